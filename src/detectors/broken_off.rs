//! An article that breaks off before its last sentence ends.

use crate::document::{BlockKind, Reading};
use crate::rule::{Detector, DetectorOption, Found};
use crate::text::{Text, TokenKind};

/// Finds the last sentence of an article when it has no end: the page shows those who have not
/// paid, and the feed shows everybody, the first so many words. What counts is the last paragraph,
/// and short lines below it, of an article whose other paragraphs end as they should:
///
/// - a paragraph, or the last of several sentences of a line, without an end mark;
/// - a line that ends in a word after which no sentence ends, or in a comma;
/// - an ellipsis in brackets; a bare one behind an article or the like, or above a line that asks the reader
///   to pay or to read on elsewhere. Any other ellipsis may be meant.
pub(super) struct BrokenOff;

/// No sentence ends in these, not even one that an ellipsis lets fade.
const GOES_ON: &[&str] = &[
    "a", "am", "an", "and", "are", "as", "at", "because", "been", "between", "by", "during",
    "each", "every", "for", "from", "has", "have", "her", "his", "if", "into", "is", "its", "my",
    "nor", "of", "or", "our", "since", "than", "the", "their", "these", "those", "to", "toward",
    "towards", "under", "until", "upon", "was", "were", "whether", "which", "while", "whose",
    "will", "with", "within", "without", "would", "your",
];

/// No ellipsis that is meant stands behind these.
const NEVER_LAST: &[&str] = &[
    "a", "an", "at", "between", "from", "into", "its", "my", "of", "our", "than", "the", "their",
    "these", "upon", "which", "whose", "within", "your",
];

/// A page that speaks to its readers is no article.
const READER: &[&str] = &["our", "ours", "us", "you", "your", "yours"];

/// Sentences seldom end in these; without an end mark behind them they are broken off.
const SELDOM_LAST: &[&str] = &[
    "about", "after", "against", "along", "also", "among", "around", "be", "before", "being",
    "but", "can", "could", "despite", "did", "do", "does", "had", "he", "in", "it", "may", "might",
    "more", "must", "on", "over", "said", "she", "should", "some", "that", "they", "this",
    "through", "very", "we", "when", "where", "who",
];

/// What the line below a cut speaks of.
const READ_ON: &[&str] = &[
    "subscribe", "subscriber", "subscribers", "subscription", "premium", "paywall", "login", "log",
    "register", "unlock", "continue", "continues",
];

/// A line without end mark has at least so many words to be prose that was cut.
const LINE_WORDS: usize = 12;
/// A notice has no more tokens than this.
const NOTICE: usize = 40;
/// So many paragraphs of the article must end as they should.
const WHOLE: usize = 2;

impl Detector for BrokenOff {
    fn name(&self) -> &'static str {
        "broken-off"
    }

    fn help(&self) -> &'static str {
        "The last sentence of an article, when it has no end."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &[]
    }

    fn run(&self, reading: &Reading<'_>, _: &[i64]) -> Vec<Found> {
        let blocks = reading.blocks();
        let Some(last) = blocks.iter().rposition(|block| block.kind == BlockKind::Paragraph) else {
            return Vec::new();
        };
        let whole = (0..=last)
            .rev()
            .filter(|n| blocks[*n].kind == BlockKind::Paragraph)
            .filter(|n| matches!(End::of(&reading.text(*n)), End::Marked))
            .take(WHOLE)
            .count();
        if whole < WHOLE {
            return Vec::new();
        }
        // A notice of the page below the cut may look like a paragraph.
        let first = (reading.text(last).tokens().len() <= NOTICE)
            .then(|| (0..last).rev().find(|n| blocks[*n].kind == BlockKind::Paragraph))
            .flatten();
        (first.unwrap_or(last)..blocks.len())
            .find(|n| breaks_off(reading, *n))
            .map(|block| {
                let text = &reading.text(block);
                let tokens = text.tokens_of_sentence(text.sentences() - 1);
                Found { block, tokens, marked: None, values: Vec::new(), related: None }
            })
            .into_iter()
            .collect()
    }
}

