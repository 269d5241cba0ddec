//! Reports for other programs keep to the forms these read, whatever stands in an article.

mod support;

use std::io::{self, Write};
use std::sync::LazyLock;

use mtlint::diagnostic::{Certainty, Diagnostic, Edit, Fix, Severity};
use mtlint::report::{self, Checked, Penalty};
use mtlint::review::{By, Opinion, SetAside};
use mtlint::span::Span;
use mtlint::{Engine, Options};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use support::{document, rule};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    support::engine(&[
        rule("zorp", "K", "regex = 'zorp[^.]*'\nfix = ['word', '']\nwhy = 'A “reason”, 100%: so.'\nfrom = 'fr'"),
        rule("blick", "I1", "pattern = 'blick'\nseverity = 'minor'\nfix = 'look'"),
        rule("maybe", "I2", "pattern = 'plonk'\ncertainty = 'possible'"),
        rule("again", "E", "detector = 'repeated-sentence'\nwith = { words = 5 }\nrelated = 'It stands here first'"),
    ].concat())
});

/// A fault whose text is made to break out of whatever it is written into.
const HOSTILE: &str = "\u{FEFF}Né 😀 zorp <b>&amp; ]]> \"q\" 'p' | `c` %0A::error::x\u{1B}[31m\u{7}, =1+1. A blick came.\r\n\
     ==plonk.\r\n";
const PATH: &str = "a, b:c/50% \"x\"|<y>&\n'z'.txt";

fn checked(path: &str, text: &str) -> Checked {
    let document = document(text);
    let options = Options { certainty: Certainty::Possible, ..Options::default() };
    let diagnostics = ENGINE.check(&document, &options);
    Checked::new(path.to_owned(), text.to_owned(), document.words(), diagnostics)
}

fn articles() -> Vec<Checked> {
    vec![
        checked(PATH, HOSTILE),
        checked("./clean.txt", "Nothing is wrong here."),
        checked(
            "=twice.txt",
            "The old bridge in Brest is closed again.\n\nOn we go.\n\nThe old bridge in Brest is closed again.",
        ),
    ]
}

fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes all");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn json(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Value {
    serde_json::from_str(&written(write)).expect("it is JSON")
}

fn sarif() -> Value {
    json(|out| report::sarif(&articles(), ENGINE.rules(), out))
}

#[test]
fn sarif_validates_against_the_schema_of_oasis() {
    // The one expression of the schema that strict engines refuse, for its loose bracket.
    let schema = include_str!("schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
    let schema = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let log = sarif();
    let faults: Vec<_> = schema.iter_errors(&log).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 4);
    let mut wrong = log;
    wrong["runs"][0]["results"][0]["kind"] = "fault".into();
    assert!(!schema.is_valid(&wrong), "the schema refuses what is wrong");
}

#[test]
fn every_sarif_index_points_at_what_it_names() {
    let log = sarif();
    let run = &log["runs"][0];
    let rules = &run["tool"]["driver"]["rules"];
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap();
        let index = usize::try_from(index).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(rules[index]["help"]["text"].as_str().unwrap().contains("mtlint explain"));
    }
    for relationship in
        rules.as_array().unwrap().iter().flat_map(|rule| rule["relationships"].as_array().unwrap())
    {
        let target = &relationship["target"];
        let index = |value: &Value| usize::try_from(value["index"].as_u64().unwrap()).unwrap();
        let taxonomy = &run["taxonomies"][index(&target["toolComponent"])];
        assert_eq!(taxonomy["name"], target["toolComponent"]["name"]);
        assert_eq!(taxonomy["taxa"][index(target)]["id"], target["id"]);
    }
}

