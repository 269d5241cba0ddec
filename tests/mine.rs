//! What is planted in machine text is found, with its counts and what people write instead.

use std::fmt::Write as _;
use std::process::Command;

use mtlint::eval::{Data, Fields, number};
use mtlint::mine::{Candidate, Mined, Options, mine};
use mtlint::rule::{Pack, RuleSet};
use mtlint::{Document, Engine, Options as CheckOptions, detectors};

const COUNTRIES: [&str; 6] = ["France", "Poland", "Norway", "Italy", "Sweden", "Spain"];
const VERBS: [&str; 6] = ["announces", "rejects", "praises", "signs", "delays", "supports"];
const THINGS: [&str; 6] = ["law", "plan", "treaty", "deal", "tax", "vote"];

/// 36 rows with "in turn", which people replace by "also" in 30, keep in three and reword in three; 200
/// rows that are the same on both sides.
fn planted() -> String {
    let mut lines = String::new();
    for n in 0..36 {
        let (country, verb, thing) = (COUNTRIES[n % 6], VERBS[(n + n / 6) % 6], THINGS[n / 6]);
        let text = format!("{country} {verb} in turn the {thing}.");
        let reference = match n % 12 {
            0 => text.clone(),
            1 => format!("{country} wants no {thing}."),
            _ => format!("{country} {verb} also the {thing}."),
        };
        row(&mut lines, n, &text, &reference);
    }
    for n in 0..200 {
        let text = format!("They saw {n} boats, and the harbour was calm.");
        row(&mut lines, 100 + n, &text, &text);
    }
    lines
}

fn row(lines: &mut String, id: usize, text: &str, reference: &str) {
    let line = serde_json::json!({"id": id, "mt": text, "ref": reference});
    writeln!(lines, "{line}").unwrap();
}

fn mined(lines: &str) -> Mined {
    let mut data = Data::default();
    data.read("planted.jsonl", lines.as_bytes(), &Fields::default());
    assert!(data.problems.is_empty());
    let options = Options { longest: 3, least: 5, top: 20 };
    mine(&data, &Data::default(), options, &|_| {}).unwrap()
}

fn candidate<'a>(mined: &'a Mined, words: &str) -> &'a Candidate {
    let patterns: Vec<_> = mined.candidates.iter().map(|it| it.pattern.as_str()).collect();
    let found = mined.candidates.iter().find(|it| it.pattern.contains(words));
    found.unwrap_or_else(|| panic!("{patterns:?}"))
}

#[test]
fn a_planted_phrase_is_first_with_its_counts_lift_and_replacement() {
    let mined = mined(&planted());
    let found = &mined.candidates[0];
    assert_eq!(found.pattern, "in turn the");
    assert_eq!((found.lift.machine, found.lift.human, found.articles), (36, 3, 36));
    assert_eq!((mined.machine.rows, mined.human.rows), (236, 236));
    let due = 36.0 / 3.0 * number(mined.human.words) / number(mined.machine.words);
    assert!((found.lift.ratio.unwrap() - due).abs() < 0.001);
    let references = &found.references;
    assert_eq!((references.kept, references.reworded, references.replaced), (3, 3, 30));
    assert_eq!((references.by[0].text.as_str(), references.by[0].count), ("also the", 30));
    assert_eq!(found.contexts.len(), 3);
    assert!(found.contexts.iter().all(|context| context.text == "in turn the"));
}

#[test]
fn what_a_candidate_explains_is_told_once() {
    let mined = mined(&planted());
    let with_turn = mined.candidates.iter().filter(|it| it.pattern.contains("turn")).count();
    assert_eq!(with_turn, 1);
    assert!(mined.candidates.iter().all(|it| !it.pattern.contains("boats")));
}

#[test]
fn what_stands_for_names_and_verbs_is_a_class_and_kept_in_the_replacement() {
    let mut lines = String::new();
    for n in 0..36 {
        let (country, verb, thing) = (COUNTRIES[n % 6], VERBS[(n + n / 6) % 6], THINGS[n / 6]);
        let text = format!("The {country} {verb} a {thing}.");
        row(&mut lines, n, &text, &format!("{country} {verb} a {thing}."));
    }
    let found = mined(&lines);
    let found = candidate(&found, "the {@country}");
    assert!(found.references.by[0].text.contains("{@country}"), "{found:?}");
    assert!(!found.references.by[0].text.contains("the"), "{found:?}");
}

#[test]
fn a_pattern_matches_where_it_was_mined() {
    let mut lines = planted();
    for n in 0..12 {
        let thing = THINGS[n % 6];
        let text = format!("Don't you know that the {thing} isn't worth {n} % of its cost?");
        row(&mut lines, 500 + n, &text, &format!("The {thing} costs too much, they say."));
    }
    let mined = mined(&lines);
    assert!(mined.candidates.len() > 1);
    for found in &mined.candidates {
        let pattern = toml::Value::from(found.pattern.as_str());
        let text = format!(
            "[[rule]]\nid = \"mined\"\nfamily = \"K\"\nmessage = \"Mined.\"\npattern = {pattern}\n"
        );
        let pack = Pack { name: "mined.toml".into(), text, tested: true };
        let engine = Engine::new(RuleSet::load(&[vec![pack]], detectors::ALL).unwrap());
        for context in &found.contexts {
            let text = format!("{}{}{}", context.before, context.text, context.behind);
            let document = Document::read_plain("a.txt", text.into_bytes()).unwrap();
            let hits = engine.check(&document, &CheckOptions::default());
            let hit = hits.iter().any(|hit| hit.text == context.text);
            assert!(hit, "{} in {context:?}", found.pattern);
        }
    }
}

fn mtlint(arguments: &[&str], threads: &str) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn the_candidates_are_the_same_on_any_number_of_cores() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("planted.jsonl");
    std::fs::write(&file, planted()).unwrap();
    let arguments = ["mine", "--format", "json", "--machine", file.to_str().unwrap()];
    let (one, ..) = mtlint(&arguments, "1");
    let (four, ..) = mtlint(&arguments, "4");
    assert!(one.contains("in turn"), "{one}");
    assert_eq!(one, four);
}

#[test]
fn a_draft_is_refused_until_a_person_completes_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, rules) = (path("planted.jsonl"), path("draft.toml"));
    std::fs::write(&data, planted()).unwrap();
    let (draft, ..) =
        mtlint(&["mine", "--longest", "3", "--top", "1", "--as-rules", "--machine", &data], "1");
    std::fs::write(&rules, &draft).unwrap();
    let (_, said, code) = mtlint(&["rules", "test", "--rules", &rules], "1");
    assert_eq!(code, Some(2));
    for key in ["family", "message", "example"] {
        assert!(said.contains(&format!("{key}: is missing")), "{said}");
    }
    let completed = draft
        .replace("# family  = …", "family = \"I1\"")
        .replace("# message = …", "message = \"“In turn” says nothing here.\"")
        .replace(
            "# [[rule.example]]",
            "example = [
               { bad = \"Here was [[in turn the]] hall.\", good = \"Here was also the hall.\" },
               { bad = \"There was [[in turn the]] bus.\", good = \"There was also the bus.\" },
               { ok = \"They sang in turn.\" },
               { ok = \"It was their turn.\" },
             ]",
        );
    std::fs::write(&rules, completed).unwrap();
    let (listed, said, code) = mtlint(&["rules", "test", "--rules", &rules], "1");
    assert_eq!(code, Some(0), "{listed}{said}");
}
