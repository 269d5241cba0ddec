//! From a replacement to the edits that leave the text tidy around it.

use crate::diagnostic::Edit;
use crate::lexicon::inflect::indefinite_article;
use crate::rule::template::capital;
use crate::span::Span;

/// What a replacement must fit in with.
pub(super) struct Setting {
    /// The reported text begins its sentence.
    pub begins_sentence: bool,
}

/// The edit that puts `replacement` in the place of `span`, in bytes of a text whose lines end in
/// `line_end`:
///
/// - a removal takes one of the spaces around it along, or the empty line it leaves;
/// - line breaks at the ends of the replacement take the place of spaces, and fall away at the
///   ends of a line;
/// - at the start of a sentence the replacement gets the capital that stood there, and a text in
///   capitals stays in capitals;
/// - the point of an abbreviation ends the sentence as well: no second one follows it;
/// - "a" before it becomes "an", or the other way round, where the sound has changed.
pub(super) fn edit(
    source: &str,
    line_end: &str,
    span: Span,
    replacement: &str,
    setting: &Setting,
) -> Edit {
    if replacement.is_empty() {
        let span = removal(source, span);
        return Edit { start: span.start, end: span.end, replacement: String::new() };
    }
    let mut replacement = recased(&source[span.start..span.end], replacement, setting);
    let (mut start, mut end) = (span.start, span.end);
    if replacement.starts_with('\n') {
        start = source[..start].trim_end_matches(is_blank).len();
        if source[..start].ends_with('\n') || start == 0 {
            replacement = replacement.trim_start_matches('\n').to_owned();
        }
    }
    if replacement.ends_with('\n') {
        end = source.len() - source[end..].trim_start_matches(is_blank).len();
        if end == source.len() || source[end..].starts_with(['\n', '\r']) {
            replacement = replacement.trim_end_matches('\n').to_owned();
        }
    }
    let is_stop = |text: &str| text.starts_with('.') && !text.starts_with("..");
    if replacement.ends_with('.') && !source[start..end].ends_with('.') && is_stop(&source[end..]) {
        replacement.pop();
    }
    if replacement.contains('\n') && line_end != "\n" {
        replacement = replacement.replace('\n', line_end);
    }
    if let Some((at, article)) = other_article(&source[..start], &source[start..end], &replacement)
    {
        replacement =
            [article, source[at..start].trim_start_matches(char::is_alphabetic), &replacement]
                .concat();
        start = at;
    }
    Edit { start, end, replacement }
}

/// The article before `old`, where it fits `old` and not `new`: where it begins, and the one that
/// fits. A capital A may be a letter.
fn other_article(before: &str, old: &str, new: &str) -> Option<(usize, &'static str)> {
    let words = before.trim_end_matches(is_blank);
    let start = words.trim_end_matches(char::is_alphanumeric).len();
    if words.len() == before.len() || !new.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (article, other, changed) = match &words[start..] {
        "a" => ("a", "an", "an"),
        "an" => ("an", "a", "a"),
        "An" => ("an", "a", "A"),
        _ => return None,
    };
    let fits = indefinite_article(old) == article && indefinite_article(new) == other;
    fits.then_some((start, changed))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n' && c != '\r'
}

/// What goes when `span` goes.
pub(super) fn removal(source: &str, span: Span) -> Span {
    let before = source[..span.start].trim_end_matches(is_blank);
    let after = source[span.end..].trim_start_matches(is_blank);
    let at_line_start = before.is_empty() || before.ends_with(['\n', '\u{FEFF}']);
    let at_line_end = after.is_empty() || after.starts_with(['\n', '\r']);
    let blank_before = before.len() < span.start;
    if at_line_start && at_line_end {
        // Whole lines: with the empty lines above, or below at the top of the file.
        let above = before.trim_end();
        return if above.is_empty() || above == "\u{FEFF}" {
            Span::new(above.len(), source.len() - after.trim_start().len())
        } else if after.trim().is_empty() && !source.ends_with('\n') {
            Span::new(above.len(), source.len())
        } else {
            Span::new(above.len(), source.len() - after.len())
        };
    }
    if at_line_start {
        return Span::new(span.start, source.len() - after.len());
    }
    let closes = after.starts_with([',', '.', ';', ':', '!', '?', ')', ']', '”', '’']);
    let blank_after = after.len() < source.len() - span.end;
    if blank_before && (blank_after || at_line_end || closes) {
        return Span::new(before.len(), span.end);
    }
    span
}

