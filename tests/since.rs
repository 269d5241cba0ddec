//! `--since`: what changed, and nothing else.

#[path = "support/project.rs"]
mod project;

use std::process::Command;

use project::Project;

fn git(project: &Project, arguments: &[&str]) {
    let done = Command::new("git")
        .current_dir(project.path())
        .args([
            "-c",
            "user.name=Anna",
            "-c",
            "user.email=anna@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A repository with two articles, both with a fault.
fn repository() -> Project {
    let project = Project::new();
    project.write("a.txt", "A zorp came.\n\nA blick came.\n");
    project.write("same.txt", "A zorp stayed.\n");
    git(&project, &["init", "-q", "-b", "main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "one"]);
    project
}

fn since(project: &Project, reference: &str) -> String {
    let ran = project.run(&["check", "--format", "concise", "--since", reference, "."]);
    assert_eq!(
        ran.error,
        if ran.out.is_empty() {
            format!("mtlint: no article changed since {reference}\n")
        } else {
            String::new()
        }
    );
    ran.out
}

#[test]
fn only_lines_that_changed_are_checked() {
    let project = repository();
    assert_eq!(since(&project, "main"), "");
    project.write("a.txt", "A zorp came.\n\nA blick came.\n\nA second zorp came.\n");
    let found = "./a.txt:5:10: major test-zorp [K] No word.\n";
    assert_eq!(since(&project, "HEAD"), found);
    git(&project, &["commit", "-q", "-am", "two"]);
    assert_eq!(since(&project, "HEAD"), "");
    assert_eq!(since(&project, "HEAD~1"), found);
}

#[test]
fn new_articles_are_checked_whole_and_moved_ones_by_their_lines() {
    let project = repository();
    let odd = "new \"x\"\n'y' é.txt";
    project.write(odd, "A zorp is new.\n");
    git(&project, &["mv", "a.txt", "moved here.txt"]);
    project.write("moved here.txt", "A zorp came.\n\nA blick came.\n\nThe blick is new.\n");
    project.write(".gitignore", "ignored.txt\n");
    project.write("ignored.txt", "A zorp.\n");
    assert_eq!(
        since(&project, "main"),
        format!(
            "./moved here.txt:5:5: minor test-blick [I1] No word.\n./{}:1:3: major test-zorp [K] No word.\n",
            "new \"x\" ⏎ 'y' é.txt"
        )
    );
}

#[test]
fn what_others_did_meanwhile_is_not_ours() {
    let project = repository();
    git(&project, &["checkout", "-q", "-b", "ours"]);
    project.write("ours.txt", "A zorp of ours.\n");
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "ours"]);
    git(&project, &["checkout", "-q", "main"]);
    project.write("same.txt", "All is well.\n");
    git(&project, &["commit", "-q", "-am", "theirs"]);
    git(&project, &["checkout", "-q", "ours"]);
    assert_eq!(since(&project, "main"), "./ours.txt:1:3: major test-zorp [K] No word.\n");
}

#[test]
fn line_ends_are_no_change() {
    let project = repository();
    project.write("a.txt", "A zorp came.\r\n\r\nA blick came.\r\nHis blick.\r\n");
    assert_eq!(since(&project, "main"), "./a.txt:4:5: minor test-blick [I1] No word.\n");
}

#[test]
fn articles_may_be_named_from_a_folder_below() {
    let project = repository();
    project.write("deep/down/b.txt", "A zorp.\n");
    let ran = project.run_in("deep", &["check", "-q", "--since", "main", "..", "down/b.txt"]);
    assert_eq!(
        ran.out,
        "../deep/down/b.txt: 1 major in 2 words: test zorp\ndown/b.txt: 1 major in 2 words: test zorp\n"
    );
}

#[test]
fn a_fix_changes_changed_lines_only() {
    let project = repository();
    project.write("a.txt", "A zorp came.\n\nA blick came.\n\nA second zorp came.\n");
    let ran = project.run(&["check", "-q", "--fix", "--unsafe", "--since", "main", "a.txt"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.error);
    assert_eq!(project.read("a.txt"), "A zorp came.\n\nA blick came.\n\nA second word came.\n");
}

#[test]
fn without_a_repository_or_the_commit_the_error_says_so() {
    let project = Project::new();
    project.write("a.txt", "A zorp.\n");
    let error = |project: &Project, arguments: &[&str]| {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 2);
        ran.error
    };
    assert_eq!(
        error(&project, &["check", "--since", "main", "a.txt"]),
        "mtlint: --since: the current folder is in no git repository\n"
    );
    let repository = repository();
    assert_eq!(
        error(&repository, &["check", "--since=--all", "a.txt"]),
        "mtlint: --since: git knows no commit `--all`; in a shallow clone, fetch it first\n"
    );
    assert_eq!(
        error(&repository, &["check", "--since", "mian", "a.txt"]),
        "mtlint: --since: git knows no commit `mian`; in a shallow clone, fetch it first\n"
    );
    let outside = project.path().join("a.txt");
    let said = error(&repository, &["check", "--since", "main", outside.to_str().unwrap()]);
    assert!(said.contains("a.txt is not in the repository "), "{said}");
    git(&repository, &["checkout", "-q", "--orphan", "other"]);
    git(&repository, &["commit", "-q", "-m", "other"]);
    let said = error(&repository, &["check", "--since", "main", "a.txt"]);
    assert!(
        said.contains("git finds no commit that `main` and the current one have in common"),
        "{said}"
    );
}
