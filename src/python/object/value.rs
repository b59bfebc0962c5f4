//! [`Value`]: what a Python name can refer to.
//!
//! Sixteen bytes, cheap to copy. Numbers are stored in place; everything else is a counted reference, so objects die
//! at the same moment as in CPython. The tag tells the built-in type, so that the interpreter's fast paths never
//! follow a pointer to find out what they have.

use std::rc::Rc;

use num_bigint::BigInt;

use super::{
    Bytes, Cell, Class, Code, Dict, Function, Generator, Iter, List, Method, Module, Native, Object, Range, Set, Slice,
    Str, Tuple,
};
use crate::python::builtins::Builtin;

/// A Python object or an empty slot.
#[derive(Clone, Debug, Default)]
pub enum Value {
    /// No object: an unbound local, a missing attribute, the empty `self` slot of a call. Never seen by programs.
    #[default]
    Null,
    /// `None`.
    None,
    /// `NotImplemented`.
    NotImplemented,
    /// `...`.
    Ellipsis,
    /// `True`, `False`.
    Bool(bool),
    /// An `int` that fits.
    Int(i64),
    /// A `float`.
    Float(f64),
    /// An `int` outside `i64`.
    Big(Rc<BigInt>),
    /// A `str`.
    Str(Rc<Str>),
    /// A `bytes`.
    Bytes(Rc<Bytes>),
    /// A `tuple`.
    Tuple(Rc<Tuple>),
    /// A `list`.
    List(Rc<List>),
    /// A `dict`.
    Dict(Rc<Dict>),
    /// A `set` or `frozenset`.
    Set(Rc<Set>),
    /// A `range`.
    Range(Rc<Range>),
    /// A `slice`.
    Slice(Rc<Slice>),
    /// A function written in Python.
    Function(Rc<Function>),
    /// A function or method written in Rust.
    Builtin(&'static Builtin),
    /// A callable bound to its first argument.
    Method(Rc<Method>),
    /// A class.
    Class(Rc<Class>),
    /// An instance of a class written in Python, or an exception.
    Object(Rc<Object>),
    /// A module.
    Module(Rc<Module>),
    /// A code object.
    Code(Rc<Code>),
    /// A variable shared between a function and its closures.
    Cell(Rc<Cell>),
    /// A generator or coroutine.
    Generator(Rc<Generator>),
    /// A built-in iterator.
    Iter(Rc<Iter>),
    /// A built-in object of a rarer type.
    Native(Rc<Native>),
}

impl Value {
    /// Whether copies of it are counted.
    #[inline(always)]
    #[allow(clippy::inline_always)] // One comparison.
    pub fn is_counted(&self) -> bool {
        !matches!(
            self,
            Self::Null
                | Self::None
                | Self::NotImplemented
                | Self::Ellipsis
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
        )
    }

    /// Whether the slot is empty.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// A `str` of this text.
    pub fn str(text: &str) -> Self {
        Self::Str(Str::new(text))
    }

    /// A `str` that takes over this text.
    pub fn string(text: String) -> Self {
        Self::Str(Str::from_string(text))
    }

    /// A `list` of these items.
    pub fn list(items: Vec<Self>) -> Self {
        Self::List(List::new(items))
    }

    /// A `tuple` of these items.
    pub fn tuple(items: Vec<Self>) -> Self {
        Self::Tuple(Tuple::new(items))
    }

    /// An `int`, in place if it fits.
    pub fn int(big: BigInt) -> Self {
        match i64::try_from(&big) {
            Ok(small) => Self::Int(small),
            Err(_) => Self::Big(Rc::new(big)),
        }
    }

    /// The text of a `str` (or of an instance of a subclass).
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(s) => Some(s.as_str()),
            Self::Object(o) => match &o.base {
                super::Base::Value(Self::Str(s)) => Some(s.as_str()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The object's own built-in value: itself, or what an instance of a subclass of `int`, `str`, `list`… wraps.
    pub fn unwrap_base(&self) -> &Self {
        match self {
            Self::Object(o) => match &o.base {
                super::Base::Value(v) => v,
                _ => self,
            },
            _ => self,
        }
    }

    /// `is`: the same object. Numbers and strings of equal value count as the same object only as CPython would
    /// usually share them: small integers, interned strings, singletons.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null)
            | (Self::None, Self::None)
            | (Self::NotImplemented, Self::NotImplemented)
            | (Self::Ellipsis, Self::Ellipsis) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Builtin(a), Self::Builtin(b)) => std::ptr::eq(*a, *b),
            (Self::Native(a), Self::Native(b)) => Rc::ptr_eq(a, b) || a.same_traceback(b),
            _ => match (self.address(), other.address()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }

    /// Address of a counted object: its identity while it lives. Differs between machines: never show it.
    pub fn address(&self) -> Option<usize> {
        Some(match self {
            Self::Big(v) => Rc::as_ptr(v).addr(),
            Self::Str(v) => Rc::as_ptr(v).addr(),
            Self::Bytes(v) => Rc::as_ptr(v).addr(),
            Self::Tuple(v) => Rc::as_ptr(v).addr(),
            Self::List(v) => Rc::as_ptr(v).addr(),
            Self::Dict(v) => Rc::as_ptr(v).addr(),
            Self::Set(v) => Rc::as_ptr(v).addr(),
            Self::Range(v) => Rc::as_ptr(v).addr(),
            Self::Slice(v) => Rc::as_ptr(v).addr(),
            Self::Function(v) => Rc::as_ptr(v).addr(),
            Self::Builtin(v) => std::ptr::from_ref(*v).addr(),
            Self::Method(v) => Rc::as_ptr(v).addr(),
            Self::Class(v) => Rc::as_ptr(v).addr(),
            Self::Object(v) => Rc::as_ptr(v).addr(),
            Self::Module(v) => Rc::as_ptr(v).addr(),
            Self::Code(v) => Rc::as_ptr(v).addr(),
            Self::Cell(v) => Rc::as_ptr(v).addr(),
            Self::Generator(v) => Rc::as_ptr(v).addr(),
            Self::Iter(v) => Rc::as_ptr(v).addr(),
            Self::Native(v) => Rc::as_ptr(v).addr(),
            _ => return None,
        })
    }
}

impl Value {
    /// How many references to a counted object there are.
    pub fn holders(&self) -> usize {
        macro_rules! kinds {
            ($($kind:ident)*) => {
                match self {
                    $(Self::$kind(object) => Rc::strong_count(object),)*
                    _ => usize::MAX,
                }
            };
        }
        kinds!(Tuple List Dict Set Slice Function Method Class Object Module Code Cell Generator Iter Native)
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Self {
        Self::Bool(b)
    }
}

impl From<i64> for Value {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}

impl From<f64> for Value {
    fn from(x: f64) -> Self {
        Self::Float(x)
    }
}

impl From<Rc<Str>> for Value {
    fn from(s: Rc<Str>) -> Self {
        Self::Str(s)
    }
}
