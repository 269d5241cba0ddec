//! Which English an article is written in: that of its own spelling and dates.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::Reading;
use crate::lexicon::lists::listed;
use crate::style::Variety;
use crate::text::{Memo, Shape, Text, TokenKind};

/// Words of British English that the American spells otherwise, in order: as they are, and by
/// their beginnings. What the other side has in another sense (a meter, a tire, a computer program)
/// or in derived words (laboratory, honorary) is left out.
const BRITISH: Words = Words {
    whole: &[
        "cosy", "enrol", "enrols", "fulfil", "fulfilment", "fulfils", "grey", "greyer", "greys",
        "instalment", "instalments", "licence", "licences", "maths", "metre", "metres",
        "practised", "practising", "programme", "programmes", "pyjamas", "storey", "storeys",
        "tonne", "tonnes", "tyre", "tyres", "whilst",
    ],
    beginnings: &[
        "aeroplane", "aluminium", "armour", "behaviour", "calibre", "cancelled", "cancelling",
        "centimetre", "centre", "cheque", "colour", "counsellor", "defence", "endeavour", "favour",
        "fibre", "flavour", "fuelled", "fuelling", "harbour", "honour", "humour", "jewellery",
        "kerb", "kilometre", "labelled", "labelling", "labour", "litre", "manoeuvr", "marvellous",
        "millimetre", "modelled", "modelling", "moustache", "neighbour", "offence", "plough",
        "pretence", "rumour", "saviour", "sceptic", "signalled", "sombre", "theatre", "travelled",
        "traveller", "travelling",
    ],
};

/// The same for American English.
const AMERICAN: Words = Words {
    whole: &[
        "cozy", "enroll", "enrolls", "fulfill", "fulfillment", "fulfills", "gray", "grayer",
        "grays", "honor", "honored", "honoring", "honors", "humor", "installment", "installments",
        "labor", "liter", "liters", "math", "mom", "moms", "pajamas",
    ],
    beginnings: &[
        "airplane", "aluminum", "armor", "behavior", "caliber", "canceled", "canceling", "center",
        "centimeter", "color", "counselor", "defense", "endeavor", "favor", "fiber", "flavor",
        "fueled", "fueling", "harbor", "jewelry", "kilometer", "labeled", "labeling", "maneuver",
        "marvelous", "millimeter", "modeled", "modeling", "mustache", "neighbor", "offense",
        "plow", "pretense", "rumor", "savior", "signaled", "skeptic", "somber", "theater",
        "traveled", "traveler", "traveling",
    ],
};

/// What stands before the endings of -ise or -ize, in order.
const VERBS: &[&str] = &[
    "apolog", "author", "categor", "central", "character", "civil", "colon", "critic", "digital",
    "emphas", "equal", "fertil", "final", "general", "global", "harmon", "hospital", "ideal",
    "immun", "industrial", "legal", "liberal", "local", "maxim", "minim", "mobil", "modern",
    "monopol", "national", "neutral", "normal", "optim", "organ", "penal", "polar", "popular",
    "priorit", "privat", "rational", "real", "recogn", "reorgan", "revolution", "scrutin",
    "special", "stabil", "standard", "subsid", "summar", "symbol", "sympath", "terror", "util",
    "victim", "visual",
];

/// Endings of -ise and -ize behind their s or z.
const ENDINGS: &[&str] = &["e", "ed", "es", "ing", "er", "ers", "ation", "ations"];

struct Words {
    whole: &'static [&'static str],
    beginnings: &'static [&'static str],
}

impl Words {
    fn have(&self, word: &str) -> bool {
        // No beginning begins with another, so that only the last below the word can fit.
        let below = self.beginnings.partition_point(|beginning| *beginning <= word);
        self.whole.binary_search(&word).is_ok()
            || below.checked_sub(1).is_some_and(|at| word.starts_with(self.beginnings[at]))
    }
}

/// What speaks for either variety in the blocks of an article. What counts is a word in small
/// letters (a name such as Department of Defense keeps its spelling), “percent” against “per cent”,
/// and a date whose month stands before or behind its day.
pub(super) struct Evidence {
    us: usize,
    gb: usize,
    /// So many blocks have been read.
    blocks: usize,
    memo: Memo<Option<Variety>>,
}

impl Evidence {
    /// For a document of so many bytes.
    pub fn new(bytes: usize) -> Self {
        Self { us: 0, gb: 0, blocks: 0, memo: Memo::new(bytes) }
    }

    /// Reads the blocks up to number `n`, those that have not been read.
    pub fn read(&mut self, reading: &Reading<'_>, n: usize) {
        for block in self.blocks..=n {
            let text = reading.text(block);
            for token in 0..text.tokens().len() {
                match self.of(&text, token) {
                    Some(Variety::Us) => self.us += 1,
                    Some(Variety::Gb) => self.gb += 1,
                    None => {}
                }
            }
        }
        self.blocks = self.blocks.max(n + 1);
    }

    /// The variety that more speaks for; `None` where they are even, as where nothing speaks.
    pub fn variety(&self) -> Option<Variety> {
        match self.us.cmp(&self.gb) {
            Ordering::Greater => Some(Variety::Us),
            Ordering::Less => Some(Variety::Gb),
            Ordering::Equal => None,
        }
    }

