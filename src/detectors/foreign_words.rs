//! Words that were left in another language.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::Reading;
use crate::lexicon::frequency::{Vote, Zipf, votes};
use crate::rule::{Detector, DetectorOption, Found};
use crate::text::{Shape, Text, TokenKind};

/// Finds words and runs of words that are another language's and not English, by a vote of word
/// frequencies: a word that English does not have and another language does, or has three hundred
/// times as often, or that no list has and English would not spell so; and a run of words that taken together are ten thousand times as likely in one
/// other language as in English (the sum of the logarithms, so that "de la" counts though both
/// words stand in English text). Words of another script are found by their letters.
///
/// Left alone are words in names, short quotations and quotations that are foreign for the greater
/// part, and what stands in brackets or is glossed in brackets.
pub(super) struct ForeignWords;

impl Detector for ForeignWords {
    fn name(&self) -> &'static str {
        "foreign-words"
    }

    fn help(&self) -> &'static str {
        "Words that were left in another language."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["language"]
    }

    fn run(&self, reading: &Reading<'_>, _: &[i64]) -> Vec<Found> {
        let mut found = Vec::new();
        for block in 0..reading.blocks().len() {
            let text = reading.text(block);
            let words: Vec<Word> = (0..text.tokens().len()).map(|n| Word::new(text, n)).collect();
            let mut runs = Vec::new();
            for sentence in 0..text.sentences() {
                find_in_sentence(&words, text.tokens_of_sentence(sentence), &mut runs);
            }
            runs.retain(|run| !is_meant(text, &words, run));
            let runs = runs.into_iter().map(|tokens| Run::new(text, &words, block, tokens));
            found.extend(runs);
        }
        // A word of several languages is of the one that the article has most of.
        let mut article = [0; LANGUAGES.len()];
        for run in &found {
            for (sum, votes) in article.iter_mut().zip(run.votes) {
                *sum += votes;
            }
        }
        let name = |run: &Run| language(run, &article).to_owned();
        let values: Vec<_> = found.iter().map(|run| vec![name(run)]).collect();
        let found = found.into_iter().zip(values);
        found
            .map(|(Run { block, tokens, .. }, values)| Found {
                block,
                tokens,
                values,
                related: None,
            })
            .collect()
    }
}

/// Foreign words in a row.
struct Run {
    block: usize,
    tokens: Range<usize>,
    /// The sum of the frequencies of the words, for each language.
    votes: [i32; LANGUAGES.len()],
    /// What the letters say, where they say it.
    by_letters: Option<&'static str>,
}

impl Run {
    fn new(text: &Text, words: &[Word], block: usize, tokens: Range<usize>) -> Self {
        let votes = std::array::from_fn(|language| {
            words[tokens.clone()].iter().map(|word| i32::from(word.votes[language])).sum()
        });
        let mut letters = tokens.clone().flat_map(|token| text.word(token).chars());
        let by_letters =
            letters.find_map(|c| language_of_letter(c).or_else(|| language_of_latin_letter(c)));
        Self { block, tokens, votes, by_letters }
    }
}

/// The English name of a run's language: the one that most of the article's runs are in, if the
/// run's words are not much more frequent in another.
fn language(run: &Run, article: &[i32; LANGUAGES.len()]) -> &'static str {
    let most = run.votes.iter().copied().max().unwrap_or(0);
    let near = (0..LANGUAGES.len()).filter(|l| run.votes[*l] > 0 && run.votes[*l] + FOREIGN > most);
    // The first of equals.
    let best = near.rev().max_by_key(|language| article[*language]);
    best.map(|language| LANGUAGES[language].1).or(run.by_letters).unwrap_or("another language")
}

/// Votes are in tenths of a logarithm to base 10; these are too.
const UNKNOWN_TO_ENGLISH: Zipf = 10;
/// How much more frequent a word of both must be in the other language, to stand for itself.
const FOREIGN: i32 = 25;
/// English words that are at the most this frequent can be foreign ones.
const RARE: Zipf = 25;
/// So frequent are everyday words of a language.
const EVERYDAY: i32 = 50;
/// How much likelier a run must be in the other language.
const RUN: i32 = 40;
/// How much likelier in the other language the first and the last word of a run must be.
const TELLING: i32 = 10;
/// The fewest letters of a word that stands for itself.
const LETTERS: usize = 4;
/// The most words of a quotation that may be a term or a title.
const TERM: usize = 4;

