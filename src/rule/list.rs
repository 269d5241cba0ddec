//! Named lists of words and phrases, which patterns ask for as `{@name}`.

use rustc_hash::FxHashMap;

use super::pattern::cost;
use super::pattern::vocabulary::{UNKNOWN, Vocabulary, Word};
use crate::lexicon::{lists, phrases};
use crate::span::Span;
use crate::text::Text;

/// A list of words and phrases.
#[derive(Debug)]
pub struct List {
    pub name: String,
    /// The length of the longest entry, in tokens.
    pub longest: usize,
    /// How often the words that entries begin with stand in a million tokens, roughly.
    pub cost: u32,
    source: Source,
}

#[derive(Debug)]
enum Source {
    RuleFile(Trie),
    BuiltIn(phrases::List),
    /// Foreign names, which stand for what English calls it.
    Foreign(phrases::List),
}

/// The words that the entries of a list begin with.
pub enum First<'a> {
    /// Each once.
    Words(&'a [Word]),
    /// Those of a list that comes with the program.
    Of(phrases::List),
}

/// What stands in a list of a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub entry: String,
    /// What should be written instead.
    pub correction: Option<String>,
}

impl Entry {
    fn listed(&self) -> &str {
        self.correction.as_ref().unwrap_or(&self.entry)
    }
}

/// A list of a rule file as a trie over words.
#[derive(Debug, Default)]
struct Trie {
    entries: Vec<Entry>,
    next: FxHashMap<(u32, Word), u32>,
    /// For every node of the trie: the entry that ends there.
    entry: Vec<Option<u32>>,
    /// The words that entries begin with, each once.
    first: Vec<Word>,
}

impl List {
    /// A list that stands in a rule file.
    pub(super) fn new(name: String, entries: Vec<Entry>, vocabulary: &mut Vocabulary) -> Self {
        let mut trie = Trie { entry: vec![None], ..Trie::default() };
        let mut longest = 0;
        for (number, Entry { entry, .. }) in entries.iter().enumerate() {
            let words = words(entry, vocabulary);
            longest = longest.max(words.len());
            trie.add(&words, u32::try_from(number).expect("fewer than 2^32 entries"));
        }
        trie.entries = entries;
        let cost = trie.first.iter().map(|word| cost::of_word(vocabulary.word(*word))).sum();
        Self { name, longest, cost, source: Source::RuleFile(trie) }
    }

    /// A list that comes with the program.
    pub(super) fn built_in(name: &str) -> Option<Self> {
        let list = phrases::List::named(name)?;
        Some(Self {
            name: name.to_owned(),
            longest: list.longest(),
            cost: cost::of_list(list),
            source: match name.split('.').next() {
                Some("foreign-name") => Source::Foreign(list),
                _ => Source::BuiltIn(list),
            },
        })
    }

    /// All entries, as the list spells them.
    #[must_use]
    pub fn entries(&self) -> Vec<&str> {
        match &self.source {
            Source::RuleFile(trie) => trie.entries.iter().map(|e| e.entry.as_str()).collect(),
            Source::BuiltIn(_) | Source::Foreign(_) => {
                lists::entries(&self.name).into_iter().flatten().collect()
            }
        }
    }

    /// What a rule file wants written for what; none for other lists.
    pub fn corrections(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = match &self.source {
            Source::RuleFile(trie) => &trie.entries[..],
            Source::BuiltIn(_) | Source::Foreign(_) => &[],
        };
        entries.iter().filter_map(|Entry { entry, correction }| {
            Some((entry.as_str(), correction.as_deref()?))
        })
    }

    /// The words that entries begin with.
    #[must_use]
    pub fn first(&self) -> First<'_> {
        match &self.source {
            Source::RuleFile(trie) => First::Words(&trie.first),
            Source::BuiltIn(list) | Source::Foreign(list) => First::Of(*list),
        }
    }

    /// The entries that begin at token `at`: their ends (in tokens, exclusive), longest first.
    pub(super) fn ends(&self, words: &[Word], at: usize) -> impl Iterator<Item = usize> {
        let words = &words[at..];
        let mut ends = Ends::default();
        match &self.source {
            Source::RuleFile(trie) => trie.lengths(words).for_each(|length| ends.add(length)),
            Source::BuiltIn(list) | Source::Foreign(list) => {
                list.lengths(words).for_each(|length| ends.add(length));
            }
        }
        ends.longest_first().map(move |length| at + length)
    }

    /// Whether an entry begins at token `at`.
    #[must_use]
    pub fn begins(&self, words: &[Word], at: usize) -> bool {
        let words = &words[at..];
        match &self.source {
            Source::RuleFile(trie) => trie.lengths(words).next().is_some(),
            Source::BuiltIn(list) | Source::Foreign(list) => list.lengths(words).next().is_some(),
        }
    }

    /// What should be written for the entry made of just these words: its correction, or the entry
    /// as the list spells it.
    #[must_use]
    pub fn listed(&self, words: &[Word]) -> Option<&str> {
        let entry = |list: &phrases::List| {
            let mut entries = list.entries(words);
            entries.find(|(length, _)| *length == words.len()).map(|(_, entry)| entry)
        };
        match &self.source {
            Source::RuleFile(trie) => trie.listed(words),
            Source::BuiltIn(list) => entry(list),
            Source::Foreign(list) => lists::english(entry(list)?),
        }
    }
}