/// How a block ends, quotes and brackets that close behind the end not counted.
enum End {
    /// By a mark that ends a sentence, or leads over to what follows.
    Marked,
    Ellipsis {
        bracketed: bool,
    },
    /// Without a mark, or with a comma; the number of the last token.
    Open(usize),
}

impl End {
    fn of(text: &Text) -> Self {
        let count = text.tokens().len();
        let closes = |token: &usize| matches!(text.word(*token), "\"" | "'" | ")" | "]");
        let Some(last) = (0..count).rev().find(|token| !closes(token)) else {
            return Self::Marked;
        };
        match text.word(last) {
            "…" => Self::ellipsis(text, last),
            dots if dots.len() > 2 && dots.bytes().all(|byte| byte == b'.') => {
                Self::ellipsis(text, last)
            }
            "," | "-" | "–" | "—" => Self::Open(last),
            word if text.tokens()[last].kind == TokenKind::Mark || word.ends_with('.') => {
                Self::Marked
            }
            _ if last + 1 < count => Self::Marked,
            _ => Self::Open(last),
        }
    }

    fn ellipsis(text: &Text, at: usize) -> Self {
        let opens = at > 0 && matches!(text.word(at - 1), "[" | "(");
        let closes = at + 1 < text.tokens().len() && matches!(text.word(at + 1), "]" | ")");
        Self::Ellipsis { bracketed: opens && closes }
    }
}

fn breaks_off(reading: &Reading<'_>, block: usize) -> bool {
    let text = &reading.text(block);
    let Some(last) = text.sentences().checked_sub(1) else {
        return false;
    };
    let sentence = text.tokens_of_sentence(last);
    let is_paragraph = reading.blocks()[block].kind == BlockKind::Paragraph;
    let words = text.tokens().iter().filter(|token| matches!(token.kind, TokenKind::Word)).count();
    match End::of(text) {
        End::Marked => false,
        End::Ellipsis { bracketed } => {
            let before = (sentence.start..sentence.end)
                .rev()
                .find(|token| text.tokens()[*token].kind == TokenKind::Word);
            let word = before.map(|token| text.word(token));
            words >= LINE_WORDS
                && (bracketed
                    || word.is_some_and(|word| NEVER_LAST.binary_search(&word).is_ok())
                    || asks_to_read_on(reading, block + 1))
        }
        End::Open(token) => {
            // A credit, a signature, a headline in capitals is no broken sentence.
            let small = |token: usize| text.word(token).starts_with(char::is_lowercase);
            let prose = sentence.clone().filter(|token| small(*token)).count();
            let mark = |token: usize| matches!(text.word(token), ":" | "/" | "©" | "|" | "·" | "#");
            let to_reader = |token: usize| READER.contains(&text.word(token));
            if sentence.clone().any(to_reader)
                || words < LINE_WORDS
                || prose * 2 < sentence.len()
                || sentence.clone().any(mark)
            {
                return false;
            }
            let word = text.word(token);
            let goes_on = |list: &[&str]| list.binary_search(&word).is_ok();
            is_paragraph || last > 0 || word == "," || goes_on(GOES_ON) || goes_on(SELDOM_LAST)
        }
    }
}

fn asks_to_read_on(reading: &Reading<'_>, block: usize) -> bool {
    block < reading.blocks().len() && {
        let text = &reading.text(block);
        let asks = |token| READ_ON.contains(&text.word(token).to_lowercase().as_str());
        text.tokens().len() <= NOTICE && (0..text.tokens().len()).any(asks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search_in_them() {
        assert!([GOES_ON, SELDOM_LAST, NEVER_LAST].iter().all(|list| list.is_sorted()));
    }
}
