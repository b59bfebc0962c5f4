//! The part of `_aio` that pushes tasks on: `task_step`, `task_wakeup` and `Task.__init__` of
//! `Modules/_asynciomodule.c`.
//!
//! As in `aio_futures`, what is unusual is left to the Python in `py/_asyncio.py`.

use std::rc::Rc;

use super::aio_futures::{
    State, call_back, cancel, cancelled_error, copied_context, finish, get, is_over, lay_out, leave, object, state,
    unset, usual_future,
};
use super::aio_loop::{soon, usual};
use super::aio_tasks::{again, begin, create, ended, wait_for};
use crate::base::Ns;
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::{GeneratorKind, Method, Object, Value};
use crate::python::vm::control::{Args, Call, Ctl, Outcome, Res, Resumption};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// What `Task.__init__` costs besides the call, in ns.
const INIT: Ns = 948;

/// What a step costs besides what it runs, what its being woken adds, and its end, in ns.
const STEP: Ns = 233;
const WAKEUP: Ns = 100;
const END: Ns = 100;

/// A method of a task, to be called later.
fn bound(method: &'static Builtin, task: &Value) -> Value {
    Value::Method(Rc::new(Method { func: Value::Builtin(method), this: task.clone() }))
}

/// `__init__(coro, *, loop=None, name=None, context=None, eager_start=False)`.
fn init(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some((this, _)) = args.pos.split_first() else { return Err(interp.type_error("Task() needs an argument")) };
    let names = ["coro", "loop", "name", "context", "eager_start"];
    let [coro, owner, name, context, eager] = args.rest().bind(interp, "Task", names, 1)?;
    if args.pos.len() > 2 {
        let text = format!("Task() takes exactly 1 positional argument ({} given)", args.pos.len() - 1);
        return Err(interp.type_error(text));
    }
    let given = |value: Option<&Value>| value.cloned().unwrap_or(Value::None);
    let (coro, eager) = (given(coro), matches!(eager, None | Some(Value::None | Value::Bool(false))));
    let task = object(interp, this)?;
    let own = match owner {
        None | Some(Value::None) => interp.running()[0].clone(),
        Some(own) => own.clone(),
    };
    let plain = matches!(&coro, Value::Generator(g) if g.kind == GeneratorKind::Coroutine)
        && matches!(name, None | Some(Value::None | Value::Str(_)))
        && matches!(context, None | Some(Value::None));
    lay_out(interp, task, true);
    let copy = if plain && eager { copied_context(interp) } else { Value::None };
    if copy.is_none() || !unset(interp, task, sym::_loop) || !usual(interp, &own) {
        let rest = [coro, given(owner), given(name), given(context), Value::Bool(!eager)];
        return leave(interp, this, sym::_init, &rest);
    }
    let name = match name {
        Some(name @ Value::Str(_)) => name.clone(),
        _ => {
            interp.loops.names += 1;
            Value::Int(interp.loops.names)
        }
    };
    interp.charge(INIT);
    interp.instance_set(task, sym::_loop, own.clone());
    interp.instance_set(task, sym::_coro, coro);
    interp.instance_set(task, sym::_context, copy.clone());
    interp.instance_set(task, sym::_name, name);
    soon(interp, &own, bound(&FUNCTIONS[TASK_STEP], this), Vec::new(), copy);
    create(interp, task);
    interp.add_task(this, is_over);
    Ok(Value::None)
}

/// Whether a value is a `CancelledError`.
fn is_cancellation(task: &Object, value: &Value) -> bool {
    match (value, task.class.lookup(sym::_Cancelled)) {
        (Value::Object(o), Some(Value::Class(class))) => o.class.is_subclass(&class),
        _ => false,
    }
}

/// `__step(exc=None)`: pushes the coroutine on.
fn step(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, rest @ ..] = args.pos else { return Err(interp.type_error("a task was expected")) };
    let given = rest.first().filter(|exc| !exc.is_none()).cloned();
    push(interp, this, given)
}

