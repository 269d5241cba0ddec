//! An article without capitals.

use std::ops::Range;

use super::whole::{OPTIONS, Whole};
use crate::rule::{Detector, DetectorOption, Search};
use crate::text::{Shape, Text, TokenKind};

/// Finds the first sentence of an article of which most sentences have no capital, neither at their
/// start nor in a name. Sentences of fewer than six words do not count: such are lines of poems.
pub(super) struct LowerCaseArticle;

/// The fewest words of a sentence that counts.
const WORDS: usize = 6;

impl Detector for LowerCaseArticle {
    fn name(&self) -> &'static str {
        "lower-case-article"
    }

    fn help(&self) -> &'static str {
        "An article of which most sentences have no capital."
    }

    fn options(&self) -> &'static [DetectorOption] {
        OPTIONS
    }

    fn binds(&self) -> &'static [&'static str] {
        &[]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(Whole::new(options, |text: &Text<'_>, tokens| {
            is_lower_case(text, tokens).then(Vec::new)
        }))
    }
}

fn is_lower_case(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let mut words = 0;
    let mut with_case = text.tokens()[tokens]
        .iter()
        .filter(|token| token.kind == TokenKind::Word && token.shape != Shape::None);
    // Most sentences end the search with their first word.
    with_case.all(|token| {
        words += 1;
        token.shape == Shape::Lower
    }) && words >= WORDS
}
