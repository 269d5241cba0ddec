//! A word that stands twice in a row.

use crate::document::Reading;
use crate::lexicon::frequency::{self, votes};
use crate::lexicon::lists;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::span::Span;
use crate::text::{Shape, Text, TokenKind};

/// Finds words and numbers that stand twice or more in a row, and reports all but the first
/// with the space before them.
///
/// Names that are doubled as a rule are left alone: those that a list has doubled (Walla Walla),
/// given names that may be surnames too (Abdullah Abdullah), and short ones that English hardly
/// knows (Cao Cao, Bora Bora). So are initials, and numbers among numbers.
pub(super) struct DoubledWord;

impl Detector for DoubledWord {
    fn name(&self) -> &'static str {
        "doubled-word"
    }

    fn help(&self) -> &'static str {
        "Words that stand twice in a row."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["word"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(EachBlock::new(|reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            let mut at = 0;
            while at + 1 < text.tokens().len() {
                let end = (at + 1..text.tokens().len())
                    .find(|next| !repeats(text, at, *next))
                    .unwrap_or(text.tokens().len());
                if end > at + 1 && !is_meant(text, at, end) {
                    let start = text.characters_of(at..at + 1).end;
                    found.push(Found {
                        block,
                        tokens: at + 1..end,
                        marked: Some(Span::new(start, text.characters_of(at..end).end)),
                        values: vec![text.word(at).to_owned()],
                        related: None,
                    });
                }
                at = end;
            }
        }))
    }
}

/// Whether a token is the same word as an earlier one, which may have the capital of its sentence.
fn repeats(text: &Text, first: usize, next: usize) -> bool {
    let tokens = text.tokens();
    let (a, b) = (&tokens[first], &tokens[next]);
    if a.end - a.start != b.end - b.start
        || a.sentence != b.sentence
        || !matches!(a.kind, TokenKind::Word | TokenKind::Number)
    {
        return false;
    }
    let (one, other) = (text.word(first), text.word(next));
    let begins = a.shape == Shape::Cap && b.shape == Shape::Lower && begins_sentence(text, first);
    (one == other || begins && one.eq_ignore_ascii_case(other))
        // "1 1" written apart is two tokens; "10%10" is not.
        && tokens[next - 1].end < b.start
}

fn begins_sentence(text: &Text, token: usize) -> bool {
    token == 0 || text.tokens()[token - 1].sentence != text.tokens()[token].sentence || {
        matches!(text.word(token - 1), "\"" | "'" | "(" | "-" | "–" | "—" | ":")
    }
}

/// Whether the words from `first` to `end` are doubled on purpose.
fn is_meant(text: &Text, first: usize, end: usize) -> bool {
    let word = text.word(first);
    let letters = word.chars().count();
    if text.tokens()[first].kind == TokenKind::Number {
        let is_number = |token: usize| {
            text.tokens().get(token).is_some_and(|token| token.kind == TokenKind::Number)
        };
        // "16 16." but not "4 4 2", "20 20 vision" or "1 1/2".
        let ends = end == text.tokens().len() || matches!(text.word(end), "." | "," | ")" | "\"");
        return is_number(end)
            || first.checked_sub(1).is_some_and(is_number)
            || !ends && letters < 4;
    }
    if letters < 2 {
        return !matches!(word, "a" | "A" | "I");
    }
    if text.tokens()[end - 1].shape == Shape::Lower {
        // The name of a subspecies: Pan troglodytes troglodytes.
        let after_name = first > 0 && text.tokens()[first - 1].shape == Shape::Cap;
        let is_latin = ["us", "a", "is", "es", "um", "ii"].iter().any(|end| word.ends_with(end));
        return after_name && is_latin && votes(word).next().is_none();
    }
    is_doubled_name(word, letters)
}

fn is_doubled_name(word: &str, letters: usize) -> bool {
    /// The most letters of a syllable or two that a name doubles.
    const SHORT: usize = 5;
    /// A word of two in a million; rarer ones are hardly English.
    const RARE: frequency::Zipf = 33;
    let lower = word.to_lowercase();
    let twice = format!("{lower} {lower}");
    let listed = |list: &str, name: &str| lists::listed(list, name).is_some();
    letters <= SHORT && frequency::english(&lower) < RARE
        || ["place", "person", "organisation", "given-name"].iter().any(|list| listed(list, &twice))
        || listed("given-name.unambiguous", &lower)
            && !["place", "weekday", "month"].iter().any(|list| listed(list, &lower))
}
