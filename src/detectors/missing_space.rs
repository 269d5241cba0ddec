//! Words that a mark glues together.

use crate::document::Reading;
use crate::lexicon::frequency;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::text::{Shape, Text, TokenKind};

/// Finds commas, semicolons and end marks between two words without a space behind them, and
/// reports the mark, which is `mark`. Behind an end mark the next word has a capital and is an
/// English one, so that names such as "Node.Js" stay whole.
pub(super) struct MissingSpace;

impl Detector for MissingSpace {
    fn name(&self) -> &'static str {
        "missing-space"
    }

    fn help(&self) -> &'static str {
        "Marks without a space behind them."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["mark"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(EachBlock::new(|reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            for mark in 1..text.tokens().len().saturating_sub(1) {
                if text.tokens()[mark].kind == TokenKind::Mark && lacks_space(text, mark) {
                    found.push(Found {
                        block,
                        tokens: mark..mark + 1,
                        marked: None,
                        values: vec![text.word(mark).to_owned()],
                        related: None,
                    });
                }
            }
        }))
    }
}

/// Whether the word behind a mark sticks to it.
fn lacks_space(text: &Text, mark: usize) -> bool {
    /// A word of one in a hundred thousand.
    const COMMON: frequency::Zipf = 40;
    let tokens = text.tokens();
    let (before, at, after) = (&tokens[mark - 1], &tokens[mark], &tokens[mark + 1]);
    let ends_sentence = match text.word(mark) {
        "," | ";" => false,
        "." | "!" | "?" => true,
        _ => return false,
    };
    let (left, right) = (text.word(mark - 1), text.word(mark + 1));
    if after.start != at.end
        || after.kind != TokenKind::Word
        || !right.starts_with(char::is_alphabetic)
        || right.chars().nth(1).is_none_or(|c| !c.is_lowercase()) && right != "I" && right != "a"
    {
        return false;
    }
    if ends_sentence {
        return before.end == at.start
            && before.shape == Shape::Lower
            && left.len() > 2
            && after.shape == Shape::Cap
            && frequency::english(&right.to_lowercase()) >= COMMON
            && frequency::english(left) >= COMMON;
    }
    // "S,M,L" is a list, "word,word" without any space in the sentence a file's column.
    before.kind == TokenKind::Word
        && left.chars().count() > 1
        && tokens
            .get(mark + 2)
            .is_none_or(|next| next.start > after.end || text.word(mark + 2) != ",")
}
