//! The documentation is kept to its word.

use std::path::{Path, PathBuf};
use std::{fs, io};

use mtlint::config::{self, ConfigFile};
use mtlint::rule::{Pack, keys};
use mtlint::{Engine, RuleSet, detectors, examples};
use pulldown_cmark::{Event, Parser, Tag};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_schema_file_is_what_the_code_gives() {
    let file: serde_json::Value = serde_json::from_str(&read("docs/rule.schema.json")).unwrap();
    assert!(
        file == keys::schema(),
        "docs/rule.schema.json is out of date; regenerate it:\n  \
         cargo run -- rules schema > docs/rule.schema.json"
    );
}

#[test]
fn the_schema_of_configuration_is_what_the_code_gives() {
    let file = read("docs/config.schema.json");
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert!(
        file == config::schema(),
        "docs/config.schema.json is out of date; regenerate it:\n  \
         cargo run -- config schema > docs/config.schema.json"
    );
}

#[test]
fn every_configuration_of_the_reference_is_read_and_fits_the_schema() {
    let schema = jsonschema::validator_for(&config::schema()).unwrap();
    let blocks = toml_blocks("docs/CONFIG.md");
    assert!(blocks.len() >= 3);
    for Pack { name, text, .. } in blocks {
        let value: toml::Value = toml::from_str(&text).unwrap();
        ConfigFile::read(&name, "/".into(), text).unwrap_or_else(|errors| panic!("{errors}"));
        let value = serde_json::to_value(value).unwrap();
        assert!(schema.is_valid(&value), "{name}: {value}");
    }
}

#[test]
fn the_schema_of_configuration_refuses_what_the_reader_refuses() {
    let schema = jsonschema::validator_for(&config::schema()).unwrap();
    for text in [
        "selct = 'J'",
        "severity = { J = 'mayor' }",
        "style = 'british'",
        "min-certainty = 1",
        "[[override]]\nfrom = 'fr'",
        "[[override]]\npaths = 'a'\nnames = { a = 'b' }",
    ] {
        let value: toml::Value = toml::from_str(text).unwrap();
        assert!(!schema.is_valid(&serde_json::to_value(value).unwrap()), "{text}");
        assert!(ConfigFile::read("a.toml", "/".into(), text.into()).is_err(), "{text}");
    }
}

#[test]
fn every_rule_file_validates_against_the_schema() {
    let schema = jsonschema::validator_for(&keys::schema()).unwrap();
    let mut files = Vec::new();
    rule_files(&root().join("rules"), &mut files).unwrap();
    assert!(!files.is_empty());
    files.sort();
    let mut faults = Vec::new();
    for file in files {
        let value: toml::Value = toml::from_str(&read(&file)).unwrap();
        let value = serde_json::to_value(value).unwrap();
        faults.extend(
            schema
                .iter_errors(&value)
                .map(|fault| format!("{}: {}: {fault}", file.display(), fault.instance_path())),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_toml_block_of_the_reference_loads_and_its_examples_hold() {
    let mut blocks = toml_blocks("docs/RULES.md");
    blocks.extend(toml_blocks("README.md"));
    assert!(!blocks.is_empty());
    let mut faults = Vec::new();
    for block in blocks {
        match RuleSet::load(&[vec![block]], detectors::ALL) {
            Err(errors) => faults.push(errors.to_string()),
            Ok(rules) => faults.extend(failures(&Engine::new(rules))),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn failures(engine: &Engine) -> Vec<String> {
    let rules = &engine.rules().rules;
    let each = rules.iter().flat_map(|rule| rule.examples.iter().map(move |one| (rule, one)));
    each.filter_map(|(rule, example)| {
        let message = examples::check(engine, rule, example).err()?;
        Some(format!("{}:{}: {}: {message}", rule.pack, rule.line, rule.id))
    })
    .collect()
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut faults = Vec::new();
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = docs.chain(["README.md", "CONTRIBUTING.md"].map(|page| root().join(page)));
    for page in pages.filter(|page| page.extension().is_some_and(|extension| extension == "md")) {
        let text = read(&page);
        for event in Parser::new(&text) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                continue;
            };
            let (file, anchor) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            if file.contains("://") {
                continue;
            }
            let target =
                if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            let found = fs::read_to_string(&target)
                .is_ok_and(|text| anchor.is_empty() || anchors(&text).any(|it| it == anchor));
            if !found {
                faults.push(format!("{}: {dest_url}", page.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What headings are called in links, as GitHub has it.
fn anchors(page: &str) -> impl Iterator<Item = String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    headings.map(|heading| {
        let text = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
    })
}

/// The fenced TOML blocks of a page. Each stands on as many blank lines as the page has before
/// it, so that errors name the page's lines.
fn toml_blocks(page: &str) -> Vec<Pack> {
    let text = read(page);
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for (number, line) in text.lines().enumerate() {
        match &mut open {
            Some(_) if line == "```" => {
                let text = open.take().unwrap();
                blocks.push(Pack { name: page.to_owned(), text, tested: false });
            }
            Some(block) => {
                block.push_str(line);
                block.push('\n');
            }
            None if line.starts_with("```toml") => open = Some("\n".repeat(number + 1)),
            None => {}
        }
    }
    assert!(open.is_none(), "{page}: a ```toml block is never closed");
    blocks
}

fn rule_files(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rule_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
