//! From hits to diagnostics: overlaps, wording, places.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::Hit;
use super::article::Article;
use super::edits::{Setting, edit};
use super::grade::Grade;
use super::markup::edit_in_markup;
use crate::diagnostic::{Diagnostic, Family, Fix, Related};
use crate::document::Reading;
use crate::rule::template::Value;
use crate::rule::{Extent, FixTemplate, RuleSet};
use crate::span::Span;
use crate::text::View;

/// So many bytes before and after a hit are kept of its sentence.
const CONTEXT: usize = 800;

/// Lets hits of rules with `silences` replace those of the families they name, their own rule's
/// aside. Where two rules would silence each other, the more certain does, then the more severe,
/// then the one that comes first.
pub(super) fn silence(hits: &mut Vec<Hit>, rules: &RuleSet, grades: &[Grade]) {
    let rule = |number: usize| &rules.rules[number];
    let mut silencing: Vec<usize> =
        hits.iter().map(|hit| hit.rule).filter(|n| !rule(*n).silences.is_empty()).collect();
    silencing.sort_by_key(|n| (Reverse(grades[*n].certainty), Reverse(grades[*n].severity), *n));
    silencing.dedup();
    for number in silencing {
        // A rule may have been silenced by one before it.
        if hits.iter().any(|hit| hit.rule == number) {
            let silences = &rule(number).silences;
            hits.retain(|hit| hit.rule == number || !silences.contains(&rule(hit.rule).family));
        }
    }
}

/// What a hit reports of the lines below its own ends before a line in which another rule of its
/// family found something: that one is of another kind and no part of the list.
pub(super) fn end_before_others(hits: &mut [Hit], article: &Article<'_>, rules: &RuleSet) {
    let rule = |hit: &Hit| &rules.rules[hit.rule];
    for n in 0..hits.len() {
        if rule(&hits[n]).extent != Extent::LinesBelow {
            continue;
        }
        let own = article.reading.blocks()[hits[n].block].span();
        let next = hits
            .iter()
            .filter(|other| rule(other).family == rule(&hits[n]).family)
            .map(|other| other.span.start)
            .filter(|start| (own.end..hits[n].span.end).contains(start))
            .min();
        if let Some(next) = next {
            let kept = article.reading.slice(Span::new(hits[n].span.start, next));
            let line = kept.rfind('\n').map_or(kept, |end| &kept[..end]);
            hits[n].span.end = hits[n].span.start + line.trim_end().len();
        }
    }
}

/// Of hits of one family that overlap, one stays: the more certain, then the more severe, the
/// shorter, the one whose rule comes first. Hits of different families stand beside each other.
pub(super) fn without_overlaps(mut hits: Vec<Hit>, rules: &RuleSet, grades: &[Grade]) -> Vec<Hit> {
    let rule = |hit: &Hit| &rules.rules[hit.rule];
    hits.sort_by_key(|hit| {
        let Grade { certainty, severity } = grades[hit.rule];
        (Reverse(certainty), Reverse(severity), hit.span.len(), hit.rule, hit.span.start)
    });
    let mut taken: BTreeMap<(Family, usize), usize> = BTreeMap::new();
    hits.retain(|hit| {
        let family = rule(hit).family;
        let before = taken.range(..(family, hit.span.end)).next_back();
        let free =
            before.is_none_or(|((other, _), end)| *other != family || *end <= hit.span.start);
        if free {
            taken.insert((family, hit.span.start), hit.span.end);
        }
        free
    });
    hits.sort_by_key(|hit| (hit.span.start, hit.span.end, hit.rule));
    hits
}

