//! What a word is: its tag in the sentence.
//!
//! Knows words and texts; knows no rule and no file. Everything it reads is embedded.

pub mod tagger;

pub use tagger::{Penn, Tagger, Tags, Universal};
