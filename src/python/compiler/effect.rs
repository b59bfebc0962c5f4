//! Stack effect of each operation, for the size of the stack and for the verifier.

use crate::python::bytecode::op::{Op, Special};

/// Operands popped and pushed by an instruction; `jumps` when it takes its jump.
pub fn stack_effect(op: Op, arg: u32, jumps: bool) -> (u32, u32) {
    match op {
        Op::Nop
        | Op::DeleteFast
        | Op::MakeCell
        | Op::CopyFreeVars
        | Op::DeleteDeref
        | Op::DeleteGlobal
        | Op::DeleteName
        | Op::SetupAnnotations
        | Op::JumpForward
        | Op::JumpBackward
        | Op::JumpBackwardNoInterrupt
        | Op::Resume => (0, 0),
        Op::PushNull
        | Op::LoadConst
        | Op::LoadSmallInt
        | Op::LoadAssertionError
        | Op::LoadFast
        | Op::LoadFastCheck
        | Op::LoadFastAndClear
        | Op::LoadDeref
        | Op::LoadFromClassOrDeref
        | Op::LoadGlobal
        | Op::LoadName
        | Op::LoadLocals
        | Op::LoadBuildClass
        | Op::ReturnGenerator => (0, 1),
        Op::PopTop
        | Op::StoreFast
        | Op::StoreDeref
        | Op::StoreGlobal
        | Op::StoreName
        | Op::DeleteAttr
        | Op::PopJumpIfFalse
        | Op::PopJumpIfTrue
        | Op::PopJumpIfNone
        | Op::PopJumpIfNotNone
        | Op::PopIter
        | Op::ReturnValue
        | Op::PopExcept => (1, 0),
        Op::LoadAttr
        | Op::UnaryNegative
        | Op::UnaryPositive
        | Op::UnaryInvert
        | Op::UnaryNot
        | Op::ToBool
        | Op::ListToTuple
        | Op::ConvertValue
        | Op::FormatSimple
        | Op::GetIter
        | Op::MakeFunction
        | Op::YieldValue
        | Op::GetYieldFromIter
        | Op::GetAwaitable
        | Op::GetAiter
        | Op::AsyncGenWrap
        | Op::StopIterationError => (1, 1),
        Op::LoadMethod
        | Op::MatchSequence
        | Op::MatchMapping
        | Op::GetLen
        | Op::GetAnext
        | Op::PushExcInfo
        | Op::ImportFrom => (1, 2),
        Op::ImportStar => (1, 0),
        Op::StoreAttr | Op::DeleteSubscr | Op::EndAsyncFor => (2, 0),
        Op::BinaryOp
        | Op::CompareOp
        | Op::IsOp
        | Op::ContainsOp
        | Op::FormatWithSpec
        | Op::SetFunctionAttribute
        | Op::EndSend
        | Op::PrepReraiseStar
        | Op::ImportName => (2, 1),
        Op::Send | Op::CheckExcMatch | Op::CheckEgMatch => (2, 2),
        Op::StoreSubscr => (3, 0),
        Op::MatchKeys => (2, 3),
        Op::BinarySlice | Op::MatchClass => (3, 1),
        Op::CleanupThrow => (3, 2),
        Op::StoreSlice => (4, 0),
        Op::CallFunctionEx => (4, 1),
        Op::WithExceptStart => (5, 6),
        Op::LoadSpecial => {
            debug_assert!(arg <= Special::Aexit as u32);
            (1, 2)
        }
        Op::Copy => (arg, arg + 1),
        Op::Swap => (arg, arg),
        Op::BuildSlice => (arg, 1),
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => (arg, 1),
        Op::BuildMap => (2 * arg, 1),
        Op::ListAppend | Op::SetAdd | Op::ListExtend | Op::SetUpdate | Op::DictUpdate => (arg + 1, arg),
        Op::MapAdd => (arg + 2, arg),
        Op::DictMerge => (arg + 4, arg + 3),
        Op::UnpackSequence => (1, arg),
        Op::UnpackEx => (1, (arg & 0xFF) + 1 + (arg >> 8)),
        Op::ForIter if jumps => (1, 1),
        Op::ForIter => (1, 2),
        Op::Call => (arg + 2, 1),
        Op::CallKw => (arg + 3, 1),
        Op::RaiseVarargs => (arg, 0),
        Op::Reraise => (arg + 1, arg),
        _ => unreachable!("{} is made by the linker", op.name()),
    }
}
