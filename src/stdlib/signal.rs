//! `_signal`: handlers, timers, and signals that a program sends (`Modules/signalmodule.c`). Also `os.kill`.
//!
//! Handlers get `None` for the frame. Masks, `sigwait` and the timers of CPU time are left out.

use std::rc::Rc;

use super::functions;
use super::world::{ask, value};
use crate::base::{Ns, ProcessId, SEC};
use crate::kernel::api::Syscall;
use crate::kernel::world::{Reply, Request};
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::{Namespace, Value};
use crate::python::vm::control::{After, Args, Ctl, Res, Stop};
use crate::python::vm::interp::Interp;
use crate::python::vm::signals::{COUNT, Handler, SIGALRM, SIGINT, Timer};

/// `SIG_DFL` and `SIG_IGN`.
const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;
/// SIGKILL and SIGSTOP, which nobody can catch.
const FIXED: [u32; 2] = [9, 19];
/// `ITIMER_REAL`.
const REAL: i64 = 0;

static DEFAULT_INT: Builtin = Builtin::function("default_int_handler", default_int_handler);

fn default_int_handler(interp: &mut Interp, _: Args<'_>) -> Res {
    let exception = interp.exception(Exc::KeyboardInterrupt, Vec::new());
    Err(Box::new(Ctl::Raise(exception)))
}

/// Installs the handler that Python starts with.
pub fn setup(interp: &mut Interp) {
    interp.signals.handlers[SIGINT as usize] = Handler::Call(Value::Builtin(&DEFAULT_INT));
}

fn number(interp: &mut Interp, value: &Value) -> Res<u32> {
    match value.unwrap_base() {
        Value::Int(n) if (1..COUNT as i64).contains(n) => Ok(*n as u32),
        Value::Int(_) | Value::Big(_) => Err(interp.value_error("signal number out of range")),
        other => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}

fn invalid(interp: &mut Interp) -> Box<Ctl> {
    let args = vec![Value::Int(22), Value::str("Invalid argument")];
    let exception = interp.exception(Exc::OSError, args);
    Box::new(Ctl::Raise(exception))
}

fn invalid_timer(interp: &mut Interp) -> Box<Ctl> {
    let args = vec![Value::Int(22), Value::str("Invalid argument")];
    match interp.prelude_function("_ItimerError") {
        Value::Class(class) => Box::new(Ctl::Raise(interp.exception_of(&class, args))),
        _ => invalid(interp),
    }
}

fn shown(handler: &Handler) -> Value {
    match handler {
        Handler::Default => Value::Int(DEFAULT),
        Handler::Ignore => Value::Int(IGNORE),
        Handler::Call(func) => func.clone(),
    }
}

/// `signal(number, handler)`: the handler so far.
fn signal(interp: &mut Interp, args: Args<'_>) -> Res {
    let [which, handler] = args.exact::<2>(interp, "signal", false)?;
    if interp.thread != interp.main_thread {
        return Err(interp.value_error("signal only works in main thread of the main interpreter"));
    }
    let number = number(interp, which)?;
    let handler = match handler.unwrap_base() {
        Value::Int(DEFAULT) => Handler::Default,
        Value::Int(IGNORE) => Handler::Ignore,
        Value::Int(_) | Value::None | Value::Str(_) | Value::Float(_) | Value::Bool(_) => {
            let text = "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
            return Err(interp.type_error(text));
        }
        _ => Handler::Call(handler.clone()),
    };
    if FIXED.contains(&number) {
        return Err(invalid(interp));
    }
    let old = std::mem::replace(&mut interp.signals.handlers[number as usize], handler);
    Ok(shown(&old))
}

fn getsignal(interp: &mut Interp, args: Args<'_>) -> Res {
    let [which] = args.exact::<1>(interp, "getsignal", false)?;
    let number = number(interp, which)?;
    Ok(shown(&interp.signals.handlers[number as usize]))
}

/// A signal to the process itself: it is there at once. `wake` says that the main thread gets it, so that its wait
/// ends; a signal to another thread leaves the main thread asleep, with the handler for later.
fn send_to_self(interp: &mut Interp, number: u32, wake: bool) -> Res {
    let now = interp.now;
    let reaction = if FIXED.contains(&number) {
        return Err(Box::new(Ctl::Stop(Stop::Exit(-(number as i32)))));
    } else {
        interp.signals.arrive(number, 0, now)
    };
    if let Some(status) = reaction.end {
        return Err(Box::new(Ctl::Stop(Stop::Exit(status))));
    }
    if !reaction.interrupt {
        return Ok(Value::None);
    }
    if interp.thread == interp.main_thread {
        interp.types.finalizers.pending.set(true);
        return Ok(Value::None);
    }
    if !wake {
        return Ok(Value::None);
    }
    // The handler waits already; this only wakes the main thread.
    let call = Syscall::Signal { process: interp.process, number: 0, token: 0, after: 0 };
    Err(Box::new(Ctl::Syscall(call, After::None)))
}

fn raise_signal(interp: &mut Interp, args: Args<'_>) -> Res {
    let [which] = args.exact::<1>(interp, "raise_signal", false)?;
    match which.unwrap_base() {
        Value::Int(0) => return Ok(Value::None),
        Value::Int(n) if !(1..COUNT as i64).contains(n) => return Err(invalid(interp)),
        _ => {}
    }
    let number = number(interp, which)?;
    stops(interp, number)?;
    send_to_self(interp, number, false)
}

/// Refuses what stops a process: SIGSTOP, and SIGTSTP, SIGTTIN, SIGTTOU without a handler.
fn stops(interp: &mut Interp, number: u32) -> Res<()> {
    if (19..=22).contains(&number) && matches!(interp.signals.handlers[number as usize], Handler::Default) {
        return Err(interp.unsupported("stopping a process (SIGSTOP)"));
    }
    Ok(())
}

/// `_thread.interrupt_main([number])`: as if the signal had come.
fn interrupt_main(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "interrupt_main", 0, 1, false)?;
    let number = match given.first() {
        Some(which) => number(interp, which)?,
        None => SIGINT,
    };
    match interp.signals.handlers[number as usize] {
        Handler::Call(_) => send_to_self(interp, number, false),
        _ => Ok(Value::None),
    }
}

