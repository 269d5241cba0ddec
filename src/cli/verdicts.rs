//! `mtlint verdicts`

use std::collections::BTreeSet;
use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};

use super::found::Articles;
use super::input::stored;
use super::settled::ProjectRules;
use super::store::Stores;
use super::{Failure, Outcome};
use crate::diagnostic::Diagnostic;
use crate::eval::stats::{Interval, wilson};
use crate::report::one_line;
use crate::review::{self, Change, Judgement, OPINIONS, Opinion, Verdict, Verdicts as Kept};
use crate::rule::RuleSet;

/// Say what diagnostics are worth, and have it remembered
///
/// Verdicts stand in .mtlint/verdicts.jsonl, in the nearest folder above an article that has an
/// .mtlint, or else an mtlint.toml, or else in the current folder. `check` leaves out what is a
/// false positive or accepted, until its sentence changes.
#[derive(Subcommand)]
pub(super) enum Verdicts {
    /// Judge what is found in articles, in bulk by rule, term or name
    Add(Add),
    /// Read the verdicts that reviewers wrote into tables of `check --format csv`
    Import(Import),
    /// List verdicts
    List(List),
    /// Remove verdicts that hold for nothing any more
    ///
    /// Verdicts on the articles named whose sentence has changed, and on articles that are gone.
    /// Those on what was fixed stay, and those of rules that did not run.
    Prune(Articles),
    /// Say how often each rule was right, by the verdicts
    Stats(Where),
}

#[derive(Args)]
pub(super) struct Add {
    #[arg(value_name = "VERDICT", value_parser = opinions())]
    verdict: Opinion,
    #[command(flatten)]
    articles: Articles,
    /// What this rule, family or rule file finds
    #[arg(long, value_name = "RULE", required_unless_present_any = ["term", "name", "fingerprint"])]
    rule: Option<String>,
    /// Where the text reported is this, in whatever case
    #[arg(long)]
    term: Option<String>,
    /// Where this name stands in what is reported, or in its sentence
    #[arg(long)]
    name: Option<String>,
    /// What has this fingerprint (`check -v` shows them)
    #[arg(long, value_delimiter = ',')]
    fingerprint: Vec<String>,
    /// Why
    #[arg(long, default_value = "", hide_default_value = true)]
    reason: String,
    #[command(flatten)]
    author: Author,
}

#[derive(Args)]
pub(super) struct Import {
    /// Tables
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    author: Author,
}

#[derive(Args)]
pub(super) struct List {
    #[command(flatten)]
    place: Where,
    /// Verdicts on what this rule, family or rule file found
    #[arg(long)]
    rule: Option<String>,
    /// Verdicts of this kind
    #[arg(long, value_name = "VERDICT", value_parser = opinions())]
    verdict: Option<Opinion>,
}

#[derive(Args)]
pub(super) struct Where {
    /// An article or folder
    #[arg(default_value = ".")]
    path: PathBuf,
    #[command(flatten)]
    rules: ProjectRules,
}

#[derive(Args)]
struct Author {
    /// Who says so; unless given, the user.name of git
    #[arg(long)]
    author: Option<String>,
}

fn opinions() -> impl clap::builder::TypedValueParser<Value = Opinion> {
    let names = PossibleValuesParser::new(OPINIONS.map(|(name, _)| name));
    names.map(|name| {
        let known = OPINIONS.iter().find(|(other, _)| *other == name);
        known.map_or(Opinion::Other, |(_, opinion)| *opinion)
    })
}

impl Verdicts {
    pub fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        match self {
            Self::Add(add) => add.run(out),
            Self::Import(import) => import.run(out),
            Self::List(list) => list.run(out),
            Self::Prune(articles) => prune(&articles, out),
            Self::Stats(place) => stats(&place, out),
        }
    }
}

impl Author {
    fn name(&self) -> Result<String, Failure> {
        let given = self.author.clone();
        let git = || {
            let said = Command::new("git").args(["config", "user.name"]).output().ok()?;
            let name = String::from_utf8(said.stdout).ok()?.trim().to_owned();
            (!name.is_empty()).then_some(name)
        };
        let user = || env::var("USER").ok().filter(|name| !name.is_empty());
        given
            .or_else(git)
            .or_else(user)
            .ok_or_else(|| Failure::Message("who says so? Name the author by --author NAME".into()))
    }
}

/// Today in UTC.
fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}

