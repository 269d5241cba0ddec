//! A sentence that stands in the article twice.

use rustc_hash::FxHashMap;

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, Found};

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
        &[
            DetectorOption {
                name: "words",
                least: 1,
                most: 100,
                default: 12,
                help: "the fewest words of a sentence that counts",
            },
            DetectorOption {
                name: "within",
                least: 0,
                most: 100,
                default: 0,
                help: "how many sentences further on it may stand at the most; 0: anywhere",
            },
        ]
    }

    fn binds(&self) -> &'static [&'static str] {
        &[]
    }

    fn run(&self, reading: &Reading<'_>, options: &[i64]) -> Vec<Found> {
        let [least, within] = [0, 1].map(|n| usize::try_from(options[n]).unwrap_or(usize::MAX));
        let mut seen: FxHashMap<u128, Seen> = FxHashMap::default();
        let mut found: Vec<Found> = Vec::new();
        let mut number = 0;
        // Where the sentence before this one stood first, if this block repeats it.
        let mut running = None;
        for block in 0..reading.blocks().len() {
            let text = reading.text(block);
            for (sentence, wording) in reading.wordings(block).iter().enumerate() {
                number += 1;
                if wording.words < least {
                    running = None;
                    continue;
                }
                let here = Seen { block, sentence, last: number };
                let first = match seen.get_mut(&wording.hash) {
                    Some(first) if within == 0 || number - first.last <= within => {
                        first.last = number;
                        *first
                    }
                    _ => {
                        seen.insert(wording.hash, here);
                        running = None;
                        continue;
                    }
                };
                let tokens = text.tokens_of_sentence(sentence);
                let goes_on = sentence > 0
                    && running.is_some()
                    && running == first.sentence.checked_sub(1).map(|before| (first.block, before));
                running = Some((first.block, first.sentence));
                let place = reading.text(first.block).source_of_sentence(first.sentence);
                if goes_on && let Some(last) = found.last_mut() {
                    last.tokens.end = tokens.end;
                    if let Some(related) = &mut last.related {
                        related.end = place.end;
                    }
                } else {
                    found.push(Found {
                        block,
                        tokens,
                        marked: None,
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

/// Where a sentence stood first, and the number of the sentence in which it stood last.
#[derive(Clone, Copy)]
struct Seen {
    block: usize,
    sentence: usize,
    last: usize,
}
