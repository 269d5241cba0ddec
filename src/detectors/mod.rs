//! What no pattern can say. One file per detector; rule files switch them on.

mod article_sound;
mod foreign_article;
mod foreign_words;
mod lower_case_article;
mod repeated_sentence;
mod spaced_article;
mod whole;

use crate::rule::Detector;

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[
    &article_sound::ArticleSound,
    &foreign_article::ForeignArticle,
    &foreign_words::ForeignWords,
    &lower_case_article::LowerCaseArticle,
    &repeated_sentence::RepeatedSentence,
    &spaced_article::SpacedArticle,
];
