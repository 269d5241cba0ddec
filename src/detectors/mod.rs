//! What no pattern can say. One file per detector; rule files switch them on.

mod doubled_word;
mod foreign_marks;
mod foreign_words;
mod missing_space;
mod mixed_script;
mod mojibake;
mod quotes;
mod repeated_phrase;
mod repeated_sentence;
mod small_start;
mod torn_word;

use crate::rule::Detector;

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[
    &doubled_word::DoubledWord,
    &foreign_marks::ForeignMarks,
    &foreign_words::ForeignWords,
    &missing_space::MissingSpace,
    &mixed_script::MixedScript,
    &mojibake::Mojibake,
    &quotes::ForeignQuotes,
    &quotes::LoneSingleQuote,
    &quotes::MisplacedQuotes,
    &quotes::QuoteSpacing,
    &quotes::UnopenedQuotation,
    &repeated_phrase::RepeatedPhrase,
    &repeated_sentence::RepeatedSentence,
    &small_start::SmallStart,
    &torn_word::TornWord,
];
