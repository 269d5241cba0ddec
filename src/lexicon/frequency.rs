//! How frequent a word is, in which languages.
//!
//! Words in lower case in, tenths of the Zipf scale out: ten times the logarithm of how often the
//! word stands in 10⁹ words, so that 60 is a word in a thousand and 30 one in a million. A lookup
//! is one probe of a hash table that needs no preparation; `build/lexicon.rs` says how it lies.

static LATIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frequencies_latin.bin"));
static CYRILLIC: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frequencies_cyrillic.bin"));
static HAN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frequencies_han.bin"));
static ENGLISH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frequencies_english.bin"));

/// Ten times the logarithm of how often a word stands in 10⁹ words.
pub type Zipf = u8;

/// What one language says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// ISO 639-1.
    pub language: &'static str,
    pub zipf: Zipf,
}

/// What every language that has the word says of it. Nothing where none of them has it often
/// enough (`docs/LEXICON.md`).
pub fn votes(word: &str) -> impl Iterator<Item = Vote> {
    let table = match word.chars().find(|c| c.is_alphabetic()) {
        Some('\u{400}'..='\u{52f}') => CYRILLIC,
        Some('\u{4e00}'..='\u{9fff}') => HAN,
        _ => LATIN,
    };
    find(table, word)
        .chunks_exact(2)
        .map(|vote| Vote { language: language(vote[0]), zipf: vote[1] })
}

/// How frequent the word is in English; 0 where it is rarer than one in a million.
#[must_use]
pub fn english(word: &str) -> Zipf {
    find(ENGLISH, word).get(1).copied().unwrap_or(0)
}

fn language(letter: u8) -> &'static str {
    match letter {
        b'e' => "en",
        b'f' => "fr",
        b's' => "es",
        b'd' => "de",
        b'i' => "it",
        b'p' => "pt",
        b'l' => "pl",
        b'n' => "nl",
        b't' => "tr",
        b'r' => "ru",
        b'u' => "uk",
        _ => "zh",
    }
}

/// Letters and frequencies, two bytes for each language.
fn find(table: &'static [u8], word: &str) -> &'static [u8] {
    let word = word.as_bytes();
    let number = |at: usize| -> usize {
        u32::from_le_bytes([table[at], table[at + 1], table[at + 2], table[at + 3]]) as usize
    };
    let mask = number(0) - 1;
    #[expect(clippy::cast_possible_truncation, reason = "the mask keeps fewer bits")]
    let mut slot = hash(word) as usize & mask;
    loop {
        let record = number(4 + slot * 4);
        if record == 0 {
            return &[];
        }
        let start = record + 1;
        let end = start + usize::from(table[record]);
        if table[start..end] == *word {
            return &table[end + 1..end + 1 + 2 * usize::from(table[end])];
        }
        slot = (slot + 1) & mask;
    }
}

/// FNV-1a, as in `build/lexicon.rs`.
fn hash(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(word: &str) -> Option<&'static str> {
        votes(word).max_by_key(|vote| vote.zipf).map(|vote| vote.language)
    }

    #[test]
    fn a_word_belongs_to_the_language_that_has_it_most() {
        for (word, language) in [
            ("the", "en"),
            ("gouvernement", "fr"),
            ("gobierno", "es"),
            ("regierung", "de"),
            ("hükümet", "tr"),
            ("правительство", "ru"),
            ("уряд", "uk"),
            ("政府", "zh"),
        ] {
            assert_eq!(best(word), Some(language), "{word}");
        }
    }

    #[test]
    fn no_language_votes_for_what_none_has() {
        assert_eq!(best("xqzzkw"), None);
        assert_eq!(best(""), None);
    }

    #[test]
    fn common_english_words_are_more_frequent_than_rare_ones() {
        assert!(english("the") > english("government"));
        assert!(english("government") > english("framework"));
        assert_eq!(english("xqzzkw"), 0);
    }
}
