//! A program without the lines that are only comments, for who wants it small.

use super::lines::Lines;
use super::scan::{TokenKind, scan};

/// The program with such lines empty, so that all others keep their numbers.
pub fn without_comments(source: &str) -> String {
    let scan = scan(source, &Lines::new(source));
    let (mut next, mut end, mut strings) = (0, 0, 0);
    let mut kept = String::with_capacity(source.len());
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        while let Some(token) = scan.tokens.get(next).filter(|token| token.start < start) {
            end = end.max(token.end);
            match token.kind {
                TokenKind::FStringStart => strings += 1,
                TokenKind::FStringEnd => strings -= 1,
                _ => {}
            }
            next += 1;
        }
        let in_string = end > start || strings > 0;
        let is_comment = !in_string && line.trim_start().starts_with('#');
        kept.push_str(if is_comment { "\n" } else { line });
        start += line.len();
    }
    kept
}
