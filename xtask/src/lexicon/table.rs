//! A table: rows of strings under named columns, with where they come from.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::fetch::Source;

/// What parts of a cell with several values.
pub const SEVERAL: &str = "|";

pub struct Table<'a> {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    /// How many of the first columns name a row: no two rows agree in all of them.
    pub key: usize,
    pub sources: Vec<&'a Source>,
    /// Whether rows were also written by hand, in `xtask/lexicon/`.
    pub hand: bool,
    /// What a reader of the file has to know.
    pub note: &'static str,
    pub rows: BTreeSet<Vec<String>>,
}

impl Table<'_> {
    pub fn add<S: AsRef<str>>(&mut self, row: impl IntoIterator<Item = S>) {
        let row: Vec<String> = row.into_iter().map(|cell| clean(cell.as_ref())).collect();
        assert_eq!(row.len(), self.columns.len(), "{}: {row:?}", self.name);
        self.rows.insert(row);
    }

    /// Writes `data/lexicon/NAME.tsv` and gives its size in bytes.
    pub fn write(&self, root: &Path) -> Result<usize> {
        let mut keys = BTreeSet::new();
        for row in &self.rows {
            if !keys.insert(&row[..self.key]) {
                return Err(format!("{}: two rows for {:?}", self.name, &row[..self.key]).into());
            }
        }
        let mut text = format!("# table: {}\n", self.name);
        for source in &self.sources {
            let Source { package, version, licence, credit, .. } = source;
            writeln!(text, "# source: {package} {version} ({credit}); licence: {licence}")?;
        }
        if self.hand {
            let own = "MIT OR Apache-2.0";
            writeln!(text, "# source: xtask/lexicon/ (written by hand); licence: {own}")?;
        }
        writeln!(text, "# licence: {}", self.licence())?;
        if !self.note.is_empty() {
            writeln!(text, "# note: {}", self.note)?;
        }
        writeln!(text, "# rebuild: cargo xtask lexicon")?;
        writeln!(text, "# columns: {}", self.columns.join("\t"))?;
        for row in &self.rows {
            writeln!(text, "{}", row.join("\t"))?;
        }
        let folder = root.join("data/lexicon");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{}.tsv", self.name)), &text)?;
        Ok(text.len())
    }

    /// The licences that hold for the table together.
    fn licence(&self) -> String {
        let mut licences: Vec<&str> = Vec::new();
        for licence in self.sources.iter().flat_map(|source| source.licence.split(" AND ")) {
            if !licences.contains(&licence) {
                licences.push(licence);
            }
        }
        match licences.iter().find(|licence| licence.contains("BY-SA")) {
            Some(share_alike) => (*share_alike).to_owned(),
            None if licences.is_empty() => "MIT OR Apache-2.0".to_owned(),
            None => licences.join(" AND "),
        }
    }
}

/// A cell without what would break the file or a search: tabs, line breaks, odd spaces and marks,
/// soft hyphens.
pub fn clean(cell: &str) -> String {
    let cell = cell.replace(['\u{2019}', '\u{2018}'], "'").replace('\u{ad}', "");
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of a file in `xtask/lexicon/`.
pub fn by_hand(root: &Path, name: &str) -> Result<Vec<Vec<String>>> {
    let path = root.join("xtask/lexicon").join(format!("{name}.tsv"));
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut columns = 0;
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if let Some(names) = line.strip_prefix("# columns: ") {
            columns = names.split('\t').count();
        } else if !line.starts_with('#') {
            let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if row.len() != columns {
                let (path, line, found) = (path.display(), number + 1, row.len());
                return Err(format!("{path}:{line}: {found} cells under {columns} columns").into());
            }
            rows.push(row);
        }
    }
    Ok(rows)
}
