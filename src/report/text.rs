//! The report for people: a verdict for the article, then its faults.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use rustc_hash::FxHashMap;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::labels::{labels, named};
use super::{Checked, counts, is_hidden, name, one_line, words};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use crate::engine::Origin;
use crate::language;
use crate::review::By;
use crate::rule::families;

/// How much the report tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// A line per article.
    Verdict,
    /// Every fault; many of one rule together.
    Normal,
    /// Every fault apart, with its types and fingerprint.
    Full,
}

/// From so many hits of one rule in an article on, only the first is shown in full.
const GROUPED_FROM: usize = 3;
/// So many of the others are named.
const NAMED: usize = 8;
/// The width of an excerpt, in columns.
const WIDTH: usize = 92;
/// So many bytes before and after a fault hold more than an excerpt shows of them.
const LOOKED_AT: usize = 16 * WIDTH;
/// What a marked text longer than this is cut to, in columns.
const WIDEST_MARK: usize = 60;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const FIX: Style = AnsiColor::Green.on_default();
const GONE: Style = AnsiColor::Red.on_default();

/// Writes the article's verdict and diagnostics, with ANSI styles throughout: `out` strips them
/// where they are not wanted.
///
/// # Errors
/// When `out` fails.
pub fn text(article: &Checked, detail: Detail, out: &mut dyn Write) -> io::Result<()> {
    fixed(article, out)?;
    verdict(article, out)?;
    if detail == Detail::Verdict {
        return Ok(());
    }
    let mut by_rule: FxHashMap<&str, Vec<&Diagnostic>> = FxHashMap::default();
    for diagnostic in &article.diagnostics {
        by_rule.entry(&diagnostic.rule).or_default().push(diagnostic);
    }
    for diagnostic in &article.diagnostics {
        let same = &by_rule[diagnostic.rule.as_str()];
        let grouped = detail == Detail::Normal && same.len() >= GROUPED_FROM;
        if grouped && !std::ptr::eq(same[0], diagnostic) {
            continue;
        }
        writeln!(out)?;
        full(article, diagnostic, detail, out)?;
        if grouped {
            others_of(&same[1..], out)?;
        }
    }
    if !article.diagnostics.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// `a.txt: fixed 3: place in lower case (×2), decimal comma`
fn fixed(article: &Checked, out: &mut dyn Write) -> io::Result<()> {
    if article.fixed.is_empty() {
        return Ok(());
    }
    let labels = article.fixed.iter().map(|label| (Severity::Neutral, label.as_str()));
    let count = article.fixed.len();
    writeln!(out, "{BOLD}{}:{BOLD:#} fixed {count}: {}", article.path, named(labels, usize::MAX))
}

/// `a.txt: 3 major, 7 minor in 612 words: paywall notice, name in lower case (×4)`
fn verdict(article: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let words = words(article.words);
    write!(out, "{BOLD}{}:{BOLD:#} ", article.path)?;
    if article.diagnostics.is_empty() {
        return writeln!(out, "nothing found in {words}{}", set_aside(article));
    }
    let counts: Vec<_> = counts(&article.diagnostics)
        .map(|(count, severity)| {
            let style = style(severity);
            format!("{style}{count} {}{style:#}", name(severity))
        })
        .collect();
    let labels = labels(&article.diagnostics);
    write!(out, "{} in {words}: {labels}", counts.join(", "))?;
    if let Some(Origin { languages, traces }) = &article.origin {
        let names: Vec<_> = languages.iter().map(|code| language::name_of(code)).collect();
        write!(out, "; reads as translated from {}: {traces} traces", names.join(" or "))?;
    }
    writeln!(out, "{}", set_aside(article))
}

/// `; 2 suppressed, 1 accepted`
fn set_aside(article: &Checked) -> String {
    let mut counts: BTreeMap<By, usize> = BTreeMap::new();
    for aside in &article.set_aside {
        *counts.entry(aside.by).or_default() += 1;
    }
    let counts = counts.iter().enumerate().map(|(number, (by, count))| {
        let lead = if number == 0 { "; " } else { ", " };
        format!("{lead}{}", by.counted(*count))
    });
    counts.collect()
}

fn full(
    article: &Checked,
    diagnostic: &Diagnostic,
    detail: Detail,
    out: &mut dyn Write,
) -> io::Result<()> {
    place(&article.path, diagnostic, out)?;
    excerpt(&article.source, diagnostic, out)?;
    explanation(&article.source, diagnostic, out)?;
    for (i, fix) in diagnostic.fixes.iter().enumerate() {
        let lead = if i == 0 { "fix:" } else { " or:" };
        writeln!(out, "  {DIM}{lead}{DIM:#} {FIX}{}{FIX:#}", cut(&one_line(&fix.title)))?;
    }
    if detail == Detail::Full {
        writeln!(
            out,
            "  {DIM}type: {} (ITS {}), {}, fingerprint {}{DIM:#}",
            diagnostic.mqm,
            diagnostic.its,
            format!("{:?}", diagnostic.certainty).to_lowercase(),
            diagnostic.fingerprint
        )?;
    }
    Ok(())
}

/// `a.txt:3:12: major paywall [J]`
fn place(path: &str, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let Diagnostic { line, column, rule, severity, family, .. } = diagnostic;
    let style = style(*severity);
    writeln!(
        out,
        "{path}:{line}:{column}: {style}{}{style:#} {BOLD}{rule}{BOLD:#} {DIM}[{}]{DIM:#}",
        name(*severity),
        families::key(*family)
    )
}

/// What is wrong, why a machine writes it, and the place that explains it.
fn explanation(source: &str, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  {}", diagnostic.message)?;
    if !diagnostic.why.is_empty() {
        writeln!(out, "  {DIM}why:{DIM:#} {}", diagnostic.why)?;
    }
    for related in &diagnostic.related {
        let text = &source[related.span.start..related.span.end];
        writeln!(out, "  {DIM}see:{DIM:#} {}: “{}”", related.message, cut(&one_line(text)))?;
    }
    Ok(())
}

/// One diagnostic, and its sentence as it is and as `fix` makes it, with ANSI styles throughout.
///
/// # Errors
/// When `out` fails.
pub fn choice(
    path: &str,
    source: &str,
    diagnostic: &Diagnostic,
    fix: Option<&Fix>,
    out: &mut dyn Write,
) -> io::Result<()> {
    place(path, diagnostic, out)?;
    match fix.map(|fix| fix.edits.as_slice()) {
        Some(edits @ [first, .., last]) => change(source, edits, first.start, last.end, out)?,
        Some(edits @ [only]) => change(source, edits, only.start, only.end, out)?,
        _ => excerpt(source, diagnostic, out)?,
    }
    explanation(source, diagnostic, out)?;
    if diagnostic.fixes.len() > 1 {
        let number = diagnostic.fixes.iter().position(|offered| Some(offered) == fix);
        let number = number.map_or(0, |number| number + 1);
        writeln!(out, "  {DIM}fix {number} of {}{DIM:#}", diagnostic.fixes.len())?;
    }
    Ok(())
}

/// The text around the edits, without and with them.
fn change(
    source: &str,
    edits: &[Edit],
    start: usize,
    end: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let looked_at = source.ceil_char_boundary(end.saturating_add(LOOKED_AT));
    let line_end = source[end..looked_at].find('\n').map_or(looked_at, |at| end + at);
    let before = last_columns(source[line_start..start].trim_start_matches('\u{FEFF}'), WIDTH);
    let after = first_columns(source[end..line_end].trim_end(), WIDTH);
    let (mut old, mut new, mut at) = (String::new(), String::new(), start);
    for edit in edits {
        let kept = &source[at..edit.start];
        old.push_str(kept);
        new.push_str(kept);
        old.push_str(&source[edit.start..edit.end]);
        new.push_str(&edit.replacement);
        at = edit.end;
    }
    let shown = |text: &str| text.split('\n').map(one_line).collect::<Vec<_>>().join(" ⏎ ");
    writeln!(out, "  - {before}{GONE}{}{GONE:#}{after}", shown(&old))?;
    writeln!(out, "  + {before}{FIX}{}{FIX:#}{after}", shown(&new))
}

/// `and 12 more: 7:12 “kyiv”, 9:40 “kyiv”, …`
fn others_of(others: &[&Diagnostic], out: &mut dyn Write) -> io::Result<()> {
    let mut named: Vec<_> = others
        .iter()
        .take(NAMED)
        .map(|other| format!("{}:{} “{}”", other.line, other.column, cut(&one_line(&other.text))))
        .collect();
    if others.len() > NAMED {
        named.push("…".into());
    }
    writeln!(out, "  {DIM}and {} more:{DIM:#} {}", others.len(), named.join(", "))
}

/// The line around the span, trimmed to a width, and carets below the span.
fn excerpt(source: &str, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let span = diagnostic.span;
    // Of an endless line only what may show is looked at.
    let from = source.floor_char_boundary(span.start.saturating_sub(LOOKED_AT));
    let to = source.ceil_char_boundary(span.end.saturating_add(LOOKED_AT).min(source.len()));
    let line_start = source[from..span.start].rfind('\n').map_or(from, |at| from + at + 1);
    let line_end = source[span.end..to].find('\n').map_or(to, |at| span.end + at);
    let marked = cut(&one_line(&source[span.start..span.end]));
    let room = WIDTH.saturating_sub(marked.width());
    let before = source[line_start..span.start].trim_start_matches('\u{FEFF}');
    let after = source[span.end..line_end].trim_end();
    // What one side does not need is the other's.
    let spare = (room / 2).saturating_sub(after.width());
    let before = last_columns(before, room / 2 + spare);
    let after = first_columns(after, room.saturating_sub(before.width()));
    let style = style(diagnostic.severity);
    writeln!(out, "    {before}{style}{marked}{style:#}{after}")?;
    let carets = "^".repeat(marked.width().max(1));
    writeln!(out, "    {}{style}{carets}{style:#}", " ".repeat(before.width()))
}

/// At most [`WIDEST_MARK`] columns: the start, an ellipsis, the end.
fn cut(text: &str) -> String {
    if text.width() <= WIDEST_MARK {
        return text.to_owned();
    }
    let start = first_columns(text, WIDEST_MARK * 2 / 3);
    let end = last_columns(text, WIDEST_MARK / 3);
    format!("{start} {}", end.trim_start_matches('…'))
}

/// As many whole words from the start as fit, and an ellipsis if some did not.
fn first_columns(text: &str, columns: usize) -> String {
    let text = one_line(text);
    let mut width = 0;
    let fits = |(_, c): &(usize, char)| {
        width += c.width().unwrap_or(0);
        width <= columns
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    if end == text.len() {
        return text;
    }
    let kept = text[..end].rfind(' ').map_or("", |space| &text[..space]);
    format!("{kept}…")
}

/// As many whole words from the end as fit, and an ellipsis if some did not.
fn last_columns(text: &str, columns: usize) -> String {
    let text = one_line_of_end(text, columns);
    let mut width = 0;
    let fits = |(_, c): &(usize, char)| {
        width += c.width().unwrap_or(0);
        width <= columns
    };
    let start = text.char_indices().rev().take_while(fits).last().map_or(text.len(), |(at, _)| at);
    if start == 0 {
        return text;
    }
    let kept = text[start..].find(' ').map_or("", |space| &text[start + space + 1..]);
    format!("…{kept}")
}

/// Only the end of a long line is looked at; spaces before the mark stay.
fn one_line_of_end(text: &str, columns: usize) -> String {
    let enough = columns * 4 + 4;
    let at = text.len().saturating_sub(enough);
    let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = text[at..].chars().map(|c| if is_hidden(c) { '\u{FFFD}' } else { c });
    // What was left out must show as left out.
    if at > 0 { "\u{2026}".chars().chain(end).collect() } else { end.collect() }
}

const fn style(severity: Severity) -> Style {
    match severity {
        Severity::Neutral => AnsiColor::Cyan.on_default(),
        Severity::Minor => AnsiColor::Yellow.on_default(),
        Severity::Major | Severity::Critical => AnsiColor::Red.on_default().bold(),
    }
}
