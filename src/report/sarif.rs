//! `--format sarif`: SARIF 2.1.0 (OASIS), of which code scanning makes alerts.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::iter;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Array, Checked, all};
use crate::diagnostic::{Certainty, Diagnostic, Fix, Severity};
use crate::review::{By, SetAside};
use crate::rule::{Rule, RuleSet, families};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What a path keeps in a URI; everything else is percent-encoded.
const IN_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Serialize)]
struct Log<T> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<T>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<T> {
    tool: Value,
    taxonomies: [Value; 2],
    column_kind: &'static str,
    results: T,
}

/// Writes one log of one run for all articles and a line end. `rules` are those that the articles
/// were checked with.
///
/// # Errors
/// When `out` fails.
pub fn sarif(articles: &[Checked], rules: &RuleSet, out: &mut dyn Write) -> io::Result<()> {
    let aside =
        || articles.iter().flat_map(|article| iter::repeat(article).zip(&article.set_aside));
    let used = all(articles).map(|(_, found)| found.rule.as_str());
    let used = used.chain(aside().map(|(_, aside)| aside.diagnostic.rule.as_str()));
    let used: BTreeSet<_> = used.collect();
    let used: Vec<_> = rules.rules.iter().filter(|rule| used.contains(rule.id.as_str())).collect();
    let index: FxHashMap<_, _> = used.iter().zip(0..).map(|(rule, at)| (&*rule.id, at)).collect();
    let mqm: Vec<_> = families::mqm_types().collect();
    let its: BTreeSet<_> = mqm.iter().filter_map(|name| families::its(name)).collect();
    let its: Vec<_> = its.into_iter().collect();
    let described = used.iter().map(|rule| self::rule(rule, &mqm, &its));
    let tool = json!({ "driver": {
        "name": "mtlint",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "shortDescription": { "text": env!("CARGO_PKG_DESCRIPTION") },
        "rules": described.collect::<Vec<_>>(),
        "supportedTaxonomies": [{ "name": "MQM", "index": 0 }, { "name": "ITS", "index": 1 }],
    } });
    let taxonomies = [
        taxonomy(
            "MQM",
            "Multidimensional Quality Metrics, core typology",
            "https://themqm.org/",
            &mqm,
        ),
        taxonomy(
            "ITS",
            "Internationalization Tag Set, localization quality issue types",
            "https://www.w3.org/TR/its20/",
            &its,
        ),
    ];
    // A run says of all results whether they are suppressed, or of none.
    let none = aside().next().map(|_| Vec::new());
    let results = Array(|| {
        let found =
            all(articles).map(|(article, found)| result(article, found, &index, none.clone()));
        found.chain(aside().map(|(article, SetAside { diagnostic, by, reason })| {
            result(article, diagnostic, &index, Some(vec![suppression(*by, reason)]))
        }))
    });
    let run = Run { tool, taxonomies, column_kind: "unicodeCodePoints", results };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

/// MQM and ITS are both at version 2.0.
fn taxonomy(name: &str, title: &str, uri: &str, taxa: &[&str]) -> Value {
    let taxa: Vec<_> = taxa.iter().map(|taxon| json!({ "id": taxon, "name": taxon })).collect();
    json!({
        "name": name,
        "version": "2.0",
        "informationUri": uri,
        "shortDescription": { "text": title },
        "taxa": taxa,
    })
}

/// A rule and its place in both taxonomies.
fn rule(rule: &Rule, mqm: &[&str], its: &[&str]) -> Value {
    let belongs = |name: &str, index: usize, taxa: &[&str], taxon: &str| {
        json!({
            "target": {
                "id": taxon,
                "index": taxa.iter().position(|other| *other == taxon),
                "toolComponent": { "name": name, "index": index },
            },
            "kinds": ["superset"],
        })
    };
    json!({
        "id": rule.id,
        "shortDescription": { "text": families::defaults(rule.family).title },
        "fullDescription": { "text": rule.message.to_string() },
        "help": { "text": help(rule) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "relationships": [
            belongs("MQM", 0, mqm, &rule.mqm),
            belongs("ITS", 1, its, rule.its),
        ],
        "properties": {
            "family": families::key(rule.family),
            "from": rule.from,
            "tags": [rule.mqm, rule.its],
        },
    })
}

/// What `mtlint explain` says of a rule, without its examples: a run has none.
fn help(rule: &Rule) -> String {
    let mut lines = vec![rule.message.to_string()];
    if !rule.why.is_empty() {
        lines.push(format!("Why: {}", rule.why));
    }
    for fix in &rule.fixes {
        let text = fix.text.to_string();
        let text = if text.is_empty() { "(remove)".into() } else { text.replace('\n', "⏎") };
        lines.push(format!("Fix: {text}"));
    }
    if !rule.from.is_empty() {
        lines.push(format!("Translated from: {}", rule.from.join(", ")));
    }
    lines.push(format!("`mtlint explain {}` shows examples.", rule.id));
    lines.join("\n\n")
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "note",
        Severity::Minor => "warning",
        Severity::Major | Severity::Critical => "error",
    }
}

fn suppression(by: By, reason: &str) -> Value {
    let kind = match by {
        By::Comment => "inSource",
        By::Verdict(_) | By::Baseline => "external",
    };
    let mut suppression = json!({ "kind": kind, "status": "accepted" });
    if !reason.is_empty() {
        suppression["justification"] = reason.into();
    }
    suppression
}

fn result(
    article: &Checked,
    found: &Diagnostic,
    rules: &FxHashMap<&str, usize>,
    suppressions: Option<Vec<Value>>,
) -> Value {
    // The standard wants level `none` for whatever is no failure.
    let (kind, level) = match found.certainty {
        Certainty::Possible => ("review", "none"),
        Certainty::Likely | Certainty::Sure => ("fail", level(found.severity)),
    };
    let artifact = json!({ "uri": uri(&article.path) });
    let mut region = region(article, found.span.start, found.span.end);
    region["snippet"] = json!({ "text": found.text });
    let mut result = json!({
        "ruleId": found.rule,
        "kind": kind,
        "level": level,
        "message": { "text": found.message },
        "locations": [
            { "physicalLocation": { "artifactLocation": artifact, "region": region } },
        ],
        "partialFingerprints": {
            "mtlint/v1": found.fingerprint,
            // The only one that GitHub reads; without it GitHub hashes the line, which in an
            // article is a paragraph.
            "primaryLocationLineHash": format!("{}:1", found.fingerprint),
        },
        "fixes": found.fixes.iter().map(|it| fix(article, it, &artifact)).collect::<Vec<_>>(),
        "properties": {
            "certainty": found.certainty,
            "severity": found.severity,
            "sentence": found.sentence,
            "why": found.why,
        },
    });
    if let Some(suppressions) = suppressions {
        result["suppressions"] = suppressions.into();
    }
    if let Some(index) = rules.get(found.rule.as_str()) {
        result["ruleIndex"] = json!(index);
    }
    if !found.related.is_empty() {
        let related = found.related.iter().map(|related| {
            let region = self::region(article, related.span.start, related.span.end);
            json!({
                "message": { "text": related.message },
                "physicalLocation": { "artifactLocation": artifact, "region": region },
            })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn fix(article: &Checked, fix: &Fix, artifact: &Value) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        json!({
            "deletedRegion": region(article, edit.start, edit.end),
            "insertedContent": { "text": edit.replacement },
        })
    });
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": artifact,
            "replacements": replacements.collect::<Vec<_>>(),
        }],
        "properties": { "safe": fix.safe },
    })
}

fn region(article: &Checked, start: usize, end: usize) -> Value {
    let (from, to) = (article.places.at(start), article.places.at(end));
    json!({
        "startLine": from.line,
        "startColumn": from.column,
        "endLine": to.line,
        "endColumn": to.column,
        "byteOffset": start,
        "byteLength": end - start,
    })
}

/// A path as a URI: of a file, or relative to where the run began.
fn uri(path: &str) -> String {
    let path = path.trim_start_matches("./");
    let encoded = utf8_percent_encode(path, IN_PATH);
    if path.starts_with('/') { format!("file://{encoded}") } else { encoded.to_string() }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("./news/a b.txt"), "news/a%20b.txt");
        assert_eq!(uri("/tmp/é%.txt"), "file:///tmp/%C3%A9%25.txt");
        assert_eq!(uri("c:\nd.txt"), "c%3A%0Ad.txt");
    }
}
