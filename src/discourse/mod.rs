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
use crate::span::Span;
use crate::text::Text;

/// What has been read out of an article.
pub struct Discourse<'r, 'a> {
    pub reading: &'r Reading<'a>,
    read: &'r Read,
    found: &'r RefCell<FxHashMap<&'static str, Rc<dyn Any>>>,
}

#[derive(Default)]
struct Kept {
    notes: RefCell<Notes>,
    read: OnceCell<Read>,
    /// What checks found, by their names.
    found: RefCell<FxHashMap<&'static str, Rc<dyn Any>>>,
}

/// What is noted of blocks while their texts are at hand.
#[derive(Default)]
struct Notes {
    names: names::Notes,
    blocks: Vec<Block>,
}

/// What may be asked of a block without its text.
struct Block {
    /// The pronouns of the third person and the tokens that they are.
    pronouns: Vec<(usize, Pronoun)>,
    /// The tokens behind each sentence.
    ends: Vec<usize>,
    /// The tokens that stand in quotations.
    quoted: Vec<Range<usize>>,
}

/// What has been read out of the article as a whole.
struct Read {
    names: Names,
    blocks: Vec<Block>,
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
    /// Notes what block `n` holds, while its text is at hand; blocks come in order. What is not
    /// noted is read again when the article is.
    pub fn note(reading: &Reading<'_>, n: usize) {
        let kept = reading.kept(Kept::default);
        if kept.read.get().is_none() {
            kept.notes.borrow_mut().add(reading, n);
        }
    }

    /// Reads the names of the article; once, however often it is called.
    #[must_use]
    pub fn of(reading: &'r Reading<'a>) -> Self {
        let kept = reading.kept(Kept::default);
        let read = kept.read.get_or_init(|| {
            let mut notes = kept.notes.take();
            if let Some(last) = reading.blocks().len().checked_sub(1) {
                notes.add(reading, last);
            }
            let mentions = std::iter::repeat_with(OnceCell::new).take(notes.blocks.len());
            Read {
                names: Names::read(reading, &notes.names),
                mentions: mentions.collect(),
                blocks: notes.blocks,
            }
        });
        Self { reading, read, found: &kept.found }
    }

    #[must_use]
    pub fn names(&self) -> &'r Names {
        &self.read.names
    }

    /// The pronouns of the third person in a range of the tokens of a block.
    #[must_use]
    pub fn pronouns(&self, block: usize, tokens: &Range<usize>) -> &'r [(usize, Pronoun)] {
        let pronouns = &self.read.blocks[block].pronouns;
        let first = pronouns.partition_point(|(token, _)| *token < tokens.start);
        let length = pronouns[first..].partition_point(|(token, _)| *token < tokens.end);
        &pronouns[first..first + length]
    }

    /// All pronouns of the third person in a block.
    #[must_use]
    pub fn pronouns_of(&self, block: usize) -> &'r [(usize, Pronoun)] {
        &self.read.blocks[block].pronouns
    }

    /// What a check of this name finds, found by `find` when it is first asked for: rules that
    /// share a check differ only in what they report of it.
    pub fn once<T: Any>(&self, name: &'static str, find: impl FnOnce() -> T) -> Rc<T> {
        if let Some(found) = self.found.borrow().get(name) {
            return Rc::clone(found).downcast().expect("a check finds one type");
        }
        let found = Rc::new(find());
        self.found.borrow_mut().insert(name, Rc::<T>::clone(&found));
        found
    }

    /// The mentions of a sentence, in order.
    #[must_use]
    pub fn mentions(&self, place: Place) -> &'r [Mention] {
        let Place { block, sentence } = place;
        let sentences = self.read.mentions[block].get_or_init(|| {
            std::iter::repeat_with(OnceCell::new).take(self.read.blocks[block].ends.len()).collect()
        });
        sentences[sentence]
            .get_or_init(|| mentions::read(self.reading, self.names(), block, sentence))
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens(&self, place: Place) -> Range<usize> {
        let ends = &self.read.blocks[place.block].ends;
        let start = place.sentence.checked_sub(1).map_or(0, |before| ends[before]);
        start..ends[place.sentence]
    }

    /// The sentence of a token.
    #[must_use]
    pub fn place(&self, block: usize, token: usize) -> Place {
        let sentence = self.read.blocks[block].ends.partition_point(|end| *end <= token);
        Place { block, sentence }
    }

    /// The sentence before, over the borders of blocks.
    #[must_use]
    pub fn before(&self, place: Place) -> Option<Place> {
        if place.sentence > 0 {
            return Some(Place { sentence: place.sentence - 1, ..place });
        }
        (0..place.block).rev().find_map(|block| {
            let sentence = self.read.blocks[block].ends.len().checked_sub(1)?;
            Some(Place { block, sentence })
        })
    }

    /// Whether a token stands in a quotation.
    #[must_use]
    pub fn is_quoted(&self, block: usize, token: usize) -> bool {
        let quoted = &self.read.blocks[block].quoted;
        let before = quoted.partition_point(|tokens| tokens.end <= token);
        quoted.get(before).is_some_and(|tokens| tokens.contains(&token))
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

impl Notes {
    /// Adds the blocks up to number `n` that are not noted yet.
    fn add(&mut self, reading: &Reading<'_>, n: usize) {
        for block in self.blocks.len()..=n {
            let text = &reading.text(block);
            self.names.add(text, reading.blocks()[block].kind);
            self.blocks.push(Block::of(text));
        }
    }
}

impl Block {
    fn of(text: &Text<'_>) -> Self {
        let tokens = text.tokens();
        let pronoun = |token| Some((token, Pronoun::of(text.word(token))?));
        let mut ends: Vec<usize> =
            (1..tokens.len()).filter(|n| tokens[*n].sentence != tokens[n - 1].sentence).collect();
        ends.extend((!tokens.is_empty()).then_some(tokens.len()));
        let inside = |quotation: &Span| {
            let start = tokens.partition_point(|token| token.span().start < quotation.start);
            let end = tokens.partition_point(|token| token.span().end <= quotation.end);
            start..end
        };
        Self {
            pronouns: (0..tokens.len()).filter_map(pronoun).collect(),
            ends,
            quoted: text.quotations().iter().map(inside).collect(),
        }
    }
}
