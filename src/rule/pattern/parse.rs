//! The notation of patterns.

use std::sync::Arc;

use regex_syntax::hir::{Hir, Look};

use super::tags::{Tag, forms};
use super::vocabulary::{Vocabulary, Word};
use super::{Capture, DEEPEST, GAP, ListId, MOST_REPEATS, Node, Shape, WIDEST_GAP};
use crate::rule::LazyRegex;
use crate::rule::list::words;
use crate::rule::regexes::{begins_with_digit, check};

/// What is wrong with a pattern, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Byte of the pattern.
    pub at: usize,
    pub message: String,
}

pub(super) struct Parsed {
    pub root: Node,
    pub captures: Vec<Capture>,
    pub expressions: Vec<Arc<LazyRegex>>,
    /// Whether the mark takes in the space before its first token.
    pub space_before: bool,
    /// Whether it takes in the space after its last token.
    pub space_after: bool,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    vocabulary: &'a mut Vocabulary,
    list: &'a dyn Fn(&str) -> Option<ListId>,
    captures: Vec<Capture>,
    /// For every capture, whether its braces are closed.
    closed: Vec<bool>,
    expressions: Vec<Arc<LazyRegex>>,
    space_before: bool,
    space_after: bool,
    marks: usize,
    depth: usize,
}

