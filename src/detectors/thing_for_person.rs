//! “It” for a person.

use super::{CLEAR, LIKELY, OPEN, PLAIN, as_clear};
use crate::discourse::{
    Candidate, Discourse, Gender, Kind, Mention, Place, Pronoun, Role, Spot, Window, acts,
    is_act_of_person, is_kin, is_personal, is_written, says, takes_person,
};
use crate::lexicon::tagger::Penn;
use crate::rule::{Detector, DetectorOption, Found, Search};

/// Finds “it”, “its” and “itself” where the words around them say that a person is meant (its
/// wife, it smiled, it was arrested) and the text before speaks of one.
pub(super) struct ThingForPerson;

/// So many sentences back an antecedent may stand.
const BACK: usize = 2;

impl Detector for ThingForPerson {
    fn name(&self) -> &'static str {
        "thing-for-person"
    }

    fn help(&self) -> &'static str {
        "“It” for a person."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[CLEAR]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["antecedent", "he"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        as_clear(self.name(), options[0], find)
    }
}

/// All hits, with how clear each is.
fn find(discourse: &Discourse<'_, '_>) -> Vec<(i64, Found)> {
    let reading = discourse.reading;
    let mut found = Vec::new();
    for block in 0..reading.blocks().len() {
        for (token, pronoun) in discourse.pronouns_of(block).iter().copied() {
            if pronoun != Pronoun::It || discourse.is_quoted(block, token) {
                continue;
            }
            let spot = Spot { discourse, block, token };
            if let Some((clear, person, place)) = judge(&spot) {
                found.push((clear, report(&spot, person, place)));
            }
        }
    }
    found
}

fn judge<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(i64, &'r Mention, Place)> {
    match spot.word(0).as_str() {
        "its" => its(spot),
        "itself" => itself(spot),
        _ => it(spot),
    }
}

/// What stands before a pronoun, as far as “it” for a person is concerned.
struct Scene<'r> {
    window: Window<'r>,
    /// The likeliest person.
    person: Option<Candidate<'r>>,
    /// Bodies that act and speak, animals, names of which nothing is known.
    agents: bool,
    animals: bool,
    /// Things that can say something.
    written: bool,
}

impl<'r> Scene<'r> {
    fn of(spot: &Spot<'_, 'r, '_>) -> Self {
        let window = Window::before(spot.discourse, spot.block, spot.token, BACK);
        let reading = spot.discourse.reading;
        let head = |candidate: &Candidate| {
            reading.text(candidate.place.block).word(candidate.mention.head).to_lowercase()
        };
        let is_person = |candidate: &&Candidate| {
            matches!(candidate.mention.kind, Kind::Person(_))
                && !candidate.mention.plural
                && !is_small(&head(candidate))
        };
        let person = window.candidates.iter().find(is_person).copied();
        let any = |fits: &dyn Fn(&Candidate) -> bool| window.candidates.iter().any(fits);
        let agents = any(&|candidate| {
            matches!(
                candidate.mention.kind,
                Kind::Organisation
                    | Kind::Country
                    | Kind::Group
                    | Kind::Animal
                    | Kind::Personified
                    | Kind::Place
                    | Kind::Unknown
            )
        });
        let animals = any(&|candidate| {
            matches!(candidate.mention.kind, Kind::Animal | Kind::Personified)
                || is_small(&head(candidate))
        });
        let written = any(&|candidate| is_written(&head(candidate)));
        Self { window, person, agents, animals, written }
    }

    /// Whether the person is what the text before is about: its likeliest subject.
    fn leads(&self) -> bool {
        let first = self.window.best(|mention| !mention.plural && mention.kind != Kind::Time);
        self.person.is_some_and(|person| {
            person.back <= 1
                && person.mention.role == Role::Subject
                && first.is_some_and(|first| first.mention.tokens == person.mention.tokens)
        })
    }
}

