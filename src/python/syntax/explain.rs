//! The parser's complaints in CPython's words.
//!
//! Start at [`explain`]. As in CPython, what the tokenizer refuses anywhere in the file comes first, then a bracket
//! that is never closed, then what the `invalid_` rules of `Grammar/python.gram` know, then plain `invalid syntax`. The
//! parser crate tells where it gave up; [`Explainer`] looks at the tokens around that place.

use ruff_python_ast as ruff;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType, Parsed, parse_parenthesized_expression_range};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::error::{SyntaxError, SyntaxErrorKind};
use super::lines::Lines;
use super::scan::{Scan, Token, TokenKind};
use crate::base::Span;

/// What is wrong with a text: the one error that CPython would report, or none.
pub(super) fn explain(source: &str, lines: &Lines, parsed: &Parsed<ruff::Mod>, scan: Scan) -> Option<SyntaxError> {
    let Scan { tokens, error: refused, open } = scan;
    let Some(error) = parsed.errors().first() else {
        // The parser's crate does not mind tabs.
        return refused.filter(|error| error.kind == SyntaxErrorKind::Tab);
    };
    if let Some(mut error) = refused {
        error.hint = ascii_twin(&error.message);
        return Some(error);
    }
    let at = error.start().to_usize();
    let bad = tokens.iter().position(|token| {
        let empty = matches!(token.kind, TokenKind::Dedent | TokenKind::Indent);
        !empty && (token.end > at || token.kind == TokenKind::End)
    });
    let explainer = Explainer { source, lines, tokens: &tokens, bad: bad.unwrap_or(tokens.len() - 1) };
    if let Some(&(bracket, place)) = open.last()
        && (lines.line(explainer.looked_at()) > lines.line(place) || explainer.looked_at() >= source.trim_end().len())
    {
        return Some(SyntaxError::new(format!("'{bracket}' was never closed"), lines.span(place, place + 1)));
    }
    let text = &source[..explainer.tokens[explainer.bad].start];
    if text.ends_with("\\N{") || text.ends_with("\\N") {
        let span = lines.span(text.len(), text.len() + 1);
        return Some(SyntaxError::unsupported("\\N{...} with this name in strings", span));
    }
    let mut error = explainer.explain(error);
    if error.message.starts_with("invalid syntax") {
        error.typo = explainer.keyword_typo(&error);
    }
    Some(error)
}

/// What to type instead of a character that Chinese input methods give for an ASCII one.
fn ascii_twin(message: &str) -> Option<String> {
    let wrong = message.strip_prefix("invalid character '")?.chars().next()?;
    let right = match wrong {
        '，' | '、' => ',',
        '。' => '.',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '【' => '[',
        '】' => ']',
        '—' | '–' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(wrong as u32 - 0xFEE0)?,
        _ => return None,
    };
    Some(format!("Did you mean {right:?}?").replace("'\\''", "\"'\""))
}

/// A text, its tokens, and the token at which the parser gave up.
pub(super) struct Explainer<'a> {
    pub(super) source: &'a str,
    pub(super) lines: &'a Lines<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) bad: usize,
}

