//! House style: what is settled, what an article tells, and which rules hold then.

mod support;

use mtlint::diagnostic::Certainty;
use mtlint::style::Style;
use mtlint::{Options, RuleSet};
use support::{document, engine, rule};

/// A rule for each style, all of which find the same word.
fn holding(style: Option<&str>, text: &str) -> Vec<String> {
    let names = [
        "us", "gb", "month-first", "day-first", "kyiv", "kiev", "percent-sign", "percent",
        "per-cent",
    ];
    let keys = |name: &str| format!("pattern = \"zorp\"\nstyle = \"{name}\"\nspan = \"sentence\"");
    // Hits of one family would oust each other.
    let families = ["A1", "A2", "B", "C", "D", "E", "F1", "F2", "G1"];
    let rules = names.iter().zip(families).map(|(name, family)| rule(name, family, &keys(name)));
    let engine = engine(&rules.collect::<String>());
    let style = style.map(|style| Style::parse(style).unwrap()).unwrap_or_default();
    let options = Options { style, ..Options::default() };
    let found = engine.check(&document(text), &options);
    names
        .into_iter()
        .filter(|name| found.iter().any(|diagnostic| diagnostic.rule == *name))
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_is_settled_holds_whatever_the_article_is_written_in() {
    assert_eq!(holding(Some("us"), "A zorp of another colour."), ["us", "month-first", "kyiv"]);
    assert_eq!(holding(Some("gb"), "A zorp of another color."), ["gb", "day-first", "kyiv"]);
    assert_eq!(holding(Some("gb,month-first"), "A zorp."), ["gb", "month-first", "kyiv"]);
    assert_eq!(holding(Some("kiev,per-cent"), "A zorp."), ["kiev", "per-cent"]);
}

#[test]
fn the_variety_is_guessed_from_the_whole_article_unless_it_is_settled() {
    assert_eq!(holding(None, "A zorp came.\n\nIts colour was grey."), ["gb", "kyiv"]);
    assert_eq!(holding(None, "A zorp came.\n\nIts color was gray."), ["us", "kyiv"]);
    assert_eq!(holding(None, "A zorp came.\n\nIts colour was red."), ["gb", "kyiv"]);
    assert_eq!(holding(Some("percent"), "A zorp color."), ["us", "kyiv", "percent"]);
}

#[test]
fn an_article_that_does_not_tell_has_no_variety() {
    assert_eq!(holding(None, "A zorp came."), ["kyiv"]);
    assert_eq!(holding(None, "A zorp of the colour of the theater."), ["kyiv"]);
}

#[test]
fn a_british_article_needs_no_american_comma() {
    let engine = mtlint::Engine::new(RuleSet::built_in());
    let found = |text: &str, style: &str| {
        let style = Style::parse(style).unwrap();
        let options = Options { style, certainty: Certainty::Possible, ..Options::default() };
        engine.check(&document(text), &options).into_iter().map(|one| one.text).collect::<Vec<_>>()
    };
    let american = "The harbor closed on Tuesday March 4 for good.";
    let british = "The harbour is the centre of the town. It closed on Tuesday March 4 for good.";
    assert_eq!(found(american, "kyiv"), ["Tuesday March 4"]);
    assert!(found(british, "kyiv").is_empty());
    assert_eq!(found(british, "us"), ["Tuesday March 4"]);
    assert_eq!(found(american, "gb"), ["March 4"]);
    assert!(found(american, "gb,month-first").is_empty());
}
