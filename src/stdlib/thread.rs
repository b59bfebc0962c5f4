//! `_thread`: locks, threads and thread-local data over the kernel's system calls
//! (`Modules/_threadmodule.c`). Also `_queue.SimpleQueue` and `_random.Random`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::functions;
use super::world::tell;
use crate::base::{Ns, ThreadId};
use crate::kernel::api::{Syscall, Wake};
use crate::kernel::world::process::pid_of;
use crate::kernel::world::{Request, resident};
use crate::python::builtins::{Builtin, Exc, Twister, Type, note_ended};
use crate::python::object::{Base, Class, Dict, LockState, Method, Namespace, Native, RLockState, Value};
use crate::python::vm::control::{After, Args, Call, Ctl, Res, Stop};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// Longest timeout, in s (`PyThread_TIMEOUT_MAX`).
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// Longest time that CPython can count, in s.
const TIMESTAMP_MAX: f64 = 9_223_372_036.854_775;
/// Smallest stack a thread may ask for, in bytes: what Linux needs, and a reserve.
const STACK_MIN: i64 = 0xd000;

fn new_lock(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    if !args.pos.is_empty() {
        return Err(interp.type_error("lock() takes no positional arguments"));
    }
    if !args.kwnames.is_empty() {
        return Err(interp.type_error("lock() takes no keyword arguments"));
    }
    let id = interp.next_lock();
    Ok(interp.native(Native::Lock(LockState { id, held: Cell::new(false) })))
}

fn allocate_lock(interp: &mut Interp, args: Args<'_>) -> Res {
    let class = interp.types[Type::Lock].clone();
    new_lock(interp, &class, args)
}

fn new_rlock(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    if let Some(name) = args.kwnames.first() {
        let text = format!("RLock() got an unexpected keyword argument '{}'", name.as_str().unwrap_or_default());
        return Err(interp.type_error(text));
    }
    if !args.pos.is_empty() {
        let were = if args.pos.len() == 1 { "was" } else { "were" };
        let text = format!("RLock() takes 0 positional arguments but {} {were} given", args.pos.len());
        return Err(interp.type_error(text));
    }
    let id = interp.next_lock();
    Ok(interp.native(Native::RLock(RLockState { id, owner: Cell::new(None), count: Cell::new(0) })))
}

