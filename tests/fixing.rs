//! Fixing: what the built-in rules' fixes do to texts, and what the commands do to files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use mtlint::diagnostic::{Certainty, Diagnostic, Fix};
use mtlint::rule::Example;
use mtlint::style::Style;
use mtlint::{Document, Engine, Options, RuleSet, fix};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::new(RuleSet::with_examples(Vec::new()).expect("the built-in rules load"))
});

fn check(text: &str, style: Style, certainty: Certainty) -> Vec<Diagnostic> {
    let document = Document::read_plain("a.txt", text.as_bytes().to_vec()).expect("is text");
    ENGINE.check(&document, &Options { certainty, style, ..Options::default() })
}

/// The faulty texts of all examples and all fixtures, with a name and the style they are checked in.
fn texts() -> Vec<(String, String, Style)> {
    let mut texts = Vec::new();
    for rule in &ENGINE.rules().rules {
        let style = Style::default();
        let style = rule.style.map_or(style, |choice| style.with(choice));
        for example in &rule.examples {
            if let Example::Bad { text, .. } = example {
                texts.push((rule.id.clone(), text.clone(), style));
            }
        }
    }
    for entry in fs::read_dir("fixtures").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = fs::read_to_string(&path).unwrap();
            texts.push((path.display().to_string(), text, Style::default()));
        }
    }
    texts
}

fn settle(text: &str, style: Style, wanted: impl Fn(&Fix) -> bool) -> fix::Settled {
    let check = |text: String| {
        let diagnostics = check(&text, style, Certainty::Possible);
        let document = Document::read_plain("a.txt", text.into_bytes()).expect("is text");
        Ok::<_, std::convert::Infallible>((document, diagnostics))
    };
    let Ok((document, diagnostics)) = check(text.to_owned());
    let Ok(settled) = fix::settle(document, diagnostics, wanted, check);
    settled
}

#[test]
fn fixing_comes_to_an_end_and_fixing_again_changes_nothing() {
    for (name, text, style) in texts() {
        for all in [false, true] {
            let wanted = |fix: &Fix| fix.safe || all;
            let once = settle(&text, style, wanted);
            assert!(
                !once.diagnostics.iter().any(|found| found.fixes.iter().any(wanted)),
                "{name}: something fixable is left of {text:?}: {:?}",
                once.document.source
            );
            assert_eq!(
                settle(&once.document.source, style, wanted).document.source,
                once.document.source,
                "{name}"
            );
        }
    }
}

/// How many diagnostics there are of each family: one fault may be found by this rule or by that.
fn by_family(text: &str, style: Style) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for found in check(text, style, Certainty::Likely) {
        *counts.entry(format!("{:?}", found.family)).or_default() += 1;
    }
    counts
}

#[test]
fn no_fix_raises_a_new_diagnostic() {
    for (name, text, style) in texts() {
        let before = by_family(&text, style);
        for found in check(&text, style, Certainty::Likely) {
            for fix in &found.fixes {
                let fixed = fix::apply(&text, &fix.edits);
                let after = by_family(&fixed, style);
                // What one rule found before for what stood beside it, another may find now.
                if after.values().sum::<usize>() < before.values().sum::<usize>() {
                    continue;
                }
                for (family, count) in after {
                    assert!(
                        count <= before.get(&family).copied().unwrap_or(0),
                        "{name}: a diagnostic of {family} is new after “{}” of {}: {fixed:?}",
                        fix.title,
                        found.rule
                    );
                }
            }
        }
    }
}

struct Folder {
    folder: TempDir,
}

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // What refuses its arguments does not wait for input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        command.current_dir(self.folder.path());
        command
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const KYIV: &str =
    "The train to kyiv left.\r\nSince three days, nobody came.\r\nIt rains in lisbon";

#[test]
fn fix_applies_what_is_safe_and_keeps_line_ends() {
    let folder = Folder::new(&[("a.txt", KYIV)]);
    let output = folder.run(&["check", "--fix", "a.txt"], "");
    assert_eq!(folder.read("a.txt"), KYIV.replace("kyiv", "Kyiv").replace("lisbon", "Lisbon"));
    assert!(stdout(&output).starts_with("a.txt: fixed 2: place in lower case (×2)\n"));
    assert_eq!(output.status.code(), Some(1), "the suggestion is left");
    let output = folder.run(&["check", "--fix", "--unsafe", "a.txt"], "");
    assert!(folder.read("a.txt").contains("\r\nFor three days, "));
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(folder.names(), ["a.txt"], "nothing is left behind");
}

