//! The noun phrases of a sentence: what they stand for, and their part in the clause.
//!
//! A chunker over Penn tags: determiners, numbers, adjectives, participles, nouns up to the last
//! noun. A clause part is told from what stands before and behind: a phrase behind a preposition
//! is oblique, behind a verb an object, and one that a finite verb follows (with of-phrases and
//! what stands between commas left out) is a subject.

use std::ops::Range;

use super::names::Names;
use super::words::{Gender, Kind, is_work, noun};
use crate::document::Reading;
use crate::lexicon::frequency;
use crate::lexicon::tagger::{Penn, Tags};
use crate::text::{Shape, Text};

/// A word that is at least so frequent is no name because the tagger takes it for one.
const COMMON: frequency::Zipf = 55;

/// The part of a mention in its clause, from the most to the least prominent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Subject,
    Object,
    Oblique,
    /// Inside another phrase: behind “of”, before “'s”, before another noun.
    Inner,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Tokens of the block.
    pub tokens: Range<usize>,
    pub head: usize,
    pub kind: Kind,
    pub plural: bool,
    pub role: Role,
    /// The number of its entity among [`Names::entities`], of a name.
    pub entity: Option<usize>,
}

/// The mentions of a sentence of a block, in order.
#[must_use]
pub fn read(reading: &Reading<'_>, names: &Names, block: usize, sentence: usize) -> Vec<Mention> {
    let text = &reading.text(block);
    let tokens = text.tokens_of_sentence(sentence);
    let tags = reading.tags(block);
    let tags = tags.of_sentence(text, sentence);
    let sentence = Sentence { text, names, block, first: tokens.start, tags };
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let phrase = sentence.phrase_at(at);
        if phrase.is_empty() {
            at += 1;
            continue;
        }
        at = phrase.end;
        if let Some(mention) = sentence.mention(phrase) {
            found.push(mention);
        }
    }
    for at in 0..found.len() {
        let role = sentence.role(&found, at);
        found[at].role = role;
    }
    found
}

struct Sentence<'a> {
    text: &'a Text<'a>,
    names: &'a Names,
    block: usize,
    first: usize,
    tags: &'a [Tags],
}

