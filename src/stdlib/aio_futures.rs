//! The part of `_aio` that futures and tasks need most: what `Modules/_asynciomodule.c` does without calling Python.
//!
//! Each function does its work where everything is as usual, that is where the loop is asyncio's own and not in debug
//! mode; where it is not, it leaves the work to the Python beside it (`py/_asyncio.py`).

use std::rc::Rc;

use super::aio_tasks::{object, take_callbacks, waits};
use crate::base::Ns;
use crate::python::builtins::Builtin;
use crate::python::object::{Base, Native, Object, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};

/// What CPython spends on `BaseEventLoop.call_soon`, which is Python there, in ns: some 60 instructions.
const CALL_SOON: Ns = 180;

fn get(interp: &Interp, object: &Object, name: Sym) -> Value {
    interp.instance_get(object, name).unwrap_or(Value::None)
}

/// Whether an attribute is absent, None or False.
fn unset(interp: &Interp, object: &Object, name: Sym) -> bool {
    matches!(get(interp, object, name), Value::None | Value::Bool(false))
}

/// Whether a class's method is the one of a file of the library.
fn is_ours(object: &Object, method: Sym, file: &str) -> bool {
    matches!(object.class.lookup(method), Some(Value::Function(f)) if f.code.filename.ends_with(file))
}

#[derive(PartialEq, Eq)]
enum State {
    Pending,
    Cancelled,
    Finished,
}

fn state(interp: &Interp, future: &Object) -> State {
    match interp.instance_get(future, sym::_state).as_ref().and_then(Value::as_str) {
        Some("FINISHED") => State::Finished,
        Some("CANCELLED") => State::Cancelled,
        _ => State::Pending,
    }
}

fn done(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "done", true)?;
    let future = object(interp, value)?;
    Ok(Value::Bool(state(interp, future) != State::Pending))
}

fn cancelled(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "cancelled", true)?;
    let future = object(interp, value)?;
    Ok(Value::Bool(state(interp, future) == State::Cancelled))
}

/// Leaves the work to a method of the class.
fn leave<T>(interp: &Interp, value: &Value, method: Sym, rest: &[Value]) -> Res<T> {
    let Value::Object(future) = value else { unreachable!("it was looked at before") };
    let method = future.class.lookup(method).unwrap_or_default();
    let args = std::iter::once(value).chain(rest).cloned().collect();
    Err(interp.call(method, args))
}

fn result(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "result", true)?;
    let future = object(interp, value)?;
    if state(interp, future) == State::Finished && get(interp, future, sym::_exception).is_none() {
        return Ok(get(interp, future, sym::_result));
    }
    leave(interp, value, sym::_result_or_raise, &[])
}

fn set_result(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, result] = args.exact::<2>(interp, "set_result", true)?;
    let future = object(interp, value)?;
    if state(interp, future) != State::Pending || unset(interp, future, sym::_loop) {
        return leave(interp, value, sym::_refuse, &[]);
    }
    let finished = future.class.lookup(sym::_finished).unwrap_or_default();
    interp.instance_set(future, sym::_result, result.clone());
    interp.instance_set(future, sym::_state, finished);
    if unset(interp, future, sym::_callbacks) {
        return Ok(Value::None);
    }
    leave(interp, value, sym::_schedule, &[])
}

/// A loop's list of what is ready, if the loop is as usual.
fn ready(interp: &Interp, owner: &Value) -> Option<(Rc<Object>, Rc<Native>)> {
    let Value::Object(own) = owner else { return None };
    let usual = is_ours(own, sym::call_soon, "asyncio/base_events.py")
        && interp.instance_get(own, sym::call_soon).is_none()
        && unset(interp, own, sym::_debug)
        && unset(interp, own, sym::_closed);
    match get(interp, own, sym::_ready) {
        Value::Native(ready) if usual && matches!(*ready, Native::Deque(_)) => Some((own.clone(), ready)),
        _ => None,
    }
}

