//! [`Generator`]: a frame that can be put aside. Also coroutines.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Finalizer, Finalizers, Function, Str, Value};
use crate::python::bytecode::op::Op;
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
    pub frame: RefCell<Option<Box<SuspendedFrame>>>,
    /// The function that made it.
    pub func: Rc<Function>,
    /// Where it goes if it dies inside a `try`.
    pub finalizers: Rc<Finalizers>,
    /// It has weak references, which are to hear of its end ([`Finalizers::watch`]).
    pub watched: Cell<bool>,
    /// `await` accepts it though it is a generator (`types.coroutine`).
    pub awaitable: bool,
    /// `cr_origin`: where the coroutine was made; None unless origins are tracked.
    pub origin: Value,
    /// What only asynchronous generators have.
    pub asynchronous: Option<Box<Asynchronous>>,
}

/// State of an asynchronous generator beside that of its frame (`PyAsyncGenObject`).
#[derive(Debug, Default)]
pub struct Asynchronous {
    /// `ag_running`: an `asend`, `athrow` or `aclose` is under way.
    pub running: Cell<bool>,
    /// It ended, or `aclose` was called.
    pub closed: Cell<bool>,
    /// The hooks of `sys.set_asyncgen_hooks` were asked.
    pub hooked: Cell<bool>,
    /// The finalizer hook; Null if there is none.
    pub finalizer: RefCell<Value>,
}

impl Generator {
    /// What Python must still do when the last reference goes (`_PyGen_Finalize`).
    pub fn last_wish(&self) -> Option<fn(Rc<Self>) -> Finalizer> {
        if let Some(own) = &self.asynchronous
            && self.state.get() == GeneratorState::Suspended
            && !own.closed.get()
            && !own.finalizer.borrow().is_null()
        {
            return Some(Finalizer::Hook);
        }
        match self.state.get() {
            GeneratorState::Created if self.kind == GeneratorKind::Coroutine => Some(Finalizer::Unawaited),
            // Every generator has one handler, which turns StopIteration into RuntimeError.
            GeneratorState::Suspended if self.func.code.def.handlers.len() > 1 => Some(Finalizer::Close),
            _ => None,
        }
    }

    /// Where the frame stands while it does not run.
    pub fn suspended_at(&self) -> Option<u32> {
        self.frame.borrow().as_ref().map(|frame| frame.ip)
    }

    /// What it awaits or yields from, while it does not run (`_PyGen_yf`).
    pub fn delegate(&self) -> Option<Value> {
        if self.state.get() != GeneratorState::Suspended {
            return None;
        }
        let frame = self.frame.borrow();
        let frame = frame.as_ref()?;
        let resume = self.func.code.instr(frame.ip as usize)?;
        (resume.op == Op::Resume && resume.arg >= 2).then(|| frame.stack.0.last().cloned())?
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.finalizers.closed.get() {
            return;
        }
        if self.watched.get() {
            self.finalizers.ended(self.id);
        }
        let Some(wish) = self.last_wish() else { return };
        let again = Self {
            kind: self.kind,
            name: RefCell::new(self.name.borrow().clone()),
            qualname: RefCell::new(self.qualname.borrow().clone()),
            id: self.id,
            state: Cell::new(self.state.get()),
            frame: RefCell::new(self.frame.take()),
            func: self.func.clone(),
            finalizers: self.finalizers.clone(),
            watched: Cell::new(false),
            awaitable: self.awaitable,
            origin: self.origin.clone(),
            asynchronous: self.asynchronous.take(),
        };
        self.finalizers.add(wish(Rc::new(again)));
    }
}

/// What `__anext__`, `asend`, `athrow` and `aclose` of an asynchronous generator give: one step of it, to be awaited.
#[derive(Debug)]
pub struct AsyncStep {
    /// Whose step.
    pub generator: Rc<Generator>,
    /// Which.
    pub kind: StepKind,
    /// How far it got.
    pub state: Cell<StepState>,
}

/// Which method made an [`AsyncStep`].
#[derive(Debug)]
pub enum StepKind {
    /// `asend(value)`, `__anext__()`.
    Send(Value),
    /// `athrow(exception)`.
    Throw(Value),
    /// `aclose()`.
    Close,
}

/// How far an [`AsyncStep`] got (`AwaitableState`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Not awaited yet.
    Init,
    /// Under way.
    Iter,
    /// Over.
    Closed,
}

impl Drop for AsyncStep {
    fn drop(&mut self) {
        let finalizers = &self.generator.finalizers;
        if self.state.get() == StepState::Init && !finalizers.closed.get() {
            let method = match self.kind {
                StepKind::Send(_) => "asend",
                StepKind::Throw(_) => "athrow",
                StepKind::Close => "aclose",
            };
            finalizers.add(Finalizer::UnawaitedStep(method, self.generator.clone()));
        }
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

/// Values of which the last dies first, as when a function returns.
#[derive(Debug, Default)]
pub struct Locals(pub Vec<Value>);

impl Drop for Locals {
    fn drop(&mut self) {
        while self.0.pop().is_some() {}
    }
}

/// A frame put aside.
#[derive(Debug, Default)]
pub struct SuspendedFrame {
    /// Next instruction.
    pub ip: u32,
    /// Locals and operands.
    pub stack: Locals,
    /// The exception it was handling.
    pub handled: Value,
    /// Memory of its last run, to be used again.
    pub extra: Option<Box<FrameExtra>>,
}
