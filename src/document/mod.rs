//! Files in, blocks of prose out. One reader per format; knows no rule.

mod decode;
mod plain;
mod reading;

use crate::span::Span;
pub use decode::{ReadError, ReadErrorKind};
pub use reading::{Reading, Wording};

/// What a block of prose is on the page. Rules ask for kinds by these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A title, subtitle or other short line above or between paragraphs.
    Headline,
    Paragraph,
    ListItem,
    /// A short line below the last paragraph: furniture of the page, headlines of other articles.
    Tail,
}

impl BlockKind {
    pub const ALL: [Self; 4] = [Self::Headline, Self::Paragraph, Self::ListItem, Self::Tail];

    /// The name used in rule files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Tail => "tail",
        }
    }
}

/// A stretch of prose that belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// Bytes of the source that are its prose: ascending, on character boundaries, not empty.
    pub parts: Vec<Span>,
}

impl Block {
    /// From the first to the last byte of its prose.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(
            self.parts.first().map_or(0, |part| part.start),
            self.parts.last().map_or(0, |part| part.end),
        )
    }
}

/// An article with its blocks in reading order. All offsets are bytes of `source`, which are
/// bytes of the file.
#[derive(Clone, Debug)]
pub struct Document {
    pub name: String,
    pub source: String,
    pub blocks: Vec<Block>,
}

impl Document {
    /// Reads plain text: a paragraph a line, or paragraphs wrapped at a width and set apart by
    /// blank lines.
    ///
    /// # Errors
    /// When the bytes are no UTF-8 text or 4 GiB or more.
    pub fn read_plain(name: &str, bytes: Vec<u8>) -> Result<Self, ReadError> {
        let source = decode::decode(name, bytes)?;
        let blocks = plain::blocks(&source);
        Ok(Self { name: name.to_owned(), source, blocks })
    }

    /// How many words the article has: stretches without white space that have a letter or digit.
    #[must_use]
    pub fn words(&self) -> usize {
        let parts = self.blocks.iter().flat_map(|block| &block.parts);
        parts
            .flat_map(|part| self.source[part.start..part.end].split_whitespace())
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    }

    /// The article's line end: that of its first line.
    #[must_use]
    pub fn line_end(&self) -> &'static str {
        match self.source.find('\n') {
            Some(at) if self.source[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// The line around a place, without its line end, in bytes of the source.
    #[must_use]
    pub fn line_around(&self, span: Span) -> Span {
        // A byte order mark is no character of the first line.
        let mark = if self.source.starts_with('\u{FEFF}') { 3 } else { 0 };
        let start = self.source[..span.start].rfind('\n').map_or(mark, |at| at + 1);
        let start = start.min(span.start);
        let end = self.source[span.end..].find('\n').map_or(self.source.len(), |at| span.end + at);
        let line = &self.source[start..end];
        Span::new(start, end - (line.len() - line.trim_end_matches('\r').len()))
    }
}
