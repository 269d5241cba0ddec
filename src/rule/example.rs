//! The examples of a rule.

use crate::span::Span;

/// A text that shows what a rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Example {
    /// Has one fault.
    Bad {
        text: String,
        /// Where the fault is, in bytes of the text.
        fault: Span,
        /// The text after the first fix.
        good: Option<String>,
    },
    /// Has none.
    Ok { text: String },
}

impl Example {
    /// Reads a text in which `[[…]]` marks the fault.
    ///
    /// # Errors
    /// What is wrong with the marks.
    pub(super) fn bad(marked: &str, good: Option<String>) -> Result<Self, &'static str> {
        let once = "mark the fault once by `[[…]]`";
        let (before, rest) = marked.split_once("[[").ok_or(once)?;
        let (fault, after) = rest.split_once("]]").ok_or(once)?;
        if after.contains("[[") {
            return Err(once);
        }
        if fault.is_empty() {
            return Err("the marked fault is empty");
        }
        Ok(Self::Bad {
            text: [before, fault, after].concat(),
            fault: Span::new(before.len(), before.len() + fault.len()),
            good,
        })
    }

    /// The text without marks.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Bad { text, .. } | Self::Ok { text } => text,
        }
    }
}
