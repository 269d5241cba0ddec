//! The places of the n-grams that are told: how they read, where, and what people write there.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::choose::Chosen;
use super::corpus::{Corpus, read};
use super::grams::{Shape, pattern};
use super::replaced::{Change, Piece, Words};
use super::units::{CLASSES, Reader, Unit};
use super::{Candidate, Context, References, Replacement};
use crate::eval::{Data, rounded};
use crate::text::Text;

/// So many contexts and replacements are told of a candidate.
const CONTEXTS: usize = 3;
const REPLACEMENTS: usize = 3;
/// So many bytes of the row are told before and behind a candidate.
const AROUND: usize = 60;

/// A place of an n-gram: its text, which of the n-grams it is, its first unit.
type Place = (usize, usize, u32);

/// Makes candidates of n-grams. `rows` are the rows of the texts of `corpus`.
pub(super) fn candidates(
    data: &Data,
    rows: &[usize],
    corpus: &Corpus,
    reader: &Reader,
    chosen: &[Chosen],
) -> Vec<Candidate> {
    let shown: Vec<FxHashSet<u32>> = chosen.iter().map(|chosen| shown(corpus, chosen)).collect();
    let place = |number| move |at: &u32| (corpus.text_of(*at), number, *at);
    let mut places: Vec<Place> = chosen
        .iter()
        .enumerate()
        .flat_map(|(number, chosen)| chosen.places.iter().map(place(number)))
        .filter(|(text, number, at)| {
            data.rows[rows[*text]].reference.is_some() || shown[*number].contains(at)
        })
        .collect();
    places.sort_unstable();
    let by_text: Vec<_> = places.chunk_by(|a, b| a.0 == b.0).collect();
    let told: Vec<Vec<Told>> = by_text
        .par_iter()
        .map(|places| {
            let (in_text, ..) = places[0];
            let row = &data.rows[rows[in_text]];
            let text = read(&row.text);
            let units = reader.units(&text);
            let reference = row.reference.as_deref().map(read);
            let words = reference.as_ref().map(|reference| Words::new(&text, reference));
            let tell = |(_, number, at): &Place| {
                let shape = chosen[*number].counted.shape;
                let first = (at - corpus.starts[in_text]) as usize;
                let units = &units[first..first + usize::from(shape.length)];
                let change =
                    words.as_ref().map(|words| words.change(tokens(units), &classes(shape, units)));
                let is_shown = shown[*number].contains(at);
                let context = is_shown.then(|| context(data, rows[in_text], &text, tokens(units)));
                Told { number: *number, change, context }
            };
            places.iter().map(tell).collect()
        })
        .collect();
    let mut gathered = vec![Gathered::default(); chosen.len()];
    for told in told.into_iter().flatten() {
        gathered[told.number].add(told);
    }
    let candidate = |(chosen, gathered): (&Chosen, Gathered)| {
        let at = chosen.counted.at;
        let in_text = corpus.text_of(at);
        let text = read(&data.rows[rows[in_text]].text);
        let first = (at - corpus.starts[in_text]) as usize;
        let shape = chosen.counted.shape;
        let units = reader.units(&text);
        let units = &units[first..first + usize::from(shape.length)];
        let words: Vec<_> = units.iter().map(|unit| word(&text, unit)).collect();
        Candidate {
            pattern: pattern(shape, units, &words, |_, class| class.to_owned()),
            named: pattern(shape, units, &words, named),
            lift: chosen.lift,
            articles: chosen.counted.articles as usize,
            g2: rounded(chosen.g2),
            references: gathered.references(units),
            contexts: gathered.contexts,
        }
    };
    chosen.iter().zip(gathered).map(candidate).collect()
}

/// What a place tells.
struct Told {
    number: usize,
    change: Option<Change>,
    context: Option<Context>,
}

/// What the places of an n-gram told.
#[derive(Clone, Default)]
struct Gathered {
    kept: usize,
    reworded: usize,
    replaced: FxHashMap<Vec<Piece>, usize>,
    contexts: Vec<Context>,
}

impl Gathered {
    fn add(&mut self, told: Told) {
        match told.change {
            Some(Change::Kept) => self.kept += 1,
            Some(Change::Reworded) => self.reworded += 1,
            Some(Change::Replaced(pieces)) => *self.replaced.entry(pieces).or_default() += 1,
            None => {}
        }
        self.contexts.extend(told.context);
    }

