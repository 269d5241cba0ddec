//! Quotation marks of other languages.

use super::{Mark, Role, found, in_blocks};
use crate::rule::{Detector, DetectorOption, Search};
use crate::span::Span;

/// Finds guillemets, low quotes and corner brackets, and the high mark that closes a low one;
/// each with the space between it and what it quotes.
pub(in crate::detectors) struct ForeignQuotes;

impl Detector for ForeignQuotes {
    fn name(&self) -> &'static str {
        "foreign-quotes"
    }

    fn help(&self) -> &'static str {
        "Guillemets, low quotes and corner brackets."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["quote"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        let mut curly = None;
        in_blocks(move |reading, block, marks, hits| {
            let text = &reading.text(block);
            let characters = text.characters();
            for (at, mark) in marks.iter().enumerate() {
                let low = marks[..at].iter().rev().find(|other| other.role == Role::Opens);
                let closes_low = mark.sign == '“'
                    && mark.role == Role::Closes
                    && low.is_some_and(|low| low.sign == '„');
                if matches!(mark.sign, '"' | '“' | '”') && !closes_low {
                    continue;
                }
                let curly = *curly.get_or_insert_with(|| is_curly(&reading.document().source));
                let (marked, quote) = english(characters, *mark, curly);
                hits.extend(found(text, block, mark, marked, vec![quote]));
            }
        })
    }
}

/// What is replaced by what: the mark with the space inside it by an English mark, with a space
/// outside it where there is none before a word.
fn english(characters: &str, mark: Mark, curly: bool) -> (Span, String) {
    let (before, after) = (&characters[..mark.at], &characters[mark.end()..]);
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if mark.role == Role::Closes {
        let quote = if curly { "”" } else { "\"" };
        let space = if touches(after.chars().next()) { " " } else { "" };
        (Span::new(before.trim_end().len(), mark.end()), format!("{quote}{space}"))
    } else {
        let quote = if curly { "“" } else { "\"" };
        let space = if touches(before.chars().next_back()) { " " } else { "" };
        let end = characters.len() - after.trim_start().len();
        (Span::new(mark.at, end), format!("{space}{quote}"))
    }
}

/// Whether the article writes curly quotes; where it has none of either make, whether it writes
/// curly apostrophes.
fn is_curly(source: &str) -> bool {
    let count = |signs: &[char]| source.matches(signs).count();
    let (straight, curly) = (count(&['"']), count(&['“', '”']));
    if straight + curly == 0 { source.contains('’') } else { curly > straight }
}
