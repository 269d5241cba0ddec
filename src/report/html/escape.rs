//! Text that stays text in HTML.

use std::fmt::Write as _;

use super::super::is_hidden;

/// Text as it may stand between tags and in quoted attributes. Control characters, of which HTML
/// has none, and marks that turn the direction of text show as `�`; tabs and line breaks stay, a
/// carriage return before one goes.
pub(super) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            '\r' if characters.peek() == Some(&'\n') => {}
            c if is_hidden(c) => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// JSON as it may stand in a `script` element: nothing in it ends the element or begins a comment,
/// and no parser takes anything in it for a line end. The value is the same.
pub(super) fn in_script(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        // JSON has these in strings only, where any character may be written by its number.
        if matches!(c, '<' | '>' | '&' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}') {
            write!(escaped, "\\u{:04x}", u32::from(c)).expect("a string takes it");
        } else {
            escaped.push(c);
        }
    }
    escaped
}
