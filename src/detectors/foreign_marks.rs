//! Punctuation of other scripts.

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::span::Span;

/// Finds full-width, Chinese, Arabic and Greek marks; `english` is the English mark, with the space
/// that the other script does not set.
pub(super) struct ForeignMarks;

impl Detector for ForeignMarks {
    fn name(&self) -> &'static str {
        "foreign-marks"
    }

    fn help(&self) -> &'static str {
        "Full-width marks and those of other scripts."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["english"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(EachBlock::new(|reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            let characters = text.characters();
            // The first bytes of all these marks in UTF-8.
            if !characters.bytes().any(|byte| matches!(byte, 0xcd | 0xd8 | 0xdb | 0xe3 | 0xef)) {
                return;
            }
            for (at, sign) in characters.char_indices() {
                let Some(mark) = english(sign) else {
                    continue;
                };
                let (before, after) = (&characters[..at], &characters[at + sign.len_utf8()..]);
                // In a stretch of another script its marks are at home.
                if before.ends_with(is_foreign) || after.starts_with(is_foreign) {
                    continue;
                }
                let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let english = match mark {
                    '(' | '[' if touches(before.chars().next_back()) => format!(" {mark}"),
                    ',' | ';' | ':' | '.' | '!' | '?' | ')' | ']'
                        if touches(after.chars().next()) =>
                    {
                        format!("{mark} ")
                    }
                    _ => mark.to_string(),
                };
                let marked = Span::new(at, at + sign.len_utf8());
                let tokens = text.tokens_at_characters(marked);
                if !tokens.is_empty() {
                    let values = vec![english];
                    found.push(Found {
                        block,
                        tokens,
                        marked: Some(marked),
                        values,
                        related: None,
                    });
                }
            }
        }))
    }
}

fn english(sign: char) -> Option<char> {
    Some(match sign {
        // The full-width forms stand in the order of ASCII.
        '！'..='～' => {
            char::from_u32(u32::from(sign) - 0xfee0).filter(char::is_ascii_punctuation)?
        }
        '。' => '.',
        '、' | '،' => ',',
        '؛' => ';',
        '؟' | '\u{37e}' => '?',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        _ => return None,
    })
}

/// Letters of the scripts whose marks these are.
fn is_foreign(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{600}'..='\u{6ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        && c.is_alphabetic()
}
