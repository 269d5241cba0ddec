//! What the loader says about broken rule files: where, which key, what.

mod support;

use mtlint::detectors;
use mtlint::rule::{Pack, RuleError, RuleSet};
use proptest::prelude::*;
use support::{load, pack};

/// A file without fault. Tests break it in one place.
const SOUND: &str = r#"[[list]]
name = "country"
entries = ["France", "North Korea"]

[[rule]]
id = "considered-as"
family = "I1"
pattern = "considered[[ as]] {d: a|an}"
message = "no “{match}”"
fix = ""
[[rule.example]]
bad = "It is considered[[ as]] a risk."
good = "It is considered a risk."
[[rule.example]]
bad = "It was considered[[ as]] an end."
good = "It was considered an end."
[[rule.example]]
ok = "It is considered a risk."
[[rule.example]]
ok = "It must be considered as such."
"#;

fn errors(text: &str) -> Vec<RuleError> {
    load(text).map_or_else(|errors| errors.0, |_| Vec::new())
}

/// The only error of the sound file with one line replaced: `line:column key` and the message.
fn error(line: &str, replacement: &str) -> (String, String) {
    assert!(SOUND.contains(line), "{line}");
    let found = errors(&SOUND.replacen(line, replacement, 1));
    let [only] = &found[..] else { panic!("{replacement}: one error is due: {found:#?}") };
    assert_eq!(only.file, "test.toml");
    (format!("{}:{} {}", only.line, only.column, only.key), only.message.clone())
}

/// Checks place, key and a phrase of the message.
fn expect(line: &str, replacement: &str, place: &str, phrase: &str) {
    let (found, message) = error(line, replacement);
    assert_eq!(found, place, "{replacement}: {message}");
    assert!(message.contains(phrase), "{replacement}: {message}");
}

const FAMILY: &str = "family = \"I1\"";
const PATTERN: &str = "pattern = \"considered[[ as]] {d: a|an}\"";
const MESSAGE: &str = "message = \"no “{match}”\"";
const FIX: &str = "fix = \"\"";

#[test]
fn the_sound_file_has_no_error() {
    assert_eq!(errors(SOUND), []);
}

#[test]
fn an_unknown_key_is_named_with_the_one_it_may_have_meant() {
    expect(
        FAMILY,
        "family = \"I1\"\nseverty = \"minor\"",
        "8:1 severty",
        "unknown key; did you mean `severity`?",
    );
}

#[test]
fn an_unknown_key_unlike_any_other_is_answered_by_all() {
    expect("name = ", "zzz = 1\nname = ", "2:1 zzz", "the keys are name, entries, corrections");
}

#[test]
fn a_wrong_type_is_named() {
    expect(FIX, "fix = 5", "10:7 fix", "must be a string or a list of strings, not an integer");
    expect(
        FIX,
        "fix = [\"\"]\nsafe-fix = [\"\"]",
        "11:12 safe-fix",
        "must be a string, not an array",
    );
    expect(
        "entries = [\"France\", \"North Korea\"]",
        "entries = [\"France\", 1]",
        "3:11 entries",
        "must be a list of strings",
    );
}

#[test]
fn a_missing_key_is_named_at_its_table() {
    expect(FAMILY, "", "5:1 family", "is missing: The key of the family");
    expect(MESSAGE, "", "5:1 message", "is missing");
    expect("id = \"considered-as\"", "", "5:1 id", "is missing");
}

#[test]
fn unknown_choices_are_named_with_what_there_is() {
    expect(FAMILY, "family = \"I9\"", "7:11 family", "there is no `I9`");
    expect(FIX, "fix = \"\"\nseverity = \"majr\"", "11:13 severity", "did you mean `major`?");
    expect(
        FIX,
        "fix = \"\"\ncertainty = \"x\"",
        "11:14 certainty",
        "it may be possible, likely, sure",
    );
    expect(
        FIX,
        "fix = \"\"\nmqm = \"Style > Unidiomatic\"",
        "11:8 mqm",
        "did you mean `Style > Unidiomatic style`?",
    );
    expect(FIX, "fix = \"\"\nfrom = [\"fr\", \"xx\"]", "11:16 from", "there is no `xx`");
    expect(FIX, "fix = \"\"\nin = \"headlines\"", "11:7 in", "did you mean `headline`?");
    expect(FIX, "fix = \"\"\nposition = \"middle\"", "11:13 position", "it may be head, tail");
    expect(
        FIX,
        "fix = \"\"\nspan = \"word\"",
        "11:9 span",
        "it may be match, sentence, line, paragraph, lines-below, to-end",
    );
}

