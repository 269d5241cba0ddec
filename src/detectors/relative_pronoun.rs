//! “Which” for a person, “who” for a thing.

use super::{CLEAR, LIKELY, OPEN, PLAIN};
use crate::discourse::{Discourse, Kind, Mention, Role, Spot, acts, may_name_person, takes_person};
use crate::document::Reading;
use crate::lexicon::tagger::Penn;
use crate::rule::{Detector, DetectorOption, Found, Search};

/// Finds “which” as a subject right behind a person, and “who” right behind a thing.
pub(super) struct RelativePronoun;

/// What a relative pronoun stands for wrongly.
const PERSON: i64 = 1;
const THING: i64 = 0;

impl Detector for RelativePronoun {
    fn name(&self) -> &'static str {
        "relative-pronoun"
    }

    fn help(&self) -> &'static str {
        "“Which” for a person, “who” for a thing."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[
            CLEAR,
            DetectorOption {
                name: "person",
                least: THING,
                most: PERSON,
                default: PERSON,
                help: "1: “which” for persons; 0: “who” for things",
            },
        ]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["antecedent"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(Pronouns { clear: options[0], persons: options[1] == PERSON, places: Vec::new() })
    }
}

/// The search on its way through an article.
struct Pronouns {
    clear: i64,
    /// “Which” is looked for, that persons are called by wrongly; else “who”.
    persons: bool,
    /// Block and token of every such word.
    places: Vec<(usize, usize)>,
}

impl Search for Pronouns {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        Discourse::note(reading, block);
        let wanted = if self.persons { "which" } else { "who" };
        let text = &reading.text(block);
        let tokens = (0..text.tokens().len()).filter(|token| text.word(*token) == wanted);
        self.places.extend(tokens.map(|token| (block, token)));
    }

    fn end(self: Box<Self>, reading: &Reading<'_>) -> Vec<Found> {
        let discourse = Discourse::of(reading);
        let unquoted =
            self.places.iter().filter(|(block, token)| !discourse.is_quoted(*block, *token));
        let found = unquoted.filter_map(|(block, token)| {
            let spot = Spot { discourse: &discourse, block: *block, token: *token };
            let (clear, mention) = if self.persons { which(&spot)? } else { who(&spot)? };
            (clear == self.clear).then(|| found(&spot, mention))
        });
        found.collect()
    }
}

fn found(spot: &Spot<'_, '_, '_>, mention: &Mention) -> Found {
    let reading = spot.discourse.reading;
    let text = reading.text(spot.block);
    let tokens = mention.tokens.clone();
    let antecedent = text.read(text.characters_of(tokens.clone()), &reading.document().source);
    Found {
        block: spot.block,
        tokens: spot.token..spot.token + 1,
        marked: None,
        values: vec![antecedent.to_owned()],
        related: Some(text.source_of(tokens)),
    }
}

/// The mention right before the pronoun, its number among the mentions, and whether a comma stands
/// between.
fn before<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(usize, &'r Mention, bool)> {
    let comma = spot.word(-1) == ",";
    let end = spot.token - usize::from(comma);
    let mentions = spot.mentions();
    let at = mentions.iter().position(|mention| mention.tokens.end == end)?;
    Some((at, &mentions[at], comma))
}

fn is_finite(tag: Option<Penn>) -> bool {
    matches!(tag, Some(Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md))
}

/// A verb in the singular or plural fits the mention, as far as its form tells.
fn agrees(spot: &Spot<'_, '_, '_>, mention: &Mention) -> bool {
    match (spot.word(1).as_str(), spot.tag(1)) {
        ("was" | "is" | "has", _) | (_, Some(Penn::Vbz)) => !mention.plural,
        ("were" | "are" | "have", _) | (_, Some(Penn::Vbp)) => mention.plural,
        _ => true,
    }
}

fn verb_follows(spot: &Spot<'_, '_, '_>) -> bool {
    is_finite(spot.tag(1)) || spot.tag(1) == Some(Penn::Rb) && is_finite(spot.tag(2))
}

fn which<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(i64, &'r Mention)> {
    if spot.token == 0 || matches!(spot.word(-1).as_str(), "of" | "in" | "") || !verb_follows(spot)
    {
        return None;
    }
    let (at, mention, comma) = before(spot)?;
    let text = spot.discourse.reading.text(spot.block);
    let Kind::Person(_) = mention.kind else {
        return None;
    };
    let head = text.word(mention.head).to_lowercase();
    if is_loose(&head) {
        return None;
    }
    // “the house of the man which”: the phrase around speaks.
    let outer = mention.role == Role::Inner && at > 0;
    let of_person = outer && matches!(spot.mentions()[at - 1].kind, Kind::Person(_));
    // A verb in the singular behind persons takes up something else, or all that was said.
    let agrees = agrees(spot, mention);
    let verb = spot.verb()?;
    let human = if verb.passive { takes_person(&verb.lemma) } else { acts(&verb.lemma) };
    let name = spot.discourse.names().at(spot.block, mention.head);
    let single = name.is_some_and(|name| name.proper.len() == 1);
    let aside = mention.role == Role::Oblique && at > 0 || single;
    let clear = match () {
        () if outer && !of_person || !agrees || is_of_event(&verb.lemma) => return None,
        () if !comma && (!aside || human) => PLAIN,
        () if comma && !aside && matches!(mention.role, Role::Subject) => LIKELY,
        () if comma && human && mention.role == Role::Subject => LIKELY,
        () => OPEN,
    };
    Some((clear, mention))
}

