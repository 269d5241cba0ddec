//! How far the rules reach that read past the sentence: passages written without sight of them.
//!
//! `fixtures/discourse/passages.jsonl` has a passage a line, with one fault or with none (a trap);
//! its README says how it was made. `measured.tsv` beside it says per kind of passage how many
//! faults are found (a diagnostic of the families A1, A2, F2 touches the mark) and how many traps
//! are taken, in the default profile and in review. `MTLINT_BLESS=1` writes the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mtlint::diagnostic::Certainty;
use mtlint::{Document, Engine, Options, RuleSet};
use serde_json::Value;

#[test]
fn the_reach_past_the_sentence_is_as_measured() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/discourse");
    let rows = fs::read_to_string(folder.join("passages.jsonl")).unwrap();
    let rows: Vec<Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let engine = Engine::new(RuleSet::built_in());
    // By family and kind: passages, hit in the default profile, hit in review.
    let mut counts: BTreeMap<(String, String), [usize; 3]> = BTreeMap::new();
    for row in &rows {
        let family = row["family"].as_str().unwrap_or("trap").to_owned();
        let all = (family.clone(), "(all)".to_owned());
        let kind = (family, row["kind"].as_str().unwrap().to_owned());
        let hits = [Certainty::Likely, Certainty::Possible]
            .map(|certainty| usize::from(is_hit(&engine, row, certainty)));
        for key in [all, kind] {
            let count = counts.entry(key).or_default();
            count[0] += 1;
            count[1] += hits[0];
            count[2] += hits[1];
        }
    }
    let mut measured = String::from("family\tkind\tpassages\tdefault\treview\n");
    for ((family, kind), [passages, default, review]) in &counts {
        writeln!(measured, "{family}\t{kind}\t{passages}\t{default}\t{review}").unwrap();
    }
    let path = folder.join("measured.tsv");
    if std::env::var_os("MTLINT_BLESS").is_some() {
        fs::write(&path, &measured).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), measured);
    let taken = counts[&("trap".to_owned(), "(all)".to_owned())][1];
    assert_eq!(taken, 0, "traps are taken in the default profile");
}

/// Whether the fault is found; of a trap, whether anything is.
fn is_hit(engine: &Engine, row: &Value, certainty: Certainty) -> bool {
    let text = row["text"].as_str().unwrap();
    let document = Document::read_plain("passage", text.as_bytes().to_vec()).unwrap();
    let select = ["A1", "A2", "F2"].map(str::to_owned).to_vec();
    let options = Options { certainty, select, ..Options::default() };
    let hits = engine.check(&document, &options);
    let Some(mark) = row["mark"].as_str().filter(|_| row["fault"] == true) else {
        return !hits.is_empty();
    };
    let nth = usize::try_from(row["nth"].as_u64().unwrap()).unwrap();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = text.match_indices(mark).filter(|(at, _)| {
        !is_word(text[..*at].chars().next_back())
            && !is_word(text[at + mark.len()..].chars().next())
    });
    let start = whole.map(|(at, _)| at).nth(nth - 1).expect("the mark stands in the passage");
    hits.iter().any(|hit| hit.span.start < start + mark.len() && start < hit.span.end)
}
