//! Rules made of an expression, and the literals without which they cannot match.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::LazyRegex;
use super::list::List;

/// An expression over the original characters of a sentence.
#[derive(Debug)]
pub struct Expression {
    pub regex: LazyRegex,
    /// Of these (ASCII letters in lower case) every match contains one.
    pub literals: Vec<String>,
    /// The named groups.
    pub names: Vec<String>,
}

/// What the group is called that is reported instead of the whole match.
pub const MARK: &str = "mark";

/// Checks syntax and size of an expression without compiling it, unless it is large.
///
/// # Errors
/// What is wrong with the expression.
pub fn check(expression: &str) -> Result<Hir, String> {
    /// A fifth of what the size limit of `regex` lets through, for classes of many ranges.
    const LARGEST: usize = 1 << 15;
    let hir = regex_syntax::parse(expression).map_err(|error| match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        other => other.to_string(),
    })?;
    if size(&hir) > LARGEST {
        // Compiled now, since it may pass the size limit.
        Regex::new(expression).map_err(|error| error.to_string())?;
    }
    Ok(hir)
}

/// About how many states an expression compiles to.
fn size(hir: &Hir) -> usize {
    let sum =
        |parts: &[Hir]| parts.iter().fold(0, |sum: usize, part| sum.saturating_add(size(part)));
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            size(&repetition.sub).saturating_mul(times as usize)
        }
        HirKind::Capture(capture) => size(&capture.sub).saturating_add(1),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => sum(parts),
    }
}

impl Expression {
    /// Reads `regex` syntax in which `{@name}` stands for any entry of a list.
    ///
    /// # Errors
    /// The byte of the text and what is wrong there.
    pub fn new(text: &str, lists: &[List]) -> Result<Self, (usize, String)> {
        let expression = with_lists(text, lists)?;
        let hir = check(&expression).map_err(|message| (0, message))?;
        let literals = required(&hir).unwrap_or_default();
        if literals.is_empty() {
            return Err((
                0,
                "nothing to anchor on: the expression needs characters that every match \
                 contains, so that it is tried only where they stand"
                    .into(),
            ));
        }
        let names = regex_syntax::ast::parse::Parser::new()
            .parse(&expression)
            .map(|ast| group_names(&ast))
            .unwrap_or_default();
        Ok(Self { regex: LazyRegex::new(expression, hir), literals, names })
    }
}

/// Puts the entries of lists in, longest first, so that the longest matches.
fn with_lists(text: &str, lists: &[List]) -> Result<String, (usize, String)> {
    let mut expression = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{@") {
        let at = text.len() - rest.len() + before.len();
        let Some((name, behind)) = after.split_once('}') else {
            return Err((at, "`{@` is never closed by `}`".into()));
        };
        let Some(list) = lists.iter().find(|list| list.name == name) else {
            return Err((at, format!("there is no list `{name}`")));
        };
        let mut entries: Vec<_> = list.entries().into_iter().map(regex::escape).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.len()));
        expression.push_str(before);
        expression.push_str("(?:");
        expression.push_str(&entries.join("|"));
        expression.push(')');
        rest = behind;
    }
    expression.push_str(rest);
    Ok(expression)
}

/// The set of literals of which every match contains one: the set whose shortest member is
/// longest. Letters that match in either case count, in lower case.
fn required(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => readings(hir),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Concat(_) => {
            let mut runs = Runs::default();
            runs.read(hir);
            runs.close();
            runs.closed.into_iter().max_by_key(|set| set.iter().map(String::len).min())
        }
        HirKind::Alternation(parts) => {
            let sets: Option<Vec<_>> = parts.iter().map(required).collect();
            sets.map(|sets| sets.concat())
        }
        _ => None,
    }
    .filter(|set| !set.is_empty() && set.iter().all(|literal| !literal.is_empty()))
}