/// Words the hits, which are in the order of their spans.
pub(super) fn diagnostics(
    hits: Vec<Hit>,
    article: &Article<'_>,
    rules: &RuleSet,
    grades: &[Grade],
) -> Vec<Diagnostic> {
    let document = article.reading.document();
    let mut places = Places::new(&document.source);
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    // Of the sentence around the hit before: many hits may stand in one.
    let mut last = (Span::default(), String::new());
    hits.into_iter()
        .map(|hit| {
            let rule = &rules.rules[hit.rule];
            let text = article.reading.slice(hit.span);
            let (line, column) = places.of(hit.span.start);
            let mut values = hit.values;
            let words = article.reading.text(hit.block);
            let block = article.reading.blocks()[hit.block].span();
            // What is reported to the end of the article is in no one block.
            let read = if block.contains(hit.span) {
                words.read(words.characters_at(hit.span), &document.source)
            } else {
                text
            };
            values.push(Value {
                name: "match".into(),
                text: read.to_owned(),
                listed: None,
                tag: None,
            });
            let sentences = article.sentences(hit.block, &hit.tokens);
            let around = sentences
                .clone()
                .map(|sentence| words.source_of_sentence(sentence))
                .reduce(|a, b| Span::new(a.start, b.end))
                .unwrap_or(hit.span);
            let around = nearby(&document.source, around, hit.span);
            // Behind an opening quote or bracket a sentence begins as well.
            let reported = words.tokens_at(hit.span);
            let first = article.sentences(hit.block, &reported).start;
            let begins_sentence = (words.tokens_of_sentence(first).start..reported.start)
                .all(|token| matches!(words.word(token), "\"" | "'" | "(" | "["));
            let setting = Setting { begins_sentence };
            if around != last.0 {
                last = (around, normal(article.reading.slice(around)));
            }
            let key = |id: &str| key(id, text, &last.1);
            let own = key(&rule.id);
            let ordinal = *seen.entry(own).and_modify(|count| *count += 1).or_insert(0);
            let fingerprint = |key: u64| format!("{:016x}", key.wrapping_add(ordinal as u64));
            Diagnostic {
                path: document.name.clone(),
                part: None,
                rule: rule.id.clone(),
                family: rule.family,
                message: rule.message.fill(&values),
                why: rule.why.clone(),
                severity: grades[hit.rule].severity,
                certainty: grades[hit.rule].certainty,
                mqm: rule.mqm.clone(),
                its: rule.its.to_owned(),
                span: hit.span,
                line,
                column,
                text: text.to_owned(),
                sentence: article.reading.slice(around).to_owned(),
                fixes: rule
                    .fixes
                    .iter()
                    .filter_map(|fix| {
                        word_fix(fix, &article.reading, hit.block, hit.span, &values, &setting)
                    })
                    .collect(),
                related: hit
                    .related
                    .map(|span| Related { span, message: rule.related.fill(&values) })
                    .into_iter()
                    .collect(),
                fingerprint: fingerprint(own),
                former: rule.aliases.iter().map(|alias| fingerprint(key(alias))).collect(),
                from: hit.from.map_or_else(|| rule.from.clone(), |from| vec![from.to_owned()]),
                label: rule.label.fill(&values),
            }
        })
        .collect()
}

/// Of a sentence without end, what is close to the hit: a diagnostic stays small though a text has
/// neither marks nor spaces.
fn nearby(source: &str, sentence: Span, hit: Span) -> Span {
    let from = source.floor_char_boundary(hit.start.saturating_sub(CONTEXT));
    let to = source.ceil_char_boundary(hit.end.saturating_add(CONTEXT));
    let start = sentence.start.max(from);
    Span::new(start, sentence.end.min(to).max(start))
}

/// What identifies a diagnostic wherever it stands. `sentence` is in its normal form.
fn key(id: &str, text: &str, sentence: &str) -> u64 {
    xxh3_64([id, &normal(text), sentence].join("\0").as_bytes())
}

/// A text as rules see it, with one space where there is any.
fn normal(text: &str) -> String {
    View::new(text).text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A fix as an edit; `None` where it would damage the markup around it.
fn word_fix(
    fix: &FixTemplate,
    reading: &Reading<'_>,
    block: usize,
    span: Span,
    values: &[Value],
    setting: &Setting,
) -> Option<Fix> {
    let document = reading.document();
    let replacement = fix.text.fill(values);
    let (edit, written) = match document.structure() {
        None => {
            let edit = edit(&document.source, document.line_end(), span, &replacement, setting);
            let written = edit.replacement.clone();
            (edit, written)
        }
        Some(structure) => edit_in_markup(reading, structure, block, span, &replacement, setting)?,
    };
    let removed = &document.source[span.start..span.end];
    let title = match written.trim() {
        "" => "Remove".to_owned(),
        kept if kept == removed.trim() && replacement.contains('\n') => {
            "Put on a line of its own".to_owned()
        }
        kept => format!("Write “{kept}”"),
    };
    // Removing more than a line is never safe, whatever the rule says.
    let safe = fix.safe && (edit.replacement.contains('\n') || !removed.trim().contains('\n'));
    Some(Fix { title, safe, edits: vec![edit] })
}

/// Lines and columns of ascending offsets, in one pass.
struct Places<'a> {
    source: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Places<'a> {
    fn new(source: &'a str) -> Self {
        // A byte order mark is no character of the first line.
        let at = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        Self { source, at, line: 1, column: 1 }
    }

    fn of(&mut self, offset: usize) -> (usize, usize) {
        let passed = &self.source[self.at.min(offset)..offset];
        if let Some(last) = passed.rfind('\n') {
            self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
            self.column = 1 + passed[last + 1..].chars().count();
        } else {
            self.column += passed.chars().count();
        }
        self.at = self.at.max(offset);
        (self.line, self.column)
    }
}
