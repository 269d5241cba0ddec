//! Which stretches are quoted speech.

use super::token::Token;
use crate::span::Span;

/// The quotations of a view: byte ranges with their marks, in order, not nested.
///
/// A double quote opens after white space or a bracket and before a word, closes after a word,
/// and otherwise takes turns. A quotation that never closes runs to the end of the text: over
/// several paragraphs only the last one closes. A closing mark without an opening one is ignored
/// (inches, minutes).
#[must_use]
pub fn quotations(text: &str, tokens: &[Token]) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for token in tokens {
        let at = token.start as usize;
        if bytes[at] != b'"' {
            continue;
        }
        let after_gap = at == 0
            || matches!(bytes[at - 1], b' ' | b'\t'..=b'\r' | b'(' | b'[' | b'-' | b'\'')
            || text[..at].ends_with(['–', '—']);
        let before_gap =
            bytes.get(at + 1).is_none_or(|b| !b.is_ascii_alphanumeric() && b.is_ascii());
        match open {
            None if after_gap || !before_gap => open = Some(at),
            Some(start) if !after_gap || before_gap => {
                found.push(Span::new(start, at + 1));
                open = None;
            }
            // A second opening mark: the first was never closed, or quotes nest.
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push(Span::new(start, text.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Text, tokenize};

    fn quoted(source: &str) -> Vec<String> {
        let text = Text::new(source, &[Span::new(0, source.len()).into()]);
        quotations(text.view(), &tokenize(text.view()))
            .iter()
            .map(|span| text.view()[span.start..span.end].to_owned())
            .collect()
    }

    #[test]
    fn pairs_of_any_make_are_found() {
        assert_eq!(
            quoted("He “left” and \"came\" « ici » (“so”)."),
            ["\"left\"", "\"came\"", "\" ici \"", "\"so\""]
        );
    }

    #[test]
    fn an_open_quotation_runs_to_the_end() {
        assert_eq!(quoted("He said: “We came. We saw."), ["\"We came. We saw."]);
    }

    #[test]
    fn inches_open_nothing() {
        assert_eq!(quoted("A 6\" pipe and a “tap”."), ["\"tap\""]);
    }
}
