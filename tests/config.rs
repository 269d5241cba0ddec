//! Configuration files: what holds where, and paths that nobody would choose.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use mtlint::config::{self, ConfigFile, Resolved};
use mtlint::{Document, Engine, RuleSet};

fn read(text: &str) -> ConfigFile {
    ConfigFile::read("mtlint.toml", PathBuf::from("/news"), text.to_owned()).unwrap()
}

/// The source language that an override with this path settles, if it is meant.
fn is_meant(pattern: &str, path: &str) -> bool {
    let text = format!("[[override]]\npaths = '{pattern}'\nfrom = 'fr'\n");
    let held = Resolved::of(&[read(&text)], Path::new(path));
    held.from.is_some()
}

#[test]
fn paths_of_overrides_are_read_as_git_reads_them() {
    for (pattern, path) in [
        ("*.md", "/news/a.md"),
        ("*.md", "/news/sport/deep/a.md"),
        ("sport", "/news/sport/deep/a.md"),
        ("sport", "/news/old/sport/a.md"),
        ("sport/", "/news/sport/a.md"),
        ("sport/**", "/news/sport/deep/a.md"),
        ("/sport", "/news/sport/a.md"),
        ("./sport", "/news/sport/a.md"),
        ("sport/*.md", "/news/sport/a.md"),
        ("**/wire/*", "/news/x/y/wire/a.txt"),
        ("{sport,wire}/**", "/news/wire/a.txt"),
        ("a b/c", "/news/a b/c/x.md"),
    ] {
        assert!(is_meant(pattern, path), "{pattern} {path}");
    }
    for (pattern, path) in [
        ("*.md", "/news/a.txt"),
        ("/sport", "/news/old/sport/a.md"),
        ("old/sport", "/news/very/old/sport/a.md"),
        ("sport/*.md", "/news/sport/deep/a.md"),
        ("sport", "/news/sports/a.md"),
        ("*.md", "/elsewhere/a.md"),
    ] {
        assert!(!is_meant(pattern, path), "{pattern} {path}");
    }
}

#[test]
fn select_begins_anew_and_ignore_adds() {
    let base = read("select = 'J'\nignore = ['H', 'B']\n[severity]\nJ = 'minor'\n");
    let file =
        read("ignore = 'C'\n[severity]\nJ = 'major'\n[[override]]\npaths = 'a.md'\nselect = 'K'\n");
    let held = Resolved::of(&[base, file], Path::new("/news/b.md")).options(Vec::new());
    assert_eq!((held.select, held.ignore), (vec!["J".to_owned()], vec!["H".into(), "B".into()]));
    assert_eq!(held.off, ["C"]);
    assert_eq!(held.severities["J"], mtlint::diagnostic::Severity::Major);
    let base = read("select = 'J'\nignore = ['H', 'B']\n");
    let file = read("[[override]]\npaths = 'a.md'\nselect = 'K'\n");
    let held = Resolved::of(&[base, file], Path::new("/news/a.md")).options(Vec::new());
    assert_eq!((held.select, held.ignore), (vec!["K".to_owned()], Vec::new()));
}

#[test]
fn a_closer_name_goes_before_a_wider_one() {
    let engine = Engine::new(RuleSet::built_in());
    let article = Document::read_plain("a.txt", b"They met in kyiv in july.".to_vec()).unwrap();
    let found = |text: &str| -> Vec<String> {
        let options = Resolved::of(&[read(text)], Path::new("/news/a.txt")).options(Vec::new());
        engine.check(&article, &options).into_iter().map(|found| found.text).collect()
    };
    assert_eq!(found(""), ["kyiv", "july"]);
    assert_eq!(found("ignore = 'B'"), Vec::<String>::new());
    assert_eq!(found("ignore = 'B'\nselect = 'lowercase-month-or-day'"), ["july"]);
    assert_eq!(found("select = 'B'\nignore = 'lowercase-month-or-day'"), ["kyiv"]);
    assert_eq!(found("select = 'B'\nignore = 'B'"), Vec::<String>::new());
    let later = "select = 'lowercase-month-or-day'\n[[override]]\npaths = '*'\nignore = 'B'";
    assert_eq!(found(later), Vec::<String>::new(), "what is ignored later is left out");
    assert_eq!(found("[certainty]\nB = 'possible'\nlowercase-month-or-day = 'sure'"), ["july"]);
}

