//! What patterns ask of the tagger and of the inflections.

use crate::lexicon::inflect::{Form, inflect};
use crate::lexicon::tagger::{Penn, Tags, Universal};

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
