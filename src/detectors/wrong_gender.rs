//! “He” for a woman, “she” for a man.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{CLEAR, LIKELY, OPEN, PLAIN, as_clear};
use crate::discourse::{Candidate, Discourse, Gender, Kind, Mention, Place, Role, Spot, Window};
use crate::document::{BlockKind, Reading};
use crate::rule::{Detector, DetectorOption, Found, Search};

/// Finds pronouns of one gender where the only person in sight is of the other: by a title or
/// noun (Mrs, actress), by the first name, or by the other pronouns of the article.
pub(super) struct WrongGender;

/// So many sentences back an antecedent may stand.
const BACK: usize = 2;
/// So many sentences back a person may stand whom the article still speaks of.
const MEMORY: usize = 5;
/// So many pronouns of the article outweigh one of the other gender.
const MAJORITY: u32 = 3;

impl Detector for WrongGender {
    fn name(&self) -> &'static str {
        "wrong-gender"
    }

    fn help(&self) -> &'static str {
        "“He” for a woman, “she” for a man."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[CLEAR]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["antecedent", "she"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        as_clear(self.name(), options[0], find)
    }
}

/// All hits, with how clear each is.
fn find(discourse: &Discourse<'_, '_>) -> Vec<(i64, Found)> {
    let reading = discourse.reading;
    let mut judged: Vec<Judged> = Vec::new();
    let mut taken = FxHashSet::default();
    for block in 0..reading.blocks().len() {
        if reading.blocks()[block].kind == BlockKind::Headline {
            continue;
        }
        for (token, pronoun) in discourse.pronouns_of(block).iter().copied() {
            let Some(gender) = pronoun.gender() else {
                continue;
            };
            let spot = Spot { discourse, block, token };
            if let Some(one) = judge(&spot, gender, &taken) {
                if one.clear.is_some() {
                    taken.insert((block, token));
                }
                judged.push(one);
            }
        }
    }
    // What the article calls a person otherwise.
    let mut counts: FxHashMap<usize, [u32; 2]> = FxHashMap::default();
    for one in &judged {
        if let Some(entity) = one.entity {
            counts.entry(entity).or_default()[usize::from(one.gender == Gender::Feminine)] += 1;
        }
    }
    let clear = |one: &Judged| {
        let [he, she] =
            one.entity.and_then(|entity| counts.get(&entity)).copied().unwrap_or_default();
        let (same, other) = if one.gender == Gender::Feminine { (she, he) } else { (he, she) };
        match one.clear {
            // The article is at one with itself: it may know better than the list of names.
            Some(LIKELY) if same >= MAJORITY && other == 0 => Some(OPEN),
            None if other >= MAJORITY && same == 1 => Some(LIKELY),
            None if other > same => Some(OPEN),
            clear => clear,
        }
    };
    judged.iter().filter_map(|one| Some((clear(one)?, one.found(reading)))).collect()
}

struct Judged<'r> {
    block: usize,
    token: usize,
    gender: Gender,
    possessive: bool,
    person: &'r Mention,
    place: Place,
    entity: Option<usize>,
    /// How clear it is that the gender is wrong; `None` where nothing says so by itself.
    clear: Option<i64>,
}

impl Judged<'_> {
    fn found(&self, reading: &Reading<'_>) -> Found {
        let text = &reading.text(self.place.block);
        let tokens = self.person.tokens.clone();
        let antecedent = text.read(text.characters_of(tokens.clone()), &reading.document().source);
        let word = reading.text(self.block).word(self.token).to_lowercase();
        let she = match word.as_str() {
            "he" => "she",
            "she" => "he",
            "him" | "his" => "her",
            "her" if self.possessive => "his",
            "her" => "him",
            "hers" => "his",
            "himself" => "herself",
            _ => "himself",
        };
        Found {
            block: self.block,
            tokens: self.token..self.token + 1,
            marked: None,
            values: vec![antecedent.to_owned(), she.to_owned()],
            related: Some(text.source_of(tokens)),
        }
    }
}

/// The one person that a pronoun can stand for, and whether its gender speaks against it; `None`
/// where there is none, or several.
fn judge<'r>(
    spot: &Spot<'_, 'r, '_>,
    gender: Gender,
    taken: &FxHashSet<(usize, usize)>,
) -> Option<Judged<'r>> {
    let discourse = spot.discourse;
    if discourse.is_quoted(spot.block, spot.token) {
        return None;
    }
    // By the names alone, so that few sentences are tagged: one entity, or none.
    let names = discourse.names();
    let own = spot.place();
    let mut entity = None;
    let mut far = false;
    let mut place = Some(own);
    for back in 0..=MEMORY {
        let Some(here) = place else {
            break;
        };
        let tokens = discourse.tokens(here);
        for name in names.between(here.block, &tokens) {
            let kind = names.kind(name);
            let is_one =
                matches!(kind, Kind::Person(_) | Kind::Unknown | Kind::Animal | Kind::Personified);
            if !is_one {
                continue;
            }
            if back <= BACK {
                match (entity, name.entity) {
                    (None, Some(_)) => entity = name.entity,
                    (Some(one), Some(other)) if one == other => {}
                    _ => return None,
                }
            } else if name.entity != entity && kind.may_be_person(gender) {
                far = true;
            }
        }
        if back == BACK && entity.is_none() {
            return None;
        }
        for (token, pronoun) in discourse.pronouns(here.block, &tokens) {
            let Some(other) = pronoun.gender() else {
                continue;
            };
            // Another person is spoken of, or this one by the right pronoun.
            let here_before = here != own || *token < spot.token;
            far |= here_before && other == gender && !taken.contains(&(here.block, *token));
            far |= here == own && other != gender;
        }
        place = discourse.before(here);
    }
    let entity = entity?;
    if spot.is_either() || spot.is_name() {
        return None;
    }
    let window = Window::before(discourse, spot.block, spot.token, BACK);
    let persons = window.candidates.iter().filter(|candidate| {
        !candidate.mention.plural
            && matches!(
                candidate.mention.kind,
                Kind::Person(_) | Kind::Unknown | Kind::Animal | Kind::Personified
            )
    });
    let mut found: Option<Candidate<'r>> = None;
    for candidate in persons {
        if candidate.mention.entity == Some(entity) {
            found = found.or(Some(*candidate));
        } else if candidate.mention.kind.may_be_person(gender) {
            return None;
        }
    }
    let found = found?;
    let Kind::Person(known) = found.mention.kind else {
        return None;
    };
    let possessive = spot.is_possessive();
    let wrong = known.is_some_and(|known| known != gender);
    let subject = matches!(spot.word(0).as_str(), "he" | "she");
    let joined = found.back == 0
        && spot.word(-1) == "and"
        && possessive
        && found.mention.tokens.end + 1 == spot.token;
    let starts = discourse.before(own).is_none();
    let near = found.mention.role == Role::Subject
        && match found.back {
            0 => !subject && !starts,
            1 => subject || possessive,
            _ => false,
        }
        || joined;
    let titled = names.entities[entity].is_titled();
    let near = near && (titled || names.entities[entity].is_full());
    let clear = wrong.then_some(match () {
        () if far || !near => OPEN,
        () if titled => PLAIN,
        () => LIKELY,
    });
    Some(Judged {
        block: spot.block,
        token: spot.token,
        gender,
        possessive,
        person: found.mention,
        place: found.place,
        entity: Some(entity),
        clear,
    })
}
