//! The part of `_aio` that futures need most: what `Modules/_asynciomodule.c` does without calling Python.
//!
//! Each function does its work where everything is as usual, that is where the loop is asyncio's own and not in debug
//! mode; where it is not, it leaves the work to the Python beside it (`py/_asyncio.py`).

use std::rc::Rc;

use super::aio_loop::{schedule, soon, usual};
use crate::base::Ns;
use crate::python::builtins::Builtin;
use crate::python::object::{Object, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};

/// What `Future.__init__` costs besides the call, in ns.
const INIT: Ns = 74;

/// The attributes of tasks, in the order in which instances have them; futures have the first of them.
const FIELDS: [Sym; 18] = [
    sym::_state,
    sym::_loop,
    sym::_callbacks,
    sym::_awaited_by,
    sym::_asyncio_future_blocking,
    sym::_result,
    sym::_exception,
    sym::_log_tb,
    sym::_exception_tb,
    sym::_cancel_message,
    sym::_cancelled_exc,
    sym::_must_cancel,
    sym::_fut_waiter,
    sym::_context,
    sym::_coro,
    sym::_name,
    sym::_log_destroy_pending,
    sym::_num_cancels_requested,
];
const OF_FUTURES: usize = 11;

/// Gives a new future its attributes, or a new task: in one order whatever becomes of it, so that it never needs a dict.
pub(super) fn lay_out(interp: &Interp, future: &Object, is_task: bool) {
    let names = if is_task { &FIELDS[..] } else { &FIELDS[..OF_FUTURES] };
    let values = names.iter().map(|name| match *name {
        sym::_state => Value::Str(interp.symbols.text(sym::PENDING)),
        sym::_asyncio_future_blocking | sym::_log_tb | sym::_must_cancel => Value::Bool(false),
        sym::_log_destroy_pending => Value::Bool(true),
        sym::_num_cancels_requested => Value::Int(0),
        _ => Value::None,
    });
    future.lay_out(names, values);
}

pub(super) fn object<'a>(interp: &mut Interp, value: &'a Value) -> Res<&'a Rc<Object>> {
    match value {
        Value::Object(object) => Ok(object),
        _ => Err(interp.type_error("a future was expected")),
    }
}

pub(super) fn get(interp: &Interp, object: &Object, name: Sym) -> Value {
    interp.instance_get(object, name).unwrap_or(Value::None)
}

/// Whether an attribute is absent, None or False.
pub(super) fn unset(interp: &Interp, object: &Object, name: Sym) -> bool {
    matches!(get(interp, object, name), Value::None | Value::Bool(false))
}

/// Whether a class's method is the one of a file of the library.
pub(super) fn is_ours(object: &Object, method: Sym, file: &str) -> bool {
    matches!(object.class.lookup(method), Some(Value::Function(f)) if f.code.filename.ends_with(file))
}

/// Whether a future's class has the methods of `Future` that others rely on.
pub(super) fn usual_future(interp: &mut Interp, future: &Object) -> bool {
    let version = future.class.version.get();
    let place = version as usize % interp.loops.usual_futures.len();
    if interp.loops.usual_futures[place] == version {
        return true;
    }
    let is = |method: Sym, own: &'static Builtin| {
        matches!(future.class.lookup(method), Some(Value::Builtin(b)) if std::ptr::eq(b, own))
            && future.slot_of(method).is_none()
    };
    let found = is(sym::add_done_callback, &FUNCTIONS[ADD_DONE_CALLBACK]) && is(sym::result, &FUNCTIONS[RESULT]);
    if found {
        interp.loops.usual_futures[place] = version;
    }
    found
}

/// How far a future is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Pending,
    Cancelled,
    Finished,
}

pub(super) fn state(interp: &Interp, future: &Object) -> State {
    match interp.instance_get(future, sym::_state) {
        Some(Value::Str(text)) if text.as_str() == "FINISHED" => State::Finished,
        Some(Value::Str(text)) if text.as_str() == "CANCELLED" => State::Cancelled,
        _ => State::Pending,
    }
}

