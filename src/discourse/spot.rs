//! A token in its sentence, with what the words around it say.

use super::{Discourse, Mention, Place, Pronoun, Role};
use crate::lexicon::inflect::lemma;
use crate::lexicon::tagger::Penn;
use crate::text::Shape;

/// A token of an article, seen within its sentence.
#[derive(Clone, Copy)]
pub struct Spot<'d, 'r, 'a> {
    pub discourse: &'d Discourse<'r, 'a>,
    pub block: usize,
    pub token: usize,
}

/// The verb that a pronoun is the subject of.
#[derive(Clone, Debug)]
pub struct Verb {
    /// The last word of the verb: “arrested” of “has been arrested”.
    pub token: usize,
    pub lemma: String,
    pub passive: bool,
}

impl<'r> Spot<'_, 'r, '_> {
    /// The sentence of the token.
    #[must_use]
    pub fn place(&self) -> Place {
        self.discourse.place(self.block, self.token)
    }

    #[must_use]
    pub fn mentions(&self) -> &'r [Mention] {
        self.discourse.mentions(self.place())
    }

    /// The word so many tokens on (or back), in small letters; empty outside of the sentence.
    #[must_use]
    pub fn word(&self, on: isize) -> String {
        let text = &self.discourse.reading.text(self.block);
        match self.token.checked_add_signed(on) {
            Some(token) if self.discourse.tokens(self.place()).contains(&token) => {
                text.word(token).to_lowercase()
            }
            _ => String::new(),
        }
    }

    /// The tag so many tokens on (or back).
    #[must_use]
    pub fn tag(&self, on: isize) -> Option<Penn> {
        let place = self.place();
        let text = &self.discourse.reading.text(self.block);
        let tags = self.discourse.reading.tags(self.block);
        let tags = tags.of_sentence(text, place.sentence);
        let first = self.discourse.tokens(place).start;
        let at = self.token.checked_add_signed(on)?.checked_sub(first)?;
        tags.get(at).map(|tags| tags.penn)
    }

    /// Whether the token is a possessive pronoun: “his”, “its”, “her” before a noun.
    #[must_use]
    pub fn is_possessive(&self) -> bool {
        match self.word(0).as_str() {
            "his" | "its" | "their" => true,
            "her" => {
                self.tag(0) == Some(Penn::PrpS)
                    || matches!(
                        self.tag(1),
                        Some(Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps | Penn::Cd | Penn::Jjs)
                    )
            }
            _ => false,
        }
    }

    /// Whether the token is a pronoun that is a subject: “he”, “she”.
    #[must_use]
    pub fn is_subject(&self) -> bool {
        matches!(self.word(0).as_str(), "he" | "she")
    }

    /// Whether the token is a reflexive pronoun.
    #[must_use]
    pub fn is_reflexive(&self) -> bool {
        self.word(0).ends_with("self")
    }

    /// Whether the pronoun has a capital though no sentence or quotation begins: it is a title or
    /// a name.
    #[must_use]
    pub fn is_name(&self) -> bool {
        let text = &self.discourse.reading.text(self.block);
        text.tokens()[self.token].shape != Shape::Lower
            && !matches!(
                self.word(-1).as_str(),
                "" | "\"" | "'" | ":" | "(" | "-" | "–" | "—" | "•" | "…" | "..."
            )
    }

    /// Whether the pronoun stands for either gender: “he or she”, “his/her”.
    #[must_use]
    pub fn is_either(&self) -> bool {
        let joint = |on| matches!(self.word(on).as_str(), "or" | "/" | "and");
        let other = |on| Pronoun::of(&self.word(on)).and_then(Pronoun::gender).is_some();
        joint(1) && other(2) || joint(-1) && other(-2)
    }

    /// The subject before the token that is nearest in its sentence: that of its own clause, mostly.
    #[must_use]
    pub fn clause_subject(&self) -> Option<&'r Mention> {
        let mut before = self.mentions().iter().filter(|mention| mention.tokens.end <= self.token);
        before.rfind(|mention| mention.role == Role::Subject)
    }

    /// Whether a subject that is a pronoun stands before the token, with no other subject between.
    #[must_use]
    pub fn has_pronoun_subject(&self) -> bool {
        let text = &self.discourse.reading.text(self.block);
        let start = self
            .clause_subject()
            .map_or(self.discourse.tokens(self.place()).start, |mention| mention.tokens.end);
        (start..self.token).any(|token| {
            matches!(
                text.word(token).to_lowercase().as_str(),
                "i" | "you" | "he" | "she" | "it" | "we" | "they" | "who"
            )
        })
    }

    /// The noun that a possessive pronoun goes with, in small letters: “career” of “her long career”.
    #[must_use]
    pub fn possessed(&self) -> Option<(usize, String)> {
        let mut last = None;
        for on in 1..7 {
            match self.tag(on)? {
                Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps => last = Some(on),
                Penn::Jj | Penn::Jjr | Penn::Jjs | Penn::Cd | Penn::Vbn | Penn::Vbg | Penn::Rb
                    if last.is_none() => {}
                _ => break,
            }
        }
        last.map(|on| (self.token.saturating_add_signed(on), self.word(on)))
    }

    /// The verb that follows a subject, with auxiliaries and adverbs passed over.
    #[must_use]
    pub fn verb(&self) -> Option<Verb> {
        let mut found: Option<(isize, Penn)> = None;
        let mut be = false;
        for on in 1..9 {
            let Some(tag) = self.tag(on) else {
                break;
            };
            match tag {
                Penn::Vb | Penn::Vbd | Penn::Vbg | Penn::Vbn | Penn::Vbp | Penn::Vbz => {
                    let lemma = lemma_of(&self.word(on), tag);
                    if matches!(lemma.as_str(), "'s" | "'ve" | "'d") {
                        continue;
                    }
                    be |= lemma == "be";
                    found = Some((on, tag));
                    if !matches!(lemma.as_str(), "be" | "have" | "do") {
                        break;
                    }
                }
                Penn::Md | Penn::Rb | Penn::Rbr | Penn::Rbs => {}
                _ => break,
            }
        }
        let (on, tag) = found?;
        let lemma = lemma_of(&self.word(on), tag);
        let passive = be && tag == Penn::Vbn && lemma != "be";
        Some(Verb { token: self.token.saturating_add_signed(on), lemma, passive })
    }
}

fn lemma_of(word: &str, tag: Penn) -> String {
    match word {
        "'s" | "'re" | "'m" => "be".to_owned(),
        _ => lemma(word, tag.name()).into_owned(),
    }
}
