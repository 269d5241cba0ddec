//! Texts to measure on, made by a seeded generator: any size, the same on every run, and hardly a
//! sentence twice.

#![allow(dead_code, reason = "each benchmark uses some of it")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fastrand::Rng;
use mtlint::diagnostic::Certainty;
use mtlint::lexicon::lists;
use mtlint::lexicon::tagger::{Penn, Tagger};
use mtlint::rule::Find;
use mtlint::span::Span;
use mtlint::text::{Shape, Text, TokenKind};
use mtlint::{Document, Engine, Options, RuleSet};

/// The articles of `fixtures/`, in order of their names.
pub fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|name| name.extension().is_some_and(|extension| extension == "txt"));
    names.sort();
    names.iter().map(|name| fs::read_to_string(name).unwrap()).collect()
}

/// The rules that are no patterns or expressions.
pub fn with_detectors(rules: &RuleSet) -> Vec<String> {
    let rules = rules.rules.iter().filter(|rule| matches!(rule.find, Find::Detector(..)));
    rules.map(|rule| rule.id.clone()).collect()
}

/// They again and again, `bytes` or a little more: text that is dense with faults.
pub fn faulty(bytes: usize) -> String {
    let articles = fixtures().concat();
    articles.repeat(bytes.div_ceil(articles.len()))
}

/// Makes prose of the sentences of `fixtures/` in which nothing is wrong: nouns, verbs, adjectives,
/// adverbs and names are replaced by others of their tag, common ones often and rare ones seldom,
/// as English has them.
pub struct Generator {
    rng: Rng,
    frames: Vec<Vec<Piece>>,
    /// By tag: lower-case words, the most frequent first.
    words: BTreeMap<&'static str, Vec<String>>,
    /// What capitalised words are replaced by.
    names: Vec<String>,
}

/// A word with what stands before it in its sentence.
struct Piece {
    before: String,
    word: String,
    slot: Slot,
}

enum Slot {
    Fixed,
    Word(&'static str),
    Name,
}

const NAMES: [&str; 5] = ["place", "nationality", "demonym", "month", "weekday"];

const OPEN: [&str; 10] = ["NN", "NNS", "JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"];

impl Generator {
    pub fn new(seed: u64) -> Self {
        let engine = Engine::new(RuleSet::built_in());
        let everything = Options { certainty: Certainty::Possible, ..Options::default() };
        let mut frames = Vec::new();
        for article in fixtures() {
            let document = Document::read_plain("a", article.into_bytes()).unwrap();
            let faults = engine.check(&document, &everything);
            for block in &document.blocks {
                let text = Text::new(&document.source, &block.parts());
                for sentence in 0..text.sentences() {
                    let span = text.source_of_sentence(sentence);
                    if !faults.iter().any(|fault| fault.span.overlaps(span)) {
                        frames.push(frame(&text, sentence));
                    }
                }
            }
        }
        let places = lists::entries("place.large.unambiguous").into_iter().flatten();
        let given = lists::entries("given-name.unambiguous").into_iter().flatten();
        // There are ten times as many given names.
        let mut names: Vec<_> = places.chain(given.step_by(10)).map(str::to_owned).collect();
        let mut rng = Rng::with_seed(seed);
        rng.shuffle(&mut names);
        Self { rng, frames, words: words(), names }
    }

    /// A text of `bytes` or a little more: paragraphs of one to five sentences.
    pub fn text(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 2000);
        while text.len() < bytes {
            for sentence in 0..self.rng.usize(1..6) {
                if sentence > 0 {
                    text.push(' ');
                }
                self.sentence(&mut text);
            }
            text.push_str("\n\n");
        }
        text
    }

    fn sentence(&mut self, text: &mut String) {
        let frame = &self.frames[self.rng.usize(..self.frames.len())];
        for piece in frame {
            text.push_str(&piece.before);
            match piece.slot {
                Slot::Word(tag) => text.push_str(of_rank(&mut self.rng, &self.words[tag])),
                Slot::Name => text.push_str(of_rank(&mut self.rng, &self.names)),
                Slot::Fixed => text.push_str(&piece.word),
            }
        }
    }

    /// A rule file of so many rules, each a phrase of three or four words: all but the last stand
    /// side by side in texts of this generator.
    pub fn phrase_rules(&mut self, rules: usize) -> String {
        let text = self.text(rules * 100 + 1000);
        let text = Text::new(&text, &[Span::new(0, text.len()).into()]);
        let plain = |token: usize| {
            let word = text.word(token);
            text.tokens()[token].kind == TokenKind::Word
                && word.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        let mut file = String::new();
        let (mut at, mut made) = (0, 0);
        while made < rules {
            let words = 3 + made % 2;
            if (at..at + words).all(plain) {
                let mut phrase: Vec<_> =
                    (at..at + words - 1).map(|token| text.word(token)).collect();
                phrase.push(of_rank(&mut self.rng, &self.words["NN"]));
                let phrase = phrase.join(" ");
                write!(
                    file,
                    "[[rule]]\nid = \"phrase-{made}\"\nfamily = \"I1\"\npattern = \"{phrase}\"\n\
                     message = \"“{{match}}”\"\n"
                )
                .expect("a string takes it");
                made += 1;
            }
            at += words;
        }
        file
    }
}

fn frame(text: &Text<'_>, sentence: usize) -> Vec<Piece> {
    let tags = Tagger::global().tag_sentence(text, sentence);
    let tokens = text.tokens_of_sentence(sentence);
    let mut end = text.tokens()[tokens.start].span().start;
    let pieces = tokens.zip(tags).map(|(number, tags)| {
        let token = &text.tokens()[number];
        let before = text.view()[end..token.span().start].to_owned();
        end = token.span().end;
        let word = text.word(number);
        let open = OPEN.iter().find(|tag| tags.penn.name() == **tag);
        let slot = match (open, token.shape) {
            (Some(tag), Shape::Lower) if word.len() > 3 => Slot::Word(tag),
            _ if tags.penn == Penn::Nnp && token.shape == Shape::Cap => Slot::Name,
            _ => Slot::Fixed,
        };
        Piece { before, word: word.to_owned(), slot }
    });
    pieces.collect()
}

/// The words of `data/lexicon/frequencies_english.tsv` by the tag that each has alone.
fn words() -> BTreeMap<&'static str, Vec<String>> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon/frequencies_english.tsv");
    let table = fs::read_to_string(table).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let mut rows: Vec<(&str, &str)> = rows.filter_map(|row| row.split_once('\t')).collect();
    rows.sort_by(|(_, votes), (_, other)| other.cmp(votes));
    let mut words: BTreeMap<&str, Vec<String>> =
        OPEN.iter().map(|tag| (*tag, vec!["so".to_owned()])).collect();
    // Small letters would be a fault in names.
    let is_name = |word: &str| NAMES.iter().any(|list| lists::listed(list, word).is_some());
    let is_word = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase()) && !is_name(word);
    for (word, _) in rows.iter().filter(|(word, _)| is_word(word)) {
        // In a sentence, so that it is not taken for a name.
        let tag = Tagger::global().tag(&["it", "was", word])[2].penn.name();
        if let Some(words) = words.get_mut(tag) {
            words.push((*word).to_owned());
        }
    }
    words
}

/// One of them: the nth about n times as seldom as the first (Zipf's law).
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rank, roughly"
)]
fn of_rank<'a>(rng: &mut Rng, words: &'a [String]) -> &'a str {
    let rank = (words.len() as f64).powf(rng.f64()) as usize;
    &words[rank.min(words.len() - 1)]
}
