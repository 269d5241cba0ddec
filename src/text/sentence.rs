//! Where sentences end.

use super::token::{Shape, Token, TokenKind};

/// Titles and the like, which a name follows: never the end of a sentence.
const BEFORE_NAME: &[&str] = &[
    "adm", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "lt", "maj",
    "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt", "pres", "prof", "rep", "reps", "rev", "sen",
    "sens", "sgt", "st", "ste", "supt",
];

/// Shortened words before a number: the end of a sentence only when no number follows.
const BEFORE_NUMBER: &[&str] = &[
    "apr", "art", "aug", "ch", "chap", "dec", "eq", "feb", "fig", "figs", "jan", "jul", "jun",
    "mar", "no", "nos", "nov", "oct", "op", "p", "par", "pp", "sec", "sect", "sep", "sept", "vol",
    "vols",
];

/// Other shortened words: the end of a sentence when a word follows that often begins one.
const SHORTENED: &[&str] = &[
    "al", "approx", "assn", "assoc", "ave", "bldg", "blvd", "bros", "ca", "cf", "co", "corp",
    "ctr", "dept", "dist", "ed", "eds", "esp", "est", "etc", "ext", "ft", "gmbh", "hwy", "inc",
    "incl", "intl", "jr", "ltd", "mfg", "misc", "mts", "natl", "plc", "rd", "resp", "rte", "sq",
    "sr", "tel", "univ", "viz", "vs",
];

/// Capitalised words that begin sentences far oftener than names.
const OPENERS: &[&str] = &[
    "a", "according", "after", "all", "also", "although", "an", "and", "another", "as", "at",
    "before", "both", "but", "by", "despite", "during", "each", "even", "every", "finally", "for",
    "from", "he", "her", "here", "his", "how", "however", "i", "if", "in", "instead", "it", "its",
    "last", "later", "like", "many", "meanwhile", "most", "my", "no", "nor", "not", "now", "of",
    "on", "once", "one", "only", "or", "other", "our", "over", "several", "she", "since", "so",
    "some", "still", "such", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "though", "through", "thus", "to", "today", "under", "until", "we", "what", "when",
    "where", "which", "while", "who", "why", "with", "yesterday", "yet", "you", "your",
];

/// Verbs that hang a question or exclamation on its speaker: “Why?” Macron asked.
const SPEECH: &[&str] = &[
    "added", "answered", "asked", "asks", "cried", "exclaimed", "replied", "said", "says",
    "shouted", "tells", "told", "wondered", "writes", "wrote", "yelled",
];

/// What stands before a colon where a caption or credit begins: the page gave it a line of its
/// own, the scraper ran it into the text before it.
const CAPTIONS: &[&str] = &[
    "caption", "credit", "credits", "foto", "illustration", "image", "images", "photo",
    "photograph", "photos", "picture", "pictures", "video",
];

/// No prose goes on for so many tokens without an end; what does is cut at the next space, or at
/// twice as many, so that work per sentence stays bounded.
const LONGEST: u32 = 400;

/// So many quotes, brackets and marks may close a sentence.
const CLOSING: usize = 32;

/// Numbers the sentences of a text: sets `sentence` on every token.
///
/// A sentence ends at `.`, `!`, `?` or an ellipsis, with the quotes and brackets that close after
/// it, before white space and something that can begin the next one. The end of the text ends
/// the last. Abbreviations, initials and numbering do not end a sentence. F1 is measured in
/// `tests/sentences.rs`.
pub fn split(text: &str, tokens: &mut [Token]) {
    let mut sentence = 0;
    let mut length = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = end_at(text, tokens, at);
        let ends = end.is_some();
        let end = end.unwrap_or(at);
        for token in &mut tokens[at..=end] {
            token.sentence = sentence;
            length += 1;
        }
        at = end + 1;
        if ends
            || begins_caption(text, tokens, at)
            || (length >= LONGEST && (spaced(tokens, at) || length >= 2 * LONGEST))
        {
            sentence += 1;
            length = 0;
        }
    }
}

fn word<'a>(text: &'a str, token: &Token) -> &'a str {
    &text[token.start as usize..token.end as usize]
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    /// No list has a longer one.
    const LONGEST: usize = 12;
    let mut folded = [0; LONGEST];
    let Some(folded) = folded.get_mut(..word.len()) else {
        return false;
    };
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    list.binary_search_by(|entry| entry.as_bytes().cmp(folded)).is_ok()
}

/// Whether white space stands before token `at`.
fn spaced(tokens: &[Token], at: usize) -> bool {
    at < tokens.len() && at > 0 && tokens[at - 1].end < tokens[at].start
}

/// Whether "Photo:", "Image:" or the like stands here.
fn begins_caption(text: &str, tokens: &[Token], at: usize) -> bool {
    let colon = tokens.get(at + 1).is_some_and(|next| text.as_bytes()[next.start as usize] == b':');
    colon
        && spaced(tokens, at)
        && tokens[at].shape == Shape::Cap
        && is_one_of(word(text, &tokens[at]), CAPTIONS)
}

