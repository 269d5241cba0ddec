//! An article on the page: its text, and beside each paragraph what is said of it.

use std::io::{self, Write};

use super::super::labels::labels;
use super::super::{Checked, Penalty, counts, name, one_line, words};
use super::escape::markup;
use super::rows::{Piece, pieces, rows};
use crate::diagnostic::{Certainty, Diagnostic};
use crate::engine::Origin;
use crate::language;
use crate::rule::families::{defaults, key};
use crate::rule::keys::CERTAINTIES;
use crate::span::Span;

/// So many characters of the article are shown in a card.
const SHOWN: usize = 200;

/// Writes article `number`, whose first diagnostic has number `first` on the page.
pub(super) fn section(
    number: usize,
    first: usize,
    article: &Checked,
    out: &mut dyn Write,
) -> io::Result<()> {
    let path = markup(&one_line(&article.path));
    writeln!(
        out,
        "<section class=\"file\" id=\"a{number}\" aria-labelledby=\"t{number}\">\n\
         <header><div><h2 id=\"t{number}\"><bdi>{path}</bdi></h2>\n\
         <p class=\"soft\">{}</p></div>\n\
         <button type=\"button\" class=\"save\" data-save=\"{number}\">Download corrected text</button>\
         </header>\n<div class=\"rows\">",
        markup(&verdict(article))
    )?;
    let rows = rows(&article.source, &article.diagnostics);
    let mut rest = article.diagnostics.iter().zip(first..).peekable();
    for (i, row) in rows.iter().enumerate() {
        let end = rows.get(i + 1).map_or(usize::MAX, |next| next.start);
        let mut here = Vec::new();
        while let Some((found, n)) = rest.next_if(|(found, _)| found.span.start < end) {
            here.push((n, found));
        }
        write!(out, "<div class=\"row\"><div class=\"text\">")?;
        for piece in pieces(*row, &here) {
            self::piece(number, article, &piece, &here, out)?;
        }
        writeln!(out, "</div>")?;
        if !here.is_empty() {
            writeln!(out, "<div class=\"cards\">")?;
            for (n, found) in here {
                card(number, n, article, found, out)?;
            }
            writeln!(out, "</div>")?;
        }
        writeln!(out, "</div>")?;
    }
    writeln!(out, "</div></section>")
}

/// `2 major, 7 minor in 612 words: paywall notice (×2); penalty 27.8 per 1,000 words, unconfirmed`
fn verdict(article: &Checked) -> String {
    let counts: Vec<_> = counts(&article.diagnostics)
        .map(|(count, severity)| format!("{count} {}", name(severity)))
        .collect();
    let penalty = Penalty::of(article);
    let origin = article.origin.as_ref().map(|Origin { languages, .. }| {
        let names: Vec<_> = languages.iter().map(|code| language::name_of(code)).collect();
        format!("; reads as translated from {}", names.join(" or "))
    });
    format!(
        "{} in {}: {}; penalty per 1,000 words: {:.1} confirmed, {:.1} unconfirmed{}",
        counts.join(", "),
        words(article.words),
        labels(&article.diagnostics),
        penalty.confirmed_per_thousand(),
        penalty.unconfirmed_per_thousand(),
        origin.unwrap_or_default()
    )
}

/// A stretch of the text: a link to what is said of it, or just text.
fn piece(
    number: usize,
    article: &Checked,
    piece: &Piece,
    diagnostics: &[(usize, &Diagnostic)],
    out: &mut dyn Write,
) -> io::Result<()> {
    let Span { start, end } = piece.span;
    let text = markup(article.source[start..end].trim_start_matches('\u{FEFF}'));
    let innermost = piece.of.last().and_then(|n| diagnostics.iter().find(|(it, _)| it == n));
    let Some((n, found)) = innermost else {
        return write!(out, "<span data-at=\"{start}\" data-to=\"{end}\">{text}</span>");
    };
    let of: Vec<_> = piece.of.iter().map(ToString::to_string).collect();
    let possible = if found.certainty == Certainty::Possible { " possible" } else { "" };
    write!(
        out,
        "<a class=\"mark {}{possible}\" id=\"p{number}-{start}\" href=\"#d{n}\" data-of=\"{}\" \
         data-at=\"{start}\" data-to=\"{end}\">{text}</a>",
        name(found.severity),
        of.join(" ")
    )
}

/// What is said of a place, and the ways to mend it.
fn card(
    number: usize,
    n: usize,
    article: &Checked,
    found: &Diagnostic,
    out: &mut dyn Write,
) -> io::Result<()> {
    let severity = name(found.severity);
    writeln!(
        out,
        "<div role=\"group\" class=\"card {severity}\" id=\"d{n}\" tabindex=\"-1\" aria-labelledby=\"h{n}\">\n\
         <header><span class=\"badge {severity}\">{severity}</span> <h3 id=\"h{n}\">{}</h3> \
         <a class=\"place\" href=\"#p{number}-{}\" title=\"Line and column\">{}:{}</a></header>\n\
         <p class=\"quote\"><q>{}</q></p>\n<p><bdi>{}</bdi></p>",
        markup(&found.label),
        found.span.start,
        found.line,
        found.column,
        excerpt(&found.text),
        markup(&one_line(&found.message))
    )?;
    if !found.why.is_empty() {
        writeln!(out, "<p class=\"why soft\"><bdi>{}</bdi></p>", markup(&one_line(&found.why)))?;
    }
    for related in &found.related {
        writeln!(
            out,
            "<p class=\"see soft\"><bdi>{}</bdi>: <q>{}</q></p>",
            markup(&one_line(&related.message)),
            excerpt(&article.source[related.span.start..related.span.end])
        )?;
    }
    write!(out, "<div class=\"choices\">")?;
    if !found.fixes.is_empty() {
        write!(out, "<ul class=\"fixes\" aria-label=\"Fixes\">")?;
        for (i, fix) in (1..).zip(&found.fixes) {
            let title = markup(&one_line(&fix.title));
            write!(
                out,
                "<li><button type=\"button\" data-fix=\"{i}\" aria-pressed=\"false\">\
                 <bdi>{title}</bdi></button></li>"
            )?;
        }
        writeln!(out, "</ul>")?;
    }
    let certainty = CERTAINTIES.iter().find(|(_, other)| *other == found.certainty);
    writeln!(
        out,
        "<div class=\"acts\"><button type=\"button\" data-act=\"reject\" aria-pressed=\"false\">\
         Reject</button><button type=\"button\" data-act=\"write\" aria-pressed=\"false\">Write…\
         </button></div></div>\n<p class=\"kind soft\">{} {}, {} · <code>{}</code></p></div>",
        key(found.family),
        markup(&defaults(found.family).title),
        certainty.map_or("", |(name, _)| name),
        markup(&found.rule)
    )
}

/// The beginning of a text of the article, in one line.
fn excerpt(text: &str) -> String {
    let text = one_line(text);
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", markup(&text[..end])),
        None => markup(&text),
    }
}
