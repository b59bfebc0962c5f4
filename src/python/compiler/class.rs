//! `class` and module preambles.

use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{CodeKind, Const};
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(super) fn class_def(&mut self, def: &'a ClassDef, span: Span) -> Done {
        for decorator in &def.decorators {
            self.expr(decorator)?;
        }
        let first = def.decorators.first().map_or(span.line, |decorator| decorator.span.line);
        self.enter(def.scope, CodeKind::Class, def.name.clone(), first);
        self.prologue();
        self.load_name(&"__name__".into());
        self.store_name(&"__module__".into());
        let qualname = self.unit().qualname.clone();
        self.text(&qualname);
        self.store_name(&"__qualname__".into());
        self.constant(Const::Int(first.into()));
        self.store_name(&"__firstlineno__".into());
        self.docstring_and_annotations(&def.body)?;
        self.body(&def.body)?;
        let mut annotated = Vec::new();
        super::annotate::variables(&def.body, &mut annotated);
        if !annotated.is_empty() && !self.future_annotations {
            self.annotate(def.annotations, annotated, Span { line: first, end_line: first, ..Span::default() })?;
            self.store_name(&"__annotate_func__".into());
        }
        self.at(Span::default());
        let names = std::mem::take(&mut self.unit().static_attributes);
        self.constant(Const::Tuple(names.keys().cloned().map(Const::Str).collect()));
        self.store_name(&"__static_attributes__".into());
        if self.table.scopes[def.scope].needs_class {
            let cell = self.slot(&"__class__".into());
            self.emit(Op::LoadFast, cell);
            self.emit(Op::Copy, 1);
            self.store_name(&"__classcell__".into());
        } else {
            self.none();
        }
        self.emit(Op::ReturnValue, 0);
        let code = self.leave();

        self.at(span);
        self.emit(Op::LoadBuildClass, 0);
        self.emit(Op::PushNull, 0);
        self.closure(def.scope, code);
        self.text(&def.name);
        self.arguments(&def.bases, &def.keywords, 2, span)?;
        self.decorate(&def.decorators);
        self.at(span);
        self.store_name(&def.name);
        Ok(())
    }

    /// Notes that code in a class sets an attribute of what it calls `self` (`__static_attributes__`).
    pub(super) fn note_attribute(&mut self, owner: &Expr, attr: &Name) {
        let above = self.units.iter_mut().rev().skip(1);
        if let ExprKind::Name(name) = &owner.kind
            && &**name == "self"
            && let Some(class) = above.into_iter().find(|unit| unit.kind == CodeKind::Class)
        {
            class.static_attributes.insert(attr.clone(), ());
        }
    }

    /// What stands before the statements of a module or class.
    pub(super) fn docstring_and_annotations(&mut self, body: &'a [Stmt]) -> Done {
        let scope = self.unit().scope;
        if self.table.scopes[scope].has_annotations && self.future_annotations {
            self.emit(Op::SetupAnnotations, 0);
        }
        if self.docstrings
            && let (Some(doc), Some(first)) = (super::function::docstring(body), body.first())
        {
            self.at(first.span);
            self.text(&doc);
            self.store_name(&"__doc__".into());
        }
        Ok(())
    }
}
