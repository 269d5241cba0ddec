//! Baseline: the diagnostics that were there when somebody began to count.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{By, Reviewed};
use crate::diagnostic::Diagnostic;

/// A line of the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    pub version: u32,
    /// From the folder that the baseline is of, with `/`.
    pub path: String,
    pub rule: String,
    pub text: String,
    pub fingerprint: String,
}

/// Diagnostics by article and fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<(String, String), Known>);

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// The version of the lines that are written.
const VERSION: u32 = 1;

impl Baseline {
    /// Reads a baseline, a diagnostic a line. `file` is named in errors.
    ///
    /// # Errors
    /// The first line that is no diagnostic, or of another version.
    pub fn read(file: &str, text: &str) -> Result<Self, String> {
        let mut baseline = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let at = |message: String| format!("{file}:{}: {message}", number + 1);
            let wrong = |error: serde_json::Error| {
                at(format!(
                    "is no line of a baseline: {error}; `mtlint baseline write` makes it anew"
                ))
            };
            let Versioned { version } = serde_json::from_str(line).map_err(wrong)?;
            if version != VERSION {
                return Err(at(format!(
                    "is of version {version}; this mtlint reads version {VERSION}: `mtlint \
                     baseline write` makes it anew"
                )));
            }
            baseline.insert(serde_json::from_str(line).map_err(wrong)?);
        }
        Ok(baseline)
    }

    fn insert(&mut self, known: Known) {
        self.0.insert((known.path.clone(), known.fingerprint.clone()), known);
    }

    /// Takes in what is found in an article.
    pub fn add(&mut self, path: &str, found: &Diagnostic) {
        self.insert(Known {
            version: VERSION,
            path: path.to_owned(),
            rule: found.rule.clone(),
            text: found.text.clone(),
            fingerprint: found.fingerprint.clone(),
        });
    }

    /// The fingerprint under which a diagnostic of an article is known, under whichever id of its
    /// rule.
    #[must_use]
    pub fn known_as<'a>(&self, path: &str, found: &'a Diagnostic) -> Option<&'a str> {
        let mut names = std::iter::once(&found.fingerprint).chain(&found.former);
        let known = names.find(|name| self.0.contains_key(&(path.to_owned(), (*name).clone())));
        known.map(String::as_str)
    }

    /// Sets aside what is known of an article.
    pub fn review(&self, path: &str, reviewed: &mut Reviewed) {
        reviewed.set_aside(|found| {
            self.known_as(path, found).map(|_| (By::Baseline, "in the baseline".to_owned()))
        });
    }

    /// Every line, by path and fingerprint.
    pub fn all(&self) -> impl Iterator<Item = &Known> {
        self.0.values()
    }

    pub fn retain(&mut self, keep: impl Fn(&Known) -> bool) {
        self.0.retain(|_, known| keep(known));
    }

    /// The baseline, a diagnostic a line, in order.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |known: &Known| {
            serde_json::to_string(known).expect("texts and numbers make JSON") + "\n"
        };
        self.all().map(line).collect()
    }
}
