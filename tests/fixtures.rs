//! The articles in `fixtures/` give the diagnostics that stand beside them, no more and no fewer.
//!
//! `NAME.expected` has the source language in its first line, then a line per diagnostic: rule,
//! text, text of the first fix or `(none)`. With `MTLINT_BLESS=1` the files are written instead; read the
//! difference before you commit it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mtlint::{Document, Engine, Options, RuleSet};

#[test]
fn fixtures_give_the_diagnostics_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let engine = Engine::new(RuleSet::built_in());
    let mut articles: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| is_markdown(path) || path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    articles.sort();
    assert!(articles.len() >= 3);
    let mut differing = String::new();
    for article in articles {
        let path = article.with_extension("expected");
        let expected = fs::read_to_string(&path).unwrap_or_else(|_| "from: any\n".into());
        let first = expected.lines().next().unwrap_or_default();
        let from = first.strip_prefix("from: ").expect("the first line names the language");
        let found = report(&engine, &article, from);
        if std::env::var_os("MTLINT_BLESS").is_some() {
            fs::write(&path, &found).unwrap();
        } else if found != expected {
            writeln!(differing, "{}:\n{}", path.display(), difference(&expected, &found)).unwrap();
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md")
}

fn report(engine: &Engine, article: &Path, from: &str) -> String {
    let read = if is_markdown(article) { Document::read_markdown } else { Document::read_plain };
    let document = read("fixture", fs::read(article).unwrap()).unwrap();
    let from_known = (from != "any").then(|| from.to_owned());
    if is_markdown(article) {
        assert_eq!(document.source_language, from_known, "{}", article.display());
    }
    let options = Options { from: from_known, ..Options::default() };
    let mut report = format!("from: {from}\n");
    for found in engine.check(&document, &options) {
        let fix = found.fixes.first().map_or("(none)", |fix| &fix.edits[0].replacement);
        let line =
            [&found.rule, &found.text, fix].map(|field| field.replace('\n', "\\n")).join("\t");
        report.push_str(&line);
        report.push('\n');
    }
    report
}

fn difference(expected: &str, found: &str) -> String {
    let mut difference = String::new();
    for (one, other, sign) in [(expected, found, '-'), (found, expected, '+')] {
        for line in one.lines().filter(|line| !other.lines().any(|other| other == *line)) {
            writeln!(difference, "{sign} {line}").unwrap();
        }
    }
    difference
}
