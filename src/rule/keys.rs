//! The keys of rule files: the one definition behind validation and the published schema.

use serde_json::{Map, Value, json};

use super::families::{FAMILIES, SEVERITIES, mqm_types};
use crate::diagnostic::{Certainty, Family};
use crate::document::BlockKind;
use crate::style::CHOICES;

/// A key that a table may have.
pub struct Key {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    pub help: &'static str,
}

/// The type of a key's value.
#[derive(Clone, Copy)]
pub enum Kind {
    String,
    Strings,
    StringOrStrings,
    /// A table of strings with keys of the writer's own.
    Pairs,
    Integer,
    Table(&'static [Key]),
    Tables(&'static [Key]),
    /// A table whose keys the detector defines.
    Options,
}

pub(crate) const fn key(name: &'static str, kind: Kind, help: &'static str) -> Key {
    Key { name, kind, required: false, help }
}

pub(crate) const fn required(name: &'static str, kind: Kind, help: &'static str) -> Key {
    Key { name, kind, required: true, help }
}

pub const FILE: &[Key] = &[
    key("list", Kind::Tables(LIST), "Lists of words and phrases, for all rules."),
    key("rule", Kind::Tables(RULE), "Rules."),
];

pub const LIST: &[Key] = &[
    required("name", Kind::String, "The name behind `@`, in kebab-case."),
    key("entries", Kind::Strings, "Words and phrases, spelled as fixes should spell them."),
    key("corrections", Kind::Pairs, "Wrong words and phrases, each with what it should be."),
];

pub const RULE: &[Key] = &[
    required("id", Kind::String, "The rule's name, in kebab-case; “allow ID” must read well."),
    key("aliases", Kind::StringOrStrings, "What the rule was called before; still understood."),
    required("family", Kind::String, "The key of the family of artifacts."),
    key(
        "pattern",
        Kind::String,
        "The phrase as it reads in the text, with braces where something varies.",
    ),
    key(
        "regex",
        Kind::String,
        "An expression over the original characters of a sentence; its group `mark`, if any, is reported.",
    ),
    key("detector", Kind::String, "The name of a detector."),
    key("with", Kind::Options, "The detector's options."),
    key("unless", Kind::StringOrStrings, "Patterns; a hit that one of them overlaps is none."),
    key("near", Kind::Table(NEAR), "One of these must match close to the hit."),
    key("unless-near", Kind::Table(NEAR), "None of these may match close to the hit."),
    key("in", Kind::StringOrStrings, "Only in these kinds of block, or in quotations."),
    key("not-in", Kind::StringOrStrings, "Not in these kinds of block, or not in quotations."),
    key(
        "position",
        Kind::String,
        "Only in the first or the last three paragraphs and what is around them.",
    ),
    key(
        "share",
        Kind::Table(SHARE),
        "Only where sentences with a hit make up so much of the article; the first hit then stands for all.",
    ),
    key("silences", Kind::StringOrStrings, "Families whose diagnostics a hit replaces, or `all`."),
    key("after", Kind::String, "The id of a rule; only right behind one of its hits."),
    key("span", Kind::String, "What is reported and replaced."),
    key(
        "from",
        Kind::StringOrStrings,
        "Source languages (ISO 639-1); the rule is off when the source language is known and none of these.",
    ),
    key(
        "style",
        Kind::String,
        "Only in this house style; a variety that is not set is guessed from the article.",
    ),
    required("message", Kind::String, "What is wrong, for the editor."),
    key("label", Kind::String, "What the verdict line calls it; the id by default."),
    key("why", Kind::String, "Why a machine writes this."),
    key("related", Kind::String, "What the other place is, for detectors that point at one."),
    key(
        "fix",
        Kind::StringOrStrings,
        "A suggestion, or a list of alternatives; an empty one removes.",
    ),
    key("safe-fix", Kind::String, "The fix that `--fix` applies unasked."),
    key("mqm", Kind::String, "The MQM type; the family's by default."),
    key("severity", Kind::String, "The MQM severity; the family's by default."),
    key("certainty", Kind::String, "How sure a hit is a fault; `likely` by default."),
    required(
        "example",
        Kind::Tables(EXAMPLE),
        "Sentences that show what the rule finds and what it leaves alone: at least two of each.",
    ),
];

/// Keys of which a table has one.
pub const ONE_OF: [&[&str]; 2] = [&["pattern", "regex", "detector"], &["entries", "corrections"]];

pub const NEAR: &[Key] = &[
    required("any", Kind::StringOrStrings, "Patterns of which one must match."),
    key(
        "within",
        Kind::Integer,
        "How many sentences before and after the hit's own to look at; 0 by default.",
    ),
];

pub const SHARE: &[Key] = &[
    required("percent", Kind::Integer, "How much of the article they must make up."),
    key("words", Kind::Integer, "How many words they must have together; 1 by default."),
];

pub const EXAMPLE: &[Key] = &[
    key("bad", Kind::String, "A text with one fault, marked by `[[…]]`."),
    key("good", Kind::String, "What the first fix makes of it."),
    key("ok", Kind::String, "A text without fault."),
];

/// Where the word `quotation` may stand beside the kinds of block.
pub const QUOTATION: &str = "quotation";

/// The ends of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    Head,
    Tail,
}

/// What is reported and replaced, instead of the match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Match,
    Sentence,
    Line,
    Paragraph,
    /// The line, and the headlines and list items right below it.
    LinesBelow,
    /// From the match to the end of the article.
    ToEnd,
}

