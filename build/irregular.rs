//! Where the rows of `data/irregular.tsv` stand, for `src/lexicon/inflect/table.rs`.

/// A hash table with open addressing over the rows of a table: numbers of four bytes, little end
/// first, 0 or one more than the byte at which a row begins.
#[must_use]
pub fn slots(text: &str) -> Vec<u8> {
    let is_row = |line: &&str| !line.starts_with('#') && !line.is_empty();
    let rows = text.lines().filter(is_row).count();
    let mut slots = vec![0_u32; (rows * 2).next_power_of_two()];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_row(&line) {
            let mut cells = line.split('\t');
            let (word, key) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
            let mut slot = hash(word, key) & (slots.len() - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = u32::try_from(at + 1).expect("the table is small");
        }
        at += line.len();
    }
    slots.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// FNV-1a, as in `src/lexicon/inflect/table.rs`.
#[expect(clippy::cast_possible_truncation, reason = "any bits will do")]
fn hash(word: &str, key: &str) -> usize {
    let bytes = word.bytes().chain([b'\t']).chain(key.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ hash >> 32) as usize
}
