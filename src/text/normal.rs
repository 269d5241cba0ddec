//! The normalised view of a stretch of text, and the way back.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::span::Span;

/// Text as patterns see it: in NFC, with straight quotes and apostrophes, plain spaces and
/// hyphens, without zero-width characters and soft hyphens.
///
/// Every offset of the view maps back to a byte of the source.
#[derive(Debug, Default)]
pub struct View {
    text: String,
    /// Where view and source differ, in order; between two pieces they are the same bytes.
    pieces: Vec<Piece>,
}

/// `view_len` bytes of the view stand for `source_len` bytes of the source; either may be 0.
#[derive(Clone, Copy, Debug)]
struct Piece {
    view: u32,
    view_len: u32,
    source: u32,
    source_len: u32,
}

impl Piece {
    fn view_end(&self) -> usize {
        (self.view + self.view_len) as usize
    }

    fn source_end(&self) -> usize {
        (self.source + self.source_len) as usize
    }
}

impl View {
    /// Normalises a text of less than 4 GiB.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut view = Self { text: String::with_capacity(source.len()), pieces: Vec::new() };
        view.append(source);
        view
    }

    /// The normalised text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The source bytes behind a range of the view. A range that cuts a changed piece takes in
    /// the whole piece; dropped characters at either end stay outside.
    #[must_use]
    pub fn to_source(&self, view: Span) -> Span {
        let start = match self.pieces.partition_point(|p| p.view as usize <= view.start) {
            0 => view.start,
            n => {
                let piece = &self.pieces[n - 1];
                if view.start < piece.view_end() {
                    piece.source as usize
                } else {
                    piece.source_end() + (view.start - piece.view_end())
                }
            }
        };
        let end = match self.pieces.partition_point(|p| (p.view as usize) < view.end) {
            0 => view.end,
            n => {
                let piece = &self.pieces[n - 1];
                piece.source_end() + view.end.saturating_sub(piece.view_end())
            }
        };
        Span::new(start, end.max(start))
    }

    /// The smallest range of the view that covers a range of the source.
    #[must_use]
    pub fn from_source(&self, source: Span) -> Span {
        let at = |offset: usize, round_up: bool| {
            let n = self.pieces.partition_point(|p| (p.source as usize) < offset);
            let Some(piece) = n.checked_sub(1).map(|n| &self.pieces[n]) else {
                return offset;
            };
            if offset >= piece.source_end() {
                piece.view_end() + (offset - piece.source_end())
            } else if round_up {
                piece.view_end()
            } else {
                piece.view as usize
            }
        };
        let start = at(source.start, false).min(self.text.len());
        Span::new(start, at(source.end, true).clamp(start, self.text.len()))
    }

    fn append(&mut self, source: &str) {
        let mut at = 0;
        while at < source.len() {
            let ascii = source.as_bytes()[at..]
                .iter()
                .position(|byte| !byte.is_ascii())
                .unwrap_or(source.len() - at);
            self.text.push_str(&source[at..at + ascii]);
            at += ascii;
            let Some(first) = source[at..].chars().next() else {
                break;
            };
            if ascii > 0 && composes(&source[at..]) {
                // A combining mark composes with the ASCII character before it.
                self.text.pop();
                at -= 1;
            } else if is_dropped(first) {
                self.piece("", at, at + first.len_utf8());
                at += first.len_utf8();
                continue;
            }
            at = self.append_segment(source, at);
        }
    }

    /// Appends the character at `at` with all that may compose with it; returns where it ends.
    fn append_segment(&mut self, source: &str, at: usize) -> usize {
        let rest = &source[at..];
        let Some(first) = rest.chars().next() else {
            return source.len();
        };
        let mut len = first.len_utf8();
        while composes(&rest[len..]) {
            let dropped = rest[len..].find(|c| !is_dropped(c)).unwrap_or(0);
            let mark = rest[len + dropped..].chars().next().map_or(0, char::len_utf8);
            len += dropped + mark;
        }
        let original = &rest[..len];
        if len == first.len_utf8() && starts_segment(first) {
            match plain(first) {
                Plain::Same => self.text.push(first),
                Plain::Dropped => self.piece("", at, at + len),
                Plain::As(c) => self.piece(c.encode_utf8(&mut [0; 4]), at, at + len),
            }
        } else {
            let mut normal = String::with_capacity(len);
            // Dropped first: a soft hyphen may stand between a letter and its accent.
            for c in original.chars().filter(|c| !is_dropped(*c)).nfc() {
                match plain(c) {
                    Plain::Same => normal.push(c),
                    Plain::Dropped => {}
                    Plain::As(c) => normal.push(c),
                }
            }
            if normal == original {
                self.text.push_str(original);
            } else {
                self.piece(&normal, at, at + len);
            }
        }
        at + len
    }

    fn piece(&mut self, view: &str, start: usize, end: usize) {
        self.pieces.push(Piece {
            view: offset(self.text.len()),
            view_len: offset(view.len()),
            source: offset(start),
            source_len: offset(end - start),
        });
        self.text.push_str(view);
    }
}

