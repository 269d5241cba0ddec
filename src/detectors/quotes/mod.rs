//! Quotation marks: what each of a block is, and what goes wrong with them.

mod foreign;
mod side;
mod single;
mod spacing;
mod unopened;

use crate::document::Reading;
use crate::rule::{EachBlock, Found, Search};
use crate::span::Span;
use crate::text::{Shape, Text, TokenKind};
pub(super) use foreign::ForeignQuotes;
pub(super) use side::MisplacedQuotes;
pub(super) use single::LoneSingleQuote;
pub(super) use spacing::QuoteSpacing;
pub(super) use unopened::UnopenedQuotation;

/// A double quotation mark, in bytes of the text's characters.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    sign: char,
    role: Role,
    /// Where the mark stands leaves no doubt of its role, or the marks of the block pair up.
    sure: bool,
    /// The mark as it stands sticks to what it does not belong to.
    astray: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// An inch, a second, or a mark that has lost its partner.
    Unclear,
}

/// What the place of a mark says: with what it stands without a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looks {
    Opening,
    Closing,
    Unclear,
}

impl Mark {
    fn end(&self) -> usize {
        self.at + self.sign.len_utf8()
    }

    fn span(&self) -> Span {
        Span::new(self.at, self.end())
    }
}

/// The marks of a block, in order.
///
/// Signs that have a direction tell it. Of straight ones the place tells, and where it does not,
/// they take turns. A straight mark that sticks to "he said" behind a comma, where a quotation is
/// open, closes it.
fn marks(text: &Text) -> Vec<Mark> {
    let characters = text.characters();
    // The first bytes of all these signs in UTF-8.
    let may_begin = |byte: u8| matches!(byte, b'"' | 0xc2 | 0xe2 | 0xe3);
    let mut marks: Vec<Mark> = characters
        .bytes()
        .enumerate()
        .filter(|(_, byte)| may_begin(*byte))
        .filter_map(|(at, _)| {
            let sign = characters[at..].chars().next().filter(|sign| is_quote(*sign))?;
            Some(Mark { at, sign, role: Role::Unclear, sure: false, astray: false })
        })
        .collect();
    let straight = marks.iter().filter(|mark| mark.sign == '"').count();
    let pairs_up = straight.is_multiple_of(2);
    // The signs of the quotations that are open, outermost first.
    let mut open: Vec<char> = Vec::new();
    let last = marks.len();
    for (number, slot) in marks.iter_mut().enumerate() {
        let mark = *slot;
        let looks = looks(characters, mark.span());
        let rest = number + 1 < last;
        let (role, astray) = match mark.sign {
            '"' => straight_role(text, mark, looks, !open.is_empty(), rest),
            '“' if open.last() == Some(&'„') || open.last() == Some(&'‚') => {
                (Role::Closes, false)
            }
            '»' if looks == Looks::Opening && open.is_empty() => (Role::Opens, false),
            '«' if open.last() == Some(&'»') => (Role::Closes, false),
            '“' if looks == Looks::Closing && open.last() == Some(&'“') => (Role::Closes, true),
            '”' if looks == Looks::Opening && open.is_empty() => (Role::Opens, true),
            '”' if looks == Looks::Opening && attributes(text, mark.end(), false) => {
                (Role::Closes, true)
            }
            '“' | '„' | '‟' | '«' | '‹' | '「' | '『' | '《' | '〈' => {
                (Role::Opens, false)
            }
            _ => (Role::Closes, false),
        };
        match role {
            Role::Opens => open.push(mark.sign),
            Role::Closes => drop(open.pop()),
            Role::Unclear => {}
        }
        let at_end = characters[mark.end()..].trim().is_empty();
        slot.role = role;
        slot.astray = astray;
        slot.sure = mark.sign != '"'
            || pairs_up
            || looks != Looks::Unclear
            || at_end && role == Role::Closes
            || mark.at == 0;
    }
    marks
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
            | '〈'
            | '〉'
    )
}

/// The role of a straight mark, and whether it stands on the wrong side of a space. `rest`: there
/// are more marks in the block.
fn straight_role(text: &Text, mark: Mark, looks: Looks, open: bool, rest: bool) -> (Role, bool) {
    let characters = text.characters();
    let before = characters[..mark.at].trim_end().chars().next_back();
    let at_end = characters[mark.end()..].trim().is_empty();
    let behind_speech = before.is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…'));
    match looks {
        Looks::Closing if open => (Role::Closes, false),
        // Inches and seconds; what has lost its partner.
        Looks::Closing => (Role::Unclear, false),
        Looks::Opening if open && behind_speech && attributes(text, mark.end(), false) => {
            (Role::Closes, true)
        }
        Looks::Opening if !open && !rest && behind_speech && attributes(text, mark.end(), true) => {
            (Role::Closes, true)
        }
        Looks::Unclear if open || at_end => (Role::Closes, false),
        Looks::Opening | Looks::Unclear => (Role::Opens, false),
    }
}

