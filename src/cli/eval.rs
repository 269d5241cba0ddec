//! `mtlint eval`

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::data::DataOptions;
use super::input::named;
use super::replace::replace;
use super::selection::Selection;
use super::{Failure, Outcome};
use crate::engine::Engine;
use crate::eval::{self, Fields, From, Layout, OldReport, Report, Verdicts};

/// Measure rules on annotated or plain text
#[derive(Args)]
#[command(after_help = "\
Exit codes: 0 measured, 2 the run itself failed or, with --strict, some of the data is wrong.")]
pub(super) struct Eval {
    /// Data: JSON Lines, a paragraph a line
    #[arg(value_name = "DATA", required_unless_present_any = ["import", "diff"])]
    data: Vec<PathBuf>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    reading: Reading,
    /// How to write the figures
    #[arg(long, default_value = "text")]
    format: Format,
    /// Verdicts of people on hits, a file of JSON Lines
    #[arg(long, value_name = "FILE")]
    verdicts: Option<PathBuf>,
    #[command(flatten)]
    judging: Judging,
    /// Print which hits the second of two reports (of --format json) has otherwise
    #[arg(
        long,
        value_names = ["OLD", "NEW"],
        num_args = 2,
        conflicts_with_all = ["data", "sample", "import", "verdicts"]
    )]
    diff: Vec<PathBuf>,
}

/// How the data are read.
#[derive(Args)]
struct Reading {
    #[command(flatten)]
    options: DataOptions,
    /// Sets whose marks are all the faults there are
    #[arg(long, value_name = "SET", value_delimiter = ',', default_value = "gold_articles")]
    complete: Vec<String>,
    /// Take each article to be translated from the language that its rows name
    #[arg(long, conflicts_with = "from")]
    from_rows: bool,
}

/// What people are asked, and what they answered.
#[derive(Args)]
struct Judging {
    /// Draw hits for judging, as JSON Lines, until so many of each rule have a verdict
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// With --sample: draw hits of this rule or family only
    #[arg(long, value_name = "RULE", requires = "sample")]
    rule: Option<String>,
    /// Add a judge's answers to --verdicts: the drawn lines with a `verdict` (right, wrong or
    /// taste), or the drawn lines and a second file with `key` and `verdict`
    #[arg(
        long,
        value_name = "FILE",
        num_args = 1..,
        requires = "verdicts",
        requires = "judge",
        conflicts_with_all = ["data", "sample"]
    )]
    import: Vec<PathBuf>,
    /// With --import: who judged
    #[arg(long, value_name = "NAME", requires = "import")]
    judge: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

impl Eval {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        if let [old, new] = self.diff.as_slice() {
            return self.compare(old, new, out);
        }
        let (engine, options) = self.selection.engine()?;
        if let (false, Some(store)) = (self.judging.import.is_empty(), &self.verdicts) {
            return self.import(&engine, store, out);
        }
        let verdicts = match &self.verdicts {
            Some(path) => verdicts_of(path, &text_of(path)?)?,
            None => Verdicts::default(),
        };
        if let Some(rule) = &self.judging.rule {
            engine.rules().knows(rule).map_err(Failure::Message)?;
        }
        let mut outcome = Outcome::Clean;
        let data = self.reading.options.read(&self.data, Fields::default(), &mut outcome)?;
        if data.rows.is_empty() {
            let message = "there is no row to measure; docs/EVAL.md says what a row is";
            return Err(Failure::Message(message.into()));
        }
        let from = if self.reading.from_rows { From::Rows } else { From::Options };
        let bar = progress(eval::runs(&data), "articles");
        let found = eval::find(&data, &engine, &options, from, &|| bar.inc(1));
        bar.finish_and_clear();
        if let Some(most) = self.judging.sample {
            let rule = self.judging.rule.as_deref();
            for drawn in eval::draw(&data, &found.hits, &verdicts, most, rule) {
                write_json(&drawn, out)?;
            }
            return Ok(outcome);
        }
        let words = eval::row_words(&data);
        let sets = eval::score(&data, &found, &words, &self.reading.complete, &verdicts);
        let report = Report::new(&data, &found, &sets, &verdicts, &engine);
        match self.format {
            Format::Text => eval::write(&report, Layout::Text, out)?,
            Format::Markdown => eval::write(&report, Layout::Markdown, out)?,
            Format::Json => write_json(&report, out)?,
        }
        Ok(outcome)
    }

    fn compare(&self, old: &Path, new: &Path, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let read = |path: &Path| {
            OldReport::read(&path.display().to_string(), &text_of(path)?).map_err(Failure::Message)
        };
        let difference = eval::compare(read(old)?, read(new)?);
        match self.format {
            Format::Text => difference.write(Layout::Text, out)?,
            Format::Markdown => difference.write(Layout::Markdown, out)?,
            Format::Json => write_json(&difference, out)?,
        }
        Ok(Outcome::Clean)
    }

    /// Adds what a judge answered to the verdicts, which need not be there yet.
    fn import(
        &self,
        engine: &Engine,
        store: &Path,
        out: &mut dyn Write,
    ) -> Result<Outcome, Failure> {
        let mut files = Vec::new();
        for path in &self.judging.import {
            files.push((path.display().to_string(), text_of(path)?));
        }
        let old = if store.exists() { text_of(store)? } else { String::new() };
        let mut verdicts = verdicts_of(store, &old)?;
        let rules: Vec<_> = engine.rules().rules.iter().map(|rule| rule.id.as_str()).collect();
        let judge = self.judging.judge.as_deref().unwrap_or_default();
        let answers = eval::answers(&files, judge, &rules).map_err(Failure::Message)?;
        let count = answers.len();
        for answer in answers {
            let place = format!("{} {}", answer.set, answer.id);
            verdicts.add(answer).map_err(|error| Failure::Message(format!("{place}: {error}")))?;
        }
        if !store.exists() {
            fs::write(store, "").map_err(|error| named(store, &error))?;
        }
        replace(store, &old, &verdicts.to_text()).map_err(Failure::Message)?;
        writeln!(out, "{}: took {count} verdicts of {judge}", store.display())?;
        Ok(Outcome::Clean)
    }
}

pub(super) fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}

fn verdicts_of(path: &Path, text: &str) -> Result<Verdicts, Failure> {
    Verdicts::read(&path.display().to_string(), text).map_err(Failure::Message)
}

fn text_of(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| named(path, &error))
}

/// A bar on standard error, if that is a terminal.
pub(super) fn progress(steps: usize, what: &str) -> ProgressBar {
    let style = format!("{{bar:40}} {{pos}}/{{len}} {what}, {{eta}} left");
    let style = ProgressStyle::with_template(&style);
    let bar = ProgressBar::new(steps as u64);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
