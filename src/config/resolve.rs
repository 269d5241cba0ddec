//! What holds for a path.

use std::collections::BTreeMap;
use std::path::Path;

use super::{ConfigFile, Item, Settings};
use crate::diagnostic::{Certainty, Severity};
use crate::engine::Options;
use crate::style::Style;

/// What holds for an article, each value with where it comes from; what nobody settled is empty.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    pub from: Option<Item<String>>,
    pub style: Option<Item<Style>>,
    pub min_certainty: Option<Item<Certainty>>,
    pub select: Vec<Item<String>>,
    /// What is ignored where rules were selected.
    pub ignore: Vec<Item<String>>,
    /// What is ignored from then on, however it was selected.
    pub off: Vec<Item<String>>,
    pub severity: BTreeMap<String, Item<Severity>>,
    pub certainty: BTreeMap<String, Item<Certainty>>,
}

impl Resolved {
    /// What files settle that extend each other, the one that is extended first: what they say of
    /// all articles, then what their overrides say of this one. `path` is absolute.
    #[must_use]
    pub fn of(files: &[ConfigFile], path: &Path) -> Self {
        let mut resolved = Self::default();
        for file in files {
            resolved.add(&file.settings);
        }
        for file in files {
            let Ok(path) = path.strip_prefix(&file.folder) else {
                continue;
            };
            for part in file.overrides.iter().filter(|part| part.paths.is_match(path)) {
                resolved.add(&part.settings);
            }
        }
        resolved
    }

    /// Lets settings hold over what held before.
    pub fn add(&mut self, settings: &Settings) {
        let Settings { from, style, min_certainty, select, ignore, severity, certainty } = settings;
        replace(&mut self.from, from.as_ref());
        replace(&mut self.style, style.as_ref());
        replace(&mut self.min_certainty, min_certainty.as_ref());
        if select.is_empty() {
            self.off.extend(ignore.iter().cloned());
        } else {
            self.select.clone_from(select);
            self.ignore.clone_from(ignore);
            self.off.clear();
        }
        add_grades(&mut self.severity, severity);
        add_grades(&mut self.certainty, certainty);
    }

    /// What the engine is to look for. `names` are those whose spelling is settled.
    #[must_use]
    pub fn options(&self, names: Vec<String>) -> Options {
        let texts = |items: &[Item<String>]| items.iter().map(|item| item.value.clone()).collect();
        Options {
            from: self.from.as_ref().map(|from| from.value.clone()),
            certainty: self
                .min_certainty
                .as_ref()
                .map_or(Options::default().certainty, |least| least.value),
            select: texts(&self.select),
            ignore: texts(&self.ignore),
            off: texts(&self.off),
            severities: values(&self.severity),
            certainties: values(&self.certainty),
            style: self.style.as_ref().map(|style| style.value).unwrap_or_default(),
            names,
        }
    }
}

fn replace<T: Clone>(held: &mut Option<Item<T>>, by: Option<&Item<T>>) {
    if let Some(by) = by {
        *held = Some(by.clone());
    }
}

fn add_grades<T: Copy>(held: &mut BTreeMap<String, Item<T>>, by: &[Item<(String, T)>]) {
    for Item { value: (name, value), origin } in by {
        held.insert(name.clone(), Item { value: *value, origin: origin.clone() });
    }
}

fn values<T: Copy>(items: &BTreeMap<String, Item<T>>) -> BTreeMap<String, T> {
    items.iter().map(|(name, item)| (name.clone(), item.value)).collect()
}