/// Persons that may be “it”, and words for one that tell nothing.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "baby"
            | "infant"
            | "child"
            | "newborn"
            | "foetus"
            | "fetus"
            | "toddler"
            | "kid"
            | "one"
            | "other"
            | "another"
            | "couple"
            | "family"
            | "pair"
            | "duo"
            | "trio"
            | "who"
            | "self"
            | "youth"
            | "person"
            | "individual"
            | "someone"
            | "everyone"
            | "head"
            | "star"
            | "chair"
            | "god"
            | "embryo"
            | "corpse"
            | "body"
            | "victim"
    )
}

fn its<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(i64, &'r Mention, Place)> {
    if spot.word(1) == "part" && spot.word(-1) == "for" {
        return for_its_part(spot);
    }
    // Most nouns say nothing; a look at the words alone spares the tagger the sentence.
    if !(1..6).any(|on| is_telling(&spot.word(on))) {
        return None;
    }
    let (token, noun) = spot.possessed()?;
    if !is_telling(&noun) {
        return None;
    }
    let scene = Scene::of(spot);
    let person = scene.person?;
    let far = isize::try_from(token - spot.token).ok()?;
    let single = spot.tag(far) == Some(Penn::Nn);
    let clear = if is_kin(&noun) {
        match () {
            () if scene.animals || !single => return None,
            () if is_near_kin(&noun) => PLAIN,
            () => OPEN,
        }
    } else {
        // “The mayor announced its intention”: nothing but the mayor stands before it.
        let own = scene.window.candidates.iter().filter(|candidate| candidate.back == 0);
        let alone = own.clone().all(|candidate| {
            matches!(candidate.mention.kind, Kind::Person(_) | Kind::Time)
                || candidate.mention.plural
        });
        let subject = person.back == 0 && person.mention.role == Role::Subject;
        match () {
            () if scene.animals || !subject => return None,
            () if alone => LIKELY,
            () => OPEN,
        }
    };
    Some((clear, person.mention, person.place))
}

fn is_telling(noun: &str) -> bool {
    is_personal(noun) || is_attitude(noun)
}

/// Relatives that no company, country or city has.
fn is_near_kin(noun: &str) -> bool {
    matches!(
        noun,
        "wife"
            | "husband"
            | "father"
            | "mother"
            | "brother"
            | "son"
            | "daughter"
            | "uncle"
            | "aunt"
            | "nephew"
            | "niece"
            | "grandmother"
            | "grandfather"
            | "grandson"
            | "granddaughter"
            | "stepmother"
            | "stepfather"
            | "fiancé"
            | "fiancée"
            | "girlfriend"
            | "boyfriend"
            | "mother-in-law"
            | "father-in-law"
            | "brother-in-law"
            | "sister-in-law"
            | "widow"
            | "spouse"
            | "mum"
            | "mom"
            | "dad"
            | "cousin"
    )
}

/// What a person announces or shows of himself.
fn is_attitude(noun: &str) -> bool {
    matches!(
        noun,
        "intention"
            | "desire"
            | "wish"
            | "willingness"
            | "regret"
            | "surprise"
            | "gratitude"
            | "satisfaction"
            | "anger"
            | "joy"
            | "sadness"
            | "determination"
            | "readiness"
            | "candidacy"
            | "innocence"
            | "conviction"
            | "admiration"
            | "condolences"
            | "sympathy"
            | "disappointment"
            | "astonishment"
            | "indignation"
            | "pessimism"
            | "optimism"
            | "resignation"
            | "fear"
            | "fears"
            | "pride"
            | "shame"
            | "love"
            | "speech"
            | "opinion"
    )
}

