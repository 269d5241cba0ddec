//! Rebuilds the tables in `data/`. One file per table; `cargo xtask` lists them.

mod tagger;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "tagger" => tagger::run(),
        _ => Err("usage: cargo xtask tagger".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::from(2)
        }
    }
}
