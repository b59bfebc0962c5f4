//! What instructions cost on the virtual clock.
//!
//! Calibrated on CPython 3.15 without JIT, on one machine: an empty turn of `for i in range(n)` takes 10 ns, one of
//! `x += i * i` 53 ns, a call of an empty function 29 ns. The single figures share those sums out plausibly; they are
//! a model, and only their sums were measured.

use crate::python::bytecode::op::{BinaryOp, Op};

/// Version of the table; part of what a recorded figure depends on.
pub const VERSION: u32 = 2;

/// Cost of one instruction in ns.
pub fn of(op: Op, arg: u32) -> u8 {
    match op {
        Op::Nop | Op::PushNull | Op::Copy | Op::Swap | Op::PopIter | Op::EndSend => 1,
        Op::LoadConst | Op::LoadSmallInt | Op::LoadFast | Op::LoadFastCheck | Op::StoreFast | Op::PopTop => 2,
        Op::LoadGlobal | Op::StoreGlobal | Op::LoadName | Op::StoreName | Op::LoadDeref | Op::StoreDeref => 3,
        Op::JumpForward | Op::JumpBackwardNoInterrupt => 1,
        Op::JumpBackward => 3,
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone => 2,
        Op::ForIter => 5,
        Op::Resume => 2,
        Op::ReturnValue => 5,
        Op::Call => 14,
        Op::CallKw => 25,
        Op::CallFunctionEx => 40,
        Op::BinaryOp if arg == BinaryOp::Subscript as u32 => 10,
        Op::BinaryOp => 16,
        Op::CompareOp => 8,
        Op::IsOp | Op::UnaryNot | Op::ToBool => 3,
        Op::ContainsOp => 15,
        Op::LoadAttr | Op::LoadMethod | Op::LoadSpecial => 6,
        Op::StoreAttr => 8,
        Op::StoreSubscr => 18,
        Op::BinarySlice | Op::StoreSlice | Op::DeleteSubscr => 35,
        Op::BuildTuple | Op::BuildList | Op::BuildMap | Op::BuildSet | Op::BuildSlice => 20,
        Op::BuildString | Op::FormatSimple | Op::FormatWithSpec | Op::ConvertValue => 40,
        Op::GetIter => 12,
        Op::MakeFunction => 35,
        Op::SetFunctionAttribute => 6,
        Op::ReturnGenerator => 15,
        Op::GetAwaitable => 3,
        Op::YieldValue | Op::Send => 8,
        Op::RaiseVarargs | Op::Reraise => 120,
        Op::PushExcInfo | Op::PopExcept => 15,
        Op::ImportName => 200,
        _ => 8,
    }
}
