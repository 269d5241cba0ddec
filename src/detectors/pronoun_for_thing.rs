//! “She” or “he” for a country, a company or another thing.

use crate::discourse::{
    Candidate, Discourse, Gender, Kind, Place, Pronoun, Role, Window, is_act_of_person,
    is_personal,
};
use crate::document::{BlockKind, Reading};
use crate::lexicon::inflect::lemma;
use crate::lexicon::tagger::Penn;
use crate::rule::{Detector, DetectorOption, Found};

/// Finds pronouns of persons where the text before speaks of no person of that gender, and of a
/// thing that the pronoun can stand for.
pub(super) struct PronounForThing;

/// So many sentences back an antecedent may stand.
const BACK: usize = 2;
/// So many sentences back a person may stand whom the article still speaks of.
const MEMORY: usize = 6;

/// How clear it is that a pronoun stands for a thing.
const PLAIN: i64 = 3;
const LIKELY: i64 = 2;
const OPEN: i64 = 1;

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
            least: OPEN,
            most: PLAIN,
            default: PLAIN,
            help: "how clear it is what the pronoun stands for: 1 open, 2 likely, 3 plain",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["antecedent", "it"]
    }

    fn run(&self, reading: &Reading<'_>, options: &[i64]) -> Vec<Found> {
        let discourse = Discourse::of(reading);
        let mut found: Vec<(i64, Found)> = Vec::new();
        for block in 0..reading.blocks().len() {
            if reading.blocks()[block].kind == BlockKind::Headline {
                continue;
            }
            let text = reading.text(block);
            for token in 0..text.tokens().len() {
                let Some(gender) = Pronoun::of(text.word(token)).and_then(Pronoun::gender) else {
                    continue;
                };
                let pronoun = At { discourse: &discourse, block, token, gender };
                let taken = |block: usize, token: usize| {
                    found.iter().rev().any(|(_, hit)| hit.block == block && hit.tokens.start == token)
                };
                found.extend(pronoun.judge(&taken));
            }
        }
        let found = found.into_iter().filter(|(clear, _)| *clear == options[0]);
        found.map(|(_, found)| found).collect()
    }
}

/// A pronoun of a person where it stands.
struct At<'d, 'r, 'a> {
    discourse: &'d Discourse<'r, 'a>,
    block: usize,
    token: usize,
    gender: Gender,
}

impl<'r> At<'_, 'r, '_> {
    fn judge(&self, taken: &dyn Fn(usize, usize) -> bool) -> Option<(i64, Found)> {
        let discourse = self.discourse;
        if discourse.is_quoted(self.block, self.token) || self.is_either() {
            return None;
        }
        let remembered = self.person_by_words(taken)?;
        if self.is_of_person() || self.person_follows() {
            return None;
        }
        let window = Window::before(discourse, self.block, self.token, BACK);
        let is_person = |candidate: &Candidate| {
            !candidate.mention.plural && candidate.mention.kind.may_be_person(self.gender)
        };
        if window.candidates.iter().any(is_person) {
            return None;
        }
        let best = window.best(|mention| mention.kind.is_inanimate())?;
        let clear = if remembered { OPEN } else { self.clear(best) };
        Some((clear, self.found(best)))
    }

    /// Whether a person of this gender, or one of unknown gender, stands a little further back;
    /// `None` where one stands near. By names and pronouns alone, so that few sentences are tagged.
    fn person_by_words(&self, taken: &dyn Fn(usize, usize) -> bool) -> Option<bool> {
        let discourse = self.discourse;
        let own = self.own();
        let mut remembered = false;
        let mut place = Some(own);
        for back in 0..=MEMORY {
            let Some(here) = place else {
                break;
            };
            let mut tokens = discourse.tokens(here);
            if here == own {
                tokens.end = self.token;
            }
            let text = discourse.reading.text(here.block);
            let names = discourse.names();
            for at in tokens {
                let same = Pronoun::of(text.word(at)).and_then(Pronoun::gender) == Some(self.gender);
                let named = || {
                    names.at(here.block, at).is_some_and(|name| {
                        names.kind(name).may_be_person(self.gender)
                    })
                };
                if same && !taken(here.block, at) || named() {
                    if back <= BACK {
                        return None;
                    }
                    remembered = true;
                }
            }
            place = discourse.before(here);
        }
        Some(remembered)
    }

    fn clear(&self, best: &Candidate) -> i64 {
        let mention = best.mention;
        let near = best.back <= 1 && mention.role == Role::Subject;
        let same_clause = best.back == 0 && !self.is_subject();
        if !near || mention.plural || same_clause && !self.is_possessive() {
            return OPEN;
        }
        // At the start of an article the antecedent may have been cut off.
        let starts = self.discourse.before(self.own()).is_none();
        match mention.kind {
            Kind::Country | Kind::Organisation if !starts => PLAIN,
            Kind::Country | Kind::Organisation => LIKELY,
            _ if starts || best.back == 0 => OPEN,
            _ => LIKELY,
        }
    }

