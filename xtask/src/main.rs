//! Rebuilds what is generated in `data/`. `cargo xtask` lists the tasks.

mod inflect;
mod tagger;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "inflect" => inflect::run().map_err(|error| error.to_string()),
        "tagger" => tagger::run(),
        _ => Err("usage: cargo xtask inflect|tagger".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::from(2)
        }
    }
}
