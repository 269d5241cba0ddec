//! Which language an article was translated from, by the traces in it.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::rule::keys::LANGUAGES;

/// What an article reads as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// One language, or two that cannot be told apart (ISO 639-1, in order).
    pub languages: Vec<&'static str>,
    /// How many traces speak for them.
    pub traces: usize,
}

/// So many traces must tell one language from another, and so many times as many as tell the
/// other from it.
const CLEAR: usize = 3;

/// The language that the diagnostics of an article speak for, if they are clear.
///
/// A trace is a diagnostic that names the languages it comes from ([`Diagnostic::from`]); the same
/// words found by the same rule are one trace. Traces that name both of two languages say nothing
/// between these. A language is out against another when at least three traces name the other and
/// not it, and these are at least three times as many as those that name it and not the other: a
/// rule mostly knows its languages, but not all of them, and words of a third language may be meant.
/// The language that is left is the origin; two are, when fewer than three traces tell them apart.
#[must_use]
pub fn origin(diagnostics: &[Diagnostic]) -> Option<Origin> {
    let mut seen = BTreeSet::new();
    // A bit for each language.
    let traces: Vec<u32> = diagnostics
        .iter()
        .filter(|found| !found.from.is_empty())
        .filter(|found| seen.insert((&found.rule, found.text.to_lowercase())))
        .map(|found| {
            let named = LANGUAGES.iter().enumerate();
            named
                .filter(|(_, code)| found.from.iter().any(|from| from == *code))
                .map(|(at, _)| 1 << at)
                .sum()
        })
        .collect();
    let apart = |one: usize, other: usize| {
        traces.iter().filter(|trace| **trace >> one & 1 == 1 && **trace >> other & 1 == 0).count()
    };
    let all = 0..LANGUAGES.len();
    let is_out = |language: usize| {
        all.clone().any(|other| {
            let against = apart(other, language);
            against >= CLEAR && against >= CLEAR * apart(language, other)
        })
    };
    let left: Vec<usize> = all.clone().filter(|language| !is_out(*language)).collect();
    let is_clear = match left[..] {
        [_] => true,
        [one, other] => apart(one, other) + apart(other, one) < CLEAR,
        _ => false,
    };
    if !is_clear {
        return None;
    }
    let mask: u32 = left.iter().map(|language| 1 << language).sum();
    Some(Origin {
        languages: left.into_iter().map(|language| LANGUAGES[language]).collect(),
        traces: traces.into_iter().filter(|trace| trace & mask != 0).count(),
    })
}
