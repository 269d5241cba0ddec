//! Where to look for a pattern: at its rarest words, or at numbers.

use std::sync::Arc;

use super::vocabulary::{Vocabulary, Word};
use super::{ListId, Node, cost};
use crate::rule::list::List;

/// A word or list that one way of matching the pattern must contain, and how many tokens may
/// stand between the start of the match and it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub word: AnchorWord,
    pub least: usize,
    pub most: usize,
    /// Where alone the match begins.
    pub start: Start,
    pub beside: Beside,
}

/// The words of which one stands right before an anchor in every match, and right behind it, each
/// in ascending order; `None` where others may, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub before: Option<Arc<[Word]>>,
    pub behind: Option<Arc<[Word]>>,
}

impl Beside {
    /// Whether such words stand beside token `at`.
    #[must_use]
    pub fn are_at(&self, words: &[Word], at: usize) -> bool {
        let has = |set: &[Word], word: Word| match set {
            [only] => *only == word,
            several => several.binary_search(&word).is_ok(),
        };
        self.behind.as_ref().is_none_or(|set| words.get(at + 1).is_some_and(|word| has(set, *word)))
            && self.before.as_ref().is_none_or(|set| at > 0 && has(set, words[at - 1]))
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
    let anchor = |word| Anchor {
        word,
        least: 0,
        most: 0,
        start: Start::Anywhere,
        beside: Beside::default(),
    };
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
            let start = start(node);
            let (mut least, mut most) = (0, 0);
            let mut cheapest: Option<(Vec<Anchor>, u32)> = None;
            for (number, node) in nodes.iter().enumerate() {
                if let Some((mut anchors, cost)) = best(node, vocabulary, lists)
                    && cheapest.as_ref().is_none_or(|(_, other)| cost < *other)
                {
                    for anchor in &mut anchors {
                        // What an alternative says of its start holds where it begins the whole.
                        let own = if most == 0 { anchor.start } else { Start::Anywhere };
                        anchor.start = own.max(start);
                        anchor.least += least;
                        anchor.most += most;
                    }
                    if is_one_token(node) {
                        let beside = Beside {
                            before: edge_words(nodes[..number].iter().rev(), Edge::Last),
                            behind: edge_words(nodes[number + 1..].iter(), Edge::First),
                        };
                        for anchor in &mut anchors {
                            anchor.beside = beside.clone();
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

fn is_one_token(node: &Node) -> bool {
    match node {
        Node::Word(_) | Node::OneOf(_) => true,
        Node::Either(nodes) => nodes.iter().all(is_one_token),
        Node::Sequence(nodes) => matches!(&nodes[..], [node] if is_one_token(node)),
        Node::Capture(_, node) | Node::Shaped(node, _) => is_one_token(node),
        _ => false,
    }
}

/// More words than these are not worth a look at every anchor.
const MOST_BESIDE: usize = 64;

/// The words that what these match begins with, or ends in, where no others can stand there.
fn edge_words<'n>(nodes: impl Iterator<Item = &'n Node>, edge: Edge) -> Option<Arc<[Word]>> {
    let mut words = Vec::new();
    let closed = sequence_edge(nodes, edge, &mut words)?;
    words.sort_unstable();
    words.dedup();
    (closed && words.len() <= MOST_BESIDE).then(|| words.into())
}

#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// Adds the words that nodes, in the order from their edge, can have there. Whether they always
/// have one; `None` where it may be any word.
fn sequence_edge<'n>(
    nodes: impl Iterator<Item = &'n Node>,
    edge: Edge,
    words: &mut Vec<Word>,
) -> Option<bool> {
    for node in nodes {
        if node_edge(node, edge, words)? {
            return Some(true);
        }
    }
    Some(false)
}

fn node_edge(node: &Node, edge: Edge, words: &mut Vec<Word>) -> Option<bool> {
    match node {
        Node::Word(word) => {
            words.push(*word);
            Some(true)
        }
        Node::OneOf(several) => {
            words.extend_from_slice(several);
            Some(true)
        }
        Node::Sequence(nodes) => match edge {
            Edge::First => sequence_edge(nodes.iter(), edge, words),
            Edge::Last => sequence_edge(nodes.iter().rev(), edge, words),
        },
        Node::Either(nodes) => nodes
            .iter()
            .try_fold(true, |closed, node| Some(node_edge(node, edge, words)? && closed)),
        Node::Repeat(node, least, _) => {
            node_edge(node, edge, words).map(|closed| closed && *least > 0)
        }
        Node::Capture(_, node) | Node::Shaped(node, _) => node_edge(node, edge, words),
        Node::Expression { .. }
        | Node::AnyWord
        | Node::List(_)
        | Node::Tag(_)
        | Node::Gap(_)
        | Node::Same(_) => None,
        // They match no token.
        Node::Ahead(_)
        | Node::SentenceStart
        | Node::SentenceEnd
        | Node::BlockStart
        | Node::BlockEnd
        | Node::MarkStart
        | Node::MarkEnd => Some(false),
    }
}

/// Where alone a pattern can match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    Anywhere,
    Sentence,
    Block,
}

/// Where every match of a node begins.
fn start(node: &Node) -> Start {
    match node {
        Node::BlockStart => Start::Block,
        Node::SentenceStart => Start::Sentence,
        Node::Sequence(nodes) => {
            let takes_none = |node: &&Node| matches!(node, Node::MarkStart | Node::Ahead(_));
            nodes.iter().find(|node| !takes_none(node)).map_or(Start::Anywhere, start)
        }
        Node::Either(nodes) => nodes.iter().map(start).min().unwrap_or(Start::Anywhere),
        Node::Repeat(node, 1.., _) | Node::Capture(_, node) | Node::Shaped(node, _) => start(node),
        _ => Start::Anywhere,
    }
}

/// Whether a match of a node may go on behind the sentence that it begins in. `before`, `behind`:
/// whether tokens may stand before and behind the node.
pub(super) fn crosses(node: &Node, before: bool, behind: bool, lists: &[List]) -> bool {
    match node {
        Node::SentenceStart | Node::SentenceEnd => before && behind,
        Node::Sequence(nodes) => nodes.iter().enumerate().any(|(number, node)| {
            let takes = |nodes: &[Node]| nodes.iter().any(|node| width(node, lists).1 > 0);
            let before = before || takes(&nodes[..number]);
            crosses(node, before, behind || takes(&nodes[number + 1..]), lists)
        }),
        Node::Either(nodes) => nodes.iter().any(|node| crosses(node, before, behind, lists)),
        Node::Repeat(node, _, most) => {
            crosses(node, before || *most > 1, behind || *most > 1, lists)
        }
        Node::Capture(_, node) | Node::Shaped(node, _) => crosses(node, before, behind, lists),
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::pattern::Pattern;

    /// The anchors of a pattern: the words before, the anchor, the words behind.
    fn anchors_of(pattern: &str) -> (Vec<String>, Vec<Start>) {
        let mut vocabulary = Vocabulary::default();
        let pattern = Pattern::new(pattern, &mut vocabulary, &[]).unwrap();
        let words = |set: &Option<Arc<[Word]>>| {
            let words = set.iter().flat_map(|set| set.iter());
            let mut words: Vec<_> = words.map(|word| vocabulary.word(*word)).collect();
            words.sort_unstable();
            words.join("|")
        };
        let shown = |anchor: &Anchor| {
            let AnchorWord::Word(word) = anchor.word else {
                panic!("no word");
            };
            let (before, behind) = (words(&anchor.beside.before), words(&anchor.beside.behind));
            format!("{before} <{}> {behind}", vocabulary.word(word))
        };
        let anchors = &pattern.anchors;
        (anchors.iter().map(shown).collect(), anchors.iter().map(|anchor| anchor.start).collect())
    }

    #[test]
    fn the_words_beside_an_anchor_are_those_that_can_stand_there() {
        for (pattern, anchors) in [
            ("of harbour the", &["of <harbour> the"][..]),
            ("{of|in} [[harbour]] {very|so}? {the|a}", &["in|of <harbour> a|so|the|very"]),
            ("{of the|in a} {harbour|quay} $", &["a|the <harbour> ", "a|the <quay> "]),
            // Anything may stand there.
            ("{NOUN} harbour ... the", &[" <harbour> "]),
            ("of {NOUN}? harbour !{the} {a}?", &[" <harbour> "]),
        ] {
            assert_eq!(anchors_of(pattern).0, anchors, "{pattern}");
        }
    }

    #[test]
    fn an_alternative_has_its_own_start() {
        for (pattern, starts) in [
            ("^ the harbour", &[Start::Sentence][..]),
            ("^^ [[{the|a}? harbour]]", &[Start::Block]),
            ("{^ harbour|^^ the quay|a jetty}", &[Start::Sentence, Start::Block, Start::Anywhere]),
            // What begins inside begins anywhere.
            ("the {^ harbour|^ quay}", &[Start::Anywhere, Start::Anywhere]),
        ] {
            assert_eq!(anchors_of(pattern).1, starts, "{pattern}");
        }
    }
}
