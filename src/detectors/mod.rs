//! What no pattern can say. One file per detector; rule files switch them on.

mod article_sound;
mod foreign_words;
mod repeated_sentence;

use crate::rule::Detector;

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[
    &article_sound::ArticleSound,
    &foreign_words::ForeignWords,
    &repeated_sentence::RepeatedSentence,
];
