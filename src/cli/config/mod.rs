//! `mtlint config`

mod find;
mod show;

use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;

use super::{Failure, Outcome};
use crate::config;
pub(super) use find::{Chain, ConfigFlag, Finder, located, shown};

/// Show what is configured
#[derive(Subcommand)]
pub(super) enum Config {
    /// Print what holds for an article, each value with the file and line it comes from
    Show {
        /// An article or folder
        #[arg(default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        config: ConfigFlag,
    },
    /// Print the JSON Schema of configuration files
    Schema,
}

impl Config {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        match self {
            Self::Show { path, config } => show::show(&path, &config, out),
            Self::Schema => {
                let schema = serde_json::to_string_pretty(&config::schema());
                writeln!(out, "{}", schema.map_err(std::io::Error::from)?)?;
                Ok(Outcome::Clean)
            }
        }
    }
}
