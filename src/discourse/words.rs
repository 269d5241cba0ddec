//! What nouns and names stand for, by the lists of the lexicon and a few closed ones.

use std::sync::OnceLock;

use crate::lexicon::inflect::singular;
use crate::lexicon::phrases::{self, List};

/// Grammatical gender of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Feminine,
    Masculine,
}

/// What a mention stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person; the gender where a first name, a title or the noun tells it.
    Person(Option<Gender>),
    /// A country, or its capital, which stands for its government.
    Country,
    /// Another place.
    Place,
    /// A company, institution, party, army: acts and speaks like a person.
    Organisation,
    /// Several as one: a team, a crew, a family.
    Group,
    /// An animal: it, he or she.
    Animal,
    /// A ship, a storm, a homeland: what English too may call “she”.
    Personified,
    /// Any other thing, event or idea.
    Thing,
    /// A time or a measure, which no pronoun stands for.
    Time,
    /// A name of which nothing is known: it may be a person's.
    Unknown,
}

impl Kind {
    /// Whether “he” (or “she”) may stand for it.
    #[must_use]
    pub fn may_be_person(self, gender: Gender) -> bool {
        match self {
            Self::Person(known) => known.is_none_or(|known| known == gender),
            Self::Unknown | Self::Animal | Self::Personified => true,
            _ => false,
        }
    }

    /// Whether English always says “it” of one of the kind.
    #[must_use]
    pub fn is_inanimate(self) -> bool {
        matches!(self, Self::Country | Self::Place | Self::Organisation | Self::Group | Self::Thing)
    }
}

/// The lists of the lexicon that say what a word stands for.
pub(super) struct Lists {
    pub country: List,
    pub capital: List,
    pub place: List,
    pub place_large: List,
    pub given_name: List,
    pub given_name_f: List,
    pub given_name_m: List,
    pub person: List,
    pub person_any: List,
    pub thing: List,
    pub thing_animal: List,
    pub thing_time: List,
    pub thing_communication: List,
    pub title: List,
    pub institution: List,
    pub institution_company: List,
    pub institution_institution: List,
    pub institution_place: List,
    pub organisation: List,
    pub body: List,
    pub medium: List,
    pub nationality: List,
    pub demonym: List,
    pub month: List,
    pub weekday: List,
    pub unit: List,
}

/// The lists, found once.
pub(super) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let list = |name| List::named(name).expect("build.rs makes the list");
        Lists {
            country: list("country"),
            capital: list("capital"),
            place: list("place"),
            place_large: list("place.large"),
            given_name: list("given-name"),
            given_name_f: list("given-name.f"),
            given_name_m: list("given-name.m"),
            person: list("person.primary"),
            person_any: list("person"),
            thing: list("thing"),
            thing_animal: list("thing.animal"),
            thing_time: list("thing.time"),
            thing_communication: list("thing.communication"),
            title: list("title"),
            institution: list("institution.primary"),
            institution_company: list("institution.primary.company"),
            institution_institution: list("institution.primary.institution"),
            institution_place: list("institution.primary.place"),
            organisation: list("organisation"),
            body: list("body"),
            medium: list("medium"),
            nationality: list("nationality"),
            demonym: list("demonym"),
            month: list("month"),
            weekday: list("weekday"),
            unit: list("unit"),
        }
    })
}

/// The number of a word in the lists, whatever its case.
pub(super) fn number(word: &str) -> Option<u32> {
    phrases::find_in_any_case(word)
}

impl Lists {
    /// Whether a list has this word by itself.
    pub fn has(list: List, number: Option<u32>) -> bool {
        number.is_some_and(|number| Self::covers(list, &[number]))
    }

    /// Whether a list has these words as one entry.
    pub fn covers(list: List, numbers: &[u32]) -> bool {
        list.lengths(numbers).any(|length| length == numbers.len())
    }

    /// The gender of a given name, where the sources agree.
    pub fn gender(&self, number: Option<u32>) -> Option<Gender> {
        if Self::has(self.given_name_f, number) {
            Some(Gender::Feminine)
        } else if Self::has(self.given_name_m, number) {
            Some(Gender::Masculine)
        } else {
            None
        }
    }
}

