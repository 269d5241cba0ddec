//! The named lists and the tables that come with the program (`docs/LEXICON.md`).
//!
//! Names in, strings of the program's own memory out; nothing is read or allocated before it is
//! asked for, and a lookup is a binary search. Keys are in lower case, as `str::to_lowercase` makes
//! it. `build/lexicon.rs` says how the bytes lie.

use std::cmp::Ordering;

static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
static NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The counts at the head of the file.
const HEAD: usize = 3;

fn number(position: usize) -> usize {
    let bytes = &NUMBERS[position * 4..position * 4 + 4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}

/// A string by its number.
pub(super) fn string(string: usize) -> &'static str {
    let end = HEAD + string;
    &TEXT[number(end)..number(end + 1)]
}

/// The string whose number stands at this position.
fn string_at(position: usize) -> &'static str {
    string(number(position))
}

fn list_directory() -> usize {
    HEAD + number(0) + 1
}

fn table_directory() -> usize {
    list_directory() + number(1) * 3
}

/// The first of `rows` rows, `width` numbers each from `start`, whose key is not below `key`.
fn first_row(start: usize, width: usize, rows: usize, key: &str) -> usize {
    let (mut low, mut high) = (0, rows);
    while low < high {
        let middle = low.midpoint(high);
        match string_at(start + middle * width).cmp(key) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal | Ordering::Greater => high = middle,
        }
    }
    low
}

/// The names of all lists, in order. A list `a.b` is the part of `a` that `b` tells.
#[must_use]
pub fn lists() -> impl ExactSizeIterator<Item = &'static str> {
    (0..number(1)).map(|list| string_at(list_directory() + list * 3))
}

/// The entries of a list as it spells them, in the order of their keys; `None` where there is no
/// such list.
#[must_use]
pub fn entries(list: &str) -> Option<impl ExactSizeIterator<Item = &'static str> + Clone> {
    let (start, count) = find_list(list)?;
    Some((0..count).map(move |entry| string_at(start + entry * 2 + 1)))
}

/// How the list spells what is `key` in lower case; the first way, where there are several.
#[must_use]
pub fn listed(list: &str, key: &str) -> Option<&'static str> {
    let (start, count) = find_list(list)?;
    let row = first_row(start, 2, count, key);
    let found = row < count && string_at(start + row * 2) == key;
    found.then(|| string_at(start + row * 2 + 1))
}

fn find_list(name: &str) -> Option<(usize, usize)> {
    let at = list_directory() + position(name)? * 3;
    Some((number(at + 2), number(at + 1)))
}

/// Where a list stands among [`lists`].
pub(super) fn position(name: &str) -> Option<usize> {
    let (directory, lists) = (list_directory(), number(1));
    let list = first_row(directory, 3, lists, name);
    (list < lists && string_at(directory + list * 3) == name).then_some(list)
}

/// A table of `data/lexicon/`.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    columns: usize,
    rows: usize,
    start: usize,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    table: Table,
    /// Where its cells begin.
    at: usize,
}

/// The table of this name, such as `countries`.
#[must_use]
pub fn table(name: &str) -> Option<Table> {
    let (directory, tables) = (table_directory(), number(2));
    let table = first_row(directory, 4, tables, name);
    let at = directory + table * 4;
    (table < tables && string_at(at) == name).then(|| Table {
        columns: number(at + 1),
        rows: number(at + 2),
        start: number(at + 3),
    })
}

impl Table {
    /// The rows, in the order of their keys.
    #[must_use]
    pub fn rows(self) -> impl ExactSizeIterator<Item = Row> {
        (0..self.rows).map(move |row| self.row(row))
    }

    /// The rows whose key is `key`: the first column in lower case (of `foreign_names`, the foreign
    /// name).
    pub fn find(self, key: &str) -> impl Iterator<Item = Row> + use<'_> {
        let first = first_row(self.keys(), self.columns + 1, self.rows, key);
        (first..self.rows)
            .map(move |row| self.row(row))
            .take_while(move |row| string_at(row.at - 1) == key)
    }

    fn keys(self) -> usize {
        self.start + self.columns
    }

    fn row(self, row: usize) -> Row {
        let at = self.keys() + row * (self.columns + 1) + 1;
        Row { table: self, at }
    }
}

