//! The command line, told as transcripts in `tests/cli`.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the answers anew; read what changed.

#[test]
fn the_command_line_answers_as_written() {
    trycmd::TestCases::new()
        .case("README.md")
        .case("docs/CI.md")
        .case("docs/EDITORS.md")
        .case("tests/cli/*.trycmd")
        .case("tests/cli/stdin.toml");
}
