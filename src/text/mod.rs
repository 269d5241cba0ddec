//! A stretch of prose as rules see it: normalised, cut into sentences and tokens, with a way
//! back to the source. Knows no rule and no file.

mod characters;
mod memo;
mod normal;
mod quote;
mod sentence;
mod token;

use std::borrow::Cow;
use std::ops::Range;

use crate::span::Span;
use characters::Places;
pub use characters::{OPAQUE, Part, Reads, characters};
pub use memo::Memo;
pub use normal::View;
pub use sentence::split as split_sentences;
pub use token::{Shape, Token, TokenKind, tokenize};

/// One block of prose. Goes in: the source and the parts of it that make up the block; comes
/// out: its characters without markup, the view, its tokens with their sentences, its quotations.
/// Never fails.
#[derive(Debug)]
pub struct Text<'a> {
    characters: Cow<'a, str>,
    places: Places,
    view: View,
    tokens: Vec<Token>,
    quotations: Vec<Span>,
}

impl<'a> Text<'a> {
    /// Reads the parts of `source`, which are ascending and below 4 GiB together.
    #[must_use]
    pub fn new(source: &'a str, parts: &[Part]) -> Self {
        let characters = characters(source, parts);
        let places = Places::new(source, parts);
        let view = View::new(&characters);
        let mut tokens = tokenize(view.text());
        sentence::split(view.text(), &mut tokens);
        let quotations = quote::quotations(view.text(), &tokens);
        Self { characters, places, view, tokens, quotations }
    }

    /// The characters of the block as they are written, without markup.
    #[must_use]
    pub fn characters(&self) -> &str {
        &self.characters
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

    /// A token of 15 bytes at the most as a number, which no other word has.
    #[must_use]
    pub fn short_word(&self, token: usize) -> Option<u128> {
        const MOST: usize = 15;
        let word = self.word(token).as_bytes();
        if word.len() > MOST {
            return None;
        }
        let start = self.tokens[token].start as usize;
        let number = match self.view().as_bytes().get(start..start + 16) {
            // What stands behind the word is read along: faster than so many bytes exactly.
            Some(bytes) => {
                let bytes = bytes.try_into().expect("sixteen bytes");
                u128::from_le_bytes(bytes) & ((1 << (8 * word.len())) - 1)
            }
            None => {
                let mut bytes = [0; 16];
                bytes[..word.len()].copy_from_slice(word);
                u128::from_le_bytes(bytes)
            }
        };
        Some(number | (word.len() as u128) << (8 * MOST))
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
        self.span_of(tokens).map_or_else(Span::default, |span| self.to_source(span))
    }

    /// The bytes of the view from the first to the last of a range of tokens; `None` for an empty
    /// range.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = &self.tokens[tokens];
        Some(Span::new(tokens.first()?.start as usize, tokens.last()?.end as usize))
    }

    /// The bytes of the characters behind a range of tokens; empty for an empty range.
    #[must_use]
    pub fn characters_of(&self, tokens: Range<usize>) -> Span {
        self.span_of(tokens).map_or_else(Span::default, |span| self.view.to_source(span))
    }

    /// The source bytes of a range of the view, in bytes.
    #[must_use]
    pub fn to_source(&self, view: Span) -> Span {
        self.places.to_source(self.view.to_source(view))
    }

    /// The source bytes of a range of the characters, in bytes.
    #[must_use]
    pub fn characters_to_source(&self, characters: Span) -> Span {
        self.places.to_source(characters)
    }

    /// The bytes of the characters that a range of the source reads as.
    #[must_use]
    pub fn characters_at(&self, source: Span) -> Span {
        self.places.text_at(source)
    }

    /// A range of the characters; as it stands in the source if something opaque is in it.
    #[must_use]
    pub fn read<'s>(&'s self, characters: Span, source: &'s str) -> &'s str {
        let read = &self.characters[characters.start..characters.end];
        if !read.contains(OPAQUE) {
            return read;
        }
        let span = self.places.to_source(characters);
        &source[span.start..span.end]
    }

    /// Whether the source behind a range of the characters is prose throughout: it holds no markup
    /// and nothing opaque.
    #[must_use]
    pub fn is_prose(&self, characters: Span) -> bool {
        self.places.is_prose(characters)
    }

    /// The tokens that share a byte with a range of the source.
    #[must_use]
    pub fn tokens_at(&self, source: Span) -> Range<usize> {
        self.tokens_at_characters(self.places.text_at(source))
    }

    /// The tokens that share a byte with a range of the characters.
    #[must_use]
    pub fn tokens_at_characters(&self, characters: Span) -> Range<usize> {
        let view = self.view.from_source(characters);
        let start = self.tokens.partition_point(|token| token.end as usize <= view.start);
        let end = self.tokens.partition_point(|token| (token.start as usize) < view.end);
        start..end.max(start)
    }
}
