//! From the syntax tree to code objects.
//!
//! Start at [`compile_source`]. `symtable` and `scope` find out where names live; `stmt`, `expr` and their neighbours
//! write instructions in the shapes of CPython 3.14's `Python/codegen.c`; `assemble` and `flow` lay them out. There is
//! no optimiser beyond constant folding and what makes the listing read like CPython's.

mod annotate;
mod assemble;
mod assign;
mod call;
mod class;
mod comprehension;
mod constants;
mod control;
pub mod effect;
mod except;
mod except_star;
mod expr;
mod flow;
mod fold;
mod function;
mod names;
mod pattern;
mod scope;
mod stmt;
mod symtable;
mod unit;
mod warn;

use std::rc::Rc;

use super::bytecode::op::Op;
use super::bytecode::{CodeDef, CodeKind, Const};
use super::syntax::{self, SyntaxError, ast};
use crate::base::Span;
use crate::base::order::sort_by_key;
use unit::Unit;

/// Parses and compiles a file. The first error is the one that CPython would report.
pub fn compile_source(source: &str) -> Result<Rc<CodeDef>, Vec<SyntaxError>> {
    let module = syntax::parse(source)?;
    compile(&module).map_err(|error| vec![error])
}

/// Parses and compiles a file of the library: without its docstrings, which are not CPython's.
pub fn compile_library(source: &str) -> Result<Rc<CodeDef>, Vec<SyntaxError>> {
    let module = syntax::parse(source)?;
    compile_with(&module, None, false).map(|(code, _)| code).map_err(|error| vec![error])
}

/// Compiles an expression: code that returns its value. `None` if the text is something else.
pub fn compile_expression(source: &str) -> Result<Option<Rc<CodeDef>>, Vec<SyntaxError>> {
    let module = syntax::parse(source)?;
    let [ast::Stmt { kind: ast::StmtKind::Expr(value), .. }] = &module.body[..] else { return Ok(None) };
    let written = || {
        let table = symtable::build(&module)?;
        let mut compiler = Compiler {
            table: &table,
            units: Vec::new(),
            future_allowed: true,
            future_annotations: false,
            docstrings: true,
            warnings: Vec::new(),
        };
        compiler.enter(0, CodeKind::Module, "<module>".into(), 1);
        compiler.at(Span::default());
        compiler.prologue();
        compiler.expr(value)?;
        compiler.at(value.span);
        compiler.emit(super::bytecode::op::Op::ReturnValue, 0);
        Ok(compiler.leave())
    };
    written().map(Some).map_err(|error| vec![error])
}

/// Compiles a module. If there is something to warn about, again: with a call in front that does it when the code runs.
pub fn compile(module: &ast::Module) -> Result<Rc<CodeDef>, SyntaxError> {
    let (code, warnings) = compile_with(module, None, true)?;
    if warnings.is_empty() {
        return Ok(code);
    }
    let span = Span::default();
    let args = warnings.into_iter().map(|(line, text)| {
        let parts = vec![Const::Int(line.into()), Const::Str(text.into())];
        ast::Expr::constant(span, Const::Tuple(parts))
    });
    let call = ast::Expr::call(span, ".syntax_warnings", args.collect());
    Ok(compile_with(module, Some(&call), true)?.0)
}

type Warnings = Vec<(u32, String)>;

fn compile_with(
    module: &ast::Module,
    first: Option<&ast::Expr>,
    docstrings: bool,
) -> Result<(Rc<CodeDef>, Warnings), SyntaxError> {
    let table = symtable::build(module)?;
    let future = module.body.iter().any(is_future_annotations);
    let mut compiler = Compiler {
        table: &table,
        units: Vec::new(),
        future_allowed: true,
        future_annotations: future,
        docstrings,
        warnings: Vec::new(),
    };
    compiler.enter(0, CodeKind::Module, "<module>".into(), 1);
    compiler.at(Span::default());
    compiler.prologue();
    if let Some(first) = first {
        compiler.expr(first)?;
        compiler.emit(Op::PopTop, 0);
    }
    let mut annotated = Vec::new();
    annotate::variables(&module.body, &mut annotated);
    if !annotated.is_empty() && !future {
        compiler.annotate(module.annotations, annotated, Span { line: 1, end_line: 1, ..Span::default() })?;
        compiler.store_name(&"__annotate__".into());
    }
    compiler.docstring_and_annotations(&module.body)?;
    compiler.body(&module.body)?;
    compiler.return_none();
    let code = compiler.leave();
    let (mut early, late): (Vec<_>, Vec<_>) = compiler.warnings.into_iter().partition(|(order, ..)| *order == 0);
    sort_by_key(&mut early, |(_, line, _)| *line);
    let found = early.into_iter().chain(late).map(|(_, line, text)| (line, text));
    Ok((code, module.warnings.iter().cloned().chain(found).collect()))
}

/// Result of everything that writes code.
type Done = Result<(), SyntaxError>;

/// Writes code, unit within unit.
struct Compiler<'a> {
    table: &'a scope::Table,
    /// Innermost last.
    units: Vec<Unit<'a>>,
    /// Nothing came yet that `from __future__ import …` must come before.
    future_allowed: bool,
    /// `from __future__ import annotations`: they are kept as text.
    future_annotations: bool,
    /// Whether the code keeps its docstrings.
    docstrings: bool,
    /// `SyntaxWarning`s: those about `finally` (0) come before others (1); line, text.
    warnings: Vec<(u8, u32, String)>,
}

fn is_future_annotations(stmt: &ast::Stmt) -> bool {
    match &stmt.kind {
        ast::StmtKind::ImportFrom { module, names, .. } => {
            &**module == "__future__" && names.iter().any(|alias| &*alias.name == "annotations")
        }
        _ => false,
    }
}