/// `blocking` and `timeout` of an acquire, as a kernel timeout.
fn timeout(interp: &mut Interp, args: Args<'_>) -> Res<Option<Ns>> {
    let [blocking, timeout] = args.rest().bind(interp, "acquire", ["blocking", "timeout"], 0)?;
    let blocking = !matches!(blocking, Some(Value::Bool(false) | Value::Int(0)));
    let seconds = match timeout.map(Value::unwrap_base) {
        None => -1.0,
        Some(Value::Int(n)) => *n as f64,
        Some(Value::Float(x)) => *x,
        Some(other) => {
            let text = format!("must be real number, not {}", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    if seconds.is_nan() {
        return Err(interp.value_error("Invalid value NaN (not a number)"));
    }
    if seconds.abs() > TIMESTAMP_MAX {
        return Err(interp.raise(Exc::OverflowError, "timestamp out of range for C PyTime_t"));
    }
    if !blocking && seconds != -1.0 {
        return Err(interp.value_error("can't specify a timeout for a non-blocking call"));
    }
    if seconds < 0.0 && seconds != -1.0 {
        return Err(interp.value_error("timeout value must be a non-negative number"));
    }
    if seconds > TIMEOUT_MAX {
        return Err(interp.raise(Exc::OverflowError, "timeout value is too large"));
    }
    Ok(match (blocking, seconds) {
        (false, _) => Some(0),
        (true, s) if s < 0.0 => None,
        (true, s) => Some((s * 1e9).ceil() as Ns),
    })
}

fn acquire(interp: &mut Interp, args: Args<'_>) -> Res {
    let timeout = timeout(interp, args)?;
    let Some(this @ Value::Native(n)) = args.pos.first() else { return Ok(Value::None) };
    match &**n {
        Native::Lock(l) => {
            let then = After::Then(acquired, this.clone());
            Err(Box::new(Ctl::Syscall(Syscall::Lock { lock: l.id, timeout }, then)))
        }
        Native::RLock(l) if l.owner.get() == Some(interp.thread) => {
            l.count.set(l.count.get() + 1);
            Ok(Value::Bool(true))
        }
        Native::RLock(l) => {
            let then = After::Then(acquired, this.clone());
            Err(Box::new(Ctl::Syscall(Syscall::Lock { lock: l.id, timeout }, then)))
        }
        _ => Ok(Value::None),
    }
}

fn acquired(interp: &mut Interp, wake: Wake, lock: Value) -> Res {
    let got = wake == Wake::Done;
    if let (Value::Native(n), true) = (&lock, got) {
        match &**n {
            Native::Lock(l) => l.held.set(true),
            Native::RLock(l) => {
                l.owner.set(Some(interp.thread));
                l.count.set(1);
            }
            _ => {}
        }
    }
    Ok(Value::Bool(got))
}

fn enter(interp: &mut Interp, args: Args<'_>) -> Res {
    acquire(interp, Args::positional(&args.pos[..1]))
}

fn release(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Native(n)) = args.pos.first() else { return Ok(Value::None) };
    match &**n {
        Native::Lock(l) => {
            if !l.held.replace(false) {
                return Err(interp.raise(Exc::RuntimeError, "release unlocked lock"));
            }
            Err(Box::new(Ctl::Syscall(Syscall::Unlock { lock: l.id }, After::None)))
        }
        Native::RLock(l) => {
            if l.owner.get() != Some(interp.thread) {
                return Err(interp.raise(Exc::RuntimeError, "cannot release un-acquired lock"));
            }
            l.count.set(l.count.get() - 1);
            if l.count.get() > 0 {
                return Ok(Value::None);
            }
            l.owner.set(None);
            Err(Box::new(Ctl::Syscall(Syscall::Unlock { lock: l.id }, After::None)))
        }
        _ => Ok(Value::None),
    }
}

fn exit(interp: &mut Interp, args: Args<'_>) -> Res {
    release(interp, Args::positional(&args.pos[..1]))
}

fn locked(_: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Native(n)) = args.pos.first() else { return Ok(Value::None) };
    Ok(Value::Bool(match &**n {
        Native::Lock(l) => l.held.get(),
        Native::RLock(l) => l.count.get() > 0,
        _ => false,
    }))
}

/// `_at_fork_reinit()`: whoever held it, it is free now.
fn reinit(_: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Native(n)) = args.pos.first() else { return Ok(Value::None) };
    let lock = match &**n {
        Native::Lock(l) if l.held.replace(false) => l.id,
        Native::RLock(l) if l.count.replace(0) > 0 => {
            l.owner.set(None);
            l.id
        }
        _ => return Ok(Value::None),
    };
    Err(Box::new(Ctl::Syscall(Syscall::Unlock { lock }, After::None)))
}

/// Methods of `lock`.
pub static LOCK: &[Builtin] = &[
    Builtin::method("lock", "acquire", acquire).costing(0),
    Builtin::method("lock", "release", release).costing(0),
    Builtin::method("lock", "locked", locked),
    Builtin::method("lock", "_at_fork_reinit", reinit),
    Builtin::method("lock", "__enter__", enter).costing(0),
    Builtin::method("lock", "__exit__", exit).costing(0),
];

fn is_owned(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Native(n)) = args.pos.first() else { return Ok(Value::None) };
    Ok(Value::Bool(matches!(&**n, Native::RLock(l) if l.owner.get() == Some(interp.thread))))
}

