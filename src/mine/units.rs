//! A text as n-grams see it: words, and classes that stand for names, numbers and open classes.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use crate::lexicon::phrases::{self, List};
use crate::lexicon::{Tagger, Tags, Universal};
use crate::text::{Shape, Text, TokenKind};

/// What a position of an n-gram may be besides a word. The order is that of [`CLASSES`].
pub(super) type Class = u8;

/// The classes as patterns write them: the start of a sentence, lists of names (the first that has
/// a name counts), other names, numbers, tags.
pub(super) const CLASSES: [&str; 19] = [
    "^",
    "{@country}",
    "{@nationality}",
    "{@month}",
    "{@weekday}",
    "{@place.large.unambiguous}",
    "{@medium}",
    "{@organisation}",
    "{PROPN}+",
    "{NUM}",
    "{NOUN}",
    "{ADJ}",
    "{ADV}",
    "{VB}",
    "{VBD}",
    "{VBG}",
    "{VBN}",
    "{VBP}",
    "{VBZ}",
];

pub(super) const START: Class = 0;
const LISTS: Range<usize> = 1..8;
const NATIONALITY: usize = 2;
const NAME: Class = 8;
const NUMBER: Class = 9;

/// No class: the word stands for itself.
pub(super) const PLAIN: Class = 253;
/// A comma or sign, which stands for itself.
pub(super) const MARK: Class = 254;
const MARKS: [&str; 5] = [",", "%", "$", "€", "£"];
/// No n-gram goes over this: the end of a sentence, an address, another mark (quotes, brackets and
/// dashes differ by house style).
pub(super) const BREAK: Class = 255;

/// A position of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The XXH3 hash of the word in lower case; 0 for what is only a class: names and digits.
    pub word: u64,
    pub class: Class,
    /// The first of its tokens, and the one behind the last.
    pub tokens: (u32, u32),
}

/// The lists, ready for lookups.
pub(super) struct Reader {
    lists: Vec<Option<List>>,
}

impl Reader {
    pub fn new() -> Self {
        let name = |class: &str| List::named(class.trim_matches(['{', '@', '}']));
        Self { lists: CLASSES[LISTS].iter().map(|class| name(class)).collect() }
    }

    /// The units of a text, sentence by sentence.
    pub fn units(&self, text: &Text) -> Vec<Unit> {
        let mut units = Vec::with_capacity(text.tokens().len() + text.sentences());
        let folded: Vec<String> =
            (0..text.tokens().len()).map(|token| text.word(token).to_lowercase()).collect();
        let hashes: Vec<u64> = folded.iter().map(|word| xxh3_64(word.as_bytes())).collect();
        let number = |token: usize| {
            phrases::find(folded[token].as_bytes(), hashes[token]).unwrap_or(u32::MAX)
        };
        let numbers: Vec<u32> = (0..folded.len()).map(number).collect();
        for sentence in 0..text.sentences() {
            let tokens = text.tokens_of_sentence(sentence);
            let tags = Tagger::global().tag_sentence(text, sentence);
            let mut at = tokens.start;
            units.push(unit(0, START, at..at));
            while at < tokens.end {
                let tag = tags[at - tokens.start];
                let (word, class, end) = match self.name(text, &numbers, at..tokens.end, tag) {
                    Some((class, end)) => (0, class, end),
                    None => {
                        let class = class(text, at, tag);
                        let word = match class {
                            NUMBER if text.tokens()[at].kind == TokenKind::Number => 0,
                            NAME | BREAK => 0,
                            _ => hashes[at].max(1),
                        };
                        (word, class, at + 1)
                    }
                };
                let names = units.last_mut().filter(|last| class == NAME && last.class == NAME);
                match names {
                    Some(names) => names.tokens.1 = offset(end),
                    None => units.push(unit(word, class, at..end)),
                }
                at = end;
            }
            units.push(unit(0, BREAK, at..at));
        }
        units
    }

    /// The list that has the name which begins here, and where the name ends.
    fn name(
        &self,
        text: &Text,
        numbers: &[u32],
        tokens: Range<usize>,
        tag: Tags,
    ) -> Option<(Class, usize)> {
        use Universal::{Adj, Noun, Propn};
        let at = tokens.start;
        if matches!(text.tokens()[at].shape, Shape::Lower | Shape::None) {
            return None;
        }
        self.lists.iter().zip(LISTS).find_map(|(list, class)| {
            let fits = tag.universal == Propn
                || (class == NATIONALITY && matches!(tag.universal, Adj | Noun));
            let entries = (*list).filter(|_| fits)?.entries(&numbers[tokens.clone()]);
            let (length, _) = entries.last()?;
            Some((Class::try_from(class).ok()?, at + length))
        })
    }
}

fn unit(word: u64, class: Class, tokens: Range<usize>) -> Unit {
    Unit { word, class, tokens: (offset(tokens.start), offset(tokens.end)) }
}

/// A text is below 4 GiB.
fn offset(token: usize) -> u32 {
    u32::try_from(token).unwrap_or(u32::MAX)
}

fn class(text: &Text, token: usize, tag: Tags) -> Class {
    let of_name = |name: &str| {
        let at = CLASSES.iter().position(|class| class.trim_matches(['{', '}']) == name);
        at.and_then(|at| Class::try_from(at).ok()).unwrap_or(PLAIN)
    };
    let (word, token) = (text.word(token), text.tokens()[token]);
    match (token.kind, tag.universal) {
        (TokenKind::Mark, _) if MARKS.contains(&word) => MARK,
        (TokenKind::Mark | TokenKind::Address, _) => BREAK,
        (TokenKind::Number, _) | (_, Universal::Num) => NUMBER,
        // What a machine wrote small is no name to leave out.
        (_, Universal::Propn) if token.shape != Shape::Lower => NAME,
        (_, Universal::Verb) => of_name(tag.penn.name()),
        (_, Universal::Noun | Universal::Adj | Universal::Adv) => of_name(tag.universal.name()),
        _ => PLAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn read(source: &str) -> Vec<String> {
        let text = Text::new(source, &[Span::new(0, source.len()).into()]);
        let shown = |unit: Unit| {
            let words = &text.view()[text
                .span_of(unit.tokens.0 as usize..unit.tokens.1 as usize)
                .map_or(0..0, |span| span.start..span.end)];
            match (unit.class, unit.word) {
                (BREAK, _) => "/".to_owned(),
                (PLAIN | MARK, _) => words.to_owned(),
                (class, 0) => CLASSES[class as usize].to_owned(),
                (class, _) => format!("{words}{}", CLASSES[class as usize]),
            }
        };
        Reader::new().units(&text).into_iter().map(shown).collect()
    }

    #[test]
    fn names_and_numbers_are_classes_and_open_classes_are_words_too() {
        assert_eq!(
            read("On Monday, Peter Doe of New Zealand sold 3 old cars. Prices rose.").join(" "),
            "^ On {@weekday} , {PROPN}+ of {@country} sold{VBD} {NUM} old{ADJ} cars{NOUN} / / ^ \
             Prices{NOUN} rose{VBD} / /"
        );
    }

    #[test]
    fn what_is_written_small_is_no_name() {
        assert!(read("They met in july.").contains(&"july".to_owned()));
    }
}
