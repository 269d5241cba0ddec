//! `mtlint check`

use std::cell::RefCell;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use similar::TextDiff;

use super::config::ConfigFlag;
use super::gates::Gates;
use super::input::{InputFormat, articles, read, stored};
use super::output::{Format, Output, OutputFile, Writer};
use super::replace::replace;
use super::review::Review;
use super::running::Running;
use super::selection::Selection;
use super::settled::Settled;
use super::since::Since;
use super::{Failure, Outcome, complain};
use crate::diagnostic::Fix;
use crate::document::Document;
use crate::engine::{Engine, Options, origin};
use crate::fix::{self, Applied};
use crate::report::{Checked, Detail};

/// Find what the machine left behind in articles
#[derive(Args)]
#[command(after_help = "\
Exit codes: 0 nothing at or above --fail-on or over a limit, 1 something, 2 the run itself failed.")]
pub(super) struct Check {
    /// Articles; of a folder every *.txt, *.md and *.markdown that git does not ignore; `-` reads
    /// standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", help = InputFormat::HELP)]
    input_format: Option<InputFormat>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    config: ConfigFlag,
    /// Check only what changed since this branch or commit: articles, and lines in them
    #[arg(long, value_name = "GIT-REF")]
    since: Option<String>,
    #[command(flatten)]
    fixing: Fixing,
    /// How to write the report
    #[arg(long, default_value = "text")]
    format: Format,
    /// Write a report to a file as well, in any format; may be given several times
    #[arg(long, value_name = "FORMAT=FILE")]
    output: Vec<Output>,
    #[command(flatten)]
    gates: Gates,
    #[command(flatten)]
    running: Running,
    /// Print the verdict of each article only
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Print every fault apart, with its types and fingerprint
    #[arg(short, long)]
    verbose: bool,
}

/// What becomes of fixes.
#[derive(Args)]
struct Fixing {
    /// Apply the safe fixes until there is none left; what is found afterwards is reported. The
    /// fixed text of standard input goes to standard output
    #[arg(long)]
    fix: bool,
    /// Print what --fix would change as a unified diff, and change nothing
    #[arg(long, conflicts_with = "fix")]
    diff: bool,
    /// With --fix or --diff: apply the first suggestion where there is no safe fix
    #[arg(long = "unsafe")]
    suggestions: bool,
}

/// Articles that are checked before the first of them is reported, so that memory does not grow
/// with their number.
const AT_A_TIME: usize = 256;

/// An article that was read and checked.
struct Done {
    checked: Checked,
    warnings: Vec<String>,
    /// With `--diff`, what the fixes would change.
    diff: Option<String>,
}

