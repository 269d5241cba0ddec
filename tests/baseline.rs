//! Baseline: only what is new fails a run, and what is gone is said.

#[path = "support/project.rs"]
mod project;

use project::Project;

const STORE: &str = ".mtlint/baseline.jsonl";

fn project() -> Project {
    let project = Project::new();
    project.write("a b.txt", "A zorp came.\n\nA blick came.\n");
    project.write("it's\n\"b\".txt", "A zorp went.\n");
    let written = project.run(&["baseline", "write", "."]);
    assert_eq!(
        (written.code, written.out.as_str()),
        (0, ".mtlint/baseline.jsonl: 3 diagnostics\n"),
        "{}",
        written.error
    );
    project
}

fn check(project: &Project) -> (i32, String, String) {
    let ran = project.run(&["baseline", "check", "-q", "."]);
    (ran.code, ran.out, ran.error)
}

#[test]
fn what_is_in_the_baseline_fails_no_run() {
    let project = project();
    let (code, out, error) = check(&project);
    assert_eq!((code, error.as_str()), (0, ""));
    assert_eq!(
        out,
        "./a b.txt: nothing found in 6 words; 2 in the baseline\n\
         ./it's\n\"b\".txt: nothing found in 3 words; 1 in the baseline\n"
    );
    assert_eq!(project.run(&["check", "-q", "."]).code, 1, "without the baseline it does");
}

#[test]
fn what_is_new_fails_the_run_and_what_is_gone_is_said() {
    let project = project();
    project.write("a b.txt", "Now a zorp went.\n\nA zorp came.\n");
    let (code, out, error) = check(&project);
    assert_eq!(code, 1);
    assert!(
        out.starts_with("./a b.txt: 1 major in 7 words: test zorp; 1 in the baseline\n"),
        "{out}"
    );
    assert_eq!(error, "mtlint: a b.txt: gone from the baseline: test-blick “blick”\n");
}

#[test]
fn one_more_of_the_same_is_new() {
    let project = project();
    project.write("a b.txt", "A zorp came.\n\nA blick came.\n\nA zorp came.\n");
    assert!(
        check(&project)
            .1
            .starts_with("./a b.txt: 1 major in 9 words: test zorp; 2 in the baseline\n")
    );
}

#[test]
fn all_formats_and_options_of_check_are_there() {
    let project = project();
    project.write("new.txt", "A zorp is new.\n");
    let ran = project
        .run(&["baseline", "check", "--format", "concise", "--output", "sarif=a.sarif", "."]);
    assert_eq!(ran.out, "./new.txt:1:3: major test-zorp [K] No word.\n");
    let log: serde_json::Value = serde_json::from_str(&project.read("a.sarif")).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    assert_eq!(results[0]["suppressions"], serde_json::json!([]));
    let known = &results[1]["suppressions"][0];
    assert_eq!(
        (&known["kind"], &known["justification"]),
        (&"external".into(), &"in the baseline".into())
    );
    assert_eq!(project.run(&["baseline", "check", "--fail-on", "never", "-q", "."]).code, 0);
}

#[test]
fn prune_takes_out_what_is_gone_and_adds_nothing() {
    let project = project();
    project.write("a b.txt", "A new zorp.\n\nA blick came.\n");
    std::fs::remove_file(project.path().join("it's\n\"b\".txt")).unwrap();
    let lost = check(&project).2;
    assert!(
        lost.contains(
            "mtlint: it's ⏎ \"b\".txt: gone from the baseline: the article is not there\n"
        ),
        "{lost}"
    );
    assert_eq!(
        project.run(&["baseline", "prune", "."]).out,
        ".mtlint/baseline.jsonl: 1 diagnostic\n"
    );
    assert_eq!(check(&project).0, 1);
}

#[test]
fn what_did_not_run_is_not_gone() {
    let project = project();
    let ran = project.run(&["baseline", "check", "-q", "--select", "test-zorp", "."]);
    assert_eq!(ran.error, "");
    let ran = project.run(&["baseline", "prune", "--select", "test-zorp", "."]);
    assert_eq!(ran.out, ".mtlint/baseline.jsonl: 3 diagnostics\n");
}

#[test]
fn to_write_one_article_leaves_the_others() {
    let project = project();
    project.write("a b.txt", "All is well.\n");
    project.run(&["baseline", "write", "a b.txt"]);
    assert_eq!(project.read(STORE).lines().count(), 1);
    project.write("a b.txt", "A zorp.\n");
    assert_eq!(
        project.run(&["baseline", "write", "."]).out,
        ".mtlint/baseline.jsonl: 2 diagnostics\n"
    );
}

#[test]
fn an_article_without_faults_makes_an_empty_baseline() {
    let project = Project::new();
    project.write("a.txt", "All is well.\n");
    assert_eq!(check(&project).0, 2);
    assert_eq!(
        check(&project).2,
        "mtlint: there is no baseline; `mtlint baseline write` makes one\n"
    );
    assert_eq!(
        project.run(&["baseline", "write", "."]).out,
        ".mtlint/baseline.jsonl: 0 diagnostics\n"
    );
    assert_eq!(check(&project).0, 0);
}

#[test]
fn what_is_suppressed_or_judged_is_not_in_it() {
    let project = Project::new();
    project.write("a.md", "A zorp. <!-- mtlint-ignore K -->\n\nA blick.\n\nThe blick.\n");
    project.run(&["verdicts", "add", "accepted", "--author", "A", "--name", "The", "a.md"]);
    assert_eq!(
        project.run(&["baseline", "write", "."]).out,
        ".mtlint/baseline.jsonl: 1 diagnostic\n"
    );
    assert_eq!(
        check(&project).1,
        "./a.md: nothing found in 6 words; 1 suppressed, 1 accepted, 1 in the baseline\n"
    );
}

#[test]
fn it_outlives_the_renaming_of_a_rule() {
    let project = project();
    let rules = project
        .read("rules.toml")
        .replace("id = 'test-zorp'", "id = 'zorp-new'\naliases = 'test-zorp'");
    project.write("rules.toml", &rules);
    let (code, _, error) = check(&project);
    assert_eq!((code, error.as_str()), (0, ""));
}

#[test]
fn one_of_another_version_or_a_broken_one_is_refused_and_kept() {
    let project = project();
    let stored = project.read(STORE);
    for (broken, says) in [
        (
            stored.replacen("\"version\":1", "\"version\":7", 1),
            ":1: is of version 7; this mtlint reads version 1",
        ),
        (
            stored.replacen("\"rule\"", "\"roule\"", 1),
            ":1: is no line of a baseline: unknown field `roule`",
        ),
    ] {
        project.write(STORE, &broken);
        for command in
            [["baseline", "check", "."], ["baseline", "prune", "."], ["baseline", "write", "."]]
        {
            let ran = project.run(&command);
            assert_eq!(ran.code, 2);
            assert!(ran.error.starts_with(&format!("mtlint: {STORE}{says}")), "{}", ran.error);
        }
        assert_eq!(project.read(STORE), broken);
    }
}
