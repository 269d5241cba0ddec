//! The figures of a run as plain data, whose serialisation is the documented JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::hits::{Found, Hit};
use super::place_of;
use super::rows::{Author, Data, ProblemKind};
use super::score::{Marks, SetScore};
use super::tally::{Exposure, Figures, Precision, Share, Tally, number, rounded, share};
use super::verdicts::{Opinion, Place, Verdicts};
use crate::engine::Engine;
use crate::rule::families;

/// The version of the form; it changes when a reader of the old one would fail on the new.
pub(super) const VERSION: u32 = 1;

/// So many bytes before and behind a hit are reported with it.
const CONTEXT: usize = 80;

#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub version: u32,
    /// Lines, marks and rows that were left out.
    pub problems: BTreeMap<ProblemKind, usize>,
    pub sets: Vec<SetFigures>,
    /// Over all sets of machine text.
    pub families: Vec<Group>,
    /// Every rule that hits something, over all sets.
    pub rules: Vec<RuleFigures>,
    pub hits: Vec<ReportedHit>,
}

/// The figures of a set.
#[derive(Clone, Debug, Serialize)]
pub struct SetFigures {
    pub set: String,
    pub text: Author,
    /// XXH3, 128 bits, of the set's lines.
    pub hash: String,
    pub rows: usize,
    pub articles: usize,
    pub words: usize,
    /// The share of words in marks, where the marks are complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked_words: Option<f64>,
    /// The share of words that a person edited, where there is a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_words: Option<f64>,
    #[serde(flatten)]
    pub figures: Figures,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marked: Vec<MarkFigures>,
    pub families: Vec<Group>,
    pub rules: Vec<Group>,
}

/// How many marks of a category were found.
#[derive(Clone, Debug, Serialize)]
pub struct MarkFigures {
    pub category: String,
    pub recall: Share,
    /// Of the marks that raters were sure of, where the data say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub core: Option<Share>,
}

/// The figures of a rule or family.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub name: String,
    #[serde(flatten)]
    pub figures: Figures,
}

/// The figures of a rule over all sets of machine text, and its hits in text by people.
#[derive(Clone, Debug, Serialize)]
pub struct RuleFigures {
    pub rule: String,
    pub family: &'static str,
    #[serde(flatten)]
    pub figures: Figures,
    pub human: Alarms,
}

/// What is found in text that people wrote.
#[derive(Clone, Debug, Serialize)]
pub struct Alarms {
    pub hits: usize,
    pub per_1000: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Precision>,
}

/// A hit, as two reports are compared by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedHit {
    #[serde(flatten)]
    pub place: Place,
    /// Who wrote the row.
    pub text_by: Author,
    pub rule: String,
    pub family: String,
    pub severity: String,
    pub certainty: String,
    pub before: String,
    pub text: String,
    pub behind: String,
    /// The title of each fix.
    pub fixes: Vec<String>,
    /// What judges said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Opinion>,
}

impl Report {
    /// Of how many hits that more than one judge saw all said the same, and how many those are.
    #[must_use]
    pub fn agreement(&self) -> (usize, usize) {
        let judged = self.rules.iter().flat_map(|rule| [rule.figures.judged, rule.human.judged]);
        judged.flatten().fold((0, 0), |(agreed, of), it| (agreed + it.agreed, of + it.judged_twice))
    }

    #[must_use]
    pub fn new(
        data: &Data,
        found: &Found,
        sets: &[SetScore],
        verdicts: &Verdicts,
        engine: &Engine,
    ) -> Self {
        let mut problems = BTreeMap::new();
        for problem in &data.problems {
            *problems.entry(problem.kind).or_default() += 1;
        }
        Self {
            version: VERSION,
            problems,
            sets: (0..sets.len()).map(|set| set_figures(data, found, set, &sets[set])).collect(),
            families: families(data, sets),
            rules: rules(data, sets, engine),
            hits: found.hits.iter().map(|hit| reported(data, verdicts, hit)).collect(),
        }
    }
}

fn set_figures(data: &Data, found: &Found, number_: usize, score: &SetScore) -> SetFigures {
    let set = &data.sets[number_];
    let exposure = score.exposure;
    let part = |part: usize, of: usize| (of > 0).then(|| rounded(number(part) / number(of)));
    let group = |(name, tally): (&str, &Tally)| Group {
        name: name.to_owned(),
        figures: tally.figures(exposure),
    };
    SetFigures {
        set: set.name.clone(),
        text: set.author,
        hash: data.hash(&set.name),
        rows: set.rows,
        articles: found.articles[number_],
        words: exposure.words,
        marked_words: part(score.marked_words, exposure.words).filter(|_| score.complete),
        edited_words: part(score.edited_words, score.compared_words),
        figures: score.all.figures(exposure),
        marked: marked(&score.marks),
        families: score.families.iter().map(|(name, tally)| group((name, tally))).collect(),
        rules: score.rules.iter().map(|(name, tally)| group((name, tally))).collect(),
    }
}

