//! Every example of every rule is a test of its own.

use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};
use mtlint::{Engine, RuleSet, examples};

fn main() {
    let arguments = Arguments::from_args();
    let engine = Arc::new(Engine::new(RuleSet::with_examples(Vec::new()).unwrap()));
    let mut trials = Vec::new();
    for (r, rule) in engine.rules().rules.iter().enumerate() {
        for e in 0..rule.examples.len() {
            let engine = Arc::clone(&engine);
            trials.push(Trial::test(format!("{}::{}", rule.id, e + 1), move || {
                let rule = &engine.rules().rules[r];
                examples::check(&engine, rule, &rule.examples[e]).map_err(|message| {
                    format!("{}:{}: {}: {message}", rule.pack, rule.line, rule.id).into()
                })
            }));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}