fn recursion_count(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Native(n)) = args.pos.first() else { return Ok(Value::None) };
    Ok(Value::Int(match &**n {
        Native::RLock(l) if l.owner.get() == Some(interp.thread) => l.count.get() as i64,
        _ => 0,
    }))
}

fn release_save(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Native(n)) = args.pos.first() else { return Ok(Value::None) };
    let Native::RLock(l) = &**n else { return Ok(Value::None) };
    if l.count.get() == 0 {
        return Err(interp.raise(Exc::RuntimeError, "cannot release un-acquired lock"));
    }
    let state = Value::Int(l.count.replace(0) as i64);
    l.owner.set(None);
    let then = After::Then(|_, _, state| Ok(state), state);
    Err(Box::new(Ctl::Syscall(Syscall::Unlock { lock: l.id }, then)))
}

fn acquire_restore(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, count] = args.exact::<2>(interp, "_acquire_restore", true)?;
    let Value::Native(n) = this else { return Ok(Value::None) };
    let Native::RLock(l) = &**n else { return Ok(Value::None) };
    let then = |interp: &mut Interp, _: Wake, data: Value| {
        if let Value::Tuple(d) = &data
            && let (Value::Native(n), Value::Int(count)) = (&d.items[0], &d.items[1])
            && let Native::RLock(l) = &**n
        {
            l.owner.set(Some(interp.thread));
            l.count.set(*count as u64);
        }
        Ok(Value::None)
    };
    let data = Value::tuple(vec![this.clone(), count.clone()]);
    Err(Box::new(Ctl::Syscall(Syscall::Lock { lock: l.id, timeout: None }, After::Then(then, data))))
}

/// Methods of `RLock`, besides those of `lock`.
pub static RLOCK: &[Builtin] = &[
    Builtin::method("RLock", "_is_owned", is_owned),
    Builtin::method("RLock", "_recursion_count", recursion_count),
    Builtin::method("RLock", "_release_save", release_save),
    Builtin::method("RLock", "_acquire_restore", acquire_restore),
];

/// A local, with the attributes of the thread that makes it. In other threads `__init__` runs before their first use.
fn new_local(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let init = matches!(class.lookup(sym::__init__), Some(Value::Function(_)));
    if !init && (!args.pos.is_empty() || !args.kwnames.is_empty()) {
        return Err(interp.type_error("Initialization arguments are not supported"));
    }
    let init = if init {
        let names = args.kwnames.iter().zip(args.kwvalues);
        let kwargs = names.map(|(name, value)| Value::tuple(vec![name.clone(), value.clone()]));
        Value::tuple(vec![Value::tuple(args.pos.to_vec()), Value::tuple(kwargs.collect())])
    } else {
        Value::Null
    };
    let id = interp.next_id();
    let dicts = RefCell::new(vec![(interp.thread, Dict::new())]);
    let native = interp.native(Native::Local { id, dicts, init });
    if let Value::Native(n) = &native {
        interp.locals.retain(|local| local.strong_count() > 0);
        interp.locals.push(Rc::downgrade(n));
    }
    Ok(if class.heap { interp.object(class, Base::Value(native)) } else { native })
}

fn new_handle(interp: &mut Interp, _: &Rc<Class>, _: Args<'_>) -> Res {
    Ok(interp.native(Native::ThreadHandle(Cell::new(None))))
}

fn make_handle(interp: &mut Interp, args: Args<'_>) -> Res {
    let [ident] = args.exact::<1>(interp, "_make_thread_handle", false)?;
    let Value::Int(n) = ident else { return Ok(Value::None) };
    let id = interp.thread_of_ident(*n);
    Ok(interp.native(Native::ThreadHandle(Cell::new(Some(id)))))
}

