//! The Brill lexicon, which two tasks read.

use crate::Result;
use crate::fetch::Source;

/// Words with the names of their Penn tags, the likeliest first.
pub fn lexicon(textblob: &Source) -> Result<Vec<(String, Vec<String>)>> {
    let text = textblob.text("textblob/en/en-lexicon.txt")?;
    let lines = text.lines().filter(|line| !line.starts_with(";;;"));
    let entries = lines.filter_map(|line| line.split_once(' '));
    Ok(entries
        .map(|(word, tags)| (word.to_owned(), tags.split(['|', ' ']).map(str::to_owned).collect()))
        .collect())
}
