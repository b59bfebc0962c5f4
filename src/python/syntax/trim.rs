//! A program without comment lines and docstrings, for who wants it small.

use super::lines::Lines;
use super::scan::{Scan, TokenKind, scan};

/// The program without lines that are only comments, and without statements that are only a string. All other lines
/// keep their numbers.
pub fn trimmed(source: &str) -> String {
    let scan = scan(source, &Lines::new(source));
    let strings = lone_strings(source, &scan);
    let mut lone = strings.iter().peekable();
    let (mut next, mut end, mut open) = (0, 0, 0);
    let mut kept = String::with_capacity(source.len());
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        while let Some(token) = scan.tokens.get(next).filter(|token| token.start < start) {
            end = end.max(token.end);
            match token.kind {
                TokenKind::FStringStart => open += 1,
                TokenKind::FStringEnd => open -= 1,
                _ => {}
            }
            next += 1;
        }
        while lone.next_if(|string| string.end <= start).is_some() {}
        let in_string = end > start || open > 0;
        match lone.peek() {
            Some(string) if string.start < start + line.len() => {
                // Where the string was all there is, something must stand.
                if string.alone && string.start >= start {
                    kept.push_str(&source[start..string.start]);
                    kept.push('0');
                }
                kept.push('\n');
            }
            _ if !in_string && line.trim_start().starts_with('#') => kept.push('\n'),
            _ => kept.push_str(line),
        }
        start += line.len();
    }
    kept
}

/// A statement that is only a string, by its byte offsets.
struct LoneString {
    start: usize,
    end: usize,
    /// Its block has no other statement.
    alone: bool,
}

/// Such statements, as long as they share no line with another.
fn lone_strings(source: &str, scan: &Scan) -> Vec<LoneString> {
    let mut found = Vec::new();
    let mut before = TokenKind::Newline;
    for (at, token) in scan.tokens.iter().enumerate() {
        let after = |by: usize| scan.tokens.get(at + by).map(|token| token.kind);
        let starts = matches!(before, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
        if starts && token.kind == TokenKind::String && after(1) == Some(TokenKind::Newline) {
            let first = source[..token.start].rfind('\n').map_or(0, |end| end + 1);
            if source[first..token.start].trim().is_empty() {
                let alone = before == TokenKind::Indent && after(2) == Some(TokenKind::Dedent);
                found.push(LoneString { start: token.start, end: token.end, alone });
            }
        }
        before = token.kind;
    }
    found
}
