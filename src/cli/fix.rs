//! `mtlint fix`

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use console::{Key, Term};
use dialoguer::Input;
use serde::Deserialize;

use super::config::ConfigFlag;
use super::input::{InputFormat, articles, describe, read, stored};
use super::replace::replace;
use super::review::Review;
use super::selection::Selection;
use super::{Failure, Outcome, complain};
use crate::diagnostic::{Diagnostic, Edit, Fix as Change};
use crate::document::Document;
use crate::engine::{Engine, Options};
use crate::fix::{self, Edits, Session};
use crate::report::choice;

/// Go through the faults of articles and mend them, one key for each
///
/// Shows every fault with its sentence as it is and as the fix makes it, and waits for a key. An
/// article is written when its last fault is decided, or on `q`; Ctrl-C leaves it as it is. Keys
/// may also come from a pipe.
#[derive(Args)]
#[command(after_help = KEYS)]
pub(super) struct Fix {
    /// Articles; of a folder every *.txt, *.md and *.markdown that git does not ignore
    #[arg(required_unless_present = "apply", value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", help = InputFormat::HELP)]
    input_format: Option<InputFormat>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    config: ConfigFlag,
    /// Apply the accepted rows of a report of `check --format json` and ask nothing: those to
    /// which somebody added `"accepted": true` (the first fix), the number of a fix from 1, or
    /// the text to write
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    apply: Option<PathBuf>,
}

const KEYS: &str = "\
Keys:
  y, Enter  take the fix shown
  n         show the next alternative
  e         write something else in its place
  s, Space  leave this one
  r         leave all of this rule, in this article
  u         undo the last decision
  q         quit, and keep what was taken
  ?         say what the keys do";

const PROMPT: &str = "[y]es [n]ext [e]dit [s]kip [r]ule off [u]ndo [q]uit [?] ";

impl Fix {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        if let Some(report) = &self.apply {
            return apply(report, self.input_format, out);
        }
        let mut outcome = Outcome::Clean;
        let (paths, mut complaints) = articles(&self.paths);
        let settled = self.selection.settle(&paths, &self.config)?;
        let review = Review::new(&paths)?;
        let mut keys = Keys::new();
        for path in paths {
            let (engine, options) = settled.of(&path);
            match self.go_through(&path, engine, &options, &review, &mut keys, out)? {
                Ok(Ended::All) => {}
                Ok(Ended::Quit) => break,
                Err(message) => complaints.push(message),
            }
        }
        for complaint in complaints {
            complain(&complaint);
            outcome = Outcome::Failed;
        }
        Ok(outcome)
    }

    fn go_through(
        &self,
        path: &Path,
        engine: &Engine,
        options: &Options,
        review: &Review,
        keys: &mut Keys,
        out: &mut dyn Write,
    ) -> Result<Result<Ended, String>, Failure> {
        let name = path.display();
        if path == Path::new("-") {
            return Ok(Err("-: standard input has the keys; name a file to fix".into()));
        }
        let document = match stored(path).and_then(|bytes| read(path, bytes, self.input_format)) {
            Ok(document) => document,
            Err(message) => return Ok(Err(message)),
        };
        document.warnings.iter().for_each(|warning| complain(warning));
        let diagnostics = match review.check(path, &document, engine, options) {
            Ok(reviewed) => reviewed.diagnostics,
            Err(message) => return Ok(Err(message)),
        };
        let mut session = Session::new(&document, &diagnostics);
        let ended = ask(&document, diagnostics.len(), &mut session, keys, out)?;
        let fixed = session.fixed();
        let source = &document.source;
        if fixed > 0
            && let Err(message) = replace(path, source, &fix::apply(source, session.edits()))
        {
            return Ok(Err(message));
        }
        writeln!(out, "{name}: {fixed} fixed, {} left", diagnostics.len() - fixed)?;
        Ok(Ok(ended))
    }
}

/// How an article was left.
enum Ended {
    All,
    Quit,
}

