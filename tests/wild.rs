//! Files that people write by hand are read or refused, whatever stands in them.

mod support;

use std::sync::LazyLock;

use mtlint::config::{self, ConfigFile, Resolved};
use mtlint::review::{Baseline, Verdicts, import, suppress};
use mtlint::{Document, Engine, Options, RuleSet, detectors};
use proptest::collection::vec;
use proptest::prelude::*;
use support::rule;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| support::engine(&rule("test-zorp", "K", "pattern = 'zorp'")));

/// Lines of configurations, right and wrong, in any order.
fn configurations() -> impl Strategy<Value = String> {
    let lines = [
        "from = 'fr'",
        "style = ['gb', 'us', 1]",
        "style = 'gb'",
        "select = 'é/../{'",
        "ignore = ['', '/', 'K']",
        "[severity]",
        "K = 'minor'",
        "[names]",
        "'' = 'a'",
        "\"\\u0000\" = \"]]\"",
        "Kiev = 'Kyiv'",
        "Kyiv = 'Kiev'",
        "' a  b ' = \"'\\n\"",
        "[[override]]",
        "paths = ['[', '{a,b', '**', '/', '']",
        "paths = 'a'",
        "extend = '\\'",
        "rules = []",
    ];
    vec(prop_oneof![proptest::sample::select(lines.to_vec()).prop_map(str::to_owned), ".*"], 0..12)
        .prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn a_configuration_is_read_or_refused_at_a_line_it_has(text in configurations()) {
        match ConfigFile::read("a.toml", "/a".into(), text.clone()) {
            Ok(file) => {
                let files = [file];
                let _ = Resolved::of(&files, "/a/b.md".as_ref());
                let names = config::preferred(&files);
                let pack = config::pack(&names).into_iter().collect();
                let rules = RuleSet::load(&[pack], detectors::ALL);
                prop_assert!(rules.is_ok(), "{}", rules.err().unwrap());
            }
            Err(errors) => {
                let lines = text.split('\n').count();
                prop_assert!(errors.0.iter().all(|error| (1..=lines).contains(&error.line)));
            }
        }
    }

    #[test]
    fn comments_never_fail_and_lose_no_diagnostic(
        parts in vec(proptest::sample::select(vec![
            "<!--", "-->", " mtlint-ignore ", " mtlint-off ", " mtlint-on ", " mtlint-ignore-next-line ",
            "test-zorp", "K", ",", ": é", "\n", "\n\n", "\r\n", "- ", "> ", "| a |\n|---|\n| ", " zorp ", "é", "`", "\u{FEFF}",
        ]), 0..30),
    ) {
        let document = Document::read_markdown("a.md", parts.concat().into_bytes()).unwrap();
        let options = Options::default();
        let all = ENGINE.check(&document, &options);
        let reviewed = suppress(&document, &ENGINE, &options, all.clone());
        let kept = reviewed.diagnostics.iter().filter(|found| found.rule == "test-zorp").count();
        prop_assert_eq!(kept + reviewed.set_aside.len(), all.len());
        for found in &reviewed.diagnostics {
            prop_assert_eq!(&document.source[found.span.start..found.span.end], found.text.as_str());
        }
    }

    #[test]
    fn tables_and_stores_are_read_or_refused(text in ".*", bytes in vec(any::<u8>(), 0..200)) {
        let _ = Verdicts::read("a", &text);
        let _ = Baseline::read("a", &text);
        let _ = import("a", text.as_bytes());
        let _ = import("a", &bytes);
        let heading = b"verdict,path,rule,fingerprint\n".to_vec();
        let _ = import("a", &[heading, bytes].concat());
    }
}
