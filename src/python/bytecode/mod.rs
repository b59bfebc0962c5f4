//! What the compiler makes and the VM links: instructions, constants, tables.
//!
//! Plain data that belongs to no interpreter; the VM turns a [`CodeDef`] into its own form when it loads a module.

pub mod dis;
pub mod op;

use std::cell::OnceCell;
use std::rc::Rc;

use num_bigint::BigInt;

use crate::base::Span;
use crate::python::vm::compiled::Numbers;
use op::Op;

/// One instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instr {
    /// What to do.
    pub op: Op,
    /// With what; meaning depends on the operation.
    pub arg: u32,
}

/// A constant of a code object.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// Outside `i64`.
    Big(BigInt),
    Float(f64),
    /// Imaginary part of a complex literal.
    Imaginary(f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Rc<CodeDef>),
}

/// What kind of thing a call of the code makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// A module body: names are the module's.
    Module,
    /// A class body: names live in the class namespace.
    Class,
    /// A function.
    Function,
    /// A generator function.
    Generator,
    /// `async def`.
    Coroutine,
    /// `async def` with `yield`.
    AsyncGenerator,
}

/// One protected range. Ranges are searched from the first; inner ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First protected instruction.
    pub start: u32,
    /// After the last protected instruction.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// Operands kept on the stack; then `lasti` if asked for, then the exception are pushed.
    pub depth: u32,
    /// Push the index of the raising instruction below the exception.
    pub lasti: bool,
}

/// A compiled module, class body or function.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeDef {
    /// `co_name`.
    pub name: Rc<str>,
    /// `co_qualname`.
    pub qualname: Rc<str>,
    /// What a call makes.
    pub kind: CodeKind,
    /// Positional parameters, positional-only ones included (`co_argcount`).
    pub argcount: u32,
    /// How many of them are positional-only.
    pub posonlyargcount: u32,
    /// Keyword-only parameters.
    pub kwonlyargcount: u32,
    /// `*args` is there: it comes after the keyword-only parameters in `locals`.
    pub varargs: bool,
    /// `**kwargs` is there: the last parameter in `locals`.
    pub varkeywords: bool,
    /// Names of the local slots: parameters, other locals, own cells that are no parameters, then free variables.
    pub locals: Vec<Rc<str>>,
    /// Slots (indices into `locals`) that are cells of this code: what `MAKE_CELL` is emitted for.
    pub cells: Vec<u32>,
    /// How many of the last `locals` are free variables, filled by `COPY_FREE_VARS`.
    pub freevars: u32,
    /// Most operands on the stack at once.
    pub stacksize: u32,
    /// Names of attributes, globals and imports.
    pub names: Vec<Rc<str>>,
    /// Constants. In a function, constant 0 is the docstring if `has_docstring`.
    pub consts: Vec<Const>,
    /// Whether constant 0 is the docstring.
    pub has_docstring: bool,
    /// The instructions.
    pub code: Vec<Instr>,
    /// Source place of each instruction.
    pub spans: Vec<Span>,
    /// Protected ranges.
    pub handlers: Vec<Handler>,
    /// `co_firstlineno`.
    pub firstlineno: u32,
    /// Numbers of its names (`vm/compiled.rs`).
    pub numbers: OnceCell<Numbers>,
}
