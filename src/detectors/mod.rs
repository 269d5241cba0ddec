//! What no pattern can say. One file per detector; rule files switch them on.

mod acronym_expansions;
mod article_sound;
mod broken_off;
mod doubled_word;
mod dropped_subject;
mod foreign_article;
mod foreign_marks;
mod foreign_words;
mod lower_case_article;
mod lowercase_start;
mod missing_space;
mod mixed_script;
mod mojibake;
mod name_variants;
mod new_name_at_end;
mod pronoun_for_thing;
mod quotes;
mod relative_pronoun;
mod repeated_phrase;
mod repeated_sentence;
mod small_start;
mod spaced_article;
mod thing_for_person;
mod torn_word;
mod whole;
mod wrong_gender;

use crate::discourse::Discourse;
use crate::document::Reading;
use crate::rule::{Detector, DetectorOption, Found, Search};

/// All detectors, by which rule files may name them.
pub const ALL: &[&dyn Detector] = &[
    &acronym_expansions::AcronymExpansions,
    &article_sound::ArticleSound,
    &broken_off::BrokenOff,
    &doubled_word::DoubledWord,
    &dropped_subject::DroppedSubject,
    &foreign_article::ForeignArticle,
    &foreign_marks::ForeignMarks,
    &foreign_words::ForeignWords,
    &lower_case_article::LowerCaseArticle,
    &lowercase_start::LowercaseStart,
    &missing_space::MissingSpace,
    &mixed_script::MixedScript,
    &mojibake::Mojibake,
    &name_variants::NameVariants,
    &new_name_at_end::NewNameAtEnd,
    &pronoun_for_thing::PronounForThing,
    &quotes::ForeignQuotes,
    &quotes::LoneSingleQuote,
    &quotes::MisplacedQuotes,
    &quotes::QuoteSpacing,
    &quotes::UnopenedQuotation,
    &relative_pronoun::RelativePronoun,
    &repeated_phrase::RepeatedPhrase,
    &repeated_sentence::RepeatedSentence,
    &small_start::SmallStart,
    &spaced_article::SpacedArticle,
    &thing_for_person::ThingForPerson,
    &torn_word::TornWord,
    &wrong_gender::WrongGender,
];

/// How clear a case is for the detectors that look past the sentence.
const OPEN: i64 = 1;
const LIKELY: i64 = 2;
const PLAIN: i64 = 3;

/// Which cases a rule on pronouns wants.
const CLEAR: DetectorOption = DetectorOption {
    name: "clear",
    least: OPEN,
    most: PLAIN,
    default: PLAIN,
    help: "how clear it is what the pronoun stands for: 1 open, 2 likely, 3 plain",
};

/// The search of a detector that looks past the sentence, when the whole article is known.
struct PastTheSentence<F>(F);

impl<F: Fn(&Reading<'_>) -> Vec<Found>> Search for PastTheSentence<F> {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        Discourse::note(reading, block);
    }

    fn end(self: Box<Self>, reading: &Reading<'_>) -> Vec<Found> {
        (self.0)(reading)
    }
}

/// The search for what `find` finds in the whole article and is just so clear.
fn as_clear<'a>(
    name: &'static str,
    clear: i64,
    find: fn(&Discourse<'_, '_>) -> Vec<(i64, Found)>,
) -> Box<dyn Search + 'a> {
    Box::new(PastTheSentence(move |reading: &Reading<'_>| {
        found_as_clear(reading, name, clear, find)
    }))
}

/// What `find` finds in the whole article, with how clear each is, as far as it is just so clear.
/// Rules that share a detector differ in that alone: `find` is called once.
fn found_as_clear(
    reading: &Reading<'_>,
    name: &'static str,
    clear: i64,
    find: impl FnOnce(&Discourse<'_, '_>) -> Vec<(i64, Found)>,
) -> Vec<Found> {
    let discourse = Discourse::of(reading);
    let found = discourse.once(name, || find(&discourse));
    let found = found.iter().filter(|(of, _)| *of == clear);
    found.map(|(_, found)| found.clone()).collect()
}