#[test]
fn diff_changes_nothing() {
    let folder = Folder::new(&[("a.txt", KYIV)]);
    let output = folder.run(&["check", "--diff", "--unsafe", "a.txt"], "");
    let diff = stdout(&output);
    for line in ["--- a.txt", "+++ a.txt", "-The train to kyiv", "+For three days"] {
        assert!(diff.lines().any(|it| it.starts_with(line)), "{line} in {diff}");
    }
    assert_eq!(folder.read("a.txt"), KYIV);
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let folder = Folder::new(&[]);
    let output = folder.run(&["check", "--fix", "-"], KYIV);
    assert!(stdout(&output).starts_with("The train to Kyiv left.\r\n"));
    assert!(stdout(&output).ends_with("in Lisbon"));
    assert!(stderr(&output).starts_with("-: fixed 2"));
    let output = folder.run(&["check", "--fix", "-", "a.txt"], KYIV);
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn mode_bits_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new(&[("deep/a.txt", KYIV)]);
    let mode = fs::Permissions::from_mode(0o640);
    fs::set_permissions(folder.path("deep/a.txt"), mode).unwrap();
    symlink("deep/a.txt", folder.path("link.txt")).unwrap();
    folder.run(&["check", "--fix", "link.txt"], "");
    assert!(fs::symlink_metadata(folder.path("link.txt")).unwrap().is_symlink());
    assert!(folder.read("deep/a.txt").contains("Kyiv"));
    let mode = fs::metadata(folder.path("deep/a.txt")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn folders_are_walked_in_order_whatever_the_number_of_threads() {
    let many: Vec<_> =
        (0..300).map(|n| (format!("many/{n:03}.txt"), "It rains in lisbon.")).collect();
    let mut files: Vec<(&str, &str)> =
        many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    files.extend([
        ("many/.gitignore", "skipped.txt\n"),
        ("many/skipped.txt", "It rains in lisbon."),
        ("many/code.rs", "lisbon"),
        ("other/b.md", "It rains in lisbon."),
    ]);
    let folder = Folder::new(&files);
    let run = |threads: &str| {
        let mut command = folder.command();
        command.args(["check", "--quiet", "other", "many"]).env("RAYON_NUM_THREADS", threads);
        stdout(&command.output().unwrap())
    };
    let report = run("1");
    let paths: Vec<_> = report.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(paths.len(), 301);
    assert_eq!(paths[0], "other/b.md");
    assert!(paths[1..].is_sorted());
    assert_eq!(report, run("7"));
    let empty = folder.run(&["check", "other", "many/code.rs", "none"], "");
    assert_eq!(empty.status.code(), Some(2));
    assert!(stderr(&empty).contains("none: no such file"));
}

/// Faults of two rules.
const ARTICLE: &str = "The train to kyiv left. It rains in lisbon, and in geneva.\n\n\
                       Since three days, nobody came. Since two weeks, it rains.\n";

fn through_a_pipe(keys: &str) -> (String, String) {
    let folder = Folder::new(&[("a.txt", ARTICLE)]);
    let output = folder.run(&["fix", "a.txt"], keys);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    (folder.read("a.txt"), stdout(&output))
}

#[test]
fn keys_may_come_from_a_pipe() {
    let (text, report) = through_a_pipe("y s y y y");
    let fixed = ARTICLE.replace("kyiv", "Kyiv").replace("geneva", "Geneva");
    let fixed = fixed.replace("Since three", "For three").replace("Since two", "For two");
    assert_eq!(text, fixed);
    assert!(report.ends_with("a.txt: 4 fixed, 1 left\n"), "{report}");
    assert!(report.contains("  - The train to kyiv left."));
    assert!(report.contains("  + The train to Kyiv left."));
}

#[test]
fn a_rule_can_be_left_out_and_a_decision_taken_back() {
    let (text, _) = through_a_pipe("r y");
    assert_eq!(text, ARTICLE.replace("Since three", "For three"));
    let (text, _) = through_a_pipe("y y u s q");
    assert_eq!(text, ARTICLE.replace("kyiv", "Kyiv"));
    let (text, report) = through_a_pipe("u?q");
    assert_eq!(text, ARTICLE);
    assert!(report.contains("There is nothing to undo.") && report.contains("take the fix shown"));
}

#[test]
fn something_else_can_be_written() {
    let (text, _) = through_a_pipe("e Kiev\nq");
    assert_eq!(text, ARTICLE.replace("kyiv", "Kiev"));
}

#[test]
fn accepted_rows_of_a_report_are_applied() {
    let folder = Folder::new(&[("a.txt", ARTICLE)]);
    let report = stdout(&folder.run(&["check", "--format", "json", "a.txt"], ""));
    let mut report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let rows = report["diagnostics"].as_array_mut().unwrap();
    let answers = ["true", "false", "\"Geneve\"", "1", "null"];
    for (row, answer) in rows.iter_mut().zip(answers) {
        row["accepted"] = serde_json::from_str(answer).unwrap();
        // The page of `--format html` adds it.
        row["verdict"] = "fixed".into();
    }
    fs::write(folder.path("r.json"), report.to_string()).unwrap();
    let output = folder.run(&["fix", "--apply", "r.json"], "");
    assert_eq!(stdout(&output), "a.txt: 3 fixed, 2 left\n", "{}", stderr(&output));
    let fixed = ARTICLE.replace("kyiv", "Kyiv").replace("geneva", "Geneve");
    assert_eq!(folder.read("a.txt"), fixed.replace("Since three", "For three"));
    // The article has changed: nothing is written.
    let output = folder.run(&["fix", "--apply", "r.json"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nothing was written"));
    assert_eq!(folder.read("a.txt"), fixed.replace("Since three", "For three"));
}

#[test]
fn a_report_that_is_none_is_refused() {
    for text in ["[]", "{\"diagnostics\":[{}]}", "x"] {
        let folder = Folder::new(&[("r.json", text)]);
        let output = folder.run(&["fix", "--apply", "r.json"], "");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).starts_with("mtlint: r.json: is no report"), "{}", stderr(&output));
    }
}

/// Runs a command on a terminal, presses keys when it shows what they wait for, and returns all
/// that it showed.
fn on_a_terminal(folder: &Path, arguments: &[&str], keys: &[(&str, &str)]) -> String {
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let terminal = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mtlint"));
    command.args(arguments);
    command.cwd(folder);
    let mut child = terminal.slave.spawn_command(command).unwrap();
    drop(terminal.slave);
    let mut reader = terminal.master.try_clone_reader().unwrap();
    let mut writer = terminal.master.take_writer().unwrap();
    let mut keys = keys.iter();
    let mut next = keys.next();
    let (mut shown, mut buffer, mut seen) = (String::new(), [0; 4096], 0);
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        shown.push_str(&String::from_utf8_lossy(&buffer[..read]));
        while let Some((prompt, pressed)) = next
            && let Some(at) = shown[seen..].find(prompt)
        {
            seen += at + prompt.len();
            writer.write_all(pressed.as_bytes()).unwrap();
            next = keys.next();
        }
    }
    assert!(child.wait().unwrap().success());
    shown
}

#[test]
fn one_key_is_enough_on_a_terminal() {
    let folder = Folder::new(&[("a.txt", ARTICLE)]);
    let shown = on_a_terminal(
        folder.folder.path(),
        &["fix", "a.txt"],
        &["y", "s", "\r", "y", "q"].map(|key| ("[?] ", key)),
    );
    let fixed = ARTICLE.replace("kyiv", "Kyiv").replace("geneva", "Geneva");
    assert_eq!(folder.read("a.txt"), fixed.replace("Since three", "For three"));
    assert!(shown.contains("3 fixed, 2 left"), "{shown}");
    assert!(shown.contains("\u{1b}["), "a terminal has colours");
}

#[test]
fn a_line_is_edited_on_a_terminal() {
    let folder = Folder::new(&[("a.txt", ARTICLE)]);
    let keys = [("[?] ", "e"), ("write", " (Kiev)\r"), ("[?] ", "q")];
    on_a_terminal(folder.folder.path(), &["fix", "a.txt"], &keys);
    assert_eq!(folder.read("a.txt"), ARTICLE.replace("kyiv", "Kyiv (Kiev)"));
}