    fn references(&self, units: &[Unit]) -> References {
        let mut by: Vec<_> = self.replaced.iter().collect();
        by.sort_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then_with(|| a.cmp(b)));
        let class = |position: usize| CLASSES[usize::from(units[position].class)];
        let replacement = |(pieces, count): (&Vec<Piece>, &usize)| Replacement {
            text: spelled(pieces, |position| class(position).to_owned()),
            fix: spelled(pieces, |position| format!("{{{}}}", name(position))),
            count: *count,
        };
        References {
            kept: self.kept,
            reworded: self.reworded,
            replaced: self.replaced.values().sum(),
            by: by.into_iter().take(REPLACEMENTS).map(replacement).collect(),
        }
    }
}

/// Which places of an n-gram are shown: of different articles and among different words, if there
/// are such.
fn shown(corpus: &Corpus, chosen: &Chosen) -> FxHashSet<u32> {
    let length = usize::from(chosen.counted.shape.length);
    let (mut articles, mut around) = (FxHashSet::default(), FxHashSet::default());
    let mut shown = FxHashSet::default();
    for at in &chosen.places {
        let behind = *at as usize + length;
        let word = |unit: Option<usize>| unit.and_then(|unit| corpus.words.get(unit)).copied();
        let between = (word((*at as usize).checked_sub(1)), word(Some(behind)));
        let article = corpus.articles[corpus.text_of(*at)];
        if shown.len() < CONTEXTS && !articles.contains(&article) && around.insert(between) {
            articles.insert(article);
            shown.insert(*at);
        }
    }
    let rest = CONTEXTS.saturating_sub(shown.len());
    let more: Vec<u32> =
        chosen.places.iter().filter(|at| !shown.contains(at)).take(rest).copied().collect();
    shown.extend(more);
    shown
}

fn context(data: &Data, row: usize, text: &Text, tokens: Range<usize>) -> Context {
    let row = &data.rows[row];
    let span = text.source_of(tokens);
    let start = row.text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let end = row.text.ceil_char_boundary(span.end + AROUND);
    let line = |from: usize, to: usize| row.text[from..to].replace(['\n', '\r', '\t'], " ");
    let cut = |at: usize, edge: usize| if at == edge { "" } else { "…" };
    Context {
        set: data.sets[row.set].name.clone(),
        id: row.id.clone(),
        before: format!("{}{}", cut(start, 0), line(start, span.start)),
        text: line(span.start, span.end),
        behind: format!("{}{}", line(span.end, end), cut(end, row.text.len())),
    }
}

/// From the first to the last token of units.
fn tokens(units: &[Unit]) -> Range<usize> {
    let (first, last) = (units.first(), units.last());
    first.map_or(0, |unit| unit.tokens.0 as usize)..last.map_or(0, |unit| unit.tokens.1 as usize)
}

/// The positions of an n-gram that are classes of words, and their tokens.
fn classes(shape: Shape, units: &[Unit]) -> Vec<(usize, Range<usize>)> {
    let classes = units.iter().enumerate().filter(|(position, _)| shape.is_class(*position));
    classes
        .map(|(position, unit)| (position, tokens(std::slice::from_ref(unit))))
        .filter(|(_, tokens)| !tokens.is_empty())
        .collect()
}

fn word(text: &Text, unit: &Unit) -> String {
    let span = text.span_of(tokens(std::slice::from_ref(unit)));
    span.map_or_else(String::new, |span| text.view()[span.start..span.end].to_lowercase())
}

/// The name of a capture.
fn name(position: usize) -> char {
    char::from(b"abcdefgh"[position % super::LONGEST])
}

/// A class under a name: `{b: @country}`.
fn named(position: usize, class: &str) -> String {
    let name = name(position);
    match class.strip_prefix('{').and_then(|class| class.strip_suffix('}')) {
        Some(inside) => format!("{{{name}: {inside}}}"),
        None if class.starts_with('{') => format!("{{{name}: {class}}}"),
        None => class.to_owned(),
    }
}

/// What people write, as a text. Marks and clitics stand close to what is before them.
fn spelled(pieces: &[Piece], class: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for piece in pieces {
        let piece = match piece {
            Piece::Word(word) => word.clone(),
            Piece::Kept(position) => class(*position),
        };
        let is_close = piece == "n't"
            || matches!(piece.as_str(), "," | ";" | ":" | "." | ")" | "?" | "!" | "%")
            || (piece.len() > 1 && piece.starts_with('\''));
        if !text.is_empty() && !is_close {
            text.push(' ');
        }
        text.push_str(&piece);
    }
    text
}
