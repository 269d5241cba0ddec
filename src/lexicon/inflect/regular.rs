//! From a lemma to its forms.

use std::borrow::Cow;

use super::{Form, Inflector, Irregulars, case};

/// What stands before verbs that otherwise go on as they do alone (`rewrite`, `overtake`).
const PREFIXES: [&str; 16] = [
    "co", "cross", "down", "for", "fore", "inter", "mis", "off", "out", "over", "pre", "re", "un",
    "under", "up", "with",
];

impl<T: Irregulars> Inflector<T> {
    /// A form of a lemma in the case of the lemma. Of several words the last is inflected, of a
    /// verb the first, of a noun the one before `of`.
    pub fn inflect<'a>(&self, lemma: &'a str, form: Form) -> Cow<'a, str> {
        if !lemma.ends_with(char::is_alphanumeric) {
            return Cow::Borrowed(lemma);
        }
        let low = case::lower(lemma);
        let known = match &low {
            Cow::Owned(_) => self.irregular(lemma, form),
            Cow::Borrowed(_) => None,
        };
        if let Some(value) = known.or_else(|| self.irregular(&low, form)) {
            return if value.is_empty() || value == lemma {
                Cow::Borrowed(lemma)
            } else if known.is_some() {
                Cow::Owned(value.to_owned())
            } else {
                Cow::Owned(case::restore(lemma, value))
            };
        }
        if form == Form::Plural && case::is_acronym(lemma) {
            let ending = if lemma.ends_with('S') { "es" } else { "s" };
            return Cow::Owned(lemma.to_owned() + ending);
        }
        if matches!(form, Form::Comparative | Form::Superlative) {
            return match degree(&low, form) {
                Some(word) => Cow::Owned(case::restore(lemma, &word)),
                None => Cow::Owned(periphrastic(lemma, form)),
            };
        }
        if let Some((before, word, after)) = head(lemma, form) {
            return match self.inflect(word, form) {
                Cow::Borrowed(_) => Cow::Borrowed(lemma),
                Cow::Owned(word) => Cow::Owned([before, &word, after].concat()),
            };
        }
        let word = match form {
            Form::Plural => plural(&low),
            Form::ThirdPerson => Some(third_person(&low)),
            Form::Gerund => Some(self.with_prefix(&low, form).unwrap_or_else(|| gerund(&low))),
            _ => Some(self.with_prefix(&low, form).unwrap_or_else(|| past(&low))),
        };
        word.map_or(Cow::Borrowed(lemma), |word| Cow::Owned(case::restore(lemma, &word)))
    }

    fn irregular(&self, low: &str, form: Form) -> Option<&str> {
        match form {
            Form::Plural => self.irregulars.find(low, ">NNS"),
            Form::Past => self.irregulars.find(low, ">VBD"),
            Form::PastParticiple => {
                (self.irregulars.find(low, ">VBN")).or_else(|| self.irregulars.find(low, ">VBD"))
            }
            Form::Gerund => self.irregulars.find(low, ">VBG"),
            Form::ThirdPerson => self.irregulars.find(low, ">VBZ"),
            Form::Comparative => self.irregulars.find(low, ">JJR"),
            Form::Superlative => self.irregulars.find(low, ">JJS"),
        }
    }

    fn with_prefix(&self, low: &str, form: Form) -> Option<String> {
        PREFIXES.iter().find_map(|prefix| {
            let value = self.irregular(low.strip_prefix(prefix)?, form)?;
            (!value.is_empty()).then(|| [prefix, value].concat())
        })
    }
}

/// The word of several that is inflected, with what stands before and after it.
pub fn head(words: &str, form: Form) -> Option<(&str, &str, &str)> {
    let of = [" of ", "-of-", "-in-"].iter().find_map(|of| words.find(of));
    match form {
        Form::Plural if of.is_some_and(|at| at > 0) => {
            let at = of?;
            Some(("", &words[..at], &words[at..]))
        }
        Form::Plural => last(words, &[' ', '-']),
        _ => match words.find(' ') {
            Some(at) if at > 0 => Some(("", &words[..at], &words[at..])),
            _ => last(words, &['-']),
        },
    }
}

fn last<'a>(words: &'a str, cuts: &[char]) -> Option<(&'a str, &'a str, &'a str)> {
    let at = words.rfind(cuts)? + 1;
    Some((&words[..at], &words[at..], ""))
}

/// None where the plural is the word itself.
fn plural(low: &str) -> Option<String> {
    if low.len() > 4 && (low.ends_with("ics") || low.ends_with("nese")) {
        return None;
    }
    if let Some(stem) = low.strip_suffix("sis").filter(|stem| stem.len() > 1) {
        return Some([stem, "ses"].concat());
    }
    if let Some(stem) = low.strip_suffix("man").filter(|stem| stem.len() > 1) {
        return Some([stem, "men"].concat());
    }
    Some(third_person(low))
}

