//! A document's blocks as text, read when they are asked for.

use std::any::Any;
use std::cell::{OnceCell, Ref, RefCell};
use std::rc::Rc;

use xxhash_rust::xxh3::xxh3_64;

use super::variety::Evidence;
use super::window::Window;
use super::{Block, Document};
use crate::lexicon::tagger::LazyTags;
use crate::span::Span;
use crate::style::Variety;
use crate::text::{Text, TokenKind};

/// What rules look at: the document and, for every block, its [`Text`].
///
/// Texts are let go and read again when they are asked for once more, so that a document of any
/// size takes little memory. What looks at the whole article may ask for one block after the other,
/// and keeps what it needs of them.
pub struct Reading<'a> {
    document: &'a Document,
    texts: Window<Text<'a>>,
    tags: Window<LazyTags>,
    wordings: RefCell<Wordings>,
    evidence: RefCell<Evidence>,
    kept: OnceCell<Box<dyn Any>>,
}

impl<'a> Reading<'a> {
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            texts: Window::new(),
            tags: Window::new(),
            wordings: RefCell::default(),
            evidence: RefCell::new(Evidence::new(document.source.len())),
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
    pub fn text(&self, n: usize) -> Rc<Text<'a>> {
        let block = &self.blocks()[n];
        let read = || Text::new(&self.document.source, &block.parts());
        self.texts.get(n, block.span().len(), read)
    }

    /// Notes what the sentences of block `n` say, while its text is at hand; blocks come in order.
    pub fn note_wordings(&self, n: usize) {
        let mut wordings = self.wordings.borrow_mut();
        for block in wordings.ends.len()..=n {
            wordings.note(&self.text(block));
        }
    }

    /// What the sentences of all blocks say that were noted.
    #[must_use]
    pub fn wordings(&self) -> Ref<'_, Wordings> {
        self.wordings.borrow()
    }

    /// Notes whose English block `n` is written in, while its text is at hand; blocks come in
    /// order.
    pub fn note_variety(&self, n: usize) {
        self.evidence.borrow_mut().read(self, n);
    }

    /// Whose English the article is written in, if its spelling and dates tell. Reads the blocks
    /// that were not noted.
    #[must_use]
    pub fn variety(&self) -> Option<Variety> {
        if let Some(last) = self.blocks().len().checked_sub(1) {
            self.note_variety(last);
        }
        self.evidence.borrow().variety()
    }

    /// The tags of the words of block `n`, made sentence by sentence.
    #[must_use]
    pub fn tags(&self, n: usize) -> Rc<LazyTags> {
        self.tags.get(n, self.blocks()[n].span().len(), LazyTags::default)
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

/// What a sentence says, whatever its case and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// A hash of its words in lower case. That two of a million sentences have the same by chance
    /// happens in one of forty million texts.
    pub hash: u64,
    /// How many words it has, 255 at the most. A clitic is no word of its own.
    pub words: u8,
}

/// The wordings of the sentences of a document, in order.
#[derive(Debug, Default)]
pub struct Wordings {
    hashes: Vec<u64>,
    words: Vec<u8>,
    /// For every block: the number of sentences up to its end.
    ends: Vec<u32>,
}

impl Wordings {
    fn note(&mut self, text: &Text) {
        let mut buffer = Vec::new();
        for sentence in 0..text.sentences() {
            let Wording { hash, words } = wording(text, sentence, &mut buffer);
            self.hashes.push(hash);
            self.words.push(words);
        }
        self.ends.push(u32::try_from(self.hashes.len()).expect("a sentence has bytes"));
    }

    /// Those of the sentences of block `n`.
    pub fn of_block(&self, n: usize) -> impl Iterator<Item = Wording> {
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        let sentences = start..self.ends[n] as usize;
        sentences.map(|n| Wording { hash: self.hashes[n], words: self.words[n] })
    }

    /// The hashes of sentences of so many words and more that stand in the document more than once,
    /// in ascending order.
    #[must_use]
    pub fn repeated(&self, words: usize) -> Vec<u64> {
        let counts = |(_, count): &(&u64, &u8)| usize::from(**count) >= words;
        let all = self.hashes.iter().zip(&self.words).filter(counts);
        let mut all: Vec<u64> = all.map(|(hash, _)| *hash).collect();
        all.sort_unstable();
        let mut repeated: Vec<u64> =
            all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        repeated.dedup();
        repeated
    }
}

fn wording(text: &Text, sentence: usize, buffer: &mut Vec<u8>) -> Wording {
    buffer.clear();
    let mut words = 0_u8;
    for token in text.tokens_of_sentence(sentence) {
        if text.tokens()[token].kind == TokenKind::Mark {
            continue;
        }
        let word = text.word(token);
        if word.is_ascii() {
            buffer.extend_from_slice(word.as_bytes());
        } else {
            buffer.extend_from_slice(word.to_lowercase().as_bytes());
        }
        let clitic = word.starts_with('\'') || word.eq_ignore_ascii_case("n't");
        words = words.saturating_add(u8::from(!clitic));
        buffer.push(b' ');
    }
    buffer.make_ascii_lowercase();
    Wording { hash: xxh3_64(buffer), words }
}
