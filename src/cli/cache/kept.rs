//! What is kept of a check.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Certainty, Diagnostic, Family, Fix, Related, Severity};
use crate::span::Span;

/// What was found in an article.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::cli) struct Found {
    diagnostics: Vec<Kept>,
}

/// What is kept of a diagnostic, and the ways there and back. All keys are named: one that is added
/// to a diagnostic must be kept too, or this does not compile.
macro_rules! kept {
    ($($key:ident: $kind:ty,)*) => {
        /// A diagnostic without its path, which is no part of what an article says.
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Kept {
            $($key: $kind,)*
        }

        impl Kept {
            fn new(found: Diagnostic) -> Self {
                let Diagnostic { path: _, $($key,)* } = found;
                Self { $($key,)* }
            }

            fn diagnostic(self, path: &str) -> Diagnostic {
                let Self { $($key,)* } = self;
                Diagnostic { path: path.to_owned(), $($key,)* }
            }
        }
    };
}

kept! {
    part: Option<String>,
    rule: String,
    family: Family,
    message: String,
    why: String,
    severity: Severity,
    certainty: Certainty,
    mqm: String,
    its: String,
    span: Span,
    line: usize,
    column: usize,
    text: String,
    sentence: String,
    fixes: Vec<Fix>,
    related: Vec<Related>,
    fingerprint: String,
    from: Vec<String>,
    label: String,
    former: Vec<String>,
}

impl Found {
    pub fn new(diagnostics: &[Diagnostic]) -> Self {
        Self { diagnostics: diagnostics.iter().cloned().map(Kept::new).collect() }
    }

    /// The diagnostics, of an article at this path.
    pub fn diagnostics(self, path: &str) -> Vec<Diagnostic> {
        self.diagnostics.into_iter().map(|kept| kept.diagnostic(path)).collect()
    }
}
