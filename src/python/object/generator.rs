//! [`Generator`]: a frame that can be put aside. Also coroutines.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Finalizer, Finalizers, Function, Str, Value};
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
    /// Where it goes if it dies inside a `try`.
    pub finalizers: Rc<Finalizers>,
}

impl Drop for Generator {
    fn drop(&mut self) {
        // Every generator has one handler, which turns StopIteration into RuntimeError.
        let guarded = self.func.code.def.handlers.len() > 1;
        if self.state.get() != GeneratorState::Suspended || !guarded || self.finalizers.closed.get() {
            return;
        }
        let again = Self {
            kind: self.kind,
            name: RefCell::new(self.name.borrow().clone()),
            qualname: RefCell::new(self.qualname.borrow().clone()),
            id: self.id,
            state: Cell::new(GeneratorState::Suspended),
            frame: RefCell::new(self.frame.take()),
            func: self.func.clone(),
            finalizers: self.finalizers.clone(),
        };
        self.finalizers.add(Finalizer::Close(Rc::new(again)));
    }
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
