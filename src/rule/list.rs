//! Named lists of words and phrases, which patterns ask for as `{@name}`.

use rustc_hash::FxHashMap;

use super::pattern::vocabulary::{UNKNOWN, Vocabulary, Word};
use crate::span::Span;
use crate::text::Text;

/// A list as a trie over words.
#[derive(Debug)]
pub struct List {
    pub name: String,
    /// As the rule file spells them.
    pub entries: Vec<String>,
    next: FxHashMap<(u32, Word), u32>,
    /// For every node of the trie: the entry that ends there.
    entry: Vec<Option<u32>>,
    /// The words that entries begin with, each once.
    pub first: Vec<Word>,
    /// The length of the longest entry, in tokens.
    pub longest: usize,
}

impl List {
    pub(super) fn new(name: String, entries: Vec<String>, vocabulary: &mut Vocabulary) -> Self {
        let mut list = Self {
            name,
            entries: Vec::new(),
            next: FxHashMap::default(),
            entry: vec![None],
            first: Vec::new(),
            longest: 0,
        };
        for (number, entry) in entries.iter().enumerate() {
            let words = words(entry, vocabulary);
            let Some(first) = words.first() else { continue };
            list.longest = list.longest.max(words.len());
            if !list.next.contains_key(&(0, *first)) {
                list.first.push(*first);
            }
            let mut node = 0;
            for word in words {
                let new = u32::try_from(list.entry.len()).expect("fewer than 2^32 entries");
                node = *list.next.entry((node, word)).or_insert(new);
                if node == new {
                    list.entry.push(None);
                }
            }
            list.entry[node as usize].get_or_insert(u32::try_from(number).expect("as above"));
        }
        list.entries = entries;
        list
    }

    /// The entries that begin at token `at`: their ends (in tokens, exclusive), longest first.
    pub(super) fn ends(&self, words: &[Word], at: usize) -> impl Iterator<Item = usize> {
        let mut node = 0;
        let mut ends = Vec::new();
        for (i, word) in words[at..].iter().enumerate() {
            match self.next.get(&(node, *word)) {
                Some(next) if *word != UNKNOWN => node = *next,
                _ => break,
            }
            if self.entry[node as usize].is_some() {
                ends.push(at + i + 1);
            }
        }
        ends.into_iter().rev()
    }

    /// Whether an entry begins at token `at`.
    #[must_use]
    pub fn begins(&self, words: &[Word], at: usize) -> bool {
        self.ends(words, at).next().is_some()
    }

    /// The entry made of just these words, as the list spells it.
    #[must_use]
    pub fn listed(&self, words: &[Word]) -> Option<&str> {
        let node = words.iter().try_fold(0, |node, word| self.next.get(&(node, *word)).copied())?;
        let entry = self.entry[node as usize]?;
        Some(&self.entries[entry as usize])
    }
}

/// The words of a phrase, by the tokeniser that reads articles. Empty for a phrase of white space
/// and zero-width characters.
pub(super) fn words(phrase: &str, vocabulary: &mut Vocabulary) -> Vec<Word> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    if phrase.bytes().all(plain) {
        // What the tokeniser would find, sooner: lists that come with the program are long.
        return phrase.split_ascii_whitespace().map(|word| vocabulary.intern(word)).collect();
    }
    let text = Text::new(phrase, &[Span::new(0, phrase.len())]);
    (0..text.tokens().len()).map(|token| vocabulary.intern(text.word(token))).collect()
}