/// Offsets are kept in 32 bits; [`crate::document`] refuses larger files.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("documents are smaller than 4 GiB")
}

/// Whether normalisation never joins this character with the one before it (Unicode Standard
/// Annex #15: combining class 0 and quick-check value "yes").
fn starts_segment(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// Whether a text begins with a character, behind any number of dropped ones, that may compose
/// with what stands before it.
fn composes(text: &str) -> bool {
    let visible = text.chars().find(|c| !is_dropped(*c));
    visible.is_some_and(|c| !c.is_ascii() && !starts_segment(c))
}

fn is_dropped(c: char) -> bool {
    matches!(plain(c), Plain::Dropped)
}

enum Plain {
    Same,
    Dropped,
    As(char),
}

/// What a character looks like in the view.
fn plain(c: char) -> Plain {
    match c {
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => Plain::Dropped,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Plain::As(' ')
        }
        '\u{85}' | '\u{2028}' | '\u{2029}' => Plain::As('\n'),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Plain::As('-'),
        '\u{B4}' | '\u{2BC}' | '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2039}' | '\u{203A}' => {
            Plain::As('\'')
        }
        '\u{AB}' | '\u{BB}' | '\u{201C}'..='\u{201F}' => Plain::As('"'),
        _ => Plain::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(source: &str) -> View {
        View::new(source)
    }

    #[test]
    fn curly_marks_and_odd_spaces_become_plain() {
        let v = view("« L’un »\u{A0}– vingt\u{2011}deux");
        assert_eq!(v.text(), "\" L'un \" – vingt-deux");
    }

    #[test]
    fn spans_map_back_over_changed_pieces() {
        let source = "a “b” c";
        let v = view(source);
        let span = v.to_source(Span::new(2, 5));
        assert_eq!(&source[span.start..span.end], "“b”");
    }

    #[test]
    fn dropped_characters_stay_outside_the_span_of_their_neighbours() {
        let source = "\u{200B}soft\u{AD}en\u{200B} x";
        let v = view(source);
        assert_eq!(v.text(), "soften x");
        let span = v.to_source(Span::new(0, 6));
        assert_eq!(&source[span.start..span.end], "soft\u{AD}en");
    }

    #[test]
    fn a_combining_mark_composes_with_the_letter_before_it() {
        let source = "cafe\u{301}s";
        let v = view(source);
        assert_eq!(v.text(), "cafés");
        let span = v.to_source(Span::new(3, 5));
        assert_eq!(&source[span.start..span.end], "e\u{301}");
    }

    #[test]
    fn a_combining_mark_composes_over_dropped_characters() {
        assert_eq!(view("cafe\u{AD}\u{301}s").text(), "cafés");
        assert_eq!(view("\u{1100}\u{200B}\u{1161}").text(), "\u{AC00}");
        assert_eq!(view("\u{AD}\u{301}").text(), "\u{301}");
    }
}
