//! The pattern language and the conditions of rules, case by case: a rule, a text, what is found.

mod support;

use support::{check, engine, rule};

const LISTS: &str = r#"
[[list]]
name = "country"
entries = ["France", "North Korea", "Korea", "North Korea Strait"]
"#;

/// What a pattern finds in a text.
fn found(pattern: &str, text: &str) -> Vec<String> {
    found_by(&format!("pattern = '''{pattern}'''"), text)
}

/// What a rule with these keys finds in a text.
fn found_by(keys: &str, text: &str) -> Vec<String> {
    let engine = engine(&(LISTS.to_owned() + &rule("tried", "I1", keys)));
    check(&engine, text).into_iter().map(|diagnostic| diagnostic.text).collect()
}

/// `id “text”` of all that the rules find.
fn found_by_all(rules: &[String], text: &str) -> Vec<String> {
    let engine = engine(&(LISTS.to_owned() + &rules.concat()));
    let named = |found: mtlint::Diagnostic| format!("{} “{}”", found.rule, found.text);
    check(&engine, text).into_iter().map(named).collect()
}

/// Checks a table of patterns, texts and what is found.
fn table(cases: &[(&str, &str, &[&str])]) {
    for (pattern, text, expected) in cases {
        assert_eq!(found(pattern, text), *expected, "{pattern} in {text:?}");
    }
}

#[test]
fn a_tag_matches_a_token_of_its_kind() {
    table(&[
        ("allows to {VB}", "It allows to save water. It allows to the west.", &["allows to save"]),
        ("the {ADJ}? {NOUN} of", "He saw the old house of Ann.", &["the old house of"]),
        ("{\\NOUN|so} it", "A noun it is, and so it is.", &["noun it", "so it"]),
        ("the {noun}? here", "the noun here", &["the noun here"]),
    ]);
}

#[test]
fn a_lemma_matches_all_its_forms() {
    table(&[
        (
            "<tend> to",
            "It tends to, they tended to, tending to it.",
            &["tends to", "tended to", "tending to"],
        ),
        ("<say|know> so", "He said so and knew so.", &["said so", "knew so"]),
        ("<be> late", "I am late, they were late.", &["am late", "were late"]),
        ("a \\< b", "a < b", &["a < b"]),
    ]);
}

#[test]
fn words_match_in_any_case() {
    table(&[
        ("in the framework", "In The FRAMEWORK of", &["In The FRAMEWORK"]),
        ("école", "Une ÉCOLE ici.", &["ÉCOLE"]),
        ("In", "in it", &["in"]),
    ]);
}

#[test]
fn words_match_whole() {
    table(&[
        ("frame", "frames reframe frame-up frame", &["frame"]),
        ("a", "a-b 'a' b/a U.S.a", &["a", "a"]),
    ]);
}

#[test]
fn words_match_over_any_white_space() {
    table(&[
        ("the frame", "the  frame", &["the  frame"]),
        ("the frame", "the\u{A0}frame", &["the\u{A0}frame"]),
        ("the frame", "the\tframe", &["the\tframe"]),
    ]);
}

#[test]
fn words_match_over_the_line_breaks_of_a_wrapped_paragraph() {
    let text = "The council met on Monday to speak about the new\n\
                bridge over the river, which the town has wanted\n\
                for years. A vote is due in spring.";
    assert_eq!(found("new bridge", text), ["new\nbridge"]);
}

#[test]
fn words_do_not_match_over_blocks() {
    table(&[("the frame", "We saw the\nframe.", &[]), ("the frame", "We saw the\n\nframe.", &[])]);
}

#[test]
fn straight_marks_match_curly_ones_and_the_other_way_round() {
    table(&[
        ("it's", "It’s so.", &["It’s"]),
        ("it’s", "It's so.", &["It's"]),
        ("\"so\"", "He “so” said.", &["“so”"]),
        ("25-year-old", "a 25\u{2011}year\u{2011}old man", &["25\u{2011}year\u{2011}old"]),
    ]);
}

