//! Embeds the rule files of `rules/` and the tables of `data/lexicon/`.

#[path = "build/irregular.rs"]
mod irregular;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/phrases.rs"]
mod phrases;
// Entries of lists are cut into words as articles are.
#[expect(dead_code, reason = "the rest serves the program")]
#[path = "src/span.rs"]
mod span;
#[expect(dead_code, unused_imports, clippy::wrong_self_convention, reason = "as above")]
#[path = "src/text/mod.rs"]
mod text;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut files = Vec::new();
    collect(&root.join("rules"), &mut files)?;
    files.sort();
    let mut code = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&root).expect("found below it").to_string_lossy();
        let name = name.replace('\\', "/");
        let path = file.to_str().expect("the path of the checkout is UTF-8");
        let rules = without_examples(&fs::read_to_string(file)?);
        writeln!(code, "    ({name:?}, include_str!({path:?}), {rules:?}),")
            .expect("a string takes it");
    }
    code.push_str("]\n");
    println!("cargo::rerun-if-changed=rules");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("packs.rs"), code)?;
    println!("cargo::rerun-if-changed=data/irregular.tsv");
    let rows = fs::read_to_string(root.join("data/irregular.tsv"))?;
    fs::write(out.join("irregular_slots.bin"), irregular::slots(&rows))?;
    println!("cargo::rerun-if-changed=data/lexicon");
    println!("cargo::rerun-if-changed=build");
    lexicon::build(&root.join("data/lexicon"), &out)
}

/// A rule file with empty lines for its examples. A test sees that the rules are the same.
fn without_examples(text: &str) -> String {
    let mut is_example = false;
    let kept = text.lines().map(|line| {
        match line {
            "[[rule.example]]" => is_example = true,
            "[[rule]]" | "[[list]]" => is_example = false,
            _ => {}
        }
        if is_example { "" } else { line }
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
