//! Accuracy gates of what the lexicon finds: names in lower case, and words left in the language of
//! the source.
//!
//! Needs the development data; without `MTLINT_DATA` it says that it was not run.

mod support;

use mtlint::diagnostic::Family;
use mtlint::fix::apply;
use mtlint::{Diagnostic, Document, Engine, Options, RuleSet};
use serde_json::Value;
use support::data::{self, say};

/// Rows of a set that get a run of words of their source.
const ROWS: usize = 1_200;

/// The rows of a set, where the data are there.
fn rows(set: &str) -> Option<Vec<Value>> {
    let text = data::text(format!("dev/{set}.jsonl"))?;
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// A field of a row, with each line end as a space: a row is one paragraph.
fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap().replace(['\n', '\r'], " ")
}

fn check(engine: &Engine, options: &Options, text: &str) -> Vec<Diagnostic> {
    let document = Document::read_plain("row", text.as_bytes().to_vec()).unwrap();
    engine.check(&document, options)
}

/// The marks of a row, in bytes of its text.
fn marks(row: &Value, text: &str) -> Vec<(usize, usize)> {
    let byte = |at: &Value| {
        let at = usize::try_from(at.as_u64().unwrap()).unwrap();
        text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
    };
    let marks = row["errors"].as_array().unwrap();
    marks.iter().map(|mark| (byte(&mark["start"]), byte(&mark["end"]))).collect()
}

fn touches(found: &Diagnostic, (start, end): (usize, usize)) -> bool {
    found.span.start < end && found.span.end > start
}

#[expect(clippy::cast_precision_loss, reason = "sets have fewer than 2^52 rows and words")]
fn share(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}

#[test]
fn names_in_lower_case_get_their_capital() {
    let Some(rows) = rows("case_names") else { return };
    let engine = Engine::new(RuleSet::built_in());
    let found = |text: &str| {
        let mut found = check(&engine, &Options::default(), text);
        found.retain(|found| found.family == Family::B);
        found
    };
    let (mut hits, mut mended, mut alarms, mut words) = (0, 0, 0, 0);
    for row in &rows {
        let (damaged, whole) = (text(row, "mt"), text(row, "post_edit"));
        let mark = marks(row, &damaged)[0];
        if let Some(hit) = found(&damaged).iter().find(|hit| touches(hit, mark)) {
            hits += 1;
            mended += usize::from(
                hit.fixes.first().is_some_and(|fix| apply(&damaged, &fix.edits) == whole),
            );
        }
        alarms += found(&whole).len();
        words += whole.split_whitespace().count();
    }
    let rate = share(alarms * 1000, words);
    say(&format!(
        "names in lower case: {hits} of {} found, {mended} mended, {rate:.3} alarms per 1,000 words",
        rows.len()
    ));
    assert!(share(hits, rows.len()) >= 0.9);
    assert!(share(mended, hits) >= 0.97);
    assert!(rate <= 0.02);
}

fn untranslated() -> Options {
    Options { select: vec!["untranslated-words".to_owned()], ..Options::default() }
}

#[test]
fn words_left_untranslated_are_found() {
    let Some(rows) = rows("derived_untranslated") else { return };
    let engine = Engine::new(RuleSet::built_in());
    let (mut found, mut all) = (0, 0);
    for row in &rows {
        let text = text(row, "mt");
        let from = row["src_lang"].as_str().map(str::to_owned);
        let hits = check(&engine, &Options { from, ..untranslated() }, &text);
        let marks = marks(row, &text);
        all += marks.len();
        found += marks.iter().filter(|mark| hits.iter().any(|hit| touches(hit, **mark))).count();
    }
    say(&format!("words left untranslated: {found} of {all} found"));
    assert!(share(found, all) >= 0.45);
}

/// Two to four words of the source in a row, all in small letters and without marks, as bytes.
fn run(source: &str, random: &mut fastrand::Rng) -> Option<(usize, usize)> {
    let count = random.usize(2..=4);
    let words: Vec<(usize, &str)> = source
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - source.as_ptr() as usize, word))
        .collect();
    let is_plain = |word: &str| {
        let letter = |c: char| c.is_alphabetic() && !c.is_uppercase();
        let mut parts = word.splitn(2, '\'');
        parts.all(|part| !part.is_empty() && part.chars().all(letter))
    };
    let runs: Vec<_> = words
        .windows(count)
        .skip(1)
        .filter(|run| run.iter().all(|(_, word)| is_plain(word)))
        .collect();
    let run = *random.choice(&runs)?;
    let (last, word) = run[count - 1];
    Some((run[0].0, last + word.len()))
}

#[test]
fn runs_of_foreign_words_are_found() {
    let engine = Engine::new(RuleSet::built_in());
    let (mut all_found, mut all_runs) = (0, 0);
    for set in [
        "pe_wce_fren_google",
        "fresh_apertium_esen",
        "sys_wmt21_deen",
        "fresh_bergamot_pten",
        "sys_wmt22_ruen",
        "sys_wmt22_uken",
    ] {
        let Some(rows) = rows(set) else { return };
        let mut random = fastrand::Rng::with_seed(7);
        let (mut found, mut all) = (0, 0);
        for row in &rows {
            let (source, text) = (text(row, "src"), text(row, "mt"));
            let Some((start, end)) = run(&source, &mut random) else { continue };
            let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
            if spaces.len() < 5 {
                continue;
            }
            let at = spaces[random.usize(1..spaces.len() - 1)] + 1;
            let text = format!("{}{} {}", &text[..at], &source[start..end], &text[at..]);
            let mark = (at, at + end - start);
            let hits = check(&engine, &untranslated(), &text);
            all += 1;
            found += usize::from(hits.iter().any(|hit| touches(hit, mark)));
            if all == ROWS {
                break;
            }
        }
        say(&format!("runs of foreign words: {found} of {all} found in {set}"));
        all_found += found;
        all_runs += all;
    }
    assert!(share(all_found, all_runs) >= 0.9);
}
