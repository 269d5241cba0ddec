//! Rows as articles: which are read together, and where in them a place of the article is.

use rustc_hash::FxHashMap;

use super::rows::{Data, Row};
use crate::document::Document;
use crate::span::Span;

/// What of a row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Text,
    Reference,
}

impl Side {
    fn of(self, row: &Row) -> Option<&str> {
        match self {
            Self::Text => Some(&row.text),
            Self::Reference => row.reference.as_deref(),
        }
    }
}

/// Rows that are read as one document, in order.
#[derive(Clone, Debug)]
pub struct Article(pub Vec<usize>);

/// The articles of the data, in the order of their first rows: the rows of a set that name the same
/// article, except that a row with paragraphs before it, or without an article, stands alone. Of
/// references only those that are there.
#[must_use]
pub fn articles(data: &Data, side: Side) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    let mut numbers: FxHashMap<(usize, &str), usize> = FxHashMap::default();
    for (number, row) in data.rows.iter().enumerate() {
        if side.of(row).is_none() {
            continue;
        }
        let name = row.article.as_deref().filter(|_| row.before.is_empty());
        match name.map(|name| numbers.entry((row.set, name)).or_insert(articles.len())) {
            Some(article) if *article < articles.len() => articles[*article].0.push(number),
            _ => articles.push(Article(vec![number])),
        }
    }
    articles
}

/// An article as the engine reads it.
pub struct Paper {
    pub document: Document,
    /// The bytes of the document that each row takes, in order.
    places: Vec<(usize, Span)>,
}

impl Paper {
    /// Writes the rows of an article below each other, a paragraph a row. `None` where they are too
    /// much for a document (4 GiB).
    #[must_use]
    pub fn new(data: &Data, article: &Article, side: Side) -> Option<Self> {
        let mut source = String::new();
        let mut places = Vec::new();
        for number in &article.0 {
            let row = &data.rows[*number];
            for before in &row.before {
                append(&mut source, before);
            }
            places.push((*number, append(&mut source, side.of(row).unwrap_or_default())));
        }
        let name = &data.rows[article.0[0]].id;
        let document = Document::read_plain(name, source.into_bytes()).ok()?;
        Some(Self { document, places })
    }

    /// The rows that a span of the document touches, each with what it touches of it (in bytes of
    /// the row's text).
    #[must_use]
    pub fn rows_of(&self, span: Span) -> Vec<(usize, Span)> {
        let first = self.places.partition_point(|(_, place)| place.end <= span.start);
        self.places[first..]
            .iter()
            .take_while(|(_, place)| place.start < span.end)
            .map(|(row, place)| {
                let start = span.start.max(place.start) - place.start;
                (*row, Span::new(start, span.end.min(place.end) - place.start))
            })
            .collect()
    }

    /// Where a row begins in the document.
    #[must_use]
    pub fn start_of(&self, row: usize) -> Option<usize> {
        self.places.iter().find(|(other, _)| *other == row).map(|(_, place)| place.start)
    }
}

fn append(source: &mut String, paragraph: &str) -> Span {
    if !source.is_empty() {
        source.push_str("\n\n");
    }
    let start = source.len();
    source.push_str(paragraph);
    Span::new(start, source.len())
}
