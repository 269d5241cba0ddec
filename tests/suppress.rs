//! Comments that suppress rules: what they reach.

mod support;

use std::sync::LazyLock;

use mtlint::review::{By, Reviewed, suppress};
use mtlint::{Document, Engine, Options};
use support::rule;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    support::engine(
        &[
            rule("test-zorp", "K", "pattern = 'zorp'"),
            rule("test-blick", "I1", "pattern = 'blick'"),
        ]
        .concat(),
    )
});

fn review(source: &str, options: &Options) -> Reviewed {
    let document = Document::read_markdown("a.md", source.as_bytes().to_vec()).unwrap();
    suppress(&document, &ENGINE, options, ENGINE.check(&document, options))
}

/// Line and rule of what is reported, and how many are set aside.
fn found(source: &str) -> (Vec<String>, usize) {
    let reviewed = review(source, &Options::default());
    let reported = reviewed.diagnostics.iter();
    let reported = reported.map(|found| format!("{} {}", found.line, found.rule));
    (reported.collect(), reviewed.set_aside.len())
}

fn is_quiet(source: &str, set_aside: usize) {
    assert_eq!(found(source), (Vec::new(), set_aside), "{source}");
}

#[test]
fn a_comment_by_itself_reaches_the_block_that_follows() {
    is_quiet("<!-- mtlint-ignore test-zorp -->\nA zorp\nand a zorp.\n", 2);
    is_quiet("<!-- mtlint-ignore test-zorp -->\n\n# A zorp\n", 1);
    is_quiet("<!-- mtlint-ignore test-zorp -->\n\n- zorp\n  - zorp\n\n  zorp\n", 3);
    is_quiet("<!-- mtlint-ignore test-zorp -->\n\n> zorp\n>\n> zorp\n", 2);
    is_quiet("<!-- mtlint-ignore test-zorp -->\n\n| zorp | a |\n|---|---|\n| b | zorp |\n", 2);
    is_quiet(
        "<!-- mtlint-ignore test-zorp -->\n<!-- mtlint-ignore test-blick -->\n\nA zorp, a blick.\n",
        2,
    );
    is_quiet("<!-- mtlint-ignore test-zorp --> <!-- mtlint-ignore I1 -->\n\nA zorp, a blick.\n", 2);
    let behind = "<!-- mtlint-ignore test-zorp -->\n\nA zorp.\n\nA zorp.\n";
    assert_eq!(found(behind), (vec!["5 test-zorp".into()], 1));
}

#[test]
fn a_comment_in_a_list_or_quote_stays_in_it() {
    let list = "- one\n\n  <!-- mtlint-ignore test-zorp -->\n\n  zorp\n\n- zorp\n";
    assert_eq!(found(list), (vec!["7 test-zorp".into()], 1));
    let quote = "> <!-- mtlint-ignore test-zorp -->\n>\n> zorp\n>\n> zorp\n";
    assert_eq!(found(quote), (vec!["5 test-zorp".into()], 1));
}

#[test]
fn a_comment_in_a_block_reaches_all_of_it_and_no_other() {
    for block in [
        "A zorp <!-- mtlint-ignore test-zorp --> came,\na zorp.",
        "A zorp,\na zorp. <!-- mtlint-ignore test-zorp -->",
        "**A** <!-- mtlint-ignore test-zorp --> zorp and *zorp*.",
        "# zorp, zorp <!-- mtlint-ignore test-zorp -->",
    ] {
        assert_eq!(found(&format!("{block}\n\n{}\n\nA zorp.\n", "B")).1, 2, "{block}");
        assert_eq!(found(&format!("{block}\n\nA zorp.\n")).0.len(), 1, "{block}");
    }
    let cells = "| zorp <!-- mtlint-ignore test-zorp --> | zorp |\n|---|---|\n| b | c |\n";
    assert_eq!(found(cells).1, 1);
}

#[test]
fn off_lasts_until_on_or_the_end() {
    is_quiet("<!-- mtlint-off test-zorp -->\n\nzorp\n\n- zorp\n", 2);
    let on = "<!-- mtlint-off K I1 -->\n\nzorp blick\n\n<!-- mtlint-on K -->\n\nzorp blick\n";
    assert_eq!(found(on), (vec!["7 test-zorp".into()], 3));
    let twice = "zorp\n\n<!-- mtlint-off K -->\n\nzorp\n\n<!-- mtlint-on K -->\n\nzorp\n\n<!-- mtlint-off K -->\n\nzorp\n";
    assert_eq!(found(twice), (vec!["1 test-zorp".into(), "9 test-zorp".into()], 2));
}

