//! What is kept of a check.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Certainty, Diagnostic, Family, Fix, Related, Severity};
use crate::span::Span;

/// What was found in an article.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::cli) struct Found {
    diagnostics: Vec<Kept>,
}

/// A diagnostic without its path, which is no part of what an article says.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    part: Option<String>,
    rule: String,
    family: Family,
    message: String,
    why: String,
    severity: Severity,
    certainty: Certainty,
    mqm: String,
    its: String,
    span: Span,
    line: usize,
    column: usize,
    text: String,
    sentence: String,
    fixes: Vec<Fix>,
    related: Vec<Related>,
    fingerprint: String,
    from: Vec<String>,
    label: String,
    former: Vec<String>,
}

impl Found {
    pub fn new(diagnostics: &[Diagnostic]) -> Self {
        // All keys are named: one that is added to a diagnostic must be kept too.
        let keep = |found: Diagnostic| {
            let Diagnostic {
                path: _,
                part,
                rule,
                family,
                message,
                why,
                severity,
                certainty,
                mqm,
                its,
                span,
                line,
                column,
                text,
                sentence,
                fixes,
                related,
                fingerprint,
                from,
                label,
                former,
            } = found;
            Kept {
                part,
                rule,
                family,
                message,
                why,
                severity,
                certainty,
                mqm,
                its,
                span,
                line,
                column,
                text,
                sentence,
                fixes,
                related,
                fingerprint,
                from,
                label,
                former,
            }
        };
        let diagnostics = diagnostics.iter().cloned().map(keep).collect();
        Self { diagnostics }
    }

    /// The diagnostics, of an article at this path.
    pub fn diagnostics(self, path: &str) -> Vec<Diagnostic> {
        let found = |kept: Kept| {
            let Kept {
                part,
                rule,
                family,
                message,
                why,
                severity,
                certainty,
                mqm,
                its,
                span,
                line,
                column,
                text,
                sentence,
                fixes,
                related,
                fingerprint,
                from,
                label,
                former,
            } = kept;
            Diagnostic {
                path: path.to_owned(),
                part,
                rule,
                family,
                message,
                why,
                severity,
                certainty,
                mqm,
                its,
                span,
                line,
                column,
                text,
                sentence,
                fixes,
                related,
                fingerprint,
                from,
                label,
                former,
            }
        };
        self.diagnostics.into_iter().map(found).collect()
    }
}
