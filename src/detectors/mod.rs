//! What no pattern can say. One file per detector; rule files switch them on.

mod acronym_expansions;
mod dropped_subject;
mod foreign_words;
mod name_variants;
mod pronoun_for_thing;
mod relative_pronoun;
mod repeated_sentence;
mod thing_for_person;
mod wrong_gender;

use crate::rule::Detector;

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[
    &acronym_expansions::AcronymExpansions,
    &dropped_subject::DroppedSubject,
    &foreign_words::ForeignWords,
    &name_variants::NameVariants,
    &pronoun_for_thing::PronounForThing,
    &relative_pronoun::RelativePronoun,
    &repeated_sentence::RepeatedSentence,
    &thing_for_person::ThingForPerson,
    &wrong_gender::WrongGender,
];
