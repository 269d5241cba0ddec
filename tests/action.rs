//! The script behind `action.yml`, with file names as people give them.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn action(folder: &Path, paths: &str, arguments: &str) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = Path::new(env!("CARGO_BIN_EXE_mtlint")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let inputs = [("PATHS", paths), ("ARGS", arguments), ("FROM", "fr"), ("FAIL_ON", "minor")];
    let mut command = Command::new("bash");
    command.arg(root.join("action.sh")).current_dir(folder).env("PATH", path).envs(inputs);
    command.envs([("SARIF", "out.sarif"), ("GITHUB_STEP_SUMMARY", "page.md"), ("CACHE_DIR", "")]);
    command.output().unwrap()
}

#[test]
fn it_annotates_and_writes_a_sarif_file_and_the_page_of_the_job() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a $(touch x) 'b'.txt"), "The train to kyiv left.\n").unwrap();
    fs::write(folder.join("page.md"), "before\n").unwrap();
    let output = action(folder, "a $(touch x) 'b'.txt\r\n\n", "--profile\nreview\n");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let annotations = String::from_utf8(output.stdout).unwrap();
    assert!(annotations.starts_with("::warning file=a $(touch x) 'b'.txt,line=1"), "{annotations}");
    assert!(fs::read_to_string(folder.join("page.md")).unwrap().starts_with("before\n## mtlint"));
    assert!(fs::read_to_string(folder.join("out.sarif")).unwrap().contains("lowercase-place"));
    assert!(!folder.join("x").exists(), "nothing of an input is run");
}

#[test]
fn without_paths_it_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let output = action(folder.path(), " \n", "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("name articles or folders"));
}
