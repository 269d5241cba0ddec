//! Which rules count, and how much: what options make of the rules' own words.

use std::collections::BTreeMap;

use super::Options;
use crate::diagnostic::{Certainty, Severity};
use crate::rule::{Closeness, Rule};

/// How grave and how sure what a rule finds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grade {
    pub severity: Severity,
    pub certainty: Certainty,
}

impl Options {
    /// What holds for something that is named as rules are, and is no rule: `None` where it is not
    /// to be reported. `own` is its own severity and certainty.
    pub(crate) fn graded(
        &self,
        named: impl Fn(&str) -> Option<Closeness>,
        own: (Severity, Certainty),
    ) -> Option<(Severity, Certainty)> {
        let severity = closest(&self.severities, &named).unwrap_or(own.0);
        let certainty = closest(&self.certainties, &named).unwrap_or(own.1);
        let is_reported = certainty >= self.certainty && self.selects(&named);
        is_reported.then_some((severity, certainty))
    }

    /// The grade of each rule.
    pub(super) fn grades(&self, rules: &[Rule]) -> Vec<Grade> {
        let grade = |rule: &Rule| Grade {
            severity: closest(&self.severities, |name| rule.named(name)).unwrap_or(rule.severity),
            certainty: closest(&self.certainties, |name| rule.named(name))
                .unwrap_or(rule.certainty),
        };
        rules.iter().map(grade).collect()
    }

    /// Whether a rule is selected, and not ignored by a name that is as close or closer, nor off.
    /// `named` says how closely a name picks it.
    pub(super) fn selects(&self, named: impl Fn(&str) -> Option<Closeness>) -> bool {
        let closest = |names: &[String]| -> Option<Closeness> {
            names.iter().filter_map(|name| named(name)).max()
        };
        if closest(&self.off).is_some() {
            return false;
        }
        let ignored = closest(&self.ignore);
        match closest(&self.select) {
            Some(selected) => ignored.is_none_or(|ignored| ignored < selected),
            None => self.select.is_empty() && ignored.is_none(),
        }
    }
}

/// What the closest of the names stands for that `named` knows.
fn closest<T: Copy>(
    by_name: &BTreeMap<String, T>,
    named: impl Fn(&str) -> Option<Closeness>,
) -> Option<T> {
    let known = by_name.iter().filter_map(|(name, it)| Some((named(name)?, *it)));
    known.max_by_key(|(closeness, _)| *closeness).map(|(_, it)| it)
}
