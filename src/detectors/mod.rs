//! What no pattern can say. One file per detector; rule files switch them on.

mod repeated_sentence;

use crate::rule::Detector;

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[&repeated_sentence::RepeatedSentence];
