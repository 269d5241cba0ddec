//! Hits drawn for judging, and what the judges answered.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::hits::Hit;
use super::place_of;
use super::rows::Data;
use super::verdicts::{Opinion, Place, Verdict, Verdicts, key};
use crate::diagnostic::Diagnostic;
use crate::rule::families;
use crate::span::Span;

/// What a judge sees of a hit: never the rule, nor what it says.
#[derive(Clone, Debug, Serialize)]
pub struct Drawn {
    /// Stands for rule and place.
    pub key: String,
    #[serde(flatten)]
    pub place: Place,
    /// Whether a second judge is to see it too: one in ten.
    pub twice: bool,
    /// A few sentences, with `[[…]]` around what is reported.
    pub passage: String,
    /// What each fix makes of the place, with a few words around it.
    pub fixed: Vec<String>,
    /// Other places of the article that the report rests on.
    pub see: Vec<String>,
}

/// Draws hits (of one rule or family) until `most` of each rule have a verdict, at random but always the same ones, from
/// all sets alike. Of hits in rows that read the same (other raters', other sets') only one is drawn. They come in an order
/// that says nothing of their rules.
#[must_use]
pub fn draw(
    data: &Data,
    hits: &[Hit],
    verdicts: &Verdicts,
    most: usize,
    rule: Option<&str>,
) -> Vec<Drawn> {
    let mut judged: FxHashMap<&str, usize> = FxHashMap::default();
    let mut seen = FxHashSet::default();
    let mut open: Vec<(String, &Hit)> = Vec::new();
    let is_wanted = |hit: &&Hit| {
        let Diagnostic { rule: id, family, .. } = &hit.diagnostic;
        rule.is_none_or(|name| name == id || name == families::key(*family))
    };
    for hit in hits.iter().filter(is_wanted) {
        let place = place_of(data, hit);
        if verdicts.of(&hit.diagnostic.rule, &place).is_some() {
            *judged.entry(&hit.diagnostic.rule).or_default() += 1;
            seen.insert(wording(data, hit));
        } else {
            open.push((key(&hit.diagnostic.rule, &place), hit));
        }
    }
    open.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut drawn = Vec::new();
    for (key, hit) in open {
        let count = judged.entry(&hit.diagnostic.rule).or_default();
        if *count < most && seen.insert(wording(data, hit)) {
            *count += 1;
            drawn.push(Drawn {
                twice: u64::from_str_radix(&key, 16).unwrap_or(0) % 10 == 0,
                key,
                place: place_of(data, hit),
                passage: passage(hit),
                fixed: hit.passage.fixed.clone(),
                see: hit.passage.related.clone(),
            });
        }
    }
    drawn
}

/// The same for the same hit in rows that read the same.
fn wording<'a>(data: &'a Data, hit: &'a Hit) -> (&'a str, &'a str, Span) {
    (&hit.diagnostic.rule, &data.rows[hit.row].text, hit.span)
}

/// What is reported is shown up to so many bytes.
const SHOWN: usize = 400;

fn passage(hit: &Hit) -> String {
    let text = &hit.diagnostic.text;
    let cut = |end| text.floor_char_boundary(end);
    let reported = if text.len() > SHOWN {
        let (head, tail) = (cut(SHOWN / 2), cut(text.len() - SHOWN / 2));
        format!("{} […] {}", &text[..head], &text[tail..])
    } else {
        text.clone()
    };
    format!("{}[[{reported}]]{}", hit.passage.before, hit.passage.behind)
}

/// A line of what judges hand back: the sample's line with a verdict, or its key and a verdict.
#[derive(Deserialize)]
struct Answer {
    key: String,
    #[serde(flatten)]
    place: Option<Place>,
    verdict: Option<Opinion>,
}

/// The verdicts of a judge, from the sample that was drawn and the answers to it: lines of JSON
/// with a `key`, of which one has the place and one, or the same, the `verdict`. Each comes as
/// name and text of a file.
///
/// # Errors
/// Every line that is none of this, whose place is nowhere, or whose key belongs to none of the
/// `rules`.
pub fn answers(
    files: &[(String, String)],
    judge: &str,
    rules: &[&str],
) -> Result<Vec<Verdict>, String> {
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    let mut opinions: Vec<(String, String, Opinion)> = Vec::new();
    let mut faults = Vec::new();
    for (file, text) in files {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let at = format!("{file}:{}", number + 1);
            match serde_json::from_str::<Answer>(line) {
                Ok(answer) => {
                    if let Some(opinion) = answer.verdict {
                        opinions.push((at, answer.key.clone(), opinion));
                    }
                    if let Some(place) = answer.place {
                        places.insert(answer.key, place);
                    }
                }
                Err(error) => faults.push(format!("{at}: is no answer: {error}")),
            }
        }
    }
    let mut verdicts = Vec::new();
    for (at, name, opinion) in opinions {
        let Some(place) = places.get(&name) else {
            faults.push(format!("{at}: {name} is not in the sample; name its file too"));
            continue;
        };
        match rules.iter().find(|rule| key(rule, place) == name) {
            Some(rule) => verdicts.push(Verdict {
                set: place.set.clone(),
                id: place.id.clone(),
                start: place.start,
                end: place.end,
                rule: (*rule).to_owned(),
                verdict: opinion,
                judge: judge.to_owned(),
            }),
            None => faults.push(format!(
                "{at}: {name} is a hit of no rule that is there; were --rules the same when the \
                 sample was drawn?"
            )),
        }
    }
    if faults.is_empty() { Ok(verdicts) } else { Err(faults.join("\n")) }
}
