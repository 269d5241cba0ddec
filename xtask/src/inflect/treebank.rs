//! How often lemmas, and `a` and `an`, of the test treebanks are what we would write.

use std::path::Path;
use std::{env, fs, io};

use mtlint::lexicon::inflect::{Form, indefinite_article, lemma};

/// Reads every `-test` file of a folder; prints what differs when `MTLINT_SHOW_ERRORS` is set.
pub fn print(folder: &Path) -> io::Result<()> {
    let show = env::var_os("MTLINT_SHOW_ERRORS").is_some();
    for name in ["pud-test", "gum-news-test", "ewt-test"] {
        let text = fs::read_to_string(folder.join(name).with_extension("tsv"))?;
        let (mut lemmas, mut articles) = ((0, 0), (0, 0));
        for line in text.lines() {
            if let Some(sentence) = line.strip_prefix("## text ") {
                for (written, after) in articles_of(sentence) {
                    let found = indefinite_article(after);
                    articles.0 += usize::from(found.eq_ignore_ascii_case(written));
                    articles.1 += 1;
                    if show && !found.eq_ignore_ascii_case(written) {
                        let next: Vec<&str> = after.split(' ').take(2).collect();
                        println!("{name}\t{written} {}", next.join(" "));
                    }
                }
            }
            let cells: Vec<&str> = line.split('\t').collect();
            if let [word, expected, _, tag, ..] = cells[..]
                && Form::of_tag(tag).is_some()
            {
                let found = lemma(word, tag);
                let right = found.eq_ignore_ascii_case(expected);
                lemmas.0 += usize::from(right);
                lemmas.1 += 1;
                if show && !right {
                    println!("{name}\t{word}\t{tag}\t{found}\t{expected}");
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
