//! `cargo xtask measure`: writes `docs/MEASURED.md`, what every rule is worth, and `docs/rules/`.

use std::path::Path;

use mtlint::diagnostic::Certainty;
use mtlint::eval::Verdicts;
use mtlint::eval::measured::{measure, page};
use mtlint::{Engine, Options, RuleSet};

use crate::{Result, pages};

pub fn run(root: &Path) -> Result<()> {
    let data =
        std::env::var_os("MTLINT_DATA").ok_or("MTLINT_DATA is not set: the sets are there")?;
    let sets = Path::new(&data).join("dev");
    let engine = Engine::new(RuleSet::built_in());
    let store = root.join("data/verdicts.jsonl");
    let text =
        std::fs::read_to_string(&store).map_err(|error| format!("{}: {error}", store.display()))?;
    let verdicts = Verdicts::read("data/verdicts.jsonl", &text)?;
    let options = Options { certainty: Certainty::Possible, ..Options::default() };
    let measured = measure(&engine, &options, &verdicts, |set| {
        let path = sets.join(format!("{set}.jsonl"));
        std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    })?;
    let path = root.join("docs/MEASURED.md");
    let page = page(&measured, &engine);
    std::fs::write(&path, &page).map_err(|error| format!("{}: {error}", path.display()))?;
    pages::write(root, &page)?;
    println!("docs/MEASURED.md: {} rules hit something", measured.natural.rules.len());
    Ok(())
}
