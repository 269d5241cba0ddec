//! Somebody whom an article names only at its end: its author.

use std::ops::Range;

use crate::document::{BlockKind, Reading};
use crate::rule::{Detector, DetectorOption, Found};
use crate::text::{Shape, Text, TokenKind};

/// Finds the last paragraphs and lines that begin with the full name of somebody of whom the
/// paragraphs before do not speak and go on to say who that is: the note on its author that a page
/// prints below an article. A note that quotes anybody is none.
pub(super) struct NewNameAtEnd;

/// What goes on after the name of an author.
const GOES_ON: &[&str] = &[
    "(", ",", "-", "covers", "has", "heads", "holds", "is", "joined", "leads", "lives", "reports",
    "runs", "specialises", "specializes", "studied", "teaches", "was", "worked", "works", "writes",
    "–", "—",
];

/// They begin a sentence before a name: “In March”, “But Ms. Keane”.
const OPENERS: &[&str] = &[
    "After", "Also", "And", "As", "At", "Before", "But", "By", "For", "From", "If", "In", "It",
    "Its", "On", "Only", "Since", "That", "The", "This", "To", "When", "While", "With",
];

/// A note is no longer than this.
const WORDS: usize = 100;
/// So many blocks from the end are looked at: other furniture may stand below.
const LOOKED_AT: usize = 6;

impl Detector for NewNameAtEnd {
    fn name(&self) -> &'static str {
        "new-name-at-end"
    }

    fn help(&self) -> &'static str {
        "The last paragraphs that begin with a name the article has not used."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &[]
    }

    fn run(&self, reading: &Reading<'_>, _: &[i64]) -> Vec<Found> {
        let blocks = reading.blocks();
        let first = blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
        let Some(first) = first else {
            return Vec::new();
        };
        let from = blocks.len().saturating_sub(LOOKED_AT).max(first + 1);
        let mut found: Vec<Found> = Vec::new();
        for block in from..blocks.len() {
            let text = &reading.text(block);
            let whole = 0..text.tokens().len();
            let quotes = || whole.clone().any(|token| text.word(token) == "\"");
            let Some(name) = name(text).filter(|_| whole.len() <= WORDS && !quotes()) else {
                continue;
            };
            let surname = text.word(name.end - 1);
            let known = (first..block)
                .filter(|n| blocks[*n].kind == BlockKind::Paragraph)
                .filter(|n| found.iter().all(|note| note.block != *n))
                .any(|n| speaks_of(&reading.text(n), surname));
            if !known {
                found.push(Found {
                    block,
                    tokens: whole,
                    marked: None,
                    values: Vec::new(),
                    related: None,
                });
            }
        }
        found
    }
}

/// The tokens of the full name that a text begins with, if it then says who that is.
fn name(text: &Text) -> Option<Range<usize>> {
    let count = text.tokens().len();
    let capital = |token: usize| {
        text.tokens()[token].kind == TokenKind::Word
            && matches!(text.tokens()[token].shape, Shape::Cap | Shape::Upper)
    };
    let small = |token: usize| {
        matches!(
            text.word(token),
            "." | "de" | "da" | "do" | "del" | "di" | "van" | "von" | "la" | "al"
        )
    };
    let end = (0..count).find(|token| !(capital(*token) || (*token > 0 && small(*token))))?;
    let names = (0..end).filter(|token| capital(*token)).count();
    let opens = OPENERS.binary_search(&text.word(0)).is_ok();
    let fits = !opens && (2..=5).contains(&names) && capital(end - 1);
    let next = text.word(end).to_lowercase();
    (fits && GOES_ON.contains(&next.as_str())).then_some(0..end)
}

fn speaks_of(text: &Text, surname: &str) -> bool {
    (0..text.tokens().len()).any(|token| text.word(token).eq_ignore_ascii_case(surname))
}
