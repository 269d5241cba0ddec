//! Plain text: which lines belong together, and what they are on the page.

use super::{Block, BlockKind};
use crate::span::Span;

/// A headline has no more words than this.
const HEADLINE_WORDS: usize = 30;
/// A line that ends in `?`, `!` or `…` is a headline only when it has no more words than this.
const QUESTION_WORDS: usize = 15;
/// Widths, in characters, at which text is wrapped.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

/// Cuts plain text into blocks: every line is one, except that lines which were evidently
/// wrapped at a width are one paragraph.
pub(super) fn blocks(source: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    for line in lines(source) {
        if line.is_empty() {
            close_run(source, &mut run, &mut blocks);
        } else {
            run.push(line);
        }
    }
    close_run(source, &mut run, &mut blocks);
    mark_tail(&mut blocks);
    blocks
}

/// Each line without the white space around it (and without a byte order mark).
fn lines(source: &str) -> impl Iterator<Item = Span> {
    source.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
        let begin = line.len() - line.trim_start_matches(blank).len();
        let end = line.trim_end_matches(blank).len();
        Some(Span::new(start + begin.min(end), start + end))
    })
}

fn close_run(source: &str, run: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    let text = |line: &Span| &source[line.start..line.end];
    if is_wrapped(&run.iter().map(text).collect::<Vec<_>>()) {
        let span = Span::new(run[0].start, run[run.len() - 1].end);
        blocks.push(Block::new(BlockKind::Paragraph, vec![span.into()]));
    } else {
        blocks.extend(run.iter().map(|line| Block::new(kind(text(line)), vec![(*line).into()])));
    }
    run.clear();
}

/// Whether lines break where a greedy wrap at the width of the longest would break them, and at
/// least once inside a sentence.
fn is_wrapped(lines: &[&str]) -> bool {
    if lines.len() < 2 {
        return false;
    }
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let continues = |pair: &[&str]| {
        pair[1].starts_with(char::is_lowercase) && !pair[0].ends_with(['.', '!', '?', '…'])
    };
    let full = |pair: &[&str]| {
        let next = pair[1].split_whitespace().next().unwrap_or("").chars().count();
        pair[0].chars().count() + 1 + next > width
    };
    WRAP_WIDTHS.contains(&width) && lines.windows(2).all(full) && lines.windows(2).any(continues)
}

/// What a line is on the page, by its length and its end.
pub(super) fn kind(line: &str) -> BlockKind {
    if ["• ", "* ", "- ", "· ", "▪ "].iter().any(|bullet| line.starts_with(bullet)) {
        return BlockKind::ListItem;
    }
    let bare =
        line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ', '\u{A0}', '\u{202F}']);
    let most = match bare.chars().next_back() {
        Some('.') => 0,
        Some('!' | '?' | '…') => QUESTION_WORDS,
        _ => HEADLINE_WORDS,
    };
    let more = line.split_whitespace().nth(most).is_some();
    if more { BlockKind::Paragraph } else { BlockKind::Headline }
}

/// The headlines and list items below the last paragraph are the tail.
pub(super) fn mark_tail(blocks: &mut [Block]) {
    if let Some(last) = blocks.iter().rposition(|block| block.kind == BlockKind::Paragraph) {
        for block in &mut blocks[last + 1..] {
            if matches!(block.kind, BlockKind::Headline | BlockKind::ListItem) {
                block.kind = BlockKind::Tail;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<(BlockKind, &str)> {
        blocks(source).iter().map(|b| (b.kind, &source[b.span().start..b.span().end])).collect()
    }

    #[test]
    fn each_line_is_a_block_and_the_tail_is_told_apart() {
        use BlockKind::{Headline, Paragraph, Tail};
        assert_eq!(
            read(
                "\u{FEFF}A title\r\n\r\nA first paragraph.\r\nA second “one.”\r\nSource link\r\n\r\nMore?\r\n"
            ),
            [
                (Headline, "A title"),
                (Paragraph, "A first paragraph."),
                (Paragraph, "A second “one.”"),
                (Tail, "Source link"),
                (Tail, "More?"),
            ]
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The council met on Monday to speak about the new\n\
                    bridge over the river, which the town has wanted\n\
                    for years. A vote is due in spring.";
        assert_eq!(read(text).len(), 1);
    }

    #[test]
    fn headlines_below_each_other_stay_apart() {
        let text = "Squid and octopus populations grow in the cold north\n\
                    Minister resigns over a bill that nobody wanted\n\
                    In Lyon, the old tram comes back";
        assert_eq!(read(text).len(), 3);
    }

    #[test]
    fn empty_text_has_no_blocks() {
        assert_eq!(read(" \n\n\t"), []);
    }
}
