//! The interpreter loop.
//!
//! One call of [`run`] executes a thread until its budget is used up at a place where it may stop, until it asks the
//! kernel for something, or until it ends. Calls of Python functions push frames; nothing here recurses. The fast
//! paths are here; whatever needs more leaves the inner loop as a [`Step`] and is handled in [`super::flow`].

use std::rc::Rc;

use super::control::Args;
use super::fast::{compare, float_compare, float_op, int_op};
use super::flow::{self, Flow};
use super::interp::Interp;
use super::slow;
use super::step::Step;
use super::thread::{Frame, Ret, Thread};
use crate::base::Ns;
use crate::kernel::api::Syscall;
use crate::python::bytecode::op::{BinaryOp, CompareOp, IN_PLACE, Op};
use crate::python::object::{Base, Cell, GeneratorState, InstanceAttrs, IterState, SuspendedFrame, Value};

/// Why [`run`] came back.
#[derive(Debug)]
pub enum Exit {
    /// The budget is used up; the thread stands where it may stop.
    Budget,
    /// It waits for the kernel.
    Syscall(Syscall),
    /// Its outermost frame returned or raised; see [`Thread::ended`].
    Ended,
    /// The run cannot go on.
    Stop(super::control::Stop),
}

/// Runs a thread. `FINE`: it may stop before any instruction, not only at safe points.
pub fn run<const FINE: bool>(interp: &mut Interp, t: &mut Thread, until: Ns) -> Exit {
    let mut fresh = true;
    loop {
        if interp.types.finalizers.pending.get()
            && !t.frames.is_empty()
            && let Some(finalizer) = interp.types.finalizers.take()
        {
            if let Flow::Exit(exit) = flow::finalize(interp, t, finalizer) {
                return exit;
            }
            continue;
        }
        let step = inner::<FINE>(interp, t, until, &mut fresh);
        let mut flow = match step {
            Step::Enter => continue,
            Step::Budget => return Exit::Budget,
            Step::Ctl(ctl, ret) => flow::handle(interp, t, ctl, ret),
            Step::Call(n, keywords) => flow::call_stack(interp, t, n, keywords),
            Step::CallEx => flow::call_ex(interp, t),
            Step::Return(value) => flow::return_value(interp, t, value),
            Step::Yield(value) => flow::yield_value(interp, t, value),
            Step::Generator => flow::return_generator(interp, t),
            Step::Slow(op, arg) => slow::execute(interp, t, op, arg),
        };
        // An interpreter lock is not given up inside C code; these are the checks after it.
        t.clock += std::mem::take(&mut interp.charge);
        if let Flow::Check = flow {
            if t.clock >= until && !top_hidden(t) {
                return Exit::Budget;
            }
            flow = Flow::Continue;
        }
        match flow {
            Flow::Continue | Flow::Check => {}
            Flow::Exit(exit) => return exit,
        }
        if t.executed > interp.settings.instruction_limit {
            let text = format!("it executed more than {} instructions", interp.settings.instruction_limit);
            return Exit::Stop(super::control::Stop::Limit(text));
        }
    }
}

fn top_hidden(t: &Thread) -> bool {
    t.frames.last().is_some_and(|f| f.func.code.hidden)
}

/// Checks that the fuel of one stay in the inner loop cannot exceed by much: the instruction limit is looked at when
/// the loop is left, and a budget of this many instructions makes it leave.
const STAY: u64 = 1 << 22;

