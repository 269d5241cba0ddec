//! The tables of `data/lexicon/`: their form, and that they do not contradict each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use mtlint::lexicon::{frequency, lists};

struct Table {
    name: String,
    header: Vec<String>,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn column(&self, name: &str) -> usize {
        self.columns
            .iter()
            .position(|column| column == name)
            .unwrap_or_else(|| panic!("{}: no column {name}", self.name))
    }

    /// The values under a column, those of cells with several values one by one.
    fn values<'a>(&'a self, column: &str) -> impl Iterator<Item = &'a str> {
        let column = self.column(column);
        self.rows
            .iter()
            .flat_map(move |row| row[column].split('|'))
            .filter(|value| !value.is_empty())
    }
}

fn tables() -> Vec<Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon");
    let mut tables: Vec<Table> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let (header, rows): (Vec<_>, Vec<_>) =
                text.lines().partition(|line| line.starts_with("# "));
            let columns = header
                .iter()
                .find_map(|line| line.strip_prefix("# columns: "))
                .unwrap_or_else(|| panic!("{name}: no columns"));
            Table {
                columns: columns.split('\t').map(str::to_owned).collect(),
                header: header.into_iter().map(str::to_owned).collect(),
                rows: rows
                    .into_iter()
                    .map(|row| row.split('\t').map(str::to_owned).collect())
                    .collect(),
                name,
            }
        })
        .collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    tables
}

fn table(name: &str) -> Table {
    tables()
        .into_iter()
        .find(|table| table.name == name)
        .unwrap_or_else(|| panic!("no table {name}"))
}

#[test]
fn every_table_says_where_it_comes_from() {
    for Table { name, header, .. } in tables() {
        for key in ["# source: ", "# licence: ", "# rebuild: cargo xtask lexicon"] {
            let said = header.iter().any(|line| line.starts_with(key));
            assert!(said, "{name}: no line {key}");
        }
        assert_eq!(header[0], format!("# table: {name}"));
    }
}

#[test]
fn tables_of_share_alike_sources_stay_share_alike() {
    for Table { name, header, .. } in tables() {
        let source = |line: &&String| line.starts_with("# source: ") && line.contains("BY-SA");
        if header.iter().any(|line| source(&line)) {
            let licence = header.iter().find(|line| line.starts_with("# licence: "));
            assert_eq!(licence.unwrap(), "# licence: CC BY-SA 4.0", "{name}");
        }
    }
}

#[test]
fn every_source_of_a_table_is_pinned_with_its_sum() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/SOURCES.toml");
    let pinned: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let mut known = BTreeSet::new();
    for source in pinned["source"].as_array().unwrap() {
        let key = |key: &str| source[key].as_str().unwrap();
        assert_eq!(key("sha256").len(), 64, "{}", key("package"));
        known.insert(format!("{} {}", key("package"), key("version")));
    }
    for Table { name, header, .. } in tables() {
        let sources = header.iter().filter_map(|line| line.strip_prefix("# source: "));
        for source in sources.filter(|source| !source.starts_with("xtask/lexicon/")) {
            let package = source.split(" (").next().unwrap();
            assert!(known.contains(package), "{name}: {package} is not in data/SOURCES.toml");
        }
    }
}

#[test]
fn rows_are_sorted_and_none_stands_twice() {
    for Table { name, rows, .. } in tables() {
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "{name}: {:?} before {:?}", pair[0], pair[1]);
        }
    }
}

#[test]
fn every_row_has_a_clean_cell_under_every_column() {
    for Table { name, columns, rows, .. } in tables() {
        assert!(!rows.is_empty(), "{name}");
        for row in rows {
            assert_eq!(row.len(), columns.len(), "{name}: {row:?}");
            assert!(!row[0].is_empty(), "{name}: {row:?}");
            for cell in &row {
                let odd = |c: char| {
                    c.is_control()
                        || c == '\u{fffd}'
                        || matches!(c, '\u{2018}' | '\u{2019}' | '\u{a0}')
                };
                assert_eq!(cell.trim(), cell, "{name}: {row:?}");
                assert!(!cell.contains(odd) && !cell.contains("  "), "{name}: {row:?}");
            }
        }
    }
}

#[test]
fn closed_columns_hold_their_values_only() {
    for table in tables() {
        for (column, allowed) in [
            ("ambiguous", &["yes", "no", "words"][..]),
            ("gender", &["f", "m", "either"]),
            ("primary", &["yes", "no"]),
        ] {
            if table.columns.iter().any(|name| name == column) {
                for value in table.values(column) {
                    assert!(allowed.contains(&value), "{}: {column} {value}", table.name);
                }
            }
        }
    }
}

#[test]
fn a_name_that_is_a_word_is_so_in_every_table() {
    let mut verdicts: HashMap<String, (String, String)> = HashMap::new();
    for table in tables() {
        if table.columns.iter().any(|column| column == "ambiguous") {
            let ambiguous = table.column("ambiguous");
            for row in &table.rows {
                let said = (row[ambiguous].clone(), table.name.clone());
                let first = verdicts.entry(row[0].to_lowercase()).or_insert_with(|| said.clone());
                assert_eq!(first.0, said.0, "{}: {} and {}", row[0], first.1, said.1);
            }
        }
    }
}