/// What a common noun in lower case stands for; `plural` where it is one.
#[must_use]
pub fn noun(word: &str, plural: bool) -> Kind {
    let base = if plural { singular(word) } else { word.into() };
    // Of “vice-president” and “ex-wife” the last part speaks.
    let base = base.rsplit('-').find(|part| !part.is_empty()).unwrap_or(&base);
    if let Some(gender) = gender_of_noun(base) {
        return Kind::Person(Some(gender));
    }
    if is_other_person(base) {
        return Kind::Person(None);
    }
    if is_vessel(base) {
        return Kind::Personified;
    }
    if is_animal(base) {
        return Kind::Animal;
    }
    if is_time(base) {
        return Kind::Time;
    }
    if matches!(base, "nobody" | "none" | "nothing" | "anything" | "everything" | "something") {
        return Kind::Time;
    }
    if matches!(base, "country" | "nation" | "republic" | "kingdom" | "state") {
        return Kind::Country;
    }
    if is_organisation(base) {
        return Kind::Organisation;
    }
    let lists = lists();
    let number = number(base);
    let has = |list: List| Lists::has(list, number);
    if has(lists.person) && !is_no_person(base) {
        Kind::Person(None)
    } else if has(lists.thing_animal) {
        Kind::Animal
    } else if has(lists.unit) || has(lists.thing_time) {
        Kind::Time
    } else if is_thing_by_hand(base) {
        Kind::Thing
    } else if has(lists.institution_company) || has(lists.institution_institution) {
        Kind::Organisation
    } else if has(lists.institution_place) {
        Kind::Place
    } else if has(lists.institution) {
        Kind::Group
    } else if has(lists.thing) || is_thing_by_form(base) {
        Kind::Thing
    } else {
        Kind::Unknown
    }
}

/// Whether some sense of a noun is a person.
#[must_use]
pub fn may_name_person(word: &str) -> bool {
    let number = number(&singular(word));
    Lists::has(lists().person_any, number)
}

/// Things that the lexicon takes for bodies of persons.
fn is_thing_by_hand(word: &str) -> bool {
    matches!(
        word,
        "law"
            | "data"
            | "set"
            | "system"
            | "economy"
            | "list"
            | "series"
            | "content"
            | "range"
            | "collection"
            | "package"
            | "market"
            | "forest"
            | "chain"
            | "line"
            | "mix"
            | "pack"
            | "culture"
            | "building"
            | "house"
            | "deal"
            | "date"
            | "course"
            | "block"
            | "field"
            | "machine"
            | "mail"
            | "image"
            | "score"
            | "current"
            | "ball"
            | "panel"
            | "string"
            | "street"
            | "stock"
            | "summit"
            | "vote"
            | "wood"
            | "type"
            | "product"
            | "paper"
            | "name"
            | "meeting"
            | "convention"
            | "conference"
            | "traffic"
            | "discussion"
            | "bridge"
            | "border"
            | "garden"
            | "magazine"
            | "stamp"
            | "structure"
            | "solution"
    )
}

/// Whether the ending of a noun that no list has says that it names a thing.
fn is_thing_by_form(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "tion", "sion", "ness", "ment", "ity", "ism", "ing", "ance", "ence", "ancy", "ency", "ure",
        "age", "ship", "hood", "phone", "graph", "logy", "nomy", "cracy", "ware", "fulness",
        "work", "book", "house", "room", "way", "land", "line", "base", "tech", "coin", "paper",
        "thing",
    ];
    word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// The gender of a noun that only women or only men are called by. Those in “-man” are left out:
/// a chairman may be a woman.
fn gender_of_noun(word: &str) -> Option<Gender> {
    match word {
        "woman" | "girl" | "lady" | "mother" | "mum" | "mom" | "daughter" | "sister" | "wife"
        | "widow" | "bride" | "aunt" | "niece" | "grandmother" | "granddaughter" | "girlfriend"
        | "queen" | "princess" | "duchess" | "countess" | "baroness" | "empress" | "goddess"
        | "actress" | "waitress" | "hostess" | "stewardess" | "heiress" | "nun" | "ballerina"
        | "spokeswoman" | "businesswoman" | "congresswoman" | "chairwoman" | "policewoman"
        | "councilwoman" | "sportswoman" | "saleswoman" | "stepmother" | "stepdaughter"
        | "stepsister" | "godmother" | "goddaughter" | "mistress" | "housewife" | "schoolgirl"
        | "soprano" | "midwife" | "maid" | "fiancée" | "grandma" | "heroine" | "landlady"
        | "governess" | "mother-in-law" | "actrice" => Some(Gender::Feminine),
        "man" | "boy" | "gentleman" | "father" | "dad" | "son" | "brother" | "husband"
        | "widower" | "bridegroom" | "groom" | "uncle" | "nephew" | "grandfather" | "grandson"
        | "boyfriend" | "king" | "prince" | "duke" | "emperor" | "pope" | "pontiff" | "monk"
        | "imam" | "ayatollah" | "stepfather" | "stepson" | "stepbrother" | "godfather"
        | "godson" | "schoolboy" | "sultan" | "emir" | "tsar" | "czar" | "fiancé" | "grandpa"
        | "sheikh" | "baron" | "lad" | "guy" | "waiter" | "cardinal" => Some(Gender::Masculine),
        _ => None,
    }
}

