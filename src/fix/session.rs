//! Going through the diagnostics of an article one by one.

use std::collections::BTreeSet;

use super::Edits;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::document::Document;

/// Diagnostics, what was decided of those gone through, and the edits that follow.
#[derive(Debug)]
pub struct Session<'a> {
    diagnostics: &'a [Diagnostic],
    /// The diagnostic that is to be decided; their number when all are.
    at: usize,
    /// The diagnostics that were decided, in order, with what was decided.
    decided: Vec<(usize, Decision)>,
    skipped_rules: BTreeSet<&'a str>,
    edits: Edits<'a>,
}

#[derive(Debug)]
enum Decision {
    Fixed(Fix),
    Skipped,
    RuleSkipped,
}

impl<'a> Session<'a> {
    #[must_use]
    pub fn new(document: &'a Document, diagnostics: &'a [Diagnostic]) -> Self {
        Self {
            diagnostics,
            at: 0,
            decided: Vec::new(),
            skipped_rules: BTreeSet::new(),
            edits: Edits::new(document),
        }
    }

    /// The diagnostic to decide, with its number from 0; `None` at the end.
    #[must_use]
    pub fn current(&self) -> Option<(usize, &'a Diagnostic)> {
        Some((self.at, self.diagnostics.get(self.at)?))
    }

    /// Takes a fix of the current diagnostic and goes on. Says whether it could: a fix that touches
    /// one taken before is left, and so is the diagnostic.
    pub fn accept(&mut self, fix: &Fix) -> bool {
        let taken = self.edits.add(fix);
        self.decide_on(taken, fix.clone())
    }

    /// Writes something else in the place of the current diagnostic, and goes on, as
    /// [`Self::accept`] does.
    pub fn write(&mut self, replacement: String) -> bool {
        let Some((_, diagnostic)) = self.current() else {
            return false;
        };
        let span = diagnostic.span;
        let edits = vec![Edit { start: span.start, end: span.end, replacement }];
        let taken = self.edits.write(&edits);
        self.decide_on(taken, Fix { title: String::new(), safe: false, edits })
    }

    fn decide_on(&mut self, taken: bool, fix: Fix) -> bool {
        self.decide(if taken { Decision::Fixed(fix) } else { Decision::Skipped });
        taken
    }

    pub fn skip(&mut self) {
        self.decide(Decision::Skipped);
    }

    /// Skips the current diagnostic and all of its rule that follow.
    pub fn skip_rule(&mut self) {
        if let Some((_, diagnostic)) = self.current() {
            self.skipped_rules.insert(&diagnostic.rule);
            self.decide(Decision::RuleSkipped);
        }
    }

    /// Goes back to the diagnostic that was decided last, as if it had not been. Says whether
    /// there was one.
    pub fn undo(&mut self) -> bool {
        let Some((at, decision)) = self.decided.pop() else {
            return false;
        };
        self.at = at;
        match decision {
            Decision::Fixed(fix) => self.edits.remove(&fix),
            Decision::RuleSkipped => {
                self.skipped_rules.remove(self.diagnostics[at].rule.as_str());
            }
            Decision::Skipped => {}
        }
        true
    }

    /// The edits of all fixes taken.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        self.edits.as_slice()
    }

    /// How many diagnostics were fixed.
    #[must_use]
    pub fn fixed(&self) -> usize {
        self.decided.iter().filter(|(_, decision)| matches!(decision, Decision::Fixed(_))).count()
    }

    fn decide(&mut self, decision: Decision) {
        self.decided.push((self.at, decision));
        let of_skipped =
            |diagnostic: &Diagnostic| self.skipped_rules.contains(diagnostic.rule.as_str());
        self.at += 1;
        while self.diagnostics.get(self.at).is_some_and(of_skipped) {
            self.at += 1;
        }
    }
}
