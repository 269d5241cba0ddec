//! All texts of a side as units, compact: nine bytes a unit.

use rayon::prelude::*;

use super::units::{Class, Reader};
use crate::eval;
use crate::span::Span;
use crate::text::Text;

/// A stretch of text, and which article it is of.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub text: &'a str,
    pub article: u32,
}

/// The units of texts. Places are numbers of units, from the first of the first text on.
pub(super) struct Corpus {
    pub words: Vec<u64>,
    pub classes: Vec<Class>,
    /// Where each text begins, and the end of the last.
    pub starts: Vec<u32>,
    pub articles: Vec<u32>,
    /// How many words the texts have, as `eval` counts them.
    pub size: usize,
}

/// So many texts are read by one core at a time.
const AT_ONCE: usize = 4096;

impl Corpus {
    /// Reads the texts on all cores. `done` is told how many more are read.
    pub fn read(texts: &[Stretch<'_>], reader: &Reader, done: &(dyn Fn(usize) + Sync)) -> Self {
        let mut corpus = Self {
            words: Vec::new(),
            classes: Vec::new(),
            starts: vec![0],
            articles: texts.iter().map(|text| text.article).collect(),
            size: 0,
        };
        for texts in texts.chunks(AT_ONCE) {
            let read: Vec<_> = texts
                .par_iter()
                .map(|stretch| {
                    let units = reader.units(&read(stretch.text));
                    (units, eval::words(stretch.text).len())
                })
                .collect();
            for (units, size) in read {
                corpus.words.extend(units.iter().map(|unit| unit.word));
                corpus.classes.extend(units.iter().map(|unit| unit.class));
                corpus.starts.push(place(corpus.words.len()));
                corpus.size += size;
            }
            done(texts.len());
        }
        corpus
    }

    /// The text that has a unit.
    pub fn text_of(&self, unit: u32) -> usize {
        self.starts.partition_point(|start| *start <= unit).saturating_sub(1)
    }
}

/// A row as the lexicon reads it: one block.
pub(super) fn read(source: &str) -> Text<'_> {
    Text::new(source, &[Span::new(0, source.len()).into()])
}

pub(super) fn place(unit: usize) -> u32 {
    u32::try_from(unit).expect("fewer than 2^32 words: more fill no memory")
}
