//! How often words are written in which language.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;

use super::table::Table;
use crate::fetch::Sources;
use crate::{Result, wordfreq};

/// Tenths of the Zipf scale: the logarithm of how often a word stands in 10⁹ words, times ten.
type Zipf = u8;

/// A set of languages whose words stand in one table.
struct Vote {
    name: &'static str,
    columns: &'static [&'static str],
    note: &'static str,
    /// Letter in the table, name of the list in the package.
    languages: &'static [(char, &'static str)],
    /// A word is listed when a language has it at least so often.
    listed: Zipf,
    /// A word that the first language does not have at all is listed when another has it at least
    /// so often.
    foreign: Zipf,
    /// A listed word says of a language only what is at least so often.
    said: Zipf,
    /// Whether a word may hold this character.
    letter: fn(char) -> bool,
}

const VOTES: [Vote; 4] = [
    Vote {
        name: "frequencies_latin",
        columns: &["word", "votes"],
        note: "votes: a letter for the language and two digits, tenths of the Zipf scale (log10 of the count in 10^9 words); e en, f fr, s es, d de, i it, p pt, l pl, n nl, t tr; words of Zipf 3.4 and more in one of them, or of 2.2 and more where English has no such word, and what the others have from 1.5 on",
        languages: &[
            ('e', "large_en"),
            ('f', "large_fr"),
            ('s', "large_es"),
            ('d', "large_de"),
            ('i', "large_it"),
            ('p', "large_pt"),
            ('l', "large_pl"),
            ('n', "large_nl"),
            ('t', "small_tr"),
        ],
        listed: 34,
        foreign: 22,
        said: 15,
        letter: |c| {
            c.is_alphabetic() && !is_cyrillic(c) && !is_han(c) || matches!(c, '\'' | '\u{307}')
        },
    },
    Vote {
        name: "frequencies_cyrillic",
        columns: &["word", "votes"],
        note: "votes: a letter for the language and two digits, tenths of the Zipf scale; r ru, u uk; words of Zipf 3.5 and more in one of them, and what the other has from 1.5 on",
        languages: &[('r', "large_ru"), ('u', "large_uk")],
        listed: 35,
        foreign: 35,
        said: 15,
        letter: |c| is_cyrillic(c) || c == '\'',
    },
    Vote {
        name: "frequencies_han",
        columns: &["word", "votes"],
        note: "votes: z (zh) and two digits, tenths of the Zipf scale; words of Zipf 4.0 and more",
        languages: &[('z', "large_zh")],
        listed: 40,
        foreign: 40,
        said: 40,
        letter: is_han,
    },
    Vote {
        name: "frequencies_english",
        columns: &["word", "votes"],
        note: "votes: e (en) and two digits, tenths of the Zipf scale; words of Zipf 3.0 and more, for the choice of the rarest word of a pattern",
        languages: &[('e', "large_en")],
        listed: 30,
        foreign: 30,
        said: 30,
        letter: |c| c.is_alphabetic() && c < '\u{250}' || c == '\'',
    },
];

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..'\u{530}').contains(&c)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&c)
}

pub fn tables(sources: &Sources) -> Result<Vec<Table<'_>>> {
    VOTES.iter().map(|vote| table(vote, sources)).collect()
}

fn table<'a>(vote: &Vote, sources: &'a Sources) -> Result<Table<'a>> {
    let source = sources.get("wordfreq")?;
    let mut words: BTreeMap<String, Vec<(char, Zipf)>> = BTreeMap::new();
    let (first, _) = vote.languages[0];
    // Words of the first language, however rare.
    let mut own = HashSet::new();
    for (letter, list) in vote.languages {
        for (centibel, bucket) in wordfreq::words(source, list)?.into_iter().enumerate() {
            let zipf = Zipf::try_from(900_usize.saturating_sub(centibel) / 10)?;
            for word in bucket {
                if *letter == first {
                    own.insert(word.clone());
                }
                if zipf >= vote.said
                    && word.chars().all(vote.letter)
                    && word.contains(char::is_alphabetic)
                {
                    words.entry(word).or_default().push((*letter, zipf));
                }
            }
        }
    }
    let mut table = Table {
        name: vote.name,
        columns: vote.columns,
        key: 1,
        sources: vec![source],
        hand: false,
        note: vote.note,
        rows: BTreeSet::new(),
    };
    for (word, votes) in words {
        let least = if own.contains(&word) { vote.listed } else { vote.foreign };
        if votes.iter().any(|(_, zipf)| *zipf >= least) {
            let mut cell = String::new();
            for (letter, zipf) in votes {
                write!(cell, "{letter}{zipf:02}")?;
            }
            table.add([word, cell]);
        }
    }
    Ok(table)
}