impl Add {
    fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let mut outcome = Outcome::Clean;
        let paths = self.articles.paths(&mut outcome);
        let mut stores = Stores::<Kept>::open(&paths)?;
        let judgement = Judgement {
            opinion: self.verdict,
            author: self.author.name()?,
            reason: self.reason.trim().to_owned(),
            date: today(),
        };
        let found =
            self.articles.check(&paths, &mut outcome, |path, document, engine, options| {
                if let Some(rule) = &self.rule {
                    engine.rules().knows(rule)?;
                }
                let diagnostics = engine.check(document, options);
                let diagnostics =
                    review::suppress(document, engine, options, diagnostics).diagnostics;
                let meant = diagnostics.into_iter().filter(|it| self.means(it, engine.rules()));
                Ok((path.to_owned(), meant.collect::<Vec<_>>()))
            })?;
        let mut said = Said::default();
        for found in found {
            let (path, diagnostics) = found.map_err(Failure::Message)?;
            for diagnostic in &diagnostics {
                said.add(&mut stores, &path, |path| Verdict::new(path, diagnostic, &judgement));
            }
        }
        if said.is_empty() {
            let message = "nothing that is found is meant; `check -v` shows what is";
            return Err(Failure::Message(message.into()));
        }
        said.write(&stores, out)?;
        Ok(outcome)
    }

    fn means(&self, diagnostic: &Diagnostic, rules: &RuleSet) -> bool {
        let Self { rule, term, name, fingerprint, .. } = self;
        let is_named = |name: &String| {
            let rule = rules.rule(&diagnostic.rule);
            rule.is_some_and(|rule| rule.named(name).is_some()) || diagnostic.rule == *name
        };
        rule.as_ref().is_none_or(is_named)
            && term.as_ref().is_none_or(|term| same(term, &diagnostic.text))
            && name.as_ref().is_none_or(|name| {
                has_words(&diagnostic.text, name) || has_words(&diagnostic.sentence, name)
            })
            && (fingerprint.is_empty() || fingerprint.contains(&diagnostic.fingerprint))
    }
}

/// Whether two texts are the same but for case and the kind and number of spaces.
fn same(one: &str, other: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    words(one) == words(other)
}

/// Whether a name stands in a text, in this case, and not as a part of a longer word.
fn has_words(text: &str, name: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return false;
    }
    text.match_indices(&name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// What was said in a run.
#[derive(Default)]
struct Said {
    new: usize,
    changed: usize,
    same: usize,
    stores: BTreeSet<usize>,
}

impl Said {
    fn add(
        &mut self,
        stores: &mut Stores<Kept>,
        article: &Path,
        verdict: impl FnOnce(String) -> Verdict,
    ) {
        let Some((store, path)) = stores.of(article) else {
            return;
        };
        *match stores.stores[store].kept.add(verdict(path)) {
            Change::New => &mut self.new,
            Change::Changed => &mut self.changed,
            Change::Same => &mut self.same,
        } += 1;
        self.stores.insert(store);
    }

    const fn is_empty(&self) -> bool {
        self.new + self.changed + self.same == 0
    }

    fn write(&self, stores: &Stores<Kept>, out: &mut dyn Write) -> Result<(), Failure> {
        let mut names = Vec::new();
        for store in &self.stores {
            stores.stores[*store].write()?;
            names.push(stores.stores[*store].name());
        }
        let Self { new, changed, same, .. } = self;
        let names = names.join(", ");
        writeln!(out, "{names}: {new} new, {changed} changed, {same} as they were")?;
        Ok(())
    }
}

impl Import {
    fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let author = self.author.name()?;
        let date = today();
        let (mut rows, mut errors) = (Vec::new(), Vec::new());
        for file in &self.files {
            let bytes = stored(file).map_err(Failure::Message)?;
            match review::import(&file.display().to_string(), &bytes) {
                Ok(read) => rows.extend(read),
                Err(found) => errors.extend(found),
            }
        }
        // Half of a table would be hard to tell from all of it.
        if !errors.is_empty() {
            errors.push("nothing was imported".into());
            return Err(Failure::Message(errors.join("\n")));
        }
        let paths: Vec<PathBuf> = rows.iter().map(|row| PathBuf::from(&row.path)).collect();
        let mut stores = Stores::<Kept>::open(&paths)?;
        let mut said = Said::default();
        for (row, path) in rows.into_iter().zip(&paths) {
            said.add(&mut stores, path, |path| Verdict {
                version: Verdict::VERSION,
                path,
                rule: row.rule,
                verdict: row.opinion,
                author: author.clone(),
                reason: row.comment,
                date: date.clone(),
                text: row.text,
                sentence: row.sentence,
                fingerprint: row.fingerprint,
            });
        }
        if said.is_empty() {
            return Err(Failure::Message("no row has a verdict; nothing was imported".into()));
        }
        said.write(&stores, out)?;
        Ok(Outcome::Clean)
    }
}