#[test]
fn the_names_of_a_country_are_its_own() {
    let countries = table("countries");
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    let aliases = countries.column("aliases");
    for row in &countries.rows {
        for name in row[aliases].split('|').chain([row[0].as_str()]).filter(|name| !name.is_empty())
        {
            let owner = owners.insert(name, &row[0]);
            assert!(owner.is_none(), "{name}: {owner:?} and {}", row[0]);
        }
    }
}

#[test]
fn cities_lie_in_countries_of_the_table_and_have_15_000_people() {
    let countries = table("countries");
    let known: BTreeSet<&str> = countries.values("name").collect();
    let cities = table("cities");
    let (country, population) = (cities.column("country"), cities.column("population"));
    for row in &cities.rows {
        assert!(known.contains(row[country].as_str()), "{row:?}");
        assert!(row[population].parse::<u64>().unwrap() >= 15_000, "{row:?}");
        assert!(row[cities.column("ascii")].is_ascii(), "{row:?}");
    }
}

#[test]
fn what_a_foreign_name_is_corrected_to_is_no_fault_itself() {
    let names = table("foreign_names");
    let columns = ["language", "foreign", "kind", "english"].map(|name| names.column(name));
    let mut faults = BTreeMap::new();
    for row in &names.rows {
        let [language, foreign, kind, english] = columns.map(|column| row[column].as_str());
        assert_ne!(foreign.to_lowercase(), english.to_lowercase(), "{row:?}");
        let key = (language, kind, foreign.to_lowercase());
        if let Some(other) = faults.insert(key, english) {
            assert_eq!(other, english, "{language}: {foreign} is {other} and {english}");
        }
    }
    for row in &names.rows {
        let [language, _, kind, english] = columns.map(|column| row[column].as_str());
        let fault = faults.get(&(language, kind, english.to_lowercase()));
        assert!(fault.is_none(), "{row:?} corrects to what stands for {fault:?}");
    }
}

#[test]
fn countries_months_and_days_are_corrected_to_what_the_tables_spell() {
    let names = table("foreign_names");
    let (kind, english) = (names.column("kind"), names.column("english"));
    for row in &names.rows {
        let list = match row[kind].as_str() {
            kind @ ("country" | "month" | "weekday") => kind,
            "organisation" => "acronym",
            _ => continue,
        };
        let spelled = lists::listed(list, &row[english].to_lowercase());
        assert_eq!(spelled, Some(row[english].as_str()), "{row:?}");
    }
}

#[test]
fn votes_have_a_letter_of_their_table_and_two_digits() {
    for (name, letters) in [
        ("frequencies_latin", "efsdiplnt"),
        ("frequencies_cyrillic", "ru"),
        ("frequencies_han", "z"),
        ("frequencies_english", "e"),
    ] {
        let table = table(name);
        for row in &table.rows {
            let votes = row[1].as_bytes();
            assert!(!votes.is_empty() && votes.len() % 3 == 0, "{name}: {row:?}");
            for vote in votes.chunks(3) {
                assert!(letters.as_bytes().contains(&vote[0]), "{name}: {row:?}");
                assert!(vote[1..].iter().all(u8::is_ascii_digit), "{name}: {row:?}");
            }
        }
    }
}

#[test]
fn the_program_holds_every_row() {
    for Table { name, columns, rows, .. } in tables() {
        if name.starts_with("frequencies_") {
            continue;
        }
        let embedded = lists::table(&name).unwrap_or_else(|| panic!("{name} is not embedded"));
        let mut found: Vec<Vec<&str>> = embedded
            .rows()
            .map(|row| columns.iter().map(|column| row.get(column).unwrap()).collect())
            .collect();
        found.sort_unstable();
        assert_eq!(found.len(), rows.len(), "{name}");
        assert!(found == rows, "{name}: rows differ");
    }
}

#[test]
fn the_program_holds_every_vote() {
    for name in ["frequencies_latin", "frequencies_cyrillic", "frequencies_han"] {
        for row in &table(name).rows {
            let votes: Vec<u8> = frequency::votes(&row[0]).map(|vote| vote.zipf).collect();
            let expected: Vec<u8> = row[1]
                .as_bytes()
                .chunks(3)
                .map(|vote| (vote[1] - b'0') * 10 + vote[2] - b'0')
                .collect();
            assert_eq!(votes, expected, "{row:?}");
        }
    }
}

#[test]
fn every_list_has_entries_and_finds_them() {
    assert!(lists::lists().len() > 50);
    for list in lists::lists() {
        let entries = lists::entries(list).unwrap();
        assert!(entries.len() > 0, "{list}");
        for entry in entries {
            assert!(lists::listed(list, &entry.to_lowercase()).is_some(), "{list}: {entry}");
        }
    }
}

#[test]
fn the_tables_stay_small() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut bytes = 0;
    let mut open = vec![data];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                bytes += entry.metadata().unwrap().len();
            }
        }
    }
    assert!(bytes <= 12_000_000, "data/ has {bytes} bytes");
}
