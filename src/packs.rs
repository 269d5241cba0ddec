//! The rules that come with mtlint.

use crate::detectors;
use crate::rule::{Pack, RuleErrors, RuleSet};

/// Name and text of every file in `rules/`, by name.
const PACKS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The rule files that come with mtlint.
#[must_use]
pub fn built_in() -> Vec<Pack> {
    let pack =
        |(name, text): &(&str, &str)| Pack { name: (*name).to_owned(), text: (*text).to_owned() };
    PACKS.iter().map(pack).collect()
}

impl RuleSet {
    /// The rules that come with mtlint.
    ///
    /// # Panics
    /// Never: a test loads them.
    #[must_use]
    pub fn built_in() -> Self {
        Self::built_in_with(Vec::new()).expect("the rules that come with mtlint are tested")
    }

    /// The rules that come with mtlint and those of `packs`, which replace rules and lists of the
    /// same name.
    ///
    /// # Errors
    /// Everything that is wrong with the packs.
    pub fn built_in_with(packs: Vec<Pack>) -> Result<Self, RuleErrors> {
        Self::load(&[built_in(), packs], detectors::ALL)
    }
}
