//! The names of an article: where they stand, which are one entity, what they stand for.
//!
//! A name is a run of capitalised words. A word that begins its sentence counts where it is known
//! as a name: to the lexicon, or by standing in the article with a capital elsewhere. “Ukrainian
//! President Volodymyr Zelensky” is the name “Volodymyr Zelensky” behind a title. A name of one word
//! is the entity that a longer name with this word made known before (Kim Jong-un … Kim).

use std::cell::LazyCell;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{Gender, Kind, Lists, is_organisation, is_work, lists, noun, number};
use crate::document::{BlockKind, Reading};
use crate::lexicon::frequency;
use crate::lexicon::phrases::List;
use crate::text::{Shape, Text, TokenKind};

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// The tokens of the name with the titles before it.
    pub tokens: Range<usize>,
    /// The tokens of the name proper; empty for a title that stands for a person by itself.
    pub proper: Range<usize>,
    /// The number of its entity; `None` for a title by itself and in headlines that capitalise
    /// every word.
    pub entity: Option<usize>,
    /// What it stands for by its own words and those around it.
    pub kind: Kind,
    /// Whether a title or noun before it says the gender.
    titled: bool,
}

/// What names of one article stand for together.
#[derive(Clone, Debug)]
pub struct Entity {
    pub kind: Kind,
    /// How many names with a title or noun of each gender stand for it.
    feminine: u32,
    masculine: u32,
    /// Whether a title or noun says the gender, and not the first name alone.
    titled: bool,
    /// Whether a name of several words stands for it.
    full: bool,
}

impl Entity {
    /// Whether a first name stands before a surname: a surname alone tells no gender.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Whether a title or noun says the gender of a person (Mrs, actress, king).
    #[must_use]
    pub fn is_titled(&self) -> bool {
        self.titled
    }
}

/// The names of all blocks.
#[derive(Debug, Default)]
pub struct Names {
    blocks: Vec<Vec<Name>>,
    pub entities: Vec<Entity>,
}

/// Words in small letters that stand inside names of persons.
const PARTICLES: &[&str] = &[
    "al", "ben", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "le", "ter", "van", "von", "y", "zu",
];

/// An English word that is at least so frequent is no name because it begins a sentence.
const COMMON: frequency::Zipf = 30;
/// So many words of a listed name are looked at.
const LONGEST: usize = 8;
/// So many words can a headline have with a capital each before it tells nothing of names.
const HEADLINE: usize = 4;

/// What has to be known of all blocks before the names of one can be read.
#[derive(Default)]
pub(super) struct Notes {
    /// By block: whether its capitals tell nothing.
    shouted: Vec<bool>,
    /// The words that have a capital inside a sentence.
    known: FxHashSet<String>,
}

impl Notes {
    /// Notes the next block.
    pub fn add(&mut self, text: &Text<'_>, kind: BlockKind) {
        let shouted = is_shouted(text, kind);
        self.shouted.push(shouted);
        if shouted {
            return;
        }
        for token in 0..text.tokens().len() {
            if is_capital(text, token) && !begins(text, token) {
                let word = text.word(token);
                if !self.known.contains(word) {
                    self.known.insert(word.to_owned());
                }
            }
        }
    }
}

impl Names {
    /// Reads the names of an article, of which all blocks have been noted.
    #[must_use]
    pub(super) fn read(reading: &Reading<'_>, notes: &Notes) -> Self {
        let Notes { shouted, known } = notes;
        let mut names = Self::default();
        let mut linker = Linker::default();
        for (block, shouted) in shouted.iter().copied().enumerate() {
            let mut found = Vec::new();
            let text = &reading.text(block);
            let mut at = 0;
            while at < text.tokens().len() {
                if let Some((end, kind)) = listed_phrase(text, at) {
                    let tokens = at..end;
                    found.push(Name {
                        tokens: tokens.clone(),
                        proper: tokens,
                        entity: None,
                        kind,
                        titled: false,
                    });
                    at = end;
                    continue;
                }
                let run = run_at(text, at, known);
                at = run.end.max(at + 1);
                if !run.is_empty() {
                    read_run(text, run, shouted, &mut found);
                }
            }
            for name in &mut found {
                if !name.proper.is_empty() && !shouted {
                    name.entity = Some(linker.link(text, name, &mut names.entities));
                }
            }
            names.blocks.push(found);
        }
        for entity in &mut names.entities {
            if let Kind::Person(gender) = &mut entity.kind {
                match entity.feminine.cmp(&entity.masculine) {
                    std::cmp::Ordering::Greater => *gender = Some(Gender::Feminine),
                    std::cmp::Ordering::Less => *gender = Some(Gender::Masculine),
                    std::cmp::Ordering::Equal => {}
                }
            }
        }
        names
    }