/// Persons whom the lexicon knows as something else first, and words that stand for one.
fn is_other_person(word: &str) -> bool {
    matches!(
        word,
        "star"
            | "head"
            | "chair"
            | "model"
            | "individual"
            | "male"
            | "female"
            | "agent"
            | "representative"
            | "successor"
            | "senior"
            | "junior"
            | "veteran"
            | "native"
            | "youth"
            | "somebody"
            | "someone"
            | "anybody"
            | "anyone"
            | "everybody"
            | "everyone"
            | "who"
            | "whoever"
            | "couple"
            | "family"
            | "duo"
            | "trio"
            | "pair"
            | "twin"
            | "one"
            | "other"
            | "accused"
            | "deceased"
            | "injured"
            | "dead"
            | "latter"
            | "former"
            | "old"
            | "principal"
            | "justice"
            | "ace"
            | "suspect"
            | "witness"
            | "premier"
            | "defendant"
            | "complainant"
            | "spokesperson"
            | "hero"
            | "pilot"
            | "captain"
            | "author"
            | "official"
            | "speaker"
            | "minister"
            | "president"
            | "person"
            | "human"
            | "people"
            | "folk"
            | "lawmaker"
            | "self"
            | "politician"
            | "god"
            | "angel"
    )
}

/// What the lexicon takes for persons first, and a newspaper does not.
fn is_no_person(word: &str) -> bool {
    matches!(
        word,
        "subject"
            | "cover"
            | "look"
            | "contact"
            | "draw"
            | "double"
            | "minor"
            | "general"
            | "major"
            | "private"
            | "white"
            | "black"
            | "blank"
            | "passage"
            | "mark"
            | "challenge"
            | "common"
            | "composite"
            | "intimate"
            | "local"
            | "regular"
            | "secret"
            | "volume"
            | "return"
            | "result"
            | "response"
            | "rate"
            | "record"
            | "right"
    )
}

/// Works and the like, which go by names of persons: a film, a song.
#[must_use]
pub fn is_work(word: &str) -> bool {
    matches!(
        word,
        "film"
            | "movie"
            | "novel"
            | "book"
            | "opera"
            | "operetta"
            | "ballet"
            | "musical"
            | "play"
            | "song"
            | "single"
            | "album"
            | "series"
            | "sitcom"
            | "drama"
            | "comedy"
            | "thriller"
            | "documentary"
            | "painting"
            | "portrait"
            | "sculpture"
            | "symphony"
            | "magazine"
            | "game"
            | "show"
            | "programme"
            | "manga"
            | "anime"
            | "podcast"
            | "story"
            | "poem"
            | "brand"
            | "model"
            | "car"
            | "app"
            | "software"
            | "rocket"
            | "satellite"
            | "missile"
            | "restaurant"
            | "hotel"
            | "café"
            | "cafe"
            | "bar"
            | "shop"
            | "street"
            | "square"
            | "bridge"
            | "operation"
            | "project"
            | "prize"
            | "award"
            | "medal"
            | "law"
            | "act"
    )
}

/// What English calls “she” at times.
fn is_vessel(word: &str) -> bool {
    matches!(
        word,
        "ship"
            | "vessel"
            | "boat"
            | "ferry"
            | "yacht"
            | "frigate"
            | "cruiser"
            | "trawler"
            | "submarine"
            | "steamer"
            | "warship"
            | "schooner"
            | "tanker"
            | "lifeboat"
            | "liner"
            | "sailboat"
            | "flagship"
            | "destroyer"
            | "icebreaker"
            | "freighter"
            | "tug"
            | "barge"
            | "tugboat"
            | "steamship"
            | "battleship"
            | "carrier"
            | "corvette"
            | "cutter"
            | "hurricane"
            | "storm"
            | "typhoon"
            | "cyclone"
            | "locomotive"
            | "aircraft"
            | "plane"
            | "motherland"
            | "homeland"
            | "fatherland"
            | "nature"
            | "earth"
            | "moon"
            | "sun"
            | "fortune"
            | "church"
            | "robot"
            | "chatbot"
            | "avatar"
            | "character"
            | "spacecraft"
    )
}

