//! What people write in the place of an n-gram: a word diff of a text and its reference.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::{Shape, Text};

/// A part of what people write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// A word, as it is written inside a sentence.
    Word(String),
    /// What stands at this position of the n-gram, kept as it is: a class.
    Kept(usize),
}

/// What people did with an n-gram in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Kept,
    /// They changed it and nothing right beside it.
    Replaced(Vec<Piece>),
    /// They changed it together with what is beside it.
    Reworded,
}

/// The word diff (Myers) of a text and its reference.
pub(super) struct Words {
    new: Vec<String>,
    changes: Vec<DiffOp>,
}

impl Words {
    pub fn new(text: &Text, reference: &Text) -> Self {
        fn words<'t>(text: &'t Text<'_>) -> Vec<&'t str> {
            (0..text.tokens().len()).map(|token| text.word(token)).collect()
        }
        let (old, new) = (words(text), words(reference));
        let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
        let tokens = reference.tokens();
        let inside = |token: usize| {
            let begins = token == 0 || tokens[token].sentence != tokens[token - 1].sentence;
            if begins && tokens[token].shape == Shape::Cap {
                new[token].to_lowercase()
            } else {
                new[token].to_owned()
            }
        };
        Self { new: (0..new.len()).map(inside).collect(), changes }
    }

    /// What people did with some tokens of the text. `classes` are the positions of an n-gram that
    /// are classes, and their tokens.
    pub fn change(&self, tokens: Range<usize>, classes: &[(usize, Range<usize>)]) -> Change {
        let mut old = tokens.clone();
        let mut new: Option<Range<usize>> = None;
        let mut widen = |start: usize, end: usize| {
            let so_far = new.take().unwrap_or(start..end);
            new = Some(so_far.start.min(start)..so_far.end.max(end));
        };
        let mut is_kept = true;
        for change in &self.changes {
            let (was, is) = (change.old_range(), change.new_range());
            if let DiffOp::Equal { .. } = change {
                let (start, end) = (was.start.max(tokens.start), was.end.min(tokens.end));
                if start < end {
                    widen(is.start + start - was.start, is.start + end - was.start);
                }
            } else if was.start < tokens.end && was.end > tokens.start {
                is_kept = false;
                old = old.start.min(was.start)..old.end.max(was.end);
                widen(is.start, is.end);
            }
        }
        if is_kept {
            return Change::Kept;
        }
        if old != tokens {
            return Change::Reworded;
        }
        let new = new.unwrap_or_default();
        let mut pieces = Vec::new();
        let mut at = new.start;
        while at < new.end {
            let kept = classes.iter().find_map(|(position, tokens)| {
                let is = self.same(tokens)?;
                (is.start == at).then_some((*position, is.end))
            });
            match kept {
                Some((position, end)) => {
                    pieces.push(Piece::Kept(position));
                    at = end;
                }
                None => {
                    pieces.push(Piece::Word(self.new[at].clone()));
                    at += 1;
                }
            }
        }
        Change::Replaced(pieces)
    }

    /// Where tokens of the text stand in the reference, if all are there.
    fn same(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        self.changes.iter().find_map(|change| match change {
            DiffOp::Equal { old_index, new_index, len }
                if *old_index <= tokens.start && tokens.end <= old_index + len =>
            {
                let start = new_index + tokens.start - old_index;
                Some(start..start + tokens.len())
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::read;
    use super::*;

    fn change(text: &str, reference: &str, tokens: Range<usize>) -> Change {
        let (text, reference) = (read(text), read(reference));
        Words::new(&text, &reference).change(tokens, &[(0, 0..1)])
    }

    #[test]
    fn what_people_write_in_its_place_is_told() {
        let word = |word: &str| Piece::Word(word.to_owned());
        let text = "France in turn said no";
        assert_eq!(change(text, text, 1..3), Change::Kept);
        let also = Change::Replaced(vec![word("also")]);
        assert_eq!(change(text, "France also said no", 1..3), also);
        assert_eq!(change(text, "France said no", 1..3), Change::Replaced(vec![]));
        let also = Change::Replaced(vec![Piece::Kept(0), word("also")]);
        assert_eq!(change(text, "France also said no", 0..3), also);
        assert_eq!(change(text, "France also refused", 1..3), Change::Reworded);
        assert_eq!(change(text, "In France in turn said no", 1..3), Change::Kept);
    }
}
