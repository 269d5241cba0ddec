//! How often n-grams stand in machine text and in text by people, in bounded memory.
//!
//! Two passes. The first counts hashes in a table of fixed size, a byte each, which says what may be
//! frequent enough: a count-min sketch of one row (Cormode and Muthukrishnan 2005). The second counts
//! only that, and exactly. N-grams are dealt out to shards by their hash, in the order of the text,
//! so that counts are the same on any number of cores.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::corpus::Corpus;
use super::grams::{Gram, Shape, each};

/// An n-gram with its counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub hash: u64,
    pub machine: u32,
    pub human: u32,
    /// In how many articles of machine text it stands.
    pub articles: u32,
    /// The last article it was seen in.
    last: u32,
    /// Where it stands first.
    pub at: u32,
    pub shape: Shape,
}

/// What stands in fewer articles is what they are about.
const ARTICLES: u32 = 3;
const SHARDS: usize = 64;
/// So many texts are cut into n-grams by one core at a time, and so many times that are dealt out
/// together.
const TEXTS: usize = 128;
const PARTS: usize = 64;
/// Counters of the sketch, at least and at most, in a shard.
const FEWEST: usize = 1 << 10;
const MOST: usize = 1 << 23;
/// About how many n-grams begin at a unit.
const GRAMS: usize = 16;

/// Counts the n-grams that stand at least `least` times in machine text, and in [`ARTICLES`].
/// In no order.
pub(super) fn count(
    machine: &Corpus,
    human: &Corpus,
    longest: usize,
    least: u32,
    done: &(dyn Fn(usize) + Sync),
) -> Vec<Counted> {
    let counters = (machine.words.len() * GRAMS / SHARDS).next_power_of_two().clamp(FEWEST, MOST);
    let slot = |hash: u64| usize::try_from(hash & (counters as u64 - 1)).unwrap_or(0);
    let mut sketch = vec![vec![0_u8; counters]; SHARDS];
    let all = |_: u64| true;
    pass(machine, longest, &mut sketch, &all, done, |shard, grams| {
        for gram in grams {
            let counter = &mut shard[slot(gram.hash)];
            *counter = counter.saturating_add(1);
        }
    });
    let enough = u8::try_from(least).unwrap_or(u8::MAX);
    let is_frequent = |hash: u64| sketch[shard_of(hash)][slot(hash)] >= enough;
    let mut shards: Vec<FxHashMap<u64, Counted>> = vec![FxHashMap::default(); SHARDS];
    pass(machine, longest, &mut shards, &is_frequent, done, |shard, grams| {
        for gram in grams {
            let article = machine.articles[machine.text_of(gram.at)];
            let new = Counted {
                hash: gram.hash,
                machine: 0,
                human: 0,
                articles: 0,
                last: u32::MAX,
                at: gram.at,
                shape: gram.shape,
            };
            let counted = shard.entry(gram.hash).or_insert(new);
            counted.machine += 1;
            counted.articles += u32::from(counted.last != article);
            counted.last = article;
        }
    });
    for shard in &mut shards {
        shard.retain(|_, counted| {
            counted.machine >= least && counted.articles >= ARTICLES.min(least)
        });
    }
    pass(human, longest, &mut shards, &is_frequent, done, |shard, grams| {
        for gram in grams {
            if let Some(counted) = shard.get_mut(&gram.hash) {
                counted.human += 1;
            }
        }
    });
    shards.into_iter().flat_map(FxHashMap::into_values).collect()
}

/// Where each of some n-grams stands, in order.
pub(super) fn places(
    corpus: &Corpus,
    longest: usize,
    hashes: impl Iterator<Item = u64>,
) -> FxHashMap<u64, Vec<u32>> {
    let hashes: FxHashSet<u64> = hashes.collect();
    let mut shards: Vec<FxHashMap<u64, Vec<u32>>> = vec![FxHashMap::default(); SHARDS];
    let is_asked = |hash: u64| hashes.contains(&hash);
    pass(corpus, longest, &mut shards, &is_asked, &|_| {}, |shard, grams| {
        for gram in grams {
            shard.entry(gram.hash).or_default().push(gram.at);
        }
    });
    shards.into_iter().flatten().collect()
}

fn shard_of(hash: u64) -> usize {
    usize::try_from(hash >> 58).unwrap_or(0)
}

/// Hands every n-gram that is to be kept to its shard, in the order of the text. `done` is told how
/// many more texts have been through.
fn pass<S: Send>(
    corpus: &Corpus,
    longest: usize,
    shards: &mut [S],
    is_kept: &(impl Fn(u64) -> bool + Sync),
    done: &(dyn Fn(usize) + Sync),
    take: impl Fn(&mut S, &[Gram]) + Sync,
) {
    let texts = corpus.starts.len() - 1;
    for first in (0..texts).step_by(TEXTS * PARTS) {
        let end = texts.min(first + TEXTS * PARTS);
        let parts: Vec<Range<usize>> =
            (first..end).step_by(TEXTS).map(|at| at..end.min(at + TEXTS)).collect();
        let dealt: Vec<Vec<Vec<Gram>>> = parts
            .into_par_iter()
            .map(|part| {
                let mut dealt = vec![Vec::new(); SHARDS];
                for at in corpus.starts[part.start]..corpus.starts[part.end] {
                    each(corpus, at as usize, longest, &mut |gram| {
                        if is_kept(gram.hash) {
                            dealt[shard_of(gram.hash)].push(gram);
                        }
                    });
                }
                dealt
            })
            .collect();
        shards.par_iter_mut().enumerate().for_each(|(number, shard)| {
            for part in &dealt {
                take(shard, &part[number]);
            }
        });
        done(end - first);
    }
}