    /// The names of a block, in order.
    #[must_use]
    pub fn of_block(&self, block: usize) -> &[Name] {
        &self.blocks[block]
    }

    /// The name that a token of a block belongs to.
    #[must_use]
    pub fn at(&self, block: usize, token: usize) -> Option<&Name> {
        let names = &self.blocks[block];
        let after = names.partition_point(|name| name.tokens.end <= token);
        names.get(after).filter(|name| name.tokens.contains(&token))
    }

    /// The names of a block that begin in a range of its tokens.
    #[must_use]
    pub fn between(&self, block: usize, tokens: &Range<usize>) -> &[Name] {
        let names = &self.blocks[block];
        let first = names.partition_point(|name| name.tokens.start < tokens.start);
        let length = names[first..].partition_point(|name| name.tokens.start < tokens.end);
        &names[first..first + length]
    }

    /// What a name stands for, by all that the article says of it.
    #[must_use]
    pub fn kind(&self, name: &Name) -> Kind {
        name.entity.map_or(name.kind, |entity| self.entities[entity].kind)
    }
}

/// Whether a block is a headline that capitalises its words, or all of a block is in capitals.
fn is_shouted(text: &Text<'_>, kind: BlockKind) -> bool {
    let words = text.tokens().iter().filter(|token| token.kind == TokenKind::Word);
    let (mut capitals, mut all) = (0, 0);
    for token in words {
        all += 1;
        capitals += usize::from(!matches!(token.shape, Shape::Lower | Shape::None));
    }
    let share = if kind == BlockKind::Headline { 2 } else { 4 };
    all >= HEADLINE && (all - capitals) * share < all
}

fn is_capital(text: &Text, token: usize) -> bool {
    let token = &text.tokens()[token];
    token.kind == TokenKind::Word
        && match token.shape {
            Shape::Cap | Shape::Upper => true,
            Shape::Mixed => text.view()[token.start as usize..].starts_with(char::is_uppercase),
            Shape::Lower | Shape::None => false,
        }
}

/// Whether a token begins its sentence, or a quotation or list in it.
fn begins(text: &Text, token: usize) -> bool {
    let tokens = text.tokens();
    token.checked_sub(1).is_none_or(|before| {
        tokens[before].sentence != tokens[token].sentence
            || matches!(text.word(before), "\"" | "'" | ":" | "-" | "--" | "–" | "—" | "•" | "(")
    })
}

/// An entry of several words of the lists of countries, organisations and places that begins at a
/// token, where no other name goes on behind it: the token behind it, and what it is.
fn listed_phrase(text: &Text, start: usize) -> Option<(usize, Kind)> {
    if !is_capital(text, start) {
        return None;
    }
    let lists = lists();
    let first = number(text.word(start))?;
    let all = [
        (lists.country, Kind::Country),
        (lists.capital, Kind::Country),
        (lists.organisation, Kind::Organisation),
        (lists.body, Kind::Organisation),
        (lists.medium, Kind::Organisation),
        (lists.place, Kind::Place),
    ];
    if !all.iter().any(|(list, _)| list.has_beginning(first)) {
        return None;
    }
    let sentence = text.tokens()[start].sentence;
    let same = |token: &usize| text.tokens()[*token].sentence == sentence;
    let words = (start..text.tokens().len()).take(LONGEST).take_while(same);
    let numbers: Vec<u32> = words.map_while(|token| number(text.word(token))).collect();
    let longest = |(list, kind): (List, Kind)| {
        Some((list.lengths(&numbers).last().filter(|length| *length > 1)?, kind))
    };
    let (length, kind) = all.into_iter().filter_map(longest).rev().max_by_key(|found| found.0)?;
    let end = start + length;
    let goes_on = end < text.tokens().len()
        && same(&end)
        && is_capital(text, end)
        && !Lists::has(lists.title, number(text.word(end)));
    (is_capital(text, end - 1) && !goes_on).then_some((end, kind))
}

