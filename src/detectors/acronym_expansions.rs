//! One acronym with two full names.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{LIKELY, OPEN};
use crate::discourse::plain;
use crate::document::Reading;
use crate::lexicon::inflect::singular;
use crate::lexicon::lists;
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::span::Span;
use crate::text::{Shape, Text, TokenKind};

/// Finds the full name before an acronym in brackets that is another than the article gave it
/// before: “the Federal Security Service (FSB) … the Federal Safety Service (FSB)”.
pub(super) struct AcronymExpansions;

/// So many words of a full name are read.
const LONGEST: usize = 10;

impl Detector for AcronymExpansions {
    fn name(&self) -> &'static str {
        "acronym-expansions"
    }

    fn help(&self) -> &'static str {
        "One acronym with two full names."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "clear",
            least: OPEN,
            most: LIKELY,
            default: LIKELY,
            help: "how clear it is that both are meant for one body: 1 open, 2 likely",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["acronym", "other"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        let mut first: FxHashMap<String, Expansion> = FxHashMap::default();
        Box::new(EachBlock::new(move |reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            for token in 1..text.tokens().len() {
                if text.tokens()[token].shape != Shape::Upper || text.word(token - 1) != "(" {
                    continue;
                }
                let Some(tokens) = expansion(text, token) else {
                    continue;
                };
                let acronym = text.word(token).to_owned();
                let name = text
                    .read(text.characters_of(tokens.clone()), &reading.document().source)
                    .to_owned();
                let words = words(text, tokens.clone());
                let here = Expansion { name, source: text.source_of(tokens.clone()), words };
                let Some(other) = first.get(&acronym) else {
                    first.insert(acronym, here);
                    continue;
                };
                if here.clear(other) == Some(options[0]) {
                    found.push(Found {
                        block,
                        tokens,
                        marked: None,
                        values: vec![acronym, other.name.clone()],
                        related: Some(other.source),
                    });
                }
            }
        }))
    }
}

/// The full name of an acronym where it stands.
struct Expansion {
    name: String,
    source: Span,
    /// Its words without the small ones, made comparable.
    words: Vec<String>,
}

impl Expansion {
    /// How clear it is that this is another name of one body; `None` where it is the same name.
    fn clear(&self, other: &Self) -> Option<i64> {
        let alike = |a: &String, b: &String| a == b || singular(a) == singular(b);
        let shared = self.words.iter().filter(|a| other.words.iter().any(|b| alike(a, b))).count();
        let (short, long) =
            (self.words.len().min(other.words.len()), self.words.len().max(other.words.len()));
        if shared == short {
            // The same words in another order, or one has a word more that tells nothing.
            let order = self.words == other.words || short < long;
            return if order { None } else { Some(LIKELY) };
        }
        Some(if shared * 2 >= long { LIKELY } else { OPEN })
    }
}

/// The capitalised words before an acronym in brackets whose initials it is made of, with small
/// words between.
fn expansion(text: &Text, token: usize) -> Option<Range<usize>> {
    let end = token - 1;
    let sentence = text.tokens()[token].sentence;
    let letters: Vec<char> = text.word(token).chars().filter(|c| c.is_uppercase()).collect();
    if letters.len() < 2 {
        return None;
    }
    let mut start = end;
    let mut capitals = 0;
    for at in (end.saturating_sub(LONGEST)..end).rev() {
        let here = &text.tokens()[at];
        if here.sentence != sentence || here.kind != TokenKind::Word {
            break;
        }
        if is_small(&text.word(at).to_lowercase()) {
            continue;
        }
        if here.shape == Shape::Cap {
            start = at;
            capitals += 1;
        } else {
            break;
        }
    }
    // The name begins where the initials fit; those of another language or order need not.
    let initials = |start: usize| {
        let capitals = (start..end).filter(|at| text.tokens()[*at].shape == Shape::Cap);
        capitals.filter_map(|at| text.word(at).chars().next()).eq(letters.iter().copied())
    };
    if let Some(at) = (start..end).find(|at| initials(*at)) {
        start = at;
    }
    let full = (start..end).filter(|at| text.tokens()[*at].shape == Shape::Cap).count();
    (capitals >= 2 && full >= 2).then_some(start..end)
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "'s" | "'" | "&" | "against"
    )
}

fn words(text: &Text, tokens: Range<usize>) -> Vec<String> {
    tokens
        .map(|token| text.word(token))
        .filter(|word| !is_small(word))
        .map(|word| {
            // “Ukraine” and “Ukrainian” are one; so are “defence” and “defense”.
            let word = lists::adjective(word).map_or_else(|| word.to_owned(), str::to_owned);
            let word = plain(&singular(&word.to_lowercase()));
            word.replace("isation", "ization")
                .replace("defence", "defense")
                .replace("centre", "center")
                .replace("labour", "labor")
                .replace("programme", "program")
        })
        .collect()
}