/// `_call_soon(ident, func)`: has a thread call something at its next safe point; nothing else that was to be called.
fn call_soon(interp: &mut Interp, args: Args<'_>) -> Res {
    let [ident, func] = args.exact::<2>(interp, "_call_soon", false)?;
    let Value::Int(ident) = *ident else { return Ok(Value::None) };
    let thread = interp.thread_of_ident(ident);
    interp.signals.calls.retain(|(other, _)| *other != thread);
    if !func.is_none() {
        interp.signals.calls.push((thread, func.clone()));
        if thread == interp.thread {
            interp.types.finalizers.pending.set(true);
        }
    }
    Ok(Value::None)
}

fn pthread_kill(interp: &mut Interp, args: Args<'_>) -> Res {
    let [thread, which] = args.exact::<2>(interp, "pthread_kill", false)?;
    let number = number(interp, which)?;
    let main = interp.thread_ident(interp.main_thread);
    send_to_self(interp, number, matches!(thread, Value::Int(ident) if *ident == main))
}

/// `os.kill(pid, number)`.
pub fn kill(interp: &mut Interp, args: Args<'_>) -> Res {
    let [pid, which] = args.exact::<2>(interp, "kill", false)?;
    let Value::Int(pid) = *pid.unwrap_base() else {
        let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(pid));
        return Err(interp.type_error(text));
    };
    let zero = matches!(which.unwrap_base(), Value::Int(0));
    let number = if zero { 0 } else { number(interp, which)? };
    let (own, is_real) = {
        let world = interp.world.borrow();
        (world.processes.get(interp.process).map(|own| own.pid), world.remote.is_some())
    };
    stops(interp, number)?;
    if Some(pid) == own {
        return if zero { Ok(Value::None) } else { send_to_self(interp, number, true) };
    }
    if is_real {
        return ask(interp, Syscall::Sync, Request::Signal { pid, number }, None, value, Value::None);
    }
    let send = |interp: &mut Interp, reply: Reply, number: Value| {
        let (Reply::Number(process), Value::Int(number)) = (&reply, number) else {
            return value(interp, reply, Value::None);
        };
        let (process, number) = (ProcessId(*process as u32), number as u32);
        let call = match number {
            0 => return Ok(Value::None),
            _ if FIXED.contains(&number) => Syscall::Kill { process, status: -(number as i32) },
            _ => Syscall::Signal { process, number, token: 0, after: 0 },
        };
        Err(Box::new(Ctl::Syscall(call, After::None)))
    };
    ask(interp, Syscall::Sync, Request::Find { pid }, None, send, Value::Int(number.into()))
}

/// What is left of the timer, and its interval, in s.
fn remaining(interp: &Interp) -> (f64, f64) {
    let left = |timer: Timer| (timer.at.saturating_sub(interp.now) as f64 / 1e9, timer.interval as f64 / 1e9);
    interp.signals.timer.map_or((0.0, 0.0), left)
}

/// Sets the timer; the result is `old`.
fn set_timer(interp: &mut Interp, after: Ns, interval: Ns, old: Value) -> Res {
    let signals = &mut interp.signals;
    signals.token += 1;
    if after == 0 {
        signals.timer = None;
        return Ok(old);
    }
    signals.timer = Some(Timer { at: interp.now + after, interval });
    let call = Syscall::Signal { process: interp.process, number: SIGALRM, token: signals.token, after };
    Err(Box::new(Ctl::Syscall(call, After::Then(|_, _, old| Ok(old), old))))
}

