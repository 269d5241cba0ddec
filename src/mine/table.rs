//! The candidates, for people.

use std::io::{self, Write};

use super::{Candidate, Mined, References};

/// Writes the candidates below each other.
///
/// # Errors
/// When `out` fails.
pub fn write(mined: &Mined, out: &mut dyn Write) -> io::Result<()> {
    let (machine, human) = (mined.machine, mined.human);
    writeln!(
        out,
        "{} words by machines in {} rows, {} by people in {}; {} candidates",
        machine.words,
        machine.rows,
        human.words,
        human.rows,
        mined.candidates.len()
    )?;
    for (number, candidate) in mined.candidates.iter().enumerate() {
        writeln!(out, "\n{:4}  {}", number + 1, candidate.pattern)?;
        writeln!(out, "      {}", figures(candidate))?;
        if let Some(line) = people(&candidate.references) {
            writeln!(out, "      {line}")?;
        }
        for context in &candidate.contexts {
            let (before, text, behind) = (&context.before, &context.text, &context.behind);
            writeln!(out, "      - {before}[[{text}]]{behind}  ({} {})", context.set, context.id)?;
        }
    }
    Ok(())
}

/// `machine 12 in 9 articles, people 2; lift ×5.6 (1.7–18.9); G² 14.2`
pub(super) fn figures(candidate: &Candidate) -> String {
    let Candidate { lift, articles, g2, .. } = candidate;
    format!(
        "machine {} in {articles} articles, people {}; lift {lift}; G² {g2:.1}",
        lift.machine, lift.human
    )
}

/// `people: 7 “also”, 2 nothing, 1 other; kept 3, reworded with more 4`; `None` where no reference
/// tells.
pub(super) fn people(references: &References) -> Option<String> {
    let References { kept, reworded, replaced, by } = references;
    if kept + reworded + replaced == 0 {
        return None;
    }
    let mut instead: Vec<String> = by
        .iter()
        .map(|by| match by.text.as_str() {
            "" => format!("{} nothing", by.count),
            text => format!("{} “{text}”", by.count),
        })
        .collect();
    let told: usize = by.iter().map(|by| by.count).sum();
    if *replaced > told {
        instead.push(format!("{} other", replaced - told));
    }
    if instead.is_empty() {
        instead.push("nothing in its place alone".into());
    }
    Some(format!("people: {}; kept {kept}, reworded with more {reworded}", instead.join(", ")))
}
