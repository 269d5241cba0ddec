//! `mtlint check`

use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::input::{RuleFiles, document};
use super::{Failure, Outcome, complain};
use crate::diagnostic::{Certainty, Diagnostic, Severity};
use crate::engine::{Engine, Options};
use crate::report::{self, Checked, Detail};
use crate::rule::{did_you_mean, families};

/// Find what the machine left behind in articles
#[derive(Args)]
#[command(after_help = "\
Exit codes: 0 nothing at or above --fail-on, 1 something, 2 the run itself failed.")]
pub(super) struct Check {
    /// Articles as plain text; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The language the articles were translated from (ISO 639-1, as in `fr`)
    #[arg(long, value_name = "LANG", value_parser = language)]
    from: Option<String>,
    /// Which rules count: those that are at least likely, or all
    #[arg(long, default_value = "default")]
    profile: Profile,
    /// Leave out what is less certain; overrides the profile
    #[arg(long, value_name = "CERTAINTY")]
    min_certainty: Option<CertaintyName>,
    /// Run only these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Leave out these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    #[command(flatten)]
    rules: RuleFiles,
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

#[derive(Clone, Copy, ValueEnum)]
enum Profile {
    Default,
    Review,
}

#[derive(Clone, Copy, ValueEnum)]
enum CertaintyName {
    Possible,
    Likely,
    Sure,
}

#[derive(Clone, Copy, ValueEnum)]
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

impl Check {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        // The process ends with it: freeing every rule one by one would only take time.
        let engine = ManuallyDrop::new(self.rules.engine()?);
        check_names(&engine, self.select.iter().chain(&self.ignore))?;
        let options = self.options();
        let detail = match (self.quiet, self.verbose) {
            (true, _) => Detail::Verdict,
            (_, true) => Detail::Full,
            _ => Detail::Normal,
        };
        let mut outcome = Outcome::Clean;
        let mut articles = Vec::new();
        for path in &self.paths {
            let document = match document(path) {
                Ok(document) => document,
                Err(message) => {
                    complain(&message);
                    outcome = Outcome::Failed;
                    continue;
                }
            };
            let diagnostics = engine.check(&document, &options);
            if outcome == Outcome::Clean
                && diagnostics.iter().any(|found| self.fail_on.fails(found))
            {
                outcome = Outcome::Found;
            }
            let words = document.words();
            let article =
                Checked { path: document.name, source: document.source, words, diagnostics };
            match self.format {
                Format::Text => report::text(&article, detail, out)?,
                Format::Json => articles.push(Checked { source: String::new(), ..article }),
            }
        }
        if matches!(self.format, Format::Json) {
            report::json(&articles, out)?;
        }
        Ok(outcome)
    }

    fn options(&self) -> Options {
        let certainty = match (self.min_certainty, self.profile) {
            (Some(CertaintyName::Possible), _) | (None, Profile::Review) => Certainty::Possible,
            (Some(CertaintyName::Likely), _) | (None, Profile::Default) => Certainty::Likely,
            (Some(CertaintyName::Sure), _) => Certainty::Sure,
        };
        Options {
            from: self.from.clone(),
            certainty,
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        }
    }
}

fn language(code: &str) -> Result<String, String> {
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Ok(code.to_owned())
    } else {
        Err("a language is named by two letters (ISO 639-1), as in `fr`".into())
    }
}

/// Sees that all names are rules or families.
fn check_names<'a>(
    engine: &Engine,
    names: impl Iterator<Item = &'a String>,
) -> Result<(), Failure> {
    let known = || {
        let rules = engine.rules().rules.iter().map(|rule| rule.id.as_str());
        rules.chain(families::FAMILIES.iter().map(|(key, _)| *key))
    };
    let unknown = |name: &&String| !known().any(|known| known == name.as_str());
    let complaints: Vec<_> = names
        .filter(unknown)
        .map(|name| {
            let hint = did_you_mean(name, known());
            let hint = hint.unwrap_or_else(|| "`mtlint rules list` shows them".into());
            format!("there is no rule or family `{name}`; {hint}")
        })
        .collect();
    if complaints.is_empty() { Ok(()) } else { Err(Failure::Message(complaints.join("\n"))) }
}
