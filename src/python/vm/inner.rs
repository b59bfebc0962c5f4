//! The interpreter loop.
//!
//! Its state lives in local variables: the clock and the count of instructions are brought up to date only where
//! somebody looks, from what instructions cost together ([`crate::python::object::LinkedInstr::before`]). Slots above
//! the operands of the top frame hold nothing that is counted, so nothing is dropped where something is pushed.

use std::mem;
use std::rc::Rc;

use super::attribute::{attribute, method, rarer, store};
use super::control::Args;
use super::fast::{NO_ORDER, binary, clear, contains, copy, discard, int_op, order, put, set, sum, truth};
use super::fuse::mask;
use super::interp::Interp;
use super::link::body;
use super::own::is_own;
use super::resume::{resume, suspend};
use super::run::Limits;
use super::step::Step;
use super::text;
use super::thread::{Frame, Ret, Thread};
use crate::base::Ns;
use crate::python::bytecode::op::{IN_PLACE, Op};
use crate::python::object::hash::hash_of;
use crate::python::object::{Base, Cache, Cell, Function, GeneratorKind, GeneratorState, List, Value};

/// How many instructions one stay in the inner loop may exceed the limit by: the limit is looked at when the loop is
/// left, and a budget of this many instructions makes it leave.
const STAY: u64 = 1 << 22;

