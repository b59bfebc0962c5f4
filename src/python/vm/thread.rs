//! [`Thread`]: the Python side of a kernel thread: frames, operands, the exception being handled.

use std::rc::Rc;

use super::control::{After, OutcomeFn, ThenFn};
use crate::base::Ns;
use crate::kernel::api::Syscall;
use crate::python::object::{Dict, Function, Generator, Object, SuspendedFrame, Value};

/// A thread's interpreter state.
#[derive(Debug, Default)]
pub struct Thread {
    /// Locals and operands of all frames. Slots above the top frame's operands hold nothing that is counted.
    pub stack: Vec<Value>,
    /// Active frames, outermost first.
    pub frames: Vec<Frame>,
    /// The exception being handled (`sys.exception()`); Null for none.
    pub handled: Value,
    /// What it waits for from the kernel.
    pub pending: Option<Pending>,
    /// Its clock, in ns.
    pub clock: Ns,
    /// Instructions it executed.
    pub executed: u64,
    /// What to call when it starts: function and arguments.
    pub entry: Option<(Value, Vec<Value>)>,
    /// What its outermost frame returned, or the exception that ended it.
    pub ended: Option<Result<Value, Value>>,
}

/// A system call whose answer a thread waits for.
#[derive(Debug)]
pub struct Pending {
    /// What the answer becomes.
    pub after: After,
    /// What happens with it.
    pub ret: Ret,
    /// The call, in case a signal interrupts it.
    pub call: Syscall,
    /// When it was made, in ns.
    pub since: Ns,
}

/// An activation of a code object.
#[derive(Debug)]
pub struct Frame {
    /// Its function: code, globals, closure.
    pub func: Rc<Function>,
    /// Next instruction, while another frame runs.
    pub ip: u32,
    /// Index of local 0 in the thread's stack.
    pub base: u32,
    /// Top of its operands, while another frame runs.
    pub sp: u32,
    /// Where its result goes in the caller's operands; everything from here on is its own.
    pub ret_sp: u32,
    /// What happens with its result.
    pub ret: Ret,
    /// What few frames need.
    pub extra: Option<Box<FrameExtra>>,
}

/// What few frames need.
#[derive(Debug, Default)]
pub struct FrameExtra {
    /// The namespace of a class body.
    pub class_namespace: Option<Rc<Dict>>,
    /// The object that is that namespace, if it has a `__setitem__` of its own.
    pub class_mapping: Option<Value>,
    /// The generator whose frame it is.
    pub generator: Option<Rc<Generator>>,
    /// What the resumer was handling.
    pub saved_handled: Value,
    /// For a generator's next suspension; its stack holds nothing.
    pub spare: Option<Box<SuspendedFrame>>,
}

/// What happens with a result. Eight bytes, since every call moves one: what few results need is boxed.
#[derive(Debug)]
pub enum Ret {
    /// It becomes an operand.
    Push,
    /// It is dropped.
    Discard,
    /// What this makes of it becomes an operand; the value is handed through.
    Then(Box<(ThenFn, Value)>),
    /// What this makes of it goes on as the next one says.
    Chain(Box<(ThenFn, Value, Ret)>),
    /// What this makes of it, be it an exception, goes on as the next one says.
    Outcome(Box<(OutcomeFn, Value, Ret)>),
    /// It must be `None`, as it comes from `__init__`; this object is the result.
    Init(Rc<Object>),
    /// The next item of a `for` loop; `StopIteration` or a generator's end jumps here.
    ForIter(u32),
    /// The next value of `yield from` or `await`; the end jumps here with the result.
    Send(u32),
    /// The next value of a generator for `next`, `send`, `throw`; its end raises `StopIteration`.
    GenNext,
    /// `close()`: ends quietly on `GeneratorExit`.
    GenClose,
    /// An attribute; on `AttributeError` this is called with the object and the name.
    AttrOr(Box<(Value, Value, Value, bool)>),
    /// Nothing: it was a finalizer, whose errors are reported and forgotten; of this generator, function or object.
    Finalize(Box<Value>),
    /// This is raised where the operand would have gone.
    ThrowAfter(Box<Value>),
    /// A step of an asynchronous generator: what it yields ends the step, what it passes on goes on as the next says.
    Step(Box<(Value, Ret)>),
    /// The thread leaves a context for this one; then as the next says.
    ExitContext(Box<(Value, Ret)>),
    /// Nothing: it was a signal's handler, before the instruction that comes next.
    Signal,
    /// It was a signal's handler: a system call goes on.
    Retry(Box<Pending>),
    /// A callable for a call that follows; an empty `self` slot goes above it.
    MethodSlot,
    /// A list whose items become operands, the first on top.
    Unpack,
    /// The rest and the match of an `except*` clause; the match becomes the exception being handled.
    GroupMatch,
    /// The thread ends.
    Bottom,
}

// In the browser a frame is four words of eight bytes: more would be moved by a call into the browser.
#[cfg(target_pointer_width = "32")]
const _: () = assert!(size_of::<Ret>() == 8 && size_of::<Frame>() == 32);

impl Ret {
    /// What `then` makes of it goes on as `next` says.
    pub fn then(then: ThenFn, data: Value, next: Self) -> Self {
        match next {
            Self::Push => Self::Then(Box::new((then, data))),
            next => Self::Chain(Box::new((then, data, next))),
        }
    }

    /// What `then` makes of it, be it an exception, goes on as `next` says.
    pub fn outcome(then: OutcomeFn, data: Value, next: Self) -> Self {
        Self::Outcome(Box::new((then, data, next)))
    }
}

impl Thread {
    /// A thread that will call `func` with `args`.
    pub fn new(func: Value, args: Vec<Value>) -> Self {
        Self { entry: Some((func, args)), ..Self::default() }
    }

    /// Makes room for slots below `end`.
    pub fn reserve(&mut self, end: usize) {
        if self.stack.len() < end {
            self.stack.resize_with(end.next_power_of_two().max(256), Value::default);
        }
    }

    /// Empties the slots from `from` to `to`, the last first.
    pub fn clear(&mut self, from: usize, to: usize) {
        let to = to.min(self.stack.len());
        if from < to {
            for slot in self.stack[from..to].iter_mut().rev() {
                *slot = Value::Null;
            }
        }
    }
}
