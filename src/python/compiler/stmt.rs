//! Statements.
//!
//! Start at [`Compiler::stmt`]; the long ones are in `control`, `except`, `assign`, `function` and `class`.

use super::{Compiler, Done, fold};
use crate::base::Span;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{CodeKind, Const};
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Done {
        let span = stmt.span;
        // Only a docstring and other such imports may stand before `from __future__ import …`.
        let may_precede = match &stmt.kind {
            StmtKind::Expr(Expr { kind: ExprKind::Constant(Const::Str(_)), .. }) => true,
            StmtKind::ImportFrom { module, .. } => &**module == "__future__",
            _ => false,
        };
        self.future_allowed &= may_precede;
        self.at(span);
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def, span),
            StmtKind::ClassDef(def) => self.class_def(def, span),
            StmtKind::Return(value) => self.return_stmt(value.as_ref(), span),
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.delete(target)),
            StmtKind::Assign { targets, value } => self.assign(targets, value, span),
            StmtKind::AugAssign { target, op, value } => self.aug_assign(target, *op, value, span),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.ann_assign(target, annotation, value.as_ref(), *simple, span)
            }
            StmtKind::For(node) => self.for_stmt(node, span),
            StmtKind::While { test, body, orelse } => self.while_stmt(test, body, orelse),
            StmtKind::If { test, body, orelse } => self.if_stmt(test, body, orelse),
            StmtKind::With { items, body, is_async } => self.with_stmt(items, body, *is_async, span),
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases),
            StmtKind::Raise { exc, cause } => {
                let parts = [exc, cause];
                for part in parts.into_iter().flatten() {
                    self.expr(part)?;
                }
                self.at(span);
                self.emit(Op::RaiseVarargs, parts.into_iter().flatten().count() as u32);
                Ok(())
            }
            StmtKind::Try(node) => self.try_stmt(node, span),
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_ref(), span),
            StmtKind::Import(names) => {
                for alias in names {
                    self.import(alias, span);
                }
                Ok(())
            }
            StmtKind::ImportFrom { module, names, level } => {
                self.check_import(module, names, *level, span)?;
                self.import_from(module, names, *level);
                Ok(())
            }
            StmtKind::Global(_) | StmtKind::Nonlocal(_) => Ok(()),
            StmtKind::Expr(value) if fold::constant(value).is_some() => {
                // The library costs the same with its docstrings and without.
                if self.docstrings {
                    self.emit(Op::Nop, 0);
                }
                Ok(())
            }
            StmtKind::Expr(value) => {
                self.expr(value)?;
                self.at(Span::default());
                self.emit(Op::PopTop, 0);
                Ok(())
            }
            StmtKind::Pass => {
                self.emit(Op::Nop, 0);
                Ok(())
            }
            StmtKind::Break => self.break_stmt(span),
            StmtKind::Continue => self.continue_stmt(span),
        }
    }

    fn assert(&mut self, test: &'a Expr, msg: Option<&'a Expr>, span: Span) -> Done {
        self.check_assert(test, span.line);
        let end = self.label();
        self.jump_if(test, end, true)?;
        self.at(span);
        self.emit(Op::LoadAssertionError, 0);
        if let Some(msg) = msg {
            self.expr(msg)?;
            self.at(span);
            // The message stands in the place of `self`.
            self.emit(Op::Call, 0);
        }
        self.at(test.span);
        self.emit(Op::RaiseVarargs, 1);
        self.mark(end);
        Ok(())
    }

    fn import(&mut self, alias: &'a Alias, span: Span) {
        self.at(span);
        self.constant(Const::Int(0));
        self.none();
        let module = self.name_index(&alias.name);
        self.emit(Op::ImportName, module);
        let mut parts = alias.name.split('.');
        let root: Name = parts.next().unwrap_or_default().into();
        let Some(asname) = &alias.asname else {
            return self.store_name(&root);
        };
        let mut walked = false;
        for part in parts {
            if walked {
                self.emit(Op::Swap, 2);
                self.emit(Op::PopTop, 0);
            }
            let part = self.name_index(&part.into());
            self.emit(Op::ImportFrom, part);
            walked = true;
        }
        self.store_name(asname);
        if walked {
            self.emit(Op::PopTop, 0);
        }
    }

    fn check_import(&mut self, module: &Name, names: &[Alias], level: u32, span: Span) -> Done {
        if names.iter().any(|alias| &*alias.name == "*") {
            let star = names[0].span;
            return match self.unit().kind {
                CodeKind::Module => Ok(()),
                _ => Err(SyntaxError::new("import * only allowed at module level", star)),
            };
        }
        if &**module != "__future__" || level > 0 {
            return Ok(());
        }
        for alias in names {
            match &*alias.name {
                "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
                | "print_function" | "unicode_literals" | "barry_as_FLUFL" | "generator_stop" | "annotations" => {}
                "braces" => return Err(SyntaxError::new("not a chance", alias.span)),
                name => {
                    return Err(SyntaxError::new(format!("future feature {name} is not defined"), alias.span));
                }
            }
        }
        let message = "from __future__ imports must occur at the beginning of the file";
        if self.future_allowed { Ok(()) } else { Err(SyntaxError::new(message, span)) }
    }

    fn import_from(&mut self, module: &Name, names: &'a [Alias], level: u32) {
        self.constant(Const::Int(i64::from(level)));
        self.constant(Const::Tuple(names.iter().map(|alias| Const::Str(alias.name.clone())).collect()));
        let module = self.name_index(module);
        self.emit(Op::ImportName, module);
        if names.iter().any(|alias| &*alias.name == "*") {
            self.emit(Op::ImportStar, 0);
            return;
        }
        for alias in names {
            let name = self.name_index(&alias.name);
            self.emit(Op::ImportFrom, name);
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name));
        }
        self.emit(Op::PopTop, 0);
    }
}
