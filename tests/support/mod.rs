//! What several of the tests need: rules from a few keys, documents from a text.

#![allow(dead_code, reason = "each test uses some of it")]

pub mod data;
pub mod markup;

use mtlint::rule::{Pack, RuleErrors, RuleSet};
use mtlint::{Diagnostic, Document, Engine, Options, detectors};

/// Examples that satisfy the loader; nothing here runs them.
const EXAMPLES: &str = "\
[[rule.example]]
bad = \"One [[two]] three.\"
[[rule.example]]
bad = \"One [[two]] four.\"
[[rule.example]]
ok = \"One.\"
[[rule.example]]
ok = \"Two.\"
";

/// The text of a rule with an id, a family and the given keys, which end in no `fix`.
pub fn rule(id: &str, family: &str, keys: &str) -> String {
    let mut text = format!("[[rule]]\nid = \"{id}\"\nfamily = \"{family}\"\n{keys}\n");
    if !keys.contains("message =") {
        text.push_str("message = \"“{match}”\"\n");
    }
    let fixable =
        keys.lines().any(|line| line.starts_with("fix =") || line.starts_with("safe-fix ="));
    if fixable {
        text.push_str(&EXAMPLES.replace("bad =", "good = \"\"\nbad ="));
    } else {
        text.push_str(EXAMPLES);
    }
    text
}

pub fn pack(name: &str, text: &str) -> Pack {
    Pack { name: name.to_owned(), text: text.to_owned(), tested: false }
}

/// Loads one file as the only one.
pub fn load(text: &str) -> Result<RuleSet, RuleErrors> {
    RuleSet::load(&[vec![pack("test.toml", text)]], detectors::ALL)
}

/// An engine with the rules of one file.
pub fn engine(text: &str) -> Engine {
    Engine::new(load(text).unwrap_or_else(|errors| panic!("{errors}\n{text}")))
}

pub fn document(text: &str) -> Document {
    Document::read_plain("a.txt", text.as_bytes().to_vec()).expect("is text")
}

pub fn check(engine: &Engine, text: &str) -> Vec<Diagnostic> {
    engine.check(&document(text), &Options::default())
}
