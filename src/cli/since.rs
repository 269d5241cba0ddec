//! `--since`: what changed, by git.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::Failure;
use super::settled::canonical;
use crate::diagnostic::Diagnostic;
use crate::review::Reviewed;
use crate::span::Span;

/// What changed since a commit, in the files as they are now.
pub(super) struct Since {
    /// As the user named it.
    reference: String,
    /// The top of the repository; canonical.
    top: PathBuf,
    /// The commit that the current one and the one named have in common.
    base: String,
    /// The files that changed, from the top: what each was called, `None` where it is new.
    changed: HashMap<PathBuf, Option<PathBuf>>,
}

impl Since {
    /// Asks git what changed since the current commit left the history of `reference`: committed or
    /// not, and files that git does not know yet, but for those it ignores.
    pub fn new(reference: &str) -> Result<Self, Failure> {
        let here = Path::new(".");
        let Some(top) = git(here, ["rev-parse", "--show-toplevel"])? else {
            return Err(failed("the current folder is in no git repository"));
        };
        let top = canonical(&path(top.strip_suffix(b"\n").unwrap_or(&top)))
            .map_err(|error| failed(&error.to_string()))?;
        let commit = format!("{reference}^{{commit}}");
        let commit = git(here, ["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        let Some(commit) = commit else {
            return Err(failed(&format!(
                "git knows no commit `{reference}`; in a shallow clone, fetch it first"
            )));
        };
        let Some(base) = git(here, ["merge-base", "HEAD", text(&commit).trim()])? else {
            return Err(failed(&format!(
                "git finds no commit that `{reference}` and the current one have in common; in a \
                 shallow clone, fetch more of the history"
            )));
        };
        let base = text(&base).trim().to_owned();
        let names = ["diff", "--name-status", "-z", "--find-renames", "--no-relative", &base, "--"];
        let names = git(&top, names)?.ok_or_else(|| failed("`git diff` failed"))?;
        let mut changed = HashMap::new();
        let mut fields = names.split(|byte| *byte == 0).filter(|field| !field.is_empty());
        while let (Some(status), Some(name)) = (fields.next(), fields.next()) {
            match status[0] {
                b'D' => {}
                b'A' => _ = changed.insert(path(name), None),
                b'R' | b'C' => {
                    if let Some(new) = fields.next() {
                        changed.insert(path(new), Some(path(name)));
                    }
                }
                _ => _ = changed.insert(path(name), Some(path(name))),
            }
        }
        let new = git(&top, ["ls-files", "--others", "--exclude-standard", "-z"])?;
        let new = new.ok_or_else(|| failed("`git ls-files` failed"))?;
        let new = new.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        changed.extend(new.map(|name| (path(name), None)));
        Ok(Self { reference: reference.to_owned(), top, base, changed })
    }

    /// Of articles those that changed. One outside of the repository is an error. Standard input
    /// is what it is.
    pub fn only_changed(&self, articles: Vec<PathBuf>) -> Result<Vec<PathBuf>, Failure> {
        let mut changed = Vec::new();
        for article in articles {
            // Of what is not there the article's reader has more to say.
            let is_changed = article == Path::new("-")
                || !article.exists()
                || self.changed.contains_key(&self.name_of(&article)?);
            if is_changed {
                changed.push(article);
            }
        }
        Ok(changed)
    }

    /// What to say where nothing changed.
    pub fn nothing(&self) -> String {
        format!("no article changed since {}", self.reference)
    }

    /// Lets go of what is on lines that did not change, and points at none that did.
    pub fn review(
        &self,
        article: &Path,
        source: &str,
        reviewed: &mut Reviewed,
    ) -> Result<(), String> {
        let Ok(name) = self.name_of(article) else {
            return Ok(());
        };
        let Some(Some(before)) = self.changed.get(&name) else {
            return Ok(());
        };
        let mut blob = OsString::from(format!("{}:", self.base));
        blob.push(before);
        let old = git(&self.top, [OsStr::new("cat-file"), OsStr::new("blob"), &blob]);
        let old = match old {
            Ok(Some(old)) => String::from_utf8_lossy(&old).into_owned(),
            _ => return Err(format!("git has no {} at {}", before.display(), self.reference)),
        };
        let lines = Lines::new(source);
        let changed = changed_lines(&old, source);
        let touches = |span: Span| {
            let (first, last) = (lines.of(span.start), lines.of(span.end.max(span.start + 1) - 1));
            (first..=last).any(|line| changed.contains(&line))
        };
        let is_new = |found: &Diagnostic| {
            let related = found.related.iter().map(|related| related.span);
            related.chain([found.span]).any(touches)
        };
        reviewed.diagnostics.retain(is_new);
        reviewed.set_aside.retain(|aside| is_new(&aside.diagnostic));
        Ok(())
    }

    /// What an article is called from the top of the repository.
    fn name_of(&self, article: &Path) -> Result<PathBuf, Failure> {
        let folder = article.parent().unwrap_or(Path::new(""));
        let full = canonical(folder).ok().zip(article.file_name());
        let full = full.map_or_else(|| article.to_owned(), |(folder, name)| folder.join(name));
        full.strip_prefix(&self.top).map(Path::to_owned).map_err(|_| {
            let (article, top) = (article.display(), self.top.display());
            failed(&format!("{article} is not in the repository {top}"))
        })
    }
}

/// The numbers of lines, from 0, that are not in the old text. Line ends make no difference.
fn changed_lines(old: &str, new: &str) -> FxHashSet<usize> {
    let lines = |text: &str| -> Vec<String> {
        text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect()
    };
    let (old, new) = (lines(old), lines(new));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let changes = changes.iter().filter(|change| change.tag() != DiffTag::Equal);
    changes.flat_map(|change| change.new_range()).collect()
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1)).collect())
    }

    /// The number of a byte's line, from 0.
    fn of(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at).saturating_sub(1)
    }
}

/// What git writes; `None` where it fails.
fn git<I: AsRef<OsStr>>(
    folder: &Path,
    arguments: impl IntoIterator<Item = I>,
) -> Result<Option<Vec<u8>>, Failure> {
    let said = Command::new("git").current_dir(folder).args(arguments).output();
    let said = said.map_err(|error| failed(&format!("git cannot be run: {error}")))?;
    Ok(said.status.success().then_some(said.stdout))
}

fn failed(message: &str) -> Failure {
    Failure::Message(format!("--since: {message}"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    text(bytes).into()
}
