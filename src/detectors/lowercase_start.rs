//! A paragraph that begins in lower case.

use crate::document::{BlockKind, Reading};
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::text::{Shape, TokenKind};

/// Finds the first word of a paragraph where it has no capital. A paragraph that goes on with what
/// the block before it began is left alone: there no capital is missing, but a line break is too
/// many.
pub(super) struct LowercaseStart;

impl Detector for LowercaseStart {
    fn name(&self) -> &'static str {
        "lowercase-start"
    }

    fn help(&self) -> &'static str {
        "The first word of a paragraph, in lower case."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &[]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        let mut goes_on = false;
        Box::new(EachBlock::new(move |reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let it = &reading.blocks()[block];
            let text = &reading.text(block);
            let first = text.tokens().first();
            let is_lower = first
                .is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower);
            if is_lower && !goes_on && it.kind == BlockKind::Paragraph {
                found.push(Found {
                    block,
                    tokens: 0..1,
                    marked: None,
                    values: Vec::new(),
                    related: None,
                });
            }
            let last = text.view().trim_end_matches(['"', '\'', ')', ']', ' ']);
            goes_on = !last.is_empty() && !last.ends_with(['.', '!', '?', '…']);
        }))
    }
}
