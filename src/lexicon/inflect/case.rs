//! The case of a word, kept in its forms.

use std::borrow::Cow;

/// The word with its ASCII letters in lower case.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// Whether the word has at least two letters and all are capitals.
pub fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    letters.by_ref().take(2).filter(|letter| letter.is_uppercase()).count() == 2
        && letters.all(char::is_uppercase)
}

/// Whether the word may be an acronym, which takes a small `s` in the plural: up to five capitals.
pub fn is_acronym(word: &str) -> bool {
    word.len() <= 5 && is_upper(word)
}

/// `form`, which was made of `word` in lower case, in the case of `word`.
pub fn restore(word: &str, form: &str) -> String {
    let common = word
        .char_indices()
        .zip(form.char_indices())
        .find(|((_, a), (_, b))| !a.eq_ignore_ascii_case(b))
        .map_or(word.len().min(form.len()), |((at, _), _)| at);
    let (kept, rest) = (&word[..common], &form[common..]);
    if is_upper(word) {
        return kept.to_owned() + &rest.to_uppercase();
    }
    if common == 0 && word.starts_with(char::is_uppercase) {
        let mut letters = rest.chars();
        return letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().collect::<String>() + letters.as_str()
        });
    }
    kept.to_owned() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_of_the_word_is_kept_in_its_form() {
        for (word, form, expected) in [
            ("Kiss", "kisses", "Kisses"),
            ("KISS", "kisses", "KISSES"),
            ("Go", "went", "Went"),
            ("WOMAN", "women", "WOMEN"),
            ("iPhone", "iphones", "iPhones"),
            ("MPs", "mp", "MP"),
            ("É", "és", "És"),
        ] {
            assert_eq!(restore(word, form), expected);
        }
    }
}
