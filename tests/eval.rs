//! Measuring is measured: checkers whose figures are known beforehand, and verdicts that are kept.

use std::fmt::Write as _;
use std::process::Command;

use mtlint::diagnostic::{Certainty, Diagnostic, Family, Severity};
use mtlint::eval::{
    Data, Fields, Found, Hit, Opinion, Passage, Place, ProblemKind, Report, RowWords, Verdict,
    Verdicts, key, row_words, score, words,
};
use mtlint::rule::RuleSet;
use mtlint::span::Span;
use mtlint::{Engine, detectors};

/// Numbers that look random and are always the same (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % (end as u64)).unwrap()
    }
}

/// 300 rows of 20 words, of which one in five was edited.
fn pairs() -> Data {
    let mut numbers = Numbers(1);
    let mut lines = String::new();
    for row in 0..300 {
        let machine: Vec<_> = (0..20).map(|word| format!("w{word}")).collect();
        let edit = |word: &String| {
            if numbers.below(5) == 0 { word.to_uppercase() } else { word.clone() }
        };
        let human: Vec<_> = machine.iter().map(edit).collect();
        let line = serde_json::json!({
            "set": "pairs", "id": row, "mt": machine.join(" "), "ref": human.join(" "),
            "errors": [{"start": 0, "end": 2, "category": "K"}],
        });
        writeln!(lines, "{line}").unwrap();
    }
    let mut data = Data::default();
    data.read("pairs.jsonl", lines.as_bytes(), &Fields::default());
    assert!(data.problems.is_empty() && data.rows.len() == 300);
    data
}

/// A hit of a checker that is not here.
fn hit(data: &Data, row: usize, span: Span) -> Hit {
    let text = data.rows[row].text[span.start..span.end].to_owned();
    let nothing = String::new;
    Hit {
        row,
        span,
        pieces: vec![(row, span)],
        fixed: Vec::new(),
        passage: Passage {
            before: nothing(),
            behind: nothing(),
            fixed: Vec::new(),
            related: Vec::new(),
        },
        diagnostic: Diagnostic {
            path: nothing(),
            part: None,
            rule: "test".into(),
            family: Family::K,
            message: nothing(),
            why: nothing(),
            severity: Severity::Minor,
            certainty: Certainty::Likely,
            mqm: nothing(),
            its: nothing(),
            span,
            line: 1,
            column: 1,
            text,
            sentence: nothing(),
            fixes: Vec::new(),
            related: Vec::new(),
            fingerprint: nothing(),
            former: Vec::new(),
            from: Vec::new(),
            label: nothing(),
        },
    }
}

fn report(data: &Data, hits: Vec<Hit>, words: &[RowWords]) -> Report {
    let found = Found { hits, in_references: Vec::new(), articles: vec![data.rows.len()] };
    let sets = score(data, &found, words, &["pairs".to_owned()], &Verdicts::default());
    let engine = Engine::new(RuleSet::load(&[], detectors::ALL).unwrap());
    Report::new(data, &found, &sets, &Verdicts::default(), &engine)
}

#[test]
fn a_checker_that_flags_everything_scores_the_base_rate() {
    let data = pairs();
    let all = |row: usize| hit(&data, row, Span::new(0, data.rows[row].text.len()));
    let report = report(&data, (0..data.rows.len()).map(all).collect(), &row_words(&data));
    let edits = report.sets[0].figures.edits.unwrap();
    assert_eq!(edits.flagged, 6000);
    assert!((0.15..0.25).contains(&edits.base), "{}", edits.base);
    assert!((edits.share - edits.base).abs() < 1e-9);
    assert_eq!(edits.ratio, Some(1.0));
    assert!((report.sets[0].marked[0].recall.share - 1.0).abs() < 1e-9);
}

#[test]
fn a_checker_that_flags_nothing_scores_zero_and_divides_by_nothing() {
    let data = pairs();
    let report = report(&data, Vec::new(), &row_words(&data));
    let set = &report.sets[0];
    assert_eq!((set.figures.hits, set.figures.per_1000), (0, Some(0.0)));
    assert_eq!((set.marked[0].recall.yes, set.marked[0].recall.of), (0, 300));
    let absent = [
        set.figures.edits.is_none(),
        set.figures.on_marks.is_none(),
        set.figures.lift.is_none(),
        set.figures.judged.is_none(),
    ];
    assert_eq!(absent, [true; 4]);
}

