//! Which rules to try where: patterns by their rarest word or at numbers, expressions by a literal.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashMap;

use super::meter::Metered;
use crate::lexicon::phrases;
use crate::rule::list::First;
use crate::rule::pattern::vocabulary::{UNKNOWN, Word};
use crate::rule::pattern::{Anchor, AnchorWord, ListId, Match, Words};
use crate::rule::{Find, RuleSet};
use crate::span::Span;
use crate::text::Text;

/// An index over the rules of a set that hold anywhere in an article.
pub(super) struct Index {
    words: FxHashMap<Word, Starts>,
    /// For every list: the rules anchored at it.
    lists: Vec<Vec<Entry>>,
    /// By set of lists that come with the program: those of it that rules are anchored at.
    built_in: Vec<Vec<ListId>>,
    /// The rules anchored at what begins with a digit.
    digits: Vec<Entry>,
    /// The literals of all expressions, in any case, and whose they are.
    literals: Option<AhoCorasick>,
    owners: Vec<usize>,
}

/// Where patterns were tried last: one that begins with a sentence or block has several of its
/// anchors there, and would be tried as often.
#[derive(Default)]
pub(super) struct Tried {
    texts: usize,
    /// By rule: the number of the text, and the token.
    last: Vec<(usize, usize)>,
}

impl Tried {
    /// Whether the last try of this rule was at another token, or in another text.
    fn is_new(&mut self, rule: usize, token: usize) -> bool {
        if self.last.len() <= rule {
            self.last.resize(rule + 1, (0, 0));
        }
        let here = (self.texts, token);
        std::mem::replace(&mut self.last[rule], here) != here
    }
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
    anchor: Anchor,
}

impl Index {
    pub fn new(rules: &RuleSet) -> Self {
        let mut index = Self {
            words: FxHashMap::default(),
            lists: rules.lists.iter().map(|_| Vec::new()).collect(),
            built_in: Vec::new(),
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
        for (number, list) in rules.lists.iter().enumerate() {
            match list.first() {
                _ if index.lists[number].is_empty() => {}
                First::Of(list) => {
                    index.built_in.resize_with(phrases::sets(), Vec::new);
                    for (set, lists) in index.built_in.iter_mut().enumerate() {
                        if list.is_in(set) {
                            lists.push(number);
                        }
                    }
                }
                First::Words(words) => {
                    for word in words {
                        index.words.entry(*word).or_default().lists.push(number);
                    }
                }
            }
        }
        index.literals = (!literals.is_empty()).then(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::Standard)
                .kind(Some(AhoCorasickKind::DFA))
                .build(&literals)
                .expect("the literals of rules are few and short")
        });
        index
    }

    fn add(&mut self, rule: usize, anchor: &Anchor) {
        let entry = Entry { rule, anchor: anchor.clone() };
        match anchor.word {
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
        tried: &mut Tried,
        meter: Metered<'_>,
    ) -> Vec<(usize, Match)> {
        let mut found = Vec::new();
        tried.texts += 1;
        let mut attempt = |entry: &Entry, token: usize| {
            let Entry { rule, anchor } = entry;
            if !anchor.beside.are_at(at.words, token) || !active[*rule] {
                return;
            }
            let Find::Pattern(pattern) = &rules.rules[*rule].find else {
                return;
            };
            let starts = pattern.starts(at.text, anchor, token);
            if starts.len() == 1 && !tried.is_new(*rule, starts.start) {
                return;
            }
            meter.of(*rule, || {
                let matches = starts.filter_map(|start| pattern.match_at(at, &rules.lists, start));
                found.extend(matches.map(|found| (*rule, found)));
            });
        };
        for (token, word) in at.words.iter().enumerate() {
            if begins_with_digit(at.text.word(token)) {
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
            let built_in = phrases::beginnings(*word).and_then(|set| self.built_in.get(set));
            for list in own.iter().chain(built_in.into_iter().flatten()) {
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

fn begins_with_digit(word: &str) -> bool {
    match word.as_bytes()[0] {
        byte if byte.is_ascii() => byte.is_ascii_digit(),
        _ => word.starts_with(char::is_numeric),
    }
}
