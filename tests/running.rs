//! What `check` remembers and measures changes nothing in what it reports.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Two articles with faults, and one in which nothing is found.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "The train to kyiv left in september.\n");
    write("b.md", "---\nsource_lang: fr\n---\n\nIt rains in *lisbon*.\n");
    write("c.txt", "Nothing is wrong here.\n");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    command.current_dir(folder).arg("check").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn with_a_cache_every_run_says_the_same() {
    let folder = folder();
    let folder = folder.path();
    for options in [&["--format", "json"][..], &["-v"], &["--from", "ru"], &["--ignore", "B"]] {
        let articles = ["a.txt", "b.md", "c.txt"];
        let plain = run(folder, &[&articles, options].concat());
        let cached = [&articles, options, &["--cache-dir", "kept"]].concat();
        for _ in 0..2 {
            let output = run(folder, &cached);
            assert_eq!(text(&output.stdout), text(&plain.stdout), "{options:?}");
            assert_eq!((output.status, text(&output.stderr)), (plain.status, String::new()));
        }
    }
    fs::write(folder.join("a.txt"), "Nothing is wrong here either.\n").unwrap();
    let output = run(folder, &["a.txt", "--cache-dir", "kept"]);
    assert_eq!(output.status.code(), Some(0), "an article that was mended is checked again");
}

#[test]
fn a_broken_cache_is_told_of_once() {
    let folder = folder();
    let folder = folder.path();
    let arguments = ["a.txt", "c.txt", "--cache-dir", "kept"];
    let first = run(folder, &arguments);
    let whole = fs::read(folder.join("kept/results")).unwrap();
    fs::write(folder.join("kept/results"), &whole[..whole.len() - 1]).unwrap();
    let second = run(folder, &arguments);
    assert_eq!((second.status, text(&second.stdout)), (first.status, text(&first.stdout)));
    let note = text(&second.stderr);
    assert!(note.starts_with("mtlint: kept/results: is broken at byte "), "{note}");
    assert!(note.ends_with("it is written anew\n"), "{note}");
    assert_eq!(fs::read(folder.join("kept/results")).unwrap(), whole);
    assert_eq!(text(&run(folder, &arguments).stderr), "");
}

#[test]
fn a_cache_that_cannot_be_written_is_no_failure() {
    let folder = folder();
    fs::write(folder.path().join("kept"), "").unwrap();
    let output = run(folder.path(), &["c.txt", "--cache-dir", "kept"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).contains("kept/results: "), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout), "c.txt: nothing found in 4 words\n");
}

#[test]
fn no_cache_and_fixes_leave_the_cache_alone() {
    let folder = folder();
    let folder = folder.path();
    run(folder, &["a.txt", "--cache-dir", "kept", "--no-cache"]);
    run(folder, &["a.txt", "--cache-dir", "kept", "--fix"]);
    assert!(!folder.join("kept").exists());
    assert!(fs::read_to_string(folder.join("a.txt")).unwrap().contains("Kyiv left in September"));
}

#[test]
fn timings_name_rules_and_change_nothing_else() {
    let folder = folder();
    let plain = run(folder.path(), &["a.txt", "b.md", "--format", "json"]);
    let timed = run(folder.path(), &["a.txt", "b.md", "--format", "json", "--timings"]);
    assert_eq!((timed.status, text(&timed.stdout)), (plain.status, text(&plain.stdout)));
    let table = text(&timed.stderr);
    let row = |rule: &str| {
        let row = table.lines().find(|line| line.ends_with(rule));
        let row = row.unwrap_or_else(|| panic!("{rule} is in {table}"));
        row.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("  rule")[..3], ["ms", "share", "found"]);
    assert_eq!(row("  lowercase-place")[2], "2");
    let shares = table.lines().skip(1).map(|line| {
        let share = line.split_whitespace().nth(1).unwrap();
        share.trim_end_matches('%').parse::<f64>().unwrap()
    });
    assert!((shares.sum::<f64>() - 100.0).abs() < 10.0, "they add up but for rounding: {table}");
}

#[test]
fn exit_zero_hides_what_is_found_and_no_failure() {
    let folder = folder();
    assert_eq!(run(folder.path(), &["a.txt", "--exit-zero"]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["a.txt", "none.txt", "--exit-zero"]).status.code(), Some(2));
}

#[test]
fn standard_input_has_the_name_and_form_it_is_given() {
    let folder = folder();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    command.current_dir(folder.path()).args(["check", "-", "--stdin-filename", "news/new.md"]);
    command.args(["--format", "concise"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A code span is none in plain text.
    let article = b"Run `ls in kyiv` there. It rains in lisbon.\n";
    child.stdin.take().unwrap().write_all(article).unwrap();
    let output = text(&child.wait_with_output().unwrap().stdout);
    assert!(output.starts_with("news/new.md:1:37: minor lowercase-place"), "{output}");
    assert_eq!(output.lines().count(), 1);
}