#[test]
fn a_checker_that_flags_what_was_edited_scores_one_over_the_base_rate() {
    let data = pairs();
    let words = row_words(&data);
    let report = report(&data, edited_words(&data, &words), &words);
    let edits = report.sets[0].figures.edits.unwrap();
    assert!((edits.share - 1.0).abs() < 1e-9);
    assert!((edits.ratio.unwrap() - 1.0 / edits.base).abs() < 0.01);
}

#[test]
fn shuffled_annotations_give_a_ratio_of_one_within_its_interval() {
    let data = pairs();
    let mut numbers = Numbers(2);
    let mut within = 0;
    for _ in 0..100 {
        let mut words = row_words(&data);
        let hits = edited_words(&data, &words);
        shuffle(&mut words, &mut numbers);
        let edits = report(&data, hits, &words).sets[0].figures.edits.unwrap();
        let interval = edits.interval.unwrap();
        within += usize::from(interval.0 <= 1.0 && 1.0 <= interval.1);
    }
    // 95 are due; fewer than 89 come by chance once in two hundred runs of other numbers.
    assert!(within >= 89, "{within} of 100 intervals hold 1");
}

/// Flags every edited word.
fn edited_words(data: &Data, words: &[RowWords]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (row, words) in words.iter().enumerate() {
        let edited = words.words.iter().zip(words.edited.as_ref().unwrap());
        hits.extend(edited.filter(|(_, edited)| **edited).map(|(word, _)| hit(data, row, *word)));
    }
    hits
}

/// Deals the marks of edited words anew over all words of all rows.
fn shuffle(words: &mut [RowWords], numbers: &mut Numbers) {
    let mut marks: Vec<bool> =
        words.iter().flat_map(|row| row.edited.as_ref().unwrap().iter().copied()).collect();
    for at in (1..marks.len()).rev() {
        marks.swap(at, numbers.below(at + 1));
    }
    let mut marks = marks.into_iter();
    for row in words {
        row.edited.as_mut().unwrap().fill_with(|| marks.next().unwrap());
    }
}

#[test]
fn words_are_counted_as_in_reports_of_check() {
    let text = "“It’s 5 – or 6,” he said.\n\nNo.";
    let document = mtlint::Document::read_plain("a", text.as_bytes().to_vec()).unwrap();
    assert_eq!(words(text).len(), document.words());
}

