//! Expressions that are checked when a rule is loaded and compiled when they are first used.

use std::sync::LazyLock;

use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};

type Lazy = LazyLock<Regex, Box<dyn FnOnce() -> Regex + Send>>;

/// An expression, compiled twice: as it is, and as much of it as can match ASCII text. The classes
/// of Unicode (`\w`, `\p{Lu}`) take some hundred times as long to compile as those of ASCII, and
/// most texts do not need them.
#[derive(Debug)]
pub struct LazyRegex {
    full: Lazy,
    ascii: Lazy,
}

impl LazyRegex {
    /// `hir` is what the expression means. Syntax and size have been checked.
    pub(super) fn new(expression: String, hir: Hir) -> Self {
        let compile =
            |expression: &str| Regex::new(expression).expect("checked when it was loaded");
        let full = expression.clone();
        Self {
            full: LazyLock::new(Box::new(move || compile(&full))),
            // Written out, an expression may be too deep where it was not before.
            ascii: LazyLock::new(Box::new(move || {
                let ascii = in_ascii(&hir).to_string();
                Regex::new(&ascii).unwrap_or_else(|_| compile(&expression))
            })),
        }
    }

    /// The expression for this text: it finds there what the whole expression finds.
    #[must_use]
    pub fn on(&self, text: &str) -> &Regex {
        if text.is_ascii() { &self.ascii } else { &self.full }
    }
}

/// What of an expression can match ASCII text.
fn in_ascii(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            let ascii = class.ranges().iter().take_while(|range| range.start().is_ascii());
            let ascii =
                ascii.map(|range| ClassUnicodeRange::new(range.start(), range.end().min('\x7f')));
            Hir::class(Class::Unicode(ClassUnicode::new(ascii)))
        }
        HirKind::Look(look) => Hir::look(match look {
            Look::WordUnicode => Look::WordAscii,
            Look::WordUnicodeNegate => Look::WordAsciiNegate,
            Look::WordStartUnicode => Look::WordStartAscii,
            Look::WordEndUnicode => Look::WordEndAscii,
            Look::WordStartHalfUnicode => Look::WordStartHalfAscii,
            Look::WordEndHalfUnicode => Look::WordEndHalfAscii,
            other => *other,
        }),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            sub: Box::new(in_ascii(&repetition.sub)),
            ..repetition.clone()
        }),
        HirKind::Capture(capture) => {
            let mut capture = capture.clone();
            capture.sub = Box::new(in_ascii(&capture.sub));
            Hir::capture(capture)
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(in_ascii).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(in_ascii).collect()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(Class::Bytes(_)) => hir.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_ascii_text_both_find_the_same() {
        let texts =
            ["", "a", "Tel Aviv is 3,000 km, not 30%", "x_1 -- Kelvin's", "\n\tA. B.", "kK sS"];
        for expression in [
            r"\w+",
            r"(?i)\bk(?P<rest>\w*)\b",
            r"[^\w\s]{2,3}?|\p{Lu}\p{Ll}*",
            r"(?s).",
            r"\P{L}",
            r"é?|à",
            r"[à-ÿ]",
            r"\B.\B",
            r"(\d{1,3})(,\d+)?\b{end}",
            r"^|$",
            r"(?m)^\W*$",
            r"(?x) a # a comment
               b|[a-z&&[^k]]",
            r"(?U)\w+",
        ] {
            let hir = regex_syntax::parse(expression).unwrap();
            let lazy = LazyRegex::new(expression.to_owned(), hir.clone());
            let whole = Regex::new(expression).unwrap();
            assert!(Regex::new(&in_ascii(&hir).to_string()).is_ok(), "{expression}");
            for text in texts {
                let found = |regex: &Regex| {
                    let found = regex.captures_iter(text);
                    let groups = found.map(|groups| {
                        groups
                            .iter()
                            .map(|group| group.map(|group| group.range()))
                            .collect::<Vec<_>>()
                    });
                    groups.collect::<Vec<_>>()
                };
                assert_eq!(found(lazy.on(text)), found(&whole), "{expression} on {text:?}");
                assert!(lazy.on(text).capture_names().eq(whole.capture_names()));
            }
            assert_eq!(lazy.on("é").as_str(), expression);
        }
    }
}
