//! Keywords misspelt: CPython adds "Did you mean 'while'?" when it prints a plain `invalid syntax`.

use std::cmp::Reverse;

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use super::error::SyntaxError;
use super::explain::Explainer;
use super::scan::{KEYWORDS, TokenKind};
use crate::base::Span;
use crate::base::order::sort_by_key;
use crate::python::compiler::compile_source;
use crate::python::vm::suggest::closest;

impl Explainer<'_> {
    /// A keyword that makes the line right if it takes the place of a name that looks like it, and where that stands
    /// (`TracebackException._find_keyword_typos`).
    pub(super) fn keyword_typo(&self, error: &SyntaxError) -> Option<(&'static str, Span)> {
        let last = error.span.end_line.max(error.span.line);
        let names = self.tokens.iter();
        let names =
            names.filter(|token| token.kind == TokenKind::Name && self.lines.line(token.start) == error.span.line);
        for token in names.take(10) {
            let word = &self.source[token.start..token.end];
            for keyword in near(word) {
                let fixed = format!("{}{keyword}{}", &self.source[..token.start], &self.source[token.end..]);
                if first_error_line(&fixed).is_none_or(|line| line > last) && !misplaced(&fixed, last) {
                    return Some((keyword, self.lines.span(token.start, token.end)));
                }
            }
        }
        None
    }
}

/// At most three keywords like a word, the likeliest first.
fn near(word: &str) -> Vec<&'static str> {
    let keyword = |name: String| KEYWORDS.iter().copied().find(|keyword| *keyword == name);
    let mut found: Vec<&str> = closest(word, KEYWORDS.iter().copied()).and_then(keyword).into_iter().collect();
    let letters: Vec<char> = word.chars().collect();
    let mut alike: Vec<(Reverse<usize>, Reverse<&str>)> = Vec::new();
    for keyword in KEYWORDS {
        let other: Vec<char> = keyword.chars().collect();
        let share = 2_000_000 * common(&other, &letters) / (letters.len() + other.len());
        if share >= 1_000_000 / 2 {
            alike.push((Reverse(share), Reverse(keyword)));
        }
    }
    sort_by_key(&mut alike, |alike| *alike);
    found.extend(alike.into_iter().map(|(_, keyword)| keyword.0));
    found.truncate(3);
    found
}

/// How many letters two words have in common, as `difflib.SequenceMatcher` finds blocks of them.
fn common(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let length = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            if length > best.2 {
                best = (i, j, length);
            }
        }
    }
    match best {
        (_, _, 0) => 0,
        (i, j, length) => common(&a[..i], &b[..j]) + length + common(&a[i + length..], &b[j + length..]),
    }
}

/// Whether a text that parses has a statement where it may not stand, such as `return` outside a function.
fn misplaced(source: &str, last: u32) -> bool {
    let errors = compile_source(source).err().unwrap_or_default();
    errors.first().is_some_and(|error| error.span.line <= last && !error.message.starts_with("expected an indented"))
}

/// The line of the first error; a text that only wants to go on has none.
fn first_error_line(source: &str) -> Option<u32> {
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(source, options);
    let at = parsed.errors().first()?.start().to_usize();
    (at < source.trim_end().len()).then(|| source[..at].matches('\n').count() as u32 + 1)
}
