//! What is wrong with strings: escapes, and the fields of f-strings.

use ruff_python_parser::ParseError;
use ruff_text_size::Ranged;

use super::error::SyntaxError;
use super::explain::Explainer;
use super::scan::TokenKind;

impl Explainer<'_> {
    /// The field that is open at the bad token: the index of its `{`.
    fn field(&self) -> Option<usize> {
        (0..self.bad).rev().find(|&at| {
            self.kind(at) == TokenKind::FieldStart
                && (at..self.bad).all(|inner| self.tokens[inner].level >= self.tokens[at].level)
        })
    }

    /// `invalid_fstring_replacement_field`.
    pub(super) fn field_rules(&self) -> Option<SyntaxError> {
        let field = self.field()?;
        let first = field + 1;
        let quoted = |at: usize| self.text(at).to_owned();
        if self.is(first, &["}", "=", "!", ":"]) {
            return Some(self.at(format!("f-string: valid expression required before '{}'", quoted(first)), first));
        }
        if self.is(first, &["lambda"]) {
            let colon = (first..self.tokens.len()).find(|&at| self.is(at, &[":"]))?;
            let message = "f-string: lambda expressions are not allowed without parentheses";
            return Some(SyntaxError::new(message, self.span(first, colon)));
        }
        let Some(mut next) = self.longest_in_field(first) else {
            return Some(self.at("f-string: expecting a valid expression after '{'", first));
        };
        let debug = self.is(next, &["="]);
        next += usize::from(debug);
        if self.is(next, &["!"]) {
            return self.conversion(next + 1);
        }
        if self.is(next, &[":", "}"]) {
            return None;
        }
        let expected = if debug { "'!', or ':', or '}'" } else { "'=', or '!', or ':', or '}'" };
        Some(self.at(format!("f-string: expecting {expected}"), next))
    }

    /// The token after the expression of a field, which may be a tuple without parentheses.
    fn longest_in_field(&self, first: usize) -> Option<usize> {
        let (_, mut next) = self.longest(first)?;
        while self.is(next, &[","]) {
            match self.longest(next + 1) {
                Some((_, after)) => next = after,
                None => next += 1,
            }
        }
        Some(next)
    }

    fn conversion(&self, name: usize) -> Option<SyntaxError> {
        let text = self.text(name);
        if self.is(name, &[":", "}"]) {
            return Some(self.at("f-string: missing conversion character", name));
        }
        if self.kind(name) != TokenKind::Name {
            return Some(self.at("f-string: invalid conversion character", name));
        }
        if !matches!(text, "s" | "r" | "a") {
            let message = format!("f-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
            return Some(self.at(message, name));
        }
        (!self.is(name + 1, &[":", "}"])).then(|| self.at("f-string: expecting ':' or '}'", name + 1))
    }

    /// An escape that stands for nothing. Positions count the text as CPython's decoder sees it.
    pub(super) fn bad_escape(&self, error: &ParseError) -> SyntaxError {
        let at = error.start().to_usize();
        let token = self.tokens.iter().rposition(|token| token.start <= at).unwrap_or(self.bad);
        let text = self.text(token);
        let open = text.find(['"', '\'']).unwrap_or(0);
        let quotes = if text[open..].starts_with("\"\"\"") || text[open..].starts_with("'''") { 3 } else { 1 };
        let body = text.get(open + quotes..text.len().saturating_sub(quotes)).unwrap_or_default();
        match find_bad_escape(body) {
            Some(Escape::Bad(from, to, reason)) => {
                let message = format!(
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{to}: {reason}"
                );
                self.at(message, token)
            }
            Some(Escape::Named) => {
                SyntaxError::unsupported("\\N{...} with this name in strings", self.span(token, token))
            }
            None => self.at("invalid syntax", token),
        }
    }
}

enum Escape {
    /// From, to, why.
    Bad(usize, usize, &'static str),
    /// A character by its name: we carry no table of them.
    Named,
}

fn find_bad_escape(body: &str) -> Option<Escape> {
    let mut place = 0;
    let mut rest = body;
    while let Some(char) = rest.chars().next() {
        if char != '\\' {
            place += if char.is_ascii() { 1 } else { 10 };
            rest = &rest[char.len_utf8()..];
            continue;
        }
        let kind = rest[1..].chars().next()?;
        let (digits, truncated) = match kind {
            'x' => (2, "truncated \\xXX escape"),
            'u' => (4, "truncated \\uXXXX escape"),
            'U' => (8, "truncated \\UXXXXXXXX escape"),
            'N' => {
                return Some(if rest[2..].starts_with('{') && rest.contains('}') {
                    Escape::Named
                } else {
                    Escape::Bad(place, place + 1, "malformed \\N character escape")
                });
            }
            _ => {
                place += 1 + if kind.is_ascii() { 1 } else { 10 };
                rest = &rest[1 + kind.len_utf8()..];
                continue;
            }
        };
        let found = rest[2..].chars().take(digits).take_while(char::is_ascii_hexdigit).count();
        if found < digits {
            return Some(Escape::Bad(place, place + 1 + found, truncated));
        }
        let code = u32::from_str_radix(&rest[2..2 + digits], 16).unwrap_or(u32::MAX);
        if code > 0x10_FFFF {
            return Some(Escape::Bad(place, place + 1 + digits, "illegal Unicode character"));
        }
        place += 2 + digits;
        rest = &rest[2 + digits..];
    }
    None
}
