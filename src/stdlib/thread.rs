//! `_thread`: threads and thread-local data over the kernel's system calls (`Modules/_threadmodule.c`).
//!
//! Its locks are in [`super::lock`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::functions;
use super::lock::{TIMEOUT_MAX, new_lock};
use super::world::tell;
use crate::base::{Ns, ThreadId};
use crate::kernel::api::{Syscall, Wake};
use crate::kernel::world::process::pid_of;
use crate::kernel::world::{Request, resident};
use crate::python::builtins::{Builtin, Exc, Type, note_ended};
use crate::python::object::{Base, Class, Dict, Method, Namespace, Native, Value};
use crate::python::vm::control::{After, Args, Call, Ctl, Res, Stop};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// Smallest stack a thread may ask for, in bytes: what Linux needs, and a reserve.
const STACK_MIN: i64 = 0xd000;

fn allocate_lock(interp: &mut Interp, args: Args<'_>) -> Res {
    let class = interp.types[Type::Lock].clone();
    new_lock(interp, &class, args)
}

/// A local, with the attributes of the thread that makes it. In other threads `__init__` runs before their first use.
pub(super) fn new_local(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
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

pub(super) fn new_handle(interp: &mut Interp, _: &Rc<Class>, _: Args<'_>) -> Res {
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
    let Some(thread) = handle_of(args) else { return Ok(Value::None) };
    interp.done.push(thread);
    if thread != interp.thread {
        return Ok(Value::None);
    }
    Err(Box::new(Ctl::Syscall(Syscall::Over, After::None)))
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
    let shutdown = interp.prelude_function("_join_all");
    interp.module_set(namespace, "_shutdown", shutdown);
}
