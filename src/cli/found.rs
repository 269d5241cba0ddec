//! What is found in articles, for commands that keep something of it.

use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::config::ConfigFlag;
use super::input::{InputFormat, articles, read, stored};
use super::selection::Selection;
use super::{Failure, Outcome, complain};
use crate::document::Document;
use crate::engine::{Engine, Options};

/// Articles, and what to look for in them.
#[derive(Args)]
pub(super) struct Articles {
    /// Articles; of a folder every *.txt, *.md and *.markdown that git does not ignore
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", help = InputFormat::HELP)]
    input_format: Option<InputFormat>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    config: ConfigFlag,
}

impl Articles {
    /// The articles. What is wrong with a path is said, and makes the outcome a failure.
    pub fn paths(&self, outcome: &mut Outcome) -> Vec<PathBuf> {
        let (paths, complaints) = articles(&self.paths);
        for complaint in complaints {
            complain(&complaint);
            *outcome = Outcome::Failed;
        }
        paths
    }

    /// What `each` makes of every article, on all cores, in their order. An article that cannot be
    /// read is said, left out, and makes the outcome a failure.
    pub fn check<T: Send>(
        &self,
        paths: &[PathBuf],
        outcome: &mut Outcome,
        each: impl Fn(&Path, &Document, &Engine, &Options) -> T + Sync,
    ) -> Result<Vec<T>, Failure> {
        let settled = self.selection.settle(paths, &self.config)?;
        let check = |path: &PathBuf| {
            let document = read(path, stored(path)?, self.input_format)?;
            let (engine, options) = settled.of(path);
            Ok(each(path, &document, engine, &options))
        };
        let done: Vec<Result<T, String>> = paths.par_iter().map(check).collect();
        let mut found = Vec::with_capacity(done.len());
        for done in done {
            match done {
                Ok(done) => found.push(done),
                Err(message) => {
                    complain(&message);
                    *outcome = Outcome::Failed;
                }
            }
        }
        Ok(found)
    }
}