    fn of(&mut self, text: &Text<'_>, token: usize) -> Option<Variety> {
        let here = text.tokens()[token];
        match (here.kind, here.shape) {
            (TokenKind::Word, Shape::Lower) => self.memo.get(text, token, of_word).or_else(|| {
                let is_two = text.word(token) == "per" && next(text, token) == Some("cent");
                is_two.then_some(Variety::Gb)
            }),
            (TokenKind::Word, Shape::Cap) => {
                let before = token.checked_sub(1).map(|before| text.word(before));
                let variety = if next(text, token).is_some_and(is_day) {
                    Variety::Us
                } else if before.is_some_and(is_day) {
                    Variety::Gb
                } else {
                    return None;
                };
                listed("month", &text.word(token).to_lowercase()).map(|_| variety)
            }
            _ => None,
        }
    }
}

fn next<'t>(text: &'t Text<'_>, token: usize) -> Option<&'t str> {
    (token + 1 < text.tokens().len()).then(|| text.word(token + 1))
}

/// Which of the four bytes that words of the lists begin with there are, by a hash: most words are
/// done with here.
static BEGINNINGS: LazyLock<[u64; 16]> = LazyLock::new(|| {
    let mut bits = [0; 16];
    for words in [&BRITISH, &AMERICAN] {
        for word in words.whole.iter().chain(words.beginnings) {
            let bit = beginning(word);
            bits[bit / 64] |= 1 << (bit % 64);
        }
    }
    bits
});

/// A number below 1,024 for the first four bytes of a word.
fn beginning(word: &str) -> usize {
    let bytes = word.bytes().take(4);
    let number = bytes.fold(0_u32, |number, byte| number << 8 | u32::from(byte));
    (number.wrapping_mul(0x9e37_79b1) >> 22) as usize
}

fn of_word(word: &str) -> Option<Variety> {
    let bit = beginning(word);
    if BEGINNINGS[bit / 64] & (1 << (bit % 64)) != 0 || word == "percent" {
        let listed = of_listed(word);
        if listed.is_some() {
            return listed;
        }
    }
    of_verb(word)
}

fn of_listed(word: &str) -> Option<Variety> {
    if word == "percent" || AMERICAN.have(word) {
        return Some(Variety::Us);
    }
    if BRITISH.have(word) {
        return Some(Variety::Gb);
    }
    None
}

/// What the ending of a verb in -ise or -ize, or of its noun, says.
fn of_verb(word: &str) -> Option<Variety> {
    let may_be = |pair: &[u8]| matches!(pair, [b'i', b'z' | b's']);
    if !word.as_bytes().windows(2).any(may_be) {
        return None;
    }
    ENDINGS.iter().find_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        let (verb, variety) = match stem.strip_suffix("iz") {
            Some(verb) => (verb, Variety::Us),
            None => (stem.strip_suffix("is")?, Variety::Gb),
        };
        VERBS.binary_search(&verb).is_ok().then_some(variety)
    })
}

/// Whether a token is the day of a month: 4, 04 or 4th.
fn is_day(word: &str) -> bool {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
        && digits.len() <= 2
        && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn of(text: &str) -> Option<Variety> {
        let document = Document::read_plain("a", text.as_bytes().to_vec()).unwrap();
        Reading::new(&document).variety()
    }

    #[test]
    fn spelling_tells() {
        for text in [
            "The colour of the harbour changed.",
            "They organised a theatre.",
            "Prices rose by 5 per cent.",
            "He travelled with a programme.",
        ] {
            assert_eq!(of(text), Some(Variety::Gb), "{text}");
        }
        for text in [
            "The color of the harbor changed.",
            "They organized a theater.",
            "Prices rose by 5 percent.",
            "The labor was hard; he traveled.",
        ] {
            assert_eq!(of(text), Some(Variety::Us), "{text}");
        }
    }

    #[test]
    fn dates_tell() {
        for text in ["It closed on 4 March.", "On the 4th April 2020 it closed."] {
            assert_eq!(of(text), Some(Variety::Gb), "{text}");
        }
        for text in ["It closed on March 4.", "On April 4th it closed."] {
            assert_eq!(of(text), Some(Variety::Us), "{text}");
        }
    }

    #[test]
    fn the_greater_part_wins() {
        assert_eq!(of("The colour of the center on March 4."), Some(Variety::Us));
        assert_eq!(of("The colour of the theatre on March 4."), Some(Variety::Gb));
        assert_eq!(of("The colour on March 4."), None);
    }

    #[test]
    fn what_both_write_and_names_tell_nothing() {
        for text in [
            "The laboratory advised an honorary meter, a humorous program and criticism.",
            "The organism surprised a realist in May 2020, in March and on 40 Octobers.",
            "Labour leads in the World Trade Center, says the Department of Defense.",
            "",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn words_are_in_order_and_no_beginning_begins_with_another() {
        for list in [BRITISH.whole, AMERICAN.whole, VERBS] {
            assert!(list.is_sorted_by(|a, b| a < b));
        }
        for list in [BRITISH.beginnings, AMERICAN.beginnings] {
            assert!(list.is_sorted_by(|a, b| a < b && !b.starts_with(a)));
            // Or the hash of their first bytes would not be that of the words.
            assert!(list.iter().all(|beginning| beginning.len() >= 4));
        }
    }
}
