//! What the frequencies of languages say of a word.

use std::borrow::Cow;

use crate::lexicon::frequency::{Vote, Zipf, votes};
use crate::text::{Memo, Shape, Text, TokenKind};

/// Votes are in tenths of a logarithm to base 10; these are too.
const UNKNOWN_TO_ENGLISH: Zipf = 10;
/// How much more frequent a word of both must be in the other language, to stand for itself.
pub(super) const FOREIGN: i32 = 25;
/// English words that are at the most this frequent can be foreign ones.
const RARE: Zipf = 25;
/// So frequent are everyday words of a language.
const EVERYDAY: Zipf = 50;
/// How much likelier in the other language the first and the last word of a run must be.
pub(super) const TELLING: i32 = 10;
/// The fewest letters of a word that stands for itself.
const LETTERS: usize = 4;

/// The languages that votes come from, with their names.
pub(in crate::detectors) const LANGUAGES: [(&str, &str); 11] = [
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

/// The codes of [`LANGUAGES`] as numbers, which are compared at once.
const CODES: [u16; LANGUAGES.len()] = {
    let mut codes = [0; LANGUAGES.len()];
    let mut language = 0;
    while language < LANGUAGES.len() {
        codes[language] = code(LANGUAGES[language].0);
        language += 1;
    }
    codes
};

const fn code(language: &str) -> u16 {
    u16::from_le_bytes([language.as_bytes()[0], language.as_bytes()[1]])
}

/// A token and what is known of its form.
pub(super) struct Word {
    pub kind: Kind,
    pub known: Known,
}

/// What is known of a form, whatever its case.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    /// How many letters its longest part has, 255 at the most.
    letters: u8,
    pub english: Zipf,
    /// By the place of the language in [`LANGUAGES`]; 0 where it says nothing.
    pub votes: [Zipf; LANGUAGES.len()],
    /// Whether it begins with an article or preposition that lost its vowel, as in "d'instruction".
    elided: bool,
    /// Whether it has a letter that English words of its own do not have, and only letters.
    pub accented: bool,
    /// Whether it may be a foreign word or begin a run, in small letters.
    tells: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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

/// Whether a run may begin or end at a token.
pub(super) fn tells(text: &Text, token: usize, memo: &mut Memo<Known>) -> bool {
    text.tokens()[token].kind == TokenKind::Word && memo.get(text, token, Known::of).tells
}

impl Known {
    pub fn of(form: &str) -> Self {
        let is_lower = form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let form = if is_lower { Cow::Borrowed(form) } else { Cow::Owned(form.to_lowercase()) };
        // Of "l'état" and "anti-réforme" the longest part speaks.
        let part = if form.contains(['\'', '-']) {
            form.split(['\'', '-']).max_by_key(|part| part.len()).unwrap_or(&form)
        } else {
            &form
        };
        let elided = part.len() < form.len()
            && form.split_once('\'').is_some_and(|(article, rest)| {
                matches!(article, "l" | "d" | "qu" | "n" | "s" | "c" | "dell" | "all" | "nell")
                    && rest.len() > 1
            });
        let letters = u8::try_from(part.chars().count()).unwrap_or(u8::MAX);
        let accented = form.chars().any(is_accented)
            && form.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
        let mut known = Self { letters, elided, accented, ..Self::default() };
        for Vote { language, zipf } in votes(part) {
            match CODES.iter().position(|number| *number == code(language)) {
                Some(at) => known.votes[at] = zipf,
                None => known.english = zipf,
            }
        }
        let kind = if is_of_script_throughout(&form) { Kind::Script } else { Kind::Plain };
        known.tells = Word { kind, known }.tells();
        known
    }
}

impl Word {
    pub fn new(text: &Text, token: usize, memo: &mut Memo<Known>) -> Self {
        let form = text.word(token);
        let kind = match text.tokens()[token].kind {
            TokenKind::Mark if form == "," => Kind::Comma,
            TokenKind::Word if is_of_script_throughout(form) => Kind::Script,
            TokenKind::Word if text.tokens()[token].shape == Shape::Lower => Kind::Plain,
            TokenKind::Word if begins(text, token) => Kind::First,
            TokenKind::Word => Kind::Name,
            _ => Kind::Other,
        };
        let known = match kind {
            Kind::Comma | Kind::Other => Known::default(),
            _ => memo.get(text, token, Known::of),
        };
        Self { kind, known }
    }

    /// The frequency in the language that has it most.
    pub fn best(&self) -> Zipf {
        self.known.votes.iter().copied().max().unwrap_or(0)
    }

    /// Whether the word alone shows that it is not English.
    pub fn is_foreign(&self) -> bool {
        let Known { english, letters, accented, .. } = self.known;
        let best = self.best();
        let rare = english <= RARE
            && i32::from(best) >= i32::from(english.max(UNKNOWN_TO_ENGLISH)) + FOREIGN;
        match self.kind {
            Kind::Script => true,
            Kind::Plain => {
                usize::from(letters) >= LETTERS && (rare || english == 0 && (best > 0 || accented))
            }
            // No name is so frequent and unknown to English.
            Kind::First => english == 0 && best >= EVERYDAY,
            Kind::Name | Kind::Comma | Kind::Other => false,
        }
    }

    /// How much likelier the word is in a language than in English: a logarithm, in tenths. What
    /// is no word weighs against a run, and so does a name.
    pub fn weight(&self, language: usize) -> i32 {
        let Known { english, elided, votes, .. } = self.known;
        let vote = votes[language];
        match self.kind {
            Kind::Other => -1000,
            Kind::Comma => -20,
            // German nouns have capitals.
            Kind::Name if LANGUAGES[language].0 != "de" || english > RARE => -20,
            _ if vote > 0 => {
                let english = english.max(UNKNOWN_TO_ENGLISH);
                let elision = if elided { 20 } else { 0 };
                (i32::from(vote) - i32::from(english) + elision).clamp(-20, 30)
            }
            _ if english == 0 => -10,
            _ => -20,
        }
    }

    /// Whether it is a foreign word or may begin a run.
    pub fn tells(&self) -> bool {
        self.is_foreign() || (0..LANGUAGES.len()).any(|l| self.weight(l) >= TELLING)
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

/// Whether a word is written in a script that English is not written in.
fn is_of_script_throughout(form: &str) -> bool {
    // A single letter may be a sign, unless it is a word by itself.
    !form.is_ascii()
        && form.chars().all(is_of_script)
        && (form.chars().count() > 1 || form.chars().all(is_han))
}

/// Whether a character stands for a Chinese word, or for a part of one.
fn is_han(c: char) -> bool {
    language_of_letter(c) == Some("Chinese")
}

/// Whether a letter is a Latin one that English takes from other languages only.
fn is_accented(c: char) -> bool {
    matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ') && c.is_alphabetic() && !matches!(c, 'æ' | 'œ')
}

/// Whether a character is a letter of a script that English is not written in.
fn is_of_script(c: char) -> bool {
    language_of_letter(c).is_some()
}

/// The language that is likeliest where no vote tells, by the blocks of Unicode.
pub(in crate::detectors) fn language_of_letter(c: char) -> Option<&'static str> {
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
pub(super) fn language_of_latin_letter(c: char) -> Option<&'static str> {
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
