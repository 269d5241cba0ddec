//! The keys of configuration files: the one definition behind validation and the schema.

use serde_json::Value;

use crate::rule::families::SEVERITIES;
use crate::rule::keys::{CERTAINTIES, Key, Kind, key, required, titled};
use crate::style::CHOICES;

const FROM: Key =
    key("from", Kind::String, "The language that the articles were translated from (ISO 639-1).");
const STYLE: Key = key("style", Kind::StringOrStrings, "House style.");
const MIN_CERTAINTY: Key =
    key("min-certainty", Kind::String, "What is less certain is left out; `likely` by default.");
const SELECT: Key = key(
    "select",
    Kind::StringOrStrings,
    "The only rules that run: ids, families, rule files or folders of them. Begins anew.",
);
const IGNORE: Key = key(
    "ignore",
    Kind::StringOrStrings,
    "Rules that are left out: ids, families, rule files or folders of them.",
);
const SEVERITY: Key =
    key("severity", Kind::Pairs, "The severity of rules, families or rule files.");
const CERTAINTY: Key =
    key("certainty", Kind::Pairs, "The certainty of rules, families or rule files.");

pub(super) const FILE: &[Key] = &[
    key("extend", Kind::String, "A configuration file that this one goes on from."),
    FROM,
    STYLE,
    MIN_CERTAINTY,
    SELECT,
    IGNORE,
    SEVERITY,
    CERTAINTY,
    key("rules", Kind::StringOrStrings, "Rule files of your own, or folders of them."),
    key("names", Kind::Pairs, "Names, each with the spelling that the house prefers."),
    key("override", Kind::Tables(OVERRIDE), "What holds for some articles only."),
];

pub(super) const OVERRIDE: &[Key] = &[
    required("paths", Kind::StringOrStrings, "Which articles, as in `sport/**` or `*.md`."),
    FROM,
    STYLE,
    MIN_CERTAINTY,
    SELECT,
    IGNORE,
    SEVERITY,
    CERTAINTY,
];

/// The JSON Schema (draft 2020-12) of configuration files.
#[must_use]
pub fn schema() -> Value {
    titled("mtlint configuration", FILE, choices)
}

fn choices(key: &str) -> Option<Vec<&'static str>> {
    Some(match key {
        "severity" => SEVERITIES.iter().map(|(name, _)| *name).collect(),
        "certainty" | "min-certainty" => CERTAINTIES.iter().map(|(name, _)| *name).collect(),
        "style" => CHOICES.map(|(name, _)| name).to_vec(),
        _ => return None,
    })
}
