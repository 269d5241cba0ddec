//! Quotations that close and were never opened.

use super::{Mark, Role, attributes, found, in_blocks};
use crate::rule::{Detector, DetectorOption, Found, Search};
use crate::span::Span;
use crate::text::Text;

/// Finds the mark that closes a quotation of which the article has no beginning, when it is the
/// first mark of its block, and reports the first word of its sentence; `opened` is that word
/// behind an opening mark.
///
/// A mark closes a quotation when the speaker follows it. A quotation that was opened in an earlier
/// block, and not closed since, goes on in later ones. `alone` = 1 instead finds the only mark of a
/// block, where it closes nothing and ends nothing: behind a word, before one in small letters or a number.
pub(in crate::detectors) struct UnopenedQuotation;

impl Detector for UnopenedQuotation {
    fn name(&self) -> &'static str {
        "unopened-quotation"
    }

    fn help(&self) -> &'static str {
        "Quotations that close and were never opened."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[DetectorOption {
            name: "alone",
            least: 0,
            most: 1,
            default: 0,
            help: "1: a mark without a partner inside a sentence, 0: the beginning of speech",
        }]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["opened"]
    }

    fn begin<'a>(&'a self, options: &'a [i64]) -> Box<dyn Search + 'a> {
        let alone = options[0] == 1;
        let mut goes_on = false;
        in_blocks(move |reading, block, marks, hits| {
            let text = &reading.text(block);
            if !goes_on {
                hits.extend(if alone {
                    lonely(text, block, marks)
                } else {
                    unopened(text, block, marks)
                });
            }
            let count = |role: Role| marks.iter().filter(|mark| mark.role == role).count();
            goes_on = count(Role::Opens) > count(Role::Closes)
                || goes_on && count(Role::Opens) == 0 && count(Role::Closes) == 0;
        })
    }
}

fn unopened(text: &Text, block: usize, marks: &[Mark]) -> Option<Found> {
    let characters = text.characters();
    let mark = &marks[0];
    let before = &characters[..mark.at];
    if mark.role == Role::Opens
        || !before.trim_end().ends_with([',', '.', '!', '?', '…'])
        || !attributes(text, mark.end(), false)
        || before.contains(['\'', '‘', '`'])
    {
        return None;
    }
    let closing = text.tokens_at_characters(mark.span()).start.checked_sub(1)?;
    let sentence = text.tokens()[closing].sentence as usize;
    let first = text.tokens_of_sentence(sentence).start;
    let word = text.characters_of(first..first + 1);
    let word = Span::new(word.start, word.end);
    let opening = if mark.sign == '"' { '"' } else { '“' };
    let opened = format!("{opening}{}", &characters[word.start..word.end]);
    let mut hit = found(text, block, mark, word, vec![opened])?;
    hit.related = Some(text.characters_to_source(mark.span()));
    Some(hit)
}

fn lonely(text: &Text, block: usize, marks: &[Mark]) -> Option<Found> {
    let [mark] = marks else {
        return None;
    };
    let characters = text.characters();
    let (before, after) = (&characters[..mark.at], &characters[mark.end()..]);
    let is_lonely = mark.role != Role::Opens
        && before.ends_with(|c: char| c.is_lowercase())
        && after.strip_prefix(' ').is_some_and(|after| {
            after.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        })
        && !attributes(text, mark.end(), false);
    is_lonely.then(|| found(text, block, mark, mark.span(), vec![String::new()])).flatten()
}
