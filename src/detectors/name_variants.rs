//! One name in two spellings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{LIKELY, OPEN, PLAIN, as_clear};
use crate::discourse::{Discourse, Kind, Likeness, likeness, plain, skeleton};
use crate::document::Reading;
use crate::lexicon::frequency;
use crate::rule::{Detector, DetectorOption, Found, Search};
use crate::span::Span;

/// Finds names of persons, places and bodies that the article spells in two ways; the less common
/// spelling is reported. Names are compared within groups of one skeleton only.
pub(super) struct NameVariants;

/// A pair that is known for one name; reported as plain.
const KNOWN: i64 = 4;

/// Places that have an older or Russian name beside the one that the press has taken over: two
/// words for one place, so that both in one article are a fault whatever their letters.
const PLACES: &[(&str, &str)] = &[
    ("Kiev", "Kyiv"),
    ("Kharkov", "Kharkiv"),
    ("Lvov", "Lviv"),
    ("Odessa", "Odesa"),
    ("Nikolaev", "Mykolaiv"),
    ("Dnepr", "Dnipro"),
    ("Zaporozhye", "Zaporizhzhia"),
    ("Lugansk", "Luhansk"),
    ("Chernigov", "Chernihiv"),
    ("Rovno", "Rivne"),
    ("Artemovsk", "Bakhmut"),
    ("Tchernobyl", "Chernobyl"),
    ("Chernobyl", "Chornobyl"),
    ("Peking", "Beijing"),
    ("Bombay", "Mumbai"),
    ("Calcutta", "Kolkata"),
    ("Madras", "Chennai"),
    ("Rangoon", "Yangon"),
    ("Burma", "Myanmar"),
    ("Belorussia", "Belarus"),
    ("Byelorussia", "Belarus"),
    ("Moldavia", "Moldova"),
    ("Kirghizia", "Kyrgyzstan"),
    ("Turkmenia", "Turkmenistan"),
    ("Swaziland", "Eswatini"),
    ("Donbass", "Donbas"),
    ("Vinnitsa", "Vinnytsia"),
];

impl Detector for NameVariants {
    fn name(&self) -> &'static str {
        "name-variants"
    }

    fn help(&self) -> &'static str {
        "One name in two spellings."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "clear",
            least: OPEN,
            most: PLAIN,
            default: PLAIN,
            help: "how clear it is that one name is meant: 1 open, 2 likely, 3 plain",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["other"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        as_clear(self.name(), options[0], find)
    }
}

/// All hits, with how clear each is, in the order of the article.
fn find(discourse: &Discourse<'_, '_>) -> Vec<(i64, Found)> {
    let words = collect(discourse);
    let mut found: Vec<(i64, Found)> = Vec::new();
    for group in groups(&words) {
        for (rare, common, clear) in compare(&words, &group) {
            let places = report(discourse.reading, &words[rare], &words[common]);
            found.extend(places.into_iter().map(|found| (clear, found)));
        }
    }
    found.sort_by_key(|(clear, found)| (found.block, found.tokens.start, Reverse(*clear)));
    found.dedup_by_key(|(_, found)| (found.block, found.tokens.start));
    found
}

/// A word of names, as it is spelled.
struct Word {
    spelled: String,
    /// Block and token of every place.
    places: Vec<(usize, usize)>,
    /// Block and sentence of every place.
    sentences: Vec<(usize, u32)>,
    /// The words that stand before it in names, each once: first names of a surname.
    before: Vec<String>,
    after: Vec<String>,
    /// Whether it ends a name of a person, or may.
    surname: bool,
    first: bool,
}

/// The words of all names outside of quotations, in the order of their spelling.
fn collect(discourse: &Discourse<'_, '_>) -> Vec<Word> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for block in 0..discourse.reading.blocks().len() {
        let text = &discourse.reading.text(block);
        for name in discourse.names().of_block(block) {
            // What stands in brackets is a gloss: the name in its own spelling.
            if name.entity.is_none()
                || discourse.is_quoted(block, name.proper.start)
                || discourse.is_bracketed(block, name.proper.start)
            {
                continue;
            }
            let kind = discourse.names().kind(name);
            if kind == Kind::Time {
                continue;
            }
            for token in name.proper.clone() {
                let spelled = text.word(token);
                let is_word = spelled.chars().count() >= 4
                    && spelled.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
                    && spelled.chars().any(char::is_lowercase);
                if !is_word {
                    continue;
                }
                let word = words.entry(spelled.to_owned()).or_insert_with(|| Word {
                    spelled: spelled.to_owned(),
                    places: Vec::new(),
                    sentences: Vec::new(),
                    before: Vec::new(),
                    after: Vec::new(),
                    surname: false,
                    first: false,
                });
                word.places.push((block, token));
                word.sentences.push((block, text.tokens()[token].sentence));
                let is_person = matches!(kind, Kind::Person(_) | Kind::Unknown);
                word.surname |= is_person && token + 1 == name.proper.end;
                word.first |= is_person && token == name.proper.start && name.proper.len() > 1;
                let neighbour = |token: usize| plain(text.word(token));
                if token > name.proper.start && word.before.len() < 4 {
                    let before = neighbour(token - 1);
                    if !word.before.contains(&before) {
                        word.before.push(before);
                    }
                }
                if token + 1 < name.proper.end && word.after.len() < 4 {
                    let after = neighbour(token + 1);
                    if !word.after.contains(&after) {
                        word.after.push(after);
                    }
                }
            }
        }
    }
    words.into_values().collect()
}