/// Reads a pattern. `list` finds a list by its name.
pub(super) fn parse(
    text: &str,
    vocabulary: &mut Vocabulary,
    list: &dyn Fn(&str) -> Option<ListId>,
) -> Result<Parsed, PatternError> {
    let mut parser = Parser {
        text,
        at: 0,
        vocabulary,
        list,
        captures: Vec::new(),
        closed: Vec::new(),
        expressions: Vec::new(),
        space_before: false,
        space_after: false,
        marks: 0,
        depth: 0,
    };
    let root = parser.sequence()?;
    if matches!(&root, Node::Sequence(nodes) if nodes.is_empty()) {
        return parser.fail("the pattern is empty");
    }
    if parser.marks == 1 {
        return parser.fail("`[[` is never closed by `]]`");
    }
    Ok(Parsed {
        root,
        captures: parser.captures,
        expressions: parser.expressions,
        space_before: parser.space_before,
        space_after: parser.space_after,
    })
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn fail<T>(&self, message: impl Into<String>) -> Result<T, PatternError> {
        Err(PatternError { at: self.at.min(self.text.len()), message: message.into() })
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Whether what follows is the end of a free-standing sign.
    fn at_boundary(&self, from: usize) -> bool {
        let rest = &self.text[from..];
        rest.is_empty()
            || rest.starts_with(char::is_whitespace)
            || rest.starts_with("]]")
            || (self.depth > 0 && rest.starts_with(['|', '}']))
    }

    /// Elements up to the end of the pattern, or up to `|` or `}` in a group.
    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            let rest = self.rest();
            if rest.is_empty()
                || (self.depth > 0 && (rest.starts_with(['|', '}']) || self.shape().is_some()))
            {
                return Ok(Node::Sequence(nodes));
            }
            self.element(&mut nodes)?;
        }
    }

    fn element(&mut self, nodes: &mut Vec<Node>) -> Result<(), PatternError> {
        let start = self.at;
        if self.rest().starts_with(|c: char| c.is_ascii_alphanumeric()) {
            self.words(nodes)?;
        } else if self.eat("[[") {
            if self.depth > 0 || self.marks > 0 {
                self.at = start;
                return self.fail("`[[` may stand once in a pattern, outside braces");
            }
            self.marks = 1;
            self.space_before = self.rest().starts_with(' ');
            nodes.push(Node::MarkStart);
        } else if self.eat("]]") {
            if self.marks != 1 {
                self.at = start;
                return self.fail("`]]` without `[[` before it");
            }
            if self.text[..start].ends_with("[[") {
                self.at = start;
                return self.fail("nothing stands between `[[` and `]]`");
            }
            if self.depth > 0 {
                self.at = start;
                return self.fail("`]]` stands outside braces, as does its `[[`");
            }
            self.marks = 2;
            self.space_after = self.text[..start].ends_with(' ');
            nodes.push(Node::MarkEnd);
        } else if self.rest().starts_with("...") {
            self.at += 3;
            nodes.push(Node::Gap(self.gap()?));
        } else if let Some((length, node)) = self.border() {
            self.at += length;
            nodes.push(node);
        } else if self.eat("!{") {
            nodes.push(Node::Ahead(Box::new(self.group()?)));
        } else if self.eat("{") {
            let group = self.group()?;
            let plain = matches!(&group, Node::Sequence(nodes)
                if nodes.iter().all(|node| matches!(node, Node::Word(_))));
            if plain && !self.rest().starts_with(['?', '*', '+']) {
                let inside = self.text[start + 1..self.at - 1].to_owned();
                self.at = start;
                return self.fail(format!(
                    "nothing is captured as `{inside}` before; for the words themselves leave \
                     the braces out"
                ));
            }
            nodes.push(self.quantified(group)?);
        } else if self.depth > 0 && self.eat("@") {
            nodes.push(self.list_name()?);
        } else if self.depth > 0 && self.rest().starts_with('/') && !self.at_boundary(self.at + 1) {
            self.at += 1;
            nodes.push(self.expression()?);
        } else if self.rest().starts_with('<') && self.rest()[1..].starts_with(char::is_alphabetic)
        {
            self.at += 1;
            nodes.push(self.lemmas()?);
        } else if self.depth == 0 && self.rest().starts_with('}') {
            return self.fail("`}` without `{` before it; write `\\}` for the sign itself");
        } else {
            self.words(nodes)?;
        }
        Ok(())
    }

    /// A free-standing sign for a start or end, and how long it is.
    fn border(&self) -> Option<(usize, Node)> {
        self.rest().starts_with(['^', '$']).then_some(())?;
        let (sign, node) = [
            ("^^", Node::BlockStart),
            ("$$", Node::BlockEnd),
            ("^", Node::SentenceStart),
            ("$", Node::SentenceEnd),
        ]
        .into_iter()
        .find(|(sign, _)| self.rest().starts_with(sign))?;
        self.at_boundary(self.at + sign.len()).then_some((sign.len(), node))
    }

    /// The number behind `...`, if one is given.
    fn gap(&mut self) -> Result<usize, PatternError> {
        let rest = self.rest();
        let Some(digits) = rest
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'))
            .map(|(digits, _)| digits)
            .filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        else {
            return Ok(GAP);
        };
        match digits.parse() {
            Ok(width) if (1..=WIDEST_GAP).contains(&width) => {
                self.at += digits.len() + 2;
                Ok(width)
            }
            _ => self.fail(format!("a gap is 1 to {WIDEST_GAP} tokens wide, not {digits}")),
        }
    }

    fn quantified(&mut self, group: Node) -> Result<Node, PatternError> {
        let (least, most) = match self.rest().as_bytes().first() {
            Some(b'?') => (0, 1),
            Some(b'*') => (0, MOST_REPEATS),
            Some(b'+') => (1, MOST_REPEATS),
            _ => return Ok(group),
        };
        if most > 1 && repeats(&group) {
            return self.fail("a group that contains `*`, `+` or `...` may not be repeated");
        }
        self.at += 1;
        Ok(Node::Repeat(Box::new(group), least, most))
    }

    /// The inside of braces, after `{`, up to and with `}`.
    fn group(&mut self) -> Result<Node, PatternError> {
        let open = self.at;
        if self.depth == DEEPEST {
            return self.fail(format!("braces stand at most {DEEPEST} deep in each other"));
        }
        if let Some(capture) = self.same() {
            return Ok(Node::Same(capture));
        }
        let name = self.capture_name();
        let number = self.captures.len();
        if let Some(name) = &name {
            if name == "match" || self.captures.iter().any(|capture| capture.name == *name) {
                self.at = open;
                return self.fail(format!("the name `{name}` is taken"));
            }
            self.captures.push(Capture { name: name.clone(), list: None });
            self.closed.push(false);
        }
        self.depth += 1;
        let mut alternatives = Vec::new();
        let mut shape = None;
        loop {
            let from = self.at;
            if let Some(word) = self.plain_word() {
                alternatives.push(word);
                continue;
            }
            let alternative = self.sequence()?;
            shape = shape.or(self.eat_shape());
            let empty = matches!(&alternative, Node::Sequence(nodes) if nodes.is_empty());
            if empty && shape.is_none() {
                self.at = from;
                return self.fail("an empty alternative; use `{…}?` for what may be missing");
            }
            alternatives.push(if empty { Node::AnyWord } else { alternative });
            if self.eat("}") {
                break;
            }
            if shape.is_some() && !self.rest().is_empty() {
                return self.fail("a shape stands last in the braces and holds for all in them");
            }
            if !self.eat("|") {
                self.at = open - 1;
                return self.fail("`{` is never closed by `}`");
            }
        }
        self.depth -= 1;
        let only_list = match alternatives.as_slice() {
            [Node::Sequence(nodes)] => match nodes.as_slice() {
                [Node::List(list)] => Some(*list),
                _ => None,
            },
            _ => None,
        };
        let mut node = either(alternatives);
        if let Some(shape) = shape {
            node = Node::Shaped(Box::new(node), shape);
        }
        if name.is_some() {
            self.captures[number].list = only_list;
            self.closed[number] = true;
            node = Node::Capture(number, Box::new(node));
        }
        Ok(node)
    }

    /// A word before another alternative, with the `|` behind it, where it is plainly nothing else:
    /// most of what patterns say.
    fn plain_word(&mut self) -> Option<Node> {
        let length = self.rest().bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (word, behind) = self.rest().split_at(length);
        let plain = length > 0 && behind.starts_with('|') && Tag::from_name(word).is_none();
        let word = plain.then(|| self.vocabulary.intern(&self.text[self.at..self.at + length]))?;
        self.at += length + 1;
        Some(Node::Word(word))
    }

    /// `{x}` where x is captured before.
    fn same(&mut self) -> Option<usize> {
        let rest = self.rest();
        let (name, behind) = rest.split_at(name_length(rest));
        let length = name.len() + 1;
        behind.starts_with('}').then_some(())?;
        let capture = self.captures.iter().position(|capture| capture.name == name)?;
        self.closed[capture].then_some(())?;
        self.at += length;
        Some(capture)
    }

    /// `x: ` before what is captured as x.
    fn capture_name(&mut self) -> Option<String> {
        let rest = self.rest();
        let (name, after) = rest.split_at(name_length(rest));
        let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
            && after.strip_prefix(':').is_some_and(|after| after.starts_with(char::is_whitespace));
        let name = fits.then(|| name.to_owned())?;
        self.at += name.len() + 1;
        Some(name)
    }

    /// A shape and how long it is, if one closes the braces here.
    fn shape(&self) -> Option<(Shape, usize)> {
        let rest = self.rest().strip_prefix(':')?;
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic() && c != '$')?];
        if !rest[name.len()..].trim_start().starts_with(['}', '|']) {
            return None;
        }
        let shape = match name {
            "lower" => Shape::Lower,
            "Cap" => Shape::Cap,
            "Title" => Shape::Title,
            "Half" => Shape::Half,
            "UPPER" => Shape::Upper,
            name => Shape::Tag(Tag::from_name(name)?),
        };
        Some((shape, 1 + name.len()))
    }

    fn eat_shape(&mut self) -> Option<Shape> {
        let (shape, length) = self.shape()?;
        self.at += length;
        self.skip_space();
        Some(shape)
    }

    fn list_name(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let rest = self.rest();
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.')
            .unwrap_or(rest.len());
        let name = rest[..length].to_owned();
        match (self.list)(&name) {
            Some(list) => {
                self.at = start + length;
                Ok(Node::List(list))
            }
            None => self.fail(format!(
                "there is no list `{name}`; a `[[list]]` with this name must stand in a rule file"
            )),
        }
    }

    /// After `<`: words of which any form matches, up to and with `>`.
    fn lemmas(&mut self) -> Result<Node, PatternError> {
        let Some((lemmas, _)) = self.rest().split_once('>') else {
            return self.fail("`<` is never closed by `>`; write `\\<` for the sign itself");
        };
        let lemmas = lemmas.to_owned();
        let mut alternatives = Vec::new();
        for lemma in lemmas.split('|') {
            if lemma.is_empty() || !lemma.chars().all(char::is_lowercase) {
                return self.fail(format!("`{lemma}` is no lemma: one word in small letters"));
            }
            for form in forms(lemma) {
                let form = words(&form, self.vocabulary).into_iter().map(Node::Word).collect();
                alternatives.push(Node::Sequence(form));
            }
        }
        self.at += lemmas.len() + 1;
        Ok(either(alternatives))
    }

    /// After `/`: an expression for one token, up to the next `/` that is not escaped.
    fn expression(&mut self) -> Result<Node, PatternError> {
        let rest = self.rest();
        let mut escaped = false;
        let Some(length) = rest.find(|c| {
            let end = c == '/' && !escaped;
            escaped = c == '\\' && !escaped;
            end
        }) else {
            return self.fail("`/` is never closed by `/`");
        };
        let inside = rest[..length].replace("\\/", "/");
        let expression = format!("^(?:{inside})$");
        let known = self.vocabulary.expressions.get(&expression).cloned();
        let (regex, digit) =
            match known.map_or_else(|| self.new_expression(&inside, &expression), Ok) {
                Ok(found) => found,
                Err(error) => return self.fail(format!("the expression is wrong: {error}")),
            };
        self.at += length + 1;
        self.expressions.push(regex);
        Ok(Node::Expression { number: self.expressions.len() - 1, digit })
    }

    fn new_expression(
        &mut self,
        inside: &str,
        expression: &str,
    ) -> Result<(Arc<LazyRegex>, bool), String> {
        // Alone: `a)|(b` must not close what is put around it.
        let mut hir = check(inside)?;
        if inside.contains('#') {
            // A comment must not swallow it.
            hir = check(expression)?;
        } else {
            hir = Hir::concat(vec![Hir::look(Look::Start), hir, Hir::look(Look::End)]);
        }
        let digit = begins_with_digit(&hir);
        let found = (Arc::new(LazyRegex::new(expression.to_owned(), hir)), digit);
        self.vocabulary.expressions.insert(expression.to_owned(), found.clone());
        Ok(found)
    }

    /// A run of literal text without white space.
    fn words(&mut self, nodes: &mut Vec<Node>) -> Result<(), PatternError> {
        let start = self.at;
        let mut literal = String::new();
        let mut is_escaped = false;
        loop {
            // What no sign begins with goes in one piece.
            let plain = self.rest().bytes().take_while(u8::is_ascii_alphanumeric).count();
            literal.push_str(&self.rest()[..plain]);
            self.at += plain;
            let Some(c) = self.rest().chars().next() else { break };
            if c == '\\' {
                self.at += 1;
                let Some(escaped) = self.rest().chars().next() else {
                    return self.fail("`\\` stands before nothing");
                };
                // A run of points is one token: `\...` escapes all of it.
                let run = if escaped == '.' {
                    self.rest().len() - self.rest().trim_start_matches('.').len()
                } else {
                    escaped.len_utf8()
                };
                literal.push_str(&self.text[self.at..self.at + run]);
                is_escaped = true;
                self.at += run;
                continue;
            }
            let ends = match c {
                '{' | '}' => true,
                '[' => self.rest().starts_with("[["),
                ']' => self.rest().starts_with("]]"),
                '!' => self.rest().starts_with("!{"),
                '.' => self.rest().starts_with("..."),
                '|' => self.depth > 0,
                ':' => self.depth > 0 && self.shape().is_some(),
                _ => c.is_whitespace(),
            };
            if ends {
                break;
            }
            literal.push(c);
            self.at += c.len_utf8();
        }
        if let Some(tag) = Tag::from_name(&literal).filter(|_| self.depth > 0 && !is_escaped) {
            nodes.push(Node::Tag(tag));
            return Ok(());
        }
        let found = words(&literal, self.vocabulary);
        if found.is_empty() {
            self.at = start;
            return self.fail("nothing to match here");
        }
        nodes.extend(found.into_iter().map(Node::Word));
        Ok(())
    }
}

