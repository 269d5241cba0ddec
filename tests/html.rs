//! The page for reviewers shows what an article says, and runs none of it.

mod support;

use std::sync::LazyLock;

use mtlint::diagnostic::Certainty;
use mtlint::report::{self, Checked};
use mtlint::{Engine, Options};
use serde_json::Value;
use support::{document, rule};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    support::engine(
        &[
            rule("zorp", "K", "regex = 'zorp[^.]*'\nfix = ['<i>', '']\nwhy = '</p><script>'"),
            rule("blick", "I1", "pattern = 'blick'\nseverity = 'minor'\nfix = 'look'"),
            rule("maybe", "I2", "pattern = 'plonk'\ncertainty = 'possible'"),
        ]
        .concat(),
    )
});

/// A fault whose text is made to break out of a page, and one more.
const HOSTILE: &str = "\u{FEFF}A zorp </script><script>alert(1)</script> <img src=x onerror='a()'> \
     <!-- \" {{report}} \u{2028}\u{2029} \u{202E}turned\u{202C} &lt; \u{1}\u{1B}[31m\u{7F}\u{85}.\r\n\r\n\
     A blick </textarea></style>--> שלום came. A plonk.\r\n";
const PATH: &str = "x\"><script>alert('p')</script>\n\u{202E}.txt";

fn checked(path: &str, text: &str) -> Checked {
    let document = document(text);
    let options = Options { certainty: Certainty::Possible, ..Options::default() };
    let diagnostics = ENGINE.check(&document, &options);
    Checked::new(path.to_owned(), text.to_owned(), document.words(), diagnostics)
}

fn page(articles: &[Checked]) -> String {
    let mut out = Vec::new();
    report::html(articles, &mut out).expect("memory takes all");
    String::from_utf8(out).expect("pages are UTF-8")
}

fn hostile() -> String {
    page(&[checked(PATH, HOSTILE), checked("<b>clean</b>.txt", "Nothing is wrong here.")])
}

/// What stands between two texts, for the first time.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("{start} is there"));
    rest.split_once(end).unwrap_or_else(|| panic!("{end} is there")).0
}

fn payload(page: &str) -> Value {
    let json = between(page, "<script type=\"application/json\" id=\"report\">", "</script>");
    serde_json::from_str(json).expect("the payload is JSON")
}

/// The elements of a page by name, and the names of their attributes, read as browsers do.
fn tags(page: &str) -> Vec<(String, Vec<String>)> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let mut tag = &rest[at + 1..];
        let name_end =
            tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '/' && c != '!').unwrap();
        let name = &tag[..name_end];
        tag = &tag[name_end..];
        let mut attributes = Vec::new();
        loop {
            tag = tag.trim_start();
            if let Some(after) = tag.strip_prefix('>') {
                rest = after;
                break;
            }
            let end = tag.find(|c: char| c == '=' || c == '>' || c.is_whitespace()).unwrap();
            attributes.push(tag[..end].to_owned());
            tag = &tag[end..];
            if let Some(value) = tag.strip_prefix("=\"") {
                tag = value.split_once('"').expect("every value is quoted").1;
            }
        }
        // Their content is no markup.
        if matches!(name, "script" | "style") {
            rest = &rest[rest.find(&format!("</{name}>")).expect("it ends")..];
        }
        tags.push((name.to_owned(), attributes));
    }
    tags
}

#[test]
fn an_article_brings_no_element_and_no_attribute_into_the_page() {
    let shape = |page: &str| {
        let mut names: Vec<_> = tags(page)
            .into_iter()
            .flat_map(|(name, attributes)| attributes.into_iter().chain([format!("<{name}")]))
            .collect();
        names.sort();
        names.dedup();
        names
    };
    let plain = page(&[
        checked("a.txt", "A zorp.\n\nA blick came. A plonk."),
        checked("b.txt", "Nothing is wrong here."),
    ]);
    assert_eq!(shape(&hostile()), shape(&plain));
    let scripts = tags(&hostile()).into_iter().filter(|(name, _)| name == "script").count();
    assert_eq!(scripts, 2, "the report and what works with it");
}