/// Persons by the lexicon that are as often things, or bodies.
#[expect(clippy::too_many_lines, reason = "it is a list of words")]
fn is_loose(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "ones"
            | "other"
            | "others"
            | "another"
            | "those"
            | "leader"
            | "leaders"
            | "host"
            | "hosts"
            | "carrier"
            | "carriers"
            | "driver"
            | "producer"
            | "producers"
            | "supplier"
            | "suppliers"
            | "maker"
            | "makers"
            | "player"
            | "players"
            | "winner"
            | "killer"
            | "rival"
            | "rivals"
            | "competitor"
            | "competitors"
            | "partner"
            | "partners"
            | "ally"
            | "allies"
            | "buyer"
            | "buyers"
            | "seller"
            | "sellers"
            | "owner"
            | "provider"
            | "providers"
            | "sponsor"
            | "creditor"
            | "creditors"
            | "investor"
            | "investors"
            | "lender"
            | "lenders"
            | "donor"
            | "donors"
            | "neighbour"
            | "neighbor"
            | "neighbours"
            | "neighbors"
            | "star"
            | "stars"
            | "head"
            | "heads"
            | "chair"
            | "model"
            | "models"
            | "character"
            | "characters"
            | "couple"
            | "couples"
            | "family"
            | "families"
            | "member"
            | "members"
            | "predecessor"
            | "predecessors"
            | "successor"
            | "successors"
            | "contender"
            | "favourite"
            | "favorite"
            | "champion"
            | "champions"
            | "agent"
            | "agents"
            | "parent"
            | "subject"
            | "subjects"
            | "male"
            | "males"
            | "female"
            | "females"
            | "guide"
            | "master"
            | "pair"
            | "duo"
            | "trio"
            | "minor"
            | "senior"
            | "former"
            | "latter"
            | "old"
            | "self"
            | "god"
            | "who"
            | "affiliate"
            | "affiliates"
            | "participant"
            | "participants"
            | "signatory"
            | "signatories"
            | "peer"
            | "peers"
            | "opponent"
            | "opponents"
            | "challenger"
            | "operator"
            | "operators"
            | "national"
            | "manufacturer"
            | "manufacturers"
            | "publisher"
            | "publishers"
            | "trader"
            | "traders"
            | "counterpart"
            | "counterparts"
            | "victim"
            | "victims"
            | "user"
            | "baby"
            | "babies"
    )
}

/// Whether what was said before does this, rather than a person: it led to, resulted in, means.
fn is_of_event(lemma: &str) -> bool {
    matches!(
        lemma,
        "result"
            | "lead"
            | "mean"
            | "show"
            | "make"
            | "cause"
            | "allow"
            | "enable"
            | "ensure"
            | "prompt"
            | "force"
            | "bring"
            | "give"
            | "help"
            | "include"
            | "feature"
            | "contain"
            | "cost"
            | "star"
            | "premiere"
            | "air"
            | "run"
            | "end"
            | "begin"
            | "start"
            | "continue"
            | "last"
            | "take"
            | "set"
            | "draw"
            | "open"
            | "send"
            | "worry"
            | "surprise"
            | "anger"
            | "please"
            | "delight"
            | "upset"
            | "annoy"
            | "shock"
            | "happen"
            | "occur"
            | "seem"
            | "prove"
            | "turn"
            | "come"
            | "go"
            | "explain"
            | "suggest"
            | "imply"
            | "indicate"
            | "raise"
            | "add"
            | "reach"
            | "consist"
            | "require"
            | "involve"
            | "create"
            | "leave"
            | "spark"
            | "trigger"
            | "fuel"
            | "keep"
            | "put"
            | "appear"
            | "tell"
            | "say"
            | "confirm"
            | "culminate"
            | "coincide"
            | "date"
            | "form"
            | "frighten"
            | "scare"
            | "irritate"
    )
}

fn who<'r>(spot: &Spot<'_, 'r, '_>) -> Option<(i64, &'r Mention)> {
    if spot.token == 0 || !verb_follows(spot) {
        return None;
    }
    let (at, mention, comma) = before(spot)?;
    if mention.kind != Kind::Thing || mention.role == Role::Inner {
        return None;
    }
    let text = spot.discourse.reading.text(spot.block);
    let is_common = spot.discourse.names().at(spot.block, mention.head).is_none()
        && text.word(mention.head).chars().all(|c| c.is_ascii_lowercase())
        && !may_name_person(text.word(mention.head));
    let agrees = agrees(spot, mention);
    // “No matter who”, “the question who”, “knew at the time who”.
    let asks = matches!(
        text.word(mention.head),
        "matter"
            | "question"
            | "idea"
            | "doubt"
            | "clue"
            | "decision"
            | "debate"
            | "mystery"
            | "time"
            | "info"
            | "information"
            | "choice"
    );
    // Another that “who” may reach back to: a person before the thing.
    let person = spot.mentions()[..at].iter().any(|other| {
        matches!(
            other.kind,
            Kind::Person(_) | Kind::Unknown | Kind::Animal | Kind::Group | Kind::Organisation
        )
    });
    let pronoun = (1..=spot.token).any(|back| {
        let back = isize::try_from(back).unwrap_or(isize::MAX);
        matches!(
            spot.word(-back).as_str(),
            "who"
                | "he"
                | "she"
                | "him"
                | "her"
                | "they"
                | "them"
                | "those"
                | "we"
                | "us"
                | "i"
                | "me"
                | "you"
                | "all"
                | "many"
                | "some"
                | "both"
                | "several"
                | "everyone"
                | "anyone"
                | "someone"
        )
    });
    if !is_common || !agrees || asks {
        return None;
    }
    let clear = match () {
        () if person || pronoun => return None,
        () if comma || mention.plural => LIKELY,
        () => OPEN,
    };
    Some((clear, mention))
}
