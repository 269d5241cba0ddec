//! Hits in, counts out: by set, by family, by rule, and of marks.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::hits::{Found, Hit, InReference};
use super::place_of;
use super::rows::{Data, Mark, Row};
use super::tally::{Exposure, Tally, number as count};
use super::verdicts::Verdicts;
use super::words::{distance, edited, touched, words};
use crate::rule::families;
use crate::span::Span;

/// The counts of a set.
#[derive(Clone, Debug, Default)]
pub struct SetScore {
    pub exposure: Exposure,
    /// Whether its marks are all the faults there are.
    pub complete: bool,
    /// Words in marks, where they are complete: what a span of a word touches by chance.
    pub marked_words: usize,
    /// Words of rows with a reference, and those of them that were edited.
    pub compared_words: usize,
    pub edited_words: usize,
    pub all: Tally,
    pub families: BTreeMap<&'static str, Tally>,
    pub rules: BTreeMap<String, Tally>,
    /// By category.
    pub marks: BTreeMap<String, Marks>,
}

/// How many marks were found: are touched by a hit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks {
    pub marks: usize,
    pub found: usize,
    pub core: usize,
    pub core_found: usize,
}

/// The words of a row, and which of them were edited where there is a reference.
pub struct RowWords {
    pub words: Vec<Span>,
    pub edited: Option<Vec<bool>>,
}

/// The words of all rows.
#[must_use]
pub fn row_words(data: &Data) -> Vec<RowWords> {
    let of = |row: &Row| RowWords {
        words: words(&row.text),
        edited: row.reference.as_ref().map(|reference| edited(&row.text, reference)),
    };
    data.rows.par_iter().map(of).collect()
}

/// Counts by set, in the order of [`Data::sets`]. The marks of the sets named `complete` are all
/// the faults there are.
#[must_use]
pub fn score(
    data: &Data,
    found: &Found,
    rows: &[RowWords],
    complete: &[String],
    verdicts: &Verdicts,
) -> Vec<SetScore> {
    let mut sets: Vec<SetScore> = data
        .sets
        .iter()
        .map(|set| SetScore { complete: complete.contains(&set.name), ..SetScore::default() })
        .collect();
    for (row, words) in data.rows.iter().zip(rows) {
        add_exposure(&mut sets[row.set], row, words);
    }
    let mut hits_of: Vec<Vec<&Hit>> = vec![Vec::new(); data.rows.len()];
    for hit in &found.hits {
        let judged = verdicts.of(&hit.diagnostic.rule, &place_of(data, hit));
        let row = &data.rows[hit.row];
        let set = &mut sets[row.set];
        let complete = set.complete;
        let on_mark = touches_mark(data, hit);
        let as_marked = complete_fix(row, hit);
        let nearer = nearer(row, hit);
        let is_paired = row.reference.is_some() && !row.repeated;
        set.each(hit, |tally| {
            tally.hits += 1;
            tally.among_marks += usize::from(complete);
            tally.on_marks += usize::from(complete && on_mark);
            tally.marked_fixes += usize::from(as_marked.is_some());
            tally.same_fixes += usize::from(as_marked == Some(true));
            tally.compared_fixes += usize::from(nearer.is_some());
            tally.nearer_fixes += usize::from(nearer == Some(true));
            tally.paired += usize::from(is_paired);
            if let Some(judged) = &judged {
                tally.judge(judged);
            }
        });
        for (row, _) in &hit.pieces {
            hits_of[*row].push(hit);
        }
    }
    for ((number, row), words) in data.rows.iter().enumerate().zip(rows) {
        let set = &mut sets[row.set];
        find_marks(set, number, row, &hits_of[number]);
        flag_words(set, number, words, &hits_of[number]);
    }
    for found in &found.in_references {
        let row = &data.rows[found.row];
        if !row.reference_repeated {
            sets[row.set].in_reference(found);
        }
    }
    sets
}

impl SetScore {
    /// Changes the tallies that a hit belongs to.
    fn each(&mut self, hit: &Hit, mut change: impl FnMut(&mut Tally)) {
        change(&mut self.all);
        change(self.families.entry(families::key(hit.diagnostic.family)).or_default());
        change(self.rules.entry(hit.diagnostic.rule.clone()).or_default());
    }

    fn in_reference(&mut self, found: &InReference) {
        self.all.in_references += 1;
        self.families.entry(families::key(found.family)).or_default().in_references += 1;
        self.rules.entry(found.rule.clone()).or_default().in_references += 1;
    }
}

