//! Writers: one per output format, all of the same diagnostics. They write to what they are
//! given and open nothing.

mod json;
#[cfg(feature = "cli")]
mod text;

pub use json::json;
#[cfg(feature = "cli")]
pub use text::{Detail, choice, text};

use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Origin;

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
}

/// How many diagnostics have a severity.
fn count<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>, severity: Severity) -> usize {
    diagnostics.filter(|diagnostic| diagnostic.severity == severity).count()
}
