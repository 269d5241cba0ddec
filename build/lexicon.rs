//! Turns `data/lexicon/*.tsv` into what `src/lexicon/` reads in place: no parsing at start.
//!
//! `lexicon.txt` holds every string once, end to end. `lexicon.bin` is numbers of four bytes, little
//! end first; a string is its number, and its ends are the numbers `ends[n]` and `ends[n + 1]`:
//!
//! ```text
//! strings, lists, tables                          how many
//! ends[0 ..= strings]
//! lists  × (name, entries, position)              by name
//! tables × (name, columns, rows, position)        by name
//! at the position of a list:  entries × (key, entry)            by key
//! at the position of a table: columns × name, rows × (key, columns × cell)   by key
//! ```
//!
//! A key is what is looked up: the entry, or the cell of the column that names the row, in lower
//! case. Positions count numbers from the start of the file.
//!
//! `phrases_*` hold the entries of lists word by word; see `phrases`.
//!
//! `frequencies_NAME.bin`, one for each such table, is a hash table; see `frequencies`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::{fs, io};

use crate::phrases;

/// What parts of a cell with several values.
const SEVERAL: char = '|';

/// A list: its name, the table, the columns whose cells are its entries, the rows that count, and
/// the column by whose values it is divided into `name.value`.
struct List {
    name: &'static str,
    table: &'static str,
    columns: &'static [&'static str],
    only: Only,
    by: &'static str,
    /// Whether it is divided into `.ambiguous`, `.words` and `.unambiguous` too.
    names: bool,
}

enum Only {
    All,
    Is(&'static str, &'static str),
    AtLeast(&'static str, u64),
    /// Foreign names that mean one thing, whatever the language, and that English does not know;
    /// of these kinds, or of all.
    Telling(&'static [&'static str]),
}

use Only::{All, AtLeast, Is, Telling};

macro_rules! list {
    ($name:literal $table:literal $columns:expr, $only:expr, by $by:literal, $names:expr) => {
        List { name: $name, table: $table, columns: &$columns, only: $only, by: $by, names: $names }
    };
}

const LARGE: u64 = 100_000;

/// Several lines of one name make one list.
const LISTS: &[List] = &[
    list!("country" "countries" ["name", "aliases"], All, by "", true),
    list!("nationality" "countries" ["adjective"], All, by "", true),
    list!("demonym" "countries" ["demonym"], All, by "", true),
    list!("capital" "countries" ["capital"], All, by "", true),
    list!("city" "cities" ["name", "ascii"], All, by "", true),
    list!("city.large" "cities" ["name", "ascii"], AtLeast("population", LARGE), by "", true),
    list!("us-state" "us_states" ["name"], All, by "", true),
    list!("region" "regions" ["name", "aliases"], All, by "kind", true),
    list!("place" "countries" ["name", "aliases", "capital"], All, by "", true),
    list!("place" "cities" ["name", "ascii"], All, by "", true),
    list!("place" "us_states" ["name"], All, by "", true),
    list!("place" "regions" ["name", "aliases"], All, by "", true),
    list!("place.large" "countries" ["name", "aliases", "capital"], All, by "", true),
    list!("place.large" "cities" ["name", "ascii"], AtLeast("population", LARGE), by "", true),
    list!("place.large" "us_states" ["name"], All, by "", true),
    list!("place.large" "regions" ["name", "aliases"], All, by "", true),
    list!("month" "months_days" ["name"], Is("kind", "month"), by "", true),
    list!("weekday" "months_days" ["name"], Is("kind", "weekday"), by "", true),
    list!("given-name" "given_names" ["name"], All, by "gender", true),
    list!("person" "persons" ["noun"], All, by "gender", false),
    list!("person.primary" "persons" ["noun"], Is("primary", "yes"), by "gender", false),
    list!("thing" "things" ["noun"], All, by "sort", false),
    list!("title" "titles" ["title", "abbreviation"], All, by "kind", false),
    list!("title" "titles" ["title", "abbreviation"], All, by "gender", false),
    list!("institution" "institutions" ["noun"], All, by "kind", false),
    list!("institution.primary" "institutions" ["noun"], Is("primary", "yes"), by "kind", false),
    list!("organisation" "organisations" ["acronym", "name", "aliases"], All, by "kind", true),
    list!("acronym" "organisations" ["acronym"], All, by "kind", true),
    list!("body" "bodies" ["name"], All, by "kind", false),
    list!("medium" "media" ["name"], All, by "kind", true),
    list!("unit" "units" ["name", "aliases"], All, by "kind", false),
    list!("unit-symbol" "units" ["symbol"], All, by "kind", false),
    list!("currency" "currencies" ["name", "plural"], All, by "", false),
    list!("currency-word" "currencies" ["word"], All, by "", false),
    list!("currency-code" "currencies" ["code"], All, by "", false),
    list!("foreign-name" "foreign_names" ["foreign"], Telling(&[]), by "kind", false),
    list!("foreign-name.place" "foreign_names" ["foreign"], Telling(&["city", "country", "region"]), by "", false),
    list!("foreign-name.day" "foreign_names" ["foreign"], Telling(&["month", "weekday"]), by "", false),
];

