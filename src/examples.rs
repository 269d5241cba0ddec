//! Rules kept to their word: each of their examples is a test.

use crate::diagnostic::{Certainty, Diagnostic};
use crate::document::Document;
use crate::engine::{Engine, Options};
use crate::fix;
use crate::rule::{Example, Rule};
use crate::style::Style;

/// Checks one example of a rule of the engine's.
///
/// A `bad` text has exactly one diagnostic of the rule, on the marked span, whose first fix gives
/// `good`. In `good` and `ok` texts the rule finds nothing, nor does any other of the default
/// profile; only a rule behind whose hit this one holds (`after`) still hits in `good`.
///
/// # Errors
/// What the rule did instead.
pub fn check(engine: &Engine, rule: &Rule, example: &Example) -> Result<(), String> {
    match example {
        Example::Ok { text } => check_clean(engine, rule, "ok", text),
        Example::Bad { text, fault, good } => {
            let found: Vec<_> = run(engine, rule, text)?
                .into_iter()
                .filter(|found| found.rule == rule.id)
                .collect();
            let [only] = found.as_slice() else {
                return Err(format!(
                    "one diagnostic is due in `bad`, there are {}: {}\n  {text}",
                    found.len(),
                    quoted(&found)
                ));
            };
            if only.span != *fault {
                let due = &text[fault.start..fault.end];
                return Err(format!("“{due}” is marked, “{}” was reported\n  {text}", only.text));
            }
            let Some(good) = good else { return Ok(()) };
            let fixed = only.fixes.first().map(|first| fix::apply(text, &first.edits));
            if fixed.as_ref() != Some(good) {
                let fixed = fixed.unwrap_or_else(|| "nothing: there is no fix".into());
                return Err(format!("the first fix gives\n  {fixed}\ninstead of\n  {good}"));
            }
            check_clean(engine, rule, "good", good)
        }
    }
}

fn check_clean(engine: &Engine, rule: &Rule, key: &str, text: &str) -> Result<(), String> {
    let before = rule.after.filter(|_| key == "good").map(|other| &engine.rules().rules[other].id);
    let found: Vec<_> = run(engine, rule, text)?
        .into_iter()
        .filter(|found| found.rule == rule.id || found.certainty > Certainty::Possible)
        .filter(|found| Some(&found.rule) != before)
        .collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("nothing is due in `{key}`, there is {}\n  {text}", quoted(&found)))
}

/// An example is an article of its own, from whatever language, in the house style of the rule.
fn run(engine: &Engine, rule: &Rule, text: &str) -> Result<Vec<Diagnostic>, String> {
    let style = Style::default();
    let style = rule.style.map_or(style, |choice| style.with(choice));
    let options = Options { certainty: Certainty::Possible, style, ..Options::default() };
    let document = Document::read_plain("example", text.as_bytes().to_vec());
    Ok(engine.check(&document.map_err(|error| error.to_string())?, &options))
}

fn quoted(found: &[Diagnostic]) -> String {
    let each: Vec<_> = found.iter().map(|one| format!("{} “{}”", one.rule, one.text)).collect();
    if each.is_empty() { "none".into() } else { each.join(", ") }
}
