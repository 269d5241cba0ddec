//! Fixing until nothing changes.

use std::collections::BTreeSet;

use super::{apply, choose};
use crate::diagnostic::{Diagnostic, Fix};
use crate::document::Document;

/// A text that was fixed as far as it goes.
#[derive(Debug)]
pub struct Settled {
    pub document: Document,
    /// What was applied, in the order of rounds and, in a round, of places.
    pub applied: Vec<Applied>,
    /// What is found in the text now.
    pub diagnostics: Vec<Diagnostic>,
}

/// A fix that was applied.
#[derive(Debug)]
pub struct Applied {
    pub rule: String,
    /// What the verdict line calls the fault.
    pub label: String,
}

/// No article needs so many; it is a bound for rules that undo each other's work in ever new ways.
const ROUNDS: usize = 50;

/// Applies of each of the document's diagnostics the first fix that is `wanted`, checks again, and
/// so on until there is none, or until a text comes back that was there before (rules that undo
/// each other).
///
/// # Errors
/// What `check`, which reads a text and finds its faults, fails with.
pub fn settle<E>(
    document: Document,
    diagnostics: Vec<Diagnostic>,
    wanted: impl Fn(&Fix) -> bool,
    check: impl Fn(String) -> Result<(Document, Vec<Diagnostic>), E>,
) -> Result<Settled, E> {
    let mut settled = Settled { document, applied: Vec::new(), diagnostics };
    let mut seen = BTreeSet::from([settled.document.source.clone()]);
    for _ in 0..ROUNDS {
        let (chosen, edits) = choose(&settled.document, &settled.diagnostics, &wanted);
        let source = apply(&settled.document.source, edits.as_slice());
        if !seen.insert(source.clone()) {
            break;
        }
        let applied = chosen.into_iter().map(|diagnostic| Applied {
            rule: diagnostic.rule.clone(),
            label: diagnostic.label.clone(),
        });
        settled.applied.extend(applied);
        (settled.document, settled.diagnostics) = check(source)?;
    }
    Ok(settled)
}
