//! A sentence without its subject.

use std::ops::Range;

use super::{LIKELY, OPEN, found_as_clear};
use crate::discourse::{Discourse, Gender, Kind, Mention, Place, Pronoun, Role, says};
use crate::document::{BlockKind, Reading};
use crate::lexicon::inflect::lemma;
use crate::lexicon::tagger::Penn;
use crate::rule::{Detector, DetectorOption, Found, Search};
use crate::text::{Shape, Text};

/// Finds sentences of running prose that begin with a finite verb and have no subject (“Was
/// arrested on Monday.”), and verbs of saying without a speaker behind a quotation (“…”, said on
/// Monday).
pub(super) struct DroppedSubject;

impl Detector for DroppedSubject {
    fn name(&self) -> &'static str {
        "dropped-subject"
    }

    fn help(&self) -> &'static str {
        "A sentence without its subject."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "clear",
            least: OPEN,
            most: LIKELY,
            default: LIKELY,
            help: "how clear it is that a subject is missing: 1 open, 2 likely",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["subject"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(Begins { clear: options[0], blocks: Vec::new() })
    }
}

/// The search on its way through an article.
struct Begins {
    clear: i64,
    /// The blocks in which the words alone let something be found.
    blocks: Vec<usize>,
}

impl Search for Begins {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        Discourse::note(reading, block);
        if reading.blocks()[block].kind != BlockKind::Paragraph {
            return;
        }
        let text = &reading.text(block);
        let mut start = 0;
        let mut sentences =
            text.tokens().chunk_by(|a, b| a.sentence == b.sentence).map(|sentence| {
                let tokens = start..start + sentence.len();
                start = tokens.end;
                tokens
            });
        let may_hit = |tokens: Range<usize>| {
            first_word(text, &tokens).is_some() || verb_of_saying(text, &tokens).is_some()
        };
        if sentences.any(may_hit) && !is_diary(text) {
            self.blocks.push(block);
        }
    }

    fn end(self: Box<Self>, reading: &Reading<'_>) -> Vec<Found> {
        let find = |discourse: &Discourse<'_, '_>| find(discourse, &self.blocks);
        found_as_clear(reading, DroppedSubject.name(), self.clear, find)
    }
}

/// All hits, with how clear each is.
fn find(discourse: &Discourse<'_, '_>, blocks: &[usize]) -> Vec<(i64, Found)> {
    let reading = discourse.reading;
    let mut found = Vec::new();
    for block in blocks.iter().copied() {
        let sentences = 0..reading.text(block).sentences();
        let judged: Vec<_> =
            sentences.map(|sentence| judge(discourse, Place { block, sentence })).collect();
        // A diary, a telegram and a list leave all their subjects out.
        let several = judged.iter().flatten().count() > 1;
        for (sentence, judged) in judged.into_iter().enumerate() {
            let place = Place { block, sentence };
            let judged = judged.map(|(token, clear)| (token, if several { OPEN } else { clear }));
            let unspoken = unspoken(discourse, place).map(|token| (token, LIKELY));
            for (token, clear) in judged.into_iter().chain(unspoken) {
                let (subject, related) = subject(discourse, place);
                let verb = reading.text(block).word(token).to_lowercase();
                found.push((
                    clear,
                    Found {
                        block,
                        tokens: token..token + 1,
                        marked: None,
                        values: vec![format!("{subject} {verb}")],
                        related,
                    },
                ));
            }
        }
    }
    found
}

/// Whether the writer speaks of himself: a diary leaves its subject out.
fn is_diary(text: &Text) -> bool {
    (0..text.tokens().len()).any(|token| matches!(text.word(token), "I" | "my" | "My" | "me"))
        && text.quotations().is_empty()
}

/// The verb that a sentence begins with, and how clear it is that its subject is missing.
fn judge(discourse: &Discourse<'_, '_>, place: Place) -> Option<(usize, i64)> {
    let text = &discourse.reading.text(place.block);
    let tokens = discourse.tokens(place);
    let first = tokens.start;
    let word = first_word(text, &tokens).filter(|_| !discourse.is_quoted(place.block, first))?;
    let auxiliary = is_auxiliary(&word);
    let tags = discourse.reading.tags(place.block);
    let tags = tags.of_sentence(text, place.sentence);
    let tag = |on: usize| tags.get(on).map(|tags| tags.penn);
    let subject_later =
        discourse.mentions(place).iter().any(|mention| mention.role == Role::Subject)
            || tokens.clone().any(|token| {
                matches!(
                    text.word(token),
                    "he" | "she"
                        | "it"
                        | "they"
                        | "we"
                        | "you"
                        | "who"
                        | "which"
                        | "that"
                        | "there"
                        | "this"
                )
            });
    if auxiliary {
        let mut next = 1;
        while tag(next) == Some(Penn::Rb) {
            next += 1;
        }
        let follows = match tag(next)? {
            Penn::Vbn | Penn::Vbg | Penn::Jj | Penn::In | Penn::To | Penn::Cd | Penn::Jjr => true,
            Penn::Dt => matches!(word.as_str(), "was" | "is" | "has"),
            Penn::Nns | Penn::Nn => word == "has",
            _ => false,
        };
        // “Had known risks been …”: a condition has another clause.
        let inverted = word == "had" && subject_later || word == "were";
        return (follows && !inverted).then_some((first, LIKELY));
    }
    let finite = matches!(tag(0), Some(Penn::Vbd | Penn::Vbz | Penn::Vbn));
    let comma = tokens.clone().any(|token| text.word(token) == ",");
    let another = (1..tags.len()).any(|on| {
        matches!(tag(on), Some(Penn::Vbd | Penn::Vbz | Penn::Md))
            && matches!(tag(on - 1), Some(Penn::Cc))
    });
    (finite && !subject_later && !comma).then_some((first, if another { LIKELY } else { OPEN }))
}

