//! An article as the rules of one set see it.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::index::Tried;

use crate::document::{BlockKind, Document, Reading, Window};
use crate::lexicon::tagger::LazyTags;
use crate::rule::keys::Position;
use crate::rule::list::List;
use crate::rule::pattern::vocabulary::Word;
use crate::rule::pattern::{Pattern, Words};
use crate::rule::{Near, Places, Rule, RuleSet};
use crate::span::Span;
use crate::style::{Choice, Style};
use crate::text::{Memo, Text};

/// How many paragraphs from either end are the head and the tail of an article.
const ENDS: usize = 3;

/// A condition (the rules stay where they are while they run) and sentences of a block.
type NearKey = (*const Near, Range<usize>);

pub(super) struct Article<'a> {
    pub reading: Reading<'a>,
    rules: &'a RuleSet,
    style: Style,
    words: Window<BlockWords<'a>>,
    memo: RefCell<Memo<Word>>,
    pub tried: RefCell<Tried>,
    /// What is near which sentences of one block, since many hits may stand in them.
    near: RefCell<(usize, FxHashMap<NearKey, bool>)>,
    /// The blocks up to the end of the head, and from the start of the tail.
    head: usize,
    tail: usize,
}

/// What patterns see of a block.
pub(super) struct BlockWords<'a> {
    text: Rc<Text<'a>>,
    words: Vec<Word>,
    tags: Rc<LazyTags>,
}

impl BlockWords<'_> {
    pub fn get(&self) -> Words<'_> {
        Words { text: &self.text, words: &self.words, tags: &self.tags }
    }
}

impl<'a> Article<'a> {
    pub fn new(document: &'a Document, rules: &'a RuleSet, style: Style) -> Self {
        let blocks = &document.blocks;
        let is_paragraph = |block: &usize| blocks[*block].kind == BlockKind::Paragraph;
        let mut paragraphs = (0..blocks.len()).filter(is_paragraph);
        let head = paragraphs.nth(ENDS - 1).map_or(blocks.len(), |last| last + 1);
        let mut paragraphs = (0..blocks.len()).rev().filter(is_paragraph);
        let tail = paragraphs.nth(ENDS - 1).unwrap_or(0);
        Self {
            reading: Reading::new(document),
            rules,
            style,
            near: RefCell::default(),
            words: Window::new(),
            memo: RefCell::new(Memo::new(document.source.len())),
            tried: RefCell::default(),
            head,
            tail,
        }
    }

    pub fn words(&self, block: usize) -> Rc<BlockWords<'a>> {
        let bytes = self.reading.blocks()[block].span().len();
        self.words.get(block, bytes, || {
            let text = self.reading.text(block);
            let words = self.rules.vocabulary.read(&text, &mut self.memo.borrow_mut());
            BlockWords { text, words, tags: self.reading.tags(block) }
        })
    }

    /// Whether one of the active rules holds for a variety, and nothing has been settled of it.
    pub fn asks_for_variety(&self, active: &[bool]) -> bool {
        let asks = |rule: &Rule| matches!(rule.style, Some(Choice::Variety(_)));
        let mut rules = self.rules.rules.iter().zip(active);
        self.style.variety.is_none() && rules.any(|(rule, active)| *active && asks(rule))
    }

    /// Whether the house has settled this, or, for a variety of which nothing is settled, whether
    /// the article is written in it.
    pub fn is_in_style(&self, choice: Choice) -> bool {
        match choice {
            Choice::Variety(variety) => {
                self.style.variety.or_else(|| self.reading.variety()) == Some(variety)
            }
            Choice::Dates(dates) => self.style.dates() == Some(dates),
            Choice::Ukraine(ukraine) => self.style.ukraine == ukraine,
            Choice::Percent(percent) => self.style.percent == Some(percent),
        }
    }

    pub fn is_at(&self, block: usize, position: Position) -> bool {
        match position {
            Position::Head => block < self.head,
            Position::Tail => block >= self.tail,
        }
    }

    pub fn is_in(&self, places: &Places, block: usize, span: Span) -> bool {
        let text = self.reading.text(block);
        let quotations = text.quotations();
        let before = quotations.partition_point(|quotation| quotation.end < span.end);
        let kind = self.reading.blocks()[block].kind;
        let quoted = || {
            kind == BlockKind::Quote
                || quotations.get(before).is_some_and(|quotation| quotation.contains(span))
        };
        places.kinds.contains(&kind) || (places.quotation && quoted())
    }

    /// The sentences that tokens of a block lie in; the nearest one for no tokens.
    pub fn sentences(&self, block: usize, tokens: &Range<usize>) -> Range<usize> {
        let text = self.reading.text(block);
        let all = text.tokens();
        if all.is_empty() {
            return 0..0;
        }
        let last = all.len() - 1;
        let first = all[tokens.start.min(last)].sentence as usize;
        let end = all[tokens.end.saturating_sub(1).clamp(tokens.start.min(last), last)].sentence;
        first..end as usize + 1
    }

    /// Whether a pattern matches in the same sentences, over some of the tokens.
    pub fn overlaps(&self, pattern: &Pattern, block: usize, tokens: &Range<usize>) -> bool {
        let words = self.words(block);
        let at = words.get();
        let sentences = self.sentences(block, tokens);
        let first = at.text.tokens_of_sentence(sentences.start).start;
        let first = first.max((tokens.start + 1).saturating_sub(pattern.longest));
        (first..tokens.end).any(|start| {
            pattern.match_at(at, self.lists(), start).is_some_and(|found| {
                found.tokens.start < tokens.end && tokens.start < found.tokens.end
            })
        })
    }

    /// Whether one of the patterns matches in the sentences around some tokens.
    pub fn is_near(&self, near: &Near, block: usize, tokens: &Range<usize>) -> bool {
        let sentences = self.sentences(block, tokens);
        let key = (std::ptr::from_ref(near), sentences.clone());
        let mut cache = self.near.borrow_mut();
        if cache.0 != block {
            *cache = (block, FxHashMap::default());
        }
        if let Some(known) = cache.1.get(&key) {
            return *known;
        }
        drop(cache);
        let found = self.find_near(near, block, &sentences);
        self.near.borrow_mut().1.insert(key, found);
        found
    }

    fn find_near(&self, near: &Near, block: usize, sentences: &Range<usize>) -> bool {
        self.around(block, sentences, near.within).into_iter().any(|(block, sentence)| {
            let words = self.words(block);
            let at = words.get();
            let starts = at.text.tokens_of_sentence(sentence);
            near.any
                .iter()
                .any(|pattern| pattern.matches(at, self.lists(), starts.clone()).next().is_some())
        })
    }

    /// The sentences of a block and so many before and after them, over the borders of blocks.
    fn around(&self, block: usize, own: &Range<usize>, within: usize) -> Vec<(usize, usize)> {
        let count = |block: usize| self.reading.text(block).sentences();
        let mut found: Vec<_> = own.clone().map(|sentence| (block, sentence)).collect();
        let before = (0..block)
            .rev()
            .flat_map(|block| (0..count(block)).rev().map(move |sentence| (block, sentence)));
        let here = (0..own.start).rev().map(|sentence| (block, sentence));
        found.extend(here.chain(before).take(within));
        let after = (block + 1..self.reading.blocks().len())
            .flat_map(|block| (0..count(block)).map(move |sentence| (block, sentence)));
        let here = (own.end..count(block)).map(|sentence| (block, sentence));
        found.extend(here.chain(after).take(within));
        found
    }

    pub fn lists(&self) -> &'a [List] {
        &self.rules.lists
    }
}
