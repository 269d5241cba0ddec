//! An article in another language.

use std::ops::Range;

use super::foreign_words::{LANGUAGES, language_of_letter};
use super::whole::{OPTIONS, Whole};
use crate::lexicon::frequency::votes;
use crate::rule::{Detector, DetectorOption, Search};
use crate::text::{Shape, Text, TokenKind};

/// Finds the first sentence of an article of which most sentences are not English: the words of
/// another language add up to more on the Zipf scale, where a word that a language does not have
/// adds nothing; or English has hardly any of the words; or half of the letters are of a script
/// that English is not written in. Names do not count, nor does what is in capitals.
pub(super) struct ForeignArticle;

impl Detector for ForeignArticle {
    fn name(&self) -> &'static str {
        "foreign-article"
    }

    fn help(&self) -> &'static str {
        "An article of which most sentences are not English."
    }

    fn options(&self) -> &'static [DetectorOption] {
        OPTIONS
    }

    fn binds(&self) -> &'static [&'static str] {
        &["language"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(Whole::new(options, |text: &Text<'_>, tokens| {
            Some(vec![language(text, tokens)?.to_owned()])
        }))
    }
}

/// The fewest words of a sentence that tells its language, names aside.
const WORDS: i32 = 4;
/// The fewest words, names aside, of a sentence that is in a language of which no frequencies are
/// known.
const MANY_WORDS: i32 = 5;
/// The fewest letters of another script that tell it.
const LETTERS: usize = 4;
/// How much more than in English the words must add up to in another language, in percent.
const MORE: i32 = 125;
/// What a word of a sentence has at least on average, in tenths of the Zipf scale, in the language
/// that the sentence is in; prose has about 55.
const KNOWN: i32 = 30;
/// And at the most in English, where the sentence is in a language of which no frequencies are known.
const UNKNOWN: i32 = 20;

/// Whether a word is one of those that are in most English sentences, and no word of the other
/// languages.
fn is_english(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "and"
            | "that"
            | "with"
            | "from"
            | "which"
            | "his"
            | "they"
            | "have"
            | "been"
            | "this"
            | "were"
            | "would"
            | "their"
            | "had"
            | "its"
            | "for"
            | "are"
            | "you"
            | "she"
            | "who"
            | "but"
            | "after"
            | "when"
            | "than"
            | "about"
            | "said"
            | "our"
            | "your"
            | "there"
            | "could"
            | "should"
            | "because"
            | "The"
            | "This"
            | "They"
            | "She"
    )
}

/// The English name of the language that a sentence is in, if that is not English.
fn language(text: &Text<'_>, tokens: Range<usize>) -> Option<&'static str> {
    // One such word in ten tells enough, and costs next to nothing.
    let mut english = 0;
    let is_clear = |token: usize| {
        english += usize::from(is_english(text.word(token)));
        english * 10 >= tokens.len()
    };
    if tokens.clone().any(is_clear) {
        return None;
    }
    match by_words(text, tokens.clone()) {
        Verdict::In(language) => Some(language),
        Verdict::NotEnglish => by_letters(text, tokens).or(Some("another language")),
        Verdict::Open => by_letters(text, tokens),
    }
}

/// What the words of a sentence say.
enum Verdict {
    In(&'static str),
    NotEnglish,
    Open,
}

/// The language whose letters at least half of the sentence is written in, if English is not.
fn by_letters(text: &Text<'_>, tokens: Range<usize>) -> Option<&'static str> {
    let (mut all, mut others) = (0, 0);
    let mut language = None;
    for letter in tokens.flat_map(|token| text.word(token).chars()).filter(|c| c.is_alphabetic()) {
        all += 1;
        let Some(found) = language_of_letter(letter) else {
            continue;
        };
        others += 1;
        // Ukrainian has letters of Russian, Japanese has letters of Chinese, but not the reverse.
        if language.is_none() || matches!(found, "Ukrainian" | "Japanese") {
            language = Some(found);
        }
    }
    language.filter(|_| others >= LETTERS && others * 2 >= all)
}

fn by_words(text: &Text<'_>, tokens: Range<usize>) -> Verdict {
    let mut sums = [0; LANGUAGES.len()];
    let (mut english, mut words, mut all) = (0, 0, 0);
    for token in tokens.clone() {
        let word = text.word(token);
        all += i32::from(text.tokens()[token].kind == TokenKind::Word);
        let lower;
        let word = match (text.tokens()[token].kind, text.tokens()[token].shape) {
            (TokenKind::Word, Shape::Lower) if !word.starts_with(['\'', '’']) => word,
            (TokenKind::Word, Shape::Cap) if token == tokens.start => {
                lower = word.to_lowercase();
                &lower
            }
            _ => continue,
        };
        words += 1;
        for vote in votes(word) {
            match LANGUAGES.iter().position(|(code, _)| *code == vote.language) {
                Some(at) => sums[at] += i32::from(vote.zipf),
                None => english += i32::from(vote.zipf),
            }
        }
    }
    let best = LANGUAGES.iter().zip(sums).rev().max_by_key(|(_, sum)| *sum);
    match best {
        // A title that is names for the greater part tells nothing.
        _ if words < WORDS || words * 2 < all => Verdict::Open,
        Some(((_, name), sum)) if sum * 100 > english * MORE && sum >= words * KNOWN => {
            Verdict::In(name)
        }
        _ if words < MANY_WORDS => Verdict::Open,
        Some((_, sum)) if sum * 100 > english * MORE => Verdict::NotEnglish,
        _ if english < words * UNKNOWN => Verdict::NotEnglish,
        _ => Verdict::Open,
    }
}
