//! Verdicts: what people said of diagnostics is remembered, and for how long.

#[path = "support/project.rs"]
mod project;

use project::Project;

const STORE: &str = ".mtlint/verdicts.jsonl";

const ARTICLE: &str =
    "A zorp came to Lyon.\n\nThe blick of Anna was a zorp.\n\nNobody saw the blick.\n";

fn project() -> Project {
    let project = Project::new();
    project.write("a.txt", ARTICLE);
    project
}

/// What `check -q` says of all articles.
fn checked(project: &Project) -> String {
    project.run(&["check", "-q", "."]).out
}

/// Runs `verdicts add` by Anna.
fn add(project: &Project, arguments: &[&str]) -> String {
    let ran = project.run(&[&["verdicts", "add", "--author", "Anna"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.error);
    ran.out
}

#[test]
fn false_positives_and_what_is_accepted_are_left_out_and_counted() {
    let project = project();
    assert_eq!(
        checked(&project),
        "./a.txt: 2 major, 2 minor in 16 words: test zorp (×2), test blick (×2)\n"
    );
    let said = add(&project, &["false-positive", "--rule", "K", "--reason", "A firm.", "a.txt"]);
    assert_eq!(said, ".mtlint/verdicts.jsonl: 2 new, 0 changed, 0 as they were\n");
    add(&project, &["accepted", "--rule", "test-blick", "--name", "Anna", "a.txt"]);
    assert_eq!(
        checked(&project),
        "./a.txt: 1 minor in 16 words: test blick; 2 false positives, 1 accepted\n"
    );
    let listed = project.run(&["verdicts", "list"]).out;
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(lines.len(), 3, "{listed}");
    assert!(lines.iter().any(|line| {
        line.starts_with("a.txt: false-positive test-zorp “zorp” (Anna, 20")
            && line.ends_with("): A firm.")
    }));
}

#[test]
fn what_was_fixed_or_is_something_else_is_reported() {
    let project = project();
    add(&project, &["fixed", "--rule", "test-zorp", "a.txt"]);
    add(&project, &["other", "--rule", "test-blick", "a.txt"]);
    assert!(checked(&project).starts_with("./a.txt: 2 major, 2 minor in 16 words:"));
    assert_eq!(project.run(&["check", "-q", "a.txt"]).code, 1);
}

#[test]
fn terms_and_names_are_whole_and_names_keep_their_case() {
    let project = project();
    project.write("a.txt", "Annabel is a zorp, said anna.\n\nThe ZORP of Anna is here.\n");
    assert!(add(&project, &["accepted", "--name", "Anna", "a.txt"]).contains("1 new"));
    assert!(
        add(&project, &["accepted", "--term", "zorp", "a.txt"]).contains("1 new, 0 changed, 1 as")
    );
    let none =
        project.run(&["verdicts", "add", "other", "--author", "A", "--term", "zor", "a.txt"]);
    assert_eq!(
        (none.code, none.error.as_str()),
        (2, "mtlint: nothing that is found is meant; `check -v` shows what is\n")
    );
}

#[test]
fn a_verdict_survives_edits_elsewhere_and_expires_with_its_sentence() {
    let project = project();
    add(&project, &["false-positive", "--rule", "test-zorp", "a.txt"]);
    project.write("a.txt", &format!("Something new.\n\n{ARTICLE}"));
    assert!(checked(&project).ends_with("; 2 false positives\n"), "{}", checked(&project));
    project.write("b/moved.txt", ARTICLE);
    std::fs::remove_file(project.path().join("a.txt")).unwrap();
    assert!(checked(&project).ends_with("; 2 false positives\n"), "the article may be moved");
    project.write("b/moved.txt", &ARTICLE.replace("to Lyon", "to Paris"));
    assert!(checked(&project).ends_with("; 1 false positive\n"), "{}", checked(&project));
}

#[test]
fn prune_removes_what_holds_no_more() {
    let project = project();
    project.write("gone.txt", "A blick is gone.\n");
    add(&project, &["accepted", "--rule", "test-blick", "a.txt", "gone.txt"]);
    add(&project, &["false-positive", "--rule", "test-zorp", "a.txt"]);
    std::fs::remove_file(project.path().join("gone.txt")).unwrap();
    project.write("a.txt", &ARTICLE.replace("to Lyon", "to Paris").replace("Nobody", "No one"));
    let one_rule = project.run(&["verdicts", "prune", "--select", "test-zorp", "."]);
    assert_eq!(one_rule.out, ".mtlint/verdicts.jsonl: 2 removed, 3 left\n", "others did not run");
    let all = project.run(&["verdicts", "prune", "."]);
    assert_eq!(all.out, ".mtlint/verdicts.jsonl: 1 removed, 2 left\n");
    assert_eq!(project.run(&["verdicts", "list"]).out.lines().count(), 2);
}

#[test]
fn what_was_fixed_is_remembered_as_long_as_its_article_is_there() {
    let project = project();
    add(&project, &["fixed", "--rule", "test-zorp", "a.txt"]);
    project.write("a.txt", "All is well.\n");
    assert_eq!(
        project.run(&["verdicts", "prune", "."]).out,
        ".mtlint/verdicts.jsonl: 0 removed, 2 left\n"
    );
}

#[test]
fn stats_say_how_often_a_rule_was_right() {
    let project = project();
    assert_eq!(project.run(&["verdicts", "stats"]).out, "there are no verdicts\n");
    add(&project, &["false-positive", "--rule", "test-zorp", "--name", "Lyon", "a.txt"]);
    add(&project, &["fixed", "--rule", "test-zorp", "--name", "Anna", "a.txt"]);
    add(&project, &["other", "--rule", "test-blick", "a.txt"]);
    assert_eq!(
        project.run(&["verdicts", "stats"]).out,
        "rule        fixed  accepted  false positive  other  precision (95 %)\n\
         test-blick      0         0               0      2  –\n\
         test-zorp       1         0               1      0  50.0 % (9.5–90.5)\n"
    );
}

#[test]
fn the_table_of_reviewers_comes_back() {
    let project = Project::new();
    let name = "it's \"odd\"\n=1, 2;3.txt";
    project.write(name, "A zorp.\n\n=zorp, said =zorp.\n");
    let table = project.run(&["check", "--format", "csv", "."]).out;
    let rows: Vec<_> = table.lines().collect();
    assert_eq!(rows.len(), 4, "{table}");
    let filled = [
        rows[0].to_owned(),
        format!("False Positive,\"A firm, they say.\"{}", &rows[1][1..]),
        rows[2].to_owned(),
        format!("accepted,{}", &rows[3][1..]),
    ];
    project.write("table.csv", &(filled.join("\r\n") + "\r\n"));
    let said = project.run(&["verdicts", "import", "--author", "Anna", "table.csv"]);
    assert_eq!(
        said.out, ".mtlint/verdicts.jsonl: 2 new, 0 changed, 0 as they were\n",
        "{}",
        said.error
    );
    let checked = project.run(&["check", "-q", "."]).out;
    assert!(
        checked.ends_with(": 1 major in 5 words: test zorp; 1 false positive, 1 accepted\n"),
        "{checked}"
    );
    assert!(
        project.read(STORE).contains("\"reason\":\"A firm, they say.\""),
        "{}",
        project.read(STORE)
    );
    let again = project.run(&["verdicts", "import", "--author", "Ben", "table.csv"]);
    assert_eq!(again.out, ".mtlint/verdicts.jsonl: 0 new, 0 changed, 2 as they were\n");
}

#[test]
fn a_table_may_be_cut_by_semicolons() {
    let project = project();
    let table = "\u{FEFF}comment;path;rule;verdict;fingerprint\nso;a.txt;test-zorp;fixed;0123456789abcdef\n";
    project.write("table.csv", table);
    let said = project.run(&["verdicts", "import", "--author", "Anna", "table.csv"]);
    assert_eq!(
        said.out, ".mtlint/verdicts.jsonl: 1 new, 0 changed, 0 as they were\n",
        "{}",
        said.error
    );
}

#[test]
fn a_wrong_table_is_refused_as_a_whole() {
    let project = project();
    project.write(
        "table.csv",
        "verdict,path,rule,fingerprint\nfixed,a.txt,test-zorp,0123456789abcdef\n\
         acepted,a.txt,test-zorp,0123456789abcdef\nfixed,a.txt,test-zorp,1.23457E+15\n",
    );
    let said = project.run(&["verdicts", "import", "--author", "Anna", "table.csv"]);
    assert_eq!(said.code, 2);
    let lines: Vec<_> = said.error.lines().collect();
    assert_eq!(
        lines[0],
        "mtlint: table.csv:3: verdict: there is no `acepted`; did you mean `accepted`?"
    );
    assert!(
        lines[1].starts_with("mtlint: table.csv:4: fingerprint: `1.23457E+15` is not of 16"),
        "{}",
        lines[1]
    );
    assert_eq!(lines[2], "mtlint: nothing was imported");
    assert!(!project.path().join(".mtlint").exists());
    project.write("table.csv", "path,rule\na.txt,test-zorp\n");
    let said = project.run(&["verdicts", "import", "--author", "Anna", "table.csv"]);
    assert_eq!(
        said.error,
        "mtlint: table.csv:1: lacks verdict, fingerprint; it must be a table of `check --format csv`\nmtlint: nothing was imported\n"
    );
}

#[test]
fn a_file_of_another_version_or_a_broken_one_is_refused_and_kept() {
    let project = project();
    add(&project, &["fixed", "--rule", "test-zorp", "a.txt"]);
    let stored = project.read(STORE);
    for (broken, says) in [
        (
            stored.replacen("\"version\":1", "\"version\":2", 1),
            ":1: is a verdict of version 2; this mtlint reads version 1",
        ),
        (format!("{stored}{{\"version\":1"), ":3: is no verdict: EOF"),
        (
            stored.replacen("\"fixed\"", "\"mended\"", 1),
            ":1: is no verdict: unknown variant `mended`",
        ),
        (
            stored.replacen("\"author\"", "\"writer\"", 1),
            ":1: is no verdict: unknown field `writer`",
        ),
    ] {
        project.write(STORE, &broken);
        for command in [&["check", "a.txt"][..], &["verdicts", "prune", "."], &["verdicts", "list"]]
        {
            let ran = project.run(command);
            assert_eq!(ran.code, 2, "{command:?}");
            assert!(ran.error.starts_with(&format!("mtlint: {STORE}{says}")), "{}", ran.error);
        }
        assert_eq!(project.read(STORE), broken);
    }
}

#[test]
fn of_two_verdicts_that_were_merged_the_younger_holds() {
    let project = project();
    add(&project, &["false-positive", "--term", "zorp", "--name", "Lyon", "a.txt"]);
    let one = project.read(STORE);
    let date = one.split("\"date\":\"").nth(1).unwrap()[..10].to_owned();
    let older = one.replace("false-positive", "other").replace(&date, "2001-01-01");
    project.write(STORE, &format!("{one}{older}"));
    assert!(checked(&project).ends_with("; 1 false positive\n"));
    let younger = one.replace("false-positive", "other").replace(&date, "2999-01-01");
    project.write(STORE, &format!("{younger}{one}"));
    assert!(!checked(&project).contains("false positive"));
}

#[test]
fn the_nearest_folder_has_the_verdicts() {
    let project = Project::new();
    project.write("news/sport/a.txt", "A zorp.\n");
    project.write("news/mtlint.toml", "extend = '../mtlint.toml'\n");
    let ran = project.run_in(
        "news/sport",
        &["verdicts", "add", "accepted", "--author", "A", "--rule", "K", "a.txt"],
    );
    assert_eq!(ran.code, 0, "{}", ran.error);
    assert!(project.read("news/.mtlint/verdicts.jsonl").contains("\"path\":\"sport/a.txt\""));
    assert_eq!(checked(&project), "./news/sport/a.txt: nothing found in 2 words; 1 accepted\n");
    let listed = |path: &str| project.run(&["verdicts", "list", path]).out.lines().count();
    assert_eq!((listed("news"), listed("news/sport"), listed("news/sport/a.txt")), (1, 1, 1));
}

#[test]
fn verdicts_outlive_the_renaming_of_their_rule() {
    let project = project();
    add(&project, &["accepted", "--rule", "test-zorp", "a.txt"]);
    let rules = project
        .read("rules.toml")
        .replace("id = 'test-zorp'", "id = 'zorp-new'\naliases = 'test-zorp'");
    project.write("rules.toml", &rules);
    assert!(checked(&project).ends_with("; 2 accepted\n"), "{}", checked(&project));
    let listed = project.run(&["verdicts", "list", "--rule", "zorp-new"]).out;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    let stats = project.run(&["verdicts", "stats"]).out;
    assert!(stats.lines().nth(1).unwrap().starts_with("zorp-new      0         2 "), "{stats}");
    project.write("rules.toml", &rules.replace("aliases = 'test-zorp'\n", ""));
    project.write("mtlint.toml", "rules = 'rules.toml'\nselect = 'K'\n");
    assert!(!checked(&project).contains("accepted"), "{}", checked(&project));
}

#[test]
fn fixes_leave_alone_what_is_settled() {
    let project = project();
    add(&project, &["accepted", "--rule", "test-zorp", "a.txt"]);
    project.run(&["check", "--fix", "--unsafe", "a.txt"]);
    assert_eq!(project.read("a.txt"), ARTICLE);
}

#[test]
fn sarif_has_what_was_set_aside_with_its_reason() {
    let project = Project::new();
    project.write(
        "a.md",
        "A zorp.\n\nA blick. <!-- mtlint-ignore I1: so it is called -->\n\nHis zorp.\n",
    );
    add(&project, &["accepted", "--name", "His", "--reason", "He says so.", "a.md"]);
    let log = project.run(&["check", "--format", "sarif", "a.md"]).out;
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    // The one expression of the schema that strict engines refuse, for its loose bracket.
    let schema = include_str!("schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(
        schema.is_valid(&log),
        "{:?}",
        schema.iter_errors(&log).map(|it| it.to_string()).collect::<Vec<_>>()
    );
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressions: Vec<_> =
        results.iter().map(|result| result["suppressions"].to_string()).collect();
    assert_eq!(
        suppressions,
        [
            "[]",
            r#"[{"justification":"so it is called","kind":"inSource","status":"accepted"}]"#,
            r#"[{"justification":"He says so.","kind":"external","status":"accepted"}]"#,
        ]
    );
}
