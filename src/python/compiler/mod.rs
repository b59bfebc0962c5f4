//! From the syntax tree to code objects.
//!
//! Start at [`compile_source`]. `symtable` and `scope` find out where names live; `stmt`, `expr` and their neighbours
//! write instructions in the shapes of CPython 3.14's `Python/codegen.c`; `assemble` and `flow` lay them out. There is
//! no optimiser beyond constant folding and what makes the listing read like CPython's.

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

use std::rc::Rc;

use super::bytecode::{CodeDef, CodeKind};
use super::syntax::{self, SyntaxError, ast};
use crate::base::Span;
use unit::Unit;

/// Parses and compiles a file. The first error is the one that CPython would report.
pub fn compile_source(source: &str) -> Result<Rc<CodeDef>, Vec<SyntaxError>> {
    let module = syntax::parse(source)?;
    compile(&module).map_err(|error| vec![error])
}

/// Compiles an expression: code that returns its value. `None` if the text is something else.
pub fn compile_expression(source: &str) -> Result<Option<Rc<CodeDef>>, Vec<SyntaxError>> {
    let module = syntax::parse(source)?;
    let [ast::Stmt { kind: ast::StmtKind::Expr(value), .. }] = &module.body[..] else { return Ok(None) };
    let written = || {
        let table = symtable::build(&module)?;
        let mut compiler = Compiler { table: &table, units: Vec::new(), future_allowed: true };
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

/// Compiles a module.
pub fn compile(module: &ast::Module) -> Result<Rc<CodeDef>, SyntaxError> {
    let table = symtable::build(module)?;
    let mut compiler = Compiler { table: &table, units: Vec::new(), future_allowed: true };
    compiler.enter(0, CodeKind::Module, "<module>".into(), 1);
    compiler.at(Span::default());
    compiler.prologue();
    compiler.docstring_and_annotations(&module.body)?;
    compiler.body(&module.body)?;
    compiler.return_none();
    Ok(compiler.leave())
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
}
