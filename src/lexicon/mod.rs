//! What a word is.
//!
//! [`tagger`]: its part of speech in the sentence. [`inflect`]: its lemma, its forms, the article
//! before it. Knows words and texts; knows no rule and no file. Everything it reads is embedded.

pub mod inflect;
pub mod tagger;

pub use tagger::{Penn, Tagger, Tags, Universal};
