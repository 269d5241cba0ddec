//! Markdown into blocks.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::OPTIONS;
use super::comments::Comments;
use super::prose::Prose;
use super::structure::Structure;
use crate::document::plain::{self, mark_tail};
use crate::document::{Block, BlockKind, Comment};
use crate::span::Span;
use crate::text::{Part, Reads, characters};

/// The blocks of prose in reading order, the structure around them, and comments. `body` is the source
/// without byte order mark and front matter.
pub(super) fn read(source: &str, body: Span) -> (Vec<Block>, Structure, Vec<Comment>) {
    let mut reader = Reader::new(source);
    let events = Parser::new_ext(&source[body.start..], OPTIONS).into_offset_iter();
    let mut structure = Structure::new(body.start, events.reference_definitions());
    let mut comments = Comments::default();
    let mut depth = 0_usize;
    for (event, range) in events {
        let span = Span::new(body.start + range.start, body.start + range.end);
        if depth == 0 {
            structure.begin(&event, span, reader.blocks.len());
        }
        structure.note(&event, span);
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        let html = match event {
            Event::Html(_) => Some(depth == 1),
            Event::InlineHtml(_) => Some(false),
            _ => None,
        };
        reader.event(event, span);
        if let Some(is_outermost) = html {
            comments.html(span, is_outermost, reader.blocks.len());
        }
        if depth == 0 {
            structure.end(reader.blocks.len());
        }
    }
    mark_tail(&mut reader.blocks);
    let comments = comments.read(source, &reader.blocks, &structure);
    (reader.blocks, structure, comments)
}

/// Collects the prose between the borders of blocks.
struct Reader<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    prose: Prose,
    /// The alternative text of an image, and how many images are open: in an alternative text
    /// there may be others.
    alternative: Prose,
    images: usize,
    /// Captions inside the block that is being read; they follow it.
    captions: Vec<Block>,
    around: Around,
    paragraph: Paragraph,
    /// Up to here nothing is prose: code, HTML, an address in angle brackets.
    unread: usize,
}

/// How many of each are open.
#[derive(Default)]
struct Around {
    quotes: usize,
    items: usize,
    footnotes: usize,
    cells: usize,
    headings: usize,
    emphasis: usize,
}

/// What shows whether a paragraph is a caption.
#[derive(Default)]
struct Paragraph {
    first_block: usize,
    begins_with_image: bool,
    has_plain_text: bool,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            prose: Prose::default(),
            alternative: Prose::default(),
            images: 0,
            captions: Vec::new(),
            around: Around::default(),
            paragraph: Paragraph::default(),
            unread: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, span),
            Event::Code(_) => self.opaque(span),
            Event::SoftBreak => self.soft_break(span.start),
            // An alternative text is one line.
            Event::HardBreak if self.images > 0 => self.soft_break(span.start),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.flush(),
            Event::HardBreak | Event::Rule | Event::Html(_) => self.flush(),
            // Not prose; what stands before and behind is one text.
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                self.open().resume(span.start);
            }
            // Not asked for.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                self.around.emphasis += 1;
                self.open().resume(span.start);
            }
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.opaque(span);
                self.unread = span.end;
            }
            Tag::Link { .. } => self.open().resume(span.start),
            Tag::Image { .. } => {
                if self.images == 0 && self.prose.is_empty() {
                    self.paragraph.begins_with_image = true;
                } else if self.images == 0 {
                    self.opaque(span);
                }
                self.images += 1;
            }
            _ => {
                self.flush();
                match tag {
                    Tag::Paragraph => {
                        self.paragraph =
                            Paragraph { first_block: self.blocks.len(), ..Paragraph::default() };
                    }
                    Tag::Heading { .. } => self.around.headings += 1,
                    Tag::BlockQuote(_) => self.around.quotes += 1,
                    Tag::Item => self.around.items += 1,
                    Tag::FootnoteDefinition(_) => self.around.footnotes += 1,
                    Tag::TableCell => self.around.cells += 1,
                    Tag::CodeBlock(_) | Tag::HtmlBlock => self.unread = span.end,
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.around.emphasis -= 1,
            TagEnd::Link => {}
            TagEnd::Image => {
                self.images -= 1;
                if self.images == 0 {
                    let parts = self.alternative.take(self.source);
                    if !parts.is_empty() {
                        self.captions.push(Block::new(BlockKind::Caption, parts));
                    }
                }
            }
            _ => {
                self.flush();
                match tag {
                    TagEnd::Paragraph => self.end_paragraph(),
                    TagEnd::Heading(_) => self.around.headings -= 1,
                    TagEnd::BlockQuote(_) => self.around.quotes -= 1,
                    TagEnd::Item => self.around.items -= 1,
                    TagEnd::FootnoteDefinition => self.around.footnotes -= 1,
                    TagEnd::TableCell => self.around.cells -= 1,
                    _ => {}
                }
            }
        }
    }

    /// Where text goes now.
    fn open(&mut self) -> &mut Prose {
        if self.images == 0 { &mut self.prose } else { &mut self.alternative }
    }

    fn soft_break(&mut self, at: usize) {
        let source = self.source;
        self.open().soft_break(source, at);
    }

    fn text(&mut self, text: &str, span: Span) {
        if span.start < self.unread {
            return;
        }
        let plain = self.images == 0 && self.around.emphasis == 0 && !text.trim().is_empty();
        self.paragraph.has_plain_text |= plain;
        let source = self.source;
        self.open().text(source, text, span);
    }

    fn opaque(&mut self, span: Span) {
        self.paragraph.has_plain_text |= self.images == 0 && self.around.emphasis == 0;
        self.open().push(Part { span, reads: Reads::Opaque });
    }

    /// Ends the block that is being read, if one is.
    fn flush(&mut self) {
        let parts = self.prose.take(self.source);
        if !parts.is_empty() {
            let kind = self.kind(&parts);
            self.blocks.push(Block::new(kind, parts));
        }
        self.blocks.append(&mut self.captions);
    }

    fn kind(&self, parts: &[Part]) -> BlockKind {
        let around = &self.around;
        if around.cells > 0 {
            BlockKind::TableCell
        } else if around.quotes > 0 {
            BlockKind::Quote
        } else if around.footnotes > 0 {
            BlockKind::Footnote
        } else if around.headings > 0 {
            BlockKind::Headline
        } else if around.items > 0 {
            BlockKind::ListItem
        } else {
            // A line that the page printed by itself is a paragraph to Markdown.
            plain::kind(&characters(self.source, parts))
        }
    }

    /// A paragraph of an image and, if anything, emphasised text is a caption.
    fn end_paragraph(&mut self) {
        let Paragraph { first_block, begins_with_image, has_plain_text } = self.paragraph;
        if begins_with_image && !has_plain_text {
            for block in &mut self.blocks[first_block..] {
                if matches!(block.kind, BlockKind::Paragraph | BlockKind::Headline) {
                    block.kind = BlockKind::Caption;
                }
            }
        }
    }
}

fn is_line_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("<br"))
        && !tag[3..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
}
