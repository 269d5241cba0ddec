//! Data in, hits out: the engine over all articles.

use rayon::prelude::*;

use super::articles::{Article, Paper, Side, articles};
use super::rows::Data;
use crate::diagnostic::{Diagnostic, Family, Fix};
use crate::engine::{Engine, Options};
use crate::fix::apply;
use crate::span::Span;

/// So many bytes of the article around a hit make its passage; before it, where what it refers to
/// stands, more than behind it.
const BEFORE: usize = 500;
const BEHIND: usize = 250;
/// What is shown of a fix: it and so many bytes around it.
const AROUND_FIX: usize = 60;

/// A diagnostic in its row.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The row in which it starts.
    pub row: usize,
    /// What it reports of that row, in bytes of the row's text.
    pub span: Span,
    /// What it reports of all rows, this one first.
    pub pieces: Vec<(usize, Span)>,
    /// With spans in bytes of the article.
    pub diagnostic: Diagnostic,
    /// What each fix that changes nothing but this row makes of it; `None` for one that does.
    pub fixed: Vec<Option<String>>,
    pub passage: Passage,
}

/// A hit in its context.
#[derive(Clone, Debug)]
pub struct Passage {
    pub before: String,
    pub behind: String,
    /// What each fix makes of the place, with a few words around it.
    pub fixed: Vec<String>,
    /// The other places that explain the diagnostic.
    pub related: Vec<String>,
}

/// Everything that the rules found.
pub struct Found {
    /// In the texts, by row and place.
    pub hits: Vec<Hit>,
    pub in_references: Vec<InReference>,
    /// How many articles each set has.
    pub articles: Vec<usize>,
}

/// What a rule found in the human version of a row.
#[derive(Clone, Debug)]
pub struct InReference {
    pub row: usize,
    pub rule: String,
    pub family: Family,
}

/// Which language the articles are taken to be translated from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// What [`Options::from`] says.
    Options,
    /// What the rows say.
    Rows,
}

/// Runs the rules over texts and references, on all cores. `done` is called after each of the
/// [`runs`].
#[must_use]
pub fn find(
    data: &Data,
    engine: &Engine,
    options: &Options,
    from: From,
    done: &(dyn Fn() + Sync),
) -> Found {
    let check = |article: &Article, side: Side| {
        let found = check(data, article, side, engine, options, from);
        done();
        found
    };
    let texts = articles(data, Side::Text);
    let mut counts = vec![0; data.sets.len()];
    for article in &texts {
        counts[data.rows[article.0[0]].set] += 1;
    }
    let hits: Vec<Vec<Hit>> = texts
        .par_iter()
        .map(|article| {
            let Some((paper, found)) = check(article, Side::Text) else { return Vec::new() };
            found.into_iter().filter_map(|found| hit(data, &paper, found)).collect()
        })
        .collect();
    let in_references: Vec<Vec<InReference>> = articles(data, Side::Reference)
        .par_iter()
        .map(|article| {
            let Some((paper, found)) = check(article, Side::Reference) else { return Vec::new() };
            let row = |found: Diagnostic| {
                let row = paper.rows_of(found.span).first()?.0;
                Some(InReference { row, rule: found.rule, family: found.family })
            };
            found.into_iter().filter_map(row).collect()
        })
        .collect();
    let mut hits: Vec<Hit> = hits.into_iter().flatten().collect();
    hits.sort_by_key(|hit| hit.row);
    let in_references = in_references.into_iter().flatten().collect();
    Found { hits, in_references, articles: counts }
}

/// How many documents [`find`] checks.
#[must_use]
pub fn runs(data: &Data) -> usize {
    articles(data, Side::Text).len() + articles(data, Side::Reference).len()
}

fn check(
    data: &Data,
    article: &Article,
    side: Side,
    engine: &Engine,
    options: &Options,
    from: From,
) -> Option<(Paper, Vec<Diagnostic>)> {
    let mut paper = Paper::new(data, article, side)?;
    if from == From::Rows {
        paper.document.source_language.clone_from(&data.rows[article.0[0]].from);
    }
    let found = engine.check(&paper.document, options);
    Some((paper, found))
}

/// `None` for a diagnostic in the paragraphs before a row.
fn hit(data: &Data, paper: &Paper, diagnostic: Diagnostic) -> Option<Hit> {
    let pieces = paper.rows_of(diagnostic.span);
    let (row, span) = *pieces.first()?;
    let start = paper.start_of(row)?;
    let text = &data.rows[row].text;
    let fixed = |fix: &Fix| {
        let mut edits = fix.edits.clone();
        for edit in &mut edits {
            edit.start = edit.start.checked_sub(start)?;
            edit.end -= start;
        }
        edits.iter().all(|edit| edit.end <= text.len()).then(|| apply(text, &edits))
    };
    Some(Hit {
        row,
        span,
        fixed: diagnostic.fixes.iter().map(fixed).collect(),
        passage: passage(&paper.document.source, &diagnostic),
        pieces,
        diagnostic,
    })
}

fn passage(source: &str, diagnostic: &Diagnostic) -> Passage {
    let span = diagnostic.span;
    let around = widened(source, span, BEFORE, BEHIND);
    let text = |span: Span| source[span.start..span.end].to_owned();
    Passage {
        before: text(Span::new(around.start, span.start)),
        behind: text(Span::new(span.end, around.end)),
        fixed: diagnostic.fixes.iter().map(|fix| fixed(source, span, fix)).collect(),
        related: diagnostic.related.iter().map(|related| text(related.span)).collect(),
    }
}

fn fixed(source: &str, span: Span, fix: &Fix) -> String {
    let start = fix.edits.iter().map(|edit| edit.start).fold(span.start, usize::min);
    let end = fix.edits.iter().map(|edit| edit.end).fold(span.end, usize::max);
    let around = widened(source, Span::new(start, end), AROUND_FIX, AROUND_FIX);
    let mut edits = fix.edits.clone();
    for edit in &mut edits {
        edit.start -= around.start;
        edit.end -= around.start;
    }
    apply(&source[around.start..around.end], &edits)
}

/// A span with at most so many bytes before and behind it, in whole words.
fn widened(source: &str, span: Span, before: usize, behind: usize) -> Span {
    let from = source.floor_char_boundary(span.start.saturating_sub(before));
    let to = source.ceil_char_boundary((span.end + behind).min(source.len()));
    Span::new(
        if from == 0 { 0 } else { word_after(source, from, span.start) },
        if to == source.len() { to } else { word_before(source, to, span.end) },
    )
}

/// The first word that begins in a stretch, or its end.
fn word_after(source: &str, from: usize, to: usize) -> usize {
    source[from..to].find(char::is_whitespace).map_or(to, |at| {
        let rest = &source[from + at..to];
        to - rest.trim_start().len()
    })
}

/// The end of the last word that ends in a stretch, or its start.
fn word_before(source: &str, to: usize, from: usize) -> usize {
    source[from..to]
        .rfind(char::is_whitespace)
        .map_or(from, |at| from + source[from..from + at].trim_end().len())
}
