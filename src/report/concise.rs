//! `--format concise`: a line per diagnostic, for editors and grep.

use std::io::{self, Write};

use super::{Checked, name, one_line};
use crate::rule::families;

/// Writes `path:line:column: severity rule [family] message`, a line for each diagnostic.
///
/// # Errors
/// When `out` fails.
pub fn concise(article: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let path = one_line(&article.path);
    for found in &article.diagnostics {
        writeln!(
            out,
            "{path}:{}:{}: {} {} [{}] {}",
            found.line,
            found.column,
            name(found.severity),
            found.rule,
            families::key(found.family),
            one_line(&found.message)
        )?;
    }
    Ok(())
}
