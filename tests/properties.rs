//! What holds for any text whatever.

mod support;

use std::sync::LazyLock;

use mtlint::diagnostic::{Certainty, Diagnostic};
use mtlint::document::Reading;
use mtlint::span::Span;
use mtlint::text::View;
use mtlint::{Document, Engine, Options, RuleSet, fix};
use proptest::prelude::*;
use support::{document, rule};

/// Texts in which words and marks alternate with what breaks careless code: characters that
/// change, compose, vanish or end lines.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "very", "Very", "VERY", "the", "He", "kyiv", "Kyiv", "said", "don't", "can\u{2019}t",
        "U.S.", "p.m.", "Mr.", "1,000", "3.5", "a@b.org", "ab.com", "www.x", "http://é", "#ok",
        "École", "naïve", "Jong-un", "Jong\u{2011}un", "l\u{2019}Europe", "Source", "link", "x",
    ]);
    let marks = prop::sample::select(vec![
        ".", ",", "!", "?", "...", "…", "\"", "'", "“", "”", "‘", "’", "«", "»", "(", ")", "-",
        "–", ":", "'s", "’s", "@", "#", "&", "。", "！", "\u{B4}", "\u{2032}",
    ]);
    let odd = prop::sample::select(vec![
        "\u{301}",
        "\u{327}",
        "\u{338}",
        "\u{345}",
        "\u{AD}",
        "\u{200B}",
        "\u{200D}",
        "\u{200F}",
        "\u{202E}",
        "\u{FEFF}",
        "\u{1100}",
        "\u{1161}",
        "\u{11A8}",
        "\u{212B}",
        "\u{2126}",
        "\u{37E}",
        "\u{1FEF}",
        "\u{1FFD}",
        "\u{0958}",
        "e\u{301}",
        "e\u{AD}\u{301}",
        "שלום",
        "مرحبا",
        "👩‍👩‍👧",
        "🇺🇦",
        "ſ",
        "İ",
        "ß",
        "\u{1F}",
        "\u{7F}",
    ]);
    let spaces = prop::sample::select(vec![
        " ", "  ", "\n", "\r\n", "\n\n", "\t", "\r", "\u{A0}", "\u{2009}", "\u{3000}", "\u{85}",
        "\u{2028}", "\u{2029}", "\u{B}",
    ]);
    let any = any::<char>().prop_filter("no text holds NUL", |c| *c != '\0').prop_map(String::from);
    let piece = prop_oneof![
        6 => words.prop_map(str::to_owned),
        3 => marks.prop_map(str::to_owned),
        3 => odd.prop_map(str::to_owned),
        4 => spaces.prop_map(str::to_owned),
        4 => Just(" ".to_owned()),
        1 => any,
    ];
    let start = prop_oneof![5 => Just(""), 1 => Just("\u{FEFF}")];
    (start, prop::collection::vec(piece, 0..60))
        .prop_map(|(start, pieces)| start.to_owned() + &pieces.concat())
}

/// Rules of every make that hit often in [`texts`].
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let rules = [
        rule("very", "I1", "pattern = \"very\"\nfix = [\"\", \"{match}\\n\"]"),
        rule("gap", "I2", "pattern = \"[[ {very|the} ]] ...{3} {x: @name} {x}?\"\nsafe-fix = \"\""),
        rule("name", "B", "pattern = \"{x: @name:lower}\"\nsafe-fix = \"{x.listed}\""),
        rule("start", "C", "pattern = \"^ {/.+/}? he\"\nspan = \"line\"\nfix = \"\\n{match}\\n\""),
        rule("cross", "D", "pattern = \". $ [[^ {very|he}]]\"\nspan = \"sentence\"\nfix = \"\""),
        rule("link", "J", "regex = '(?i)source\\s*(?<mark>link)?'\nspan = \"to-end\"\nfix = \"\""),
        rule("mark", "E", "regex = '“.|,\\s'\nspan = \"paragraph\"\nfix = \"{match}\""),
        rule("behind", "G1", "pattern = \"{/.+/}\"\nafter = \"very\"\nfix = \"x\""),
        rule("quoted", "G2", "pattern = \"very\"\nin = \"quotation\"\nposition = \"head\""),
        rule(
            "lone",
            "G3",
            "pattern = \"very\"\nunless = \"very {very|,}\"\nunless-near = { any = \"kyiv\", within = 2 }",
        ),
        rule(
            "again",
            "F1",
            "detector = \"repeated-sentence\"\nwith = { words = 1 }\nrelated = \"here\"\nfix = \"\"",
        ),
    ];
    let list = "[[list]]\nname = \"name\"\nentries = [\"Kyiv\", \"École\", \"Jong-un\", \"U.S.\", \"very kyiv\"]\n";
    support::engine(&(list.to_owned() + &rules.concat()))
});

