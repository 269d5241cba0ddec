//! What an article reads as translated from, by the traces in it.

mod support;

use mtlint::engine::{Origin, origin};
use mtlint::rule::keys::LANGUAGES;
use mtlint::{Engine, RuleSet, language};
use support::{check, engine, rule};

/// Rules that find words of their own: `fru` leaves a trace of French, `frit` one of French and
/// Italian, `ruuk` one of Russian and Ukrainian, `any` none.
fn languages(text: &str) -> Option<(Vec<&'static str>, usize)> {
    let keys = |word: &str, from: &str| {
        let from = if from.is_empty() { String::new() } else { format!("\nfrom = {from}") };
        format!("pattern = \"{{{word}1|{word}2|{word}3|{word}4|{word}5}}\"{from}")
    };
    let rules = [
        rule("french", "I1", &keys("fr", "[\"fr\"]")),
        rule("more-french", "I2", &keys("frr", "[\"fr\"]")),
        rule("italian", "I1", &keys("it", "[\"it\"]")),
        rule("romance", "I1", &keys("ro", "[\"fr\", \"it\", \"es\"]")),
        rule("slavic", "I1", &keys("sl", "[\"ru\", \"uk\"]")),
        rule("any", "I1", &keys("an", "")),
    ];
    let found = check(&engine(&rules.concat()), text);
    origin(&found).map(|Origin { languages, traces }| (languages, traces))
}

#[test]
fn three_traces_of_one_language_are_clear() {
    assert_eq!(languages("A fr1, a fr2 and a fr3."), Some((vec!["fr"], 3)));
    assert_eq!(languages("A fr1, a fr2 and a frr1."), Some((vec!["fr"], 3)));
    assert_eq!(languages("A fr1 and a fr2."), None);
    assert_eq!(languages("An an1, an an2, an an3."), None);
    assert_eq!(languages(""), None);
}

#[test]
fn the_same_words_are_one_trace() {
    assert_eq!(languages("A fr1, a fr1 and a FR1."), None);
    assert_eq!(languages("A fr1, a fr2, a fr3 and a fr3."), Some((vec!["fr"], 3)));
}

#[test]
fn traces_of_several_languages_count_but_do_not_tell_them_apart() {
    assert_eq!(languages("A ro1, a ro2, a ro3, a ro4."), None);
    let told = "A ro1, a ro2, a fr1, a fr2 and a fr3.";
    assert_eq!(languages(told), Some((vec!["fr"], 5)));
}

#[test]
fn two_languages_that_cannot_be_told_apart_are_both_named() {
    assert_eq!(languages("A sl1, a sl2 and a sl3."), Some((vec!["ru", "uk"], 3)));
}

#[test]
fn contrary_traces_need_three_times_as_many() {
    assert_eq!(languages("A fr1, a fr2, a fr3 and an it1."), Some((vec!["fr"], 3)));
    let two = "A fr1, a fr2, a fr3, a fr4, a fr5, an it1 and an it2.";
    assert_eq!(languages(two), None);
    let six = "A fr1, a fr2, a fr3, a fr4, a fr5, a frr1, an it1 and an it2.";
    assert_eq!(languages(six), Some((vec!["fr"], 6)));
}

#[test]
fn words_that_were_left_in_a_language_speak_for_it() {
    let engine = Engine::new(RuleSet::built_in());
    let of = |text: &str| origin(&check(&engine, text)).map(|origin| origin.languages);
    let french = "The député met the préfecture on Monday. Nobody asked the lycéens. \
        The mairie was closed, and so was the gendarmerie of the arrondissement.";
    assert_eq!(of(french), Some(vec!["fr"]), "{:?}", check(&engine, french));
    assert_eq!(of("The mayor met the council on Monday. Nobody asked the pupils."), None);
}

#[test]
fn every_language_that_rules_may_name_has_a_name() {
    for code in LANGUAGES {
        let name = language::name_of(code);
        assert_ne!(name, *code);
        assert_eq!(language::code_of_name(name), Some(*code));
    }
}
