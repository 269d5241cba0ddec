//! Preferred names as a rule.

use toml::Value;

use super::{ConfigFile, Name};
use crate::rule::{PREFERRED, Pack};

const RULE: &str = r#"[[rule]]
id        = "preferred-name"
family    = "F1"
pattern   = "{x: @preferred-name}"
message   = "House style: “{x.listed}”."
label     = "name against house style"
safe-fix  = "{x.listed}"
mqm       = "Style > Organization style"
severity  = "minor"
certainty = "sure"
"#;

/// The names that hold when files extend each other, the last one deciding.
#[must_use]
pub fn preferred(files: &[ConfigFile]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for name in files.iter().flat_map(|file| &file.names) {
        let settles = |other: &Name| {
            let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
            same(&other.spelling, &name.spelling)
                || same(&other.spelling, &name.preferred)
                || same(&other.preferred, &name.spelling)
        };
        names.retain(|other| !settles(other));
        names.push(name.clone());
    }
    names
}

/// All spellings of names, right and wrong.
#[must_use]
pub fn spellings(names: &[Name]) -> Vec<String> {
    names.iter().flat_map(|name| [name.spelling.clone(), name.preferred.clone()]).collect()
}

/// A rule file that finds the other spellings and puts the preferred ones in their place; `None`
/// without names.
#[must_use]
pub fn pack(names: &[Name]) -> Option<Pack> {
    let first = names.last()?;
    let quoted = |text: &str| Value::String(text.to_owned()).to_string();
    let corrections = names
        .iter()
        .map(|name| format!("{} = {}\n", quoted(&name.spelling), quoted(&name.preferred)));
    let corrections: String = corrections.collect();
    // So that the rule stands where the names do.
    let lines = "\n".repeat(first.origin.at.map_or(0, |(line, _)| line - 1));
    let text =
        format!("{lines}{RULE}[[list]]\nname = \"{PREFERRED}\"\n[list.corrections]\n{corrections}");
    Some(Pack { name: first.origin.file.to_string(), text, tested: true })
}
