//! `--output`: files that are whole or as they were.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output};

/// Runs a check of `a.txt` with the rules of the transcripts in a folder.
fn check(folder: &Path, arguments: &[&str]) -> Output {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules");
    fs::write(folder.join("a.txt"), "A zorp came.\n").unwrap();
    Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .current_dir(folder)
        .args(["check", "--select", "test-zorp", "--color", "always", "--rules"])
        .arg(rules)
        .args(arguments)
        .output()
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn several_reports_are_written_in_one_run_and_none_has_colours() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let names_with_spaces = "text=my \"report\".txt";
    let out = check(folder, &["a.txt", "--output", "jsonl=a.jsonl", "--output", names_with_spaces]);
    assert_eq!(out.status.code(), Some(1), "{out:?}");
    assert_eq!(names(folder), ["a.jsonl", "a.txt", "my \"report\".txt"]);
    let text = fs::read_to_string(folder.join("my \"report\".txt")).unwrap();
    assert!(text.starts_with("a.txt: 1 major in 3 words: zorp\n"), "{text}");
    assert!(!text.contains('\u{1B}') && out.stdout.contains(&0x1B), "colours are for the terminal");
}

#[test]
fn a_file_keeps_its_mode_and_a_link_stays_one() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("old.csv"), "old").unwrap();
    fs::set_permissions(folder.join("old.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("old.csv", folder.join("link.csv")).unwrap();
    check(folder, &["a.txt", "--output", "csv=link.csv"]);
    let content = fs::read_to_string(folder.join("old.csv")).unwrap();
    assert!(content.starts_with("\u{FEFF}verdict,comment,path,"), "{content}");
    assert_eq!(fs::metadata(folder.join("old.csv")).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(folder.join("link.csv")).unwrap().is_symlink());
}

#[test]
fn a_run_that_fails_early_leaves_the_files_alone() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("old.csv"), "old").unwrap();
    let out =
        check(folder, &["a.txt", "--output", "csv=old.csv", "--output", "sarif=none/there.sarif"]);
    assert_eq!(out.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.join("old.csv")).unwrap(), "old");
    assert_eq!(names(folder), ["a.txt", "old.csv"], "no half of a file is left");
}

#[test]
fn what_could_be_read_is_reported_when_an_article_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let out = check(folder, &["a.txt", "missing.txt", "--output", "concise=a.out"]);
    assert_eq!(out.status.code(), Some(2));
    let report = fs::read_to_string(folder.join("a.out")).unwrap();
    assert_eq!(report, "a.txt:1:3: major test-zorp [K] “zorp” is no word.\n");
}