/// The languages that votes come from, with their names.
const LANGUAGES: [(&str, &str); 11] = [
    ("fr", "French"),
    ("es", "Spanish"),
    ("de", "German"),
    ("it", "Italian"),
    ("pt", "Portuguese"),
    ("pl", "Polish"),
    ("nl", "Dutch"),
    ("tr", "Turkish"),
    ("ru", "Russian"),
    ("uk", "Ukrainian"),
    ("zh", "Chinese"),
];

/// What is known of a token.
struct Word {
    kind: Kind,
    /// How many letters its longest part has.
    letters: usize,
    english: Zipf,
    /// By the place of the language in [`LANGUAGES`]; 0 where it says nothing.
    votes: [Zipf; LANGUAGES.len()],
    /// Whether it begins with an article or preposition that lost its vowel, as in "d'instruction".
    elided: bool,
    /// Whether it has a letter that English words of its own do not have.
    accented: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A word in lower case.
    Plain,
    /// A word that has a capital for beginning its sentence. It tells nothing by itself, since it
    /// may be a name.
    First,
    /// A word with capitals where no sentence begins.
    Name,
    /// A word in a script that English is not written in.
    Script,
    Comma,
    Other,
}

impl Word {
    fn new(text: &Text, token: usize) -> Self {
        let form = text.word(token);
        let kind = match text.tokens()[token].kind {
            TokenKind::Mark if form == "," => Kind::Comma,
            // A single letter may be a sign, unless it is a word by itself.
            TokenKind::Word
                if form.chars().all(is_of_script)
                    && (form.chars().count() > 1 || form.chars().all(is_han)) =>
            {
                Kind::Script
            }
            TokenKind::Word if text.tokens()[token].shape == Shape::Lower => Kind::Plain,
            TokenKind::Word if begins(text, token) => Kind::First,
            TokenKind::Word => Kind::Name,
            _ => Kind::Other,
        };
        let mut word = Self {
            kind,
            letters: 0,
            english: 0,
            votes: [0; LANGUAGES.len()],
            elided: false,
            accented: form.chars().any(is_accented)
                && form.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'')),
        };
        if !matches!(kind, Kind::Comma | Kind::Other) {
            let form = match text.tokens()[token].shape {
                Shape::Lower => Cow::Borrowed(form),
                _ => Cow::Owned(form.to_lowercase()),
            };
            // Of "l'état" and "anti-réforme" the longest part speaks.
            let part = form.split(['\'', '-']).max_by_key(|part| part.len()).unwrap_or(&form);
            word.letters = part.chars().count();
            word.elided = part.len() < form.len()
                && form.split_once('\'').is_some_and(|(article, rest)| {
                    matches!(article, "l" | "d" | "qu" | "n" | "s" | "c" | "dell" | "all" | "nell")
                        && rest.len() > 1
                });
            for Vote { language, zipf } in votes(part) {
                match LANGUAGES.iter().position(|(code, _)| *code == language) {
                    Some(at) => word.votes[at] = zipf,
                    None => word.english = zipf,
                }
            }
        }
        word
    }

    /// The frequency in the language that has it most.
    fn best(&self) -> Zipf {
        self.votes.iter().copied().max().unwrap_or(0)
    }

    /// Whether the word alone shows that it is not English.
    fn is_foreign(&self) -> bool {
        let best = i32::from(self.best());
        let rare = self.english <= RARE
            && best >= i32::from(self.english.max(UNKNOWN_TO_ENGLISH)) + FOREIGN;
        match self.kind {
            Kind::Script => true,
            Kind::Plain => {
                self.letters >= LETTERS
                    && (rare || self.english == 0 && (best > 0 || self.accented))
            }
            // No name is so frequent and unknown to English.
            Kind::First => self.english == 0 && best >= EVERYDAY,
            Kind::Name | Kind::Comma | Kind::Other => false,
        }
    }

    /// How much likelier the word is in a language than in English: a logarithm, in tenths. What
    /// is no word weighs against a run, and so does a name.
    fn weight(&self, language: usize) -> i32 {
        let vote = self.votes[language];
        match self.kind {
            Kind::Other => -1000,
            Kind::Comma => -20,
            // German nouns have capitals.
            Kind::Name if LANGUAGES[language].0 != "de" || self.english > RARE => -20,
            _ if vote > 0 => {
                let english = self.english.max(UNKNOWN_TO_ENGLISH);
                let elision = if self.elided { 20 } else { 0 };
                (i32::from(vote) - i32::from(english) + elision).clamp(-20, 30)
            }
            _ if self.english == 0 => -10,
            _ => -20,
        }
    }
}

