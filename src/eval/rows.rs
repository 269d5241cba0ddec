//! Rows of data sets: JSON Lines in; typed rows, and what is wrong with the others, out.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::Xxh3;

use crate::span::Span;

/// What a row has, and under which keys of its object it is looked for unless told otherwise: the
/// first that is there counts.
pub const FIELDS: [(&str, &[&str]); 10] = [
    ("set", &["set"]),
    ("id", &["id"]),
    ("article", &["article"]),
    ("machine", &["mt"]),
    ("human", &["text"]),
    ("by-human", &["human"]),
    ("reference", &["post_edit", "ref"]),
    ("marks", &["errors"]),
    ("before", &["before"]),
    ("from", &["src_lang"]),
];

/// Under which keys fields are looked for.
#[derive(Clone, Debug)]
pub struct Fields(Vec<(&'static str, Vec<String>)>);

impl Default for Fields {
    fn default() -> Self {
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        Self(FIELDS.iter().map(|(field, keys)| (*field, owned(keys))).collect())
    }
}

impl Fields {
    /// Looks for a field under other keys.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn map(&mut self, field: &str, keys: Vec<String>) -> Result<(), String> {
        match self.0.iter_mut().find(|(name, _)| *name == field) {
            Some((_, old)) => *old = keys,
            None => {
                let known: Vec<_> = FIELDS.iter().map(|(name, _)| *name).collect();
                return Err(format!(
                    "there is no field `{field}`; fields are {}",
                    known.join(", ")
                ));
            }
        }
        Ok(())
    }

    fn of<'a>(&self, row: &'a Map<String, Value>, field: &str) -> Option<&'a Value> {
        let (_, keys) = self.0.iter().find(|(name, _)| *name == field)?;
        keys.iter().find_map(|key| row.get(key).filter(|value| !value.is_null()))
    }

    /// A text, or a number as a text.
    fn text(&self, row: &Map<String, Value>, field: &str) -> Option<String> {
        match self.of(row, field)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    fn keys(&self, field: &str) -> String {
        let keys = self.0.iter().find(|(name, _)| *name == field).map(|(_, keys)| keys);
        keys.map(|keys| keys.join("` or `")).unwrap_or_default()
    }
}

/// Who wrote the text of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    Machine,
    Human,
}

/// A paragraph of an article.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which of [`Data::sets`] it belongs to.
    pub set: usize,
    pub id: String,
    /// Rows of one article are checked together; without one, a row stands alone.
    pub article: Option<String>,
    /// What is checked.
    pub text: String,
    /// Whether an earlier row of the set has the same text.
    pub repeated: bool,
    /// What a person wrote in the text's place.
    pub reference: Option<String>,
    /// Whether an earlier row of the set has the same reference.
    pub reference_repeated: bool,
    pub marks: Vec<Mark>,
    /// The paragraphs before it, which are read and not measured. Such a row stands alone.
    pub before: Vec<String>,
    /// The language it was translated from (ISO 639-1).
    pub from: Option<String>,
}

/// A fault that somebody marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In bytes of the row's text; empty where something is missing.
    pub span: Span,
    pub category: String,
    /// Whether the raters were sure, where the data say.
    pub core: Option<bool>,
    /// What ought to stand there.
    pub fix: Option<String>,
}

/// The rows of one name and author.
#[derive(Clone, Debug)]
pub struct Set {
    pub name: String,
    pub author: Author,
    pub rows: usize,
}

/// What is wrong with a line of a data file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    Malformed,
    WithoutText,
    DuplicateId,
    SpanOutside,
}

#[derive(Clone, Debug)]
pub struct Problem {
    pub file: String,
    /// From 1.
    pub line: usize,
    pub kind: ProblemKind,
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Everything that was read.
#[derive(Default)]
pub struct Data {
    pub rows: Vec<Row>,
    pub sets: Vec<Set>,
    pub problems: Vec<Problem>,
    numbers: FxHashMap<(String, Author), usize>,
    hashes: FxHashMap<String, Xxh3>,
    /// Where each id of a set was read.
    ids: FxHashMap<(String, String), (String, usize)>,
    texts: FxHashSet<(usize, bool, u128)>,
}

impl Data {
    /// Reads the lines of a file, which is named in problems and, without its extension, is the
    /// set of rows that name none.
    pub fn read(&mut self, file: &str, bytes: &[u8], fields: &Fields) {
        for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let mut faults = Vec::new();
            if let Err(fault) = self.read_row(file, number + 1, line, fields, &mut faults) {
                faults.push(fault);
            }
            self.problems.extend(faults.into_iter().map(|(kind, message)| Problem {
                file: file.to_owned(),
                line: number + 1,
                kind,
                message,
            }));
        }
    }

