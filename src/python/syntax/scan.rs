//! A tokenizer for programs that do not parse: what CPython's tokenizer would complain of, and tokens for `explain`.
//!
//! Start at [`scan`]. It follows `Parser/lexer/lexer.c` in what it finds wrong (characters, numbers, brackets,
//! strings, indentation) and in where it says so. Programs that parse never come here.

use super::error::{SyntaxError, SyntaxErrorKind};
use super::lines::Lines;
use crate::base::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Name,
    Keyword,
    Number,
    String,
    /// Prefix and opening quote of an f-string; its fields' tokens follow, then `FStringEnd`.
    FStringStart,
    FStringEnd,
    /// The `{` of a field.
    FieldStart,
    Op,
    /// End of a logical line.
    Newline,
    Indent,
    Dedent,
    End,
}

/// A token by its byte offsets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many brackets are open after it.
    pub(super) level: usize,
}

/// A text in tokens.
#[derive(Debug)]
pub(super) struct Scan {
    pub(super) tokens: Vec<Token>,
    /// The first thing that CPython's tokenizer refuses.
    pub(super) error: Option<SyntaxError>,
    /// Brackets open at the end, innermost last: the bracket and its offset.
    pub(super) open: Vec<(char, usize)>,
}

/// Reads a whole text.
pub(super) fn scan(source: &str, lines: &Lines) -> Scan {
    let mut scanner = Scanner {
        source,
        lines,
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
        indents: vec![(0, 0)],
        fields: Vec::new(),
    };
    let error = scanner.run().err().map(|error| *error);
    Scan { tokens: scanner.tokens, error, open: scanner.open }
}

/// An f-string whose field is being read.
#[derive(Clone, Copy, Debug)]
struct Field {
    quote: &'static str,
    /// Brackets open around the field, its own included.
    level: usize,
}

pub(super) struct Scanner<'a> {
    pub(super) source: &'a str,
    pub(super) lines: &'a Lines<'a>,
    pub(super) at: usize,
    tokens: Vec<Token>,
    open: Vec<(char, usize)>,
    /// Columns with tabs to eight, and with tabs as one.
    indents: Vec<(usize, usize)>,
    fields: Vec<Field>,
}

pub(super) type Scanned = Result<(), Box<SyntaxError>>;

