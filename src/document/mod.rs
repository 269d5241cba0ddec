//! Files in, blocks of prose out. One reader per format; knows no rule.

mod decode;
mod markdown;
mod plain;
mod reading;
mod variety;
mod window;

use std::borrow::Cow;

use crate::diagnostic::Edit;
use crate::span::Span;
use crate::text::{Part, Reads, characters};
pub use decode::{ReadError, ReadErrorKind};
pub(crate) use markdown::Structure;
pub use reading::{Reading, Wording, Wordings};
pub(crate) use window::Window;

/// What a block of prose is on the page. Rules ask for kinds by these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A title, subtitle or other short line above or between paragraphs.
    Headline,
    Paragraph,
    ListItem,
    /// Quoted from elsewhere, and set apart as such.
    Quote,
    TableCell,
    /// The words below or in the place of a picture.
    Caption,
    Footnote,
    /// A short line below the last paragraph: furniture of the page, headlines of other articles.
    Tail,
}

impl BlockKind {
    pub const ALL: [Self; 8] = [
        Self::Headline,
        Self::Paragraph,
        Self::ListItem,
        Self::Quote,
        Self::TableCell,
        Self::Caption,
        Self::Footnote,
        Self::Tail,
    ];

    /// The name used in rule files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Quote => "quote",
            Self::TableCell => "table-cell",
            Self::Caption => "caption",
            Self::Footnote => "footnote",
            Self::Tail => "tail",
        }
    }
}

/// A stretch of prose that belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    prose: Prose,
}

/// What of the source is a block's prose. A text may have a million blocks, nearly all of one
/// stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Prose {
    Stretch(Span),
    Parts(Box<[Part]>),
}

impl Block {
    /// A block of `parts`, which are ascending, at least one.
    #[must_use]
    pub fn new(kind: BlockKind, parts: Vec<Part>) -> Self {
        let prose = match &parts[..] {
            [Part { span, reads: Reads::Same }] => Prose::Stretch(*span),
            _ => Prose::Parts(parts.into()),
        };
        Self { kind, prose }
    }

    /// What of the source is its prose: ascending, at least one.
    #[must_use]
    pub fn parts(&self) -> Cow<'_, [Part]> {
        match &self.prose {
            Prose::Stretch(span) => Cow::Owned(vec![(*span).into()]),
            Prose::Parts(parts) => Cow::Borrowed(parts),
        }
    }

    /// From the first to the last byte of its prose.
    #[must_use]
    pub fn span(&self) -> Span {
        match &self.prose {
            Prose::Stretch(span) => *span,
            Prose::Parts(parts) => Span::new(
                parts.first().map_or(0, |part| part.span.start),
                parts.last().map_or(0, |part| part.span.end),
            ),
        }
    }
}

/// An article with its blocks in reading order. All offsets are bytes of `source`, which are
/// bytes of the file.
#[derive(Clone, Debug)]
pub struct Document {
    pub name: String,
    pub source: String,
    pub blocks: Vec<Block>,
    /// The language the article was translated from (ISO 639-1), if the file says so.
    pub source_language: Option<String>,
    /// What the reader could make no sense of, for the user, each with the name of the file.
    pub warnings: Vec<String>,
    /// The comments of Markdown, in order.
    pub comments: Vec<Comment>,
    /// The markup around the prose; `None` in plain text.
    structure: Option<Structure>,
}

/// `<!-- what no reader sees -->`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// With its marks.
    pub span: Span,
    /// The prose of the block that it stands in, or of what follows it where it stands by itself: a
    /// block, or a whole list, table or quote. Empty where nothing follows.
    pub block: Span,
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
        Ok(Self {
            name: name.to_owned(),
            source,
            blocks,
            source_language: None,
            warnings: Vec::new(),
            comments: Vec::new(),
            structure: None,
        })
    }

    /// Reads Markdown (`CommonMark` with tables, footnotes, strikethrough, task lists and front
    /// matter).
    ///
    /// # Errors
    /// When the bytes are no UTF-8 text or 4 GiB or more.
    pub fn read_markdown(name: &str, bytes: Vec<u8>) -> Result<Self, ReadError> {
        markdown::read(name, bytes)
    }

    /// Whether edits, which are disjoint and in order, leave the markup as it is: each fix of a
    /// diagnostic does by itself, several together may not (two that free an asterisk each).
    #[must_use]
    pub fn keeps_markup(&self, edits: &[Edit]) -> bool {
        self.structure.as_ref().is_none_or(|structure| structure.keeps(&self.source, edits))
    }

    /// Which of the sections that hold a markup of their own (paragraphs, lists, tables; in order)
    /// a byte of the source is in, or in the blank lines above it. Plain text is one section.
    #[must_use]
    pub fn section_at(&self, byte: usize) -> usize {
        self.structure.as_ref().map_or(0, |structure| structure.section_at(byte))
    }

    pub(crate) fn structure(&self) -> Option<&Structure> {
        self.structure.as_ref()
    }

    /// How many words the article has: stretches without white space that have a letter or digit.
    #[must_use]
    pub fn words(&self) -> usize {
        let words = |block: &Block| words(&characters(&self.source, &block.parts()));
        self.blocks.iter().map(words).sum()
    }

    /// The article's line end: that of its first line.
    #[must_use]
    pub fn line_end(&self) -> &'static str {
        match self.source.find('\n') {
            Some(at) if self.source[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// The line around a place in a block, without its line end, in bytes of the source. In
    /// Markdown, where lines break anywhere, it is the block.
    #[must_use]
    pub fn line_around(&self, block: &Block, span: Span) -> Span {
        if self.structure.is_some() {
            return block.span();
        }
        // A byte order mark is no character of the first line.
        let mark = if self.source.starts_with('\u{FEFF}') { 3 } else { 0 };
        let start = self.source[..span.start].rfind('\n').map_or(mark, |at| at + 1);
        let start = start.min(span.start);
        let end = self.source[span.end..].find('\n').map_or(self.source.len(), |at| span.end + at);
        let line = &self.source[start..end];
        Span::new(start, end - (line.len() - line.trim_end_matches('\r').len()))
    }
}

fn words(text: &str) -> usize {
    let (mut words, mut counted) = (0, false);
    let mut rest = text.bytes().enumerate();
    while let Some((at, byte)) = rest.next() {
        let (is_part, is_space) = if byte.is_ascii() {
            // What `char::is_whitespace` says of ASCII, which the method of bytes does not.
            (byte.is_ascii_alphanumeric(), matches!(byte, b' ' | b'\t'..=b'\r'))
        } else {
            let c = text[at..].chars().next().expect("a character begins here");
            rest.nth(c.len_utf8() - 2);
            (c.is_alphanumeric(), c.is_whitespace())
        };
        if is_part && !counted {
            words += 1;
            counted = true;
        } else if is_space {
            counted = false;
        }
    }
    words
}
