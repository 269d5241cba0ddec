//! Output formats, and the files they are written to.

use std::fs::{self, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anstream::StripStream;
use clap::ValueEnum;
use tempfile::{Builder, NamedTempFile};

use super::Failure;
use crate::report::{self, Checked, Detail};
use crate::rule::{RuleSet, did_you_mean};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: a verdict for each article, then its faults
    Text,
    /// A line per diagnostic: path, line, column, severity, rule, family and message
    Concise,
    /// One object, every key of which is documented
    Json,
    /// A diagnostic per line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands, for annotations of GitHub
    Github,
    /// A Code Quality report of GitLab
    Gitlab,
    #[value(help = "JUnit XML, for CI servers")]
    Junit,
    /// The Reviewdog Diagnostic Format
    Rdjson,
    /// A table for reviewers, with a column for their verdicts
    Csv,
    /// Markdown for the page of a CI job: a verdict per article, the worst first
    Summary,
    /// A page to review articles on in a browser: marks, reasons, fixes to accept or reject
    Html,
}

/// How a format is written.
pub(super) enum Writer {
    /// Each article as soon as it is checked.
    Each(fn(&Checked, Detail, &mut dyn Write) -> io::Result<()>),
    /// All articles together, with as much of them as is [kept](Kept).
    All(fn(&[Checked], &RuleSet, &mut dyn Write) -> io::Result<()>),
}

/// What is kept of articles for the writers of all together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kept {
    Nothing,
    Diagnostics,
    /// With the source of each article in which something was found.
    Sources,
}

impl Kept {
    /// Adds what is to be kept of an article.
    pub fn keep(self, article: Checked, articles: &mut Vec<Checked>) {
        match self {
            Self::Nothing => {}
            Self::Sources if !article.diagnostics.is_empty() => articles.push(article),
            Self::Diagnostics | Self::Sources => articles.push(article.without_source()),
        }
    }
}

impl Format {
    pub fn writer(self) -> Writer {
        match self {
            Self::Text => Writer::Each(report::text),
            Self::Concise => Writer::Each(|article, _, out| report::concise(article, out)),
            Self::Json => Writer::All(|articles, _, out| report::json(articles, out)),
            Self::Jsonl => Writer::Each(|article, _, out| report::jsonl(article, out)),
            Self::Sarif => Writer::All(report::sarif),
            Self::Github => Writer::Each(|article, _, out| report::github(article, out)),
            Self::Gitlab => Writer::All(|articles, _, out| report::gitlab(articles, out)),
            Self::Junit => Writer::All(|articles, _, out| report::junit(articles, out)),
            Self::Rdjson => Writer::All(|articles, _, out| report::rdjson(articles, out)),
            Self::Csv => Writer::All(|articles, _, out| report::csv(articles, out)),
            Self::Summary => Writer::All(|articles, _, out| report::summary(articles, out)),
            Self::Html => Writer::All(|articles, _, out| report::html(articles, out)),
        }
    }

    pub fn keeps(self) -> Kept {
        match (self, self.writer()) {
            (Self::Html, _) => Kept::Sources,
            (_, Writer::All(_)) => Kept::Diagnostics,
            (_, Writer::Each(_)) => Kept::Nothing,
        }
    }
}

/// `--output FORMAT=FILE`
#[derive(Clone)]
pub(super) struct Output {
    format: Format,
    path: PathBuf,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = match text.split_once('=') {
            Some((format, path)) if !path.is_empty() => (format, path),
            _ => return Err("write FORMAT=FILE, such as sarif=mtlint.sarif".into()),
        };
        let format = <Format as ValueEnum>::from_str(format, false).map_err(|_| {
            let names: Vec<_> = Format::value_variants()
                .iter()
                .filter_map(ValueEnum::to_possible_value)
                .map(|value| value.get_name().to_owned())
                .collect();
            let hint = did_you_mean(format, names.iter().map(String::as_str))
                .unwrap_or_else(|| format!("formats are {}", names.join(", ")));
            format!("there is no format `{format}`; {hint}")
        })?;
        Ok(Self { format, path: path.into() })
    }
}

/// A report on its way to a file, which has its old content until the report is whole.
pub(super) struct OutputFile {
    path: PathBuf,
    /// Where the file really is: a symbolic link stays one.
    target: PathBuf,
    format: Format,
    out: BufWriter<NamedTempFile>,
}

impl OutputFile {
    /// Makes ready to write all outputs, so that one that cannot be written is known before
    /// anything is checked. `articles` may not be overwritten.
    pub fn open_all(outputs: &[Output], articles: &[PathBuf]) -> Result<Vec<Self>, Failure> {
        let mut files: Vec<Self> = Vec::new();
        for Output { format, path } in outputs {
            let failed =
                |why: String| Failure::Message(format!("--output {}: {why}", path.display()));
            let (target, out) = open(path).map_err(failed)?;
            if files.iter().any(|other| other.target == target) {
                return Err(failed("two reports would be written to it; name two files".into()));
            }
            let is_target =
                |article: &PathBuf| fs::canonicalize(article).is_ok_and(|it| it == target);
            if target.exists() && articles.iter().any(is_target) {
                return Err(failed("is an article that is checked; name another file".into()));
            }
            let (path, out) = (path.clone(), BufWriter::new(out));
            files.push(Self { path, target, format: *format, out });
        }
        Ok(files)
    }

    pub fn keeps(&self) -> Kept {
        self.format.keeps()
    }

    pub fn article(&mut self, article: &Checked, detail: Detail) -> Result<(), Failure> {
        match self.format.writer() {
            Writer::Each(write) => write(article, detail, &mut plain(&mut self.out))
                .map_err(|error| cannot_be_written(&self.path, &error)),
            Writer::All(_) => Ok(()),
        }
    }

    /// Writes what is left to write and puts the file in its place.
    pub fn finish(mut self, articles: &[Checked], rules: &RuleSet) -> Result<(), Failure> {
        let path = self.path.clone();
        let finish = || {
            if let Writer::All(write) = self.format.writer() {
                write(articles, rules, &mut plain(&mut self.out))?;
            }
            let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            file.persist(&self.target)?;
            Ok(())
        };
        finish().map_err(|error| cannot_be_written(&path, &error))
    }
}

/// A file has no colours.
fn plain<'a>(file: &'a mut (dyn Write + 'static)) -> StripStream<&'a mut (dyn Write + 'static)> {
    StripStream::new(file)
}

fn cannot_be_written(path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("--output {}: cannot be written: {error}", path.display()))
}

/// Where a file is to be, and a new file beside it.
fn open(path: &Path) -> Result<(PathBuf, NamedTempFile), String> {
    let (target, permissions) = match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => {
            return Err("is no file; --format writes to standard output".into());
        }
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err("may not be written (it is read-only)".into());
        }
        Ok(metadata) => {
            let target = fs::canonicalize(path).map_err(|error| error.to_string())?;
            (target, Some(metadata.permissions()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
            let folder = folder.map_err(|_| "there is no such folder; make it first".to_owned())?;
            let name = path.file_name().ok_or("has no file name")?;
            (folder.join(name), new_file())
        }
        Err(error) => return Err(format!("cannot be written: {error}")),
    };
    let mut builder = Builder::new();
    builder.prefix(".mtlint-");
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let file = builder.tempfile_in(folder);
    let file = file.map_err(|error| format!("cannot be written: {error}"))?;
    Ok((target, file))
}

/// The mode of a new file, from which the process's mask takes away.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
pub(super) fn new_file() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
pub(super) fn new_file() -> Option<Permissions> {
    None
}
