//! What machines write and people do not: n-grams of words and classes (tags, lists) that are
//! commoner in machine text than in text by people, with what people write in their place.
//!
//! Pure: no files and no clock; the same data give the same candidates on any number of cores.

mod choose;
mod corpus;
mod count;
mod draft;
mod grams;
mod places;
mod replaced;
mod table;
mod units;

use serde::Serialize;

use crate::eval::{Author, Data, Lift};
use corpus::{Corpus, Stretch, place};
pub use draft::draft;
pub use grams::LONGEST;
pub use table::write;
use units::Reader;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The most words of an n-gram, up to [`LONGEST`].
    pub longest: usize,
    /// How often machines write it at least.
    pub least: usize,
    /// How many candidates there are at most.
    pub top: usize,
}

/// The candidates, whose serialisation is the documented JSON.
#[derive(Clone, Debug, Serialize)]
pub struct Mined {
    pub version: u32,
    pub machine: Size,
    pub human: Size,
    /// The highest G² first.
    pub candidates: Vec<Candidate>,
}

/// How much text was read: rows, less those that say what an earlier row of their set says.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Size {
    pub rows: usize,
    pub words: usize,
}

/// An n-gram that machines write more often than people.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    /// In the rule language.
    pub pattern: String,
    /// The same with a name for each class, for a rule whose fix uses them.
    #[serde(skip)]
    pub named: String,
    pub lift: Lift,
    /// In how many articles of machine text it stands.
    pub articles: usize,
    /// The log-likelihood ratio (Dunning 1993).
    pub g2: f64,
    pub references: References,
    pub contexts: Vec<Context>,
}

/// What people wrote in the place of a candidate, where a reference tells.
#[derive(Clone, Debug, Default, Serialize)]
pub struct References {
    pub kept: usize,
    /// Changed together with words beside it.
    pub reworded: usize,
    /// Changed by itself: how often.
    pub replaced: usize,
    /// The commonest replacements.
    pub by: Vec<Replacement>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Replacement {
    /// Empty where it was removed; classes that were kept as the pattern writes them.
    pub text: String,
    /// The same as a fix of [`Candidate::named`].
    #[serde(skip)]
    pub fix: String,
    pub count: usize,
}

/// A place where a candidate stands.
#[derive(Clone, Debug, Serialize)]
pub struct Context {
    pub set: String,
    pub id: String,
    pub before: String,
    pub text: String,
    pub behind: String,
}

/// The version of the JSON; it changes when a reader of the old form would fail on the new.
const VERSION: u32 = 1;

/// How many texts [`mine`] goes through, passes counted.
#[must_use]
pub fn steps(machine: &Data, human: &Data) -> usize {
    let texts = Texts::new(machine, human);
    3 * texts.machine.len() + 2 * texts.human.len()
}

/// Finds what machines write more often than people: in machine rows of `machine`, against their
/// references, rows by people among them, and all texts of `human`. `done` is told how many more of the
/// [`steps`] are done.
///
/// # Errors
/// When there is no text by machines, or none by people.
pub fn mine(
    machine: &Data,
    human: &Data,
    options: Options,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Mined, String> {
    let texts = Texts::new(machine, human);
    if texts.machine.is_empty() {
        return Err(
            "there is no row with text by a machine; docs/EVAL.md says what a row is".into()
        );
    }
    if texts.human.is_empty() {
        return Err("there is no text by people to compare with: name some with --human, or give \
                    the machine rows references (`ref`)"
            .into());
    }
    let Options { longest, least, top } = options;
    let reader = Reader::new();
    let by_machine = Corpus::read(&texts.machine, &reader, done);
    let by_human = Corpus::read(&texts.human, &reader, done);
    let enough = u32::try_from(least).unwrap_or(u32::MAX);
    let counted = count::count(&by_machine, &by_human, longest, enough, done);
    let chosen = choose::choose(counted, (&by_machine, &by_human), longest, least, top);
    let size = |corpus: &Corpus| Size { rows: corpus.articles.len(), words: corpus.size };
    let (machine_size, human_size) = (size(&by_machine), size(&by_human));
    let candidates = places::candidates(machine, &texts.rows, &by_machine, &reader, &chosen);
    Ok(Mined { version: VERSION, machine: machine_size, human: human_size, candidates })
}

/// The texts of both sides, each once in its set.
struct Texts<'a> {
    machine: Vec<Stretch<'a>>,
    /// The rows of the texts by machines.
    rows: Vec<usize>,
    human: Vec<Stretch<'a>>,
}

impl<'a> Texts<'a> {
    fn new(machine: &'a Data, human: &'a Data) -> Self {
        let mut texts = Self { machine: Vec::new(), rows: Vec::new(), human: Vec::new() };
        let mut article = 0;
        for (number, row) in machine.rows.iter().enumerate() {
            let is_same = number.checked_sub(1).is_some_and(|before| {
                let before = &machine.rows[before];
                row.article.is_some() && (row.set, &row.article) == (before.set, &before.article)
            });
            article += usize::from(!is_same);
            let stretch = |text| Stretch { text, article: place(article) };
            let by_machine = machine.sets[row.set].author == Author::Machine;
            match (by_machine, row.repeated) {
                (true, false) => {
                    texts.machine.push(stretch(&row.text));
                    texts.rows.push(number);
                }
                (false, false) => texts.human.push(stretch(&row.text)),
                (_, true) => {}
            }
            if let Some(reference) = row.reference.as_deref().filter(|_| by_machine)
                && !row.reference_repeated
            {
                texts.human.push(stretch(reference));
            }
        }
        let rows = human.rows.iter().filter(|row| !row.repeated);
        texts.human.extend(rows.map(|row| Stretch { text: &row.text, article: 0 }));
        texts
    }
}