/// The run of words of a name that begins at a token; empty where none does.
fn run_at(text: &Text, start: usize, known: &FxHashSet<String>) -> Range<usize> {
    if !is_capital(text, start) || is_sentence_word(text, start, known) {
        return start..start;
    }
    let tokens = text.tokens();
    let goes_on = |token: usize| {
        token < tokens.len()
            && tokens[token].sentence == tokens[start].sentence
            && is_capital(text, token)
            && text.word(token) != "I"
    };
    let mut end = start + 1;
    loop {
        if goes_on(end) {
            end += 1;
            continue;
        }
        let is_particle =
            |token: usize| tokens.get(token).is_some_and(|_| PARTICLES.contains(&text.word(token)));
        // “J. Garver”, “Mr. Obama”: the point is a token of its own.
        let is_point = tokens.get(end).is_some_and(|point| {
            text.word(end) == "."
                && point.start == tokens[end - 1].end
                && tokens[end - 1].end - tokens[end - 1].start <= 5
        });
        let skipped = if is_point || is_particle(end) {
            1 + usize::from(is_particle(end) && is_particle(end + 1))
        } else {
            return start..end;
        };
        if !goes_on(end + skipped) {
            return start..end;
        }
        end += skipped + 1;
    }
}

/// Whether a capitalised word is a plain one at the start of its sentence.
fn is_sentence_word(text: &Text, token: usize, known: &FxHashSet<String>) -> bool {
    let word = text.word(token);
    if matches!(word, "I" | "The" | "A" | "An") {
        return true;
    }
    if !begins(text, token) || known.contains(word) && frequency::english(&word.to_lowercase()) < 60
    {
        return false;
    }
    if text.tokens()[token].shape == Shape::Upper {
        return false;
    }
    let lists = lists();
    let number = number(word);
    let follows_name = text.tokens().get(token + 1).is_some_and(|_| is_capital(text, token + 1));
    if follows_name
        && (Lists::has(lists.title, number)
            || honorific_gender(&word.to_lowercase()).is_some()
            || lists.gender(number).is_some()
            || Lists::has(lists.nationality, number))
    {
        return false;
    }
    let listed = [lists.country, lists.capital, lists.nationality, lists.organisation];
    let lower = word.to_lowercase();
    let frequency = frequency::english(&lower);
    if listed.into_iter().any(|list| Lists::has(list, number)) {
        return frequency >= 55;
    }
    if Lists::has(lists.given_name, number) {
        return frequency >= 45;
    }
    frequency >= COMMON
}

