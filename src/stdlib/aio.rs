//! `_aio`: what `asyncio` needs of the machine: waiting for events, weak references, coroutines seen from outside.

use std::rc::Rc;

use super::device::cost;
use super::functions;
use crate::base::{Ns, WaitId};
use crate::kernel::api::{Syscall, Wake};
use crate::python::builtins::future_iter::AWAIT;
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::weak::WeakValue;
use crate::python::object::{Function, GeneratorKind, Namespace, Native, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// What `epoll_wait` costs that finds the time over already, in ns (`facts.md` 4: a switch between two tasks costs
/// about 0.45 us more than one between a hundred, which share one call).
pub const POLL: Ns = 450;

/// What the system calls at a loop's start and end take, in ns: `epoll_create`, `socketpair`, registering one end of it,
/// two signal handlers, and closing it all.
pub const LOOP: Ns = 30_000;

/// A place to wait at, as a number.
fn new_queue(interp: &mut Interp, _: Args<'_>) -> Res {
    // Its three descriptors cost by themselves.
    interp.charge(LOOP - 3 * cost::SOCKET);
    Ok(Value::Int(i64::from(interp.next_wait().0)))
}

/// `wait(queue, ns)`: sleeps until somebody wakes the queue or the time is over; None waits for ever. Releases the GIL
/// as `epoll_wait` does. Whether it was woken.
fn wait(interp: &mut Interp, args: Args<'_>) -> Res {
    let [queue, ns] = args.exact::<2>(interp, "wait", false)?;
    let Value::Int(queue) = queue else { return Ok(Value::None) };
    let queue = WaitId(*queue as u32);
    if interp.thread == interp.main_thread {
        interp.signals.event_loop = Some((queue, false));
    }
    let woken = |_: &mut Interp, wake: Wake, _: Value| Ok(Value::Bool(wake == Wake::Done));
    let call = match ns {
        Value::Int(0) if interp.threads_alive == 1 => {
            interp.charge(POLL);
            return Ok(Value::Bool(false));
        }
        Value::Int(0) => {
            let call = Syscall::Compute { ns: POLL, releases_gil: true };
            return Err(Box::new(Ctl::Syscall(call, After::Then(|_, _, _| Ok(Value::Bool(false)), Value::None))));
        }
        Value::Int(ns) => {
            interp.charge(POLL);
            Syscall::Wait { queue, timeout: Some((*ns).max(0) as Ns), io: false }
        }
        _ => Syscall::Wait { queue, timeout: None, io: false },
    };
    Err(Box::new(Ctl::Syscall(call, After::Then(woken, Value::None))))
}

/// Wakes whoever waits.
fn wake(interp: &mut Interp, args: Args<'_>) -> Res {
    let [queue] = args.exact::<1>(interp, "wake", false)?;
    let Value::Int(queue) = queue else { return Ok(Value::None) };
    let queue = WaitId(*queue as u32);
    if let Some((place, woken)) = &mut interp.signals.event_loop {
        *woken |= *place == queue;
    }
    Err(Box::new(Ctl::Syscall(Syscall::Notify { queue, n: 1 }, After::None)))
}

/// A weak reference to an instance or a generator.
fn weak(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "weak", false)?;
    Ok(WeakValue::of(value).map_or_else(|| value.clone(), |weak| interp.native(Native::WeakRef(weak))))
}

/// What a weak reference refers to, or None.
fn strong(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "strong", false)?;
    let Value::Native(n) = value else { return Ok(value.clone()) };
    let Native::WeakRef(weak) = &**n else { return Ok(Value::None) };
    Ok(weak.upgrade().unwrap_or(Value::None))
}

/// `types.coroutine` of a function: a copy whose generators can be awaited.
fn awaitable(_: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Function(f)) = args.pos.first() else {
        return Ok(args.pos.first().cloned().unwrap_or(Value::None));
    };
    let mut meta = f.meta.borrow().clone();
    meta.awaitable = true;
    let copy =
        Function { code: f.code.clone(), globals: f.globals.clone(), closure: f.closure.clone(), meta: meta.into() };
    Ok(Value::Function(Rc::new(copy)))
}

