//! lemminflect's tables.

use std::collections::{BTreeMap, HashMap};

use mtlint::lexicon::inflect::{Class, Form};

use crate::Result;
use crate::fetch::Source;

/// What lemminflect lists, in its order, without doubles.
#[derive(Default)]
pub struct Gold {
    /// The forms of a lemma. A degree that lemminflect lists no form for is made with `more`, `most`.
    pub forms: BTreeMap<(String, Form), Vec<String>>,
    /// The lemmas of a form: `forms` turned round.
    pub lemmas: BTreeMap<(String, Form), Vec<String>>,
    /// The lemmas of a word of which the class is known.
    pub by_class: BTreeMap<(String, Class), Vec<String>>,
    /// The place of a lemma among the lemmas.
    places: HashMap<String, usize>,
}

impl Gold {
    pub fn read(lemminflect: &Source) -> Result<Self> {
        let mut gold = Self::default();
        let text = lemminflect.unzipped("lemminflect/resources/infl_lu.csv.gz")?;
        for line in String::from_utf8(text)?.lines() {
            let cells: Vec<&str> = line.split(',').collect();
            let [lemma, class, ..] = cells[..] else {
                return Err(format!("infl_lu.csv: {line:?}").into());
            };
            let place = gold.places.len();
            gold.places.entry(lemma.to_owned()).or_insert(place);
            let cell = |at: usize| cells.get(at + 2).copied().unwrap_or_default();
            let forms: &[(Form, &str)] = &match class {
                "noun" => vec![(Form::Plural, cell(0))],
                "verb" => vec![
                    (Form::Past, cell(0)),
                    (Form::PastParticiple, if cell(1).is_empty() { cell(0) } else { cell(1) }),
                    (Form::Gerund, cell(2)),
                    (Form::ThirdPerson, cell(3)),
                ],
                _ => vec![(Form::Comparative, cell(0)), (Form::Superlative, cell(1))],
            };
            for (form, listed) in forms {
                for word in listed.split('/').filter(|word| !word.is_empty()) {
                    add(&mut gold.forms, (lemma, *form), word);
                    add(&mut gold.lemmas, (word, *form), lemma);
                }
                if listed.is_empty() && matches!(class, "adj" | "adv") {
                    gold.forms.entry((lemma.to_owned(), *form)).or_default();
                }
            }
        }
        for ((lemma, form), words) in &mut gold.forms {
            if words.is_empty() {
                let adverb = if *form == Form::Comparative { "more" } else { "most" };
                words.push(format!("{adverb} {lemma}"));
            }
        }
        let text = lemminflect.unzipped("lemminflect/resources/lemma_lu.csv.gz")?;
        for line in String::from_utf8(text)?.lines() {
            let [word, class, lemmas] = line.split(',').collect::<Vec<_>>()[..] else {
                return Err(format!("lemma_lu.csv: {line:?}").into());
            };
            let class = match class {
                "noun" => Class::Noun,
                "verb" | "aux" => Class::Verb,
                _ => Class::Adjective,
            };
            for lemma in lemmas.split('/') {
                add(&mut gold.by_class, (word, class), lemma);
            }
        }
        Ok(gold)
    }

    /// Whether the lemma stands in an even place, counted from 0.
    pub fn is_even(&self, lemma: &str) -> bool {
        self.places.get(lemma).is_some_and(|place| place % 2 == 0)
    }

    pub fn lemma_names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }
}

fn add<K: Ord + Copy>(
    map: &mut BTreeMap<(String, K), Vec<String>>,
    (word, kind): (&str, K),
    value: &str,
) {
    let values = map.entry((word.to_owned(), kind)).or_default();
    if !values.iter().any(|known| known == value) {
        values.push(value.to_owned());
    }
}
