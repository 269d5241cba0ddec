//! The tables in the tagger's file: words with their class, features with their weights.

use super::features::MOST;

/// Reads little-endian numbers off the front of a file.
pub(super) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    pub fn number(&mut self) -> Option<usize> {
        let bytes = self.bytes(4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    }

    pub fn shorts(&mut self, len: usize) -> Option<Vec<u16>> {
        let bytes = self.bytes(len.checked_mul(2)?)?.chunks_exact(2);
        Some(bytes.map(|b| u16::from_le_bytes([b[0], b[1]])).collect())
    }
}

/// From the hash of a spelling to its class: buckets of 16-bit marks. One stranger in some ten
/// thousand is taken for a word.
#[derive(Debug, Default)]
pub struct WordTable {
    /// The number of bits of a bucket's number.
    bits: u32,
    /// Classes below are of words that the treebanks have often.
    common: u32,
    /// Where each bucket starts, and the end.
    starts: Vec<u32>,
    marks: Vec<u16>,
    classes: &'static [u8],
}

/// The bucket and the mark of a key.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "16 bits are meant")]
pub fn place(key: u64, bits: u32) -> (usize, u16) {
    (usize::try_from(key >> (64 - bits)).unwrap_or(0), (key >> 8) as u16)
}

impl WordTable {
    pub(super) fn read(reader: &mut Reader<'static>) -> Option<Self> {
        let common = u32::try_from(reader.number()?).ok()?;
        let bits = u32::try_from(reader.number()?).ok()?;
        let words = reader.number()?;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0;
        starts.push(0);
        for count in reader.bytes(1 << bits)? {
            at += u32::from(*count);
            starts.push(at);
        }
        let table = Self {
            bits,
            common,
            starts,
            marks: reader.shorts(words)?,
            classes: reader.bytes(words)?,
        };
        (at as usize == words).then_some(table)
    }

    /// Whether a class is of words that the treebanks have often.
    pub(super) fn is_common(&self, class: u32) -> bool {
        class & 0xff < self.common
    }

    /// The class of a spelling, by its [`super::word::table_key`].
    pub(super) fn class(&self, key: u64) -> Option<u8> {
        if self.marks.is_empty() {
            return None;
        }
        let (bucket, mark) = place(key, self.bits);
        let start = self.starts[bucket] as usize;
        let end = self.starts[bucket + 1] as usize;
        let at = self.marks[start..end].iter().position(|m| *m == mark)?;
        Some(self.classes[start + at])
    }
}

/// Tags that a row has room for.
pub const ROW: usize = 64;

/// The weights of a feature for every tag, plus 128: tag `t` in lane `t / 2`, the even ones in
/// the low byte.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Row([u16; ROW / 2]);

/// From features to weights: buckets of entries, found without a branch that could be guessed
/// wrong, so that the memory of all features of a decision is fetched at once.
#[derive(Debug)]
pub struct Weights {
    /// `mark << 16 | row`; row 0 speaks for nothing.
    buckets: Vec<Bucket>,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Bucket([u32; PER_BUCKET]);

const PER_BUCKET: usize = 8;
const BUCKET_BITS: u32 = 14;

impl Weights {
    /// Features in order of their hash; each has a number of (tag, weight) pairs.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let features = reader.number()?;
        let pairs = reader.number()?;
        let hashes = reader.bytes(features.checked_mul(4)?)?;
        let counts = reader.bytes(features)?;
        let mut pairs = reader.bytes(pairs.checked_mul(2)?)?.chunks_exact(2);
        let mut weights = Self {
            buckets: vec![Bucket::default(); 1 << BUCKET_BITS],
            rows: vec![Row([0x8080; ROW / 2]); features + 1],
        };
        let mut filled = vec![0_u8; 1 << BUCKET_BITS];
        for ((number, hash), count) in (1..).zip(hashes.chunks_exact(4)).zip(counts) {
            let hash = u32::from_le_bytes(hash.try_into().ok()?);
            let bucket = bucket_of(hash);
            let entry = weights.buckets[bucket].0.get_mut(usize::from(filled[bucket]))?;
            *entry = hash << 16 | u32::from(u16::try_from(number).ok()?);
            filled[bucket] += 1;
            let row = &mut weights.rows[number].0;
            for pair in pairs.by_ref().take(usize::from(*count)) {
                let lane = row.get_mut(usize::from(pair[0]) / 2)?;
                // Weights are stored as signed bytes; with its top bit turned, one is 128 more.
                *lane ^= u16::from(pair[1]) << (8 * (pair[0] % 2));
            }
        }
        Some(weights)
    }

    /// The number of the row of a feature; 0 when it has none.
    fn row(&self, hash: u32) -> u16 {
        let mark = hash << 16;
        let entries = &self.buckets[bucket_of(hash)].0;
        let found = entries.iter().fold(0, |found, entry| {
            let same = u32::from((entry ^ mark) >> 16 == 0);
            found | entry & same.wrapping_neg()
        });
        (found & 0xffff) as u16
    }

    /// The number of the tag for which the features speak most.
    #[must_use]
    pub fn best(&self, hashes: &[u32]) -> usize {
        let (mut rows, mut found) = ([0_u16; MOST + 1], 0);
        for hash in hashes.iter().take(MOST) {
            rows[found] = self.row(*hash);
            found += usize::from(rows[found] != 0);
        }
        let (mut even, mut odd) = ([0_i16; ROW / 2], [0_i16; ROW / 2]);
        for row in &rows[..found] {
            let Row(row) = self.rows[usize::from(*row)];
            for ((even, odd), pair) in even.iter_mut().zip(&mut odd).zip(&row) {
                *even += (pair & 0xff).cast_signed();
                *odd += (pair >> 8).cast_signed();
            }
        }
        let top = |lanes: &[i16]| lanes.iter().fold(i16::MIN, |a, b| a.max(*b));
        let most = top(&even).max(top(&odd));
        let first = |lanes: &[i16]| lanes.iter().position(|sum| *sum == most);
        let even = first(&even).map_or(ROW, |lane| lane * 2);
        let odd = first(&odd).map_or(ROW, |lane| lane * 2 + 1);
        even.min(odd)
    }
}

/// The bucket of a feature.
fn bucket_of(hash: u32) -> usize {
    (hash >> (32 - BUCKET_BITS)) as usize
}

/// Of features in order of their hash, the first that the table has room for.
pub fn keep_what_fits<T>(features: &mut Vec<(u32, T)>) {
    let (mut bucket, mut filled) = (0, 0);
    features.retain(|(hash, _)| {
        if bucket_of(*hash) != bucket {
            (bucket, filled) = (bucket_of(*hash), 0);
        }
        filled += 1;
        filled <= PER_BUCKET
    });
}
