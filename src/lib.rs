//! mtlint: the linter for articles that a machine translated into English.

pub mod diagnostic;
pub mod span;
pub mod text;
