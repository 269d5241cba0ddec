//! `--format rdjson`: the Reviewdog Diagnostic Format as one JSON object.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::{Array, Checked, Level, all};
use crate::diagnostic::{Diagnostic, Fix};

#[derive(Serialize)]
struct Report<T> {
    source: Value,
    diagnostics: T,
}

/// Writes one JSON object for all articles and a line end.
///
/// # Errors
/// When `out` fails.
pub fn rdjson(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let report = Report {
        source: json!({ "name": "mtlint" }),
        diagnostics: Array(|| all(articles).map(|(article, found)| diagnostic(article, found))),
    };
    serde_json::to_writer(&mut *out, &report)?;
    writeln!(out)
}

fn diagnostic(article: &Checked, found: &Diagnostic) -> Value {
    let severity = match Level::of(found) {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Note => "INFO",
    };
    let range = |start, end| range(article, start, end);
    let location = |start, end| json!({ "path": article.path, "range": range(start, end) });
    let suggestion = |fix: &Fix| {
        let (start, end, text) = article.places.as_one_edit(fix)?;
        Some(json!({ "range": range(start, end), "text": text }))
    };
    let suggestions: Vec<_> = found.fixes.iter().filter_map(suggestion).collect();
    let related = found.related.iter().map(|related| {
        let location = location(related.span.start, related.span.end);
        json!({ "message": related.message, "location": location })
    });
    let related: Vec<_> = related.collect();
    let message = match found.why.as_str() {
        "" => found.message.clone(),
        why => format!("{}\n{why}", found.message),
    };
    json!({
        "message": message,
        "location": location(found.span.start, found.span.end),
        "severity": severity,
        "code": { "value": found.rule },
        "suggestions": suggestions,
        "relatedLocations": related,
    })
}

/// Columns are in bytes here.
fn range(article: &Checked, start: usize, end: usize) -> Value {
    let [start, end] = [start, end].map(|offset| {
        let place = article.places.at(offset);
        json!({ "line": place.line, "column": place.byte_column })
    });
    json!({ "start": start, "end": end })
}
