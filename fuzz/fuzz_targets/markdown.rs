//! Markdown: what is prose, and what the built-in rules find in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mtlint_fuzz::{
    BUILT_IN, article, everything, holds_of_diagnostics, holds_of_document, markdown,
};

fuzz_target!(|bytes: &[u8]| {
    let document = markdown(&article(bytes));
    holds_of_document(&document);
    holds_of_diagnostics(&document, &BUILT_IN.check(&document, &everything()));
});
