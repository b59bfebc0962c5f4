//! What an exception carries, and where it has been.

use std::cell::RefCell;
use std::rc::Rc;

use crate::python::object::{Code, Dict, Locals, Native, Object, Tuple, Value};

/// The built-in part of an exception (`PyBaseExceptionObject`).
#[derive(Debug, Default)]
pub struct ExcData {
    /// `args`.
    pub args: Option<Rc<Tuple>>,
    /// Frames it passed, innermost first (the reverse of `__traceback__`).
    pub traceback: Vec<TbEntry>,
    /// `__cause__`.
    pub cause: Option<Value>,
    /// `__context__`.
    pub context: Option<Rc<Object>>,
    /// `__suppress_context__`.
    pub suppress_context: bool,
    /// `__notes__`.
    pub notes: Vec<Value>,
    /// `name` and `obj` of `NameError`, `AttributeError` and `ImportError`: for suggestions.
    pub name: Option<Value>,
    /// The object whose attribute was missing.
    pub obj: Option<Value>,
    /// Names in reach where a `NameError` was raised: for suggestions.
    pub candidates: Option<Rc<Dict>>,
}

/// One frame an exception passed.
#[derive(Clone, Debug)]
pub struct TbEntry {
    /// The frame's code.
    pub code: Rc<Code>,
    /// The instruction it stood at.
    pub at: u32,
    /// What its local variables were when it ended by the exception: they live as long as the traceback.
    pub kept: Option<Kept>,
}

/// The local variables of a frame that is over, in the order of its code's slots.
pub type Kept = Rc<RefCell<Locals>>;

impl TbEntry {
    /// The place where a frame stands.
    pub fn new(code: Rc<Code>, at: u32) -> Self {
        Self { code, at, kept: None }
    }
}

impl ExcData {
    /// `__traceback__`.
    pub fn traceback(&self) -> Value {
        if self.traceback.is_empty() {
            return Value::None;
        }
        let entries = self.traceback.iter().rev().cloned().collect();
        Value::Native(Rc::new(Native::Traceback(Rc::new(entries))))
    }

    /// Sets `__traceback__`, if the value is one.
    pub fn set_traceback(&mut self, value: &Value) {
        match value {
            Value::None => self.traceback.clear(),
            Value::Native(n) => {
                if let Native::Traceback(entries) = &**n {
                    self.traceback = entries.iter().rev().cloned().collect();
                }
            }
            _ => {}
        }
    }
}