fn add_exposure(set: &mut SetScore, row: &Row, words: &RowWords) {
    set.exposure.words += words.words.len();
    if let Some(edited) = &words.edited {
        set.compared_words += edited.len();
        set.edited_words += edited.iter().filter(|edited| **edited).count();
        if !row.repeated {
            set.exposure.paired += words.words.len();
        }
        if !row.reference_repeated {
            set.exposure.references += self::words(row.reference.as_deref().unwrap_or("")).len();
        }
    }
    if set.complete {
        let marked: BTreeSet<usize> =
            row.marks.iter().flat_map(|mark| touched(&words.words, mark.span)).collect();
        set.marked_words += marked.len();
    }
}

/// Whether a hit shares a character with a mark, or encloses the place where something is missing.
fn touches_mark(data: &Data, hit: &Hit) -> bool {
    hit.pieces
        .iter()
        .any(|(row, span)| data.rows[*row].marks.iter().any(|mark| touches(mark, *span)))
}

fn touches(mark: &Mark, span: Span) -> bool {
    if mark.span.is_empty() {
        span.start <= mark.span.start && mark.span.end <= span.end
    } else {
        span.overlaps(mark.span)
    }
}

/// Whether the hit's first fix makes the same of the row as the fix of a mark that it touches.
/// `None` where there are not both.
fn complete_fix(row: &Row, hit: &Hit) -> Option<bool> {
    let fixed = hit.fixed.first()?.as_ref()?;
    let marked: Vec<_> = row
        .marks
        .iter()
        .filter(|mark| touches(mark, hit.span))
        .filter_map(|mark| {
            let Span { start, end } = mark.span;
            Some(format!("{}{}{}", &row.text[..start], mark.fix.as_ref()?, &row.text[end..]))
        })
        .collect();
    if marked.is_empty() { None } else { Some(marked.contains(fixed)) }
}

/// Whether the hit's first fix brings the row nearer to its reference.
fn nearer(row: &Row, hit: &Hit) -> Option<bool> {
    let fixed = hit.fixed.first()?.as_ref()?;
    let reference = row.reference.as_ref()?;
    Some(distance(fixed, reference) < distance(&row.text, reference))
}

fn find_marks(set: &mut SetScore, number: usize, row: &Row, hits: &[&Hit]) {
    for mark in &row.marks {
        let is_found = pieces(hits, number).any(|(_, span)| touches(mark, span));
        let marks = set.marks.entry(mark.category.clone()).or_default();
        let is_core = mark.core == Some(true);
        marks.marks += 1;
        marks.found += usize::from(is_found);
        marks.core += usize::from(is_core);
        marks.core_found += usize::from(is_core && is_found);
    }
}

fn pieces<'a>(hits: &'a [&Hit], row: usize) -> impl Iterator<Item = (&'a Hit, Span)> {
    hits.iter().flat_map(move |hit| {
        let here = hit.pieces.iter().filter(move |(other, _)| *other == row);
        here.map(|(_, span)| (*hit, *span))
    })
}

/// Counts the words that hits report in a row, each word once for each of set, family and rule.
fn flag_words(set: &mut SetScore, number: usize, row: &RowWords, hits: &[&Hit]) {
    let Some(edited) = &row.edited else { return };
    if hits.is_empty() {
        return;
    }
    let base = count(set.edited_words) / count(set.compared_words.max(1));
    let mut all = BTreeSet::new();
    let mut families: BTreeMap<&'static str, BTreeSet<usize>> = BTreeMap::new();
    let mut rules: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (hit, span) in pieces(hits, number) {
        let words = touched(&row.words, span);
        all.extend(words.clone());
        families.entry(families::key(hit.diagnostic.family)).or_default().extend(words.clone());
        rules.entry(&hit.diagnostic.rule).or_default().extend(words);
    }
    let add = |tally: &mut Tally, words: &BTreeSet<usize>| {
        let yes = words.iter().filter(|word| edited[**word]).count();
        tally.flagged.add(count(yes), count(words.len()));
        tally.expected += base * count(words.len());
    };
    add(&mut set.all, &all);
    for (family, words) in &families {
        add(set.families.entry(family).or_default(), words);
    }
    for (rule, words) in &rules {
        add(set.rules.entry((*rule).to_owned()).or_default(), words);
    }
}