fn push(interp: &mut Interp, this: &Value, mut exception: Option<Value>) -> Res {
    let task = object(interp, this)?;
    let [running, current] = interp.running();
    let allowed = state(interp, task) == State::Pending && current.is_null();
    if !allowed || !get(interp, task, sym::_loop).is(&running) {
        return leave(interp, this, sym::_refuse_step, &[exception.unwrap_or(Value::None)]);
    }
    if !unset(interp, task, sym::_must_cancel) {
        if !exception.as_ref().is_some_and(|exception| is_cancellation(task, exception)) {
            exception = Some(cancelled_error(interp, task));
        }
        interp.instance_set(task, sym::_must_cancel, Value::Bool(false));
    }
    interp.charge(STEP);
    begin(interp, task);
    interp.running_mut()[1] = this.clone();
    drive(interp, this, task, exception, stepped)
}

/// Runs the coroutine of a task to where it waits next.
fn drive(
    interp: &mut Interp,
    this: &Value,
    task: &Object,
    exception: Option<Value>,
    then: fn(&mut Interp, Outcome, Value) -> Res,
) -> Res {
    let how = match (get(interp, task, sym::_coro), exception) {
        (Value::Generator(coro), exception) => {
            let how = exception.map_or(Resumption::Send(Value::None), Resumption::Throw);
            Ctl::Drive(coro, how, then, this.clone())
        }
        (_, exception) => {
            let func = task.class.lookup(sym::_send).unwrap_or_default();
            let args = vec![this.clone(), exception.unwrap_or(Value::None)];
            Ctl::Attempt(Call { func, args, kwargs: Vec::new() }, then, this.clone())
        }
    };
    Err(Box::new(how))
}

/// The first step of a task that starts at once; who is current is the caller's business.
fn start(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "start", false)?;
    let task = object(interp, this)?;
    begin(interp, task);
    drive(interp, this, task, None, |interp, outcome, task| settle(interp, outcome, &task))
}

/// A step is over.
fn stepped(interp: &mut Interp, outcome: Outcome, task: Value) -> Res {
    match settle(interp, outcome, &task) {
        Err(ctl) => match *ctl {
            Ctl::Call(call) => Err(Box::new(Ctl::Attempt(call, left, task))),
            other => {
                leave_task(interp, &task);
                Err(Box::new(other))
            }
        },
        done => {
            leave_task(interp, &task);
            done
        }
    }
}

fn leave_task(interp: &mut Interp, task: &Value) {
    let current = &mut interp.running_mut()[1];
    if current.is(task) {
        *current = Value::Null;
    }
}

fn left(interp: &mut Interp, outcome: Outcome, task: Value) -> Res {
    leave_task(interp, &task);
    match outcome {
        Outcome::Value(value) | Outcome::End(value) => Ok(value),
        Outcome::Raised(exception) => Err(Box::new(Ctl::Raise(exception))),
    }
}

/// What follows from what the coroutine did.
fn settle(interp: &mut Interp, outcome: Outcome, this: &Value) -> Res {
    let task = object(interp, this)?;
    let exception = match outcome {
        Outcome::Value(value) => return waits(interp, this, task, &value),
        Outcome::End(value) => return returned(interp, this, task, value),
        Outcome::Raised(exception) => exception,
    };
    let Value::Object(error) = &exception else { return Ok(Value::None) };
    let is = |class: Exc| error.class.is_subclass(&interp.types[class]);
    if is(Exc::StopIteration) {
        let value = crate::python::vm::flow::stop_value(&exception);
        return returned(interp, this, task, value);
    }
    let ends_loop = is(Exc::KeyboardInterrupt) || is(Exc::SystemExit);
    interp.charge(END);
    ended(interp, task);
    if is_cancellation(task, &exception) {
        interp.instance_set(task, sym::_cancelled_exc, exception);
        return cancel(interp, this, Value::None);
    }
    let trace = error.exc().map_or(Value::None, |data| data.borrow().traceback());
    interp.instance_set(task, sym::_exception, exception.clone());
    interp.instance_set(task, sym::_exception_tb, trace);
    let finished = Value::Str(interp.symbols.text(sym::FINISHED));
    interp.instance_set(task, sym::_state, finished);
    interp.instance_set(task, sym::_log_tb, Value::Bool(true));
    // The frames of its exception may hold it for ever.
    interp.types.finalizers.track(this);
    let result = call_back(interp, this);
    if ends_loop { Err(Box::new(Ctl::Raise(exception))) } else { result }
}

