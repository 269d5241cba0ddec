//! How far the rules for the residue of the page (family J) reach: sixty pages, marked before and
//! apart from the rules (`fixtures/pages/README.md`).
//!
//! `measured.tsv` beside them says per kind how many marks are found (some diagnostic of the family
//! touches the mark) and for how many the first fixes remove the mark and nothing else, or set it
//! on a line of its own; then how many diagnostics of the family there are, how many touch a mark,
//! how many offer a fix. `MTLINT_BLESS=1` writes the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use mtlint::diagnostic::{Edit, Family};
use mtlint::{Document, Engine, Options, RuleSet};
use serde_json::Value;

#[test]
fn the_reach_of_the_rules_is_as_measured() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let engine = Engine::new(RuleSet::built_in());
    let mut found = String::from("set\tkind\tmarks\tfound\tfixed\n");
    for set in ["pages", "second", "third", "fourth"] {
        let pages = fs::read_to_string(folder.join(set).with_extension("jsonl")).unwrap();
        found.push_str(&measure(&engine, set, &pages));
    }
    let path = folder.join("measured.tsv");
    if std::env::var_os("MTLINT_BLESS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), found);
}

struct Mark {
    kind: String,
    span: Range<usize>,
}

fn measure(engine: &Engine, set: &str, pages: &str) -> String {
    let mut kinds: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let [mut hits, mut on_marks, mut with_fix, mut right] = [0; 4];
    for page in pages.lines() {
        let page: Value = serde_json::from_str(page).unwrap();
        let text = page["text"].as_str().unwrap();
        let marks: Vec<Mark> =
            page["marks"].as_array().unwrap().iter().map(|mark| place(text, mark)).collect();
        let document = Document::read_plain("page", text.as_bytes().to_vec()).unwrap();
        let mut diagnostics = engine.check(&document, &Options::default());
        diagnostics.retain(|diagnostic| diagnostic.family == Family::J);
        let edits: Vec<&Edit> = diagnostics
            .iter()
            .filter_map(|diagnostic| Some(&diagnostic.fixes.first()?.edits[0]))
            .collect();
        let mut reached = vec![[false; 2]; marks.len()];
        for diagnostic in &diagnostics {
            let span = diagnostic.span;
            let touched: Vec<usize> = (0..marks.len())
                .filter(|n| marks[*n].span.start < span.end && span.start < marks[*n].span.end)
                .collect();
            let edit = diagnostic.fixes.first().map(|fix| &fix.edits[0]);
            let mends = edit.is_some_and(|edit| mends(text, edit, &edits, &marks));
            hits += 1;
            on_marks += usize::from(!touched.is_empty());
            with_fix += usize::from(edit.is_some());
            right += usize::from(mends);
            for mark in touched {
                reached[mark][0] = true;
                reached[mark][1] |= mends;
            }
        }
        for (mark, reached) in marks.into_iter().zip(reached) {
            let counts = kinds.entry(mark.kind).or_default();
            counts[0] += 1;
            counts[1] += usize::from(reached[0]);
            counts[2] += usize::from(reached[1]);
        }
    }
    let mut report = String::new();
    let mut sums = [0; 3];
    for (kind, counts) in &kinds {
        let [marks, found, fixed] = counts;
        writeln!(report, "{set}\t{kind}\t{marks}\t{found}\t{fixed}").unwrap();
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    let [marks, found, fixed] = sums;
    writeln!(report, "{set}\tall\t{marks}\t{found}\t{fixed}").unwrap();
    writeln!(
        report,
        "{set}\tdiagnostics {hits}, on marks {on_marks}, with a fix {with_fix}, right {right}"
    )
    .unwrap();
    report
}

fn place(text: &str, mark: &Value) -> Mark {
    let words = mark["text"].as_str().unwrap();
    let nth = mark["nth"].as_u64().map_or(0, |nth| usize::try_from(nth).unwrap() - 1);
    let (start, _) = text.match_indices(words).nth(nth).unwrap();
    Mark { kind: mark["kind"].as_str().unwrap().to_owned(), span: start..start + words.len() }
}

/// Whether an edit takes out nothing but what is marked, with the space and punctuation around
/// it, and all edits together leave nothing of the marks it touches; or whether it sets a mark on
/// a line of its own.
fn mends(text: &str, edit: &Edit, edits: &[&Edit], marks: &[Mark]) -> bool {
    let touched: Vec<&Mark> = marks
        .iter()
        .filter(|mark| edit.start < mark.span.end && mark.span.start < edit.end)
        .collect();
    let says = |at: usize, c: char, spans: &[Range<usize>]| {
        c.is_alphanumeric() && !spans.iter().any(|span| span.contains(&at))
    };
    let marked: Vec<Range<usize>> = touched.iter().map(|mark| mark.span.clone()).collect();
    let only_marks =
        !text[edit.start..edit.end].char_indices().any(|(at, c)| says(edit.start + at, c, &marked));
    let kept = edit.replacement.trim();
    if !kept.is_empty() {
        return only_marks
            && edit.replacement.contains('\n')
            && text[edit.start..edit.end].trim() == kept;
    }
    let gone: Vec<Range<usize>> = edits.iter().map(|edit| edit.start..edit.end).collect();
    let all_of_them = touched.iter().all(|mark| {
        !text[mark.span.clone()].char_indices().any(|(at, c)| says(mark.span.start + at, c, &gone))
    });
    !touched.is_empty() && only_marks && all_of_them
}