fn looks(characters: &str, mark: Span) -> Looks {
    let before = characters[..mark.start].chars().next_back();
    let after = characters[mark.end..].chars().next();
    let gap_before = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '/' | '\'' | '‘')
    });
    let gap_after = after.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                ')' | ']'
                    | '-'
                    | '–'
                    | '—'
                    | '/'
                    | ','
                    | '.'
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | '…'
                    | '\''
                    | '’'
            )
    });
    match (gap_before, gap_after) {
        (true, false) => Looks::Opening,
        (false, true) => Looks::Closing,
        _ => Looks::Unclear,
    }
}

/// Verbs that say who speaks.
const SPEECH: &[&str] = &[
    "acknowledged", "added", "adds", "admitted", "affirmed", "announced", "argued", "argues",
    "asked", "asks", "asserted", "assured", "believes", "commented", "complained", "concluded",
    "concludes", "confirmed", "continued", "continues", "declared", "declares", "emphasised",
    "emphasized", "explained", "explains", "insisted", "insists", "joked", "lamented", "noted",
    "notes", "observed", "observes", "quipped", "recalled", "recalls", "recounted", "remarked",
    "repeated", "replied", "reported", "said", "say", "says", "stated", "states", "stressed",
    "stresses", "thinks", "told", "warned", "warns", "wrote",
];

fn is_speech(word: &str) -> bool {
    SPEECH.binary_search(&word).is_ok()
}

/// Whether "said the minister", "he said" or "Anna Weber said" begins at a byte of the characters.
/// `closed`: the verb must begin it, or end the clause.
fn attributes(text: &Text, at: usize, closed: bool) -> bool {
    let first = text.tokens_at_characters(Span::new(at, text.characters().len())).start;
    let tokens = text.tokens();
    let word = |token: usize| if token < tokens.len() { text.word(token) } else { "." };
    let verb = match word(first) {
        "he" | "she" | "they" | "it" | "I" | "we" => first + 1,
        _ => {
            let names = (first..tokens.len())
                .take(5)
                .take_while(|token| {
                    tokens[*token].kind == TokenKind::Word
                        && matches!(tokens[*token].shape, Shape::Cap | Shape::Upper | Shape::Mixed)
                        || word(*token) == "."
                })
                .count();
            first + names
        }
    };
    let ends = verb == first || matches!(word(verb + 1), "." | "," | ";" | ":" | "!");
    is_speech(word(verb)) && (ends || !closed)
}

/// A hit at a mark that reports a stretch of the characters, if there is any.
fn found(
    text: &Text,
    block: usize,
    mark: &Mark,
    marked: Span,
    values: Vec<String>,
) -> Option<Found> {
    let tokens = text.tokens_at_characters(mark.span());
    (!tokens.is_empty() && !marked.is_empty()).then_some(Found {
        block,
        tokens,
        marked: Some(marked),
        values,
        related: None,
    })
}

/// Runs a check over the marks of every block that has some.
fn in_blocks<'a>(
    mut check: impl FnMut(&Reading<'_>, usize, &[Mark], &mut Vec<Found>) + 'a,
) -> Box<dyn Search + 'a> {
    Box::new(EachBlock::new(move |reading: &Reading<'_>, block, hits: &mut Vec<Found>| {
        let marks = marks(&reading.text(block));
        if !marks.is_empty() {
            check(reading, block, &marks, hits);
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the marks of a text are: `<` opens, `>` closes, `?` neither.
    fn roles(source: &str) -> String {
        let text = Text::new(source, &[Span::new(0, source.len()).into()]);
        let sign = |mark: &Mark| match mark.role {
            Role::Opens => '<',
            Role::Closes => '>',
            Role::Unclear => '?',
        };
        marks(&text).iter().map(sign).collect()
    }

    #[test]
    fn straight_marks_open_and_close() {
        assert_eq!(roles("He \"came\" and \"saw\"."), "<><>");
        assert_eq!(roles("\" We came. \""), "<>");
        assert_eq!(roles("“Who is the \"best\"?” “We.”"), "<<>><>");
    }

    #[test]
    fn marks_with_a_direction_tell_it() {
        assert_eq!(roles("„Wir“ »wir« «nous» 「我」"), "<><><><>");
    }

    #[test]
    fn what_sticks_to_the_speaker_closes() {
        assert_eq!(roles("\"It is late, \"said the mayor."), "<>");
        assert_eq!(roles("It is late, \"he added."), ">");
        assert_eq!(roles("He warned, \"it said nothing of \"him\"."), "<<>");
    }

    #[test]
    fn inches_are_no_quotations() {
        assert_eq!(roles("A 6\" pipe."), "?");
    }

    #[test]
    fn verbs_of_speech_are_sorted() {
        assert!(SPEECH.is_sorted());
    }
}
