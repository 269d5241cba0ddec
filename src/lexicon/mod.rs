//! What a word is.
//!
//! [`tagger`]: its part of speech in the sentence. [`inflect`]: its lemma, its forms, the article
//! before it. [`lists`]: the lists it stands on;
//! [`phrases`]: the same, word by word. [`frequency`]: how frequent it is in which
//! language. [`numbers`]: how English writes numbers. Knows words and texts; knows no rule and no file. Everything it reads is embedded.

pub mod frequency;
pub mod inflect;
pub mod lists;
pub mod numbers;
pub mod phrases;
pub mod tagger;

pub use tagger::{Penn, Tagger, Tags, Universal};