#[allow(clippy::cognitive_complexity)]
fn inner<const FINE: bool>(interp: &mut Interp, t: &mut Thread, until: Ns, fresh: &mut bool) -> Step {
    let mut clock = t.clock;
    let mut executed = t.executed;
    let stay = executed + STAY;
    'frame: loop {
        let Some(frame) = t.frames.last_mut() else { return Step::Return(Value::None) };
        if executed > stay || interp.types.finalizers.pending.get() {
            t.clock = clock;
            t.executed = executed;
            return if executed > stay { Step::Slow(Op::Nop, 0) } else { Step::Enter };
        }
        let func = frame.func.clone();
        let code = &*func.code;
        let instrs = &code.instrs[..];
        let mut ip = frame.ip as usize;
        let base = frame.base as usize;
        let mut sp = frame.sp as usize;
        let end = base + code.framesize as usize;
        reserve(&mut t.stack, end);
        let s = &mut t.stack[..end];
        let frames = &mut t.frames;
        let fine = FINE && !code.hidden;

        macro_rules! leave {
            ($step:expr) => {{
                let step = $step;
                if let Some(frame) = frames.last_mut() {
                    frame.ip = ip as u32;
                    frame.sp = sp as u32;
                }
                t.clock = clock;
                t.executed = executed;
                return step;
            }};
        }
        macro_rules! push {
            ($v:expr) => {{
                s[sp] = $v;
                sp += 1;
            }};
        }
        macro_rules! pop {
            () => {{
                sp -= 1;
                std::mem::take(&mut s[sp])
            }};
        }
        macro_rules! slow {
            ($ins:expr) => {{
                interp.now = clock;
                leave!(Step::Slow($ins.op, $ins.arg))
            }};
        }
        // Leaves one jump to the next instruction when a bool would only be pushed to be popped again.
        macro_rules! push_bool {
            ($b:expr) => {{
                let b: bool = $b;
                let mut next = instrs[ip];
                if next.op == Op::ToBool {
                    clock += Ns::from(next.cost);
                    executed += 1;
                    ip += 1;
                    next = instrs[ip];
                }
                match next.op {
                    Op::PopJumpIfFalse if !FINE => {
                        clock += Ns::from(next.cost);
                        executed += 1;
                        ip = if b { ip + 1 } else { next.arg as usize };
                    }
                    Op::PopJumpIfTrue if !FINE => {
                        clock += Ns::from(next.cost);
                        executed += 1;
                        ip = if b { next.arg as usize } else { ip + 1 };
                    }
                    _ => push!(Value::Bool(b)),
                }
            }};
        }

        loop {
            if fine {
                if clock >= until && !*fresh {
                    leave!(Step::Budget);
                }
                *fresh = false;
            }
            let ins = instrs[ip];
            ip += 1;
            clock += Ns::from(ins.cost);
            executed += 1;
            let arg = ins.arg as usize;
            match ins.op {
                Op::Nop => {}
                Op::LoadFast => {
                    let v = s[base + arg].clone();
                    push!(v);
                }
                Op::LoadFastCheck => {
                    if s[base + arg].is_null() {
                        slow!(ins);
                    }
                    let v = s[base + arg].clone();
                    push!(v);
                }
                Op::LoadConst => push!(code.consts[arg].clone()),
                Op::LoadSmallInt => push!(Value::Int(i64::from(ins.arg))),
                Op::StoreFast => {
                    sp -= 1;
                    s[base + arg] = std::mem::take(&mut s[sp]);
                }
                Op::LoadFastAndClear => {
                    let v = std::mem::take(&mut s[base + arg]);
                    push!(v);
                }
                Op::PopTop => {
                    sp -= 1;
                    s[sp] = Value::Null;
                }
                Op::PushNull => push!(Value::Null),
                Op::Copy => {
                    let v = s[sp - arg].clone();
                    push!(v);
                }
                Op::Swap => s.swap(sp - 1, sp - arg),
                Op::LoadGlobal => {
                    let slots = func.globals.slots.borrow();
                    let mut v = &slots[arg];
                    if v.is_null() {
                        let fallback = func.globals.fallback.borrow();
                        v = &fallback[arg];
                        if v.is_null() {
                            drop(fallback);
                            drop(slots);
                            slow!(ins);
                        }
                        push!(v.clone());
                    } else {
                        push!(v.clone());
                    }
                }
                Op::StoreGlobal => {
                    let v = pop!();
                    func.globals.bind(ins.arg, v);
                }
                Op::LoadDeref => {
                    let v = match &s[base + arg] {
                        Value::Cell(c) => c.value.borrow().clone(),
                        _ => Value::Null,
                    };
                    if v.is_null() {
                        slow!(ins);
                    }
                    push!(v);
                }
                Op::StoreDeref => {
                    let v = pop!();
                    if let Value::Cell(c) = &s[base + arg] {
                        let old = c.value.replace(v);
                        drop(old);
                    }
                }
                Op::MakeCell => {
                    let value = std::mem::take(&mut s[base + arg]);
                    s[base + arg] = Value::Cell(Rc::new(Cell { value: value.into() }));
                }
                Op::CopyFreeVars => {
                    let first = base + code.locals.len() - arg;
                    for (i, cell) in func.closure.iter().enumerate() {
                        s[first + i] = Value::Cell(cell.clone());
                    }
                }
                Op::BinaryOp => {
                    let (a, b) = (&s[sp - 2], &s[sp - 1]);
                    let kind = ins.arg & (IN_PLACE - 1);
                    let fast = match (a, b) {
                        (Value::Int(a), Value::Int(b)) => int_op(kind, *a, *b),
                        (Value::Float(a), Value::Float(b)) => float_op(kind, *a, *b),
                        (Value::Float(a), Value::Int(b)) => float_op(kind, *a, *b as f64),
                        (Value::Int(a), Value::Float(b)) => float_op(kind, *a as f64, *b),
                        (Value::List(l), Value::Int(i)) if kind == BinaryOp::Subscript as u32 => {
                            let items = l.items.borrow();
                            let at = if *i < 0 { *i + items.len() as i64 } else { *i };
                            items.get(at as usize).cloned()
                        }
                        (Value::Tuple(t), Value::Int(i)) if kind == BinaryOp::Subscript as u32 => {
                            let at = if *i < 0 { *i + t.items.len() as i64 } else { *i };
                            t.items.get(at as usize).cloned()
                        }
                        (Value::Dict(d), Value::Str(k)) if kind == BinaryOp::Subscript as u32 => {
                            d.table.borrow().get(k.hash(), b).cloned()
                        }
                        _ => None,
                    };
                    match fast {
                        Some(v) => {
                            sp -= 1;
                            s[sp] = Value::Null;
                            s[sp - 1] = v;
                        }
                        None => slow!(ins),
                    }
                }
                Op::CompareOp => {
                    let (a, b) = (&s[sp - 2], &s[sp - 1]);
                    let fast = match (a, b) {
                        (Value::Int(a), Value::Int(b)) => Some(compare(ins.arg, a.cmp(b))),
                        (Value::Float(a), Value::Float(b)) => Some(float_compare(ins.arg, *a, *b)),
                        (Value::Str(a), Value::Str(b)) => Some(match CompareOp::ALL[arg] {
                            CompareOp::Eq => Rc::ptr_eq(a, b) || a.as_str() == b.as_str(),
                            CompareOp::Ne => !Rc::ptr_eq(a, b) && a.as_str() != b.as_str(),
                            _ => compare(ins.arg, a.as_str().cmp(b.as_str())),
                        }),
                        _ => None,
                    };
                    match fast {
                        Some(result) => {
                            sp -= 2;
                            s[sp] = Value::Null;
                            s[sp + 1] = Value::Null;
                            push_bool!(result);
                        }
                        None => slow!(ins),
                    }
                }
                Op::IsOp => {
                    let b = pop!();
                    let a = pop!();
                    push_bool!(a.is(&b) != (arg == 1));
                }
                Op::UnaryNot => match s[sp - 1] {
                    Value::Bool(b) => {
                        sp -= 1;
                        push_bool!(!b);
                    }
                    _ => slow!(ins),
                },
                Op::ToBool => {
                    let truth = match &s[sp - 1] {
                        Value::Bool(b) => *b,
                        Value::None => false,
                        Value::Int(n) => *n != 0,
                        Value::Str(v) => v.chars() != 0,
                        Value::List(l) => !l.items.borrow().is_empty(),
                        Value::Dict(d) => !d.table.borrow().is_empty(),
                        Value::Tuple(v) => !v.items.is_empty(),
                        _ => slow!(ins),
                    };
                    sp -= 1;
                    s[sp] = Value::Null;
                    push_bool!(truth);
                }
                Op::PopJumpIfFalse => {
                    sp -= 1;
                    match s[sp] {
                        Value::Bool(true) => {}
                        _ => ip = arg,
                    }
                }
                Op::PopJumpIfTrue => {
                    sp -= 1;
                    if let Value::Bool(true) = s[sp] {
                        ip = arg;
                    }
                }
                Op::PopJumpIfNone => {
                    if pop!().is_none() {
                        ip = arg;
                    }
                }
                Op::PopJumpIfNotNone => {
                    if !pop!().is_none() {
                        ip = arg;
                    }
                }
                Op::JumpForward | Op::JumpBackwardNoInterrupt => ip = arg,
                Op::JumpBackward => {
                    ip = arg;
                    if (clock >= until && !code.hidden) || executed > stay {
                        if clock >= until && !code.hidden {
                            leave!(Step::Budget);
                        }
                        leave!(Step::Slow(Op::Nop, 0));
                    }
                }
                Op::Resume => {
                    if arg < 2 && clock >= until && !code.hidden {
                        leave!(Step::Budget);
                    }
                }
                Op::ForIter => {
                    let item = match &s[sp - 1] {
                        Value::Iter(it) => {
                            let mut state = it.state.borrow_mut();
                            match &mut *state {
                                IterState::Range(next, left, step) => {
                                    if *left == 0 {
                                        Some(Value::Null)
                                    } else {
                                        *left -= 1;
                                        let here = *next;
                                        *next = here.wrapping_add(*step);
                                        Some(Value::Int(here))
                                    }
                                }
                                IterState::List(list, at) => {
                                    let item = list.items.borrow().get(*at).cloned().unwrap_or_default();
                                    *at += 1;
                                    Some(item)
                                }
                                _ => None,
                            }
                        }
                        Value::Generator(g) => {
                            let fit = matches!(g.state.get(), GeneratorState::Created | GeneratorState::Suspended);
                            let suspended =
                                (fit && frames.len() < interp.recursion_limit).then(|| g.frame.take()).flatten();
                            let Some(mut suspended) = suspended else { slow!(ins) };
                            let g = g.clone();
                            g.state.set(GeneratorState::Running);
                            if let Some(frame) = frames.last_mut() {
                                frame.ip = ip as u32;
                                frame.sp = sp as u32;
                            }
                            let callee = g.func.clone();
                            let top = sp + suspended.stack.len();
                            reserve(&mut t.stack, sp + callee.code.framesize as usize);
                            for (slot, value) in t.stack[sp..].iter_mut().zip(suspended.stack.drain(..)) {
                                *slot = value;
                            }
                            t.stack[top] = Value::None;
                            let mut extra = suspended.extra.take().unwrap_or_default();
                            extra.generator = Some(g);
                            extra.saved_handled = t.handled.clone();
                            extra.spare = suspended.stack;
                            if !suspended.handled.is_null() {
                                t.handled = suspended.handled;
                            }
                            frames.push(Frame {
                                func: callee,
                                ip: suspended.ip,
                                base: sp as u32,
                                sp: top as u32 + 1,
                                ret_sp: sp as u32,
                                ret: Ret::ForIter(ins.arg),
                                extra: Some(extra),
                            });
                            continue 'frame;
                        }
                        _ => None,
                    };
                    match item {
                        Some(Value::Null) => ip = arg,
                        Some(item) => push!(item),
                        None => slow!(ins),
                    }
                }
                Op::PopIter => {
                    sp -= 1;
                    s[sp] = Value::Null;
                }
                Op::LoadAttr => {
                    let hit = match &s[sp - 1] {
                        Value::Object(o) => {
                            let caches = code.caches.borrow();
                            let cache = &caches[usize::from(ins.cache)];
                            if cache.version == o.class.version.get() {
                                if frames.len() < interp.recursion_limit
                                    && let (PROPERTY, Value::Function(getter)) = (cache.slot, &cache.value)
                                {
                                    let getter = getter.clone();
                                    if let Some(frame) = frames.last_mut() {
                                        frame.ip = ip as u32;
                                        frame.sp = sp as u32 - 1;
                                    }
                                    let locals_end = sp - 1 + getter.code.locals.len();
                                    reserve(&mut t.stack, sp - 1 + getter.code.framesize as usize);
                                    for slot in &mut t.stack[sp..locals_end] {
                                        *slot = Value::Null;
                                    }
                                    frames.push(Frame {
                                        func: getter,
                                        ip: 0,
                                        base: sp as u32 - 1,
                                        sp: locals_end as u32,
                                        ret_sp: sp as u32 - 1,
                                        ret: Ret::Push,
                                        extra: None,
                                    });
                                    continue 'frame;
                                }
                                if cache.slot == u32::MAX {
                                    Some(cache.value.clone())
                                } else if let InstanceAttrs::Slots(slots) = &*o.attrs.borrow() {
                                    slots.get(cache.slot as usize).cloned()
                                } else {
                                    None
                                }
                            } else {
                                None
                            }
                        }
                        _ => None,
                    };
                    match hit {
                        Some(v) => s[sp - 1] = v,
                        None => {
                            interp.now = clock;
                            leave!(Step::Slow(ins.op, u32::from(ins.cache) << 16 | ins.arg))
                        }
                    }
                }
                Op::LoadMethod => {
                    let hit = match &s[sp - 1] {
                        Value::Object(o) => {
                            let caches = code.caches.borrow();
                            let cache = &caches[usize::from(ins.cache)];
                            let common = matches!(&*o.attrs.borrow(), InstanceAttrs::Slots(_));
                            (common && cache.version == o.class.version.get()).then(|| cache.value.clone())
                        }
                        Value::List(_) | Value::Str(_) | Value::Dict(_) | Value::Native(_) | Value::Set(_) => {
                            let caches = code.caches.borrow();
                            let cache = &caches[usize::from(ins.cache)];
                            let class = slow::class_of_builtin(interp, &s[sp - 1]);
                            (cache.version == class.version.get()).then(|| cache.value.clone())
                        }
                        _ => None,
                    };
                    match hit {
                        Some(v) => {
                            let this = std::mem::replace(&mut s[sp - 1], v);
                            push!(this);
                        }
                        None => {
                            interp.now = clock;
                            leave!(Step::Slow(ins.op, u32::from(ins.cache) << 16 | ins.arg))
                        }
                    }
                }
                Op::StoreAttr => {
                    let done = match &s[sp - 1] {
                        Value::Object(o) => {
                            let hit = {
                                let caches = code.caches.borrow();
                                let cache = &caches[usize::from(ins.cache)];
                                (cache.version == o.class.version.get()).then_some(cache.slot as usize)
                            };
                            match (hit, &mut *o.attrs.borrow_mut()) {
                                (Some(slot), InstanceAttrs::Slots(slots)) if slot < slots.len() => {
                                    Some(std::mem::replace(&mut slots[slot], Value::Null)).map(|old| (slot, old))
                                }
                                _ => None,
                            }
                        }
                        _ => None,
                    };
                    match done {
                        Some((slot, old)) => {
                            let owner = pop!();
                            let value = pop!();
                            if let Value::Object(o) = &owner
                                && let InstanceAttrs::Slots(slots) = &mut *o.attrs.borrow_mut()
                            {
                                slots[slot] = value;
                            }
                            drop(old);
                        }
                        None => {
                            interp.now = clock;
                            leave!(Step::Slow(ins.op, u32::from(ins.cache) << 16 | ins.arg))
                        }
                    }
                }
                Op::StoreSubscr => {
                    let done = match (&s[sp - 2], &s[sp - 1]) {
                        (Value::List(l), Value::Int(i)) => {
                            let len = l.items.borrow().len() as i64;
                            let at = if *i < 0 { *i + len } else { *i };
                            (0..len).contains(&at).then_some(at as usize)
                        }
                        (Value::Dict(_), Value::Str(_) | Value::Int(_)) => Some(0),
                        _ => None,
                    };
                    match done {
                        Some(at) => {
                            let key = pop!();
                            let container = pop!();
                            let value = pop!();
                            let old = match &container {
                                Value::List(l) => std::mem::replace(&mut l.items.borrow_mut()[at], value),
                                Value::Dict(d) => {
                                    let hash = crate::python::object::hash::hash_of(&key).unwrap_or_default();
                                    d.table.borrow_mut().insert(hash, key, value).unwrap_or_default()
                                }
                                _ => Value::Null,
                            };
                            drop(old);
                        }
                        None => slow!(ins),
                    }
                }
                Op::Call => {
                    if interp.types.finalizers.pending.get() {
                        ip -= 1;
                        leave!(Step::Enter);
                    }
                    let at = sp - arg - 2;
                    match &s[at] {
                        Value::Function(f) => {
                            let callee = &f.code;
                            let with_self = !s[at + 1].is_null();
                            let first = at + 1 + usize::from(!with_self);
                            let given = sp - first;
                            if callee.simple && given == callee.params as usize && frames.len() < interp.recursion_limit
                            {
                                let ret_sp = at as u32;
                                let locals_end = first + callee.locals.len();
                                let new_end = first + callee.framesize as usize;
                                if let Some(frame) = frames.last_mut() {
                                    frame.ip = ip as u32;
                                    frame.sp = at as u32;
                                }
                                let Value::Function(f) = std::mem::take(&mut s[at]) else { return Step::Enter };
                                frames.push(Frame {
                                    func: f,
                                    ip: 0,
                                    base: first as u32,
                                    sp: locals_end as u32,
                                    ret_sp,
                                    ret: Ret::Push,
                                    extra: None,
                                });
                                reserve(&mut t.stack, new_end);
                                for slot in &mut t.stack[sp..locals_end] {
                                    *slot = Value::Null;
                                }
                                continue 'frame;
                            }
                            leave!(Step::Call(arg, false));
                        }
                        Value::Class(c) if s[at + 1].is_null() && frames.len() < interp.recursion_limit => {
                            let Some(init) = c.plain_init().filter(|f| f.code.params as usize == arg + 1) else {
                                interp.now = clock;
                                leave!(Step::Call(arg, false));
                            };
                            let class = c.clone();
                            let object = interp.object(&class, Base::None);
                            if let Some(frame) = frames.last_mut() {
                                frame.ip = ip as u32;
                                frame.sp = at as u32;
                            }
                            s[at + 1] = object.clone();
                            let locals_end = at + 1 + init.code.locals.len();
                            let new_end = at + 1 + init.code.framesize as usize;
                            frames.push(Frame {
                                func: init,
                                ip: 0,
                                base: at as u32 + 1,
                                sp: locals_end as u32,
                                ret_sp: at as u32,
                                ret: Ret::Then(super::call::after_init, object),
                                extra: None,
                            });
                            reserve(&mut t.stack, new_end);
                            for slot in &mut t.stack[sp..locals_end] {
                                *slot = Value::Null;
                            }
                            continue 'frame;
                        }
                        Value::Builtin(b) => {
                            let b: &'static _ = *b;
                            let first = at + 1 + usize::from(s[at + 1].is_null());
                            clock += Ns::from(b.cost);
                            interp.now = clock;
                            let result = (b.call)(interp, Args::positional(&s[first..sp]));
                            clock += std::mem::take(&mut interp.charge);
                            for slot in &mut s[at..sp] {
                                *slot = Value::Null;
                            }
                            sp = at;
                            match result {
                                Ok(v) => push!(v),
                                Err(ctl) => leave!(Step::Ctl(ctl, Ret::Push)),
                            }
                            if b.checks && clock >= until && !code.hidden {
                                leave!(Step::Budget);
                            }
                        }
                        _ => {
                            interp.now = clock;
                            leave!(Step::Call(arg, false));
                        }
                    }
                }
                Op::CallKw => {
                    interp.now = clock;
                    leave!(Step::Call(arg, true));
                }
                Op::CallFunctionEx => {
                    interp.now = clock;
                    leave!(Step::CallEx);
                }
                Op::ReturnValue => {
                    let value = pop!();
                    let simple = frames.last().is_some_and(|f| matches!(f.ret, Ret::Push) && f.extra.is_none());
                    if simple && frames.len() > 1 {
                        let ret_sp = frames.last().map_or(0, |f| f.ret_sp as usize);
                        for slot in &mut s[ret_sp..sp] {
                            *slot = Value::Null;
                        }
                        s[ret_sp] = value;
                        frames.pop();
                        if let Some(caller) = frames.last_mut() {
                            caller.sp = ret_sp as u32 + 1;
                        }
                        continue 'frame;
                    }
                    leave!(Step::Return(value));
                }
                Op::YieldValue => {
                    let value = pop!();
                    let looped = frames.last().is_some_and(|f| matches!(f.ret, Ret::ForIter(_)) && f.extra.is_some());
                    let Some(frame) = frames.pop_if(|_| looped) else { leave!(Step::Yield(value)) };
                    let at = frame.ret_sp as usize;
                    if let Some(mut extra) = frame.extra {
                        let mut stack = std::mem::take(&mut extra.spare);
                        stack.extend(s[base..sp].iter_mut().map(std::mem::take));
                        let handled = std::mem::replace(&mut t.handled, std::mem::take(&mut extra.saved_handled));
                        let handled = if handled.is(&t.handled) { Value::Null } else { handled };
                        if let Some(generator) = extra.generator.take() {
                            let suspended = SuspendedFrame { ip: ip as u32, stack, handled, extra: Some(extra) };
                            *generator.frame.borrow_mut() = Some(suspended);
                            generator.state.set(GeneratorState::Suspended);
                        }
                    }
                    s[at] = value;
                    if let Some(caller) = frames.last_mut() {
                        caller.sp = at as u32 + 1;
                    }
                    continue 'frame;
                }
                Op::ReturnGenerator => leave!(Step::Generator),
                Op::ListAppend => {
                    let item = pop!();
                    if let Value::List(l) = &s[sp - arg] {
                        l.items.borrow_mut().push(item);
                    }
                }
                Op::BuildTuple => {
                    let items: Vec<Value> = s[sp - arg..sp].iter_mut().map(std::mem::take).collect();
                    sp -= arg;
                    push!(Value::tuple(items));
                }
                Op::BuildList => {
                    let items: Vec<Value> = s[sp - arg..sp].iter_mut().map(std::mem::take).collect();
                    sp -= arg;
                    push!(Value::list(items));
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
                            push!(item.clone());
                        }
                    }
                }
                Op::GetIter => match &s[sp - 1] {
                    Value::Range(_) | Value::List(_) => {
                        let v = pop!();
                        match interp.native_iter(&v) {
                            Some(it) => push!(Value::Iter(it)),
                            None => push!(v),
                        }
                    }
                    Value::Generator(_) | Value::Iter(_) => {}
                    _ => slow!(ins),
                },
                _ => slow!(ins),
            }
        }
    }
}

/// In [`crate::python::object::Cache::slot`]: the value is the getter of a property, called with the object alone.
pub const PROPERTY: u32 = u32::MAX - 1;

/// Makes room for slots below `end`.
fn reserve(stack: &mut Vec<Value>, end: usize) {
    if stack.len() < end {
        stack.resize_with(end.next_power_of_two().max(256), Value::default);
    }
}
