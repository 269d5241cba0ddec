//! The table: what to do with stems by their ending, and what the rules get wrong.

use std::collections::BTreeMap;

use mtlint::lexicon::inflect::{Class, Form, Inflector, stem};

use super::Rows;
use super::gold::Gold;

/// The longest ending, in bytes; as in `src/lexicon/inflect/lemma.rs`.
const ENDING: usize = 6;
/// An ending is listed when so many more stems agree with it than with the shorter ending.
const SUPPORT: usize = 3;

/// A table made of the lemmas that `use_lemma` lets through. `own` is known beforehand.
pub fn table(gold: &Gold, use_lemma: impl Fn(&str) -> bool, own: &Rows) -> Rows {
    let mut rows = own.clone();
    // Short words first, small letters first: longer words may be made of them.
    let mut lemmas: Vec<_> = gold.forms.iter().filter(|((lemma, _), _)| use_lemma(lemma)).collect();
    lemmas.sort_by_key(|((lemma, form), _)| (has_capital(lemma), lemma.len(), lemma, form));
    for ((lemma, form), listed) in lemmas {
        let key = [">", form.tag()].concat();
        if own.0.get(lemma).is_some_and(|rows| rows.contains_key(&key)) {
            continue;
        }
        let found = Inflector { irregulars: &rows }.inflect(lemma, *form).into_owned();
        let expected = preferred(listed, lemma, *form, &found);
        if expected != found {
            rows.insert(lemma, &key, expected);
        }
    }
    let mut words: Vec<(&str, Form, Vec<&str>)> = gold
        .lemmas
        .iter()
        .map(|((word, form), lemmas)| {
            let lemmas = lemmas.iter().map(String::as_str).filter(|lemma| use_lemma(lemma));
            (word.as_str(), *form, lemmas.collect::<Vec<_>>())
        })
        .filter(|(_, _, lemmas)| !lemmas.is_empty())
        .collect();
    words.sort_by_key(|(word, form, _)| (has_capital(word), word.len(), *word, *form));
    endings(&words, &mut rows);
    for (word, form, lemmas) in words {
        let key = ["<", form.tag()].concat();
        if own.0.get(word).is_some_and(|rows| rows.contains_key(&key)) {
            continue;
        }
        let found = Inflector { irregulars: &rows }.lemma_of_form(word, form).into_owned();
        if !lemmas.contains(&found.as_str()) {
            rows.insert(word, &key, plainest(&lemmas));
        }
    }
    let mut words: Vec<_> = gold.by_class.iter().collect();
    words.sort_by_key(|((word, class), _)| (has_capital(word), word.len(), word, class));
    for ((word, class), lemmas) in words {
        let key = class_key(*class);
        let Some(first) = lemmas.iter().find(|lemma| use_lemma(lemma)) else {
            continue;
        };
        if own.0.get(word).is_some_and(|rows| rows.contains_key(key)) {
            continue;
        }
        let found = Inflector { irregulars: &rows }.lemma_of_class(word, *class).into_owned();
        if !lemmas.contains(&found) {
            rows.insert(word, key, first);
        }
    }
    rows
}

/// `rebuild` before `re-build`.
fn plainest<'a>(lemmas: &[&'a str]) -> &'a str {
    let plain = lemmas.iter().find(|lemma| lemma.bytes().all(|byte| byte.is_ascii_lowercase()));
    plain.unwrap_or(&lemmas[0])
}

/// Of several plurals the irregular one that is listed first, else the regular one; of other
/// forms the first.
fn preferred<'a>(listed: &'a [String], lemma: &str, form: Form, found: &'a str) -> &'a str {
    let first = listed[0].as_str();
    let irregular = form != Form::Plural || first != lemma;
    if irregular || !listed.iter().any(|word| word == found) { first } else { found }
}

const fn class_key(class: Class) -> &'static str {
    match class {
        Class::Noun => "<NOUN",
        Class::Verb => "<VERB",
        Class::Adjective => "<ADJ",
    }
}

/// Learns what to do with stems by their ending.
fn endings(words: &[(&str, Form, Vec<&str>)], rows: &mut Rows) {
    // Key and ending to scripts and how many stems follow them.
    let mut counts: BTreeMap<(&str, &str), BTreeMap<String, usize>> = BTreeMap::new();
    for (word, form, lemmas) in words.iter().filter(|(word, ..)| !has_capital(word)) {
        let Some((stem, key)) = stem(word, *form) else {
            continue;
        };
        for lemma in lemmas {
            let common = stem
                .char_indices()
                .zip(lemma.chars())
                .find(|((_, a), b)| a != b)
                .map_or(stem.len().min(lemma.len()), |((at, _), _)| at);
            let (cut, add) = (stem.len() - common, &lemma[common..]);
            if cut > 3 || add.len() > 3 {
                continue;
            }
            for at in (0..=stem.len()).filter(|at| stem.len() - at <= ENDING) {
                if let Some(ending) = stem.get(at..) {
                    let scripts = counts.entry((key, ending)).or_default();
                    *scripts.entry(format!("{cut}{add}")).or_default() += 1;
                }
            }
        }
    }
    let mut by_length: Vec<_> = counts.into_iter().collect();
    by_length.sort_by_key(|((key, ending), _)| (ending.len(), *key, *ending));
    for ((key, ending), scripts) in by_length {
        let Some((best, count)) = scripts.iter().max_by_key(|(_, count)| **count) else {
            continue;
        };
        let mut inherited = ending.char_indices().skip(1).map(|(at, _)| &ending[at..]).chain([""]);
        let inherited =
            inherited.find_map(|shorter| rows.0.get(&["-", shorter].concat())?.get(key));
        let agree = inherited.and_then(|script| scripts.get(script)).unwrap_or(&0);
        if inherited != Some(best) && *count >= agree + SUPPORT {
            rows.insert(&["-", ending].concat(), key, best);
        }
    }
}

fn has_capital(word: &str) -> bool {
    word.contains(char::is_uppercase)
}