#[test]
fn the_last_file_decides_on_a_name() {
    let names = |files: &[ConfigFile]| -> Vec<(String, String)> {
        let names = config::preferred(files).into_iter();
        names.map(|name| (name.spelling, name.preferred)).collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let base = || read("[names]\nKiev = 'Kyiv'\nPekin = 'Beijing'\n");
    assert_eq!(names(&[base()]), [pair("Kiev", "Kyiv"), pair("Pekin", "Beijing")]);
    let turned = read("[names]\nKyiv = 'Kiev'\n");
    assert_eq!(names(&[base(), turned]), [pair("Pekin", "Beijing"), pair("Kyiv", "Kiev")]);
}

#[test]
fn names_with_quotes_and_backslashes_make_a_rule() {
    let file = read("[names]\n'O\"Neil \\ Co' = \"O’Neill \\\\ Co\"\n");
    let pack = config::pack(&config::preferred(&[file])).unwrap();
    let engine = Engine::new(RuleSet::built_in_with(vec![pack]).unwrap());
    let text = "The firm O\"Neil \\ Co was sold.";
    let article = Document::read_plain("a.txt", text.into()).unwrap();
    let found = engine.check(&article, &Resolved::default().options(Vec::new()));
    let found = found.iter().find(|found| found.rule == mtlint::rule::PREFERRED).unwrap();
    assert_eq!(found.fixes[0].edits[0].replacement, "O’Neill \\ Co");
}

#[test]
fn the_spelling_that_a_house_prefers_is_no_fault() {
    let engine = Engine::new(RuleSet::built_in());
    let article = Document::read_plain("a.txt", b"He met Selenskyj in Lyon.".to_vec()).unwrap();
    let count = |names| engine.check(&article, &Resolved::default().options(names)).len();
    assert_eq!(count(Vec::new()), 1);
    assert_eq!(count(vec!["Selenskyj".into()]), 0);
}

#[test]
fn of_a_name_that_the_house_has_settled_its_own_rule_speaks_alone() {
    let names = config::preferred(&[read("[names]\nSelenskyj = 'Zelenskiy'\n")]);
    let engine =
        Engine::new(RuleSet::built_in_with(config::pack(&names).into_iter().collect()).unwrap());
    let article = Document::read_plain("a.txt", b"He met Selenskyj in Lyon.".to_vec()).unwrap();
    let found = engine.check(&article, &Resolved::default().options(config::spellings(&names)));
    let fixes: Vec<_> = found.iter().map(|it| it.fixes[0].edits[0].replacement.as_str()).collect();
    assert_eq!(fixes, ["Zelenskiy"]);
}

fn mtlint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mtlint")).current_dir(folder).args(arguments).output().unwrap()
}

#[cfg(unix)]
#[test]
fn folders_with_spaces_quotes_and_line_breaks_have_their_configuration() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a 'b'\n\"c\"");
    fs::create_dir_all(folder.join("deep")).unwrap();
    fs::write(folder.join("deep/x\ny.txt"), "They met in kyiv.\n").unwrap();
    fs::write(folder.join("mtlint.toml"), "[severity]\nB = 'critical'\n").unwrap();
    let found = mtlint(root.path(), &["check", "-q", "--format", "concise", "."]);
    let text = String::from_utf8(found.stdout).unwrap();
    assert!(text.contains(": critical "), "{text}");
    let shown = mtlint(root.path(), &["config", "show", folder.join("deep").to_str().unwrap()]);
    let text = String::from_utf8(shown.stdout).unwrap();
    assert!(
        text.contains("\n\"B\" = \"critical\"  # a 'b'\u{FFFD}\"c\"/mtlint.toml:2\n"),
        "{text}"
    );
    toml::from_str::<toml::Table>(&text).unwrap();
}

#[cfg(unix)]
#[test]
fn a_path_through_another_folder_leads_to_its_own_configuration() {
    let root = tempfile::tempdir().unwrap();
    for (name, severity) in [("one", "critical"), ("two", "neutral")] {
        let folder = root.path().join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a.txt"), "They met in kyiv.\n").unwrap();
        fs::write(folder.join("mtlint.toml"), format!("[severity]\nB = '{severity}'\n")).unwrap();
    }
    std::os::unix::fs::symlink(root.path().join("two"), root.path().join("one/link")).unwrap();
    let severity = |path: &str| {
        let found = mtlint(&root.path().join("one"), &["check", "--format", "concise", path]);
        String::from_utf8(found.stdout)
            .unwrap()
            .split(": ")
            .nth(1)
            .unwrap()
            .split(' ')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(severity("a.txt"), "critical");
    assert_eq!(severity("../two/a.txt"), "neutral");
    assert_eq!(severity("link/a.txt"), "neutral");
}

#[test]
fn what_is_shown_can_be_used_as_configuration() {
    let root = tempfile::tempdir().unwrap();
    let text = "from = 'fr'\nstyle = ['gb', 'percent']\nselect = ['B', 'J']\nignore = 'en/page'\n\
                [severity]\nB = 'major'\n[certainty]\nJ = 'sure'\n[names]\n'Kiev' = 'Kyiv'\n";
    fs::write(root.path().join("mtlint.toml"), text).unwrap();
    let shown = String::from_utf8(mtlint(root.path(), &["config", "show"]).stdout).unwrap();
    fs::write(root.path().join("mtlint.toml"), &shown).unwrap();
    let again = String::from_utf8(mtlint(root.path(), &["config", "show"]).stdout).unwrap();
    let values = |text: &str| toml::from_str::<toml::Table>(text).unwrap();
    assert_eq!(values(&shown), values(&again));
    assert_eq!(values(&shown)["severity"]["B"].as_str(), Some("major"));
}