impl Explainer<'_> {
    /// Where the last token is that CPython's parser looked at, trying what its `invalid_` rules know.
    fn looked_at(&self) -> usize {
        let next = self.longest(self.bad).map_or(self.bad, |(_, next)| next);
        let statement = self.is(self.bad, &["pass", "break", "continue"]);
        self.tokens[next.max(self.bad + usize::from(statement)).min(self.tokens.len() - 1)].start
    }

    pub(super) fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.source[token.start..token.end])
    }

    pub(super) fn is(&self, at: usize, texts: &[&str]) -> bool {
        texts.contains(&self.text(at))
    }

    pub(super) fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::End, |token| token.kind)
    }

    /// Brackets open before a token.
    pub(super) fn level(&self, at: usize) -> usize {
        if at == 0 { 0 } else { self.tokens[at - 1].level }
    }

    /// From the start of one token to the end of another.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.lines.span(self.tokens[from].start, self.tokens[to].end)
    }

    pub(super) fn range(&self, node: impl Ranged) -> Span {
        self.lines.span(node.start().to_usize(), node.end().to_usize())
    }

    pub(super) fn at(&self, message: impl Into<String>, token: usize) -> SyntaxError {
        let token = token.min(self.tokens.len() - 1);
        let Token { kind, mut start, .. } = self.tokens[token];
        let mut span = self.span(token, token);
        if kind == TokenKind::End {
            start = self.source.trim_end_matches('\n').len();
        }
        if matches!(kind, TokenKind::Newline | TokenKind::End) {
            let (line, col) = self.lines.place(start);
            span = Span { line, col, end_line: line, end_col: col + 1 };
        }
        SyntaxError::new(message, span)
    }

    /// `invalid syntax` where the parser gave up.
    pub(super) fn plain(&self) -> SyntaxError {
        let start = self.statement(self.bad);
        if self.text(self.bad).len() > 1
            && self.text(self.bad).ends_with('=')
            && !self.is(self.bad, &["==", "!=", "<=", ">=", ":="])
            && let Some(expr) = self.parse(start, self.bad)
        {
            let name = self.expr_name(&expr);
            let message = format!("'{name}' is an illegal expression for augmented assignment");
            return SyntaxError::new(message, self.span(start, self.bad - 1));
        }
        // `a not b` could still have become `a not in b`.
        let ends = self.bad > 0 && self.ends_operand(self.bad - 1);
        let at = if ends && self.is(self.bad, &["not"]) && !self.is(self.bad + 1, &["in"]) {
            self.bad + 1
        } else {
            self.bad
        };
        self.at("invalid syntax", at)
    }

    /// Tokens `from..to` as an expression.
    pub(super) fn parse(&self, from: usize, to: usize) -> Option<ruff::Expr> {
        if from >= to {
            return None;
        }
        let range = TextRange::new(
            TextSize::try_from(self.tokens[from].start).ok()?,
            TextSize::try_from(self.tokens[to - 1].end).ok()?,
        );
        Some(parse_parenthesized_expression_range(self.source, range).ok()?.into_expr())
    }

    /// The longest expression that begins at a token, and the token after it.
    pub(super) fn longest(&self, from: usize) -> Option<(ruff::Expr, usize)> {
        let level = self.level(from);
        let limit = (from..self.tokens.len()).find(|&at| {
            self.tokens[at].level < level || matches!(self.kind(at), TokenKind::Newline | TokenKind::End)
        })?;
        (from + 1..=limit.min(from + 80)).rev().find_map(|to| {
            let expr = self.parse(from, to)?;
            let alone = !matches!(expr, ruff::Expr::Starred(_) | ruff::Expr::Named(_))
                && !matches!(&expr, ruff::Expr::Tuple(tuple) if !tuple.parenthesized)
                && !matches!(&expr, ruff::Expr::Generator(generator) if !generator.parenthesized)
                && !matches!(&expr, ruff::Expr::Yield(_) | ruff::Expr::YieldFrom(_) if !self.is(from, &["("]));
            alone.then_some((expr, to))
        })
    }

    /// The bracket that is open at a token: its index.
    pub(super) fn bracket(&self, at: usize) -> Option<usize> {
        let level = self.level(at);
        if level == 0 {
            return None;
        }
        (0..at).rev().find(|&token| self.tokens[token].level == level && self.level(token) < level)
    }

    /// The first token of the statement (after `;` or on a line of its own) that a token belongs to.
    pub(super) fn statement(&self, at: usize) -> usize {
        let starts = |token: usize| {
            let kind = self.kind(token);
            matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent)
                || (self.tokens[token].level == 0 && self.is(token, &[";"]))
        };
        (0..at).rev().find(|&token| starts(token)).map_or(0, |token| token + 1)
    }

    /// An operand may end with this token.
    pub(super) fn ends_operand(&self, at: usize) -> bool {
        match self.kind(at) {
            TokenKind::Name | TokenKind::Number | TokenKind::String | TokenKind::FStringEnd => true,
            TokenKind::Keyword => self.is(at, &["None", "True", "False"]),
            TokenKind::Op => self.is(at, &[")", "]", "}", "..."]),
            _ => false,
        }
    }

    /// A starred expression may begin at a token.
    pub(super) fn may_star(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let starts = matches!(
            self.kind(before),
            TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::FieldStart
        );
        starts || self.is(before, &["(", "[", "{", ",", "=", ";", ":", "return", "yield", "in", "del"])
    }

    fn explain(&self, error: &ParseError) -> SyntaxError {
        use ParseErrorType as E;
        let span = self.range(error);
        let say = |message: &str| SyntaxError::new(message, span);
        match &error.error {
            E::UnexpectedIndentation => {
                let end_col = span.end_col.max(1);
                SyntaxError::indentation("unexpected indent", Span { col: end_col - 1, end_col, ..span })
            }
            E::OtherError(text) => self.other(text, error),
            E::InvalidAssignmentTarget => self.assignment_target(error),
            E::InvalidNamedAssignmentTarget => {
                let name = self.expr_name_of(error);
                say(&format!("cannot use assignment expressions with {name}"))
            }
            E::InvalidAnnotatedAssignmentTarget => {
                let end = error.end().to_usize();
                let colon = self.tokens.iter().position(|token| token.start >= end).unwrap_or(self.bad);
                match self.longest(colon + 1) {
                    Some(_) if !self.is(self.bad, &["yield"]) => say("illegal target for annotation"),
                    _ => self.at("invalid syntax", colon),
                }
            }
            E::InvalidAugmentedAssignmentTarget => {
                let name = self.expr_name_of(error);
                say(&format!("'{name}' is an illegal expression for augmented assignment"))
            }
            E::InvalidDeleteTarget => say(&format!("cannot delete {}", self.expr_name_of(error))),
            E::PositionalAfterKeywordArgument => self.positional_after("positional argument follows keyword argument"),
            E::PositionalAfterKeywordUnpacking => {
                self.positional_after("positional argument follows keyword argument unpacking")
            }
            E::InvalidArgumentUnpackingOrder => {
                let from = if self.bad > 0 { self.bad - 1 } else { 0 };
                let to = self.longest(self.bad + 1).map_or(self.bad, |(_, next)| next - 1);
                let message = "iterable argument unpacking follows keyword argument unpacking";
                SyntaxError::new(message, self.span(from, to))
            }
            E::UnparenthesizedGeneratorExpression => say("Generator expression must be parenthesized"),
            E::UnparenthesizedTupleExpression => {
                let comma = self.longest(self.bad).map_or(self.bad, |(_, next)| next);
                self.at("invalid syntax", comma)
            }
            E::UnparenthesizedNamedExpression => {
                let walrus = (self.bad..self.tokens.len()).find(|&at| self.is(at, &[":="]));
                self.at("invalid syntax", walrus.unwrap_or(self.bad))
            }
            E::InvalidStarredExpressionUsage => self.starred(error),
            E::EmptyImportNames if self.kind(self.bad) == TokenKind::Newline => {
                self.at("Expected one or more names after 'import'", self.bad)
            }
            E::NonDefaultParamAfterDefaultParam => say("parameter without a default follows parameter with a default"),
            E::ParamAfterVarKeywordParam => say("parameters cannot follow var-keyword parameter"),
            E::ExpectedKeywordParam => say("named parameters must follow bare *"),
            E::VarParameterWithDefault => {
                let star = (0..self.bad).rev().find(|&at| self.is(at, &["*", "**", "(", ","]));
                let kind = if star.is_some_and(|at| self.is(at, &["**"])) { "keyword" } else { "positional" };
                self.at(format!("var-{kind} parameter cannot have default value"), self.bad)
            }
            E::InvalidMatchPatternTarget => say("cannot use '_' as a target"),
            E::ExpectedRealNumber | E::ExpectedImaginaryNumber => {
                let operator = self.longest(self.bad).map_or(self.bad, |_| self.bad + 1);
                self.at("invalid syntax", operator)
            }
            E::FStringError(_) | E::Lexical(LexicalErrorType::FStringError(_)) => self.unexpected(),
            E::Lexical(
                LexicalErrorType::UnicodeError
                | LexicalErrorType::MissingUnicodeLbrace
                | LexicalErrorType::MissingUnicodeRbrace,
            ) => self.bad_escape(error),
            E::Lexical(LexicalErrorType::InvalidByteLiteral) => {
                self.at("bytes can only contain ASCII literal characters", self.bad)
            }
            _ => self.unexpected(),
        }
    }

    /// Complaints that the parser crate gives as text.
    fn other(&self, text: &str, error: &ParseError) -> SyntaxError {
        let span = self.range(error);
        let say = |message: &str| SyntaxError::new(message, span);
        if text.starts_with("Expected an indented block after") {
            return self.indented_block();
        }
        if let Some(rest) = text.strip_prefix("Only single target (not ") {
            let tuple = rest.starts_with("tuple") && !self.is(self.bad, &["("]);
            let span = if tuple { self.longest(self.bad).map_or(span, |(expr, _)| self.range(expr)) } else { span };
            let kind = rest.split(')').next().unwrap_or_default();
            return SyntaxError::new(format!("only single target (not {kind}) can be annotated"), span);
        }
        match text {
            "Expected `except` or `finally` after `try` block" => {
                self.at("expected 'except' or 'finally' block", self.bad)
            }
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                let star = self.is(self.bad + 1, &["*"]);
                let message = "cannot have both 'except' and 'except*' on the same 'try'";
                SyntaxError::new(message, self.span(self.bad, self.bad + usize::from(star)))
            }
            "Multiple exception types must be parenthesized when using `as`" => {
                let end = (self.bad..self.tokens.len()).find(|&at| self.is(at, &["as"])).unwrap_or(self.bad);
                let message = "multiple exception types must be parenthesized when using 'as'";
                SyntaxError::new(message, self.span(self.bad, end + 1))
            }
            "Expected one or more exception types" => self.at("expected one or more exception types", self.bad),
            "Only one '/' separator allowed" => say("/ may appear only once"),
            "Position-only parameter separator not allowed as first parameter" => {
                say("at least one parameter must precede /")
            }
            "Only one '*' parameter allowed" => self.at("* may appear only once", self.bad),
            "'/' parameter must appear before '*' parameter" => self.at("/ must be ahead of *", self.bad),
            "Positional patterns cannot follow keyword patterns" => say("positional patterns follow keyword patterns"),
            "Bytes literal cannot be mixed with non-bytes literals" => {
                let after = (self.bad..self.tokens.len()).find(|&at| self.kind(at) != TokenKind::String);
                self.at("cannot mix bytes and nonbytes literals", after.unwrap_or(self.bad))
            }
            "Trailing comma not allowed" => {
                let next = self.bad + usize::from(self.is(self.bad, &[","]));
                let from = self.is(self.statement(self.bad), &["from"]) && self.kind(next) == TokenKind::Newline;
                let message =
                    if from { "trailing comma not allowed without surrounding parentheses" } else { "invalid syntax" };
                self.at(message, next)
            }
            _ => self.unexpected(),
        }
    }

    /// The parser met a token that fits nowhere.
    fn unexpected(&self) -> SyntaxError {
        self.statement_rules()
            .or_else(|| self.expression_rules())
            .or_else(|| self.field_rules())
            .unwrap_or_else(|| self.plain())
    }
}
