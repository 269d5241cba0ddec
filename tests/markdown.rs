//! Markdown: what of it is prose, where faults stand in it, and that fixes leave its markup alone.

mod support;

use std::sync::LazyLock;

use mtlint::diagnostic::{Certainty, Diagnostic, Edit};
use mtlint::document::BlockKind::{
    self, Caption, Footnote, Headline, ListItem, Paragraph, Quote, TableCell, Tail,
};
use mtlint::document::Reading;
use mtlint::span::Span;
use mtlint::text::{OPAQUE, Part, characters};
use mtlint::{Document, Engine, Options, fix};
use proptest::prelude::*;
use support::markup::{self, WILD, structure};
use support::rule;

fn read(source: &str) -> Document {
    Document::read_markdown("a.md", source.as_bytes().to_vec()).expect("is text")
}

/// Kind and text of every block; `~` stands for what is no prose.
fn blocks(source: &str) -> Vec<(BlockKind, String)> {
    let document = read(source);
    let text = |parts: &[Part]| characters(&document.source, parts).replace(OPAQUE, "~");
    document.blocks.iter().map(|block| (block.kind, text(&block.parts()))).collect()
}

fn only_block(source: &str) -> String {
    let [(_, text)] = blocks(source).try_into().expect("one block");
    text
}

/// `very` goes, `kyiv` gets its capital, `the X Y` becomes `Y the X`.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let rules = [
        rule("very", "I1", "pattern = \"very\"\nfix = \"\""),
        rule("kyiv", "B", "pattern = \"{@name:lower}\"\nsafe-fix = \"{match.capital}\""),
        rule("title", "G1", "pattern = \"the {t: president|mayor}\"\nfix = \"{t}\""),
        rule("tends", "I2", "pattern = \"tends to become\"\nfix = \"is becoming\""),
        rule("mark", "C", "regex = 'km ?/ ?h'\nfix = \"kph\""),
        rule("line", "J", "pattern = \"^ source link $\"\nspan = \"line\"\nfix = \"\""),
        rule("tail", "K", "pattern = \"^ related $\"\nspan = \"to-end\"\nfix = \"\""),
        rule("heading", "D", "pattern = \"^ [[glued]]\"\nfix = \"\\n\\n{match}\\n\\n\""),
    ];
    let list = "[[list]]\nname = \"name\"\nentries = [\"Kyiv\", \"Old Town\"]\n";
    support::engine(&(list.to_owned() + &rules.concat()))
});

fn found(source: &str) -> Vec<Diagnostic> {
    ENGINE.check(&read(source), &Options::default())
}

/// The text after the first fix of its only diagnostic, or as it is if it has no fix.
fn fixed(source: &str) -> String {
    let [diagnostic] = found(source).try_into().expect("one diagnostic");
    match diagnostic.fixes.first() {
        Some(found) => fix::apply(source, &found.edits),
        None => source.to_owned(),
    }
}