/// The coroutine is over.
fn returned(interp: &mut Interp, this: &Value, task: &Rc<Object>, value: Value) -> Res {
    interp.charge(END);
    ended(interp, task);
    if unset(interp, task, sym::_must_cancel) {
        return finish(interp, this, value);
    }
    interp.instance_set(task, sym::_must_cancel, Value::Bool(false));
    let message = get(interp, task, sym::_cancel_message);
    cancel(interp, this, message)
}

/// The coroutine waits for something: a future, or for its next turn.
fn waits(interp: &mut Interp, this: &Value, task: &Rc<Object>, on: &Value) -> Res {
    let owner = get(interp, task, sym::_loop);
    if on.is_none() {
        again(interp, task);
        let context = get(interp, task, sym::_context);
        if soon(interp, &owner, bound(&FUNCTIONS[TASK_STEP], this), Vec::new(), context) {
            return Ok(Value::None);
        }
        return leave(interp, this, sym::_again, &[]);
    }
    let Value::Object(other) = on else { return leave(interp, this, sym::_yielded, std::slice::from_ref(on)) };
    let simple = !Rc::ptr_eq(task, other)
        && usual_future(interp, other)
        && get(interp, other, sym::_loop).is(&owner)
        && state(interp, other) == State::Pending
        && matches!(get(interp, other, sym::_asyncio_future_blocking), Value::Bool(true))
        && [sym::_callbacks, sym::_awaited_by].iter().all(|name| unset(interp, other, *name))
        && unset(interp, task, sym::_must_cancel);
    if !simple {
        return leave(interp, this, sym::_yielded, std::slice::from_ref(on));
    }
    let context = get(interp, task, sym::_context);
    let pair = Value::tuple(vec![bound(&FUNCTIONS[TASK_WAKEUP], this), context]);
    interp.instance_set(other, sym::_asyncio_future_blocking, Value::Bool(false));
    interp.instance_set(other, sym::_awaited_by, this.clone());
    interp.instance_set(other, sym::_callbacks, Value::list(vec![pair]));
    wait_for(interp, task, on);
    Ok(Value::None)
}

/// `task_wakeup(future)`: what the task waited for is done.
fn wakeup(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, future] = args.exact::<2>(interp, "task_wakeup", true)?;
    let Value::Object(other) = future else { return leave(interp, this, sym::_wakeup, std::slice::from_ref(future)) };
    interp.charge(WAKEUP);
    let waiter = get(interp, other, sym::_awaited_by);
    if !(usual_future(interp, other) && (waiter.is_none() || waiter.is(this))) {
        return leave(interp, this, sym::_wakeup, std::slice::from_ref(future));
    }
    if !waiter.is_none() {
        interp.instance_set(other, sym::_awaited_by, Value::None);
    }
    if state(interp, other) == State::Cancelled {
        let error = cancelled_error(interp, other);
        return push(interp, this, Some(error));
    }
    let exception = get(interp, other, sym::_exception);
    if exception.is_none() {
        return push(interp, this, None);
    }
    interp.instance_set(other, sym::_log_tb, Value::Bool(false));
    let trace = get(interp, other, sym::_exception_tb);
    if let Value::Object(error) = &exception
        && let Some(data) = error.exc()
    {
        data.borrow_mut().set_traceback(&trace);
    }
    interp.instance_set(other, sym::_exception_tb, Value::None);
    push(interp, this, Some(exception))
}

/// Names of `_aio`; the first two are methods of `Task`.
pub(super) static FUNCTIONS: &[Builtin] = &[
    Builtin::method("Task", "_task_step", step),
    Builtin::method("Task", "task_wakeup", wakeup),
    Builtin::method("Task", "task_init", init),
    Builtin::function("start", start),
];

const TASK_STEP: usize = 0;
const TASK_WAKEUP: usize = 1;
