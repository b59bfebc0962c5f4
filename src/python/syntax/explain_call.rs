//! What CPython's grammar knows of wrong calls: `invalid_arguments` and `invalid_kwarg`.

use super::error::SyntaxError;
use super::explain::Explainer;
use super::scan::TokenKind;

impl Explainer<'_> {
    /// The parenthesis of the call that a token is an argument of.
    fn call_bracket(&self, at: usize) -> Option<usize> {
        let bracket = self.bracket(at).filter(|&bracket| self.is(bracket, &["("]))?;
        let callee = bracket.checked_sub(1)?;
        let named = self.ends_operand(callee) && !(callee > 0 && self.is(callee - 1, &["def"]));
        named.then_some(bracket)
    }

    pub(super) fn call_rules(&self) -> Option<SyntaxError> {
        let bracket = self.call_bracket(self.bad)?;
        let level = self.level(self.bad);
        let start = (bracket..=self.bad)
            .rev()
            .find(|&at| at == bracket || at < self.bad && self.tokens[at].level == level && self.is(at, &[","]))?
            + 1;
        let before = self.bad.checked_sub(1)?;
        if self.is(before, &["="]) && self.is(self.bad, &[",", ")"]) && before == start + 1 {
            return Some(SyntaxError::new("expected argument value expression", self.span(start, before)));
        }
        if self.is(before, &["*"]) && before == start {
            return Some(self.at("Invalid star expression", self.bad));
        }
        let equals = (start..self.tokens.len())
            .take_while(|&at| self.tokens[at].level >= level)
            .find(|&at| self.tokens[at].level == level && self.is(at, &["=", ","]))
            .filter(|&at| self.is(at, &["="]))?;
        if equals == start + 1 && self.is(start, &["None", "True", "False"]) {
            let message = format!("cannot assign to {}", self.text(start));
            return Some(SyntaxError::new(message, self.span(start, equals)));
        }
        if equals == start + 1 && self.kind(start) == TokenKind::Name {
            // `f(a=b for a in c)`
            let (_, next) = self.longest(equals + 1)?;
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return (next == self.bad && self.is(next, &["for"]))
                .then(|| SyntaxError::new(message, self.span(start, equals)));
        }
        let wrong = self.bad <= equals && self.parse(start, equals).is_some() && !self.is(start, &["*", "**"]);
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        wrong.then(|| SyntaxError::new(message, self.span(start, equals)))
    }

    /// The complaint stands at the parenthesis that closes the call.
    pub(super) fn positional_after(&self, message: &str) -> SyntaxError {
        let level = self.level(self.bad);
        let close = (self.bad..self.tokens.len()).find(|&at| self.tokens[at].level < level);
        self.at(message, close.unwrap_or(self.bad))
    }
}
