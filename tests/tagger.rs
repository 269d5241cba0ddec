//! Accuracy of the tagger on treebanks that nothing was made of, and what it makes of the words
//! that rules ask about.
//!
//! The accuracy gates need the development data; without `MTLINT_DATA` they say that they were
//! not run.

#![allow(clippy::print_stdout, reason = "figures are for the reader of the log")]

mod support;

use std::time::Instant;

use mtlint::lexicon::{Tagger, Tags};
use mtlint::span::Span;
use mtlint::text::Text;
use support::data;

fn text(source: &str) -> Text<'_> {
    Text::new(source, &[Span::new(0, source.len()).into()])
}

/// Per cent of the words of a treebank, in its own cut, whose Penn and Universal tags are right.
fn accuracy(table: &str) -> (f64, f64) {
    let (mut words, mut gold): (Vec<String>, Vec<(&str, &str)>) = (Vec::new(), Vec::new());
    let (mut all, mut penn, mut universal) = (0_u32, 0_u32, 0_u32);
    for line in table.lines().skip(1).chain([""]) {
        let cells: Vec<_> = line.split('\t').collect();
        if let [form, _, upos, xpos, _, _] = cells[..] {
            words.push(text(form).view().to_owned());
            gold.push((xpos, upos));
            continue;
        }
        let sentence: Vec<_> = words.iter().map(String::as_str).collect();
        for (found, (xpos, upos)) in Tagger::global().tag(&sentence).iter().zip(&gold) {
            all += 1;
            penn += u32::from(found.penn.name() == *xpos);
            universal += u32::from(found.universal.name() == *upos);
        }
        words.clear();
        gold.clear();
    }
    let share = |right: u32| 100.0 * f64::from(right) / f64::from(all);
    (share(penn), share(universal))
}

fn check(table: &str, penn_floor: f64, universal_floor: f64) {
    let Some(content) = data::text(format!("treebank/{table}")) else { return };
    let (penn, universal) = accuracy(&content);
    println!("{table}: Penn {penn:.2} %, Universal {universal:.2} %");
    assert!(penn >= penn_floor, "{table}: Penn {penn:.2} is below {penn_floor}");
    assert!(
        universal >= universal_floor,
        "{table}: Universal {universal:.2} is below {universal_floor}"
    );
}

#[test]
fn words_of_parallel_texts_are_tagged() {
    check("pud-test.tsv", 95.0, 95.5);
}

#[test]
fn words_of_news_are_tagged() {
    check("gum-news-test.tsv", 95.0, 94.0);
}

/// `word/PENN/UNIVERSAL` for every token.
fn tagged(source: &str) -> String {
    let text = text(source);
    let tags: Vec<Tags> =
        (0..text.sentences()).flat_map(|n| Tagger::global().tag_sentence(&text, n)).collect();
    assert_eq!(tags.len(), text.tokens().len());
    let words: Vec<_> = tags
        .iter()
        .enumerate()
        .map(|(at, tags)| {
            format!("{}/{}/{}", text.word(at), tags.penn.name(), tags.universal.name())
        })
        .collect();
    words.join(" ")
}

// Wrong: “read-only” is an adjective (JJ, ADJ) here; the treebanks, which cut it, do not say so.
#[test]
fn a_word_is_tagged_by_its_use() {
    assert_eq!(
        tagged("They have left to read the read-only notes."),
        "They/PRP/PRON have/VBP/AUX left/VBN/VERB to/TO/PART read/VB/VERB the/DT/DET \
         read-only/NN/NOUN notes/NNS/NOUN ././PUNCT"
    );
}

// Wrong: the first “After” opens a clause (SCONJ); the look ahead stops at the verb but is outvoted.
#[test]
fn one_penn_tag_is_several_universal_ones() {
    assert_eq!(
        tagged("After the war ended, she was not after that."),
        "After/IN/ADP the/DT/DET war/NN/NOUN ended/VBD/VERB ,/,/PUNCT she/PRP/PRON was/VBD/AUX \
         not/RB/PART after/IN/ADP that/DT/PRON ././PUNCT"
    );
}

#[test]
fn letter_case_settles_no_verb() {
    let verb = |source: &str| tagged(source).contains("/VBD/VERB");
    assert!(verb("The president announced a new plan on Monday."));
    assert!(verb("the president announced a new plan on monday."));
    assert!(verb("THE PRESIDENT ANNOUNCED A NEW PLAN ON MONDAY."));
}

#[test]
fn names_without_capitals_are_names_where_the_word_is_no_other() {
    assert!(tagged("they met the minister in paris on monday.").contains("paris/NNP/PROPN"));
    assert!(tagged("They met the minister in paris on Monday.").contains("paris/NNP/PROPN"));
}

#[test]
fn anything_is_tagged() {
    assert!(Tagger::global().tag(&[]).is_empty());
    let long = "é".repeat(10_000);
    assert_eq!(Tagger::global().tag(&["", "\u{301}", &long, "-", "日本", "\"", "\u{0}"]).len(), 7);
}

/// The floor is 10 ms for what is released; what is built for tests may take longer.
#[test]
fn the_tagger_is_ready_soon() {
    let start = Instant::now();
    let tagger = Tagger::read(include_bytes!("../data/tagger.bin"));
    let took = start.elapsed();
    assert!(tagger.is_some());
    println!("ready in {took:?}");
}
