//! Text that was read in the wrong encoding.

use std::ops::Range;

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::span::Span;

/// Finds characters that are the bytes of UTF-8 read as Windows-1252 ("Ã©" for "é") and character
/// references of HTML that were not decoded ("&amp;"); `repaired` is what they stand for.
///
/// A stretch counts when its characters, written in Windows-1252, are valid UTF-8: text that was
/// meant to read so is hardly ever that.
pub(super) struct Mojibake;

impl Detector for Mojibake {
    fn name(&self) -> &'static str {
        "mojibake"
    }

    fn help(&self) -> &'static str {
        "Characters read in the wrong encoding, and undecoded references."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["repaired"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(EachBlock::new(|reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            let characters = text.characters();
            let first = found.len();
            let wrong = misread(characters).into_iter().chain(references(characters));
            for (range, repaired) in wrong {
                let marked = Span::new(range.start, range.end);
                let tokens = text.tokens_at_characters(marked);
                if !tokens.is_empty() {
                    let values = vec![repaired];
                    found.push(Found {
                        block,
                        tokens,
                        marked: Some(marked),
                        values,
                        related: None,
                    });
                }
            }
            found[first..].sort_by_key(|hit| hit.tokens.start);
        }))
    }
}

/// The stretches of a text that are UTF-8 read as Windows-1252, and what they stand for.
fn misread(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    // Every such stretch has a first byte of UTF-8, which reads as U+00C2 to U+00F4.
    if !text.bytes().any(|byte| byte == 0xc3) {
        return found;
    }
    let mut bytes: Vec<u8> = Vec::new();
    let mut start = 0;
    let ends = text.char_indices().map(Some).chain([None]);
    for next in ends {
        let (at, byte) = match next {
            Some((at, c)) if !c.is_ascii() => (at, windows_1252(c)),
            Some((at, _)) => (at, None),
            None => (text.len(), None),
        };
        match byte {
            Some(byte) => {
                if bytes.is_empty() {
                    start = at;
                }
                bytes.push(byte);
            }
            None => {
                // A capital at the end of a quotation: “CAFÉ”.
                let quoted = bytes.len() == 2 && matches!(bytes[1], 0x85 | 0x91..=0x97);
                if let Ok(repaired) = std::str::from_utf8(&bytes)
                    && !bytes.is_empty()
                    && !quoted
                {
                    found.push((start..at, repaired.to_owned()));
                }
                bytes.clear();
            }
        }
    }
    found
}

/// The byte that reads as this character in Windows-1252 (as the Encoding Standard has it).
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match u8::try_from(u32::from(c)) {
        Ok(byte) if byte >= 0xa0 => Some(byte),
        _ => (0x80_u8..).zip(HIGH).find(|(_, high)| *high == c).map(|(byte, _)| byte),
    }
}

/// The character references of a text, and what they stand for.
fn references(text: &str) -> Vec<(Range<usize>, String)> {
    /// The longest name or number of a reference that is looked for.
    const LONGEST: usize = 8;
    let mut found = Vec::new();
    for (at, _) in text.match_indices('&') {
        let rest = &text[at + 1..];
        let Some(end) = rest.bytes().take(LONGEST + 1).position(|byte| byte == b';') else {
            continue;
        };
        if let Some(c) = referred(&rest[..end]) {
            found.push((at..at + end + 2, c.to_string()));
        }
    }
    found
}

fn referred(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" | "laquo" => '“',
        "rdquo" | "raquo" => '”',
        "euro" => '€',
        "pound" => '£',
        "copy" => '©',
        "reg" => '®',
        "deg" => '°',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "aacute" => 'á',
        "oacute" => 'ó',
        "iacute" => 'í',
        "uacute" => 'ú',
        "ntilde" => 'ñ',
        "ccedil" => 'ç',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_misread_is_read_again() {
        assert_eq!(misread("The cafÃ© isnâ€™t open"), [(7..11, "é".into()), (15..23, "’".into())]);
        assert_eq!(misread("naïve “CAFÉ”, “so” – Ãrea 51"), []);
    }

    #[test]
    fn references_are_resolved() {
        assert_eq!(references("R&amp;D &#39;s"), [(1..6, "&".into()), (8..13, "'".into())]);
        assert_eq!(references("A & B; AT&T; &bogus;"), []);
    }
}
