//! Plain text: blocks, normalised view, tokens, sentences, quotations.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mtlint::text::View;
use mtlint_fuzz::{holds_of_document, is_text, plain};

fuzz_target!(|text: &str| {
    if !is_text(text) {
        return;
    }
    holds_of_document(&plain(text));
    let once = View::new(text);
    assert_eq!(once.text(), View::new(once.text()).text(), "normalised twice");
});
