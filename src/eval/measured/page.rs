//! `docs/MEASURED.md`: what every rule is worth, and the line of it that belongs to a rule.

use std::fmt::Write as _;

use super::{Measured, NEWS, rule_of};
use crate::diagnostic::Certainty;
use crate::engine::Engine;
use crate::eval::report::{Report, SetFigures};
use crate::eval::rows::Author;
use crate::eval::table::{Layout, Table, agreement, precision};
use crate::eval::tally::{Precision, number};
use crate::eval::verdicts::Opinion;
use crate::rule::{Rule, families};

const HEAD: &str = "\
# What every rule is worth

`cargo xtask measure` wrote this page: the rules that come with mtlint, on text that nobody wrote for them. How to
measure rules of your own, and what every column says, is in [EVAL.md](EVAL.md).

- **Hits** are counted in machine text as it comes. *By people*: hits in text that people wrote, where they are false
  alarms or people's own slips. *Made*: hits in sets whose faults were put there, or which were chosen for them or cut
  up; they flatter a rule and count only for rules that are judged nowhere else.
- **Right of judged**: hits drawn at random from machine text and judged blind, by somebody who saw passage, span
  and fix and not the rule, nor had written it; with the 95 % interval of Wilson. What is a matter of taste counts as
  not right.
- **Lift**: the rate in machine text over the rate in the human version of the same text, with its 95 % interval;
  `12:0 (≥2.4)` where the human version has no hit.
- No source language was given: rules for one language ran on all of them.
";

/// The page.
#[must_use]
pub fn page(measured: &Measured, engine: &Engine) -> String {
    let mut page = HEAD.to_owned();
    write_table(&mut page, &sets(measured));
    write_table(&mut page, &alarms(&measured.natural, engine));
    for (title, certainties) in [
        ("Rules of the default profile", &[Certainty::Sure, Certainty::Likely][..]),
        ("Rules of the review profile only", &[Certainty::Possible]),
    ] {
        write_table(&mut page, &rules(title, measured, engine, certainties));
    }
    let fires =
        |id: &str| [&measured.natural, &measured.made].iter().any(|it| rule_of(it, id).is_some());
    let silent = ids(engine, |id| !fires(id));
    let unjudged = ids(engine, |id| fires(id) && measured.precision(id).is_none());
    page.push_str("\n## Unmeasured\n\n");
    let _ = writeln!(page, "{NEVER_FIRED}{}\n", named(&silent));
    let _ = writeln!(page, "Fired, but nobody judged a hit: {}", named(&unjudged));
    let (natural, made) = (measured.natural.agreement(), measured.made.agreement());
    if let Some(line) = agreement((natural.0 + made.0, natural.1 + made.1)) {
        let _ = writeln!(page, "\n## Agreement\n\n{line}");
    }
    page
}

fn named(ids: &[&str]) -> String {
    match ids {
        [] => "none".into(),
        ids => ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", "),
    }
}

const NEVER_FIRED: &str = "Never fired on any of the sets: ";

fn write_table(page: &mut String, table: &Table) {
    if table.rows.is_empty() {
        return;
    }
    let mut bytes = Vec::new();
    table.write(Layout::Markdown, &mut bytes).expect("memory takes everything");
    page.push('\n');
    page.push_str(&String::from_utf8_lossy(&bytes));
}

fn ids(engine: &Engine, is_wanted: impl Fn(&str) -> bool) -> Vec<&str> {
    let rules = engine.rules().rules.iter().map(|rule| rule.id.as_str());
    let mut ids: Vec<_> = rules.filter(|id| is_wanted(id)).collect();
    ids.sort_unstable();
    ids
}

/// Every set with its number.
fn numbered(measured: &Measured) -> impl Iterator<Item = (usize, &SetFigures)> {
    (1..).zip(measured.natural.sets.iter().chain(&measured.made.sets))
}

fn sets(measured: &Measured) -> Table {
    let row = |(number, set): (usize, &SetFigures)| {
        let text = match set.text {
            _ if number > measured.natural.sets.len() => "made or chosen",
            Author::Machine => "by machines",
            Author::Human => "by people",
        };
        vec![
            set.set.clone(),
            text.to_owned(),
            number.to_string(),
            set.articles.to_string(),
            set.words.to_string(),
            format!("`{}`", set.hash),
        ]
    };
    Table {
        title: "Sets",
        names: 2,
        head: vec!["set", "text", "number", "articles", "words", "XXH3 of its lines"],
        rows: numbered(measured).map(row).collect(),
    }
}

