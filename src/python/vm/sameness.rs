//! `is` between equal numbers. Here they are one object; CPython has one for each small number and for each constant of
//! a module, and makes a new one whenever it computes. The instructions before tell which it would be; where they do
//! not, the run ends.

use super::thread::Thread;
use crate::python::builtins::docs::in_library;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{CodeDef, Const};
use crate::python::object::Value;

/// Whether equal values may be two objects in CPython.
#[inline]
pub fn unclear(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => x == y && !(-5..=1024).contains(x),
        (Value::Float(x), Value::Float(y)) => x.to_bits() == y.to_bits(),
        _ => false,
    }
}

/// Whether the operands of the instruction that a thread stands at are one object; `None` if that cannot be told.
pub fn same(thread: &Thread) -> Option<bool> {
    let frame = thread.frames.last()?;
    if in_library(&frame.func.code) {
        return Some(true);
    }
    let (def, right) = (&*frame.func.code.def, (frame.ip as usize).checked_sub(2)?);
    let second = origin(def, right);
    if matches!(def.code[right].op, Op::BinaryOp | Op::Call) {
        return second.map(|_| false);
    }
    let left = right.checked_sub(1)?;
    let again = (def.code[left].op, def.code[left].arg) == (def.code[right].op, def.code[right].arg);
    if again { Some(true) } else { Some(origin(def, left)? == second?) }
}

/// Where the number comes from that an instruction loads: the instruction that computes it, or 0 for constants.
fn origin(def: &CodeDef, at: usize) -> Option<usize> {
    let code = &def.code;
    let store = match code.get(at)?.op {
        Op::LoadConst | Op::LoadSmallInt => return Some(0),
        Op::BinaryOp => return Some(at),
        Op::Call => {
            // int("1000")
            let [name, _, text] = code.get(at.checked_sub(3)?..at)? else { return None };
            let made = matches!(name.op, Op::LoadName | Op::LoadGlobal)
                && matches!(&*def.names[name.arg as usize], "int" | "float")
                && text.op == Op::LoadConst
                && matches!(def.consts.get(text.arg as usize)?, Const::Str(_));
            return made.then_some(at);
        }
        Op::LoadName => Op::StoreName,
        Op::LoadGlobal => Op::StoreGlobal,
        Op::LoadFast => Op::StoreFast,
        _ => return None,
    };
    // The last store before; nothing may lead around it.
    let stored = code[..at].iter().rposition(|instr| instr.op == store && instr.arg == code[at].arg)?;
    let between = |target: u32| (stored + 1..=at).contains(&(target as usize));
    if code[stored..at].iter().any(|instr| instr.op.jumps())
        || code.iter().any(|instr| instr.op.jumps() && between(instr.arg))
    {
        return None;
    }
    let passes = |op: Op| matches!(op, Op::StoreName | Op::StoreGlobal | Op::StoreFast | Op::Copy | Op::UnpackSequence);
    origin(def, code[..stored].iter().rposition(|instr| !passes(instr.op))?)
}
