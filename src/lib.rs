//! mtlint: the linter for articles that a machine translated into English.
//!
//! ```
//! use mtlint::{Document, Engine, Options, RuleSet};
//!
//! let engine = Engine::new(RuleSet::built_in());
//! let article = Document::read_plain("a.txt", b"They met in kyiv on Monday.".to_vec()).unwrap();
//! let found = engine.check(&article, &Options::default());
//! assert_eq!(found[0].text, "kyiv");
//! assert_eq!(found[0].fixes[0].edits[0].replacement, "Kyiv");
//! ```

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod detectors;
pub mod diagnostic;
pub mod discourse;
pub mod document;
pub mod engine;
#[cfg(feature = "eval")]
pub mod eval;
pub mod examples;
pub mod fix;
pub mod language;
pub mod lexicon;
#[cfg(feature = "eval")]
pub mod mine;
mod packs;
pub mod report;
pub mod review;
pub mod rule;
pub mod span;
pub mod style;
pub mod text;

pub use diagnostic::Diagnostic;
pub use document::Document;
pub use engine::{Engine, Options};
pub use rule::RuleSet;
