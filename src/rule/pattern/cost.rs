//! How often words stand in English: what it costs to look at every place where they do.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::lexicon::phrases;

/// How often words and marks stand in a million tokens of English news, roughly: enough to tell
/// what is rare from what is not.
const COMMON: &[(u32, &str)] = &[
    (45_000, "the , ."),
    (20_000, "of to and a in \""),
    (8_000, "for is on that with said was at it as by he from be an are his ( ) 's : - ? ' —"),
    (
        3_000,
        "has have this but not will had they its were who more or which their we you after \
             about been one would up when out also i than all there new if her she two year",
    ),
    (
        1_000,
        "into can first other over time no last some years people so what could just before \
             most only do him now our them any my may many while where being such because these \
             those made between against through during under even then how back should much your \
             did well get like day week month government president country state world ; % $ 1 2 3",
    ),
];

/// What all numbers cost together. Half of what they are of news: the expression that follows is
/// soon done with most of them.
pub const OF_DIGITS: u32 = 10_000;

/// What any other word costs.
const RARE: u32 = 20;

fn common() -> impl Iterator<Item = (&'static str, u32)> {
    COMMON.iter().flat_map(|(cost, words)| words.split_whitespace().map(move |word| (word, *cost)))
}

/// What a word costs as an anchor: how often it is met for nothing.
pub fn of_word(word: &str) -> u32 {
    static COSTS: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| common().collect());
    COSTS.get(word).copied().unwrap_or(RARE)
}

/// What the words cost that the entries of a list begin with.
pub fn of_list(list: phrases::List) -> u32 {
    static COSTS: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
        let number = |word: &str| phrases::find(word.as_bytes(), xxh3_64(word.as_bytes()));
        common().filter_map(|(word, cost)| Some((number(word)?, cost))).collect()
    });
    let common: Vec<u32> =
        COSTS.iter().filter(|(word, _)| list.has_beginning(*word)).map(|(_, cost)| *cost).collect();
    let rare = u32::try_from(list.beginnings() - common.len()).unwrap_or(u32::MAX);
    rare.saturating_mul(RARE).saturating_add(common.iter().sum())
}
