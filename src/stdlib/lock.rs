//! `lock` and `RLock` of `_thread` over the kernel's locks (`Modules/_threadmodule.c`).

use std::cell::Cell;
use std::rc::Rc;

use crate::base::Ns;
use crate::kernel::api::{Syscall, Wake};
use crate::python::builtins::{Builtin, Exc, Type, receiver};
use crate::python::object::{Class, LockState, Native, RLockState, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;

/// Longest timeout, in s (`PyThread_TIMEOUT_MAX`).
pub(super) const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// Longest time that CPython can count, in s.
const TIMESTAMP_MAX: f64 = 9_223_372_036.854_775;

pub(super) fn new_lock(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    if !args.pos.is_empty() {
        return Err(interp.type_error("lock() takes no positional arguments"));
    }
    if !args.kwnames.is_empty() {
        return Err(interp.type_error("lock() takes no keyword arguments"));
    }
    let id = interp.next_lock();
    Ok(interp.native(Native::Lock(LockState { id, held: Cell::new(false) })))
}

pub(super) fn new_rlock(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
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
    let Some(this @ Value::Native(n)) = args.pos.first() else {
        return Err(receiver::wrong(interp, args, Type::Lock, "acquire"));
    };
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
    args.exact::<1>(interp, "__enter__", true)?;
    acquire(interp, args)
}

fn release(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "release", true)?;
    let Some(Value::Native(n)) = args.pos.first() else {
        return Err(receiver::wrong(interp, args, Type::Lock, "release"));
    };
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

fn locked(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "locked", true)?;
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