#[test]
fn every_kind_of_block_is_told_apart() {
    let source = "\
# A title with *stress*

A first paragraph that
goes on.

A line by itself

> A quotation that
> goes on.

- one
- two

  and more
  1. inner

| head | other |
|------|-------|
| cell | `x`   |

The last one.[^n]

![A tram](tram.jpg)
*In town. Photo: A. N. Other*

[^n]: A note.

## More

* [A link](https://example.org)
";
    assert_eq!(
        blocks(source),
        [
            (Headline, "A title with stress"),
            (Paragraph, "A first paragraph that goes on."),
            (Headline, "A line by itself"),
            (Quote, "A quotation that goes on."),
            (ListItem, "one"),
            (ListItem, "two"),
            (ListItem, "and more"),
            (ListItem, "inner"),
            (TableCell, "head"),
            (TableCell, "other"),
            (TableCell, "cell"),
            (Paragraph, "The last one."),
            (Caption, "In town. Photo: A. N. Other"),
            (Caption, "A tram"),
            (Footnote, "A note."),
            (Tail, "More"),
            (Tail, "A link"),
        ]
        .map(|(kind, text)| (kind, text.to_owned()))
    );
}

#[test]
fn code_html_and_addresses_are_no_prose() {
    let source = "    code\n\n```\ncode\n```\n\n<div>\nkyiv\n</div>\n\n[a]: kyiv \"kyiv\"\n\n---\n\n`x`\n\n![](a.png)\n";
    assert_eq!(blocks(source), []);
    assert_eq!(
        only_block("See <https://a.org> and `x y`, [a b](kyiv \"t\").\n"),
        "See ~ and ~, a b."
    );
    assert_eq!(only_block("One <b class=\"kyiv\">two</b><!-- kyiv --> three.\n"), "One two three.");
    assert_eq!(only_block("- [x] done and done\n"), "done and done");
}

#[test]
fn entities_and_escapes_are_read_as_what_they_stand_for() {
    assert_eq!(
        only_block("R&amp;D&nbsp;is \\*good\\* &quot;so&quot; 5 &lt; 6 a\\_b c\\\\d e\\f.\n"),
        "R&D\u{A0}is *good* \"so\" 5 < 6 a_b c\\d e\\f."
    );
}

#[test]
fn a_soft_break_is_a_space_and_a_hard_one_ends_a_line() {
    assert_eq!(only_block("> a *b* \n> *c*\r\n> d.\n"), "a b c d.");
    for hard in ["one  \ntwo", "one\\\ntwo", "one<br>two", "one<BR />\ntwo"] {
        let texts: Vec<_> = blocks(hard).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["one", "two"], "{hard:?}");
    }
}

#[test]
fn an_image_in_a_sentence_stands_for_itself() {
    assert_eq!(
        blocks("The sign ![a *bull*](x.png) hangs there.\n"),
        [(Paragraph, "The sign ~ hangs there.".into()), (Caption, "a bull".into())]
    );
}

#[test]
fn an_alternative_text_is_one_line() {
    let two = "The sign ![a\\\nbull  \nhere](x.png) hangs.\n";
    assert_eq!(
        blocks(two),
        [(Paragraph, "The sign ~ hangs.".into()), (Caption, "a bull here".into())]
    );
}

#[test]
fn an_image_with_plain_text_is_no_caption() {
    assert_eq!(
        blocks("![a](x.png)\nIt *stands* here.\n")[0],
        (Paragraph, "It stands here.".into())
    );
}

#[test]
fn front_matter_is_no_prose_and_names_the_source_language() {
    let source = "\u{FEFF}---\ntitle: kyiv\nsource_lang: fr-FR\n---\nIn kyiv.\n";
    let document = read(source);
    assert_eq!(document.source_language.as_deref(), Some("fr"));
    let [kyiv] = found(source).try_into().unwrap();
    assert_eq!((kyiv.line, kyiv.column), (5, 4));
    assert_eq!(&source[kyiv.span.start..kyiv.span.end], "kyiv");
}

#[test]
fn a_rule_further_down_begins_no_front_matter() {
    let source = "One.\n\n---\nIn kyiv.\n\n---\n\n+++\nkyiv\n+++\n";
    assert_eq!(found(source).len(), 2);
}

#[test]
fn an_unknown_source_language_is_a_warning() {
    let document = read("---\nsource_lang: klingon\n---\nOne.\n");
    assert_eq!(document.source_language, None);
    let [warning] = document.warnings.try_into().unwrap();
    assert!(warning.starts_with("a.md: ") && warning.contains("`klingon`"), "{warning}");
}

#[test]
fn a_pattern_reads_over_markup_and_line_breaks() {
    for source in [
        "So the *president* left.",
        "So **the** president left.",
        "So the [president](https://example.org) left.",
        "So the&nbsp;president left.",
        "> So the\n> president left.",
        "So *the* <i>president</i> left.",
        "So the pres<wbr>ident left.",
    ] {
        assert_eq!(found(source).len(), 1, "{source}");
    }
}

#[test]
fn words_beside_code_are_not_neighbours() {
    for source in ["So the `x` president left.", "So the <https://a.org> president left."] {
        assert_eq!(found(source), [], "{source}");
    }
}

