//! A code object in the making.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use litemap::LiteMap;

use super::Compiler;
use super::assemble::{Assembler, Label};
use super::constants::Constants;
use super::scope::{Access, Slots, mangle};
use crate::base::Span;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{CodeDef, CodeKind, Const};
use crate::python::syntax::ast::{Name, ScopeId, Stmt};

/// Something that a jump out of it must undo, as CPython's frame blocks.
#[derive(Clone, Debug)]
pub(super) enum Block<'a> {
    /// A `while`: where `continue` and `break` go.
    While { start: Label, end: Label },
    /// A `for`: likewise, with the iterator on the stack.
    For { start: Label, end: Label },
    /// The body of `try`: one handler.
    Try,
    /// The body of `try` with a `finally`: one handler, and the statements.
    Finally(&'a [Stmt]),
    /// `finally` after an exception: one handler; the exception and its predecessor are on the stack.
    FinallyEnd,
    /// An `except` clause: its handler and, with a name, one more.
    Handler(Option<Name>),
    /// An `except*` clause, which nothing may jump out of.
    GroupHandler,
    /// A `with`: one handler; the exit method is on the stack.
    With { is_async: bool, span: Span },
    /// A value to drop.
    Value,
}

/// One unit and what is known of it so far.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) scope: ScopeId,
    /// The innermost inlined comprehension, else `scope`.
    pub(super) inner: ScopeId,
    /// That comprehension.
    pub(super) comprehension: Option<Span>,
    pub(super) kind: CodeKind,
    name: Name,
    pub(super) qualname: Name,
    firstlineno: u32,
    pub(super) asm: Assembler,
    slots: Slots,
    slot_index: HashMap<Name, u32>,
    pub(super) consts: Constants,
    names: Vec<Name>,
    name_index: HashMap<Name, u32>,
    pub(super) blocks: Vec<Block<'a>>,
    pub(super) has_docstring: bool,
    /// Of a class: attributes that its methods set on `self`.
    pub(super) static_attributes: LiteMap<Name, ()>,
    /// Handler of a generator that turns `StopIteration` into `RuntimeError`.
    stop_iteration: Option<Label>,
    /// Shape of the parameters: positional, positional-only, keyword-only, `*args`, `**kwargs`.
    pub(super) params: (u32, u32, u32, bool, bool),
}

