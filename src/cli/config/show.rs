//! `mtlint config show`

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use toml::Value;

use super::find::{ConfigFlag, shown};
use crate::cli::input::named;
use crate::cli::settled::canonical;
use crate::cli::{Failure, Outcome};
use crate::config::{self, Item, Origin, Resolved};
use crate::engine::Options;
use crate::rule::families::SEVERITIES;
use crate::rule::keys::CERTAINTIES;
use crate::style::CHOICES;

/// Writes what holds as a configuration file, every value with a comment that says whence it is.
pub(super) fn show(
    path: &Path,
    config: &ConfigFlag,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let full = canonical(path).map_err(|error| named(path, &error))?;
    let folder = if full.is_dir() { full.as_path() } else { full.parent().unwrap_or(&full) };
    let mut finder = config.finder()?;
    let chain = finder.of(folder)?;
    let files = &finder.chains[chain].files;
    let names: Vec<_> = files.iter().rev().map(|file| file.name.to_string()).collect();
    let by = match names.as_slice() {
        [] => format!("no {} in its folder or above", config::NAME),
        names => names.join(", which extends "),
    };
    writeln!(out, "# {}", in_comment(&format!("{}: {by}", shown(&full))))?;
    let held = Resolved::of(files, &full);
    match &held.from {
        Some(from) => value(out, "from", &text(&from.value), &from.origin)?,
        None => writeln!(out, "# from: what the front matter says, if it does  # default")?,
    }
    match &held.style {
        Some(style) => {
            let names = CHOICES.iter().filter(|(_, choice)| style.value.settles(*choice));
            let names: Vec<_> = names.map(|(name, _)| text(name)).collect();
            value(out, "style", &format!("[{}]", names.join(", ")), &style.origin)?;
        }
        None => writeln!(out, "# style: what the article has  # default")?,
    }
    match &held.min_certainty {
        Some(least) => {
            value(out, "min-certainty", &text(name(&CERTAINTIES, least.value)), &least.origin)?;
        }
        None => {
            let least = name(&CERTAINTIES, Options::default().certainty);
            writeln!(out, "min-certainty = {}  # default", text(least))?;
        }
    }
    list(out, "select", "all rules", &held.select)?;
    let ignored: Vec<_> = held.ignore.iter().chain(&held.off).cloned().collect();
    list(out, "ignore", "none", &ignored)?;
    let rules: Vec<_> = files.iter().flat_map(|file| file.rules.iter().cloned()).collect();
    list(out, "rules", "none but those that come with mtlint", &rules)?;
    grades(out, "severity", &held.severity, &SEVERITIES)?;
    grades(out, "certainty", &held.certainty, &CERTAINTIES)?;
    let preferred = config::preferred(files);
    if !preferred.is_empty() {
        writeln!(out, "\n[names]")?;
    }
    for held in preferred {
        value(out, &text(&held.spelling), &text(&held.preferred), &held.origin)?;
    }
    Ok(Outcome::Clean)
}

fn list(out: &mut dyn Write, key: &str, none: &str, items: &[Item<String>]) -> io::Result<()> {
    if items.is_empty() {
        return writeln!(out, "# {key}: {none}  # default");
    }
    writeln!(out, "{key} = [")?;
    for item in items {
        writeln!(out, "  {},  # {}", text(&item.value), place(&item.origin))?;
    }
    writeln!(out, "]")
}

fn grades<T: Copy + PartialEq>(
    out: &mut dyn Write,
    key: &str,
    items: &BTreeMap<String, Item<T>>,
    names: &[(&'static str, T)],
) -> io::Result<()> {
    if !items.is_empty() {
        writeln!(out, "\n[{key}]")?;
    }
    for (rule, item) in items {
        value(out, &text(rule), &text(name(names, item.value)), &item.origin)?;
    }
    Ok(())
}

fn value(out: &mut dyn Write, key: &str, value: &str, origin: &Origin) -> io::Result<()> {
    writeln!(out, "{key} = {value}  # {}", place(origin))
}

fn place(Origin { file, at }: &Origin) -> String {
    let file = in_comment(file);
    at.map_or_else(|| file.clone(), |(line, _)| format!("{file}:{line}"))
}

/// A comment is a line.
fn in_comment(text: &str) -> String {
    text.replace(char::is_control, "\u{FFFD}")
}

fn name<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, other)| *other == value).map_or("", |(name, _)| name)
}

fn text(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}
