//! Front matter: where it ends, and which language the article came from.

use crate::span::Span;

/// The bytes of the front matter with its fences, if the text has one at `start`: YAML between
/// `---` and `---` or `...`, TOML between `+++`. A line that is empty behind the first fence, or
/// no second fence, makes it no front matter.
pub(super) fn span(source: &str, start: usize) -> Option<Span> {
    let mut lines = source[start..].split_inclusive('\n');
    let first = lines.next()?;
    let fences: &[&str] = match first.trim_end() {
        "---" => &["---", "..."],
        "+++" => &["+++"],
        _ => return None,
    };
    let mut end = start + first.len();
    for (number, line) in lines.enumerate() {
        end += line.len();
        let line = line.trim_end();
        if number == 0 && line.is_empty() {
            return None;
        }
        if fences.contains(&line) {
            return Some(Span::new(start, end));
        }
    }
    None
}

/// The language the article was translated from, as the front matter writes it: the value of the
/// key `source_lang`, or of `lang` in the table `original`.
pub(super) fn source_language(front: &str) -> Option<&str> {
    let toml = front.starts_with("+++");
    let mut table = "";
    for line in front.lines().filter(|line| !line.trim_start().starts_with('#')) {
        if toml && let Some(name) = line.trim().strip_prefix('[') {
            table = name.trim_end_matches(']').trim();
            continue;
        }
        let Some((key, value)) = line.split_once(if toml { '=' } else { ':' }) else {
            continue;
        };
        let (key, value) = (key.trim(), plain(value));
        // In YAML what is indented belongs to the key above it.
        let nested = toml || line.starts_with([' ', '\t']);
        if !nested {
            table = if value.is_empty() { key } else { "" };
        }
        let path = (if nested { table } else { "" }, key);
        if matches!(path, ("", "source_lang") | ("original", "lang")) && !value.is_empty() {
            return Some(value);
        }
    }
    None
}

/// A value without its quotes and without the remark behind it.
fn plain(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some((inside, _)) = value.strip_prefix(quote).and_then(|rest| rest.split_once(quote))
        {
            return inside.trim();
        }
    }
    value.split('#').next().unwrap_or("").trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_end_at_their_fences() {
        for (source, end) in [
            ("---\na: b\n---\nText\n---\n", Some(13)),
            ("---\r\na: b\r\n...\r\nText", Some(16)),
            ("+++\na = 1\n+++", Some(13)),
            ("---\n\nText\n\n---\n", None),
            ("---\na: b\n", None),
            ("Text\n---\na: b\n---\n", None),
            ("---\n+++\n", None),
            ("", None),
        ] {
            assert_eq!(span(source, 0).map(|span| span.end), end, "{source:?}");
        }
    }

    #[test]
    fn the_source_language_is_read() {
        for (front, language) in [
            ("---\ntitle: A\nsource_lang: fr\n---", Some("fr")),
            ("---\nsource_lang: \"fr-FR\" # French\n---", Some("fr-FR")),
            ("---\nlang: en\noriginal:\n  url: https://example.org\n  lang: 'uk'\n---", Some("uk")),
            ("+++\nsource_lang = \"es\"\n+++", Some("es")),
            ("+++\nlang = \"en\"\n[original]\nlang = 'de'\n+++", Some("de")),
            ("---\nlang: en\n---", None),
            ("---\nother:\n  lang: fr\nlang: en\n---", None),
            ("---\noriginal:\n  url: a\nother: b\nlang: en\n---", None),
            ("---\nnested:\n  source_lang: fr\n---", None),
            ("---\nsource_lang:\n---", None),
        ] {
            assert_eq!(source_language(front), language, "{front}");
        }
    }
}
