//! A program without comment lines and docstrings, indented by single spaces, for who wants it small.

use super::lines::Lines;
use super::scan::{Scan, TokenKind, scan};

/// The program without lines that are only comments, and without statements that are only a string. All other lines
/// keep their numbers; those of a block move to the left together, so that a statement keeps its shape.
pub fn trimmed(source: &str) -> String {
    let scan = scan(source, &Lines::new(source));
    let strings = lone_strings(source, &scan);
    // A text of several lines cannot move with the statement that it stands in, so nothing of its file does.
    let fixed = scan.tokens.iter().any(|token| {
        !matches!(token.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent)
            && source[token.start..token.end].contains('\n')
            && !strings.iter().any(|string| string.start == token.start)
    });
    let mut lone = strings.iter().peekable();
    let (mut next, mut end, mut open, mut depth) = (0, 0, 0, 0);
    let deeper = |kind: TokenKind| match kind {
        TokenKind::Indent => 1,
        TokenKind::Dedent => -1,
        _ => 0,
    };
    let mut kept = String::with_capacity(source.len());
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        while let Some(token) = scan.tokens.get(next).filter(|token| token.start < start) {
            end = end.max(token.end);
            depth += deeper(token.kind);
            match token.kind {
                TokenKind::FStringStart => open += 1,
                TokenKind::FStringEnd => open -= 1,
                _ => {}
            }
            next += 1;
        }
        while lone.next_if(|string| string.end <= start).is_some() {}
        let in_string = end > start || open > 0;
        let blank = line.len() - line.trim_start_matches(' ').len();
        let own = scan.tokens[next..].iter().take_while(|token| token.start <= start + blank);
        let level: isize = depth + own.map(|token| deeper(token.kind)).sum::<isize>();
        let cut = if fixed || in_string { 0 } else { blank.min(usize::try_from(3 * level).unwrap_or_default()) };
        match lone.peek() {
            Some(string) if string.start < start + line.len() => {
                // Where the string was all there is, something must stand.
                if string.alone && string.start >= start {
                    kept.push_str(&source[start + cut..string.start]);
                    kept.push('0');
                }
                kept.push('\n');
            }
            _ if !in_string && line.trim_start().starts_with('#') => kept.push('\n'),
            _ => kept.push_str(&line[cut..]),
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
