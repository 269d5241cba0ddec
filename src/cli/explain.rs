//! `mtlint explain`

use std::io::Write;

use clap::Args;

use super::settled::ProjectRules;
use super::{Failure, Outcome};
use crate::eval::measured;
use crate::rule::families::{self, SEVERITIES};
use crate::rule::keys::CERTAINTIES;
use crate::rule::{Example, UNUSED, did_you_mean};

const MEASURED: &str = include_str!("../../docs/MEASURED.md");

/// Say what a rule finds, why machines write it, and what to write instead
#[derive(Args)]
pub(super) struct Explain {
    /// The rule's id
    rule: String,
    #[command(flatten)]
    rules: ProjectRules,
}

impl Explain {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        if self.rule == UNUSED {
            writeln!(
                out,
                "{UNUSED} (D)\n\nA comment suppresses what is not found, or cannot be read."
            )?;
            writeln!(out, "\nseverity: neutral\ncertainty: sure\ndescribed in: docs/CONFIG.md")?;
            return Ok(Outcome::Clean);
        }
        let engine = self.rules.engine_with_examples()?;
        let rules = &engine.rules().rules;
        let Some(rule) = engine.rules().rule(&self.rule) else {
            let hint = did_you_mean(&self.rule, rules.iter().map(|rule| rule.id.as_str()));
            let hint = hint.unwrap_or_else(|| "`mtlint rules list` shows them".into());
            let message = format!("there is no rule `{}`; {hint}", self.rule);
            return Err(Failure::Message(message));
        };
        let family = families::defaults(rule.family).title;
        writeln!(out, "{} ({} {family})", rule.id, families::key(rule.family))?;
        writeln!(out, "\n{}", rule.message)?;
        if !rule.why.is_empty() {
            writeln!(out, "Why: {}", rule.why)?;
        }
        writeln!(out)?;
        for fix in &rule.fixes {
            let safe = if fix.safe { "safe fix" } else { "fix" };
            let text = fix.text.to_string();
            let text = if text.is_empty() { "(remove)".into() } else { text.replace('\n', "⏎") };
            writeln!(out, "{safe}: {text}")?;
        }
        let severity = SEVERITIES.iter().find(|(_, other)| *other == rule.severity);
        let certainty = CERTAINTIES.iter().find(|(_, other)| *other == rule.certainty);
        if !rule.aliases.is_empty() {
            writeln!(out, "was called: {}", rule.aliases.join(", "))?;
        }
        writeln!(out, "severity: {}", severity.map_or("", |(name, _)| name))?;
        writeln!(out, "certainty: {}", certainty.map_or("", |(name, _)| name))?;
        writeln!(out, "type: {} (ITS {})", rule.mqm, rule.its)?;
        if !rule.from.is_empty() {
            writeln!(out, "translated from: {}", rule.from.join(", "))?;
        }
        if let Some(style) = rule.style {
            writeln!(out, "in house style: {}", style.name())?;
        }
        if let Some(line) = measured::line(MEASURED, &rule.id) {
            writeln!(out, "measured: {line} (docs/MEASURED.md)")?;
        }
        writeln!(out, "defined in: {}:{}\n", rule.pack, rule.line)?;
        for example in &rule.examples {
            match example {
                Example::Bad { text, fault, good } => {
                    let (before, after) = (&text[..fault.start], &text[fault.end..]);
                    let marked = &text[fault.start..fault.end];
                    writeln!(out, "wrong: {before}[[{marked}]]{after}")?;
                    if let Some(good) = good {
                        writeln!(out, "  fix: {good}")?;
                    }
                }
                Example::Ok { text } => writeln!(out, "right: {text}")?,
            }
        }
        Ok(Outcome::Clean)
    }
}
