//! Reading past the sentence: what an article speaks of, and which pronoun stands for what.
//!
//! An article goes in; names with their entities and, for the sentences that are asked for, noun
//! phrases with what they stand for come out. Nothing is tagged before it is asked for. Never
//! fails: what is not known is [`Kind::Unknown`]. `docs/DISCOURSE.md` has the model on a page.

mod antecedents;
mod mentions;
mod names;
mod spelling;
mod spot;
mod verbs;
mod words;

use std::cell::OnceCell;
use std::ops::Range;

pub use antecedents::{Candidate, Window};
pub use mentions::{Mention, Pronoun, Role};
pub use names::{Entity, Name, Names};
pub use spelling::{Likeness, likeness, plain, skeleton};
pub use spot::{Spot, Verb};
pub use verbs::{acts, is_act_of_person, says, takes_person};
pub use words::{Gender, Kind, is_kin, is_of_body, is_personal, is_written, may_name_person, noun};

use crate::document::Reading;

/// What has been read out of an article.
pub struct Discourse<'r, 'a> {
    pub reading: &'r Reading<'a>,
    kept: &'r Kept,
}

struct Kept {
    names: Names,
    /// By block and sentence.
    mentions: Vec<OnceCell<Vec<OnceCell<Vec<Mention>>>>>,
}

/// A sentence of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub block: usize,
    pub sentence: usize,
}

impl<'r, 'a> Discourse<'r, 'a> {
    /// Reads the names of the article; once, however often it is called.
    #[must_use]
    pub fn of(reading: &'r Reading<'a>) -> Self {
        let kept = reading.kept(|| Kept {
            names: Names::read(reading),
            mentions: std::iter::repeat_with(OnceCell::new).take(reading.blocks().len()).collect(),
        });
        Self { reading, kept }
    }

    #[must_use]
    pub fn names(&self) -> &'r Names {
        &self.kept.names
    }

    /// The mentions of a sentence, in order.
    #[must_use]
    pub fn mentions(&self, place: Place) -> &'r [Mention] {
        let Place { block, sentence } = place;
        let sentences = self.kept.mentions[block].get_or_init(|| {
            std::iter::repeat_with(OnceCell::new)
                .take(self.reading.text(block).sentences())
                .collect()
        });
        sentences[sentence]
            .get_or_init(|| mentions::read(self.reading, self.names(), block, sentence))
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens(&self, place: Place) -> Range<usize> {
        self.reading.text(place.block).tokens_of_sentence(place.sentence)
    }

    /// The sentence before, over the borders of blocks.
    #[must_use]
    pub fn before(&self, place: Place) -> Option<Place> {
        if place.sentence > 0 {
            return Some(Place { sentence: place.sentence - 1, ..place });
        }
        (0..place.block).rev().find_map(|block| {
            let sentence = self.reading.text(block).sentences().checked_sub(1)?;
            Some(Place { block, sentence })
        })
    }

    /// Whether a token stands in a quotation.
    #[must_use]
    pub fn is_quoted(&self, block: usize, token: usize) -> bool {
        let text = &self.reading.text(block);
        let span = text.tokens()[token].span();
        let quotations = text.quotations();
        let before = quotations.partition_point(|quotation| quotation.end < span.end);
        quotations.get(before).is_some_and(|quotation| quotation.contains(span))
    }

    /// Whether a token stands in brackets.
    #[must_use]
    pub fn is_bracketed(&self, block: usize, token: usize) -> bool {
        let text = &self.reading.text(block);
        let sentence = text.tokens()[token].sentence as usize;
        let before = text.tokens_of_sentence(sentence).start..token;
        let mut depth = 0;
        for token in before {
            match text.word(token) {
                "(" | "[" => depth += 1,
                ")" | "]" => depth = 0.max(depth - 1),
                _ => {}
            }
        }
        depth > 0
    }
}
