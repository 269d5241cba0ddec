//! What the tagger knows of a word by itself: hashes of it and of its ends, its case, its class
//! in the word table.

use super::table::WordTable;

/// The letter case of a word, as far as it tells anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Case {
    /// No letter.
    None,
    Lower,
    Cap,
    Upper,
    Mixed,
    /// The sentence has one case throughout: that of a word says nothing.
    Unknown,
    /// A capital where every longer word has one: a headline.
    Title,
}

/// The letter case of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    Usual,
    /// All lower or all upper case.
    Flat,
    /// Every word of four letters or more begins with a capital.
    Title,
}

/// A word, made ready for features. Equal words of equal sentences are equal.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The word in lower case, digits as zeros.
    pub hash: u32,
    /// The last one, two, three, four bytes.
    pub suffixes: [u32; 4],
    /// The first three bytes.
    pub prefix: u32,
    /// Case, digits, hyphens, first in the sentence.
    pub shape: u32,
    /// What the word table says, and under which spelling it had the word; 0 when it has not.
    pub class: u32,
    /// Whether the treebanks have the word often enough to learn it by heart.
    pub common: bool,
}

/// What stands before the first and after the last word.
pub const EDGE: Word =
    Word { hash: 0, suffixes: [0; 4], prefix: 0, shape: 0xff, class: 0xffff, common: false };

const LONGEST: usize = 32;

impl Casing {
    #[must_use]
    pub fn of(words: &[&str]) -> Self {
        let (mut lower, mut upper, mut words_with_case) = (false, false, 0);
        let (mut long, mut long_lower) = (0, 0);
        for word in words {
            let bytes = word.as_bytes();
            let has_lower = bytes.iter().any(u8::is_ascii_lowercase);
            let has_upper = bytes.iter().any(u8::is_ascii_uppercase);
            lower |= has_lower;
            upper |= has_upper;
            words_with_case += usize::from(has_lower || has_upper);
            if bytes.len() >= 4 && bytes[0].is_ascii_alphabetic() {
                long += 1;
                long_lower += usize::from(bytes[0].is_ascii_lowercase());
            }
        }
        if words_with_case == 0 || (lower && upper) {
            if long >= 3 && long_lower == 0 { Self::Title } else { Self::Usual }
        } else if lower || words_with_case > 1 {
            Self::Flat
        } else {
            Self::Usual
        }
    }
}

impl Word {
    #[must_use]
    pub fn new(word: &str, first: bool, casing: Casing, table: &WordTable) -> Self {
        let mut buffer = [0_u8; LONGEST + 8];
        let bytes = word.as_bytes();
        // Of a word that is too long, the end says most.
        let bytes = &bytes[bytes.len().saturating_sub(LONGEST)..];
        let (mut uppers, mut lowers, mut digits, mut hyphens) =
            (0_usize, 0_usize, 0_usize, 0_usize);
        for (to, byte) in buffer[8..].iter_mut().zip(bytes) {
            uppers += usize::from(byte.is_ascii_uppercase());
            lowers += usize::from(byte.is_ascii_lowercase());
            digits += usize::from(byte.is_ascii_digit());
            hyphens += usize::from(*byte == b'-');
            *to = if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() };
        }
        let len = bytes.len();
        let cap = bytes.first().is_some_and(u8::is_ascii_uppercase);
        let own = match (uppers, lowers) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, _) if cap => Case::Cap,
            (_, 0) => Case::Upper,
            _ => Case::Mixed,
        };
        let case = match (casing, own) {
            (_, Case::None) => Case::None,
            (Casing::Flat, _) => Case::Unknown,
            (Casing::Title, Case::Cap) => Case::Title,
            (_, own) => own,
        };
        let long = hash_bytes(&buffer[8..8 + len]);
        let found = |spelling: Case| table.class(key(long, spelling)).map(u32::from);
        let class = match case {
            Case::None => found(Case::None).map(|class| 1 << 8 | class),
            Case::Lower | Case::Title | Case::Unknown => found(Case::Lower)
                .map(|class| 1 << 8 | class)
                .or_else(|| found(Case::Cap).map(|class| 2 << 8 | class))
                .or_else(|| found(Case::Upper).map(|class| 3 << 8 | class)),
            Case::Cap if first => found(Case::Lower)
                .map(|class| 1 << 8 | class)
                .or_else(|| found(Case::Cap).map(|class| 2 << 8 | class)),
            Case::Cap => found(Case::Cap)
                .map(|class| 2 << 8 | class)
                .or_else(|| found(Case::Lower).map(|class| 1 << 8 | class)),
            Case::Upper | Case::Mixed => found(case)
                .map(|class| 3 << 8 | class)
                .or_else(|| found(Case::Lower).map(|class| 1 << 8 | class))
                .or_else(|| found(Case::Cap).map(|class| 2 << 8 | class)),
        };
        let last = u64::from_le_bytes(buffer[len..len + 8].try_into().expect("eight bytes"));
        let head = u64::from_le_bytes(buffer[8..16].try_into().expect("eight bytes"));
        let ending = |bytes: u32| fold(last >> (64 - 8 * bytes) | u64::from(bytes) << 56);
        let flag = |set: bool, bit: u32| u32::from(set) << bit;
        Self {
            hash: fold(long),
            suffixes: [ending(1), ending(2), ending(3), ending(4)],
            prefix: fold(head & 0x00ff_ffff | 3 << 57),
            shape: case as u32
                | flag(digits > 0, 3)
                | flag(digits == len, 4)
                | flag(hyphens > 0, 5)
                | flag(first, 6),
            class: class.unwrap_or(0),
            common: class.is_some_and(|class| table.is_common(class)),
        }
    }
}

/// The key of a spelling in the word table.
#[must_use]
pub fn table_key(word: &str) -> u64 {
    let lower = word.to_ascii_lowercase().replace(|c: char| c.is_ascii_digit(), "0");
    let bytes = word.as_bytes();
    let uppers = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let lowers = bytes.iter().any(u8::is_ascii_lowercase);
    let case = match (uppers, lowers) {
        (0, false) => Case::None,
        (0, true) => Case::Lower,
        (1, _) if bytes[0].is_ascii_uppercase() => Case::Cap,
        (_, false) => Case::Upper,
        _ => Case::Mixed,
    };
    let bytes = lower.as_bytes();
    key(hash_bytes(&bytes[bytes.len().saturating_sub(LONGEST)..]), case)
}

fn key(hash: u64, case: Case) -> u64 {
    mix(hash ^ (case as u64) << 59)
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash ^ u64::from_le_bytes(chunk.try_into().expect("eight bytes")));
    }
    let mut last = [0; 8];
    let rest = chunks.remainder();
    last[..rest.len()].copy_from_slice(rest);
    mix(hash ^ u64::from_le_bytes(last))
}

pub(super) fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^ value >> 29
}

#[allow(clippy::cast_possible_truncation, reason = "a hash keeps what fits")]
fn fold(value: u64) -> u32 {
    (mix(value) >> 32) as u32
}