/// Puts a call at the end of what is ready.
fn append(
    interp: &mut Interp,
    (own, ready): &(Rc<Object>, Rc<Native>),
    callback: Value,
    args: Vec<Value>,
    context: Value,
) {
    let (Some(Value::Class(class)), Native::Deque(deque)) = (own.class.lookup(sym::_Handle), &**ready) else { return };
    interp.charge(CALL_SOON);
    let handle = interp.object(&class, Base::None);
    if let Value::Object(handle) = &handle {
        // In the order in which `Handle.__init__` sets them.
        interp.instance_set(handle, sym::_context, context);
        interp.instance_set(handle, sym::_loop, Value::Object(own.clone()));
        interp.instance_set(handle, sym::_callback, callback);
        interp.instance_set(handle, sym::_args, Value::tuple(args));
    }
    deque.items.borrow_mut().push_back(handle);
}

/// `soon(loop, callback, context)`: `loop.call_soon`, if the loop is as usual; whether it is.
fn soon(interp: &mut Interp, args: Args<'_>) -> Res {
    let [owner, callback, context] = args.exact::<3>(interp, "soon", false)?;
    let Some(ready) = ready(interp, owner) else { return Ok(Value::Bool(false)) };
    append(interp, &ready, callback.clone(), Vec::new(), context.clone());
    Ok(Value::Bool(true))
}

/// Takes a future's callbacks and schedules them; answers those that are left because the loop is unusual.
fn schedule(interp: &mut Interp, args: Args<'_>) -> Res {
    let callbacks = take_callbacks(interp, args)?;
    let (Some(Value::Object(future)), Value::List(list)) = (args.pos.first(), &callbacks) else { return Ok(callbacks) };
    let Some(ready) = ready(interp, &get(interp, future, sym::_loop)) else { return Ok(callbacks) };
    for pair in list.items.borrow().iter() {
        let Value::Tuple(pair) = pair else { continue };
        if let [callback, context] = &pair.items[..] {
            append(interp, &ready, callback.clone(), vec![args.pos[0].clone()], context.clone());
        }
    }
    Ok(Value::None)
}

/// `waits_simply(task, future, callback)`: does all that follows when a task has come to wait for a future of its own
/// loop that nobody else waits for; False if it is not so simple.
fn waits_simply(interp: &mut Interp, args: Args<'_>) -> Res {
    let [task, future, callback] = args.exact::<3>(interp, "waits_simply", false)?;
    let (Value::Object(own), Value::Object(other)) = (task, future) else { return Ok(Value::Bool(false)) };
    let same_loop = match (get(interp, own, sym::_loop), get(interp, other, sym::_loop)) {
        (Value::Object(a), Value::Object(b)) => Rc::ptr_eq(&a, &b),
        _ => false,
    };
    let simple = same_loop
        && !Rc::ptr_eq(own, other)
        && is_ours(other, sym::add_done_callback, "/_asyncio.py")
        && state(interp, other) == State::Pending
        && matches!(get(interp, other, sym::_asyncio_future_blocking), Value::Bool(true))
        && [sym::_callbacks, sym::_awaited_by].iter().all(|name| unset(interp, other, *name))
        && unset(interp, own, sym::_must_cancel);
    if !simple {
        return Ok(Value::Bool(false));
    }
    let pair = Value::tuple(vec![callback.clone(), get(interp, own, sym::_context)]);
    interp.instance_set(other, sym::_asyncio_future_blocking, Value::Bool(false));
    interp.instance_set(other, sym::_awaited_by, task.clone());
    interp.instance_set(other, sym::_callbacks, Value::list(vec![pair]));
    waits(interp, Args::positional(&args.pos[..2]))?;
    Ok(Value::Bool(true))
}

/// Names of `_aio`; the first four are methods of `Future`.
pub(super) static FUNCTIONS: &[Builtin] = &[
    Builtin::method("Future", "done", done),
    Builtin::method("Future", "cancelled", cancelled),
    Builtin::method("Future", "result", result),
    Builtin::method("Future", "set_result", set_result).costing(30),
    Builtin::function("soon", soon),
    Builtin::function("schedule", schedule),
    Builtin::function("waits_simply", waits_simply).costing(40),
];
