//! Tokens: words, numbers, marks.

use crate::span::Span;

/// A word, number or mark of a view. Offsets are bytes of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    /// The number of its sentence in the text, from 0.
    pub sentence: u32,
    pub kind: TokenKind,
    pub shape: Shape,
}

impl Token {
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Has a letter: `word`, `Jong-un`, `U.S.`, `25-year-old`; also a clitic: `'s`, `n't`.
    Word,
    /// Digits with inner points, commas and colons: `1.5`, `3,000`, `18:30`.
    Number,
    /// A URL, host, e-mail address, @handle or #hashtag.
    Address,
    /// Anything else: one character, or a run of points or hyphens.
    Mark,
}

/// The letter case of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No letter that has case.
    None,
    Lower,
    /// A capital first and, if any, only after a hyphen or apostrophe again: `Paris`, `Saint-Jean`.
    Cap,
    /// Two or more capitals and nothing else: `NATO`.
    Upper,
    /// Other: `iPhone`, `McDonald`.
    Mixed,
}

/// Splits a view into tokens. White space is in none; every other byte is in exactly one.
///
/// A hyphenated word is one token, as is a number with its separators. English clitics are apart,
/// as in the Penn Treebank (`do|n't`, `Macron|'s`). `sentence` is left at 0.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, name: Name::default() };
    while let Some(token) = scanner.next_token() {
        tokens.push(token);
    }
    tokens
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The run that the scanner is in, so that `a.b.c…` is read once, not from every part again.
    name: Name,
}

/// A run of letters, digits, `_`, and inner points and hyphens.
#[derive(Default)]
struct Name {
    end: usize,
    /// Where the host's last label begins, if it is one of [`TOP_LEVEL`].
    label: Option<usize>,
    /// Behind the last character that no host holds.
    host: usize,
}

/// Hosts are recognised by these last labels; a missing space after a full stop looks alike.
const TOP_LEVEL: &[&str] = &[
    "at", "be", "br", "ca", "ch", "cn", "co", "com", "cz", "de", "edu", "es", "eu", "fr", "gov",
    "info", "io", "it", "jp", "net", "nl", "org", "pl", "pt", "ro", "ru", "tr", "tv", "ua", "uk",
];

const CLITICS: &[&str] = &["'s", "'re", "'ve", "'ll", "'d", "'m"];

const LOWER: u8 = 1;
const CAPITAL: u8 = 2;
const DIGIT: u8 = 4;

/// What an ASCII letter or digit is; 0 for any other byte.
const PLAIN: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

