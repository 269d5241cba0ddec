//! Single marks in the place of double ones.

use super::is_quote;
use crate::document::{BlockKind, Reading};
use crate::rule::{Detector, DetectorOption, Found, Search};
use crate::span::Span;
use crate::text::Text;

/// Finds the one single mark of a block that opens or closes speech, where its partner is missing
/// or a double mark, in an article that quotes speech between double marks; `double` is the mark
/// that belongs there.
pub(in crate::detectors) struct LoneSingleQuote;

impl Detector for LoneSingleQuote {
    fn name(&self) -> &'static str {
        "lone-single-quote"
    }

    fn help(&self) -> &'static str {
        "Single marks where the article has double ones."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["double"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(Singles::default())
    }
}

/// The search on its way through an article.
#[derive(Default)]
struct Singles {
    found: Vec<Found>,
    /// There are double marks.
    has_doubles: bool,
    /// The article quotes between single marks.
    is_single_quoted: bool,
}

impl Search for Singles {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        // Headlines quote between single marks whatever the article does.
        if self.is_single_quoted
            || matches!(reading.blocks()[block].kind, BlockKind::Headline | BlockKind::Tail)
        {
            return;
        }
        let text = &reading.text(block);
        self.has_doubles = self.has_doubles || text.characters().contains(is_quote);
        let (opening, closing) = singles(text.characters());
        match (&opening[..], &closing[..]) {
            ([], []) => {}
            ([mark], []) => self.found.extend(hit(text, block, *mark, '“')),
            ([], [mark]) => self.found.extend(hit(text, block, *mark, '”')),
            _ => self.is_single_quoted = true,
        }
    }

    fn end(self: Box<Self>, _: &Reading<'_>) -> Vec<Found> {
        if self.has_doubles && !self.is_single_quoted { self.found } else { Vec::new() }
    }
}

/// The bytes of the single marks that open speech (at the start, or behind a colon or comma, before
/// a capital), and of those that close it (behind a mark that ends it).
fn singles(characters: &str) -> (Vec<usize>, Vec<usize>) {
    let (mut opening, mut closing) = (Vec::new(), Vec::new());
    // The first bytes of the marks in UTF-8.
    if !characters.bytes().any(|byte| matches!(byte, b'\'' | 0xe2)) {
        return (opening, closing);
    }
    for (at, sign) in characters.char_indices().filter(|(_, c)| matches!(c, '\'' | '‘' | '’')) {
        let (before, after) = (&characters[..at], &characters[at + sign.len_utf8()..]);
        let behind = before.trim_end();
        let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
        if (behind.is_empty() || behind.ends_with([':', ',']))
            && sign != '’'
            && after.starts_with(char::is_uppercase)
        {
            opening.push(at);
        } else if sign != '‘' && before.ends_with([',', '.', '!', '?', '…']) && ends {
            closing.push(at);
        } else if ends && !before.ends_with(['s', 'z', 'x']) || behind.len() < before.len() {
            // Something else is quoted between single marks here: nothing can be told.
            opening.push(at);
            closing.push(at);
        }
    }
    (opening, closing)
}

fn hit(text: &Text, block: usize, at: usize, curly: char) -> Option<Found> {
    let sign = text.characters()[at..].chars().next()?;
    let marked = Span::new(at, at + sign.len_utf8());
    let double = if sign == '\'' { '"' } else { curly };
    let tokens = text.tokens_at_characters(marked);
    (!tokens.is_empty()).then(|| Found {
        block,
        tokens,
        marked: Some(marked),
        values: vec![double.to_string()],
        related: None,
    })
}
