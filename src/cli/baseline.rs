//! `mtlint baseline`

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::check::Check;
use super::found::Articles;
use super::review::Review;
use super::store::{Kept, Store, Stores};
use super::{Failure, Outcome, complain};
use crate::diagnostic::Diagnostic;
use crate::report::one_line;
use crate::review::{Baseline as Known, Reviewed};

/// Let what is there be, and hear of what is new only
///
/// The baseline stands in .mtlint/baseline.jsonl, in the nearest folder above an article that has
/// an .mtlint, or else an mtlint.toml, or else in the current folder.
#[derive(Subcommand)]
pub(super) enum Baseline {
    /// Take what is found in articles into the baseline, in the place of what it had of them
    Write(Articles),
    /// Check articles, report what is not in the baseline, and say what of it is gone
    Check(Box<Check>),
    /// Take out of the baseline what is gone
    Prune(Articles),
}

impl Kept for Known {
    const NAME: &'static str = "baseline.jsonl";

    fn read(file: &str, text: &str) -> Result<Self, String> {
        Self::read(file, text)
    }

    fn to_text(&self) -> String {
        self.to_text()
    }
}

impl Baseline {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        match self {
            Self::Write(articles) => write(&articles, out),
            Self::Check(check) => check.run_against_baseline(out),
            Self::Prune(articles) => prune(&articles, out),
        }
    }
}

fn write(articles: &Articles, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    let paths = articles.paths(&mut outcome);
    let mut stores = Stores::<Known>::open(&paths)?;
    let found = find(articles, &paths, &mut outcome)?;
    let named = |path: &PathBuf| stores.of(path);
    let found: Vec<_> =
        found.into_iter().filter_map(|(path, found)| Some((named(&path)?, found))).collect();
    for (number, store) in stores.stores.iter_mut().enumerate() {
        let mine = || found.iter().filter(|((store, _), _)| *store == number);
        let written: BTreeSet<&str> = mine().map(|((_, path), _)| path.as_str()).collect();
        let root = store.root.clone();
        let is_left = |path: &str| !written.contains(path) && root.join(path).exists();
        store.kept.retain(|known| is_left(&known.path));
        for ((_, path), found) in mine() {
            for found in found {
                store.kept.add(path, found);
            }
        }
        write_and_say(store, out)?;
    }
    Ok(outcome)
}

fn write_and_say(store: &Store<Known>, out: &mut dyn Write) -> Result<(), Failure> {
    store.write()?;
    let count = store.kept.all().count();
    let diagnostics = if count == 1 { "diagnostic" } else { "diagnostics" };
    writeln!(out, "{}: {count} {diagnostics}", store.name())?;
    Ok(())
}

fn prune(articles: &Articles, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    let paths = articles.paths(&mut outcome);
    let mut stores = Stores::<Known>::open(&paths)?;
    // Of what rules find that did not run nothing is known.
    let review = Review::new(&paths)?;
    let gone = articles.check(&paths, &mut outcome, |path, document, engine, options| {
        let (store, name) = stores.of(path)?;
        let reviewed = review.check(path, document, engine, options).ok()?;
        let ran = |rule: &str| engine.runs(rule, document, options);
        Some((store, gone(&stores.stores[store].kept, &name, &reviewed, ran)))
    })?;
    for (number, store) in stores.stores.iter_mut().enumerate() {
        let mine = gone.iter().flatten().filter(|(store, _)| *store == number);
        let gone: BTreeSet<_> = mine.flat_map(|(_, gone)| gone).cloned().collect();
        let root = store.root.clone();
        store.kept.retain(|known| {
            let key = (known.path.clone(), known.fingerprint.clone());
            !gone.contains(&key) && root.join(&known.path).exists()
        });
        if store.is_there() {
            write_and_say(store, out)?;
        }
    }
    if !stores.stores.iter().any(Store::is_there) {
        return Err(Failure::Message(NONE.into()));
    }
    Ok(outcome)
}

const NONE: &str = "there is no baseline; `mtlint baseline write` makes one";

/// What is found in articles and not set aside.
fn find(
    articles: &Articles,
    paths: &[PathBuf],
    outcome: &mut Outcome,
) -> Result<Vec<(PathBuf, Vec<Diagnostic>)>, Failure> {
    let review = Review::new(paths)?;
    let found = articles.check(paths, outcome, |path, document, engine, options| {
        let reviewed = review.check(path, document, engine, options)?;
        Ok((path.to_owned(), reviewed.diagnostics))
    })?;
    found.into_iter().collect::<Result<_, String>>().map_err(Failure::Message)
}

/// Path and fingerprint of what the baseline has of an article and is not found any more, of rules
/// that `ran`.
fn gone(
    baseline: &Known,
    path: &str,
    reviewed: &Reviewed,
    ran: impl Fn(&str) -> bool,
) -> Vec<(String, String)> {
    let aside = reviewed.set_aside.iter().map(|aside| &aside.diagnostic);
    let found: BTreeSet<&str> = reviewed
        .diagnostics
        .iter()
        .chain(aside)
        .filter_map(|found| baseline.known_as(path, found))
        .collect();
    let mine = baseline.all().filter(|known| known.path == path);
    mine.filter(|known| !found.contains(known.fingerprint.as_str()) && ran(&known.rule))
        .map(|known| (known.path.clone(), known.fingerprint.clone()))
        .collect()
}

/// The baseline of a run of `check`.
pub(super) struct Against(Stores<Known>);

impl Against {
    pub fn open(articles: &[PathBuf]) -> Result<Self, Failure> {
        let stores = Stores::open(articles)?;
        if !stores.stores.is_empty() && !stores.stores.iter().any(Store::is_there) {
            return Err(Failure::Message(NONE.into()));
        }
        Ok(Self(stores))
    }

    /// Sets aside what is known of an article.
    pub fn review(&self, path: &Path, reviewed: &mut Reviewed) {
        if let Some((store, name)) = self.0.of(path) {
            self.0.stores[store].kept.review(&name, reviewed);
        }
    }

    /// What is known of an article and gone from it, as the user is to read it.
    pub fn gone(
        &self,
        path: &Path,
        reviewed: &Reviewed,
        ran: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let Some((store, name)) = self.0.of(path) else {
            return Vec::new();
        };
        let baseline = &self.0.stores[store].kept;
        let gone = gone(baseline, &name, reviewed, ran);
        let known =
            baseline.all().filter(|it| gone.contains(&(it.path.clone(), it.fingerprint.clone())));
        known
            .map(|it| {
                let line = format!("{name}: gone from the baseline: {} “{}”", it.rule, it.text);
                one_line(&line)
            })
            .collect()
    }

    /// What is known of articles that are gone themselves.
    pub fn say_lost(&self) {
        for store in &self.0.stores {
            let lost: BTreeSet<&str> = store
                .kept
                .all()
                .map(|known| known.path.as_str())
                .filter(|path| !store.root.join(path).exists())
                .collect();
            for path in lost {
                let line = format!("{path}: gone from the baseline: the article is not there");
                complain(&one_line(&line));
            }
        }
    }
}
