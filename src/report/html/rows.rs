//! How an article is laid out: rows of text, and in them pieces that marks and fixes begin and end
//! at.

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Lines of up to so many bytes may be wrapped and stay together; longer ones are paragraphs.
const WRAPPED: usize = 120;

/// Stretches of the source that stand beside what is said of them: paragraphs, in order, without
/// the line ends between them. What one diagnostic reports is in one row. There is at least one.
pub(super) fn rows(source: &str, diagnostics: &[Diagnostic]) -> Vec<Span> {
    let mut rows: Vec<Span> = Vec::new();
    let mut reported = diagnostics.iter().map(|found| found.span).peekable();
    let (mut at, mut last, mut reported_to) = (0, 0, 0);
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        while let Some(span) = reported.next_if(|span| span.start < start) {
            reported_to = reported_to.max(span.end);
        }
        let text = line.trim_end_matches(['\n', '\r']);
        let end = start + text.len();
        let is_blank = text.trim().is_empty();
        // Diagnostics come in the order of their starts.
        let goes_on = reported_to > start || (last > 0 && last.max(text.len()) <= WRAPPED);
        match rows.last_mut() {
            Some(row) if goes_on && (!is_blank || reported_to > start) => row.end = end,
            _ if is_blank => {}
            _ => rows.push(Span::new(start, end)),
        }
        last = if is_blank { 0 } else { text.len() };
    }
    if rows.is_empty() {
        rows.push(Span::new(0, source.len()));
    }
    rows
}

/// A stretch of a row in which the same diagnostics hold and which a fix takes as a whole or not.
pub(super) struct Piece {
    pub span: Span,
    /// The diagnostics that report it, by number, the innermost last.
    pub of: Vec<usize>,
}

/// The pieces of a row, in order; `diagnostics` have numbers of the article.
pub(super) fn pieces(row: Span, diagnostics: &[(usize, &Diagnostic)]) -> Vec<Piece> {
    let mut cuts = vec![row.start, row.end];
    for (_, found) in diagnostics {
        cuts.extend([found.span.start, found.span.end]);
        let edits = found.fixes.iter().flat_map(|fix| &fix.edits);
        cuts.extend(edits.flat_map(|edit| [edit.start, edit.end]));
    }
    cuts.retain(|cut| (row.start..=row.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |cuts: &[usize]| {
        let span = Span::new(cuts[0], cuts[1]);
        let holds =
            |found: &Diagnostic| found.span.start <= span.start && span.end <= found.span.end;
        let mut of: Vec<_> = diagnostics.iter().filter(|(_, found)| holds(found)).collect();
        of.sort_by_key(|(_, found)| std::cmp::Reverse(found.span.end - found.span.start));
        Piece { span, of: of.into_iter().map(|(number, _)| *number).collect() }
    };
    cuts.windows(2).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Engine, Options, RuleSet};

    fn rows_of(source: &str) -> Vec<&str> {
        rows(source, &[]).into_iter().map(|row| &source[row.start..row.end]).collect()
    }

    #[test]
    fn a_row_is_a_paragraph() {
        let long = "word ".repeat(40);
        let text = format!("Title\nBy us\r\n\r\n{long}\n{long}\r\nend\n\nlast");
        let [one, two] = [long.as_str(), long.as_str()];
        assert_eq!(rows_of(&text), ["Title\nBy us", one, two, "end", "last"]);
        assert_eq!(rows_of(" \n"), [" \n"]);
        assert_eq!(rows_of(""), [""]);
    }

    #[test]
    fn what_is_reported_is_in_one_row() {
        let source = "They met in kyiv.\n\nIn the end they left.";
        let document = Document::read_plain("a.txt", source.into()).unwrap();
        let mut found = Engine::new(RuleSet::built_in()).check(&document, &Options::default());
        found[0].span.end = source.len();
        assert_eq!(rows(source, &found), [Span::new(0, source.len())]);
        let pieces = pieces(Span::new(0, source.len()), &[(7, &found[0])]);
        let pieces: Vec<_> = pieces.iter().map(|it| (it.span.start, it.of.as_slice())).collect();
        // The fix ends behind the name, the mark at the end.
        assert_eq!(pieces, [(0, &[][..]), (12, &[7]), (16, &[7])]);
    }
}