impl Where {
    /// The store, and what the article or folder is called there.
    fn open(&self) -> Result<(Stores<Kept>, String), Failure> {
        let is_folder = self.path.is_dir();
        // Verdicts on a folder are those of what is in it.
        let inside = if is_folder { self.path.join("_") } else { self.path.clone() };
        let stores = Stores::open(std::slice::from_ref(&inside))?;
        let (_, mut path) = stores
            .of(&inside)
            .ok_or_else(|| Failure::Message(format!("{}: no such file", self.path.display())))?;
        if is_folder {
            path.truncate(path.len() - 1);
        }
        Ok((stores, path))
    }
}

impl List {
    fn run(self, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let (stores, place) = self.place.open()?;
        let engine = self.rule.as_ref().map(|_| self.place.rules.engine()).transpose()?;
        let is_of = |rule: &str, name: &str| {
            let known = engine.as_ref().and_then(|engine| engine.rules().rule(rule));
            rule == name || known.is_some_and(|rule| rule.named(name).is_some())
        };
        for verdict in stores.stores.iter().flat_map(|store| store.kept.sorted()) {
            let Verdict { path, rule, verdict: opinion, author, reason, date, text, .. } = verdict;
            let is_there = if place.is_empty() || place.ends_with('/') {
                path.starts_with(&place)
            } else {
                *path == place
            };
            let is_meant = is_there
                && self.rule.as_ref().is_none_or(|name| is_of(rule, name))
                && self.verdict.is_none_or(|it| it == *opinion);
            if !is_meant {
                continue;
            }
            let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
            let line =
                format!("{path}: {} {rule} “{text}” ({author}, {date}){reason}", opinion.name());
            writeln!(out, "{}", one_line(&line))?;
        }
        Ok(Outcome::Clean)
    }
}

fn prune(articles: &Articles, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    let paths = articles.paths(&mut outcome);
    let mut stores = Stores::<Kept>::open(&paths)?;
    // Of each article: its store and name, what is found, and the rules of verdicts that ran.
    let found = articles.check(&paths, &mut outcome, |path, document, engine, options| {
        let (store, name) = stores.of(path)?;
        let ran = |rule: &str| engine.runs(rule, document, options);
        let judged = stores.stores[store].kept.sorted();
        let judged = judged.into_iter().filter(|it| it.path == name && ran(&it.rule));
        let judged: BTreeSet<String> = judged.map(|it| it.fingerprint.clone()).collect();
        let found = engine.check(document, options);
        let found = found.into_iter().flat_map(|it| it.former.into_iter().chain([it.fingerprint]));
        Some((store, judged, found.collect::<BTreeSet<String>>()))
    })?;
    for (number, store) in stores.stores.iter_mut().enumerate() {
        let mine = || found.iter().flatten().filter(|(store, ..)| *store == number);
        let is_found = |it: &Verdict| mine().any(|(_, _, found)| found.contains(&it.fingerprint));
        let is_judged =
            |it: &Verdict| mine().any(|(_, judged, _)| judged.contains(&it.fingerprint));
        let root = store.root.clone();
        let before = store.kept.sorted().len();
        store.kept.retain(|it| {
            let is_gone = !root.join(&it.path).exists();
            let is_expired = it.verdict != Opinion::Fixed && is_judged(it);
            is_found(it) || !(is_gone || is_expired)
        });
        let after = store.kept.sorted().len();
        if store.is_there() {
            store.write()?;
            writeln!(out, "{}: {} removed, {after} left", store.name(), before - after)?;
        }
    }
    if stores.stores.iter().all(|store| !store.is_there()) {
        writeln!(out, "there are no verdicts")?;
    }
    Ok(outcome)
}

fn stats(place: &Where, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let (stores, _) = place.open()?;
    let engine = place.rules.engine()?;
    let rules = engine.rules();
    let counts: Vec<_> = stores.stores.iter().flat_map(|store| store.kept.counts(rules)).collect();
    if counts.is_empty() {
        writeln!(out, "there are no verdicts")?;
        return Ok(Outcome::Clean);
    }
    let width = counts.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0).max("rule".len());
    writeln!(out, "{:width$}  fixed  accepted  false positive  other  precision (95 %)", "rule")?;
    for (rule, counts) in counts {
        #[expect(clippy::cast_precision_loss, reason = "nobody judges 2^53 places")]
        let (right, judged) = (counts.right() as f64, counts.judged() as f64);
        let precision = match wilson(right, judged) {
            Some(Interval(low, high)) => {
                let (share, low, high) = (100.0 * right / judged, 100.0 * low, 100.0 * high);
                format!("{share:.1} % ({low:.1}–{high:.1})")
            }
            None => "–".to_owned(),
        };
        let review::Counts { fixed, false_positive, accepted, other } = counts;
        writeln!(
            out,
            "{rule:width$}  {fixed:5}  {accepted:8}  {false_positive:14}  {other:5}  {precision}"
        )?;
    }
    Ok(Outcome::Clean)
}
