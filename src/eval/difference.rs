//! Two reports compared: which hits a change added, removed and changed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::report::{ReportedHit, VERSION};
use super::rows::Author;
use super::table::Layout;
use super::verdicts::{Opinion, Place};

/// What is read of a report.
#[derive(Deserialize)]
pub struct OldReport {
    version: u32,
    sets: Vec<OldSet>,
    hits: Vec<ReportedHit>,
}

#[derive(Deserialize)]
struct OldSet {
    set: String,
    text: Author,
    hash: String,
}

/// What the newer of two reports has otherwise, by rule and place.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Difference {
    /// Sets that only one of the reports has, or that have changed: hits in them say nothing of
    /// the rules.
    pub other_sets: Vec<String>,
    pub added: Vec<ReportedHit>,
    pub removed: Vec<ReportedHit>,
    pub changed: Vec<Change>,
}

/// A rule that reports something else of a place.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    pub old: ReportedHit,
    pub new: ReportedHit,
}

impl OldReport {
    /// Reads a report of `--format json`. `file` is named in errors.
    ///
    /// # Errors
    /// When it is no such report.
    pub fn read(file: &str, text: &str) -> Result<Self, String> {
        let report: Self = serde_json::from_str(text).map_err(|error| {
            format!("{file}: is no report of `mtlint eval --format json`: {error}")
        })?;
        if report.version != VERSION {
            let version = report.version;
            return Err(format!(
                "{file}: the report has version {version}, this mtlint reads {VERSION}; make it \
                 anew"
            ));
        }
        Ok(report)
    }
}

/// Compares two reports.
#[must_use]
pub fn compare(old: OldReport, new: OldReport) -> Difference {
    let sets = |report: &OldReport| -> BTreeSet<_> {
        let each = report.sets.iter();
        each.map(|set| (set.set.clone(), set.text, set.hash.clone())).collect()
    };
    let (old_sets, new_sets) = (sets(&old), sets(&new));
    let other_sets: BTreeSet<String> =
        old_sets.symmetric_difference(&new_sets).map(|(set, ..)| set.clone()).collect();
    let mut difference =
        Difference { other_sets: other_sets.into_iter().collect(), ..Difference::default() };
    let (mut old, mut new) = (by_rule_and_row(old.hits), by_rule_and_row(new.hits));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).cloned().collect();
    for key in keys {
        let (old, new) = (old.remove(&key), new.remove(&key));
        compare_row(old.unwrap_or_default(), new.unwrap_or_default(), &mut difference);
    }
    difference
}

type Key = (String, String, String);

fn by_rule_and_row(hits: Vec<ReportedHit>) -> BTreeMap<Key, Vec<ReportedHit>> {
    let mut rows: BTreeMap<Key, Vec<ReportedHit>> = BTreeMap::new();
    for hit in hits {
        let key = (hit.rule.clone(), hit.place.set.clone(), hit.place.id.clone());
        rows.entry(key).or_default().push(hit);
    }
    rows
}

/// Compares what a rule hits in a row: first the same places, then places that overlap.
fn compare_row(old: Vec<ReportedHit>, mut new: Vec<ReportedHit>, difference: &mut Difference) {
    let mut rest = Vec::new();
    for old in old {
        match new.iter().position(|new| new.place == old.place) {
            Some(at) => {
                let new = new.remove(at);
                if !is_same(&old, &new) {
                    difference.changed.push(Change { old, new });
                }
            }
            None => rest.push(old),
        }
    }
    for old in rest {
        match new.iter().position(|new| overlap(&new.place, &old.place)) {
            Some(at) => difference.changed.push(Change { old, new: new.remove(at) }),
            None => difference.removed.push(old),
        }
    }
    difference.added.append(&mut new);
}

fn overlap(a: &Place, b: &Place) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether two hits of a place are the same to a user. What was said of them is no part of it.
fn is_same(old: &ReportedHit, new: &ReportedHit) -> bool {
    let of = |hit: &ReportedHit| {
        (hit.family.clone(), hit.severity.clone(), hit.certainty.clone(), hit.fixes.clone())
    };
    of(old) == of(new)
}

