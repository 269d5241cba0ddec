//! `--format jsonl`: the diagnostics of the JSON report, one a line.

use std::io::{self, Write};

use super::Checked;

/// Writes each diagnostic as a JSON object and a line end.
///
/// # Errors
/// When `out` fails.
pub fn jsonl(article: &Checked, out: &mut dyn Write) -> io::Result<()> {
    for found in &article.diagnostics {
        serde_json::to_writer(&mut *out, found)?;
        writeln!(out)?;
    }
    Ok(())
}
