//! Words torn apart at their hyphen.

use std::ops::Range;

use crate::document::Reading;
use crate::lexicon::{Tagger, frequency, lists};
use crate::rule::{Detector, DetectorOption, EachBlock, Found, Search};
use crate::text::{Text, TokenKind};

/// Finds hyphens with a space on either side or both whose neighbours are parts of one word: of a
/// compound that the word table has ("vice - president"), of a word that English writes in one
/// ("after - noon"), of a name ("Clermont - Ferrand", "Great - Britain"). `joined` is the word as
/// it should read.
///
/// A system that was trained on text cut at hyphens leaves them. A dash between clauses stands
/// between the parts of a known word in one of a hundred cases.
pub(super) struct TornWord;

impl Detector for TornWord {
    fn name(&self) -> &'static str {
        "torn-word"
    }

    fn help(&self) -> &'static str {
        "Known words and names with spaces around their hyphen."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["joined"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(EachBlock::new(|reading: &Reading<'_>, block, found: &mut Vec<Found>| {
            let text = &reading.text(block);
            let mut at = 0;
            while at < text.tokens().len() {
                let hit = is_torn_hyphen(text, at).then(|| torn(text, at)).flatten();
                let Some((tokens, joined)) = hit else {
                    at += 1;
                    continue;
                };
                at = tokens.end;
                found.push(Found {
                    block,
                    tokens,
                    marked: None,
                    values: vec![joined],
                    related: None,
                });
            }
        }))
    }
}

/// Whether a token is a hyphen between two words of a sentence, with space beside it.
fn is_torn_hyphen(text: &Text, at: usize) -> bool {
    let tokens = text.tokens();
    if at == 0 || at + 1 >= tokens.len() || text.word(at) != "-" {
        return false;
    }
    let (before, hyphen, after) = (&tokens[at - 1], &tokens[at], &tokens[at + 1]);
    before.sentence == after.sentence
        && matches!(before.kind, TokenKind::Word | TokenKind::Number)
        && after.kind == TokenKind::Word
        && (before.end < hyphen.start || hyphen.end < after.start)
}

/// The tokens of the torn word whose first hyphen is `at`, and the word.
fn torn(text: &Text, at: usize) -> Option<(Range<usize>, String)> {
    let first = at - 1;
    // "vis - a - vis", "Clichy - la - Garenne".
    if is_torn_hyphen(text, at + 2) {
        let parts = [first, at + 1, at + 3].map(|token| text.word(token));
        let whole = parts.join("-");
        if is_particle(parts[1]) || knows(&whole) {
            return Some((first..at + 4, whole));
        }
    }
    let joined = joined(text.word(first), text.word(at + 1))?;
    Some((first..at + 2, joined))
}

/// What joins the parts of a French or Italian name or phrase and is no English word.
fn is_particle(word: &str) -> bool {
    matches!(word, "de" | "la" | "le" | "les" | "sur" | "du" | "des" | "à" | "lès" | "aux" | "di")
}

/// The word that two parts make, if they make one.
fn joined(first: &str, second: &str) -> Option<String> {
    /// A closed compound has so many letters and more.
    const LETTERS: usize = 5;
    /// Closed compounds that English has more often than this go before hyphenated ones.
    const USUAL: frequency::Zipf = 38;
    if is_link(second) || first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (a, b) = (first.to_lowercase(), second.to_lowercase());
    for (spelling, lists) in [
        (format!("{a}-{b}"), &["place", "given-name", "organisation", "person"][..]),
        (format!("{a} {b}"), &["place", "organisation", "nationality", "person"][..]),
    ] {
        if let Some(listed) = lists.iter().find_map(|list| lists::listed(list, &spelling)) {
            let as_noun = listed.starts_with(char::is_lowercase);
            let apart = if spelling.contains('-') { '-' } else { ' ' };
            return Some(if as_noun {
                format!("{first}{apart}{second}")
            } else {
                listed.to_owned()
            });
        }
    }
    let closed = format!("{a}{b}");
    let zipf = if second == b && closed.len() >= LETTERS && !is_link(first) {
        frequency::english(&closed)
    } else {
        0
    };
    if zipf >= USUAL {
        return Some(format!("{first}{second}"));
    }
    let hyphenated = format!("{first}-{second}");
    if knows(&hyphenated) {
        return Some(hyphenated);
    }
    (zipf > 0).then(|| format!("{first}{second}"))
}

/// Whether the word table has a hyphenated word, as it stands or in lower case.
fn knows(word: &str) -> bool {
    let tagger = Tagger::global();
    tagger.knows(word) || tagger.knows(&word.to_lowercase())
}

/// Whether a word begins what a dash sets apart more often than it ends a compound.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "a" | "about"
            | "all"
            | "an"
            | "and"
            | "are"
            | "as"
            | "at"
            | "both"
            | "but"
            | "every"
            | "for"
            | "from"
            | "he"
            | "her"
            | "his"
            | "how"
            | "if"
            | "in"
            | "is"
            | "it"
            | "its"
            | "more"
            | "no"
            | "not"
            | "of"
            | "on"
            | "one"
            | "only"
            | "or"
            | "she"
            | "so"
            | "some"
            | "such"
            | "than"
            | "that"
            | "the"
            | "their"
            | "then"
            | "they"
            | "this"
            | "to"
            | "two"
            | "was"
            | "we"
            | "were"
            | "what"
            | "when"
            | "where"
            | "which"
            | "while"
            | "who"
            | "with"
            | "you"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_known_word_are_joined_as_english_writes_it() {
        for (parts, word) in [
            (["vice", "president"], "vice president"),
            (["so", "called"], "so-called"),
            (["after", "noon"], "afternoon"),
            (["May", "be"], "Maybe"),
            (["anti", "American"], "anti-American"),
            (["Great", "Britain"], "Great Britain"),
            (["Clermont", "Ferrand"], "Clermont-Ferrand"),
        ] {
            assert_eq!(joined(parts[0], parts[1]).as_deref(), Some(word));
        }
    }

    #[test]
    fn other_neighbours_of_a_dash_make_no_word() {
        for parts in [["port", "which"], ["Berlin", "police"], ["1", "0"], ["in", "to"]] {
            assert_eq!(joined(parts[0], parts[1]), None, "{parts:?}");
        }
    }
}
