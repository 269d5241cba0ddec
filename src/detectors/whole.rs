//! What holds of an article as a whole, when it holds of most of its sentences.

use std::ops::Range;

use crate::document::Reading;
use crate::rule::{DetectorOption, Found, Search};
use crate::text::Text;

/// How much of the article the sentences must make up.
pub(super) const OPTIONS: &[DetectorOption] = &[
    DetectorOption {
        name: "percent",
        least: 51,
        most: 100,
        default: 80,
        help: "how much of the article it must be",
    },
    DetectorOption {
        name: "letters",
        least: 1,
        most: 10_000,
        default: 80,
        help: "how many letters it must be at least",
    },
];

/// Looks for the first sentence of which `judge` says something, and keeps it if it says something
/// of as much of the article as the values of [`OPTIONS`] ask for, in bytes of the sentences. Of most
/// articles only the start is judged: as soon as what is left cannot be enough, it ends.
pub(super) struct Whole<J> {
    judge: J,
    percent: usize,
    letters: usize,
    /// Bytes of the sentences of which it says something, and of the others.
    is: usize,
    is_not: usize,
    letters_found: usize,
    first: Option<Found>,
    is_over: bool,
}

impl<J: Fn(&Text<'_>, Range<usize>) -> Option<Vec<String>>> Whole<J> {
    pub fn new(options: &[i64], judge: J) -> Self {
        let [percent, letters] = [0, 1].map(|n| usize::try_from(options[n]).unwrap_or(usize::MAX));
        Self {
            judge,
            percent,
            letters,
            is: 0,
            is_not: 0,
            letters_found: 0,
            first: None,
            is_over: false,
        }
    }
}

impl<J: Fn(&Text<'_>, Range<usize>) -> Option<Vec<String>>> Search for Whole<J> {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        if self.is_over {
            return;
        }
        let text = &reading.text(block);
        let most = reading.document().source.len();
        let mut start = 0;
        for sentence in text.tokens().chunk_by(|a, b| a.sentence == b.sentence) {
            let tokens = start..start + sentence.len();
            start = tokens.end;
            let bytes = text.span_of(tokens.clone()).unwrap_or_default().len();
            let Some(values) = (self.judge)(text, tokens.clone()) else {
                self.is_not += bytes;
                if self.is_not * 100 > most * (100 - self.percent) {
                    self.is_over = true;
                    return;
                }
                continue;
            };
            self.is += bytes;
            let characters = tokens.clone().flat_map(|token| text.word(token).chars());
            self.letters_found += characters.filter(|c| c.is_alphabetic()).count();
            self.first.get_or_insert(Found { block, tokens, marked: None, values, related: None });
        }
    }

    fn end(self: Box<Self>, _: &Reading<'_>) -> Vec<Found> {
        let holds = !self.is_over
            && self.is * 100 >= (self.is + self.is_not) * self.percent
            && self.letters_found >= self.letters;
        self.first.filter(|_| holds).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    /// Where the first sentence with an x stands, if those are so many percent.
    fn first(text: &str, percent: i64, letters: i64) -> Option<(usize, Range<usize>)> {
        let document = Document::read_plain("a", text.as_bytes().to_vec()).unwrap();
        let has_x = |text: &Text<'_>, mut tokens: Range<usize>| {
            tokens.any(|token| text.word(token) == "x").then(Vec::new)
        };
        let reading = Reading::new(&document);
        let mut search = Box::new(Whole::new(&[percent, letters], has_x));
        (0..reading.blocks().len()).for_each(|block| search.block(&reading, block));
        let found = search.end(&reading);
        assert!(found.len() <= 1);
        found.into_iter().next().map(|found| (found.block, found.tokens))
    }

    #[test]
    fn the_first_sentence_stands_for_all() {
        assert_eq!(first("An x. An x.\nAn x.", 80, 1), Some((0, 0..3)));
        assert_eq!(first("A y.\nAn x here, now. An x here, now.", 80, 1), Some((1, 0..6)));
    }

    #[test]
    fn they_must_be_as_much_of_the_article_as_is_asked_for() {
        assert_eq!(first("An x. A yy.", 51, 1), None);
        assert_eq!(first("An x is. A y.", 60, 1), Some((0, 0..4)));
        assert_eq!(first("An x is. A y.", 80, 1), None);
        assert_eq!(first("A y. An x is.", 100, 1), None);
        assert_eq!(first("An x is. An x.", 100, 1), Some((0, 0..4)));
        assert_eq!(first("", 80, 1), None);
    }

    #[test]
    fn they_must_have_as_many_letters_as_are_asked_for() {
        assert_eq!(first("An x 2. An x.", 80, 6), Some((0, 0..4)));
        assert_eq!(first("An x 2. An x.", 80, 7), None);
    }
}
