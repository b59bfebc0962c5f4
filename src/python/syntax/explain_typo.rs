//! Keywords misspelt: CPython adds "Did you mean 'while'?" when it prints a plain `invalid syntax`.

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use super::error::SyntaxError;
use super::explain::Explainer;
use super::scan::{KEYWORDS, TokenKind};
use crate::base::order::sort_by_key;

impl Explainer<'_> {
    /// A keyword that makes the line right if it takes the place of a name that looks like it.
    pub(super) fn keyword_typo(&self, error: &SyntaxError) -> Option<String> {
        let names = self
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Name && self.lines.line(token.start) == error.span.line);
        for token in names.take(10) {
            let word = &self.source[token.start..token.end];
            let mut near: Vec<(usize, &str)> = KEYWORDS
                .iter()
                .map(|keyword| (distance(word, keyword), *keyword))
                .filter(|(distance, keyword)| *distance <= 2 && *distance * 2 <= keyword.len())
                .collect();
            sort_by_key(&mut near, |(distance, _)| *distance);
            for (_, keyword) in near.into_iter().take(3) {
                let fixed = format!("{}{keyword}{}", &self.source[..token.start], &self.source[token.end..]);
                if first_error_line(&fixed).is_none_or(|line| line > error.span.line) {
                    return Some(format!("Did you mean '{keyword}'?"));
                }
            }
        }
        None
    }
}

fn first_error_line(source: &str) -> Option<u32> {
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(source, options);
    let at = parsed.errors().first()?.start().to_usize();
    Some(source[..at].matches('\n').count() as u32 + 1)
}

/// How many letters must be added, dropped, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