/// Animals that the lexicon knows as something else first.
fn is_animal(word: &str) -> bool {
    matches!(
        word,
        "pet"
            | "cub"
            | "pup"
            | "foal"
            | "calf"
            | "stallion"
            | "terrier"
            | "shepherd"
            | "creature"
            | "seal"
            | "bat"
            | "crane"
            | "jaguar"
            | "swift"
            | "beast"
            | "monster"
            | "dragon"
            | "hound"
            | "mouse"
            | "fish"
            | "chicken"
            | "turkey"
            | "cock"
            | "bull"
            | "lamb"
            | "dog"
            | "cat"
    )
}

/// What no pronoun takes up.
fn is_time(word: &str) -> bool {
    matches!(
        word,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "night"
            | "morning"
            | "afternoon"
            | "evening"
            | "noon"
            | "midnight"
            | "week"
            | "weekend"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "today"
            | "tomorrow"
            | "yesterday"
            | "moment"
            | "time"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "percent"
            | "cent"
            | "dollar"
            | "euro"
            | "pound"
            | "mile"
            | "way"
            | "part"
            | "addition"
            | "example"
            | "instance"
            | "fact"
            | "case"
            | "lot"
            | "number"
            | "course"
            | "place"
            | "view"
            | "order"
            | "turn"
            | "age"
            | "end"
            | "front"
            | "side"
            | "hand"
            | "contrast"
            | "response"
            | "return"
            | "start"
            | "beginning"
            | "million"
            | "billion"
            | "thousand"
            | "hundred"
            | "dozen"
            | "half"
            | "home"
    )
}

/// Nouns of bodies that act and speak.
pub(super) fn is_organisation(word: &str) -> bool {
    matches!(
        word,
        "government"
            | "ministry"
            | "company"
            | "firm"
            | "group"
            | "bank"
            | "party"
            | "army"
            | "police"
            | "court"
            | "parliament"
            | "senate"
            | "congress"
            | "council"
            | "committee"
            | "commission"
            | "union"
            | "federation"
            | "association"
            | "organisation"
            | "organization"
            | "agency"
            | "authority"
            | "institute"
            | "institution"
            | "university"
            | "school"
            | "hospital"
            | "newspaper"
            | "magazine"
            | "daily"
            | "broadcaster"
            | "channel"
            | "station"
            | "network"
            | "club"
            | "corporation"
            | "enterprise"
            | "airline"
            | "manufacturer"
            | "carmaker"
            | "automaker"
            | "retailer"
            | "supplier"
            | "operator"
            | "insurer"
            | "brand"
            | "startup"
            | "start-up"
            | "regime"
            | "administration"
            | "cabinet"
            | "coalition"
            | "alliance"
            | "opposition"
            | "board"
            | "tribunal"
            | "prosecution"
            | "office"
            | "department"
            | "municipality"
            | "city"
            | "embassy"
            | "museum"
            | "theatre"
            | "theater"
            | "foundation"
            | "charity"
            | "fund"
            | "monarchy"
            | "junta"
            | "militia"
            | "military"
            | "navy"
            | "airforce"
            | "troop"
            | "force"
            | "brigade"
            | "battalion"
            | "regiment"
            | "unit"
            | "division"
            | "publisher"
            | "website"
            | "platform"
            | "giant"
            | "maker"
            | "subsidiary"
            | "town"
            | "village"
            | "region"
            | "province"
            | "community"
            | "capital"
            | "duma"
            | "bundestag"
            | "kremlin"
    )
}

/// Whether only a person, or an animal, has what this noun says: “her mother”, “his career”.
#[must_use]
pub fn is_personal(word: &str) -> bool {
    is_kin(word) || is_of_body(word) || is_of_life(word)
}

