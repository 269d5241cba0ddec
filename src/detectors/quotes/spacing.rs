//! White space on the wrong side of a quotation mark, and where it is missing.

use super::{Role, found, in_blocks};
use crate::rule::{Detector, DetectorOption, Search};
use crate::span::Span;

/// Finds white space between an English quotation mark and what it quotes, and reports the space;
/// `outside` = 1 instead finds marks that stick to the word or mark outside the quotation.
pub(in crate::detectors) struct QuoteSpacing;

impl Detector for QuoteSpacing {
    fn name(&self) -> &'static str {
        "quote-spacing"
    }

    fn help(&self) -> &'static str {
        "Space inside quotation marks, or none outside them."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "outside",
            least: 0,
            most: 1,
            default: 0,
            help: "1: space that is missing outside, 0: space that is inside",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["spaced"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        let outside = options[0] == 1;
        in_blocks(move |reading, block, marks, hits| {
            let text = &reading.text(block);
            let characters = text.characters();
            for mark in marks.iter().filter(|mark| matches!(mark.sign, '"' | '“' | '”')) {
                if !mark.sure || mark.astray {
                    continue;
                }
                let (before, after) = (&characters[..mark.at], &characters[mark.end()..]);
                let marked = match (mark.role, outside) {
                    (Role::Opens, false) => {
                        Span::new(mark.end(), characters.len() - after.trim_start().len())
                    }
                    (Role::Closes, false) => Span::new(before.trim_end().len(), mark.at),
                    (Role::Opens, true) => {
                        let glued = before.ends_with([':', ',', ';'])
                            && after.starts_with(char::is_alphanumeric);
                        if glued { mark.span() } else { continue }
                    }
                    (Role::Closes, true) => {
                        let glued = before.ends_with(|c: char| c.is_alphabetic())
                            && after.starts_with(char::is_alphabetic);
                        if glued { mark.span() } else { continue }
                    }
                    (Role::Unclear, _) => continue,
                };
                // A mark alone between spaces at the end of its text has nothing to hold.
                if marked.start == 0 && !outside || marked.end == characters.len() {
                    continue;
                }
                let spaced = match mark.role {
                    Role::Opens => format!(" {}", mark.sign),
                    _ => format!("{} ", mark.sign),
                };
                hits.extend(found(text, block, mark, marked, vec![spaced]));
            }
        })
    }
}
