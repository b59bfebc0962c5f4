//! Expressions.
//!
//! Start at [`Compiler::expr`]: it leaves the value on the stack. Each instruction carries the span that a traceback
//! underlines. Calls are in `call`, comprehensions in `comprehension`, conditions in `control`.

use super::fold;
use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::Const;
use crate::python::bytecode::op::{BinaryOp, CompareOp, Op};
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Done {
        if let Some(value) = fold::constant(expr) {
            self.at(expr.span);
            self.constant(value);
            return Ok(());
        }
        match &expr.kind {
            ExprKind::Constant(value) => {
                self.at(expr.span);
                self.constant(value.clone());
            }
            ExprKind::Name(name) => {
                self.at(expr.span);
                self.load_name(name);
            }
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, expr.span)?,
            ExprKind::Named { target, value } => {
                self.expr(value)?;
                self.at(expr.span);
                self.emit(Op::Copy, 1);
                self.store(target)?;
            }
            ExprKind::BinOp { left, op, right } => {
                self.expr(left)?;
                self.expr(right)?;
                self.at(expr.span);
                self.emit(Op::BinaryOp, *op as u32);
            }
            ExprKind::UnaryOp { op, operand } => {
                self.expr(operand)?;
                self.at(expr.span);
                match op {
                    UnaryOp::Invert => self.emit(Op::UnaryInvert, 0),
                    UnaryOp::Positive => self.emit(Op::UnaryPositive, 0),
                    UnaryOp::Negative => self.emit(Op::UnaryNegative, 0),
                    UnaryOp::Not => {
                        if !is_bool(operand) {
                            self.emit(Op::ToBool, 0);
                        }
                        self.emit(Op::UnaryNot, 0);
                    }
                }
            }
            ExprKind::Lambda(lambda) => self.lambda(lambda, expr.span)?,
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.label(), self.label());
                self.jump_if(test, other, false)?;
                self.expr(body)?;
                self.jump(Op::JumpForward, end);
                self.mark(other);
                self.expr(orelse)?;
                self.mark(end);
            }
            ExprKind::Dict(items) => self.dict(items, expr.span)?,
            ExprKind::Set(items) => self.display(items, Display::Set, expr.span)?,
            ExprKind::List(items) => self.display(items, Display::List, expr.span)?,
            ExprKind::Tuple(items) => self.display(items, Display::Tuple, expr.span)?,
            ExprKind::Comprehension(node) => self.comprehension(node, expr.span)?,
            ExprKind::Await(value) => {
                self.check_await(expr.span)?;
                self.expr(value)?;
                self.at(expr.span);
                self.emit(Op::GetAwaitable, 0);
                self.none();
                self.send_loop(3);
            }
            ExprKind::Yield(value) => {
                self.check_yield("'yield'", expr.span)?;
                match value {
                    Some(value) => self.expr(value)?,
                    None => {
                        self.at(expr.span);
                        self.none();
                    }
                }
                self.at(expr.span);
                self.wrap_yield();
                self.emit(Op::YieldValue, 0);
                self.emit(Op::Resume, 1);
            }
            ExprKind::YieldFrom(value) => {
                self.check_yield("'yield from'", expr.span)?;
                if self.is_async() {
                    return Err(SyntaxError::new("'yield from' inside async function", expr.span));
                }
                self.expr(value)?;
                self.at(expr.span);
                self.emit(Op::GetYieldFromIter, 0);
                self.none();
                self.send_loop(2);
            }
            ExprKind::Compare { left, ops, comparators } => self.compare(left, ops, comparators, expr.span)?,
            ExprKind::Call(call) => self.call(call, expr.span)?,
            ExprKind::JoinedStr(parts) => self.joined_str(parts, expr.span)?,
            ExprKind::Attribute { value, attr } => {
                self.expr(value)?;
                self.at(attribute_span(expr.span, attr));
                let attr = self.attribute(attr);
                self.emit(Op::LoadAttr, attr);
            }
            ExprKind::Subscript { value, slice } => {
                self.check_subscript(value, slice);
                self.expr(value)?;
                if self.slice_bounds(slice)? {
                    self.at(expr.span);
                    self.emit(Op::BinarySlice, 0);
                } else {
                    self.expr(slice)?;
                    self.at(expr.span);
                    self.emit(Op::BinaryOp, BinaryOp::Subscript as u32);
                }
            }
            ExprKind::Starred(_) => {
                return Err(SyntaxError::new("can't use starred expression here", expr.span));
            }
            ExprKind::Slice { lower, upper, step } => {
                self.bound(lower.as_deref(), expr.span)?;
                self.bound(upper.as_deref(), expr.span)?;
                if let Some(step) = step {
                    self.expr(step)?;
                }
                self.at(expr.span);
                self.emit(Op::BuildSlice, if step.is_some() { 3 } else { 2 });
            }
        }
        Ok(())
    }

    /// Both ends of a slice without a step; `false` if it is none.
    pub(super) fn slice_bounds(&mut self, slice: &'a Expr) -> Result<bool, SyntaxError> {
        let ExprKind::Slice { lower, upper, step: None } = &slice.kind else { return Ok(false) };
        self.bound(lower.as_deref(), slice.span)?;
        self.bound(upper.as_deref(), slice.span)?;
        Ok(true)
    }

    fn bound(&mut self, bound: Option<&'a Expr>, span: Span) -> Done {
        if let Some(bound) = bound {
            return self.expr(bound);
        }
        self.at(span);
        self.none();
        Ok(())
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], span: Span) -> Done {
        let end = self.label();
        let jump = match op {
            BoolOp::And => Op::PopJumpIfFalse,
            BoolOp::Or => Op::PopJumpIfTrue,
        };
        for (at, value) in values.iter().enumerate() {
            self.expr(value)?;
            if at + 1 < values.len() {
                self.at(span);
                self.emit(Op::Copy, 1);
                self.emit(Op::ToBool, 0);
                self.jump(jump, end);
                // Where a value goes that another test has found to be the other way.
                let other = self.label();
                self.mark(other);
                self.emit(Op::PopTop, 0);
            }
        }
        self.mark(end);
        Ok(())
    }

    fn compare(&mut self, left: &'a Expr, ops: &[CmpOp], comparators: &'a [Expr], span: Span) -> Done {
        let sides = std::iter::once(left).chain(comparators);
        for ((op, left), right) in ops.iter().zip(sides).zip(comparators) {
            self.check_is(*op, [left, right], span.line);
        }
        self.expr(left)?;
        let last = ops.len() - 1;
        if last == 0 {
            if matches!(ops[0], CmpOp::In | CmpOp::NotIn) {
                self.iterable(&comparators[0])?;
            } else {
                self.expr(&comparators[0])?;
            }
            self.at(span);
            self.cmp_op(ops[0]);
            return Ok(());
        }
        let (cleanup, end) = (self.label(), self.label());
        for (op, comparator) in ops[..last].iter().zip(comparators) {
            self.expr(comparator)?;
            self.at(span);
            self.emit(Op::Swap, 2);
            self.emit(Op::Copy, 2);
            self.cmp_op(*op);
            self.emit(Op::Copy, 1);
            self.emit(Op::ToBool, 0);
            self.jump(Op::PopJumpIfFalse, cleanup);
            self.emit(Op::PopTop, 0);
        }
        self.expr(&comparators[last])?;
        self.at(span);
        self.cmp_op(ops[last]);
        self.jump(Op::JumpForward, end);
        self.mark(cleanup);
        self.emit(Op::Swap, 2);
        self.emit(Op::PopTop, 0);
        self.mark(end);
        Ok(())
    }

    pub(super) fn cmp_op(&mut self, op: CmpOp) {
        let (op, arg) = match op {
            CmpOp::Eq => (Op::CompareOp, CompareOp::Eq as u32),
            CmpOp::NotEq => (Op::CompareOp, CompareOp::Ne as u32),
            CmpOp::Lt => (Op::CompareOp, CompareOp::Lt as u32),
            CmpOp::LtE => (Op::CompareOp, CompareOp::Le as u32),
            CmpOp::Gt => (Op::CompareOp, CompareOp::Gt as u32),
            CmpOp::GtE => (Op::CompareOp, CompareOp::Ge as u32),
            CmpOp::Is => (Op::IsOp, 0),
            CmpOp::IsNot => (Op::IsOp, 1),
            CmpOp::In => (Op::ContainsOp, 0),
            CmpOp::NotIn => (Op::ContainsOp, 1),
        };
        self.emit(op, arg);
    }

    /// An expression that is only looped over or searched: a list of constants may be a tuple, a set a frozenset.
    pub(super) fn iterable(&mut self, expr: &'a Expr) -> Done {
        let starred = |item: &Expr| matches!(item.kind, ExprKind::Starred(_));
        self.at(expr.span);
        match &expr.kind {
            ExprKind::List(items) if !items.iter().any(starred) => {
                if let Some(values) = fold::constants(items) {
                    self.constant(Const::Tuple(values));
                    return Ok(());
                }
                self.display(items, Display::Tuple, expr.span)
            }
            ExprKind::Set(items) => match fold::constants(items) {
                Some(values) => {
                    self.constant(Const::FrozenSet(values));
                    Ok(())
                }
                None => self.expr(expr),
            },
            _ => self.expr(expr),
        }
    }

    pub(super) fn display(&mut self, items: &'a [Expr], kind: Display, span: Span) -> Done {
        let starred = items.iter().position(|item| matches!(item.kind, ExprKind::Starred(_)));
        let (build, add, extend) = match kind {
            Display::List | Display::Tuple => (Op::BuildList, Op::ListAppend, Op::ListExtend),
            Display::Set => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
        };
        let Some(first) = starred else {
            if kind != Display::Tuple
                && items.len() > 2
                && let Some(values) = fold::constants(items)
            {
                self.at(span);
                self.emit(build, 0);
                self.constant(if kind == Display::Set { Const::FrozenSet(values) } else { Const::Tuple(values) });
                self.emit(extend, 1);
                return Ok(());
            }
            for item in items {
                self.expr(item)?;
            }
            self.at(span);
            self.emit(if kind == Display::Tuple { Op::BuildTuple } else { build }, items.len() as u32);
            return Ok(());
        };
        for item in &items[..first] {
            self.expr(item)?;
        }
        self.at(span);
        self.emit(build, first as u32);
        for item in &items[first..] {
            if let ExprKind::Starred(value) = &item.kind {
                self.expr(value)?;
                self.at(span);
                self.emit(extend, 1);
            } else {
                self.expr(item)?;
                self.at(span);
                self.emit(add, 1);
            }
        }
        if kind == Display::Tuple {
            self.emit(Op::ListToTuple, 0);
        }
        Ok(())
    }

    fn dict(&mut self, items: &'a [(Option<Expr>, Expr)], span: Span) -> Done {
        let mut have_dict = false;
        let mut pending = 0;
        for (key, value) in items {
            if let Some(key) = key {
                self.expr(key)?;
                self.expr(value)?;
                pending += 1;
                continue;
            }
            if pending > 0 || !have_dict {
                self.add_pairs(&mut have_dict, &mut pending, span);
            }
            self.expr(value)?;
            self.at(span);
            self.emit(Op::DictUpdate, 1);
        }
        if pending > 0 || !have_dict {
            self.add_pairs(&mut have_dict, &mut pending, span);
        }
        Ok(())
    }

    fn add_pairs(&mut self, have_dict: &mut bool, pending: &mut u32, span: Span) {
        self.at(span);
        self.emit(Op::BuildMap, std::mem::take(pending));
        if std::mem::replace(have_dict, true) {
            self.emit(Op::DictUpdate, 1);
        }
    }

    fn joined_str(&mut self, parts: &'a [FStringPart], span: Span) -> Done {
        for part in parts {
            match part {
                FStringPart::Literal(text) => {
                    self.at(span);
                    self.text(text);
                }
                FStringPart::Field(field) => {
                    self.expr(&field.value)?;
                    self.at(field.span);
                    if field.conversion > 0 {
                        self.emit(Op::ConvertValue, field.conversion);
                    }
                    if let Some(spec) = &field.spec {
                        self.joined_str(spec, field.span)?;
                        self.at(field.span);
                        self.emit(Op::FormatWithSpec, 0);
                    } else {
                        self.emit(Op::FormatSimple, 0);
                    }
                }
            }
        }
        self.at(span);
        if parts.is_empty() {
            self.text("");
        } else if parts.len() > 1 {
            self.emit(Op::BuildString, parts.len() as u32);
        }
        Ok(())
    }
}

/// What a row of items in brackets makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    List,
    Set,
    Tuple,
}

/// Its value is `True` or `False` without asking.
pub(super) fn is_bool(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::UnaryOp { op: UnaryOp::Not, .. } => true,
        ExprKind::Compare { ops, .. } => {
            matches!(ops.as_slice(), [CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn])
        }
        _ => false,
    }
}

/// On several lines, what is underlined is the last name alone.
pub(super) fn attribute_span(span: Span, attr: &Name) -> Span {
    let length = attr.chars().count() as u32;
    if span.line == span.end_line || length > span.end_col {
        return span;
    }
    Span { line: span.end_line, col: span.end_col - length, ..span }
}