#[test]
fn an_unknown_list_is_pointed_at() {
    expect(PATTERN, "pattern = \"in {x: @contry}\"", "8:20 pattern", "there is no list `contry`");
    expect(PATTERN, "regex = 'in {@contry}'", "8:13 regex", "there is no list `contry`");
}

#[test]
fn an_unknown_capture_or_function_is_pointed_at() {
    expect(
        FIX,
        "fix = \"so {y}\"",
        "10:11 fix",
        "nothing is called `y` here; there is `match`, `d`",
    );
    expect(MESSAGE, "message = \"{d.plurl}\"", "9:12 message", "there is no function `.plurl`");
    expect(MESSAGE, "message = \"{d.listed}\"", "9:12 message", "`d` is no entry of a list");
    expect(MESSAGE, "message = \"{d\"", "9:12 message", "`{` is never closed");
}

#[test]
fn a_name_that_a_regex_does_not_bind_is_pointed_at() {
    expect(
        PATTERN,
        "regex = 'considered (?<as>as)'\nwhy = \"\"\nlabel = \"{at}\"",
        "10:10 label",
        "there is `match`, `as`",
    );
}

#[test]
fn an_unknown_detector_is_answered_by_what_there_is() {
    expect(
        PATTERN,
        "detector = \"repeated-sentense\"",
        "8:13 detector",
        "did you mean `repeated-sentence`?",
    );
}

#[test]
fn options_of_detectors_are_checked() {
    let with = |options: &str| format!("detector = \"repeated-sentence\"\nwith = {{ {options} }}");
    expect(
        PATTERN,
        &with("word = 3"),
        "9:10 word",
        "unknown option of `repeated-sentence`; did you mean `words`?",
    );
    expect(PATTERN, &with("words = 0"), "9:18 words", "is a whole number from 1 to 100");
    expect(PATTERN, &with("words = \"3\""), "9:18 words", "is a whole number from 1 to 100");
}

#[test]
fn only_a_detector_has_options() {
    expect(FIX, "fix = \"\"\nwith = { words = 3 }", "11:8 with", "only a detector has options");
}

#[test]
fn a_rule_has_one_way_to_find() {
    expect(PATTERN, "", "5:1 pattern", "a rule has one of `pattern`, `regex` and `detector`");
    expect(PATTERN, "pattern = \"a\"\nregex = \"a\"", "5:1 regex", "a rule has one of");
}

#[test]
fn a_rule_needs_something_to_anchor_on() {
    expect(PATTERN, "pattern = \"{/.+/} {:Cap}\"", "8:12 pattern", "nothing to anchor on");
    expect(PATTERN, "pattern = \"{a|/b/}\"", "8:12 pattern", "nothing to anchor on");
    expect(PATTERN, "pattern = \"\"", "8:12 pattern", "the pattern is empty");
    expect(PATTERN, "regex = '\\d+'", "8:10 regex", "nothing to anchor on");
}

#[test]
fn braces_and_marks_must_be_closed() {
    expect(PATTERN, "pattern = \"considered {a\"", "8:23 pattern", "`{` is never closed by `}`");
    expect(PATTERN, "pattern = \"considered a}\"", "8:24 pattern", "`}` without `{` before it");
    expect(
        PATTERN,
        "pattern = \"considered [[as\"",
        "8:27 pattern",
        "`[[` is never closed by `]]`",
    );
    expect(PATTERN, "pattern = \"considered as]]\"", "8:25 pattern", "`]]` without `[[` before it");
    expect(PATTERN, "pattern = \"[[a]] [[b]]\"", "8:18 pattern", "`[[` may stand once");
    expect(PATTERN, "pattern = \"a {[[b]]}\"", "8:15 pattern", "outside braces");
    expect(PATTERN, "pattern = \"[[a {b ]] c}\"", "8:19 pattern", "outside braces");
}