#[test]
fn expressions_see_the_text_without_markup() {
    assert_eq!(fixed("At 80 km\\/h it stops."), "At 80 kph it stops.");
    assert_eq!(fixed("At 80 km&#47;h it stops."), "At 80 kph it stops.");
    assert_eq!(found("See [a](https://km/h) and `km/h`.").len(), 0);
    assert_eq!(found("At 80 *km*/h it stops.").len(), 1);
}

#[test]
fn a_quote_counts_as_quotation() {
    let rules = rule("very", "I1", "pattern = \"very\"\nnot-in = \"quotation\"");
    let engine = support::engine(&rules);
    let check = |source: &str| engine.check(&read(source), &Options::default()).len();
    assert_eq!((check("A very good day."), check("> A very good day.")), (1, 0));
}

#[test]
fn messages_name_the_words_without_markup() {
    let [title] = found("So the *president* left.").try_into().unwrap();
    assert_eq!(title.message, "“the president”");
    assert_eq!(title.text, "the *president");
}

#[test]
fn a_fix_keeps_the_markup_around_and_inside_what_it_changes() {
    for (source, result) in [
        ("In *kyiv* now.", "In *Kyiv* now."),
        ("In [kyiv](https://kyiv.org/kyiv) now.", "In [Kyiv](https://kyiv.org/kyiv) now."),
        ("A **very good** day.", "A **good** day."),
        ("A very **good** day.", "A **good** day."),
        ("So the *president* left.", "So *president* left."),
        ("So *the* president left.", "So *the* president left."),
        ("It **tends** to become.", "It **tends** to become."),
        ("> It tends\n> to become.", "> It is becoming."),
        ("In *old* town.", "In *Old* town."),
        ("| in kyiv |\n|---|", "| in Kyiv |\n|---|"),
        ("A day, *very*.", "A day, *very*."),
        ("See [kyiv].\n\n[kyiv]: x", "See [kyiv].\n\n[kyiv]: x"),
        ("- very\n- x", "- very\n- x"),
        ("# very", ""),
        ("very # x", "very # x"),
        ("very 1. x", "very 1. x"),
        ("glued here", "glued here"),
    ] {
        assert_eq!(fixed(source), result, "{source}");
    }
}

#[test]
fn a_paragraph_is_removed_when_nothing_grows_together() {
    for (source, result) in [
        ("One.\n\nSource link\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\n[Source *link*](x)\n", "One.\n"),
        ("One.\n\nSource\n\nSource link\n===\n", "One.\n\nSource\n"),
        ("- one\n\nSource link\n", "- one\n"),
        ("- one\n\nSource link\n\n- two\n", "- one\n\nSource link\n\n- two\n"),
        ("Source link\n\n---\na: b\n\n---\n", "Source link\n\n---\na: b\n\n---\n"),
        ("- Source link\n- one\n", "- Source link\n- one\n"),
        ("![](x.png) Source link", "![](x.png) Source link"),
        ("One.\n\nRelated\n\n- x\n- y\n", "One.\n"),
        ("One.\n\nRelated\n\n[x]: y\n", "One.\n\nRelated\n\n[x]: y\n"),
    ] {
        assert_eq!(fixed(source), result, "{source}");
    }
}

