//! Rebuilds what is generated in `data/`. `cargo xtask` lists the tasks.

mod lexicon;

use std::path::Path;
use std::process::ExitCode;

/// What any task may end with.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask/ stands in the checkout");
    let task = std::env::args().nth(1);
    let outcome = match task.as_deref() {
        Some("lexicon") => lexicon::run(root),
        _ => {
            eprintln!("cargo xtask lexicon    fetch the pinned packages and rebuild data/lexicon/");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
