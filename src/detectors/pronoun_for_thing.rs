//! “She” or “he” for a country, a company or another thing.

use crate::discourse::{Discourse, Gender, Kind, Place, Pronoun, Role, Window};
use crate::document::Reading;
use crate::lexicon::tagger::Penn;
use crate::rule::{Detector, DetectorOption, Found};

/// Finds pronouns of persons where the text before speaks of no person of that gender and of a
/// thing that the pronoun can stand for.
pub(super) struct PronounForThing;

/// So many sentences back an antecedent may stand.
const BACK: usize = 2;
/// So many sentences back a person may stand whom the article still speaks of.
const MEMORY: usize = 6;

impl Detector for PronounForThing {
    fn name(&self) -> &'static str {
        "pronoun-for-thing"
    }

    fn help(&self) -> &'static str {
        "“She” or “he” for a country, a company or another thing."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "clear",
            least: 1,
            most: 3,
            default: 3,
            help: "how clear it is what the pronoun stands for: 1 open, 2 likely, 3 plain",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["antecedent", "it"]
    }

    fn run(&self, reading: &Reading<'_>, options: &[i64]) -> Vec<Found> {
        let discourse = Discourse::of(reading);
        let mut found: Vec<Found> = Vec::new();
        for block in 0..reading.blocks().len() {
            let text = reading.text(block);
            for token in 0..text.tokens().len() {
                let Some(pronoun) = Pronoun::of(text.word(token)) else {
                    continue;
                };
                let Some(gender) = pronoun.gender() else {
                    continue;
                };
                if let Some(hit) = judge(&discourse, block, token, gender, &found)
                    && hit.clear == options[0]
                {
                    found.push(hit.found);
                }
            }
        }
        found
    }
}

struct Hit {
    found: Found,
    clear: i64,
}

fn judge(
    discourse: &Discourse<'_, '_>,
    block: usize,
    token: usize,
    gender: Gender,
    found: &[Found],
) -> Option<Hit> {
    let text = discourse.reading.text(block);
    if discourse.is_quoted(block, token) || is_either(discourse, block, token) {
        return None;
    }
    let own = Place { block, sentence: text.tokens()[token].sentence as usize };
    let flagged = |block: usize, token: usize| {
        found.iter().any(|found| found.block == block && found.tokens.contains(&token))
    };
    // A person of this gender, or one whose gender nothing tells.
    let mut clear = 3;
    let mut place = Some(own);
    for back in 0..=MEMORY {
        let Some(here) = place else {
            break;
        };
        let mut tokens = discourse.tokens(here);
        if here == own {
            tokens.end = token;
        }
        let text = discourse.reading.text(here.block);
        let names = discourse.names();
        for at in tokens.clone() {
            let same = Pronoun::of(text.word(at)).and_then(Pronoun::gender) == Some(gender);
            if same && !flagged(here.block, at) {
                return None;
            }
            if let Some(name) = names.at(here.block, at)
                && names.kind(name).may_be_person(gender)
            {
                if back <= BACK {
                    return None;
                }
                clear = 1;
            }
        }
        place = discourse.before(here);
    }
    let tags = discourse.reading.tags(block).of_sentence(text, own.sentence);
    let first = discourse.tokens(own).start;
    let tag = tags[token - first].penn;
    let word = text.word(token);
    let possessive = tag == Penn::PrpS || word.eq_ignore_ascii_case("his");
    // A person later in the sentence: “In her first speech the minister …”.
    for mention in discourse.mentions(own) {
        if mention.tokens.start > token
            && !(possessive && mention.tokens.start <= token + 1)
            && mention.role == Role::Subject
            && mention.kind.may_be_person(gender)
            && !mention.plural
        {
            return None;
        }
    }
    let window = Window::before(discourse, block, token, BACK);
    if window.candidates.iter().any(|c| !c.mention.plural && c.mention.kind.may_be_person(gender)) {
        return None;
    }
    let best = window.best(|mention| mention.kind.is_inanimate())?;
    if best.back > 1 || matches!(best.mention.role, Role::Inner | Role::Oblique) {
        clear = clear.min(1);
    }
    if !matches!(best.mention.kind, Kind::Country | Kind::Organisation) {
        clear = clear.min(2);
    }
    if best.mention.plural {
        clear = clear.min(1);
    }
    let it = if possessive && !word.eq_ignore_ascii_case("himself") { "its" } else { "it" };
    let it = if word.to_lowercase().ends_with("self") { "itself" } else { it };
    let antecedent = discourse.reading.text(best.place.block);
    Some(Hit {
        clear,
        found: Found {
            block,
            tokens: token..token + 1,
            values: vec![
                antecedent.read(
                    antecedent.characters_of(best.mention.tokens.clone()),
                    &discourse.reading.document().source,
                ).to_owned(),
                it.to_owned(),
            ],
            related: Some(antecedent.source_of(best.mention.tokens.clone())),
        },
    })
}

/// “He or she”, “his/her”.
fn is_either(discourse: &Discourse<'_, '_>, block: usize, token: usize) -> bool {
    let text = discourse.reading.text(block);
    let is_joint = |at: Option<usize>| {
        at.is_some_and(|at| {
            at < text.tokens().len() && matches!(text.word(at), "or" | "/" | "and")
        })
    };
    let is_other = |at: Option<usize>| {
        at.is_some_and(|at| {
            at < text.tokens().len() && Pronoun::of(text.word(at)).and_then(Pronoun::gender).is_some()
        })
    };
    is_joint(Some(token + 1)) && is_other(Some(token + 2))
        || is_joint(token.checked_sub(1)) && is_other(token.checked_sub(2))
}