fn recased(original: &str, replacement: &str, setting: &Setting) -> String {
    let first = original.chars().find(|c| c.is_alphabetic());
    let lower = original.contains(char::is_lowercase);
    let capitals = original.chars().filter(|c| c.is_uppercase()).count();
    if !lower
        && capitals > 1
        && original.contains(char::is_whitespace)
        && !replacement.contains(original)
    {
        return replacement.to_uppercase();
    }
    if setting.begins_sentence && first.is_some_and(char::is_uppercase) {
        return capital(replacement);
    }
    replacement.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(marked: &str, replacement: &str) -> String {
        let (before, rest) = marked.split_once("[[").unwrap();
        let (middle, after) = rest.split_once("]]").unwrap();
        let source = [before, middle, after].concat();
        let span = Span::new(before.len(), before.len() + middle.len());
        let line_end = if source.contains('\r') { "\r\n" } else { "\n" };
        let setting = Setting { begins_sentence: before.is_empty() };
        let edit = edit(&source, line_end, span, replacement, &setting);
        [&source[..edit.start], &edit.replacement, &source[edit.end..]].concat()
    }

    #[test]
    fn a_removal_leaves_no_double_space() {
        assert_eq!(replaced("One [[two]] three.", ""), "One three.");
        assert_eq!(replaced("One [[two]].", ""), "One.");
        assert_eq!(replaced("One.[[ Two.]]", ""), "One.");
        assert_eq!(replaced("[[One]] two.", ""), "two.");
        assert_eq!(replaced("One. [[Two.]]\nThree.", ""), "One.\nThree.");
    }

    #[test]
    fn a_removed_line_leaves_no_gap() {
        assert_eq!(replaced("One.\n\n[[Two]]\n\nThree.\n", ""), "One.\n\nThree.\n");
        assert_eq!(replaced("[[One]]\n\nTwo.\n", ""), "Two.\n");
        assert_eq!(replaced("One.\n\n[[Two]]\n", ""), "One.\n");
        assert_eq!(replaced("One.\n\n[[Two]]", ""), "One.");
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_line() {
        assert_eq!(replaced("\u{FEFF}[[One]]\n\nTwo.\n", ""), "\u{FEFF}Two.\n");
        assert_eq!(replaced("\u{FEFF}[[One]] two.", ""), "\u{FEFF}two.");
    }

    #[test]
    fn line_breaks_take_the_place_of_spaces() {
        assert_eq!(replaced("One. [[Two]] three.", "\n\nTwo\n\n"), "One.\n\nTwo\n\nthree.");
        assert_eq!(replaced("[[One]] two.", "\n\nOne\n\n"), "One\n\ntwo.");
        assert_eq!(
            replaced("One.\r\nTwo [[three]] four.", "\nthree\n"),
            "One.\r\nTwo\r\nthree\r\nfour."
        );
    }

    #[test]
    fn the_article_follows_the_sound() {
        assert_eq!(replaced("Take an [[ADN]] test.", "DNA"), "Take a DNA test.");
        assert_eq!(replaced("An [[important]] sum", "large"), "A large sum");
        assert_eq!(replaced("As a  [[large]] sum", "important"), "As an  important sum");
        assert_eq!(replaced("Vitamin A [[two]] times", "eight"), "Vitamin A eight times");
        assert_eq!(replaced("a [[large]] sum", "big"), "a big sum");
        assert_eq!(replaced("an[[ ]]hour", ""), "anhour");
        assert_eq!(replaced("an [[large]] sum", "big"), "an big sum");
    }

    #[test]
    fn one_point_ends_abbreviation_and_sentence() {
        assert_eq!(replaced("It begins at [[15h30]].", "3:30 p.m."), "It begins at 3:30 p.m.");
        assert_eq!(replaced("At [[15h30]] it begins.", "3:30 p.m."), "At 3:30 p.m. it begins.");
        assert_eq!(replaced("It begins at [[15h30]]...", "3:30 p.m."), "It begins at 3:30 p.m....");
    }

    #[test]
    fn case_is_kept() {
        assert_eq!(replaced("[[Face to]] the crisis", "faced with"), "Faced with the crisis");
        assert_eq!(replaced("A [[TENDS TO BECOME]] B", "is becoming"), "A IS BECOMING B");
    }
}
