//! Verdicts that reviewers wrote into the table of `--format csv`.

use csv::{ReaderBuilder, StringRecord, Trim};

use super::{OPINIONS, Opinion};
use crate::rule::did_you_mean;

/// A row with a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub opinion: Opinion,
    /// What the reviewer wrote beside it; may be empty.
    pub comment: String,
    pub path: String,
    pub rule: String,
    pub text: String,
    pub sentence: String,
    pub fingerprint: String,
}

/// Reads a table; rows without a verdict are passed over. Columns are found by their names, in any
/// order; commas, semicolons or tabs stand between them, as spreadsheets have it. `file` is named
/// in errors.
///
/// # Errors
/// Everything that is wrong with the table.
pub fn import(file: &str, bytes: &[u8]) -> Result<Vec<Row>, Vec<String>> {
    let text = String::from_utf8(bytes.to_vec())
        .map_err(|_| vec![format!("{file}: is not UTF-8; save the table as UTF-8 CSV")])?;
    let text = text.trim_start_matches('\u{FEFF}');
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(Trim::Headers)
        .from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|error| vec![format!("{file}: {error}")])?.clone();
    let column =
        |name: &str| headings.iter().position(|heading| heading.eq_ignore_ascii_case(name));
    let needed = ["verdict", "path", "rule", "fingerprint"];
    let missing: Vec<_> = needed.iter().filter(|name| column(name).is_none()).copied().collect();
    if !missing.is_empty() {
        let missing = missing.join(", ");
        let message = format!("lacks {missing}; it must be a table of `check --format csv`");
        return Err(vec![format!("{file}:1: {message}")]);
    }
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                errors.push(format!("{file}: {error}"));
                break;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        match row(&record, &column) {
            Ok(row) => rows.extend(row),
            Err(message) => errors.push(format!("{file}:{line}: {message}")),
        }
    }
    if errors.is_empty() { Ok(rows) } else { Err(errors) }
}

fn row(
    record: &StringRecord,
    column: &dyn Fn(&str) -> Option<usize>,
) -> Result<Option<Row>, String> {
    let cell = |name: &str| plain(column(name).and_then(|at| record.get(at)).unwrap_or_default());
    let said = cell("verdict").trim().to_lowercase().replace([' ', '_'], "-");
    if said.is_empty() {
        return Ok(None);
    }
    let opinion = OPINIONS.iter().find(|(name, _)| *name == said);
    let Some((_, opinion)) = opinion else {
        let names = OPINIONS.map(|(name, _)| name);
        let hint = did_you_mean(&said, names.into_iter())
            .unwrap_or_else(|| format!("it may be {}", names.join(", ")));
        return Err(format!("verdict: there is no `{said}`; {hint}"));
    };
    let fingerprint = cell("fingerprint");
    if fingerprint.len() != 16 || !fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let message = "is not of 16 hexadecimal digits; a spreadsheet may have made a number of \
                       it: import the column as text";
        return Err(format!("fingerprint: `{fingerprint}` {message}"));
    }
    Ok(Some(Row {
        opinion: *opinion,
        comment: cell("comment").trim().to_owned(),
        path: cell("path"),
        rule: cell("rule"),
        text: cell("text"),
        sentence: cell("sentence"),
        fingerprint,
    }))
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn plain(cell: &str) -> String {
    let bare = cell
        .strip_prefix('\'')
        .filter(|bare| bare.len() > 1 && bare.trim_start().starts_with(['=', '+', '-', '@']));
    bare.unwrap_or(cell).to_owned()
}
