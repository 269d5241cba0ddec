//! What commands read: articles and rule files.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use ignore::WalkBuilder;

use super::Failure;
use crate::document::Document;
use crate::engine::Engine;
use crate::rule::{Pack, RuleErrors, RuleSet};

/// The extensions of Markdown.
const MARKDOWN: [&str; 2] = ["md", "markdown"];

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

    pub fn packs(&self) -> Result<Vec<Pack>, Failure> {
        let mut packs = Vec::new();
        for path in &self.rules {
            packs.extend(packs_in(path).map_err(Failure::Message)?);
        }
        Ok(packs)
    }
}

/// The rule files that a path stands for.
pub(super) fn packs_in(path: &Path) -> Result<Vec<Pack>, String> {
    let named = |path: &Path, error: io::Error| format!("{}: {}", path.display(), describe(&error));
    let mut files = Vec::new();
    rule_files(path, &mut files).map_err(|error| named(path, error))?;
    if files.is_empty() {
        return Err(format!("{}: there is no rule file (*.toml) in it", path.display()));
    }
    files.sort();
    let pack = |file: PathBuf| {
        let text = fs::read_to_string(&file).map_err(|error| named(&file, error))?;
        Ok(Pack { name: file.display().to_string(), text, tested: false })
    };
    files.into_iter().map(pack).collect()
}

pub(super) fn ready(rules: Result<RuleSet, RuleErrors>) -> Result<Engine, Failure> {
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

/// How an article is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum InputFormat {
    Text,
    Markdown,
}

impl InputFormat {
    pub const HELP: &str = "How the articles are written; unless given, Markdown when the name \
                            ends in `.md` or `.markdown`, else text";

    /// What the name of a file tells.
    pub fn of(path: &Path) -> Self {
        if has_extension(path, &MARKDOWN) { Self::Markdown } else { Self::Text }
    }
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let is_known = |extension: &OsStr| known.iter().any(|it| extension.eq_ignore_ascii_case(it));
    path.extension().is_some_and(is_known)
}

/// The articles that the paths name, in order, each once: a folder stands for every `*.txt`, `*.md`
/// and `*.markdown` in it that git does not ignore, by path. And what is wrong with the others.
pub(super) fn articles(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<String>) {
    let (mut articles, mut complaints) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for path in paths {
        let found = if path.is_dir() { articles_in(path) } else { Ok(vec![path.clone()]) };
        match found {
            Ok(found) => {
                articles.extend(found.into_iter().filter(|path| seen.insert(path.clone())));
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    (articles, complaints)
}

fn articles_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    // A .gitignore counts outside of a repository too.
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        let path = entry.map_err(|error| error.to_string())?.into_path();
        let is_article = has_extension(&path, &["txt"]) || has_extension(&path, &MARKDOWN);
        if is_article && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(format!("{}: there is no article (*.txt, *.md) in it", folder.display()));
    }
    Ok(found)
}

/// What a file holds; `-` is standard input.
pub(super) fn stored(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(path).map(|content| bytes = content)
    };
    read.map_err(|error| format!("{}: {}", path.display(), describe(&error)))?;
    Ok(bytes)
}

/// Reads what an article holds. Without a format its name tells it.
pub(super) fn read(
    path: &Path,
    bytes: Vec<u8>,
    format: Option<InputFormat>,
) -> Result<Document, String> {
    let name = path.display().to_string();
    let document = match format.unwrap_or_else(|| InputFormat::of(path)) {
        InputFormat::Text => Document::read_plain(&name, bytes),
        InputFormat::Markdown => Document::read_markdown(&name, bytes),
    };
    document.map_err(|error| error.to_string())
}

pub(super) fn named(path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("{}: {}", path.display(), describe(error)))
}

pub(super) fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".into(),
        io::ErrorKind::InvalidData => "is not UTF-8; convert it".into(),
        _ => error.to_string(),
    }
}
