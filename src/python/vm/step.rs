//! [`Step`]: how the inner loop hands over to the rest of the interpreter.

use super::control::Ctl;
use super::thread::Ret;
use crate::python::bytecode::op::Op;
use crate::python::object::Value;

/// Why the inner loop was left.
#[derive(Debug)]
pub enum Step {
    /// Another frame is on top.
    Enter,
    /// Native code asks for something; its result is handled by the `Ret`.
    Ctl(Box<Ctl>, Ret),
    /// Call what lies below the arguments: their number, and whether keyword names are on top.
    Call(usize, bool),
    /// `f(*args, **kwargs)`: four operands.
    CallEx,
    /// Leave the frame.
    Return(Value),
    /// Leave the frame for a while.
    Yield(Value),
    /// Make a generator of the frame.
    Generator,
    /// The budget is used up.
    Budget,
    /// The next instruction is due; only where a thread may stop before any.
    Fine,
    /// Anything else: the instruction is executed again by [`slow`].
    Slow(Op, u32),
}