pub const POSITIONS: [(&str, Position); 2] = [("head", Position::Head), ("tail", Position::Tail)];

pub const EXTENTS: [(&str, Extent); 6] = [
    ("match", Extent::Match),
    ("sentence", Extent::Sentence),
    ("line", Extent::Line),
    ("paragraph", Extent::Paragraph),
    ("lines-below", Extent::LinesBelow),
    ("to-end", Extent::ToEnd),
];

pub const CERTAINTIES: [(&str, Certainty); 3] =
    [("possible", Certainty::Possible), ("likely", Certainty::Likely), ("sure", Certainty::Sure)];

/// The source languages that rules may name, by ISO 639-1.
pub const LANGUAGES: &[&str] = &[
    "ar", "cs", "de", "es", "fr", "he", "it", "ja", "nl", "pl", "pt", "ro", "ru", "tr", "uk", "zh",
];

/// A family by its key.
#[must_use]
pub fn family(key: &str) -> Option<Family> {
    FAMILIES.iter().find(|(name, _)| *name == key).map(|(_, family)| *family)
}

/// What `in` and `not-in` may name.
#[must_use]
pub fn places() -> Vec<&'static str> {
    BlockKind::ALL.iter().map(|kind| kind.name()).chain([QUOTATION]).collect()
}

/// What `silences` may name: a family, or all of them.
#[must_use]
pub fn silences() -> Vec<(&'static str, Option<Family>)> {
    let families = FAMILIES.iter().map(|(name, family)| (*name, Some(*family)));
    families.chain([("all", None)]).collect()
}

/// The JSON Schema (draft 2020-12) of rule files.
#[must_use]
pub fn schema() -> Value {
    titled("mtlint rule file", FILE, choices)
}

/// What the values of a key may be, if not anything.
pub(crate) type Choices = fn(&str) -> Option<Vec<&'static str>>;

/// The JSON Schema of a file with these keys.
pub(crate) fn titled(title: &str, keys: &[Key], choices: Choices) -> Value {
    let mut schema = object(keys, choices);
    let map = schema.as_object_mut().expect("an object");
    map.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    map.insert("title".into(), title.into());
    schema
}

fn object(keys: &[Key], choices: Choices) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut property = value(key, choices);
        property["description"] = key.help.into();
        properties.insert(key.name.into(), property);
    }
    let required: Vec<_> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    for names in ONE_OF.iter().filter(|names| keys.iter().any(|key| key.name == names[0])) {
        schema["oneOf"] = names.iter().map(|name| json!({ "required": [name] })).collect();
    }
    schema
}

fn value(key: &Key, choices: Choices) -> Value {
    let text = match choices(key.name) {
        Some(choices) => json!({ "type": "string", "enum": choices }),
        None => json!({ "type": "string" }),
    };
    let list = json!({ "type": "array", "items": text });
    match key.kind {
        Kind::String => text,
        Kind::Strings => list,
        Kind::StringOrStrings => json!({ "anyOf": [text, list] }),
        Kind::Pairs => json!({ "type": "object", "additionalProperties": text }),
        Kind::Integer => json!({ "type": "integer", "minimum": 0 }),
        Kind::Options => json!({ "type": "object" }),
        Kind::Table(keys) => object(keys, choices),
        Kind::Tables(keys) => json!({ "type": "array", "items": object(keys, choices) }),
    }
}

fn choices(key: &str) -> Option<Vec<&'static str>> {
    Some(match key {
        "family" => FAMILIES.iter().map(|(name, _)| *name).collect(),
        "severity" => SEVERITIES.iter().map(|(name, _)| *name).collect(),
        "certainty" => CERTAINTIES.iter().map(|(name, _)| *name).collect(),
        "position" => POSITIONS.iter().map(|(name, _)| *name).collect(),
        "span" => EXTENTS.iter().map(|(name, _)| *name).collect(),
        "in" | "not-in" => places(),
        "from" => LANGUAGES.to_vec(),
        "silences" => silences().iter().map(|(name, _)| *name).collect(),
        "style" => CHOICES.map(|(name, _)| name).to_vec(),
        "mqm" => mqm_types().collect(),
        _ => return None,
    })
}
