//! The command line: one file per subcommand. The only place that opens files.

mod baseline;
mod cache;
mod check;
mod completions;
mod config;
mod data;
mod eval;
mod explain;
mod fix;
mod found;
mod gates;
mod input;
mod man;
mod mine;
mod output;
mod replace;
mod review;
mod rules;
mod running;
mod selection;
mod settled;
mod since;
mod store;
mod verdicts;

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{Parser, Subcommand, ValueEnum};

/// The linter for articles that a machine translated into English.
#[derive(Parser)]
#[command(name = "mtlint", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(Subcommand)]
enum Command {
    Check(Box<check::Check>),
    Fix(fix::Fix),
    #[command(subcommand)]
    Rules(rules::Rules),
    Explain(explain::Explain),
    #[command(subcommand)]
    Config(config::Config),
    #[command(subcommand)]
    Verdicts(verdicts::Verdicts),
    #[command(subcommand)]
    Baseline(baseline::Baseline),
    Eval(eval::Eval),
    Mine(mine::Mine),
    Completions(completions::Completions),
    Man(man::Man),
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    const fn choice(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}

/// How a run ended, as an exit code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing that the caller asked to be told of.
    Clean,
    /// Diagnostics, or examples that fail.
    Found,
    /// The run itself failed, or a part of it.
    Failed,
}

/// What stops a command.
enum Failure {
    /// Standard output was closed, or could not be written.
    Output(io::Error),
    /// Anything else, as the user is to read it.
    Message(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Runs the command line. Exits with 0 when nothing was found, 1 when something was, 2 when the
/// run itself failed; a closed pipe is success.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let color = arguments.color.choice();
    let mut out = io::BufWriter::new(AutoStream::new(io::stdout().lock(), color));
    let result = match arguments.command {
        Command::Check(command) => command.run(&mut out),
        Command::Fix(command) => command.run(&mut out),
        Command::Rules(command) => command.run(&mut out),
        Command::Explain(command) => command.run(&mut out),
        Command::Config(command) => command.run(&mut out),
        Command::Verdicts(command) => command.run(&mut out),
        Command::Baseline(command) => command.run(&mut out),
        Command::Eval(command) => command.run(&mut out),
        Command::Mine(command) => command.run(&mut out),
        Command::Completions(command) => command.run(&mut out),
        Command::Man(command) => command.run(&mut out),
    };
    let result = result.and_then(|outcome| Ok(out.flush().map(|()| outcome)?));
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is left in the buffer must not be tried again when it is dropped.
            let _ = out.into_parts();
            ExitCode::SUCCESS
        }
        Err(Failure::Output(error)) => {
            let _ = out.into_parts();
            complain(&format!("standard output: {error}"));
            ExitCode::from(2)
        }
        Err(Failure::Message(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

/// Says on standard error what went wrong, every line with the program's name.
fn complain(message: &str) {
    let mut error = io::stderr().lock();
    for line in message.lines() {
        // With standard error closed as well there is nobody left to tell.
        let _ = writeln!(error, "mtlint: {line}");
    }
}
