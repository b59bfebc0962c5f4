//! Annotations (PEP 649, 749): code that is run when somebody asks for them.
//!
//! An annotate function here is code like a class body's: its names are looked up in the namespace of the class around
//! it first. CPython's takes the format as an argument and evaluates conditional annotations only if they were reached.

use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::op::{FunctionAttr, Op};
use crate::python::bytecode::{CodeKind, Const};
use crate::python::syntax::ast::*;

/// Annotated names and their annotations.
pub(super) type Annotated<'a> = Vec<(Name, &'a Annotation)>;

/// The annotated variables of a module or class.
pub(super) fn variables<'a>(body: &'a [Stmt], found: &mut Annotated<'a>) {
    for stmt in body {
        match &stmt.kind {
            StmtKind::AnnAssign { target, annotation, simple: true, .. } => {
                if let ExprKind::Name(name) = &target.kind {
                    found.push((name.clone(), annotation));
                }
            }
            StmtKind::For(node) => {
                variables(&node.body, found);
                variables(&node.orelse, found);
            }
            StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
                variables(body, found);
                variables(orelse, found);
            }
            StmtKind::With { body, .. } => variables(body, found),
            StmtKind::Match { cases, .. } => cases.iter().for_each(|case| variables(&case.body, found)),
            StmtKind::Try(node) => {
                variables(&node.body, found);
                node.handlers.iter().for_each(|handler| variables(&handler.body, found));
                variables(&node.orelse, found);
                variables(&node.finalbody, found);
            }
            _ => {}
        }
    }
}

/// The annotations of a function, in the order of `__annotations__`.
pub(super) fn of_function<'a>(params: &'a Parameters, returns: Option<&'a Annotation>) -> Annotated<'a> {
    let annotated = params.written().filter_map(|param| Some((param.name.clone(), param.annotation.as_ref()?)));
    annotated.chain(returns.map(|returns| ("return".into(), returns))).collect()
}

impl<'a> Compiler<'a> {
    /// Puts a function on the stack that makes the annotations.
    pub(super) fn annotate(&mut self, scope: ScopeId, annotated: Annotated<'a>, span: Span) -> Done {
        self.at(span);
        self.emit(Op::LoadLocals, 0);
        self.enter(scope, CodeKind::Class, "__annotate__".into(), span.line);
        let texts = annotated.iter().map(|(name, annotation)| {
            Const::Tuple(vec![Const::Str(name.clone()), Const::Str(annotation.text.clone())])
        });
        // Never loaded: `annotationlib` finds it there.
        let texts = Const::Tuple(texts.collect());
        self.unit().consts.index(texts);
        self.prologue();
        let count = annotated.len() as u32;
        for (name, annotation) in annotated {
            let name = super::scope::mangle(self.private(), &name);
            self.text(&name);
            if let ExprKind::Starred(value) = &annotation.expr.kind {
                self.expr(value)?;
                self.emit(Op::UnpackSequence, 1);
            } else {
                self.expr(&annotation.expr)?;
            }
        }
        self.at(span);
        self.emit(Op::BuildMap, count);
        self.emit(Op::ReturnValue, 0);
        let code = self.leave();
        self.at(span);
        self.closure(scope, code);
        self.emit(Op::SetFunctionAttribute, FunctionAttr::Scope as u32);
        Ok(())
    }
}
