//! Suppressions: comments of Markdown that say where a rule is not to speak.

use xxhash_rust::xxh3::xxh3_64;

use super::{By, Reviewed, SetAside};
use crate::diagnostic::{Certainty, Diagnostic, Family, Severity};
use crate::document::{Comment, Document};
use crate::engine::{Engine, Options};
use crate::rule::{Closeness, UNUSED, did_you_mean, families};
use crate::span::Span;

const DIRECTIVES: [&str; 4] =
    ["mtlint-ignore", "mtlint-ignore-next-line", "mtlint-off", "mtlint-on"];

/// A rule, or several by one name, and where they are not to speak.
struct Suppression<'a> {
    name: &'a str,
    /// Where the name stands.
    at: Span,
    scope: Span,
    reason: &'a str,
    is_used: bool,
}

/// What is wrong with a comment.
struct Fault {
    at: Span,
    message: String,
}

/// Sets aside what comments suppress, and reports comments that suppress nothing.
#[must_use]
pub fn suppress(
    document: &Document,
    engine: &Engine,
    options: &Options,
    diagnostics: Vec<Diagnostic>,
) -> Reviewed {
    let mut reviewed = Reviewed::default();
    let (mut suppressions, mut faults) = read(document);
    if suppressions.is_empty() && faults.is_empty() {
        return Reviewed { diagnostics, ..reviewed };
    }
    let rules = engine.rules();
    for diagnostic in diagnostics {
        let rule = rules.rule(&diagnostic.rule);
        let start = diagnostic.span.start;
        let mut reason = None;
        for suppression in &mut suppressions {
            let is_meant = (suppression.scope.start..suppression.scope.end).contains(&start)
                && rule.is_some_and(|rule| rule.named(suppression.name).is_some());
            if is_meant {
                suppression.is_used = true;
                reason.get_or_insert(suppression.reason);
            }
        }
        match reason {
            Some(reason) => reviewed.set_aside.push(SetAside {
                diagnostic,
                by: By::Comment,
                reason: reason.to_owned(),
            }),
            None => reviewed.diagnostics.push(diagnostic),
        }
    }
    for suppression in suppressions.iter().filter(|suppression| !suppression.is_used) {
        faults.extend(unused(suppression, document, engine, options));
    }
    let named = |name: &str| match name {
        UNUSED => Some(Closeness::Rule),
        name if name == families::key(Family::D) => Some(Closeness::Family),
        _ => None,
    };
    let own = (Severity::Neutral, Certainty::Sure);
    if let Some(grade) = options.graded(named, own) {
        let found = faults.iter().enumerate();
        let found = found.map(|(number, fault)| diagnostic(document, fault, number, grade));
        reviewed.diagnostics.extend(found);
        reviewed.diagnostics.sort_by_key(|found| (found.span.start, found.span.end));
    }
    reviewed
}

/// What to say of a suppression that nothing was found for: nothing where its rules did not run.
fn unused(
    suppression: &Suppression<'_>,
    document: &Document,
    engine: &Engine,
    options: &Options,
) -> Option<Fault> {
    let Suppression { name, at, .. } = suppression;
    let message = match engine.rules().knows(name) {
        Err(message) => sentence(&message),
        Ok(()) => {
            if !engine.runs(name, document, options) {
                return None;
            }
            format!("`{name}` finds nothing here: the comment is not needed.")
        }
    };
    Some(Fault { at: *at, message })
}

/// A message as diagnostics have it.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    let mark = if message.ends_with('?') { "" } else { "." };
    first.into_iter().chain(characters).chain(mark.chars()).collect()
}

