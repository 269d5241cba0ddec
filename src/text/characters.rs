//! The characters of a block, without the markup of its file, and the way back.

use std::borrow::Cow;

use crate::span::Span;

/// A stretch of the source that a text is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Bytes of the source: on character boundaries, not empty.
    pub span: Span,
    pub reads: Reads,
}

/// What a stretch of the source reads as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reads {
    /// As it stands.
    Same,
    /// As other characters, never none: what an entity or an escaped mark stands for, the space
    /// of a line break.
    As(Box<str>),
    /// As [`OPAQUE`], in the place of what is no prose, such as code.
    Opaque,
}

/// Stands in a text for something that is no word: one token, which no pattern spells.
pub const OPAQUE: char = '\u{FFFC}';
const OPAQUE_TEXT: &str = "\u{FFFC}";

impl From<Span> for Part {
    fn from(span: Span) -> Self {
        Self { span, reads: Reads::Same }
    }
}

impl Part {
    fn text<'a>(&'a self, source: &'a str) -> &'a str {
        match &self.reads {
            Reads::Same => &source[self.span.start..self.span.end],
            Reads::As(text) => text,
            Reads::Opaque => OPAQUE_TEXT,
        }
    }
}

/// What the parts read as, in one text; borrowed when it is one stretch as it stands.
#[must_use]
pub fn characters<'a>(source: &'a str, parts: &[Part]) -> Cow<'a, str> {
    match parts {
        [] => Cow::Borrowed(""),
        [Part { span, reads: Reads::Same }] => Cow::Borrowed(&source[span.start..span.end]),
        _ => Cow::Owned(parts.iter().map(|part| part.text(source)).collect()),
    }
}

/// Where the characters of a text stand in the source.
#[derive(Debug)]
pub(super) struct Places {
    /// In order; between two of them the source holds markup.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Bytes of the text.
    text: Span,
    source: Span,
    kind: PieceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PieceKind {
    /// Text and source are the same bytes.
    Same,
    Changed,
    Opaque,
}

impl Places {
    pub fn new(source: &str, parts: &[Part]) -> Self {
        let mut at = 0;
        let pieces = parts.iter().map(|part| {
            let start = at;
            at += part.text(source).len();
            let kind = match part.reads {
                Reads::Same => PieceKind::Same,
                Reads::As(_) => PieceKind::Changed,
                Reads::Opaque => PieceKind::Opaque,
            };
            Piece { text: Span::new(start, at), source: part.span, kind }
        });
        Self { pieces: pieces.collect() }
    }

    /// The source bytes behind a range of the text. A range that cuts a changed piece takes in
    /// the whole piece; markup at either end stays outside.
    pub fn to_source(&self, text: Span) -> Span {
        let first = self.pieces.partition_point(|piece| piece.text.end <= text.start);
        let start = match self.pieces.get(first) {
            Some(piece) if piece.kind == PieceKind::Same => {
                piece.source.start + (text.start - piece.text.start)
            }
            Some(piece) => piece.source.start,
            None => self.pieces.last().map_or(0, |piece| piece.source.end),
        };
        let last = self.pieces.partition_point(|piece| piece.text.start < text.end);
        let end = match last.checked_sub(1).map(|last| &self.pieces[last]) {
            Some(piece) if piece.kind == PieceKind::Same => {
                piece.source.start + (text.end.min(piece.text.end) - piece.text.start)
            }
            Some(piece) => piece.source.end,
            None => start,
        };
        Span::new(start, end.max(start))
    }

    /// The smallest range of the text that covers a range of the source.
    pub fn text_at(&self, source: Span) -> Span {
        let first = self.pieces.partition_point(|piece| piece.source.end <= source.start);
        let start = match self.pieces.get(first) {
            Some(piece) if piece.kind == PieceKind::Same => {
                piece.text.start + source.start.saturating_sub(piece.source.start)
            }
            Some(piece) => piece.text.start,
            None => self.pieces.last().map_or(0, |piece| piece.text.end),
        };
        let last = self.pieces.partition_point(|piece| piece.source.start < source.end);
        let end = match last.checked_sub(1).map(|last| &self.pieces[last]) {
            Some(piece) if piece.kind == PieceKind::Same => {
                piece.text.start + (source.end.min(piece.source.end) - piece.source.start)
            }
            Some(piece) => piece.text.end,
            None => start,
        };
        Span::new(start, end.max(start))
    }

    /// Whether the source behind a range of the text is prose throughout: it holds no markup and
    /// nothing opaque.
    pub fn is_prose(&self, text: Span) -> bool {
        let first = self.pieces.partition_point(|piece| piece.text.end <= text.start);
        let end = self.pieces.partition_point(|piece| piece.text.start < text.end);
        let pieces = &self.pieces[first..end.max(first)];
        pieces.iter().all(|piece| piece.kind != PieceKind::Opaque)
            && pieces.windows(2).all(|pair| pair[0].source.end == pair[1].source.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(source: &str) -> Vec<Part> {
        let at = |text: &str| {
            let start = source.find(text).unwrap();
            Span::new(start, start + text.len())
        };
        vec![
            at("see ").into(),
            at("the page").into(),
            Part { span: at("&amp;"), reads: Reads::As("&".into()) },
            Part { span: at("`x`"), reads: Reads::Opaque },
            at(" now").into(),
        ]
    }

    #[test]
    fn markup_is_left_out_and_entities_are_read() {
        let source = "see [the page](u)&amp;`x` now";
        let parts = parts(source);
        let text = characters(source, &parts);
        assert_eq!(text, "see the page&\u{FFFC} now");
        let places = Places::new(source, &parts);
        let slice = |from: &str| {
            let start = text.find(from).unwrap();
            let span = places.to_source(Span::new(start, start + from.len()));
            assert_eq!(places.text_at(span), Span::new(start, start + from.len()));
            &source[span.start..span.end]
        };
        assert_eq!(slice("the page"), "the page");
        assert_eq!(slice("page&"), "page](u)&amp;");
        assert_eq!(slice("\u{FFFC}"), "`x`");
    }

    #[test]
    fn a_range_over_markup_or_code_is_not_prose_throughout() {
        let source = "see [the page](u)&amp;`x` now";
        let places = Places::new(source, &parts(source));
        assert!(places.is_prose(Span::new(4, 12)));
        assert!(places.is_prose(Span::new(12, 13)));
        assert!(!places.is_prose(Span::new(2, 7)));
        assert!(!places.is_prose(Span::new(13, 16)));
    }
}
