//! A folder with articles, in which mtlint runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Two rules: `zorp` is no word (sure, major), nor is `blick` (likely, minor).
const RULES: &str = "\
[[rule]]
id = 'test-zorp'
family = 'K'
pattern = 'zorp'
certainty = 'sure'
message = 'No word.'
fix = 'word'
example = [
  { bad = 'A [[zorp]].', good = 'A word.' }, { bad = '[[zorp]]', good = 'word' }, { ok = 'A' }, { ok = 'B' },
]
[[rule]]
id = 'test-blick'
family = 'I1'
pattern = 'blick'
severity = 'minor'
message = 'No word.'
example = [{ bad = 'A [[blick]].' }, { bad = '[[blick]]' }, { ok = 'A' }, { ok = 'B' }]
";

pub struct Project(tempfile::TempDir);

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub error: String,
}

impl Project {
    /// A folder in which only the two rules run.
    pub fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.write("rules.toml", RULES);
        let config =
            "rules = 'rules.toml'\nselect = ['test-zorp', 'test-blick', 'unused-suppression']\n";
        project.write("mtlint.toml", config);
        project
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs mtlint in the folder.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("", arguments)
    }

    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        let ran = Command::new(env!("CARGO_BIN_EXE_mtlint"))
            .current_dir(self.path().join(folder))
            .args(arguments)
            .output()
            .unwrap();
        Ran {
            code: ran.status.code().unwrap(),
            out: String::from_utf8(ran.stdout).unwrap(),
            error: String::from_utf8(ran.stderr).unwrap(),
        }
    }
}