#[test]
fn characters_that_do_not_show_do_not_matter() {
    table(&[
        ("frame", "a fra\u{AD}me", &["fra\u{AD}me"]),
        ("café", "cafe\u{301}", &["cafe\u{301}"]),
    ]);
}

#[test]
fn alternatives_match_one_of_them() {
    table(&[
        ("{say|says} so", "I say so, he says so, we said so.", &["say so", "says so"]),
        (
            "{prime minister|president} said",
            "The prime minister said the president said.",
            &["prime minister said", "president said"],
        ),
        ("a {b|b c} d", "a b c d", &["a b c d"]),
        ("{b c|b}", "b c b", &["b c", "b"]),
    ]);
}

#[test]
fn a_question_mark_makes_a_group_optional() {
    table(&[
        ("a {very}? good", "a good, a very good, a very very good", &["a good", "a very good"]),
        ("a {very}?", "a very", &["a very"]),
    ]);
}

#[test]
fn a_star_repeats_from_zero_and_a_plus_from_one() {
    table(&[
        ("a {very}* good", "a good", &["a good"]),
        ("a {very}* good", "a very very good", &["a very very good"]),
        ("a {very}+ good", "a good", &[]),
        ("a {very}+ good", "a very very good", &["a very very good"]),
        ("{very|so}+", "very so very", &["very so very"]),
    ]);
}

#[test]
fn a_repetition_ends_after_sixteen() {
    let times = |n: usize| format!("a {}good", "very ".repeat(n));
    assert_eq!(found("a {very}* good", &times(16)).len(), 1);
    assert_eq!(found("a {very}* good", &times(17)).len(), 0);
}

#[test]
fn a_gap_takes_as_few_tokens_as_will_do_and_at_most_five() {
    table(&[
        ("from ... to", "from to to", &["from to"]),
        ("from ... to", "from 1 2 3 4 5 to", &["from 1 2 3 4 5 to"]),
        ("from ... to", "from 1 2 3 4 5 6 to", &[]),
        ("from ...{1} to", "from 1 2 to", &[]),
        ("from ...{6} to", "from 1 2 3 4 5 6 to", &["from 1 2 3 4 5 6 to"]),
        ("from ... to", "He is from. It is to.", &[]),
    ]);
}

#[test]
fn a_gap_may_stand_before_the_word_that_is_looked_for() {
    table(&[(
        "{the|a} ...{2} framework",
        "the 1 2 framework and a framework",
        &["the 1 2 framework", "a framework"],
    )]);
}

#[test]
fn a_capture_asks_for_the_same_text_again() {
    table(&[
        ("{x: the|a} {x}", "the the a", &["the the"]),
        ("{x: the|a} {x}", "the a", &[]),
        ("{x: the|a} big {x}", "The big the", &["The big the"]),
        ("{x: @country} and {x}", "North Korea and North Korea", &["North Korea and North Korea"]),
        ("{x: @country} and {x}", "North Korea and France", &[]),
        ("{x: école|été} et {x}", "École et école", &["École et école"]),
    ]);
}

#[test]
fn fixes_and_messages_use_captures() {
    let keys = "pattern = '{d: a|the} {x: @country} {y: very}?'\n\
                message = '{x}|{x.listed}|{x.capital}|{d.capital}|{y}|{match}|{{'\n\
                fix = '{x.listed}'";
    let engine = engine(&(LISTS.to_owned() + &rule("tried", "I1", keys)));
    let [only] = &check(&engine, "In the north Korea.")[..] else { panic!("one is due") };
    assert_eq!(only.message, "north Korea|North Korea|North Korea|The||the north Korea|{");
    assert_eq!(only.fixes[0].edits[0].replacement, "North Korea");
}