/// Executes instructions until one needs more than this loop can do. `fresh`: one instruction may be executed even if
/// the budget is used up.
#[allow(clippy::cognitive_complexity)]
pub(super) fn inner<const FINE: bool>(interp: &mut Interp, t: &mut Thread, limits: Limits, fresh: &mut bool) -> Step {
    let mut clock = t.clock;
    let mut executed = t.executed;
    let stay = executed + STAY;
    let finalizers = interp.types.finalizers.clone();
    'frame: loop {
        let Some(frame) = t.frames.last() else { return Step::Return(Value::None) };
        if executed > stay || finalizers.pending.get() {
            t.clock = clock;
            t.executed = executed;
            return if executed > stay { Step::Slow(Op::Nop, 0) } else { Step::Enter };
        }
        let func = &*frame.func;
        let code = &*func.code;
        let body = body(interp, func);
        let fine = FINE && !code.hidden;
        let instrs = if FINE || body.fused.is_empty() { &body.plain[..] } else { &body.fused[..] };
        let consts = &body.consts[..];
        // Code that stands for C code does not stop.
        let limit = if code.hidden { Ns::MAX } else { limits.safe };
        let base = frame.base as usize;
        let mut ip = frame.ip as usize;
        let mut sp = frame.sp as usize - base;
        let end = base + code.framesize as usize;
        reserve(&mut t.stack, end);
        let s = &mut t.stack[base..end];
        // The clock is `behind` plus what the instructions before `ip` cost; `executed` is `past` plus `ip`.
        let mut behind = clock.wrapping_sub(Ns::from(instrs[ip].before));
        let mut past = executed.wrapping_sub(ip as u64);

        macro_rules! clock {
            () => {
                behind.wrapping_add(Ns::from(instrs[ip].before))
            };
        }
        macro_rules! sync {
            () => {
                clock = clock!();
                executed = past.wrapping_add(ip as u64);
            };
        }
        macro_rules! jump {
            ($target:expr) => {{
                let target = $target as usize;
                behind = clock!().wrapping_sub(Ns::from(instrs[target].before));
                past = past.wrapping_add(ip as u64).wrapping_sub(target as u64);
                ip = target;
            }};
        }
        macro_rules! leave {
            ($step:expr) => {{
                let step = $step;
                sync!();
                if let Some(frame) = t.frames.last_mut() {
                    frame.ip = ip as u32;
                    frame.sp = (base + sp) as u32;
                }
                t.clock = clock;
                t.executed = executed;
                return step;
            }};
        }
        macro_rules! push {
            ($v:expr) => {{
                let value = $v;
                put(&mut s[sp], value);
                sp += 1;
            }};
        }
        macro_rules! pop {
            () => {{
                sp -= 1;
                mem::take(&mut s[sp])
            }};
        }
        macro_rules! drop_top {
            (0) => {};
            (1) => {
                sp -= 1;
                clear(&mut s[sp]);
            };
            (2) => {
                drop_top!(1);
                drop_top!(1);
            };
        }
        macro_rules! slow {
            ($ins:expr) => {{
                interp.now = clock!();
                let (op, arg) = ($ins.op, $ins.arg);
                leave!(Step::Slow(op, arg))
            }};
        }
        macro_rules! slow_attr {
            ($ins:expr) => {{
                interp.now = clock!();
                leave!(Step::Slow($ins.op, u32::from($ins.cache) << 16 | $ins.arg))
            }};
        }
        // Enters a function whose arguments lie at `first`, when everything from `result` on goes with the call.
        macro_rules! enter {
            ($func:expr, $first:expr, $result:expr, $ret:expr) => {{
                let (func, first, result): (Rc<Function>, usize, usize) = ($func, base + $first, base + $result);
                sync!();
                if let Some(frame) = t.frames.last_mut() {
                    frame.ip = ip as u32;
                    frame.sp = result as u32;
                }
                let operands = first + func.code.locals.len();
                reserve(&mut t.stack, first + func.code.framesize as usize);
                let stack = t.stack.as_mut_slice();
                let mut at = base + sp;
                while at < operands {
                    put(&mut stack[at], Value::Null);
                    at += 1;
                }
                t.frames.push(Frame {
                    func,
                    ip: 0,
                    base: first as u32,
                    sp: operands as u32,
                    ret_sp: result as u32,
                    ret: $ret,
                    extra: None,
                });
                continue 'frame;
            }};
        }
        macro_rules! do_return {
            ($value:expr) => {{
                let value = $value;
                let Some(frame) = t.frames.last() else { return Step::Return(Value::None) };
                let result = frame.ret_sp as usize;
                if t.frames.len() < 2 || frame.extra.is_some() {
                    leave!(Step::Return(value));
                }
                let value = match &frame.ret {
                    Ret::Push => value,
                    // The usual end of `__init__`.
                    Ret::Init(_) if value.is_none() => value,
                    _ => leave!(Step::Return(value)),
                };
                sync!();
                let stack = t.stack.as_mut_slice();
                // The last local dies first, as in `_PyFrame_ClearLocals` since 3.14.
                let mut at = base + sp;
                while at > result {
                    at -= 1;
                    clear(&mut stack[at]);
                }
                let value = match pop_frame(&mut t.frames) {
                    Ret::Init(object) => Value::Object(object),
                    other => {
                        mem::forget(other);
                        value
                    }
                };
                put(&mut t.stack[result], value);
                if let Some(caller) = t.frames.last_mut() {
                    caller.sp = result as u32 + 1;
                }
                continue 'frame;
            }};
        }

        // What died may have to warn or to clean up, and at this line.
        macro_rules! buried {
            () => {
                if finalizers.pending.get() {
                    leave!(Step::Enter);
                }
            };
        }
        macro_rules! fetch {
            () => {{
                if fine {
                    let now = clock!();
                    if now >= limits.shared && !*fresh && (now >= limits.any || !is_own(&instrs[ip], s, sp)) {
                        leave!(Step::Fine);
                    }
                    *fresh = false;
                }
                ip += 1;
                &instrs[ip - 1]
            }};
        }
        let mut ins = fetch!();
        loop {
            let arg = ins.arg as usize;
            // A fused instruction falls back to its first part.
            macro_rules! split {
                () => {{
                    ins = &body.plain[ip - 1];
                    continue;
                }};
            }
            // An operator of a fused instruction on two operands that stay where they are.
            macro_rules! operate {
                ($a:expr, $b:expr) => {
                    match ($a, $b) {
                        (Value::Int(a), Value::Int(b)) => match int_op(ins.kind, *a, *b) {
                            Some(n) => Value::Int(n),
                            None => split!(),
                        },
                        (a, b) => match binary(ins.kind, a, b) {
                            Some(v) => v,
                            None => split!(),
                        },
                    }
                };
            }
            // The same, and what comes after it: a push, the replacement of the top, or a store after some pops; then
            // the number of parts that follow the first.
            macro_rules! operator {
                ($a:expr, $b:expr, push $parts:literal) => {{
                    push!(operate!($a, $b));
                    ip += $parts;
                }};
                ($a:expr, $b:expr, replace $parts:literal) => {{
                    let v = operate!($a, $b);
                    set(&mut s[sp - 1], v);
                    ip += $parts;
                }};
                ($a:expr, $b:expr, store $pops:tt $parts:literal) => {{
                    let v = operate!($a, $b);
                    drop_top!($pops);
                    set(&mut s[ins.extra as usize], v);
                    ip += $parts;
                }};
            }
            // A comparison and its jump.
            macro_rules! compare {
                ($a:expr, $b:expr, $pops:tt $parts:literal) => {{
                    let order = order($a, $b);
                    if order >= NO_ORDER {
                        split!();
                    }
                    drop_top!($pops);
                    ip += $parts;
                    if ins.kind >> order & 1 != 0 {
                        jump!(ins.extra);
                    }
                }};
            }
            match ins.op {
                Op::Nop => {}
                Op::LoadFast => push!(copy(&s[arg])),
                Op::LoadFast2 if !FINE => {
                    push!(copy(&s[arg]));
                    push!(copy(&s[ins.extra as usize]));
                    ip += 1;
                }
                Op::LoadFastCheck => {
                    if s[arg].is_null() {
                        slow!(ins);
                    }
                    push!(copy(&s[arg]));
                }
                Op::LoadConst => push!(copy(&consts[arg])),
                Op::LoadSmallInt => push!(Value::Int(i64::from(ins.arg))),
                Op::StoreFast => {
                    let v = pop!();
                    let old = mem::replace(&mut s[arg], v);
                    if let Value::Object(_) | Value::Generator(_) = old {
                        drop(old);
                        buried!();
                    } else {
                        discard(old);
                    }
                }
                Op::LoadFastAndClear => {
                    let v = mem::take(&mut s[arg]);
                    push!(v);
                }
                Op::PopTop | Op::PopIter => {
                    let old = pop!();
                    if let Value::Object(_) | Value::Generator(_) | Value::Native(_) | Value::Iter(_) = old {
                        drop(old);
                        buried!();
                    } else {
                        discard(old);
                    }
                }
                Op::PushNull => push!(Value::Null),
                Op::Copy => {
                    let v = copy(&s[sp - arg]);
                    push!(v);
                }
                Op::Swap => s.swap(sp - 1, sp - arg),
                Op::LoadGlobal | Op::LoadGlobalNull => {
                    let v = match &func.globals.slots.borrow().as_slice()[arg] {
                        Value::Null => copy(&func.globals.fallback.borrow()[arg]),
                        v => copy(v),
                    };
                    if v.is_null() {
                        if !FINE && ins.op == Op::LoadGlobalNull {
                            split!();
                        }
                        slow!(ins);
                    }
                    push!(v);
                    if !FINE && ins.op == Op::LoadGlobalNull {
                        push!(Value::Null);
                        ip += 1;
                    }
                }
                Op::StoreGlobal => {
                    let v = pop!();
                    func.globals.bind(ins.arg, v);
                    if finalizers.pending.get() {
                        leave!(Step::Enter);
                    }
                }
                Op::LoadDeref => {
                    let v = match &s[arg] {
                        Value::Cell(c) => copy(&c.value.borrow()),
                        _ => Value::Null,
                    };
                    if v.is_null() {
                        slow!(ins);
                    }
                    push!(v);
                }
                Op::StoreDeref => {
                    let v = pop!();
                    if let Value::Cell(c) = &s[arg] {
                        discard(c.value.replace(v));
                    }
                    buried!();
                }
                Op::MakeCell => {
                    let value = mem::take(&mut s[arg]);
                    s[arg] = Value::Cell(Rc::new(Cell { value: value.into() }));
                }
                Op::CopyFreeVars => {
                    let first = code.locals.len() - arg;
                    for (i, cell) in func.closure.iter().enumerate() {
                        s[first + i] = Value::Cell(cell.clone());
                    }
                }
                Op::BinaryFF if !FINE => operator!(&s[usize::from(ins.cache)], &s[arg], push 2),
                Op::BinaryFC if !FINE => operator!(&s[usize::from(ins.cache)], &consts[arg], push 2),
                Op::BinarySF if !FINE => operator!(&s[sp - 1], &s[arg], replace 1),
                Op::BinarySC if !FINE => operator!(&s[sp - 1], &consts[arg], replace 1),
                Op::BinaryFFStore if !FINE => operator!(&s[usize::from(ins.cache)], &s[arg], store 0 3),
                Op::BinaryFCStore if !FINE => operator!(&s[usize::from(ins.cache)], &consts[arg], store 0 3),
                Op::BinarySFStore if !FINE => operator!(&s[sp - 1], &s[arg], store 1 2),
                Op::BinarySCStore if !FINE => operator!(&s[sp - 1], &consts[arg], store 1 2),
                Op::BinarySSStore if !FINE => operator!(&s[sp - 2], &s[sp - 1], store 2 1),
                Op::BinaryOp => {
                    let kind = (ins.arg & (IN_PLACE - 1)) as u8;
                    let v = match sum(kind, &s[sp - 2], &s[sp - 1]) {
                        Some(v) => v,
                        None => match binary(kind, &s[sp - 2], &s[sp - 1]) {
                            Some(v) => v,
                            None => slow!(ins),
                        },
                    };
                    drop_top!(1);
                    set(&mut s[sp - 1], v);
                }
                Op::CompareFF if !FINE => compare!(&s[usize::from(ins.cache)], &s[arg], 0 3),
                Op::CompareFC if !FINE => compare!(&s[usize::from(ins.cache)], &consts[arg], 0 3),
                Op::CompareSF if !FINE => compare!(&s[sp - 1], &s[arg], 1 2),
                Op::CompareSC if !FINE => compare!(&s[sp - 1], &consts[arg], 1 2),
                Op::CompareSS if !FINE => compare!(&s[sp - 2], &s[sp - 1], 2 1),
                Op::CompareOp => {
                    let order = order(&s[sp - 2], &s[sp - 1]);
                    if order >= NO_ORDER {
                        slow!(ins);
                    }
                    drop_top!(1);
                    set(&mut s[sp - 1], Value::Bool(mask(ins.arg) >> order & 1 != 0));
                }
                Op::IsOp => {
                    if super::sameness::unclear(&s[sp - 2], &s[sp - 1]) {
                        slow!(ins);
                    }
                    sp -= 1;
                    let same = s[sp - 1].is(&s[sp]) != (arg == 1);
                    clear(&mut s[sp]);
                    set(&mut s[sp - 1], Value::Bool(same));
                }
                Op::ContainsJump if !FINE => {
                    let Some(found) = contains(&s[sp - 1], &s[sp - 2]) else { split!() };
                    drop_top!(2);
                    ip += 1;
                    if found == (ins.kind != 0) {
                        jump!(ins.extra);
                    }
                }
                Op::UnaryNot => match s[sp - 1] {
                    Value::Bool(b) => put(&mut s[sp - 1], Value::Bool(!b)),
                    _ => slow!(ins),
                },
                Op::ToBool => {
                    let Some(truth) = truth(&s[sp - 1]) else { slow!(ins) };
                    set(&mut s[sp - 1], Value::Bool(truth));
                }
                Op::BoolJump if !FINE => {
                    let Some(truth) = truth(&s[sp - 1]) else { split!() };
                    drop_top!(1);
                    ip += 1;
                    if truth == (ins.kind != 0) {
                        jump!(ins.extra);
                    }
                }
                Op::PopJumpIfFalse => {
                    sp -= 1;
                    if !matches!(s[sp], Value::Bool(true)) {
                        jump!(arg);
                    }
                }
                Op::PopJumpIfTrue => {
                    sp -= 1;
                    if let Value::Bool(true) = s[sp] {
                        jump!(arg);
                    }
                }
                Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                    sp -= 1;
                    let none = s[sp].is_none();
                    clear(&mut s[sp]);
                    if none == (ins.op == Op::PopJumpIfNone) {
                        jump!(arg);
                    }
                }
                Op::JumpForward | Op::JumpBackwardNoInterrupt => jump!(arg),
                Op::JumpBackward => {
                    jump!(arg);
                    if clock!() >= limit {
                        leave!(Step::Budget);
                    }
                    if past.wrapping_add(ip as u64) > stay {
                        leave!(Step::Slow(Op::Nop, 0));
                    }
                }
                Op::Resume => {
                    if arg < 2 && clock!() >= limit {
                        leave!(Step::Budget);
                    }
                }
                Op::ForIter | Op::ForIterStore => {
                    let item = match &s[sp - 1] {
                        Value::Iter(it) => it.advance(),
                        Value::Generator(g) => {
                            if !FINE && ins.op == Op::ForIterStore {
                                split!();
                            }
                            let fit = matches!(g.state.get(), GeneratorState::Created | GeneratorState::Suspended);
                            let suspended =
                                (fit && t.frames.len() < interp.recursion_limit).then(|| g.frame.take()).flatten();
                            let Some(suspended) = suspended else { slow!(ins) };
                            let (g, target) = (g.clone(), ins.arg);
                            sync!();
                            if let Some(frame) = t.frames.last_mut() {
                                frame.ip = ip as u32;
                                frame.sp = (base + sp) as u32;
                            }
                            resume(interp, t, g, suspended, base + sp, Ret::ForIter(target));
                            if let Some(frame) = t.frames.last_mut() {
                                put(&mut t.stack[frame.sp as usize], Value::None);
                                frame.sp += 1;
                            }
                            continue 'frame;
                        }
                        _ => None,
                    };
                    match item {
                        Some(Value::Null) => jump!(arg),
                        Some(item) if !FINE && ins.op == Op::ForIterStore => {
                            set(&mut s[ins.extra as usize], item);
                            ip += 1;
                        }
                        Some(item) => push!(item),
                        None if !FINE && ins.op == Op::ForIterStore => split!(),
                        None => slow!(ins),
                    }
                }
                Op::LoadFastAttr if !FINE => {
                    let hit = match &s[arg] {
                        Value::Object(o) => attribute(o, &body.caches[usize::from(ins.cache)]),
                        _ => None,
                    };
                    let Some(v) = hit else { split!() };
                    push!(v);
                    ip += 1;
                }
                Op::LoadAttr => {
                    let cache = &body.caches[usize::from(ins.cache)];
                    let hit = match &s[sp - 1] {
                        Value::Object(o) => match attribute(o, cache) {
                            None if cache.slot.get() == Cache::PROPERTY
                                && cache.version.get() == o.class.version.get()
                                && t.frames.len() < interp.recursion_limit =>
                            {
                                let getter = match &*cache.value.borrow() {
                                    Value::Function(getter) => Some(getter.clone()),
                                    _ => None,
                                };
                                let Some(getter) = getter else { slow_attr!(ins) };
                                enter!(getter, sp - 1, sp - 1, Ret::Push);
                            }
                            hit => hit,
                        },
                        _ => None,
                    };
                    let Some(v) = hit.or_else(|| rarer(&s[sp - 1], cache)) else { slow_attr!(ins) };
                    set(&mut s[sp - 1], v);
                }
                Op::LoadMethod => {
                    let cache = &body.caches[usize::from(ins.cache)];
                    if let Some(v) = method(interp, &s[sp - 1], cache) {
                        let this = mem::replace(&mut s[sp - 1], v);
                        push!(this);
                    } else {
                        let Some(v) = cache.of_other(&s[sp - 1]) else { slow_attr!(ins) };
                        set(&mut s[sp - 1], v);
                        push!(Value::Null);
                    }
                }
                Op::LoadFastMethod if !FINE => {
                    let cache = &body.caches[usize::from(ins.cache)];
                    let Some(v) = method(interp, &s[arg], cache) else { split!() };
                    push!(v);
                    push!(copy(&s[arg]));
                    ip += 1;
                }
                Op::StoreAttr | Op::StoreFastAttr => {
                    let direct = !FINE && ins.op == Op::StoreFastAttr;
                    let at = if direct { arg } else { sp - 1 };
                    let value = if direct { sp - 1 } else { sp - 2 };
                    let cache = &body.caches[usize::from(ins.cache)];
                    let (before, rest) = s.split_at_mut(sp - 1);
                    let (owner, value) =
                        if direct { (&before[at], &mut rest[0]) } else { (&rest[0], &mut before[value]) };
                    let Some(old) = store(owner, cache, value) else {
                        if direct {
                            split!();
                        }
                        slow_attr!(ins);
                    };
                    if direct {
                        sp -= 1;
                        ip += 1;
                    } else {
                        sp -= 2;
                        clear(&mut s[sp + 1]);
                    }
                    discard(old);
                    buried!();
                }
                Op::StoreSubscr => {
                    let (container, key) = (&s[sp - 2], &s[sp - 1]);
                    let at = match (container, key) {
                        (Value::List(l), Value::Int(i)) => {
                            let len = l.items.borrow().len() as i64;
                            let at = if *i < 0 { *i + len } else { *i };
                            if !(0..len).contains(&at) {
                                slow!(ins);
                            }
                            at as usize
                        }
                        (Value::Dict(_), Value::Str(_) | Value::Int(_)) => 0,
                        _ => slow!(ins),
                    };
                    let key = pop!();
                    let container = pop!();
                    let value = pop!();
                    let old = match &container {
                        Value::List(l) => mem::replace(&mut l.items.borrow_mut()[at], value),
                        Value::Dict(d) => {
                            let hash = hash_of(&key).unwrap_or_default();
                            d.table.borrow_mut().insert(hash, key, value).unwrap_or_default()
                        }
                        _ => Value::Null,
                    };
                    discard(container);
                    discard(old);
                    buried!();
                }
                Op::Call => {
                    if finalizers.pending.get() {
                        ip -= 1;
                        leave!(Step::Enter);
                    }
                    let at = sp - arg - 2;
                    match &s[at] {
                        Value::Function(f) => {
                            let callee = &*f.code;
                            let first = at + 1 + usize::from(s[at + 1].is_null());
                            let fits = callee.simple && sp - first == callee.params as usize;
                            if !fits || t.frames.len() >= interp.recursion_limit {
                                leave!(Step::Call(arg, false));
                            }
                            let Value::Function(f) = mem::take(&mut s[at]) else { return Step::Enter };
                            enter!(f, first, at, Ret::Push);
                        }
                        Value::Builtin(b) => {
                            let b: &'static _ = *b;
                            let first = at + 1 + usize::from(s[at + 1].is_null());
                            behind = behind.wrapping_add(interp.paced(b.cost.into()));
                            interp.now = clock!();
                            interp.calling = b;
                            let result = b.run(interp, Args::positional(&s[first..sp]));
                            behind = behind.wrapping_add(mem::take(&mut interp.charge));
                            while sp > at {
                                drop_top!(1);
                            }
                            match result {
                                Ok(v) => push!(v),
                                Err(ctl) => leave!(Step::Ctl(ctl, Ret::Push)),
                            }
                            if finalizers.pending.get() {
                                leave!(Step::Enter);
                            }
                            if b.checks && clock!() >= limit {
                                leave!(Step::Budget);
                            }
                        }
                        Value::Class(c) if s[at + 1].is_null() && t.frames.len() < interp.recursion_limit => {
                            let Some(init) =
                                c.plain_init().filter(|f| f.code.simple && f.code.params as usize == arg + 1)
                            else {
                                interp.now = clock!();
                                leave!(Step::Call(arg, false));
                            };
                            let class = c.clone();
                            let object = interp.object(&class, Base::None);
                            put(&mut s[at + 1], object.clone());
                            let Value::Object(object) = object else { return Step::Enter };
                            enter!(init, at + 1, at, Ret::Init(object));
                        }
                        _ => {
                            interp.now = clock!();
                            leave!(Step::Call(arg, false));
                        }
                    }
                }
                Op::CallKw => {
                    interp.now = clock!();
                    leave!(Step::Call(arg, true));
                }
                Op::CallFunctionEx => {
                    interp.now = clock!();
                    leave!(Step::CallEx);
                }
                Op::ReturnValue => do_return!(pop!()),
                Op::ReturnFast if !FINE => {
                    ip += 1;
                    do_return!(mem::take(&mut s[arg]))
                }
                Op::ReturnConst if !FINE => {
                    ip += 1;
                    do_return!(copy(&consts[arg]))
                }
                Op::YieldValue => {
                    let value = pop!();
                    let looped = t.frames.last().is_some_and(|f| matches!(f.ret, Ret::ForIter(_)) && f.extra.is_some());
                    if !looped {
                        leave!(Step::Yield(value));
                    }
                    sync!();
                    let Some(frame) = t.frames.last_mut() else { return Step::Enter };
                    let at = frame.ret_sp as usize;
                    frame.ip = ip as u32;
                    frame.sp = (base + sp) as u32;
                    suspend(interp, t);
                    put(&mut t.stack[at], value);
                    if let Some(caller) = t.frames.last_mut() {
                        caller.sp = at as u32 + 1;
                    }
                    continue 'frame;
                }
                Op::ReturnGenerator => leave!(Step::Generator),
                Op::FormatSimple => {
                    interp.now = clock!();
                    let Some(Ok(v)) = text::plain_format(interp, &s[sp - 1]) else { slow!(ins) };
                    behind = behind.wrapping_add(mem::take(&mut interp.charge));
                    set(&mut s[sp - 1], v);
                }
                Op::BuildString => {
                    let parts = &mut s[sp - arg..sp];
                    let text = text::concat(parts);
                    parts.iter_mut().for_each(clear);
                    sp -= arg;
                    push!(text);
                }
                Op::ListAppend => {
                    let item = pop!();
                    if let Value::List(l) = &s[sp - arg] {
                        l.push(item);
                    }
                }
                Op::BuildTuple => {
                    let items: Vec<Value> = s[sp - arg..sp].iter_mut().map(mem::take).collect();
                    sp -= arg;
                    push!(Value::tuple(items));
                }
                Op::BuildList => {
                    let items: Vec<Value> = s[sp - arg..sp].iter_mut().map(mem::take).collect();
                    sp -= arg;
                    let list = Value::List(List::exact(items, false));
                    if finalizers.all.get() {
                        finalizers.track(&list);
                    }
                    push!(list);
                }
                Op::UnpackSequence => {
                    let fits = match &s[sp - 1] {
                        Value::Tuple(v) => v.items.len() == arg,
                        _ => false,
                    };
                    if !fits {
                        slow!(ins);
                    }
                    let v = pop!();
                    if let Value::Tuple(v) = &v {
                        for item in v.items.iter().rev() {
                            push!(copy(item));
                        }
                    }
                }
                Op::GetIter => match &s[sp - 1] {
                    Value::Range(_) | Value::List(_) | Value::Tuple(_) | Value::Dict(_) => {
                        let v = pop!();
                        match interp.native_iter(&v) {
                            Some(it) => push!(Value::Iter(it)),
                            None => push!(v),
                        }
                    }
                    Value::Generator(g) if g.kind == GeneratorKind::Generator => {}
                    Value::Iter(_) => {}
                    _ => slow!(ins),
                },
                _ => slow!(ins),
            }
            ins = fetch!();
        }
    }
}

/// Removes the top frame, which has nothing extra; what is to happen with its result is left.
#[inline(always)]
#[allow(clippy::inline_always)] // Its parts are nearly always plain.
pub(super) fn pop_frame(frames: &mut Vec<Frame>) -> Ret {
    let Some(Frame { func, ret, extra, .. }) = frames.pop() else { return Ret::Push };
    mem::forget(extra);
    drop(func);
    ret
}

/// Makes room for slots below `end`.
#[inline(always)]
#[allow(clippy::inline_always)] // A comparison; growing is out of line.
fn reserve(stack: &mut Vec<Value>, end: usize) {
    if stack.len() < end {
        grow(stack, end);
    }
}

#[cold]
#[inline(never)]
fn grow(stack: &mut Vec<Value>, end: usize) {
    stack.resize_with(end.next_power_of_two().max(256), Value::default);
}
