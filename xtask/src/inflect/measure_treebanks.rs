//! How often lemmas, and `a` and `an`, of the test treebanks are what we would write.

use std::env;
use std::path::Path;

use mtlint::lexicon::inflect::{Form, indefinite_article, lemma};

use crate::{Result, treebank};

/// Reads every `-test` file of a folder; prints what differs when `MTLINT_SHOW_ERRORS` is set.
pub fn print(folder: &Path) -> Result<()> {
    let show = env::var_os("MTLINT_SHOW_ERRORS").is_some();
    for name in ["pud-test", "gum-news-test", "ewt-test"] {
        let (mut lemmas, mut articles) = ((0, 0), (0, 0));
        for sentence in treebank::read(folder, name)? {
            for (written, after) in articles_of(&sentence.text) {
                let found = indefinite_article(after);
                articles.0 += usize::from(found.eq_ignore_ascii_case(written));
                articles.1 += 1;
                if show && !found.eq_ignore_ascii_case(written) {
                    let next: Vec<&str> = after.split(' ').take(2).collect();
                    println!("{name}\t{written} {}", next.join(" "));
                }
            }
            for word in sentence.words.iter().filter(|word| Form::of_tag(&word.penn).is_some()) {
                let found = lemma(&word.form, &word.penn);
                let right = found.eq_ignore_ascii_case(&word.lemma);
                lemmas.0 += usize::from(right);
                lemmas.1 += 1;
                if show && !right {
                    println!("{name}\t{}\t{}\t{found}\t{}", word.form, word.penn, word.lemma);
                }
            }
        }
        println!(
            "{name}: lemmas of inflected tokens {} of {}, a or an {} of {}",
            lemmas.0, lemmas.1, articles.0, articles.1
        );
    }
    Ok(())
}

/// Every `a` and `an` with the text after it.
fn articles_of(sentence: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some((word, after)) = rest.split_once(' ') {
        rest = after;
        let article = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an");
        if article && after.starts_with(|c: char| c.is_alphanumeric() || "“\"‘'".contains(c)) {
            found.push((word, after));
        }
    }
    found
}