/// “For its part, the mayor …”: the subject that follows; “the mayor, for its part, …”.
fn for_its_part<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(i64, &'r Mention, Place)> {
    let text = spot.discourse.reading.text(spot.block);
    let mentions = spot.mentions();
    let is_comma = |on: isize| spot.word(on) == ",";
    let front = spot.token - 1;
    let before = mentions.iter().find(|mention| mention.tokens.end + 1 == front && is_comma(-2));
    let after = mentions.iter().find(|mention| {
        let behind = spot.token + 2 + usize::from(is_comma(2));
        mention.tokens.start == behind
    });
    let mention = before.or(after)?;
    let is_person = matches!(mention.kind, Kind::Person(_)) && !mention.plural;
    let is_sure = is_person && !is_small(&text.word(mention.head).to_lowercase());
    is_sure.then_some((PLAIN, mention, spot.place()))
}

fn itself<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(i64, &'r Mention, Place)> {
    // Back over verbs, adverbs and prepositions to the subject; a noun right before it may be what
    // is stressed: “the house itself”.
    let mut on = -1;
    loop {
        let tag = spot.tag(on)?;
        match tag {
            Penn::Vb
            | Penn::Vbd
            | Penn::Vbg
            | Penn::Vbn
            | Penn::Vbp
            | Penn::Vbz
            | Penn::Rb
            | Penn::Md
            | Penn::In
            | Penn::To
            | Penn::Rp => on -= 1,
            _ => break,
        }
    }
    if on == -1 {
        return None;
    }
    let word = spot.word(on);
    let subject = spot.token.checked_add_signed(on)?;
    let mention = match word.as_str() {
        "he" | "she" => {
            let scene = Scene::of(spot);
            let person = scene.person?;
            return Some((PLAIN, person.mention, person.place));
        }
        "who" => {
            let end = subject - usize::from(spot.word(on - 1) == ",");
            spot.mentions().iter().find(|mention| mention.tokens.end == end)?
        }
        _ => spot.mentions().iter().find(|mention| mention.head == subject)?,
    };
    let text = spot.discourse.reading.text(spot.block);
    let is_person = matches!(mention.kind, Kind::Person(_)) && !mention.plural;
    let is_sure = is_person
        && mention.role != Role::Inner
        && !is_small(&text.word(mention.head).to_lowercase());
    is_sure.then_some((LIKELY, mention, spot.place()))
}

/// How clear a scene is, if it is.
type Judge = dyn Fn(&Scene) -> Option<i64>;

fn it<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(i64, &'r Mention, Place)> {
    let verb = spot.verb();
    let clear: Box<Judge> = if let Some(verb) = verb {
        let named = verb.lemma.as_str();
        let on = isize::try_from(verb.token - spot.token).ok()?;
        let reflexive =
            (1..4).find(|far| matches!(spot.word(on + far).as_str(), "himself" | "herself"));
        let reflexive = reflexive.is_some_and(|far| {
            (1..far).all(|between| {
                matches!(spot.tag(on + between), Some(Penn::Rb | Penn::In | Penn::To))
            })
        });
        if reflexive {
            Box::new(|_| Some(PLAIN))
        } else if verb.passive && (takes_person(named) || spot.word(on) == "born") {
            Box::new(|scene| (!scene.agents && scene.leads()).then_some(PLAIN))
        } else if verb.passive {
            return None;
        } else if is_act_of_person(named) {
            Box::new(|scene| (!scene.animals && scene.leads()).then_some(LIKELY))
        } else if says(named) {
            Box::new(|scene| match () {
                () if scene.agents || scene.written => None,
                () if scene.leads() => Some(PLAIN),
                () => Some(LIKELY),
            })
        } else if acts(named) {
            Box::new(|scene| match () {
                () if scene.agents => None,
                () if scene.leads() => Some(LIKELY),
                () => Some(OPEN),
            })
        } else if named == "be" && is_person_predicate(spot, on + 1) {
            Box::new(|scene| match () {
                () if scene.agents => None,
                () if scene.leads() => Some(LIKELY),
                () => Some(OPEN),
            })
        } else {
            return None;
        }
    } else {
        let verb = spot.word(-1);
        let tag = spot.tag(-1)?;
        let is_verb =
            matches!(tag, Penn::Vb | Penn::Vbd | Penn::Vbg | Penn::Vbn | Penn::Vbp | Penn::Vbz);
        let lemma = crate::lexicon::inflect::lemma(&verb, tag.name());
        if !is_verb || !takes_person(&lemma) {
            return None;
        }
        Box::new(|scene| match () {
            () if scene.agents => None,
            () if scene.leads() => Some(LIKELY),
            () => Some(OPEN),
        })
    };
    let scene = Scene::of(spot);
    let person = scene.person?;
    Some((clear(&scene)?, person.mention, person.place))
}

