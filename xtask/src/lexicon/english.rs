//! Which words are English words, so that a name that looks like one is known as ambiguous.

use std::collections::HashSet;
use std::fs;

use super::fetch::Sources;
use crate::Result;

pub struct English {
    /// SCOWL up to size 50, in lower case.
    common: HashSet<String>,
    /// Words with a tag other than that of names in the Brill lexicon.
    tagged: HashSet<String>,
}

impl English {
    pub fn read(sources: &Sources) -> Result<Self> {
        let folder = sources.get("scowl")?.folder.join("usr/share/dict/scowl");
        let mut common = HashSet::new();
        for variety in [
            "english",
            "american",
            "british",
            "british_z",
            "canadian",
            "australian",
        ] {
            for size in [10, 20, 35, 40, 50] {
                let Ok(bytes) = fs::read(folder.join(format!("{variety}-words.{size}"))) else {
                    continue;
                };
                // The lists are in Latin-1.
                let text: String = bytes.into_iter().map(char::from).collect();
                common.extend(text.lines().map(str::to_owned));
            }
        }
        if common.len() < 10_000 {
            return Err(format!("{}: only {} words", folder.display(), common.len()).into());
        }
        let brill = sources
            .get("textblob")?
            .text("textblob/en/en-lexicon.txt")?;
        let mut tagged = HashSet::new();
        for line in brill.lines().filter(|line| !line.starts_with(";;;")) {
            let mut words = line.split_whitespace();
            if let Some(word) = words.next()
                && words.any(|tag| tag != "NNP" && tag != "NNPS")
            {
                tagged.insert(word.to_owned());
            }
        }
        Ok(Self { common, tagged })
    }

    /// `yes` when the lower-case form of a name is an English word too, `words` when it is no word
    /// but each of its several words is one (Long Beach, White House), else `no`.
    pub fn ambiguous(&self, name: &str) -> &'static str {
        let name = name.to_lowercase();
        if self.common.contains(&name) || self.tagged.contains(&name) {
            "yes"
        } else if name.contains(' ') && name.split(' ').all(|word| self.common.contains(word)) {
            "words"
        } else {
            "no"
        }
    }
}