fn start_joinable_thread(interp: &mut Interp, args: Args<'_>) -> Res {
    let [func, handle, _daemon] = args.bind(interp, "start_joinable_thread", ["function", "handle", "daemon"], 1)?;
    if interp.ending {
        let text = "can't create new thread at interpreter shutdown";
        return Err(interp.raise(Exc::PythonFinalizationError, text));
    }
    if interp.threads_alive >= interp.settings.thread_limit {
        let text = format!("it has more than {} living threads", interp.settings.thread_limit);
        return Err(Box::new(Ctl::Stop(Stop::Limit(text))));
    }
    let handle = match handle {
        Some(Value::Native(n)) => Value::Native(n.clone()),
        _ => interp.native(Native::ThreadHandle(Cell::new(None))),
    };
    interp.threads_alive += 1;
    interp.world.borrow_mut().resident.add(interp.process, resident::THREAD);
    let then = |interp: &mut Interp, wake: Wake, data: Value| {
        let (Value::Tuple(d), Wake::Spawned(id)) = (&data, wake) else { return Ok(data) };
        interp.spawned.push((id, d.items[0].clone()));
        if let Value::Native(n) = &d.items[1]
            && let Native::ThreadHandle(slot) = &**n
        {
            slot.set(Some(id));
        }
        Ok(d.items[1].clone())
    };
    let func = func.cloned().unwrap_or_default();
    let data = Value::tuple(vec![func, handle]);
    Err(Box::new(Ctl::Syscall(Syscall::Spawn, After::Then(then, data))))
}

static START: Builtin = Builtin::function("start_joinable_thread", start_joinable_thread);

/// `start_new_thread(function, args[, kwargs])`: a thread that nobody can join.
fn start_new_thread(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "start_new_thread", 2, 3, false)?;
    let callable = match &given[0] {
        Value::Object(o) => o.class.lookup(sym::__call__).is_some(),
        other => !matches!(other, Value::Int(_) | Value::Float(_) | Value::Str(_) | Value::None | Value::Bool(_)),
    };
    if !callable {
        return Err(interp.type_error("first arg must be callable"));
    }
    if !matches!(given[1], Value::Tuple(_)) {
        return Err(interp.type_error("2nd arg must be a tuple"));
    }
    if !matches!(given.get(2), None | Some(Value::Dict(_))) {
        return Err(interp.type_error("optional 3rd arg must be a dictionary"));
    }
    let func = interp.prelude_function("_bare_thread");
    let this = Value::tuple(given.to_vec());
    let func = Value::Method(Rc::new(Method { func, this }));
    let handle = interp.native(Native::ThreadHandle(Cell::new(None)));
    let then = |interp: &mut Interp, _: Value, handle: Value| {
        let started = handle_of(Args::positional(&[handle])).unwrap_or_default();
        Ok(Value::Int(interp.thread_ident(started)))
    };
    Err(Box::new(Ctl::Then(
        Call { func: Value::Builtin(&START), args: vec![func, handle.clone()], kwargs: Vec::new() },
        then,
        handle,
    )))
}

/// `exit()`: ends the calling thread.
fn exit_thread(interp: &mut Interp, _: Args<'_>) -> Res {
    let exception = interp.exception(Exc::SystemExit, Vec::new());
    Err(Box::new(Ctl::Raise(exception)))
}

/// `_count()`: threads besides the main thread.
fn count(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(i64::from(interp.threads_alive) - 1))
}

fn handle_of(args: Args<'_>) -> Option<ThreadId> {
    match args.pos.first() {
        Some(Value::Native(n)) => match &**n {
            Native::ThreadHandle(slot) => slot.get(),
            _ => None,
        },
        _ => None,
    }
}

