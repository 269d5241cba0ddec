//! Markdown: which of its bytes are prose, and what edits leave its structure as it is.
//!
//! `CommonMark` with tables, footnotes, strikethrough, task lists and front matter. Headings,
//! paragraphs, list items, quotes, table cells, footnotes and captions become blocks; code, HTML,
//! addresses of links and front matter do not.

mod blocks;
mod comments;
mod front_matter;
mod prose;
mod structure;

use pulldown_cmark::Options;

use super::{Document, ReadError, decode};
use crate::language::code_of;
use crate::span::Span;
pub(crate) use structure::Structure;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

pub(super) fn read(name: &str, bytes: Vec<u8>) -> Result<Document, ReadError> {
    let source = decode::decode(name, bytes)?;
    let start = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let front = front_matter::span(&source, start);
    let (mut source_language, mut warnings) = (None, Vec::new());
    if let Some(front) = front
        && let Some(tag) = front_matter::source_language(&source[front.start..front.end])
    {
        source_language = code_of(tag);
        if source_language.is_none() {
            warnings.push(format!(
                "{name}: the front matter names no language that is known (`{tag}`); write two \
                 letters (ISO 639-1), as in `fr`"
            ));
        }
    }
    let body = Span::new(front.map_or(start, |front| front.end), source.len());
    let (blocks, structure, comments) = blocks::read(&source, body);
    Ok(Document {
        name: name.to_owned(),
        source,
        blocks,
        source_language,
        warnings,
        comments,
        structure: Some(structure),
    })
}
