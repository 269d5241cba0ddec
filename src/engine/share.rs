//! Rules that speak of the article as a whole.

use rustc_hash::FxHashMap;

use super::Hit;
use super::article::Article;
use crate::rule::{RuleSet, Share};
use crate::text::{Token, TokenKind};

/// Keeps of each rule with `share` the first hit, if the sentences with hits make up their share of
/// the article.
pub(super) fn settle(hits: &mut Vec<Hit>, article: &Article<'_>, rules: &RuleSet) {
    let share = |hit: &Hit| rules.rules[hit.rule].share;
    let mut sentences: Vec<(usize, usize, usize)> = Vec::new();
    for hit in hits.iter().filter(|hit| share(hit).is_some()) {
        let all = article.sentences(hit.block, &hit.tokens);
        sentences.extend(all.map(|sentence| (hit.rule, hit.block, sentence)));
    }
    if sentences.is_empty() {
        return;
    }
    sentences.sort_unstable();
    sentences.dedup();
    let reading = &article.reading;
    let mut whole = Amount::default();
    for block in 0..reading.blocks().len() {
        whole.add(reading.text(block).tokens());
    }
    let mut amounts: FxHashMap<usize, Amount> = FxHashMap::default();
    for (rule, block, sentence) in sentences {
        let text = reading.text(block);
        let tokens = &text.tokens()[text.tokens_of_sentence(sentence)];
        amounts.entry(rule).or_default().add(tokens);
    }
    hits.sort_by_key(|hit| (hit.rule, hit.block, hit.tokens.start));
    let mut last = None;
    hits.retain(|hit| {
        share(hit).is_none_or(|Share { percent, words }| {
            let amount = amounts[&hit.rule];
            last.replace(hit.rule) != Some(hit.rule)
                && amount.bytes * 100 >= whole.bytes * percent
                && amount.words >= words
        })
    });
}

/// How much text some tokens are.
#[derive(Clone, Copy, Default)]
struct Amount {
    /// Without the spaces between the tokens.
    bytes: usize,
    /// And numbers.
    words: usize,
}

impl Amount {
    fn add(&mut self, tokens: &[Token]) {
        self.bytes += tokens.iter().map(|token| token.span().len()).sum::<usize>();
        self.words += tokens.iter().filter(|token| token.kind != TokenKind::Mark).count();
    }
}
