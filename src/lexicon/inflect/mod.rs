//! The lemma of a word, the forms of a lemma, and the article before a word.
//!
//! Words come in as they stand in the text, lemmas and forms go out in the same case (`Kiss` gives
//! `Kisses`, `NGO` gives `NGOs`). Nothing fails: what no table and no rule knows comes back as it
//! went in, without an allocation. Rules speak of regular words ([`Inflector`]); what they get
//! wrong stands in `data/irregular.tsv`, which is read where it lies and never parsed.

mod article;
mod case;
mod lemma;
mod regular;
mod table;

use std::borrow::Cow;

pub use article::indefinite_article;
pub use lemma::stem;
pub use table::{Irregulars, Table};

/// A form that differs from the lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `cities`, Penn NNS
    Plural,
    /// `wrote`, Penn VBD
    Past,
    /// `written`, Penn VBN
    PastParticiple,
    /// `writing`, Penn VBG
    Gerund,
    /// `writes`, Penn VBZ
    ThirdPerson,
    /// `bigger` or `more important`, Penn JJR and RBR
    Comparative,
    /// `biggest` or `most important`, Penn JJS and RBS
    Superlative,
}

impl Form {
    pub const ALL: [Self; 7] = [
        Self::Plural,
        Self::Past,
        Self::PastParticiple,
        Self::Gerund,
        Self::ThirdPerson,
        Self::Comparative,
        Self::Superlative,
    ];

    /// The form that a Penn tag names; none for tags of lemmas and of words without forms.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        Some(match tag {
            "NNS" | "NNPS" => Self::Plural,
            "VBD" => Self::Past,
            "VBN" => Self::PastParticiple,
            "VBG" => Self::Gerund,
            "VBZ" => Self::ThirdPerson,
            "JJR" | "RBR" => Self::Comparative,
            "JJS" | "RBS" => Self::Superlative,
            _ => return None,
        })
    }

    /// The Penn tag of the form; for degrees that of the adjective.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Plural => "NNS",
            Self::Past => "VBD",
            Self::PastParticiple => "VBN",
            Self::Gerund => "VBG",
            Self::ThirdPerson => "VBZ",
            Self::Comparative => "JJR",
            Self::Superlative => "JJS",
        }
    }
}

/// The words whose form is not known, only their class (Universal tags).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Noun,
    Verb,
    /// Adjectives and adverbs.
    Adjective,
}

impl Class {
    pub const ALL: [Self; 3] = [Self::Noun, Self::Verb, Self::Adjective];

    /// The class that a Universal tag names.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        Some(match tag {
            "NOUN" | "PROPN" => Self::Noun,
            "VERB" | "AUX" => Self::Verb,
            "ADJ" | "ADV" => Self::Adjective,
            _ => return None,
        })
    }
}

/// Inflection by the regular rules and a table of what they get wrong.
#[derive(Clone, Copy, Debug)]
pub struct Inflector<T> {
    pub irregulars: T,
}

const BUILT_IN: Inflector<Table<'static>> = Inflector {
    irregulars: Table::new(
        include_str!("../../../data/irregular.tsv"),
        include_bytes!(concat!(env!("OUT_DIR"), "/irregular_slots.bin")),
    ),
};

/// The lemma of a word. `tag` is a Penn tag (`VBD`) or, less exact, a Universal tag (`VERB`).
/// Under any other tag a word is its own lemma.
///
/// ```
/// use mtlint::lexicon::inflect::lemma;
/// assert_eq!(lemma("wrote", "VBD"), "write");
/// assert_eq!(lemma("Cities", "NOUN"), "City");
/// assert_eq!(lemma("found", "VB"), "found");
/// ```
#[must_use]
pub fn lemma<'a>(word: &'a str, tag: &str) -> Cow<'a, str> {
    match (tag, Form::of_tag(tag), Class::of_tag(tag)) {
        ("RBR" | "RBS", ..) => BUILT_IN.lemma_of_adverb(word, tag),
        ("VBP" | "MD", ..) => BUILT_IN.lemma_of_base(word, tag),
        (_, Some(form), _) => BUILT_IN.lemma_of_form(word, form),
        (_, _, Some(class)) => BUILT_IN.lemma_of_class(word, class),
        _ => Cow::Borrowed(word),
    }
}

/// A form of a lemma. Of several words the last is inflected.
#[must_use]
pub fn inflect(lemma: &str, form: Form) -> Cow<'_, str> {
    BUILT_IN.inflect(lemma, form)
}

/// A verb in the form and number of another: `be` like `wrote`, `VBD` is `was`, like `were`, `VBD`
/// is `were`.
#[must_use]
pub fn inflect_like<'a>(lemma: &'a str, model: &str, tag: &str) -> Cow<'a, str> {
    if lemma.eq_ignore_ascii_case("be") {
        let form = match tag {
            "VBP" if model.eq_ignore_ascii_case("am") => "am",
            "VBP" => "are",
            "VBD" if model.eq_ignore_ascii_case("were") => "were",
            _ => "",
        };
        if !form.is_empty() {
            return Cow::Owned(case::restore(lemma, form));
        }
    }
    match Form::of_tag(tag) {
        Some(form) => inflect(lemma, form),
        None => Cow::Borrowed(lemma),
    }
}

/// `city` → `cities`
#[must_use]
pub fn plural(lemma: &str) -> Cow<'_, str> {
    inflect(lemma, Form::Plural)
}

/// `cities` → `city`; `city` stays.
#[must_use]
pub fn singular(noun: &str) -> Cow<'_, str> {
    BUILT_IN.lemma_of_class(noun, Class::Noun)
}

/// `write` → `wrote`
#[must_use]
pub fn past(lemma: &str) -> Cow<'_, str> {
    inflect(lemma, Form::Past)
}

/// `write` → `written`
#[must_use]
pub fn past_participle(lemma: &str) -> Cow<'_, str> {
    inflect(lemma, Form::PastParticiple)
}

/// `write` → `writing`
#[must_use]
pub fn gerund(lemma: &str) -> Cow<'_, str> {
    inflect(lemma, Form::Gerund)
}

/// `write` → `writes`
#[must_use]
pub fn third_person(lemma: &str) -> Cow<'_, str> {
    inflect(lemma, Form::ThirdPerson)
}

/// `big` → `bigger`, `important` → `more important`
#[must_use]
pub fn comparative(lemma: &str) -> Cow<'_, str> {
    inflect(lemma, Form::Comparative)
}

/// `big` → `biggest`, `important` → `most important`
#[must_use]
pub fn superlative(lemma: &str) -> Cow<'_, str> {
    inflect(lemma, Form::Superlative)
}

#[cfg(test)]
mod tests;
