//! Patterns: the phrase as it reads in the text, with braces where something varies.
//!
//! `parse` makes a tree of [`Node`]s out of the notation, `program` makes a [`Pattern`] out of the
//! tree, `run` matches it, `anchor` finds the words without which it cannot match, the rarest by
//! `cost`.

mod anchor;
pub(super) mod cost;
mod parse;
mod program;
mod run;
mod tags;
pub mod vocabulary;

use std::sync::Arc;

pub use anchor::{Anchor, AnchorWord, Beside, Start};
pub use parse::PatternError;
pub use program::Pattern;
pub use run::{Match, Words};
pub use tags::Tag;

use vocabulary::Word;

/// `*` and `+` stand for at most this many repetitions.
pub const MOST_REPEATS: usize = 16;
/// The width of a gap without a number, in tokens.
pub const GAP: usize = 5;
/// Braces may stand so deep in each other.
pub const DEEPEST: usize = 16;
/// The widest gap, in tokens.
pub const WIDEST_GAP: usize = 30;

/// The index of a list in the rule set.
pub type ListId = usize;

/// What stands behind a colon at the end of braces: what their words must be besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Lower,
    Cap,
    Upper,
    /// All longer words with a capital: `Security Council`.
    Title,
    /// A capital first, and a longer word in it without: `Security council`.
    Half,
    /// The last word has this tag.
    Tag(Tag),
}

enum Node {
    Word(Word),
    /// One of these words, in ascending order.
    OneOf(Arc<[Word]>),
    /// One token that matches this expression whole (the index of it in the pattern). `digit`: every
    /// match begins with a digit.
    Expression {
        number: usize,
        digit: bool,
    },
    /// Any token that is a word.
    AnyWord,
    List(ListId),
    /// One token with this tag.
    Tag(Tag),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat(Box<Node>, usize, usize),
    Gap(usize),
    Capture(usize, Box<Node>),
    /// The same words as the capture.
    Same(usize),
    /// Not followed by this.
    Ahead(Box<Node>),
    Shaped(Box<Node>, Shape),
    SentenceStart,
    SentenceEnd,
    BlockStart,
    BlockEnd,
    MarkStart,
    MarkEnd,
}

/// What a pattern captures under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    pub name: String,
    /// The list, where the capture is an entry of one.
    pub list: Option<ListId>,
}