/// Asks what to do with each diagnostic.
fn ask(
    document: &Document,
    count: usize,
    session: &mut Session<'_>,
    keys: &mut Keys,
    out: &mut dyn Write,
) -> Result<Ended, Failure> {
    // Which fix is shown.
    let mut shown = 0;
    while let Some((number, diagnostic)) = session.current() {
        let fix = diagnostic.fixes.get(shown);
        writeln!(out, "\n{}/{count}", number + 1)?;
        choice(&document.name, &document.source, diagnostic, fix, out)?;
        write!(out, "{PROMPT}")?;
        out.flush()?;
        let answer = keys.next()?;
        writeln!(out)?;
        let taken = match (answer, fix) {
            (Answer::Accept, Some(fix)) => session.accept(fix),
            (Answer::Accept, None) => {
                writeln!(out, "There is no fix to take; e writes one.")?;
                continue;
            }
            (Answer::Next, _) => {
                shown = (shown + 1) % diagnostic.fixes.len().max(1);
                continue;
            }
            (Answer::Edit, _) => match keys.line(&initial(diagnostic, fix))? {
                Some(text) => session.write(text),
                None => continue,
            },
            (Answer::Skip, _) => {
                session.skip();
                true
            }
            (Answer::SkipRule, _) => {
                session.skip_rule();
                true
            }
            (Answer::Undo, _) => {
                if !session.undo() {
                    writeln!(out, "There is nothing to undo.")?;
                }
                true
            }
            (Answer::Quit, _) => return Ok(Ended::Quit),
            (Answer::Help, _) => {
                writeln!(out, "{KEYS}")?;
                continue;
            }
        };
        if !taken {
            writeln!(out, "It touches a change that was made before; run again to see it.")?;
        }
        shown = 0;
    }
    Ok(Ended::All)
}

/// What an editor starts from: the fix shown, if it changes just the place that is reported.
fn initial(diagnostic: &Diagnostic, fix: Option<&Change>) -> String {
    let span = diagnostic.span;
    match fix.map(|fix| fix.edits.as_slice()) {
        Some([edit]) if (edit.start, edit.end) == (span.start, span.end) => {
            edit.replacement.clone()
        }
        _ => diagnostic.text.clone(),
    }
}

#[derive(Clone, Copy)]
enum Answer {
    Accept,
    Next,
    Edit,
    Skip,
    SkipRule,
    Undo,
    Quit,
    Help,
}

/// Where keys come from.
enum Keys {
    Terminal(Term),
    Pipe(io::StdinLock<'static>),
}

impl Keys {
    fn new() -> Self {
        if io::stdin().is_terminal() && io::stdout().is_terminal() {
            Self::Terminal(Term::stdout())
        } else {
            Self::Pipe(io::stdin().lock())
        }
    }

    /// Waits for a key. In a pipe, white space is passed over, and its end is `q`.
    fn next(&mut self) -> io::Result<Answer> {
        let key = match self {
            Self::Terminal(terminal) => match terminal.read_key()? {
                Key::Char(c) => c,
                Key::Enter => 'y',
                _ => '?',
            },
            Self::Pipe(input) => loop {
                let mut byte = [0];
                match io::Read::read(input, &mut byte)? {
                    0 => break 'q',
                    _ if byte[0].is_ascii_whitespace() => {}
                    _ => break char::from(byte[0]),
                }
            },
        };
        Ok(match key {
            'y' => Answer::Accept,
            'n' => Answer::Next,
            'e' => Answer::Edit,
            's' | ' ' => Answer::Skip,
            'r' => Answer::SkipRule,
            'u' => Answer::Undo,
            'q' => Answer::Quit,
            _ => Answer::Help,
        })
    }