/// Relatives and friends, in the singular or the plural.
#[must_use]
pub fn is_kin(word: &str) -> bool {
    let base = singular(word);
    matches!(
        &*base,
        "mother"
            | "father"
            | "mum"
            | "mom"
            | "dad"
            | "parent"
            | "wife"
            | "husband"
            | "spouse"
            | "son"
            | "daughter"
            | "child"
            | "brother"
            | "sister"
            | "sibling"
            | "aunt"
            | "uncle"
            | "nephew"
            | "niece"
            | "cousin"
            | "grandmother"
            | "grandfather"
            | "grandparent"
            | "grandson"
            | "granddaughter"
            | "grandchild"
            | "stepmother"
            | "stepfather"
            | "fiancé"
            | "fiancée"
            | "girlfriend"
            | "boyfriend"
            | "lover"
            | "ex-wife"
            | "ex-husband"
            | "widow"
            | "widower"
            | "mother-in-law"
            | "father-in-law"
            | "brother-in-law"
            | "sister-in-law"
            | "son-in-law"
            | "daughter-in-law"
            | "twin"
            | "godfather"
            | "godmother"
            | "friend"
            | "teammate"
            | "classmate"
            | "roommate"
            | "nanny"
            | "midwife"
            | "bodyguard"
            | "chauffeur"
            | "schoolmate"
    )
}

/// Parts of the body that things and bodies politic do not have in plain prose.
#[must_use]
pub fn is_of_body(word: &str) -> bool {
    let base = singular(word);
    matches!(
        &*base,
        "hair"
            | "eye"
            | "ear"
            | "nose"
            | "mouth"
            | "lip"
            | "tooth"
            | "tongue"
            | "cheek"
            | "chin"
            | "forehead"
            | "throat"
            | "shoulder"
            | "arm"
            | "elbow"
            | "wrist"
            | "hand"
            | "finger"
            | "thumb"
            | "chest"
            | "stomach"
            | "hip"
            | "knee"
            | "leg"
            | "ankle"
            | "foot"
            | "toe"
            | "skin"
            | "blood"
            | "brain"
            | "lung"
            | "kidney"
            | "liver"
            | "breath"
            | "tear"
            | "face"
            | "neck"
            | "beard"
            | "moustache"
            | "eyebrow"
            | "fist"
            | "lap"
    )
}

/// What belongs to the life of a person.
fn is_of_life(word: &str) -> bool {
    let base = singular(word);
    matches!(
        &*base,
        "career"
            | "childhood"
            | "youth"
            | "adolescence"
            | "adulthood"
            | "birthday"
            | "marriage"
            | "wedding"
            | "divorce"
            | "pregnancy"
            | "retirement"
            | "biography"
            | "autobiography"
            | "memoir"
            | "diary"
            | "doctorate"
            | "phd"
            | "degree"
            | "studies"
            | "schooling"
            | "hometown"
            | "bedroom"
            | "apartment"
            | "wheelchair"
            | "hobby"
            | "salary"
            | "religion"
            | "mistress"
            | "boss"
            | "coffin"
            | "grave"
            | "widowhood"
            | "clothes"
            | "dress"
            | "shirt"
            | "jacket"
            | "shoe"
            | "hat"
            | "pocket"
            | "wallet"
            | "purse"
            | "novel"
            | "poem"
            | "poetry"
            | "thesis"
            | "dissertation"
            | "novella"
            | "sonata"
            | "cancer"
            | "illness"
            | "disease"
            | "injury"
            | "wound"
            | "sexuality"
            | "thirties"
            | "twenties"
            | "forties"
            | "fifties"
            | "sixties"
            | "seventies"
            | "eighties"
            | "nineties"
            | "teens"
            | "lifetime"
            | "bike"
            | "phone"
            | "smartphone"
            | "cell"
            | "performance"
            | "rendition"
            | "role"
            | "debut"
            | "grandeur"
            | "handwriting"
    )
}

/// Whether a thing is read, and so can say something: a report, a law.
#[must_use]
pub fn is_written(word: &str) -> bool {
    let base = singular(word);
    Lists::has(lists().thing_communication, number(&base))
        || matches!(
            &*base,
            "study"
                | "law"
                | "analysis"
                | "research"
                | "plan"
                | "constitution"
                | "decree"
                | "press"
                | "page"
                | "site"
                | "app"
                | "test"
                | "theory"
                | "doctrine"
                | "charter"
                | "decision"
                | "judgment"
                | "judgement"
                | "system"
                | "voice"
                | "evidence"
                | "data"
                | "index"
                | "poll"
                | "survey"
                | "website"
                | "source"
                | "sign"
                | "record"
                | "tape"
                | "camera"
        )
}
