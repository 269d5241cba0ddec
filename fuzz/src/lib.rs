//! What the targets share: how articles are made of bytes, the rules they run, and what holds of
//! every document, diagnostic and fix.

// Some of it serves the tests only.
#[path = "../../tests/support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::LazyLock;

use mtlint::diagnostic::{Certainty, Diagnostic, Edit, Fix};
use mtlint::document::Reading;
use mtlint::rule::Example;
use mtlint::span::Span;
use mtlint::{Document, Engine, Options, RuleSet, fix};
pub use support::markup;

/// The rules that come with mtlint.
pub static BUILT_IN: LazyLock<Engine> = LazyLock::new(|| Engine::new(RuleSet::built_in()));

/// What an article is made of, besides letters: what the built-in rules find, and what breaks
/// careless code.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rules = RuleSet::with_examples(Vec::new()).expect("the rules that come with mtlint load");
    let examples = rules.rules.iter().flat_map(|rule| &rule.examples);
    let faults = examples.filter_map(|example| match example {
        Example::Bad { text, fault, .. } => Some([text, &text[fault.start..fault.end]]),
        Example::Ok { .. } => None,
    });
    let mut pieces: Vec<String> = faults.flatten().map(str::to_owned).collect();
    pieces.extend(ODD.iter().chain(MARKUP).map(|piece| (*piece).to_owned()));
    pieces
});

const ODD: &[&str] = &[
    "\u{301}",
    "\u{327}",
    "\u{345}",
    "\u{AD}",
    "\u{200B}",
    "\u{200F}",
    "\u{202E}",
    "\u{FEFF}",
    "\u{1100}",
    "\u{1161}",
    "\u{11A8}",
    "\u{212B}",
    "\u{37E}",
    "\u{0958}",
    "e\u{AD}\u{301}",
    "שלום",
    "👩‍👩‍👧",
    "🇺🇦",
    "ſ",
    "İ",
    "ß",
    "\u{A0}",
    "\u{3000}",
    "\u{85}",
    "\u{2028}",
    "\r\n",
    "\u{B}",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "…",
    "–",
    "。",
    "\u{FFFC}",
    "U.S.",
    "p.m.",
    "1,000",
    "a@b.org",
    "http://é",
    "very",
    "kyiv",
    "the",
    "president",
    "tends to become",
    "source link",
    "related",
    "mayor",
];

const MARKUP: &[&str] = &[
    "\n\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n# ",
    "\n---\n",
    "\n===\n",
    "\n```\n",
    "\n| a | b |\n|---|---|\n| ",
    "\n\n[1]: u\n",
    "\n\n[^1]: ",
    "[^1]",
    "\n<div>\n",
    "</div>\n\n",
    "<br>",
    "<!-- ",
    "-->",
    "- [ ] ",
    "    ",
    "**",
    "_",
    "~~",
    "![",
    "](u)",
    "[very](u \"t\")",
    "<http://a.b>",
    "`x`",
    "&amp;",
    "&nbsp;",
    "&#0;",
    "\\*",
    "\\\n",
    "  \n",
    "\t",
    "---\nlang: fr\n---\n",
    "+++\n",
];

/// A text made of bytes: those of ASCII stand for themselves, another and the one behind it for one
/// of [`PIECES`].
#[must_use]
pub fn article(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            // No text holds it.
            0 => {}
            1..0x80 => text.push(char::from(*byte)),
            _ => {
                let next = bytes.next().copied().unwrap_or_default();
                let number = usize::from(byte & 0x7f) << 8 | usize::from(next);
                text.push_str(&PIECES[number % PIECES.len()]);
            }
        }
    }
    text
}

/// Everything that a rule set can report.
#[must_use]
pub fn everything() -> Options {
    Options { certainty: Certainty::Possible, ..Options::default() }
}

/// How an article is read.
pub type Read = fn(&str) -> Document;

/// # Panics
/// On a text with NUL, which [`is_text`] tells.
#[must_use]
pub fn plain(text: &str) -> Document {
    Document::read_plain("a.txt", text.as_bytes().to_vec()).expect("is text")
}

/// # Panics
/// On a text with NUL, which [`is_text`] tells.
#[must_use]
pub fn markdown(text: &str) -> Document {
    Document::read_markdown("a.md", text.as_bytes().to_vec()).expect("is text")
}

/// Whether a reader takes it.
#[must_use]
pub fn is_text(text: &str) -> bool {
    !text.contains('\0')
}

