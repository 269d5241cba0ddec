//! The accuracy gates: how often the default profile is wrong, on text that nobody wrote for it.
//!
//! Needs the development data; without `MTLINT_DATA` it says that it was not run.

mod support;

use std::path::Path;
use std::sync::OnceLock;

use mtlint::diagnostic::Certainty;
use mtlint::eval::measured::{Measured, NEWS, measure};
use mtlint::eval::{Opinion, ReportedHit, Verdicts};
use mtlint::{Engine, Options, RuleSet};
use support::data::{root, say};

/// Diagnostics per 1,000 words of edited news.
const MOST_ALARMS: f64 = 0.3;
/// The share of a rule's judged hits that are right.
const LEAST_PRECISION: f64 = 0.9;
/// So many hits of a rule are shown.
const SHOWN: usize = 5;

struct Run {
    measured: Measured,
    /// The rules of the default profile.
    rules: Vec<String>,
}

/// The default profile on all sets; `None`, and it says so, where the data are not there.
fn run(gate: &str) -> Option<&'static Run> {
    static RUN: OnceLock<Run> = OnceLock::new();
    let data = root(gate)?;
    let run = RUN.get_or_init(|| {
        let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/verdicts.jsonl");
        let text = std::fs::read_to_string(&store).unwrap();
        let verdicts = Verdicts::read("data/verdicts.jsonl", &text).unwrap();
        let engine = Engine::new(RuleSet::built_in());
        let read = |set: &str| {
            let path = data.join("dev").join(format!("{set}.jsonl"));
            std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let measured = measure(&engine, &Options::default(), &verdicts, read)
            .unwrap_or_else(|error| panic!("{error}"));
        let rules = engine.rules().rules.iter();
        let rules = rules.filter(|rule| rule.certainty > Certainty::Possible);
        Run { measured, rules: rules.map(|rule| rule.id.clone()).collect() }
    });
    Some(run)
}

impl Run {
    fn hits(&self, rule: &str) -> Vec<&ReportedHit> {
        let all = self.measured.natural.hits.iter().chain(&self.measured.made.hits);
        all.filter(|hit| hit.rule == rule).collect()
    }
}

fn shown(hit: &ReportedHit) -> String {
    let ReportedHit { place, rule, before, text, behind, judged, .. } = hit;
    let judged = judged.map_or(String::new(), |opinion| format!(" (judged {opinion:?})"));
    let line = format!(
        "  {rule}{judged}: {} {} {}–{}\n    …{before}[[{text}]]{behind}…",
        place.set, place.id, place.start, place.end
    );
    line.replace("\n\n", "⏎")
}

fn list<'a>(hits: impl IntoIterator<Item = &'a ReportedHit>) -> String {
    hits.into_iter().map(shown).collect::<Vec<_>>().join("\n")
}

#[test]
fn edited_news_is_left_alone() {
    let Some(run) = run("alarms on edited news") else { return };
    let report = &run.measured.natural;
    let is_news = |set: &str| NEWS.contains(&set);
    let words: usize =
        report.sets.iter().filter(|set| is_news(&set.set)).map(|set| set.words).sum();
    let alarms: Vec<_> = report
        .hits
        .iter()
        .filter(|hit| is_news(&hit.place.set) && hit.judged != Some(Opinion::Right))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "news has fewer than 2^52 words")]
    let rate = alarms.len() as f64 * 1000.0 / words as f64;
    say(&format!("alarms on edited news: {} in {words} words, {rate:.3} per 1,000", alarms.len()));
    assert!(
        rate <= MOST_ALARMS,
        "{rate:.3} diagnostics per 1,000 words of edited news, more than {MOST_ALARMS}:\n{}",
        list(alarms)
    );
}

#[test]
fn rules_of_the_default_profile_are_right() {
    let Some(run) = run("precision of judged rules") else { return };
    let mut faults = Vec::new();
    for rule in &run.rules {
        let Some(judged) = run.measured.precision(rule) else { continue };
        if judged.precision < LEAST_PRECISION {
            let wrong = run
                .hits(rule)
                .into_iter()
                .filter(|hit| hit.judged.is_some_and(|opinion| opinion != Opinion::Right));
            let (right, of) = (judged.right, judged.judged);
            faults.push(format!("{rule}: {right} of {of} are right:\n{}", list(wrong)));
        }
    }
    assert!(
        faults.is_empty(),
        "rules of the default profile that are right less often than {LEAST_PRECISION}; make \
         them possible, or better:\n{}",
        faults.join("\n")
    );
}

#[test]
fn rules_of_the_default_profile_that_fire_were_judged() {
    let Some(run) = run("rules that fire were judged") else { return };
    let fires = |rule: &&String| {
        let mut hits = run.measured.natural.hits.iter();
        hits.any(|hit| hit.rule == **rule) && run.measured.precision(rule).is_none()
    };
    let unjudged: Vec<_> = run.rules.iter().filter(fires).collect();
    let hits = |rule: &&String| list(run.hits(rule).into_iter().take(SHOWN));
    assert!(
        unjudged.is_empty(),
        "{} rules of the default profile hit text of the sets and nobody judged a hit; draw some \
         with `mtlint eval --sample` (docs/EVAL.md):\n{}",
        unjudged.len(),
        unjudged.iter().map(hits).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn two_thirds_of_the_default_profile_are_measured() {
    let Some(run) = run("rules that are measured") else { return };
    let unmeasured: Vec<_> = run
        .rules
        .iter()
        .filter(|rule| run.measured.precision(rule).is_none())
        .map(String::as_str)
        .collect();
    let (count, all) = (unmeasured.len(), run.rules.len());
    say(&format!("unmeasured rules of the default profile: {count} of {all}"));
    assert!(
        count * 3 <= all,
        "{count} of {all} rules of the default profile are unmeasured, more than a third: {}",
        unmeasured.join(", ")
    );
}
