//! `cargo xtask inflect`: writes `data/irregular.tsv` from lemminflect's tables and prints how
//! often the regular rules alone, and rules and table together, agree with them.

mod gold;
mod learn;
mod measure;
mod measure_treebanks;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mtlint::lexicon::inflect::Irregulars;

use crate::{Result, fetch, treebank, wordfreq};
use gold::Gold;

/// Word and key to value; what becomes the table.
#[derive(Clone, Debug, Default)]
pub struct Rows(BTreeMap<String, BTreeMap<String, String>>);

impl Rows {
    fn insert(&mut self, word: &str, key: &str, value: &str) {
        let value = if value == word { "" } else { value };
        self.0.entry(word.to_owned()).or_default().insert(key.to_owned(), value.to_owned());
    }

    fn len(&self) -> usize {
        self.0.values().map(BTreeMap::len).sum()
    }
}

impl Irregulars for &Rows {
    fn find(&self, word: &str, key: &str) -> Option<&str> {
        Some(self.0.get(word)?.get(key)?.as_str())
    }
}

/// What we choose where lemminflect lists several, and what it does not list.
const OWN: &str = include_str!("inflect/own.tsv");

pub fn run(root: &Path) -> Result<()> {
    let sources = fetch::sources(root, "inflect")?;
    let lemminflect = sources.get("lemminflect")?;
    let gold = Gold::read(lemminflect)?;
    // Only ranks lemmas for the measurement; nothing of it goes into the table.
    let words = wordfreq::words(sources.get("wordfreq")?, "large_en")?;
    let ranks = words.into_iter().flatten().zip(0..).collect();
    let own = own_rows()?;

    let half = learn::table(&gold, |lemma| gold.is_even(lemma), &Rows::default());
    let mut full = learn::table(&gold, |_| true, &own);
    for (word, rows) in &own.0 {
        for (key, value) in rows {
            full.insert(word, key, value);
        }
    }
    measure::print(&gold, &ranks, &half, &full);
    if let Some(folder) = treebank::folder() {
        measure_treebanks::print(&folder)?;
    }

    let mut text = format!(
        "# Inflection that the regular rules of src/lexicon/inflect get wrong: word, key, value (keys: table.rs).\n\
         # Made by `cargo xtask inflect` from lemminflect {} (PyPI), MIT licence, see data/LICENSES;\n\
         # rows of xtask/src/inflect/own.tsv are ours. An empty value: the word stays as it is.\n",
        lemminflect.version
    );
    for (word, rows) in &full.0 {
        for (key, value) in rows {
            writeln!(text, "{word}\t{key}\t{value}")?;
        }
    }
    println!("data/irregular.tsv: {} rows, {} bytes", full.len(), text.len());
    fs::write(root.join("data/irregular.tsv"), text)?;
    Ok(())
}

fn own_rows() -> Result<Rows> {
    let mut rows = Rows::default();
    for line in OWN.lines().filter(|line| !line.starts_with('#')) {
        let [word, key, value] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("own.tsv: three cells are needed: {line:?}").into());
        };
        rows.insert(word, key, value);
    }
    Ok(rows)
}
