//! `mtlint man`

use std::io::Write;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man as Page;

use super::{Arguments, Failure, Outcome};
use crate::rule::did_you_mean;

/// Print a page of the manual, in the format of `man`
#[derive(Args)]
pub(super) struct Man {
    /// The page: `mtlint`, or that of a command, as in `mtlint-check`
    #[arg(default_value = "mtlint")]
    page: String,
}

impl Man {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let mut command = Arguments::command().disable_help_subcommand(true);
        command.build();
        let mut pages = Vec::new();
        collect(&command, &mut pages);
        let Some((_, command)) = pages.iter().find(|(name, _)| *name == self.page) else {
            let names = pages.iter().map(|(name, _)| name.as_str());
            let hint = did_you_mean(&self.page, names.clone());
            let hint = hint
                .unwrap_or_else(|| format!("there are {}", names.collect::<Vec<_>>().join(", ")));
            return Err(Failure::Message(format!("there is no page `{}`; {hint}", self.page)));
        };
        Page::new((*command).clone()).render(out)?;
        Ok(Outcome::Clean)
    }
}

/// A command and those below it, by the names of their pages.
fn collect<'a>(command: &'a Command, pages: &mut Vec<(String, &'a Command)>) {
    let name = command.get_display_name().unwrap_or(command.get_name());
    pages.push((name.to_owned(), command));
    command.get_subcommands().for_each(|command| collect(command, pages));
}
