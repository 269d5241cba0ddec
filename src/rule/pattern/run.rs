//! Matching a pattern.

use std::ops::Range;

use super::program::{MARK, Pattern, Reach, Step, slot_of};
use super::vocabulary::Word;
use super::{Anchor, Shape, Start};
use crate::lexicon::tagger::LazyTags;
use crate::rule::list::List;
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// A text with the numbers of its words and, when asked for, its tags.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub text: &'a Text<'a>,
    pub words: &'a [Word],
    pub tags: &'a LazyTags,
}

/// Where a pattern matched. All numbers are tokens of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub tokens: Range<usize>,
    /// The tokens between `[[` and `]]`; the whole match without them.
    pub marked: Range<usize>,
    /// Bytes of the view that are reported.
    pub span: Span,
    /// In the order of [`Pattern::captures`]; `None` for a part that took no part.
    pub captures: Vec<Option<Range<usize>>>,
}

const UNSET: u32 = u32::MAX;
const FEW_SLOTS: usize = 16;

/// A match gives up after so many steps: what a pattern with several wide gaps may cost at one
/// token. Real patterns take some dozens.
const BUDGET: u32 = 50_000;

/// The fewest letters of a word that has a capital in a name: shorter ones are of, the, and.
const HALF: usize = 4;

impl Pattern {
    /// Matches at token `start`, if it can.
    #[must_use]
    pub fn match_at(&self, at: Words<'_>, lists: &[List], start: usize) -> Option<Match> {
        if !self.may_match_at(at, start) {
            return None;
        }
        // Nearly every pattern has few slots: most attempts fail at once and should cost no memory.
        let (mut few, mut many);
        let slots = if self.slots <= FEW_SLOTS {
            few = [UNSET; FEW_SLOTS];
            &mut few[..self.slots]
        } else {
            many = vec![UNSET; self.slots];
            &mut many[..]
        };
        let mut run = Run { pattern: self, at, lists, start, slots, blind: false, budget: BUDGET };
        // Tags cost more than all the rest: first without them.
        if self.asks_for_tags && !at.tags.are_known(at.text, start) {
            run.blind = true;
            if run.step(0, start, false).is_none() && run.budget > 0 {
                return None;
            }
            run.slots.fill(UNSET);
            (run.blind, run.budget) = (false, BUDGET);
        }
        let end = run.step(0, start, false)?;
        let slot = |n: usize| run.slots[n] as usize;
        let marked = if run.slots[MARK] == UNSET { start..end } else { slot(MARK)..slot(MARK + 1) };
        let captures = (0..self.captures.len())
            .map(slot_of)
            .map(|n| {
                (run.slots[n] != UNSET && run.slots[n + 1] != UNSET).then(|| slot(n)..slot(n + 1))
            })
            .collect();
        let span = self.span(at.text, &marked);
        (!span.is_empty()).then_some(Match { tokens: start..end, span, marked, captures })
    }

    /// What the first step says, before anything else is made ready.
    fn may_match_at(&self, at: Words<'_>, start: usize) -> bool {
        let word = at.words.get(start);
        match &self.steps[self.first] {
            Step::Word(only) => word == Some(only),
            Step::OneOf(several) => word.is_some_and(|word| several.binary_search(word).is_ok()),
            Step::BlockStart => start == 0,
            Step::SentenceStart => begins_sentence(at.text, start),
            _ => true,
        }
    }

    /// Where a match may begin that has this anchor at a token.
    #[must_use]
    pub fn starts(&self, text: &Text, anchor: &Anchor, token: usize) -> Range<usize> {
        let first = token.saturating_sub(anchor.most);
        let Some(last) = token.checked_sub(anchor.least) else {
            return 0..0;
        };
        if anchor.start == Start::Block {
            return 0..usize::from(first == 0);
        }
        if self.reach == Reach::Block {
            return first..last + 1;
        }
        // Most sentences are shorter than what may stand before an anchor.
        let tokens = text.tokens();
        let sentence = tokens[token].sentence;
        let before = tokens[first..token].iter().rev();
        let first = token - before.take_while(|token| token.sentence == sentence).count();
        match anchor.start {
            Start::Sentence if !begins_sentence(text, first) => 0..0,
            Start::Sentence => first..last.min(first) + 1,
            _ => first..last + 1,
        }
    }

