//! Quotation marks on the wrong side.

use super::{Mark, Role, found, in_blocks, is_speech};
use crate::rule::{Detector, DetectorOption, Search};
use crate::span::Span;
use crate::text::{Shape, Text, TokenKind};

/// Finds closing marks that stick to the words behind them ("It is late, "he said), marks that
/// close the speaker in instead of the speech ("It is, he said," late), and curly marks that face
/// the wrong way. `fixed` is what the reported stretch should read.
pub(in crate::detectors) struct MisplacedQuotes;

impl Detector for MisplacedQuotes {
    fn name(&self) -> &'static str {
        "misplaced-quotes"
    }

    fn help(&self) -> &'static str {
        "Quotation marks on the wrong side of a space or of the speaker."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["fixed"]
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        in_blocks(move |reading, block, marks, hits| {
            let text = &reading.text(block);
            for (at, mark) in marks.iter().enumerate() {
                let change = if mark.astray {
                    Some(turned(text.characters(), *mark))
                } else {
                    around_speaker(text, marks, at)
                };
                if let Some((marked, fixed)) = change {
                    hits.extend(found(text, block, mark, marked, vec![fixed]));
                }
            }
        })
    }
}

/// The stretch to replace, and what it should read.
type Change = (Span, String);

/// A mark that faces the wrong way, or stands behind the space instead of before it.
fn turned(characters: &str, mark: Mark) -> Change {
    let space = mark.at - characters[..mark.at].trim_end().len();
    match (mark.role, mark.sign) {
        (Role::Opens, _) => (mark.span(), "“".to_owned()),
        (_, '“') => (mark.span(), "”".to_owned()),
        (_, sign) => (Span::new(mark.at - space, mark.end()), format!("{sign} ")),
    }
}

/// `"It is, he said," late now."`: the second of three marks closes behind the speaker.
fn around_speaker(text: &Text, marks: &[Mark], at: usize) -> Option<Change> {
    let characters = text.characters();
    let mark = marks[at];
    let opening = marks.get(at.checked_sub(1)?)?;
    let (before, after) = (&characters[..mark.at], &characters[mark.end()..]);
    if mark.role != Role::Closes
        || opening.role != Role::Opens
        || !before.ends_with(',')
        || !after.starts_with(' ')
        || !after.trim_start().starts_with(char::is_lowercase)
        || super::attributes(text, mark.end(), false)
    {
        return None;
    }
    // ", he said," before the mark.
    let tokens = text.tokens();
    let comma = text.tokens_at_characters(mark.span()).start.checked_sub(1)?;
    let verb = comma.checked_sub(1)?;
    if !is_speech(text.word(verb)) {
        return None;
    }
    let mut first = verb.checked_sub(1)?;
    if !matches!(text.word(first), "he" | "she" | "they" | "it" | "I" | "we") {
        let is_name = |token: usize| {
            tokens[token].kind == TokenKind::Word && tokens[token].shape == Shape::Cap
        };
        if !is_name(first) {
            return None;
        }
        while first > 0 && is_name(first - 1) && verb - first < 4 {
            first -= 1;
        }
    }
    let comma = first.checked_sub(1)?;
    let start = text.characters_of(comma..comma + 1).start;
    if text.word(comma) != "," || start <= opening.end() {
        return None;
    }
    // The next mark closes the speech that goes on; one that opens shows that this is none.
    let next = marks.get(at + 1)?;
    if next.role == Role::Opens {
        return None;
    }
    let (open, close) = (opening.sign, mark.sign);
    let speaker = text.characters_of(first..verb + 1);
    let speaker = &characters[speaker.start..speaker.end];
    let space = after.len() - after.trim_start().len();
    Some((Span::new(start, mark.end() + space), format!(",{close} {speaker}, {open}")))
}
