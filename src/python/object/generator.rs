//! [`Generator`]: a frame that can be put aside. Also coroutines.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Function, Str, Value};
use crate::python::vm::thread::FrameExtra;

/// What kind of suspended frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorKind {
    /// Made by a function with `yield`.
    Generator,
    /// Made by `async def`.
    Coroutine,
    /// Made by `async def` with `yield`.
    AsyncGenerator,
}

/// A generator or coroutine.
#[derive(Debug)]
pub struct Generator {
    /// Which.
    pub kind: GeneratorKind,
    /// `__name__`.
    pub name: RefCell<Rc<Str>>,
    /// `__qualname__`.
    pub qualname: RefCell<Rc<Str>>,
    /// Unique in its interpreter.
    pub id: u32,
    /// Where it stands.
    pub state: Cell<GeneratorState>,
    /// Its frame while it does not run.
    pub frame: RefCell<Option<SuspendedFrame>>,
    /// The function that made it.
    pub func: Rc<Function>,
}

/// `inspect.getgeneratorstate`'s states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Not started.
    Created,
    /// Stopped at a yield.
    Suspended,
    /// On some thread's stack.
    Running,
    /// Over.
    Closed,
}

/// A frame put aside.
#[derive(Debug)]
pub struct SuspendedFrame {
    /// Next instruction.
    pub ip: u32,
    /// Locals and operands.
    pub stack: Vec<Value>,
    /// The exception it was handling.
    pub handled: Value,
    /// Memory of its last run, to be used again.
    pub extra: Option<Box<FrameExtra>>,
}
