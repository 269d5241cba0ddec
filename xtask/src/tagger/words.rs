//! The word table: from a spelling to the class of tags that it may have.

use std::collections::BTreeMap;

use mtlint::lexicon::Penn;
use mtlint::lexicon::tagger::table::place;
use mtlint::lexicon::tagger::word::table_key;
use rustc_hash::FxHashMap;

use super::sentence::Sentence;
use crate::fetch::Source;
use crate::{Result, brill};

/// Words with the tags that the Brill lexicon gives, most likely first.
pub type Brill = Vec<(String, Vec<Penn>)>;

pub fn brill(textblob: &Source) -> Result<Brill> {
    let words = brill::lexicon(textblob)?.into_iter();
    Ok(words
        .map(|(word, tags)| (word, tags.iter().filter_map(|tag| of_brill(tag)).collect()))
        .filter(|(word, tags): &(String, Vec<Penn>)| !tags.is_empty() && word.len() <= 32)
        .collect())
}

fn of_brill(name: &str) -> Option<Penn> {
    Penn::from_name(match name {
        "(" => "-LRB-",
        ")" => "-RRB-",
        "\"" => "''",
        name => name,
    })
}

/// The classes and the table, as stored.
pub fn table(brill: &Brill, sentences: &[Sentence]) -> Vec<u8> {
    let mut tags_of: FxHashMap<u64, Vec<Penn>> = FxHashMap::default();
    for (word, tags) in brill {
        let known = tags_of.entry(table_key(word)).or_default();
        for tag in tags {
            if !known.contains(tag) {
                known.push(*tag);
            }
        }
    }
    let mut seen: BTreeMap<u64, BTreeMap<Penn, u32>> = BTreeMap::new();
    for sentence in sentences {
        for (word, tags) in sentence.words.iter().zip(&sentence.tags) {
            if let Some(tags) = tags {
                *seen.entry(table_key(word)).or_default().entry(tags.penn).or_default() += 1;
            }
        }
    }
    // A class: how well its words are known, and its tags.
    let mut class_of: FxHashMap<u64, Class> = FxHashMap::default();
    for (key, tags) in &tags_of {
        class_of.insert(*key, (Known::Listed, tags.clone()));
    }
    for (key, tags) in &seen {
        let all: u32 = tags.values().sum();
        if all < 3 {
            continue;
        }
        let (most, count) = tags.iter().max_by_key(|(_, count)| **count).expect("seen with a tag");
        let certain = all >= 12 && f64::from(*count) >= 0.995 * f64::from(all);
        let mut class: Vec<_> = tags
            .iter()
            .filter(|(_, count)| **count >= 2 && **count * 33 >= all)
            .map(|(tag, _)| *tag)
            .collect();
        if certain {
            class = vec![*most];
        } else if let Some(known) = tags_of.get(key) {
            class.extend(
                known.iter().take(1).filter(|tag| !tags.contains_key(tag)).collect::<Vec<_>>(),
            );
            class.sort_unstable();
        }
        if !class.is_empty() {
            let known = match () {
                () if certain => Known::Certain,
                () if all >= COMMON => Known::Common,
                () => Known::Listed,
            };
            class_of.insert(*key, (known, class));
        }
    }
    let mut sizes: BTreeMap<&Class, u32> = BTreeMap::new();
    for class in class_of.values() {
        *sizes.entry(class).or_default() += 1;
    }
    let mut classes: Vec<_> = sizes.into_iter().collect();
    // Certain ones must all have a number, and the common ones that several words share.
    classes.sort_by(|(a, m), (b, n)| {
        let rank = |class: &Class, n: u32| (class.0 == Known::Certain, n);
        rank(b, *n).cmp(&rank(a, *m)).then(a.1.cmp(&b.1))
    });
    println!("  {} classes of words", classes.len());
    classes.truncate(255);
    classes.sort_by_key(|(class, _)| *class);
    let common = classes.iter().filter(|(class, _)| class.0 < Known::Listed).count() + 1;
    let number: FxHashMap<_, _> =
        classes.iter().zip(1_u8..=255).map(|((class, _), number)| (*class, number)).collect();
    let mut file = Vec::new();
    super::put(&mut file, classes.len() + 1);
    file.push(0);
    for ((known, tags), _) in &classes {
        file.push(if *known == Known::Certain { tags[0] as u8 + 1 } else { 0 });
    }
    let mut words: Vec<_> = class_of
        .iter()
        .filter_map(|(key, class)| {
            let number = number.get(class).or_else(|| {
                // A rare class counts as that of its first tags.
                (1..class.1.len()).rev().find_map(|n| number.get(&(class.0, class.1[..n].to_vec())))
            })?;
            Some((place(*key, BITS), *number))
        })
        .collect();
    words.sort_unstable();
    words.dedup_by_key(|(place, _)| *place);
    println!("  {} words", words.len());
    let mut counts = vec![0_u8; 1 << BITS];
    for ((bucket, _), _) in &words {
        counts[*bucket] += 1;
    }
    super::put(&mut file, common);
    super::put(&mut file, BITS as usize);
    super::put(&mut file, words.len());
    file.extend(counts);
    file.extend(words.iter().flat_map(|((_, mark), _)| mark.to_le_bytes()));
    file.extend(words.iter().map(|(_, class)| class));
    file
}

/// How well the words of a class are known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Known {
    /// The treebanks have it often, always with one tag.
    Certain,
    /// The treebanks have it at least [`COMMON`] times.
    Common,
    Listed,
}

type Class = (Known, Vec<Penn>);

const COMMON: u32 = 8;

/// Buckets of six words each.
const BITS: u32 = 14;