impl Scanner<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        self.tokens.push(Token { kind, start, end: self.at, level: self.open.len() });
    }

    /// An error at a byte offset, one character wide.
    pub(super) fn error(&self, message: impl Into<String>, at: usize) -> Box<SyntaxError> {
        let (line, col) = self.lines.place(at);
        Box::new(SyntaxError::new(message, Span { line, col, end_line: line, end_col: col + 1 }))
    }

    fn run(&mut self) -> Scanned {
        let mut line_start = true;
        loop {
            if line_start && self.open.is_empty() {
                self.indentation()?;
                line_start = false;
            }
            let Some(char) = self.peek() else { break };
            if char == '\n' {
                let start = self.at;
                self.at += 1;
                let blank = matches!(
                    self.tokens.last(),
                    None | Some(Token { kind: TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent, .. })
                );
                if self.open.is_empty() {
                    if !blank {
                        self.push(TokenKind::Newline, start);
                    }
                    line_start = true;
                }
                continue;
            }
            self.token(char)?;
        }
        let ends =
            matches!(self.tokens.last(), None | Some(Token { kind: TokenKind::Newline | TokenKind::Dedent, .. }));
        if !ends && self.open.is_empty() {
            self.push(TokenKind::Newline, self.at);
        }
        for _ in 1..self.indents.len() {
            self.push(TokenKind::Dedent, self.at);
        }
        self.push(TokenKind::End, self.at);
        Ok(())
    }

    /// Measures the indentation of a line that holds something.
    fn indentation(&mut self) -> Scanned {
        let start = self.at;
        let (mut col, mut tab_col) = (0, 0);
        while let Some(char @ (' ' | '\t' | '\u{c}')) = self.peek() {
            (col, tab_col) = match char {
                ' ' => (col + 1, tab_col + 1),
                '\t' => ((col / 8 + 1) * 8, tab_col + 1),
                _ => (0, 0),
            };
            self.at += 1;
        }
        if matches!(self.peek(), None | Some('\n' | '#')) {
            return Ok(());
        }
        if col > self.indents[self.indents.len() - 1].0 {
            if tab_col <= self.indents[self.indents.len() - 1].1 {
                return Err(self.inconsistent(start));
            }
            self.indents.push((col, tab_col));
            self.push(TokenKind::Indent, start);
            return Ok(());
        }
        while self.indents.len() > 1 && col < self.indents[self.indents.len() - 1].0 {
            self.indents.pop();
            self.push(TokenKind::Dedent, self.at);
        }
        let (top, tab_top) = self.indents[self.indents.len() - 1];
        if col != top {
            let end = start + self.source[start..].find('\n').unwrap_or(self.source.len() - start);
            let mut error = self.error("unindent does not match any outer indentation level", end);
            error.kind = SyntaxErrorKind::Indentation;
            return Err(error);
        }
        if tab_col == tab_top { Ok(()) } else { Err(self.inconsistent(start)) }
    }

    fn inconsistent(&self, at: usize) -> Box<SyntaxError> {
        let mut error = self.error("inconsistent use of tabs and spaces in indentation", at);
        error.kind = SyntaxErrorKind::Tab;
        error
    }

    fn token(&mut self, char: char) -> Scanned {
        let start = self.at;
        match char {
            ' ' | '\t' | '\u{c}' => self.at += 1,
            '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
            '\\' => self.continuation()?,
            '"' | '\'' => self.string(start, "")?,
            '0'..='9' => {
                self.number()?;
                self.push(TokenKind::Number, start);
            }
            '.' if self.rest()[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                self.number()?;
                self.push(TokenKind::Number, start);
            }
            '(' | '[' | '{' => {
                self.open.push((char, start));
                self.at += 1;
                self.push(TokenKind::Op, start);
            }
            ')' | ']' | '}' => self.close(char)?,
            _ if char == '_' || char.is_alphabetic() => self.name()?,
            _ if !char.is_ascii() || char.is_control() => return Err(self.bad_character(char)),
            _ => {
                let three = ["**=", "//=", ">>=", "<<=", "..."];
                let two = [
                    "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "<>", "->", "+=", "-=", "*=", "/=", "%=", "&=",
                    "|=", "^=", "@=", ":=",
                ];
                let rest = self.rest();
                let length = if three.iter().any(|op| rest.starts_with(op)) {
                    3
                } else if two.iter().any(|op| rest.starts_with(op)) {
                    2
                } else {
                    1
                };
                self.at += length;
                self.push(TokenKind::Op, start);
            }
        }
        Ok(())
    }

    fn bad_character(&self, char: char) -> Box<SyntaxError> {
        let code = char as u32;
        // Spaces and marks other than ASCII's do not print.
        let hidden = char.is_whitespace()
            || char.is_control()
            || matches!(code, 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xAD);
        let message = if hidden {
            format!("invalid non-printable character U+{code:04X}")
        } else {
            format!("invalid character '{char}' (U+{code:04X})")
        };
        self.error(message, self.at)
    }

    fn continuation(&mut self) -> Scanned {
        let rest = &self.rest()[1..];
        if let Some(after) = rest.strip_prefix('\n') {
            if after.is_empty() {
                return Err(self.error("unexpected EOF while parsing", self.at + 1));
            }
            self.at += 2;
            Ok(())
        } else if rest.is_empty() {
            Err(self.error("unexpected EOF while parsing", self.at + 1))
        } else {
            Err(self.error("unexpected character after line continuation character", self.at + 1))
        }
    }

    fn close(&mut self, char: char) -> Scanned {
        let start = self.at;
        let Some((opening, place)) = self.open.pop() else {
            return Err(self.error(format!("unmatched '{char}'"), start));
        };
        let fits = matches!((opening, char), ('(', ')') | ('[', ']') | ('{', '}'));
        if !fits {
            let own = self.fields.last().is_some_and(|field| field.level == self.open.len() + 1);
            if own && opening == '{' {
                return Err(self.error(format!("f-string: unmatched '{char}'"), start));
            }
            let (line, here) = (self.lines.line(place), self.lines.line(start));
            let mut message = format!("closing parenthesis '{char}' does not match opening parenthesis '{opening}'");
            if line != here {
                message = format!("{message} on line {line}");
            }
            return Err(self.error(message, start));
        }
        self.at += 1;
        self.push(TokenKind::Op, start);
        Ok(())
    }

    fn name(&mut self) -> Scanned {
        let start = self.at;
        let length = self.rest().find(|char: char| char != '_' && !char.is_alphanumeric()).unwrap_or(self.rest().len());
        let word = &self.source[start..start + length];
        let quoted = self.source[start + length..].starts_with(['"', '\'']);
        if quoted && is_string_prefix(word) {
            self.at += length;
            return self.string(start, word);
        }
        self.at += length;
        self.push(if KEYWORDS.contains(&word) { TokenKind::Keyword } else { TokenKind::Name }, start);
        // Letters of other scripts may be followed by what no name holds.
        match self.peek() {
            Some(char) if !char.is_ascii() && !char.is_whitespace() => Err(self.bad_character(char)),
            _ => Ok(()),
        }
    }

    /// Reads a string from its opening quote; `start` is where its prefix begins.
    fn string(&mut self, start: usize, prefix: &str) -> Scanned {
        let quote =
            ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| self.rest().starts_with(quote)).unwrap_or("\"");
        let raw = prefix.contains(['r', 'R']);
        self.at += quote.len();
        if prefix.contains(['f', 'F', 't', 'T']) {
            self.push(TokenKind::FStringStart, start);
            self.fstring(start, quote, raw, false)?;
            self.push(TokenKind::FStringEnd, self.at - quote.len());
            return Ok(());
        }
        let mut escaped_end = false;
        loop {
            if self.rest().starts_with(quote) {
                self.at += quote.len();
                self.push(TokenKind::String, start);
                return Ok(());
            }
            match self.peek() {
                None => return Err(self.unterminated(start, quote, "string", escaped_end)),
                Some('\n') if quote.len() == 1 => return Err(self.unterminated(start, quote, "string", escaped_end)),
                Some('\\') => {
                    self.at += 1;
                    escaped_end |= self.rest().starts_with(quote);
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                Some(char) => self.at += char.len_utf8(),
            }
        }
    }

    fn unterminated(&self, start: usize, quote: &'static str, what: &str, escaped_end: bool) -> Box<SyntaxError> {
        if let Some(field) = self.fields.last()
            && field.quote == quote
        {
            return self.error("f-string: expecting '}'", start);
        }
        let last = self.source.trim_end_matches('\n').len().max(start);
        let line = self.lines.line(if quote.len() == 3 { last } else { self.at.min(last) });
        let triple = if quote.len() == 3 { "triple-quoted " } else { "" };
        let hint = if escaped_end && quote.len() == 1 { "; perhaps you escaped the end quote?" } else { "" };
        self.error(format!("unterminated {triple}{what} literal (detected at line {line}){hint}"), start)
    }

    /// The literal parts and fields of an f-string up to its closing quote; of a format spec, up to its `}`.
    fn fstring(&mut self, start: usize, quote: &'static str, raw: bool, spec: bool) -> Scanned {
        loop {
            if !spec && self.rest().starts_with(quote) {
                self.at += quote.len();
                return Ok(());
            }
            match self.peek() {
                None => return Err(self.unterminated(start, quote, "f-string", false)),
                Some('\n') if quote.len() == 1 => return Err(self.unterminated(start, quote, "f-string", false)),
                Some('"' | '\'') if spec && self.rest().starts_with(quote) => {
                    return Err(self.error("f-string: expecting '}', or format specs", self.at));
                }
                Some('\\') if self.rest()[1..].starts_with('{') => self.at += 1,
                Some('\\') if !raw || !self.rest()[1..].starts_with('}') => {
                    self.at += 1;
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                Some('{') if self.rest()[1..].starts_with('{') && !spec => self.at += 2,
                Some('{') => self.field(start, quote, raw)?,
                Some('}') if spec => return Ok(()),
                Some('}') if self.rest()[1..].starts_with('}') => self.at += 2,
                Some('}') => return Err(self.error("f-string: single '}' is not allowed", self.at)),
                Some(char) => self.at += char.len_utf8(),
            }
        }
    }

    fn field(&mut self, start: usize, quote: &'static str, raw: bool) -> Scanned {
        let level = self.open.len() + 1;
        self.open.push(('{', self.at));
        self.at += 1;
        self.push(TokenKind::FieldStart, self.at - 1);
        self.fields.push(Field { quote, level });
        loop {
            let Some(char) = self.peek() else {
                return Err(self.unterminated(start, quote, "f-string", false));
            };
            let inner = self.open.len() == level;
            if inner && char == '}' {
                self.token('}')?;
                break;
            }
            if inner && char == ':' {
                self.token(':')?;
                self.fields.pop();
                self.fstring(start, quote, raw, true)?;
                self.fields.push(Field { quote, level });
                continue;
            }
            if char == '\n' {
                if quote.len() == 1 && self.open.len() < level {
                    return Err(self.unterminated(start, quote, "f-string", false));
                }
                self.at += 1;
                continue;
            }
            self.token(char)?;
        }
        self.fields.pop();
        Ok(())
    }
}

fn is_string_prefix(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "r" | "b" | "u" | "f" | "t" | "br" | "rb" | "fr" | "rf" | "tr" | "rt")
}

/// Reserved words.
pub(super) const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];