fn is_on_boundaries(source: &str, span: Span) -> bool {
    span.start <= span.end && source.get(span.start..span.end).is_some()
}

/// What holds of the blocks, tokens and sentences of any document.
///
/// # Panics
/// Where it does not.
pub fn holds_of_document(document: &Document) {
    let reading = Reading::new(document);
    for (n, block) in document.blocks.iter().enumerate() {
        let mut end = 0;
        for part in &*block.parts() {
            assert!(is_on_boundaries(&document.source, part.span), "{part:?}");
            assert!(end <= part.span.start && !part.span.is_empty(), "{part:?} after {end}");
            end = part.span.end;
        }
        let text = reading.text(n);
        holds_of_tokens(&text);
        let tokens = (0..text.tokens().len()).map(|token| text.source_of(token..token + 1));
        let sentences = (0..text.sentences()).map(|sentence| text.source_of_sentence(sentence));
        let quotations = text.quotations().iter().map(|quotation| text.to_source(*quotation));
        for span in tokens.chain(sentences).chain(quotations) {
            assert!(is_on_boundaries(&document.source, span), "{span:?}");
            assert!(!span.is_empty() && block.span().contains(span), "{span:?}");
        }
        for sentence in 0..text.sentences() {
            let tokens = text.tokens_of_sentence(sentence);
            assert!(!tokens.is_empty() && tokens.len() <= 800 + 64, "{tokens:?}");
        }
    }
}

fn holds_of_tokens(text: &mtlint::text::Text<'_>) {
    let mut end = 0;
    for (number, token) in text.tokens().iter().enumerate() {
        let span = token.span();
        assert!(end <= span.start && !span.is_empty());
        assert_eq!(text.view()[end..span.start].trim(), "");
        end = span.end;
        let back = text.tokens_at(text.source_of(number..number + 1));
        assert!(back.contains(&number), "{number} came back as {back:?}");
    }
    assert_eq!(text.view()[end..].trim(), "");
}

/// What holds of the diagnostics of any document and rules.
///
/// # Panics
/// Where it does not.
pub fn holds_of_diagnostics(document: &Document, diagnostics: &[Diagnostic]) {
    let source = &document.source;
    let mut prints = BTreeSet::new();
    for found in diagnostics {
        assert_eq!(source.get(found.span.start..found.span.end), Some(found.text.as_str()));
        assert!(source.contains(&found.sentence), "{found:?}");
        assert!(prints.insert(&found.fingerprint), "{found:?}");
        for related in &found.related {
            assert!(is_on_boundaries(source, related.span), "{related:?}");
        }
        for fix in &found.fixes {
            holds_of_edits(source, &fix.edits);
        }
    }
}

/// Edits are on boundaries, in order and disjoint, and change nothing outside of them.
fn holds_of_edits(source: &str, edits: &[Edit]) {
    let fixed = fix::apply(source, edits);
    let (mut at, mut fixed_at) = (0, 0);
    for edit in edits {
        assert!(at <= edit.start, "{edits:?}");
        assert!(is_on_boundaries(source, Span::new(edit.start, edit.end)), "{edits:?}");
        let kept = &source[at..edit.start];
        assert_eq!(&fixed[fixed_at..fixed_at + kept.len()], kept);
        fixed_at += kept.len();
        let written = &edit.replacement;
        assert_eq!(&fixed[fixed_at..fixed_at + written.len()], written);
        fixed_at += written.len();
        at = edit.end;
    }
    assert_eq!(fixed[fixed_at..], source[at..]);
}

/// Fixing comes to an end, and fixing again changes nothing.
///
/// # Panics
/// Where it does not.
pub fn fixing_settles(engine: &Engine, text: &str, read: Read, wanted: impl Fn(&Fix) -> bool) {
    let check = |text: String| {
        let document = read(&text);
        let diagnostics = engine.check(&document, &everything());
        Ok::<_, Infallible>((document, diagnostics))
    };
    let settle = |text: &str| {
        let Ok((document, diagnostics)) = check(text.to_owned());
        let Ok(settled) = fix::settle(document, diagnostics, &wanted, check);
        settled
    };
    let once = settle(text);
    holds_of_diagnostics(&once.document, &once.diagnostics);
    let twice = settle(&once.document.source);
    assert_eq!(once.document.source, twice.document.source, "fixed again");
}
