//! The words that rules and lists mention, as numbers.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::lexicon::phrases;
use crate::rule::LazyRegex;
use crate::text::{Memo, Text};

/// The number of a word that some rule mentions, or a list that comes with the program. Those of
/// the latter come first, as [`phrases`] numbers them.
pub type Word = u32;

/// What a token gets that nothing mentions.
pub const UNKNOWN: Word = u32::MAX;

/// Maps words, whatever their case, to numbers. Holds itself those that only rules mention.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// By hash of the folded word; a collision moves on to the next key.
    numbers: FxHashMap<u64, Word>,
    words: Vec<Box<str>>,
    /// The expressions for one token that patterns have, each once, and whether all that it matches
    /// begins with a digit.
    pub(super) expressions: FxHashMap<String, (Arc<LazyRegex>, bool)>,
}

impl Vocabulary {
    /// The number of a word, new if it has none.
    pub fn intern(&mut self, word: &str) -> Word {
        let found = self.get(word);
        if found != UNKNOWN {
            return found;
        }
        let folded = word.to_lowercase();
        let number = Word::try_from(phrases::words() + self.words.len());
        let number = number.expect("fewer than 2^32 words");
        let mut key = xxh3_64(folded.as_bytes());
        while self.numbers.contains_key(&key) {
            key = key.wrapping_add(1);
        }
        self.numbers.insert(key, number);
        self.words.push(folded.into());
        number
    }

    /// The number of a word, or [`UNKNOWN`].
    #[must_use]
    pub fn get(&self, word: &str) -> Word {
        phrases::folded(word, |folded| self.find(folded))
    }

    /// The folded word behind a number that [`Self::intern`] gave.
    #[must_use]
    pub fn word(&self, number: Word) -> &str {
        match (number as usize).checked_sub(phrases::words()) {
            None => phrases::word(number),
            Some(own) => &self.words[own],
        }
    }

    /// The numbers of all tokens of a text. `memo` is of this vocabulary.
    #[must_use]
    pub fn read(&self, text: &Text, memo: &mut Memo<Word>) -> Vec<Word> {
        let number = |token| memo.get(text, token, |word| self.get(word));
        (0..text.tokens().len()).map(number).collect()
    }

    fn find(&self, folded: &[u8]) -> Word {
        let hash = xxh3_64(folded);
        if let Some(number) = phrases::find(folded, hash) {
            return number;
        }
        let mut key = hash;
        while let Some(number) = self.numbers.get(&key) {
            if self.words[*number as usize - phrases::words()].as_bytes() == folded {
                return *number;
            }
            key = key.wrapping_add(1);
        }
        UNKNOWN
    }
}
