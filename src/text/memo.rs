//! What was found out about words, for when they come again.

use super::Text;

/// The most words that are remembered.
const MOST: usize = 8192;
/// About how many bytes of a text there are for a word that is not yet remembered.
const BYTES: usize = 32;

/// Remembers something about the words of texts, capitals told from small letters. In prose most
/// words have come shortly before: to look at the memo is faster than at a large table.
pub struct Memo<T> {
    /// A power of two. A word has its place in one of them, and takes it from the word before.
    slots: Vec<(u128, T)>,
}

impl<T: Copy + Default> Memo<T> {
    /// With room for the words of a text of so many bytes: making room takes time too.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        let slots = (bytes / BYTES).clamp(1, MOST).next_power_of_two();
        Self { slots: vec![Default::default(); slots] }
    }

    /// What `find` gives for a token. It gives the same whenever it is asked for the same word.
    pub fn get(&mut self, text: &Text, token: usize, find: impl FnOnce(&str) -> T) -> T {
        let Some(key) = text.short_word(token) else {
            return find(text.word(token));
        };
        let mask = self.slots.len() - 1;
        let (known, value) = &mut self.slots[mix(key) & mask];
        if *known != key {
            (*known, *value) = (key, find(text.word(token)));
        }
        *value
    }
}

#[expect(clippy::cast_possible_truncation, reason = "any bits will do")]
fn mix(key: u128) -> usize {
    let halves = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    (halves.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn every_word_gets_what_was_found_for_it() {
        // More words than there is room for, some longer than a key, some that end the text.
        let source = "a b ab Ab é été an-exceedingly-long-word an-exceedingly-long-war z".repeat(3);
        let text = Text::new(&source, &[Span::new(0, source.len()).into()]);
        for bytes in [0, 100, 1_000_000] {
            let mut memo = Memo::new(bytes);
            for token in 0..text.tokens().len() {
                let found = memo.get(&text, token, |word| (word.len(), word.as_bytes()[0]));
                let word = text.word(token);
                assert_eq!(found, (word.len(), word.as_bytes()[0]), "{word}");
            }
        }
    }

    #[test]
    fn a_word_that_comes_again_is_not_looked_up() {
        let source = "one and one";
        let text = Text::new(source, &[Span::new(0, source.len()).into()]);
        let mut memo = Memo::new(source.len());
        assert_eq!(memo.get(&text, 0, |_| 1), 1);
        assert_eq!(memo.get(&text, 2, |_| 2), 1);
    }
}
