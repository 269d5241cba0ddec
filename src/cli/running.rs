//! How `mtlint check` runs: what it remembers, measures, and how it ends.

use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::Args;
use rustc_hash::FxHashMap;

use super::cache::{Cache, Found, Key};
use super::input::InputFormat;
use super::{Outcome, complain};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::engine::{Engine, Meter, Options};

#[derive(Args)]
pub(super) struct Running {
    /// Exit with 0 whatever is found; a run that fails still exits with 2
    #[arg(long)]
    exit_zero: bool,
    /// The name of standard input in reports, which also says how it is written
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,
    /// Keep results in this folder, and take from it what was checked before: the same article by
    /// the same program with the same rules and options
    #[arg(long, value_name = "DIR")]
    cache_dir: Option<PathBuf>,
    /// Check everything, whatever --cache-dir says
    #[arg(long)]
    no_cache: bool,
    /// Say on standard error how long each rule took; without a cache
    #[arg(long)]
    timings: bool,
    #[arg(skip)]
    cache: Option<Cache>,
    #[arg(skip)]
    spent: Mutex<FxHashMap<Option<String>, Spent>>,
}

/// What a rule took on all articles, or with all other work.
#[derive(Clone, Copy, Default)]
struct Spent {
    time: Duration,
    found: usize,
}

impl Running {
    pub fn begin(&mut self, is_fixing: bool) {
        let folder = self.cache_dir.as_ref();
        if let Some(folder) = folder.filter(|_| !self.no_cache && !self.timings && !is_fixing) {
            let (cache, note) = Cache::open(folder);
            if let Some(note) = note {
                complain(&note);
            }
            self.cache = cache;
        }
    }

    /// What an article is called, and its format is told by.
    pub fn name_of<'a>(&'a self, path: &'a Path) -> &'a Path {
        let given = self.stdin_filename.as_deref();
        given.filter(|_| path == Path::new("-")).unwrap_or(path)
    }

    /// What the result of a check is kept under, where there is a cache.
    pub fn key(
        &self,
        engine: &Engine,
        options: &Options,
        format: InputFormat,
        bytes: &[u8],
    ) -> Option<Key> {
        self.cache.as_ref().map(|cache| cache.key(engine, options, format, bytes))
    }

    /// What is wrong with an article: from the cache, where there is one and it has the key.
    pub fn check(
        &self,
        engine: &Engine,
        document: &Document,
        options: &Options,
        key: Option<Key>,
    ) -> Vec<Diagnostic> {
        if let (Some(cache), Some(key)) = (&self.cache, key) {
            return cache.get(&key).map_or_else(
                || {
                    let diagnostics = engine.check(document, options);
                    cache.put(key, &Found::new(&diagnostics));
                    diagnostics
                },
                |found| found.diagnostics(&document.name),
            );
        }
        if !self.timings {
            return engine.check(document, options);
        }
        let clock = Clock { since: Cell::new(Instant::now()), spent: RefCell::default() };
        let diagnostics = engine.check_metered(document, options, &clock);
        let mut all = self.spent.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let rules = &engine.rules().rules;
        for (rule, time) in clock.spent.into_inner() {
            all.entry(rule.map(|rule| rules[rule].id.clone())).or_default().time += time;
        }
        for found in &diagnostics {
            all.entry(Some(found.rule.clone())).or_default().found += 1;
        }
        diagnostics
    }

    /// Writes the cache and the timings.
    pub fn end(&mut self, outcome: Outcome) -> Outcome {
        if let Some(Err(complaint)) = self.cache.take().map(Cache::finish) {
            complain(&complaint);
        }
        if self.timings {
            // With standard error closed there is nobody to tell.
            let _ = self.say_timings(&mut io::stderr().lock());
        }
        match outcome {
            Outcome::Found if self.exit_zero => Outcome::Clean,
            outcome => outcome,
        }
    }

    fn say_timings(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let spent = self.spent.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut spent: Vec<_> = spent.drain().collect();
        spent.sort_by(|(rule, one), (other, two)| (two.time, rule).cmp(&(one.time, other)));
        let all: Duration = spent.iter().map(|(_, spent)| spent.time).sum();
        writeln!(out, "{:>10} {:>6} {:>7}  rule", "ms", "share", "found")?;
        for (rule, Spent { time, found }) in &spent {
            let share = time.as_secs_f64() / all.as_secs_f64().max(f64::MIN_POSITIVE) * 100.0;
            let time = time.as_secs_f64() * 1_000.0;
            let rule = rule.as_deref().unwrap_or("(reading text, finding candidates, all else)");
            writeln!(out, "{time:>10.3} {share:>5.1}% {found:>7}  {rule}")?;
        }
        Ok(())
    }
}

/// Measures one check.
struct Clock {
    since: Cell<Instant>,
    spent: RefCell<FxHashMap<Option<usize>, Duration>>,
}

impl Meter for Clock {
    fn spent(&self, rule: Option<usize>) {
        let now = Instant::now();
        *self.spent.borrow_mut().entry(rule).or_default() += now - self.since.replace(now);
    }
}