/// Cuts a run into titles and a name; what is only an adjective is none.
#[expect(
    clippy::too_many_lines,
    clippy::if_same_then_else,
    reason = "the cases are told one after the other"
)]
fn read_run(text: &Text, run: Range<usize>, shouted: bool, found: &mut Vec<Name>) {
    let lists = lists();
    let numbers: Vec<Option<u32>> = run.clone().map(|token| number(text.word(token))).collect();
    let is_in = |list: List, token: usize| Lists::has(list, numbers[token - run.start]);
    // What no list has is no word of theirs either.
    let known: Vec<u32> = numbers.iter().map(|number| number.unwrap_or(u32::MAX)).collect();
    let whole = |list: List, tokens: Range<usize>| {
        Lists::covers(list, &known[tokens.start - run.start..tokens.end - run.start])
    };
    let name = |tokens: Range<usize>, proper: Range<usize>, kind: Kind| Name {
        tokens,
        proper,
        entity: None,
        kind,
        titled: false,
    };
    // What the whole run is listed as. Countries that women and men are called after need a
    // preposition before them.
    let is_first_name = |tokens: &Range<usize>| {
        tokens.len() == 1
            && matches!(
                text.word(tokens.start),
                "Chad" | "Georgia" | "India" | "Israel" | "Jordan" | "Kenya"
            )
            && !(tokens.start > 0
                && matches!(
                    text.word(tokens.start - 1),
                    "in" | "from" | "of" | "to" | "into" | "with" | "against" | "between" | "and"
                ))
    };
    let listed = |tokens: Range<usize>| {
        if tokens.is_empty() {
            None
        } else if is_first_name(&tokens) {
            None
        } else if whole(lists.country, tokens.clone())
            || whole(lists.capital, tokens.clone())
                && !(tokens.len() == 1 && is_surname(text.word(tokens.start)))
        {
            Some(Kind::Country)
        } else if [lists.organisation, lists.body, lists.medium]
            .into_iter()
            .any(|list| whole(list, tokens.clone()))
        {
            Some(Kind::Organisation)
        } else if whole(lists.month, tokens.clone()) || whole(lists.weekday, tokens.clone()) {
            Some(Kind::Time)
        } else if whole(lists.place_large, tokens.clone()) && !whole(lists.given_name, tokens) {
            Some(Kind::Place)
        } else {
            None
        }
    };
    // “Thursday October”, “Monday Macron”: a date ends a name.
    let is_date = |token: usize| {
        (is_in(lists.month, token) || is_in(lists.weekday, token))
            && lists.gender(numbers[token - run.start]).is_none()
    };
    if run.len() > 1
        && let Some(date) = run.clone().find(|token| is_date(*token))
    {
        for part in [run.start..date, date + 1..run.end] {
            if !part.is_empty() {
                read_run(text, part, shouted, found);
            }
        }
        return;
    }
    if whole(lists.nationality, run.clone()) && goes_with_noun(text, run.end)
        || run.len() == 1 && is_adjective(text.word(run.start))
    {
        return;
    }
    let last = run.end - 1;
    if run.len() > 1 && is_compass(text.word(run.start)) {
        let rest = listed(run.start + 1..run.end);
        found.push(name(run.clone(), run, rest.unwrap_or(Kind::Place)));
        return;
    }
    if let Some(kind) = listed(run.clone()) {
        found.push(name(run.clone(), run, kind));
        return;
    }
    // “Bank of Rovia”, “Supreme Court”: what the last word says. A title says it of a person.
    let behind_of =
        run.start > 1 && text.word(run.start - 1) == "of" && is_capital(text, run.start - 2);
    let last_word = text.word(last).to_lowercase();
    let said = LazyCell::new(|| noun(&last_word, false));
    let is_suffix = matches!(
        last_word.as_str(),
        "inc" | "corp" | "ltd" | "plc" | "gmbh" | "ag" | "llc" | "sa" | "spa" | "co" | "group"
    );
    if run.len() > 1
        && (is_suffix
            || is_organisation(&last_word)
            || !is_in(lists.given_name, run.start)
                && matches!(*said, Kind::Organisation | Kind::Group | Kind::Country))
    {
        found.push(name(run.clone(), run, Kind::Organisation));
        return;
    }
    // Titles and adjectives before a name.
    let mut start = run.start;
    let mut title = None;
    for token in run.clone() {
        let word = text.word(token).to_lowercase();
        // Other nouns for persons are titles before a first name: “Prosecutor General Irina …”.
        let is_title = is_in(lists.title, token)
            || honorific_gender(&word).is_some() && token + 1 < run.end
            || numbers[token - run.start].is_some()
                && (token + 1 == run.end
                    || lists.gender(numbers[token + 1 - run.start]).is_some()
                    || is_in(lists.title, token + 1))
                && matches!(noun(&word, false), Kind::Person(_));
        if is_title
            && !(token == run.start
                && lists.gender(numbers[0]).is_some()
                && run.len() > 1
                && !is_honorific(&word))
        {
            let gender = match noun(&word, false) {
                Kind::Person(gender) => gender.or(honorific_gender(&word)),
                _ => honorific_gender(&word),
            };
            title = Some(gender);
            start = token + 1;
        } else if token == start && is_in(lists.nationality, token) {
            start = token + 1;
        }
    }
    while start < run.end && text.word(start) == "." {
        start += 1;
    }
    let proper = start..run.end;
    if proper.is_empty() {
        if let Some(gender) = title {
            found.push(name(run, proper, Kind::Person(gender)));
        } else if is_in(lists.demonym, last) && !goes_with_noun(text, run.end) {
            found.push(name(run, proper, Kind::Person(None)));
        }
        return;
    }
    if let Some(gender) = title {
        let titled = gender.is_some();
        let gender = gender.or_else(|| {
            (proper.len() > 1).then(|| lists.gender(numbers[proper.start - run.start])).flatten()
        });
        found.push(Name { titled, ..name(run, proper, Kind::Person(gender)) });
        return;
    }
    let first = numbers[proper.start - run.start];
    let kind = match listed(proper.clone()) {
        Some(kind) => kind,
        None if text.tokens()[last].shape == Shape::Upper
            && proper.len() == 1
            && text.word(last).len() > 2
            && !shouted =>
        {
            Kind::Organisation
        }
        None if Lists::has(lists.given_name, first) && proper.len() > 1 && !behind_of => {
            Kind::Person(lists.gender(first))
        }
        None if is_first_name(&proper) => Kind::Unknown,
        None if Lists::has(lists.given_name, first)
            && proper.len() == 1
            && !whole(lists.place, proper.clone()) =>
        {
            Kind::Person(lists.gender(first))
        }
        None => match *said {
            Kind::Organisation | Kind::Group => Kind::Organisation,
            Kind::Place | Kind::Country => Kind::Place,
            _ => Kind::Unknown,
        },
    };
    let kind = match kind {
        // “Georgia” may be a country or a woman, “Renault” a company or a man: what the article
        // calls it tells.
        Kind::Unknown | Kind::Person(_) if proper.len() < 3 => {
            match (kind, described(text, run.end)) {
                (Kind::Person(known), Some(Kind::Person(gender))) => Kind::Person(gender.or(known)),
                (kind, described) => described.unwrap_or(kind),
            }
        }
        kind => kind,
    };
    let before = noun_before(text, run.start);
    let titled = matches!(before, Some(Kind::Person(Some(_))));
    let kind = match (kind, before) {
        // “the actress Ann Example”.
        (Kind::Person(known), Some(Kind::Person(gender))) => Kind::Person(gender.or(known)),
        (Kind::Unknown, Some(Kind::Person(gender))) => Kind::Person(gender),
        (Kind::Unknown, Some(Kind::Organisation | Kind::Group)) => Kind::Organisation,
        (Kind::Unknown | Kind::Person(_), Some(Kind::Thing)) => Kind::Thing,
        (Kind::Unknown | Kind::Person(_), Some(Kind::Personified)) => Kind::Personified,
        (Kind::Unknown, _) if is_after_article(text, run.start) => Kind::Thing,
        (kind, _) => kind,
    };
    found.push(Name { titled, ..name(run, proper, kind) });
}