fn alarm(interp: &mut Interp, args: Args<'_>) -> Res {
    let [seconds] = args.exact::<1>(interp, "alarm", false)?;
    let Value::Int(seconds) = *seconds.unwrap_base() else {
        let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(seconds));
        return Err(interp.type_error(text));
    };
    let old = Value::Int(remaining(interp).0.ceil() as i64);
    set_timer(interp, u64::try_from(seconds).unwrap_or(0) * SEC, 0, old)
}

fn itimer(interp: &mut Interp, which: &Value) -> Res<()> {
    match which.unwrap_base() {
        Value::Int(REAL) => Ok(()),
        Value::Int(1 | 2) => Err(interp.unsupported("timers of CPU time (ITIMER_VIRTUAL, ITIMER_PROF)")),
        _ => Err(invalid_timer(interp)),
    }
}

fn setitimer(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "setitimer", 2, 3, false)?;
    itimer(interp, &given[0])?;
    let mut lengths = [0, 0];
    for (length, value) in lengths.iter_mut().zip(&given[1..]) {
        *length = match super::time::duration(interp, value)? {
            Some(ns) => ns,
            None => return Err(invalid_timer(interp)),
        };
    }
    let (left, interval) = remaining(interp);
    let old = Value::tuple(vec![Value::Float(left), Value::Float(interval)]);
    set_timer(interp, lengths[0], lengths[1], old)
}

fn getitimer(interp: &mut Interp, args: Args<'_>) -> Res {
    let [which] = args.exact::<1>(interp, "getitimer", false)?;
    itimer(interp, which)?;
    let (left, interval) = remaining(interp);
    Ok(Value::tuple(vec![Value::Float(left), Value::Float(interval)]))
}

fn pause(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<0>(interp, "pause", false)?;
    let queue = match interp.signals.pause {
        Some(queue) => queue,
        None => interp.next_wait(),
    };
    interp.signals.pause = Some(queue);
    Err(Box::new(Ctl::Syscall(Syscall::Wait { queue, timeout: None, io: false }, After::None)))
}

/// `set_wakeup_fd(-1)`: there is none, and it stays so.
fn set_wakeup_fd(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.pos {
        [Value::Int(-1)] => Ok(Value::Int(-1)),
        _ => Err(interp.unsupported("signal.set_wakeup_fd")),
    }
}

fn siginterrupt(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::None)
}

/// `strsignal(number)`: as glibc describes it.
fn strsignal(interp: &mut Interp, args: Args<'_>) -> Res {
    let [which] = args.exact::<1>(interp, "strsignal", false)?;
    let number = number(interp, which)?;
    Ok(TEXTS.get(number as usize).map_or(Value::None, |text| Value::str(text)))
}

const TEXTS: [&str; 32] = [
    "",
    "Hangup",
    "Interrupt",
    "Quit",
    "Illegal instruction",
    "Trace/breakpoint trap",
    "Aborted",
    "Bus error",
    "Floating point exception",
    "Killed",
    "User defined signal 1",
    "Segmentation fault",
    "User defined signal 2",
    "Broken pipe",
    "Alarm clock",
    "Terminated",
    "Stack fault",
    "Child exited",
    "Continued",
    "Stopped (signal)",
    "Stopped",
    "Stopped (tty input)",
    "Stopped (tty output)",
    "Urgent I/O condition",
    "CPU time limit exceeded",
    "File size limit exceeded",
    "Virtual timer expired",
    "Profiling timer expired",
    "Window changed",
    "I/O possible",
    "Power failure",
    "Bad system call",
];

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("signal", signal),
    Builtin::function("getsignal", getsignal),
    Builtin::function("raise_signal", raise_signal),
    Builtin::function("alarm", alarm),
    Builtin::function("setitimer", setitimer),
    Builtin::function("getitimer", getitimer),
    Builtin::function("pause", pause),
    Builtin::function("pthread_kill", pthread_kill),
    Builtin::function("set_wakeup_fd", set_wakeup_fd),
    Builtin::function("siginterrupt", siginterrupt),
    Builtin::function("strsignal", strsignal),
    Builtin::function("default_int_handler", default_int_handler),
];

/// For `_thread`.
pub static THREAD: &[Builtin] =
    &[Builtin::function("interrupt_main", interrupt_main), Builtin::function("_call_soon", call_soon)];

/// The names of `_signal`.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    let error = interp.prelude_function("_ItimerError");
    interp.module_set(namespace, "ItimerError", error);
    interp.module_set(namespace, "default_int_handler", Value::Builtin(&DEFAULT_INT));
    for (name, value) in [("SIG_DFL", DEFAULT), ("SIG_IGN", IGNORE), ("NSIG", COUNT as i64)] {
        interp.module_set(namespace, name, Value::Int(value));
    }
}
