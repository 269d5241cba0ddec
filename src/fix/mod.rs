//! Applying fixes to a text.

use crate::diagnostic::Edit;

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
