//! Which rules run on what: the flags that commands share.

use std::mem::ManuallyDrop;

use clap::{Args, ValueEnum};

use super::Failure;
use super::input::RuleFiles;
use crate::diagnostic::Certainty;
use crate::engine::{Engine, Options};
use crate::language::is_code;
use crate::rule::{did_you_mean, families};
use crate::style::Style;

#[derive(Args)]
pub(super) struct Selection {
    /// The language the articles were translated from (ISO 639-1, as in `fr`), whatever their
    /// front matter says
    #[arg(long, value_name = "LANG", value_parser = language)]
    from: Option<String>,
    /// House style, as in `gb,kiev,per-cent`: `us` or `gb` (unless given, what the article is in),
    /// `month-first` or `day-first` (dates), `kyiv` (unless given) or `kiev`, `percent-sign`,
    /// `percent` or `per-cent`
    #[arg(long, value_name = "STYLE", value_parser = Style::parse)]
    style: Option<Style>,
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

impl Selection {
    /// All rules, ready to run, and which of them are to report. The process ends with them: taking
    /// the rules apart would cost a twentieth of a short run.
    pub fn engine(&self) -> Result<(ManuallyDrop<Engine>, Options), Failure> {
        let engine = ManuallyDrop::new(self.rules.engine()?);
        check_names(&engine, self.select.iter().chain(&self.ignore))?;
        let certainty = match (self.min_certainty, self.profile) {
            (Some(CertaintyName::Possible), _) | (None, Profile::Review) => Certainty::Possible,
            (Some(CertaintyName::Likely), _) | (None, Profile::Default) => Certainty::Likely,
            (Some(CertaintyName::Sure), _) => Certainty::Sure,
        };
        let options = Options {
            from: self.from.clone(),
            certainty,
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            style: self.style.unwrap_or_default(),
        };
        Ok((engine, options))
    }
}

fn language(code: &str) -> Result<String, String> {
    if is_code(code) {
        Ok(code.to_owned())
    } else {
        Err("a language is named by two letters (ISO 639-1), as in `fr`".into())
    }
}

/// Sees that all names are rules or families.
pub(super) fn check_names<'a>(
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
