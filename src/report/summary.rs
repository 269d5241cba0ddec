//! `--format summary`: Markdown for the page of a CI job.

use std::io::{self, Write};

use super::labels::labels;
use super::{Checked, Penalty, counts, name, one_line, words};

/// GitHub shows a summary of up to 1 MiB; nobody reads more rows than this.
const ROWS: usize = 200;

/// Writes a verdict on each article in which something was found, the worst first.
///
/// # Errors
/// When `out` fails.
pub fn summary(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let mut found: Vec<(&Checked, Penalty)> = articles
        .iter()
        .filter(|article| !article.diagnostics.is_empty())
        .map(|article| (article, Penalty::of(article)))
        .collect();
    // Stable: of equals the first on the command line comes first.
    found.sort_by(|(_, one), (_, other)| other.per_thousand().total_cmp(&one.per_thousand()));
    let all_words = articles.iter().map(|article| article.words).sum();
    let number = match articles.len() {
        1 => "1 article".to_owned(),
        number => format!("{number} articles"),
    };
    writeln!(out, "## mtlint: {number}, {}\n", words(all_words))?;
    if found.is_empty() {
        return writeln!(out, "Nothing found.");
    }
    writeln!(
        out,
        "| Article | Verdict | Most of all | Words | Confirmed penalty | Unconfirmed penalty |"
    )?;
    writeln!(out, "|---|---|---|--:|--:|--:|")?;
    for (article, penalty) in found.iter().take(ROWS) {
        let counts = counts(&article.diagnostics);
        let counts: Vec<_> =
            counts.map(|(count, severity)| format!("{count} {}", name(severity))).collect();
        writeln!(
            out,
            "| {} | {} | {} | {} | {:.1} | {:.1} |",
            escaped(&article.path),
            counts.join(", "),
            escaped(&labels(&article.diagnostics)),
            article.words,
            penalty.confirmed_per_thousand(),
            penalty.unconfirmed_per_thousand(),
        )?;
    }
    writeln!(out)?;
    if found.len() > ROWS {
        writeln!(
            out,
            "{} more articles with something in them are not shown.\n",
            found.len() - ROWS
        )?;
    }
    match articles.len() - found.len() {
        0 => {}
        1 => writeln!(out, "Nothing found in 1 article.\n")?,
        clean => writeln!(out, "Nothing found in {clean} articles.\n")?,
    }
    writeln!(
        out,
        "Penalty: what was found, by MQM weights (minor 1, major 5, critical 25) per 1,000 words; \
         unconfirmed as long as no person has said that it is a fault."
    )
}

/// Text that Markdown shows as it is, in a cell of a table.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            // What reads the same without Markdown is left alone.
            '-' | '.' | '/' | ',' | '\'' | '(' | ')' | ';' | '?' | '%' | '=' => escaped.push(c),
            c if c.is_ascii_punctuation() => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}
