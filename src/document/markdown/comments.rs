//! Comments: what they stand in or before.

use super::structure::Structure;
use crate::document::{Block, Comment};
use crate::span::Span;

/// The HTML of a document while it is read.
#[derive(Default)]
pub(super) struct Comments(Vec<Html>);

struct Html {
    span: Span,
    /// It stands by itself and in nothing else.
    is_outermost: bool,
    /// The number of the block that it stands in or before.
    block: usize,
}

impl Comments {
    /// Takes note of HTML: lines of its own come one by one.
    pub fn html(&mut self, span: Span, is_outermost: bool, block: usize) {
        match self.0.last_mut() {
            Some(last) if last.span.end == span.start && last.block == block => {
                last.span.end = span.end;
            }
            _ => self.0.push(Html { span, is_outermost, block }),
        }
    }

    pub fn read(self, source: &str, blocks: &[Block], structure: &Structure) -> Vec<Comment> {
        let mut comments = Vec::new();
        for Html { span, is_outermost, block } in self.0 {
            let section = Some(block).filter(|_| is_outermost);
            let section = section.and_then(|block| structure.section_of(block));
            let block = blocks.get(block).map(Block::span);
            let block = section.or(block).unwrap_or(Span::new(span.end, span.end));
            let mut at = span.start;
            while let Some(start) = source[at..span.end].find("<!--").map(|start| at + start) {
                let end = source[start..span.end].find("-->");
                at = end.map_or(span.end, |end| start + end + "-->".len());
                comments.push(Comment { span: Span::new(start, at), block });
            }
        }
        comments
    }
}