#[test]
fn the_next_line_is_the_next_that_is_not_blank() {
    let wrapped = "A zorp <!-- mtlint-ignore-next-line test-zorp -->\nA zorp\na zorp.\n";
    assert_eq!(found(wrapped), (vec!["1 test-zorp".into(), "3 test-zorp".into()], 1));
    is_quiet("<!-- mtlint-ignore-next-line test-zorp -->\r\n\r\nA zorp.\r\n", 1);
    let last = "A zorp. <!-- mtlint-ignore-next-line test-zorp -->";
    assert_eq!(found(last), (vec!["1 test-zorp".into(), "1 unused-suppression".into()], 0));
}

#[test]
fn a_reason_is_kept_and_a_comment_may_have_several_lines() {
    let source = "\u{FEFF}<!--\nmtlint-ignore test-zorp,\n  test-blick: so he said: twice\n-->\n\nA zorp.\n\nA blick.\n";
    let reviewed = review(source, &Options::default());
    let aside = &reviewed.set_aside[0];
    assert_eq!((aside.by, aside.reason.as_str()), (By::Comment, "so he said: twice"));
    let [blick, unused] = reviewed.diagnostics.as_slice() else { panic!("{reviewed:?}") };
    assert_eq!((unused.rule.as_str(), blick.text.as_str()), ("test-blick", "test-blick"));
}

#[test]
fn what_hides_nothing_is_reported_where_it_stands() {
    let reviewed = review("One.\n\nÉ <!-- mtlint-ignore test-zorp --> two.\n", &Options::default());
    let [unused] = reviewed.diagnostics.as_slice() else { panic!("{reviewed:?}") };
    assert_eq!((unused.line, unused.column, unused.text.as_str()), (3, 22, "test-zorp"));
    assert_eq!(unused.message, "`test-zorp` finds nothing here: the comment is not needed.");
    for (source, says) in [
        ("<!-- mtlint-ignore -->\n", "`mtlint-ignore` names no rule; write its id behind it."),
        (
            "<!-- mtlint-ignore: for good -->\n",
            "`mtlint-ignore` names no rule; write its id behind it.",
        ),
        (
            "<!-- mtlint-ignore test-zarp -->\n",
            "There is no rule, family or rule file `test-zarp`; did you mean `test-zorp`?",
        ),
        ("<!-- mtlint-of K -->\n", "There is no `mtlint-of`; did you mean `mtlint-off`?"),
        ("<!-- mtlint-on K -->\n", "`K` is not off here: the comment is not needed."),
        ("Text\n\n<!-- mtlint-ignore K", "`K` finds nothing here: the comment is not needed."),
    ] {
        let reviewed = review(source, &Options::default());
        let [only] = reviewed.diagnostics.as_slice() else { panic!("{source}: {reviewed:?}") };
        assert_eq!(only.message, says);
    }
}

#[test]
fn nothing_is_said_of_rules_that_did_not_run() {
    let source = "<!-- mtlint-ignore test-zorp -->\n\nOne.\n";
    let only = |name: &str| Options { select: vec![name.into()], ..Options::default() };
    assert_eq!(review(source, &only("test-blick")).diagnostics.len(), 0);
    assert_eq!(review(source, &only("K")).diagnostics.len(), 0, "nor of comments");
    let both =
        Options { select: vec!["K".into(), "unused-suppression".into()], ..Options::default() };
    assert_eq!(review(source, &both).diagnostics.len(), 1);
    let ignored = Options { ignore: vec!["unused-suppression".into()], ..Options::default() };
    assert_eq!(review(source, &ignored).diagnostics.len(), 0);
}

#[test]
fn what_is_no_comment_of_ours_says_nothing() {
    for source in [
        "A zorp. <!-- ignore test-zorp -->\n",
        "A zorp. `<!-- mtlint-ignore test-zorp -->`\n",
        "```\n<!-- mtlint-off test-zorp -->\n```\n\nA zorp.\n",
        "A zorp. <span title=\"mtlint-ignore test-zorp\">x</span>\n",
        "A zorp. <!-- We use mtlint-ignore test-zorp here. -->\n",
        "A zorp. <!---->\n",
    ] {
        let (reported, aside) = found(source);
        assert_eq!((reported.len(), aside), (1, 0), "{source}: {reported:?}");
    }
}