#[test]
fn an_expression_in_a_pattern_is_checked() {
    expect(PATTERN, "pattern = 'a {/(/}'", "8:16 pattern", "unclosed group");
    expect(PATTERN, "pattern = 'a {/b}'", "8:16 pattern", "`/` is never closed by `/`");
    expect(PATTERN, "pattern = 'a {/b)|(c/}'", "8:16 pattern", "unopened group");
    expect(PATTERN, "pattern = 'a {/\\w{2000}/}'", "8:16 pattern", "size limit");
}

#[test]
fn a_regex_is_checked() {
    expect(PATTERN, "regex = 'a[b'", "8:10 regex", "unclosed character class");
    expect(PATTERN, "regex = 'a{@country'", "8:11 regex", "never closed by `}`");
    expect(PATTERN, "regex = 'foo\\w{2000}'", "8:10 regex", "size limit");
}

#[test]
fn the_width_of_a_gap_is_bounded() {
    expect(
        PATTERN,
        "pattern = \"a ...{0} b\"",
        "8:17 pattern",
        "a gap is 1 to 30 tokens wide, not 0",
    );
    expect(PATTERN, "pattern = \"a ...{31} b\"", "8:17 pattern", "not 31");
    expect(
        PATTERN,
        "pattern = \"a ...{99999999999999999999} b\"",
        "8:17 pattern",
        "a gap is 1 to 30 tokens wide",
    );
}

#[test]
fn repetitions_may_not_nest() {
    expect(PATTERN, "pattern = \"a {b {c}+}*\"", "8:22 pattern", "may not be repeated");
    expect(PATTERN, "pattern = \"a {b ... c}+\"", "8:23 pattern", "may not be repeated");
}

#[test]
fn braces_may_not_nest_without_end() {
    let deep = format!("pattern = \"a {}b{}\"", "{".repeat(50_000), "}".repeat(50_000));
    expect(PATTERN, &deep, "8:31 pattern", "deep in each other");
}

#[test]
fn an_empty_alternative_is_refused() {
    expect(PATTERN, "pattern = \"a {b|}\"", "8:17 pattern", "an empty alternative");
    expect(PATTERN, "pattern = \"a {}\"", "8:15 pattern", "an empty alternative");
}

#[test]
fn a_name_is_captured_once() {
    expect(PATTERN, "pattern = \"{x: a} {x: b}\"", "8:20 pattern", "the name `x` is taken");
    expect(PATTERN, "pattern = \"{match: a}\"", "8:13 pattern", "the name `match` is taken");
}

#[test]
fn a_lemma_is_one_word_in_small_letters() {
    expect(PATTERN, "pattern = \"<Tend> to\"", "8:13 pattern", "`Tend` is no lemma");
    expect(PATTERN, "pattern = \"<say|carry out> it\"", "8:13 pattern", "`carry out` is no lemma");
    expect(PATTERN, "pattern = \"<tend to\"", "8:13 pattern", "`<` is never closed by `>`");
}

#[test]
fn tags_alone_anchor_nothing() {
    expect(PATTERN, "pattern = \"{NOUN} {VBZ|VBD}\"", "8:12 pattern", "nothing to anchor on");
}

#[test]
fn a_word_can_only_take_the_form_of_a_capture() {
    expect(FIX, "fix = \"<be:v> so\"", "10:8 fix", "the pattern captures nothing as `v`");
}

#[test]
fn an_error_in_an_exception_is_pointed_at() {
    expect(
        FIX,
        "fix = \"\"\nunless = [\"a\", \"b {c\"]",
        "11:19 unless",
        "`{` is never closed by `}`",
    );
    expect(FIX, "fix = \"\"\nnear = { any = \"b {c\" }", "11:19 any", "`{` is never closed by `}`");
}