/// The tables whose names are known to English readers, and the columns that have them.
const KNOWN: &[(&str, &str)] = &[
    ("cities", "name"),
    ("cities", "ascii"),
    ("countries", "name"),
    ("countries", "aliases"),
    ("given_names", "name"),
    ("media", "name"),
    ("regions", "name"),
    ("us_states", "name"),
];

/// The column by which rows are found, where it is not the first.
const KEYS: &[(&str, &str)] = &[("foreign_names", "foreign")];

pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn column(&self, name: &str) -> usize {
        let found = self.columns.iter().position(|column| column == name);
        found.unwrap_or_else(|| panic!("LISTS asks for the column {name}"))
    }
}

/// Writes all blobs into `out`.
pub fn build(data: &Path, out: &Path) -> io::Result<()> {
    let mut tables = BTreeMap::new();
    let mut english = HashSet::new();
    for entry in fs::read_dir(data)? {
        let path = entry?.path();
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let table = read(&fs::read_to_string(&path)?);
            if let Some(set) = name.strip_prefix("frequencies_") {
                fs::write(out.join(format!("frequencies_{set}.bin")), frequencies(&table))?;
                let has = |row: &&Vec<String>| row[1].starts_with('e');
                english.extend(table.rows.iter().filter(has).map(|row| row[0].clone()));
            } else {
                tables.insert(name.to_owned(), table);
            }
        }
    }
    let lists = lists(&tables, &english);
    let (strings, numbers) = blob(&lists, &tables);
    fs::write(out.join("lexicon.txt"), &strings.text)?;
    let bytes: Vec<u8> = numbers.into_iter().flat_map(u32::to_le_bytes).collect();
    fs::write(out.join("lexicon.bin"), bytes)?;
    let entries: Vec<Vec<&str>> = lists
        .values()
        .map(|entries| entries.iter().map(|(_, entry)| entry.as_str()).collect())
        .collect();
    phrases::build(&entries, &|entry| strings.numbers[entry], out)
}

pub fn read(text: &str) -> Table {
    let mut table = Table { columns: Vec::new(), rows: Vec::new() };
    for line in text.lines() {
        if let Some(columns) = line.strip_prefix("# columns: ") {
            table.columns = columns.split('\t').map(str::to_owned).collect();
        } else if !line.starts_with("# ") {
            table.rows.push(line.split('\t').map(str::to_owned).collect());
        }
    }
    table
}

/// By name: keys and entries.
type Lists = BTreeMap<String, BTreeSet<(String, String)>>;

/// `english`: the words that English has.
fn lists(tables: &BTreeMap<String, Table>, english: &HashSet<String>) -> Lists {
    let telling = telling(tables, english);
    let ambiguous: HashMap<&str, &str> =
        tables["ambiguous"].rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let mut lists = Lists::new();
    for List { name, table, columns, only, by, names } in LISTS {
        let table = &tables[*table];
        let columns: Vec<usize> = columns.iter().map(|column| table.column(column)).collect();
        for row in &table.rows {
            let counts = match only {
                All => true,
                Is(column, value) => row[table.column(column)] == *value,
                AtLeast(column, number) => {
                    row[table.column(column)].parse::<u64>().is_ok_and(|found| found >= *number)
                }
                Telling(kinds) => {
                    let kind = row[table.column("kind")].as_str();
                    (kinds.is_empty() || kinds.contains(&kind))
                        && telling.contains(&row[columns[0]].to_lowercase())
                }
            };
            if !counts {
                continue;
            }
            let entries = columns.iter().flat_map(|column| row[*column].split(SEVERAL));
            for entry in entries.filter(|entry| !entry.is_empty()) {
                let key = entry.to_lowercase();
                let mut put = |name: String| {
                    lists.entry(name).or_default().insert((key.clone(), entry.to_owned()));
                };
                put((*name).to_owned());
                if !by.is_empty() {
                    put(format!("{name}.{}", row[table.column(by)].replace(' ', "-")));
                }
                if *names {
                    put(match ambiguous.get(key.as_str()) {
                        None => format!("{name}.unambiguous"),
                        Some(&"words") => format!("{name}.words"),
                        Some(_) => format!("{name}.ambiguous"),
                    });
                }
            }
        }
    }
    lists
}