/// The suppressions of a document, and what is wrong with their comments.
fn read(document: &Document) -> (Vec<Suppression<'_>>, Vec<Fault>) {
    let source = document.source.as_str();
    let (mut suppressions, mut faults): (Vec<Suppression<'_>>, Vec<Fault>) =
        (Vec::new(), Vec::new());
    // The numbers of those that are off until they are on again.
    let mut off: Vec<usize> = Vec::new();
    for Comment { span, block } in &document.comments {
        let inner = source[span.start..span.end].trim_start_matches("<!--");
        let inner = inner.strip_suffix("-->").unwrap_or(inner);
        let mut words = inner.split(|c: char| c == ':' || c.is_whitespace());
        let Some(directive) = words.find(|word| !word.is_empty()) else {
            continue;
        };
        if !directive.starts_with("mtlint-") {
            continue;
        }
        if !DIRECTIVES.contains(&directive) {
            let hint = did_you_mean(directive, DIRECTIVES.into_iter());
            let hint = hint.unwrap_or_else(|| format!("there is {}", DIRECTIVES.join(", ")));
            let message = sentence(&format!("there is no `{directive}`; {hint}"));
            faults.push(Fault { at: *span, message });
            continue;
        }
        let rest = &inner[inner.find(directive).map_or(0, |at| at + directive.len())..];
        let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
        let names: Vec<_> = names
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|name| !name.is_empty())
            .collect();
        if names.is_empty() {
            let message = format!("`{directive}` names no rule; write its id behind it.");
            faults.push(Fault { at: *span, message });
        }
        for name in names {
            let start = name.as_ptr() as usize - source.as_ptr() as usize;
            let at = Span::new(start, start + name.len());
            let scope = match directive {
                "mtlint-ignore" => *block,
                "mtlint-ignore-next-line" => next_line(source, span.end),
                "mtlint-off" => {
                    off.push(suppressions.len());
                    Span::new(span.end, source.len())
                }
                _ => {
                    let open = off.iter().rposition(|number| suppressions[*number].name == name);
                    match open {
                        Some(open) => suppressions[off.remove(open)].scope.end = span.start,
                        None => faults.push(Fault {
                            at,
                            message: format!(
                                "`{name}` is not off here: the comment is not needed."
                            ),
                        }),
                    }
                    continue;
                }
            };
            suppressions.push(Suppression {
                name,
                at,
                scope,
                reason: reason.trim(),
                is_used: false,
            });
        }
    }
    (suppressions, faults)
}

/// The first line behind the one a byte is in that is not blank.
fn next_line(source: &str, at: usize) -> Span {
    let start = source[at..].find('\n').map_or(source.len(), |end| at + end + 1);
    let behind = &source[start..];
    let blank = behind.len() - behind.trim_start().len();
    let start = start + behind[..blank].rfind('\n').map_or(0, |end| end + 1);
    let end = source[start..].find('\n').map_or(source.len(), |end| start + end);
    Span::new(start, end)
}

fn diagnostic(
    document: &Document,
    fault: &Fault,
    number: usize,
    (severity, certainty): (Severity, Certainty),
) -> Diagnostic {
    let source = &document.source;
    let Fault { at: span, message } = fault;
    let start = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let before = source[start..span.start].trim_start_matches('\u{FEFF}');
    let text = &source[span.start..span.end];
    let key = xxh3_64([UNUSED, text, message].join("\0").as_bytes());
    let mqm = "Design and markup > Markup tag";
    Diagnostic {
        path: document.name.clone(),
        part: None,
        rule: UNUSED.to_owned(),
        family: Family::D,
        message: message.clone(),
        why: String::new(),
        severity,
        certainty,
        mqm: mqm.to_owned(),
        its: families::its(mqm).unwrap_or("markup").to_owned(),
        span: *span,
        line: source[..span.start].matches('\n').count() + 1,
        column: before.chars().count() + 1,
        text: text.to_owned(),
        sentence: text.to_owned(),
        fixes: Vec::new(),
        related: Vec::new(),
        fingerprint: format!("{:016x}", key.wrapping_add(number as u64)),
        former: Vec::new(),
        from: Vec::new(),
        label: "unused suppression".to_owned(),
    }
}