#[test]
fn near_is_checked_like_the_rest() {
    expect(FIX, "fix = \"\"\nnear = { within = 1 }", "11:8 any", "is missing");
    expect(
        FIX,
        "fix = \"\"\nnear = { any = \"a\", within = 21 }",
        "11:30 within",
        "is 0 to 20 sentences",
    );
    expect(
        FIX,
        "fix = \"\"\nnear = { any = \"a\", within = -1 }",
        "11:30 within",
        "is 0 to 20 sentences",
    );
    expect(
        FIX,
        "fix = \"\"\nunless-near = { any = \"a\", withn = 2 }",
        "11:28 withn",
        "did you mean `within`?",
    );
}

#[test]
fn errors_are_pointed_at_in_every_kind_of_string() {
    expect(PATTERN, "pattern = '''\na {b'''", "9:3 pattern", "never closed");
    expect(PATTERN, "pattern = \"\"\"\r\na {b\"\"\"", "9:3 pattern", "never closed");
    expect(PATTERN, "pattern = '\"a\" {b'", "8:16 pattern", "never closed");
    expect(PATTERN, "pattern = \"“a” {b\"", "8:16 pattern", "never closed");
    // What is escaped stands elsewhere in the file: the value is pointed at.
    expect(PATTERN, "pattern = \"\\\"a\\\" {b\"", "8:11 pattern", "never closed");
}

#[test]
fn a_rule_needs_two_examples_of_each_sort() {
    expect(
        "[[rule.example]]\nok = \"It must be considered as such.\"\n",
        "",
        "5:1 example",
        "this one has 2 and 1",
    );
    expect(
        "[[rule.example]]\nbad = \"It is considered[[ as]] a risk.\"\ngood = \"It is considered a risk.\"\n",
        "",
        "5:1 example",
        "this one has 1 and 2",
    );
}

#[test]
fn an_example_with_a_fix_says_what_it_makes() {
    expect(
        "good = \"It is considered a risk.\"\n",
        "",
        "11:1 good",
        "is missing: what the first fix makes of `bad`",
    );
}

#[test]
fn an_example_has_one_mark_and_one_text() {
    let bad = "bad = \"It is considered[[ as]] a risk.\"";
    expect(bad, "bad = \"It is considered as a risk.\"", "12:8 bad", "mark the fault once");
    expect(bad, "bad = \"It is considered[[]] a risk.\"", "12:8 bad", "the marked fault is empty");
    expect(bad, "bad = \"[[It]] is [[considered]].\"", "12:8 bad", "mark the fault once");
    expect(
        "ok = \"It is considered a risk.\"",
        "ok = \"x\"\nbad = \"[[x]]\"",
        "17:1 example",
        "either `bad`",
    );
}

#[test]
fn a_rule_without_fix_makes_no_good_text() {
    let found = errors(&SOUND.replacen(FIX, "", 1));
    let places: Vec<_> = found.iter().map(|error| (error.line, error.key.as_str())).collect();
    assert_eq!(places, [(11, "good"), (14, "good")]);
}

#[test]
fn after_names_a_rule_that_there_is() {
    expect(
        FIX,
        "fix = \"\"\nafter = \"considered-at\"",
        "11:10 after",
        "there is no rule `considered-at`; did you mean `considered-as`?",
    );
}

#[test]
fn a_rule_may_follow_one_that_is_broken() {
    let rule = SOUND.split_once("\n\n").expect("a list, then a rule").1;
    let first = rule.replace(FAMILY, "family = \"I9\"");
    let second = rule
        .replace("considered-as", "second")
        .replace(FIX, &format!("{FIX}\nafter = \"considered-as\""));
    let found = errors(&(first + &second));
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn a_rule_cannot_follow_itself() {
    expect(
        FIX,
        "fix = \"\"\nafter = \"considered-as\"",
        "11:10 after",
        "the rule would have to follow itself",
    );
}

#[test]
fn rules_cannot_follow_each_other_in_a_circle() {
    let rule = |id: &str, after: &str| {
        let sound = SOUND.split_once("\n\n").expect("a list, then a rule").1;
        sound.replace("considered-as", id).replace(FIX, &format!("{FIX}\nafter = \"{after}\""))
    };
    let found = errors(&(rule("a", "b") + &rule("b", "c") + &rule("c", "a")));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].line, found[0].key.as_str()), (41, "after"));
}