impl Scanner<'_> {
    fn next_token(&mut self) -> Option<Token> {
        while self.bytes.get(self.at).is_some_and(|byte| is_space(*byte)) {
            self.at += 1;
        }
        self.plain_word().or_else(|| self.plain_mark()).or_else(|| self.any_token())
    }

    /// The token that begins here, whatever it is.
    fn any_token(&mut self) -> Option<Token> {
        let start = self.at;
        let first = self.char_at(start)?;
        let kind = if let Some(end) = self.address_end() {
            self.at = end;
            TokenKind::Address
        } else if is_word_char(first) {
            self.word()
        } else if let Some(len) = self.clitic_len(start) {
            self.at += len;
            TokenKind::Word
        } else {
            self.at += first.len_utf8();
            if first == '.' || first == '-' {
                while self.bytes.get(self.at) == Some(&(first as u8)) {
                    self.at += 1;
                }
            }
            TokenKind::Mark
        };
        let shape = match kind {
            TokenKind::Word => shape(&self.text[start..self.at]),
            _ => Shape::None,
        };
        Some(Token { start: offset(start), end: offset(self.at), sentence: 0, kind, shape })
    }

    /// The token that begins here, where it is nothing but ASCII letters and digits: what most
    /// tokens are. Gives what the rest of the scanner would give, sooner.
    fn plain_word(&mut self) -> Option<Token> {
        let start = self.at;
        let (mut kinds, mut capitals, mut end) = (0, 0, start);
        while let Some(byte) = self.bytes.get(end) {
            let kind = PLAIN[usize::from(*byte)];
            if kind == 0 {
                break;
            }
            kinds |= kind;
            capitals += usize::from(kind == CAPITAL);
            end += 1;
        }
        let length = end - start;
        let ends = match self.bytes.get(end) {
            None | Some(b' ' | b'\t'..=b'\r' | b';' | b'!' | b'?' | b')' | b'"' | b'%') => true,
            Some(b',') => !self.bytes[end - length.min(1)].is_ascii_digit(),
            Some(b'.') => {
                length > 1
                    && self.bytes.get(end + 1).is_none_or(|byte| is_space(*byte) || *byte == b'"')
            }
            _ => false,
        };
        if length == 0 || !ends {
            return None;
        }
        self.at = end;
        let first_is_capital = self.bytes[start].is_ascii_uppercase();
        let shape = match (capitals, kinds & LOWER) {
            (0, 0) => Shape::None,
            (0, _) => Shape::Lower,
            (1, _) if first_is_capital => Shape::Cap,
            (2.., 0) => Shape::Upper,
            _ => Shape::Mixed,
        };
        let kind = if kinds == DIGIT { TokenKind::Number } else { TokenKind::Word };
        Some(Token { start: offset(start), end: offset(end), sentence: 0, kind, shape })
    }

    /// The token that begins here, where it is a mark that is one by itself whatever follows.
    fn plain_mark(&mut self) -> Option<Token> {
        let start = self.at;
        if !matches!(
            self.bytes.get(start)?,
            b',' | b'"' | b':' | b';' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'%' | b'/'
        ) {
            return None;
        }
        self.at += 1;
        let (kind, shape) = (TokenKind::Mark, Shape::None);
        Some(Token { start: offset(start), end: offset(self.at), sentence: 0, kind, shape })
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            None => None,
            Some(byte) if byte.is_ascii() => Some(*byte as char),
            Some(_) => self.text[at..].chars().next(),
        }
    }

    fn is_word_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_word_char)
    }

    fn is_digit_at(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_digit)
    }

    /// Scans a word or number from `self.at`, which holds a letter or digit.
    fn word(&mut self) -> TokenKind {
        let start = self.at;
        // Where the part after the last inner point begins, and whether all parts so far are
        // single letters, as in "U.S".
        let mut part = start;
        let mut initials = true;
        let mut letters = false;
        while let Some(c) = self.char_at(self.at) {
            if is_word_char(c) {
                letters |= !c.is_ascii_digit();
                self.at += c.len_utf8();
                continue;
            }
            let next = self.at + 1;
            let inner = match c {
                '-' | '&' => self.is_word_at(next),
                '\'' => {
                    if self.clitic_len(self.at).is_some() {
                        break;
                    }
                    if self.ends_in_negation(start) {
                        if self.at - start > 1 {
                            self.at -= 1;
                        } else {
                            self.at += 2;
                        }
                        return TokenKind::Word;
                    }
                    self.is_word_at(next)
                }
                '.' | ',' | ':' if self.is_digit_at(self.at - 1) && self.is_digit_at(next) => true,
                '.' => {
                    initials &= self.at - part == 1 && self.bytes[part].is_ascii_alphabetic();
                    part = next;
                    initials && self.bytes.get(next).is_some_and(u8::is_ascii_alphabetic)
                }
                _ => !c.is_ascii() && is_mark(c),
            };
            if !inner {
                if c == '.' && initials && self.at - start > 1 {
                    self.at += 1;
                }
                break;
            }
            self.at += c.len_utf8();
        }
        if letters { TokenKind::Word } else { TokenKind::Number }
    }

    /// Whether the word from `start` stands before the `'t` of "n't".
    fn ends_in_negation(&self, start: usize) -> bool {
        self.at > start
            && self.bytes[self.at - 1].eq_ignore_ascii_case(&b'n')
            && self.bytes.get(self.at + 1).is_some_and(|b| b.eq_ignore_ascii_case(&b't'))
            && !self.is_word_at(self.at + 2)
    }

    /// The length of the clitic that begins with the apostrophe at `at`, unless it opens a word.
    fn clitic_len(&self, at: usize) -> Option<usize> {
        if self.bytes[at] != b'\'' || (at > 0 && is_space(self.bytes[at - 1])) {
            return None;
        }
        CLITICS.iter().map(|clitic| clitic.len()).zip(CLITICS).find_map(|(len, clitic)| {
            let found = self.bytes.get(at..at + len)?;
            (found.eq_ignore_ascii_case(clitic.as_bytes()) && !self.is_word_at(at + len))
                .then_some(len)
        })
    }

    /// Where the address that begins here ends, if one does.
    fn address_end(&mut self) -> Option<usize> {
        let rest = &self.bytes[self.at..];
        let starts = |prefix: &[u8]| rest.len() > prefix.len() && rest.starts_with(prefix);
        if starts(b"http://") || starts(b"https://") || starts(b"www.") {
            return Some(self.run_end(self.at));
        }
        if matches!(rest.first(), Some(b'@' | b'#')) {
            let letter = self.char_at(self.at + 1).is_some_and(char::is_alphabetic);
            return letter.then(|| self.name_end(self.at + 1));
        }
        if !rest.first()?.is_ascii_alphanumeric() {
            return None;
        }
        if self.at >= self.name.end {
            self.name = self.name_from(self.at);
        }
        let Name { end, label, host } = self.name;
        if self.bytes.get(end) == Some(&b'@') && self.is_word_at(end + 1) {
            return Some(self.name_end(end + 1));
        }
        // The host is at least two characters and a point.
        (self.at + 3 <= label? && self.at >= host)
            .then(|| if self.bytes.get(end) == Some(&b'/') { self.run_end(end) } else { end })
    }

    fn name_from(&self, from: usize) -> Name {
        let end = self.name_end(from);
        let name = &self.text[from..end];
        let Some((before, label)) =
            name.rsplit_once('.').filter(|(_, label)| TOP_LEVEL.contains(label))
        else {
            return Name { end, label: None, host: end };
        };
        let in_host = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'.';
        let host =
            before.as_bytes().iter().rposition(|b| !in_host(b)).map_or(from, |at| from + at + 1);
        Name { end, label: Some(end - label.len()), host }
    }

    /// The end of a run of letters, digits, `_`, and inner points and hyphens.
    fn name_end(&self, from: usize) -> usize {
        let mut end = from;
        while let Some(c) = self.char_at(end) {
            let inner = matches!(c, '.' | '-') && self.is_word_at(end + 1) && end > from;
            if !is_word_char(c) && !inner {
                break;
            }
            end += c.len_utf8();
        }
        end
    }

    /// The end of a run without white space or quotes, less its closing punctuation.
    fn run_end(&self, from: usize) -> usize {
        let run = self.text[from..]
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
            .map_or(&self.text[from..], |len| &self.text[from..from + len]);
        from + run.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']).len()
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("documents are smaller than 4 GiB")
}

