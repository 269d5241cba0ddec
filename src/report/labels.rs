//! What a verdict names: kinds of fault.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Severity};

/// The verdict names so many kinds of fault.
const LABELS: usize = 3;

/// What the article suffers from most: the gravest kinds of fault, the commonest first.
pub(super) fn labels(diagnostics: &[Diagnostic]) -> String {
    named(diagnostics.iter().map(|found| (found.severity, found.label.as_str())), LABELS)
}

/// Labels with their number, the gravest first, the commonest first of those; at most so many.
pub(super) fn named<'a>(all: impl Iterator<Item = (Severity, &'a str)>, most: usize) -> String {
    let mut labels: Vec<(Severity, usize, &str)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (severity, label) in all {
        let place = *places.entry(label).or_insert(labels.len());
        match labels.get_mut(place) {
            Some((gravest, count, _)) => {
                *gravest = severity.max(*gravest);
                *count += 1;
            }
            None => labels.push((severity, 1, label)),
        }
    }
    labels.sort_by_key(|(severity, count, _)| Reverse((*severity, *count)));
    let more = labels.len().saturating_sub(most);
    let named = labels.iter().take(most).map(|(_, count, label)| match count {
        1 => (*label).to_owned(),
        _ => format!("{label} (×{count})"),
    });
    let mut named: Vec<_> = named.collect();
    if more > 0 {
        named.push(format!("{more} more"));
    }
    named.join(", ")
}