fn handle_join(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "join", 0, 1, true)?;
    let timeout = match given.first().map(Value::unwrap_base) {
        None | Some(Value::None) => None,
        Some(Value::Int(n)) if *n < 0 => None,
        Some(Value::Int(n)) => Some((*n as Ns).saturating_mul(1_000_000_000)),
        Some(Value::Float(x)) if *x < 0.0 => None,
        Some(Value::Float(x)) => Some((*x * 1e9).ceil() as Ns),
        Some(other) => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    let Some(thread) = handle_of(args) else {
        return Err(interp.raise(Exc::RuntimeError, "thread not started"));
    };
    if thread == interp.thread {
        return Err(interp.raise(Exc::RuntimeError, "Cannot join current thread"));
    }
    if interp.done.contains(&thread) {
        return Ok(Value::None);
    }
    Err(Box::new(Ctl::Syscall(Syscall::Join { thread, timeout }, After::None)))
}

fn handle_is_done(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Bool(handle_of(args).is_some_and(|t| interp.done.contains(&t))))
}

fn handle_set_done(interp: &mut Interp, args: Args<'_>) -> Res {
    if let Some(thread) = handle_of(args) {
        interp.done.push(thread);
    }
    Ok(Value::None)
}

/// Methods of `_ThreadHandle`.
pub static HANDLE: &[Builtin] = &[
    Builtin::method("_ThreadHandle", "join", handle_join),
    Builtin::method("_ThreadHandle", "is_done", handle_is_done),
    Builtin::method("_ThreadHandle", "_set_done", handle_set_done),
];

fn get_ident(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(interp.thread_ident(interp.thread)))
}

fn get_native_id(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(pid_of(interp.thread)))
}

fn main_ident(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(interp.thread_ident(interp.main_thread)))
}

/// `stack_size([size])`: remembered and without effect.
fn stack_size(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "stack_size", 0, 1, false)?;
    let old = Value::Int(interp.stack_size);
    match given.first().map(Value::unwrap_base) {
        None => {}
        Some(Value::Int(n)) if *n != 0 && *n < STACK_MIN => {
            let text = format!("size must be at least {STACK_MIN} bytes");
            return Err(interp.value_error(text));
        }
        Some(Value::Int(n)) => {
            interp.stack_size = *n;
            if *n == 0 {
                return Ok(Value::Int(0));
            }
        }
        Some(other) => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    }
    Ok(old)
}

fn daemon_threads_allowed(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Bool(true))
}

fn set_name(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name] = args.exact::<1>(interp, "set_name", false)?;
    if let Some(name) = name.as_str() {
        tell(interp, Request::Rename { thread: Some(interp.thread), name: name.to_owned() });
    }
    Ok(Value::None)
}

fn print_exception(interp: &mut Interp, args: Args<'_>) -> Res {
    Err(interp.prelude_call("_print_exception", args.pos.to_vec()))
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("allocate_lock", allocate_lock),
    Builtin::function("start_joinable_thread", start_joinable_thread),
    Builtin::function("start_new_thread", start_new_thread),
    Builtin::function("start_new", start_new_thread),
    Builtin::function("exit", exit_thread),
    Builtin::function("exit_thread", exit_thread),
    Builtin::function("_count", count),
    Builtin::function("_is_main_interpreter", daemon_threads_allowed),
    Builtin::function("get_ident", get_ident),
    Builtin::function("get_native_id", get_native_id),
    Builtin::function("_get_main_thread_ident", main_ident),
    Builtin::function("_make_thread_handle", make_handle),
    Builtin::function("stack_size", stack_size),
    Builtin::function("daemon_threads_allowed", daemon_threads_allowed),
    Builtin::function("set_name", set_name),
    Builtin::function("_print_exception", print_exception),
    Builtin::function("_note_ended", note_ended),
];

/// The names of `_thread`.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    let types = [
        ("lock", Type::Lock),
        ("LockType", Type::Lock),
        ("RLock", Type::RLock),
        ("_local", Type::Local),
        ("_ThreadHandle", Type::ThreadHandle),
    ];
    for (name, which) in types {
        super::class(interp, namespace, name, which);
    }
    let error = Value::Class(interp.types[Exc::RuntimeError].clone());
    interp.module_set(namespace, "error", error);
    interp.module_set(namespace, "TIMEOUT_MAX", Value::Float(TIMEOUT_MAX));
}

