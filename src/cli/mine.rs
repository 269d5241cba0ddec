//! `mtlint mine`

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::data::DataOptions;
use super::eval::{progress, write_json};
use super::{Failure, Outcome};
use crate::eval::{Data, Fields};
use crate::mine::{self, LONGEST, Options};

/// Find what machines write and people do not
#[derive(Args)]
#[command(after_help = "\
Exit codes: 0 mined, 2 the run itself failed or, with --strict, some of the data is wrong.")]
pub(super) struct Mine {
    /// Text by machines, with or without references: JSON Lines, a paragraph a line
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    machine: Vec<PathBuf>,
    /// Text by people (in `text`, `post_edit` or `ref`); may be left out where the machine rows have
    /// references
    #[arg(long, value_name = "FILE", num_args = 1..)]
    human: Vec<PathBuf>,
    /// The most words of a candidate
    #[arg(long, value_name = "N", default_value = "5", value_parser = length)]
    longest: usize,
    /// How often machines write it at least
    #[arg(long, value_name = "N", default_value = "5", value_parser = at_least_one)]
    least: usize,
    /// How many candidates are shown at most
    #[arg(long, value_name = "N", default_value = "50", value_parser = at_least_one)]
    top: usize,
    /// How to write the candidates
    #[arg(long, default_value = "text")]
    format: Format,
    /// Write a rule file, which a person has to complete before it loads
    #[arg(long, conflicts_with = "format")]
    as_rules: bool,
    #[command(flatten)]
    reading: DataOptions,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Mine {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let mut outcome = Outcome::Clean;
        let machine = self.reading.read(&self.machine, Fields::default(), &mut outcome)?;
        let human = self.human(&mut outcome)?;
        let options = Options { longest: self.longest, least: self.least, top: self.top };
        let bar = progress(mine::steps(&machine, &human), "texts");
        let mined = mine::mine(&machine, &human, options, &|texts| bar.inc(texts as u64));
        bar.finish_and_clear();
        let mined = mined.map_err(Failure::Message)?;
        match self.format {
            _ if self.as_rules => mine::draft(&mined, out)?,
            Format::Text => mine::write(&mined, out)?,
            Format::Json => write_json(&mined, out)?,
        }
        Ok(outcome)
    }

    /// Of a file of text by people, what a machine wrote is not looked at.
    fn human(&self, outcome: &mut Outcome) -> Result<Data, Failure> {
        let mut fields = Fields::default();
        let keys = ["text", "post_edit", "ref"].map(str::to_owned);
        fields.map("machine", Vec::new()).map_err(Failure::Message)?;
        fields.map("human", keys.to_vec()).map_err(Failure::Message)?;
        self.reading.read(&self.human, fields, outcome)
    }
}

fn length(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(length) if (1..=LONGEST).contains(&length) => Ok(length),
        _ => Err(format!("is a number from 1 to {LONGEST}")),
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or("is a number from 1 up".into())
}
