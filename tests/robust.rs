//! Texts that no one writes: endless lines, heaps of one character. They are checked in linear
//! time; the sizes here are such that quadratic time would show.

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use mtlint::{Document, Engine, Options, RuleSet, report};
use support::{check, document, rule};

/// Far above what a debug build needs for these texts, far below what quadratic time takes.
const SOON: Duration = Duration::from_secs(20);
/// About the size of each text, in bytes.
const SIZE: usize = 30_000;

static BUILT_IN: LazyLock<Engine> = LazyLock::new(|| Engine::new(RuleSet::built_in()));

/// Rules that look around: exceptions, quotations, neighbours, repetition, expressions.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let rules = [
        rule(
            "word",
            "I1",
            "pattern = 'very'\nnot-in = 'quotation'\nunless = 'very much'\nunless-near = { any = 'kyiv', within = 2 }\nfix = 'quite'",
        ),
        rule("gap", "I2", "pattern = '{very|“|,} ... {much|never}'"),
        rule("sign", "D", r"regex = '“very|\.\.\.'"),
        rule("again", "E", "detector = 'repeated-sentence'"),
    ];
    support::engine(&rules.concat())
});

fn is_checked_soon(text: &str) {
    let started = Instant::now();
    let _ = check(&BUILT_IN, text);
    let found = check(&ENGINE, text);
    let words = document(text).words();
    let article = report::Checked::new("a.txt".into(), text.to_owned(), words, found);
    let mut out = Vec::new();
    report::text(&article, report::Detail::Full, &mut out).expect("memory takes all");
    assert!(started.elapsed() < SOON, "it took {:?}", started.elapsed());
}

fn heap(piece: &str) -> String {
    piece.repeat(SIZE / piece.len())
}

#[test]
fn an_endless_line_is_checked_soon() {
    is_checked_soon(&heap("The minister said a very good word in kyiv. "));
}

#[test]
fn a_heap_of_one_word_is_checked_soon() {
    is_checked_soon(&heap("very "));
}

#[test]
fn words_without_spaces_are_checked_soon() {
    is_checked_soon(&heap("very,"));
}

#[test]
fn one_endless_word_is_checked_soon() {
    is_checked_soon(&heap("very"));
}

#[test]
fn names_between_points_are_checked_soon() {
    is_checked_soon(&heap("ab."));
    is_checked_soon(&(heap("ab.") + "é.com"));
}

#[test]
fn combining_marks_are_checked_soon() {
    is_checked_soon(&heap("\u{301}"));
}

#[test]
fn dropped_characters_are_checked_soon() {
    is_checked_soon(&format!("e{}\u{301}", heap("\u{AD}")));
    is_checked_soon(&heap("e\u{AD}"));
}

#[test]
fn opening_quotes_are_checked_soon() {
    is_checked_soon(&heap("“"));
}

#[test]
fn quotations_are_checked_soon() {
    is_checked_soon(&heap("“very” very "));
}

#[test]
fn points_are_checked_soon() {
    is_checked_soon(&heap("."));
    is_checked_soon(&heap(". "));
}

#[test]
fn a_run_of_marks_before_a_word_is_checked_soon() {
    is_checked_soon(&(heap("!") + "x"));
    is_checked_soon(&(heap("!") + " x"));
}

#[test]
fn many_short_lines_are_checked_soon() {
    is_checked_soon(&heap("A very good day.\n"));
    is_checked_soon(&heap("\n"));
}

/// A text is not kept as a whole: what stands in it does not depend on how far away the rest is.
#[test]
fn a_long_text_is_read_as_a_short_one() {
    let rules = [
        rule("near", "I1", "pattern = 'very'\nnear = { any = 'kyiv', within = 2 }\nfix = 'quite'"),
        rule("behind", "I2", "pattern = 'day'\nafter = 'near'\nspan = 'sentence'"),
        rule("again", "E", "detector = 'repeated-sentence'\nrelated = 'first'\nwith.words = 1"),
        rule("foreign", "F1", "detector = 'foreign-words'\nmessage = '{language}'"),
    ];
    let engine = support::engine(&rules.concat());
    let article = "They met in Kyiv.\n\nIt was a very day. The gouvernement was not there.\n\n\
                   So they said, very often.\n\nA last sentence here.\n\nIt was very late.\n\n";
    let text = article.repeat(400_000 / article.len());
    let found = check(&engine, &text);
    // What repeats the first copy is reported with a place in it, far away.
    let (again, others): (Vec<_>, Vec<_>) = found.iter().partition(|found| found.rule == "again");
    assert_eq!(again.len(), 5 * (text.len() / article.len() - 1));
    for found in again {
        let first = found.related[0].span;
        assert!(first.end < article.len(), "{first:?}");
        assert_eq!(text[first.start..first.end], found.text);
    }
    let of_copy = |copy: usize| {
        let from = copy * article.len();
        let here = others.iter().filter(move |found| found.span.start / article.len() == copy);
        here.map(move |found| (&found.rule, &found.text, &found.message, found.span.start - from))
            .collect::<Vec<_>>()
    };
    let second = of_copy(1);
    assert_eq!(second.len(), 4, "{second:?}");
    // Behind the last copy, nothing is near.
    for copy in 2..text.len() / article.len() - 1 {
        assert_eq!(of_copy(copy), second, "copy {copy}");
    }
}

#[test]
fn markdown_of_one_mark_is_checked_soon() {
    let paragraph = "very *very* ".repeat(100) + "\n\n";
    let pieces = [
        "*very ", "**very** ", "_", "[very ", "[", "![", "[a](", "[very](u) ", "`very ", "`",
        "<b ", "<!-- ", "> ", "- ", "1. ", "- very\n", "> very\n", "# very\n", "|very",
        "| very |\n", "&amp;", "&", "\\", "\\*", "~~", "very\n", "very  \n", "[very]: u\n",
        "[^1]: very\n", "[^1] ", "---\n", "<div>\n", "    very\n\n", "very *very* ", "```\n",
        "\n\n", "very\n\n",
    ];
    for piece in pieces.into_iter().chain([paragraph.as_str()]) {
        let started = Instant::now();
        for text in [heap(piece), format!("|a|\n|-|\n{}", heap(piece)), format!("{}x", heap(piece))]
        {
            let document = Document::read_markdown("a.md", text.into_bytes()).expect("is text");
            let _ = BUILT_IN.check(&document, &Options::default());
            let _ = ENGINE.check(&document, &Options::default());
        }
        assert!(started.elapsed() < SOON, "{piece:?} took {:?}", started.elapsed());
    }
}

#[test]
fn a_closed_pipe_is_success() {
    let folder = tempfile::tempdir().expect("a folder for the article");
    let article = folder.path().join("big.txt");
    std::fs::write(&article, "They met in kyiv on Monday and said so.\n".repeat(20_000))
        .expect("it can be written");
    let mut mtlint = Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(["check", "--rules", "tests/cli/rules", "-v"])
        .arg(&article)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = String::new();
    let mut out = BufReader::new(mtlint.stdout.take().expect("it is piped"));
    out.read_line(&mut first).expect("it answers");
    drop(out);
    let ended = mtlint.wait_with_output().expect("it ends");
    assert!(first.contains("big.txt"), "{first}");
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr)), (Some(0), "".into()));
}
