//! What rules are worth on text that others wrote: rows of data sets in, figures out.
//!
//! Pure: no files and no clock; the same data and rules give the same figures on any number of
//! cores.

mod articles;
mod difference;
mod hits;
pub mod measured;
mod report;
mod rows;
mod sample;
mod score;
pub mod stats;
mod table;
mod tally;
mod verdicts;
mod words;

pub use articles::{Article, Paper, Side, articles};
pub use difference::{Change, Difference, OldReport, compare};
pub use hits::{Found, From, Hit, InReference, Passage, find, runs};
pub use report::{Alarms, Group, MarkFigures, Report, ReportedHit, RuleFigures, SetFigures};
pub use rows::{Author, Data, FIELDS, Fields, Mark, Problem, ProblemKind, Row, Set};
pub use sample::{Drawn, answers, draw};
pub use score::{Marks, RowWords, SetScore, row_words, score};
pub use table::{Layout, write};
pub use tally::{Edits, Exposure, Figures, Lift, Precision, Share, Tally, number, rounded};
pub use verdicts::{Judged, Opinion, Place, Verdict, Verdicts, key};
pub use words::{distance, edited, touched, words};

/// Where a hit is, as it is kept with verdicts: in characters of its row's text.
#[must_use]
pub fn place_of(data: &Data, hit: &Hit) -> Place {
    let row = &data.rows[hit.row];
    let start = row.text[..hit.span.start].chars().count();
    Place {
        set: data.sets[row.set].name.clone(),
        id: row.id.clone(),
        start,
        end: start + row.text[hit.span.start..hit.span.end].chars().count(),
    }
}
