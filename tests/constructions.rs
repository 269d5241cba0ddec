//! How far the rules of a construction reach: passages written without sight of the rules.
//!
//! `fixtures/constructions/*.jsonl` has a passage a line, `bad` with a marked fault or `ok`;
//! `measured.tsv` beside them says per set and construction how many faults are found (some
//! diagnostic of the construction's rules touches the mark), how many first fixes give the very
//! text the writer had in mind, and how many sound passages are flagged. The rules were widened
//! after the first set was read; after the second only a removal that took too much was taken back.
//! `MTLINT_BLESS=1` writes the file.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mtlint::fix::apply;
use mtlint::{Diagnostic, Document, Engine, Options, RuleSet};
use serde_json::Value;

/// The rules of each construction.
const CONSTRUCTIONS: [(&str, &[&str]); 12] = [
    ("photo-credit", &["photo-credit", "photo-credit-in-brackets", "photo-credit-line"]),
    ("lowercase-after-credit", &["lowercase-after-credit", "lowercase-after-credit-in-brackets"]),
    ("date-comma", &["weekday-without-comma", "year-without-comma"]),
    ("acronym-gloss-article", &["gloss-without-article"]),
    ("tends-to-become", &["tends-to-become", "tend-to-become"]),
    ("considered-as", &["considered-as", "considered-it-as"]),
    ("lowercase-place", &["lowercase-place"]),
    ("glued-subheading", &["glued-subheading", "glued-plain-subheading"]),
    ("sinister-memory", &["of-sinister-memory"]),
    ("paywall", &["paywall-share-left", "paywall-for-subscribers", "paywall-subscribe"]),
    ("page-furniture", &["source-link", "related-posts", "read-also", "share-bar"]),
    ("repeated-sentence", &["repeated-sentence", "sentence-twice-in-a-row"]),
];

#[test]
fn the_reach_of_the_rules_is_as_measured() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/constructions");
    let engine = Engine::new(RuleSet::built_in());
    let mut found = String::from("set\tconstruction\tbad\tfound\tfixed\tok\tflagged\n");
    for set in ["first", "second"] {
        let rows = fs::read_to_string(folder.join(set).with_extension("jsonl")).unwrap();
        let rows: Vec<Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
        for (construction, rules) in CONSTRUCTIONS {
            let rows = rows.iter().filter(|row| row["construction"] == construction);
            let [bad, hit, fixed, ok, flagged] = measure(&engine, rules, rows);
            writeln!(found, "{set}\t{construction}\t{bad}\t{hit}\t{fixed}\t{ok}\t{flagged}")
                .unwrap();
        }
    }
    let path = folder.join("measured.tsv");
    if std::env::var_os("MTLINT_BLESS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), found);
}

/// Faults, faults found, faults mended as the writer would, sound passages, of these flagged.
fn measure<'a>(
    engine: &Engine,
    rules: &[&str],
    rows: impl Iterator<Item = &'a Value>,
) -> [usize; 5] {
    let mut counts = [0; 5];
    for row in rows {
        let text = row["text"].as_str().unwrap();
        let document = Document::read_plain("passage", text.as_bytes().to_vec()).unwrap();
        let mut hits: Vec<Diagnostic> = engine.check(&document, &Options::default());
        hits.retain(|hit| rules.contains(&hit.rule.as_str()));
        let Some(mark) = row["mark"].as_str().filter(|_| row["kind"] == "bad") else {
            counts[3] += 1;
            counts[4] += usize::from(!hits.is_empty());
            continue;
        };
        // Where the mark stands twice, the second is the fault.
        let start = text.rfind(mark).unwrap();
        hits.retain(|hit| hit.span.start < start + mark.len() && start < hit.span.end);
        let fixed = hits.first().and_then(|hit| hit.fixes.first()).is_some_and(|fix| {
            apply(text, &fix.edits).trim() == row["good"].as_str().unwrap().trim()
        });
        counts[0] += 1;
        counts[1] += usize::from(!hits.is_empty());
        counts[2] += usize::from(fixed);
    }
    counts
}