/// Lengths of entries, without memory of their own where they are short.
#[derive(Default)]
struct Ends {
    /// A bit for each length.
    short: u64,
    long: Vec<usize>,
}

impl Ends {
    fn add(&mut self, length: usize) {
        match 1_u64.checked_shl(u32::try_from(length).unwrap_or(u32::MAX)) {
            Some(bit) => self.short |= bit,
            None => self.long.push(length),
        }
    }

    fn longest_first(self) -> impl Iterator<Item = usize> {
        let mut short = self.short;
        let short = std::iter::from_fn(move || {
            let longest = short.checked_ilog2()?;
            short &= !(1 << longest);
            Some(longest as usize)
        });
        self.long.into_iter().rev().chain(short)
    }
}

impl Trie {
    fn add(&mut self, words: &[Word], number: u32) {
        let Some(first) = words.first() else { return };
        if !self.next.contains_key(&(0, *first)) {
            self.first.push(*first);
        }
        let mut node = 0;
        for word in words {
            let new = u32::try_from(self.entry.len()).expect("fewer than 2^32 words");
            node = *self.next.entry((node, *word)).or_insert(new);
            if node == new {
                self.entry.push(None);
            }
        }
        self.entry[node as usize].get_or_insert(number);
    }

    /// The lengths of the entries that these words begin with, shortest first.
    fn lengths(&self, words: &[Word]) -> impl Iterator<Item = usize> {
        let mut node = 0;
        let known = words.iter().take_while(|word| **word != UNKNOWN);
        let nodes = known.map_while(move |word| {
            node = *self.next.get(&(node, *word))?;
            Some(node)
        });
        let ends = nodes.enumerate().filter(|(_, node)| self.entry[*node as usize].is_some());
        ends.map(|(before, _)| before + 1)
    }

    fn listed(&self, words: &[Word]) -> Option<&str> {
        let node = words.iter().try_fold(0, |node, word| self.next.get(&(node, *word)).copied())?;
        let entry = self.entry[node as usize]?;
        Some(self.entries[entry as usize].listed())
    }
}

/// The words of a phrase, by the tokeniser that reads articles. Empty for a phrase of white space
/// and zero-width characters.
pub(super) fn words(phrase: &str, vocabulary: &mut Vocabulary) -> Vec<Word> {
    let is_plain = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    if phrase.split(' ').all(is_plain) {
        // What the tokeniser would find, sooner: rules mention thousands of words.
        return phrase.split(' ').map(|word| vocabulary.intern(word)).collect();
    }
    let text = Text::new(phrase, &[Span::new(0, phrase.len()).into()]);
    (0..text.tokens().len()).map(|token| vocabulary.intern(text.word(token))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_of_the_program_are_found_as_those_of_rule_files_are() {
        // The parts of lists are made as the lists are; one of them stands for all.
        let whole = lists::lists().filter(|name| !name.contains('.'));
        for name in whole.chain(["place.large.unambiguous"]) {
            let mut vocabulary = Vocabulary::default();
            let entries: Vec<String> =
                lists::entries(name).into_iter().flatten().map(str::to_owned).collect();
            let plain = entries.iter().map(|entry| Entry {
                entry: entry.clone(),
                correction: (name == "foreign-name")
                    .then(|| lists::english(entry).unwrap().to_owned()),
            });
            let plain = plain.collect();
            let ready = List::built_in(name).unwrap();
            let made = List::new(name.to_owned(), plain, &mut vocabulary);
            assert_eq!((ready.longest, ready.cost), (made.longest, made.cost), "{name}");
            for entry in &entries {
                // What follows an entry may be a part of a longer one.
                let words = words(&format!("{entry} of the city"), &mut vocabulary);
                let found = |list: &List| {
                    let ends: Vec<usize> = list.ends(&words, 0).collect();
                    let listed = ends.iter().map(|end| list.listed(&words[..*end]));
                    listed
                        .map(|entry| entry.map(str::to_owned))
                        .zip(ends.clone())
                        .collect::<Vec<_>>()
                };
                assert!(!found(&ready).is_empty(), "{name}: {entry}");
                assert_eq!(found(&ready), found(&made), "{name}: {entry}");
            }
            assert_eq!(ready.entries(), entries);
        }
        assert!(List::built_in("no-such-list").is_none());
    }
}
