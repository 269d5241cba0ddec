//! What no pattern can say. One file per detector; rule files switch them on.

mod broken_off;
mod foreign_words;
mod new_name_at_end;
mod repeated_sentence;

use crate::rule::Detector;

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[
    &broken_off::BrokenOff,
    &foreign_words::ForeignWords,
    &new_name_at_end::NewNameAtEnd,
    &repeated_sentence::RepeatedSentence,
];
