//! What CPython's grammar knows of wrong statements: `invalid_…_stmt` and their like.

use super::error::SyntaxError;
use super::explain::Explainer;
use super::scan::TokenKind;

impl Explainer<'_> {
    pub(super) fn statement_rules(&self) -> Option<SyntaxError> {
        let start = self.statement(self.bad);
        self.legacy_statement()
            .or_else(|| self.colon(start))
            .or_else(|| self.import(start))
            .or_else(|| self.except_target(start))
            .or_else(|| self.raise_from(start))
            .or_else(|| self.function_head(start))
            .or_else(|| self.elif_after_else(start))
            .or_else(|| self.different_sign())
            .or_else(|| self.with_comma(start))
    }

    /// `print "hello"`, `exec code`.
    fn legacy_statement(&self) -> Option<SyntaxError> {
        let name = self.bad.checked_sub(1)?;
        if self.kind(name) != TokenKind::Name || !self.is(name, &["print", "exec"]) {
            return None;
        }
        let starts = name == 0 || !self.ends_operand(name - 1) && !self.is(name - 1, &["."]);
        let (_, mut next) = self.longest(self.bad).filter(|_| starts)?;
        // `print a, b`, but not within brackets.
        while self.level(self.bad) == 0 && self.is(next, &[","]) {
            let Some((_, after)) = self.longest(next + 1) else { break };
            next = after;
        }
        let word = self.text(name);
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        Some(SyntaxError::new(message, self.span(name, next - 1)))
    }

    /// A header without its colon.
    fn colon(&self, start: usize) -> Option<SyntaxError> {
        if self.bad <= start || self.level(self.bad) > 0 {
            return None;
        }
        let at_end = self.kind(self.bad) == TokenKind::Newline;
        let head = start + usize::from(self.is(start, &["async"]));
        let body = head + 1 < self.bad;
        let whole = match self.text(head) {
            // These accept nothing else, so any other token will do.
            "else" | "try" | "finally" => self.bad == head + 1,
            "def" => (head..self.bad).rev().find(|&at| self.is(at, &[")", "->"])).is_some_and(|at| {
                at + 1 == self.bad && self.is(at, &[")"])
                    || self.longest(at + 1).is_some_and(|(_, next)| next == self.bad)
            }),
            "class" if at_end => self.bad == head + 2 || self.is(self.bad - 1, &[")"]),
            "if" | "elif" | "while" | "match" if at_end => {
                body && self.parse(head + 1, self.bad).is_some()
                    && (self.text(head) != "match"
                        || self.kind(head + 1) != TokenKind::Op
                        || self.is(head + 1, &["(", "[", "{"]))
            }
            "for" if at_end => (head..self.bad)
                .rev()
                .find(|&at| self.is(at, &["in"]))
                .is_some_and(|at| at + 1 < self.bad && self.parse(at + 1, self.bad).is_some()),
            "with" if at_end => body && self.ends_operand(self.bad - 1),
            "except" if at_end => !body || self.ends_operand(self.bad - 1),
            "case" if at_end => body && self.ends_operand(self.bad - 1),
            _ => false,
        };
        whole.then(|| self.at("expected ':'", self.bad))
    }

    /// The statement that should have a block, from the first token that is not in it.
    pub(super) fn indented_block(&self) -> SyntaxError {
        let mut end = self.bad;
        while end > 0 && !self.is(end, &[":"]) {
            end -= 1;
        }
        let start = self.statement(end);
        let head = start + usize::from(self.is(start, &["async"]));
        let line = self.lines.line(self.tokens[start].start);
        let what = match self.text(head) {
            "def" => "function definition".into(),
            "class" => "class definition".into(),
            "except" if self.is(head + 1, &["*"]) => "'except*' statement".into(),
            word => format!("'{word}' statement"),
        };
        let message = format!("expected an indented block after {what} on line {line}");
        let nothing_follows =
            self.tokens[self.bad..].iter().all(|token| token.start == token.end || token.kind == TokenKind::Newline);
        let span = self.at("", if nothing_follows { self.tokens.len() - 1 } else { self.bad }).span;
        SyntaxError::indentation(message, span)
    }

    fn import(&self, start: usize) -> Option<SyntaxError> {
        if !self.is(start, &["import", "from"]) {
            return None;
        }
        if self.is(start, &["import"]) && self.is(self.bad, &["from"]) {
            let (_, next) = self.longest(self.bad + 1)?;
            let message = "Did you mean to use 'from ... import ...' instead?";
            return Some(SyntaxError::new(message, self.span(start, next - 1)));
        }
        let (target, name) = self.after_as()?;
        let ends = self.kind(target) == TokenKind::Name
            && (self.is(target + 1, &[",", ")", ";"]) || self.kind(target + 1) == TokenKind::Newline);
        (!ends).then(|| SyntaxError::new(format!("cannot use {} as import target", name.0), name.1))
    }

    /// The expression after the last `as` before where the parser gave up: its first token, its kind and its place.
    fn after_as(&self) -> Option<(usize, (&'static str, crate::base::Span))> {
        let start = self.statement(self.bad);
        let target = (start..self.bad).rev().find(|&at| self.is(at, &["as"]))? + 1;
        let (expr, next) = self.longest(target)?;
        (target <= self.bad && self.bad <= next).then(|| (target, (self.expr_name(&expr), self.range(expr))))
    }

    /// `except E as 1:`
    fn except_target(&self, start: usize) -> Option<SyntaxError> {
        if !self.is(start, &["except"]) {
            return None;
        }
        let (target, (name, span)) = self.after_as()?;
        let (_, next) = self.longest(target)?;
        let is_name = self.kind(target) == TokenKind::Name && next == target + 1;
        (!is_name && self.is(next, &[":"]))
            .then(|| SyntaxError::new(format!("cannot use except statement with {name}"), span))
    }

    fn raise_from(&self, start: usize) -> Option<SyntaxError> {
        if !self.is(start, &["raise"]) {
            return None;
        }
        if self.is(start + 1, &["from"]) {
            let (_, next) = self.longest(start + 2)?;
            let message = "did you forget an expression between 'raise' and 'from'?";
            return Some(SyntaxError::new(message, self.span(start, next - 1)));
        }
        let from = self.bad.checked_sub(1).filter(|&at| self.is(at, &["from"]))?;
        Some(self.at("did you forget an expression after 'from'?", from))
    }

    /// Names and parameters of functions.
    fn function_head(&self, start: usize) -> Option<SyntaxError> {
        let head = start + usize::from(self.is(start, &["async"]));
        if self.is(head, &["def"]) && self.bad == head + 2 && self.kind(head + 1) == TokenKind::Name {
            return Some(self.at("expected '('", self.bad));
        }
        let in_def = self.is(head, &["def"]) && self.level(self.bad) == 1;
        let lambda = self.in_lambda_parameters();
        if !in_def && !lambda {
            return None;
        }
        if self.is(self.bad, &["("]) && self.is(self.bad - 1, &["(", ",", "lambda"]) {
            let level = self.level(self.bad);
            let close = (self.bad + 1..self.tokens.len()).find(|&at| self.tokens[at].level == level)?;
            let plain = (self.bad + 1..close).all(|at| self.kind(at) == TokenKind::Name || self.is(at, &[","]));
            let what = if lambda { "Lambda expression" } else { "Function" };
            let message = format!("{what} parameters cannot be parenthesized");
            return (plain && close > self.bad + 1).then(|| SyntaxError::new(message, self.span(self.bad, close)));
        }
        let equals = self.bad.checked_sub(1).filter(|&at| self.is(at, &["="]))?;
        (in_def && self.is(self.bad, &[")", ","])).then(|| self.at("expected default value expression", equals))
    }

    fn in_lambda_parameters(&self) -> bool {
        let level = self.level(self.bad);
        (0..self.bad)
            .rev()
            .take_while(|&at| self.tokens[at].level >= level && self.kind(at) != TokenKind::Newline)
            .find(|&at| self.level(at) == level && self.is(at, &["lambda", ":"]))
            .is_some_and(|at| self.is(at, &["lambda"]))
    }

    fn elif_after_else(&self, start: usize) -> Option<SyntaxError> {
        if self.bad != start || !self.is(start, &["elif"]) {
            return None;
        }
        // Back over deeper lines to the headers on this one's level.
        let mut depth = 0_usize;
        let mut after_else = false;
        for at in (0..start).rev() {
            match self.kind(at) {
                TokenKind::Dedent => depth += 1,
                TokenKind::Indent => depth = depth.checked_sub(1)?,
                _ => {}
            }
            let first =
                at == 0 || matches!(self.kind(at - 1), TokenKind::Newline | TokenKind::Dedent | TokenKind::Indent);
            if depth == 0 && first && !matches!(self.kind(at), TokenKind::Dedent | TokenKind::Indent) {
                match self.text(at) {
                    "else" if !after_else => after_else = true,
                    "if" | "elif" if after_else => return Some(self.at("'elif' block follows an 'else' block", start)),
                    _ => return None,
                }
            }
        }
        None
    }

    fn with_comma(&self, start: usize) -> Option<SyntaxError> {
        let head = start + usize::from(self.is(start, &["async"]));
        let comma = self.bad.checked_sub(1).filter(|&at| self.is(at, &[","]) && self.is(self.bad, &[":"]))?;
        let with = self.is(head, &["with"]) && self.level(self.bad) == 0;
        with.then(|| self.at("the last 'with' item has a trailing comma", comma))
    }

    /// `<>`, which was an operator once.
    fn different_sign(&self) -> Option<SyntaxError> {
        let at = [self.bad, self.bad.saturating_sub(1)].into_iter().find(|&at| self.is(at, &["<>"]))?;
        (at > 0 && self.ends_operand(at - 1))
            .then(|| self.at("invalid syntax.  Maybe you meant '!=' instead of '<>'?", at))
    }
}
