//! The figures as tables, for people.

use std::io::{self, Write};

use super::report::Report;
use super::rows::Author;
use super::stats::Interval;
use super::tally::{Edits, Figures, Precision, Share};

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Columns set with spaces.
    Text,
    Markdown,
}

/// Writes the report: its sets, families, rules and marks.
///
/// # Errors
/// When `out` fails.
pub fn write(report: &Report, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let mut tables = vec![sets(report)];
    if !report.families.is_empty() {
        tables.push(families(report));
    }
    if !report.rules.is_empty() {
        tables.push(rules(report));
    }
    if report.sets.iter().any(|set| !set.marked.is_empty()) {
        tables.push(marks(report));
    }
    for (number, table) in tables.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        table.write(layout, out)?;
    }
    match agreement(report.agreement()) {
        Some(line) => writeln!(out, "\n{line}"),
        None => Ok(()),
    }
}

/// How often judges agreed; `None` where no two saw the same.
pub(super) fn agreement((agreed, of): (usize, usize)) -> Option<String> {
    let share = percent(super::tally::share(agreed, of)?.share);
    Some(format!("Hits that two judges or more saw: {of}; judged alike: {agreed} ({share})."))
}

/// A table whose first columns are names, the others figures.
pub(super) struct Table {
    pub title: &'static str,
    pub names: usize,
    pub head: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Writes the table. A column of figures in which nothing stands is left out.
    pub fn write(&self, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
        let is_filled = |column: &usize| {
            *column < self.names || self.rows.iter().any(|row| !row[*column].is_empty())
        };
        let columns: Vec<usize> = (0..self.head.len()).filter(is_filled).collect();
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.chain([self.head[column].chars().count()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = columns.iter().map(|column| width(*column)).collect();
        match layout {
            Layout::Text => writeln!(out, "{}", self.title)?,
            Layout::Markdown => writeln!(out, "## {}\n", self.title)?,
        }
        let head: Vec<String> = self.head.iter().map(|name| (*name).to_owned()).collect();
        let mut line = |row: &[String]| {
            let cells = columns.iter().zip(&widths).map(|(column, width)| {
                let (cell, names) = (&row[*column], self.names);
                if *column < names { format!("{cell:width$}") } else { format!("{cell:>width$}") }
            });
            let cells: Vec<String> = cells.collect();
            match layout {
                Layout::Text => writeln!(out, "  {}", cells.join("  ").trim_end()),
                Layout::Markdown => writeln!(out, "| {} |", cells.join(" | ")),
            }
        };
        line(&head)?;
        if layout == Layout::Markdown {
            let rule = |column: usize| if column < self.names { "---" } else { "---:" };
            line(&(0..self.head.len()).map(|column| rule(column).to_owned()).collect::<Vec<_>>())?;
        }
        self.rows.iter().try_for_each(|row| line(row))
    }
}

/// The columns that [`figures`] fills.
const FIGURES: [&str; 10] = [
    "hits", "per 1,000 words", "on marks", "edited", "base", "ratio", "fix as marked",
    "fix nearer", "lift", "right of judged",
];

fn figures(figures: &Figures) -> Vec<String> {
    let edits = figures.edits;
    vec![
        figures.hits.to_string(),
        figures.per_1000.map_or(String::new(), |rate| format!("{rate:.3}")),
        share(figures.on_marks),
        edits.map_or(String::new(), |edits| percent(edits.share)),
        edits.map_or(String::new(), |edits| percent(edits.base)),
        edits.map_or(String::new(), ratio),
        share(figures.fix_as_marked),
        share(figures.fix_nearer),
        figures.lift.map_or(String::new(), |lift| lift.to_string()),
        figures.judged.map_or(String::new(), precision),
    ]
}

fn sets(report: &Report) -> Table {
    let rows = report.sets.iter().map(|set| {
        let author = match set.text {
            Author::Machine => "machine",
            Author::Human => "human",
        };
        let mut row = vec![set.set.clone(), author.to_owned()];
        row.extend([set.articles, set.words].map(|count| count.to_string()));
        row.extend(figures(&set.figures));
        row
    });
    let head = ["set", "text by", "articles", "words"].into_iter().chain(FIGURES);
    Table { title: "Sets", names: 2, head: head.collect(), rows: rows.collect() }
}

fn families(report: &Report) -> Table {
    let rows = report.families.iter().map(|family| {
        let mut row = vec![family.name.clone()];
        row.extend(figures(&family.figures));
        row
    });
    Table {
        title: "Families, in machine text",
        names: 1,
        head: ["family"].into_iter().chain(FIGURES).collect(),
        rows: rows.collect(),
    }
}

fn rules(report: &Report) -> Table {
    let rows = report.rules.iter().map(|rule| {
        let mut row = vec![rule.rule.clone(), rule.family.to_owned()];
        row.extend(figures(&rule.figures));
        row.push(if rule.human.hits > 0 { rule.human.hits.to_string() } else { String::new() });
        row.push(rule.human.judged.map_or(String::new(), precision));
        row
    });
    let head = ["rule", "family"].into_iter().chain(FIGURES);
    Table {
        title: "Rules, in machine text and in text by people",
        names: 2,
        head: head.chain(["hits by people", "right of judged by people"]).collect(),
        rows: rows.collect(),
    }
}

fn marks(report: &Report) -> Table {
    let rows = report.sets.iter().flat_map(|set| {
        set.marked.iter().map(|marks| {
            vec![
                set.set.clone(),
                marks.category.clone(),
                share(Some(marks.recall)),
                share(marks.core),
            ]
        })
    });
    Table {
        title: "Marks found",
        names: 2,
        head: vec!["set", "category", "found", "core found"],
        rows: rows.collect(),
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn share(share: Option<Share>) -> String {
    share.map_or(String::new(), |Share { yes, of, share, .. }| {
        format!("{yes}/{of} {}", percent(share))
    })
}

fn ratio(edits: Edits) -> String {
    let Some((ratio, Interval(low, high))) = edits.ratio.zip(edits.interval) else {
        return String::new();
    };
    format!("{ratio:.2} ({low:.2}–{high:.2})")
}

/// `19/20 95.0 % (76.4–99.1)`
pub(super) fn precision(judged: Precision) -> String {
    let Precision { judged, right, precision, interval: Interval(low, high), .. } = judged;
    let (low, high) = (low * 100.0, high * 100.0);
    format!("{right}/{judged} {} ({low:.1}–{high:.1})", percent(precision))
}
