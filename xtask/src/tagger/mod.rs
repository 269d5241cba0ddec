//! `cargo xtask tagger`: trains the tagger, writes `data/tagger.bin`, prints how right it is.

mod perceptron;
mod sentence;
mod words;

use std::path::Path;

use mtlint::lexicon::tagger::HEADER;
use mtlint::lexicon::tagger::features::{self, Features};
use mtlint::lexicon::tagger::table::ROW;
use mtlint::lexicon::tagger::word::Word;
use mtlint::lexicon::{Penn, Tagger, Universal};
use perceptron::{Perceptron, Quantised};
use sentence::Sentence;

use crate::{Result, fetch, treebank};

const SOURCES: &str = "\
mtlint, weights of the part-of-speech tagger. Licence of this file: CC BY-SA 4.0.
Made by `cargo xtask tagger` from:
- UD English EWT, training part (CC BY-SA 4.0), universaldependencies.org;
- GUM, documents under free licences (CC BY 4.0), gucorpling.org/gum;
- the Brill lexicon en-lexicon.txt of PyPI textblob 0.20.1 (MIT; E. Brill, MIT and University of
  Pennsylvania 1993; with words of the Twitter POS data, CMU, CC BY 3.0).
No sentence of them is in it: hashes of words with classes of tags, hashes of features with weights.
";

// Settings, chosen on the sentences that `--hold-out` holds out.
const ROUNDS: u32 = 8;
/// Features that are seen less often are not learnt from.
const LEAST_SEEN: u32 = 2;
/// A right tag must win by more than this.
const MARGIN: i32 = 5;
/// How many features are kept; rows have 16-bit numbers.
const PENN_FEATURES: usize = 43_900;
const UNIVERSAL_FEATURES: usize = 5_000;
/// The largest weight that a byte holds.
const LARGEST: f64 = 20.0;

pub fn run(root: &Path) -> Result<()> {
    let treebanks = treebank::folder().ok_or("MTLINT_DATA is not set: the treebanks are there")?;
    let brill = words::brill(fetch::sources(root, "tagger")?.get("textblob")?)?;
    let mut train = sentence::read(&treebanks, "ewt-train")?;
    train.extend(sentence::read(&treebanks, "gum-free")?);
    if std::env::args().any(|arg| arg == "--hold-out") {
        let (mut kept, mut held) = (Vec::new(), Vec::new());
        for (number, sentence) in train.into_iter().enumerate() {
            if number / 60 % 11 == 5 { held.push(sentence) } else { kept.push(sentence) }
        }
        let tagger =
            Tagger::read(make(&brill, &kept).leak()).ok_or("the file cannot be read back")?;
        report(&tagger, "held out", &held);
        return Ok(());
    }
    let file = make(&brill, &train);
    let path = root.join("data/tagger.bin");
    std::fs::write(&path, &file).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("data/tagger.bin: {} bytes", file.len());
    let tagger = Tagger::read(file.leak()).ok_or("the file cannot be read back")?;
    for table in ["pud-test", "gum-news-test", "ewt-test"] {
        report(&tagger, table, &sentence::read(&treebanks, table)?);
    }
    Ok(())
}

fn report(tagger: &Tagger, name: &str, sentences: &[Sentence]) {
    let ours: Vec<_> = sentences.iter().map(Sentence::in_our_cut).collect();
    let lower: Vec<_> = sentences.iter().map(|s| s.respelled(str::to_lowercase)).collect();
    let upper: Vec<_> = sentences.iter().map(|s| s.respelled(str::to_uppercase)).collect();
    for (how, sentences) in [
        ("", sentences),
        (", in our cut", &ours),
        (", lower case", &lower),
        (", UPPER CASE", &upper),
    ] {
        let (mut all, mut penn, mut universal) = (0_u32, 0_u32, 0_u32);
        for sentence in sentences {
            let words: Vec<_> = sentence.words.iter().map(String::as_str).collect();
            for (found, right) in tagger.tag(&words).iter().zip(&sentence.tags) {
                let Some(right) = right else { continue };
                all += 1;
                penn += u32::from(found.penn == right.penn);
                universal += u32::from(found.universal == right.universal);
            }
        }
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(all);
        println!(
            "{name}{how}: Penn {:.2} %, Universal {:.2} % of {all} words",
            share(penn),
            share(universal)
        );
    }
}

/// The file, from the header on.
fn make(brill: &words::Brill, sentences: &[Sentence]) -> Vec<u8> {
    let mut file = SOURCES.as_bytes().to_vec();
    file.resize(HEADER - 1, b' ');
    file.push(b'\n');
    let ours: Vec<_> = sentences.iter().map(Sentence::in_our_cut).collect();
    file.extend(words::table(brill, sentences));
    // A tagger that knows words only.
    let mut start = file.clone();
    for _ in 0..4 {
        put(&mut start, 0);
    }
    let start = Tagger::read(start.leak()).expect("has all its parts");
    let mut lessons = lessons(sentences, &ours, &start);
    let (penn, universal) = train(&mut lessons, &start);
    put_weights(&mut file, &penn);
    put_weights(&mut file, &universal);
    file
}

