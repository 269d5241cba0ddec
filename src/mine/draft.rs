//! Candidates as a rule file that a person has to complete.

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use super::table::{figures, people};
use super::{Candidate, Mined};

const HEAD: &str = "\
# Drafts of rules, made by `mtlint mine`. They say what machines write more often than people, not
# what is wrong. `mtlint rules test` refuses this file as long as a rule is without the keys that only
# a person can write: `family`, `message` and `example` (two `bad` and two `ok` at least, in words of
# your own). Delete what is no fault; look at `fix`, `unless` and `certainty`. See docs/RULES.md.
";

/// Writes a rule for each candidate, without family, message and examples.
///
/// # Errors
/// When `out` fails.
pub fn draft(mined: &Mined, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    let mut ids: FxHashMap<String, usize> = FxHashMap::default();
    for candidate in &mined.candidates {
        let id = id(candidate);
        let same = ids.entry(id.clone()).or_default();
        *same += 1;
        let id = if *same == 1 { id } else { format!("{id}-{same}") };
        writeln!(out, "\n# {}", figures(candidate))?;
        if let Some(line) = people(&candidate.references) {
            writeln!(out, "# {line}")?;
        }
        writeln!(out, "[[rule]]")?;
        writeln!(out, "id      = {}", quoted(&id))?;
        writeln!(out, "# family  = …")?;
        let fixes: Vec<String> = candidate.references.by.iter().map(|by| quoted(&by.fix)).collect();
        let is_used = candidate.references.by.iter().any(|by| by.fix.contains('{'));
        let pattern = if is_used { &candidate.named } else { &candidate.pattern };
        writeln!(out, "pattern = {}", quoted(pattern))?;
        writeln!(out, "# message = …")?;
        if !fixes.is_empty() {
            writeln!(out, "fix     = [{}]", fixes.join(", "))?;
        }
        writeln!(out, "# [[rule.example]]")?;
    }
    Ok(())
}

/// The letters and digits of the pattern: `country-vbz-in-turn`.
fn id(candidate: &Candidate) -> String {
    let ascii = |c: char| c.is_ascii_alphanumeric();
    let pattern = candidate.pattern.to_lowercase();
    let words: Vec<&str> = pattern.split(|c| !ascii(c)).filter(|word| !word.is_empty()).collect();
    // A pattern in another script has none.
    if words.is_empty() { "draft".into() } else { words.join("-") }
}

/// A text as a basic string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