    /// A line that the user writes, beginning with `initial` on a terminal; the rest of the line in
    /// a pipe. `None` where the input ended.
    fn line(&mut self, initial: &str) -> io::Result<Option<String>> {
        match self {
            Self::Terminal(terminal) => {
                let input = Input::<String>::new().with_prompt("write").allow_empty(true);
                let line = input.with_initial_text(initial).interact_text_on(terminal);
                line.map(Some).map_err(|dialoguer::Error::IO(error)| error)
            }
            Self::Pipe(input) => {
                let mut line = String::new();
                let read = input.read_line(&mut line)?;
                Ok((read > 0).then(|| line.trim().to_owned()))
            }
        }
    }
}

/// A report as `check --format json` writes it, with what somebody accepted.
#[derive(Deserialize)]
struct Report {
    diagnostics: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    path: String,
    rule: String,
    span: Place,
    text: String,
    fixes: Vec<Offered>,
    accepted: Option<Accepted>,
}

#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Offered {
    edits: Vec<OfferedEdit>,
}

#[derive(Deserialize)]
struct OfferedEdit {
    start: usize,
    end: usize,
    replacement: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Accepted {
    Whether(bool),
    /// From 1.
    Number(usize),
    Text(String),
}

impl Row {
    /// What was accepted, if anything was.
    fn change(&self) -> Result<Option<Change>, String> {
        let number = match &self.accepted {
            None | Some(Accepted::Whether(false)) => return Ok(None),
            Some(Accepted::Whether(true)) => 1,
            Some(Accepted::Number(number)) => *number,
            Some(Accepted::Text(text)) => {
                let Place { start, end } = self.span;
                return Ok(Some(change(vec![Edit { start, end, replacement: text.clone() }])));
            }
        };
        let offered = number.checked_sub(1).and_then(|at| self.fixes.get(at));
        let offered = offered.ok_or_else(|| {
            let count = self.fixes.len();
            format!("fix {number} of {} is accepted, but there are {count}", self.rule)
        })?;
        let edits = offered.edits.iter().map(|OfferedEdit { start, end, replacement }| Edit {
            start: *start,
            end: *end,
            replacement: replacement.clone(),
        });
        Ok(Some(change(edits.collect())))
    }
}

fn change(edits: Vec<Edit>) -> Change {
    Change { title: String::new(), safe: false, edits }
}

/// Applies the accepted rows of a report. An article with a row that does not fit it is left as it
/// is.
fn apply(
    report: &Path,
    format: Option<InputFormat>,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let failed = |message: String| Failure::Message(format!("{}: {message}", report.display()));
    let text = fs::read_to_string(report).map_err(|error| failed(describe(&error)))?;
    let rows: Report = serde_json::from_str(&text)
        .map_err(|error| failed(format!("is no report of `check --format json`: {error}")))?;
    let mut by_path: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &rows.diagnostics {
        by_path.entry(&row.path).or_default().push(row);
    }
    let mut outcome = Outcome::Clean;
    for (path, rows) in by_path {
        match apply_to(Path::new(path), &rows, format) {
            Ok(0) => {}
            Ok(fixed) => writeln!(out, "{path}: {fixed} fixed, {} left", rows.len() - fixed)?,
            Err(message) => {
                complain(&format!("{path}: {message}; nothing was written"));
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

/// The number of rows that were applied.
fn apply_to(path: &Path, rows: &[&Row], format: Option<InputFormat>) -> Result<usize, String> {
    let mut accepted = Vec::new();
    for row in rows {
        accepted.extend(row.change()?.map(|change| (row, change)));
    }
    if accepted.is_empty() {
        return Ok(0);
    }
    let document = read(path, stored(path)?, format)?;
    let source = &document.source;
    let mut edits = Edits::new(&document);
    for (row, change) in &accepted {
        let Place { start, end } = row.span;
        let on_boundaries = |edit: &Edit| source.get(edit.start..edit.end).is_some();
        if source.get(start..end) != Some(&row.text) || !change.edits.iter().all(on_boundaries) {
            return Err(format!("“{}” does not stand at byte {start} any more", row.text));
        }
        let taken = match row.accepted {
            Some(Accepted::Text(_)) => edits.write(&change.edits),
            _ => edits.add(change),
        };
        if !taken {
            return Err(format!("two accepted fixes touch each other at “{}”", row.text));
        }
    }
    replace(path, source, &fix::apply(source, edits.as_slice()))?;
    Ok(accepted.len())
}
