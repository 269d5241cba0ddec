//! Rebuilds what is generated in `data/` and `docs/`. `cargo xtask` lists the tasks.

mod brill;
mod fetch;
mod inflect;
mod lexicon;
mod measure;
mod pages;
mod tagger;
mod treebank;
mod wordfreq;

use std::path::Path;
use std::process::ExitCode;

/// What a task may end with.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ is in the checkout");
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "inflect" => inflect::run(root),
        "lexicon" => lexicon::run(root),
        "measure" => measure::run(root),
        "tagger" => tagger::run(root),
        _ => Err("usage: cargo xtask inflect|lexicon|measure|tagger".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::from(2)
        }
    }
}
