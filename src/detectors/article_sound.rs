//! `a` where the next word asks for `an`, and the reverse.

use crate::document::Reading;
use crate::lexicon::inflect::indefinite_article;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::text::{Text, TokenKind};

/// Finds the indefinite article that does not go with the sound of the word behind it, also past
/// an opening quote. A capital counts at the start of a sentence only: elsewhere it may be a
/// letter (`vitamin A is`) or a name (`Mr An`).
pub(super) struct ArticleSound;

impl Detector for ArticleSound {
    fn name(&self) -> &'static str {
        "article-sound"
    }

    fn help(&self) -> &'static str {
        "“A” and “an” that do not go with the sound of the next word."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["right", "next"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(EachBlock::new(find))
    }
}

fn find(reading: &Reading<'_>, block: usize, found: &mut Vec<Found>) {
    let text = &reading.text(block);
    for sentence in 0..text.sentences() {
        let tokens = text.tokens_of_sentence(sentence);
        for token in tokens.clone() {
            let may_be = match text.word(token) {
                "a" | "an" => true,
                "A" | "An" => token == tokens.start,
                _ => false,
            };
            let next = may_be.then(|| next_word(text, token, tokens.end)).flatten();
            if let Some(next) = next
                && let right = indefinite_article(text.word(next))
                && !text.word(token).eq_ignore_ascii_case(right)
            {
                found.push(Found {
                    block,
                    tokens: token..token + 1,
                    marked: None,
                    values: vec![right.to_owned(), text.word(next).to_owned()],
                    related: None,
                });
            }
        }
    }
}

/// The word or number behind an article, if one stands there.
fn next_word(text: &Text, article: usize, end: usize) -> Option<usize> {
    let kind = |token: usize| text.tokens()[token].kind;
    let mut next = article + 1;
    if next < end && text.word(next) == "\"" {
        next += 1;
    }
    (next < end && matches!(kind(next), TokenKind::Word | TokenKind::Number)).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn an_article_is_held_to_the_sound_of_the_next_word() {
        for (text, right) in [
            ("It took a hour.", &["an"][..]),
            ("An European port is a “open port”.", &["a", "an"]),
            ("A 18-year-old left a F-16 and an house.", &["an", "an", "a"]),
            ("Vitamin A is an old name, Mr An said; a one-way street.", &[]),
            ("It ends in a, or in an", &[]),
        ] {
            let document = Document::read_plain("a.txt", text.as_bytes().to_vec()).unwrap();
            let reading = Reading::new(&document);
            let mut found = Vec::new();
            (0..reading.blocks().len()).for_each(|block| find(&reading, block, &mut found));
            let found: Vec<_> = found.iter().map(|found| found.values[0].as_str()).collect();
            assert_eq!(found, right, "{text}");
        }
    }
}