/// How many bytes of the name of a capture the text begins with.
fn name_length(text: &str) -> usize {
    text.bytes().take_while(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')).count()
}

/// One of the alternatives. Words in a row are looked up together: which of them comes first makes
/// no difference.
fn either(mut alternatives: Vec<Node>) -> Node {
    if alternatives.len() == 1 {
        return alternatives.remove(0);
    }
    let mut nodes: Vec<Node> = Vec::new();
    let mut run: Vec<Word> = Vec::new();
    let end_run = |run: &mut Vec<Word>, nodes: &mut Vec<Node>| {
        run.sort_unstable();
        run.dedup();
        match run.as_slice() {
            [] => {}
            [word] => nodes.push(Node::Word(*word)),
            words => nodes.push(Node::OneOf(words.into())),
        }
        run.clear();
    };
    for alternative in alternatives {
        let word = match &alternative {
            Node::Word(word) => Some(*word),
            Node::Sequence(nodes) => match nodes.as_slice() {
                [Node::Word(word)] => Some(*word),
                _ => None,
            },
            _ => None,
        };
        match word {
            Some(word) => run.push(word),
            None => {
                end_run(&mut run, &mut nodes);
                nodes.push(alternative);
            }
        }
    }
    end_run(&mut run, &mut nodes);
    if nodes.len() == 1 { nodes.remove(0) } else { Node::Either(nodes) }
}

/// Whether a node contains an unbounded part.
fn repeats(node: &Node) -> bool {
    match node {
        Node::Repeat(inner, _, most) => *most > 1 || repeats(inner),
        Node::Gap(_) => true,
        Node::Sequence(nodes) | Node::Either(nodes) => nodes.iter().any(repeats),
        Node::Capture(_, inner) | Node::Ahead(inner) | Node::Shaped(inner, _) => repeats(inner),
        _ => false,
    }
}
