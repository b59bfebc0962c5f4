//! Flow of control through a unit: what is reached, how deep the stack is, which locals surely hold a value.
//!
//! Start at [`analyze`]. It doubles as the verifier of the compiler: two ways to one place with different stacks are a
//! bug of ours, and so is popping from an empty stack.

use super::assemble::{HandlerInfo, Item, Label};
use super::effect::stack_effect;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{Handler, Instr};

/// What was found.
#[derive(Debug)]
pub(super) struct Flow {
    /// Depth before each item; `None` where control never comes.
    pub(super) depths: Vec<Option<u32>>,
    /// Operands that each handler keeps.
    pub(super) handlers: Vec<u32>,
    /// The deepest stack.
    pub(super) max: u32,
}

/// Follows every way through the listing.
pub(super) fn analyze(items: &[Item], handlers: &[HandlerInfo], labels: u32) -> Flow {
    let mut places = vec![0; labels as usize];
    for (at, item) in items.iter().enumerate() {
        if let Item::Label(Label(label)) = item {
            places[*label as usize] = at;
        }
    }
    let mut flow = Flow { depths: vec![None; items.len()], handlers: vec![0; handlers.len()], max: 0 };
    let mut work = vec![(0, 0)];
    while let Some((mut at, mut depth)) = work.pop() {
        while at < items.len() {
            if let Some(known) = flow.depths[at] {
                assert_eq!(known, depth, "stack differs at {at}");
                break;
            }
            flow.depths[at] = Some(depth);
            match items[at] {
                Item::Label(_) => {}
                Item::Setup(id, drop) => {
                    flow.handlers[id] = depth - drop;
                    let inside = depth - drop + 1 + u32::from(handlers[id].lasti);
                    flow.max = flow.max.max(inside);
                    work.push((places[handlers[id].target.0 as usize], inside));
                }
                Item::Op(line) => {
                    if let Some(Label(target)) = line.target {
                        let after = apply(depth, line.op, line.arg, true, &mut flow.max);
                        work.push((places[target as usize], after));
                    }
                    if line.ends() {
                        if !line.is_jump() {
                            apply(depth, line.op, line.arg, false, &mut flow.max);
                        }
                        break;
                    }
                    depth = apply(depth, line.op, line.arg, false, &mut flow.max);
                }
            }
            at += 1;
        }
        assert!(at < items.len(), "control falls off the end");
    }
    flow
}

fn apply(depth: u32, op: Op, arg: u32, jumps: bool, max: &mut u32) -> u32 {
    let (popped, pushed) = stack_effect(op, arg, jumps);
    assert!(popped <= depth, "{} {arg} pops {popped} of {depth}", op.name());
    let after = depth - popped + pushed;
    *max = (*max).max(after).max(depth);
    after
}

/// Turns `LOAD_FAST` into `LOAD_FAST_CHECK` where the local may be empty.
///
/// `maybe_empty` marks stores of what may be nothing; `bound` slots of `slots` hold a value at entry.
pub(super) fn check_locals(code: &mut [Instr], handlers: &[Handler], maybe_empty: &[bool], bound: u32, slots: usize) {
    if slots == 0 {
        return;
    }
    let words = slots.div_ceil(64);
    let mut entry = vec![0_u64; words];
    for slot in 0..bound as usize {
        entry[slot / 64] |= 1 << (slot % 64);
    }
    let mut owner = vec![None; code.len()];
    for handler in handlers {
        for at in handler.start..handler.end {
            owner[at as usize] = Some(handler.target as usize);
        }
    }
    // Known-bound sets only shrink as ways join, so this comes to rest.
    let mut known: Vec<Option<Vec<u64>>> = vec![None; code.len()];
    let mut work = vec![0];
    known[0] = Some(entry);
    while let Some(start) = work.pop() {
        let mut at = start;
        let Some(mut state) = known[at].clone() else { continue };
        loop {
            let Instr { op, arg } = code[at];
            if let Some(handler) = owner[at] {
                join(&mut known, handler, &state, &mut work);
            }
            let (word, bit) = (arg as usize / 64, 1_u64 << (arg % 64));
            match op {
                Op::StoreFast if maybe_empty[at] => state[word] &= !bit,
                Op::StoreFast | Op::LoadFast | Op::MakeCell => state[word] |= bit,
                Op::CopyFreeVars => {
                    for slot in slots - arg as usize..slots {
                        state[slot / 64] |= 1 << (slot % 64);
                    }
                }
                Op::DeleteFast | Op::LoadFastAndClear => state[word] &= !bit,
                _ => {}
            }
            if let (Op::DeleteFast | Op::LoadFastAndClear, Some(handler)) = (op, owner[at]) {
                join(&mut known, handler, &state, &mut work);
            }
            if op.jumps() {
                join(&mut known, arg as usize, &state, &mut work);
            }
            if ends(op) || at + 1 == code.len() {
                break;
            }
            at += 1;
            // Straight on without the work list while nothing is known of what follows.
            if known[at].is_some() {
                join(&mut known, at, &state, &mut work);
                break;
            }
            known[at] = Some(state.clone());
        }
    }
    for (at, instr) in code.iter_mut().enumerate() {
        let (word, bit) = (instr.arg as usize / 64, 1_u64 << (instr.arg % 64));
        let Some(state) = &known[at] else { continue };
        if instr.op == Op::LoadFast && state[word] & bit == 0 {
            instr.op = Op::LoadFastCheck;
        }
    }
}

fn join(known: &mut [Option<Vec<u64>>], at: usize, state: &[u64], work: &mut Vec<usize>) {
    match &mut known[at] {
        Some(old) => {
            let mut shrunk = false;
            for (old, new) in old.iter_mut().zip(state) {
                shrunk |= *old & !new != 0;
                *old &= new;
            }
            if shrunk {
                work.push(at);
            }
        }
        unknown => {
            *unknown = Some(state.to_vec());
            work.push(at);
        }
    }
}

/// Control does not reach the next instruction.
pub(super) fn ends(op: Op) -> bool {
    matches!(
        op,
        Op::JumpForward
            | Op::JumpBackward
            | Op::JumpBackwardNoInterrupt
            | Op::ReturnValue
            | Op::RaiseVarargs
            | Op::Reraise
    )
}