/// 1 for a coroutine, 2 for a generator that can be awaited, 0 for anything else.
fn coroutine_kind(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(match args.pos.first() {
        Some(Value::Generator(g)) if g.kind == GeneratorKind::Coroutine => 1,
        Some(Value::Generator(g)) if g.awaitable => 2,
        _ => 0,
    }))
}

/// Which kind of function: `generator`, `coroutine`, `async generator`, `function`, or None for anything else.
fn function_kind(_: &mut Interp, args: Args<'_>) -> Res {
    use crate::python::bytecode::CodeKind;
    Ok(match args.pos.first() {
        Some(Value::Function(f)) => Value::str(match f.code.def.kind {
            CodeKind::Coroutine => "coroutine",
            CodeKind::AsyncGenerator => "async generator",
            CodeKind::Generator if f.meta.borrow().awaitable => "awaitable generator",
            CodeKind::Generator => "generator",
            _ => "function",
        }),
        _ => Value::None,
    })
}

/// Whether a value is a future or says so: its class has `_asyncio_future_blocking`, and its own is not None.
fn isfuture(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "isfuture", false)?;
    let name = sym::_asyncio_future_blocking;
    let Value::Object(o) = value else { return Ok(Value::Bool(false)) };
    let Some(default) = o.class.lookup(name) else { return Ok(Value::Bool(false)) };
    let own = interp.instance_get(o, name).unwrap_or(default);
    Ok(Value::Bool(!own.is_none()))
}

/// Whether the class of a value has `__await__`.
fn has_await(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(value) = args.pos.first() else { return Ok(Value::None) };
    Ok(Value::Bool(interp.type_of(value).lookup(sym::__await__).is_some()))
}

/// `sys.set_asyncgen_hooks` with all arguments; None for none.
fn set_hooks(interp: &mut Interp, args: Args<'_>) -> Res {
    let [first, last] = args.exact::<2>(interp, "set_hooks", false)?;
    let at = interp.thread.index();
    if interp.asyncgen_hooks.len() <= at {
        interp.asyncgen_hooks.resize(at + 1, [Value::Null, Value::Null]);
    }
    let some = |value: &Value| if value.is_none() { Value::Null } else { value.clone() };
    interp.asyncgen_hooks[at] = [some(first), some(last)];
    Ok(Value::None)
}

/// The hooks as a pair.
fn hooks(interp: &mut Interp, _: Args<'_>) -> Res {
    let none = |value: Value| if value.is_null() { Value::None } else { value };
    Ok(Value::tuple(interp.asyncgen_hooks().map(none).to_vec()))
}

/// Sets the depth to which coroutines remember who made them; gives the previous one.
fn set_origin_depth(interp: &mut Interp, args: Args<'_>) -> Res {
    let [depth] = args.exact::<1>(interp, "set_coroutine_origin_tracking_depth", false)?;
    let previous = interp.origin_depth;
    match depth {
        Value::Int(n) if *n >= 0 => interp.origin_depth = *n as usize,
        Value::Int(_) => return Err(interp.value_error("depth must be >= 0")),
        _ => return Err(interp.type_error("'depth' must be an int")),
    }
    Ok(Value::Int(previous as i64))
}

fn origin_depth(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(interp.origin_depth as i64))
}

/// Whether the library has a module of this name.
fn available(interp: &mut Interp, args: Args<'_>) -> Res {
    let name = args.pos.first().and_then(Value::as_str).unwrap_or_default();
    Ok(Value::Bool((interp.library.source)(name).is_some()))
}

/// What CPython's `heapq` (in C) spends on calling `TimerHandle.__lt__` for one comparison, in ns.
pub const COMPARE: Ns = 55;

/// The time of a timer.
fn when(interp: &mut Interp, timer: &Value) -> Res<f64> {
    let Value::Object(o) = timer else { return Err(interp.type_error("a TimerHandle was expected")) };
    match interp.instance_get(o, sym::_when).unwrap_or_default().unwrap_base() {
        Value::Float(x) => Ok(*x),
        Value::Int(n) => Ok(*n as f64),
        _ => Err(interp.unsupported("asyncio timers whose time is neither int nor float")),
    }
}

