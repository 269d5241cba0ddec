//! Configuration files: what a house settles for its articles. No file is opened here.
//!
//! [`ConfigFile::read`] takes the text of an `mtlint.toml`; [`Resolved::of`] puts files that extend
//! each other and what they say of a path together, every value with the place it comes from.

mod keys;
mod names;
mod read;
mod resolve;

use std::path::PathBuf;
use std::sync::Arc;

use globset::GlobSet;

use crate::diagnostic::{Certainty, Severity};
use crate::style::Style;
pub use keys::schema;
pub use names::{pack, preferred, spellings};
pub use resolve::Resolved;

/// What a configuration file is called.
pub const NAME: &str = "mtlint.toml";

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file as errors name it, or a word for what is no file.
    pub file: Arc<str>,
    /// Line and column from 1; none of what is no file.
    pub at: Option<(usize, usize)>,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<T> {
    pub value: T,
    pub origin: Origin,
}

/// A configuration file.
#[derive(Debug)]
pub struct ConfigFile {
    /// As errors name it.
    pub name: Arc<str>,
    /// The folder that its paths are relative to.
    pub folder: PathBuf,
    /// The file that this one goes on from.
    pub extend: Option<Item<String>>,
    /// Rule files, or folders of them.
    pub rules: Vec<Item<String>>,
    /// Spellings, each with the one that the house prefers.
    pub names: Vec<Name>,
    pub settings: Settings,
    pub overrides: Vec<Override>,
}

/// A spelling and the one that the house prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub spelling: String,
    pub preferred: String,
    pub origin: Origin,
}

/// What a file or one of its overrides settles; what is empty it leaves as it was.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub from: Option<Item<String>>,
    pub style: Option<Item<Style>>,
    pub min_certainty: Option<Item<Certainty>>,
    /// Begins anew: nothing that was selected or ignored before counts.
    pub select: Vec<Item<String>>,
    /// Adds to what is ignored; beside a `select`, a closer name there goes before it.
    pub ignore: Vec<Item<String>>,
    pub severity: Vec<Item<(String, Severity)>>,
    pub certainty: Vec<Item<(String, Certainty)>>,
}

/// What holds for some paths only.
#[derive(Debug)]
pub struct Override {
    pub paths: GlobSet,
    pub settings: Settings,
}
