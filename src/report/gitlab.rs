//! `--format gitlab`: a Code Quality report, a subset of the Code Climate form.

use std::io::{self, Write};

use serde_json::{Value, json};
use xxhash_rust::xxh3::xxh3_128;

use super::{Array, Checked, all, name};
use crate::diagnostic::{Certainty, Diagnostic, Severity};

/// Writes a JSON array of all diagnostics and a line end.
///
/// # Errors
/// When `out` fails.
pub fn gitlab(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let issues = Array(|| all(articles).map(|(article, found)| issue(article, found)));
    serde_json::to_writer(&mut *out, &issues)?;
    writeln!(out)
}

fn issue(article: &Checked, found: &Diagnostic) -> Value {
    let severity = match (found.certainty, found.severity) {
        (Certainty::Possible, _) | (_, Severity::Neutral) => "info",
        (_, severity) => name(severity),
    };
    // GitLab compares paths with those of the repository, which have no `./`.
    let path = article.path.trim_start_matches("./");
    // A fingerprint of GitLab is one of the whole report, ours one of an article.
    let fingerprint = xxh3_128(format!("{path}\0{}", found.fingerprint).as_bytes());
    json!({
        "description": found.message,
        "check_name": found.rule,
        "fingerprint": format!("{fingerprint:032x}"),
        "severity": severity,
        "location": {
            "path": path,
            "lines": { "begin": found.line, "end": article.places.at(found.span.end).line },
        },
    })
}
