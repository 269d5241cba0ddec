//! Part-of-speech tags, made when a pattern first asks for them.

use std::cell::OnceCell;

use crate::lexicon::inflect::{Form, inflect};
use crate::lexicon::tagger::{Penn, Tagger, Tags, Universal};
use crate::text::Text;

/// A tag of either set, as patterns name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Penn(Penn),
    Universal(Universal),
}

impl Tag {
    /// The tag of this name. Tags of one letter and of marks have none in patterns: there they
    /// are words and marks.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let fits = name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'$');
        let universal = || Universal::from_name(name).map(Self::Universal);
        fits.then(|| universal().or_else(|| Penn::from_name(name).map(Self::Penn))).flatten()
    }

    pub(super) fn fits(self, tags: Tags) -> bool {
        match self {
            Self::Penn(tag) => tags.penn == tag,
            Self::Universal(tag) => tags.universal == tag,
        }
    }
}

/// The tags of a text, a sentence at a time.
#[derive(Debug, Default)]
pub struct LazyTags {
    sentences: OnceCell<Vec<OnceCell<Vec<Tags>>>>,
}

impl LazyTags {
    /// Whether the tags of the sentence of this token are made already.
    #[must_use]
    pub fn are_known(&self, text: &Text, token: usize) -> bool {
        let sentence = text.tokens().get(token).map(|token| token.sentence as usize);
        let tags = self.sentences.get().zip(sentence).and_then(|(tags, at)| tags.get(at));
        tags.is_some_and(|tags| tags.get().is_some())
    }

    /// The tags of a token of the text that these tags belong to.
    #[must_use]
    pub fn of(&self, text: &Text, token: usize) -> Tags {
        let sentences = self.sentences.get_or_init(|| vec![OnceCell::new(); text.sentences()]);
        let sentence = text.tokens()[token].sentence as usize;
        let tags =
            sentences[sentence].get_or_init(|| Tagger::global().tag_sentence(text, sentence));
        tags[token - text.tokens_of_sentence(sentence).start]
    }
}

/// Every form that `<lemma>` stands for: those of a verb and of a noun, of which a word that is
/// only one of them does not have the others.
pub(super) fn forms(lemma: &str) -> Vec<String> {
    const OF_WORD: [Form; 5] =
        [Form::Plural, Form::ThirdPerson, Form::Past, Form::PastParticiple, Form::Gerund];
    let mut forms = vec![lemma.to_owned()];
    if lemma == "be" {
        forms.extend(["am", "is", "are", "was", "were", "been", "being"].map(str::to_owned));
        return forms;
    }
    forms.extend(OF_WORD.map(|form| inflect(lemma, form).into_owned()));
    forms.sort_unstable();
    forms.dedup();
    forms
}
