//! What fixes must leave as it is.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Parser, RefDefs, Tag};
use rustc_hash::FxHashSet;

use super::OPTIONS;
use crate::diagnostic::Edit;
use crate::span::Span;

/// Edits in a longer section (in bytes) are not judged, and so not offered: to judge one, all of
/// the section is read.
const LONGEST: usize = 16 * 1024;

/// The markup of a document.
#[derive(Clone, Debug)]
pub(crate) struct Structure {
    /// Where the Markdown begins, behind front matter.
    start: usize,
    /// What the document is made of at the outermost: paragraphs, headings, whole lists, whole
    /// quotes, tables.
    sections: Vec<Section>,
    /// The labels of the links that are defined somewhere, as [`normal`] writes them.
    labels: FxHashSet<String>,
    /// The labels of the footnotes.
    footnotes: FxHashSet<String>,
    /// Where the last definition of a link or footnote begins.
    last_definition: usize,
}

#[derive(Clone, Debug)]
struct Section {
    span: Span,
    /// A paragraph or heading.
    is_text: bool,
    /// What follows and is indented would belong to it.
    takes_indented: bool,
    /// It holds an image or code.
    holds_more: bool,
    /// The number of its first block, and of the first one behind it.
    blocks: (usize, usize),
}

impl Structure {
    pub(super) fn new(start: usize, definitions: &RefDefs<'_>) -> Self {
        let last = definitions.iter().map(|(_, definition)| start + definition.span.start).max();
        Self {
            start,
            sections: Vec::new(),
            labels: definitions.iter().map(|(label, _)| normal(label)).collect(),
            footnotes: FxHashSet::default(),
            last_definition: last.unwrap_or(0),
        }
    }

    /// A section begins with this event, and with block number `block` if it has one.
    pub(super) fn begin(&mut self, event: &Event<'_>, span: Span, block: usize) {
        let is_text = matches!(event, Event::Start(Tag::Paragraph | Tag::Heading { .. }));
        let takes_indented = matches!(
            event,
            Event::Start(
                Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::CodeBlock(CodeBlockKind::Indented)
            )
        );
        let blocks = (block, block);
        self.sections.push(Section { span, is_text, takes_indented, holds_more: false, blocks });
    }