/// The alarms of the default profile in text that people wrote.
fn alarms(report: &Report, engine: &Engine) -> Table {
    let is_default = |id: &str| {
        let mut rules = engine.rules().rules.iter();
        rules.any(|rule| rule.id == id && rule.certainty > Certainty::Possible)
    };
    let mut rows = Vec::new();
    let mut news = (0, 0, 0);
    for set in report.sets.iter().filter(|set| set.text == Author::Human) {
        let alarms = report
            .hits
            .iter()
            .filter(|hit| hit.place.set == set.set && hit.text_by == Author::Human)
            .filter(|hit| is_default(&hit.rule));
        let (hits, right) = alarms.fold((0, 0), |(hits, right), hit| {
            (hits + 1, right + usize::from(hit.judged == Some(Opinion::Right)))
        });
        if NEWS.contains(&set.set.as_str()) {
            news = (news.0 + set.words, news.1 + hits, news.2 + right);
        }
        rows.push(alarms_row(&set.set, set.words, hits, right));
    }
    rows.push(alarms_row(
        "**edited news** (the first three `clean_` sets)",
        news.0,
        news.1,
        news.2,
    ));
    Table {
        title: "Alarms of the default profile in text by people",
        names: 1,
        head: vec!["set", "words", "hits", "judged right", "others per 1,000 words"],
        rows,
    }
}

fn alarms_row(name: &str, words: usize, hits: usize, right: usize) -> Vec<String> {
    let rate = number(hits - right) * 1000.0 / number(words.max(1));
    let counts = [words, hits, right].map(|count| count.to_string());
    [name.to_owned()].into_iter().chain(counts).chain([format!("{rate:.3}")]).collect()
}

fn rules(
    title: &'static str,
    measured: &Measured,
    engine: &Engine,
    certainties: &[Certainty],
) -> Table {
    let mut here: Vec<_> =
        engine.rules().rules.iter().filter(|rule| certainties.contains(&rule.certainty)).collect();
    here.sort_by(|a, b| a.id.cmp(&b.id));
    let row = |rule: &Rule| {
        let (natural, made) =
            (rule_of(&measured.natural, &rule.id), rule_of(&measured.made, &rule.id));
        natural.or(made)?;
        let in_set = |(_, set): &(usize, &SetFigures)| {
            set.rules.iter().any(|other| other.name == rule.id && other.figures.hits > 0)
        };
        let sets: Vec<_> =
            numbered(measured).filter(in_set).map(|(number, _)| number.to_string()).collect();
        let count = |hits: usize| if hits > 0 { hits.to_string() } else { String::new() };
        let judged = |judged: Option<Precision>| judged.map_or(String::new(), precision);
        Some(vec![
            format!("`{}`", rule.id),
            families::key(rule.family).to_owned(),
            natural.map_or(0, |rule| rule.figures.hits).to_string(),
            judged(natural.and_then(|rule| rule.figures.judged)),
            natural
                .and_then(|rule| rule.figures.lift)
                .map_or(String::new(), |lift| lift.to_string()),
            count(natural.map_or(0, |rule| rule.human.hits)),
            judged(natural.and_then(|rule| rule.human.judged)),
            count(made.map_or(0, |rule| rule.figures.hits)),
            judged(made.and_then(|rule| rule.figures.judged)),
            sets.join(" "),
        ])
    };
    Table {
        title,
        names: 2,
        head: vec![
            "rule",
            "family",
            "hits",
            "right of judged",
            "lift",
            "hits by people",
            "right of judged by people",
            "hits in made sets",
            "right of judged in made sets",
            SETS,
        ],
        rows: here.into_iter().filter_map(row).collect(),
    }
}

const SETS: &str = "in sets";

/// What a page says of a rule, in words; `None` where it does not know it.
#[must_use]
pub fn line(page: &str, rule: &str) -> Option<String> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let name = format!("`{rule}`");
    let mut head = Vec::new();
    for line in page.lines() {
        if line.strip_prefix(NEVER_FIRED).is_some_and(|ids| ids.contains(&name)) {
            return Some("never fired on any of the sets".into());
        }
        if !line.starts_with('|') {
            continue;
        }
        let row = cells(line);
        if row[0] == "rule" {
            head = row;
        } else if row[0] == name {
            let figures = head.iter().zip(&row).skip(2);
            let said: Vec<_> = figures
                .filter(|(head, cell)| *head != SETS && !cell.is_empty())
                .map(|(head, cell)| format!("{head} {cell}"))
                .collect();
            return Some(said.join(", "));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
## Rules

| rule  | family | hits | right of judged | lift | in sets |
| ---   | ---    | ---: | ---:            | ---: | ---:    |
| `one` | B      |   12 | 9/10 90.0 %     |      |     1 3 |

## Unmeasured

Never fired on any of the sets: `two`, `three`
";

    #[test]
    fn a_rule_has_its_line_of_the_page() {
        assert_eq!(line(PAGE, "one").unwrap(), "hits 12, right of judged 9/10 90.0 %");
        assert_eq!(line(PAGE, "three").unwrap(), "never fired on any of the sets");
        assert_eq!(line(PAGE, "four"), None);
    }
}
