//! “She” or “he” for a country, a company or another thing.

use rustc_hash::FxHashSet;

use super::{CLEAR, LIKELY, OPEN, PLAIN, as_clear};
use crate::discourse::{
    Candidate, Discourse, Gender, Kind, Mention, Place, Role, Spot, Window, is_act_of_person,
    is_personal,
};
use crate::document::BlockKind;
use crate::rule::{Detector, DetectorOption, Found, Search};

/// Finds pronouns of persons where the text before speaks of no person of that gender, and of a
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
        &[CLEAR]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["antecedent", "it"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        as_clear(self.name(), options[0], find)
    }
}

/// All hits, with how clear each is.
fn find(discourse: &Discourse<'_, '_>) -> Vec<(i64, Found)> {
    let reading = discourse.reading;
    let mut hits: Vec<Hit> = Vec::new();
    let mut taken = FxHashSet::default();
    for block in 0..reading.blocks().len() {
        if reading.blocks()[block].kind == BlockKind::Headline {
            continue;
        }
        for (token, pronoun) in discourse.pronouns_of(block).iter().copied() {
            let Some(gender) = pronoun.gender() else {
                continue;
            };
            let pronoun = At { spot: Spot { discourse, block, token }, gender };
            if let Some(hit) = pronoun.judge(hits.last(), &taken) {
                taken.insert((block, token));
                hits.push(hit);
            }
        }
    }
    hits.iter().map(|hit| (hit.clear, hit.found(discourse))).collect()
}

/// A pronoun of a person where it stands.
struct At<'d, 'r, 'a> {
    spot: Spot<'d, 'r, 'a>,
    gender: Gender,
}

/// What a pronoun may stand for.
#[derive(Clone, Copy)]
struct Antecedent<'r> {
    mention: &'r Mention,
    place: Place,
    /// How many sentences back.
    back: usize,
}

/// A pronoun that stands for a thing.
struct Hit<'r> {
    block: usize,
    token: usize,
    gender: Gender,
    antecedent: Antecedent<'r>,
    clear: i64,
}

impl Hit<'_> {
    fn found(&self, discourse: &Discourse<'_, '_>) -> Found {
        let spot = Spot { discourse, block: self.block, token: self.token };
        let reading = discourse.reading;
        let it = match () {
            () if spot.is_reflexive() => "itself",
            () if spot.is_possessive() => "its",
            () => "it",
        };
        let Antecedent { mention, place, .. } = self.antecedent;
        let text = &reading.text(place.block);
        let tokens = mention.tokens.clone();
        let antecedent = text.read(text.characters_of(tokens.clone()), &reading.document().source);
        Found {
            block: self.block,
            tokens: self.token..self.token + 1,
            marked: None,
            values: vec![antecedent.to_owned(), it.to_owned()],
            related: Some(text.source_of(tokens)),
        }
    }
}

impl<'r> At<'_, 'r, '_> {
    /// `last`: the hit before the pronoun; `taken`: the pronouns before it that are hits.
    fn judge(&self, last: Option<&Hit<'r>>, taken: &FxHashSet<(usize, usize)>) -> Option<Hit<'r>> {
        let spot = &self.spot;
        if spot.discourse.is_quoted(spot.block, spot.token) {
            return None;
        }
        let remembered = self.person_by_words(taken)?;
        if spot.is_either() || spot.is_name() || self.is_of_person() || self.person_follows() {
            return None;
        }
        let window = Window::before(spot.discourse, spot.block, spot.token, BACK);
        // The subject of a clause is never what its object stands for.
        let not_meant = spot.clause_subject().filter(|_| self.is_object());
        let is_meant =
            |mention: &Mention| not_meant.is_none_or(|subject| subject.tokens != mention.tokens);
        let is_person = |candidate: &Candidate| {
            let mention = candidate.mention;
            !mention.plural
                && mention.kind.may_be_person(self.gender)
                && (candidate.back != 0 || is_meant(mention))
        };
        if window.candidates.iter().any(is_person) {
            return None;
        }
        let hit = |antecedent: Antecedent<'r>, clear: i64| Hit {
            block: spot.block,
            token: spot.token,
            gender: self.gender,
            antecedent,
            clear,
        };
        // “She attacked ten of them and lost her fleet”: the second stands for what the first does.
        let own = spot.place();
        let same = last.filter(|last| {
            let place = Spot { token: last.token, block: last.block, ..*spot }.place();
            last.gender == self.gender
                && (place == own || spot.discourse.before(own) == Some(place))
        });
        if let Some(same) = same {
            return Some(hit(same.antecedent, same.clear));
        }
        let best = self.antecedent(&window, &is_meant)?;
        let clear = if remembered { OPEN } else { self.clear(&best) };
        Some(hit(best, clear))
    }

