//! An article whose marks stand apart from its words.

use std::ops::Range;

use super::whole::{OPTIONS, Whole};
use crate::rule::{Detector, DetectorOption, Search};
use crate::text::{Text, TokenKind};

/// Finds the first sentence of an article in most of whose sentences every comma and full stop
/// stands behind a space , as tokenisers for machine translation write them . Other marks do not
/// count: French has a space before some of them.
pub(super) struct SpacedArticle;

impl Detector for SpacedArticle {
    fn name(&self) -> &'static str {
        "spaced-article"
    }

    fn help(&self) -> &'static str {
        "An article in most of whose sentences every comma and full stop stands behind a space."
    }

    fn options(&self) -> &'static [DetectorOption] {
        OPTIONS
    }

    fn binds(&self) -> &'static [&'static str] {
        &[]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(Whole::new(options, |text: &Text<'_>, tokens| {
            is_spaced(text, tokens).then(Vec::new)
        }))
    }
}

fn is_spaced(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let all = text.tokens();
    let behind_word = |token: &usize| {
        all[*token].kind == TokenKind::Mark
            && all[token - 1].kind == TokenKind::Word
            && matches!(text.word(*token), "," | ".")
    };
    let mut marks = tokens.skip(1).filter(behind_word).peekable();
    marks.peek().is_some() && marks.all(|token| all[token].start > all[token - 1].end)
}
