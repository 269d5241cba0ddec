//! Applying fixes to a text. Nothing outside the edits changes, by a byte.

mod rounds;
mod session;

pub use rounds::{Applied, Settled, settle};
pub use session::Session;

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::document::Document;

/// The text after the edits, which are in bytes of `source`, on character boundaries, disjoint
/// and in order.
#[must_use]
pub fn apply(source: &str, edits: &[Edit]) -> String {
    let mut result = String::with_capacity(source.len());
    let mut at = 0;
    for edit in edits {
        result.push_str(&source[at..edit.start]);
        result.push_str(&edit.replacement);
        at = edit.end;
    }
    result.push_str(&source[at..]);
    result
}

/// Edits of several fixes of one document, of which none touches another: what one fix makes of a
/// place is never what another was made for. Together they leave the markup as it is.
#[derive(Debug)]
pub struct Edits<'a> {
    document: &'a Document,
    /// In order.
    edits: Vec<Edit>,
}

impl<'a> Edits<'a> {
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        Self { document, edits: Vec::new() }
    }

    /// Takes the edits of a fix and says whether it could: where one of them overlaps an edit that
    /// was taken, stands right beside it, or would change the markup together with it, none is
    /// taken.
    pub fn add(&mut self, fix: &Fix) -> bool {
        if !self.write(&fix.edits) {
            return false;
        }
        let keeps = fix.edits.iter().all(|edit| self.keeps_markup_at(edit));
        if !keeps {
            self.remove(fix);
        }
        keeps
    }

    /// Takes edits that need not leave the markup as it is, such as those that a person writes, and
    /// says whether it could: none is taken where one of them touches an edit that was taken.
    pub fn write(&mut self, edits: &[Edit]) -> bool {
        let is_free = |edit: &Edit| {
            let behind = self.edits.get(self.place(edit));
            behind.is_none_or(|taken| edit.end < taken.start)
        };
        if !edits.iter().all(is_free) {
            return false;
        }
        for edit in edits {
            self.edits.insert(self.place(edit), edit.clone());
        }
        true
    }

    /// Takes back a fix that was added.
    pub fn remove(&mut self, fix: &Fix) {
        self.edits.retain(|taken| !fix.edits.contains(taken));
    }

    #[must_use]
    pub fn as_slice(&self) -> &[Edit] {
        &self.edits
    }

    /// The place of an edit among those that were taken: before the first that is not all before it.
    fn place(&self, edit: &Edit) -> usize {
        self.edits.partition_point(|taken| taken.end < edit.start)
    }

    /// Whether what was taken in the section of an edit leaves its markup as it is.
    fn keeps_markup_at(&self, edit: &Edit) -> bool {
        let section = |edit: &Edit| self.document.section_at(edit.start);
        let here = section(edit);
        let first = self.edits.partition_point(|taken| section(taken) < here);
        let taken = self.edits[first..].partition_point(|taken| section(taken) == here);
        // A fix alone was judged when it was made.
        taken == 1 || self.document.keeps_markup(&self.edits[first..first + taken])
    }
}

/// Of each diagnostic the first fix that is `wanted`, where it does not touch one taken before;
/// and the edits of all of them.
fn choose<'a>(
    document: &'a Document,
    diagnostics: &'a [Diagnostic],
    wanted: impl Fn(&Fix) -> bool,
) -> (Vec<&'a Diagnostic>, Edits<'a>) {
    let mut edits = Edits::new(document);
    let chosen = diagnostics.iter().filter(|diagnostic| {
        let fix = diagnostic.fixes.iter().find(|fix| wanted(fix));
        fix.is_some_and(|fix| edits.add(fix))
    });
    let chosen = chosen.collect();
    (chosen, edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize)]) -> Fix {
        let edit = |&(start, end)| Edit { start, end, replacement: "x".into() };
        Fix { title: String::new(), safe: true, edits: edits.iter().map(edit).collect() }
    }

    fn text(source: &str) -> Document {
        Document::read_plain("a", source.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn fixes_that_touch_are_not_taken_together() {
        let document = text("0123456789");
        let mut edits = Edits::new(&document);
        assert!(edits.add(&fix(&[(4, 6), (9, 9)])));
        for touching in [(5, 7), (6, 8), (2, 4), (4, 6), (0, 20), (9, 10), (8, 9), (9, 9)] {
            assert!(!edits.add(&fix(&[touching])), "{touching:?}");
        }
        // All edits of a fix, or none.
        assert!(!edits.add(&fix(&[(0, 1), (5, 5)])));
        assert!(edits.add(&fix(&[(0, 3), (7, 7), (11, 12)])));
        let taken: Vec<_> = edits.as_slice().iter().map(|edit| edit.start).collect();
        assert_eq!(taken, [0, 4, 7, 9, 11]);
    }

    #[test]
    fn what_was_taken_can_be_taken_back() {
        let document = text("0123456789");
        let mut edits = Edits::new(&document);
        assert!(edits.add(&fix(&[(4, 6)])));
        assert!(edits.add(&fix(&[(8, 9)])));
        edits.remove(&fix(&[(4, 6)]));
        assert_eq!(apply("0123456789", edits.as_slice()), "01234567x9");
    }

    #[test]
    fn fixes_that_change_the_markup_together_are_not_taken_together() {
        // Each asterisk may go by itself; with both, the words between them are emphasised.
        let source = "1 \\* 2 and 3 \\* 4";
        let document = Document::read_markdown("a.md", source.as_bytes().to_vec()).unwrap();
        let change = |start: usize, end: usize, replacement: &str| Fix {
            title: String::new(),
            safe: true,
            edits: vec![Edit { start, end, replacement: replacement.into() }],
        };
        let (one, other) = (change(1, 5, "*"), change(12, 16, "*"));
        let mut edits = Edits::new(&document);
        assert!(edits.add(&one));
        assert!(!edits.add(&other));
        assert_eq!(edits.as_slice(), one.edits);
        assert!(edits.write(&other.edits));
    }
}