#[test]
fn in_sarif_a_possible_fault_is_for_review() {
    let log = sarif();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = |id: &str| results.iter().find(|result| result["ruleId"] == id).unwrap();
    assert_eq!((&of("maybe")["kind"], &of("maybe")["level"]), (&"review".into(), &"none".into()));
    assert_eq!((&of("zorp")["kind"], &of("zorp")["level"]), (&"fail".into(), &"error".into()));
    assert_eq!(of("blick")["level"], "warning");
    assert_eq!(of("again")["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 1);
}

#[test]
fn sarif_counts_characters_and_rdjson_bytes() {
    let region = &sarif()["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    // “Né 😀 ” is 5 characters and 9 bytes; a byte order mark is 3 bytes and no character.
    assert_eq!((&region["startLine"], &region["startColumn"]), (&1.into(), &6.into()));
    assert_eq!(region["byteOffset"], 12);
    let rdjson = json(|out| report::rdjson(&articles(), out));
    let start = &rdjson["diagnostics"][0]["location"]["range"]["start"];
    assert_eq!((&start["line"], &start["column"]), (&1.into(), &13.into()));
    let second = &rdjson["diagnostics"][2]["location"]["range"];
    assert_eq!((&second["start"]["line"], &second["start"]["column"]), (&2.into(), &3.into()));
    assert_eq!((&second["end"]["line"], &second["end"]["column"]), (&2.into(), &8.into()));
}

#[test]
fn rdjson_has_what_the_format_asks_for() {
    let report = json(|out| report::rdjson(&articles(), out));
    assert_eq!(report["source"]["name"], "mtlint");
    let diagnostics = report["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), 4);
    for found in diagnostics {
        assert!(found["message"].is_string() && found["location"]["path"].is_string());
        assert!(["ERROR", "WARNING", "INFO"].iter().any(|it| found["severity"] == *it));
        for suggestion in found["suggestions"].as_array().unwrap() {
            assert!(suggestion["text"].is_string());
            for end in ["start", "end"] {
                assert!(suggestion["range"][end]["line"].as_u64().unwrap() >= 1);
                assert!(suggestion["range"][end]["column"].as_u64().unwrap() >= 1);
            }
        }
    }
    assert_eq!(diagnostics[1]["suggestions"][0]["text"], "look");
    assert_eq!(diagnostics[2]["severity"], "INFO");
}

#[test]
fn edits_of_one_fix_are_one_suggestion() {
    let text = "The “old” bridge.";
    let mut found = checked("a.txt", "A zorp.").diagnostics.remove(0);
    let edit = |start, end, replacement: &str| Edit { start, end, replacement: replacement.into() };
    let edits = vec![edit(4, 7, "‘"), edit(10, 13, "’")];
    (found.span, found.related) = (Span::new(4, 13), Vec::new());
    found.fixes = vec![Fix { title: "Write".into(), safe: false, edits }];
    let article = Checked::new("a.txt".into(), text.into(), 3, vec![found]);
    let report = json(|out| report::rdjson(&[article], out));
    let suggestion = &report["diagnostics"][0]["suggestions"][0];
    assert_eq!(suggestion["text"], "‘old’");
    assert_eq!(
        (&suggestion["range"]["start"]["column"], &suggestion["range"]["end"]["column"]),
        (&5.into(), &14.into())
    );
}

#[test]
fn a_github_command_is_one_line_that_the_runner_reads_back() {
    let out = written(|out| report::github(&checked(PATH, HOSTILE), out));
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    for line in &lines {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        // As actions/runner does it: `::`, the command, its properties, `::`, the message.
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
        let properties: Vec<_> =
            properties.split(',').map(|property| property.split_once('=').unwrap()).collect();
        let file = properties.iter().find(|(name, _)| *name == "file").unwrap().1;
        let plain = |text: &str| {
            let text = text.replace("%3A", ":").replace("%2C", ",").replace("%0D", "\r");
            text.replace("%0A", "\n").replace("%25", "%")
        };
        assert_eq!(plain(file), PATH);
        assert!(!message.is_empty());
    }
    assert!(lines[0].starts_with("::error file=") && lines[0].contains(",line=1,col=6,endColumn="));
    assert!(lines[0].contains("%250A::error::x") && lines[0].contains("100%25: so.%0AFix: "));
    assert!(lines[2].starts_with("::notice "), "what is possible is a notice: {}", lines[2]);
}

#[test]
fn gitlab_issues_have_a_fingerprint_each_and_paths_of_the_repository() {
    let twice = [checked("./a.txt", "A zorp."), checked("b.txt", "A zorp.")];
    let issues = json(|out| report::gitlab(&twice, out));
    let issues = issues.as_array().unwrap();
    assert_eq!(issues[0]["location"]["path"], "a.txt");
    assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
    let same = [checked("a.txt", "Before it.\n\nA zorp.")];
    let same = json(|out| report::gitlab(&same, out));
    assert_eq!(same[0]["fingerprint"], issues[0]["fingerprint"]);
    assert_eq!(same[0]["location"]["lines"]["begin"], 3);
    let all = json(|out| report::gitlab(&articles(), out));
    for issue in all.as_array().unwrap() {
        assert!(issue["description"].is_string() && issue["check_name"].is_string());
        let severities = ["info", "minor", "major", "critical", "blocker"];
        assert!(severities.iter().any(|it| issue["severity"] == *it), "{issue}");
    }
}

/// Name, attributes by name.
type Element = (String, Vec<(String, String)>);

/// The elements of a document, which must be well-formed.
fn elements(xml: &str) -> Vec<Element> {
    let read = |start: &BytesStart| {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("attributes are well-formed");
            let value = quick_xml::escape::unescape(&attribute.value).expect("entities are known");
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        (start.name().as_ref().to_owned(), attributes.collect())
    };
    let mut reader = Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().expect("the document is well-formed") {
            Event::Start(start) | Event::Empty(start) => elements.push(read(&start)),
            Event::CData(_) | Event::Comment(_) | Event::PI(_) => panic!("nobody wrote one"),
            Event::Eof => return elements,
            _ => {}
        }
    }
}

#[test]
fn junit_is_well_formed_and_counts_right() {
    let xml = written(|out| report::junit(&articles(), out));
    let forbidden = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    assert!(!xml.chars().any(forbidden), "XML 1.0 has no such character");
    let elements = elements(&xml);
    let of = |name: &str| elements.iter().filter(|(it, _)| it == name).collect::<Vec<_>>();
    let attribute = |element: &Element, name: &str| {
        element.1.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone()).unwrap()
    };
    let suites = of("testsuite");
    assert_eq!(attribute(suites[0], "name"), PATH);
    let total = of("testsuites")[0];
    let numbers = ["tests", "failures", "skipped"].map(|name| attribute(total, name));
    assert_eq!(numbers, ["5", "3", "1"]);
    assert_eq!((of("testcase").len(), of("failure").len(), of("skipped").len()), (5, 3, 1));
    assert!(attribute(of("failure")[0], "message").contains("<b>&amp; ]]> \"q\""));
}

#[test]
fn csv_reads_back_a_line_a_row_and_holds_no_formula() {
    let out = written(|out| report::csv(&articles(), out));
    assert_eq!(out.lines().count(), 5, "{out}");
    let mut reader = csv::Reader::from_reader(out.trim_start_matches('\u{FEFF}').as_bytes());
    let heading = reader.headers().unwrap().clone();
    assert_eq!(heading.iter().take(3).collect::<Vec<_>>(), ["verdict", "comment", "path"]);
    let column = |name: &str| heading.iter().position(|it| it == name).unwrap();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        assert!(!cell.chars().any(char::is_control), "{cell:?}");
    }
    assert_eq!(&rows[0][column("verdict")], "");
    assert_eq!(&rows[1][column("fix")], "Write “look”");
    assert_eq!(&rows[2][column("sentence")], "'==plonk.");
    assert_eq!(&rows[3][column("path")], "'=twice.txt");
    assert_eq!(rows[0][column("fingerprint")].len(), 16);
}

#[test]
fn concise_and_jsonl_are_a_line_a_diagnostic() {
    let article = checked(PATH, HOSTILE);
    let concise = written(|out| report::concise(&article, out));
    assert_eq!(concise.lines().count(), 3, "{concise}");
    assert!(!concise.contains('\u{1B}'));
    assert!(concise.contains(".txt:2:3: major maybe [I2] “plonk”\n"), "{concise}");
    let jsonl = written(|out| report::jsonl(&article, out));
    let whole = json(|out| report::json(&[checked(PATH, HOSTILE)], out));
    let lines: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(Value::Array(lines), whole["diagnostics"]);
}

#[test]
fn the_summary_has_the_worst_article_first_and_no_markup_of_an_article() {
    let out = written(|out| report::summary(&articles(), out));
    let rows: Vec<_> = out.lines().filter(|line| line.starts_with("| ")).collect();
    assert_eq!(rows.len(), 3, "a heading and two articles: {out}");
    assert!(
        rows[1].starts_with("| a, b\\:c/50% \\\"x\\\"\\|&lt;y\\>&amp; ⏎ 'z'.txt | "),
        "{}",
        rows[1]
    );
    assert!(rows[2].starts_with("| =twice.txt | 1 minor | "), "{}", rows[2]);
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 7, "{row}");
    }
    assert!(out.contains("Nothing found in 1 article."));
    assert!(!out.contains("quality"));
}

