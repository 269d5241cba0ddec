//! The tables of `data/lexicon/`: their form, and that they do not contradict each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

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

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(path)
}

fn sources() -> Vec<toml::Value> {
    let list: toml::Table = fs::read_to_string(data("SOURCES.toml")).unwrap().parse().unwrap();
    list["source"].as_array().unwrap().clone()
}

fn tables() -> &'static [Table] {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(read_tables);
    &TABLES
}

fn read_tables() -> Vec<Table> {
    let mut tables: Vec<Table> = fs::read_dir(data("lexicon"))
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

fn table(name: &str) -> &'static Table {
    tables().iter().find(|table| table.name == name).unwrap_or_else(|| panic!("no table {name}"))
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
fn a_table_is_lines_under_a_header() {
    for entry in fs::read_dir(data("lexicon")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let path = path.display();
        assert!(text.ends_with('\n') && !text.contains(['\r', '\u{feff}']), "{path}");
        let rows = text.lines().skip_while(|line| line.starts_with("# "));
        assert!(rows.clone().all(|row| !row.starts_with("# ") && !row.is_empty()), "{path}");
    }
}

#[test]
fn the_licences_name_every_package() {
    let licences = fs::read_to_string(data("LICENSES")).unwrap();
    let licences = licences.split_whitespace().collect::<Vec<_>>().join(" ");
    for source in sources() {
        let key = |key: &str| source[key].as_str().unwrap();
        let name = format!("{} {}", key("package"), key("version"));
        assert!(licences.contains(&name), "data/LICENSES does not name {name}");
    }
}

#[test]
fn the_page_about_the_tables_has_their_figures() {
    let page = fs::read_to_string(data("../docs/LEXICON.md")).unwrap();
    for Table { name, rows, .. } in tables() {
        let bytes = fs::metadata(data(&format!("lexicon/{name}.tsv"))).unwrap().len();
        let figures = format!("| {} | {} |", thousands(rows.len() as u64), thousands(bytes));
        let line = page.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
        let right = line.is_some_and(|line| line.ends_with(&figures));
        assert!(right, "docs/LEXICON.md: {name} has {figures}");
    }
}

fn thousands(number: u64) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", thousands(number / 1000), number % 1000)
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
    let mut known = BTreeSet::new();
    for source in sources() {
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
fn nothing_is_listed_under_two_rows() {
    for table in tables() {
        let key: &[&str] = match table.name.as_str() {
            "cities" => &["name", "country"],
            "foreign_names" => &["language", "foreign", "kind"],
            _ => &[&table.columns[0]],
        };
        let key: Vec<usize> = key.iter().map(|column| table.column(column)).collect();
        let mut known = BTreeSet::new();
        for row in &table.rows {
            let named: Vec<String> = key.iter().map(|cell| row[*cell].to_lowercase()).collect();
            assert!(known.insert(named), "{}: {row:?}", table.name);
        }
    }
}

#[test]
fn a_cell_with_several_values_has_each_once_and_an_alias_is_another_name() {
    for table in tables() {
        let aliases = table.columns.iter().position(|column| column == "aliases");
        for row in &table.rows {
            for cell in row.iter().filter(|cell| cell.contains('|')) {
                let values: BTreeSet<&str> = cell.split('|').collect();
                assert_eq!(values.len(), cell.split('|').count(), "{}: {row:?}", table.name);
                assert!(!values.contains(""), "{}: {row:?}", table.name);
            }
            let alias = aliases.is_some_and(|at| row[at].split('|').any(|alias| alias == row[0]));
            assert!(!alias, "{}: {row:?}", table.name);
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
            for cell in row {
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
fn every_name_that_is_a_word_stands_among_the_ambiguous() {
    let known = table("ambiguous");
    let known: BTreeSet<&str> = known.values("name").collect();
    for table in tables() {
        if let Some(ambiguous) = table.columns.iter().position(|column| column == "ambiguous") {
            for row in table.rows.iter().filter(|row| row[ambiguous] != "no") {
                assert!(known.contains(row[0].to_lowercase().as_str()), "{}: {row:?}", table.name);
            }
        }
    }
}

#[test]
fn every_country_has_its_adjective_its_people_and_its_capital() {
    // Territories, in which nobody lives or whose people English has no word for, and cities.
    let without = [
        "AQ", "AX", "BL", "BQ", "BV", "CC", "CX", "GG", "GS", "HK", "HM", "IO", "JE", "MF", "MO",
        "MP", "NF", "PM", "SJ", "SX", "TC", "TF", "TK", "UM", "VA", "VG", "VI",
    ];
    let countries = table("countries");
    let columns = ["adjective", "demonym", "capital"].map(|name| countries.column(name));
    for row in &countries.rows {
        let whole = columns.iter().all(|column| !row[*column].is_empty());
        assert!(whole || without.contains(&row[countries.column("iso2")].as_str()), "{row:?}");
    }
}

#[test]
fn there_are_twelve_months_seven_days_and_fifty_states_with_the_capital() {
    let calendar = table("months_days");
    let (kind, number) = (calendar.column("kind"), calendar.column("number"));
    for (name, count) in [("month", 12), ("weekday", 7)] {
        let rows = calendar.rows.iter().filter(|row| row[kind] == name);
        let numbers: BTreeSet<u8> = rows.map(|row| row[number].parse().unwrap()).collect();
        assert!(numbers.into_iter().eq(1..=count), "{name}");
    }
    let states = table("us_states");
    let codes: BTreeSet<&str> = states.values("code").collect();
    assert_eq!((states.rows.len(), codes.len()), (51, 51));
}

#[test]
fn codes_are_capitals_and_mean_countries_that_are_listed() {
    let countries = table("countries");
    let names: BTreeSet<&str> = countries.values("name").collect();
    let codes: BTreeSet<&str> = countries.values("iso2").collect();
    assert_eq!(codes.len(), countries.rows.len());
    let (currencies, media) = (table("currencies"), table("media"));
    for code in currencies.values("code") {
        assert!(code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()), "{code}");
    }
    for country in currencies.values("countries") {
        assert!(names.contains(country), "currencies: {country}");
    }
    for code in media.values("country") {
        assert!(codes.contains(code), "media: {code}");
    }
}

#[test]
fn a_title_and_the_noun_for_who_has_it_do_not_differ_in_gender() {
    let (titles, persons) = (table("titles"), table("persons"));
    let genders: HashMap<&str, &str> =
        persons.rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let gender = titles.column("gender");
    for row in &titles.rows {
        if let Some(found) = genders.get(row[0].to_lowercase().as_str()) {
            // The noun is for who lives in a metropolis.
            assert!(*found == row[gender] || row[0] == "Metropolitan", "{row:?}, person: {found}");
        }
    }
}

#[test]
fn a_unit_has_its_names_and_its_symbol_alone() {
    let units = table("units");
    for columns in [&["name", "aliases"][..], &["symbol"]] {
        let mut known = BTreeSet::new();
        for name in columns.iter().flat_map(|column| units.values(column)) {
            assert!(known.insert(name), "{name}");
        }
    }
}

#[test]
fn an_institution_is_no_person() {
    let (persons, institutions) = (table("persons"), table("institutions"));
    let primary = |table: &Table| -> BTreeSet<String> {
        let primary = table.column("primary");
        let rows = table.rows.iter().filter(|row| row[primary] == "yes");
        rows.map(|row| row[0].clone()).collect()
    };
    let both: Vec<_> = primary(persons).intersection(&primary(institutions)).cloned().collect();
    assert!(both.is_empty(), "{both:?}");
}

#[test]
fn every_language_has_names_of_every_kind() {
    let names = table("foreign_names");
    let (language, kind) = (names.column("language"), names.column("kind"));
    let found: BTreeSet<(&str, &str)> =
        names.rows.iter().map(|row| (row[language].as_str(), row[kind].as_str())).collect();
    for language in ["fr", "es", "de", "it", "pt", "ru", "uk", "pl", "nl", "tr"] {
        for kind in ["country", "city", "month", "weekday", "currency"] {
            assert!(found.contains(&(language, kind)), "{language}: no {kind}");
        }
    }
}

#[test]
fn what_english_writes_is_no_foreign_name() {
    let names = table("foreign_names");
    for foreign in names.values("foreign") {
        for list in ["country", "nationality", "demonym", "capital", "us-state", "month", "weekday"]
        {
            let listed = lists::listed(list, &foreign.to_lowercase());
            assert!(listed.is_none(), "{foreign} is on the list {list}");
        }
    }
}

#[test]
fn a_foreign_name_means_one_thing_unless_a_country_is_called_after_its_capital() {
    let names = table("foreign_names");
    let columns = ["language", "foreign", "kind", "english"].map(|name| names.column(name));
    let mut meanings: BTreeMap<(&str, String), BTreeMap<&str, &str>> = BTreeMap::new();
    for row in &names.rows {
        let [language, foreign, kind, english] = columns.map(|column| row[column].as_str());
        meanings.entry((language, foreign.to_lowercase())).or_default().insert(english, kind);
    }
    for (name, meanings) in meanings.iter().filter(|(_, meanings)| meanings.len() > 1) {
        let found: Vec<_> = meanings.iter().map(|(english, kind)| (*english, *kind)).collect();
        let known = [
            [("Algeria", "country"), ("Algiers", "city")],
            [("Tunis", "city"), ("Tunisia", "country")],
            // Who comes from Bolivia, and what is paid there.
            [("Bolivian", "nationality"), ("Bolivian boliviano", "currency")],
        ];
        assert!(known.iter().any(|known| found == known), "{name:?}: {found:?}");
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
        faults.insert((language, foreign.to_lowercase()), (kind, english));
    }
    for row in &names.rows {
        let [language, _, _, english] = columns.map(|column| row[column].as_str());
        let fault = faults.get(&(language, english.to_lowercase()));
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
        let embedded = lists::table(name).unwrap_or_else(|| panic!("{name} is not embedded"));
        let mut found: Vec<Vec<&str>> = embedded
            .rows()
            .map(|row| columns.iter().map(|column| row.get(column).unwrap()).collect())
            .collect();
        found.sort_unstable();
        assert_eq!(found.len(), rows.len(), "{name}");
        assert!(found == *rows, "{name}: rows differ");
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
    let mut bytes = 0;
    let mut open = vec![data("")];
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
    assert!(bytes <= 16_000_000, "data/ has {bytes} bytes");
}
