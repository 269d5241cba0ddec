//! Reading TOML tables with every value's place, so that errors can point at it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Pack;
use super::error::RuleError;
use super::keys::{Key, Kind};

/// A rule file and what was found wrong with it so far.
pub(crate) struct File<'a> {
    pub name: &'a str,
    pub text: &'a str,
    pub errors: &'a RefCell<Vec<RuleError>>,
    /// Whether its rules may be without examples.
    tested: bool,
    /// Where its lines begin.
    lines: Vec<usize>,
}

/// A string and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Located {
    pub text: String,
    /// The key it stands under.
    pub key: &'static str,
    /// Byte of the file where the value begins, and where its first character does if the file
    /// has it letter for letter.
    pub at: usize,
    pub verbatim: Option<usize>,
}

impl<'a> File<'a> {
    pub fn new(pack: &'a Pack, errors: &'a RefCell<Vec<RuleError>>) -> Self {
        let Pack { name, text, tested } = pack;
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
        Self { name, text, errors, tested: *tested, lines: lines.collect() }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }

    /// The line and column of a byte, from 1.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let at = at.min(self.text.len());
        let line = self.line(at);
        (line, self.text[self.lines[line - 1]..at].chars().count() + 1)
    }

    pub fn error(&self, at: usize, key: &str, message: impl Into<String>) {
        let (line, column) = self.place(at);
        self.errors.borrow_mut().push(RuleError {
            file: self.name.to_owned(),
            line,
            column,
            key: key.to_owned(),
            message: message.into(),
        });
    }

    /// An error at a byte of a string.
    pub fn error_in(&self, string: &Located, offset: usize, message: impl Into<String>) {
        let at = string.verbatim.map_or(string.at, |first| first + offset);
        self.error(at, string.key, message);
    }

    pub fn parse(&self) -> DeTable<'a> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            self.error(error.span().map_or(0, |span| span.start), "", error.message());
        }
        table.into_inner()
    }

    fn located(&self, key: &'static str, text: &str, span: Range<usize>) -> Located {
        let raw = &self.text[span.clone()];
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let body = raw.get(quotes..).unwrap_or("");
        // The line end behind an opening `"""` is no part of the string.
        let first_line = body.find('\n').map_or("", |at| &body[..=at]);
        let skipped = if quotes == 3 && first_line.trim_end_matches(['\r', '\n']).is_empty() {
            first_line.len()
        } else {
            0
        };
        let verbatim = body[skipped..].starts_with(text).then_some(span.start + quotes + skipped);
        Located { text: text.to_owned(), key, at: span.start, verbatim }
    }
}

/// A table whose keys are known. Unknown ones are errors, each with the key it may have meant.
pub(crate) struct Fields<'a> {
    file: &'a File<'a>,
    table: &'a DeTable<'a>,
    keys: &'static [Key],
    /// Byte of the file where the table begins.
    pub at: usize,
}

impl<'a> Fields<'a> {
    /// Checks the names and types of all keys.
    pub fn new(
        file: &'a File<'a>,
        table: &'a DeTable<'a>,
        keys: &'static [Key],
        at: usize,
    ) -> Self {
        for (name, value) in table {
            let known = keys.iter().find(|key| key.name == name.get_ref());
            let Some(key) = known else {
                let names = keys.iter().map(|key| key.name);
                let hint = did_you_mean(name.get_ref(), names.clone()).unwrap_or_else(|| {
                    format!("the keys are {}", names.collect::<Vec<_>>().join(", "))
                });
                file.error(name.span().start, name.get_ref(), format!("unknown key; {hint}"));
                continue;
            };
            if !key.kind.fits(value.get_ref()) {
                let message = format!(
                    "must be {}, not {}",
                    key.kind.describe(),
                    a(value.get_ref().type_str())
                );
                file.error(value.span().start, key.name, message);
            } else if is_empty(key.kind, value.get_ref()) {
                file.error(value.span().start, key.name, "is empty; leave the key out");
            }
        }
        let needed = |key: &&Key| key.required && !(file.tested && key.name == "example");
        for key in keys.iter().filter(needed).filter(|key| table.get(key.name).is_none()) {
            file.error(at, key.name, format!("is missing: {}", key.help));
        }
        Self { file, table, keys, at }
    }

    fn value(&self, name: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let key = self.keys.iter().find(|key| key.name == name)?;
        self.table.get(name).filter(|value| key.kind.fits(value.get_ref()))
    }

    pub fn has(&self, name: &str) -> bool {
        self.table.get(name).is_some()
    }

