//! Words of letters that only look Latin.

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::text::TokenKind;

/// Finds words in which Cyrillic or Greek letters stand among Latin ones, each of which looks like a
/// Latin letter; `latin` is the word in Latin letters.
pub(super) struct MixedScript;

impl Detector for MixedScript {
    fn name(&self) -> &'static str {
        "mixed-script"
    }

    fn help(&self) -> &'static str {
        "Latin words with look-alike letters of another script."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["latin"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(EachBlock::new(|reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            if !text.view().bytes().any(|byte| matches!(byte, 0xcd..=0xd2)) {
                return;
            }
            for (token, kind) in text.tokens().iter().map(|token| token.kind).enumerate() {
                if kind != TokenKind::Word {
                    continue;
                }
                if let Some(latin) = latin(text.word(token)) {
                    found.push(Found {
                        block,
                        tokens: token..token + 1,
                        marked: None,
                        values: vec![latin],
                        related: None,
                    });
                }
            }
        }))
    }
}

/// The word in Latin letters, where it mixes them with letters that look like some.
fn latin(word: &str) -> Option<String> {
    let plain = word.chars().filter(char::is_ascii_alphabetic).count();
    let like = word.chars().filter(|c| look_alike(*c).is_some()).count();
    let other = word.chars().any(|c| {
        look_alike(c).is_none() && matches!(c, '\u{370}'..='\u{52f}') && c.is_alphabetic()
    });
    let mixes = plain > 0 && like > 0 && plain + like > 2 && !other;
    mixes.then(|| word.chars().map(|c| look_alike(c).unwrap_or(c)).collect())
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' => 'a',
        'с' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' => 'h',
        'і' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'ѕ' => 's',
        'у' => 'y',
        'х' => 'x',
        'ν' => 'v',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_among_latin_letters_become_latin() {
        assert_eq!(latin("Mосkvа").as_deref(), Some("Mockva"));
        assert_eq!(latin("pоrt").as_deref(), Some("port"));
    }

    #[test]
    fn words_of_one_script_and_formulas_stay() {
        for word in ["port", "Москва", "α-blocker", "μm", "βH", "Жport"] {
            assert_eq!(latin(word), None, "{word}");
        }
    }
}
