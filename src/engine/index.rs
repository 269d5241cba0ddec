//! Which rules to try where: patterns by their rarest word or at numbers, expressions by a literal.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;

use super::meter::Metered;
use crate::lexicon::phrases;
use crate::rule::list::{First, List};
use crate::rule::pattern::vocabulary::{UNKNOWN, Word};
use crate::rule::pattern::{Anchor, AnchorWord, Beside, ListId, Match, Pattern, Words};
use crate::rule::{Find, RuleSet};
use crate::span::Span;
use crate::text::Text;

/// An index over the rules of a set that hold anywhere in an article.
pub(super) struct Index {
    words: FxHashMap<Word, Starts>,
    /// For every list: the rules anchored at it.
    lists: Vec<Vec<Entry>>,
    /// The lists that come with the program, of those that rules are anchored at.
    built_in: Vec<ListId>,
    built_in_together: phrases::Lists,
    /// The rules anchored at what begins with a digit.
    digits: Vec<Entry>,
    /// The literals of all expressions, in any case, and whose they are.
    literals: Option<AhoCorasick>,
    owners: Vec<usize>,
}

/// What to try at a word.
#[derive(Default)]
struct Starts {
    /// The rules anchored at it.
    rules: Vec<Entry>,
    /// The lists of rule files it begins an entry of, of those that rules are anchored at.
    lists: Vec<ListId>,
}

struct Entry {
    rule: usize,
    least: usize,
    most: usize,
    beside: Option<Beside>,
}

impl Index {
    pub fn new(rules: &RuleSet) -> Self {
        let mut index = Self {
            words: FxHashMap::default(),
            lists: rules.lists.iter().map(|_| Vec::new()).collect(),
            built_in: Vec::new(),
            built_in_together: phrases::Lists::default(),
            digits: Vec::new(),
            literals: None,
            owners: Vec::new(),
        };
        let mut literals = Vec::new();
        for (number, rule) in rules.rules.iter().enumerate() {
            match &rule.find {
                // Tried behind the hits of the other rule, wherever those are.
                Find::Pattern(_) if rule.after.is_some() => {}
                Find::Pattern(pattern) => {
                    pattern.anchors.iter().for_each(|anchor| index.add(number, anchor));
                }
                Find::Regex(expression) => {
                    for literal in &expression.literals {
                        literals.push(literal);
                        index.owners.push(number);
                    }
                }
                Find::Detector(..) => {}
            }
        }
        let mut built_in = Vec::new();
        for (number, list) in rules.lists.iter().enumerate() {
            match list.first() {
                _ if index.lists[number].is_empty() => {}
                First::Of(list) => {
                    index.built_in.push(number);
                    built_in.push(list);
                }
                First::Words(words) => {
                    for word in words {
                        index.words.entry(*word).or_default().lists.push(number);
                    }
                }
            }
        }
        index.built_in_together = built_in.into_iter().collect();
        index.literals = (!literals.is_empty()).then(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::Standard)
                .build(&literals)
                .expect("the literals of rules are few and short")
        });
        index
    }

    fn add(&mut self, rule: usize, anchor: &Anchor) {
        let Anchor { word, least, most, beside } = *anchor;
        let entry = Entry { rule, least, most, beside };
        match word {
            AnchorWord::Word(word) => self.words.entry(word).or_default().rules.push(entry),
            AnchorWord::List(list) => self.lists[list].push(entry),
            AnchorWord::Digit => self.digits.push(entry),
        }
    }

    /// All matches of the active patterns in one pass over a text: rule and match, for each rule
    /// from the left and not overlapping.
    pub fn patterns(
        &self,
        rules: &RuleSet,
        active: &[bool],
        at: Words<'_>,
        meter: Metered<'_>,
    ) -> Vec<(usize, Match)> {
        let mut found = Vec::new();
        let mut attempt = |entry: &Entry, token: usize| {
            if entry.beside.is_some_and(|beside| !beside.is_at(at.words, token)) {
                return;
            }
            let Find::Pattern(pattern) = &rules.rules[entry.rule].find else {
                return;
            };
            if active[entry.rule] && token >= entry.least {
                meter.of(entry.rule, || {
                    try_around(pattern, &rules.lists, at, token, entry, &mut found);
                });
            }
        };
        for (token, word) in at.words.iter().enumerate() {
            if at.text.word(token).starts_with(char::is_numeric) {
                self.digits.iter().for_each(|entry| attempt(entry, token));
            }
            if *word == UNKNOWN {
                continue;
            }
            let starts = self.words.get(word);
            if let Some(starts) = starts {
                starts.rules.iter().for_each(|entry| attempt(entry, token));
            }
            let own = starts.map_or(&[][..], |starts| &starts.lists);
            let built_in =
                if self.built_in_together.have_beginning(*word) { &self.built_in[..] } else { &[] };
            for list in own.iter().chain(built_in) {
                if rules.lists[*list].begins(at.words, token) {
                    self.lists[*list].iter().for_each(|entry| attempt(entry, token));
                }
            }
        }
        found.sort_by(|(rule, a), (other, b)| {
            (rule, a.tokens.start, a.tokens.end).cmp(&(other, b.tokens.start, b.tokens.end))
        });
        let mut last: Option<(usize, usize)> = None;
        found.retain(|(rule, found)| {
            let keep = last.is_none_or(|(other, end)| other != *rule || end <= found.tokens.start);
            if keep {
                last = Some((*rule, found.tokens.end));
            }
            keep
        });
        found
    }

    /// The sentences in which an expression has a literal: rule and sentence, each once, in order.
    pub fn candidates(&self, text: &Text<'_>) -> Vec<(usize, usize)> {
        let Some(literals) = &self.literals else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for hit in literals.find_overlapping_iter(text.characters()) {
            let span = Span::new(hit.start(), hit.end());
            let rule = self.owners[hit.pattern().as_usize()];
            let tokens = text.tokens_at_characters(span);
            let last = tokens.end.max(tokens.start + 1).min(text.tokens().len());
            let sentences =
                text.tokens()[tokens.start.min(last)..last].iter().map(|t| t.sentence as usize);
            for sentence in sentences {
                if found.last() != Some(&(rule, sentence)) {
                    found.push((rule, sentence));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Tries a pattern at every token from which its anchor could stand at `token`.
fn try_around(
    pattern: &Pattern,
    lists: &[List],
    at: Words<'_>,
    token: usize,
    entry: &Entry,
    found: &mut Vec<(usize, Match)>,
) {
    for start in token.saturating_sub(entry.most)..=token - entry.least {
        if let Some(hit) = pattern.match_at(at, lists, start) {
            found.push((entry.rule, hit));
        }
    }
}
