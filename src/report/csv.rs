//! `--format csv`: a table for reviewers, with an empty column for what they say.

use std::io::{self, Write};

use super::{Checked, all, name, one_line};
use crate::diagnostic::Diagnostic;
use crate::rule::families;
use crate::rule::keys::CERTAINTIES;

/// The first two are the reviewer's.
const COLUMNS: [&str; 15] = [
    "verdict", "comment", "path", "line", "column", "severity", "certainty", "family", "rule",
    "text", "sentence", "message", "why", "fix", "fingerprint",
];

/// Writes a byte order mark, by which spreadsheets know UTF-8, a heading and a row for each
/// diagnostic. A row is a line: line breaks of the article show as `⏎`.
///
/// # Errors
/// When `out` fails.
pub fn csv(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut rows = ::csv::Writer::from_writer(out);
    rows.write_record(COLUMNS)?;
    for (article, found) in all(articles) {
        rows.write_record(row(article, found))?;
    }
    rows.flush()
}

fn row(article: &Checked, found: &Diagnostic) -> [String; COLUMNS.len()] {
    let certainty = CERTAINTIES.iter().find(|(_, other)| *other == found.certainty);
    let cells = [
        "",
        "",
        &article.path,
        &found.line.to_string(),
        &found.column.to_string(),
        name(found.severity),
        certainty.map_or("", |(name, _)| name),
        families::key(found.family),
        &found.rule,
        &found.text,
        &found.sentence,
        &found.message,
        &found.why,
        found.fixes.first().map_or("", |fix| &fix.title),
        &found.fingerprint,
    ];
    cells.map(|cell| plain(&one_line(cell)))
}

/// A cell that no spreadsheet takes for a formula.
fn plain(cell: &str) -> String {
    let is_formula = cell.len() > 1 && cell.trim_start().starts_with(['=', '+', '-', '@']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}
