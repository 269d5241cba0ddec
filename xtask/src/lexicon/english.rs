//! Which words are English words, so that a name that looks like one is known as ambiguous.

use std::collections::{BTreeSet, HashSet};
use std::fs;

use super::table::{SEVERAL, Table};
use crate::fetch::Sources;
use crate::{Result, brill};

pub struct English {
    /// SCOWL up to size 50, in lower case.
    common: HashSet<String>,
    /// Words with a tag other than that of names in the Brill lexicon.
    tagged: HashSet<String>,
}

impl English {
    pub fn read(sources: &Sources) -> Result<Self> {
        let folder = sources.get("scowl")?.folder.join("usr/share/dict/scowl");
        let mut common = HashSet::new();
        for variety in ["english", "american", "british", "british_z", "canadian", "australian"] {
            for size in [10, 20, 35, 40, 50] {
                let Ok(bytes) = fs::read(folder.join(format!("{variety}-words.{size}"))) else {
                    continue;
                };
                // The lists are in Latin-1.
                let text: String = bytes.into_iter().map(char::from).collect();
                common.extend(text.lines().map(str::to_owned));
            }
        }
        if common.len() < 10_000 {
            return Err(format!("{}: only {} words", folder.display(), common.len()).into());
        }
        let brill = brill::lexicon(sources.get("textblob")?)?;
        let tagged = brill
            .into_iter()
            .filter(|(_, tags)| tags.iter().any(|tag| tag != "NNP" && tag != "NNPS"))
            .map(|(word, _)| word)
            .collect();
        Ok(Self { common, tagged })
    }

    /// Whether a word in lower case is a common English one.
    pub fn is_common(&self, word: &str) -> bool {
        self.common.contains(word)
    }

    /// `yes` when the lower-case form of a name is an English word too, `words` when it is no word
    /// but each of its several words is one (Long Beach, White House), else `no`.
    pub fn ambiguous(&self, name: &str) -> &'static str {
        let name = name.to_lowercase();
        if self.common.contains(&name) || self.tagged.contains(&name) {
            "yes"
        } else if name.contains(' ') && name.split(' ').all(|word| self.common.contains(word)) {
            "words"
        } else {
            "no"
        }
    }
}

/// Where the tables have names, which lower case makes a fault unless they are words too.
const NAMES: [(&str, &[&str]); 9] = [
    ("countries", &["name", "aliases", "adjective", "demonym", "capital"]),
    ("cities", &["name", "ascii"]),
    ("us_states", &["name"]),
    ("regions", &["name", "aliases"]),
    ("months_days", &["name"]),
    ("given_names", &["name"]),
    ("titles", &["title", "abbreviation"]),
    ("organisations", &["acronym", "name", "aliases"]),
    ("media", &["name"]),
];

/// Every name of the tables that is an English word in lower case, so that lists can be divided
/// entry by entry.
pub fn ambiguous_table<'a>(
    english: &English,
    tables: &[Table],
    sources: &'a Sources,
) -> Result<Table<'a>> {
    let mut ambiguous = Table {
        name: "ambiguous",
        columns: &["name", "ambiguous"],
        key: 1,
        sources: vec![sources.get("scowl")?, sources.get("textblob")?],
        hand: false,
        note: "names of the other tables, in lower case; ambiguous: yes when that is an English word, words when each of its several words is",
        rows: BTreeSet::new(),
    };
    for (name, columns) in NAMES {
        let table = tables.iter().find(|table| table.name == name).ok_or(name)?;
        let cells = (0..table.columns.len()).filter(|i| columns.contains(&table.columns[*i]));
        for cell in cells.flat_map(|i| table.rows.iter().map(move |row| &row[i])) {
            for name in cell.split(SEVERAL) {
                let verdict = english.ambiguous(name);
                if verdict != "no" {
                    ambiguous.add([&name.to_lowercase(), verdict]);
                }
            }
        }
    }
    Ok(ambiguous)
}
