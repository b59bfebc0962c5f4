//! What a thread may do ahead of its time in a free-threaded build: instructions that nobody else could notice.

use std::rc::Rc;

use crate::python::bytecode::op::Op;
use crate::python::object::{IterState, LinkedInstr, Value};

/// Whether an instruction touches only what is the thread's own: its frame, numbers, a `range` that it alone goes
/// through. `stack` is the frame's part of the stack, with so many slots in use. In doubt the answer is no.
pub(super) fn is_own(instr: &LinkedInstr, stack: &[Value], used: usize) -> bool {
    let top = |depth: usize| &stack[used - depth];
    match instr.op {
        Op::Nop
        | Op::Resume
        | Op::JumpForward
        | Op::JumpBackward
        | Op::JumpBackwardNoInterrupt
        | Op::PopJumpIfFalse
        | Op::PopJumpIfTrue
        | Op::LoadConst
        | Op::LoadSmallInt
        | Op::LoadFast
        | Op::PushNull
        | Op::Copy
        | Op::Swap => true,
        // What is overwritten could die, and that be seen.
        Op::StoreFast => is_plain(&stack[instr.arg as usize]),
        Op::PopTop => is_plain(top(1)),
        Op::BinaryOp | Op::CompareOp => is_plain(top(1)) && is_plain(top(2)),
        Op::ForIter | Op::PopIter => match top(1) {
            Value::Iter(iter) => Rc::strong_count(iter) == 1 && matches!(*iter.state.borrow(), IterState::Range(..)),
            _ => false,
        },
        _ => false,
    }
}

/// Has no parts and no life of its own.
fn is_plain(value: &Value) -> bool {
    matches!(value, Value::Null | Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_))
}
