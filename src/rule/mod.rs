//! Rules: from a rule file to a typed, validated rule with compiled patterns.
//!
//! [`RuleSet::load`] takes rule files as text and gives all rules or all that is wrong with the
//! files, each fault with file, line, column and key. Nothing here looks at an article.

mod detector;
mod error;
mod example;
pub mod families;
pub mod keys;
mod lazy_regex;
pub mod list;
pub(crate) mod load;
pub mod pattern;
pub mod regexes;
mod select;
pub(crate) mod table;
pub mod template;

pub use detector::{Detector, DetectorOption, EachBlock, Found, Search};
pub use error::{RuleError, RuleErrors};
pub use example::Example;
pub use keys::{Extent, Position};
pub use lazy_regex::LazyRegex;
pub use select::Closeness;
pub use table::did_you_mean;

use crate::diagnostic::{Certainty, Family, Severity};
use crate::document::BlockKind;
use crate::style::Choice;
use list::List;
use pattern::Pattern;
use pattern::vocabulary::Vocabulary;
use regexes::Expression;
use template::Template;

/// What a suppression is called that suppresses nothing. It is no rule of a rule file: it speaks of
/// comments, when all rules have run.
pub const UNUSED: &str = "unused-suppression";

/// The id of the rule that is made of the names of a configuration.
pub const PREFERRED: &str = "preferred-name";

/// A rule file: its name, as errors and `rules list` show it, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub name: String,
    pub text: String,
    /// It has no examples, since they are known to hold.
    pub tested: bool,
}

/// Rules and what they share.
#[derive(Default)]
pub struct RuleSet {
    /// In order of their ids.
    pub rules: Vec<Rule>,
    pub lists: Vec<List>,
    pub vocabulary: Vocabulary,
    /// A hash of the rule files. Sets of the same program with the same hash are the same.
    pub digest: u128,
}

/// One kind of fault, as a rule file describes it.
pub struct Rule {
    pub id: String,
    /// What it was called before.
    pub aliases: Vec<String>,
    /// The rule file and the line in it, from 1.
    pub pack: String,
    pub line: usize,
    pub family: Family,
    pub find: Find,
    pub unless: Vec<Pattern>,
    pub near: Option<Near>,
    pub unless_near: Option<Near>,
    pub only_in: Option<Places>,
    pub not_in: Option<Places>,
    pub position: Option<Position>,
    pub share: Option<Share>,
    /// Families whose diagnostics a hit replaces.
    pub silences: Vec<Family>,
    /// The index of the rule behind whose hits alone this one holds.
    pub after: Option<usize>,
    pub extent: Extent,
    /// ISO 639-1; empty: whatever the source language.
    pub from: Vec<String>,
    /// The house style in which alone this one holds.
    pub style: Option<Choice>,
    pub message: Template,
    pub label: Template,
    pub why: String,
    pub related: Template,
    /// Safe ones first.
    pub fixes: Vec<FixTemplate>,
    pub mqm: String,
    pub its: &'static str,
    pub severity: Severity,
    pub certainty: Certainty,
    pub examples: Vec<Example>,
    /// A template puts a word in the form of a capture.
    pub asks_for_tags: bool,
}

/// How a rule finds its hits.
pub enum Find {
    Pattern(Pattern),
    Regex(Expression),
    /// A detector and its options.
    Detector(&'static dyn Detector, Vec<i64>),
}

/// Patterns in the sentences around a hit.
pub struct Near {
    pub any: Vec<Pattern>,
    /// How many sentences before and after the hit's own.
    pub within: usize,
}

/// How much of an article the sentences with a hit must be; the first hit then stands for all.
#[derive(Clone, Copy)]
pub struct Share {
    pub percent: usize,
    /// How many words and numbers they must have together.
    pub words: usize,
}

/// Kinds of block, and quotations.
#[derive(Debug, Default)]
pub struct Places {
    pub kinds: Vec<BlockKind>,
    pub quotation: bool,
}

/// A replacement for what is reported.
pub struct FixTemplate {
    pub text: Template,
    pub safe: bool,
}
