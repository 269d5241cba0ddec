//! A document's blocks as text, read when first asked for.

use std::any::Any;
use std::cell::OnceCell;

use xxhash_rust::xxh3::xxh3_128;

use super::{Block, Document};
use crate::lexicon::tagger::LazyTags;
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// What rules look at: the document and, for every block, its [`Text`].
pub struct Reading<'a> {
    document: &'a Document,
    texts: Vec<OnceCell<Text<'a>>>,
    wordings: Vec<OnceCell<Vec<Wording>>>,
    tags: Vec<LazyTags>,
    kept: OnceCell<Box<dyn Any>>,
}

/// What a sentence says, whatever its case and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// A hash of its words in lower case, too long for two sentences to share by chance.
    pub hash: u128,
    /// How many words it has. A clitic is no word of its own.
    pub words: usize,
}

impl<'a> Reading<'a> {
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        let blocks = document.blocks.len();
        Self {
            document,
            texts: std::iter::repeat_with(OnceCell::new).take(blocks).collect(),
            wordings: std::iter::repeat_with(OnceCell::new).take(blocks).collect(),
            tags: std::iter::repeat_with(LazyTags::default).take(blocks).collect(),
            kept: OnceCell::new(),
        }
    }

    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    #[must_use]
    pub fn blocks(&self) -> &'a [Block] {
        &self.document.blocks
    }

    /// The text of block `n`.
    #[must_use]
    pub fn text(&self, n: usize) -> &Text<'a> {
        self.texts[n].get_or_init(|| Text::new(&self.document.source, &self.blocks()[n].parts))
    }

    /// What the sentences of block `n` say.
    #[must_use]
    pub fn wordings(&self, n: usize) -> &[Wording] {
        self.wordings[n].get_or_init(|| {
            let text = self.text(n);
            let mut buffer = String::new();
            (0..text.sentences()).map(|sentence| wording(text, sentence, &mut buffer)).collect()
        })
    }

    /// The tags of the words of block `n`, made sentence by sentence.
    #[must_use]
    pub fn tags(&self, n: usize) -> &LazyTags {
        &self.tags[n]
    }

    /// What `discourse/` has read out of the article, kept for all who ask: made by `make` when it
    /// is first asked for.
    pub(crate) fn kept<T: Any>(&self, make: impl FnOnce() -> T) -> &T {
        let kept = self.kept.get_or_init(|| Box::new(make()));
        kept.downcast_ref().expect("one type is kept")
    }

    /// The source bytes of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        &self.document.source[span.start..span.end]
    }
}

fn wording(text: &Text, sentence: usize, buffer: &mut String) -> Wording {
    buffer.clear();
    let mut words = 0;
    for token in text.tokens_of_sentence(sentence) {
        if text.tokens()[token].kind == TokenKind::Mark {
            continue;
        }
        let start = buffer.len();
        let word = text.word(token);
        if word.is_ascii() {
            buffer.push_str(word);
            buffer[start..].make_ascii_lowercase();
        } else {
            buffer.push_str(&word.to_lowercase());
        }
        let clitic = buffer[start..].starts_with('\'') || buffer[start..] == *"n't";
        words += usize::from(!clitic);
        buffer.push(' ');
    }
    Wording { hash: xxh3_128(buffer.as_bytes()), words }
}