/// The word that a sentence begins with, where it may be a verb without a subject: most sentences
/// begin with no verb, and the word tells before the tagger is asked.
fn first_word(text: &Text, tokens: &Range<usize>) -> Option<String> {
    if tokens.start == 0 || tokens.len() < 3 || text.tokens()[tokens.start].shape != Shape::Cap {
        return None;
    }
    let last = tokens.clone().rev().find(|token| !matches!(text.word(*token), "\"" | "'" | ")"))?;
    if text.word(last) != "." {
        return None;
    }
    let word = text.word(tokens.start).to_lowercase();
    let listed =
        matches!(word.as_str(), "the" | "a" | "an" | "in" | "he" | "she" | "it" | "but" | "this");
    (is_auxiliary(&word) || !listed && looks_finite(&word)).then_some(word)
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "was" | "is" | "has" | "had" | "were" | "are")
}

/// Whether a word may be a verb in the past or in the third person.
fn looks_finite(word: &str) -> bool {
    let past = lemma(word, "VBD");
    let third = lemma(word, "VBZ");
    past != word || third != word && !word.ends_with("ss")
}

/// A verb of saying behind a quotation, with nobody to say it.
fn unspoken(discourse: &Discourse<'_, '_>, place: Place) -> Option<usize> {
    let text = &discourse.reading.text(place.block);
    let tokens = discourse.tokens(place);
    let verb = verb_of_saying(text, &tokens)?;
    if !tokens.contains(&(verb + 1)) {
        return None;
    }
    let ends = match text.word(verb + 1) {
        "." => true,
        "on" | "in" | "during" | "after" | "yesterday" | "today" => {
            let tail =
                discourse.mentions(place).iter().filter(|mention| mention.tokens.start > verb);
            tail.clone().all(|mention| {
                !matches!(mention.kind, Kind::Person(_) | Kind::Unknown | Kind::Organisation)
            })
        }
        _ => false,
    };
    let speaker_before = discourse.mentions(place).iter().any(|mention| {
        mention.tokens.end <= verb && !discourse.is_quoted(place.block, mention.head)
    }) || (tokens.start..verb).any(|token| {
        !discourse.is_quoted(place.block, token) && Pronoun::of(text.word(token)).is_some()
    });
    (ends && !speaker_before).then_some(verb)
}

/// A verb of saying in the past, right behind a quotation.
fn verb_of_saying(text: &Text, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().skip(1).find(|token| {
        text.tokens()[*token].shape == Shape::Lower
            && is_behind_quotation(text, *token)
            && says(&lemma(text.word(*token), "VBD"))
            && lemma(text.word(*token), "VBD") != text.word(*token)
    })
}

fn is_behind_quotation(text: &Text, token: usize) -> bool {
    let before = |back: usize| token.checked_sub(back).map_or("", |token| text.word(token));
    before(1) == "\"" || before(1) == "," && before(2) == "\""
}

/// The subject to put in: a pronoun for that of the sentence before, and where that stands.
fn subject(
    discourse: &Discourse<'_, '_>,
    place: Place,
) -> (&'static str, Option<crate::span::Span>) {
    let is_subject =
        |mention: &&Mention| mention.role == Role::Subject && mention.kind != Kind::Time;
    let before = discourse.before(place);
    let mention = before.and_then(|before| discourse.mentions(before).iter().find(is_subject));
    let (Some(before), Some(mention)) = (before, mention) else {
        return ("it", None);
    };
    let pronoun = match mention.kind {
        _ if mention.plural => "they",
        Kind::Person(Some(Gender::Masculine)) => "he",
        Kind::Person(Some(Gender::Feminine)) => "she",
        Kind::Person(None) | Kind::Unknown => "he or she",
        _ => "it",
    };
    let text = &discourse.reading.text(before.block);
    (pronoun, Some(text.source_of(mention.tokens.clone())))
}
