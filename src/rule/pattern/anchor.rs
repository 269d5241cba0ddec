//! Where to look for a pattern: at its rarest words, or at numbers.

use super::vocabulary::{Vocabulary, Word};
use super::{ListId, Node, cost};
use crate::rule::list::List;

/// A word or list that one way of matching the pattern must contain, and how many tokens may
/// stand between the start of the match and it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub word: AnchorWord,
    pub least: usize,
    pub most: usize,
    /// What stands right beside it in every match.
    pub beside: Option<Beside>,
}

/// A word right before or behind another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    Before(Word),
    Behind(Word),
}

impl Beside {
    /// Whether the word stands there, beside token `at`.
    #[must_use]
    pub fn is_at(self, words: &[Word], at: usize) -> bool {
        match self {
            Self::Before(word) => at > 0 && words[at - 1] == word,
            Self::Behind(word) => words.get(at + 1) == Some(&word),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorWord {
    Word(Word),
    List(ListId),
    /// Any word or number that begins with a digit.
    Digit,
}

/// The cheapest set of anchors of which every match contains one; empty when there is none.
pub(super) fn anchors(root: &Node, vocabulary: &Vocabulary, lists: &[List]) -> Vec<Anchor> {
    best(root, vocabulary, lists).map_or_else(Vec::new, |(anchors, _)| anchors)
}

fn best(node: &Node, vocabulary: &Vocabulary, lists: &[List]) -> Option<(Vec<Anchor>, u32)> {
    let anchor = |word| Anchor { word, least: 0, most: 0, beside: None };
    let single = |word, cost| Some((vec![anchor(word)], cost));
    match node {
        Node::Word(word) => single(AnchorWord::Word(*word), cost::of_word(vocabulary.word(*word))),
        Node::OneOf(words) => {
            let anchors = words.iter().map(|word| anchor(AnchorWord::Word(*word)));
            let costs = words.iter().map(|word| cost::of_word(vocabulary.word(*word)));
            Some((anchors.collect(), costs.fold(0, u32::saturating_add)))
        }
        Node::List(list) => single(AnchorWord::List(*list), lists[*list].cost),
        Node::Expression { digit: true, .. } => single(AnchorWord::Digit, cost::OF_DIGITS),
        Node::Sequence(nodes) => {
            let (mut least, mut most) = (0, 0);
            let mut cheapest: Option<(Vec<Anchor>, u32)> = None;
            for (number, node) in nodes.iter().enumerate() {
                if let Some((mut anchors, cost)) = best(node, vocabulary, lists)
                    && cheapest.as_ref().is_none_or(|(_, other)| cost < *other)
                {
                    for anchor in &mut anchors {
                        anchor.least += least;
                        anchor.most += most;
                    }
                    if let Node::Word(_) | Node::OneOf(_) = node {
                        let beside = beside(&nodes[..number], &nodes[number + 1..]);
                        for anchor in &mut anchors {
                            anchor.beside = beside;
                        }
                    }
                    cheapest = Some((anchors, cost));
                }
                let (shortest, longest) = width(node, lists);
                least += shortest;
                most += longest;
            }
            cheapest
        }
        Node::Either(nodes) => nodes.iter().map(|node| best(node, vocabulary, lists)).try_fold(
            (Vec::new(), 0_u32),
            |(mut all, sum), one| {
                let (anchors, cost) = one?;
                all.extend(anchors);
                Some((all, sum.saturating_add(cost)))
            },
        ),
        Node::Repeat(node, 1.., _) | Node::Capture(_, node) | Node::Shaped(node, _) => {
            best(node, vocabulary, lists)
        }
        _ => None,
    }
}

/// The word behind or before a word, by what stands behind and before it in its sequence.
fn beside(before: &[Node], behind: &[Node]) -> Option<Beside> {
    let word = |node: &Node| match node {
        Node::Word(word) => Some(*word),
        _ => None,
    };
    // The marks match no token.
    let is_token = |node: &&Node| !matches!(node, Node::MarkStart | Node::MarkEnd);
    let next = behind.iter().find(is_token).and_then(word).map(Beside::Behind);
    next.or_else(|| before.iter().rev().find(is_token).and_then(word).map(Beside::Before))
}

/// The fewest and the most tokens a node matches.
pub(super) fn width(node: &Node, lists: &[List]) -> (usize, usize) {
    match node {
        Node::Word(_) | Node::OneOf(_) | Node::Expression { .. } | Node::AnyWord | Node::Tag(_) => {
            (1, 1)
        }
        Node::List(list) => (1, lists[*list].longest),
        Node::Sequence(nodes) => nodes.iter().fold((0, 0), |(least, most), node| {
            let (shortest, longest) = width(node, lists);
            (least + shortest, most + longest)
        }),
        Node::Either(nodes) => nodes
            .iter()
            .map(|node| width(node, lists))
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .unwrap_or((0, 0)),
        Node::Repeat(node, least, most) => {
            let (shortest, longest) = width(node, lists);
            (least * shortest, most * longest)
        }
        Node::Gap(most) => (0, *most),
        Node::Capture(_, node) | Node::Shaped(node, _) => width(node, lists),
        // As wide as the capture, which is hardly wider than this.
        Node::Same(_) => (0, 4 * super::MOST_REPEATS),
        Node::Ahead(_)
        | Node::SentenceStart
        | Node::SentenceEnd
        | Node::BlockStart
        | Node::BlockEnd
        | Node::MarkStart
        | Node::MarkEnd => (0, 0),
    }
}
