//! Which rules run on what: the flags that commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::config::ConfigFlag;
use super::input::RuleFiles;
use super::settled::Settled;
use crate::config::{Item, Origin, Resolved, Settings};
use crate::diagnostic::Certainty;
use crate::engine::{Engine, Options};
use crate::language::is_code;
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
    /// Which rules count: those that are at least likely (default), or all
    #[arg(long)]
    profile: Option<Profile>,
    /// Leave out what is less certain; overrides the profile
    #[arg(long, value_name = "CERTAINTY")]
    min_certainty: Option<CertaintyName>,
    /// Run only these rules, families (as in `J`) or rule files (as in `en/page`)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Leave out these rules, families or rule files
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
    /// The rules that come with mtlint and those of the command line, and which are to report. No
    /// configuration counts.
    pub fn engine(&self) -> Result<(Engine, Options), Failure> {
        let engine = self.rules.engine()?;
        let names = self.select.iter().chain(&self.ignore);
        let complaints: Vec<_> =
            names.filter_map(|name| engine.rules().knows(name).err()).collect();
        if !complaints.is_empty() {
            return Err(Failure::Message(complaints.join("\n")));
        }
        let mut resolved = Resolved::default();
        resolved.add(&self.settings());
        Ok((engine, resolved.options(Vec::new())))
    }

    /// The rules and options of articles, by command line and configuration.
    pub fn settle(&self, articles: &[PathBuf], config: &ConfigFlag) -> Result<Settled, Failure> {
        Settled::new(articles, config, &self.rules, self.settings())
    }

    fn settings(&self) -> Settings {
        fn item<T>(value: T) -> Item<T> {
            Item { value, origin: Origin { file: "command line".into(), at: None } }
        }
        let certainty = match (self.min_certainty, self.profile) {
            (Some(CertaintyName::Possible), _) | (None, Some(Profile::Review)) => {
                Some(Certainty::Possible)
            }
            (Some(CertaintyName::Likely), _) | (None, Some(Profile::Default)) => {
                Some(Certainty::Likely)
            }
            (Some(CertaintyName::Sure), _) => Some(Certainty::Sure),
            (None, None) => None,
        };
        Settings {
            from: self.from.clone().map(item),
            style: self.style.map(item),
            min_certainty: certainty.map(item),
            select: self.select.iter().cloned().map(item).collect(),
            ignore: self.ignore.iter().cloned().map(item).collect(),
            ..Settings::default()
        }
    }
}

fn language(code: &str) -> Result<String, String> {
    if is_code(code) {
        Ok(code.to_owned())
    } else {
        Err("a language is named by two letters (ISO 639-1), as in `fr`".into())
    }
}