impl Difference {
    /// Writes it for people.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn write(&self, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
        let (added, removed, changed) = (self.added.len(), self.removed.len(), self.changed.len());
        writeln!(out, "{added} added, {removed} removed, {changed} changed")?;
        if !self.other_sets.is_empty() {
            let sets = self.other_sets.join(", ");
            writeln!(out, "The reports are not of the same data: {sets}")?;
        }
        let mut rule = "";
        for entry in self.entries() {
            let hit = entry.hit();
            if hit.rule != rule {
                rule = &hit.rule;
                let head = if layout == Layout::Markdown { "## " } else { "" };
                writeln!(out, "\n{head}{rule}: {}", self.counts(rule))?;
                if layout == Layout::Markdown {
                    writeln!(out)?;
                }
            }
            entry.write(layout, out)?;
        }
        Ok(())
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        let added = self.added.iter().map(Entry::Added);
        let removed = self.removed.iter().map(Entry::Removed);
        let changed = self.changed.iter().map(Entry::Changed);
        let mut entries: Vec<_> = added.chain(removed).chain(changed).collect();
        entries.sort_by(|a, b| {
            let (a, b) = (a.hit(), b.hit());
            (&a.rule, &a.place).cmp(&(&b.rule, &b.place))
        });
        entries
    }

    fn counts(&self, rule: &str) -> String {
        let count = |hits: &[ReportedHit]| hits.iter().filter(|hit| hit.rule == rule).count();
        let changed = self.changed.iter().filter(|change| change.new.rule == rule).count();
        let (added, removed) = (count(&self.added), count(&self.removed));
        format!("{added} added, {removed} removed, {changed} changed")
    }
}

enum Entry<'a> {
    Added(&'a ReportedHit),
    Removed(&'a ReportedHit),
    Changed(&'a Change),
}

impl<'a> Entry<'a> {
    fn hit(&self) -> &'a ReportedHit {
        match self {
            Self::Added(hit) | Self::Removed(hit) => hit,
            Self::Changed(change) => &change.new,
        }
    }

    fn write(&self, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Added(hit) => write_hit("added", hit, layout, out),
            Self::Removed(hit) => write_hit("removed", hit, layout, out),
            Self::Changed(Change { old, new }) => {
                write_hit("changed", new, layout, out)?;
                let mut was = Vec::new();
                if old.text != new.text {
                    was.push(format!("“{}”", one_line(&old.text)));
                }
                let each = [
                    (&old.family, &new.family),
                    (&old.severity, &new.severity),
                    (&old.certainty, &new.certainty),
                ];
                was.extend(each.iter().filter(|(a, b)| a != b).map(|(old, _)| (*old).clone()));
                if old.fixes != new.fixes {
                    was.push(fixes(old));
                }
                writeln!(out, "    before: {}", was.join("; "))
            }
        }
    }
}

fn write_hit(what: &str, hit: &ReportedHit, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let Place { set, id, start, end } = &hit.place;
    let (mark, id) = match layout {
        Layout::Text => ("  ", id.clone()),
        Layout::Markdown => ("- ", format!("`{id}`")),
    };
    let (before, text, behind) =
        (one_line(&hit.before), one_line(&hit.text), one_line(&hit.behind));
    writeln!(out, "{mark}{what}: {set} {id} {start}–{end}{}", opinion(hit))?;
    writeln!(out, "    …{before}[[{text}]]{behind}…")?;
    writeln!(out, "    {}", fixes(hit))
}

fn opinion(hit: &ReportedHit) -> &'static str {
    match hit.judged {
        None => "",
        Some(Opinion::Right) => " (judged right)",
        Some(Opinion::Wrong) => " (judged wrong)",
        Some(Opinion::Taste) => " (judged taste)",
    }
}

fn fixes(hit: &ReportedHit) -> String {
    if hit.fixes.is_empty() { "no fix".into() } else { one_line(&hit.fixes.join("; ")) }
}

fn one_line(text: &str) -> String {
    text.replace('\n', "⏎")
}
