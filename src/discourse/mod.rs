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

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashMap;

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
    /// By block: the pronouns of the third person and the tokens that they are.
    pronouns: Vec<Vec<(usize, Pronoun)>>,
    /// By block and sentence.
    mentions: Vec<OnceCell<Vec<OnceCell<Vec<Mention>>>>>,
    /// What checks found, by their names.
    found: RefCell<FxHashMap<&'static str, Rc<dyn Any>>>,
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
            pronouns: (0..reading.blocks().len()).map(|block| pronouns(reading, block)).collect(),
            mentions: std::iter::repeat_with(OnceCell::new).take(reading.blocks().len()).collect(),
            found: RefCell::default(),
        });
        Self { reading, kept }
    }

    #[must_use]
    pub fn names(&self) -> &'r Names {
        &self.kept.names
    }

    /// The pronouns of the third person in a range of the tokens of a block.
    #[must_use]
    pub fn pronouns(&self, block: usize, tokens: &Range<usize>) -> &'r [(usize, Pronoun)] {
        let pronouns = &self.kept.pronouns[block];
        let first = pronouns.partition_point(|(token, _)| *token < tokens.start);
        let length = pronouns[first..].partition_point(|(token, _)| *token < tokens.end);
        &pronouns[first..first + length]
    }

    /// All pronouns of the third person in a block.
    #[must_use]
    pub fn pronouns_of(&self, block: usize) -> &'r [(usize, Pronoun)] {
        &self.kept.pronouns[block]
    }

    /// What a check of this name finds, found by `find` when it is first asked for: rules that
    /// share a check differ only in what they report of it.
    pub fn once<T: Any>(&self, name: &'static str, find: impl FnOnce() -> T) -> Rc<T> {
        if let Some(found) = self.kept.found.borrow().get(name) {
            return Rc::clone(found).downcast().expect("a check finds one type");
        }
        let found = Rc::new(find());
        self.kept.found.borrow_mut().insert(name, Rc::<T>::clone(&found));
        found
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

fn pronouns(reading: &Reading<'_>, block: usize) -> Vec<(usize, Pronoun)> {
    let text = reading.text(block);
    let tokens = 0..text.tokens().len();
    tokens.filter_map(|token| Some((token, Pronoun::of(text.word(token))?))).collect()
}