    /// Where a key's value stands; the table itself when it is not there.
    pub fn place(&self, name: &str) -> usize {
        self.table.get(name).map_or(self.at, |value| value.span().start)
    }

    pub fn string(&self, name: &'static str) -> Option<Located> {
        let value = self.value(name)?;
        let text = value.get_ref().as_str()?;
        Some(self.file.located(name, text, value.span()))
    }

    /// A string, or all strings of a list.
    pub fn strings(&self, name: &'static str) -> Vec<Located> {
        let Some(value) = self.value(name) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| Some((item.get_ref().as_str()?, item.span())))
                .map(|(text, span)| self.file.located(name, text, span))
                .collect(),
            _ => self.string(name).into_iter().collect(),
        }
    }

    /// The keys and values of a table of strings, in the order of the file.
    pub fn pairs(&self, name: &'static str) -> Vec<(Located, Located)> {
        let table = self.value(name).and_then(|value| value.get_ref().as_table());
        let mut pairs: Vec<_> = table
            .into_iter()
            .flatten()
            .filter_map(|(key, value)| Some((key, value.get_ref().as_str()?, value.span())))
            .map(|(key, text, span)| {
                let located = |text, span| self.file.located(name, text, span);
                (located(key.get_ref(), key.span()), located(text, span))
            })
            .collect();
        pairs.sort_by_key(|(key, _)| key.at);
        pairs
    }

    /// One of the values that the key allows.
    pub fn choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let value = self.string(name)?;
        self.pick(&value, choices)
    }

    pub fn choices<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Vec<T> {
        self.strings(name).iter().filter_map(|value| self.pick(value, choices)).collect()
    }

    /// What a value stands for, which is one of those allowed.
    pub fn pick<T: Copy>(&self, value: &Located, choices: &[(&str, T)]) -> Option<T> {
        let found = choices.iter().find(|(name, _)| *name == value.text);
        if found.is_none() {
            let names = choices.iter().map(|(name, _)| *name);
            let hint = did_you_mean(&value.text, names.clone())
                .unwrap_or_else(|| format!("it may be {}", names.collect::<Vec<_>>().join(", ")));
            self.file.error_in(value, 0, format!("there is no `{}`; {hint}", value.text));
        }
        found.map(|(_, choice)| *choice)
    }

    pub fn integer(&self, name: &'static str) -> Option<i64> {
        let integer = self.value(name)?.get_ref().as_integer()?;
        i64::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    pub fn table(&self, name: &'static str) -> Option<(&'a DeTable<'a>, usize)> {
        let value = self.value(name)?;
        Some((value.get_ref().as_table()?, value.span().start))
    }

    pub fn tables(&self, name: &'static str) -> impl Iterator<Item = (&'a DeTable<'a>, usize)> {
        let items = self.value(name).and_then(|value| value.get_ref().as_array());
        items
            .into_iter()
            .flat_map(|items| items.iter())
            .filter_map(|item| Some((item.get_ref().as_table()?, item.span().start)))
    }
}

impl Kind {
    fn fits(self, value: &DeValue<'_>) -> bool {
        let all = |check: fn(&DeValue<'_>) -> bool| {
            value.as_array().is_some_and(|items| items.iter().all(|item| check(item.get_ref())))
        };
        match self {
            Self::String => value.is_str(),
            Self::Strings => all(|value| value.is_str()),
            Self::StringOrStrings => value.is_str() || all(|value| value.is_str()),
            Self::Pairs => value
                .as_table()
                .is_some_and(|table| table.values().all(|value| value.get_ref().is_str())),
            Self::Integer => value.is_integer(),
            Self::Table(_) | Self::Options => value.is_table(),
            Self::Tables(_) => all(|value| value.is_table()),
        }
    }

    const fn describe(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Strings => "a list of strings",
            Self::StringOrStrings => "a string or a list of strings",
            Self::Pairs => "a table of strings",
            Self::Integer => "a whole number",
            Self::Table(_) | Self::Options => "a table",
            Self::Tables(_) => "a list of tables",
        }
    }
}

fn is_empty(kind: Kind, value: &DeValue<'_>) -> bool {
    match kind {
        Kind::Pairs => value.as_table().is_some_and(DeTable::is_empty),
        _ => value.as_array().is_some_and(|items| items.is_empty()),
    }
}

fn a(noun: &str) -> Cow<'_, str> {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Cow::Owned(format!("{article} {noun}"))
}

/// "did you mean `x`?" for the name that is most alike, if one is.
pub fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|known| (strsim::jaro_winkler(name, known), known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| format!("did you mean `{known}`?"))
}
