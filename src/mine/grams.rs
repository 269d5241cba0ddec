//! N-grams of words and classes: which there are, and how patterns write them.

use super::corpus::{Corpus, place};
use super::units::{BREAK, CLASSES, MARK, PLAIN, START, Unit};

/// The longest n-gram that can be asked for.
pub const LONGEST: usize = 8;
/// So many words of an n-gram may be hidden behind their tag. Names and digits do not count.
const MOST_HIDDEN: usize = 2;

/// An n-gram at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gram {
    /// Of its symbols; two n-grams are taken to be the same when their hashes are.
    pub hash: u64,
    /// Its first unit.
    pub at: u32,
    pub shape: Shape,
}

/// How many units an n-gram has, and which of them (from the lowest bit) are classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub length: u8,
    pub hidden: u8,
}

impl Shape {
    pub fn is_class(self, position: usize) -> bool {
        self.hidden >> position & 1 == 1
    }

    /// How many of its units are words.
    pub fn words(self) -> u32 {
        u32::from(self.length) - self.hidden.count_ones()
    }
}

/// Calls `take` with every n-gram of up to `longest` units that begins at `at`. An n-gram has a
/// word with a letter, goes over no end of a sentence, and hides at most [`MOST_HIDDEN`] words.
pub(super) fn each(corpus: &Corpus, at: usize, longest: usize, take: &mut impl FnMut(Gram)) {
    let gram = Gram { hash: 0, at: place(at), shape: Shape { length: 0, hidden: 0 } };
    grow(corpus, gram, Bounds { longest, may_hide: MOST_HIDDEN, has_word: false }, take);
}

#[derive(Clone, Copy)]
struct Bounds {
    longest: usize,
    may_hide: usize,
    has_word: bool,
}

fn grow(corpus: &Corpus, gram: Gram, bounds: Bounds, take: &mut impl FnMut(Gram)) {
    let length = usize::from(gram.shape.length);
    let at = gram.at as usize + length;
    let Some(&class) = corpus.classes.get(at) else { return };
    if length == bounds.longest || class == BREAK || (class == START && length > 0) {
        return;
    }
    let word = corpus.words[at];
    if word != 0 {
        let bounds = Bounds { has_word: bounds.has_word || class != MARK, ..bounds };
        longer(corpus, gram, (word, 0), bounds, take);
    }
    let has_class = class < PLAIN;
    if has_class && word == 0 {
        longer(corpus, gram, (symbol(class), 1), bounds, take);
    } else if has_class && bounds.may_hide > 0 {
        let bounds = Bounds { may_hide: bounds.may_hide - 1, ..bounds };
        longer(corpus, gram, (symbol(class), 1), bounds, take);
    }
}

fn longer(
    corpus: &Corpus,
    gram: Gram,
    (symbol, hidden): (u64, u8),
    bounds: Bounds,
    take: &mut impl FnMut(Gram),
) {
    let Shape { length, hidden: before } = gram.shape;
    let shape = Shape { length: length + 1, hidden: before | hidden << length };
    // One-to-one in the symbol, and the order counts.
    let mixed = (gram.hash ^ symbol).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let gram = Gram { hash: mixed ^ (mixed >> 29), shape, ..gram };
    if bounds.has_word {
        take(gram);
    }
    grow(corpus, gram, bounds, take);
}

/// A class among the hashes of words.
fn symbol(class: u8) -> u64 {
    (u64::from(class) + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The n-gram as a pattern of the rule language. `words` are what its units read as in lower case;
/// `class` writes the class at a position.
pub(super) fn pattern(
    shape: Shape,
    units: &[Unit],
    words: &[String],
    class: impl Fn(usize, &str) -> String,
) -> String {
    let mut pattern = String::new();
    for (position, (unit, word)) in units.iter().zip(words).enumerate() {
        let is_class = |position| shape.is_class(position);
        let is_clitic = *word == "n't" || (word.len() > 1 && word.starts_with('\''));
        let is_close = is_clitic && !is_class(position) && position > 0 && !is_class(position - 1);
        if position > 0 && !is_close {
            pattern.push(' ');
        }
        if is_class(position) {
            pattern.push_str(&class(position, CLASSES[usize::from(unit.class)]));
        } else {
            escape(word, &mut pattern);
        }
    }
    pattern
}

/// Writes a word so that a pattern reads it as one.
fn escape(word: &str, pattern: &mut String) {
    for c in word.chars() {
        if "\\{}[]<>!^$|".contains(c) || (c == '.' && word.starts_with('.')) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
}