/// Markdown with every construct, whole and broken.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "very", "kyiv", "old town", "the mayor", "The president", "tends to become", "source link",
        "related", "glued", "1", "a", "km/h", "said.", "Kyiv", "é", "e\u{301}", "“so”", "x_y",
    ]);
    let inline = prop::sample::select(vec![
        "*", "**", "_", "__", "~~", "`", "``", "[", "]", "![", "](u)", "](", ")", "[very]",
        "[kyiv][]", "[1]", "[^1]", "<b>", "</b>", "<br>", "<", ">", "<!-- x -->", "<https://a.b>",
        "&amp;", "&nbsp;", "&#10;", "&", ";", "\\*", "\\", "\\|", "|", "#", "-", "+", "=", ".",
        ":", "!", "\"", "'", "(", "\u{FFFC}", "\u{200B}", "$", "^", "[x]",
    ]);
    let block = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\n\n",
        "\r\n",
        "  \n",
        "\\\n",
        "\n> ",
        "\n> > ",
        "\n- ",
        "\n  ",
        "\n    ",
        "\n1. ",
        "\n# ",
        "\n## ",
        "\n---\n",
        "\n===\n",
        "\n```\n",
        "\n| a | b |\n|---|---|\n| ",
        "\n\n[1]: u\n",
        "\n\n[very]: u \"t\"\n",
        "\n\n[^1]: ",
        "\n<div>\n",
        "\n</div>\n\n",
        "\n- [ ] ",
        "\n\n- ",
        "\n\n> ",
        "\t",
        "+++\n",
        "\n***\n",
    ]);
    let piece = prop_oneof![
        8 => words.prop_map(str::to_owned),
        6 => Just(" ".to_owned()),
        5 => inline.prop_map(str::to_owned),
        3 => block.prop_map(str::to_owned),
    ];
    let start = prop::sample::select(vec!["", "", "", "\u{FEFF}", "---\na: b\n---\n", "- ", "> "]);
    (start, prop::collection::vec(piece, 0..40))
        .prop_map(|(start, pieces)| start.to_owned() + &pieces.concat() + "\n")
}

fn checked(text: &str) -> (Document, Vec<Diagnostic>) {
    let document = read(text);
    let options = Options { certainty: Certainty::Possible, ..Options::default() };
    let found = WILD.check(&document, &options);
    (document, found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_are_ascending_and_on_boundaries(text in texts()) {
        for block in read(&text).blocks {
            let mut end = 0;
            prop_assert!(!block.parts().is_empty());
            for part in &*block.parts() {
                let Span { start, end: next } = part.span;
                prop_assert!(end <= start && start < next && text.get(start..next).is_some(), "{:?}", part);
                end = next;
            }
        }
    }

    #[test]
    fn tokens_map_into_their_block_and_back(text in texts()) {
        let document = read(&text);
        let reading = Reading::new(&document);
        for (n, block) in document.blocks.iter().enumerate() {
            let read = reading.text(n);
            for token in 0..read.tokens().len() {
                let span = read.source_of(token..token + 1);
                prop_assert!(text.get(span.start..span.end).is_some_and(|slice| !slice.is_empty()));
                prop_assert!(block.span().contains(span));
                let back = read.tokens_at(span);
                prop_assert!(back.start <= token && token < back.end, "{token} came back as {back:?}");
            }
        }
    }

    #[test]
    fn a_diagnostic_says_where_it_is(text in texts()) {
        let (document, found) = checked(&text);
        for diagnostic in found {
            let Span { start, end } = diagnostic.span;
            prop_assert_eq!(Some(diagnostic.text.as_str()), document.source.get(start..end));
        }
    }

    #[test]
    fn a_fix_leaves_the_structure_as_it_is(text in texts()) {
        let (document, found) = checked(&text);
        for fix in found.iter().flat_map(|diagnostic| &diagnostic.fixes) {
            let left = markup::is_left_by(&document, fix);
            prop_assert!(left.is_ok(), "{}", left.unwrap_err());
        }
    }

    #[test]
    fn edits_that_keep_the_markup_together_do_so(text in texts()) {
        let (document, found) = checked(&text);
        let before = structure(&text);
        let mut edits: Vec<Edit> = Vec::new();
        let first = found.iter().filter_map(|diagnostic| diagnostic.fixes.first());
        for edit in first.flat_map(|fix| fix.edits.clone()) {
            let alone = fix::apply(&text, std::slice::from_ref(&edit));
            if structure(&alone) == before && edits.last().is_none_or(|last| last.end <= edit.start) {
                edits.push(edit);
                if !document.keeps_markup(&edits) {
                    edits.pop();
                }
            }
        }
        let after = fix::apply(&text, &edits);
        prop_assert_eq!(structure(&after), before, "{:?} gives {:?}", edits, after);
    }
}