impl Row {
    /// The cell under this column. Empty where the table has nothing to say; `None` where it has no
    /// such column.
    #[must_use]
    pub fn get(self, column: &str) -> Option<&'static str> {
        let column = (0..self.table.columns).find(|i| string_at(self.table.start + i) == column)?;
        Some(string_at(self.at + column))
    }

    /// The values of a cell that may hold several.
    pub fn all(self, column: &str) -> impl Iterator<Item = &'static str> {
        let cell = self.get(column).unwrap_or("");
        cell.split('|').filter(|value| !value.is_empty())
    }
}

/// The adjective of a country, by any of its names in whatever case: "French" for "France"; the first
/// where there are several.
#[must_use]
pub fn adjective(country: &str) -> Option<&'static str> {
    let is_it = |name: &str| name.eq_ignore_ascii_case(country);
    table("countries")?
        .rows()
        .find(|row| row.get("name").is_some_and(is_it) || row.all("aliases").any(is_it))?
        .all("adjective")
        .next()
}

/// What English calls what another language calls `foreign`, in whatever case; the first where
/// there are several.
#[must_use]
pub fn english(foreign: &str) -> Option<&'static str> {
    table("foreign_names")?.find(&foreign.to_lowercase()).next()?.get("english")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_found_by_any_of_its_names() {
        assert_eq!(listed("country", "turkey"), Some("Turkey"));
        assert_eq!(listed("country", "ivory coast"), Some("Ivory Coast"));
        assert_eq!(listed("country", "dprk"), Some("DPRK"));
        assert_eq!(listed("country", "kyiv"), None);
    }

    #[test]
    fn names_that_are_words_are_kept_apart() {
        for (list, word) in [
            ("country", "turkey"),
            ("country", "us"),
            ("place", "reading"),
            ("city", "nice"),
            ("month", "may"),
            ("nationality", "polish"),
            ("acronym", "who"),
        ] {
            assert!(listed(list, word).is_some(), "{word}");
            assert!(listed(&format!("{list}.ambiguous"), word).is_some(), "{word}");
            assert!(listed(&format!("{list}.unambiguous"), word).is_none(), "{word}");
        }
        assert_eq!(listed("place.unambiguous", "kyiv"), Some("Kyiv"));
        assert_eq!(listed("city.large.unambiguous", "los angeles"), Some("Los Angeles"));
    }

    #[test]
    fn rows_are_found_by_key() {
        let country = table("countries").unwrap().find("france").next().unwrap();
        assert_eq!(country.get("capital"), Some("Paris"));
        assert_eq!(country.get("adjective"), Some("French"));
        assert_eq!(country.all("demonym").collect::<Vec<_>>(), ["Frenchman", "Frenchwoman"]);
        assert_eq!(adjective("France"), Some("French"));
        assert_eq!(adjective("DPRK"), Some("North Korean"));
        assert_eq!(adjective("Atlantis"), None);
        assert_eq!(country.get("no such column"), None);
        let moscows = table("cities").unwrap().find("moscow");
        let countries: Vec<_> = moscows.filter_map(|row| row.get("country")).collect();
        assert_eq!(countries, ["Russia", "United States"]);
    }

    #[test]
    fn a_foreign_name_has_its_english_one() {
        let names = table("foreign_names").unwrap();
        let english = |language: &str, foreign: &str| {
            let mut rows = names.find(foreign).filter(|row| row.get("language") == Some(language));
            rows.next().and_then(|row| row.get("english"))
        };
        assert_eq!(english("de", "deutschland"), Some("Germany"));
        assert_eq!(english("fr", "otan"), Some("NATO"));
        assert_eq!(english("it", "giovedì"), Some("Thursday"));
        assert_eq!(english("uk", "київ"), Some("Kyiv"));
        assert_eq!(english("es", "pekín"), Some("Beijing"));
    }

    #[test]
    fn a_foreign_name_tells_when_english_has_no_use_for_it() {
        for name in ["pekín", "varsovie", "київ", "dienstag"] {
            assert!(listed("foreign-name", name).is_some(), "{name}");
        }
        // An English word, a town of the Americas, a given name, a country as well as its capital.
        for name in ["rom", "filadelfia", "venise", "túnez"] {
            assert!(table("foreign_names").unwrap().find(name).next().is_some(), "{name}");
            assert!(listed("foreign-name", name).is_none(), "{name}");
        }
        assert_eq!(listed("foreign-name.weekday", "dienstag"), Some("Dienstag"));
        assert_eq!(english("Dienstag"), Some("Tuesday"));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert!(entries("no such list").is_none());
        assert!(table("zzz").is_none());
        assert!(table("countries").unwrap().find("").next().is_none());
        assert!(listed("country", "zzz").is_none());
    }
}
