//! Reading data sets, for the commands that do.

use std::path::PathBuf;

use clap::Args;

use super::input::stored;
use super::{Failure, Outcome, complain};
use crate::eval::{Data, Fields, Problem, ProblemKind};

/// How data are read.
#[derive(Args)]
pub(super) struct DataOptions {
    /// Look for a field of the rows under other keys, as in `machine=target` or
    /// `reference=human,gold`. Fields are set, id, article, machine, human, by-human, reference,
    /// marks, before, from
    #[arg(long = "field", value_name = "FIELD=KEY,…", value_parser = field)]
    fields: Vec<(String, Vec<String>)>,
    /// Exit with 2 when lines, rows or marks are wrong
    #[arg(long)]
    strict: bool,
}

/// So many problems of a kind are shown of each file.
const SHOWN: usize = 5;

impl DataOptions {
    /// Reads the files and says what is wrong with them. `fields` are where fields are looked for
    /// unless the user says otherwise.
    pub fn read(
        &self,
        files: &[PathBuf],
        mut fields: Fields,
        outcome: &mut Outcome,
    ) -> Result<Data, Failure> {
        for (field, keys) in &self.fields {
            fields.map(field, keys.clone()).map_err(Failure::Message)?;
        }
        let mut data = Data::default();
        for path in files {
            match stored(path) {
                Ok(bytes) => data.read(&path.display().to_string(), &bytes, &fields),
                Err(message) => {
                    complain(&message);
                    *outcome = Outcome::Failed;
                }
            }
        }
        say_problems(&data.problems);
        if self.strict && !data.problems.is_empty() {
            *outcome = Outcome::Failed;
        }
        Ok(data)
    }
}

fn field(text: &str) -> Result<(String, Vec<String>), String> {
    let (name, keys) = text.split_once('=').ok_or("a field is mapped as in `machine=target`")?;
    Ok((name.to_owned(), keys.split(',').map(str::to_owned).collect()))
}

/// Says what is wrong with the data: the first few of each kind and file, and how many more.
fn say_problems(problems: &[Problem]) {
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort_by(|a, b| (&a.file, a.kind, a.line).cmp(&(&b.file, b.kind, b.line)));
    for same in sorted.chunk_by(|a, b| (&a.file, a.kind) == (&b.file, b.kind)) {
        for problem in same.iter().take(SHOWN) {
            complain(&problem.to_string());
        }
        if let Some(more) = same.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            let what = match same[0].kind {
                ProblemKind::Malformed => "malformed lines",
                ProblemKind::WithoutText => "rows without text",
                ProblemKind::DuplicateId => "duplicate rows",
                ProblemKind::SpanOutside => "marks outside their row",
            };
            complain(&format!("{}: and {more} more {what}", same[0].file));
        }
    }
}