#[test]
fn what_would_steer_a_reader_or_his_screen_is_shown_as_a_mark() {
    let page = hostile();
    let forbidden = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || c == '\u{202E}';
    let (before, rest) = page.split_once("<script type=\"application/json\"").unwrap();
    assert_eq!(before.chars().find(|c| forbidden(*c)), None);
    assert!(
        before.contains("\u{FFFD}turned\u{FFFD} &amp;lt; \u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}")
    );
    assert!(!rest.contains(['\u{2028}', '\u{2029}', '\u{1}', '\u{7F}', '\u{85}']));
}

#[test]
fn the_payload_is_the_report_and_the_source_byte_for_byte() {
    let article = checked(PATH, HOSTILE);
    let mut json = Vec::new();
    report::json(&[checked(PATH, HOSTILE)], &mut json).unwrap();
    let json: Value = serde_json::from_slice(&json).unwrap();
    let payload = payload(&page(&[article]));
    assert_eq!(payload["version"], json["version"]);
    assert_eq!(payload["articles"][0]["diagnostics"], json["diagnostics"]);
    assert_eq!(payload["articles"][0]["source"], HOSTILE);
    assert_eq!(payload["articles"][0]["path"], PATH);
}

#[test]
fn every_diagnostic_has_a_mark_and_a_card_with_its_fixes() {
    let page = hostile();
    let payload = payload(&page);
    let found = payload["articles"][0]["diagnostics"].as_array().unwrap();
    assert_eq!(found.len(), 3);
    for (n, found) in found.iter().enumerate() {
        assert!(page.contains(&format!("href=\"#d{n}\" data-of=\"{n}\"")), "a mark of {n}");
        let card = between(&page, &format!("id=\"d{n}\""), "<code>");
        assert_eq!(card.matches("data-fix=").count(), found["fixes"].as_array().unwrap().len());
        let at = found["span"]["start"].as_u64().unwrap();
        assert!(card.contains(&format!("href=\"#p0-{at}\"")), "the card leads to its place");
        assert!(page.contains(&format!("id=\"p0-{at}\"")), "and the place is there");
    }
    assert!(page.contains("mark major possible"), "what is merely possible looks so");
    assert!(page.contains("Nothing found in <bdi>&lt;b&gt;clean&lt;/b&gt;.txt</bdi>."));
}

#[test]
fn the_page_is_the_same_on_every_run_and_knows_reports_apart() {
    assert_eq!(hostile(), hostile());
    let id = |text: &str| payload(&page(&[checked("a.txt", text)]))["id"].clone();
    assert_ne!(id("A zorp."), id("A zorp!"));
}

#[test]
fn nothing_runs_but_our_script_and_nothing_is_loaded() {
    let page = hostile();
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    for (name, attributes) in tags(&page) {
        for attribute in attributes {
            let loads = ["src", "srcset", "style", "action", "background"].contains(&&*attribute);
            assert!(!loads && !attribute.starts_with("on"), "{name} has {attribute}");
        }
    }
}

#[test]
fn pieces_of_the_text_are_in_order_and_leave_nothing_out() {
    let page = page(&[checked("a.txt", "A zorp blick.\n\nOn it goes, zorp\nin a blick.\n")]);
    let text = between(&page, "<div class=\"rows\">", "</section>");
    let number = |piece: &str, name: &str| -> usize {
        between(piece, &format!("data-{name}=\""), "\"").parse().unwrap()
    };
    let pieces: Vec<_> = text.split("<span ").flat_map(|it| it.split("<a class=\"mark")).collect();
    let pieces = pieces.iter().filter(|piece| piece.contains("data-at"));
    let bounds: Vec<_> = pieces.map(|it| (number(it, "at"), number(it, "to"))).collect();
    // A removal takes the space before it along.
    let first = [(0, 1), (1, 2), (2, 7), (7, 12), (12, 13)];
    let second = [(15, 26), (26, 27), (27, 31), (31, 37), (37, 42), (42, 43)];
    assert_eq!(bounds, [&first[..], &second].concat());
}
