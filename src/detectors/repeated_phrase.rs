//! Words in a row that stand twice in a row.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// Finds runs of words that stand twice or more in a row within a sentence, with nothing between
/// them or a comma, whatever their case: what a system in a loop writes. Reports all but the first,
/// with what stands before them.
pub(super) struct RepeatedPhrase;

/// The longest run, in tokens with its comma.
const LONGEST: usize = 16;

impl Detector for RepeatedPhrase {
    fn name(&self) -> &'static str {
        "repeated-phrase"
    }

    fn help(&self) -> &'static str {
        "Runs of words that stand twice in a row."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[
            DetectorOption {
                name: "words",
                least: 1,
                most: 15,
                default: 3,
                help: "the fewest words of a run that counts",
            },
            DetectorOption {
                name: "times",
                least: 2,
                most: 10,
                default: 2,
                help: "how often it must stand there",
            },
        ]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["phrase"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        let [words, times] = [0, 1].map(|n| usize::try_from(options[n]).unwrap_or(usize::MAX));
        let mut hashes = Vec::new();
        let mut lower = String::new();
        Box::new(EachBlock::new(move |reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            hashes.clear();
            hashes.extend((0..text.tokens().len()).map(|token| hash(text.word(token), &mut lower)));
            for sentence in 0..text.sentences() {
                let sentence = text.tokens_of_sentence(sentence);
                let mut from = sentence.start;
                while let Some(loop_) = next_loop(text, &hashes, from..sentence.end, words, times) {
                    let characters = text.characters();
                    let first = text.characters_of(loop_.first.clone());
                    let all = text.characters_of(loop_.first.start..loop_.end);
                    found.push(Found {
                        block,
                        tokens: loop_.first.end..loop_.end,
                        marked: Some(Span::new(first.end, all.end)),
                        values: vec![characters[first.start..first.end].to_owned()],
                        related: None,
                    });
                    from = loop_.end;
                }
            }
        }))
    }
}

/// A run of words and where its repetitions end, in tokens.
struct Loop {
    first: Range<usize>,
    end: usize,
}

fn hash(word: &str, lower: &mut String) -> u64 {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase));
    }
    xxh3_64(lower.as_bytes())
}

/// The first run in a stretch that is repeated often enough: of those that begin at one token the
/// shortest.
fn next_loop(
    text: &Text,
    hashes: &[u64],
    within: Range<usize>,
    words: usize,
    times: usize,
) -> Option<Loop> {
    for start in within.clone() {
        // One word in a row is no phrase.
        if start + 1 < within.end && hashes[start] == hashes[start + 1] {
            continue;
        }
        for distance in words.max(2)..=LONGEST {
            let second = start + distance;
            if second >= within.end {
                break;
            }
            // The last token of the run may be a comma that the last repetition lacks.
            let comma = usize::from(text.word(second - 1) == ",");
            let first = start..second - comma;
            if hashes[start] != hashes[second] || !counts(text, &first, words) {
                continue;
            }
            let same = (second..within.end)
                .take_while(|token| hashes[*token] == hashes[*token - distance])
                .count();
            let repetitions = (same + comma) / distance;
            if repetitions + 1 >= times {
                return Some(Loop { first, end: second + repetitions * distance - comma });
            }
        }
    }
    None
}

/// Whether a run begins and ends with a word and has enough of them.
fn counts(text: &Text, run: &Range<usize>, least: usize) -> bool {
    let is_word = |token: usize| text.tokens()[token].kind == TokenKind::Word;
    let long = |token: &usize| is_word(*token) && !text.word(*token).starts_with('\'');
    !run.is_empty()
        && is_word(run.start)
        && is_word(run.end - 1)
        && run.clone().filter(long).count() >= least
}