/// The white space that a view can hold: normalisation leaves no other.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && c.is_alphanumeric())
}

/// Combining marks that NFC could not compose.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn shape(word: &str) -> Shape {
    let (mut capitals, mut lower, mut inner_capital) = (0, false, false);
    let mut first = None;
    let mut previous = '-';
    for c in word.chars() {
        if c.is_uppercase() {
            first.get_or_insert(true);
            capitals += 1;
            inner_capital |= previous.is_alphanumeric();
        } else if c.is_lowercase() {
            first.get_or_insert(false);
            lower = true;
        }
        previous = c;
    }
    match (first, lower) {
        (None, _) => Shape::None,
        (_, true) if capitals == 0 => Shape::Lower,
        (_, false) if capitals > 1 => Shape::Upper,
        (Some(true), _) if !inner_capital => Shape::Cap,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        assert_eq!(
            words("Prices rose 65.75%, to $3,000 (or so)."),
            ["Prices", "rose", "65.75", "%", ",", "to", "$", "3,000", "(", "or", "so", ")", "."]
        );
    }

    #[test]
    fn clitics_stand_alone_and_names_stay_whole() {
        assert_eq!(
            words("Macron's O'Brien didn't say we'll can't l'Europe the 1990's"),
            [
                "Macron", "'s", "O'Brien", "did", "n't", "say", "we", "'ll", "ca", "n't",
                "l'Europe", "the", "1990", "'s"
            ]
        );
        assert_eq!(words("'s n't"), ["'s", "n't"]);
    }

    #[test]
    fn hyphenated_words_and_abbreviations_are_one() {
        assert_eq!(
            words("Kim Jong-un, a 25-year-old U.S. citizen at 5 p.m. - J. Doe... A&E"),
            [
                "Kim", "Jong-un", ",", "a", "25-year-old", "U.S.", "citizen", "at", "5", "p.m.",
                "-", "J", ".", "Doe", "...", "A&E"
            ]
        );
        assert_eq!(words("the end.The next"), ["the", "end", ".", "The", "next"]);
    }

    #[test]
    fn addresses_are_one_token() {
        let text = "Write to desk@kyiv.example.org, see https://x.org/a?b=1. or lemonde.fr. @kyiv #now \
                    a.fr.";
        let found: Vec<_> = tokenize(text)
            .iter()
            .filter(|t| t.kind == TokenKind::Address)
            .map(|t| &text[t.start as usize..t.end as usize])
            .collect();
        assert_eq!(
            found,
            ["desk@kyiv.example.org", "https://x.org/a?b=1", "lemonde.fr", "@kyiv", "#now"]
        );
    }

    #[test]
    fn the_short_way_gives_what_the_long_way_gives() {
        let text = "A b C3 3c 2024 ABC aB Ab XYz don www U. no. 3, x, a;b 5. www.a.fr I. i.e. 9%";
        for at in text.char_indices().map(|(at, _)| at) {
            let scanner = || Scanner { text, bytes: text.as_bytes(), at, name: Name::default() };
            if let Some(token) = scanner().plain_word() {
                assert_eq!(scanner().any_token(), Some(token), "{}", &text[at..]);
            }
        }
    }

    #[test]
    fn shapes_tell_the_letter_case() {
        use Shape::{Cap, Lower, Mixed, None, Upper};
        let shapes: Vec<_> =
            tokenize("kyiv Kyiv Saint-Jean NATO iPhone A 12").iter().map(|t| t.shape).collect();
        assert_eq!(shapes, [Lower, Cap, Cap, Upper, Mixed, Cap, None]);
    }
}