impl Check {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        self.run_with(Review::new, out)
    }

    /// The same, with what is in the baseline set aside.
    pub fn run_against_baseline(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        self.run_with(Review::against_baseline, out)
    }

    fn run_with(
        mut self,
        review: fn(&[PathBuf]) -> Result<Review, Failure>,
        out: &mut dyn Write,
    ) -> Result<Outcome, Failure> {
        let from_input = self.paths.iter().any(|path| path == Path::new("-"));
        if from_input && self.fixing.fix && self.paths.len() > 1 {
            let message = "with --fix, `-` must be the only article: its fixed text is printed";
            return Err(Failure::Message(message.into()));
        }
        if self.fixing.suggestions && !self.fixing.fix && !self.fixing.diff {
            return Err(Failure::Message("--unsafe needs --fix or --diff".into()));
        }
        self.running.begin(self.fixing.fix || self.fixing.diff);
        let mut outcome = Outcome::Clean;
        let (paths, complaints) = articles(&self.paths);
        for complaint in complaints {
            complain(&complaint);
            outcome = Outcome::Failed;
        }
        let since = self.since.as_deref().map(Since::new).transpose()?;
        let paths = match &since {
            Some(since) => {
                let changed = since.only_changed(paths)?;
                if changed.is_empty() {
                    complain(&since.nothing());
                }
                changed
            }
            None => paths,
        };
        // The process ends with them: taking the rules apart would only take time.
        let names: Vec<_> =
            paths.iter().map(|path| self.running.name_of(path).to_owned()).collect();
        let settled = ManuallyDrop::new(self.selection.settle(&names, &self.config)?);
        let review = review(&names)?.since(since);
        let mut files = OutputFile::open_all(&self.output, &paths)?;
        let format = self.format.writer();
        let kept = files.iter().map(OutputFile::keeps).fold(self.format.keeps(), Ord::max);
        let mut checked = Vec::new();
        let bar = progress(paths.len());
        for paths in paths.chunks(AT_A_TIME) {
            for done in self.check_all(paths, &settled, &review, &bar) {
                let done = match done {
                    Ok(done) => done,
                    Err(message) => {
                        bar.suspend(|| complain(&message));
                        outcome = Outcome::Failed;
                        continue;
                    }
                };
                bar.suspend(|| done.warnings.iter().for_each(|warning| complain(warning)));
                bar.suspend(|| self.report(&done, &format, from_input, out))?;
                for file in &mut files {
                    file.article(&done.checked, self.detail())?;
                }
                let broken = self.gates.broken(&done.checked);
                bar.suspend(|| broken.iter().for_each(|broken| complain(broken)));
                let is_found = !broken.is_empty() || self.gates.fail(&done.checked.diagnostics);
                if outcome == Outcome::Clean && is_found {
                    outcome = Outcome::Found;
                }
                kept.keep(done.checked, &mut checked);
            }
        }
        bar.finish_and_clear();
        review.say_lost();
        let all;
        let rules = match settled.rules() {
            Some(rules) => rules,
            None => {
                all = ManuallyDrop::into_inner(settled).into_rules();
                &all
            }
        };
        if let Writer::All(write) = format
            && !self.fixing.diff
        {
            self.write_report(from_input, out, |out| write(&checked, rules, out))?;
        }
        for file in files {
            file.finish(&checked, rules)?;
        }
        Ok(self.running.end(outcome))
    }

    /// The articles on all cores, in the order of their paths.
    fn check_all(
        &self,
        paths: &[PathBuf],
        settled: &Settled,
        review: &Review,
        bar: &ProgressBar,
    ) -> Vec<Result<Done, String>> {
        let check = |path: &PathBuf| {
            let (engine, options) = settled.of(self.running.name_of(path));
            let done = self.check_one(path, engine, &options, review);
            bar.inc(1);
            done
        };
        // One article needs no threads.
        match paths {
            [path] => vec![check(path)],
            paths => paths.par_iter().map(check).collect(),
        }
    }

    fn check_one(
        &self,
        path: &Path,
        engine: &Engine,
        options: &Options,
        review: &Review,
    ) -> Result<Done, String> {
        let name = self.running.name_of(path);
        // Of the text that was checked last.
        let (set_aside, gone) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
        let check = |bytes: Vec<u8>| -> Result<_, String> {
            let format = self.input_format.unwrap_or_else(|| InputFormat::of(name));
            let key = self.running.key(engine, options, format, &bytes);
            let document = read(name, bytes, self.input_format)?;
            // What people said of it is no part of what is kept.
            let diagnostics = self.running.check(engine, &document, options, key);
            let reviewed = review.sort(name, &document, engine, options, diagnostics)?;
            set_aside.replace(reviewed.set_aside);
            gone.replace(reviewed.gone);
            Ok((document, reviewed.diagnostics))
        };
        let (document, diagnostics) = check(stored(path)?)?;
        let words = document.words();
        let warnings = [document.warnings.clone(), gone.take()].concat();
        let is_known = options.from.is_some() || document.source_language.is_some();
        let done =
            |document: Document, diagnostics: Vec<_>, set_aside, fixed: Vec<Applied>, diff| {
                let Document { name, source, .. } = document;
                let checked = Checked::new(name, source, words, diagnostics);
                let mut checked = checked.with_set_aside(set_aside);
                checked.origin = if is_known { None } else { origin(&checked.diagnostics) };
                checked.fixed = fixed.into_iter().map(|Applied { label, .. }| label).collect();
                Done { checked, warnings, diff }
            };
        let before = set_aside.take();
        if !self.fixing.fix && !self.fixing.diff {
            return Ok(done(document, diagnostics, before, Vec::new(), None));
        }
        let wanted = |fix: &Fix| fix.safe || self.fixing.suggestions;
        let unfixed = (document.clone(), diagnostics.clone());
        let again = |source: String| check(source.into_bytes());
        let settled = fix::settle(document, diagnostics, wanted, again)?;
        let (original, source) = (&unfixed.0.source, &settled.document.source);
        if self.fixing.diff {
            let diff = unified(&path.display().to_string(), original, source);
            return Ok(done(unfixed.0, unfixed.1, before, Vec::new(), Some(diff)));
        }
        // Without a fix nothing was checked again.
        let set_aside = if source == original { before } else { set_aside.take() };
        if source != original && path != Path::new("-") {
            replace(path, original, source)?;
        }
        Ok(done(settled.document, settled.diagnostics, set_aside, settled.applied, None))
    }

    fn report(
        &self,
        done: &Done,
        format: &Writer,
        from_input: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let Done { checked, diff, .. } = done;
        if let Some(diff) = diff {
            return out.write_all(diff.as_bytes());
        }
        if self.fixing.fix && from_input {
            out.write_all(checked.source.as_bytes())?;
        }
        match format {
            Writer::Each(write) => {
                self.write_report(from_input, out, |out| write(checked, self.detail(), out))
            }
            Writer::All(_) => Ok(()),
        }
    }

    const fn detail(&self) -> Detail {
        match (self.quiet, self.verbose) {
            (true, _) => Detail::Verdict,
            (_, true) => Detail::Full,
            _ => Detail::Normal,
        }
    }

    /// Where standard output has the fixed text of standard input, the report goes to standard
    /// error.
    fn write_report(
        &self,
        from_input: bool,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.fixing.fix && from_input {
            write(&mut anstream::stderr().lock())
        } else {
            write(out)
        }
    }
}

fn unified(name: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    TextDiff::from_lines(old, new).unified_diff().header(name, name).to_string()
}

/// A bar on standard error, if that is a terminal and there are articles to wait for.
fn progress(articles: usize) -> ProgressBar {
    if articles < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} articles, {eta} left");
    let bar = ProgressBar::new(articles as u64);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
