//! Verdicts: what people say of diagnostics, kept by fingerprint.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{By, Reviewed};
use crate::diagnostic::Diagnostic;
use crate::rule::RuleSet;

/// What somebody says of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opinion {
    /// A fault, which was mended. Where it is found again it is reported.
    Fixed,
    /// No fault.
    FalsePositive,
    /// A fault that may stay.
    Accepted,
    /// Anything else; it is reported.
    Other,
}

/// Every opinion by its name.
pub const OPINIONS: [(&str, Opinion); 4] = [
    ("fixed", Opinion::Fixed),
    ("false-positive", Opinion::FalsePositive),
    ("accepted", Opinion::Accepted),
    ("other", Opinion::Other),
];

impl Opinion {
    #[must_use]
    pub fn name(self) -> &'static str {
        OPINIONS.iter().find(|(_, opinion)| *opinion == self).map_or("", |(name, _)| name)
    }
}

/// A line of the verdict file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub version: u32,
    /// From the folder that the verdicts are of, with `/`.
    pub path: String,
    pub rule: String,
    pub verdict: Opinion,
    pub author: String,
    /// May be empty.
    pub reason: String,
    /// ISO 8601, as in `2026-11-25`.
    pub date: String,
    pub text: String,
    pub sentence: String,
    pub fingerprint: String,
}

/// Who says what, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub opinion: Opinion,
    pub author: String,
    pub reason: String,
    pub date: String,
}

impl Verdict {
    /// The version of the lines that are written.
    pub const VERSION: u32 = 1;

    /// A verdict on a diagnostic of the article at `path`.
    #[must_use]
    pub fn new(path: String, of: &Diagnostic, judgement: &Judgement) -> Self {
        let Judgement { opinion, author, reason, date } = judgement.clone();
        Self {
            version: Self::VERSION,
            path,
            rule: of.rule.clone(),
            verdict: opinion,
            author,
            reason,
            date,
            text: of.text.clone(),
            sentence: of.sentence.clone(),
            fingerprint: of.fingerprint.clone(),
        }
    }
}

/// What a verdict did to those that were there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    New,
    Changed,
    /// The same was said before, by whomever.
    Same,
}

/// Verdicts by fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts(BTreeMap<String, Verdict>);

/// What a line of any version has.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Verdicts {
    /// Reads a verdict file, a verdict a line. Of two verdicts on one diagnostic, as when two
    /// branches were merged, the younger holds. `file` is named in errors.
    ///
    /// # Errors
    /// The first line that is no verdict, or of another version.
    pub fn read(file: &str, text: &str) -> Result<Self, String> {
        let mut verdicts = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let at = |message: String| format!("{file}:{}: {message}", number + 1);
            let wrong = |error: serde_json::Error| {
                at(format!("is no verdict: {error}; mend or remove the line (docs/CONFIG.md)"))
            };
            let Versioned { version } = serde_json::from_str(line).map_err(wrong)?;
            if version != Verdict::VERSION {
                return Err(at(format!(
                    "is a verdict of version {version}; this mtlint reads version {}: use the mtlint \
                     that wrote it",
                    Verdict::VERSION
                )));
            }
            let verdict: Verdict = serde_json::from_str(line).map_err(wrong)?;
            let older = verdicts.0.get(&verdict.fingerprint);
            if older.is_none_or(|older| older.date <= verdict.date) {
                verdicts.0.insert(verdict.fingerprint.clone(), verdict);
            }
        }
        Ok(verdicts)
    }

    /// Adds a verdict, in the place of one on the same diagnostic.
    pub fn add(&mut self, verdict: Verdict) -> Change {
        let said = |it: &Verdict| (it.verdict, it.reason.clone());
        match self.0.get(&verdict.fingerprint) {
            Some(before) if said(before) == said(&verdict) && before.path == verdict.path => {
                Change::Same
            }
            before => {
                let change = if before.is_some() { Change::Changed } else { Change::New };
                self.0.insert(verdict.fingerprint.clone(), verdict);
                change
            }
        }
    }

    /// What was said of a diagnostic, under whichever id of its rule.
    #[must_use]
    pub fn of(&self, diagnostic: &Diagnostic) -> Option<&Verdict> {
        let mut fingerprints = std::iter::once(&diagnostic.fingerprint).chain(&diagnostic.former);
        fingerprints.find_map(|fingerprint| self.0.get(fingerprint))
    }

    /// Sets aside false positives and what is accepted.
    pub fn review(&self, reviewed: &mut Reviewed) {
        if self.0.is_empty() {
            return;
        }
        reviewed.set_aside(|diagnostic| {
            let verdict = self.of(diagnostic)?;
            let is_settled = matches!(verdict.verdict, Opinion::FalsePositive | Opinion::Accepted);
            is_settled.then(|| (By::Verdict(verdict.verdict), verdict.reason.clone()))
        });
    }

    /// Every verdict: by path, then by rule and fingerprint.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Verdict> {
        let mut all: Vec<_> = self.0.values().collect();
        all.sort_by_key(|it| (&it.path, &it.rule, &it.fingerprint));
        all
    }

    pub fn retain(&mut self, keep: impl Fn(&Verdict) -> bool) {
        self.0.retain(|_, verdict| keep(verdict));
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The verdict file, a verdict a line, in order.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |verdict: &&Verdict| {
            serde_json::to_string(verdict).expect("texts and numbers make JSON") + "\n"
        };
        self.sorted().iter().map(line).collect()
    }

    /// How often each rule was right and wrong, in order of ids. A rule that was renamed counts under
    /// the id it has in `rules`.
    #[must_use]
    pub fn counts<'a>(&'a self, rules: &'a RuleSet) -> BTreeMap<&'a str, Counts> {
        let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
        for verdict in self.0.values() {
            let rule = rules.rule(&verdict.rule).map_or(verdict.rule.as_str(), |rule| &rule.id);
            let of_rule = counts.entry(rule).or_default();
            *match verdict.verdict {
                Opinion::Fixed => &mut of_rule.fixed,
                Opinion::FalsePositive => &mut of_rule.false_positive,
                Opinion::Accepted => &mut of_rule.accepted,
                Opinion::Other => &mut of_rule.other,
            } += 1;
        }
        counts
    }
}

/// How many verdicts of each kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub fixed: usize,
    pub false_positive: usize,
    pub accepted: usize,
    pub other: usize,
}

impl Counts {
    /// Faults, whether they were mended or may stay.
    #[must_use]
    pub const fn right(self) -> usize {
        self.fixed + self.accepted
    }

    /// Right and wrong; what is something else says nothing of precision.
    #[must_use]
    pub const fn judged(self) -> usize {
        self.right() + self.false_positive
    }
}
