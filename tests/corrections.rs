//! What the built-in lists correct, and to what.

use mtlint::{Document, Engine, Options, RuleSet};

#[test]
fn no_correction_is_itself_a_fault() {
    let engine = Engine::new(RuleSet::built_in());
    let mut faults = Vec::new();
    for list in &engine.rules().lists {
        for (entry, correction) in list.corrections() {
            let text = if correction.starts_with(char::is_uppercase) {
                format!("The report of the year speaks of {correction} twice.")
            } else {
                // Whatever part of a sentence it is.
                format!("The report of the year has these words: {correction} anyway.")
            };
            let document = Document::read_plain("a.txt", text.into_bytes()).unwrap();
            let found = engine.check(&document, &Options::default());
            let found = found.iter().map(|found| {
                format!("{}: {entry} = {correction}: {} “{}”", list.name, found.rule, found.text)
            });
            faults.extend(found);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lists_of_acronyms_have_what_articles_of_ten_languages_leave() {
    let rules = RuleSet::built_in();
    let lists = rules.lists.iter().filter(|list| list.name.starts_with("acronym-"));
    assert!(lists.map(|list| list.corrections().count()).sum::<usize>() >= 150);
}