/// Whether every match begins with a digit.
pub fn begins_with_digit(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => literal.0.first().is_some_and(u8::is_ascii_digit),
        HirKind::Class(Class::Unicode(class)) => {
            let mut ranges = class.ranges().iter();
            ranges.len() > 0
                && ranges.all(|range| (range.start()..=range.end()).all(char::is_numeric))
        }
        HirKind::Repetition(repetition) => repetition.min > 0 && begins_with_digit(&repetition.sub),
        HirKind::Capture(capture) => begins_with_digit(&capture.sub),
        HirKind::Concat(parts) => {
            let may_lack = |part: &&Hir| match part.kind() {
                HirKind::Look(_) | HirKind::Empty => true,
                HirKind::Repetition(it) => it.min == 0 && begins_with_digit(&it.sub),
                _ => false,
            };
            parts.iter().find(|part| !may_lack(part)).is_some_and(begins_with_digit)
        }
        HirKind::Alternation(parts) => parts.iter().all(begins_with_digit),
        _ => false,
    }
}

/// Stretches of an expression that stand side by side in every match, each as the set of what it
/// may read.
#[derive(Default)]
struct Runs {
    closed: Vec<Vec<String>>,
    /// The stretch that goes on; empty where none does.
    open: Vec<String>,
}

impl Runs {
    /// So many readings a stretch may have.
    const MOST: usize = 32;

    fn read(&mut self, hir: &Hir) {
        match hir.kind() {
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.read(part)),
            HirKind::Capture(capture) => self.read(&capture.sub),
            HirKind::Look(_) => {}
            HirKind::Literal(_) | HirKind::Class(_) => match readings(hir) {
                Some(readings) => self.append(&readings),
                None => self.close(),
            },
            // Its first time ends the stretch before it, its last one begins the next.
            HirKind::Repetition(repetition) if repetition.min > 0 => {
                match readings(&repetition.sub) {
                    Some(readings) => {
                        self.append(&readings);
                        self.close();
                        self.append(&readings);
                    }
                    None => {
                        self.close();
                        self.closed.extend(required(&repetition.sub));
                    }
                }
            }
            HirKind::Alternation(_) => {
                let beginnings = beginnings(hir);
                match &beginnings {
                    Some(beginnings) => self.append(beginnings),
                    None => self.close(),
                }
                self.close();
                self.closed.extend(required(hir));
            }
            _ => {
                self.close();
                self.closed.extend(required(hir));
            }
        }
    }

    fn append(&mut self, readings: &[String]) {
        if self.open.len() * readings.len() > Self::MOST {
            self.close();
        }
        if self.open.is_empty() {
            self.open.push(String::new());
        }
        let longer =
            |before: &String| readings.iter().map(|after| before.clone() + after).collect();
        self.open = self.open.iter().flat_map(|before| -> Vec<String> { longer(before) }).collect();
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.closed.push(std::mem::take(&mut self.open));
        }
    }
}

/// What every match of an expression begins with: one of these.
fn beginnings(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => readings(hir),
        HirKind::Capture(capture) => beginnings(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => beginnings(&repetition.sub),
        HirKind::Concat(parts) => {
            beginnings(parts.iter().find(|part| !matches!(part.kind(), HirKind::Look(_)))?)
        }
        HirKind::Alternation(parts) => {
            let each: Option<Vec<_>> = parts.iter().map(beginnings).collect();
            each.map(|each| each.concat())
        }
        _ => None,
    }
}

/// All that a literal or a small class may read, in lower case.
fn readings(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            Some(vec![std::str::from_utf8(&literal.0).ok()?.to_ascii_lowercase()])
        }
        HirKind::Class(class) => match either_case(class) {
            Some(letter) => Some(vec![letter.to_string()]),
            None => few(class),
        },
        _ => None,
    }
}

