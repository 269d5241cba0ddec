//! From the text of a configuration file to what it settles.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet};
use toml::de::DeTable;

use super::keys::{FILE, OVERRIDE};
use super::{ConfigFile, Item, Name, Origin, Override, Settings};
use crate::language::is_code;
use crate::rule::families::SEVERITIES;
use crate::rule::keys::CERTAINTIES;
use crate::rule::load::{check_corrections, is_blank};
use crate::rule::table::{Fields, File, Located};
use crate::rule::{Pack, RuleErrors};
use crate::style::{CHOICES, Style};

impl ConfigFile {
    /// Reads a file. `name` is what errors call it, `folder` where it is.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn read(name: &str, folder: PathBuf, text: String) -> Result<Self, RuleErrors> {
        let errors = RefCell::new(Vec::new());
        let pack = Pack { name: name.to_owned(), text, tested: false };
        let file = File::new(&pack, &errors);
        let table = file.parse();
        if !errors.borrow().is_empty() {
            return Err(RuleErrors(errors.take()));
        }
        let reader = Reader { file: &file, name: name.into() };
        let config = reader.config(&table, folder);
        let mut errors = errors.take();
        errors.sort_by_key(|error| (error.line, error.column));
        if errors.is_empty() { Ok(config) } else { Err(RuleErrors(errors)) }
    }
}

struct Reader<'a> {
    file: &'a File<'a>,
    name: Arc<str>,
}

impl Reader<'_> {
    fn config(&self, table: &DeTable<'_>, folder: PathBuf) -> ConfigFile {
        let fields = Fields::new(self.file, table, FILE, 0);
        let overrides = fields.tables("override").map(|(table, at)| {
            let fields = Fields::new(self.file, table, OVERRIDE, at);
            Override { paths: self.globs(&fields), settings: self.settings(&fields) }
        });
        ConfigFile {
            name: self.name.clone(),
            folder,
            extend: fields.string("extend").map(|path| self.item(&path, path.text.clone())),
            rules: self.items(&fields, "rules"),
            names: self.names(&fields),
            settings: self.settings(&fields),
            overrides: overrides.collect(),
        }
    }

    fn settings(&self, fields: &Fields<'_>) -> Settings {
        let from = fields.string("from").map(|from| {
            if !is_code(&from.text) {
                let message = "a language is named by two letters (ISO 639-1), as in `fr`";
                self.file.error_in(&from, 0, message);
            }
            self.item(&from, from.text.clone())
        });
        let min_certainty = fields.string("min-certainty");
        let min_certainty = min_certainty
            .and_then(|least| Some(self.item(&least, fields.pick(&least, &CERTAINTIES)?)));
        Settings {
            from,
            style: self.style(fields),
            min_certainty,
            select: self.items(fields, "select"),
            ignore: self.items(fields, "ignore"),
            severity: self.graded(fields, "severity", &SEVERITIES),
            certainty: self.graded(fields, "certainty", &CERTAINTIES),
        }
    }

    fn style(&self, fields: &Fields<'_>) -> Option<Item<Style>> {
        let names = fields.strings("style");
        let first = names.first()?;
        // What is no choice has been said, with what was perhaps meant.
        if fields.choices("style", &CHOICES).len() < names.len() {
            return None;
        }
        let joined: Vec<_> = names.iter().map(|name| name.text.as_str()).collect();
        let style = Style::parse(&joined.join(","));
        let style = style.map_err(|message| self.file.error_in(first, 0, message)).ok()?;
        Some(self.item(first, style))
    }

    /// What names of rules stand for, in the order of the file.
    fn graded<T: Copy>(
        &self,
        fields: &Fields<'_>,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Vec<Item<(String, T)>> {
        let pairs = fields.pairs(key).into_iter().filter_map(|(name, value)| {
            let grade = fields.pick(&value, choices)?;
            Some(self.item(&name, (name.text.clone(), grade)))
        });
        pairs.collect()
    }

    fn names(&self, fields: &Fields<'_>) -> Vec<Name> {
        let pairs = fields.pairs("names");
        for string in pairs.iter().flat_map(|(name, preferred)| [name, preferred]) {
            if is_blank(&string.text) {
                self.file.error_in(string, 0, "a name is empty");
            }
        }
        let pairs: Vec<_> = pairs.into_iter().map(|(name, to)| (name, Some(to))).collect();
        check_corrections(self.file, &pairs);
        let name = |(name, to): &(Located, Option<Located>)| {
            Some(Name {
                spelling: name.text.clone(),
                preferred: to.as_ref()?.text.clone(),
                origin: self.origin(name),
            })
        };
        pairs.iter().filter_map(name).collect()
    }

    /// Paths as `.gitignore` has them: without a slash a name in any folder, and a folder stands
    /// for what is in it.
    fn globs(&self, fields: &Fields<'_>) -> GlobSet {
        let mut globs = GlobSet::builder();
        for path in fields.strings("paths") {
            let bare = path.text.trim_end_matches('/');
            let anchored = match bare.trim_start_matches('/').strip_prefix("./") {
                Some(rest) => rest.to_owned(),
                None if bare.contains('/') => bare.trim_start_matches('/').to_owned(),
                None => format!("**/{bare}"),
            };
            for glob in [anchored.clone(), format!("{anchored}/**")] {
                match GlobBuilder::new(&glob).literal_separator(true).build() {
                    Ok(glob) => _ = globs.add(glob),
                    Err(error) => {
                        self.file.error_in(&path, 0, format!("is no path: {}", error.kind()));
                        break;
                    }
                }
            }
        }
        globs.build().unwrap_or_else(|error| {
            let message = format!("are too much to look for: {}", error.kind());
            self.file.error(fields.place("paths"), "paths", message);
            GlobSet::default()
        })
    }

    fn items(&self, fields: &Fields<'_>, key: &'static str) -> Vec<Item<String>> {
        fields.strings(key).iter().map(|name| self.item(name, name.text.clone())).collect()
    }

    fn item<T>(&self, at: &Located, value: T) -> Item<T> {
        Item { value, origin: self.origin(at) }
    }

    fn origin(&self, at: &Located) -> Origin {
        Origin { file: self.name.clone(), at: Some(self.file.place(at.at)) }
    }
}
