//! From a form to its lemma.

use std::borrow::Cow;

use super::regular::{head, with_degree};
use super::{Class, Form, Inflector, Irregulars, case};

/// The longest ending of a stem that the table knows, in bytes.
const ENDING: usize = 6;

impl<T: Irregulars> Inflector<T> {
    /// The lemma of a word that is in this form.
    pub fn lemma_of_form<'a>(&self, word: &'a str, form: Form) -> Cow<'a, str> {
        if let Some(found) = self.listed(word, &["<", form.tag()].concat()) {
            return found;
        }
        // `learned` where the table gives `learnt`.
        if form == Form::PastParticiple
            && let Some(found) = self.listed(word, "<VBD")
        {
            return found;
        }
        let class = match form {
            Form::Plural => Class::Noun,
            Form::Comparative | Form::Superlative => Class::Adjective,
            _ => Class::Verb,
        };
        if class == Class::Adjective && word.contains([' ', '-']) {
            return Cow::Borrowed(word);
        }
        if let Some((before, word_of_several, after)) = head(word, form) {
            return match self.lemma_of_form(word_of_several, form) {
                Cow::Borrowed(_) => Cow::Borrowed(word),
                Cow::Owned(lemma) => Cow::Owned([before, &lemma, after].concat()),
            };
        }
        // `NGOs`, `MPs`: what is in capitals keeps its letters.
        if form == Form::Plural
            && let Some(acronym) = word.strip_suffix('s')
            && case::is_upper(acronym)
        {
            return Cow::Owned(acronym.strip_suffix("Se").unwrap_or(acronym).to_owned());
        }
        self.regular(word, form)
    }

    /// The lemma of an adverb in `RBR` or `RBS`.
    pub fn lemma_of_adverb<'a>(&self, word: &'a str, tag: &str) -> Cow<'a, str> {
        self.listed(word, &["<", tag].concat()).unwrap_or_else(|| {
            self.lemma_of_form(word, Form::of_tag(tag).unwrap_or(Form::Comparative))
        })
    }

    /// The lemma of a verb in its base form, which differs in `are`, `'re`, `ca` of `can't`.
    pub fn lemma_of_base<'a>(&self, word: &'a str, tag: &str) -> Cow<'a, str> {
        self.listed(word, &["<", tag].concat()).unwrap_or(Cow::Borrowed(word))
    }

    /// The lemma of a word of which only the class is known. A word that may itself be a lemma
    /// stays.
    pub fn lemma_of_class<'a>(&self, word: &'a str, class: Class) -> Cow<'a, str> {
        let key = match class {
            Class::Noun => "<NOUN",
            Class::Verb => "<VERB",
            Class::Adjective => "<ADJ",
        };
        if let Some(found) = self.listed(word, key) {
            return found;
        }
        let low = case::lower(word);
        let low = low.as_ref();
        let forms: &[Form] = match class {
            Class::Noun => &[Form::Plural],
            Class::Verb => &[Form::Past, Form::PastParticiple, Form::ThirdPerson, Form::Gerund],
            Class::Adjective => &[Form::Comparative, Form::Superlative],
        };
        for form in forms {
            if let Some(found) = self.listed(word, &["<", form.tag()].concat()) {
                return found;
            }
        }
        let form = match class {
            Class::Noun if low.ends_with('s') && !ends_with_any(low, &["ss", "us", "is"]) => {
                Form::Plural
            }
            Class::Noun if low.ends_with("men") && low.len() > 4 => Form::Plural,
            Class::Verb if low.ends_with("ing") && has_vowel(&low[..low.len() - 3]) => Form::Gerund,
            Class::Verb if low.ends_with("ed") && has_vowel(&low[..low.len() - 2]) => Form::Past,
            Class::Verb if low.ends_with('s') && !ends_with_any(low, &["ss", "us", "is"]) => {
                Form::ThirdPerson
            }
            Class::Adjective if low.ends_with("est") => Form::Superlative,
            Class::Adjective if low.ends_with("ier") => Form::Comparative,
            _ => return Cow::Borrowed(word),
        };
        self.lemma_of_form(word, form)
    }

    fn listed<'a>(&self, word: &'a str, key: &str) -> Option<Cow<'a, str>> {
        let low = case::lower(word);
        if let Cow::Owned(_) = low
            && let Some(value) = self.irregulars.find(word, key)
        {
            return Some(if value.is_empty() {
                Cow::Borrowed(word)
            } else {
                Cow::Owned(value.to_owned())
            });
        }
        let value = self.irregulars.find(&low, key)?;
        Some(if value.is_empty() {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(case::restore(word, value))
        })
    }

    /// The lemma by the ending: among what the table says of stems that end so, the longest
    /// ending whose lemma gives the word again.
    fn regular<'a>(&self, word: &'a str, form: Form) -> Cow<'a, str> {
        let low = case::lower(word);
        if form == Form::Plural
            && let Some(stem) = low.strip_suffix("men").filter(|stem| stem.len() > 1)
        {
            return Cow::Owned(case::restore(word, &[stem, "man"].concat()));
        }
        let Some((stem, key)) = stem(&low, form) else {
            return Cow::Borrowed(word);
        };
        let learned = (0..=stem.len())
            .filter(|at| stem.len() - at <= ENDING)
            .filter_map(|at| stem.get(at..))
            .filter_map(|ending| self.irregulars.find(&["-", ending].concat(), key));
        let doubled = is_doubled(stem);
        let found = learned
            .chain(usual(stem, key).iter().copied())
            .filter_map(|script| Some((script, apply(stem, script)?)))
            .find(|(script, lemma)| {
                doubled && *script == "1" || self.gives_again(lemma, form, &low)
            });
        match found {
            Some((_, lemma)) => Cow::Owned(case::restore(word, &lemma)),
            // Names and mass nouns: `Congress`, `Paris`.
            None if key == "<s" && ends_with_any(&low, &["ss", "us", "is"]) => Cow::Borrowed(word),
            None => Cow::Owned(case::restore(word, stem)),
        }
    }

    fn gives_again(&self, lemma: &str, form: Form, low: &str) -> bool {
        match form {
            Form::Comparative => with_degree(lemma, "er") == low,
            Form::Superlative => with_degree(lemma, "est") == low,
            Form::PastParticiple if self.inflect(lemma, Form::Past) == low => true,
            _ => self.inflect(lemma, form) == low,
        }
    }
}