/// The letter of a class such as `[Aa]`, in lower case.
fn either_case(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let mut letter = None;
    for range in class.ranges() {
        if range.start() != range.end() {
            return None;
        }
        let c = range.start();
        // (?i) also lets the long s and the Kelvin sign through: no text is looked up by them.
        if c.is_ascii() && letter.is_none_or(|other| c.to_ascii_lowercase() == other) {
            letter = Some(c.to_ascii_lowercase());
        } else if !matches!(c, '\u{17F}' | '\u{212A}') {
            return None;
        }
    }
    letter
}

/// The characters of a class that has few of them, such as `[;:]`.
fn few(class: &Class) -> Option<Vec<String>> {
    const MOST: usize = 8;
    let Class::Unicode(class) = class else {
        return None;
    };
    let characters = class.ranges().iter().flat_map(|range| range.start()..=range.end());
    let characters: Vec<_> =
        characters.take(MOST + 1).map(|c| c.to_ascii_lowercase().to_string()).collect();
    (characters.len() <= MOST).then_some(characters)
}

fn group_names(ast: &regex_syntax::ast::Ast) -> Vec<String> {
    use regex_syntax::ast::{Ast, GroupKind};
    match ast {
        Ast::Group(group) => {
            let mut names = group_names(&group.ast);
            if let GroupKind::CaptureName { name, .. } = &group.kind {
                names.insert(0, name.name.clone());
            }
            names
        }
        Ast::Repetition(repetition) => group_names(&repetition.ast),
        Ast::Concat(concat) => concat.asts.iter().flat_map(group_names).collect(),
        Ast::Alternation(alternation) => alternation.asts.iter().flat_map(group_names).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literals(expression: &str) -> Vec<String> {
        Expression::new(expression, &[]).map_or_else(|(_, message)| vec![message], |e| e.literals)
    }

    #[test]
    fn every_match_contains_a_required_literal() {
        assert_eq!(
            literals(r"\d+ millions of (?:euros|dollars)"),
            [" millions of euros", " millions of dollars"]
        );
        assert_eq!(literals(r"(?i)\bsource link\b"), ["source link"]);
        assert_eq!(literals(r"(?:left|remaining) \d+"), ["left", "remaining"]);
        assert_eq!(literals(r"\d,\d"), [","]);
        assert_eq!(literals(r"\s[;:]\s"), [":", ";"]);
    }

    #[test]
    fn numbers_are_known_by_their_first_digit() {
        let digit = |expression| begins_with_digit(&regex_syntax::parse(expression).unwrap());
        for expression in
            [r"\d+", "[1-9]", r"(?:19|20)\d\d", "^(?:1|2)$", r"(?i)\d{1,2}h", r"0?[1-9]\."]
        {
            assert!(digit(expression), "{expression}");
        }
        for expression in [r"\d*h", r"[a-z]+\d", "1|x", r"[\d.]+", "", r"\w\d"] {
            assert!(!digit(expression), "{expression}");
        }
    }

    #[test]
    fn what_stands_side_by_side_is_one_literal() {
        assert_eq!(literals(r"\w(?<mark>[ \u{A0}]+)[,;]"), [" ,", " ;", "\u{A0},", "\u{A0};"]);
        assert_eq!(literals(r"[Ff]o(?:x|g) "), ["fog ", "fox "]);
        assert_eq!(literals(r"a\d+bc\d"), ["bc"]);
        assert_eq!(literals(r"[ \u{A0}]+(?:,x|;)"), [" ,x", " ;", "\u{A0},x", "\u{A0};"]);
    }

    #[test]
    fn an_expression_that_grows_too_large_is_refused() {
        assert!(literals(r"foo\w{1000}")[0].contains("exceeds size limit"));
        assert!(literals(r"foo(?:\w{40}){40}")[0].contains("exceeds size limit"));
        assert_eq!(literals(r"foo\d{4}"), ["foo"]);
    }

    #[test]
    fn an_expression_without_literals_is_refused() {
        assert!(literals(r"\d+\s\w+")[0].starts_with("nothing to anchor on"));
    }
}
