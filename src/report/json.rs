//! `--format json`: the documented, stable form.

use std::io::{self, Write};

use serde::Serialize;

use super::{Checked, Penalty, count};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Origin;

/// The version of the form; it changes when a reader of the old one would fail on the new.
pub(super) const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<&'a Diagnostic>,
    summary: Summary<'a>,
}

/// MQM weights per 1,000 words.
#[derive(Serialize)]
struct PenaltyOf {
    confirmed: f64,
    unconfirmed: f64,
}

/// What one article reads as translated from.
#[derive(Serialize)]
struct OriginOf<'a> {
    path: &'a str,
    languages: &'a [&'static str],
    traces: usize,
}

#[derive(Serialize)]
struct Summary<'a> {
    files: usize,
    words: usize,
    critical: usize,
    major: usize,
    minor: usize,
    neutral: usize,
    /// Faults that `--fix` fixed before the diagnostics were made.
    fixed: usize,
    /// The articles whose source language is not known, and is told by the diagnostics.
    origins: Vec<OriginOf<'a>>,
    /// Of all articles together.
    penalty: PenaltyOf,
}

/// Writes one JSON object for all articles and a line end.
///
/// # Errors
/// When `out` fails.
pub fn json(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let all = || articles.iter().flat_map(|article| &article.diagnostics);
    let words = articles.iter().map(|article| article.words).sum();
    let penalty = Penalty::of_all(articles);
    let report = Report {
        version: VERSION,
        diagnostics: all().collect(),
        summary: Summary {
            files: articles.len(),
            words,
            critical: count(all(), Severity::Critical),
            major: count(all(), Severity::Major),
            minor: count(all(), Severity::Minor),
            neutral: count(all(), Severity::Neutral),
            fixed: articles.iter().map(|article| article.fixed.len()).sum(),
            origins: articles.iter().filter_map(origin).collect(),
            penalty: PenaltyOf {
                confirmed: penalty.confirmed_per_thousand(),
                unconfirmed: penalty.unconfirmed_per_thousand(),
            },
        },
    };
    serde_json::to_writer(&mut *out, &report)?;
    writeln!(out)
}

fn origin(article: &Checked) -> Option<OriginOf<'_>> {
    let Origin { languages, traces } = article.origin.as_ref()?;
    Some(OriginOf { path: &article.path, languages, traces: *traces })
}