fn new_queue(interp: &mut Interp, _: &Rc<Class>, _: Args<'_>) -> Res {
    let wait = interp.next_wait();
    Ok(interp.native(Native::SimpleQueue { items: RefCell::default(), wait }))
}

fn queue_put(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, item, ..] = args.pos else {
        return Err(interp.type_error("put() missing required argument 'item' (pos 1)"));
    };
    let Value::Native(n) = this else { return Ok(Value::None) };
    let Native::SimpleQueue { items, wait } = &**n else { return Ok(Value::None) };
    items.borrow_mut().push_back(item.clone());
    Err(Box::new(Ctl::Syscall(Syscall::Notify { queue: *wait, n: 1 }, After::None)))
}

fn queue_get(interp: &mut Interp, args: Args<'_>) -> Res {
    let [block, limit] = args.rest().bind(interp, "get", ["block", "timeout"], 0)?;
    let block = !matches!(block, Some(Value::Bool(false) | Value::Int(0)));
    let deadline = match limit.map(Value::unwrap_base) {
        _ if !block => Value::Int(interp.now as i64),
        None | Some(Value::None) => Value::None,
        Some(other) => match super::time::duration(interp, &other.clone())? {
            Some(ns) => Value::Int((interp.now + ns) as i64),
            None => return Err(interp.value_error("'timeout' must be a non-negative number")),
        },
    };
    take(interp, &Value::tuple(vec![args.pos[0].clone(), deadline]))
}

fn take(interp: &mut Interp, data: &Value) -> Res {
    let Value::Tuple(d) = data else { return Ok(Value::None) };
    let Value::Native(n) = &d.items[0] else { return Ok(Value::None) };
    let Native::SimpleQueue { items, wait } = &**n else { return Ok(Value::None) };
    let first = items.borrow_mut().pop_front();
    if let Some(item) = first {
        return Ok(item);
    }
    let timeout = match &d.items[1] {
        Value::Int(deadline) if *deadline <= interp.now as i64 => {
            let empty = interp.prelude_function("_Empty");
            if let Value::Class(c) = &empty {
                let exception = interp.exception_of(c, Vec::new());
                return Err(Box::new(Ctl::Raise(exception)));
            }
            return Ok(Value::None);
        }
        Value::Int(deadline) => Some(*deadline as Ns - interp.now),
        _ => None,
    };
    let then = |interp: &mut Interp, _: Wake, data: Value| take(interp, &data);
    Err(Box::new(Ctl::Syscall(Syscall::Wait { queue: *wait, timeout }, After::Then(then, data.clone()))))
}

fn queue_get_nowait(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "get_nowait", true)?;
    let now = Value::Int(interp.now as i64);
    take(interp, &Value::tuple(vec![this.clone(), now]))
}

fn queue_len(args: Args<'_>) -> i64 {
    match args.pos.first() {
        Some(Value::Native(n)) => match &**n {
            Native::SimpleQueue { items, .. } => items.borrow().len() as i64,
            _ => 0,
        },
        _ => 0,
    }
}

fn queue_qsize(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(queue_len(args)))
}

fn queue_empty(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Bool(queue_len(args) == 0))
}

/// Methods of `SimpleQueue`.
pub static QUEUE: &[Builtin] = &[
    Builtin::method("SimpleQueue", "put", queue_put).costing(3),
    Builtin::method("SimpleQueue", "put_nowait", queue_put),
    Builtin::method("SimpleQueue", "get", queue_get).costing(3),
    Builtin::method("SimpleQueue", "get_nowait", queue_get_nowait),
    Builtin::method("SimpleQueue", "qsize", queue_qsize),
    Builtin::method("SimpleQueue", "empty", queue_empty),
];

