//! The rules that come with mtlint.

use crate::detectors;
use crate::rule::{Pack, RuleErrors, RuleSet};

/// Name and text of every file in `rules/`, by name; then its text without examples.
const PACKS: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

impl RuleSet {
    /// The rules that come with mtlint, without their examples: most of what there is to read, and
    /// nothing that takes part in a check.
    ///
    /// # Panics
    /// Never: a test loads them.
    #[must_use]
    pub fn built_in() -> Self {
        Self::built_in_with(Vec::new()).expect("the rules that come with mtlint are tested")
    }

    /// [`Self::built_in`] and the rules of `packs`, which replace rules and lists of the same name.
    ///
    /// # Errors
    /// Everything that is wrong with the packs.
    pub fn built_in_with(packs: Vec<Pack>) -> Result<Self, RuleErrors> {
        Self::built_in_below(vec![packs])
    }

    /// [`Self::built_in`] and layers of rules, each of which replaces rules and lists of the same
    /// name below it.
    ///
    /// # Errors
    /// Everything that is wrong with the packs.
    pub fn built_in_below(layers: Vec<Vec<Pack>>) -> Result<Self, RuleErrors> {
        let built_in = PACKS.iter().map(|(name, _, rules)| Pack {
            name: (*name).to_owned(),
            text: (*rules).to_owned(),
            tested: true,
        });
        above(built_in.collect(), layers)
    }

    /// The rules that come with mtlint and layers of rules above them, all with their examples.
    ///
    /// # Errors
    /// Everything that is wrong with the packs.
    pub fn with_examples_below(layers: Vec<Vec<Pack>>) -> Result<Self, RuleErrors> {
        let built_in = PACKS.iter().map(|(name, text, _)| Pack {
            name: (*name).to_owned(),
            text: (*text).to_owned(),
            tested: false,
        });
        above(built_in.collect(), layers)
    }

    /// The rules that come with mtlint and those of `packs`, all with their examples.
    ///
    /// # Errors
    /// Everything that is wrong with the packs.
    pub fn with_examples(packs: Vec<Pack>) -> Result<Self, RuleErrors> {
        Self::with_examples_below(vec![packs])
    }
}

fn above(built_in: Vec<Pack>, mut layers: Vec<Vec<Pack>>) -> Result<RuleSet, RuleErrors> {
    layers.insert(0, built_in);
    RuleSet::load(&layers, detectors::ALL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;

    #[test]
    fn without_examples_the_rules_are_the_same() {
        let bare = RuleSet::built_in();
        let whole = RuleSet::with_examples(Vec::new()).unwrap();
        let place = |rule: &Rule| (rule.id.clone(), rule.pack.clone(), rule.line);
        assert!(bare.rules.iter().map(place).eq(whole.rules.iter().map(place)));
        for (bare, whole) in bare.rules.iter().zip(&whole.rules) {
            assert!(bare.examples.is_empty() && whole.examples.len() >= 4, "{}", bare.id);
            let rest = |rule: &Rule| {
                (rule.message.clone(), rule.label.clone(), rule.why.clone(), rule.fixes.len())
            };
            assert_eq!(rest(bare), rest(whole));
        }
        let names =
            |set: &RuleSet| set.lists.iter().map(|list| list.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&bare), names(&whole));
    }
}
