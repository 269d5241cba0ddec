//! How often the answers are among those that lemminflect lists.

use std::collections::{HashMap, HashSet};

use mtlint::lexicon::inflect::{Form, Inflector};

use super::Rows;
use super::gold::Gold;

const COMMON: usize = 5000;

/// A heading, the table, and which lemmas are asked.
type Sample<'a> = (&'a str, &'a Rows, Box<dyn Fn(&str) -> bool + 'a>);

#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    all: usize,
}

impl Score {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        // Hundredths of a percent, rounded down: 98.999 is not 99.
        let share = self.right * 10_000 / self.all.max(1);
        write!(f, "{:>3}.{:02} ({:>5})", share / 100, share % 100, self.all)
    }
}

pub fn print(gold: &Gold, ranks: &HashMap<String, usize>, half: &Rows, full: &Rows) {
    let mut names: Vec<&str> = gold.lemma_names().collect();
    let rank = |name: &str| ranks.get(&name.to_lowercase()).copied().unwrap_or(usize::MAX);
    names.sort_by_key(|name| (rank(name), *name));
    let common: HashSet<&str> = names.iter().take(COMMON).copied().collect();
    let samples: [Sample; 5] = [
        ("full, common", full, Box::new(|lemma| common.contains(lemma))),
        ("full, all", full, Box::new(|_| true)),
        (
            "half, common odd",
            half,
            Box::new(|lemma| common.contains(lemma) && !gold.is_even(lemma)),
        ),
        ("half, all odd", half, Box::new(|lemma| !gold.is_even(lemma))),
        ("half, all even", half, Box::new(|lemma| gold.is_even(lemma))),
    ];
    let columns: Vec<Vec<(String, Score)>> =
        samples.iter().map(|(_, rows, inside)| scores(gold, rows, inside)).collect();
    print!("{:<22}", "% (of)");
    for (name, ..) in &samples {
        print!("{name:>18}");
    }
    println!();
    for (row, (name, _)) in columns[0].iter().enumerate() {
        print!("{name:<22}");
        for column in &columns {
            print!("{:>18}", column[row].1.to_string());
        }
        println!();
    }
    if std::env::var_os("MTLINT_SHOW_ERRORS").is_some() {
        show(gold, full, &common, "full");
        let odd = common.iter().copied().filter(|lemma| !gold.is_even(lemma)).collect();
        show(gold, half, &odd, "half");
    }
}

fn scores(gold: &Gold, rows: &Rows, inside: &dyn Fn(&str) -> bool) -> Vec<(String, Score)> {
    let inflector = Inflector { irregulars: rows };
    let mut list = Vec::new();
    for form in Form::ALL {
        let mut score = Score::default();
        for ((lemma, of), listed) in &gold.forms {
            if *of == form && inside(lemma) {
                let found = inflector.inflect(lemma, form);
                score.add(listed.iter().any(|word| *word == found));
            }
        }
        list.push((format!("{form:?}"), score));
        if form == Form::Plural {
            // Names and mass nouns have to be known; the rules can only know the others.
            let mut score = Score::default();
            for ((lemma, of), listed) in &gold.forms {
                let counts = listed.iter().any(|word| word != lemma);
                if *of == form && counts && inside(lemma) && !lemma.contains(char::is_uppercase) {
                    let found = inflector.inflect(lemma, form);
                    score.add(listed.iter().any(|word| *word == found));
                }
            }
            list.push(("- of count nouns".to_owned(), score));
        }
    }
    for form in Form::ALL {
        let mut score = Score::default();
        for ((word, of), lemmas) in &gold.lemmas {
            if *of == form && lemmas.iter().any(|lemma| inside(lemma)) {
                let found = inflector.lemma_of_form(word, form);
                score.add(lemmas.iter().any(|lemma| *lemma == found));
            }
        }
        list.push((format!("lemma of {}", form.tag()), score));
    }
    for class in mtlint::lexicon::inflect::Class::ALL {
        let mut score = Score::default();
        for ((word, of), lemmas) in &gold.by_class {
            if *of == class && lemmas.iter().any(|lemma| inside(lemma)) {
                let found = inflector.lemma_of_class(word, class);
                score.add(lemmas.iter().any(|lemma| *lemma == found));
            }
        }
        list.push((format!("lemma of {class:?}"), score));
    }
    list
}

/// Prints what is wrong, for whoever works on the rules.
fn show(gold: &Gold, rows: &Rows, common: &HashSet<&str>, name: &str) {
    let inflector = Inflector { irregulars: rows };
    for ((lemma, form), listed) in &gold.forms {
        let found = inflector.inflect(lemma, *form);
        if common.contains(lemma.as_str()) && listed.iter().all(|word| *word != found) {
            println!("{name}\t{}\t{lemma}\t{found}\t{}", form.tag(), listed.join(" "));
        }
    }
    for ((word, form), lemmas) in &gold.lemmas {
        let found = inflector.lemma_of_form(word, *form);
        if lemmas.iter().any(|lemma| common.contains(lemma.as_str()))
            && lemmas.iter().all(|lemma| *lemma != found)
        {
            println!("{name}\tlemma {}\t{word}\t{found}\t{}", form.tag(), lemmas.join(" "));
        }
    }
}
