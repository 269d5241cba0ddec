//! Messages and fixes with holes.

use std::borrow::Cow;

use crate::lexicon::inflect::{Form, indefinite_article, inflect, inflect_like, lemma, singular};
use crate::lexicon::lists::adjective;
use crate::lexicon::numbers::{clock, date, number, ordinal};

/// A text in which `{name}` and `{name.function}` stand for what was found, and `<lemma:name>` for
/// a word in the form of what was found; `{{` and `}}` are braces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Value(String, Function),
    /// A lemma in the form of a value.
    Like(String, String),
}

/// What is done to a value before it is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    AsIs,
    /// With its first letter as a capital.
    Capital,
    /// With its first letter small.
    Lower,
    /// With capitals at the start of words only.
    Title,
    /// As the list spells it.
    Listed,
    /// The adjective of a country.
    Adjective,
    /// With "a" or "an" before it, by its sound.
    Article,
    Singular,
    /// A number with English marks.
    Number,
    /// A time of the day in twelve hours.
    Clock,
    /// A date in figures with its month as a word.
    Date,
    /// A number as a rank.
    Ordinal,
    /// A verb as dictionaries have it.
    Base,
    /// As a noun in the plural, or as a verb in one of its forms, whatever form it stands in.
    Form(Form),
}

const FUNCTIONS: [(&str, Function); 17] = [
    ("capital", Function::Capital),
    ("lower", Function::Lower),
    ("title", Function::Title),
    ("listed", Function::Listed),
    ("adjective", Function::Adjective),
    ("a", Function::Article),
    ("singular", Function::Singular),
    ("number", Function::Number),
    ("clock", Function::Clock),
    ("date", Function::Date),
    ("ordinal", Function::Ordinal),
    ("base", Function::Base),
    ("plural", Function::Form(Form::Plural)),
    ("past", Function::Form(Form::Past)),
    ("participle", Function::Form(Form::PastParticiple)),
    ("gerund", Function::Form(Form::Gerund)),
    ("third", Function::Form(Form::ThirdPerson)),
];

impl Function {
    fn apply(self, value: &Value) -> Cow<'_, str> {
        let text = value.text.as_str();
        match self {
            Self::AsIs => text.into(),
            Self::Capital => capital(text).into(),
            Self::Lower => with_first(text, char::to_lowercase).into(),
            Self::Title => title(text).into(),
            Self::Listed => value.listed.as_deref().unwrap_or(text).into(),
            Self::Adjective => adjective(text).unwrap_or(text).into(),
            Self::Article => format!("{} {text}", indefinite_article(text)).into(),
            Self::Singular => singular(text),
            Self::Number => number(text).into(),
            Self::Clock => clock(text).into(),
            Self::Date => date(text).into(),
            Self::Ordinal => ordinal(text).into(),
            Self::Base => lemma(text, "VERB").into_owned().into(),
            Self::Form(form) => {
                let class = if form == Form::Plural { "NOUN" } else { "VERB" };
                inflect(&lemma(text, class), form).into_owned().into()
            }
        }
    }
}

/// A value that a template may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub name: String,
    /// As it stands in the text.
    pub text: String,
    /// As the list spells it, if it is an entry of one.
    pub listed: Option<String>,
    /// The Penn tag of its last word, if a template asks for it.
    pub tag: Option<&'static str>,
}

/// A name that a template may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub name: String,
    /// It is an entry of a list.
    pub listed: bool,
    /// It is captured by a pattern.
    pub captured: bool,
}

