//! What CPython's grammar knows of wrong expressions: `invalid_expression`, `invalid_named_expression` and their like.

use ruff_python_ast as ruff;
use ruff_python_ast::Expr as E;
use ruff_python_parser::ParseError;
use ruff_text_size::Ranged;

use super::error::SyntaxError;
use super::explain::Explainer;
use super::scan::TokenKind;
use crate::base::order::sort;

impl Explainer<'_> {
    pub(super) fn expression_rules(&self) -> Option<SyntaxError> {
        self.call_rules()
            .or_else(|| self.comprehension())
            .or_else(|| self.ternary())
            .or_else(|| self.not_after_operator())
            .or_else(|| self.dict_unpacking())
            .or_else(|| self.comma())
            .or_else(|| self.comma_before_list())
            .or_else(|| self.equals())
            .or_else(|| self.dict())
    }

    /// How CPython calls a kind of expression (`_PyPegen_get_expr_name`).
    pub(super) fn expr_name(&self, expr: &ruff::Expr) -> &'static str {
        match expr {
            E::Attribute(_) => "attribute",
            E::Subscript(_) => "subscript",
            E::Starred(_) => "starred",
            E::Name(_) => "name",
            E::List(_) => "list",
            E::Tuple(_) => "tuple",
            E::Lambda(_) => "lambda",
            E::Call(_) => "function call",
            E::BoolOp(_) | E::BinOp(_) | E::UnaryOp(_) => "expression",
            E::Generator(_) => "generator expression",
            E::Yield(_) | E::YieldFrom(_) => "yield expression",
            E::Await(_) => "await expression",
            E::ListComp(_) => "list comprehension",
            E::SetComp(_) => "set comprehension",
            E::DictComp(_) => "dict comprehension",
            E::Dict(_) => "dict literal",
            E::Set(_) => "set display",
            E::FString(_) => "f-string expression",
            E::TString(_) => "t-string expression",
            E::NoneLiteral(_) => "None",
            E::BooleanLiteral(node) if node.value => "True",
            E::BooleanLiteral(_) => "False",
            E::EllipsisLiteral(_) => "ellipsis",
            E::Compare(_) => "comparison",
            E::If(_) => "conditional expression",
            E::Named(_) => "named expression",
            _ => "literal",
        }
    }

    /// The same of an error's place.
    pub(super) fn expr_name_of(&self, error: &ParseError) -> &'static str {
        self.expr_of(error).map_or("expression", |expr| self.expr_name(&expr))
    }

    fn expr_of(&self, error: &ParseError) -> Option<ruff::Expr> {
        let end = error.end().to_usize();
        let next = self.tokens.iter().position(|token| token.start >= end)?;
        // A yield or starred expression parses where its kind is allowed.
        match self.text(self.bad) {
            "yield" => self.parse_in_parens(error, "(", ")"),
            "*" => self.parse_in_parens(error, "[", "]").and_then(|list| match list {
                E::List(list) => list.elts.into_iter().next(),
                _ => None,
            }),
            _ => self.parse(self.bad, next).or_else(|| self.parse_in_parens(error, "(", ")")),
        }
    }

    fn parse_in_parens(&self, error: &ParseError, open: &str, close: &str) -> Option<ruff::Expr> {
        let text = &self.source[error.start().to_usize()..error.end().to_usize()];
        Some(ruff_python_parser::parse_expression(&format!("{open}{text}{close}")).ok()?.into_expr())
    }

    /// `invalid_assignment` and, before it, `invalid_named_expression`.
    pub(super) fn assignment_target(&self, error: &ParseError) -> SyntaxError {
        let span = self.range(error);
        let Some(expr) = self.expr_of(error) else { return SyntaxError::new("invalid syntax", span) };
        let name = self.expr_name(&expr);
        let plain = SyntaxError::new(format!("cannot assign to {name}"), span);
        let end = error.end().to_usize();
        let Some(mut next) = self.tokens.iter().position(|token| token.start >= end) else { return plain };
        // Parentheses around the whole target do not count.
        let mut first = self.bad;
        while first > 0 && self.is(first - 1, &["("]) && self.is(next, &[")"]) {
            first -= 1;
            next += 1;
        }
        if matches!(expr, E::Yield(_) | E::YieldFrom(_)) && first == self.bad && self.is(next, &["="]) {
            return SyntaxError::new("assignment to yield expression not possible", span);
        }
        let start = self.statement(self.bad);
        let earlier = (start..first).any(|at| self.level(at) == 0 && self.is(at, &["="]));
        let bitwise = is_bitwise(&expr) && !matches!(expr, E::Tuple(_) | E::List(_));
        if self.level(next) > 0 || !self.is(next, &["="]) || earlier || !bitwise || self.is(start, &["for", "with"]) {
            return plain;
        }
        match self.longest_bitwise(next + 1) {
            Some((_, after)) if !self.is(after, &["=", ":="]) => {
                let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
                SyntaxError::new(message, span)
            }
            _ => plain,
        }
    }

    fn longest_bitwise(&self, from: usize) -> Option<(ruff::Expr, usize)> {
        let (expr, next) = self.longest(from)?;
        if is_bitwise(&expr) {
            return Some((expr, next));
        }
        // A comparison or condition: its first operand.
        let mut inner = &expr;
        loop {
            inner = match inner {
                E::Compare(node) => &node.left,
                E::BoolOp(node) => &node.values[0],
                E::If(node) => &node.body,
                _ => break,
            };
        }
        let end = inner.end().to_usize();
        let next = self.tokens.iter().position(|token| token.start >= end)?;
        is_bitwise(inner).then(|| (inner.clone(), next))
    }

    /// Places before `bad`, within its bracket or statement, where an expression may begin; outermost first.
    fn starts(&self, bad: usize) -> Vec<usize> {
        let level = self.level(bad);
        let opening = [
            "(", "[", "{", ",", ":", "=", ":=", "yield", "else", "return", "from", "if", "elif", "while", "in",
            "assert", "del", "raise", "await", "lambda", "+=", "-=", "*=", "/=",
        ];
        let mut starts = Vec::new();
        for at in (0..bad).rev() {
            let open = self.level(at) < level;
            if self.tokens[at].level < level {
                break;
            }
            let same = self.tokens[at].level == level;
            let breaks = matches!(self.kind(at), TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
            if !same && !breaks {
                continue;
            }
            if breaks || (level == 0 && self.is(at, &[";"])) {
                starts.push(at + 1);
                break;
            }
            let unary = self.is(at, &["*", "**"]) && (at == 0 || !self.ends_operand(at - 1));
            // Conditions and iterables of comprehensions are no full expressions.
            let loops = self.is(at, &["in", "if"]) && level > 0;
            if (self.is(at, &opening) && !loops) || unary || open || self.kind(at) == TokenKind::FieldStart {
                starts.push(at + 1);
            }
            if open || (level > 0 && self.is(at, &[","])) {
                break;
            }
            if at == 0 {
                starts.push(0);
            }
        }
        sort(&mut starts);
        starts.dedup();
        starts
    }

    /// Two expressions side by side within brackets.
    fn comma(&self) -> Option<SyntaxError> {
        if self.level(self.bad) == 0 {
            return None;
        }
        for start in self.starts(self.bad) {
            let Some(left) = self.parse(start, self.bad) else { continue };
            if !is_disjunction(&left) {
                continue;
            }
            let soft = self.kind(start) == TokenKind::Name && self.is(start, &["match", "case", "type", "_", "lazy"]);
            let text = self.kind(start) == TokenKind::Name
                && matches!(self.kind(start + 1), TokenKind::String | TokenKind::FStringStart);
            if soft || text {
                return None;
            }
            let (_, next) = self.longest(self.bad)?;
            let message = "invalid syntax. Perhaps you forgot a comma?";
            return Some(SyntaxError::new(message, self.span(start, next - 1)));
        }
        None
    }

    /// `"a" [b for b in c]` is no subscript, so the second is an expression of its own.
    fn comma_before_list(&self) -> Option<SyntaxError> {
        let bracket = self.bracket(self.bad).filter(|&at| self.is(at, &["["]) && self.is(self.bad, &["for"]))?;
        (self.level(bracket) > 0 && bracket > 0 && self.ends_operand(bracket - 1))
            .then(|| Explainer { bad: bracket, ..*self }.comma())
            .flatten()
    }

    fn not_after_operator(&self) -> Option<SyntaxError> {
        let operators = ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "~"];
        let before = self.bad.checked_sub(1).filter(|&at| self.is(at, &operators))?;
        let (_, next) = self.longest_bitwise(self.bad + 1).filter(|_| self.is(self.bad, &["not"]))?;
        let message = "'not' after an operator must be parenthesized";
        (!self.is(before, &["*", "**"]) || self.ends_operand(before.checked_sub(1)?))
            .then(|| SyntaxError::new(message, self.span(self.bad, next - 1)))
    }

    /// `(1, **x)`
    fn dict_unpacking(&self) -> Option<SyntaxError> {
        self.bracket(self.bad).filter(|&at| self.is(at, &["("]) && self.is(self.bad, &["**"]))?;
        let follows = self.bad > 0 && self.is(self.bad - 1, &["(", ","]);
        self.longest_bitwise(self.bad + 1).filter(|_| follows)?;
        Some(self.at("cannot use dict unpacking here", self.bad))
    }

    /// `a if b` without `else`, and statements where expressions should be.
    fn ternary(&self) -> Option<SyntaxError> {
        if self.is(self.bad, &["pass", "break", "continue"]) && self.is(self.bad + 1, &["if"]) {
            let (_, next) = self.longest(self.bad + 2)?;
            let message = "expected expression before 'if', but statement is given";
            return self.is(next, &["else"]).then(|| self.at(message, self.bad));
        }
        let level = self.level(self.bad);
        for start in self.starts(self.bad) {
            let condition = (start + 1..self.bad).find(|&at| self.tokens[at].level == level && self.is(at, &["if"]));
            let Some(condition) = condition else { continue };
            if !self.parse(start, condition).is_some_and(|expr| is_disjunction(&expr)) {
                continue;
            }
            let (test, mut next) = self.longest(condition + 1)?;
            if let E::If(node) = &test {
                // A condition with an `else` of its own: only its first operand belongs here.
                let end = node.body.end().to_usize();
                next = self.tokens.iter().position(|token| token.start >= end)?;
            } else if !is_disjunction(&test) {
                return None;
            }
            if self.is(next, &["else"]) {
                let message = "expected expression after 'else', but statement is given";
                return (next + 1 == self.bad).then(|| self.at(message, self.bad));
            }
            if self.is(next, &[":"]) || next > self.bad {
                return None;
            }
            let message = "expected 'else' after 'if' expression";
            return Some(SyntaxError::new(message, self.span(start, next - 1)));
        }
        None
    }

    /// `=` where `==` or `:=` was meant.
    fn equals(&self) -> Option<SyntaxError> {
        if !self.is(self.bad, &["="]) {
            return None;
        }
        let level = self.level(self.bad);
        let statement = self.statement(self.bad);
        let is_assert = level == 0 && self.is(statement, &["assert"]);
        let start = *self.starts(self.bad).last()?;
        let tested = level == 0 && start == statement + 1 && self.is(statement, &["if", "elif", "while"]);
        if level == 0 && !tested && !is_assert {
            return None;
        }
        let left = self.parse(start, self.bad)?;
        let (_, next) = self.longest_bitwise(self.bad + 1)?;
        if is_assert {
            let message =
                format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", self.expr_name(&left));
            return Some(SyntaxError::new(message, self.span(start, next - 1)));
        }
        if self.is(next, &["=", ":="]) || !is_bitwise(&left) {
            return None;
        }
        if let E::Name(_) = left {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return Some(SyntaxError::new(message, self.span(start, next - 1)));
        }
        let excluded =
            matches!(left, E::List(_) | E::Tuple(_) | E::Generator(_) | E::BooleanLiteral(_) | E::NoneLiteral(_));
        let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", self.expr_name(&left));
        (!excluded).then(|| SyntaxError::new(message, self.span(start, self.bad - 1)))
    }

    fn comprehension(&self) -> Option<SyntaxError> {
        let bracket = self.bracket(self.bad)?;
        let level = self.level(self.bad);
        let same = |at: &usize| self.tokens[*at].level == level;
        if self.is(self.bad, &["for"]) && self.is(bracket, &["[", "{"]) {
            let comma = (bracket + 1..self.bad).filter(same).find(|&at| self.is(at, &[",", ":"]))?;
            let message = "did you forget parentheses around the comprehension target?";
            return self.is(comma, &[","]).then(|| SyntaxError::new(message, self.span(bracket + 1, self.bad - 1)));
        }
        let target = (bracket + 1..self.bad).rev().filter(same).find(|&at| self.is(at, &["for", "in", ","]))?;
        let names = self.is(target, &["for"]) && target + 1 < self.bad && !self.is(self.bad, &[","]);
        (names && self.parse(target + 1, self.bad).is_some())
            .then(|| self.at("'in' expected after for-loop variables", self.bad))
    }

    fn dict(&self) -> Option<SyntaxError> {
        let bracket = self.bracket(self.bad)?;
        if !self.is(bracket, &["{"]) || self.kind(bracket) == TokenKind::FieldStart {
            return None;
        }
        let level = self.level(self.bad);
        let colon = self.bad.checked_sub(1)?;
        if self.is(colon, &[":"]) {
            return match self.text(self.bad) {
                "}" | "," => Some(self.at("expression expected after dictionary key and ':'", colon)),
                "*" => self.star_in_value(),
                _ => None,
            };
        }
        // An element that is no pair, in what began as a dict.
        let pairs = (bracket + 1..self.bad).any(|at| {
            self.tokens[at].level == level
                && (self.is(at, &[":"]) || self.is(at, &["**"]) && !self.ends_operand(at - 1))
        });
        let start = (bracket..self.bad)
            .rev()
            .find(|&at| at == bracket || self.tokens[at].level == level && self.is(at, &[","]))?
            + 1;
        if !pairs || start == bracket + 1 || !self.is(self.bad, &["}", ","]) || self.is(start, &["*", "**"]) {
            return None;
        }
        self.parse(start, self.bad)?;
        let end = self.tokens[self.bad - 1].end;
        Some(SyntaxError::new("':' expected after dictionary key", self.lines.span(end - 1, end)))
    }

    fn star_in_value(&self) -> Option<SyntaxError> {
        let (_, next) = self.longest_bitwise(self.bad + 1)?;
        let message = "cannot use a starred expression in a dictionary value";
        Some(SyntaxError::new(message, self.span(self.bad, next - 1)))
    }

    /// A star where none may be.
    pub(super) fn starred(&self, error: &ParseError) -> SyntaxError {
        let span = self.range(error);
        if !self.may_star(self.bad) {
            return self.at("invalid syntax", self.bad);
        }
        let end = error.end().to_usize();
        let next = self.tokens.iter().position(|token| token.start >= end).unwrap_or(self.bad);
        let bracket = self.bracket(self.bad);
        if bracket.is_some_and(|at| self.is(at, &["{"])) {
            let part = if self.bad > 0 && self.is(self.bad - 1, &[":"]) { "value" } else { "key" };
            if part == "value" || self.is(next, &[":"]) {
                return SyntaxError::new(format!("cannot use a starred expression in a dictionary {part}"), span);
            }
        }
        let grouped = bracket == self.bad.checked_sub(1) && self.is(next, &[")"]);
        if grouped {
            return SyntaxError::new("cannot use starred expression here", span);
        }
        SyntaxError::new("can't use starred expression here", span)
    }
}

/// Neither a condition nor a lambda nor anything that needs parentheses.
pub(super) fn is_disjunction(expr: &ruff::Expr) -> bool {
    let parenthesized = match expr {
        E::Tuple(node) => node.parenthesized,
        E::Generator(node) => node.parenthesized,
        _ => true,
    };
    parenthesized
        && !matches!(
            expr,
            E::If(_) | E::Lambda(_) | E::Named(_) | E::Starred(_) | E::Yield(_) | E::YieldFrom(_) | E::Slice(_)
        )
}

/// Binds tighter than comparisons.
fn is_bitwise(expr: &ruff::Expr) -> bool {
    match expr {
        E::BoolOp(_) | E::Compare(_) | E::If(_) | E::Lambda(_) | E::Named(_) | E::Starred(_) | E::Slice(_) => false,
        E::UnaryOp(node) => node.op != ruff::UnaryOp::Not,
        E::BooleanLiteral(_) | E::NoneLiteral(_) | E::Generator(_) => false,
        _ => true,
    }
}
