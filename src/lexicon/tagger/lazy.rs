//! The tags of a text, made when first asked for.

use std::cell::OnceCell;

use super::{Tagger, Tags};
use crate::text::Text;

/// The tags of a text, a sentence at a time.
#[derive(Debug, Default)]
pub struct LazyTags {
    sentences: OnceCell<Vec<OnceCell<Vec<Tags>>>>,
}

impl LazyTags {
    /// Whether the tags of the sentence of this token are made already.
    #[must_use]
    pub fn are_known(&self, text: &Text, token: usize) -> bool {
        let sentence = text.tokens().get(token).map(|token| token.sentence as usize);
        let tags = self.sentences.get().zip(sentence).and_then(|(tags, at)| tags.get(at));
        tags.is_some_and(|tags| tags.get().is_some())
    }

    /// The tags of a token of the text that these tags belong to.
    #[must_use]
    pub fn of(&self, text: &Text, token: usize) -> Tags {
        let sentence = text.tokens()[token].sentence as usize;
        self.of_sentence(text, sentence)[token - text.tokens_of_sentence(sentence).start]
    }

    /// The tags of the tokens of a sentence of the text that these tags belong to.
    #[must_use]
    pub fn of_sentence(&self, text: &Text, sentence: usize) -> &[Tags] {
        let sentences = self.sentences.get_or_init(|| vec![OnceCell::new(); text.sentences()]);
        sentences[sentence].get_or_init(|| Tagger::global().tag_sentence(text, sentence))
    }
}
