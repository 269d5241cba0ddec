//! What a word is: the lists it stands on, and how frequent it is in which language.

pub mod frequency;
pub mod lists;