    /// The XXH3 hash (128 bits) of the lines of a set, each with its line end.
    #[must_use]
    pub fn hash(&self, set: &str) -> String {
        let hash = self.hashes.get(set).map_or(0, Xxh3::digest128);
        format!("{hash:032x}")
    }

    fn read_row(
        &mut self,
        file: &str,
        number: usize,
        line: &[u8],
        fields: &Fields,
        faults: &mut Vec<Fault>,
    ) -> Result<(), Fault> {
        let row: Map<String, Value> = serde_json::from_slice(line).map_err(|error| {
            let (what, column) = (error.to_string(), error.column());
            // It was given one line, and calls it the first.
            let what = what.split(" at line ").next().unwrap_or_default();
            let message =
                format!("is no JSON object: {what} (column {column}); the line is left out");
            (ProblemKind::Malformed, message)
        })?;
        let stem = || {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            name.split_once('.').map_or(name, |(stem, _)| stem).to_owned()
        };
        let name = fields.text(&row, "set").unwrap_or_else(stem);
        let hash = self.hashes.entry(name.clone()).or_default();
        hash.update(line);
        hash.update(b"\n");
        let id = fields.text(&row, "id").unwrap_or_else(|| format!("line {number}"));
        let by_human = fields.of(&row, "by-human").and_then(Value::as_bool).unwrap_or(false);
        let (text, author) = match fields.text(&row, "machine") {
            Some(text) if by_human => (Some(text), Author::Human),
            Some(text) => (Some(text), Author::Machine),
            None => (fields.text(&row, "human"), Author::Human),
        };
        let Some(text) = text.filter(|text| !text.trim().is_empty() && !text.contains('\0')) else {
            let mut keys = vec![fields.keys("machine"), fields.keys("human")];
            keys.retain(|keys| !keys.is_empty());
            let keys = keys.join("` or `");
            let message = format!("row {id} has no text in `{keys}`; it is left out");
            return Err((ProblemKind::WithoutText, message));
        };
        if let Some((other, line)) = self.ids.get(&(name.clone(), id.clone())) {
            let message =
                format!("row {id} of {name} was there before ({other}:{line}); it is left out");
            return Err((ProblemKind::DuplicateId, message));
        }
        let marks = marks(&id, &text, fields.of(&row, "marks"), faults);
        self.ids.insert((name.clone(), id.clone()), (file.to_owned(), number));
        let sets = &mut self.sets;
        let set = *self.numbers.entry((name.clone(), author)).or_insert_with(|| {
            sets.push(Set { name, author, rows: 0 });
            sets.len() - 1
        });
        self.sets[set].rows += 1;
        let reference = fields.text(&row, "reference").filter(|text| !text.contains('\0'));
        let before = match fields.of(&row, "before") {
            Some(Value::Array(before)) => {
                before.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Some(Value::String(before)) => vec![before.clone()],
            _ => Vec::new(),
        };
        let row = Row {
            set,
            id,
            article: fields.text(&row, "article"),
            repeated: self.is_repeated(set, false, &text),
            text,
            reference_repeated: reference
                .as_ref()
                .is_some_and(|reference| self.is_repeated(set, true, reference)),
            reference,
            marks,
            before,
            from: fields.text(&row, "from"),
        };
        self.rows.push(row);
        Ok(())
    }

    fn is_repeated(&mut self, set: usize, reference: bool, text: &str) -> bool {
        let hash = xxhash_rust::xxh3::xxh3_128(text.as_bytes());
        !self.texts.insert((set, reference, hash))
    }
}

type Fault = (ProblemKind, String);

/// The marks of a row. Their positions come in characters of its text.
fn marks(id: &str, text: &str, value: Option<&Value>, faults: &mut Vec<Fault>) -> Vec<Mark> {
    let Some(value) = value else { return Vec::new() };
    let Value::Array(values) = value else {
        let message = format!("the marks of row {id} are no list; they are left out");
        faults.push((ProblemKind::Malformed, message));
        return Vec::new();
    };
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    ends.push(text.len());
    let mut marks = Vec::new();
    for value in values {
        let position = |key| {
            let characters = value.get(key)?.as_u64()?;
            ends.get(usize::try_from(characters).ok()?).copied()
        };
        let string = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
        match (position("start"), position("end")) {
            (Some(start), Some(end)) if start <= end => marks.push(Mark {
                span: Span::new(start, end),
                category: string("category").unwrap_or_else(|| "(none)".into()),
                core: value.get("core").and_then(Value::as_bool),
                fix: string("fix"),
            }),
            _ => {
                let shown = |key| value.get(key).map_or("nothing".into(), Value::to_string);
                let message = format!(
                    "row {id} is marked from {} to {} but has {} characters; the mark is left out",
                    shown("start"),
                    shown("end"),
                    ends.len() - 1
                );
                faults.push((ProblemKind::SpanOutside, message));
            }
        }
    }
    marks
}
