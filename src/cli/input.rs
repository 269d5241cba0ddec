//! What commands read: articles and rule files.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::document::Document;
use crate::engine::Engine;
use crate::rule::{Pack, RuleErrors, RuleSet};

/// Rules added to those that come with mtlint.
#[derive(clap::Args)]
pub(super) struct RuleFiles {
    /// Add the rule files of a folder (or one file); they replace rules of the same id
    #[arg(long, value_name = "DIR")]
    rules: Vec<PathBuf>,
}

impl RuleFiles {
    /// All rules, ready to run. Those that come with mtlint are without examples.
    pub fn engine(&self) -> Result<Engine, Failure> {
        ready(RuleSet::built_in_with(self.packs()?))
    }

    /// All rules with their examples.
    pub fn engine_with_examples(&self) -> Result<Engine, Failure> {
        ready(RuleSet::with_examples(self.packs()?))
    }

    fn packs(&self) -> Result<Vec<Pack>, Failure> {
        let mut packs = Vec::new();
        for path in &self.rules {
            let mut files = Vec::new();
            rule_files(path, &mut files).map_err(|error| named(path, &error))?;
            if files.is_empty() {
                let message = format!("{}: there is no rule file (*.toml) in it", path.display());
                return Err(Failure::Message(message));
            }
            files.sort();
            for file in files {
                let text = fs::read_to_string(&file).map_err(|error| named(&file, &error))?;
                packs.push(Pack { name: file.display().to_string(), text, tested: false });
            }
        }
        Ok(packs)
    }
}

fn ready(rules: Result<RuleSet, RuleErrors>) -> Result<Engine, Failure> {
    rules.map(Engine::new).map_err(|errors| Failure::Message(errors.to_string()))
}

fn rule_files(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() || path.extension().is_some_and(|extension| extension == "toml") {
            rule_files(&path, files)?;
        }
    }
    Ok(())
}

/// Reads an article; `-` is standard input.
pub(super) fn document(path: &Path) -> Result<Document, String> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let read = if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else if path.is_dir() {
        return Err(format!("{name}: is a folder; name the files in it"));
    } else {
        fs::read(path).map(|content| bytes = content)
    };
    read.map_err(|error| format!("{name}: {}", describe(&error)))?;
    Document::read_plain(&name, bytes).map_err(|error| error.to_string())
}

fn named(path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("{}: {}", path.display(), describe(error)))
}

fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".into(),
        io::ErrorKind::InvalidData => "is not UTF-8; convert it".into(),
        _ => error.to_string(),
    }
}
