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
    /// The grade of each rule.
    pub(super) fn grades(&self, rules: &[Rule]) -> Vec<Grade> {
        let grade = |rule: &Rule| Grade {
            severity: closest(&self.severity, rule).unwrap_or(rule.severity),
            certainty: closest(&self.certainties, rule).unwrap_or(rule.certainty),
        };
        rules.iter().map(grade).collect()
    }

    /// Whether a rule is selected, and not ignored by a name that is as close or closer, nor off.
    pub(super) fn selects(&self, rule: &Rule) -> bool {
        let closest = |names: &[String]| -> Option<Closeness> {
            names.iter().filter_map(|name| rule.named(name)).max()
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

/// What the closest name of a rule stands for.
fn closest<T: Copy>(by_name: &BTreeMap<String, T>, rule: &Rule) -> Option<T> {
    let named = by_name.iter().filter_map(|(name, it)| Some((rule.named(name)?, *it)));
    named.max_by_key(|(closeness, _)| *closeness).map(|(_, it)| it)
}