#[test]
fn ids_and_names_are_kebab_case() {
    expect("id = \"considered-as\"", "id = \"Considered_as\"", "6:7 id", "is not in kebab-case");
    expect("name = \"country\"", "name = \"the country\"", "2:9 name", "is not in kebab-case");
}

#[test]
fn lists_are_not_empty() {
    let entries = "entries = [\"France\", \"North Korea\"]";
    expect(entries, "entries = []", "3:11 entries", "is empty; leave the key out");
    expect(entries, "entries = [\"France\", \" \"]", "3:23 entries", "an entry is empty");
    expect(entries, "entries = [\"France\", \"\u{200B}\"]", "3:23 entries", "an entry is empty");
    expect(entries, "corrections = {}", "3:15 corrections", "is empty; leave the key out");
    expect(entries, "corrections = { a = \"\" }", "3:22 corrections", "an entry is empty");
    expect(entries, "corrections = { a = 1 }", "3:15 corrections", "must be a table of strings");
    expect(entries, "", "1:1 entries", "either `entries` or `corrections`");
}

#[test]
fn corrections_contradict_neither_themselves_nor_each_other() {
    let entries = "entries = [\"France\", \"North Korea\"]";
    let twice = "corrections = { OTAN = \"NATO\", Otan = \"NATO\" }";
    expect(entries, twice, "3:32 corrections", "`Otan` stands for `OTAN`, too");
    let chain = "corrections = { UNO = \"ONU\", ONU = \"UN\" }";
    expect(entries, chain, "3:24 corrections", "the correction `ONU` is itself an entry");
}

#[test]
fn an_id_is_taken_once_in_a_file() {
    let twice = SOUND.to_owned() + SOUND.split_once("\n\n").expect("a list, then a rule").1;
    let found = errors(&twice);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].line, found[0].key.as_str()), (21, "id"));
    assert_eq!(found[0].message, "`considered-as` is taken by the rule at test.toml:5");
}

#[test]
fn an_id_is_taken_once_in_a_layer() {
    let rule = SOUND.split_once("\n\n").expect("a list, then a rule").1;
    let layer = vec![pack("a.toml", rule), pack("b.toml", &format!("\n{rule}"))];
    let found = RuleSet::load(&[layer], detectors::ALL).map(drop).expect_err("the id is taken").0;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].file.as_str(), found[0].line), ("b.toml", 2));
    assert_eq!(found[0].message, "`considered-as` is taken by the rule at a.toml:1");
}

#[test]
fn a_later_layer_replaces_rules_and_lists() {
    let layers = [
        vec![pack("a.toml", SOUND)],
        vec![pack("b.toml", &SOUND.replace("France", "Spain").replace("no “", "never “"))],
    ];
    let set = RuleSet::load(&layers, detectors::ALL).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!((set.rules.len(), set.rules[0].pack.as_str()), (1, "b.toml"));
    assert_eq!((set.lists.len(), set.lists[0].entries()[0]), (1, "Spain"));
}

#[test]
fn a_name_of_a_list_is_taken_once() {
    let twice = format!("[[list]]\nname = \"country\"\nentries = [\"x\"]\n{SOUND}");
    let found = errors(&twice);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].line, found[0].column, found[0].key.as_str()), (5, 9, "name"));
}

#[test]
fn removing_more_than_a_line_is_never_safe() {
    let safe = |span: &str| format!("safe-fix = \"\"\nspan = \"{span}\"");
    expect(FIX, &safe("to-end"), "10:13 safe-fix", "removing more than a line is never safe");
    expect(FIX, &safe("paragraph"), "10:13 safe-fix", "removing more than a line is never safe");
}

#[test]
fn broken_toml_is_pointed_at() {
    let found = errors("[[rule]]\nid = \"a\nfamily = \"I1\"\n");
    let [only] = &found[..] else { panic!("one error is due: {found:#?}") };
    assert_eq!((only.line, only.column, only.key.as_str()), (2, 8, ""));
    assert!(only.message.contains("invalid basic string"), "{only}");
}

#[test]
fn a_key_may_not_stand_twice() {
    let found = errors(&SOUND.replacen(FAMILY, "family = \"I1\"\nfamily = \"I2\"", 1));
    assert!(
        found.iter().any(|error| error.line == 8 && error.message.contains("duplicate key")),
        "{found:#?}"
    );
}

