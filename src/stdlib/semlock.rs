//! `_multiprocessing.SemLock`: a semaphore of the world with the rules of a lock, a re-entrant lock or a semaphore
//! (`Modules/_multiprocessing/semaphore.c`).

use std::cell::Cell;
use std::rc::Rc;

use super::world::{ask, failed};
use crate::base::Ns;
use crate::kernel::api::Syscall;
use crate::kernel::world::semaphore::FUTEX_NS;
use crate::kernel::world::{Error, Reply, Request};
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::{Class, Native, SemLockState, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `kind` of a re-entrant lock; 1 is a semaphore.
const RECURSIVE_MUTEX: i64 = 0;

/// `SemLock(kind, value, maxvalue, handle)`: with a handle it is another process's.
pub fn new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let [kind, value, most, handle] = args.exact::<4>(interp, "SemLock", false)?;
    let (Value::Int(kind), Value::Int(value), Value::Int(most)) = (kind, value, most) else {
        return Err(interp.type_error("SemLock needs numbers"));
    };
    let state = |handle: i64| {
        Native::SemLock(SemLockState {
            handle: handle as u32,
            recursive: *kind == RECURSIVE_MUTEX,
            most: *most as u32,
            count: Cell::new(0),
            owner: Cell::new(None),
        })
    };
    if let Value::Int(handle) = handle {
        return Ok(interp.native(state(*handle)));
    }
    let data = Value::tuple(vec![Value::Int(*kind), Value::Int(*most)]);
    let request = Request::Semaphore { value: *value as u32 };
    ask(interp, Syscall::Sync, request, None, made, data)
}

fn made(interp: &mut Interp, reply: Reply, data: Value) -> Res {
    let (Reply::Number(handle), Value::Tuple(data)) = (reply, &data) else { return Ok(Value::None) };
    let (Value::Int(kind), Value::Int(most)) = (&data.items[0], &data.items[1]) else { return Ok(Value::None) };
    Ok(interp.native(Native::SemLock(SemLockState {
        handle: handle as u32,
        recursive: *kind == RECURSIVE_MUTEX,
        most: *most as u32,
        count: Cell::new(0),
        owner: Cell::new(None),
    })))
}

fn state<'a>(args: &Args<'a>) -> Option<&'a SemLockState> {
    semlock(args.pos.first()?)
}

fn semlock(value: &Value) -> Option<&SemLockState> {
    match value {
        Value::Native(native) => match &**native {
            Native::SemLock(state) => Some(state),
            _ => None,
        },
        _ => None,
    }
}

fn is_mine(interp: &Interp, lock: &SemLockState) -> bool {
    lock.count.get() > 0 && lock.owner.get() == Some(interp.thread)
}

fn acquire(interp: &mut Interp, args: Args<'_>) -> Res {
    let [block, timeout] = args.rest().bind(interp, "acquire", ["block", "timeout"], 0)?;
    let Some(lock) = state(&args) else { return Ok(Value::None) };
    if lock.recursive && is_mine(interp, lock) {
        lock.count.set(lock.count.get() + 1);
        return Ok(Value::Bool(true));
    }
    let block = !matches!(block, Some(Value::Bool(false) | Value::Int(0)));
    let timeout = match timeout.map(Value::unwrap_base) {
        _ if !block => Some(0),
        None | Some(Value::None) => None,
        Some(Value::Int(n)) => Some((*n).max(0) as Ns * 1_000_000_000),
        Some(Value::Float(x)) => Some((x.max(0.0) * 1e9) as Ns),
        Some(other) => {
            let text = format!("must be real number, not {}", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    let request = Request::Take { semaphore: lock.handle, waits: false };
    ask(interp, Syscall::Sync, request, timeout, taken, args.pos[0].clone())
}

fn taken(interp: &mut Interp, reply: Reply, this: Value) -> Res {
    match reply {
        Reply::TimedOut => Ok(Value::Bool(false)),
        Reply::Error(error) => Err(failed(interp, error)),
        _ => {
            if let Some(lock) = semlock(&this) {
                lock.count.set(lock.count.get() + 1);
                lock.owner.set(Some(interp.thread));
            }
            Ok(Value::Bool(true))
        }
    }
}

fn enter(interp: &mut Interp, args: Args<'_>) -> Res {
    acquire(interp, Args::positional(&args.pos[..1]))
}

fn release(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "release", true)?;
    let Some(lock) = state(&args) else { return Ok(Value::None) };
    if lock.recursive {
        if !is_mine(interp, lock) {
            let text = "attempt to release recursive lock not owned by thread";
            return Err(interp.raise(Exc::AssertionError, text));
        }
        if lock.count.get() > 1 {
            lock.count.set(lock.count.get() - 1);
            return Ok(Value::None);
        }
    }
    let request = Request::Give { semaphore: lock.handle, most: lock.most };
    ask(interp, Syscall::Sync, request, None, given, args.pos[0].clone())
}

fn given(interp: &mut Interp, reply: Reply, this: Value) -> Res {
    match reply {
        Reply::Error(Error::Overflow) => Err(interp.value_error("semaphore or lock released too many times")),
        Reply::Error(error) => Err(failed(interp, error)),
        reply => {
            if matches!(reply, Reply::Number(_)) {
                interp.charge(FUTEX_NS);
            }
            if let Some(lock) = semlock(&this) {
                lock.count.set(lock.count.get() - 1);
            }
            Ok(Value::None)
        }
    }
}

fn exit(interp: &mut Interp, args: Args<'_>) -> Res {
    release(interp, Args::positional(&args.pos[..1]))
}

fn count(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(state(&args).map_or(0, |lock| lock.count.get())))
}

fn mine(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Bool(state(&args).is_some_and(|lock| is_mine(interp, lock))))
}

fn get_value(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(lock) = state(&args) else { return Ok(Value::None) };
    let request = Request::Permits { semaphore: lock.handle };
    ask(interp, Syscall::Sync, request, None, super::world::value, Value::None)
}

fn is_zero(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(lock) = state(&args) else { return Ok(Value::None) };
    let request = Request::Permits { semaphore: lock.handle };
    let zero = |_: &mut Interp, reply: Reply, _: Value| Ok(Value::Bool(reply == Reply::Number(0)));
    ask(interp, Syscall::Sync, request, None, zero, Value::None)
}

fn handle(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(state(&args).map_or(0, |lock| lock.handle.into())))
}

fn after_fork(_: &mut Interp, args: Args<'_>) -> Res {
    if let Some(lock) = state(&args) {
        lock.count.set(0);
    }
    Ok(Value::None)
}

/// Methods of `SemLock`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("SemLock", "acquire", acquire).costing(6),
    Builtin::method("SemLock", "release", release).costing(5),
    Builtin::method("SemLock", "__enter__", enter).costing(6),
    Builtin::method("SemLock", "__exit__", exit).costing(5),
    Builtin::method("SemLock", "_count", count),
    Builtin::method("SemLock", "_is_mine", mine),
    Builtin::method("SemLock", "_get_value", get_value),
    Builtin::method("SemLock", "_is_zero", is_zero),
    Builtin::method("SemLock", "_handle", handle),
    Builtin::method("SemLock", "_after_fork", after_fork),
];
