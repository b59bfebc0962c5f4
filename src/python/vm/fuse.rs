//! Fusion: instructions that follow each other are executed as one where nothing can happen between them.
//!
//! A fused instruction stands where its first part stood, and the others stay where they are, so jumps, handlers and
//! source places keep their numbers. Virtual time does not change: what a part costs is taken from the table of the
//! plain instructions. A fused instruction that meets operands it cannot handle falls back to its first part alone.

use crate::python::bytecode::op::{IN_PLACE, Op};
use crate::python::object::{LinkedInstr, Value};

/// For each [`crate::python::bytecode::op::CompareOp`], which outcomes of [`super::fast::order`] make it true.
const MASKS: [u8; 6] = [0b0001, 0b0011, 0b0010, 0b1101, 0b0100, 0b0110];

/// The outcomes of [`super::fast::order`] for which a comparison holds.
#[inline]
pub(super) fn mask(compare_op: u32) -> u8 {
    MASKS[compare_op as usize]
}

/// Fuses what can be fused; what that needs is added to the constants.
pub fn fuse(plain: &[LinkedInstr], consts: &mut Vec<Value>) -> Vec<LinkedInstr> {
    let mut instrs = plain.to_vec();
    for at in (0..plain.len()).rev() {
        let rest = &plain[at..];
        let fused = match rest[0].op {
            Op::LoadFast | Op::LoadFastCheck => from_local(rest, consts, instrs.get(at + 1)),
            Op::LoadConst | Op::LoadSmallInt => from_constant(rest, consts),
            _ => from_stack(rest),
        };
        if let Some(fused) = fused {
            instrs[at] = LinkedInstr { before: plain[at].before, ..fused };
        }
    }
    instrs
}

fn op_at(rest: &[LinkedInstr], at: usize) -> Op {
    rest.get(at).map_or(Op::Nop, |i| i.op)
}

fn is_local(op: Op) -> bool {
    matches!(op, Op::LoadFast | Op::LoadFastCheck)
}

/// The index of a constant that an instruction loads.
fn constant(instr: LinkedInstr, consts: &mut Vec<Value>) -> Option<u32> {
    match instr.op {
        Op::LoadConst => Some(instr.arg),
        Op::LoadSmallInt => {
            let known = consts.iter().position(|c| matches!(c, Value::Int(n) if *n == i64::from(instr.arg)));
            Some(known.unwrap_or_else(|| {
                consts.push(Value::Int(i64::from(instr.arg)));
                consts.len() - 1
            }) as u32)
        }
        _ => None,
    }
}

/// Forms of a fused operator: alone, with a store; or a comparison with a jump.
struct Forms {
    plain: Option<Op>,
    store: Op,
    compare: Op,
}

/// The operator at `at` and what follows it.
fn operator(rest: &[LinkedInstr], at: usize, forms: Forms) -> Option<LinkedInstr> {
    let (operator, next) = (*rest.get(at)?, *rest.get(at + 1)?);
    let arg = operator.arg;
    match (operator.op, next.op) {
        (Op::BinaryOp, Op::StoreFast) => {
            Some(LinkedInstr { op: forms.store, kind: (arg & (IN_PLACE - 1)) as u8, extra: next.arg, ..operator })
        }
        (Op::BinaryOp, _) => Some(LinkedInstr { op: forms.plain?, kind: (arg & (IN_PLACE - 1)) as u8, ..operator }),
        (Op::CompareOp, Op::PopJumpIfTrue) => {
            Some(LinkedInstr { op: forms.compare, kind: mask(arg), extra: next.arg, ..operator })
        }
        (Op::CompareOp, Op::PopJumpIfFalse) => {
            Some(LinkedInstr { op: forms.compare, kind: !mask(arg) & 0b1111, extra: next.arg, ..operator })
        }
        _ => None,
    }
}

fn from_local(rest: &[LinkedInstr], consts: &mut Vec<Value>, next: Option<&LinkedInstr>) -> Option<LinkedInstr> {
    let first = rest[0];
    let slot = u16::try_from(first.arg).ok()?;
    let second = *rest.get(1)?;
    if is_local(second.op) {
        let forms = Forms { plain: Some(Op::BinaryFF), store: Op::BinaryFFStore, compare: Op::CompareFF };
        if let Some(fused) = operator(rest, 2, forms) {
            return Some(LinkedInstr { cache: slot, arg: second.arg, ..fused });
        }
        // Only if the second load does not begin something better.
        let free = next.is_some_and(|n| n.op == Op::LoadFast) && first.op == Op::LoadFast;
        return free.then_some(LinkedInstr { op: Op::LoadFast2, extra: second.arg, ..first });
    }
    if let Op::LoadConst | Op::LoadSmallInt = second.op {
        let forms = Forms { plain: Some(Op::BinaryFC), store: Op::BinaryFCStore, compare: Op::CompareFC };
        let fused = operator(rest, 2, forms)?;
        return Some(LinkedInstr { cache: slot, arg: constant(second, consts)?, ..fused });
    }
    let attribute = |op| Some(LinkedInstr { op, cache: second.cache, extra: second.arg, ..first });
    match second.op {
        Op::LoadAttr => attribute(Op::LoadFastAttr),
        Op::LoadMethod => attribute(Op::LoadFastMethod),
        Op::StoreAttr => attribute(Op::StoreFastAttr),
        Op::ReturnValue if first.op == Op::LoadFast => Some(LinkedInstr { op: Op::ReturnFast, ..first }),
        _ => {
            let forms = Forms { plain: Some(Op::BinarySF), store: Op::BinarySFStore, compare: Op::CompareSF };
            operator(rest, 1, forms).map(|fused| LinkedInstr { arg: first.arg, ..fused })
        }
    }
}

fn from_constant(rest: &[LinkedInstr], consts: &mut Vec<Value>) -> Option<LinkedInstr> {
    let first = rest[0];
    if op_at(rest, 1) == Op::ReturnValue {
        return Some(LinkedInstr { op: Op::ReturnConst, arg: constant(first, consts)?, ..first });
    }
    let forms = Forms { plain: Some(Op::BinarySC), store: Op::BinarySCStore, compare: Op::CompareSC };
    let fused = operator(rest, 1, forms)?;
    Some(LinkedInstr { arg: constant(first, consts)?, ..fused })
}

fn from_stack(rest: &[LinkedInstr]) -> Option<LinkedInstr> {
    let first = rest[0];
    let next = *rest.get(1)?;
    let sense = match next.op {
        Op::PopJumpIfTrue => 1,
        _ => 0,
    };
    let jumps = matches!(next.op, Op::PopJumpIfTrue | Op::PopJumpIfFalse);
    match first.op {
        Op::BinaryOp | Op::CompareOp => {
            let forms = Forms { plain: None, store: Op::BinarySSStore, compare: Op::CompareSS };
            operator(rest, 0, forms).map(|fused| LinkedInstr { arg: first.arg, ..fused })
        }
        Op::ToBool if jumps => Some(LinkedInstr { op: Op::BoolJump, kind: sense, extra: next.arg, ..first }),
        Op::ContainsOp if jumps => {
            // Jumps if the item is there, or if it is not.
            let kind = if first.arg == 1 { 1 - sense } else { sense };
            Some(LinkedInstr { op: Op::ContainsJump, kind, extra: next.arg, ..first })
        }
        Op::ForIter if next.op == Op::StoreFast => Some(LinkedInstr { op: Op::ForIterStore, extra: next.arg, ..first }),
        Op::LoadGlobal if next.op == Op::PushNull => Some(LinkedInstr { op: Op::LoadGlobalNull, ..first }),
        _ => None,
    }
}
