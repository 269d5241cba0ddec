//! `mtlint completions`

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Arguments, Failure, Outcome};

/// Print a script that lets a shell complete commands and options
#[derive(Args)]
pub(super) struct Completions {
    /// The shell to write for
    shell: Shell,
}

impl Completions {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        // Where it cannot write, the generator panics; memory takes all.
        let mut script = Vec::new();
        generate(self.shell, &mut Arguments::command(), "mtlint", &mut script);
        out.write_all(&script)?;
        Ok(Outcome::Clean)
    }
}
