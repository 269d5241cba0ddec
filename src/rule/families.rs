//! Families and MQM types, from `data/mqm.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::{Family, Severity};

/// What the rules of a family have in common.
#[derive(Debug)]
pub struct FamilyDefaults {
    pub title: String,
    /// The exact name of an MQM type.
    pub mqm: String,
    pub severity: Severity,
}

#[derive(Deserialize)]
struct Table {
    families: BTreeMap<String, (String, String, String)>,
    mqm: BTreeMap<String, String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/mqm.toml")).expect("the table is tested")
});

/// Every family by its key.
pub const FAMILIES: [(&str, Family); 17] = [
    ("A1", Family::A1),
    ("A2", Family::A2),
    ("B", Family::B),
    ("C", Family::C),
    ("D", Family::D),
    ("E", Family::E),
    ("F1", Family::F1),
    ("F2", Family::F2),
    ("G1", Family::G1),
    ("G2", Family::G2),
    ("G3", Family::G3),
    ("G4", Family::G4),
    ("H", Family::H),
    ("I1", Family::I1),
    ("I2", Family::I2),
    ("J", Family::J),
    ("K", Family::K),
];

/// Every severity by its name.
pub const SEVERITIES: [(&str, Severity); 4] = [
    ("neutral", Severity::Neutral),
    ("minor", Severity::Minor),
    ("major", Severity::Major),
    ("critical", Severity::Critical),
];

/// The key of a family.
#[must_use]
pub fn key(family: Family) -> &'static str {
    FAMILIES.iter().find(|(_, other)| *other == family).map_or("", |(key, _)| key)
}

/// What holds for a family unless its rule says otherwise.
#[must_use]
pub fn defaults(family: Family) -> FamilyDefaults {
    let (title, mqm, severity) = &TABLE.families[key(family)];
    let severity = SEVERITIES.iter().find(|(name, _)| name == severity);
    FamilyDefaults {
        title: title.clone(),
        mqm: mqm.clone(),
        severity: severity.map_or(Severity::Minor, |(_, severity)| *severity),
    }
}

/// The ITS 2.0 type of an MQM type, `None` when there is no such MQM type.
#[must_use]
pub fn its(mqm: &str) -> Option<&'static str> {
    TABLE.mqm.get(mqm).map(String::as_str)
}

/// The names of all MQM types.
pub fn mqm_types() -> impl Iterator<Item = &'static str> {
    TABLE.mqm.keys().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_resolves_to_its_types() {
        assert_eq!(TABLE.families.len(), FAMILIES.len());
        for (key, family) in FAMILIES {
            let severity = &TABLE.families[key].2;
            assert!(SEVERITIES.iter().any(|(name, _)| name == severity), "{key}: {severity}");
            assert!(its(&defaults(family).mqm).is_some(), "{key}: {}", defaults(family).mqm);
            assert_eq!(serde_json::to_value(family).unwrap(), key);
        }
    }
}