    /// The section ends; the next block has the number `block`.
    pub(super) fn end(&mut self, block: usize) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.1 = block;
        }
    }

    /// Takes note of what matters in a section.
    pub(super) fn note(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.footnotes.insert(label.to_string());
                self.last_definition = self.last_definition.max(span.start);
            }
            Event::Start(Tag::Image { .. }) | Event::Code(_) => {
                if let Some(section) = self.sections.last_mut() {
                    section.holds_more = true;
                }
            }
            _ => {}
        }
    }

    /// Whether edits, which are disjoint and in order, change nothing but prose: the same headings,
    /// links and emphasis stand in the same order, and replacements are read as they are written.
    /// Sections that go as a whole are not looked at.
    pub(crate) fn keeps(&self, source: &str, edits: &[Edit]) -> bool {
        let section_of = |edit: &Edit| self.section_at(edit.start);
        edits
            .chunk_by(|one, other| section_of(one) == section_of(other))
            .all(|edits| self.keeps_section(source, section_of(&edits[0]), edits))
    }

    /// The section that a byte of the source is in, or in the blank lines above it.
    pub(crate) fn section_at(&self, byte: usize) -> usize {
        self.sections.partition_point(|section| section.span.end <= byte)
    }

    /// The section that a block is in.
    pub(super) fn section_of(&self, block: usize) -> Option<Span> {
        let n = self.sections.partition_point(|section| section.blocks.1 <= block);
        self.sections.get(n).map(|section| section.span)
    }

    /// The same for edits that begin in section `n` or in the blank lines above it.
    fn keeps_section(&self, source: &str, n: usize, edits: &[Edit]) -> bool {
        let Some(section) = self.sections.get(n) else {
            return false;
        };
        let span = section.span;
        let (first, last) = (edits[0].start, edits[edits.len() - 1].end);
        if let [edit] = edits
            && edit.replacement.is_empty()
            && first <= span.start
            && source[span.start..span.end].trim_end().len() <= last.saturating_sub(span.start)
        {
            return true;
        }
        // With the definitions of links that stand before it, which could go on in its first line,
        // and with what stands right above it, which could go on in all of it.
        let above = n - usize::from(n > 0 && !follows_blank_line(source, span.start));
        let start = above.checked_sub(1).map_or(self.start, |n| self.sections[n].span.end);
        if first < start || last > span.end || span.end - start > LONGEST {
            return false;
        }
        let mut before = source[start..span.end].to_owned();
        let mut after = String::with_capacity(before.len());
        let mut at = start;
        for edit in edits {
            after.push_str(&source[at..edit.start]);
            after.push_str(&edit.replacement);
            at = edit.end;
        }
        after.push_str(&source[at..span.end]);
        let notes = self.notes(&before) + &self.notes(&after);
        before.push_str(&notes);
        after.push_str(&notes);
        let (old, kept) = self.outline(&before, |range| {
            let gone = edits.iter().map(|edit| {
                let (from, to) = (edit.start - start, edit.end - start);
                range.end.min(to).saturating_sub(range.start.max(from))
            });
            gone.sum()
        });
        let (new, length) = self.outline(&after, |_| 0);
        let written: usize = edits.iter().map(|edit| edit.replacement.len()).sum();
        let indent = |text: &str| text.len() - text.trim_start().len();
        // What is indented more may belong to a list above.
        indent(&before) == indent(&after) && old == new && kept + written == length
    }

    /// Definitions of the footnotes that a section may mention: without, they would be no footnotes.
    fn notes(&self, section: &str) -> String {
        let labels = section.split("[^").skip(1).filter_map(|rest| rest.split(']').next());
        let known = labels.filter(|label| self.footnotes.contains(*label));
        known.flat_map(|label| ["\n\n[^", label, "]: -\n"]).collect()
    }

    /// The events of a section without its text, and the bytes of the text that stays: `gone` says
    /// how many bytes of a range of the section go.
    fn outline<'a>(
        &self,
        section: &'a str,
        gone: impl Fn(&Range<usize>) -> usize,
    ) -> (Vec<Event<'a>>, usize) {
        let known = |link: BrokenLink<'_>| {
            let known = self.labels.contains(&normal(&link.reference));
            known.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        };
        let mut length = 0;
        let mut events = Vec::new();
        let parser = Parser::new_with_broken_link_callback(section, OPTIONS, Some(known));
        for (event, range) in parser.into_offset_iter() {
            match event {
                Event::Text(text) if *text == section[range.clone()] => {
                    length += text.len() - gone(&range);
                }
                // An entity stays or goes as a whole.
                Event::Text(text) if gone(&range) == 0 => length += text.len(),
                // So does a line break, which is a space.
                Event::SoftBreak if gone(&range) == 0 => length += 1,
                Event::Text(_) | Event::SoftBreak => {}
                event => events.push(event),
            }
        }
        (events, length)
    }

    /// What goes from the source when all of a block's prose goes, if the block is a paragraph or
    /// heading by itself and can go without changing what is around it.
    pub(crate) fn removable(&self, source: &str, block: usize) -> Option<Span> {
        let (n, section) = self.alone(block)?;
        let start = section.span.start;
        let lines = Span::new(start, start + source[start..section.span.end].trim_end().len());
        let behind = &source[lines.end..];
        let blank = &behind[..behind.len() - behind.trim_start().len()];
        let before = n.checked_sub(1).map(|before| &self.sections[before]);
        // At the top of the file the next section could become front matter, or lose its indent.
        let begins = ["---", "+++"].iter().any(|fence| behind.trim_start().starts_with(fence))
            || blank.rsplit('\n').next().is_some_and(|indent| !indent.is_empty());
        let joins = blank.matches('\n').count() < 2
            || before.map_or(begins, |before| before.takes_indented);
        (self.sections.len() == n + 1 || !joins).then_some(lines)
    }

    /// What goes from the source when a block and everything behind it goes.
    pub(crate) fn removable_to_end(&self, source: &str, block: usize) -> Option<Span> {
        let (_, section) = self.alone(block)?;
        let lines = Span::new(section.span.start, source.trim_end().len());
        (self.last_definition < lines.start).then_some(lines)
    }

    /// The section that is this block and nothing else.
    fn alone(&self, block: usize) -> Option<(usize, &Section)> {
        let n = self.sections.partition_point(|section| section.blocks.1 <= block);
        let section = self.sections.get(n)?;
        let alone = section.is_text && !section.holds_more && section.blocks == (block, block + 1);
        alone.then_some((n, section))
    }
}

fn follows_blank_line(source: &str, at: usize) -> bool {
    let above = &source[..at];
    above[above.trim_end().len()..].matches('\n').count() > 1
}

/// A label as labels are compared.
fn normal(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
