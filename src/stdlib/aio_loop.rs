//! The part of `_aio` that knows loops: which one runs, whose step it is in, which tasks there are, and how a call gets
//! among what is ready.

use std::rc::Rc;

use super::aio_futures::{get, is_ours, is_over};
use crate::base::Ns;
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::{Base, InstanceAttrs, Native, Object, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};

/// What CPython spends on `BaseEventLoop.call_soon`, which is Python there, in ns: some 60 instructions.
const CALL_SOON: Ns = 180;

fn or_none(value: &Value) -> Value {
    if value.is_null() { Value::None } else { value.clone() }
}

fn or_null(value: &Value) -> Value {
    if value.is_none() { Value::Null } else { value.clone() }
}

/// The running loop of this thread, or None.
fn running(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(or_none(&interp.running()[0]))
}

/// The running loop of this thread; without one an error.
fn running_loop(interp: &mut Interp, args: Args<'_>) -> Res {
    let [] = args.exact::<0>(interp, "get_running_loop", false)?;
    match interp.running() {
        [Value::Null, _] => Err(interp.raise(Exc::RuntimeError, "no running event loop")),
        [own, _] => Ok(own),
    }
}

/// Makes a loop the running one of this thread; None for none.
fn set_running(interp: &mut Interp, args: Args<'_>) -> Res {
    let [own] = args.exact::<1>(interp, "_set_running_loop", false)?;
    interp.running_mut()[0] = or_null(own);
    Ok(Value::None)
}

/// `current_task(loop=None)`: of this thread's loop, or of the one that a loop runs in.
fn current(interp: &mut Interp, args: Args<'_>) -> Res {
    let [own] = args.bind(interp, "current_task", ["loop"], 0)?;
    let [running, task] = interp.running();
    let found = match own {
        None | Some(Value::None) if running.is_null() => {
            return Err(interp.raise(Exc::RuntimeError, "no running event loop"));
        }
        None | Some(Value::None) => Some(task),
        Some(own) => interp.loops.running.iter().find(|[running, _]| running.is(own)).map(|[_, task]| task.clone()),
    };
    Ok(found.map_or(Value::None, |task| or_none(&task)))
}

/// Sets this thread's current task, None for none; gives the one before.
fn swap(interp: &mut Interp, args: Args<'_>) -> Res {
    let [task] = args.exact::<1>(interp, "swap", false)?;
    let before = std::mem::replace(&mut interp.running_mut()[1], or_null(task));
    Ok(or_none(&before))
}

/// Adds a task to those there are.
fn register(interp: &mut Interp, args: Args<'_>) -> Res {
    let [task] = args.exact::<1>(interp, "_register_task", false)?;
    interp.add_task(task, is_over);
    Ok(Value::None)
}

/// Takes a task from those there are.
fn unregister(interp: &mut Interp, args: Args<'_>) -> Res {
    let [task] = args.exact::<1>(interp, "_unregister_task", false)?;
    interp.loops.tasks.retain(|other| !other.upgrade().is_some_and(|other| other.is(task)));
    Ok(Value::None)
}

/// All tasks in order of their creation, perhaps with some that are over.
fn tasks(interp: &mut Interp, _: Args<'_>) -> Res {
    let mut seen = Vec::new();
    for task in interp.loops.tasks.iter().filter_map(crate::python::object::weak::WeakValue::upgrade) {
        if !is_over(interp, &task) {
            seen.push(task);
        }
    }
    Ok(Value::list(seen))
}

/// `track(kept)`: the collector of cycles looks at the tasks that there are. A loop that is kept does not die.
fn track(interp: &mut Interp, args: Args<'_>) -> Res {
    if let [Value::Object(kept)] = args.pos {
        kept.finalized.set(true);
    }
    for task in interp.loops.tasks.iter().filter_map(crate::python::object::weak::WeakValue::upgrade) {
        interp.types.finalizers.track(&task);
    }
    Ok(Value::None)
}

/// The number in the name of the next task.
fn next_name(interp: &mut Interp, _: Args<'_>) -> Res {
    interp.loops.names += 1;
    Ok(Value::Int(interp.loops.names))
}

