//! Configuration files on disk: finding, reading and extending them.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::Failure;
use crate::cli::input::{describe, packs_in};
use crate::config::{self, ConfigFile, Item, Settings};
use crate::rule::Pack;

/// Which configuration holds.
#[derive(Args)]
pub(in crate::cli) struct ConfigFlag {
    /// Use this configuration for all articles; unless given, each has that of the nearest
    /// mtlint.toml in its folder or above
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// A configuration file and those it goes on from, which come before it, with their rule files;
/// nothing where there is no configuration.
#[derive(Default)]
pub(in crate::cli) struct Chain {
    pub files: Vec<ConfigFile>,
    /// The rule files of each configuration file.
    pub layers: Vec<Vec<Pack>>,
}

/// The configurations of folders.
pub(in crate::cli) struct Finder {
    /// The first is none.
    pub chains: Vec<Chain>,
    /// The configuration given for all.
    given: Option<usize>,
    /// By canonical path.
    folders: HashMap<PathBuf, usize>,
}

impl ConfigFlag {
    pub fn finder(&self) -> Result<Finder, Failure> {
        let mut finder =
            Finder { chains: vec![Chain::default()], given: None, folders: HashMap::new() };
        if let Some(path) = &self.config {
            finder.given = Some(1);
            finder.chains.push(Chain::read(path).map_err(Failure::Message)?);
        }
        Ok(finder)
    }
}

impl Finder {
    /// The number of the configuration that holds in a folder, whose path is canonical.
    pub fn of(&mut self, folder: &Path) -> Result<usize, Failure> {
        if let Some(given) = self.given {
            return Ok(given);
        }
        if let Some(known) = self.folders.get(folder) {
            return Ok(*known);
        }
        let file = folder.join(config::NAME);
        let chain = if file.is_file() {
            self.chains.push(Chain::read(&file).map_err(Failure::Message)?);
            self.chains.len() - 1
        } else {
            folder.parent().map_or(Ok(0), |above| self.of(above))?
        };
        self.folders.insert(folder.to_owned(), chain);
        Ok(chain)
    }
}

impl Chain {
    fn read(path: &Path) -> Result<Self, String> {
        let mut chain = Self::default();
        let mut paths: Vec<PathBuf> = Vec::new();
        let mut next = Some((path.to_owned(), None::<Item<String>>));
        while let Some((path, named_by)) = next {
            // What is wrong with the path is wrong where it is named.
            let at = |message: String| match &named_by {
                Some(named_by) => located(named_by, "extend", &message),
                None => message,
            };
            let failed =
                |error: &std::io::Error| at(format!("{}: {}", shown(&path), describe(error)));
            let path = fs::canonicalize(&path).map_err(|error| failed(&error))?;
            if let Some(first) = paths.iter().position(|other| *other == path) {
                let mut names: Vec<_> = paths[first..].iter().map(|path| shown(path)).collect();
                names.push(shown(&path));
                let message = format!("goes round in a circle: {}", names.join(" → "));
                return Err(at(message));
            }
            let text = fs::read_to_string(&path).map_err(|error| failed(&error))?;
            let folder = path.parent().unwrap_or(Path::new("/")).to_owned();
            let file = ConfigFile::read(&shown(&path), folder, text)
                .map_err(|errors| errors.to_string())?;
            next = file
                .extend
                .as_ref()
                .map(|extend| (file.folder.join(&extend.value), Some(extend.clone())));
            paths.push(path);
            chain.layers.push(packs(&file)?);
            chain.files.push(file);
        }
        chain.files.reverse();
        chain.layers.reverse();
        Ok(chain)
    }

    /// Calls rule files, which configuration files name from their folder, as `rules list` does.
    pub fn name_packs(&mut self) {
        let packs: Vec<_> = self.layers.iter().flatten().map(|pack| pack.name.clone()).collect();
        if packs.is_empty() {
            return;
        }
        for ConfigFile { folder, settings, overrides, .. } in &mut self.files {
            let overrides = overrides.iter_mut().map(|part| &mut part.settings);
            for settings in std::iter::once(settings).chain(overrides) {
                name_packs(settings, folder, &packs);
            }
        }
    }
}

/// The rule files that a configuration file names.
fn packs(file: &ConfigFile) -> Result<Vec<Pack>, String> {
    let mut packs = Vec::new();
    for path in &file.rules {
        let at = |message: String| located(path, "rules", &message);
        let joined = file.folder.join(&path.value);
        let full = fs::canonicalize(&joined)
            .map_err(|error| at(format!("{}: {}", shown(&joined), describe(&error))))?;
        packs.extend(packs_in(&from_here(&full)).map_err(at)?);
    }
    Ok(packs)
}

fn name_packs(settings: &mut Settings, folder: &Path, packs: &[String]) {
    let rename = |name: &mut String| {
        let full = [folder.join(&*name), folder.join(format!("{name}.toml"))];
        let full = full.iter().find_map(|path| fs::canonicalize(path).ok());
        let Some(full) = full.map(|full| shown(&full)) else {
            return;
        };
        let is_in = |pack: &String| {
            let rest = pack.strip_prefix(&full);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if packs.iter().any(is_in) {
            *name = full;
        }
    };
    let Settings { select, ignore, severity, certainty, .. } = settings;
    let names = select.iter_mut().chain(ignore).map(|item| &mut item.value);
    let severities = severity.iter_mut().map(|item| &mut item.value.0);
    let certainties = certainty.iter_mut().map(|item| &mut item.value.0);
    for name in names.chain(severities).chain(certainties) {
        rename(name);
    }
}

/// What is wrong with a value, and where that stands.
pub(in crate::cli) fn located<T>(item: &Item<T>, key: &str, message: &str) -> String {
    let file = &item.origin.file;
    match item.origin.at {
        Some((line, column)) => format!("{file}:{line}:{column}: {key}: {message}"),
        None => format!("{file}: {message}"),
    }
}

/// A path as it is shown: from the current folder, if it is in there.
pub(in crate::cli) fn shown(path: &Path) -> String {
    from_here(path).display().to_string()
}

fn from_here(path: &Path) -> PathBuf {
    let here = env::current_dir().and_then(fs::canonicalize);
    let inside = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    inside.filter(|path| !path.as_os_str().is_empty()).unwrap_or_else(|| path.to_owned())
}
