//! What people said of diagnostics, found on disk.

use std::path::{Path, PathBuf};

use super::Failure;
use super::baseline::Against;
use super::since::Since;
use super::store::Stores;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::engine::{Engine, Options};
use crate::review::{self, Reviewed, Verdicts};

/// What people said of the articles of a run.
pub(super) struct Review {
    verdicts: Stores<Verdicts>,
    baseline: Option<Against>,
    since: Option<Since>,
}

impl Review {
    pub fn new(articles: &[PathBuf]) -> Result<Self, Failure> {
        Ok(Self { verdicts: Stores::open(articles)?, baseline: None, since: None })
    }

    /// The same against a baseline, which there must be.
    pub fn against_baseline(articles: &[PathBuf]) -> Result<Self, Failure> {
        Ok(Self { baseline: Some(Against::open(articles)?), ..Self::new(articles)? })
    }

    /// The same, of what changed only.
    pub fn since(self, since: Option<Since>) -> Self {
        Self { since, ..self }
    }

    /// Checks an article and sorts what is found by what people said of it.
    ///
    /// # Errors
    /// When git cannot say what the article was.
    pub fn check(
        &self,
        path: &Path,
        document: &Document,
        engine: &Engine,
        options: &Options,
    ) -> Result<Reviewed, String> {
        self.sort(path, document, engine, options, engine.check(document, options))
    }

    /// Sorts what was found in an article by what people said of it.
    ///
    /// # Errors
    /// When git cannot say what the article was.
    pub fn sort(
        &self,
        path: &Path,
        document: &Document,
        engine: &Engine,
        options: &Options,
        diagnostics: Vec<Diagnostic>,
    ) -> Result<Reviewed, String> {
        let mut reviewed = review::suppress(document, engine, options, diagnostics);
        if let Some((store, _)) = self.verdicts.of(path) {
            self.verdicts.stores[store].kept.review(&mut reviewed);
        }
        if let Some(baseline) = &self.baseline {
            baseline.review(path, &mut reviewed);
            reviewed.gone =
                baseline.gone(path, &reviewed, |rule| engine.runs(rule, document, options));
        }
        if let Some(since) = &self.since {
            since.review(path, &document.source, &mut reviewed)?;
        }
        Ok(reviewed)
    }

    /// Says what the baseline has of articles that are gone.
    pub fn say_lost(&self) {
        if let Some(baseline) = &self.baseline {
            baseline.say_lost();
        }
    }
}