static BUILT_IN: LazyLock<Engine> = LazyLock::new(|| Engine::new(RuleSet::built_in()));

fn everything() -> Options {
    Options { certainty: Certainty::Possible, ..Options::default() }
}

fn is_on_boundaries(source: &str, span: Span) -> bool {
    span.start <= span.end && source.get(span.start..span.end).is_some()
}

/// Line and column, counted the slow way: a byte order mark is no character of the text.
fn place(source: &str, offset: usize) -> (usize, usize) {
    let before = &source[..offset];
    let before = before.strip_prefix('\u{FEFF}').unwrap_or(before);
    let line = before.split('\n').count();
    let column = before.split('\n').next_back().unwrap_or("").chars().count() + 1;
    (line, column)
}

fn checked(text: &str, engine: &Engine) -> (Document, Vec<Diagnostic>) {
    let document = document(text);
    let found = engine.check(&document, &everything());
    (document, found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_are_ascending_and_on_boundaries(text in texts()) {
        let document = document(&text);
        let mut end = 0;
        for part in document.blocks.iter().flat_map(|block| block.parts().into_owned()) {
            let part = part.span;
            prop_assert!(is_on_boundaries(&text, part), "{part:?}");
            prop_assert!(!part.is_empty() && end <= part.start, "{part:?} after {end}");
            end = part.end;
        }
    }

    #[test]
    fn tokens_sentences_and_quotations_map_into_their_block(text in texts()) {
        let document = document(&text);
        let reading = Reading::new(&document);
        for (n, block) in document.blocks.iter().enumerate() {
            let read = reading.text(n);
            let tokens = (0..read.tokens().len()).map(|token| read.source_of(token..token + 1));
            let sentences = (0..read.sentences()).map(|sentence| read.source_of_sentence(sentence));
            let quotations = read.quotations().iter().map(|quotation| read.to_source(*quotation));
            for span in tokens.chain(sentences).chain(quotations) {
                prop_assert!(is_on_boundaries(&text, span), "{span:?}");
                prop_assert!(!span.is_empty() && block.span().contains(span), "{span:?}");
            }
        }
    }

    #[test]
    fn tokens_cover_all_but_white_space_once_and_in_order(text in texts()) {
        let document = document(&text);
        let reading = Reading::new(&document);
        for n in 0..document.blocks.len() {
            let read = reading.text(n);
            let mut end = 0;
            for token in read.tokens() {
                let span = token.span();
                prop_assert!(end <= span.start && !span.is_empty());
                prop_assert_eq!(read.view()[end..span.start].trim(), "");
                prop_assert!(!read.view()[span.start..span.end].starts_with([' ', '\n', '\t']));
                end = span.end;
            }
            prop_assert_eq!(read.view()[end..].trim(), "");
        }
    }

    #[test]
    fn sentences_are_numbered_from_0_without_gap(text in texts()) {
        let document = document(&text);
        let reading = Reading::new(&document);
        for n in 0..document.blocks.len() {
            let read = reading.text(n);
            let mut numbers: Vec<_> = read.tokens().iter().map(|token| token.sentence as usize).collect();
            prop_assert!(numbers.is_sorted());
            numbers.dedup();
            prop_assert_eq!(numbers, (0..read.sentences()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_source_of_a_token_normalises_to_the_token(text in texts()) {
        let document = document(&text);
        let reading = Reading::new(&document);
        for n in 0..document.blocks.len() {
            let read = reading.text(n);
            let view = View::new(read.characters());
            for (number, token) in read.tokens().iter().enumerate() {
                let source = read.source_of(number..number + 1);
                if view.from_source(read.characters_of(number..number + 1)) == token.span() {
                    let slice = &text[source.start..source.end];
                    let alone = View::new(slice);
                    prop_assert_eq!(alone.text(), read.word(number));
                }
            }
        }
    }

    #[test]
    fn normalising_twice_changes_nothing_more(text in texts()) {
        let once = View::new(&text);
        let twice = View::new(once.text());
        prop_assert_eq!(once.text(), twice.text());
    }

    #[test]
    fn a_view_is_in_nfc_without_what_normalisation_replaces(text in texts()) {
        let view = View::new(&text);
        let replaced: &[char] = &['“', '”', '‘', '’', '«', '»', '\u{A0}', '\u{AD}', '\u{200B}', '\u{2011}', '\u{2028}', '\u{FEFF}'];
        prop_assert!(!view.text().contains(replaced), "{:?}", view.text());
        prop_assert!(unicode_normalization::is_nfc(view.text()), "{:?}", view.text());
    }

    #[test]
    fn a_range_of_the_view_comes_back_from_its_source(text in texts(), from: prop::sample::Index, to: prop::sample::Index) {
        let view = View::new(&text);
        let (from, to) = (from.index(view.text().len() + 1), to.index(view.text().len() + 1));
        let span = Span::new(from.min(to), from.max(to));
        let back = view.from_source(view.to_source(span));
        // What is between two characters has no source of its own.
        prop_assert!(span.is_empty() || back.contains(span), "{span:?} came back as {back:?}");
    }

    #[test]
    fn the_built_in_rules_panic_on_no_text(text in texts()) {
        let (document, found) = checked(&text, &BUILT_IN);
        for diagnostic in found {
            prop_assert!(is_on_boundaries(&document.source, diagnostic.span));
        }
    }

    #[test]
    fn a_diagnostic_says_where_it_is(text in texts()) {
        let (document, found) = checked(&text, &ENGINE);
        for diagnostic in found {
            let Diagnostic { span, line, column, .. } = diagnostic;
            prop_assert!(is_on_boundaries(&document.source, span), "{span:?}");
            prop_assert_eq!(&diagnostic.text, &document.source[span.start..span.end]);
            prop_assert_eq!((line, column), place(&document.source, span.start), "{:?}", diagnostic);
            prop_assert!(document.source.contains(&diagnostic.sentence));
            for related in diagnostic.related {
                prop_assert!(is_on_boundaries(&document.source, related.span));
            }
        }
    }

    #[test]
    fn edits_are_on_boundaries_in_order_and_disjoint(text in texts()) {
        let (document, found) = checked(&text, &ENGINE);
        for fix in found.iter().flat_map(|diagnostic| &diagnostic.fixes) {
            let mut end = 0;
            for edit in &fix.edits {
                prop_assert!(end <= edit.start, "{fix:?}");
                prop_assert!(is_on_boundaries(&document.source, Span::new(edit.start, edit.end)));
                end = edit.end;
            }
        }
    }

    #[test]
    fn a_fixed_text_can_be_read_and_checked(text in texts()) {
        let (document, found) = checked(&text, &ENGINE);
        for fixed in found.iter().flat_map(|diagnostic| &diagnostic.fixes) {
            let _ = checked(&fix::apply(&document.source, &fixed.edits), &ENGINE);
        }
    }

    #[test]
    fn diagnostics_of_one_family_do_not_overlap(text in texts()) {
        let (_, found) = checked(&text, &ENGINE);
        for (i, one) in found.iter().enumerate() {
            for other in &found[i + 1..] {
                prop_assert!(
                    one.family != other.family || !one.span.overlaps(other.span),
                    "{} {:?} and {} {:?}", one.rule, one.span, other.rule, other.span
                );
            }
        }
    }

    #[test]
    fn two_runs_find_the_same(text in texts()) {
        prop_assert_eq!(checked(&text, &ENGINE).1, checked(&text, &ENGINE).1);
    }

    #[test]
    fn fingerprints_are_unique_in_an_article(text in texts()) {
        let (_, found) = checked(&text, &ENGINE);
        let mut prints: Vec<_> = found.iter().map(|diagnostic| &diagnostic.fingerprint).collect();
        prints.sort();
        prints.dedup();
        prop_assert_eq!(prints.len(), found.len());
    }
}
