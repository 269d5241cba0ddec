//! Fixing plain text by the built-in rules: safe fixes, then suggestions too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mtlint_fuzz::{BUILT_IN, article, everything, fixing_settles, holds_of_diagnostics, plain};

fuzz_target!(|bytes: &[u8]| {
    let text = article(bytes);
    let document = plain(&text);
    holds_of_diagnostics(&document, &BUILT_IN.check(&document, &everything()));
    fixing_settles(&BUILT_IN, &text, plain, |fix| fix.safe);
    fixing_settles(&BUILT_IN, &text, plain, |_| true);
});
