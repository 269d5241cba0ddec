//! Writers: one per output format, all of the same diagnostics. They write to what they are
//! given and open nothing.

mod concise;
mod csv;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod labels;
mod penalty;
mod places;
mod rdjson;
mod sarif;
mod summary;
#[cfg(feature = "cli")]
mod text;

pub use concise::concise;
pub use csv::csv;
pub use github::github;
pub use gitlab::gitlab;
pub use html::html;
pub use json::json;
pub use jsonl::jsonl;
pub use junit::junit;
pub use penalty::Penalty;
pub use rdjson::rdjson;
pub use sarif::sarif;
pub use summary::summary;
#[cfg(feature = "cli")]
pub use text::{Detail, choice, text};

use places::Places;
use serde::{Serialize, Serializer};

use crate::diagnostic::{Certainty, Diagnostic, Severity};
use crate::engine::Origin;
use crate::review::SetAside;
use crate::rule::families::SEVERITIES;

/// A checked article.
#[derive(Debug)]
pub struct Checked {
    /// The file as the user named it.
    pub path: String,
    pub source: String,
    pub words: usize,
    /// In the order of their spans.
    pub diagnostics: Vec<Diagnostic>,
    /// What it reads as translated from, where the language is not known and the diagnostics tell.
    pub origin: Option<Origin>,
    /// What verdicts call the faults that were fixed before.
    pub fixed: Vec<String>,
    /// What people do not want to be told of.
    pub set_aside: Vec<SetAside>,
    /// Where the offsets of the diagnostics are.
    places: Places,
}

impl Checked {
    /// An article of whose origin nothing is said and in which nothing was fixed. The diagnostics
    /// must be of this source.
    #[must_use]
    pub fn new(path: String, source: String, words: usize, diagnostics: Vec<Diagnostic>) -> Self {
        let places = Places::of(&source, &diagnostics);
        let (fixed, set_aside) = (Vec::new(), Vec::new());
        Self { path, source, words, diagnostics, origin: None, fixed, set_aside, places }
    }

    /// The same article, of whose diagnostics others were set aside.
    #[must_use]
    pub fn with_set_aside(self, set_aside: Vec<SetAside>) -> Self {
        let others = set_aside.iter().map(|aside| &aside.diagnostic);
        let places = Places::of(&self.source, self.diagnostics.iter().chain(others));
        Self { set_aside, places, ..self }
    }

    /// What every writer but [`text`] and [`html`] needs, which is little.
    #[must_use]
    pub fn without_source(self) -> Self {
        Self { source: String::new(), ..self }
    }
}

/// How many diagnostics have a severity.
fn count<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>, severity: Severity) -> usize {
    diagnostics.filter(|diagnostic| diagnostic.severity == severity).count()
}

/// How many diagnostics have each severity that one has, the gravest first.
fn counts(diagnostics: &[Diagnostic]) -> impl Iterator<Item = (usize, Severity)> {
    let counted = SEVERITIES.iter().rev();
    counted
        .map(|(_, severity)| (count(diagnostics.iter(), *severity), *severity))
        .filter(|(count, _)| *count > 0)
}

/// `1 word`, `20 words`
fn words(count: usize) -> String {
    if count == 1 { "1 word".into() } else { format!("{count} words") }
}

fn name(severity: Severity) -> &'static str {
    SEVERITIES.iter().find(|(_, other)| *other == severity).map_or("", |(name, _)| name)
}

/// What formats of other programs make of severity and certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Note,
    Warning,
    Error,
}

impl Level {
    /// What is merely possible is never more than a note.
    const fn of(diagnostic: &Diagnostic) -> Self {
        match (diagnostic.certainty, diagnostic.severity) {
            (Certainty::Possible, _) | (_, Severity::Neutral) => Self::Note,
            (_, Severity::Minor) => Self::Warning,
            (_, Severity::Major | Severity::Critical) => Self::Error,
        }
    }
}

/// Text as it can stand in one line: line breaks are shown, [hidden](is_hidden)
/// characters are not sent to the terminal.
pub(crate) fn one_line(text: &str) -> String {
    let text = text.split('\n').map(str::trim_end).filter(|line| !line.trim().is_empty());
    let text = text.collect::<Vec<_>>().join(" ⏎ ");
    text.chars().map(|c| if is_hidden(c) { '\u{FFFD}' } else { c }).collect()
}

/// Characters that would steer the terminal or turn its line around.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A JSON array whose elements are made one by one as they are written.
struct Array<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Array<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Every diagnostic with its article.
fn all(articles: &[Checked]) -> impl Iterator<Item = (&Checked, &Diagnostic)> {
    articles
        .iter()
        .flat_map(|article| article.diagnostics.iter().map(move |found| (article, found)))
}
