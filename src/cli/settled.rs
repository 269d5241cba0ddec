//! What holds for each article: the rules that run and how, by command line and configuration.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Failure;
use super::config::{Chain, ConfigFlag, Finder, located};
use super::input::{RuleFiles, ready};
use crate::config::{self, Item, Resolved, Settings};
use crate::engine::{Engine, Options};
use crate::rule::{Pack, RuleSet};

/// Rules, ready to run, and options for every article of a run.
pub(super) struct Settled {
    chains: Vec<Chain>,
    /// The number of each chain's engine, and the names it settles.
    engine_of: Vec<(usize, Vec<String>)>,
    engines: Vec<Engine>,
    /// Folders as articles name them: the chain that holds there, and the canonical path.
    folders: HashMap<PathBuf, (usize, PathBuf)>,
    command_line: Settings,
}

impl Settled {
    /// Reads the configuration of all articles and makes their rules ready.
    pub fn new(
        articles: &[PathBuf],
        config: &ConfigFlag,
        files: &RuleFiles,
        command_line: Settings,
    ) -> Result<Self, Failure> {
        let mut finder = config.finder()?;
        let mut folders = HashMap::new();
        for article in articles {
            let folder = folder_of(article);
            if folders.contains_key(folder) {
                continue;
            }
            // Of a folder that is not there the article's reader has more to say.
            if let Ok(full) = canonical(folder) {
                folders.insert(folder.to_owned(), (finder.of(&full)?, full));
            }
        }
        let used = |chain: usize| folders.values().any(|(number, _)| *number == chain);
        let Finder { mut chains, .. } = finder;
        chains.iter_mut().for_each(Chain::name_packs);
        let own = files.packs()?;
        let (mut engines, mut engine_of, mut known) = (Vec::new(), Vec::new(), Vec::new());
        for (number, chain) in chains.iter().enumerate() {
            let names = config::preferred(&chain.files);
            let layers = layers(chain, &names, &own);
            let engine = known.iter().position(|other| *other == layers);
            // Where every article has a configuration, nobody needs the rules without one.
            let engine = match engine {
                Some(engine) => engine,
                None if number == 0 && chains.len() > 1 && !used(0) => usize::MAX,
                None => {
                    engines.push(ready(RuleSet::built_in_below(layers.clone()))?);
                    known.push(layers);
                    engines.len() - 1
                }
            };
            engine_of.push((engine, config::spellings(&names)));
        }
        let settled = Self { chains, engine_of, engines, folders, command_line };
        settled.check_names()?;
        Ok(settled)
    }

    /// The rules and options of an article.
    pub fn of(&self, article: &Path) -> (&Engine, Options) {
        let folder = self.folders.get(folder_of(article));
        let (chain, full) = folder.map_or((0, None), |(chain, full)| (*chain, Some(full)));
        let full = full.zip(article.file_name()).map(|(folder, name)| folder.join(name));
        let files = &self.chains[chain].files;
        let mut resolved = Resolved::of(files, full.as_deref().unwrap_or(article));
        resolved.add(&self.command_line);
        let (engine, names) = &self.engine_of[chain];
        let engine = self.engines.get(*engine).unwrap_or(&self.engines[0]);
        (engine, resolved.options(names.clone()))
    }

    /// The rules of the run, where all articles have the same.
    pub fn rules(&self) -> Option<&RuleSet> {
        match self.engines.as_slice() {
            [only] => Some(only.rules()),
            _ => None,
        }
    }

    /// All rules of the run. Of rules that configurations define differently under one id, one.
    pub fn into_rules(self) -> RuleSet {
        let mut engines = self.engines.into_iter().map(Engine::into_rules);
        let mut all = engines.next().unwrap_or_default();
        for rules in engines {
            let new = rules.rules.into_iter().filter(|rule| all.rule(&rule.id).is_none());
            let new: Vec<_> = new.collect();
            all.rules.extend(new);
        }
        all.rules.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// Sees that all names stand for rules.
    fn check_names(&self) -> Result<(), Failure> {
        let mut complaints = Vec::new();
        for (chain, (engine, _)) in self.chains.iter().zip(&self.engine_of) {
            let Some(engine) = self.engines.get(*engine) else {
                continue;
            };
            for file in &chain.files {
                let parts = file.overrides.iter().map(|part| &part.settings);
                for settings in std::iter::once(&file.settings).chain(parts) {
                    complain_of(settings, &|name| engine.rules().knows(name), &mut complaints);
                }
            }
        }
        let known = |name: &str| {
            let mut results = self.engines.iter().map(|engine| engine.rules().knows(name));
            let first = results.next().unwrap_or(Ok(()));
            if results.any(|result| result.is_ok()) { Ok(()) } else { first }
        };
        complain_of(&self.command_line, &known, &mut complaints);
        let mut said = Vec::new();
        complaints.retain(|complaint| {
            let is_new = !said.contains(complaint);
            said.push(complaint.clone());
            is_new
        });
        if complaints.is_empty() { Ok(()) } else { Err(Failure::Message(complaints.join("\n"))) }
    }
}

fn named<T>(item: &Item<(String, T)>) -> Item<String> {
    Item { value: item.value.0.clone(), origin: item.origin.clone() }
}

fn complain_of(
    settings: &Settings,
    knows: &dyn Fn(&str) -> Result<(), String>,
    complaints: &mut Vec<String>,
) {
    let Settings { select, ignore, severity, certainty, .. } = settings;
    let all = select.iter().cloned().map(|item| ("select", item));
    let all = all
        .chain(ignore.iter().cloned().map(|item| ("ignore", item)))
        .chain(severity.iter().map(|item| ("severity", named(item))))
        .chain(certainty.iter().map(|item| ("certainty", named(item))));
    for (key, item) in all {
        if let Err(message) = knows(&item.value) {
            complaints.push(match item.origin.at {
                Some(_) => located(&item, key, &message),
                None => message,
            });
        }
    }
}

/// Rules from the lowest layer to the highest, above those that come with mtlint.
fn layers(chain: &Chain, names: &[config::Name], own: &[Pack]) -> Vec<Vec<Pack>> {
    let mut layers: Vec<_> =
        chain.layers.iter().filter(|packs| !packs.is_empty()).cloned().collect();
    layers.extend(config::pack(names).map(|pack| vec![pack]));
    if !own.is_empty() {
        layers.push(own.to_vec());
    }
    layers
}

/// The folder that an article is in; that of standard input is the current one.
fn folder_of(article: &Path) -> &Path {
    article.parent().unwrap_or(Path::new(""))
}

pub(super) fn canonical(folder: &Path) -> std::io::Result<PathBuf> {
    fs::canonicalize(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// The rules that run in the current folder.
#[derive(Args)]
pub(super) struct ProjectRules {
    #[command(flatten)]
    files: RuleFiles,
    #[command(flatten)]
    config: ConfigFlag,
}

impl ProjectRules {
    pub fn engine(&self) -> Result<Engine, Failure> {
        ready(RuleSet::built_in_below(self.layers()?))
    }

    pub fn engine_with_examples(&self) -> Result<Engine, Failure> {
        ready(RuleSet::with_examples_below(self.layers()?))
    }

    fn layers(&self) -> Result<Vec<Vec<Pack>>, Failure> {
        let mut finder = self.config.finder()?;
        let here = canonical(Path::new("")).map_err(|error| Failure::Message(error.to_string()))?;
        let chain = &finder.of(&here).map(|chain| finder.chains.swap_remove(chain))?;
        Ok(layers(chain, &config::preferred(&chain.files), &self.files.packs()?))
    }
}
