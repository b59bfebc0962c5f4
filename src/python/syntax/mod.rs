//! From program text to the syntax tree, or to what is wrong with it.
//!
//! Start at [`parse`]. This folder alone knows the parser crate: `lower` turns its tree into ours, `explain` its
//! complaints into CPython's words. Errors that need scopes (`nonlocal`, `return` outside a function) are the
//! compiler's.

pub mod ast;
mod depth;
mod error;
mod explain;
mod explain_call;
mod explain_expr;
mod explain_stmt;
mod explain_string;
mod explain_typo;
mod identifiers;
mod lines;
mod lower;
mod lower_expr;
mod lower_generic;
mod lower_pattern;
mod scan;
mod scan_number;
mod trim;

use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use crate::base::Span;
pub use error::{SyntaxError, SyntaxErrorKind};
pub use trim::trimmed;

/// Parses a file.
///
/// Line ends may be `\n`, `\r\n` or `\r`. The first error is the one that CPython would report.
pub fn parse(source: &str) -> Result<ast::Module, Vec<SyntaxError>> {
    let normal;
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let source = if source.contains('\r') {
        normal = source.replace("\r\n", "\n").replace('\r', "\n");
        &normal
    } else {
        source
    };
    if source.contains('\0') {
        return Err(vec![SyntaxError::new("source code string cannot contain null bytes", Span::default())]);
    }
    let lines = lines::Lines::new(source);
    let scan = scan::scan(source, &lines);
    if let Some(error) = depth::check(source, &lines, &scan) {
        return Err(vec![error]);
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(source, options);
    if let Some(error) = explain::explain(source, &lines, &parsed, scan) {
        return Err(vec![error]);
    }
    if let Some(error) = identifiers::check(source, &lines, parsed.tokens()) {
        return Err(vec![error]);
    }
    let Mod::Module(module) = parsed.syntax() else { unreachable!("a file parses to a module") };
    lower::module(source, &lines, module)
}