/// A sentence to learn from.
struct Lesson {
    words: Vec<Word>,
    penn: Vec<Option<Penn>>,
    universal: Vec<Option<Universal>>,
}

/// Every sentence in the treebank's cut; and, so that the tagger knows them, in ours where it
/// differs, and some without capitals, as a headline, or with names in lower case.
fn lessons(sentences: &[Sentence], ours: &[Sentence], start: &Tagger) -> Vec<Lesson> {
    let mut lessons = Vec::new();
    let mut add = |sentence: &Sentence| {
        let words: Vec<_> = sentence.words.iter().map(String::as_str).collect();
        lessons.push(Lesson {
            words: start.read_words(&words),
            penn: sentence.tags.iter().map(|tags| tags.map(|tags| tags.penn)).collect(),
            universal: sentence.tags.iter().map(|tags| tags.map(|tags| tags.universal)).collect(),
        });
    };
    let mut random = Random(1);
    for (sentence, our) in sentences.iter().zip(ours) {
        add(sentence);
        if our.words != sentence.words {
            add(our);
        }
        match random.below(20) {
            0..3 => add(&our.respelled(str::to_lowercase)),
            3 => add(&our.respelled(capitalised)),
            4 => {
                let mut torn = our.clone();
                for word in &mut torn.words {
                    if random.below(4) == 0 {
                        *word = word.to_lowercase();
                    }
                }
                add(&torn);
            }
            _ => {}
        }
    }
    lessons
}

fn capitalised(word: &str) -> String {
    if word.len() < 4 || word.starts_with('\'') {
        return word.to_owned();
    }
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn train(lessons: &mut [Lesson], start: &Tagger) -> (Quantised, Quantised) {
    let mut penn = Perceptron::new(Penn::ALL.len(), MARGIN);
    let mut universal = Perceptron::new(Universal::ALL.len(), MARGIN);
    let mut features = Features::new();
    for lesson in &*lessons {
        let tags: Vec<_> = lesson.penn.iter().map(|tag| tag.unwrap_or(Penn::Nn)).collect();
        for (at, tag) in tags.iter().enumerate() {
            if start.certain(&lesson.words[at]).is_none() {
                features::penn(&mut features, &lesson.words, &tags[..at], at);
                penn.see(features.hashes());
            }
            if tag.settled().is_none() {
                features::universal(&mut features, &lesson.words, &tags, at);
                universal.see(features.hashes());
            }
        }
    }
    penn.keep(LEAST_SEEN);
    universal.keep(LEAST_SEEN);
    let mut random = Random(7);
    for round in 1..=ROUNDS {
        random.shuffle(lessons);
        let (mut wrong, mut all) = (0_u32, 0_u32);
        for lesson in &*lessons {
            let mut tags: Vec<Penn> = Vec::with_capacity(lesson.words.len());
            for at in 0..lesson.words.len() {
                let right = lesson.penn[at];
                let tag = start.certain(&lesson.words[at]).unwrap_or_else(|| {
                    features::penn(&mut features, &lesson.words, &tags, at);
                    Penn::ALL[penn.learn(features.hashes(), right.map(|tag| tag as usize))]
                });
                all += 1;
                wrong += u32::from(right.is_some_and(|right| right != tag));
                tags.push(tag);
            }
            for at in 0..tags.len() {
                // From wrong tags there is nothing to learn.
                if tags[at].settled().is_none() && lesson.penn[at] == Some(tags[at]) {
                    features::universal(&mut features, &lesson.words, &tags, at);
                    let right = lesson.universal[at].map(|tag| tag as usize);
                    universal.learn(features.hashes(), right);
                }
            }
        }
        println!("  round {round}: {:.2} % wrong", 100.0 * f64::from(wrong) / f64::from(all));
    }
    (penn.quantised(PENN_FEATURES, LARGEST), universal.quantised(UNIVERSAL_FEATURES, LARGEST))
}

fn put(file: &mut Vec<u8>, number: usize) {
    file.extend(u32::try_from(number).expect("tables are small").to_le_bytes());
}

fn put_weights(file: &mut Vec<u8>, features: &Quantised) {
    put(file, features.len());
    put(file, features.iter().map(|(_, weights)| weights.len()).sum());
    file.extend(features.iter().flat_map(|(hash, _)| hash.to_le_bytes()));
    file.extend(features.iter().map(|(_, weights)| {
        debug_assert!(weights.len() <= ROW);
        u8::try_from(weights.len()).expect("a tag each")
    }));
    for (tag, weight) in features.iter().flat_map(|(_, weights)| weights) {
        file.extend([*tag, weight.cast_unsigned()]);
    }
}

/// The same numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