/// What is asked of a loop: its list of what is ready, whether it is in debug mode, whether it is closed.
const ASKED: [Sym; 3] = [sym::_ready, sym::_debug, sym::_closed];

/// A loop's list of what is ready, if the loop is as usual: asyncio's own, not in debug mode, not closed.
pub(super) fn ready(interp: &mut Interp, owner: &Value) -> Option<Rc<Native>> {
    let Value::Object(own) = owner else { return None };
    let version = own.class.version.get();
    if interp.loops.usual.0 != version {
        // An attribute that hides a method of the class changes the version.
        let hidden = own.slot_of(sym::call_soon).is_some() || own.slot_of(sym::get_debug).is_some();
        let ours = is_ours(own, sym::call_soon, "asyncio/base_events.py")
            && is_ours(own, sym::get_debug, "asyncio/base_events.py");
        if hidden || !ours {
            return None;
        }
        let mut slots = [0; 3];
        for (slot, name) in slots.iter_mut().zip(ASKED) {
            *slot = own.slot_of(name)?;
        }
        interp.loops.usual = (version, slots);
    }
    let attrs = own.attrs.borrow();
    let InstanceAttrs::Slots(values) = &*attrs else { return None };
    let [ready, debug, closed] = interp.loops.usual.1.map(|slot| values.get(slot));
    match (ready?, debug?, closed?) {
        (Value::Native(ready), Value::Bool(false), Value::Bool(false)) if matches!(**ready, Native::Deque(_)) => {
            Some(ready.clone())
        }
        _ => None,
    }
}

/// Whether a loop is as usual.
pub(super) fn usual(interp: &mut Interp, owner: &Value) -> bool {
    ready(interp, owner).is_some()
}

/// Puts a call at the end of what is ready.
fn append(interp: &mut Interp, owner: &Rc<Object>, ready: &Native, callback: Value, args: Vec<Value>, context: Value) {
    let (Some(Value::Class(class)), Native::Deque(deque)) = (owner.class.lookup(sym::_Handle), ready) else { return };
    interp.charge(CALL_SOON);
    let handle = interp.object(&class, Base::None);
    if let Value::Object(handle) = &handle {
        // In the order in which `Handle.__init__` sets them.
        interp.instance_set(handle, sym::_context, context);
        interp.instance_set(handle, sym::_loop, Value::Object(owner.clone()));
        interp.instance_set(handle, sym::_callback, callback);
        interp.instance_set(handle, sym::_args, Value::tuple(args));
    }
    deque.items.borrow_mut().push_back(handle);
}

/// `loop.call_soon(callback, *args, context=context)`, if the loop is as usual; whether it is.
pub(super) fn soon(interp: &mut Interp, owner: &Value, callback: Value, args: Vec<Value>, context: Value) -> bool {
    let (Some(ready), Value::Object(own)) = (ready(interp, owner), owner) else { return false };
    append(interp, own, &ready, callback, args, context);
    true
}

/// The same for the callbacks of a future, which it forgets.
pub(super) fn schedule(interp: &mut Interp, future: &Rc<Object>) -> bool {
    let owner = get(interp, future, sym::_loop);
    let (Some(ready), Value::Object(own)) = (ready(interp, &owner), &owner) else { return false };
    if let Value::List(list) = super::aio_tasks::take_callbacks(interp, future) {
        for pair in list.items.borrow().iter() {
            let Value::Tuple(pair) = pair else { continue };
            if let [callback, context] = &pair.items[..] {
                let args = vec![Value::Object(future.clone())];
                append(interp, own, &ready, callback.clone(), args, context.clone());
            }
        }
    }
    true
}

/// Names of `_aio`.
pub(super) static FUNCTIONS: &[Builtin] = &[
    Builtin::function("_get_running_loop", running),
    Builtin::function("get_running_loop", running_loop),
    Builtin::function("_set_running_loop", set_running),
    Builtin::function("current_task", current).costing(20),
    Builtin::function("swap", swap),
    Builtin::function("_register_task", register),
    Builtin::function("_unregister_task", unregister),
    Builtin::function("tasks", tasks),
    Builtin::function("track", track),
    Builtin::function("next_name", next_name),
];
