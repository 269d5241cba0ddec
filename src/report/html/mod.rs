//! `--format html`: one page to review articles on, which needs nothing but a browser.

mod article;
mod escape;
mod rows;

use std::io::{self, Write};

use data_encoding::BASE64;
use serde::Serialize;
use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::Xxh3Default;

use super::json::VERSION;
use super::{Checked, all, counts, name, one_line, words};
use crate::diagnostic::Diagnostic;
use crate::rule::families::{FAMILIES, SEVERITIES, defaults};
use escape::{in_script, markup};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page's script reads, which makes of it the corrected files and the verdicts.
#[derive(Serialize)]
struct Payload<'a> {
    path: &'a str,
    source: &'a str,
    diagnostics: &'a [Diagnostic],
}

/// Writes a page with all articles in which something was found, and the names of the others. The
/// articles must have their sources.
///
/// # Errors
/// When `out` fails.
pub fn html(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let found: Vec<_> = articles.iter().filter(|article| !article.diagnostics.is_empty()).collect();
    let mut rest = PAGE;
    // Filled in one pass: what an article says is never taken for a slot.
    while let Some((before, after)) = rest.split_once("{{") {
        let (slot, after) = after.split_once("}}").expect("the page is ours");
        out.write_all(before.as_bytes())?;
        match slot {
            "policy" => write!(out, "{}", policy())?,
            "style" => out.write_all(STYLE.as_bytes())?,
            "script" => out.write_all(SCRIPT.as_bytes())?,
            "version" => out.write_all(env!("CARGO_PKG_VERSION").as_bytes())?,
            "title" => write!(out, "{}", markup(&title(articles)))?,
            "heading" => write!(out, "{}", markup(&heading(articles)))?,
            "severities" => severities(articles, out)?,
            "families" => families(articles, out)?,
            "index" => index(&found, out)?,
            "articles" => {
                let mut first = 0;
                for (number, article) in found.iter().enumerate() {
                    article::section(number, first, article, out)?;
                    first += article.diagnostics.len();
                }
            }
            "clean" => clean(articles, out)?,
            "report" => report(&found, out)?,
            _ => unreachable!("the page has no slot of that name"),
        }
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

/// Nothing runs but what is ours, nothing is loaded, nothing is sent.
fn policy() -> String {
    let hash = |text: &str| BASE64.encode(&Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn title(articles: &[Checked]) -> String {
    match articles {
        [only] => format!("{} – mtlint", one_line(&only.path)),
        _ => "mtlint".into(),
    }
}

/// `mtlint: 3 articles, 620 words: 2 major, 7 minor`
fn heading(articles: &[Checked]) -> String {
    let number = match articles.len() {
        1 => "1 article".to_owned(),
        number => format!("{number} articles"),
    };
    let total = words(articles.iter().map(|article| article.words).sum());
    let of = |severity| all(articles).filter(|(_, found)| found.severity == severity).count();
    let counts = SEVERITIES.iter().rev().map(|(name, severity)| (of(*severity), name));
    let counts: Vec<_> = counts
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let counts = if counts.is_empty() { "nothing found".into() } else { counts.join(", ") };
    format!("mtlint: {number}, {total}: {counts}")
}

fn severities(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    for (name, severity) in SEVERITIES.iter().rev() {
        let count = all(articles).filter(|(_, found)| found.severity == *severity).count();
        choice("severity", name, name, count, out)?;
    }
    Ok(())
}

fn families(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    for (key, family) in FAMILIES {
        let count = all(articles).filter(|(_, found)| found.family == family).count();
        choice("family", key, &format!("{key} {}", defaults(family).title), count, out)?;
    }
    Ok(())
}

/// A check box, if it would choose anything.
fn choice(
    name: &str,
    value: &str,
    label: &str,
    count: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    if count == 0 {
        return Ok(());
    }
    let label = markup(label);
    writeln!(
        out,
        "<label><input type=\"checkbox\" name=\"{name}\" value=\"{value}\" checked \
         autocomplete=\"off\"> {label}<span class=\"number\">{count}</span></label>"
    )
}

/// Links to the articles, where there are several.
fn index(found: &[&Checked], out: &mut dyn Write) -> io::Result<()> {
    if found.len() < 2 {
        return Ok(());
    }
    writeln!(out, "<nav aria-label=\"Articles\"><ul class=\"index\">")?;
    for (number, article) in found.iter().enumerate() {
        let counts: Vec<_> = counts(&article.diagnostics)
            .map(|(count, severity)| format!("{count} {}", name(severity)))
            .collect();
        writeln!(
            out,
            "<li><a href=\"#a{number}\"><bdi>{}</bdi></a> <span class=\"soft\">{}</span></li>",
            markup(&one_line(&article.path)),
            counts.join(", ")
        )?;
    }
    writeln!(out, "</ul></nav>")
}

/// The articles in which nothing was found.
fn clean(articles: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let clean: Vec<_> = articles
        .iter()
        .filter(|article| article.diagnostics.is_empty())
        .map(|article| format!("<bdi>{}</bdi>", markup(&one_line(&article.path))))
        .collect();
    match clean.len() {
        0 => Ok(()),
        1 => writeln!(out, "<p>Nothing found in {}.</p>", clean[0]),
        count => writeln!(
            out,
            "<details><summary>Nothing found in {count} articles</summary><p>{}</p></details>",
            clean.join("<br>")
        ),
    }
}

/// The payload, with a hash of itself by which a browser keeps what was decided on this very report.
fn report(found: &[&Checked], out: &mut dyn Write) -> io::Result<()> {
    let payload = |article: &Checked| {
        let Checked { path, source, diagnostics, .. } = article;
        serde_json::to_string(&Payload { path, source, diagnostics })
    };
    let mut hash = Xxh3Default::new();
    write!(out, "{{\"version\":{VERSION},\"articles\":[")?;
    for (number, article) in found.iter().enumerate() {
        let text = payload(article)?;
        hash.update(text.as_bytes());
        let comma = if number == 0 { "" } else { "," };
        write!(out, "{comma}{}", in_script(&text))?;
    }
    write!(out, "],\"id\":\"{:016x}\"}}", hash.digest())
}
