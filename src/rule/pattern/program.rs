//! A pattern as a list of steps.

use std::sync::Arc;

use super::anchor::{Anchor, anchors, crosses, width};
use super::parse::{PatternError, parse};
use super::tags::Tag;
use super::vocabulary::{Vocabulary, Word};
use super::{Capture, ListId, Node, Shape};
use crate::rule::LazyRegex;
use crate::rule::list::List;

/// One step of a match. A step goes on to the next unless it says otherwise; there are no loops.
#[derive(Debug)]
pub(super) enum Step {
    Word(Word),
    /// One of these words, in ascending order.
    OneOf(Arc<[Word]>),
    Expression(usize),
    AnyWord,
    AnyToken,
    List(ListId),
    Tag(Tag),
    /// Go on at the next step; if that fails, at this one.
    Else(usize),
    Jump(usize),
    /// Keep the position.
    Save(usize),
    /// The words from slot to slot must follow again.
    Same(usize, usize),
    /// The text from this slot to here must be in this shape.
    Shape(usize, Shape),
    SentenceStart,
    SentenceEnd,
    BlockStart,
    BlockEnd,
    /// The steps up to this one must not match here.
    Ahead(usize),
    Accept,
}

impl Step {
    pub(super) fn asks_for_tag(&self) -> bool {
        matches!(self, Self::Tag(_) | Self::Shape(_, Shape::Tag(_)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end of the sentence that it begins in.
    Sentence,
    Block,
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    pub(super) steps: Vec<Step>,
    pub(super) expressions: Vec<Arc<LazyRegex>>,
    pub(super) slots: usize,
    pub(super) asks_for_tags: bool,
    pub captures: Vec<Capture>,
    /// The words of which one must be there; empty when there are none.
    pub anchors: Vec<Anchor>,
    /// The most tokens of a match.
    pub longest: usize,
    /// How far a match may go.
    pub(super) reach: Reach,
    /// The first step that looks at a token or place.
    pub(super) first: usize,
    pub(super) space_before: bool,
    pub(super) space_after: bool,
}

/// Slots 0 and 1 keep what `[[…]]` marks, the next two each the first capture, and so on.
pub(super) const MARK: usize = 0;

pub(super) const fn slot_of(capture: usize) -> usize {
    2 + 2 * capture
}

impl Pattern {
    /// Compiles the notation of `docs/RULES.md`.
    ///
    /// # Errors
    /// Names the byte of the pattern and what is wrong there.
    pub fn new(
        text: &str,
        vocabulary: &mut Vocabulary,
        lists: &[List],
    ) -> Result<Self, PatternError> {
        let find = |name: &str| lists.iter().position(|list| list.name == name);
        let parsed = parse(text, vocabulary, &find)?;
        let anchors = anchors(&parsed.root, vocabulary, lists);
        let mut compiler = Compiler { steps: Vec::new(), slots: slot_of(parsed.captures.len()) };
        compiler.node(&parsed.root);
        compiler.steps.push(Step::Accept);
        // How long a back-reference is depends on the text.
        let bounded = !compiler.steps.iter().any(|step| matches!(step, Step::Same(..)));
        let longest = if bounded { width(&parsed.root, lists).1 } else { usize::MAX };
        let first = compiler.steps.iter().position(|step| !matches!(step, Step::Save(_)));
        Ok(Self {
            longest,
            reach: if crosses(&parsed.root, false, false, lists) {
                Reach::Block
            } else {
                Reach::Sentence
            },
            first: first.expect("the last step accepts"),
            asks_for_tags: compiler.steps.iter().any(Step::asks_for_tag),
            steps: compiler.steps,
            expressions: parsed.expressions,
            slots: compiler.slots,
            captures: parsed.captures,
            anchors,
            space_before: parsed.space_before,
            space_after: parsed.space_after,
        })
    }
}

struct Compiler {
    steps: Vec<Step>,
    slots: usize,
}

impl Compiler {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Word(word) => self.steps.push(Step::Word(*word)),
            Node::OneOf(words) => self.steps.push(Step::OneOf(Arc::clone(words))),
            Node::Expression { number, .. } => self.steps.push(Step::Expression(*number)),
            Node::AnyWord => self.steps.push(Step::AnyWord),
            Node::List(list) => self.steps.push(Step::List(*list)),
            Node::Tag(tag) => self.steps.push(Step::Tag(*tag)),
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Either(nodes) => self.either(nodes),
            Node::Repeat(node, least, most) => {
                (0..*least).for_each(|_| self.node(node));
                let mut exits = Vec::new();
                for _ in *least..*most {
                    exits.push(self.hole());
                    self.node(node);
                }
                self.fill(&exits, Step::Else);
            }
            Node::Gap(width) => {
                // As few tokens as will do.
                let mut exits = Vec::new();
                for _ in 0..*width {
                    let enter = self.hole();
                    exits.push(self.hole());
                    self.fill(&[enter], Step::Else);
                    self.steps.push(Step::AnyToken);
                }
                self.fill(&exits, Step::Jump);
            }
            Node::Capture(number, node) => {
                let slot = slot_of(*number);
                self.steps.push(Step::Save(slot));
                self.node(node);
                self.steps.push(Step::Save(slot + 1));
            }
            Node::Same(number) => {
                self.steps.push(Step::Same(slot_of(*number), slot_of(*number) + 1));
            }
            Node::Ahead(node) => {
                let hole = self.hole();
                self.node(node);
                self.steps.push(Step::Accept);
                self.fill(&[hole], Step::Ahead);
            }
            Node::Shaped(node, shape) => {
                let slot = self.slots;
                self.slots += 1;
                self.steps.push(Step::Save(slot));
                self.node(node);
                self.steps.push(Step::Shape(slot, *shape));
            }
            Node::SentenceStart => self.steps.push(Step::SentenceStart),
            Node::SentenceEnd => self.steps.push(Step::SentenceEnd),
            Node::BlockStart => self.steps.push(Step::BlockStart),
            Node::BlockEnd => self.steps.push(Step::BlockEnd),
            Node::MarkStart => self.steps.push(Step::Save(MARK)),
            Node::MarkEnd => self.steps.push(Step::Save(MARK + 1)),
        }
    }

    fn either(&mut self, nodes: &[Node]) {
        let mut exits = Vec::new();
        for (i, node) in nodes.iter().enumerate() {
            if i + 1 == nodes.len() {
                self.node(node);
            } else {
                let otherwise = self.hole();
                self.node(node);
                exits.push(self.hole());
                self.fill(&[otherwise], Step::Else);
            }
        }
        self.fill(&exits, Step::Jump);
    }

    /// A step to be filled in.
    fn hole(&mut self) -> usize {
        self.steps.push(Step::Accept);
        self.steps.len() - 1
    }

    /// Lets the holes lead to the step that comes next.
    fn fill(&mut self, holes: &[usize], step: fn(usize) -> Step) {
        for hole in holes {
            self.steps[*hole] = step(self.steps.len());
        }
    }
}