    fn antecedent(
        &self,
        window: &Window<'r>,
        is_meant: &dyn Fn(&Mention) -> bool,
    ) -> Option<Antecedent<'r>> {
        let spot = &self.spot;
        let own = |mention: &'r Mention| Antecedent { mention, place: spot.place(), back: 0 };
        let subject = spot.clause_subject().filter(|mention| mention.kind.is_inanimate());
        if spot.is_reflexive() {
            return subject.filter(|_| !spot.has_pronoun_subject()).map(own);
        }
        if let Some(subject) =
            subject.filter(|_| spot.is_possessive() && !spot.has_pronoun_subject())
        {
            return Some(own(subject));
        }
        let fits = |mention: &Mention| mention.kind.is_inanimate() && is_meant(mention);
        let best = window.best(fits).map(|best| Antecedent {
            mention: best.mention,
            place: best.place,
            back: best.back,
        });
        best.or_else(|| {
            // “Despite her age, the bridge …”.
            let ahead = spot
                .mentions()
                .iter()
                .find(|mention| mention.tokens.start > spot.token && mention.role == Role::Subject);
            ahead.filter(|ahead| spot.is_possessive() && ahead.kind.is_inanimate()).map(own)
        })
    }

    /// Whether a person of this gender, or one of unknown gender, stands a little further back;
    /// `None` where one stands near. By names and pronouns alone, so that few sentences are tagged.
    fn person_by_words(&self, taken: &FxHashSet<(usize, usize)>) -> Option<bool> {
        let discourse = self.spot.discourse;
        let own = self.spot.place();
        let mut remembered = false;
        let mut place = Some(own);
        for back in 0..=MEMORY {
            let Some(here) = place else {
                break;
            };
            let mut tokens = discourse.tokens(here);
            if here == own {
                tokens.end = self.spot.token;
            }
            let names = discourse.names();
            // In the sentence of an object stands its subject: the mentions will tell.
            let counts_names = here != own || !self.is_object();
            let same = discourse.pronouns(here.block, &tokens).iter().any(|(at, pronoun)| {
                pronoun.gender() == Some(self.gender) && !taken.contains(&(here.block, *at))
            });
            let has_person = || {
                let mut names_here = names.between(here.block, &tokens).iter();
                names_here.any(|name| names.kind(name).may_be_person(self.gender))
            };
            if same || counts_names && has_person() {
                if back <= BACK {
                    return None;
                }
                remembered = true;
            }
            place = discourse.before(here);
        }
        Some(remembered)
    }

    fn clear(&self, best: &Antecedent) -> i64 {
        let spot = &self.spot;
        let mention = best.mention;
        let acts = matches!(mention.kind, Kind::Country | Kind::Organisation);
        // At the start of an article the antecedent may have been cut off.
        let starts = spot.discourse.before(spot.place()).is_none();
        if mention.plural || best.back > 1 {
            return OPEN;
        }
        let is_subject = mention.role == Role::Subject;
        if best.back == 0 {
            return match () {
                () if !is_subject => OPEN,
                () if acts && !starts && !self.is_object() => PLAIN,
                () if acts => LIKELY,
                () if starts => OPEN,
                () if spot.is_possessive() || spot.is_reflexive() => LIKELY,
                () => OPEN,
            };
        }
        match mention.role {
            Role::Subject if acts => PLAIN,
            Role::Subject => LIKELY,
            Role::Object if self.is_object() => LIKELY,
            _ => OPEN,
        }
    }

    fn is_object(&self) -> bool {
        let spot = &self.spot;
        !spot.is_subject() && !spot.is_reflexive() && !spot.is_possessive()
    }

    /// Whether the words around the pronoun say that it stands for a person: “her career”, “he
    /// smiled”, “…, she said”.
    fn is_of_person(&self) -> bool {
        let spot = &self.spot;
        if spot.is_subject() {
            return spot.verb().is_some_and(|verb| {
                let on = isize::try_from(verb.token - spot.token).unwrap_or(isize::MAX);
                let said = matches!(spot.word(-1).as_str(), "," | "\"")
                    && on == 1
                    && matches!(
                        spot.word(2).as_str(),
                        "." | "," | "" | "in" | "on" | "during" | "at" | "after"
                    );
                is_act_of_person(&verb.lemma) || spot.word(on) == "born" || said
            });
        }
        spot.is_possessive() && spot.possessed().is_some_and(|(_, noun)| is_personal(&noun))
    }

    /// Whether a person is named later in the sentence whom the pronoun may point forward to: “In
    /// her first speech the minister …”, “When he arrived, Dupont …”.
    fn person_follows(&self) -> bool {
        let spot = &self.spot;
        let begins = !spot.is_subject()
            || matches!(
                spot.word(-1).as_str(),
                "when"
                    | "while"
                    | "as"
                    | "after"
                    | "before"
                    | "if"
                    | "although"
                    | "though"
                    | "since"
                    | "because"
                    | "once"
                    | "until"
                    | "whether"
                    | "where"
            );
        spot.mentions().iter().any(|mention| {
            mention.tokens.start > spot.token
                && !(spot.is_possessive() && mention.tokens.start <= spot.token + 1)
                && (begins || mention.role == Role::Subject)
                && mention.kind.may_be_person(self.gender)
                && !mention.plural
        })
    }
}
