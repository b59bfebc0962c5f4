//! [`Function`], [`Method`], [`Cell`], [`Code`]: what can be called, and what a call needs.

use std::cell::RefCell;
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
    /// `__annotations__`: names to source text.
    pub annotations: Option<Rc<Dict>>,
    /// `__name__`, if it was changed.
    pub name: Option<Rc<Str>>,
    /// `__qualname__`, if it was changed.
    pub qualname: Option<Rc<Str>>,
    /// `__doc__`, if it was changed.
    pub doc: Option<Value>,
    /// `__module__`, if it was changed.
    pub module: Option<Value>,
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
    /// The instructions with their cost.
    pub instrs: Box<[LinkedInstr]>,
    /// Constants as objects.
    pub consts: Box<[Value]>,
    /// Attribute names.
    pub names: Box<[Sym]>,
    /// Names of the local slots.
    pub locals: Box<[Sym]>,
    /// Inline caches, one for each instruction that has one.
    pub caches: RefCell<Vec<Cache>>,
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
    /// Source place of an instruction.
    pub fn span(&self, at: u32) -> Span {
        self.def.spans.get(at as usize).copied().unwrap_or_default()
    }
}

/// An instruction as executed: eight bytes.
#[derive(Clone, Copy, Debug)]
pub struct LinkedInstr {
    /// What to do.
    pub op: Op,
    /// What it costs on the virtual clock, in ns.
    pub cost: u8,
    /// Index into [`Code::caches`].
    pub cache: u16,
    /// As in the bytecode, but global names are slots of the module's namespace.
    pub arg: u32,
}

/// What an attribute access found last time.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    /// Version of the class it holds for; 0 never matches.
    pub version: u32,
    /// Slot of the instance attribute, or `u32::MAX` where `value` holds.
    pub slot: u32,
    /// The attribute found in the class.
    pub value: Value,
}
