//! [`Function`], [`Method`], [`Cell`], [`Code`]: what can be called, and what a call needs.

use std::cell::{self, OnceCell, RefCell};
use std::rc::Rc;

use super::{Dict, Namespace, Str, Tuple, Value};
use crate::base::Span;
use crate::python::bytecode::CodeDef;
use crate::python::bytecode::op::Op;
use crate::python::vm::symbol::Sym;

/// A variable shared between a function and its closures.
#[derive(Debug, Default)]
pub struct Cell {
    /// The value; Null while unbound.
    pub value: RefCell<Value>,
}

/// A callable bound to its first argument.
#[derive(Debug)]
pub struct Method {
    /// What is called.
    pub func: Value,
    /// Its first argument.
    pub this: Value,
}

/// A function written in Python.
#[derive(Debug)]
pub struct Function {
    /// Its code.
    pub code: Rc<Code>,
    /// The module it was defined in.
    pub globals: Rc<Namespace>,
    /// Cells for its free variables.
    pub closure: Box<[Rc<Cell>]>,
    /// What a program may change.
    pub meta: RefCell<FunctionMeta>,
}

/// The changeable attributes of a function.
#[derive(Clone, Debug, Default)]
pub struct FunctionMeta {
    /// Defaults of the last positional parameters.
    pub defaults: Option<Rc<Tuple>>,
    /// Defaults of keyword-only parameters.
    pub kwdefaults: Option<Rc<Dict>>,
    /// `__annotations__`, once somebody has asked.
    pub annotations: Option<Rc<Dict>>,
    /// Makes them: a function of the compiler's, or whatever `__annotate__` was set to.
    pub annotate: Option<Value>,
    /// Of such a function: the namespace of the class around it.
    pub scope: Option<Rc<Dict>>,
    /// `__name__`, if it was changed.
    pub name: Option<Rc<Str>>,
    /// `__qualname__`, if it was changed.
    pub qualname: Option<Rc<Str>>,
    /// `__doc__`, if it was changed.
    pub doc: Option<Value>,
    /// It was taken over from a function of CPython's, whose docstring is not here.
    pub unknown_doc: bool,
    /// `__module__`, if it was changed.
    pub module: Option<Value>,
    /// Its generators can be awaited (`types.coroutine`).
    pub awaitable: bool,
    /// Other attributes.
    pub dict: Option<Rc<Dict>>,
}

/// A code object linked into an interpreter: constants are objects, names are symbols.
#[derive(Debug)]
pub struct Code {
    /// What the compiler made: names, tables, source places.
    pub def: Rc<CodeDef>,
    /// File name shown in tracebacks.
    pub filename: Rc<str>,
    /// What is executed; made when the code first runs, which most of a library never does.
    pub body: OnceCell<Body>,
    /// Names of the local slots.
    pub locals: Rc<[Sym]>,
    /// Parameters of all kinds: the first slots.
    pub params: u32,
    /// Slots and operands of a frame.
    pub framesize: u32,
    /// Calls need no more than copying positional arguments: no keyword-only, no star parameters.
    pub simple: bool,
    /// Part of the library that stands for C code: no eval breaker inside, not shown in tracebacks.
    pub hidden: bool,
}

impl Code {
    /// An instruction of code that has run, as compiled.
    pub fn instr(&self, at: usize) -> Option<LinkedInstr> {
        self.body.get()?.plain.get(at).copied()
    }

    /// An inline cache of code that has run; number 0 stands for none.
    pub fn cache(&self, at: u32) -> Option<&Cache> {
        self.body.get()?.caches.get(at as usize).filter(|_| at > 0)
    }

    /// Source place of an instruction.
    pub fn span(&self, at: u32) -> Span {
        let spans = &self.def.spans;
        let span = spans.get(at as usize).copied().unwrap_or_default();
        if span.line > 0 {
            return span;
        }
        // What the compiler added belongs to the line before it.
        let before = spans.iter().take(at as usize).rev().find(|span| span.line > 0);
        before.map_or(span, |span| Span { line: span.line, ..Span::default() })
    }
}

/// The part of a [`Code`] that is executed (`vm/link.rs`).
#[derive(Debug)]
pub struct Body {
    /// The instructions as compiled, and one more at the end that is never executed.
    pub plain: Rc<[LinkedInstr]>,
    /// As many, of which some do the work of several (`vm/fuse.rs`), for where nothing can happen between two. Each
    /// stands where the first of its parts stood; the others are still there, for jumps to them. None at all where code
    /// runs only once.
    pub fused: Rc<[LinkedInstr]>,
    /// Constants as objects, and small integers that fused instructions need.
    pub consts: Box<[Value]>,
    /// Attribute names.
    pub names: Rc<[Sym]>,
    /// Inline caches, one for each instruction that has one.
    pub caches: Box<[Cache]>,
}

/// An instruction as executed: sixteen bytes.
#[derive(Clone, Copy, Debug)]
pub struct LinkedInstr {
    /// What to do.
    pub op: Op,
    /// Of a fused one: the operator, or the mask of a comparison.
    pub kind: u8,
    /// Index into [`Body::caches`]; of a fused one also a local slot.
    pub cache: u16,
    /// As in the bytecode, but global names are slots of the module's namespace.
    pub arg: u32,
    /// Of a fused one: what its last part works on.
    pub extra: u32,
    /// What all instructions before it in the code object cost together on the virtual clock, in ns.
    pub before: u32,
}

/// What an attribute access found last time.
#[derive(Debug, Default)]
pub struct Cache {
    /// Version of the class it holds for; 0 never matches.
    pub version: cell::Cell<u32>,
    /// Slot of the instance attribute; `u32::MAX` where `value` holds, or another of the constants below.
    pub slot: cell::Cell<u32>,
    /// The attribute found in the class, for instances that have none in the slot; Null for none.
    pub value: RefCell<Value>,
}

impl Cache {
    /// In [`Cache::slot`]: the value is the getter of a property, called with the object alone.
    pub const PROPERTY: u32 = u32::MAX - 1;
    /// In [`Cache::slot`]: the value is a function, to be bound to the object.
    pub const BOUND: u32 = u32::MAX - 2;
    /// In [`Cache::slot`]: the value is the attribute of the class itself, not of its instances.
    pub const CLASS: u32 = u32::MAX - 3;

    /// Whether the value is that of instances as it stands.
    fn is_plain(slot: u32) -> bool {
        slot < Self::CLASS || slot == u32::MAX
    }

    /// The value in the class of instances, if it is an attribute as it stands.
    pub fn in_class(&self) -> Option<Value> {
        let value = self.value.borrow();
        (!value.is_null() && Self::is_plain(self.slot.get())).then(|| value.clone())
    }

    /// An attribute of a module or of a class.
    pub fn of_other(&self, owner: &Value) -> Option<Value> {
        match owner {
            Value::Module(m) => match &*self.value.borrow() {
                Value::Module(known) if Rc::ptr_eq(known, m) => {
                    let found = m.namespace.slots.borrow().get(self.slot.get() as usize).cloned();
                    found.filter(|value| !value.is_null())
                }
                _ => None,
            },
            Value::Class(c) if self.version.get() == c.version.get() && self.slot.get() == Self::CLASS => {
                Some(self.value.borrow().clone())
            }
            _ => None,
        }
    }

    /// Remembers a slot.
    pub fn set_slot(&self, version: u32, slot: u32) {
        self.version.set(version);
        self.slot.set(slot);
    }

    /// Remembers a class attribute.
    pub fn set_value(&self, version: u32, slot: u32, value: Value) {
        self.set_slot(version, slot);
        self.value.replace(value);
    }
}
