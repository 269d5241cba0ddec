//! The table of what the regular rules get wrong.

use std::cmp::Ordering;

/// What a lexicon of irregular words answers.
pub trait Irregulars {
    /// The value of the row `word`, `key`. An empty value says that the word stays as it is.
    ///
    /// Keys: `>NNS` the plural of this lemma, and so on for [`Form`](super::Form)s; `<NNS` the
    /// lemma of this plural; `<NOUN`, `<VERB`, `<ADJ` the lemma of this word when only its class
    /// is known; `<s`, `<ed` (also for `-ing`, `-er`) what to do with stems of this ending (`2y`: cut two bytes, add `y`).
    fn find(&self, word: &str, key: &str) -> Option<&str>;
}

/// Rows of `word`, tab, `key`, tab, `value`, sorted by bytes, below lines that begin with `#`.
/// It is searched where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    text: &'a str,
}

impl<'a> Table<'a> {
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self { text }
    }
}

impl Irregulars for Table<'_> {
    fn find(&self, word: &str, key: &str) -> Option<&str> {
        let bytes = self.text.as_bytes();
        // The row that is looked for begins in low..high.
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let start = bytes[low..middle]
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map_or(low, |at| low + at + 1);
            let end = bytes[middle..]
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(bytes.len(), |at| middle + at);
            // `middle` may be the end of a line: then the line that it ends is meant.
            let row = &self.text[start..end];
            match order(row, word, key) {
                Ordering::Equal => return row.rsplit('\t').next(),
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
            }
        }
        None
    }
}

fn order(row: &str, word: &str, key: &str) -> Ordering {
    if row.starts_with('#') {
        return Ordering::Less;
    }
    let mut cells = row.split('\t');
    let found = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
    found.cmp(&(word, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: Table =
        Table::new("# a head\n# of two lines\na\t>NNS\tas\nb\t<NNS\t\nb\t>NNS\tbs\n");

    #[test]
    fn every_row_is_found_and_nothing_else() {
        assert_eq!(ROWS.find("a", ">NNS"), Some("as"));
        assert_eq!(ROWS.find("b", "<NNS"), Some(""));
        assert_eq!(ROWS.find("b", ">NNS"), Some("bs"));
        for word in ["", "A", "ab", "c", "#", "# a head", "\u{10ffff}", "\t", "\n"] {
            assert_eq!(ROWS.find(word, ">NNS"), None, "{word:?}");
        }
        assert_eq!(Table::new("").find("a", ">NNS"), None);
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
        let table = Table::new(text);
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for (word, key) in rows {
            assert!(table.find(word, key).is_some(), "{word} {key}");
        }
    }
}