/// Whether a token has a capital, and a reason for it: its sentence begins, or a quotation does.
fn begins(text: &Text, token: usize) -> bool {
    let tokens = text.tokens();
    let before = token.checked_sub(1);
    tokens[token].shape == Shape::Cap
        && before.is_none_or(|before| {
            tokens[before].sentence != tokens[token].sentence
                || matches!(text.word(before), "\"" | "'" | ":")
        })
}

/// Whether a letter is one that English takes from other languages only.
fn is_accented(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii() && !matches!(c, 'æ' | 'œ')
}

/// Whether a character is a letter of a script that English is not written in.
fn is_of_script(c: char) -> bool {
    language_of_letter(c).is_some()
}

/// Whether a character stands for a Chinese word, or for a part of one.
fn is_han(c: char) -> bool {
    language_of_letter(c) == Some("Chinese")
}

/// The language that is likeliest where no vote tells, by the blocks of Unicode and letters that
/// few have.
fn language_of_letter(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{370}'..='\u{3ff}' => "Greek",
        'є' | 'і' | 'ї' | 'ґ' => "Ukrainian",
        '\u{400}'..='\u{52f}' => "Russian",
        '\u{530}'..='\u{58f}' => "Armenian",
        '\u{590}'..='\u{5ff}' => "Hebrew",
        '\u{600}'..='\u{6ff}' => "Arabic",
        '\u{900}'..='\u{97f}' => "Hindi",
        '\u{980}'..='\u{9ff}' => "Bengali",
        '\u{b80}'..='\u{bff}' => "Tamil",
        '\u{e00}'..='\u{e7f}' => "Thai",
        '\u{10a0}'..='\u{10ff}' => "Georgian",
        '\u{1200}'..='\u{137f}' => "Amharic",
        '\u{3040}'..='\u{30ff}' => "Japanese",
        '\u{3400}'..='\u{9fff}' => "Chinese",
        '\u{ac00}'..='\u{d7a3}' => "Korean",
        _ => return None,
    })
}

/// The language of a Latin letter that few others have.
fn language_of_latin_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ą' | 'ę' | 'ł' | 'ń' | 'ś' | 'ź' | 'ż' => "Polish",
        'ě' | 'ř' | 'ů' => "Czech",
        'ğ' | 'ı' | 'ş' => "Turkish",
        'ő' | 'ű' => "Hungarian",
        'ă' | 'ț' | 'ș' => "Romanian",
        'ã' | 'õ' => "Portuguese",
        'ñ' => "Spanish",
        'ß' => "German",
        _ => return None,
    })
}

/// The runs of a sentence, in order and apart.
fn find_in_sentence(words: &[Word], sentence: Range<usize>, runs: &mut Vec<Range<usize>>) {
    // Most sentences have no word that another language has ten times as often.
    let weighs =
        |word: &Word| word.is_foreign() || (0..LANGUAGES.len()).any(|l| word.weight(l) >= TELLING);
    if !words[sentence.clone()].iter().any(weighs) {
        return;
    }
    let mut foreign: Vec<bool> = words[sentence.clone()].iter().map(Word::is_foreign).collect();
    for language in 0..LANGUAGES.len() {
        for run in likely_runs(&words[sentence.clone()], language) {
            foreign[run].fill(true);
        }
    }
    let mut at = 0;
    for run in foreign.chunk_by(|a, b| a == b) {
        if run[0] {
            runs.push(sentence.start + at..sentence.start + at + run.len());
        }
        at += run.len();
    }
}

