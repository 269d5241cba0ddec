//! The treebanks: tables that lie in the folder `treebank` of the development data.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::Result;

pub struct Sentence {
    /// As it stands in the text.
    pub text: String,
    pub words: Vec<Word>,
}

pub struct Word {
    pub form: String,
    pub lemma: String,
    /// Its Universal tag.
    pub universal: String,
    /// Its Penn tag.
    pub penn: String,
    /// Whether white space follows.
    pub space: bool,
}

/// Where the treebanks lie; `None` when `MTLINT_DATA` does not name the development data.
pub fn folder() -> Option<PathBuf> {
    Some(Path::new(&env::var_os("MTLINT_DATA")?).join("treebank"))
}

/// The sentences of a table, in its own cut. Errors name the file and the line.
pub fn read(folder: &Path, table: &str) -> Result<Vec<Sentence>> {
    let path = folder.join(table).with_extension("tsv");
    let content =
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut sentences: Vec<Sentence> = Vec::new();
    for (number, line) in content.lines().enumerate() {
        let not_a_word = line.is_empty() || line.starts_with("## ") || line.starts_with("# form\t");
        if let Some(text) = line.strip_prefix("## text ") {
            sentences.push(Sentence { text: text.to_owned(), words: Vec::new() });
        } else if !not_a_word {
            let place = || format!("{}:{}", path.display(), number + 1);
            let [form, lemma, universal, penn, _, space] = line.split('\t').collect::<Vec<_>>()[..]
            else {
                return Err(format!("{}: not six cells", place()).into());
            };
            let sentence = sentences.last_mut();
            let sentence = sentence.ok_or_else(|| format!("{}: before any text", place()))?;
            sentence.words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                universal: universal.to_owned(),
                penn: penn.to_owned(),
                space: space != "0",
            });
        }
    }
    Ok(sentences)
}