/// Whether the last consonant may stand twice because of the ending (`stopp`, not `call`).
fn is_doubled(stem: &str) -> bool {
    let mut letters = stem.bytes().rev();
    let last = letters.next();
    last == letters.next() && last.is_some_and(|last| b"bdgkmnprtv".contains(&last))
}

/// What to try with a stem when no ending that the table knows gives the word again.
fn usual(stem: &str, key: &str) -> &'static [&'static str] {
    match key {
        "<s" => &["0"],
        _ if is_doubled(stem) => &["1", "0", "0e"],
        _ if stem.ends_with('i') => &["1y", "0", "0e"],
        _ => &["0", "0e", "1"],
    }
}

/// A word without the ending of its form, and the key of what the table says of such stems.
#[must_use]
pub fn stem(low: &str, form: Form) -> Option<(&str, &'static str)> {
    let (endings, key): (&[&str], _) = match form {
        Form::Plural | Form::ThirdPerson => (&["s"], "<s"),
        Form::Past | Form::PastParticiple => (&["ed"], "<ed"),
        Form::Gerund => (&["ing"], "<ed"),
        Form::Comparative => (&["er"], "<ed"),
        Form::Superlative => (&["est"], "<ed"),
    };
    let stem = endings.iter().find_map(|ending| low.strip_suffix(ending))?;
    (stem.len() > 1).then_some((stem, key))
}

/// Applies `2y`: cut two bytes, add `y`.
fn apply(stem: &str, script: &str) -> Option<String> {
    let cut = usize::from(script.bytes().next()?.checked_sub(b'0')?);
    let kept = stem.get(..stem.len().checked_sub(cut)?)?;
    Some([kept, script.get(1..)?].concat())
}

fn ends_with_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(|letter| super::regular::is_vowel(letter) || letter == 'y')
}
