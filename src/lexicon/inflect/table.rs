//! The table of what the regular rules get wrong.

/// What a lexicon of irregular words answers.
pub trait Irregulars {
    /// The value of the row `word`, `key`. An empty value says that the word stays as it is.
    ///
    /// Keys: `>NNS` the plural of this lemma, and so on for [`Form`](super::Form)s; `<NNS` the
    /// lemma of this plural; `<NOUN`, `<VERB`, `<ADJ` the lemma of this word when only its class
    /// is known; `<s`, `<ed` (also for `-ing`, `-er`) what to do with stems of this ending (`2y`: cut two bytes, add `y`).
    fn find(&self, word: &str, key: &str) -> Option<&str>;
}

/// Rows of `word`, tab, `key`, tab, `value`, sorted by bytes, below lines that begin with `#`, and
/// where each stands. Both are read where they lie.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    text: &'a str,
    slots: &'a [u8],
}

impl<'a> Table<'a> {
    /// `slots` are what `build/irregular.rs` makes of the text.
    #[must_use]
    pub const fn new(text: &'a str, slots: &'a [u8]) -> Self {
        Self { text, slots }
    }
}

impl Irregulars for Table<'_> {
    fn find(&self, word: &str, key: &str) -> Option<&str> {
        let mask = (self.slots.len() / 4).checked_sub(1)?;
        let mut slot = hash(word, key) & mask;
        loop {
            let bytes = self.slots[slot * 4..slot * 4 + 4].try_into().expect("four bytes");
            let row = (u32::from_le_bytes(bytes) as usize).checked_sub(1)?;
            let row = &self.text[row..];
            let behind = |text: &str| row.strip_prefix(text)?.strip_prefix('\t');
            if let Some(rest) = behind(word)
                && let Some(value) = rest.strip_prefix(key).and_then(|it| it.strip_prefix('\t'))
            {
                return value.split('\n').next();
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// FNV-1a, as in `build/irregular.rs`.
#[expect(clippy::cast_possible_truncation, reason = "any bits will do")]
fn hash(word: &str, key: &str) -> usize {
    let bytes = word.bytes().chain([b'\t']).chain(key.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ hash >> 32) as usize
}

#[cfg(test)]
#[path = "../../../build/irregular.rs"]
mod made;

#[cfg(test)]
mod tests {
    use super::made::slots;
    use super::*;

    #[test]
    fn every_row_is_found_and_nothing_else() {
        let text = "# a head\n# of two lines\na\t>NNS\tas\nb\t<NNS\t\nb\t>NNS\tbs\n";
        let places = slots(text);
        let rows = Table::new(text, &places);
        assert_eq!(rows.find("a", ">NNS"), Some("as"));
        assert_eq!(rows.find("b", "<NNS"), Some(""));
        assert_eq!(rows.find("b", ">NNS"), Some("bs"));
        for word in ["", "A", "ab", "c", "#", "# a head", "\u{10ffff}", "\t", "\n"] {
            assert_eq!(rows.find(word, ">NNS"), None, "{word:?}");
        }
        assert_eq!(Table::new("", &slots("")).find("a", ">NNS"), None);
    }

    #[test]
    fn the_rows_of_the_table_are_sorted_and_without_duplicates() {
        let text = include_str!("../../../data/irregular.tsv");
        let rows: Vec<(&str, &str)> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                assert_eq!(cells.len(), 3, "{line}");
                (cells[0], cells[1])
            })
            .collect();
        let places = slots(text);
        let table = Table::new(text, &places);
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for (word, key) in rows {
            assert!(table.find(word, key).is_some(), "{word} {key}");
        }
    }
}
