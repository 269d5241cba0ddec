//! A document's blocks as text, read when first asked for.

use std::cell::OnceCell;

use super::{Block, Document};
use crate::span::Span;
use crate::text::Text;

/// What rules look at: the document and, for every block, its [`Text`].
pub struct Reading<'a> {
    document: &'a Document,
    texts: Vec<OnceCell<Text>>,
}

impl<'a> Reading<'a> {
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        Self { document, texts: document.blocks.iter().map(|_| OnceCell::new()).collect() }
    }

    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    #[must_use]
    pub fn blocks(&self) -> &'a [Block] {
        &self.document.blocks
    }

    /// The text of block `n`.
    #[must_use]
    pub fn text(&self, n: usize) -> &Text {
        self.texts[n].get_or_init(|| Text::new(&self.document.source, &self.blocks()[n].parts))
    }

    /// The source bytes of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        &self.document.source[span.start..span.end]
    }
}