/// Capitals by whose name persons are better known.
fn is_surname(word: &str) -> bool {
    matches!(
        word,
        "Victoria"
            | "Stanley"
            | "Douglas"
            | "Hamilton"
            | "Santiago"
            | "Sofia"
            | "Kingston"
            | "Wellington"
    )
}

/// Adjectives with a capital that are no country's.
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "Western"
            | "Eastern"
            | "Northern"
            | "Southern"
            | "Soviet"
            | "Islamic"
            | "Muslim"
            | "Christian"
            | "Jewish"
            | "Catholic"
            | "Orthodox"
            | "Protestant"
            | "Democratic"
            | "Republican"
            | "Islamist"
            | "Communist"
            | "Socialist"
            | "Conservative"
            | "Liberal"
            | "Green"
            | "Olympic"
            | "Presidential"
            | "Parliamentary"
            | "Internet"
    )
}

fn is_compass(word: &str) -> bool {
    matches!(
        word,
        "North"
            | "South"
            | "East"
            | "West"
            | "Northern"
            | "Southern"
            | "Eastern"
            | "Western"
            | "Central"
            | "Upper"
            | "Lower"
            | "New"
            | "Great"
            | "Greater"
            | "Saint"
            | "San"
            | "Santa"
            | "Fort"
            | "Mount"
            | "Lake"
            | "Cape"
            | "Port"
            | "El"
            | "Los"
            | "Las"
    )
}

fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "sir"
            | "madame"
            | "lady"
            | "lord"
            | "dame"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "pope"
            | "dr"
            | "general"
            | "colonel"
            | "major"
            | "captain"
    )
}

fn honorific_gender(word: &str) -> Option<Gender> {
    match word {
        "mr" | "sir" | "lord" | "monsieur" | "herr" | "don" => Some(Gender::Masculine),
        "mrs" | "ms" | "miss" | "madam" | "madame" | "lady" | "dame" | "frau" | "mme" | "mlle" => {
            Some(Gender::Feminine)
        }
        _ => None,
    }
}

/// Whether a word in small letters, that is no verb form or function word, follows an adjective.
fn goes_with_noun(text: &Text, token: usize) -> bool {
    text.tokens().get(token).is_some_and(|next| next.kind == TokenKind::Word)
        && !matches!(
            text.word(token),
            "was"
                | "is"
                | "has"
                | "had"
                | "who"
                | "and"
                | "or"
                | "of"
                | "in"
                | "said"
                | "to"
                | "from"
                | "will"
                | "with"
                | "by"
                | "at"
                | "on"
                | "for"
        )
}

