//! The entries of the lists that come with the program, word by word: one trie for all lists.
//!
//! Numbers of words in, entries as the lists spell them out. Everything is read in place; how many
//! entries there are is nothing to the start. `build/phrases.rs` says how the bytes lie.

use xxhash_rust::xxh3::xxh3_64;

use super::lists;

static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/phrases_words.txt"));
static ENDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases_ends.bin"));
static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases_slots.bin"));
static NODES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases_nodes.bin"));
static ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases_entries.bin"));
static BEGINS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases_begins.bin"));
static SETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases_sets.bin"));
static LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases_lists.bin"));

fn number(numbers: &[u8], position: usize) -> u32 {
    let bytes = &numbers[position * 4..position * 4 + 4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

/// How many words entries are made of; they are numbered from 0.
#[must_use]
pub fn words() -> usize {
    ENDS.len() / 4 - 1
}

/// A word by its number, in lower case.
#[must_use]
pub fn word(word: u32) -> &'static str {
    let word = word as usize;
    &WORDS[number(ENDS, word) as usize..number(ENDS, word + 1) as usize]
}

/// The number of a word in lower case. `hash` is its `xxh3_64`.
#[must_use]
pub fn find(folded: &[u8], hash: u64) -> Option<u32> {
    let mask = SLOTS.len() / 4 - 1;
    #[expect(clippy::cast_possible_truncation, reason = "the mask keeps fewer bits")]
    let mut slot = hash as u32 as usize & mask;
    loop {
        let found = number(SLOTS, slot);
        let candidate = (found & 0xf_ffff).checked_sub(1)?;
        if u64::from(found >> 20) == hash >> 52 && word(candidate).as_bytes() == folded {
            return Some(candidate);
        }
        slot = (slot + 1) & mask;
    }
}

/// How many numbers a set of lists takes.
fn set_width() -> usize {
    (LISTS.len() / 8).div_ceil(32)
}

/// The number of a word, whatever its case.
#[must_use]
pub fn find_in_any_case(word: &str) -> Option<u32> {
    folded(word, |folded| find(folded, xxh3_64(folded)))
}

/// What is done with a word in lower case, in bytes; short ones need no memory of their own.
pub fn folded<T>(word: &str, with: impl FnOnce(&[u8]) -> T) -> T {
    const SHORT: usize = 64;
    if word.is_ascii() && word.len() <= SHORT {
        let mut folded = [0; SHORT];
        let folded = &mut folded[..word.len()];
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        with(folded)
    } else {
        with(word.to_lowercase().as_bytes())
    }
}

/// How many sets of lists there are; they are numbered from 0.
#[must_use]
pub fn sets() -> usize {
    SETS.len() / 4 / set_width()
}

/// The set of lists that have an entry beginning with this word.
#[must_use]
pub fn beginnings(word: u32) -> Option<usize> {
    let word = word as usize;
    (word < BEGINS.len() / 4).then(|| number(BEGINS, word) as usize)
}

/// A list that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct List(usize);

impl List {
    /// The list of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        lists::position(name).map(Self)
    }

    /// How many different words its entries begin with.
    #[must_use]
    pub fn beginnings(self) -> usize {
        number(LISTS, self.0 * 2) as usize
    }

    /// How many words its longest entry has.
    #[must_use]
    pub fn longest(self) -> usize {
        number(LISTS, self.0 * 2 + 1) as usize
    }

    /// Whether an entry begins with this word.
    #[must_use]
    pub fn has_beginning(self, word: u32) -> bool {
        beginnings(word).is_some_and(|set| self.is_in(set))
    }

    /// The entries that these words begin with, from the shortest: how many words each has, and
    /// how the list spells it.
    pub fn entries(self, words: &[u32]) -> impl Iterator<Item = (usize, &'static str)> {
        let spelled = |entry| lists::string(number(ENTRIES, entry * 2) as usize);
        self.found(words).map(move |(length, entry)| (length, spelled(entry)))
    }

    /// How many words the entries have that these words begin with, from the shortest.
    pub fn lengths(self, words: &[u32]) -> impl Iterator<Item = usize> {
        self.found(words).map(|(length, _)| length)
    }

    /// The lengths and numbers of the entries that these words begin with.
    fn found(self, words: &[u32]) -> impl Iterator<Item = (usize, usize)> {
        let first = words.first().copied().filter(|word| self.has_beginning(*word));
        let nodes =
            std::iter::successors(first.map(|word| (1, word as usize)), |(length, node)| {
                Some((length + 1, child(*node, *words.get(*length)?)?))
            });
        nodes.filter_map(move |(length, node)| Some((length, self.entry(node)?)))
    }

    /// The number of the entry that ends at a node.
    fn entry(self, node: usize) -> Option<usize> {
        let entries = number(NODES, node * 3 + 2)..number(NODES, node * 3 + 5);
        entries
            .map(|entry| entry as usize)
            .find(|entry| self.is_in(number(ENTRIES, entry * 2 + 1) as usize))
    }

    /// Whether a set has this list.
    #[must_use]
    pub fn is_in(self, set: usize) -> bool {
        number(SETS, set * set_width() + self.0 / 32) & (1 << (self.0 % 32)) != 0
    }
}

/// The child of a node for a word.
fn child(node: usize, word: u32) -> Option<usize> {
    let (mut low, mut high) =
        (number(NODES, node * 3 + 1) as usize, number(NODES, node * 3 + 4) as usize);
    while low < high {
        let middle = low.midpoint(high);
        match number(NODES, middle * 3).cmp(&word) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}