fn new_random(interp: &mut Interp, class: &Rc<Class>, _: Args<'_>) -> Res {
    let seed = interp.settings.seed;
    let twister = Twister::new(&[seed as u32, (seed >> 32) as u32, 0x6765_7473]);
    let native = interp.native(Native::Random(RefCell::new(Box::new(twister))));
    Ok(if class.heap { interp.object(class, Base::Value(native)) } else { native })
}

fn twister(args: Args<'_>, f: impl FnOnce(&mut Twister) -> Value) -> Value {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::Native(n)) => match &**n {
            Native::Random(t) => f(&mut t.borrow_mut()),
            _ => Value::None,
        },
        _ => Value::None,
    }
}

fn random(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(twister(args, |t| Value::Float(t.next_f64())))
}

fn getrandbits(interp: &mut Interp, args: Args<'_>) -> Res {
    let [_, bits] = args.exact::<2>(interp, "getrandbits", true)?;
    let Value::Int(bits) = bits else { return Err(interp.type_error("getrandbits() needs an int")) };
    let bits = *bits;
    if bits < 0 {
        return Err(interp.value_error("number of bits must be non-negative"));
    }
    Ok(twister(args, |t| {
        // 32-bit words, lowest first; the last one is cut from its high end.
        let mut words = Vec::new();
        let mut left = bits;
        while left > 0 {
            let mut word = t.next_u32();
            if left < 32 {
                word >>= 32 - left;
            }
            words.push(word);
            left -= 32;
        }
        Value::int(num_bigint::BigInt::from(num_bigint::BigUint::new(words)))
    }))
}

fn seed(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.pos.get(1).cloned().unwrap_or(Value::None);
    let key = match given.unwrap_base() {
        Value::Int(n) => {
            let n = n.unsigned_abs();
            if n >> 32 == 0 { vec![n as u32] } else { vec![n as u32, (n >> 32) as u32] }
        }
        Value::Big(n) => n.magnitude().to_u32_digits(),
        Value::Bool(b) => vec![u32::from(*b)],
        // Without a seed: what the machine draws.
        _ => {
            let drawn = [interp.draw(), interp.draw()];
            drawn.iter().flat_map(|n| [*n as u32, (*n >> 32) as u32]).collect()
        }
    };
    Ok(twister(args, |t| {
        *t = Twister::new(&key);
        Value::None
    }))
}

fn getstate(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(twister(args, |t| Value::tuple(t.words().map(|word| Value::Int(word.into())).collect())))
}

fn setstate(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Tuple(state)) = args.pos.get(1) else {
        return Err(interp.type_error("state vector must be a tuple"));
    };
    if state.items.len() != 625 {
        return Err(interp.value_error("state vector is the wrong size"));
    }
    let word = |item: &Value| match item {
        Value::Int(n) => u32::try_from(*n).ok(),
        _ => None,
    };
    let words: Option<Vec<u32>> = state.items.iter().map(word).collect();
    match words.as_deref().and_then(Twister::from_words) {
        Some(new) => Ok(twister(args, |t| {
            *t = new;
            Value::None
        })),
        None => Err(interp.value_error("invalid state")),
    }
}

/// Methods of `_random.Random`.
pub static RANDOM: &[Builtin] = &[
    Builtin::method("Random", "random", random),
    Builtin::method("Random", "getrandbits", getrandbits),
    Builtin::method("Random", "seed", seed),
    Builtin::method("Random", "getstate", getstate),
    Builtin::method("Random", "setstate", setstate),
];

/// How instances of the types in this file are made; `None` for others.
pub fn constructor(which: Type) -> Option<crate::python::builtins::NewFn> {
    Some(match which {
        Type::Lock => new_lock,
        Type::RLock => new_rlock,
        Type::Local => new_local,
        Type::ThreadHandle => new_handle,
        Type::SimpleQueue => new_queue,
        Type::Random => new_random,
        _ => return None,
    })
}
