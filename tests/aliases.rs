//! Rules that were renamed: the old id goes on to stand for them.

mod support;

use mtlint::rule::{RuleErrors, RuleSet};
use mtlint::{Document, Engine, Options, detectors};
use support::pack;

/// A rule that finds one word.
fn rule(id: &str, word: &str, more: &str) -> String {
    format!(
        "[[rule]]\nid = '{id}'\n{more}\nfamily = 'K'\npattern = '{word}'\nmessage = 'No.'\n\
         example = [{{ bad = '[[{word}]]' }}, {{ bad = 'A [[{word}]].' }}, {{ ok = 'A' }}, {{ ok = 'B' }}]\n"
    )
}

fn load(layers: &[&[String]]) -> Result<RuleSet, RuleErrors> {
    let name = |layer: usize, text: &[String]| vec![pack(&format!("{layer}.toml"), &text.concat())];
    let layers: Vec<_> = layers.iter().enumerate().map(|(layer, text)| name(layer, text)).collect();
    RuleSet::load(&layers, detectors::ALL)
}

fn words(engine: &Engine, text: &str, options: &Options) -> Vec<String> {
    let article = Document::read_plain("a.txt", text.as_bytes().to_vec()).unwrap();
    engine.check(&article, options).into_iter().map(|found| found.text).collect()
}

#[test]
fn the_old_id_selects_ignores_and_grades_the_rule() {
    let rules =
        load(&[&[rule("new", "zorp", "aliases = ['old', 'older']"), rule("b", "blick", "")]]);
    let engine = Engine::new(rules.unwrap());
    let found = |options| words(&engine, "zorp blick", &options);
    let old = || vec!["older".to_owned()];
    assert_eq!(found(Options { select: old(), ..Options::default() }), ["zorp"]);
    assert_eq!(found(Options { ignore: old(), ..Options::default() }), ["blick"]);
    let possible = [("old".to_owned(), mtlint::diagnostic::Certainty::Possible)];
    assert_eq!(found(Options { certainties: possible.into(), ..Options::default() }), ["blick"]);
    assert_eq!(engine.rules().knows("old"), Ok(()));
    assert_eq!(engine.rules().rule("older").unwrap().id, "new");
    assert!(engine.rules().knows("oldest").unwrap_err().contains("did you mean `older`?"));
}

#[test]
fn a_fingerprint_is_known_under_the_old_id() {
    let fingerprints = |rules: &[String]| {
        let engine = Engine::new(load(&[rules]).unwrap());
        let article = Document::read_plain("a.txt", b"A zorp and a zorp.".to_vec()).unwrap();
        engine.check(&article, &Options::default())
    };
    let before = fingerprints(&[rule("old", "zorp", "")]);
    let after = fingerprints(&[rule("new", "zorp", "aliases = 'old'")]);
    for (before, after) in before.iter().zip(&after) {
        assert_ne!(before.fingerprint, after.fingerprint);
        assert_eq!(after.former.as_slice(), std::slice::from_ref(&before.fingerprint));
    }
    assert_ne!(before[0].fingerprint, before[1].fingerprint);
}

#[test]
fn a_file_that_replaced_the_rule_by_its_old_id_replaces_it_still() {
    let built_in = [rule("new", "zorp", "aliases = 'old'")];
    let own = [rule("old", "plonk", "")];
    let engine = Engine::new(load(&[&built_in, &own]).unwrap());
    assert_eq!(words(&engine, "zorp plonk", &Options::default()), ["plonk"]);
}

#[test]
fn a_rule_may_follow_another_by_its_old_id() {
    let rules = [rule("new", "zorp", "aliases = 'old'"), rule("next", "blick", "after = 'old'")];
    let text = rules.concat().replace("'[[blick]]'", "'zorp [[blick]]'");
    let text = text.replace("'A [[blick]].'", "'A zorp [[blick]].'");
    let engine = Engine::new(load(&[&[text]]).unwrap());
    assert_eq!(words(&engine, "blick zorp blick", &Options::default()), ["zorp", "blick"]);
}

#[test]
fn an_alias_belongs_to_one_rule() {
    let error = |rules: &[String]| load(&[rules]).err().unwrap().to_string();
    let taken = [rule("a", "zorp", "aliases = 'b'"), rule("b", "blick", "")];
    assert_eq!(error(&taken), "0.toml:3:12: aliases: `b` is taken by `b` at 0.toml:8");
    let twice = [rule("a", "zorp", "aliases = 'c'"), rule("b", "blick", "aliases = 'c'")];
    assert!(error(&twice).contains("`c` is taken by `b`"), "{}", error(&twice));
    let own = [rule("a", "zorp", "aliases = 'a'")];
    assert!(error(&own).contains("is the rule's id"), "{}", error(&own));
    let name = [rule("a", "zorp", "aliases = 'A b'")];
    assert!(error(&name).contains("is not in kebab-case"), "{}", error(&name));
}
