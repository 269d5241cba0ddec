//! The development data, for tests of accuracy.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Where the data are; `None`, and it says what was not run, where they are not.
pub fn root(what: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MTLINT_DATA").map(PathBuf::from);
    if root.is_none() {
        say(&format!("not run: MTLINT_DATA is not set ({what})"));
    }
    root
}

/// What a file of the data holds.
pub fn text(file: impl AsRef<Path>) -> Option<String> {
    let path = root(&file.as_ref().display().to_string())?.join(file);
    let text = std::fs::read_to_string(&path);
    Some(text.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Past the test harness, which shows only what failing tests print.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
