//! Verdicts: what people say of hits, kept as positions, without a word of the data.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// What a judge says of a hit. The worst comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Opinion {
    /// There is no fault, or the fix makes it worse.
    Wrong,
    /// Editors would differ.
    Taste,
    /// A fault that a professional editor would mend.
    Right,
}

/// What a rule reports, in characters of the row's text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub set: String,
    pub id: String,
    pub start: usize,
    pub end: usize,
}

/// A line of the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub set: String,
    pub id: String,
    pub start: usize,
    pub end: usize,
    pub rule: String,
    pub verdict: Opinion,
    pub judge: String,
}

/// What the judges of one hit say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What most say; where as many say one thing as another, the worse.
    pub opinion: Opinion,
    /// What each says, by judge.
    pub opinions: Vec<Opinion>,
}

/// All verdicts, by rule and place, then by judge.
#[derive(Clone, Debug, Default)]
pub struct Verdicts(FxHashMap<(String, Place), BTreeMap<String, Opinion>>);

impl Verdicts {
    /// Reads a store, a verdict a line. `file` is named in errors.
    ///
    /// # Errors
    /// The first line that is no verdict, or says of a hit what the same judge said otherwise.
    pub fn read(file: &str, text: &str) -> Result<Self, String> {
        let mut verdicts = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let at = |message: String| format!("{file}:{}: {message}", number + 1);
            let verdict: Verdict = serde_json::from_str(line)
                .map_err(|error| at(format!("is no verdict: {error}; see docs/EVAL.md")))?;
            verdicts.add(verdict).map_err(at)?;
        }
        Ok(verdicts)
    }

    /// Adds a verdict.
    ///
    /// # Errors
    /// When the same judge said something else of the same hit.
    pub fn add(&mut self, verdict: Verdict) -> Result<(), String> {
        let Verdict { set, id, start, end, rule, verdict: opinion, judge } = verdict;
        let place = Place { set, id, start, end };
        let judges = self.0.entry((rule, place)).or_default();
        match judges.get(&judge) {
            Some(other) if *other != opinion => Err(format!(
                "{judge} says both {other:?} and {opinion:?} of one hit; keep one of the two"
            )),
            _ => {
                judges.insert(judge, opinion);
                Ok(())
            }
        }
    }

    /// What was said of a rule's hit at a place.
    #[must_use]
    pub fn of(&self, rule: &str, place: &Place) -> Option<Judged> {
        let judges = self.0.get(&(rule.to_owned(), place.clone()))?;
        let opinions: Vec<_> = judges.values().copied().collect();
        let count = |opinion| opinions.iter().filter(|other| **other == opinion).count();
        let opinion = [Opinion::Wrong, Opinion::Taste, Opinion::Right]
            .into_iter()
            .rev()
            .max_by_key(|opinion| count(*opinion))?;
        Some(Judged { opinion, opinions })
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every verdict, in order.
    #[must_use]
    pub fn sorted(&self) -> Vec<Verdict> {
        let all = self.0.iter().flat_map(|((rule, place), judges)| {
            judges.iter().map(move |(judge, opinion)| Verdict {
                set: place.set.clone(),
                id: place.id.clone(),
                start: place.start,
                end: place.end,
                rule: rule.clone(),
                verdict: *opinion,
                judge: judge.clone(),
            })
        });
        let mut all: Vec<_> = all.collect();
        all.sort();
        all
    }

    /// The store as a text, a verdict a line, in order.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |verdict: &Verdict| {
            serde_json::to_string(verdict).expect("texts and numbers make JSON") + "\n"
        };
        self.sorted().iter().map(line).collect()
    }
}

/// A name for a rule's hit at a place that does not say which rule.
#[must_use]
pub fn key(rule: &str, place: &Place) -> String {
    let Place { set, id, start, end } = place;
    let name = format!("{rule}\0{set}\0{id}\0{start}\0{end}");
    format!("{:016x}", xxh3_64(name.as_bytes()))
}