#[test]
fn the_penalty_has_the_weights_of_mqm_and_leaves_the_possible_out() {
    let found = |severity, certainty| {
        let mut found: Diagnostic = checked("a.txt", "A zorp.").diagnostics.remove(0);
        (found.severity, found.certainty) = (severity, certainty);
        found
    };
    let all = [
        found(Severity::Neutral, Certainty::Sure),
        found(Severity::Minor, Certainty::Sure),
        found(Severity::Major, Certainty::Likely),
        found(Severity::Critical, Certainty::Sure),
        found(Severity::Critical, Certainty::Possible),
    ];
    let mut article = checked("a.txt", "A zorp.");
    (article.diagnostics, article.words) = (all.to_vec(), 600);
    let aside = |severity, by| SetAside {
        diagnostic: found(severity, Certainty::Sure),
        by,
        reason: String::new(),
    };
    article.set_aside = vec![
        aside(Severity::Major, By::Verdict(Opinion::Accepted)),
        aside(Severity::Critical, By::Verdict(Opinion::FalsePositive)),
        aside(Severity::Critical, By::Baseline),
    ];
    let penalty = Penalty::of(&article);
    assert_eq!((penalty.confirmed, penalty.unconfirmed), (5, 31));
    let rates = [penalty.per_thousand(), penalty.unconfirmed_per_thousand()];
    assert_eq!(rates.map(|rate| format!("{rate:.1}")), ["60.0", "51.7"]);
    assert!(penalty.is_over(51.6) && !penalty.is_over(51.7), "the rounded figure is not compared");
    article.words = 0;
    assert!(Penalty::of(&article).is_over(30_999.0));
}
