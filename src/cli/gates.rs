//! What makes `mtlint check` exit with 1.

use clap::{Args, ValueEnum};

use crate::diagnostic::{Certainty, Diagnostic, Severity};
use crate::report::{Checked, Penalty};

/// What an article must not have. What is merely possible never counts.
#[derive(Args)]
pub(super) struct Gates {
    /// Exit with 1 from this severity on; what is merely possible never counts [default: minor,
    /// or never with --max-penalty or --max-diagnostics]
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Exit with 1 when the MQM penalty of an article (minor 1, major 5, critical 25, per 1,000
    /// words) is over this
    #[arg(long, value_name = "N", value_parser = penalty)]
    max_penalty: Option<f64>,
    /// Exit with 1 when an article has more diagnostics than this, of whatever severity
    #[arg(long, value_name = "N")]
    max_diagnostics: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Neutral,
    Minor,
    Major,
    Critical,
    Never,
}

impl FailOn {
    fn fails(self, diagnostic: &Diagnostic) -> bool {
        let least = match self {
            Self::Neutral => Severity::Neutral,
            Self::Minor => Severity::Minor,
            Self::Major => Severity::Major,
            Self::Critical => Severity::Critical,
            Self::Never => return false,
        };
        diagnostic.severity >= least && counts(diagnostic)
    }
}

fn counts(diagnostic: &Diagnostic) -> bool {
    diagnostic.certainty >= Certainty::Likely
}

impl Gates {
    /// Whether one of the diagnostics is grave enough to fail the run.
    pub fn fail(&self, diagnostics: &[Diagnostic]) -> bool {
        let has_limit = self.max_penalty.is_some() || self.max_diagnostics.is_some();
        let fail_on = self.fail_on.unwrap_or(if has_limit { FailOn::Never } else { FailOn::Minor });
        diagnostics.iter().any(|diagnostic| fail_on.fails(diagnostic))
    }

    /// Which limits the article breaks, as the user is to read it.
    pub fn broken(&self, article: &Checked) -> Vec<String> {
        let mut broken = Vec::new();
        let penalty = Penalty::of(article);
        if let Some(most) = self.max_penalty.filter(|most| penalty.is_over(*most)) {
            broken.push(format!(
                "{}: a penalty of {:.1} per 1,000 words is over --max-penalty {most}",
                article.path,
                penalty.unconfirmed_per_thousand(),
            ));
        }
        let found = article.diagnostics.iter().filter(|found| counts(found)).count();
        if let Some(most) = self.max_diagnostics.filter(|most| found > *most) {
            let found = match found {
                1 => "1 diagnostic is".to_owned(),
                found => format!("{found} diagnostics are"),
            };
            broken.push(format!("{}: {found} more than --max-diagnostics {most}", article.path));
        }
        broken
    }
}

fn penalty(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(number),
        _ => Err("it must be a number from 0, such as 20 or 7.5".into()),
    }
}