impl Sentence<'_> {
    fn tag(&self, token: usize) -> Option<Penn> {
        token.checked_sub(self.first).and_then(|at| self.tags.get(at)).map(|tags| tags.penn)
    }

    fn word(&self, token: usize) -> &str {
        if token >= self.first && token - self.first < self.tags.len() {
            self.text.word(token)
        } else {
            ""
        }
    }

    fn is_noun(&self, token: usize) -> bool {
        matches!(self.tag(token), Some(Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps))
            || self.names.at(self.block, token).is_some()
    }

    /// Whether a noun says what the name behind it is: “the actress”, “the company”, “the film”.
    fn joins_name(&self, token: usize) -> bool {
        if self.names.at(self.block, token).is_some() {
            return true;
        }
        let word = self.word(token).to_lowercase();
        is_work(&word)
            || matches!(
                noun(&word, false),
                Kind::Person(_)
                    | Kind::Organisation
                    | Kind::Group
                    | Kind::Personified
                    | Kind::Place
            )
    }

    /// The noun phrase that begins at a token; empty where none does.
    fn phrase_at(&self, start: usize) -> Range<usize> {
        let mut at = start;
        let mut end = start;
        let mut determined = false;
        while let Some(tag) = self.tag(at) {
            if self.is_noun(at) {
                // A name behind a noun that does not say what it is begins a phrase: “in the end
                // Macron”.
                let begins =
                    self.names.at(self.block, at).is_some_and(|name| name.tokens.start == at);
                if end > start && begins && end == at && !self.joins_name(end - 1) {
                    break;
                }
                at = match self.names.at(self.block, at) {
                    Some(name) => name.tokens.end.min(self.first + self.tags.len()),
                    None => at + 1,
                };
                end = at;
                continue;
            }
            let opens = matches!(tag, Penn::Dt | Penn::Pdt | Penn::PrpS | Penn::Cd | Penn::Dollar);
            if opens && (end > start || determined && !matches!(tag, Penn::Cd | Penn::Dt)) {
                break;
            }
            let joins = opens
                || matches!(tag, Penn::Jj | Penn::Jjr | Penn::Jjs | Penn::Hyph | Penn::Afx)
                || matches!(tag, Penn::Vbn | Penn::Vbg | Penn::Vbd) && determined && end == start
                || matches!(tag, Penn::Rb | Penn::Rbr | Penn::Rbs) && determined && end == start
                || self.word(at) == "\"" && determined && end == start;
            if !joins || end > start && !matches!(tag, Penn::Hyph) {
                break;
            }
            determined |= opens;
            at += 1;
        }
        // “the latter”, “this”, “those”, “the accused”: without a noun.
        if end == start && determined && at > start {
            let last = self.word(at - 1).to_lowercase();
            if matches!(
                last.as_str(),
                "latter"
                    | "former"
                    | "accused"
                    | "deceased"
                    | "other"
                    | "another"
                    | "those"
                    | "one"
            ) || self.word(at - 1).ends_with("-year-old")
            {
                end = at;
            }
        }
        start..end
    }

    fn mention(&self, phrase: Range<usize>) -> Option<Mention> {
        let head = phrase.end - 1;
        let tag = self.tag(head)?;
        let plural = matches!(tag, Penn::Nns | Penn::Nnps);
        let name = self.names.at(self.block, head);
        let (kind, entity) = match name {
            Some(name) => (self.names.kind(name), name.entity),
            None => (self.common(head, plural, &phrase), None),
        };
        let plural = plural
            && name.is_none_or(|name| {
                // Companies and countries in “-s” are one.
                !matches!(
                    self.names.kind(name),
                    Kind::Organisation | Kind::Country | Kind::Person(_)
                )
            });
        Some(Mention { tokens: phrase, head, kind, plural, role: Role::Oblique, entity })
    }

    fn common(&self, head: usize, plural: bool, phrase: &Range<usize>) -> Kind {
        let word = self.word(head);
        if self.word(head).ends_with("-year-old") || self.word(head).ends_with("-year-olds") {
            return Kind::Person(None);
        }
        let lower = word.to_lowercase();
        let kind = noun(&lower, plural);
        // A name that only the tagger knows for one.
        let is_name = matches!(self.tag(head), Some(Penn::Nnp | Penn::Nnps))
            && self.text.tokens()[head].shape != Shape::Lower
            && frequency::english(&lower) < COMMON;
        if is_name
            && !matches!(kind, Kind::Person(_))
            && !self.word(phrase.start).eq_ignore_ascii_case("the")
        {
            return Kind::Unknown;
        }
        kind
    }

    fn role(&self, mentions: &[Mention], at: usize) -> Role {
        let mention = &mentions[at];
        let before = mention.tokens.start.checked_sub(1).map_or("", |before| self.word(before));
        let lower = before.to_lowercase();
        if self.word(mention.tokens.end) == "'s"
            || self.word(mention.tokens.end) == "'"
            || lower == "of"
        {
            return Role::Inner;
        }
        let tag = mention.tokens.start.checked_sub(1).and_then(|before| self.tag(before));
        let subordinates = matches!(
            lower.as_str(),
            "that"
                | "because"
                | "while"
                | "if"
                | "although"
                | "though"
                | "whether"
                | "as"
                | "since"
                | "after"
                | "before"
                | "until"
                | "unless"
                | "when"
                | "where"
                | "than"
        );
        if matches!(tag, Some(Penn::In | Penn::To)) && !subordinates {
            return Role::Oblique;
        }
        let is_verb = matches!(
            tag,
            Some(Penn::Vb | Penn::Vbd | Penn::Vbg | Penn::Vbn | Penn::Vbp | Penn::Vbz)
        );
        if is_verb && !matches!(lower.as_str(), "said" | "says" | "is" | "was") {
            return Role::Object;
        }
        if self.verb_follows(mentions, at) {
            return Role::Subject;
        }
        match tag {
            Some(Penn::Rp) => Role::Object,
            _ if is_verb => Role::Object,
            _ => Role::Oblique,
        }
    }

    fn comma_after(&self, token: usize) -> Option<usize> {
        (token + 1..self.first + self.tags.len())
            .find(|token| self.tag(*token) == Some(Penn::Comma))
    }

    fn has_verb_after(&self, token: usize) -> bool {
        let finite =
            |tags: &Tags| matches!(tags.penn, Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md);
        self.tags[token + 1 - self.first..].iter().any(finite)
    }

    /// Whether a finite verb follows the mention, with phrases that hang on it left out.
    fn verb_follows(&self, mentions: &[Mention], at: usize) -> bool {
        let mut token = mentions[at].tokens.end;
        let mut next = at + 1;
        let mut comma = false;
        let mut limit = token + 25;
        loop {
            let tag = self.tag(token);
            match tag {
                Some(Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md) => return true,
                // A past tense that the tagger takes for a participle: no other verb follows.
                Some(Penn::Vbn) if !comma => return !self.has_verb_after(token),
                Some(Penn::Rb | Penn::Rbr | Penn::In | Penn::Cc | Penn::Lrb | Penn::Rrb) => {
                    token += 1;
                }
                Some(Penn::Comma) => {
                    comma = true;
                    token += 1;
                }
                // Over a clause between commas.
                Some(Penn::Wp | Penn::Wdt | Penn::WpS) => {
                    let Some(end) = self.comma_after(token).filter(|_| comma) else {
                        return false;
                    };
                    token = end + 1;
                    next = mentions.partition_point(|mention| mention.tokens.start < token);
                    limit = token + 12;
                }
                Some(Penn::Pos) => return false,
                _ => {
                    // Over a phrase that follows: behind a preposition, “and”, or a comma.
                    let follows = mentions.get(next).filter(|other| other.tokens.start == token);
                    match follows {
                        Some(other) if token > mentions[at].tokens.end => {
                            token = other.tokens.end;
                            next += 1;
                        }
                        // “the company, founded in 1970, …”.
                        _ if comma && matches!(tag, Some(Penn::Vbn | Penn::Vbg | Penn::Jj)) => {
                            let Some(end) = self.comma_after(token) else {
                                return false;
                            };
                            token = end + 1;
                            next = mentions.partition_point(|other| other.tokens.start < token);
                            limit = token + 12;
                            comma = false;
                        }
                        _ => return false,
                    }
                }
            }
            if token > limit {
                return false;
            }
        }
    }
}

/// A third-person pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    He,
    She,
    It,
    They,
}

impl Pronoun {
    /// The pronoun that a word is a form of.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        // Most words are done with at their first letter.
        let forms: &[(&[&str], Self)] = match word.as_bytes().first()? {
            b'h' | b'H' => &[
                (&["he", "him", "his", "himself"], Self::He),
                (&["her", "hers", "herself"], Self::She),
            ],
            b's' | b'S' => &[(&["she"], Self::She)],
            b'i' | b'I' => &[(&["it", "its", "itself"], Self::It)],
            b't' | b'T' => &[(&["they", "them", "their", "theirs", "themselves"], Self::They)],
            _ => return None,
        };
        let is = |forms: &[&str]| forms.iter().any(|form| word.eq_ignore_ascii_case(form));
        forms.iter().find(|(forms, _)| is(forms)).map(|(_, pronoun)| *pronoun)
    }

    /// The gender of a person that it stands for.
    #[must_use]
    pub fn gender(self) -> Option<Gender> {
        match self {
            Self::He => Some(Gender::Masculine),
            Self::She => Some(Gender::Feminine),
            Self::It | Self::They => None,
        }
    }
}
