//! An independent look at whether a fix leaves the markup of a file as it is.

use std::sync::LazyLock;

use mtlint::diagnostic::{Edit, Fix};
use mtlint::text::Reads;
use mtlint::{Document, Engine, fix};
use pulldown_cmark::{Event, Parser};

use super::rule;

/// Rules that hit often in texts of short words and marks, and replace by what breaks careless edits.
pub static WILD: LazyLock<Engine> = LazyLock::new(|| {
    let rules = [
        rule("very", "I1", "pattern = \"very\"\nfix = [\"\", \"*\", \"{match}\\n\", \"1.\"]"),
        rule("kyiv", "B", "pattern = \"{@name:lower}\"\nsafe-fix = \"{match.capital}\""),
        rule("title", "G1", "pattern = \"the {t: president|mayor}\"\nfix = \"{t}\""),
        rule(
            "around",
            "I2",
            "pattern = \"{a: /.+/} very {b: /.+/}\"\nfix = [\"{b} {a}\", \"{a} {b}\"]",
        ),
        rule("space", "D", "regex = ' '\nfix = [\"\", \"\\n\\n\"]"),
        rule("word", "C", "pattern = \"{a|1|x|said|so}\"\nfix = [\"\", \"#\", \"x <b> y\"]"),
        rule("letter", "E", "regex = 'e'\nfix = [\"\", \"ab\"]"),
        rule("line", "J", "pattern = \"^ source link\"\nspan = \"line\"\nfix = \"\""),
        rule("tail", "K", "pattern = \"^ related\"\nspan = \"to-end\"\nfix = \"\""),
        rule(
            "sentence",
            "F1",
            "pattern = \"tends to become\"\nspan = \"sentence\"\nfix = [\"\", \"{match} so\"]",
        ),
        rule("all", "F2", "pattern = \"mayor\"\nspan = \"paragraph\"\nfix = \"\""),
        rule("mark", "H", "regex = '\\s?[/.]\\w?'\nfix = \"\""),
    ];
    let list = "[[list]]\nname = \"name\"\nentries = [\"Kyiv\", \"Old Town\"]\n";
    super::engine(&(list.to_owned() + &rules.concat()))
});

/// The events without the text, where links lead included. The last line has an end: not all
/// constructs are read alike without.
pub fn structure(source: &str) -> Vec<Event<'static>> {
    let options = pulldown_cmark::Options::ENABLE_TABLES
        | pulldown_cmark::Options::ENABLE_FOOTNOTES
        | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
        | pulldown_cmark::Options::ENABLE_TASKLISTS
        | pulldown_cmark::Options::ENABLE_GFM;
    let source = body(source).to_owned() + "\n";
    let text = |event: &Event<'_>| match event {
        Event::Text(_) | Event::SoftBreak => true,
        Event::Html(tag) => tag.trim().is_empty(),
        _ => false,
    };
    let events = Parser::new_ext(&source, options).filter(|event| !text(event));
    let trimmed = events.map(|event| match event {
        Event::Html(tag) => Event::Html(tag.trim_end().to_owned().into()),
        event => event.into_static(),
    });
    trimmed.collect()
}

/// The text behind byte order mark and front matter.
fn body(source: &str) -> &str {
    let text = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let mut lines = text.split_inclusive('\n').map(str::trim_end);
    let fences: &[&str] = match lines.next() {
        Some("---") => &["---", "..."],
        Some("+++") => &["+++"],
        _ => return text,
    };
    match lines.position(|line| fences.contains(&line)) {
        Some(inside) if text.lines().nth(1).is_some_and(|line| !line.trim_end().is_empty()) => {
            let front = text.split_inclusive('\n').take(inside + 2);
            &text[front.map(str::len).sum::<usize>()..]
        }
        _ => text,
    }
}

/// Whether the edit changes prose only, by the blocks of the document.
fn is_in_prose(document: &Document, edit: &Edit) -> bool {
    let mut covered = edit.start;
    let mut parts: Vec<_> =
        document.blocks.iter().flat_map(|block| block.parts().into_owned()).collect();
    parts.sort_by_key(|part| part.span.start);
    for part in parts {
        if part.span.start <= covered && covered < part.span.end && part.reads != Reads::Opaque {
            covered = part.span.end;
        }
    }
    covered >= edit.end
}

/// Whether the edit takes whole lines away.
fn removes_lines(source: &str, fix: &Fix) -> bool {
    let [edit] = &fix.edits[..] else {
        return false;
    };
    let before = source[..edit.start].trim_end_matches([' ', '\t', '\u{FEFF}']);
    let behind = &source[edit.end..];
    edit.replacement.is_empty()
        && (before.is_empty()
            || before.ends_with('\n')
            || behind.starts_with(['\n', '\r'])
            || behind.is_empty())
}

/// Whether a fix changes prose only and leaves the structure, or takes away a paragraph or heading,
/// or all there is to the end.
pub fn is_left_by(document: &Document, fix: &Fix) -> Result<(), String> {
    let source = &document.source;
    let before = structure(source);
    let fixed = fix::apply(source, &fix.edits);
    let after = structure(&fixed);
    if after == before && fix.edits.iter().all(|edit| is_in_prose(document, edit)) {
        return Ok(());
    }
    if !removes_lines(source, fix) {
        return Err(format!("{fix:?} gives {fixed:?}"));
    }
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let cut = before.len().saturating_sub(after.len());
    // What went is a paragraph or heading, or all there was behind it.
    let rest = before.len() == same + cut
        || (same..=before.len() - cut)
            .any(|at| before[..at] == after[..at] && before[at + cut..] == after[at..]);
    if cut >= 2 && (rest || before[..same] == after[..]) {
        Ok(())
    } else {
        Err(format!("{fix:?}: {before:?} became {after:?}"))
    }
}
