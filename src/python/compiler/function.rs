//! `def`, `lambda` and what they share: parameters, defaults, closures.

use std::rc::Rc;

use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::op::{FunctionAttr, Op};
use crate::python::bytecode::{CodeDef, CodeKind, Const};
use crate::python::syntax::ast::*;

/// Which attributes lie on the stack below a function.
#[derive(Clone, Copy, Debug, Default)]
struct Extras {
    defaults: bool,
    kw_defaults: bool,
    annotations: bool,
    annotate: bool,
}

impl<'a> Compiler<'a> {
    pub(super) fn function_def(&mut self, def: &'a FunctionDef, span: Span) -> Done {
        for decorator in &def.decorators {
            self.expr(decorator)?;
        }
        let mut extras = self.extras(&def.params, def.returns.as_ref(), span)?;
        let annotated = super::annotate::of_function(&def.params, def.returns.as_ref());
        if !annotated.is_empty() && !self.future_annotations {
            self.annotate(def.annotations, annotated, span)?;
            extras.annotate = true;
        }
        let first = def.decorators.first().map_or(span.line, |decorator| decorator.span.line);
        let scope = &self.table.scopes[def.scope];
        let kind = match (def.is_async, scope.has_yield) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        self.enter(def.scope, kind, def.name.clone(), first);
        self.shape(&def.params);
        self.prologue();
        let mut body = def.body.as_slice();
        if self.docstrings
            && let Some(doc) = docstring(body)
        {
            self.unit().consts.index(Const::Str(doc));
            self.unit().has_docstring = true;
            body = &body[1..];
        }
        self.body(body)?;
        self.return_none();
        let code = self.leave();
        self.at(span);
        self.make_function(def.scope, code, extras);
        self.decorate(&def.decorators);
        self.at(span);
        self.store_name(&def.name);
        Ok(())
    }

    /// Calls each decorator, innermost first, with what is on the stack as its only argument.
    pub(super) fn decorate(&mut self, decorators: &[Expr]) {
        for decorator in decorators.iter().rev() {
            self.at(decorator.span);
            // The function stands in the place of `self`.
            self.emit(Op::Call, 0);
        }
    }

    pub(super) fn lambda(&mut self, lambda: &'a Lambda, span: Span) -> Done {
        let extras = self.extras(&lambda.params, None, span)?;
        let kind = if self.table.scopes[lambda.scope].has_yield { CodeKind::Generator } else { CodeKind::Function };
        self.enter(lambda.scope, kind, "<lambda>".into(), span.line);
        self.shape(&lambda.params);
        self.prologue();
        self.expr(&lambda.body)?;
        self.at(lambda.body.span);
        self.emit(Op::ReturnValue, 0);
        let code = self.leave();
        self.at(span);
        self.make_function(lambda.scope, code, extras);
        Ok(())
    }

    fn shape(&mut self, params: &Parameters) {
        self.unit().params = (
            (params.posonly.len() + params.args.len()) as u32,
            params.posonly.len() as u32,
            params.kwonly.len() as u32,
            params.vararg.is_some(),
            params.kwarg.is_some(),
        );
    }

    fn extras(
        &mut self,
        params: &'a Parameters,
        returns: Option<&Annotation>,
        span: Span,
    ) -> Result<Extras, super::SyntaxError> {
        let mut extras = Extras::default();
        let defaults: Vec<&'a Expr> =
            params.posonly.iter().chain(&params.args).filter_map(|param| param.default.as_ref()).collect();
        if !defaults.is_empty() {
            extras.defaults = true;
            let folded: Option<Vec<Const>> = defaults.iter().map(|default| super::fold::constant(default)).collect();
            if let Some(values) = folded {
                self.at(span);
                self.constant(Const::Tuple(values));
            } else {
                for default in &defaults {
                    self.expr(default)?;
                }
                self.at(span);
                self.emit(Op::BuildTuple, defaults.len() as u32);
            }
        }
        let mut count = 0;
        for param in &params.kwonly {
            if let Some(default) = &param.default {
                let name = super::scope::mangle(self.private(), &param.name);
                self.at(span);
                self.text(&name);
                self.expr(default)?;
                count += 1;
            }
        }
        self.at(span);
        if count > 0 {
            extras.kw_defaults = true;
            self.emit(Op::BuildMap, count);
        }
        if !self.future_annotations {
            return Ok(extras);
        }
        let mut count = 0;
        for param in params.written() {
            if let Some(annotation) = &param.annotation {
                let name = super::scope::mangle(self.private(), &param.name);
                self.text(&name);
                self.text(&annotation.text);
                count += 1;
            }
        }
        if let Some(returns) = returns {
            self.text("return");
            self.text(&returns.text);
            count += 1;
        }
        if count > 0 {
            extras.annotations = true;
            self.emit(Op::BuildMap, count);
        }
        Ok(extras)
    }

    fn make_function(&mut self, scope: ScopeId, code: Rc<CodeDef>, extras: Extras) {
        self.closure(scope, code);
        let attributes = [
            (extras.annotate, FunctionAttr::Annotate),
            (extras.annotations, FunctionAttr::Annotations),
            (extras.kw_defaults, FunctionAttr::KwDefaults),
            (extras.defaults, FunctionAttr::Defaults),
        ];
        for (_, attribute) in attributes.into_iter().filter(|(there, _)| *there) {
            self.emit(Op::SetFunctionAttribute, attribute as u32);
        }
    }

    /// Makes a function from code, with the cells it needs.
    pub(super) fn closure(&mut self, scope: ScopeId, code: Rc<CodeDef>) {
        let free = &self.table.scopes[scope].free;
        for name in free.keys() {
            let slot = self.slot(name);
            self.emit(Op::LoadFast, slot);
        }
        let count = free.len() as u32;
        if count > 0 {
            self.emit(Op::BuildTuple, count);
        }
        self.constant(Const::Code(code));
        self.emit(Op::MakeFunction, 0);
        if count > 0 {
            self.emit(Op::SetFunctionAttribute, FunctionAttr::Closure as u32);
        }
    }
}

/// The docstring that a body begins with, its indentation removed as CPython does since 3.13.
pub(super) fn docstring(body: &[Stmt]) -> Option<Name> {
    match &body.first()?.kind {
        StmtKind::Expr(Expr { kind: ExprKind::Constant(Const::Str(text)), .. }) => Some(clean_doc(text)),
        _ => None,
    }
}

fn clean_doc(text: &str) -> Name {
    if !text.contains('\n') && !text.contains('\t') {
        return text.trim_start_matches(' ').into();
    }
    let lines: Vec<String> = text.split('\n').map(expand_tabs).collect();
    let indent = |line: &String| line.len() - line.trim_start_matches(' ').len();
    let margin = lines[1..].iter().filter(|line| !line.trim_matches(' ').is_empty()).map(indent).min().unwrap_or(0);
    let mut clean = String::from(lines[0].trim_start_matches(' '));
    for line in &lines[1..] {
        clean.push('\n');
        clean.push_str(&line[margin.min(indent(line))..]);
    }
    clean.into()
}

fn expand_tabs(line: &str) -> String {
    let mut expanded = String::new();
    let mut column = 0;
    for char in line.chars() {
        if char == '\t' {
            let width = 8 - column % 8;
            expanded.extend(std::iter::repeat_n(' ', width));
            column += width;
        } else {
            expanded.push(char);
            column += 1;
        }
    }
    expanded
}
