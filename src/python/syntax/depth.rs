//! Programs nested too deeply to be parsed on a small stack.
//!
//! The parser, the compiler and the destructors of their trees recurse; in the browser their stack is small and running
//! out of it ends the worker. The first two limits are CPython's own.

use super::error::SyntaxError;
use super::lines::Lines;
use super::scan::{Scan, Token, TokenKind};
use crate::base::Span;

/// Brackets within brackets (`MAXLEVEL` of CPython's tokenizer).
const MAX_BRACKETS: usize = 200;
/// Blocks within blocks (`MAXINDENT`).
const MAX_INDENTS: usize = 100;
/// Operators in a row without a comma, a bracket or the end of the statement, and branches of one `if`.
const MAX_CHAIN: usize = 1000;

/// What is nested too deeply, if anything is.
pub(super) fn check(source: &str, lines: &Lines, scan: &Scan) -> Option<SyntaxError> {
    let mut chains = vec![0_usize];
    let mut indents = 0;
    let mut branches = 0;
    for token in &scan.tokens {
        let span = || lines.span(token.start, token.end);
        let text = &source[token.start..token.end];
        match token.kind {
            TokenKind::Indent => indents += 1,
            TokenKind::Dedent => indents -= 1,
            _ => {}
        }
        if indents >= MAX_INDENTS {
            let line = span().line;
            let span = Span { line, col: 0, end_line: line, end_col: 1 };
            return Some(SyntaxError::indentation("too many levels of indentation", span));
        }
        if token.level > MAX_BRACKETS {
            return Some(SyntaxError::new("too many nested parentheses", span()));
        }
        branches = match text {
            "elif" => branches + 1,
            "if" => 0,
            _ => branches,
        };
        chains.resize(token.level + 1, 0);
        if ends_chain(token, text) {
            chains[token.level] = 0;
        } else if lengthens(token, text) {
            chains[token.level] += 1;
        }
        if chains[token.level] > MAX_CHAIN || branches > MAX_CHAIN {
            return Some(SyntaxError::unsupported("more than 1000 operators in a row", span()));
        }
    }
    None
}

fn ends_chain(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Newline || matches!(text, "," | ";" | "=")
}

/// Nests what came before it, or what follows.
fn lengthens(token: &Token, text: &str) -> bool {
    match token.kind {
        TokenKind::Op => !matches!(text, "(" | "[" | "{"),
        TokenKind::Keyword => matches!(text, "not" | "lambda" | "if" | "await" | "yield" | "and" | "or"),
        _ => false,
    }
}