#[test]
fn a_list_with_corrections_lists_what_should_be_written() {
    let list =
        "[[list]]\nname = \"left\"\n[list.corrections]\nOTAN = \"NATO\"\n\"EE.UU.\" = \"US\"\n";
    let keys = "pattern = '{x: @left}'\nmessage = '{x}|{x.listed}'\nfix = '{x.listed}'";
    let engine = engine(&(list.to_owned() + &rule("tried", "F1", keys)));
    let found = check(&engine, "In OTAN and the ee. uu. it rains.");
    let messages: Vec<_> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(messages, ["OTAN|NATO", "ee. uu.|US"]);
}

#[test]
fn foreign_names_are_listed_as_english_has_them() {
    let keys = "pattern = 'to {x: @foreign-name.place}'\nmessage = '{x.listed}'";
    let engine = engine(&rule("tried", "F1", keys));
    let found = check(&engine, "From Pékin to Varsovia, or to Rom.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "Warsaw");
}

#[test]
fn shapes_ask_for_a_letter_case() {
    table(&[
        ("{@country:lower}", "france France FRANCE", &["france"]),
        ("{@country:Cap}", "france France FRANCE", &["France"]),
        ("{@country:UPPER}", "france France FRANCE", &["FRANCE"]),
        ("{@country:lower}", "north korea, North korea", &["north korea", "korea"]),
        ("{the|a:Cap}", "The the A a", &["The", "A"]),
        ("the {:Cap}", "the House the house", &["the House"]),
        ("the {:lower}", "the House the house the 5", &["the house"]),
        ("the {:UPPER}", "the House the UN", &["the UN"]),
        ("{@country:Half}", "North korea, North Korea, north korea", &["North korea"]),
        (
            "{@country:Title}",
            "North Korea, FRANCE, north Korea",
            &["North Korea", "FRANCE", "Korea"],
        ),
        ("{isle of man:Half}", "Isle of Man, Isle of man", &[]),
    ]);
}

#[test]
fn a_tag_behind_a_colon_narrows_words() {
    table(&[
        ("{<benefit>:VERB} of", "They benefit of the benefits of it.", &["benefit of"]),
        ("{<benefit>:NOUN} of", "They benefit of the benefits of it.", &["benefits of"]),
        ("the {/[a-z]+al/:ADJ}", "the legal hospital, the hospital", &["the legal"]),
        ("{@country:PROPN}", "He left North Korea.", &["North Korea"]),
        ("the {:NOUN}", "the old house, the house", &["the house"]),
    ]);
}

#[test]
fn a_tag_that_must_not_follow_is_asked_for_before_the_match_is_given_up() {
    table(&[
        ("the old !{NOUN}", "the old house, the old and the new", &["the old"]),
        ("the !{!{ADJ} {/.+/}} {/[a-z]+/}", "the old house, the house", &["the old"]),
    ]);
}

#[test]
fn an_expression_matches_one_token_whole() {
    table(&[
        (r"{/\d{1,3}/} euros", "100 euros, 1000 euros", &["100 euros"]),
        (r"a {/[a-z]+ing/}", "a thing, a things", &["a thing"]),
        (r"a {/b|c/}", "a b a cc", &["a b"]),
        (r"a {/x\/y|z/}", "a z", &["a z"]),
        (r"{x: /[A-Z]\w+/} said", "Anna said", &["Anna said"]),
    ]);
}

#[test]
fn a_figure_anchors_a_pattern() {
    table(&[
        (r"{/\d{1,3}/} {/\d{3}/}", "Of 34 451 men 7 and 100 left.", &["34 451"]),
        (r"{:Cap} {/(?:19|20)\d\d/}", "In May 2009 or 2010.", &["May 2009"]),
        (r"{/\d+h\d*/} {NOUN}?", "It is 15h30 now.", &["15h30"]),
    ]);
}

#[test]
fn an_expression_sees_plain_marks() {
    table(&[("a {/[\"]/}", "a “b”", &["a “"])]);
}

#[test]
fn the_mark_is_what_is_reported() {
    table(&[
        ("considered [[as]] a", "considered as a", &["as"]),
        ("considered[[ as]] a", "considered  as a", &["  as"]),
        ("considered [[as ]]a", "considered as  a", &["as  "]),
        ("considered[[ as ]]a", "considered as a", &[" as "]),
        ("considered[[ ]]as", "considered  as", &["  "]),
    ]);
}

#[test]
fn the_ends_of_a_sentence_are_asked_for() {
    table(&[
        ("^ the", "The end. The start of the.", &["The", "The"]),
        ("the $", "The end is the", &["the"]),
        ("the . $", "Is it the. He is the. x the", &["the."]),
        (". ^ the", "It was. The end.", &[". The"]),
        ("was . $ ^ {the|a}", "It was. The end.", &["was. The"]),
        ("was . $ the", "It was. The end.", &["was. The"]),
        ("was . the", "It was. The end.", &[]),
        ("{^|so} the", "The so the the", &["The", "so the"]),
        ("US$ 5", "It is US$ 5 now.", &["US$ 5"]),
    ]);
}

#[test]
fn what_must_not_follow_consumes_nothing() {
    table(&[
        ("considered !{as}", "considered as, considered so", &["considered"]),
        ("the !{@country} {:Cap}", "the France the House", &["the House"]),
        ("the !{very big|small}", "the very big, the very small, the small", &["the"]),
        ("the !{end}", "It is the. End.", &["the"]),
        ("the !{end}", "It is the", &["the"]),
    ]);
}

#[test]
fn a_backslash_takes_the_next_sign_as_it_is() {
    table(&[
        (r"\{so\}", "He said {so} here.", &["{so}"]),
        (r"so \...", "It is so... He", &["so..."]),
        (r"a \[\[b", "a [[b", &["a [[b"]),
        (r"a \< b", "a < b", &["a < b"]),
        (r"{a\|b|c}", "a|b", &["a|b"]),
        (r"so \^ a", "so ^ a", &["so ^ a"]),
    ]);
}

#[test]
fn entries_of_lists_match_as_units_the_longest_first() {
    table(&[
        ("{@country}", "france, north korea and Korea", &["france", "north korea", "Korea"]),
        ("{@country}", "the North Korea Strait", &["North Korea Strait"]),
        ("{@country} strait is", "the North Korea strait is", &["North Korea strait is"]),
        ("the {@country}", "the North. Korea", &[]),
        ("{@country|the}", "the Korea", &["the", "Korea"]),
    ]);
}

#[test]
fn an_exception_lets_go_what_it_overlaps() {
    let found = |text: &str| {
        found_by(
            "pattern = 'considered as'\nunless = ['considered as {a|one} whole', 'be considered']",
            text,
        )
    };
    assert_eq!(found("It is considered as good."), ["considered as"]);
    assert_eq!(found("It is considered as a whole."), [""; 0]);
    assert_eq!(found("It must be considered as good."), [""; 0]);
    assert_eq!(found("It must be. Considered as good."), ["Considered as"]);
    assert_eq!(found("Considered as a risk, considered as a whole."), ["Considered as"]);
}

#[test]
fn near_asks_for_a_pattern_in_the_same_sentence() {
    let keys = "pattern = 'she'\nnear = { any = ['{@country}', 'kingdom'] }";
    assert_eq!(found_by(keys, "France said she left."), ["she"]);
    assert_eq!(found_by(keys, "France left. Then she did."), [""; 0]);
}

#[test]
fn near_looks_so_many_sentences_away_over_blocks() {
    let keys = "pattern = 'she'\nnear = { any = '{@country}', within = 1 }";
    assert_eq!(found_by(keys, "France left. Then she did."), ["she"]);
    assert_eq!(found_by(keys, "France left.\n\nThen she did."), ["she"]);
    assert_eq!(found_by(keys, "Then she did.\n\nFrance left."), ["she"]);
    assert_eq!(found_by(keys, "France left.\n\nSo it was. Then she did."), [""; 0]);
}

#[test]
fn unless_near_lets_go_what_is_near() {
    let keys = "pattern = 'she'\nunless-near = { any = 'queen', within = 1 }";
    assert_eq!(found_by(keys, "The queen left. Then she did."), [""; 0]);
    assert_eq!(found_by(keys, "The queen left. So it was. Then she did."), ["she"]);
}

/// A headline, five paragraphs and a tail, each with its number.
const ARTICLE: &str = "Link zero\n\nLink one.\n\nLink two.\n\n• link item\n\nLink three.\n\nLink four.\n\nLink five.\n\nLink six\n";

#[test]
fn the_head_ends_with_the_third_paragraph() {
    assert_eq!(
        found_by("pattern = 'link[[ {:lower}]]'\nposition = 'head'", ARTICLE),
        [" zero", " one", " two", " item", " three"]
    );
}

#[test]
fn the_tail_begins_with_the_third_paragraph_from_the_end() {
    assert_eq!(
        found_by("pattern = 'link[[ {:lower}]]'\nposition = 'tail'", ARTICLE),
        [" three", " four", " five", " six"]
    );
}

#[test]
fn rules_hold_in_kinds_of_block() {
    let found = |condition: &str| {
        found_by(&format!("pattern = 'link [[{{:lower}}]]'\n{condition}"), ARTICLE)
    };
    assert_eq!(found("in = 'headline'"), ["zero"]);
    assert_eq!(found("in = ['list-item', 'tail']"), ["item", "six"]);
    assert_eq!(found("not-in = ['paragraph', 'tail']"), ["zero", "item"]);
}

#[test]
fn rules_hold_in_and_outside_quotations() {
    let text = "He said “it is very so” and very much.";
    assert_eq!(found_by("pattern = 'very {:lower}'\nin = 'quotation'", text), ["very so"]);
    assert_eq!(found_by("pattern = 'very {:lower}'\nnot-in = 'quotation'", text), ["very much"]);
}

#[test]
fn a_rule_may_hold_only_behind_another() {
    let rules = [
        rule("source-link", "J", "pattern = 'source link'"),
        rule("date-behind", "C", "pattern = '{/.+/} {/.+/}'\nafter = 'source-link'"),
        rule("year-behind", "D", r"regex = '2\d{3}'")
            .replace("message =", "after = 'date-behind'\nmessage ="),
    ];
    assert_eq!(
        found_by_all(&rules, "May 5 2024: source link May 5 2025 and 2026."),
        ["source-link “source link”", "date-behind “May 5”", "year-behind “2025”"]
    );
}

#[test]
fn a_pattern_behind_a_hit_stays_in_its_sentence_and_block() {
    let rules = [
        rule("first", "J", "pattern = 'source link'"),
        rule("second", "C", "pattern = 'so'\nafter = 'first'"),
    ];
    assert_eq!(found_by_all(&rules, "A source link\n\nSo it is."), ["first “source link”"]);
}

#[test]
fn the_span_is_widened() {
    let text = "One two. Three four. Five six.\nNext line of the\n";
    let found = |span: &str| found_by(&format!("pattern = 'four'\nspan = '{span}'"), text);
    assert_eq!(found("match"), ["four"]);
    assert_eq!(found("sentence"), ["Three four."]);
    assert_eq!(found("line"), ["One two. Three four. Five six."]);
    assert_eq!(found("paragraph"), ["One two. Three four. Five six."]);
    assert_eq!(found("to-end"), ["four. Five six.\nNext line of the"]);
}

#[test]
fn a_line_of_a_wrapped_paragraph_is_less_than_the_paragraph() {
    let text = "The council met on Monday to speak about the new\r\n\
                bridge over the river, which the town has wanted\r\n\
                for years. A vote is due in spring.\r\n";
    assert_eq!(
        found_by("pattern = 'river'\nspan = 'line'", text),
        ["bridge over the river, which the town has wanted"]
    );
    assert_eq!(found_by("pattern = 'river'\nspan = 'paragraph'", text), [text.trim_end()]);
}

#[test]
fn a_rule_is_off_for_other_source_languages() {
    use mtlint::Options;
    let engine = engine(&rule("tried", "I1", "pattern = 'very'\nfrom = ['fr', 'es']"));
    let count = |from: Option<&str>| {
        let options = Options { from: from.map(str::to_owned), ..Options::default() };
        engine.check(&support::document("very"), &options).len()
    };
    assert_eq!((count(None), count(Some("fr")), count(Some("de"))), (1, 1, 0));
}

#[test]
fn an_expression_rule_reports_its_mark() {
    assert_eq!(
        found_by(r"regex = '\d+(?<mark> ?millions) of'", "5 millions of men"),
        [" millions"]
    );
    assert_eq!(
        found_by(r"regex = '(?i)in {@country}'", "in france and in North Korea Strait"),
        ["in france", "in North Korea Strait"]
    );
}

#[test]
fn an_expression_sees_the_original_characters_of_one_sentence() {
    assert_eq!(found_by("regex = '“a”'", "“a” and \"a\""), ["“a”"]);
    assert_eq!(found_by(r"regex = 'end\.\s+The'", "The end. The start."), [""; 0]);
}

#[test]
fn within_a_family_the_more_certain_hit_survives() {
    let rules = [
        rule("long", "I1", "pattern = 'very good man'\ncertainty = 'sure'\nseverity = 'neutral'"),
        rule("short", "I1", "pattern = 'good'\nseverity = 'critical'"),
    ];
    assert_eq!(found_by_all(&rules, "a very good man"), ["long “very good man”"]);
}

#[test]
fn of_equally_certain_hits_the_more_severe_survives() {
    let rules = [
        rule("long", "I1", "pattern = 'very good man'\nseverity = 'major'"),
        rule("short", "I1", "pattern = 'good'\nseverity = 'minor'"),
    ];
    assert_eq!(found_by_all(&rules, "a very good man"), ["long “very good man”"]);
}

#[test]
fn of_equally_severe_hits_the_shorter_survives() {
    let rules = [
        rule("a-long", "I1", "pattern = 'very good man'"),
        rule("z-short", "I1", "pattern = 'good'"),
    ];
    assert_eq!(found_by_all(&rules, "a very good man"), ["z-short “good”"]);
}

#[test]
fn of_equal_hits_the_first_by_id_survives() {
    let rules = [rule("b", "I1", "pattern = 'good'"), rule("a", "I1", "pattern = 'good'")];
    assert_eq!(found_by_all(&rules, "a good man"), ["a “good”"]);
}

#[test]
fn hits_of_different_families_stand_beside_each_other() {
    let rules = [rule("b", "I1", "pattern = 'very good'"), rule("a", "I2", "pattern = 'good'")];
    assert_eq!(found_by_all(&rules, "a very good man"), ["b “very good”", "a “good”"]);
}

#[test]
fn a_safe_fix_comes_first() {
    let engine =
        engine(&rule("tried", "I1", "pattern = 'very'\nfix = ['so', 'quite']\nsafe-fix = 'much'"));
    let found = check(&engine, "a very good man");
    let fixes: Vec<_> =
        found[0].fixes.iter().map(|fix| (fix.edits[0].replacement.as_str(), fix.safe)).collect();
    assert_eq!(fixes, [("much", true), ("so", false), ("quite", false)]);
}

#[test]
fn a_safe_removal_of_several_lines_is_not_safe() {
    let text = "The council met on Monday to speak about the new\n\
                bridge over the river, which the town has wanted\n\
                for years. A vote is due in spring.";
    let engine =
        engine(&rule("tried", "I1", "pattern = 'river'\nspan = 'sentence'\nsafe-fix = ''"));
    assert!(!check(&engine, text)[0].fixes[0].safe);
}
