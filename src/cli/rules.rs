//! `mtlint rules`

use std::io::Write;

use clap::Subcommand;

use super::settled::ProjectRules;
use super::{Failure, Outcome};
use crate::examples;
use crate::rule::families;
use crate::rule::keys::{self, CERTAINTIES};

/// List and test rules
#[derive(Subcommand)]
pub(super) enum Rules {
    /// List all rules
    List(ProjectRules),
    /// Run the examples of all rules
    Test(ProjectRules),
    /// Print the JSON Schema of rule files
    Schema,
}

impl Rules {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        match self {
            Self::List(files) => list(&files, out),
            Self::Test(files) => test(&files, out),
            Self::Schema => {
                let schema = serde_json::to_string_pretty(&keys::schema());
                writeln!(out, "{}", schema.map_err(std::io::Error::from)?)?;
                Ok(Outcome::Clean)
            }
        }
    }
}

fn list(files: &ProjectRules, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let engine = files.engine()?;
    let rules = &engine.rules().rules;
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in rules {
        let name = |names: &[(&'static str, _)]| {
            names.iter().find(|(_, other)| *other == rule.severity).map_or("", |(name, _)| name)
        };
        let severity = name(&families::SEVERITIES);
        let certainty = CERTAINTIES.iter().find(|(_, other)| *other == rule.certainty);
        let certainty = certainty.map_or("", |(name, _)| name);
        let from = if rule.from.is_empty() { "any".into() } else { rule.from.join(",") };
        let family = families::key(rule.family);
        writeln!(
            out,
            "{:width$}  {family:2}  {severity:8}  {certainty:8}  {from:12}  {}:{}",
            rule.id, rule.pack, rule.line
        )?;
    }
    Ok(Outcome::Clean)
}

fn test(files: &ProjectRules, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let engine = files.engine_with_examples()?;
    let (mut run, mut failed) = (0, 0);
    for rule in &engine.rules().rules {
        for example in &rule.examples {
            run += 1;
            if let Err(message) = examples::check(&engine, rule, example) {
                failed += 1;
                writeln!(out, "{}:{}: {}: {message}", rule.pack, rule.line, rule.id)?;
            }
        }
    }
    let rules = engine.rules().rules.len();
    writeln!(out, "{rules} rules, {run} examples: {} hold, {failed} fail", run - failed)?;
    Ok(if failed == 0 { Outcome::Clean } else { Outcome::Found })
}
