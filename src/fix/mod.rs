//! Applying fixes to a text. Nothing outside the edits changes, by a byte.

mod rounds;
mod session;

pub use rounds::{Applied, Settled, settle};
pub use session::Session;

use crate::diagnostic::{Diagnostic, Edit, Fix};

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

/// Edits of several fixes of one text, of which none touches another: what one fix makes of a
/// place is never what another was made for.
#[derive(Debug, Default)]
pub struct Edits {
    /// In order.
    edits: Vec<Edit>,
}

impl Edits {
    /// Takes the edits of a fix and says whether it could: where one of them overlaps an edit that
    /// was taken, or stands right beside it, none is taken.
    pub fn add(&mut self, fix: &Fix) -> bool {
        let place = |edits: &[Edit], edit: &Edit| edits.partition_point(|it| it.end < edit.start);
        let is_free = |edit: &Edit| {
            let behind = self.edits.get(place(&self.edits, edit));
            behind.is_none_or(|taken| edit.end < taken.start)
        };
        if !fix.edits.iter().all(is_free) {
            return false;
        }
        for edit in &fix.edits {
            self.edits.insert(place(&self.edits, edit), edit.clone());
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
}

/// Of each diagnostic the first fix that is `wanted`, where it does not touch one taken before;
/// and the edits of all of them.
pub fn choose(
    diagnostics: &[Diagnostic],
    wanted: impl Fn(&Fix) -> bool,
) -> (Vec<&Diagnostic>, Edits) {
    let mut edits = Edits::default();
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

    #[test]
    fn fixes_that_touch_are_not_taken_together() {
        let mut edits = Edits::default();
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
        let mut edits = Edits::default();
        assert!(edits.add(&fix(&[(4, 6)])));
        assert!(edits.add(&fix(&[(8, 9)])));
        edits.remove(&fix(&[(4, 6)]));
        assert_eq!(apply("0123456789", edits.as_slice()), "01234567x9");
    }
}