fn third_person(low: &str) -> String {
    if let Some(stem) = after_consonant(low, 'y') {
        return [stem, "ies"].concat();
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|ending| low.ends_with(ending));
    low.to_owned() + if hisses { "es" } else { "s" }
}

fn past(low: &str) -> String {
    if low.ends_with('e') {
        return low.to_owned() + "d";
    }
    with_vowel_ending(low, "ed")
}

fn gerund(low: &str) -> String {
    if let Some(stem) = low.strip_suffix("ie").filter(|stem| !stem.is_empty()) {
        return [stem, "ying"].concat();
    }
    let silent = low.len() > 2
        && low.ends_with('e')
        && !["ee", "oe", "ye"].iter().any(|ending| low.ends_with(ending));
    if silent {
        return [&low[..low.len() - 1], "ing"].concat();
    }
    if low.ends_with('y') {
        return low.to_owned() + "ing";
    }
    with_vowel_ending(low, "ing")
}

/// `bigger`, `happiest`: words of one syllable, and of two with `-y`.
fn degree(low: &str, form: Form) -> Option<String> {
    let ending = if form == Form::Comparative { "er" } else { "est" };
    if !low.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    match (syllables(low), after_consonant(low, 'y')) {
        (1, None) | (2, Some(_)) if !ends_like_participle_or_adverb(low) && low.len() > 2 => {
            Some(with_degree(low, ending))
        }
        _ => None,
    }
}

pub fn with_degree(low: &str, ending: &str) -> String {
    match low.strip_suffix('e') {
        Some(stem) => [stem, ending].concat(),
        None => with_vowel_ending(low, ending),
    }
}

fn ends_like_participle_or_adverb(low: &str) -> bool {
    low.ends_with("ed") || low.ends_with("ly")
}

fn periphrastic(lemma: &str, form: Form) -> String {
    let adverb = match (form, lemma.starts_with(char::is_uppercase)) {
        (Form::Comparative, false) => "more ",
        (Form::Comparative, true) => "More ",
        (_, false) => "most ",
        (_, true) => "Most ",
    };
    let mut letters = lemma.chars();
    let second = letters.clone().nth(1);
    match letters.next() {
        Some(first) if adverb.starts_with('M') && second.is_some_and(char::is_lowercase) => {
            let first: String = first.to_lowercase().collect();
            [adverb, &first, letters.as_str()].concat()
        }
        _ => [adverb, lemma].concat(),
    }
}

/// A stem before `-ed`, `-ing`, `-er`, `-est`.
fn with_vowel_ending(low: &str, ending: &str) -> String {
    if let Some(stem) = after_consonant(low, 'y') {
        return [stem, "i", ending].concat();
    }
    let double = match low.chars().next_back() {
        Some('c') if ends_in_vowel_and_one(low) => "k",
        Some(last) if is_short(low) => &low[low.len() - last.len_utf8()..],
        _ => "",
    };
    [low, double, ending].concat()
}

/// The stem before `letter`, when a consonant stands there (`city`, not `day`, not `quay`).
fn after_consonant(low: &str, letter: char) -> Option<&str> {
    let stem = low.strip_suffix(letter)?;
    let before = stem.chars().next_back()?;
    (before.is_alphabetic() && !is_vowel(before) || stem.ends_with("qu")).then_some(stem)
}

/// Whether a word of one syllable ends in one vowel and one consonant that is doubled.
fn is_short(low: &str) -> bool {
    let bytes = low.as_bytes();
    let Some(last) = bytes.last() else {
        return false;
    };
    b"bdfgklmnprtvz".contains(last) && syllables(low) == 1 && ends_in_vowel_and_one(low)
}

fn ends_in_vowel_and_one(low: &str) -> bool {
    let mut letters = low.chars().rev();
    let (Some(last), Some(vowel)) = (letters.next(), letters.next()) else {
        return false;
    };
    let before = letters.next();
    let after_q = vowel != 'u' && before == Some('u') && letters.next() == Some('q');
    !is_vowel(last)
        && (is_vowel(vowel) || vowel == 'y')
        && (after_q || !before.is_some_and(is_vowel))
}

/// Groups of vowel letters, without a silent e at the end.
fn syllables(low: &str) -> usize {
    let mut groups = 0;
    let mut inside = false;
    let mut letters = low.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let vowel = is_vowel(letter) && !(letter == 'u' && low[..at].ends_with('q'))
            || letter == 'y' && at > 0 && !inside;
        let silent = letter == 'e'
            && letters.peek().is_none()
            && !inside
            && groups > 0
            && (!low.ends_with("le") || low[..at - 1].ends_with(is_vowel));
        if vowel && !inside && !silent {
            groups += 1;
        }
        inside = vowel;
    }
    groups
}

pub fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}