/// Whether a task is over.
pub(super) fn is_over(interp: &Interp, task: &Value) -> bool {
    matches!(task, Value::Object(task) if state(interp, task) != State::Pending)
}

/// Leaves the work to a method of the class.
pub(super) fn leave<T>(interp: &Interp, value: &Value, method: Sym, rest: &[Value]) -> Res<T> {
    let Value::Object(future) = value else { unreachable!("it was looked at before") };
    let method = future.class.lookup(method).unwrap_or_default();
    let args = std::iter::once(value).chain(rest).cloned().collect();
    Err(interp.call(method, args))
}

/// `__init__(*, loop=None)`.
fn init(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.pos else { return Err(interp.type_error("Future() takes no positional arguments")) };
    let [given] = Args { pos: &[], ..args }.bind(interp, "Future", ["loop"], 0)?;
    let future = object(interp, this)?;
    let owner = match given {
        None | Some(Value::None) => interp.running()[0].clone(),
        Some(given) => given.clone(),
    };
    lay_out(interp, future, false);
    if !unset(interp, future, sym::_loop) || !usual(interp, &owner) {
        return leave(interp, this, sym::_init, &[given.cloned().unwrap_or(Value::None)]);
    }
    interp.charge(INIT);
    interp.instance_set(future, sym::_loop, owner);
    Ok(Value::None)
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

fn result(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "result", true)?;
    let future = object(interp, value)?;
    if state(interp, future) == State::Finished && unset(interp, future, sym::_exception) {
        return Ok(get(interp, future, sym::_result));
    }
    leave(interp, value, sym::_result_or_raise, &[])
}

fn exception(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "exception", true)?;
    let future = object(interp, value)?;
    if state(interp, future) != State::Finished {
        return leave(interp, value, sym::_exception_or_raise, &[]);
    }
    if !unset(interp, future, sym::_log_tb) {
        interp.instance_set(future, sym::_log_tb, Value::Bool(false));
    }
    Ok(get(interp, future, sym::_exception))
}

/// Calls what is to be called when a future is done.
pub(super) fn call_back(interp: &mut Interp, value: &Value) -> Res {
    let future = object(interp, value)?;
    if unset(interp, future, sym::_callbacks) || schedule(interp, future) {
        return Ok(Value::None);
    }
    leave(interp, value, sym::_schedule, &[])
}

/// A future is done with this result.
pub(super) fn finish(interp: &mut Interp, value: &Value, result: Value) -> Res {
    let future = object(interp, value)?;
    interp.instance_set(future, sym::_result, result);
    let finished = Value::Str(interp.symbols.text(sym::FINISHED));
    interp.instance_set(future, sym::_state, finished);
    call_back(interp, value)
}

/// A future is cancelled.
pub(super) fn cancel(interp: &mut Interp, value: &Value, message: Value) -> Res {
    let future = object(interp, value)?;
    interp.instance_set(future, sym::_log_tb, Value::Bool(false));
    let cancelled = Value::Str(interp.symbols.text(sym::CANCELLED));
    interp.instance_set(future, sym::_state, cancelled);
    interp.instance_set(future, sym::_cancel_message, message);
    call_back(interp, value)
}

fn set_result(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, result] = args.exact::<2>(interp, "set_result", true)?;
    let future = object(interp, value)?;
    if state(interp, future) != State::Pending || unset(interp, future, sym::_loop) {
        return leave(interp, value, sym::_refuse, &[]);
    }
    finish(interp, value, result.clone())
}

/// A copy of the current context; None before a thread's first.
pub(super) fn copied_context(interp: &mut Interp) -> Value {
    super::context::copy(interp, Args::positional(&[])).unwrap_or(Value::None)
}

