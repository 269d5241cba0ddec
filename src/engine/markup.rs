//! Edits in a file with markup: they change prose and nothing else, or are not made.

use super::edits::{Setting, edit, removal};
use crate::diagnostic::Edit;
use crate::document::{Reading, Structure};
use crate::span::Span;
use crate::text::Text;

/// The edit that puts `replacement` in the place of `span` (bytes of the source, beginning in
/// `block`), and what it writes there as a reader sees it; `None` when markup would have to go,
/// or would come to mean something else.
pub(super) fn edit_in_markup(
    reading: &Reading<'_>,
    structure: &Structure,
    block: usize,
    span: Span,
    replacement: &str,
    setting: &Setting,
) -> Option<(Edit, String)> {
    let source = &reading.document().source;
    let whole = reading.blocks()[block].span();
    if span.end > whole.end {
        let lines = structure.removable_to_end(source, block);
        let to_end = source[span.end..].trim().is_empty();
        let goes = replacement.is_empty() && span.start == whole.start && to_end;
        return lines.filter(|_| goes).map(|lines| remove_lines(source, lines));
    }
    let text = reading.text(block);
    let characters = text.characters();
    let at = text.characters_at(span);
    let Edit { start, end, replacement: written } =
        edit(characters, "\n", at, replacement, setting);
    let stays = [&characters[..start], &written, &characters[end..]].concat();
    if stays.trim().is_empty() {
        return structure.removable(source, block).map(|lines| remove_lines(source, lines));
    }
    let (changed, put) = without_markup(&text, Span::new(start, end), &written)?;
    // A line break is the end of nothing in Markdown, or the end of more than was asked for.
    if put.contains(['\n', '\r']) || (put.is_empty() && changed.is_empty()) {
        return None;
    }
    let place = text.characters_to_source(changed);
    let edit = Edit { start: place.start, end: place.end, replacement: put.to_owned() };
    structure.keeps(source, std::slice::from_ref(&edit)).then_some((edit, written))
}

fn remove_lines(source: &str, lines: Span) -> (Edit, String) {
    let lines = removal(source, lines);
    (Edit { start: lines.start, end: lines.end, replacement: String::new() }, String::new())
}

/// A replacement of a range of the characters, less the words at both ends that stay as they are
/// if there is markup in the range; `None` if there is markup among the words that change.
fn without_markup<'a>(text: &Text<'_>, range: Span, new: &'a str) -> Option<(Span, &'a str)> {
    if text.is_prose(range) {
        return Some((range, new));
    }
    let (old, behind) = text.characters()[range.start..].split_at(range.len());
    if let Some(space) = old.chars().next().filter(|c| new.is_empty() && behind.starts_with(*c)) {
        // The space behind a word goes as well as the one before it.
        let next = Span::new(range.start + space.len_utf8(), range.end + space.len_utf8());
        return text.is_prose(next).then_some((next, new));
    }
    let head = same_words(old.chars(), new.chars());
    let tail = same_words(old[head..].chars().rev(), new[head..].chars().rev());
    let changed = Span::new(range.start + head, range.end - tail);
    text.is_prose(changed).then_some((changed, &new[head..new.len() - tail]))
}

/// How many bytes of whole words, with the spaces behind them, begin both texts.
fn same_words(mut one: impl Iterator<Item = char>, mut other: impl Iterator<Item = char>) -> usize {
    let (mut length, mut words) = (0, 0);
    loop {
        match (one.next(), other.next()) {
            (Some(c), Some(same)) if c == same => {
                length += c.len_utf8();
                if c.is_whitespace() {
                    words = length;
                }
            }
            (None, None) => return length,
            (Some(c), None) | (None, Some(c)) if c.is_whitespace() => return length,
            _ => return words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_the_same() {
        let same = |one: &str, other: &str| same_words(one.chars(), other.chars());
        assert_eq!(same("the very big house", "the big house"), 4);
        assert_eq!(same("the big", "the big house"), 7);
        assert_eq!(same("the big", "the bigger"), 4);
        assert_eq!(same("éa b", "éa b"), 5);
        assert_eq!(same("", "a"), 0);
    }
}
