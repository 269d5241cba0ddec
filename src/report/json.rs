//! `--format json`: the documented, stable form.

use std::io::{self, Write};

use serde::Serialize;

use super::{Checked, count};
use crate::diagnostic::{Diagnostic, Severity};

/// The version of the form; it changes when a reader of the old one would fail on the new.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<&'a Diagnostic>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    words: usize,
    critical: usize,
    major: usize,
    minor: usize,
    neutral: usize,
    /// Faults that `--fix` fixed before the diagnostics were made.
    fixed: usize,
}

/// Writes one JSON object for all articles and a line end.
///
/// # Errors
/// When `out` fails.
pub fn json(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let all = || articles.iter().flat_map(|article| &article.diagnostics);
    let report = Report {
        version: VERSION,
        diagnostics: all().collect(),
        summary: Summary {
            files: articles.len(),
            words: articles.iter().map(|article| article.words).sum(),
            critical: count(all(), Severity::Critical),
            major: count(all(), Severity::Major),
            minor: count(all(), Severity::Minor),
            neutral: count(all(), Severity::Neutral),
            fixed: articles.iter().map(|article| article.fixed.len()).sum(),
        },
    };
    serde_json::to_writer(&mut *out, &report)?;
    writeln!(out)
}