/// The numbers of words that may be one name: of one skeleton, or a known pair of places.
fn groups(words: &[Word]) -> Vec<Vec<usize>> {
    let mut by_skeleton: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, word) in words.iter().enumerate() {
        by_skeleton.entry(skeleton(&word.spelled)).or_default().push(number);
    }
    let mut groups: Vec<Vec<usize>> =
        by_skeleton.into_values().filter(|group| group.len() > 1).collect();
    let find =
        |spelled: &str| words.binary_search_by(|word| word.spelled.as_str().cmp(spelled)).ok();
    for (old, new) in PLACES {
        if let (Some(old), Some(new)) = (find(old), find(new)) {
            groups.push(vec![old, new]);
        }
    }
    groups.sort();
    groups
}

/// So many spellings of one skeleton are compared; more are no names.
const MOST: usize = 8;

/// The pairs of a group that are one name: the rarer spelling, the commoner, how clear it is.
fn compare(words: &[Word], group: &[usize]) -> Vec<(usize, usize, i64)> {
    let mut order: Vec<usize> = group.to_vec();
    // Of equally common ones the first in the article is taken for the common one.
    order.sort_by_key(|number| (Reverse(words[*number].places.len()), words[*number].places[0]));
    order.truncate(MOST);
    let mut pairs = Vec::new();
    for (at, rare) in order.iter().enumerate() {
        let clear = order[..at].iter().filter_map(|common| {
            let clear = clear(&words[*rare], &words[*common])?;
            // What one sentence tells apart, or the article keeps apart, is two names.
            let apart = words[*rare]
                .sentences
                .iter()
                .any(|sentence| words[*common].sentences.contains(sentence));
            Some((*common, if apart && clear < KNOWN { OPEN } else { clear.min(PLAIN) }))
        });
        if let Some((common, clear)) = clear.max_by_key(|(_, clear)| *clear) {
            pairs.push(preferred(words, *rare, common, clear));
        }
    }
    pairs
}

/// The house form is the common one, however rare it is.
fn preferred(words: &[Word], rare: usize, common: usize, clear: i64) -> (usize, usize, i64) {
    let is_old = PLACES
        .iter()
        .any(|(old, new)| words[common].spelled == *old && words[rare].spelled == *new);
    if is_old { (common, rare, clear) } else { (rare, common, clear) }
}

/// How clear it is that two spellings are one name; `None` where they are two.
fn clear(a: &Word, b: &Word) -> Option<i64> {
    let known = PLACES.iter().any(|(old, new)| {
        [(old, new), (new, old)].iter().any(|(x, y)| a.spelled == **x && b.spelled == **y)
    });
    if known {
        return Some(KNOWN);
    }
    if a.spelled.to_lowercase() == b.spelled.to_lowercase() {
        return None;
    }
    let likeness = likeness(&a.spelled, &b.spelled)?;
    let sounds_alike = likeness >= Likeness::Sound;
    // The same first name before both, or the same surname behind.
    if a.surname && b.surname && share(&a.before, &b.before) {
        return Some(if sounds_alike { PLAIN } else { LIKELY });
    }
    if a.first && b.first && share(&a.after, &b.after) {
        return Some(if sounds_alike { LIKELY } else { OPEN });
    }
    // Two first names before them: two persons.
    let told_apart = !a.before.is_empty() && !b.before.is_empty() || a.first || b.first;
    // English words and common names are often two things.
    let is_common = |word: &Word| frequency::english(&word.spelled.to_lowercase()) >= COMMON;
    let long = a.spelled.len().min(b.spelled.len()) >= 6;
    match () {
        () if told_apart || is_common(a) && is_common(b) => None,
        () if likeness == Likeness::Accents => Some(LIKELY),
        () if long && sounds_alike => Some(LIKELY),
        () => Some(OPEN),
    }
}

/// Names of which both spellings are at least so frequent in English may be two.
const COMMON: frequency::Zipf = 35;

fn share(a: &[String], b: &[String]) -> bool {
    let alike = |a: &String, b: &String| {
        a == b || skeleton(a) == skeleton(b) && likeness(a, b) >= Some(Likeness::Sound)
    };
    a.iter().any(|a| b.iter().any(|b| alike(a, b)))
}

fn report(reading: &Reading<'_>, rare: &Word, common: &Word) -> Vec<Found> {
    let (block, token) = common.places[0];
    let related: Span = reading.text(block).source_of(token..token + 1);
    rare.places
        .iter()
        .map(|(block, token)| Found {
            block: *block,
            tokens: *token..token + 1,
            marked: None,
            values: vec![common.spelled.clone()],
            related: Some(related),
        })
        .collect()
}