/// The stretches of two words and more whose weights add up to [`RUN`]: those of largest sum, by
/// Kadane's algorithm.
fn likely_runs(words: &[Word], language: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let (mut sum, mut best) = (0, 0);
    let mut run = 0..0;
    for at in 0..=words.len() {
        let weight = words.get(at).map_or(-1000, |word| word.weight(language));
        if sum == 0 {
            run = at..at;
        }
        sum += weight;
        if sum > best {
            best = sum;
            run.end = at + 1;
        }
        if sum <= 0 {
            // What hardly tells the languages apart is no end of a run.
            let tells = |at: &usize| words[*at].weight(language) >= TELLING;
            let first = run.clone().find(tells);
            let last = run.clone().rfind(tells);
            let is_name = |word: &Word| word.kind == Kind::Name;
            if best >= RUN
                && let (Some(first), Some(last)) = (first, last)
                && first < last
                && !words[first..=last].iter().all(is_name)
            {
                runs.push(first..last + 1);
            }
            (sum, best) = (0, 0);
        }
    }
    runs
}

/// Whether the writer meant the words to stand in their language: in a name, a term in quotation
/// marks, a foreign quotation, or with a gloss.
fn is_meant(text: &Text, words: &[Word], run: &Range<usize>) -> bool {
    let sentence = text.tokens_of_sentence(text.tokens()[run.start].sentence as usize);
    let before = run.start.checked_sub(1).filter(|before| *before >= sentence.start);
    let after = (run.end < sentence.end).then_some(run.end);
    let is_name = |token: Option<usize>| token.is_some_and(|token| words[token].kind == Kind::Name);
    let is_foreign_name = |token: usize| {
        let word = &words[token];
        word.kind == Kind::Name && word.english == 0 && word.best() > 0
    };
    let tells = words[run.clone()].iter().any(Word::is_foreign);
    let inside_name = is_name(before) && is_name(after)
        || (is_name(before) || is_name(after)) && !tells
        || before.is_some_and(is_foreign_name);
    // "Ho ho ho", and a word that breaks off.
    let first = text.word(run.start);
    let is_sound =
        run.len() > 1 && run.clone().all(|token| text.word(token).eq_ignore_ascii_case(first));
    let breaks_off = after.is_some_and(|after| {
        let tokens = text.tokens();
        text.word(after).starts_with('-') && tokens[after].start == tokens[run.end - 1].end
    });
    let in_single_quotes =
        [before, after].iter().all(|mark| mark.is_some_and(|mark| text.word(mark) == "'"));
    let is_glossed = after.is_some_and(|after| matches!(text.word(after), "(" | "["));
    let bracket =
        sentence.take_while(|token| *token < run.start).fold(0, |depth, token| {
            match text.word(token) {
                "(" | "[" => depth + 1,
                ")" | "]" => 0.max(depth - 1),
                _ => depth,
            }
        });
    inside_name
        || in_single_quotes
        || is_sound
        || breaks_off
        || is_glossed
        || bracket > 0
        || is_quoted(text, run)
}

/// Whether a run is a good part of the quotation it stands in.
fn is_quoted(text: &Text, run: &Range<usize>) -> bool {
    let Some(span) = text.span_of(run.clone()) else {
        return false;
    };
    text.quotations().iter().filter(|quotation| quotation.contains(span)).any(|quotation| {
        let tokens = text.tokens();
        let first = tokens.partition_point(|token| (token.start as usize) < quotation.start);
        let quoted = tokens[first..].iter().take_while(|token| token.span().end <= quotation.end);
        let quoted = quoted.filter(|token| token.kind == TokenKind::Word).count();
        quoted <= TERM || quoted <= run.len() * 2
    })
}
