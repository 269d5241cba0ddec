//! The parts of one block.

use crate::span::Span;
use crate::text::{Part, Reads, characters};

/// The parts of a block as they come in.
#[derive(Default)]
pub(super) struct Prose {
    parts: Vec<Part>,
    /// Where a line broke, until it is known where its next line begins.
    line_break: Option<usize>,
}

impl Prose {
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// A line ends at `at`.
    pub fn soft_break(&mut self, source: &str, at: usize) {
        if let Some(last) = self.parts.last() {
            // Spaces before the line end go with it.
            let blank = |c: char| c == ' ' || c == '\t';
            let start = source[..at].trim_end_matches(blank).len().max(last.span.end);
            self.line_break.get_or_insert(start);
        }
    }

    /// Something begins at `at`: a line break before it, with the marks of quotes at the
    /// beginning of the line, is a space.
    pub fn resume(&mut self, at: usize) {
        if let Some(start) = self.line_break.take().filter(|start| *start < at) {
            self.parts.push(Part { span: Span::new(start, at), reads: Reads::As(" ".into()) });
        }
    }

    pub fn push(&mut self, part: Part) {
        self.resume(part.span.start);
        if let Some(last) = self.parts.last_mut()
            && last.reads == Reads::Same
            && part.reads == Reads::Same
            && last.span.end == part.span.start
        {
            last.span.end = part.span.end;
        } else {
            self.parts.push(part);
        }
    }

    /// Takes in the text of the source bytes `span`.
    pub fn text(&mut self, source: &str, text: &str, mut span: Span) {
        if text.is_empty() || span.is_empty() {
            return;
        }
        if source[span.start..span.end] != *text {
            // An entity.
            self.push(Part { span, reads: Reads::As(text.into()) });
            return;
        }
        let done = self.parts.last().map_or(0, |part| part.span.end);
        let escaped = done < span.start
            && source.as_bytes()[span.start - 1] == b'\\'
            && source.as_bytes()[span.start].is_ascii_punctuation();
        if escaped {
            let mark = Span::new(span.start - 1, span.start + 1);
            self.push(Part { span: mark, reads: Reads::As(text[..1].into()) });
            span.start += 1;
        }
        if !span.is_empty() {
            self.push(span.into());
        }
    }

    /// The parts without white space around them; none when nothing in them can be read.
    pub fn take(&mut self, source: &str) -> Vec<Part> {
        self.line_break = None;
        let mut parts = std::mem::take(&mut self.parts);
        let blank = |part: &Part| characters(source, std::slice::from_ref(part)).trim().is_empty();
        if !parts.iter().any(|part| part.reads != Reads::Opaque && !blank(part)) {
            return Vec::new();
        }
        while parts.last().is_some_and(blank) {
            parts.pop();
        }
        let leading = parts.iter().take_while(|part| blank(part)).count();
        parts.drain(..leading);
        if let Some(Part { span, reads: Reads::Same }) = parts.first_mut() {
            span.start = span.end - source[span.start..span.end].trim_start().len();
        }
        if let Some(Part { span, reads: Reads::Same }) = parts.last_mut() {
            span.end = span.start + source[span.start..span.end].trim_end().len();
        }
        parts
    }
}
