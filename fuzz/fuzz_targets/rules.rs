//! Rule files: the whole file as it is, or a pattern, a fix and a message (a line each) in a file
//! that is otherwise right, run on the lines that follow.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mtlint::rule::{Pack, RuleSet};
use mtlint::{Engine, detectors};
use mtlint_fuzz::{everything, holds_of_diagnostics, is_text, plain};

const EXAMPLES: &str = "\
bad = \"One [[two]] three.\"
good = \"\"
[[rule.example]]
bad = \"One [[two]] four.\"
good = \"\"
[[rule.example]]
ok = \"One.\"
[[rule.example]]
ok = \"Two.\"
";

const TEXT: &str = "The “very” first day in Kyiv, and the second. He had not been there: why?";

fuzz_target!(|input: &str| {
    let (file, text) = match input.strip_prefix('!') {
        None => (input.to_owned(), TEXT),
        Some(rest) => {
            let (key, rest) = match rest.strip_prefix('/') {
                None => ("pattern", rest),
                Some(rest) => ("regex", rest),
            };
            let mut lines = rest.splitn(4, '\n');
            let mut next = || lines.next().unwrap_or("");
            let [pattern, fix, message, text] = std::array::from_fn(|_| next());
            let file = format!(
                "[[rule]]\nid = \"a\"\nfamily = \"D\"\n{key} = {}\nfix = {}\nmessage = {}\n\
                 [[rule.example]]\n{EXAMPLES}",
                quoted(pattern),
                quoted(fix),
                quoted(message)
            );
            (file, if text.is_empty() { TEXT } else { text })
        }
    };
    let lines = file.split('\n').count();
    let pack = Pack { name: "a.toml".into(), text: file, tested: false };
    match RuleSet::load(&[vec![pack]], detectors::ALL) {
        Err(errors) => {
            assert!(!errors.0.is_empty());
            assert!(errors.0.iter().all(|error| (1..=lines).contains(&error.line)), "{errors}");
        }
        Ok(rules) if is_text(text) => {
            let document = plain(text);
            let found = Engine::new(rules).check(&document, &everything());
            holds_of_diagnostics(&document, &found);
        }
        Ok(_) => {}
    }
});

/// As a string of TOML.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\U{:08X}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
