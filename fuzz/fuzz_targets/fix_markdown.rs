//! Fixing Markdown: the markup stays, by the built-in rules (safe fixes, then suggestions too) and
//! by rules that break careless edits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mtlint_fuzz::markup::{self, WILD};
use mtlint_fuzz::{BUILT_IN, article, everything, fixing_settles, holds_of_diagnostics, markdown};

fuzz_target!(|bytes: &[u8]| {
    let text = article(bytes);
    let document = markdown(&text);
    for engine in [&BUILT_IN, &WILD] {
        let found = engine.check(&document, &everything());
        holds_of_diagnostics(&document, &found);
        for fix in found.iter().flat_map(|diagnostic| &diagnostic.fixes) {
            if let Err(message) = markup::is_left_by(&document, fix) {
                panic!("{message}");
            }
        }
    }
    fixing_settles(&BUILT_IN, &text, markdown, |fix| fix.safe);
    fixing_settles(&BUILT_IN, &text, markdown, |_| true);
});
