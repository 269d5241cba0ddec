//! A sentence that stands in the article twice.

use rustc_hash::FxHashMap;

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, Found, Search};

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

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        let [least, within] = [0, 1].map(|n| usize::try_from(options[n]).unwrap_or(usize::MAX));
        Box::new(Repetitions { least, within })
    }
}

struct Repetitions {
    /// The fewest words of a sentence that counts.
    least: usize,
    /// How far apart the two may be, in sentences; 0: anywhere.
    within: usize,
}

impl Search for Repetitions {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        reading.note_wordings(block);
    }

    fn end(self: Box<Self>, reading: &Reading<'_>) -> Vec<Found> {
        let Self { least, within } = *self;
        let wordings = reading.wordings();
        let repeated = wordings.repeated(least);
        let mut seen: FxHashMap<u64, Seen> = FxHashMap::default();
        let mut found: Vec<Found> = Vec::new();
        let mut number = 0;
        // Where the sentence before this one stood first, if this block repeats it.
        let mut running = None;
        for block in 0..reading.blocks().len() {
            for (sentence, wording) in wordings.of_block(block).enumerate() {
                number += 1;
                if usize::from(wording.words) < least
                    || repeated.binary_search(&wording.hash).is_err()
                {
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
                let tokens = reading.text(block).tokens_of_sentence(sentence);
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