fn marked(marks: &BTreeMap<String, Marks>) -> Vec<MarkFigures> {
    let mut all = Marks::default();
    for marks in marks.values() {
        all.marks += marks.marks;
        all.found += marks.found;
        all.core += marks.core;
        all.core_found += marks.core_found;
    }
    let figures = |category: &str, marks: &Marks| {
        Some(MarkFigures {
            category: category.to_owned(),
            recall: share(marks.found, marks.marks)?,
            core: share(marks.core_found, marks.core),
        })
    };
    let each = marks.iter().map(|(category, marks)| figures(category, marks));
    each.chain([figures("all", &all)]).flatten().collect()
}

/// What was read of machine text or of text by people.
fn exposure(data: &Data, sets: &[SetScore], author: Author) -> Exposure {
    let mut sum = Exposure::default();
    for (_, score) in data.sets.iter().zip(sets).filter(|(set, _)| set.author == author) {
        sum.words += score.exposure.words;
        sum.paired += score.exposure.paired;
        sum.references += score.exposure.references;
    }
    sum
}

fn sums<K: Ord + Clone>(
    data: &Data,
    sets: &[SetScore],
    author: Author,
    of: impl Fn(&SetScore) -> &BTreeMap<K, Tally>,
) -> BTreeMap<K, Tally> {
    let mut sums: BTreeMap<K, Tally> = BTreeMap::new();
    for (_, score) in data.sets.iter().zip(sets).filter(|(set, _)| set.author == author) {
        for (name, tally) in of(score) {
            sums.entry(name.clone()).or_default().join(tally);
        }
    }
    sums
}

fn families(data: &Data, sets: &[SetScore]) -> Vec<Group> {
    let exposure = exposure(data, sets, Author::Machine);
    sums(data, sets, Author::Machine, |score| &score.families)
        .into_iter()
        .map(|(name, tally)| Group { name: name.to_owned(), figures: tally.figures(exposure) })
        .collect()
}

fn rules(data: &Data, sets: &[SetScore], engine: &Engine) -> Vec<RuleFigures> {
    let machine = sums(data, sets, Author::Machine, |score| &score.rules);
    let human = sums(data, sets, Author::Human, |score| &score.rules);
    let machine_words = exposure(data, sets, Author::Machine);
    let human_words = exposure(data, sets, Author::Human).words;
    let none = Tally::default();
    let mut rules: Vec<_> = engine.rules().rules.iter().collect();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    rules
        .into_iter()
        .filter(|rule| machine.contains_key(&rule.id) || human.contains_key(&rule.id))
        .map(|rule| {
            let alarms = human.get(&rule.id).unwrap_or(&none);
            RuleFigures {
                rule: rule.id.clone(),
                family: families::key(rule.family),
                figures: machine.get(&rule.id).unwrap_or(&none).figures(machine_words),
                human: Alarms {
                    hits: alarms.hits,
                    per_1000: (human_words > 0)
                        .then(|| rounded(number(alarms.hits) * 1000.0 / number(human_words))),
                    judged: alarms.precision(),
                },
            }
        })
        .collect()
}

fn reported(data: &Data, verdicts: &Verdicts, hit: &Hit) -> ReportedHit {
    let diagnostic = &hit.diagnostic;
    let (before, behind) = (&hit.passage.before, &hit.passage.behind);
    let from = before.floor_char_boundary(before.len().saturating_sub(CONTEXT));
    let to = behind.ceil_char_boundary(CONTEXT.min(behind.len()));
    let name = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
    };
    let place = place_of(data, hit);
    ReportedHit {
        judged: verdicts.of(&diagnostic.rule, &place).map(|judged| judged.opinion),
        place,
        text_by: data.sets[data.rows[hit.row].set].author,
        rule: diagnostic.rule.clone(),
        family: families::key(diagnostic.family).to_owned(),
        severity: name(serde_json::to_value(diagnostic.severity)),
        certainty: name(serde_json::to_value(diagnostic.certainty)),
        before: before[from..].to_owned(),
        text: diagnostic.text.clone(),
        behind: behind[..to].to_owned(),
        fixes: diagnostic.fixes.iter().map(|fix| fix.title.clone()).collect(),
    }
}