/// If the token ends a sentence: the last token of that sentence.
fn end_at(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let token = &tokens[at];
    let is_end = match token.kind {
        TokenKind::Mark => {
            let mark = word(text, token);
            matches!(mark, "!" | "?" | "…" | "。" | "！" | "？") || mark.starts_with('.')
        }
        TokenKind::Word => {
            token.end - token.start > 1 && text.as_bytes()[token.end as usize - 1] == b'.'
        }
        _ => false,
    };
    if !is_end {
        return None;
    }
    let mark = word(text, token);
    let mut last = at;
    let mut quoted = false;
    while last + 1 < tokens.len() && last < at + CLOSING && !spaced(tokens, last + 1) {
        match word(text, &tokens[last + 1]) {
            "\"" | "'" => quoted = true,
            ")" | "]" | "!" | "?" | "." | "..." | "…" => {}
            _ => break,
        }
        last += 1;
    }
    if last == at && closes_after_space(text, tokens, at + 1) {
        quoted = true;
        last += 1;
    }
    let next = last + 1;
    if next >= tokens.len() {
        return Some(last);
    }
    if matches!(mark, "。" | "！" | "？") {
        return Some(last);
    }
    (spaced(tokens, next) && begins_sentence(text, tokens, at, next, quoted)).then_some(last)
}

/// A closing quote apart from the full stop, as in `« … . » Le` or `here. "`: it is followed by
/// space and preceded by an open quote in the text before.
fn closes_after_space(text: &str, tokens: &[Token], at: usize) -> bool {
    spaced(tokens, at)
        && word(text, &tokens[at]) == "\""
        && (at + 1 == tokens.len() || spaced(tokens, at + 1))
        && tokens[..at]
            .iter()
            .rev()
            .take(LONGEST as usize)
            .filter(|token| word(text, token) == "\"")
            .count()
            % 2
            == 1
}

fn begins_sentence(text: &str, tokens: &[Token], at: usize, next: usize, quoted: bool) -> bool {
    let mark = word(text, &tokens[at]);
    let first = first_word(text, tokens, next);
    let shape = tokens[first].shape;
    let opens = tokens[next].kind == TokenKind::Mark;
    let starter = word(text, &tokens[first]);
    if tokens[first].kind == TokenKind::Mark {
        // Dashes, bullets and symbols open something new; commas and the like go on.
        return !matches!(
            starter,
            "," | ";" | ":" | ")" | "]" | "-" | "–" | "—" | "%" | "&" | "/" | "." | "!" | "?"
        );
    }
    if quoted && mark != "." && speaks(text, tokens, first) {
        return false;
    }
    if shape == Shape::Lower {
        return false;
    }
    if mark != "." {
        // "U.S." and "p.m." may end a sentence or not.
        return tokens[at].kind != TokenKind::Word || is_one_of(starter, OPENERS) && starter != "I";
    }
    if quoted || opens || at == 0 || spaced(tokens, at) {
        return true;
    }
    let before = &tokens[at - 1];
    let shortened = word(text, before);
    if is_one_of(shortened, BEFORE_NAME) && before.shape == Shape::Cap {
        return false;
    }
    if is_one_of(shortened, BEFORE_NUMBER) && tokens[first].kind == TokenKind::Number {
        return false;
    }
    if is_one_of(shortened, SHORTENED) {
        return is_one_of(starter, OPENERS);
    }
    let begins = at == 1 || tokens[at - 2].sentence != before.sentence;
    if before.kind == TokenKind::Number && begins && shortened.len() <= 2 {
        // Numbering: "1. The".
        return false;
    }
    if before.shape == Shape::Cap && before.end - before.start == 1 && shortened != "I" {
        // An initial, unless a label such as "Plan B" ends here.
        return is_one_of(starter, OPENERS) && starter.len() > 1 && !begins;
    }
    true
}

/// The first token from `next` on that is no opening quote or bracket.
fn first_word(text: &str, tokens: &[Token], next: usize) -> usize {
    (next..tokens.len().min(next + 4))
        .find(|i| !matches!(word(text, &tokens[*i]), "\"" | "'" | "(" | "[" | "¿" | "¡"))
        .unwrap_or(next)
}

/// Whether a speech verb follows within three words: “Why?” the minister asked.
fn speaks(text: &str, tokens: &[Token], first: usize) -> bool {
    tokens[first..].iter().take(4).any(|token| is_one_of(word(text, token), SPEECH))
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    fn sentences(text: &str) -> Vec<&str> {
        let t = Text::new(text, &[crate::span::Span::new(0, text.len()).into()]);
        (0..t.sentences())
            .map(|n| &text[t.source_of_sentence(n).start..t.source_of_sentence(n).end])
            .collect()
    }

    #[test]
    fn titles_initials_and_shortened_words_go_on() {
        assert_eq!(
            sentences("Sen. J. F. Doe met Mr. Roe in the U.S. Senate. It was Jan. 5.").len(),
            2
        );
        assert_eq!(sentences("He works for Doe Inc. The firm is large.").len(), 2);
        assert_eq!(sentences("They were in the U.S. The trip was short.").len(), 2);
    }

    #[test]
    fn quotes_and_brackets_close_with_the_sentence() {
        assert_eq!(
            sentences("“We left.” Then it rained. (It always does.) “Why?” she asked."),
            ["“We left.”", "Then it rained.", "(It always does.)", "“Why?” she asked."]
        );
    }

    #[test]
    fn endless_text_is_cut() {
        assert!(sentences(&"word ".repeat(2000)).len() > 3);
        assert!(sentences(&"word,".repeat(2000)).len() > 3);
    }

    #[test]
    fn word_lists_are_sorted() {
        for list in [
            super::CAPTIONS,
            super::BEFORE_NAME,
            super::BEFORE_NUMBER,
            super::SHORTENED,
            super::OPENERS,
            super::SPEECH,
        ] {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(list, sorted);
        }
    }
}
