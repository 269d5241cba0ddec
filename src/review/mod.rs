//! What becomes of diagnostics that people have spoken about: comments in the article, verdicts, a
//! baseline. No file is opened here.

mod baseline;
mod import;
mod suppress;
mod verdict;

use crate::diagnostic::Diagnostic;
pub use baseline::{Baseline, Known};
pub use import::{Row, import};
pub use suppress::suppress;
pub use verdict::{Change, Counts, Judgement, OPINIONS, Opinion, Verdict, Verdicts};

/// The diagnostics of an article, sorted by what people said of them.
#[derive(Clone, Debug, Default)]
pub struct Reviewed {
    /// What is to be reported, in the order of the spans.
    pub diagnostics: Vec<Diagnostic>,
    /// What is not.
    pub set_aside: Vec<SetAside>,
    /// What the baseline has and is not there any more, for the user.
    pub gone: Vec<String>,
}

/// A diagnostic that is not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    pub diagnostic: Diagnostic,
    pub by: By,
    /// Why, as somebody said; may be empty.
    pub reason: String,
}

/// Who sets a diagnostic aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// A comment in the article.
    Comment,
    Verdict(Opinion),
    /// It was there before.
    Baseline,
}

impl By {
    /// So many diagnostics set aside, for the verdict line.
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        match self {
            Self::Comment => format!("{count} suppressed"),
            Self::Verdict(Opinion::FalsePositive) if count != 1 => {
                format!("{count} false positives")
            }
            Self::Verdict(Opinion::FalsePositive) => "1 false positive".to_owned(),
            Self::Verdict(opinion) => format!("{count} {}", opinion.name()),
            Self::Baseline => format!("{count} in the baseline"),
        }
    }
}

impl Reviewed {
    /// Sets aside what `by` says something of.
    pub fn set_aside(&mut self, by: impl Fn(&Diagnostic) -> Option<(By, String)>) {
        let mut kept = Vec::with_capacity(self.diagnostics.len());
        for diagnostic in self.diagnostics.drain(..) {
            match by(&diagnostic) {
                Some((by, reason)) => self.set_aside.push(SetAside { diagnostic, by, reason }),
                None => kept.push(diagnostic),
            }
        }
        self.diagnostics = kept;
    }
}
