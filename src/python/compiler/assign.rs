//! Assignment in all its forms, and `del`.

use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::op::{BinaryOp, IN_PLACE, Op};
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    /// Stores the value on the stack.
    pub(super) fn store(&mut self, target: &'a Expr) -> Done {
        match &target.kind {
            ExprKind::Name(name) => {
                self.at(target.span);
                self.store_name(name);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => self.unpack(items, target.span)?,
            ExprKind::Attribute { value, attr } => {
                self.note_attribute(value, attr);
                self.expr(value)?;
                self.at(super::expr::attribute_span(target.span, attr));
                let attr = self.attribute(attr);
                self.emit(Op::StoreAttr, attr);
            }
            ExprKind::Subscript { value, slice } => {
                self.expr(value)?;
                if self.slice_bounds(slice)? {
                    self.at(target.span);
                    self.emit(Op::StoreSlice, 0);
                } else {
                    self.expr(slice)?;
                    self.at(target.span);
                    self.emit(Op::StoreSubscr, 0);
                }
            }
            ExprKind::Starred(_) => {
                let message = "starred assignment target must be in a list or tuple";
                return Err(SyntaxError::new(message, target.span));
            }
            _ => return Err(SyntaxError::new("cannot assign to expression", target.span)),
        }
        Ok(())
    }

    fn unpack(&mut self, items: &'a [Expr], span: Span) -> Done {
        let starred = |item: &&Expr| matches!(item.kind, ExprKind::Starred(_));
        let star = items.iter().position(|item| starred(&item));
        if items.iter().filter(starred).count() > 1 {
            return Err(SyntaxError::new("multiple starred expressions in assignment", span));
        }
        self.at(span);
        match star {
            Some(before) => {
                let after = items.len() - before - 1;
                if before > 255 {
                    return Err(SyntaxError::new("too many expressions in star-unpacking assignment", span));
                }
                self.emit(Op::UnpackEx, before as u32 | (after as u32) << 8);
            }
            None => self.emit(Op::UnpackSequence, items.len() as u32),
        }
        for item in items {
            match &item.kind {
                ExprKind::Starred(value) => self.store(value)?,
                _ => self.store(item)?,
            }
        }
        Ok(())
    }

    pub(super) fn assign(&mut self, targets: &'a [Expr], value: &'a Expr, span: Span) -> Done {
        self.expr(value)?;
        for (at, target) in targets.iter().enumerate() {
            if at + 1 < targets.len() {
                self.at(span);
                self.emit(Op::Copy, 1);
            }
            self.store(target)?;
        }
        Ok(())
    }

    pub(super) fn aug_assign(&mut self, target: &'a Expr, op: BinaryOp, value: &'a Expr, span: Span) -> Done {
        let op = op as u32 + IN_PLACE;
        match &target.kind {
            ExprKind::Name(name) => {
                self.at(target.span);
                self.load_name(name);
                self.expr(value)?;
                self.at(span);
                self.emit(Op::BinaryOp, op);
                self.at(target.span);
                self.store_name(name);
            }
            ExprKind::Attribute { value: owner, attr } => {
                let place = super::expr::attribute_span(target.span, attr);
                let attr = self.attribute(attr);
                self.expr(owner)?;
                self.at(place);
                self.emit(Op::Copy, 1);
                self.emit(Op::LoadAttr, attr);
                self.expr(value)?;
                self.at(span);
                self.emit(Op::BinaryOp, op);
                self.at(place);
                self.emit(Op::Swap, 2);
                self.emit(Op::StoreAttr, attr);
            }
            ExprKind::Subscript { value: container, slice } => {
                self.expr(container)?;
                let is_slice = self.slice_bounds(slice)?;
                if !is_slice {
                    self.expr(slice)?;
                }
                let depth = if is_slice { 3 } else { 2 };
                self.at(target.span);
                for _ in 0..depth {
                    self.emit(Op::Copy, depth);
                }
                if is_slice {
                    self.emit(Op::BinarySlice, 0);
                } else {
                    self.emit(Op::BinaryOp, BinaryOp::Subscript as u32);
                }
                self.expr(value)?;
                self.at(span);
                self.emit(Op::BinaryOp, op);
                self.at(target.span);
                for place in (2..=depth + 1).rev() {
                    self.emit(Op::Swap, place);
                }
                self.emit(if is_slice { Op::StoreSlice } else { Op::StoreSubscr }, 0);
            }
            _ => return Err(SyntaxError::new("illegal expression for augmented assignment", target.span)),
        }
        Ok(())
    }

    /// `target: annotation = value`. With `from __future__ import annotations` the text is stored, in classes and
    /// modules.
    pub(super) fn ann_assign(
        &mut self,
        target: &'a Expr,
        annotation: &Annotation,
        value: Option<&'a Expr>,
        simple: bool,
        span: Span,
    ) -> Done {
        if let Some(value) = value {
            self.expr(value)?;
            self.store(target)?;
        }
        match &target.kind {
            ExprKind::Name(name) => {
                let scope = self.unit().scope;
                if simple && self.future_annotations && !self.table.scopes[scope].is_function() {
                    let name = super::scope::mangle(self.private(), name);
                    self.at(span);
                    self.text(&annotation.text);
                    self.load_name(&"__annotations__".into());
                    self.text(&name);
                    self.emit(Op::StoreSubscr, 0);
                }
            }
            ExprKind::Attribute { value: owner, .. } if value.is_none() => {
                self.expr(owner)?;
                self.emit(Op::PopTop, 0);
            }
            ExprKind::Subscript { value: container, slice } if value.is_none() => {
                self.expr(container)?;
                self.emit(Op::PopTop, 0);
                self.expr(slice)?;
                self.emit(Op::PopTop, 0);
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn delete(&mut self, target: &'a Expr) -> Done {
        match &target.kind {
            ExprKind::Name(name) => {
                self.at(target.span);
                self.delete_name(name);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                return items.iter().try_for_each(|item| self.delete(item));
            }
            ExprKind::Attribute { value, attr } => {
                self.expr(value)?;
                self.at(super::expr::attribute_span(target.span, attr));
                let attr = self.attribute(attr);
                self.emit(Op::DeleteAttr, attr);
            }
            ExprKind::Subscript { value, slice } => {
                self.expr(value)?;
                self.expr(slice)?;
                self.at(target.span);
                self.emit(Op::DeleteSubscr, 0);
            }
            _ => return Err(SyntaxError::new("cannot delete expression", target.span)),
        }
        Ok(())
    }
}
