//! How often words are written in which language.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;
use std::io::Read as _;

use flate2::read::GzDecoder;

use super::fetch::Sources;
use super::table::Table;
use crate::Result;

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
        let path = source.folder.join(format!("wordfreq/data/{list}.msgpack.gz"));
        let mut bytes = Vec::new();
        GzDecoder::new(File::open(&path)?).read_to_end(&mut bytes)?;
        let buckets = centibels(&bytes).ok_or_else(|| format!("{list}: not in cBpack format"))?;
        for (centibel, bucket) in buckets.into_iter().enumerate() {
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
            let votes: String =
                votes.iter().map(|(letter, zipf)| format!("{letter}{zipf:02}")).collect();
            table.add([word, votes]);
        }
    }
    Ok(table)
}

/// The format of wordfreq: a list, in `MessagePack`, of a header and then, for every centibel down
/// from certainty, the list of words that are just so frequent.
fn centibels(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let mut reader = Reader(bytes);
    let count = reader.list()?;
    for _ in 0..reader.byte()?.checked_sub(0x80)? {
        reader.string()?;
        // "format" has a string, "version" a small number.
        if reader.0.first()? & 0xe0 == 0xa0 {
            reader.string()?;
        } else {
            reader.byte()?;
        }
    }
    (1..count).map(|_| (0..reader.list()?).map(|_| reader.string()).collect()).collect()
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        (0..bytes).try_fold(0, |number, _| Some(number << 8 | usize::from(self.byte()?)))
    }

    fn list(&mut self) -> Option<usize> {
        match self.byte()? {
            short @ 0x90..=0x9f => Some(usize::from(short & 0x0f)),
            0xdc => self.number(2),
            0xdd => self.number(4),
            _ => None,
        }
    }

    fn string(&mut self) -> Option<String> {
        let length = match self.byte()? {
            short @ 0xa0..=0xbf => usize::from(short & 0x1f),
            0xd9 => self.number(1)?,
            0xda => self.number(2)?,
            _ => return None,
        };
        let (string, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(string.to_vec()).ok()
    }
}
