//! Words of a row, and which of them a person changed.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::span::Span;

/// The words of a text, in bytes: stretches without white space that have a letter or digit, as
/// [`Document::words`](crate::Document::words) counts them.
#[must_use]
pub fn words(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut words = Vec::new();
    for stretch in text.split(char::is_whitespace) {
        if stretch.contains(char::is_alphanumeric) {
            words.push(Span::new(at, at + stretch.len()));
        }
        at += stretch.len() + text[at + stretch.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// The words that a span touches, by their numbers.
#[must_use]
pub fn touched(words: &[Span], span: Span) -> Range<usize> {
    let first = words.partition_point(|word| word.end <= span.start);
    let end = words.partition_point(|word| word.start < span.end);
    first..end.max(first)
}

/// Which words of `text` do not stand in `reference`, by a word diff (Myers). A word is compared
/// with its marks and its case, but whatever the form of its quotes. Where the reference has more,
/// the word behind it counts as changed, at the end the last word.
#[must_use]
pub fn edited(text: &str, reference: &str) -> Vec<bool> {
    let (old, new) = (plain_words(text), plain_words(reference));
    let mut edited = vec![false; old.len()];
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match change {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_index, old_len, .. }
            | DiffOp::Replace { old_index, old_len, .. } => {
                edited[old_index..old_index + old_len].fill(true);
            }
            DiffOp::Insert { old_index, .. } => {
                let behind = old_index.min(old.len().saturating_sub(1));
                if let Some(word) = edited.get_mut(behind) {
                    *word = true;
                }
            }
        }
    }
    edited
}

/// How many words have to be removed from `text` and put in to make `reference` of it.
#[must_use]
pub fn distance(text: &str, reference: &str) -> usize {
    let (old, new) = (plain_words(text), plain_words(reference));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    changes
        .into_iter()
        .map(|change| match change {
            DiffOp::Equal { .. } => 0,
            DiffOp::Delete { old_len, .. } => old_len,
            DiffOp::Insert { new_len, .. } => new_len,
            DiffOp::Replace { old_len, new_len, .. } => old_len + new_len,
        })
        .sum()
}

fn plain_words(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .map(|word| {
            text[word.start..word.end]
                .chars()
                .map(|c| match c {
                    '‘' | '’' => '\'',
                    '“' | '”' => '"',
                    _ => c,
                })
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_white_space_and_have_a_letter_or_digit() {
        let text = " Die – 3 “Länder”\u{a0}da";
        let read: Vec<_> =
            words(text).into_iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(read, ["Die", "3", "“Länder”", "da"]);
    }

    #[test]
    fn a_span_touches_the_words_it_shares_a_byte_with() {
        let words = words("one two three");
        assert_eq!(touched(&words, Span::new(0, 3)), 0..1);
        assert_eq!(touched(&words, Span::new(3, 4)), 1..1);
        assert_eq!(touched(&words, Span::new(2, 9)), 0..3);
    }

    #[test]
    fn a_replaced_word_and_the_word_behind_an_insertion_are_edited() {
        assert_eq!(edited("He met she there", "He met her there"), [false, false, true, false]);
        assert_eq!(edited("He left city", "He left the city"), [false, false, true]);
        assert_eq!(edited("He left", "He left town"), [false, true]);
        assert_eq!(edited("“It’s”", "\"It's\""), [false]);
    }

    #[test]
    fn the_distance_counts_removed_and_inserted_words() {
        assert_eq!(distance("a b c", "a b c"), 0);
        assert_eq!(distance("a b c", "a x c d"), 3);
        assert_eq!(distance("", "a"), 1);
    }
}
