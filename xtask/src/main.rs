//! Rebuilds what is generated in `data/`. `cargo xtask` lists the tasks.

mod inflect;
mod lexicon;
mod tagger;

use std::path::Path;
use std::process::ExitCode;

/// What a task may end with.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ is in the checkout");
    let task = std::env::args().nth(1).unwrap_or_default();
    let done: Result<()> = match task.as_str() {
        "inflect" => inflect::run().map_err(|error| error.to_string().into()),
        "lexicon" => lexicon::run(root),
        "tagger" => tagger::run().map_err(Into::into),
        _ => Err("usage: cargo xtask inflect|lexicon|tagger".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::from(2)
        }
    }
}