/// Whether “a lawyer” or “the first woman” follows, and no clause that it introduces: “it was a
/// lawyer who …”.
fn is_person_predicate(spot: &Spot<'_, '_, '_>, on: isize) -> bool {
    let mut on = on;
    while matches!(spot.tag(on), Some(Penn::Rb)) {
        on += 1;
    }
    let Some(start) = spot.token.checked_add_signed(on) else {
        return false;
    };
    let Some(mention) = spot.mentions().iter().find(|mention| mention.tokens.start == start) else {
        return false;
    };
    let text = spot.discourse.reading.text(spot.block);
    let is_noun = spot.discourse.names().at(spot.block, mention.head).is_none();
    let first = spot.word(on);
    let second = spot.word(on + 1);
    let singles_out = matches!(
        second.as_str(),
        "first" | "only" | "youngest" | "oldest" | "last" | "best" | "second" | "third" | "eldest"
    );
    let end = isize::try_from(mention.tokens.end - spot.token).unwrap_or(isize::MAX);
    let behind = spot.word(end);
    matches!(mention.kind, Kind::Person(_))
        && !mention.plural
        && is_noun
        && !is_small(&text.word(mention.head).to_lowercase())
        && (matches!(first.as_str(), "a" | "an") || first == "the" && singles_out)
        && !matches!(
            behind.as_str(),
            "who" | "that" | "whom" | "whose" | "," | "'s" | "which" | "?"
        )
        && !text.word(mention.head).contains('-')
}

fn report(spot: &Spot<'_, '_, '_>, person: &Mention, place: Place) -> Found {
    let reading = spot.discourse.reading;
    let gender = match person.kind {
        Kind::Person(Some(gender)) => Some(gender),
        _ => gender_around(spot),
    };
    let object = spot.verb().is_none();
    let forms = match spot.word(0).as_str() {
        "its" => ["his", "her", "his or her"],
        "itself" => ["himself", "herself", "himself or herself"],
        _ if object => ["him", "her", "him or her"],
        _ => ["he", "she", "he or she"],
    };
    let he = match gender {
        Some(Gender::Masculine) => forms[0],
        Some(Gender::Feminine) => forms[1],
        None => forms[2],
    };
    let text = &reading.text(place.block);
    let antecedent =
        text.read(text.characters_of(person.tokens.clone()), &reading.document().source);
    Found {
        block: spot.block,
        tokens: spot.token..spot.token + 1,
        marked: None,
        values: vec![antecedent.to_owned(), he.to_owned()],
        related: Some(text.source_of(person.tokens.clone())),
    }
}

/// The gender of the pronouns of the sentence and of the two before it, if they agree.
fn gender_around(spot: &Spot<'_, '_, '_>) -> Option<Gender> {
    let discourse = spot.discourse;
    let mut found = None;
    let mut place = Some(spot.place());
    for _ in 0..=BACK {
        let here = place?;
        let text = &discourse.reading.text(here.block);
        for token in discourse.tokens(here) {
            match (found, Pronoun::of(text.word(token)).and_then(Pronoun::gender)) {
                (None, gender) => found = gender,
                (Some(one), Some(other)) if one != other => return None,
                _ => {}
            }
        }
        if found.is_some() {
            break;
        }
        place = discourse.before(here);
    }
    found
}
