//! `--format github`: workflow commands, of which GitHub makes annotations.

use std::io::{self, Write};

use super::{Checked, Level, one_line};
use crate::diagnostic::Diagnostic;

/// Writes an `::error`, `::warning` or `::notice` command for each diagnostic.
///
/// # Errors
/// When `out` fails.
pub fn github(article: &Checked, out: &mut dyn Write) -> io::Result<()> {
    for found in &article.diagnostics {
        let command = match Level::of(found) {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        let start = article.places.at(found.span.start);
        let end = article.places.at(found.span.end);
        write!(out, "::{command} file={},line={}", property(&article.path), start.line)?;
        // GitHub knows columns within a line only.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        } else {
            write!(out, ",endLine={}", end.line)?;
        }
        let title = property(&format!("mtlint {}", found.rule));
        writeln!(out, ",title={title}::{}", data(&message(found)))?;
    }
    Ok(())
}

/// What is wrong, why, and what the fixes do, a line each.
fn message(found: &Diagnostic) -> String {
    let mut lines = vec![one_line(&found.message)];
    if !found.why.is_empty() {
        lines.push(format!("Why: {}", one_line(&found.why)));
    }
    let fixes = found.fixes.iter().map(|fix| format!("Fix: {}", one_line(&fix.title)));
    lines.extend(fixes);
    lines.join("\n")
}

/// The text of a command; escaped as `@actions/core` does it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
