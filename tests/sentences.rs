//! Accuracy of the sentence splitter on two treebanks that nothing was made of.
//!
//! Needs the development data; without `MTLINT_DATA` it says that it was not run.

mod support;

use std::collections::BTreeSet;

use mtlint::span::Span;
use mtlint::text::Text;
use support::data::{self, say};

/// F1 of whole sentences (both ends right, scored as at `CoNLL` 2018); the sentences of a paragraph are
/// run together with spaces.
fn f1(table: &str) -> f64 {
    let (mut gold, mut found, mut right) = (0, 0, 0);
    for paragraph in paragraphs(table) {
        let mut text = String::new();
        let mut expected = BTreeSet::new();
        for sentence in paragraph {
            let start = text.len();
            text.push_str(sentence.trim());
            expected.insert((start, text.len()));
            text.push(' ');
        }
        let read = Text::new(&text, &[Span::new(0, text.len()).into()]);
        let split: BTreeSet<_> = (0..read.sentences())
            .map(|n| read.source_of_sentence(n))
            .map(|span| (span.start, span.end))
            .collect();
        gold += expected.len();
        found += split.len();
        right += expected.intersection(&split).count();
    }
    let count = |n: usize| f64::from(u32::try_from(n).expect("a treebank is small"));
    2.0 * count(right) / count(gold + found)
}

fn paragraphs(table: &str) -> Vec<Vec<&str>> {
    let mut paragraphs = vec![Vec::new()];
    for line in table.lines() {
        if line == "## par" {
            paragraphs.push(Vec::new());
        } else if let Some(sentence) = line.strip_prefix("## text ") {
            paragraphs.last_mut().expect("starts with one").push(sentence);
        }
    }
    paragraphs
}

fn check(table: &str, floor: f64) {
    let Some(content) = data::text(format!("treebank/{table}")) else { return };
    let score = f1(&content);
    say(&format!("{table}: F1 {:.2} %", score * 100.0));
    assert!(score >= floor, "{table}: F1 {score:.4} is below {floor}");
}

#[test]
fn sentences_of_news_are_found() {
    check("gum-news-test.tsv", 0.95);
}

#[test]
fn sentences_of_parallel_texts_are_found() {
    check("pud-test.tsv", 0.99);
}