    /// All matches that begin in `starts`, from the left, not overlapping.
    pub fn matches<'a>(
        &'a self,
        at: Words<'a>,
        lists: &'a [List],
        starts: Range<usize>,
    ) -> impl Iterator<Item = Match> + 'a {
        let mut next = starts.start;
        std::iter::from_fn(move || {
            while next < starts.end {
                let found = self.match_at(at, lists, next);
                next = found.as_ref().map_or(next + 1, |found| found.tokens.end.max(next + 1));
                if found.is_some() {
                    return found;
                }
            }
            None
        })
    }

    fn span(&self, text: &Text, marked: &Range<usize>) -> Span {
        let tokens = text.tokens();
        let end_before =
            |token: usize| token.checked_sub(1).map_or(0, |before| tokens[before].end as usize);
        let start_of =
            |token: usize| tokens.get(token).map_or(text.view().len(), |t| t.start as usize);
        let start =
            if self.space_before { end_before(marked.start) } else { start_of(marked.start) };
        let end = if self.space_after { start_of(marked.end) } else { end_before(marked.end) };
        Span::new(start, end.max(start))
    }
}

struct Run<'a> {
    pattern: &'a Pattern,
    at: Words<'a>,
    lists: &'a [List],
    start: usize,
    slots: &'a mut [u32],
    /// Every tag fits, and what is not to follow is not asked for where it has tags: whatever
    /// matches, matches so, too.
    blind: bool,
    budget: u32,
}