/// `add_done_callback(fn, *, context=None)`.
fn add_done_callback(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, callback] = args.pos else {
        let given = args.pos.len().saturating_sub(1);
        let text = format!("add_done_callback() takes exactly 1 positional argument ({given} given)");
        return Err(interp.type_error(text));
    };
    let [given] = Args { pos: &[], ..args }.bind(interp, "add_done_callback", ["context"], 0)?;
    let future = object(interp, value)?;
    let context = match given {
        None | Some(Value::None) => copied_context(interp),
        Some(given) => given.clone(),
    };
    if context.is_none() || unset(interp, future, sym::_loop) {
        return leave(interp, value, sym::_add_done_callback, std::slice::from_ref(callback));
    }
    if state(interp, future) != State::Pending {
        let owner = get(interp, future, sym::_loop);
        if soon(interp, &owner, callback.clone(), vec![value.clone()], context.clone()) {
            return Ok(Value::None);
        }
        return leave(interp, value, sym::_add_done_callback, &[callback.clone(), context]);
    }
    let pair = Value::tuple(vec![callback.clone(), context]);
    match get(interp, future, sym::_callbacks) {
        Value::List(list) => list.items.borrow_mut().push(pair),
        _ => interp.instance_set(future, sym::_callbacks, Value::list(vec![pair])),
    }
    Ok(Value::None)
}

/// `_make_cancelled_error()`: the error that a cancelled future raises, made anew or the one that cancelled a task.
pub(super) fn cancelled_error(interp: &mut Interp, future: &Object) -> Value {
    let kept = get(interp, future, sym::_cancelled_exc);
    if !kept.is_none() {
        interp.instance_set(future, sym::_cancelled_exc, Value::None);
        return kept;
    }
    let message = get(interp, future, sym::_cancel_message);
    let args = if message.is_none() { Vec::new() } else { vec![message] };
    match future.class.lookup(sym::_Cancelled) {
        Some(Value::Class(class)) => interp.exception_of(&class, args),
        _ => Value::None,
    }
}

/// Whether a value is a future or task of ours.
fn ours(value: &Value) -> Option<&Rc<Object>> {
    match value {
        Value::Object(object) if object.class.lookup(sym::_Cancelled).is_some() => Some(object),
        _ => None,
    }
}

/// `future_add_to_awaited_by(future, waiter)`.
fn add_waiter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [future, waiter] = args.exact::<2>(interp, "future_add_to_awaited_by", false)?;
    let (Some(own), Some(_)) = (ours(future), ours(waiter)) else { return Ok(Value::None) };
    let known = get(interp, own, sym::_awaited_by);
    if known.is_none() {
        interp.instance_set(own, sym::_awaited_by, waiter.clone());
    } else if !known.is(waiter) {
        return leave(interp, future, sym::_add_waiter, std::slice::from_ref(waiter));
    }
    Ok(Value::None)
}

/// `future_discard_from_awaited_by(future, waiter)`.
fn discard_waiter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [future, waiter] = args.exact::<2>(interp, "future_discard_from_awaited_by", false)?;
    let Some(own) = ours(future) else { return Ok(Value::None) };
    let known = get(interp, own, sym::_awaited_by);
    if known.is(waiter) {
        interp.instance_set(own, sym::_awaited_by, Value::None);
    } else if !known.is_none() {
        return leave(interp, future, sym::_discard_waiter, std::slice::from_ref(waiter));
    }
    Ok(Value::None)
}

fn make_cancelled_error(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "_make_cancelled_error", true)?;
    let future = object(interp, value)?;
    Ok(cancelled_error(interp, future))
}

/// Names of `_aio`: methods of `Future`, and two functions.
pub(super) static FUNCTIONS: &[Builtin] = &[
    Builtin::method("Future", "add_done_callback", add_done_callback).costing(60),
    Builtin::method("Future", "result", result),
    Builtin::method("Future", "future_init", init),
    Builtin::method("Future", "done", done),
    Builtin::method("Future", "cancelled", cancelled),
    Builtin::method("Future", "exception", exception),
    Builtin::method("Future", "set_result", set_result).costing(30),
    Builtin::method("Future", "_make_cancelled_error", make_cancelled_error),
    Builtin::function("future_add_to_awaited_by", add_waiter).costing(60),
    Builtin::function("future_discard_from_awaited_by", discard_waiter).costing(60),
];

const ADD_DONE_CALLBACK: usize = 0;
const RESULT: usize = 1;
