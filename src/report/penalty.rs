//! The MQM penalty.

use crate::diagnostic::{Certainty, Diagnostic, Severity};

/// What the faults of an article weigh: 0 for a neutral one, 1 for a minor, 5 for a major, 25 for a
/// critical one, as MQM has it. What is merely possible weighs nothing.
///
/// It is a measure of what was found. How good a translation is it cannot say: nobody has looked
/// for what mtlint does not find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Penalty {
    /// The weight of the diagnostics that somebody confirmed. Verdicts are not counted yet, so it is
    /// 0.
    pub confirmed: usize,
    /// The weight of the other diagnostics.
    pub unconfirmed: usize,
    /// Words and numbers that were checked.
    pub words: usize,
}

impl Penalty {
    #[must_use]
    pub fn of<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, words: usize) -> Self {
        let likely = diagnostics.into_iter().filter(|found| found.certainty >= Certainty::Likely);
        let unconfirmed = likely.map(|found| weight(found.severity)).sum();
        Self { confirmed: 0, unconfirmed, words }
    }

    /// The weight of all diagnostics per 1,000 words, rounded to a tenth.
    #[must_use]
    pub fn per_thousand(self) -> f64 {
        rate(self.confirmed + self.unconfirmed, self.words)
    }

    /// Whether the weight of all diagnostics per 1,000 words, not rounded, is over a limit.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody checks 2^53 words")]
    pub fn is_over(self, limit: f64) -> bool {
        (self.confirmed + self.unconfirmed) as f64 * 1_000.0 > limit * self.words.max(1) as f64
    }

    /// The weight of the confirmed diagnostics per 1,000 words, rounded to a tenth.
    #[must_use]
    pub fn confirmed_per_thousand(self) -> f64 {
        rate(self.confirmed, self.words)
    }

    /// The weight of the other diagnostics per 1,000 words, rounded to a tenth.
    #[must_use]
    pub fn unconfirmed_per_thousand(self) -> f64 {
        rate(self.unconfirmed, self.words)
    }
}

const fn weight(severity: Severity) -> usize {
    match severity {
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
