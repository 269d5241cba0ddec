//! What a word is.
//!
//! [`inflect`]: the lemma of a word, the forms of a lemma, and the article before a word.

pub mod inflect;