/// Moves the timer at `at` towards the root until its parent is not later (`siftdown` of `Modules/_heapqmodule.c`).
fn rise(interp: &mut Interp, heap: &mut [Value], mut at: usize) -> Res<()> {
    let time = when(interp, &heap[at])?;
    while at > 0 {
        let parent = (at - 1) / 2;
        interp.charge(COMPARE);
        if time >= when(interp, &heap[parent])? {
            break;
        }
        heap.swap(at, parent);
        at = parent;
    }
    Ok(())
}

/// `heapq.heappush` of a timer.
fn push_timer(interp: &mut Interp, args: Args<'_>) -> Res {
    let [heap, timer] = args.exact::<2>(interp, "push_timer", false)?;
    let Value::List(heap) = heap else { return Err(interp.type_error("heap argument must be a list")) };
    let mut items = heap.items.borrow_mut();
    items.push(timer.clone());
    let last = items.len() - 1;
    rise(interp, &mut items, last)?;
    Ok(Value::None)
}

/// `heapq.heappop` of a timer: the hole sinks to a leaf along the earlier children, then the last one rises from there.
fn pop_timer(interp: &mut Interp, args: Args<'_>) -> Res {
    let [heap] = args.exact::<1>(interp, "pop_timer", false)?;
    let Value::List(heap) = heap else { return Err(interp.type_error("heap argument must be a list")) };
    let mut items = heap.items.borrow_mut();
    let Some(last) = items.pop() else { return Err(interp.raise(Exc::IndexError, "index out of range")) };
    if items.is_empty() {
        return Ok(last);
    }
    let first = std::mem::replace(&mut items[0], last);
    let (mut at, end) = (0, items.len());
    loop {
        let mut child = 2 * at + 1;
        if child >= end {
            break;
        }
        if child + 1 < end {
            interp.charge(COMPARE);
            let (left, right) = (when(interp, &items[child])?, when(interp, &items[child + 1])?);
            child += usize::from(left >= right);
        }
        items.swap(at, child);
        at = child;
    }
    rise(interp, &mut items, at)?;
    Ok(first)
}

/// The stack of callers as `(file, line, function)`, innermost first, without the caller itself.
fn callers(_: &mut Interp, _: Args<'_>) -> Res {
    let look = |_: &mut Interp, t: &crate::python::vm::thread::Thread, _: Value| {
        let visible = t.frames.iter().rev().filter(|f| !f.func.code.hidden);
        let entry = |frame: &crate::python::vm::thread::Frame| {
            let code = &frame.func.code;
            let line = code.span(frame.ip.saturating_sub(1)).line;
            Value::tuple(vec![Value::str(&code.filename), Value::Int(line.into()), Value::str(&code.def.name)])
        };
        Ok(Value::list(visible.map(entry).collect()))
    };
    Err(Box::new(Ctl::Frames(look, Value::None)))
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("new_queue", new_queue),
    Builtin::function("wait", wait),
    Builtin::function("wake", wake),
    Builtin::function("weak", weak).costing(10),
    Builtin::function("strong", strong).costing(5),
    Builtin::function("awaitable", awaitable),
    Builtin::function("coroutine_kind", coroutine_kind).costing(2),
    Builtin::function("function_kind", function_kind),
    Builtin::function("has_await", has_await),
    Builtin::function("isfuture", isfuture).costing(60),
    Builtin::function("set_hooks", set_hooks),
    Builtin::function("hooks", hooks),
    Builtin::function("callers", callers),
    Builtin::function("available", available),
    Builtin::function("push_timer", push_timer).costing(30),
    Builtin::function("pop_timer", pop_timer).costing(30),
];

/// Functions of `sys` that belong here.
pub static SYS: &[Builtin] = &[
    Builtin::function("set_coroutine_origin_tracking_depth", set_origin_depth),
    Builtin::function("get_coroutine_origin_tracking_depth", origin_depth),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    functions(interp, namespace, super::aio_tasks::FUNCTIONS);
    functions(interp, namespace, super::aio_futures::FUNCTIONS);
    interp.module_set(namespace, "__await__", Value::Builtin(&AWAIT));
    functions(interp, namespace, super::aio_loop::FUNCTIONS);
    functions(interp, namespace, super::aio_step::FUNCTIONS);
}
