//! What is counted of a group of hits (a set's, a family's, a rule's), and the figures made of it.

use std::fmt;

use serde::Serialize;

use super::stats::{Clustered, Interval, ratio, wilson};
use super::verdicts::{Judged, Opinion};

/// Counts. They may be added up over sets.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub hits: usize,
    /// Hits in sets whose marks are complete, and those of them that touch a mark.
    pub among_marks: usize,
    pub on_marks: usize,
    /// Words that hits report in rows with a reference, by row, and those of them that were edited.
    pub flagged: Clustered,
    /// How many of the flagged words would be edited at the base rate of their sets.
    pub expected: f64,
    /// Hits with a fix on a mark with a fix, and those where both fixes make the same of the row.
    pub marked_fixes: usize,
    pub same_fixes: usize,
    /// Hits with a fix in rows with a reference, and those whose fix brings the row nearer to it.
    pub compared_fixes: usize,
    pub nearer_fixes: usize,
    /// Hits in texts and in references where there are both, each text counted once.
    pub paired: usize,
    pub in_references: usize,
    pub right: usize,
    pub wrong: usize,
    pub taste: usize,
    /// Hits that more than one judge saw, and those of which all said the same.
    pub judged_twice: usize,
    pub agreed: usize,
}

/// How much was read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exposure {
    pub words: usize,
    /// Words of texts and of references where there are both, each text counted once.
    pub paired: usize,
    pub references: usize,
}

/// What the counts of a group say. What was not measured is absent.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub hits: usize,
    /// Hits per 1,000 words.
    pub per_1000: Option<f64>,
    /// Those that touch a mark, where marks are complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_marks: Option<Share>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edits: Option<Edits>,
    /// First fixes that make the same of the row as the fix of a mark that the hit touches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_as_marked: Option<Share>,
    /// First fixes that bring the row nearer to its reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_nearer: Option<Share>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lift: Option<Lift>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Precision>,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Share {
    pub yes: usize,
    pub of: usize,
    pub share: f64,
    /// 95 %, by Wilson's score.
    pub interval: Interval,
}

/// Whether what was flagged is what a person edited.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Edits {
    pub flagged: usize,
    pub edited: usize,
    pub share: f64,
    /// The share of edited words among as many words at random, of the same sets.
    pub base: f64,
    /// Of the two shares; without an edited word in the sets there is none.
    pub ratio: Option<f64>,
    pub interval: Option<Interval>,
}

/// The rate in machine text over the rate in the human version of it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Lift {
    pub machine: usize,
    pub machine_words: usize,
    pub human: usize,
    pub human_words: usize,
    /// `None` when the human text has no hit.
    pub ratio: Option<f64>,
    /// The upper end is `None` when it is infinite.
    pub interval: (f64, Option<f64>),
}

impl Lift {
    /// The lift of what stands so often in so many words of machine text, and so often in so many
    /// of text by people. `None` where there are no words, or it stands nowhere.
    #[must_use]
    pub fn of(
        machine: usize,
        machine_words: usize,
        human: usize,
        human_words: usize,
    ) -> Option<Self> {
        let rate = |count, words| number(count) / number(words);
        let Interval(low, high) =
            ratio(number(machine), number(machine_words), number(human), number(human_words))?;
        Some(Self {
            machine,
            machine_words,
            human,
            human_words,
            ratio: (human > 0)
                .then(|| rounded(rate(machine, machine_words) / rate(human, human_words))),
            interval: (rounded(low), high.is_finite().then(|| rounded(high))),
        })
    }
}

/// `×3.1 (2.0–4.8)`; `12:0 (≥2.4)` where people write none.
impl fmt::Display for Lift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { machine, human, ratio, interval: (low, high), .. } = self;
        match (ratio, high) {
            (Some(ratio), Some(high)) => write!(f, "×{ratio:.1} ({low:.1}–{high:.1})"),
            _ => write!(f, "{machine}:{human} (≥{low:.1})"),
        }
    }
}

/// What judges said.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Precision {
    pub judged: usize,
    pub right: usize,
    pub wrong: usize,
    pub taste: usize,
    /// The share that is right.
    pub precision: f64,
    pub interval: Interval,
    pub judged_twice: usize,
    pub agreed: usize,
}

impl Tally {
    pub fn judge(&mut self, judged: &Judged) {
        match judged.opinion {
            Opinion::Right => self.right += 1,
            Opinion::Wrong => self.wrong += 1,
            Opinion::Taste => self.taste += 1,
        }
        if judged.opinions.len() > 1 {
            self.judged_twice += 1;
            self.agreed += usize::from(judged.opinions.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }

    pub fn join(&mut self, other: &Self) {
        self.hits += other.hits;
        self.among_marks += other.among_marks;
        self.on_marks += other.on_marks;
        self.flagged.join(&other.flagged);
        self.expected += other.expected;
        self.marked_fixes += other.marked_fixes;
        self.same_fixes += other.same_fixes;
        self.compared_fixes += other.compared_fixes;
        self.nearer_fixes += other.nearer_fixes;
        self.paired += other.paired;
        self.in_references += other.in_references;
        self.right += other.right;
        self.wrong += other.wrong;
        self.taste += other.taste;
        self.judged_twice += other.judged_twice;
        self.agreed += other.agreed;
    }

    #[must_use]
    pub fn precision(&self) -> Option<Precision> {
        let judged = self.right + self.wrong + self.taste;
        let Share { share, interval, .. } = share(self.right, judged)?;
        Some(Precision {
            judged,
            right: self.right,
            wrong: self.wrong,
            taste: self.taste,
            precision: share,
            interval,
            judged_twice: self.judged_twice,
            agreed: self.agreed,
        })
    }

    #[must_use]
    pub fn figures(&self, exposure: Exposure) -> Figures {
        Figures {
            hits: self.hits,
            per_1000: (exposure.words > 0)
                .then(|| rounded(number(self.hits) * 1000.0 / number(exposure.words))),
            on_marks: share(self.on_marks, self.among_marks),
            edits: self.edits(),
            fix_as_marked: share(self.same_fixes, self.marked_fixes),
            fix_nearer: share(self.nearer_fixes, self.compared_fixes),
            lift: self.lift(exposure),
            judged: self.precision(),
        }
    }

    fn edits(&self) -> Option<Edits> {
        let Clustered { yes, of, .. } = self.flagged;
        let Interval(low, high) = self.flagged.interval()?;
        let base = self.expected / of;
        let scaled = |share: f64| rounded(share / base);
        let is_known = base > 0.0;
        Some(Edits {
            flagged: whole(of),
            edited: whole(yes),
            share: rounded(yes / of),
            base: rounded(base),
            ratio: is_known.then(|| scaled(yes / of)),
            interval: is_known.then(|| Interval(scaled(low), scaled(high))),
        })
    }

    fn lift(&self, exposure: Exposure) -> Option<Lift> {
        Lift::of(self.paired, exposure.paired, self.in_references, exposure.references)
    }
}

/// `None` of nothing.
#[must_use]
pub fn share(yes: usize, of: usize) -> Option<Share> {
    let Interval(low, high) = wilson(number(yes), number(of))?;
    Some(Share {
        yes,
        of,
        share: rounded(number(yes) / number(of)),
        interval: Interval(rounded(low), rounded(high)),
    })
}

/// To four places, so that reports can be read and compared.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no data set has 2^52 words")]
pub fn number(count: usize) -> f64 {
    count as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of words that were added up as numbers"
)]
fn whole(count: f64) -> usize {
    count as usize
}
