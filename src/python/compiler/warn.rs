//! `SyntaxWarning`s about what is legal and most likely a slip (`Python/codegen.c`, `check_compare` and its neighbours;
//! PEP 765 for `finally`).

use super::Compiler;
use super::unit::Block;
use crate::python::bytecode::Const;
use crate::python::syntax::ast::*;

/// The type of what an expression makes, where its shape tells.
fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match &expr.kind {
        ExprKind::Tuple(_) => "tuple",
        ExprKind::List(_) => "list",
        ExprKind::Dict(_) => "dict",
        ExprKind::Set(_) => "set",
        ExprKind::Comprehension(node) => match node.kind {
            ComprehensionKind::List => "list",
            ComprehensionKind::Dict => "dict",
            ComprehensionKind::Set => "set",
            ComprehensionKind::Generator => "generator",
        },
        ExprKind::Lambda(_) => "function",
        ExprKind::JoinedStr(_) => "str",
        ExprKind::Constant(value) => match value {
            Const::None => "NoneType",
            Const::Ellipsis => "ellipsis",
            Const::Bool(_) => "bool",
            Const::Int(_) | Const::Big(_) => "int",
            Const::Float(_) => "float",
            Const::Imaginary(_) => "complex",
            Const::Str(_) => "str",
            Const::Bytes(_) => "bytes",
            _ => return None,
        },
        _ => return None,
    })
}

impl Compiler<'_> {
    fn warn(&mut self, order: u8, line: u32, text: String) {
        if !self.warnings.iter().any(|other| other.1 == line && other.2 == text) {
            self.warnings.push((order, line, text));
        }
    }

    /// `is` and `is not` with a number or text.
    pub(super) fn check_is(&mut self, op: CmpOp, sides: [&Expr; 2], line: u32) {
        let (word, meant) = match op {
            CmpOp::Is => ("is", "=="),
            CmpOp::IsNot => ("is not", "!="),
            _ => return,
        };
        let literal = |side: &&Expr| {
            let ExprKind::Constant(value) = &side.kind else { return None };
            let single = matches!(value, Const::None | Const::Bool(_) | Const::Ellipsis);
            type_name(side).filter(|_| !single)
        };
        if let Some(name) = sides.iter().find_map(literal) {
            self.warn(1, line, format!("\"{word}\" with '{name}' literal. Did you mean \"{meant}\"?"));
        }
    }

    /// A literal that is called.
    pub(super) fn check_call(&mut self, func: &Expr) {
        if let Some(name) = type_name(func).filter(|name| *name != "function") {
            let text = format!("'{name}' object is not callable; perhaps you missed a comma?");
            self.warn(1, func.span.line, text);
        }
    }

    /// A literal that has no items, or none of that kind.
    pub(super) fn check_subscript(&mut self, value: &Expr, index: &Expr) {
        let Some(name) = type_name(value) else { return };
        let line = value.span.line;
        if !matches!(name, "str" | "bytes" | "tuple" | "list" | "dict") {
            self.warn(1, line, format!("'{name}' object is not subscriptable; perhaps you missed a comma?"));
        } else if let Some(index) = type_name(index)
            && !matches!(index, "int" | "bool")
            && name != "dict"
        {
            let text = format!("{name} indices must be integers or slices, not {index}; perhaps you missed a comma?");
            self.warn(1, line, text);
        }
    }

    /// `assert (test, message)`.
    pub(super) fn check_assert(&mut self, test: &Expr, line: u32) {
        if matches!(&test.kind, ExprKind::Tuple(items) if !items.is_empty()) {
            self.warn(1, line, "assertion is always true, perhaps remove parentheses?".into());
        }
    }

    /// `return`, `break` or `continue` that leaves a `finally`: blocks from `from` on are left.
    pub(super) fn check_finally(&mut self, from: usize, word: &str, line: u32) {
        if self.unit().blocks[from..].iter().any(|block| matches!(block, Block::FinallyEnd)) {
            self.warn(0, line, format!("'{word}' in a 'finally' block"));
        }
    }
}
