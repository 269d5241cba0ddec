//! What people said of diagnostics, found on disk.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::engine::{Engine, Options};
use crate::review::{self, Reviewed};

/// What people said of the articles of a run.
#[derive(Default)]
pub(super) struct Review {}

impl Review {
    /// Checks an article and sorts what is found by what people said of it.
    pub fn check(
        &self,
        _path: &Path,
        document: &Document,
        engine: &Engine,
        options: &Options,
    ) -> Reviewed {
        let diagnostics: Vec<Diagnostic> = engine.check(document, options);
        review::suppress(document, engine, options, diagnostics)
    }
}
