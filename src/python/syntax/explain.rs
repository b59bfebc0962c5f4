//! The parser's complaints in CPython's words.

use ruff_python_ast::Mod;
use ruff_python_parser::Parsed;
use ruff_text_size::Ranged;

use super::error::SyntaxError;
use super::lines::Lines;

/// What is wrong with a text, the error that CPython would report first.
pub(super) fn explain(_source: &str, lines: &Lines, parsed: &Parsed<Mod>) -> Vec<SyntaxError> {
    parsed
        .errors()
        .iter()
        .map(|error| {
            let span = lines.span(error.range().start().to_usize(), error.range().end().to_usize());
            SyntaxError::new(error.error.to_string(), span)
        })
        .collect()
}