/// What the noun in small letters right before a name stands for.
fn noun_before(text: &Text, start: usize) -> Option<Kind> {
    let before = start.checked_sub(1)?;
    let token = &text.tokens()[before];
    let same = token.sentence == text.tokens()[start].sentence;
    let is_word = token.kind == TokenKind::Word && token.shape == Shape::Lower && same;
    if !is_word {
        return None;
    }
    let word = text.word(before);
    if is_work(word) {
        return Some(Kind::Thing);
    }
    let kind = noun(word, false);
    matches!(kind, Kind::Person(_) | Kind::Organisation | Kind::Group | Kind::Personified)
        .then_some(kind)
}

/// What the words behind a name say that it is: “…, a company from Lyon”, “… is a film”; and a
/// name that “its” follows soon is nobody's.
fn described(text: &Text, end: usize) -> Option<Kind> {
    let sentence = text.tokens().get(end)?.sentence;
    let word = |token: usize| {
        text.tokens().get(token).filter(|token| token.sentence == sentence)?;
        Some(text.word(token))
    };
    let first = word(end)?;
    let article = match first {
        "," | "is" | "was" => end + 1,
        _ => usize::MAX,
    };
    if matches!(word(article), Some("a" | "an" | "the" | "one" | "its" | "his" | "her")) {
        let head = (article + 1..article + 8).take_while(|token| {
            word(*token).is_some_and(|word| {
                !matches!(
                    word,
                    "," | "."
                        | "of"
                        | "in"
                        | "who"
                        | "which"
                        | "that"
                        | "and"
                        | "from"
                        | "for"
                        | "with"
                        | "by"
                        | "at"
                        | "on"
                        | "to"
                        | "said"
                        | "has"
                        | "("
                        | "'s"
                )
            })
        });
        let head = word(head.last()?)?;
        if is_work(head) {
            return Some(Kind::Thing);
        }
        return match noun(head, false) {
            Kind::Person(gender) => Some(Kind::Person(gender)),
            kind @ (Kind::Organisation | Kind::Country | Kind::Place | Kind::Personified) => {
                Some(kind)
            }
            Kind::Group => Some(Kind::Organisation),
            _ => None,
        };
    }
    None
}

fn is_after_article(text: &Text, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| {
        text.tokens()[before].sentence == text.tokens()[start].sentence
            && text.word(before).eq_ignore_ascii_case("the")
    })
}

/// Which names are one entity.
#[derive(Default)]
struct Linker {
    by_name: FxHashMap<String, usize>,
    /// The entity that a longer name with this first or last word stood for last.
    by_word: FxHashMap<String, usize>,
}

impl Linker {
    fn link(&mut self, text: &Text, name: &Name, entities: &mut Vec<Entity>) -> usize {
        let words = || name.proper.clone().map(|token| text.word(token));
        let full = words().collect::<Vec<_>>().join(" ");
        let is_single = name.proper.len() == 1;
        let listed = matches!(name.kind, Kind::Country | Kind::Organisation | Kind::Place);
        let by_word = || self.by_word.get(&full).copied().filter(|_| is_single && !listed);
        let entity = by_word().or_else(|| self.by_name.get(&full).copied());
        let entity = entity.unwrap_or_else(|| {
            entities.push(Entity {
                kind: name.kind,
                feminine: 0,
                masculine: 0,
                titled: false,
                full: false,
            });
            entities.len() - 1
        });
        let Entity { kind, feminine, masculine, titled, full: is_full } = &mut entities[entity];
        *titled |= name.titled;
        *is_full |= !is_single;
        match name.kind {
            Kind::Person(gender) => {
                match gender {
                    Some(Gender::Feminine) => *feminine += 1,
                    Some(Gender::Masculine) => *masculine += 1,
                    None => {}
                }
                if matches!(kind, Kind::Unknown | Kind::Thing) {
                    *kind = name.kind;
                }
            }
            known if *kind == Kind::Unknown => *kind = known,
            _ => {}
        }
        if !is_single && matches!(entities[entity].kind, Kind::Person(_) | Kind::Unknown) {
            for word in [words().next(), words().next_back()].into_iter().flatten() {
                self.by_word.insert(word.to_owned(), entity);
            }
        }
        self.by_name.insert(full, entity);
        entity
    }
}
