//! A full stop in front of a small letter.

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::text::{Shape, Text, TokenKind};

/// Finds a full stop, behind a word in small letters, that white space and another word in small
/// letters follow; reports both, and binds the `word`.
pub(super) struct SmallStart;

impl Detector for SmallStart {
    fn name(&self) -> &'static str {
        "small-start"
    }

    fn help(&self) -> &'static str {
        "Full stops in front of a small letter."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "words",
            least: 1,
            most: 30,
            default: 6,
            help: "the fewest words before the full stop: fewer are a label or a caption",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["word"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        let least = usize::try_from(options[0]).unwrap_or(usize::MAX);
        Box::new(EachBlock::new(move |reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            for stop in 1..text.tokens().len().saturating_sub(1) {
                if text.tokens()[stop].kind == TokenKind::Mark && goes_on(text, stop, least) {
                    found.push(Found {
                        block,
                        tokens: stop..stop + 2,
                        marked: None,
                        values: vec![text.word(stop + 1).to_owned()],
                        related: None,
                    });
                }
            }
        }))
    }
}

/// Whether a small letter follows the full stop `stop`, and at least so many words precede it in
/// what would be its sentence.
fn goes_on(text: &Text, stop: usize, least: usize) -> bool {
    let tokens = text.tokens();
    let (before, at, after) = (&tokens[stop - 1], &tokens[stop], &tokens[stop + 1]);
    let is_small = |token: usize| {
        tokens[token].kind == TokenKind::Word
            && tokens[token].shape == Shape::Lower
            && text.word(token).bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    // A lone letter is an abbreviation.
    text.word(stop) == "."
        && after.sentence == at.sentence
        && before.end == at.start
        && at.end < after.start
        && is_small(stop - 1)
        && is_small(stop + 1)
        && text.word(stop - 1).len() > 1
        && (0..stop)
            .rev()
            .take_while(|token| tokens[*token].sentence == at.sentence && text.word(*token) != ".")
            .filter(|token| tokens[*token].kind == TokenKind::Word)
            .count()
            >= least
}