impl Template {
    /// Reads a template that may use `names`.
    ///
    /// # Errors
    /// The byte of the text and what is wrong there.
    pub fn new(text: &str, names: &[Name]) -> Result<Self, (usize, String)> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                literal.push(c);
                at += 2;
            } else if c == '{' {
                let Some((inside, _)) = rest[1..].split_once('}') else {
                    return Err((at, "`{` is never closed; write `{{` for the sign itself".into()));
                };
                parts.push(Part::Text(std::mem::take(&mut literal)));
                parts.push(value(inside, names).map_err(|message| (at, message))?);
                at += inside.len() + 2;
            } else if let Some((like, length)) = like(rest) {
                parts.push(Part::Text(std::mem::take(&mut literal)));
                if !names.iter().any(|name| name.captured && name.name == like.1) {
                    return Err((at, format!("the pattern captures nothing as `{}`", like.1)));
                }
                parts.push(Part::Like(like.0, like.1));
                at += length;
            } else {
                literal.push(c);
                at += c.len_utf8();
            }
        }
        parts.push(Part::Text(literal));
        parts.retain(|part| *part != Part::Text(String::new()));
        Ok(Self { parts })
    }

    /// The text with the values put in. A name without a value gives nothing.
    #[must_use]
    pub fn fill(&self, values: &[Value]) -> String {
        let mut filled = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => filled.push_str(text),
                Part::Value(name, function) => {
                    if let Some(value) = values.iter().find(|value| value.name == *name) {
                        filled.push_str(&function.apply(value));
                    }
                }
                Part::Like(lemma, name) => {
                    if let Some(value) = values.iter().find(|value| value.name == *name) {
                        let tag = value.tag.unwrap_or_default();
                        filled.push_str(&inflect_like(lemma, &value.text, tag));
                    }
                }
            }
        }
        filled
    }

    /// Whether filling it takes the tags of values.
    #[must_use]
    pub fn asks_for_tags(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Like(..)))
    }
}

/// `<lemma:name>` at the start of a text, and how long it is.
fn like(text: &str) -> Option<((String, String), usize)> {
    let (inside, _) = text.strip_prefix('<')?.split_once('>')?;
    let (lemma, name) = inside.split_once(':')?;
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphanumeric);
    (is_word(lemma) && is_word(name))
        .then(|| ((lemma.to_owned(), name.to_owned()), inside.len() + 2))
}

impl std::fmt::Display for Template {
    /// As the rule file has it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(&text.replace('{', "{{").replace('}', "}}")),
            Part::Value(name, function) => {
                let function = FUNCTIONS.iter().find(|(_, known)| known == function);
                let function = function.map_or(String::new(), |(name, _)| format!(".{name}"));
                write!(f, "{{{name}{function}}}")
            }
            Part::Like(lemma, name) => write!(f, "<{lemma}:{name}>"),
        })
    }
}

fn value(inside: &str, names: &[Name]) -> Result<Part, String> {
    let (name, function) = match inside.split_once('.') {
        None => (inside, Function::AsIs),
        Some((name, wanted)) => {
            let found = FUNCTIONS.iter().find(|(name, _)| *name == wanted);
            let Some((_, function)) = found else {
                let known = FUNCTIONS.map(|(name, _)| format!("`.{name}`")).join(", ");
                return Err(format!("there is no function `.{wanted}`; there are {known}"));
            };
            (name, *function)
        }
    };
    let Some(known) = names.iter().find(|known| known.name == name) else {
        let known: Vec<_> = names.iter().map(|known| format!("`{}`", known.name)).collect();
        return Err(format!("nothing is called `{name}` here; there is {}", known.join(", ")));
    };
    if function == Function::Listed && !known.listed {
        return Err(format!("`{name}` is no entry of a list, so `.listed` has nothing to give"));
    }
    Ok(Part::Value(name.to_owned(), function))
}

/// The text with its first letter as a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    with_first(text, char::to_uppercase)
}

/// The text with its first letter or figure changed.
fn with_first<C: Iterator<Item = char>>(text: &str, change: fn(char) -> C) -> String {
    let Some((at, first)) = text.char_indices().find(|(_, c)| c.is_alphanumeric()) else {
        return text.to_owned();
    };
    let rest = &text[at + first.len_utf8()..];
    text[..at].chars().chain(change(first)).chain(rest.chars()).collect()
}

/// The text in small letters, with a capital where a word or a part of one begins: "Dupont-Aignan"
/// for "DUPONT-AIGNAN".
fn title(text: &str) -> String {
    let mut begins = true;
    let mut written = String::new();
    for c in text.chars() {
        if begins {
            written.extend(c.to_uppercase());
        } else {
            written.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_capitals_becomes_a_name() {
        assert_eq!(title("DUPONT-AIGNAN"), "Dupont-Aignan");
        assert_eq!(title("O'NEILL"), "O'Neill");
        assert_eq!(title("Éric LÉVÊQUE"), "Éric Lévêque");
    }
}
