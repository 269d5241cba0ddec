//! Rebuilds the tables of `data/`: `cargo xtask <task>`.

mod inflect;

fn main() -> std::process::ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "inflect" => inflect::run(),
        _ => Err("tasks: inflect".into()),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {task}: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}
