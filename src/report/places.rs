//! Where the offsets of diagnostics are, kept when the source is let go.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Fix};

/// A place in a file, everything from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub line: usize,
    /// In characters. A byte order mark does not count.
    pub column: usize,
    /// In bytes of the file as stored. A byte order mark counts.
    pub byte_column: usize,
}

/// The places of all offsets that diagnostics of one article mention.
#[derive(Debug)]
pub(super) struct Places {
    at: BTreeMap<usize, Place>,
    /// What stands between two edits of a fix, by its bounds.
    between: BTreeMap<(usize, usize), String>,
}

impl Places {
    pub fn of<'a>(source: &str, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut offsets = Vec::new();
        let mut between = BTreeMap::new();
        for found in diagnostics {
            let related = found.related.iter().map(|related| related.span);
            for span in related.chain([found.span]) {
                offsets.extend([span.start, span.end]);
            }
            for fix in &found.fixes {
                offsets.extend(fix.edits.iter().flat_map(|edit| [edit.start, edit.end]));
                between.extend(fix.edits.windows(2).map(|edits| {
                    let (start, end) = (edits[0].end, edits[1].start);
                    ((start, end), source[start..end].to_owned())
                }));
            }
        }
        offsets.sort_unstable();
        offsets.dedup();
        let mark = usize::from(source.starts_with('\u{FEFF}'));
        let mut place = Place { line: 1, column: 1, byte_column: 1 };
        let mut before = 0;
        let at = offsets.into_iter().map(|offset| {
            let passed = &source[before..offset];
            if let Some(last) = passed.rfind('\n') {
                let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
                place = Place { line: place.line + lines, column: 1, byte_column: 1 };
                step(&mut place, &passed[last + 1..], 0);
            } else {
                step(&mut place, passed, if before == 0 { mark } else { 0 });
            }
            before = offset;
            (offset, place)
        });
        Self { at: at.collect(), between }
    }

    /// The place of an offset that the diagnostics mention.
    pub fn at(&self, offset: usize) -> Place {
        self.at[&offset]
    }

    /// A fix as one edit: its bounds, and what is to stand there. `None` when it changes nothing.
    pub fn as_one_edit(&self, fix: &Fix) -> Option<(usize, usize, String)> {
        let (first, last) = (fix.edits.first()?, fix.edits.last()?);
        let mut text = first.replacement.clone();
        for edits in fix.edits.windows(2) {
            text.push_str(&self.between[&(edits[0].end, edits[1].start)]);
            text.push_str(&edits[1].replacement);
        }
        Some((first.start, last.end, text))
    }
}

/// Goes on over text without line breaks, whose first characters may not count.
fn step(place: &mut Place, passed: &str, uncounted: usize) {
    place.column += passed.chars().count().saturating_sub(uncounted);
    place.byte_column += passed.len();
}
