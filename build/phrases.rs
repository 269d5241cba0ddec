//! Lays out the entries of all lists as one trie over words, which `src/lexicon/phrases.rs` reads in
//! place.
//!
//! Every file is numbers of four bytes, little end first, but for the first:
//!
//! ```text
//! phrases_words.txt     the words that entries are made of, in lower case, end to end
//! phrases_ends.bin      words + 1: the ends of word n are at n and n + 1
//! phrases_slots.bin     slots × (0 for none, or word + 1 in the lower 20 bits, and the upper 12 bits
//!                       of its hash)
//! phrases_nodes.bin     (nodes + 1) × (word, first child, first entry)
//! phrases_entries.bin   entries × (string of lexicon.txt, set)
//! phrases_begins.bin    roots × set: the lists that have an entry beginning with word n
//! phrases_sets.bin      sets × as many numbers as hold a bit for every list
//! phrases_lists.bin     lists × (how many words its entries begin with, words of its longest entry)
//! ```
//!
//! Nodes come breadth first, so that the children of node n are those from its first child to that
//! of node n + 1, and its entries likewise. Children are in the order of their words. The words that
//! entries begin with come first: word n is node n, for n below the number of roots.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::{fs, io};

use xxhash_rust::xxh3::xxh3_64;

use crate::lexicon::count;
use crate::span::Span;
use crate::text::Text;

#[derive(Default)]
struct Node<'a> {
    children: BTreeMap<u32, Node<'a>>,
    /// By spelling: the lists that spell it so.
    entries: BTreeMap<&'a str, BTreeSet<u32>>,
    /// The lists that have an entry here.
    lists: BTreeSet<u32>,
}

/// Writes the files. `lists` has the entries of every list, in its order; `string` gives the number
/// of an entry in `lexicon.txt`.
pub fn build<'a>(
    lists: &[Vec<&'a str>],
    string: &dyn Fn(&str) -> u32,
    out: &Path,
) -> io::Result<()> {
    let distinct: BTreeSet<&str> = lists.iter().flatten().copied().collect();
    let split: HashMap<&str, Vec<String>> =
        distinct.into_iter().map(|entry| (entry, words(entry))).collect();
    let first: BTreeSet<&str> =
        split.values().filter_map(|words| Some(words.first()?.as_str())).collect();
    let inner: BTreeSet<&str> = split.values().flatten().map(String::as_str).collect();
    let ordered: Vec<&str> =
        first.iter().copied().chain(inner.difference(&first).copied()).collect();
    let numbers: HashMap<&str, u32> =
        ordered.iter().enumerate().map(|(number, word)| (*word, count(number))).collect();

    let mut root = Node::default();
    let mut begins = vec![BTreeSet::new(); first.len()];
    let mut of_lists = Vec::new();
    for (list, entries) in lists.iter().enumerate() {
        let list = count(list);
        let mut beginnings = BTreeSet::new();
        let mut longest = 0;
        for entry in entries {
            let words: Vec<u32> = split[entry].iter().map(|word| numbers[word.as_str()]).collect();
            let Some(first) = words.first() else { continue };
            begins[*first as usize].insert(list);
            beginnings.insert(*first);
            longest = longest.max(words.len());
            let node =
                words.iter().fold(&mut root, |node, word| node.children.entry(*word).or_default());
            // Of several spellings the first holds.
            if node.lists.insert(list) {
                node.entries.entry(entry).or_default().insert(list);
            }
        }
        of_lists.extend([count(beginnings.len()), count(longest)]);
    }

    let mut sets =
        Sets { width: lists.len().div_ceil(32), numbers: HashMap::new(), bits: Vec::new() };
    let begins: Vec<u32> = begins.iter().map(|lists| sets.number(lists)).collect();
    let (mut nodes, mut entries) = (Vec::new(), Vec::new());
    let mut level: Vec<(u32, &Node<'_>)> = children(&root);
    let mut placed = level.len();
    while !level.is_empty() {
        let mut below = Vec::new();
        for (word, node) in level {
            nodes.extend([word, count(placed), count(entries.len() / 2)]);
            placed += node.children.len();
            below.extend(children(node));
            for (entry, lists) in &node.entries {
                entries.extend([string(entry), sets.number(lists)]);
            }
        }
        level = below;
    }
    nodes.extend([0, count(placed), count(entries.len() / 2)]);

    let mut ends = vec![0];
    for word in &ordered {
        ends.push(ends.last().expect("it has one") + count(word.len()));
    }
    let write = |name: &str, numbers: &[u32]| {
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        fs::write(out.join(format!("phrases_{name}.bin")), bytes)
    };
    fs::write(out.join("phrases_words.txt"), ordered.concat())?;
    write("ends", &ends)?;
    write("slots", &slots(&ordered))?;
    write("nodes", &nodes)?;
    write("entries", &entries)?;
    write("begins", &begins)?;
    write("sets", &sets.bits)?;
    write("lists", &of_lists)
}

/// The words of an entry as a rule sees them in an article, in lower case.
fn words(entry: &str) -> Vec<String> {
    let text = Text::new(entry, &[Span::new(0, entry.len()).into()]);
    (0..text.tokens().len()).map(|token| text.word(token).to_lowercase()).collect()
}

fn children<'a, 'b>(node: &'b Node<'a>) -> Vec<(u32, &'b Node<'a>)> {
    node.children.iter().map(|(word, child)| (*word, child)).collect()
}

/// Sets of lists, each once.
struct Sets {
    width: usize,
    numbers: HashMap<Vec<u32>, u32>,
    bits: Vec<u32>,
}

impl Sets {
    fn number(&mut self, lists: &BTreeSet<u32>) -> u32 {
        let mut bits = vec![0; self.width];
        for list in lists {
            bits[*list as usize / 32] |= 1 << (list % 32);
        }
        let new = count(self.numbers.len());
        *self.numbers.entry(bits).or_insert_with_key(|bits| {
            self.bits.extend(bits);
            new
        })
    }
}

/// A hash table with open addressing, at most half full.
fn slots(words: &[&str]) -> Vec<u32> {
    assert!(words.len() < 1 << 20, "a slot has 20 bits for the word");
    let slots = (words.len() * 2).next_power_of_two();
    let mut table = vec![0; slots];
    for (number, word) in words.iter().enumerate() {
        let hash = xxh3_64(word.as_bytes());
        let mut slot = usize::try_from(hash & 0xffff_ffff).expect("32 bits") & (slots - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        let upper = u32::try_from(hash >> 52).expect("12 bits");
        table[slot] = count(number + 1) | (upper << 20);
    }
    table
}