#[test]
fn all_errors_of_a_file_come_in_order() {
    let broken = SOUND
        .replace("name = \"country\"", "name = \"Country\"")
        .replace(FAMILY, "family = \"I9\"")
        .replace(MESSAGE, "message = \"{y}\"")
        .replace("ok = \"It must", "okay = \"It must");
    let places: Vec<_> = errors(&broken)
        .iter()
        .map(|error| format!("{}:{} {}", error.line, error.column, error.key))
        .collect();
    assert_eq!(places, ["2:9 name", "7:11 family", "9:12 message", "19:1 example", "20:1 okay"]);
}

#[test]
fn errors_come_in_the_order_of_the_files() {
    let layer = vec![pack("z.toml", "x = 1"), pack("a.toml", "\n\ny = 1")];
    let found = RuleSet::load(&[layer], detectors::ALL).map(drop).expect_err("both are broken");
    let shown = found.to_string();
    let starts: Vec<_> =
        shown.lines().map(|line| line.split(": unknown").next().unwrap_or("")).collect();
    assert_eq!(starts, ["z.toml:1:1: x", "a.toml:3:1: y"]);
}

#[test]
fn a_broken_pattern_is_one_error_though_the_message_uses_it() {
    expect(PATTERN, "pattern = \"considered {d: a\"", "8:23 pattern", "never closed");
}

/// A place in a text and what is done there.
fn mutated() -> impl Strategy<Value = String> {
    let scraps = prop::sample::select(vec![
        "{",
        "}",
        "[[",
        "]]",
        "|",
        "\"",
        "'",
        "'''",
        "\\",
        "/",
        "...",
        "{@",
        "@",
        "!{",
        "^",
        "$",
        ":Cap",
        "\n",
        "\r",
        "=",
        "[",
        "]",
        "#",
        ".",
        "*",
        "+",
        "?",
        "(?<x>",
        "é",
        "\u{200B}",
        "\u{FEFF}",
        "“",
        "0",
        "-1",
        "{x}",
        "{x: ",
        "...{",
        "[rule]",
        "[[rule]]",
        "after = \"considered-as\"",
        "{a}*",
        "(",
        ")",
        "1979-05-27",
        "true",
        "nan",
        "0x1F",
        "\u{0}",
    ]);
    let change = (any::<prop::sample::Index>(), 0_usize..8, scraps);
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut text: Vec<char> = SOUND.chars().collect();
        for (at, removed, scrap) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + removed).min(text.len());
            text.splice(at..end, scrap.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_file_is_loaded_or_refused_with_places_in_it(text in mutated()) {
        let lines: Vec<_> = text.split('\n').collect();
        match load(&text) {
            Ok(rules) => {
                // What loads can be run.
                let engine = mtlint::Engine::new(rules);
                let _ = support::check(&engine, "It is considered as a risk in North Korea. It is (considered) an end.");
            }
            Err(errors) => {
                prop_assert!(!errors.0.is_empty());
                for error in errors.0 {
                    prop_assert!((1..=lines.len()).contains(&error.line), "{error}");
                    prop_assert!(error.column <= lines[error.line - 1].chars().count() + 1, "{error}");
                    prop_assert!(!error.message.is_empty());
                }
            }
        }
    }

    #[test]
    fn any_text_is_refused_or_loaded(text in any::<String>()) {
        let _ = RuleSet::load(&[vec![Pack { name: "a".into(), text, tested: false }]], detectors::ALL);
    }

    #[test]
    fn any_pattern_is_refused_or_can_be_run(pattern in r"([a-c]|@country|[{}\[\]|?*+^$!./\\:<> ]|\.\.\.|\[\[|\]\]|\{x: |\{x\}|:Cap){0,24}") {
        prop_assume!(!pattern.contains("'''") && !pattern.ends_with('\''));
        if let Ok(rules) = load(&SOUND.replacen(PATTERN, &format!("pattern = '''{pattern}'''"), 1)) {
            let engine = mtlint::Engine::new(rules);
            let _ = support::check(&engine, "a b c a b. C a . {a} a/b France a a a b b c c x");
        }
    }
}
