//! The words that rules mention, as numbers.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::text::Text;

/// The number of a word that some rule mentions.
pub type Word = u32;

/// What a token gets that no rule mentions.
pub const UNKNOWN: Word = u32::MAX;

/// Longer tokens are folded on the heap.
const SHORT: usize = 64;

/// Maps words, whatever their case, to numbers.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// By hash of the folded word; a collision moves on to the next key.
    numbers: FxHashMap<u64, Word>,
    words: Vec<Box<str>>,
}

impl Vocabulary {
    /// The number of a word, new if it has none.
    pub fn intern(&mut self, word: &str) -> Word {
        let folded = word.to_lowercase();
        let mut key = xxh3_64(folded.as_bytes());
        while let Some(number) = self.numbers.get(&key) {
            if *self.words[*number as usize] == *folded {
                return *number;
            }
            key = key.wrapping_add(1);
        }
        let number = Word::try_from(self.words.len()).expect("fewer than 2^32 words");
        self.numbers.insert(key, number);
        self.words.push(folded.into());
        number
    }

    /// The number of a word, or [`UNKNOWN`].
    #[must_use]
    pub fn get(&self, word: &str) -> Word {
        if word.is_ascii() && word.len() <= SHORT {
            let mut folded = [0; SHORT];
            let folded = &mut folded[..word.len()];
            folded.copy_from_slice(word.as_bytes());
            folded.make_ascii_lowercase();
            self.get_folded(folded)
        } else {
            self.get_folded(word.to_lowercase().as_bytes())
        }
    }

    /// The folded word behind a number that [`Self::intern`] gave.
    #[must_use]
    pub fn word(&self, number: Word) -> &str {
        &self.words[number as usize]
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The numbers of all tokens of a text.
    #[must_use]
    pub fn read(&self, text: &Text) -> Vec<Word> {
        (0..text.tokens().len()).map(|token| self.get(text.word(token))).collect()
    }

    fn get_folded(&self, folded: &[u8]) -> Word {
        let mut key = xxh3_64(folded);
        while let Some(number) = self.numbers.get(&key) {
            if self.words[*number as usize].as_bytes() == folded {
                return *number;
            }
            key = key.wrapping_add(1);
        }
        UNKNOWN
    }
}