impl Run<'_> {
    /// Runs the steps from `step` at token `token`; where the match ends. `crossing`: the step
    /// before said that a sentence ends or begins here, so that the next one may be entered.
    ///
    /// The depth of the recursion is bounded by the number of steps: they have no loops.
    #[expect(clippy::too_many_lines, reason = "one arm per kind of step")]
    fn step(&mut self, mut step: usize, mut token: usize, mut crossing: bool) -> Option<usize> {
        loop {
            self.budget = self.budget.checked_sub(1)?;
            match &self.pattern.steps[step] {
                Step::Accept => return Some(token),
                Step::Word(word) => {
                    if !self.may_take(token, crossing) || self.at.words[token] != *word {
                        return None;
                    }
                    (token, crossing) = (token + 1, false);
                }
                Step::OneOf(words) => {
                    let fits = self.may_take(token, crossing)
                        && words.binary_search(&self.at.words[token]).is_ok();
                    if !fits {
                        return None;
                    }
                    (token, crossing) = (token + 1, false);
                }
                Step::Expression(number) => {
                    let fits = self.may_take(token, crossing) && {
                        let word = self.at.text.word(token);
                        self.pattern.expressions[*number].on(word).is_match(word)
                    };
                    if !fits {
                        return None;
                    }
                    (token, crossing) = (token + 1, false);
                }
                Step::Tag(tag) => {
                    let fits = self.may_take(token, crossing)
                        && (self.blind || tag.fits(self.at.tags.of(self.at.text, token)));
                    if !fits {
                        return None;
                    }
                    (token, crossing) = (token + 1, false);
                }
                Step::AnyWord => {
                    let fits = self.may_take(token, crossing)
                        && self.at.text.tokens()[token].kind == TokenKind::Word;
                    if !fits {
                        return None;
                    }
                    (token, crossing) = (token + 1, false);
                }
                Step::AnyToken => {
                    if !self.may_take(token, crossing) {
                        return None;
                    }
                    (token, crossing) = (token + 1, false);
                }
                Step::List(list) => {
                    if !self.may_take(token, crossing) {
                        return None;
                    }
                    let list = &self.lists[*list];
                    for end in list.ends(self.at.words, token) {
                        let whole = (token + 1..end).all(|inner| self.may_take(inner, false));
                        if let Some(found) =
                            whole.then(|| self.step(step + 1, end, false)).flatten()
                        {
                            return Some(found);
                        }
                    }
                    return None;
                }
                Step::Same(from, to) => {
                    let (from, to) = (self.slots[*from], self.slots[*to]);
                    if from == UNSET || to == UNSET {
                        return None;
                    }
                    for original in from as usize..to as usize {
                        let same = self.may_take(token, crossing)
                            && is_same(self.at.text.word(original), self.at.text.word(token));
                        if !same {
                            return None;
                        }
                        (token, crossing) = (token + 1, false);
                    }
                }
                Step::Else(other) => {
                    let other = *other;
                    if let Some(found) = self.step(step + 1, token, crossing) {
                        return Some(found);
                    }
                    step = other;
                    continue;
                }
                Step::Jump(to) => {
                    step = *to;
                    continue;
                }
                Step::Save(slot) => {
                    let slot = *slot;
                    let before =
                        std::mem::replace(&mut self.slots[slot], u32::try_from(token).ok()?);
                    let found = self.step(step + 1, token, crossing);
                    if found.is_none() {
                        self.slots[slot] = before;
                    }
                    return found;
                }
                Step::Shape(slot, shape) => {
                    let from = self.slots[*slot] as usize;
                    let unasked = self.blind && matches!(shape, Shape::Tag(_));
                    if !unasked && !has_shape(self.at, from..token, *shape) {
                        return None;
                    }
                }
                Step::SentenceStart => {
                    if !self.begins_sentence(token) {
                        return None;
                    }
                    crossing = true;
                }
                Step::SentenceEnd => {
                    let ends =
                        token == self.at.words.len() || (token > 0 && self.begins_sentence(token));
                    if !ends {
                        return None;
                    }
                    crossing = true;
                }
                Step::BlockStart => {
                    if token != 0 {
                        return None;
                    }
                    crossing = true;
                }
                Step::BlockEnd => {
                    if token != self.at.words.len() {
                        return None;
                    }
                    crossing = true;
                }
                Step::Ahead(otherwise) => {
                    let otherwise = *otherwise;
                    let ahead = &self.pattern.steps[step..otherwise];
                    let unasked = self.blind && ahead.iter().any(Step::asks_for_tag);
                    if !unasked && self.step(step + 1, token, crossing).is_some() {
                        return None;
                    }
                    step = otherwise;
                    continue;
                }
            }
            step += 1;
        }
    }

    fn begins_sentence(&self, token: usize) -> bool {
        begins_sentence(self.at.text, token)
    }

    /// Whether there is a token, inside the sentence that the match has come to.
    fn may_take(&self, token: usize, crossing: bool) -> bool {
        token < self.at.words.len()
            && (token == self.start || crossing || !self.begins_sentence(token))
    }
}

fn begins_sentence(text: &Text, token: usize) -> bool {
    let tokens = text.tokens();
    token == 0 || tokens.get(token).is_some_and(|t| t.sentence != tokens[token - 1].sentence)
}

/// Whether two words are the same whatever their case.
fn is_same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || (!a.is_ascii() && a.to_lowercase() == b.to_lowercase())
}

fn has_shape(at: Words<'_>, tokens: Range<usize>, shape: Shape) -> bool {
    let text = at.text;
    let Some(first) = text.tokens().get(tokens.start).filter(|_| !tokens.is_empty()) else {
        return false;
    };
    let words = &text.view()[first.start as usize..text.tokens()[tokens.end - 1].end as usize];
    let lower = words.contains(char::is_lowercase);
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    match shape {
        Shape::Tag(tag) => tag.fits(at.tags.of(text, tokens.end - 1)),
        Shape::Lower => lower && capitals == 0,
        Shape::Upper => !lower && capitals > 1,
        Shape::Cap => {
            let capital = words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
            capital && (lower || capitals == 1)
        }
        Shape::Title | Shape::Half => {
            let is_small =
                |word: &str| word.chars().count() >= HALF && word.starts_with(char::is_lowercase);
            words.starts_with(char::is_uppercase)
                && words.split_whitespace().any(is_small) == (shape == Shape::Half)
        }
    }
}
