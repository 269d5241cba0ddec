//! What the user sees: plain data, shaped for JSON, without behaviour.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How much harm a fault does, in the words of MQM (weights 0, 1, 5, 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Neutral,
    Minor,
    Major,
    Critical,
}

/// How sure a rule is that its hit is a fault. `Possible` shows in the review profile only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    Possible,
    Likely,
    Sure,
}

/// The families of artifacts that machine translation leaves in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Family {
    /// Pronoun for a thing or country, or "it" for a person.
    A1,
    /// Gender or number of a pronoun, dropped subject.
    A2,
    /// Case.
    B,
    /// Numbers, dates, times, money, units.
    C,
    /// Punctuation, spacing, script, torn words.
    D,
    /// Repetition.
    E,
    /// Untranslated words, acronyms, names in foreign spelling.
    F1,
    /// A name spelled two ways.
    F2,
    /// Articles.
    G1,
    /// Word order.
    G2,
    /// Prepositions.
    G3,
    /// Agreement, verb forms, other grammar.
    G4,
    /// Tense, mood, reporting.
    H,
    /// Calques, unidiomatic phrases.
    I1,
    /// False friends, wrong word.
    I2,
    /// Residue of the page.
    J,
    /// Garbled.
    K,
}

/// One fault at one place.
///
/// Serialises to the documented JSON of `check --format json`, in this order of keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The file as the user named it; `-` for standard input.
    pub path: String,
    /// The member of a container the span points into; `None` for a plain file.
    pub part: Option<String>,
    /// The rule's id.
    pub rule: String,
    pub family: Family,
    pub message: String,
    /// Why a machine writes this; may be empty.
    pub why: String,
    pub severity: Severity,
    pub certainty: Certainty,
    /// The exact name of the MQM type, `Dimension > Type`.
    pub mqm: String,
    /// The ITS 2.0 `locQualityIssueType`.
    pub its: String,
    /// Bytes of the file as stored.
    pub span: Span,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The text of the span as it stands in the file.
    pub text: String,
    /// The sentence (or sentences) around the span as it stands in the file.
    pub sentence: String,
    pub fixes: Vec<Fix>,
    pub related: Vec<Related>,
    /// Identifies the diagnostic across edits elsewhere in the file: made of the rule, the match,
    /// the sentence and an ordinal, of no offset.
    pub fingerprint: String,
    /// The fingerprints it had under the aliases of its rule.
    #[serde(skip)]
    pub former: Vec<String>,
    /// The source languages that leave this (ISO 639-1); empty: any.
    #[serde(skip)]
    pub from: Vec<String>,
    /// What the verdict line calls the fault.
    #[serde(skip)]
    pub label: String,
}

/// One way to mend a fault. Its edits are disjoint and in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    pub title: String,
    /// Whether `--fix` may apply it unasked.
    pub safe: bool,
    pub edits: Vec<Edit>,
}

/// Replaces the bytes `start..end` of the file as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub start: usize,
    pub end: usize,
    pub replacement: String,
}

/// Another place that explains the diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// Bytes of the file as stored.
    pub span: Span,
    pub message: String,
}
