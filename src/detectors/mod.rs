//! What no pattern can say. One file per detector; rule files switch them on.

mod foreign_words;
mod lowercase_start;
mod repeated_sentence;

use crate::rule::Detector;

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[
    &foreign_words::ForeignWords,
    &lowercase_start::LowercaseStart,
    &repeated_sentence::RepeatedSentence,
];
