//! The MQM penalty.

use super::Checked;
use crate::diagnostic::{Certainty, Diagnostic, Severity};
use crate::review::{By, Opinion};

/// What the faults of an article weigh: 0 for a neutral one, 1 for a minor, 5 for a major, 25 for a
/// critical one, as MQM has it. What is merely possible weighs nothing.
///
/// It is a measure of what was found. How good a translation is it cannot say: nobody has looked
/// for what mtlint does not find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Penalty {
    /// The weight of the faults that somebody confirmed and let stand: verdicts call them accepted.
    pub confirmed: usize,
    /// The weight of the diagnostics that are reported.
    pub unconfirmed: usize,
    /// Words and numbers that were checked.
    pub words: usize,
}

impl Penalty {
    #[must_use]
    pub fn of(article: &Checked) -> Self {
        let accepted =
            article.set_aside.iter().filter(|aside| aside.by == By::Verdict(Opinion::Accepted));
        Self {
            confirmed: accepted.map(|aside| weight(&aside.diagnostic)).sum(),
            unconfirmed: article.diagnostics.iter().map(weight).sum(),
            words: article.words,
        }
    }

    /// Of articles together.
    #[must_use]
    pub fn of_all(articles: &[Checked]) -> Self {
        articles.iter().map(Self::of).fold(Self::default(), |all, one| Self {
            confirmed: all.confirmed + one.confirmed,
            unconfirmed: all.unconfirmed + one.unconfirmed,
            words: all.words + one.words,
        })
    }

    /// Both together per 1,000 words, rounded to a tenth.
    #[must_use]
    pub fn per_thousand(self) -> f64 {
        rate(self.confirmed + self.unconfirmed, self.words)
    }

    /// Whether the weight of what is reported per 1,000 words, not rounded, is over a limit. What
    /// somebody accepted stops nothing.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody checks 2^53 words")]
    pub fn is_over(self, limit: f64) -> bool {
        self.unconfirmed as f64 * 1_000.0 > limit * self.words.max(1) as f64
    }

    /// The weight of the confirmed faults per 1,000 words, rounded to a tenth.
    #[must_use]
    pub fn confirmed_per_thousand(self) -> f64 {
        rate(self.confirmed, self.words)
    }

    /// The weight of what is reported per 1,000 words, rounded to a tenth.
    #[must_use]
    pub fn unconfirmed_per_thousand(self) -> f64 {
        rate(self.unconfirmed, self.words)
    }
}

fn weight(found: &Diagnostic) -> usize {
    match found.severity {
        _ if found.certainty < Certainty::Likely => 0,
        Severity::Neutral => 0,
        Severity::Minor => 1,
        Severity::Major => 5,
        Severity::Critical => 25,
    }
}

/// An article without words counts as one of one word.
#[expect(clippy::cast_precision_loss, reason = "nobody checks 2^53 words")]
fn rate(weight: usize, words: usize) -> f64 {
    (weight as f64 * 10_000.0 / words.max(1) as f64).round() / 10.0
}