    fn found(&self, best: &Candidate) -> Found {
        let reading = self.discourse.reading;
        let word = reading.text(self.block).word(self.token).to_lowercase();
        let it = match word.as_str() {
            "himself" | "herself" => "itself",
            _ if self.is_possessive() => "its",
            _ => "it",
        };
        let text = reading.text(best.place.block);
        let tokens = best.mention.tokens.clone();
        let antecedent = text.read(text.characters_of(tokens.clone()), &reading.document().source);
        Found {
            block: self.block,
            tokens: self.token..self.token + 1,
            values: vec![antecedent.to_owned(), it.to_owned()],
            related: Some(text.source_of(tokens)),
        }
    }

    fn own(&self) -> Place {
        let sentence = self.discourse.reading.text(self.block).tokens()[self.token].sentence;
        Place { block: self.block, sentence: sentence as usize }
    }

    /// A word of the pronoun's sentence; empty outside of it.
    fn word(&self, token: Option<usize>) -> &'r str {
        let text = self.discourse.reading.text(self.block);
        match token {
            Some(token) if self.discourse.tokens(self.own()).contains(&token) => text.word(token),
            _ => "",
        }
    }

    fn tag(&self, token: usize) -> Option<Penn> {
        let own = self.own();
        let text = self.discourse.reading.text(self.block);
        let tags = self.discourse.reading.tags(self.block).of_sentence(text, own.sentence);
        let at = token.checked_sub(self.discourse.tokens(own).start)?;
        tags.get(at).map(|tags| tags.penn)
    }

    fn is_possessive(&self) -> bool {
        let word = self.word(Some(self.token));
        word.eq_ignore_ascii_case("his")
            || word.eq_ignore_ascii_case("her") && self.tag(self.token) == Some(Penn::PrpS)
    }

    fn is_subject(&self) -> bool {
        let word = self.word(Some(self.token));
        word.eq_ignore_ascii_case("she") || word.eq_ignore_ascii_case("he")
    }

    /// “He or she”, “his/her”.
    fn is_either(&self) -> bool {
        let joint = |at| matches!(self.word(at), "or" | "/" | "and");
        let other =
            |at| Pronoun::of(self.word(at)).and_then(Pronoun::gender).is_some();
        joint(Some(self.token + 1)) && other(Some(self.token + 2))
            || joint(self.token.checked_sub(1)) && other(self.token.checked_sub(2))
    }

    /// Whether the words around the pronoun say that it stands for a person: “her career”, “he
    /// smiled”, “…, she said”.
    fn is_of_person(&self) -> bool {
        let behind = self.token + 1..self.token + 6;
        if self.is_subject() {
            let verb = behind.clone().find(|at| {
                matches!(
                    self.tag(*at),
                    Some(Penn::Vb | Penn::Vbd | Penn::Vbn | Penn::Vbp | Penn::Vbz)
                )
            });
            let personal = verb.is_some_and(|at| {
                let word = self.word(Some(at)).to_lowercase();
                let tag = self.tag(at).map_or("VB", Penn::name);
                is_act_of_person(&lemma(&word, tag))
                    || word == "born"
                    || self.word(Some(at + 1)).eq_ignore_ascii_case("born")
            });
            let said = matches!(self.word(self.token.checked_sub(1)), "," | "\"")
                && verb == Some(self.token + 1)
                && matches!(self.word(Some(self.token + 2)), "." | "," | "" | "in" | "on" | "during");
            return personal || said;
        }
        // The noun of “her long career”.
        let nouns = behind.take_while(|at| {
            matches!(
                self.tag(*at),
                Some(Penn::Nn | Penn::Nns | Penn::Jj | Penn::Jjs | Penn::Cd | Penn::Vbn | Penn::Nnp)
            )
        });
        nouns.last().is_some_and(|at| is_personal(&self.word(Some(at)).to_lowercase()))
    }

    /// Whether a person is named later in the sentence whom the pronoun may point forward to: “In
    /// her first speech the minister …”, “When he arrived, Dupont …”.
    fn person_follows(&self) -> bool {
        let mentions = self.discourse.mentions(self.own());
        let follows = |role_counts: bool| {
            mentions.iter().any(|mention| {
                mention.tokens.start > self.token
                    && !(self.is_possessive() && mention.tokens.start <= self.token + 1)
                    && (!role_counts || mention.role == Role::Subject)
                    && mention.kind.may_be_person(self.gender)
                    && !mention.plural
            })
        };
        let begins = !self.is_subject()
            || matches!(
                self.word(self.token.checked_sub(1)).to_lowercase().as_str(),
                "when" | "while" | "as" | "after" | "before" | "if" | "although" | "though" | "since"
                    | "because" | "once" | "until" | "whether" | "where"
            );
        follows(!begins)
    }
}
