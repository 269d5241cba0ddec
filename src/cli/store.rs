//! What people said of articles, on disk: `.mtlint/` in a folder above them.

use std::collections::HashMap;
use std::fs::{self, Permissions};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use tempfile::Builder;

use super::Failure;
use super::config::shown;
use super::input::describe;
use super::settled::canonical;
use crate::config;
use crate::review::Verdicts;

const FOLDER: &str = ".mtlint";

/// A kind of file in `.mtlint/`.
pub(super) trait Kept: Default {
    const NAME: &'static str;
    fn read(file: &str, text: &str) -> Result<Self, String>;
    fn to_text(&self) -> String;
}

impl Kept for Verdicts {
    const NAME: &'static str = "verdicts.jsonl";

    fn read(file: &str, text: &str) -> Result<Self, String> {
        Self::read(file, text)
    }

    fn to_text(&self) -> String {
        self.to_text()
    }
}

/// A file in `.mtlint/` and the folder that it speaks of.
pub(super) struct Store<T> {
    /// Canonical.
    pub root: PathBuf,
    pub kept: T,
    /// What the file held, if there is one.
    stored: Option<String>,
}

/// The files of a run, by the folders of its articles.
pub(super) struct Stores<T> {
    pub stores: Vec<Store<T>>,
    /// Folders as articles name them: the store, and the canonical path.
    folders: HashMap<PathBuf, (usize, PathBuf)>,
}

impl<T: Kept> Store<T> {
    fn open(root: PathBuf) -> Result<Self, Failure> {
        let path = root.join(FOLDER).join(T::NAME);
        let stored = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let message = format!("{}: {}", shown(&path), describe(&error));
                return Err(Failure::Message(message));
            }
        };
        let kept = stored.as_deref().map_or(Ok(T::default()), |text| T::read(&shown(&path), text));
        Ok(Self { kept: kept.map_err(Failure::Message)?, root, stored })
    }

    /// The file as it is shown.
    pub fn name(&self) -> String {
        shown(&self.root.join(FOLDER).join(T::NAME))
    }

    /// Whether the file is there.
    pub fn is_there(&self) -> bool {
        self.stored.is_some()
    }

    /// Writes the file if it is to hold something else, by a new file that takes its name.
    pub fn write(&self) -> Result<(), Failure> {
        let text = self.kept.to_text();
        if self.stored.as_deref().unwrap_or_default() == text && self.is_there() {
            return Ok(());
        }
        let folder = self.root.join(FOLDER);
        let path = folder.join(T::NAME);
        let failed = |error: std::io::Error| {
            Failure::Message(format!("{}: cannot be written: {error}", shown(&path)))
        };
        fs::create_dir_all(&folder).map_err(failed)?;
        if fs::read_to_string(&path).ok() != self.stored {
            let message = "was changed by somebody else meanwhile; nothing was written: run again";
            return Err(Failure::Message(format!("{}: {message}", shown(&path))));
        }
        let write = || {
            let mut builder = Builder::new();
            builder.prefix(".new-");
            if let Some(permissions) = permissions(&path) {
                builder.permissions(permissions);
            }
            let mut file = builder.tempfile_in(&folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            Ok(())
        };
        write().map_err(failed)
    }
}

impl<T: Kept> Stores<T> {
    /// Opens what there is for articles; what there is not is empty.
    pub fn open(articles: &[PathBuf]) -> Result<Self, Failure> {
        let mut opened = Self { stores: Vec::new(), folders: HashMap::new() };
        for article in articles {
            opened.open_for(article)?;
        }
        Ok(opened)
    }

    fn open_for(&mut self, article: &Path) -> Result<(), Failure> {
        let folder = article.parent().unwrap_or(Path::new(""));
        if self.folders.contains_key(folder) {
            return Ok(());
        }
        // What is said of an article that is gone stands where the nearest folder has it.
        let there = folder.ancestors().find_map(|folder| Some((folder, canonical(folder).ok()?)));
        let Some((above, full)) = there else {
            return Ok(());
        };
        let root = root_of(&full)?;
        let rest = folder.strip_prefix(above).unwrap_or(Path::new(""));
        let store = self.stores.iter().position(|store| store.root == root);
        let store = match store {
            Some(store) => store,
            None => {
                self.stores.push(Store::open(root)?);
                self.stores.len() - 1
            }
        };
        self.folders.insert(folder.to_owned(), (store, full.join(rest)));
        Ok(())
    }

    /// The store of an article, and what the article is called there.
    pub fn of(&self, article: &Path) -> Option<(usize, String)> {
        let (store, full) = self.folders.get(article.parent().unwrap_or(Path::new("")))?;
        let path = full.join(article.file_name()?);
        let path = path.strip_prefix(&self.stores[*store].root).unwrap_or(&path);
        Some((*store, with_slashes(path)))
    }
}

/// The mode of a file; of a new one what the process's mask leaves.
fn permissions(path: &Path) -> Option<Permissions> {
    let there = fs::metadata(path).ok().map(|metadata| metadata.permissions());
    #[cfg(unix)]
    let there = there.or_else(|| {
        use std::os::unix::fs::PermissionsExt as _;
        Some(Permissions::from_mode(0o666))
    });
    there
}

/// The folder whose `.mtlint/` speaks of a folder: the nearest above that has one; else that of the
/// nearest `mtlint.toml`; else the current folder.
fn root_of(folder: &Path) -> Result<PathBuf, Failure> {
    let nearest = |name: &str| folder.ancestors().find(|above| above.join(name).exists());
    match nearest(FOLDER).or_else(|| nearest(config::NAME)) {
        Some(root) => Ok(root.to_owned()),
        None => canonical(Path::new("")).map_err(|error| Failure::Message(error.to_string())),
    }
}

fn with_slashes(path: &Path) -> String {
    let parts = path.components().map(|part| match part {
        Component::RootDir => String::new(),
        part => part.as_os_str().to_string_lossy().into_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}
