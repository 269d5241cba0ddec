//! What of a sentence speaks for a tag: features, as hashes.

use super::tags::Penn;
use super::word::{EDGE, Word, mix};

/// The most features that one decision has.
pub const MOST: usize = 32;

/// The features of one decision.
#[derive(Debug)]
pub struct Features {
    hashes: [u32; MOST],
    len: usize,
}

impl Features {
    #[must_use]
    pub fn new() -> Self {
        Self { hashes: [0; MOST], len: 0 }
    }

    #[must_use]
    pub fn hashes(&self) -> &[u32] {
        &self.hashes[..self.len]
    }

    #[allow(clippy::cast_possible_truncation, reason = "a hash keeps what fits")]
    fn add(&mut self, template: u64, a: u32, b: u32) {
        let value = u64::from(a) | u64::from(b) << 32;
        let value = mix(value ^ template.wrapping_mul(0xd6e8_feb8_6659_fd93));
        self.hashes[self.len] = (value.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32) as u32;
        self.len += 1;
    }
}

impl Default for Features {
    fn default() -> Self {
        Self::new()
    }
}

/// The word at `at + by`, or the edge of the sentence.
fn neighbour(words: &[Word], at: usize, by: isize) -> &Word {
    at.checked_add_signed(by).and_then(|at| words.get(at)).unwrap_or(&EDGE)
}

fn tag(tags: &[Penn], at: usize, by: isize) -> u32 {
    at.checked_add_signed(by).and_then(|at| tags.get(at)).map_or(0xff, |tag| *tag as u32)
}

/// For the Penn tag of the word `at`, when the words before it have `tags`. A common word speaks for
/// itself; of a rare one its ends and its neighbours' do.
pub fn penn(features: &mut Features, words: &[Word], tags: &[Penn], at: usize) {
    features.len = 0;
    let word = &words[at];
    let (before, before_that) = (neighbour(words, at, -1), neighbour(words, at, -2));
    let (next, after_next) = (neighbour(words, at, 1), neighbour(words, at, 2));
    let (one, two) = (tag(tags, at, -1), tag(tags, at, -2));
    let f = features;
    f.add(8, word.class, word.shape);
    f.add(9, before.hash, word.class);
    f.add(10, next.hash, word.class);
    f.add(11, before_that.hash, 0);
    f.add(12, after_next.hash, 0);
    f.add(15, word.class, next.class);
    f.add(16, next.class, after_next.class);
    f.add(20, one, word.class);
    f.add(21, one << 8 | two, 0);
    f.add(23, one | word.class << 8, next.class);
    f.add(25, one << 8 | two, word.class);
    f.add(26, one, next.hash);
    if word.common {
        f.add(1, word.hash, 0);
        f.add(13, before.hash, word.hash);
        f.add(14, word.hash, next.hash);
        f.add(18, word.hash, next.class);
        f.add(22, one, word.hash);
        f.add(27, two, word.hash);
    } else {
        f.add(2, word.suffixes[0], word.shape);
        f.add(3, word.suffixes[1], 0);
        f.add(4, word.suffixes[2], 0);
        f.add(5, word.suffixes[3], word.class);
        f.add(7, word.prefix, 0);
        f.add(17, next.suffixes[2], next.shape);
        f.add(19, word.shape, next.shape << 8 | before.shape);
        f.add(24, one | word.shape << 8, word.suffixes[2]);
        f.add(28, word.hash, 0);
    }
}

/// For the Universal tag of the word `at`, when all words have `tags`.
pub fn universal(features: &mut Features, words: &[Word], tags: &[Penn], at: usize) {
    features.len = 0;
    let word = &words[at];
    let (before, next) = (neighbour(words, at, -1), neighbour(words, at, 1));
    let own = tags[at] as u32;
    let (before_tag, one, two) = (tag(tags, at, -1), tag(tags, at, 1), tag(tags, at, 2));
    let ahead = ahead(tags, at);
    let f = features;
    f.add(41, own, word.hash);
    f.add(42, own | word.shape << 8, word.suffixes[2]);
    f.add(43, own, word.class);
    f.add(44, own | one << 8, word.hash);
    f.add(45, own | one << 8 | two << 16, word.hash);
    f.add(46, own | before_tag << 8, word.hash);
    f.add(47, word.hash, next.hash);
    f.add(48, word.hash, before.hash);
    f.add(49, own | ahead << 8, word.hash);
    f.add(50, own | one << 8 | before_tag << 16, 0);
    f.add(51, own | before_tag << 8, word.class);
    f.add(52, own, next.hash);
    f.add(53, own | ahead << 8, 0);
}

/// The first tag after `at` that is not of a noun phrase or adverb, and whether a noun or pronoun
/// stands before it: tells "after the war" from "after the war ended".
fn ahead(tags: &[Penn], at: usize) -> u32 {
    let mut noun = 0;
    for tag in tags[at + 1..].iter().take(8) {
        match tag {
            Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps | Penn::Prp => noun = 1,
            Penn::Dt
            | Penn::Jj
            | Penn::PrpS
            | Penn::Pos
            | Penn::Cd
            | Penn::Rb
            | Penn::Hyph
            | Penn::Ex => {}
            other => return *other as u32 | noun << 7,
        }
    }
    0x7f | noun << 7
}
