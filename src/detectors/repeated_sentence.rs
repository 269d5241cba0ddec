//! A sentence that stands in the article twice.

use rustc_hash::FxHashMap;

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, Found};
use crate::text::{Text, TokenKind};

/// Finds sentences that repeat an earlier one word for word, whatever their case and marks; what
/// repeats in a row is found as one. The scraper leaves them (a caption above and below a
/// picture, a standfirst that is also the first paragraph), and so does a system in a loop.
pub(super) struct RepeatedSentence;

impl Detector for RepeatedSentence {
    fn name(&self) -> &'static str {
        "repeated-sentence"
    }

    fn help(&self) -> &'static str {
        "Sentences that repeat an earlier one word for word."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "words",
            least: 1,
            most: 100,
            default: 8,
            help: "the fewest words of a sentence that counts",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &[]
    }

    fn run(&self, reading: &Reading<'_>, options: &[i64]) -> Vec<Found> {
        let least = usize::try_from(options[0]).unwrap_or(usize::MAX);
        let mut first_seen = FxHashMap::default();
        let mut found: Vec<Found> = Vec::new();
        // Where the sentence before this one stood first, if this block repeats it.
        let mut running = None;
        for block in 0..reading.blocks().len() {
            let text = reading.text(block);
            for sentence in 0..text.sentences() {
                let Some(words) = words(text, sentence, least) else {
                    running = None;
                    continue;
                };
                let Some(first) = first_seen.get(&words).copied() else {
                    first_seen.insert(words, (block, sentence));
                    running = None;
                    continue;
                };
                let (first_block, first_sentence) = first;
                let tokens = text.tokens_of_sentence(sentence);
                let goes_on =
                    sentence > 0 && running == Some((first_block, first_sentence.wrapping_sub(1)));
                running = Some(first);
                let place = reading.text(first_block).source_of_sentence(first_sentence);
                if goes_on && let Some(last) = found.last_mut() {
                    last.tokens.end = tokens.end;
                    if let Some(related) = &mut last.related {
                        related.end = place.end;
                    }
                } else {
                    found.push(Found {
                        block,
                        tokens,
                        values: Vec::new(),
                        related: Some(place),
                    });
                }
            }
            running = None;
        }
        found
    }
}

/// The words of a sentence in lower case, or `None` when they are fewer than `least`.
fn words(text: &Text, sentence: usize, least: usize) -> Option<String> {
    let tokens = text.tokens_of_sentence(sentence);
    let words = tokens.filter(|token| text.tokens()[*token].kind != TokenKind::Mark);
    let words: Vec<_> = words.map(|token| text.word(token).to_lowercase()).collect();
    (words.len() >= least).then(|| words.join(" "))
}
