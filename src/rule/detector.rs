//! Checks that no pattern can say. Rule files switch them on, set their options and word them.

use std::ops::Range;

use crate::document::Reading;
use crate::span::Span;

/// A check in code.
pub trait Detector: Sync {
    /// What rule files call it, in kebab-case.
    fn name(&self) -> &'static str;

    /// One line for the reference.
    fn help(&self) -> &'static str;

    /// What `with` may set.
    fn options(&self) -> &'static [DetectorOption];

    /// The names that messages and fixes may use, besides `match`.
    fn binds(&self) -> &'static [&'static str];

    /// Finds what it looks for. `options` has a value for each of [`Self::options`], in order.
    fn run(&self, reading: &Reading<'_>, options: &[i64]) -> Vec<Found>;
}

/// A whole number that a rule file may set.
#[derive(Debug)]
pub struct DetectorOption {
    pub name: &'static str,
    pub least: i64,
    pub most: i64,
    pub default: i64,
    pub help: &'static str,
}

/// A place that a detector found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The number of the block.
    pub block: usize,
    /// Tokens of the block's text; not empty.
    pub tokens: Range<usize>,
    /// A value for each of [`Detector::binds`], in order.
    pub values: Vec<String>,
    /// Another place that explains the hit, in bytes of the source.
    pub related: Option<Span>,
}
