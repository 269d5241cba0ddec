//! The rules that come with mtlint on the sets of the development data, and the page of it.

mod page;

use super::hits::{From, find};
use super::report::{Report, RuleFigures};
use super::rows::{Data, Fields};
use super::score::{row_words, score};
use super::tally::Precision;
use super::verdicts::Verdicts;
use crate::engine::{Engine, Options};
pub use page::{line, page};

/// Output of machines as it comes: neither made up, nor chosen for its faults, nor tokenised.
pub const MACHINE: [&str; 14] = [
    "gold_articles",
    "pe_wce_fren_google",
    "pe_wce_fren_bing",
    "pe_maia_fren",
    "mqm_wmt20_zhen_dev",
    "mqm_ted21_zhen",
    "mqm_bio21_fren",
    "mqm_bio21_esen",
    "sys_wmt21_deen",
    "sys_wmt22_ruen",
    "sys_wmt22_uken",
    "fresh_apertium_esen",
    "fresh_apertium_via_ca_fren",
    "fresh_bergamot_pten",
];

/// Edited English news: the alarms of the default profile that count.
pub const NEWS: [&str; 3] = ["clean_news_ntrex", "clean_wmt21_ensrc", "clean_wsj"];

/// More English by people.
pub const PEOPLE: [&str; 4] = ["clean_abc", "clean_gum", "clean_gap", "clean_wmt22_ensrc"];

/// Faults that were put there, or texts that were chosen for their faults or cut up: they say what
/// a rule is worth where no other set has a hit of it, and flatter it.
pub const MADE: [&str; 8] = [
    "case_names",
    "derived_pronoun_edits",
    "derived_pronoun_mqm",
    "derived_untranslated",
    "gec_harper",
    "gec_languagetool",
    "pe_mlqe_roen",
    "synth_demetr",
];

/// What is said aloud has faults of its own.
const SPOKEN: [&str; 2] = ["conversation", "vlog"];

/// The marks of this set are all the faults there are.
const COMPLETE: &str = "gold_articles";

/// The rules on all sets.
pub struct Measured {
    /// On text as it comes, by machines and people.
    pub natural: Report,
    /// On [`MADE`] sets.
    pub made: Report,
}

/// Runs the rules over the sets. `read` gives what the file of a set holds.
///
/// # Errors
/// What `read` fails with.
pub fn measure(
    engine: &Engine,
    options: &Options,
    verdicts: &Verdicts,
    read: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Measured, String> {
    let run = |sets: &[&str]| {
        let mut data = Data::default();
        for set in sets {
            let mut bytes = read(set)?;
            if *set == "clean_gum" {
                bytes = without_spoken(&bytes);
            }
            data.read(set, &bytes, &Fields::default());
        }
        let found = find(&data, engine, options, From::Options, &|| {});
        let words = row_words(&data);
        let scores = score(&data, &found, &words, &[COMPLETE.to_owned()], verdicts);
        Ok::<_, String>(Report::new(&data, &found, &scores, verdicts, engine))
    };
    let natural: Vec<_> = MACHINE.into_iter().chain(NEWS).chain(PEOPLE).collect();
    Ok(Measured { natural: run(&natural)?, made: run(&MADE)? })
}

impl Measured {
    /// How right a rule is: by its hits in machine text, or where nobody judged one of those, in
    /// [`MADE`] sets, or else in text by people.
    #[must_use]
    pub fn precision(&self, rule: &str) -> Option<Precision> {
        let (natural, made) = (rule_of(&self.natural, rule), rule_of(&self.made, rule));
        natural
            .and_then(|rule| rule.figures.judged)
            .or_else(|| made.and_then(|rule| rule.figures.judged))
            .or_else(|| natural.and_then(|rule| rule.human.judged))
    }
}

fn rule_of<'a>(report: &'a Report, rule: &str) -> Option<&'a RuleFigures> {
    report.rules.iter().find(|other| other.rule == rule)
}

/// The lines whose `genre` is not spoken.
fn without_spoken(bytes: &[u8]) -> Vec<u8> {
    let is_written = |line: &&[u8]| {
        let row: Option<serde_json::Value> = serde_json::from_slice(line).ok();
        let genre = row.as_ref().and_then(|row| row.get("genre")?.as_str());
        !genre.is_some_and(|genre| SPOKEN.contains(&genre))
    };
    bytes.split_inclusive(|byte| *byte == b'\n').filter(is_written).flatten().copied().collect()
}
