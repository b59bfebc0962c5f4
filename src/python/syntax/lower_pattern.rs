//! The parser's patterns (`case …:`) into ours.

use ruff_python_ast as ruff;

use super::ast::*;
use super::lower::{Lower, name};
use crate::python::bytecode::Const;

impl Lower<'_> {
    pub(super) fn pattern(&mut self, pattern: &ruff::Pattern) -> Pattern {
        use ruff::Pattern as R;
        let span = self.span(pattern);
        let kind = match pattern {
            R::MatchValue(node) => PatternKind::Value(self.expr(&node.value)),
            R::MatchSingleton(node) => PatternKind::Singleton(match node.value {
                ruff::Singleton::None => Const::None,
                ruff::Singleton::True => Const::Bool(true),
                ruff::Singleton::False => Const::Bool(false),
            }),
            R::MatchSequence(node) => PatternKind::Sequence(self.patterns(&node.patterns)),
            R::MatchMapping(node) => PatternKind::Mapping {
                keys: self.exprs(&node.keys),
                patterns: self.patterns(&node.patterns),
                rest: node.rest.as_ref().map(name),
            },
            R::MatchClass(node) => PatternKind::Class {
                class: self.expr(&node.cls),
                patterns: self.patterns(&node.arguments.patterns),
                names: node.arguments.keywords.iter().map(|keyword| name(&keyword.attr)).collect(),
                keywords: node.arguments.keywords.iter().map(|keyword| self.pattern(&keyword.pattern)).collect(),
            },
            R::MatchStar(node) => PatternKind::Star(node.name.as_ref().map(name)),
            R::MatchAs(node) => PatternKind::As {
                pattern: node.pattern.as_ref().map(|pattern| Box::new(self.pattern(pattern))),
                name: node.name.as_ref().map(name),
            },
            R::MatchOr(node) => PatternKind::Or(self.patterns(&node.patterns)),
        };
        Pattern { span, kind }
    }

    fn patterns(&mut self, patterns: &[ruff::Pattern]) -> Vec<Pattern> {
        patterns.iter().map(|pattern| self.pattern(pattern)).collect()
    }
}
