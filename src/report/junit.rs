//! `--format junit`: the XML that CI servers read as results of tests.

use std::io::{self, Write};

use super::{Checked, name, one_line};
use crate::diagnostic::{Certainty, Diagnostic};

/// Writes a suite for each article, in it a failed test for each diagnostic and a skipped one for
/// each that is merely possible; where nothing was found, a test that passed.
///
/// # Errors
/// When `out` fails.
pub fn junit(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let totals = articles.iter().map(numbers).fold([0; 3], |sum, numbers| {
        [sum[0] + numbers[0], sum[1] + numbers[1], sum[2] + numbers[2]]
    });
    writeln!(out, "<testsuites name=\"mtlint\" {}>", attributes(totals))?;
    for article in articles {
        let path = escaped(&article.path);
        let numbers = attributes(numbers(article));
        writeln!(out, "  <testsuite name=\"{path}\" {numbers}>")?;
        if article.diagnostics.is_empty() {
            writeln!(out, "    <testcase name=\"nothing found\" classname=\"{path}\"/>")?;
        }
        for found in &article.diagnostics {
            case(&path, found, out)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// Tests, failures and skipped tests.
fn numbers(article: &Checked) -> [usize; 3] {
    let tests = article.diagnostics.len();
    let skipped = article.diagnostics.iter().filter(|found| is_possible(found)).count();
    [tests.max(1), tests - skipped, skipped]
}

fn attributes([tests, failures, skipped]: [usize; 3]) -> String {
    format!("tests=\"{tests}\" failures=\"{failures}\" skipped=\"{skipped}\" errors=\"0\"")
}

fn case(path: &str, found: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let Diagnostic { rule, line, column, .. } = found;
    writeln!(
        out,
        "    <testcase name=\"{}:{line}:{column}\" classname=\"{path}\" file=\"{path}\" line=\"{line}\">",
        escaped(rule)
    )?;
    let message = escaped(&one_line(&found.message));
    if is_possible(found) {
        writeln!(out, "      <skipped message=\"{message}\"/>")?;
    } else {
        let severity = name(found.severity);
        write!(out, "      <failure type=\"{severity}\" message=\"{message}\">")?;
        writeln!(out, "{}", escaped(&one_line(&found.sentence)))?;
        if !found.why.is_empty() {
            writeln!(out, "why: {}", escaped(&one_line(&found.why)))?;
        }
        for fix in &found.fixes {
            writeln!(out, "fix: {}", escaped(&one_line(&fix.title)))?;
        }
        writeln!(out, "</failure>")?;
    }
    writeln!(out, "    </testcase>")
}

fn is_possible(found: &Diagnostic) -> bool {
    found.certainty == Certainty::Possible
}

/// Text as it may stand in an attribute or between tags of XML 1.0, which has no way to write
/// most control characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}
