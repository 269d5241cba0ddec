//! Sentences of the treebanks, as the tagger will meet them.

use std::path::Path;

use mtlint::lexicon::{Penn, Tags, Universal};
use mtlint::span::Span;
use mtlint::text::Text;

use crate::{Result, treebank};

#[derive(Clone)]
pub struct Sentence {
    pub words: Vec<String>,
    /// `None`: the treebank does not say, because it cuts the words in another way.
    pub tags: Vec<Option<Tags>>,
    /// Whether white space follows.
    spaces: Vec<bool>,
}

/// The sentences of a treebank, in its own cut, with straight marks.
pub fn read(folder: &Path, table: &str) -> Result<Vec<Sentence>> {
    let sentences = treebank::read(folder, table)?;
    Ok(sentences.iter().map(Sentence::of).filter(|sentence| !sentence.words.is_empty()).collect())
}

impl Sentence {
    fn empty() -> Self {
        Self { words: Vec::new(), tags: Vec::new(), spaces: Vec::new() }
    }

    fn of(sentence: &treebank::Sentence) -> Self {
        let mut read = Self::empty();
        for word in &sentence.words {
            let tags = Penn::from_name(&word.penn)
                .zip(Universal::from_name(&word.universal))
                .map(|(penn, universal)| Tags { penn, universal });
            let form = &word.form;
            let plain = Text::new(form, &[Span::new(0, form.len()).into()]).view().to_owned();
            read.push(plain, tags, word.space);
        }
        read
    }

    fn push(&mut self, word: String, tags: Option<Tags>, space: bool) {
        self.words.push(word);
        self.tags.push(tags);
        self.spaces.push(space);
    }

    /// The same words otherwise written.
    pub fn respelled(&self, spell: impl Fn(&str) -> String) -> Self {
        Self { words: self.words.iter().map(|word| spell(word)).collect(), ..self.clone() }
    }

    /// The sentence cut by mtlint's own tokeniser: hyphenated words whole, tagged by their head.
    pub fn in_our_cut(&self) -> Self {
        let mut text = String::new();
        let mut gold = Vec::new();
        for (word, space) in self.words.iter().zip(&self.spaces) {
            let start = text.len();
            text.push_str(word);
            gold.push((start, text.len()));
            if *space {
                text.push(' ');
            }
        }
        let mut cut = Self::empty();
        for token in mtlint::text::tokenize(&text) {
            let (start, end) = (token.start as usize, token.end as usize);
            let first = gold.partition_point(|(_, gold_end)| *gold_end <= start);
            let behind = gold.partition_point(|(gold_start, _)| *gold_start < end);
            let whole = gold[first].0 == start && gold[behind - 1].1 == end;
            let tags = if whole { self.joined(first, behind) } else { None };
            let space = text.as_bytes().get(end) == Some(&b' ');
            cut.push(text[start..end].to_owned(), tags, space);
        }
        cut
    }

    /// The tags of the words `first..behind` written as one word.
    fn joined(&self, first: usize, behind: usize) -> Option<Tags> {
        use Penn::{Cd, Hyph, In, Jj, Nn, Nnp, Nnps, Nns, Rb, Rp, To, Vb, Vbd, Vbg, Vbn, Vbp};
        let one = self.tags[first]?;
        if behind - first == 1 {
            return Some(one);
        }
        let last = self.tags[behind - 1]?;
        let noun = Tags { penn: Nn, universal: Universal::Noun };
        let adjective = Tags { penn: Jj, universal: Universal::Adj };
        if !self.tags[first..behind].iter().flatten().any(|tags| tags.penn == Hyph) {
            // "cannot", "gonna".
            return Some(one);
        }
        let before_noun = matches!(
            self.tags.get(behind).copied().flatten().map(|tags| tags.penn),
            Some(Nn | Nns | Nnp | Nnps | Jj)
        );
        Some(match (one.penn, last.penn) {
            (_, Vbn | Vbd | Jj) => adjective,
            (_, Vbg) | (Cd, Nn) if before_noun => adjective,
            (_, Vbg | In | Rp | Rb | To) | (Vb | Vbp, Nn) => noun,
            _ => last,
        })
    }
}