#[test]
fn rows_of_an_article_are_checked_together_and_hits_come_back_by_row() {
    let mut data = Data::default();
    let rows = "\
{\"id\":\"1\",\"article\":\"a\",\"text\":\"The oldest bridge of the town is closed again.\"}
{\"id\":\"2\",\"article\":\"b\",\"text\":\"Nobody knows why.\"}
{\"id\":\"3\",\"article\":\"a\",\"text\":\"– The oldest bridge of the town is closed again.\"}
{\"id\":\"4\",\"before\":[\"The oldest bridge of the town is closed again.\"],\"text\":\"Nobody.\"}
";
    data.read("rows.jsonl", rows.as_bytes(), &Fields::default());
    let rule = r#"
[[rule]]
id = "test-repeated"
family = "E"
detector = "repeated-sentence"
message = "Twice."
[rule.with]
words = 5
[[rule.example]]
bad = "One. [[Two]]."
[[rule.example]]
bad = "One. [[Three]]."
[[rule.example]]
ok = "One."
[[rule.example]]
ok = "Two."
"#;
    let pack = mtlint::rule::Pack { name: "a.toml".into(), text: rule.into(), tested: false };
    let rules = RuleSet::load(&[vec![pack]], detectors::ALL);
    let engine = Engine::new(rules.unwrap_or_else(|errors| panic!("{errors}")));
    let options = mtlint::Options::default();
    let found = mtlint::eval::find(&data, &engine, &options, mtlint::eval::From::Options, &|| {});
    assert_eq!(found.articles, [3]);
    let places: Vec<_> = found.hits.iter().map(|hit| mtlint::eval::place_of(&data, hit)).collect();
    let place = Place { set: "rows".into(), id: "3".into(), start: 0, end: 48 };
    assert_eq!(places, [place]);
}

#[test]
fn lines_of_any_bytes_are_told_apart_from_rows() {
    let mut data = Data::default();
    let lines =
        b"[1]\n\xFF\n{\"id\":1,\"text\":\"\\u0000\"}\n\n{\"text\":\"a\",\"errors\":1}\n7\r\n";
    data.read("a.jsonl", lines, &Fields::default());
    let told: Vec<_> = data.problems.iter().map(|it| (it.line, it.kind)).collect();
    let malformed = ProblemKind::Malformed;
    let due = [1, 2, 3, 5, 6]
        .map(|line| (line, if line == 3 { ProblemKind::WithoutText } else { malformed }));
    assert_eq!(told, due);
    assert_eq!(data.rows.len(), 1);
}

fn verdict(rule: &str, judge: &str, opinion: Opinion) -> Verdict {
    Verdict {
        set: "s".into(),
        id: "1".into(),
        start: 2,
        end: 5,
        rule: rule.into(),
        verdict: opinion,
        judge: judge.into(),
    }
}

#[test]
fn where_judges_differ_most_count_and_else_the_worse() {
    let place = Place { set: "s".into(), id: "1".into(), start: 2, end: 5 };
    let mut verdicts = Verdicts::default();
    let said = |verdicts: &Verdicts| verdicts.of("test", &place).map(|judged| judged.opinion);
    assert_eq!(said(&verdicts), None);
    verdicts.add(verdict("test", "a", Opinion::Right)).unwrap();
    assert_eq!(said(&verdicts), Some(Opinion::Right));
    verdicts.add(verdict("test", "b", Opinion::Wrong)).unwrap();
    assert_eq!(said(&verdicts), Some(Opinion::Wrong));
    verdicts.add(verdict("test", "c", Opinion::Right)).unwrap();
    assert_eq!(said(&verdicts), Some(Opinion::Right));
    assert!(verdicts.add(verdict("test", "c", Opinion::Taste)).is_err());
    let again = Verdicts::read("verdicts.jsonl", &verdicts.to_text()).unwrap();
    assert_eq!(again.sorted(), verdicts.sorted());
}

fn mtlint(arguments: &[&str], threads: &str) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn the_report_is_the_same_on_any_number_of_cores() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.jsonl");
    let line = |n: usize| {
        format!(
            "{{\"id\":{n},\"article\":{},\"mt\":\"The zorp of {n} was a blick one.\",\"ref\":\"The \
             word of {n} was a new one.\"}}\n",
            n / 3
        )
    };
    std::fs::write(&file, (0..500).map(line).collect::<String>()).unwrap();
    let file = file.to_str().unwrap();
    let select = "test-zorp,test-blick";
    let arguments =
        ["eval", "--rules", "tests/cli/rules", "--select", select, "--format", "json", file];
    let (one, _) = mtlint(&arguments, "1");
    let (four, _) = mtlint(&arguments, "4");
    assert!(one.contains("\"hits\":1000"), "{one:.400}");
    assert_eq!(one, four);
}

#[test]
fn answers_of_a_judge_are_added_to_the_verdicts() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sample, answers, store) = (path("sample"), path("answers"), path("verdicts.jsonl"));
    let rules = ["eval", "--rules", "tests/cli/rules"];
    let data = "tests/cli/data/pairs.jsonl";
    let with = |more: &[&str]| mtlint(&[&rules, more].concat(), "1");
    let (drawn, _) = with(&["--select", "test-zorp", "--sample", "1", data]);
    std::fs::write(&sample, &drawn).unwrap();
    let place = Place { set: "pairs".into(), id: "1".into(), start: 2, end: 6 };
    let name = key("test-zorp", &place);
    assert!(drawn.starts_with(&format!("{{\"key\":\"{name}\"")), "{drawn}");
    std::fs::write(&answers, format!("{{\"key\":\"{name}\",\"verdict\":\"right\"}}\n")).unwrap();

    let import = ["--import", &sample, &answers, "--verdicts", &store, "--judge", "a"];
    assert_eq!(with(&import), (format!("{store}: took 1 verdicts of a\n"), String::new()));
    let line = "{\"set\":\"pairs\",\"id\":\"1\",\"start\":2,\"end\":6,\"rule\":\"test-zorp\",\
                \"verdict\":\"right\",\"judge\":\"a\"}\n";
    assert_eq!(std::fs::read_to_string(&store).unwrap(), line);

    let (_, said) = with(&["--import", &answers, "--verdicts", &store, "--judge", "b"]);
    assert!(said.contains("answers:1: ") && said.contains("is not in the sample"), "{said}");
    std::fs::write(&answers, format!("{{\"key\":\"{name}\",\"verdict\":\"good\"}}\n")).unwrap();
    let (_, said) = with(&["--import", &sample, &answers, "--verdicts", &store, "--judge", "b"]);
    assert!(said.contains("answers:1: is no answer: unknown variant `good`"), "{said}");
    assert_eq!(std::fs::read_to_string(&store).unwrap(), line);
}