/// The foreign names, in lower case, that mean one thing and are neither names that English knows
/// nor made of English words.
fn telling(tables: &BTreeMap<String, Table>, english: &HashSet<String>) -> HashSet<String> {
    let mut known = HashSet::new();
    for (table, column) in KNOWN {
        let table = &tables[*table];
        let column = table.column(column);
        let names = table.rows.iter().flat_map(|row| row[column].split(SEVERAL));
        known.extend(names.map(str::to_lowercase));
    }
    let table = &tables["foreign_names"];
    let (foreign, means) = (table.column("foreign"), table.column("english"));
    let mut meanings: HashMap<String, HashSet<&str>> = HashMap::new();
    for row in &table.rows {
        meanings.entry(row[foreign].to_lowercase()).or_default().insert(row[means].as_str());
    }
    let is_english = |name: &str| {
        let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        known.contains(name) || words.all(|word| english.contains(word))
    };
    meanings
        .into_iter()
        .filter(|(name, meanings)| meanings.len() == 1 && !is_english(name))
        .map(|(name, _)| name)
        .collect()
}

#[derive(Default)]
struct Strings {
    text: String,
    ends: Vec<u32>,
    numbers: HashMap<String, u32>,
}

impl Strings {
    fn number(&mut self, string: &str) -> u32 {
        if let Some(number) = self.numbers.get(string) {
            return *number;
        }
        let number = count(self.numbers.len());
        self.text.push_str(string);
        self.ends.push(count(self.text.len()));
        self.numbers.insert(string.to_owned(), number);
        number
    }
}

fn blob(lists: &Lists, tables: &BTreeMap<String, Table>) -> (Strings, Vec<u32>) {
    let mut strings = Strings::default();
    strings.ends.push(0);
    // What the directories point at, with positions from its own start.
    let mut body: Vec<u32> = Vec::new();
    let mut list_directory = Vec::new();
    for (name, entries) in lists {
        list_directory.push([strings.number(name), count(entries.len()), count(body.len())]);
        for (key, entry) in entries {
            body.extend([strings.number(key), strings.number(entry)]);
        }
    }
    let mut table_directory = Vec::new();
    for (name, table) in tables {
        let key = KEYS.iter().find(|(table, _)| table == name);
        let key = key.map_or(0, |(_, column)| table.column(column));
        let (columns, rows) = (count(table.columns.len()), count(table.rows.len()));
        table_directory.push([strings.number(name), columns, rows, count(body.len())]);
        body.extend(table.columns.iter().map(|column| strings.number(column)));
        let mut rows: Vec<(String, &Vec<String>)> =
            table.rows.iter().map(|row| (row[key].to_lowercase(), row)).collect();
        rows.sort();
        for (key, row) in rows {
            body.push(strings.number(&key));
            body.extend(row.iter().map(|cell| strings.number(cell)));
        }
    }
    let counts = [strings.numbers.len(), list_directory.len(), table_directory.len()];
    let directories = list_directory.len() * 3 + table_directory.len() * 4;
    let start = count(counts.len() + strings.ends.len() + directories);
    let mut numbers: Vec<u32> = counts.map(count).to_vec();
    numbers.extend(&strings.ends);
    for [name, entries, position] in list_directory {
        numbers.extend([name, entries, position + start]);
    }
    for [name, columns, rows, position] in table_directory {
        numbers.extend([name, columns, rows, position + start]);
    }
    numbers.extend(body);
    (strings, numbers)
}

/// A hash table with open addressing: the number of slots (a power of two, four bytes), the slots
/// (four bytes each: 0, or where the record stands), then the records: the length of the word (one
/// byte), the word, how many votes (one byte), and for each the letter of the language and its
/// frequency (one byte each).
fn frequencies(table: &Table) -> Vec<u8> {
    let slots = (table.rows.len() * 3 / 2).next_power_of_two();
    let mut bytes = vec![0; 4 + slots * 4];
    bytes[..4].copy_from_slice(&count(slots).to_le_bytes());
    for row in &table.rows {
        let (word, votes) = (row[0].as_bytes(), row[1].as_bytes());
        let mut slot = usize::try_from(hash(word)).expect("64 bits") & (slots - 1);
        while bytes[4 + slot * 4..8 + slot * 4] != [0; 4] {
            slot = (slot + 1) & (slots - 1);
        }
        let record = count(bytes.len()).to_le_bytes();
        bytes[4 + slot * 4..8 + slot * 4].copy_from_slice(&record);
        bytes.push(u8::try_from(word.len()).expect("no word has 256 bytes"));
        bytes.extend(word);
        bytes.push(u8::try_from(votes.len() / 3).expect("few languages"));
        for vote in votes.chunks(3) {
            bytes.extend([vote[0], (vote[1] - b'0') * 10 + vote[2] - b'0']);
        }
    }
    bytes
}

/// FNV-1a, as in `src/lexicon/frequency.rs`.
fn hash(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

pub fn count(number: usize) -> u32 {
    u32::try_from(number).expect("tables hold less than 4 GB")
}