impl<'a> Compiler<'a> {
    pub(super) fn unit(&mut self) -> &mut Unit<'a> {
        self.units.last_mut().expect("a unit is open")
    }

    /// Opens a unit.
    pub(super) fn enter(&mut self, scope: ScopeId, kind: CodeKind, name: Name, firstlineno: u32) {
        let slots = self.table.slots(scope);
        let slot_index = slots.names.iter().enumerate().map(|(at, name)| (name.clone(), at as u32)).collect();
        let qualname = self.qualname(&name);
        self.units.push(Unit {
            scope,
            inner: scope,
            comprehension: None,
            kind,
            name,
            qualname,
            firstlineno,
            asm: Assembler::default(),
            slots,
            slot_index,
            consts: Constants::default(),
            names: Vec::new(),
            name_index: HashMap::new(),
            blocks: Vec::new(),
            has_docstring: false,
            static_attributes: LiteMap::new(),
            stop_iteration: None,
            params: (0, 0, 0, false, false),
        });
    }

    fn qualname(&self, name: &Name) -> Name {
        let Some(parent) = self.units.last() else { return name.clone() };
        let symbol = self.table.scopes[parent.scope].get(&mangle(self.private(), name));
        match parent.kind {
            CodeKind::Module => name.clone(),
            _ if symbol.is_some_and(|symbol| symbol.global) => name.clone(),
            CodeKind::Class => format!("{}.{name}", parent.qualname).into(),
            _ => format!("{}.<locals>.{name}", parent.qualname).into(),
        }
    }

    pub(super) fn private(&self) -> Option<&'a Name> {
        let unit = self.units.last()?;
        self.table.scopes[unit.inner].private.as_ref()
    }

    /// First instructions of a unit: cells, the generator, RESUME.
    pub(super) fn prologue(&mut self) {
        let unit = self.unit();
        let (cells, free, line) = (unit.slots.cells.clone(), unit.slots.free, unit.firstlineno);
        let is_module = unit.kind == CodeKind::Module;
        self.at(Span::default());
        if free > 0 {
            self.emit(Op::CopyFreeVars, free);
        }
        for cell in cells {
            self.emit(Op::MakeCell, cell);
        }
        if !is_module {
            self.at(Span { line, end_line: line, ..Span::default() });
        }
        if self.is_generator() {
            self.emit(Op::ReturnGenerator, 0);
            self.emit(Op::PopTop, 0);
            let handler = self.label();
            self.unit().asm.push_handler(handler, true, 0);
            self.unit().stop_iteration = Some(handler);
            self.emit(Op::Resume, 0);
        } else {
            self.emit(Op::Resume, 0);
        }
    }

    /// Closes the unit.
    pub(super) fn leave(&mut self) -> Rc<CodeDef> {
        if let Some(handler) = self.unit().stop_iteration {
            self.unit().asm.pop_handler();
            self.at(Span::default());
            self.unit().asm.start_cold();
            self.mark(handler);
            self.emit(Op::StopIterationError, 0);
            self.emit(Op::Reraise, 1);
        }
        let unit = self.units.pop().expect("a unit is open");
        let (argcount, posonlyargcount, kwonlyargcount, varargs, varkeywords) = unit.params;
        let bound = argcount + kwonlyargcount + u32::from(varargs) + u32::from(varkeywords);
        let done = unit.asm.finish(bound, unit.slots.names.len());
        Rc::new(CodeDef {
            name: unit.name,
            qualname: unit.qualname,
            kind: unit.kind,
            argcount,
            posonlyargcount,
            kwonlyargcount,
            varargs,
            varkeywords,
            locals: unit.slots.names,
            cells: unit.slots.cells,
            freevars: unit.slots.free,
            stacksize: done.stacksize,
            names: unit.names,
            consts: unit.consts.all,
            has_docstring: unit.has_docstring,
            code: done.code,
            spans: done.spans,
            handlers: done.handlers,
            firstlineno: unit.firstlineno,
            numbers: OnceCell::new(),
        })
    }

    pub(super) fn is_generator(&mut self) -> bool {
        matches!(self.unit().kind, CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator)
    }

    // Shorthands for writing code.

    pub(super) fn at(&mut self, span: Span) {
        self.unit().asm.set_span(span);
    }

    pub(super) fn emit(&mut self, op: Op, arg: u32) {
        self.unit().asm.emit(op, arg);
    }

    pub(super) fn jump(&mut self, op: Op, target: Label) {
        self.unit().asm.jump(op, target);
    }

    pub(super) fn label(&mut self) -> Label {
        self.unit().asm.label()
    }

    pub(super) fn mark(&mut self, label: Label) {
        self.unit().asm.mark(label);
    }

    /// Runs `write` with its code put behind the rest: handlers. Within such code it is jumped over.
    pub(super) fn cold<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let after = self.label();
        let before = self.unit().asm.start_cold();
        if before {
            self.jump(Op::JumpForward, after);
        }
        let result = write(self);
        self.mark(after);
        self.unit().asm.end_cold(before);
        result
    }

    pub(super) fn constant(&mut self, value: Const) {
        match value {
            Const::Int(small @ 0..=255) => self.emit(Op::LoadSmallInt, small as u32),
            value => {
                let at = self.unit().consts.index(value);
                self.emit(Op::LoadConst, at);
            }
        }
    }

    pub(super) fn none(&mut self) {
        self.constant(Const::None);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.constant(Const::Str(text.into()));
    }

    /// Index of a name in the code object's names.
    pub(super) fn name_index(&mut self, name: &Name) -> u32 {
        let unit = self.unit();
        if let Some(&at) = unit.name_index.get(name) {
            return at;
        }
        unit.names.push(name.clone());
        let at = unit.names.len() as u32 - 1;
        unit.name_index.insert(name.clone(), at);
        at
    }

    /// Slot of a local, cell or free variable.
    pub(super) fn slot(&mut self, name: &Name) -> u32 {
        self.unit().slot_index[name]
    }

    pub(super) fn access(&mut self, name: &Name) -> Access {
        let inner = self.unit().inner;
        self.table.access(inner, name)
    }

    pub(super) fn return_none(&mut self) {
        self.at(Span::default());
        self.none();
        self.emit(Op::ReturnValue, 0);
    }
}
