//! Part-of-speech tags: an averaged perceptron over hashed features.
//!
//! A sentence goes in as words (clitics apart, hyphenated words whole or apart), a Penn and a
//! Universal tag for each comes out. Never fails. How it works and how well: `docs/LEXICON.md`;
//! `cargo xtask tagger` makes the weights.

pub mod features;
mod lazy;
pub mod table;
mod tags;
pub mod word;

use std::sync::OnceLock;

use crate::text::Text;
use features::Features;
pub use lazy::LazyTags;
use table::{Reader, Weights, WordTable};
pub use tags::{Penn, Universal};
use word::{Casing, Word};

/// What the file starts with: sources and licence, filled up with spaces.
pub const HEADER: usize = 1024;

/// The tags of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tags {
    pub penn: Penn,
    pub universal: Universal,
}

/// The weights, ready for use.
#[derive(Debug)]
pub struct Tagger {
    words: WordTable,
    /// By class: the tag that a word has always, plus 1; or 0.
    certain: &'static [u8],
    penn: Weights,
    universal: Weights,
}

impl Tagger {
    /// The embedded tagger, made ready when it is first asked for.
    #[must_use]
    pub fn global() -> &'static Self {
        static GLOBAL: OnceLock<Tagger> = OnceLock::new();
        GLOBAL.get_or_init(|| {
            Self::read(include_bytes!("../../../data/tagger.bin"))
                .expect("a test reads the embedded file")
        })
    }

    /// Reads a file of weights; `None` when it is none.
    #[must_use]
    pub fn read(file: &'static [u8]) -> Option<Self> {
        let mut reader = Reader(file);
        reader.bytes(HEADER)?;
        let classes = reader.number()?;
        let certain = reader.bytes(classes)?;
        Some(Self {
            certain,
            words: WordTable::read(&mut reader)?,
            penn: Weights::read(&mut reader)?,
            universal: Weights::read(&mut reader)?,
        })
    }

    /// The tags of the words of a sentence.
    #[must_use]
    pub fn tag(&self, words: &[&str]) -> Vec<Tags> {
        let words = self.read_words(words);
        let mut features = Features::new();
        let mut penn = Vec::with_capacity(words.len());
        for at in 0..words.len() {
            let tag = self.certain(&words[at]).unwrap_or_else(|| {
                features::penn(&mut features, &words, &penn, at);
                Penn::ALL[self.penn.best(features.hashes()).min(Penn::ALL.len() - 1)]
            });
            penn.push(tag);
        }
        (0..words.len())
            .map(|at| Tags {
                penn: penn[at],
                universal: penn[at].settled().unwrap_or_else(|| {
                    features::universal(&mut features, &words, &penn, at);
                    let best = self.universal.best(features.hashes());
                    Universal::ALL[best.min(Universal::ALL.len() - 1)]
                }),
            })
            .collect()
    }

    /// The tags of the tokens of a sentence of a text.
    #[must_use]
    pub fn tag_sentence(&self, text: &Text, sentence: usize) -> Vec<Tags> {
        let words: Vec<_> =
            text.tokens_of_sentence(sentence).map(|token| text.word(token)).collect();
        self.tag(&words)
    }

    /// The tag of a word that has no other.
    #[must_use]
    pub fn certain(&self, word: &Word) -> Option<Penn> {
        let tag = *self.certain.get(word.class as usize & 0xff)?;
        Penn::ALL.get(usize::from(tag).checked_sub(1)?).copied()
    }

    /// Whether the Brill lexicon or the treebanks have a word, hyphenated ones among them. Of ten
    /// thousand strangers, one is taken for a word.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.words.class(word::table_key(word)).is_some()
    }

    /// The words of a sentence, made ready for features.
    #[must_use]
    pub fn read_words(&self, words: &[&str]) -> Vec<Word> {
        let casing = Casing::of(words);
        let mut quoted = false;
        words
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let mut word = Word::new(text, at == 0, casing, &self.words);
                if *text == "\"" {
                    word.shape |= u32::from(quoted) << 7;
                    quoted = !quoted;
                }
                word
            })
            .collect()
    }
}
