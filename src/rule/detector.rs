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

    /// The source language (ISO 639-1) that a place it found is in, by the values for
    /// [`Self::binds`], if it tells one.
    fn source_language(&self, _values: &[String]) -> Option<&'static str> {
        None
    }

    /// Begins to look through an article, block by block. `options` has a value for each of
    /// [`Self::options`], in order.
    ///
    /// Unless it is written, the detector looks at the article as a whole, by [`Self::run`].
    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(AtEnd(move |reading: &Reading<'_>| self.run(reading, options)))
    }

    /// Looks at an article as a whole. Texts of blocks that were let go are read once more.
    fn run(&self, _reading: &Reading<'_>, _options: &[i64]) -> Vec<Found> {
        Vec::new()
    }
}

/// The search of a detector that looks at the article as a whole.
struct AtEnd<F>(F);

impl<F: Fn(&Reading<'_>) -> Vec<Found>> Search for AtEnd<F> {
    fn block(&mut self, _: &Reading<'_>, _: usize) {}

    fn end(self: Box<Self>, reading: &Reading<'_>) -> Vec<Found> {
        (self.0)(reading)
    }
}

/// A detector on its way through one article, with what it keeps in mind of the blocks it has
/// passed: their texts are not kept (see [`Reading`]).
pub trait Search {
    /// Looks at a block. They come in order, each once.
    fn block(&mut self, reading: &Reading<'_>, block: usize);

    /// What it found, after the last block.
    fn end(self: Box<Self>, reading: &Reading<'_>) -> Vec<Found>;
}

/// The search of a detector that looks at each block for itself.
pub struct EachBlock<F> {
    find: F,
    found: Vec<Found>,
}

impl<F: FnMut(&Reading<'_>, usize, &mut Vec<Found>)> EachBlock<F> {
    /// `find` adds what it finds in the block of that number.
    pub fn new(find: F) -> Self {
        Self { find, found: Vec::new() }
    }
}

impl<F: FnMut(&Reading<'_>, usize, &mut Vec<Found>)> Search for EachBlock<F> {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        (self.find)(reading, block, &mut self.found);
    }

    fn end(self: Box<Self>, _: &Reading<'_>) -> Vec<Found> {
        self.found
    }
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
    /// Tokens of the block's text; not empty. Conditions and exceptions look at them.
    pub tokens: Range<usize>,
    /// What is reported, in bytes of the text's characters, where it is not the tokens: white
    /// space, or a mark with the space beside it. Not empty.
    pub marked: Option<Span>,
    /// A value for each of [`Detector::binds`], in order.
    pub values: Vec<String>,
    /// Another place that explains the hit, in bytes of the source.
    pub related: Option<Span>,
}
