//! A stretch of prose as rules see it: normalised, cut into sentences and tokens, with a way
//! back to the source. Knows no rule and no file.

mod normal;
mod quote;
mod sentence;
mod token;

use std::ops::Range;

use crate::span::Span;
pub use normal::View;
pub use sentence::split as split_sentences;
pub use token::{Shape, Token, TokenKind, tokenize};

/// One block of prose. Goes in: the source and the byte ranges that make up the block; comes
/// out: the view, its tokens with their sentences, its quotations. Never fails.
#[derive(Debug)]
pub struct Text {
    view: View,
    tokens: Vec<Token>,
    quotations: Vec<Span>,
}

impl Text {
    /// Reads the parts of `source`: byte ranges, ascending, on character boundaries.
    #[must_use]
    pub fn new(source: &str, parts: &[Span]) -> Self {
        let view = View::new(source, parts);
        let mut tokens = tokenize(view.text());
        sentence::split(view.text(), &mut tokens);
        let quotations = quote::quotations(view.text(), &tokens);
        Self { view, tokens, quotations }
    }

    /// The normalised text.
    #[must_use]
    pub fn view(&self) -> &str {
        self.view.text()
    }

    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// A token as it stands in the view.
    #[must_use]
    pub fn word(&self, token: usize) -> &str {
        let token = &self.tokens[token];
        &self.view()[token.start as usize..token.end as usize]
    }

    /// Quoted stretches, in bytes of the view.
    #[must_use]
    pub fn quotations(&self) -> &[Span] {
        &self.quotations
    }

    /// The number of sentences.
    #[must_use]
    pub fn sentences(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.sentence as usize + 1)
    }

    /// The tokens of sentence `n`.
    #[must_use]
    pub fn tokens_of_sentence(&self, n: usize) -> Range<usize> {
        let first = self.tokens.partition_point(|token| (token.sentence as usize) < n);
        let len = self.tokens[first..].partition_point(|token| token.sentence as usize == n);
        first..first + len
    }

    /// The source bytes of sentence `n`, without the space around it.
    #[must_use]
    pub fn source_of_sentence(&self, n: usize) -> Span {
        self.source_of(self.tokens_of_sentence(n))
    }

    /// The source bytes of a range of tokens; empty for an empty range.
    #[must_use]
    pub fn source_of(&self, tokens: Range<usize>) -> Span {
        self.span_of(tokens).map_or_else(Span::default, |span| self.view.to_source(span))
    }

    /// The bytes of the view from the first to the last of a range of tokens; `None` for an empty
    /// range.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = &self.tokens[tokens];
        Some(Span::new(tokens.first()?.start as usize, tokens.last()?.end as usize))
    }

    /// The source bytes of a range of the view, in bytes.
    #[must_use]
    pub fn to_source(&self, view: Span) -> Span {
        self.view.to_source(view)
    }

    /// The tokens that share a byte with a range of the source.
    #[must_use]
    pub fn tokens_at(&self, source: Span) -> Range<usize> {
        let view = self.view.from_source(source);
        let start = self.tokens.partition_point(|token| token.end as usize <= view.start);
        let end = self.tokens.partition_point(|token| (token.start as usize) < view.end);
        start..end.max(start)
    }
}
