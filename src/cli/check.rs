//! `mtlint check`

use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use similar::TextDiff;

use super::input::{articles, read, stored};
use super::replace::replace;
use super::selection::Selection;
use super::{Failure, Outcome, complain};
use crate::diagnostic::{Certainty, Diagnostic, Fix, Severity};
use crate::engine::{Engine, Options};
use crate::fix::{self, Applied};
use crate::report::{self, Checked, Detail};

/// Find what the machine left behind in articles
#[derive(Args)]
#[command(after_help = "\
Exit codes: 0 nothing at or above --fail-on, 1 something, 2 the run itself failed.")]
pub(super) struct Check {
    /// Articles; of a folder every *.txt and *.md that git does not ignore; `-` reads standard
    /// input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    selection: Selection,
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
    /// How to write the report
    #[arg(long, default_value = "text")]
    format: Format,
    /// Exit with 1 from this severity on; what is merely possible never counts
    #[arg(long, value_name = "SEVERITY", default_value = "minor")]
    fail_on: FailOn,
    /// Print the verdict of each article only
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Print every fault apart, with its types and fingerprint
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Neutral,
    Minor,
    Major,
    Critical,
    Never,
}

impl FailOn {
    fn fails(self, diagnostic: &Diagnostic) -> bool {
        let least = match self {
            Self::Neutral => Severity::Neutral,
            Self::Minor => Severity::Minor,
            Self::Major => Severity::Major,
            Self::Critical => Severity::Critical,
            Self::Never => return false,
        };
        diagnostic.severity >= least && diagnostic.certainty >= Certainty::Likely
    }
}

/// Articles that are checked before the first of them is reported, so that memory does not grow
/// with their number.
const AT_A_TIME: usize = 256;

/// An article that was read and checked.
struct Done {
    checked: Checked,
    /// With `--diff`, what the fixes make of it.
    fixed: Option<String>,
}

impl Check {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let from_input = self.paths.iter().any(|path| path == Path::new("-"));
        if from_input && self.fix && self.paths.len() > 1 {
            let message = "with --fix, `-` must be the only article: its fixed text is printed";
            return Err(Failure::Message(message.into()));
        }
        if self.suggestions && !self.fix && !self.diff {
            return Err(Failure::Message("--unsafe needs --fix or --diff".into()));
        }
        let (engine, options) = self.selection.engine()?;
        // The process ends with it: freeing every rule one by one would only take time.
        let engine = ManuallyDrop::new(engine);
        let mut outcome = Outcome::Clean;
        let (paths, complaints) = articles(&self.paths);
        for complaint in complaints {
            complain(&complaint);
            outcome = Outcome::Failed;
        }
        let mut checked = Vec::new();
        let bar = progress(paths.len());
        for paths in paths.chunks(AT_A_TIME) {
            for done in self.check_all(paths, &engine, &options, &bar) {
                let done = match done {
                    Ok(done) => done,
                    Err(message) => {
                        bar.suspend(|| complain(&message));
                        outcome = Outcome::Failed;
                        continue;
                    }
                };
                let fails = |found: &Diagnostic| self.fail_on.fails(found);
                if outcome == Outcome::Clean && done.checked.diagnostics.iter().any(fails) {
                    outcome = Outcome::Found;
                }
                bar.suspend(|| self.report(&done, from_input, out))?;
                if self.format == Format::Json {
                    checked.push(Checked { source: String::new(), ..done.checked });
                }
            }
        }
        bar.finish_and_clear();
        if self.format == Format::Json && !self.diff {
            self.write_report(from_input, out, |out| report::json(&checked, out))?;
        }
        Ok(outcome)
    }

    /// The articles on all cores, in the order of their paths.
    fn check_all(
        &self,
        paths: &[PathBuf],
        engine: &Engine,
        options: &Options,
        bar: &ProgressBar,
    ) -> Vec<Result<Done, String>> {
        let check = |path: &PathBuf| {
            let done = self.check_one(path, engine, options);
            bar.inc(1);
            done
        };
        // One article needs no threads.
        match paths {
            [path] => vec![check(path)],
            paths => paths.par_iter().map(check).collect(),
        }
    }

    fn check_one(&self, path: &Path, engine: &Engine, options: &Options) -> Result<Done, String> {
        let name = path.display().to_string();
        let document = read(&name, stored(path)?)?;
        let words = document.words();
        if !self.fix && !self.diff {
            let diagnostics = engine.check(&document, options);
            let source = document.source;
            let checked = Checked { path: name, source, words, diagnostics, fixed: Vec::new() };
            return Ok(Done { checked, fixed: None });
        }
        let original = document.source;
        let check = |source: &str| -> Result<_, String> {
            Ok(engine.check(&read(&name, source.as_bytes().to_vec())?, options))
        };
        let wanted = |fix: &Fix| fix.safe || self.suggestions;
        if self.diff {
            let diagnostics = check(&original)?;
            let fixed = fix::settle(original.clone(), wanted, check)?.source;
            let checked =
                Checked { path: name, source: original, words, diagnostics, fixed: Vec::new() };
            return Ok(Done { checked, fixed: Some(fixed) });
        }
        let settled = fix::settle(original.clone(), wanted, check)?;
        if settled.source != original && name != "-" {
            replace(path, &original, &settled.source)?;
        }
        let checked = Checked {
            path: name,
            source: settled.source,
            words,
            diagnostics: settled.diagnostics,
            fixed: settled.applied.into_iter().map(|Applied { label, .. }| label).collect(),
        };
        Ok(Done { checked, fixed: None })
    }

    fn report(&self, done: &Done, from_input: bool, out: &mut dyn Write) -> io::Result<()> {
        let Done { checked, fixed } = done;
        if let Some(fixed) = fixed {
            return diff(checked, fixed, out);
        }
        if self.fix && from_input {
            out.write_all(checked.source.as_bytes())?;
        }
        if self.format == Format::Json {
            return Ok(());
        }
        let detail = match (self.quiet, self.verbose) {
            (true, _) => Detail::Verdict,
            (_, true) => Detail::Full,
            _ => Detail::Normal,
        };
        self.write_report(from_input, out, |out| report::text(checked, detail, out))
    }

    /// Where standard output has the fixed text of standard input, the report goes to standard
    /// error.
    fn write_report(
        &self,
        from_input: bool,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.fix && from_input { write(&mut anstream::stderr().lock()) } else { write(out) }
    }
}

fn diff(checked: &Checked, fixed: &str, out: &mut dyn Write) -> io::Result<()> {
    if checked.source == fixed {
        return Ok(());
    }
    let diff = TextDiff::from_lines(checked.source.as_str(), fixed);
    write!(out, "{}", diff.unified_diff().header(&checked.path, &checked.path))
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
