//! The part of `_aio` that writes down what tasks do, for their lanes in the picture (`kernel/world/tasks.rs`).
//!
//! Each function does a piece of what `Modules/_asynciomodule.c` does at that place, so that watching costs the
//! program no instruction of its own.

use std::rc::Rc;

use super::aio_futures::{get, object};
use crate::base::Ns;
use crate::kernel::world::resident;
use crate::kernel::world::tasks::{Doing, SHOWN};
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::{Generator, Native, Object, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

fn address(object: &Rc<Object>) -> usize {
    Rc::as_ptr(object).addr()
}

/// The lane of a task, if it has one.
fn lane(interp: &Interp, task: &Rc<Object>) -> Option<u32> {
    interp.task_lanes.get(&address(task)).map(|(lane, _)| *lane)
}

/// `_name` as text.
fn name(interp: &mut Interp, task: &Object) -> String {
    match get(interp, task, sym::_name) {
        Value::Str(name) => name.as_str().to_owned(),
        Value::Int(n) => format!("Task-{n}"),
        _ => "Task".to_owned(),
    }
}

/// What it costs to come back to a task whose memory is not in any cache, in ns, and from how many living tasks on that
/// is so for half of them: a task takes 1.15 kB, so the caches of a server hold some 40 000. Both were chosen so that
/// 10 000 and 100 000 sleeping tasks take as long as measured; collecting garbage is in it.
pub const FAR: Ns = 4_500;
const CACHED: u64 = 40_000;

/// The part of [`FAR`] that one more look at a task costs.
fn far(interp: &mut Interp) {
    let alive = interp.world.borrow().tasks.alive;
    interp.charge(FAR * alive / (alive + CACHED));
}

/// A task exists.
pub(super) fn create(interp: &mut Interp, task: &Rc<Object>) {
    far(interp);
    interp.world.borrow_mut().resident.add(interp.process, resident::TASK);
    let shown = interp.world.borrow().tasks.tasks.len() < SHOWN;
    let name = if shown { name(interp, task) } else { String::new() };
    let lane = interp.world.borrow_mut().tasks.created(interp.now, interp.thread, || name);
    if let Some(lane) = lane {
        let weak = Rc::downgrade(task);
        interp.task_lanes.insert(address(task), (lane, weak));
    }
}

fn created(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "created", false)?;
    let task = object(interp, value)?;
    create(interp, task);
    Ok(Value::None)
}

/// A step begins: the task waits for nothing any more.
pub(super) fn begin(interp: &mut Interp, task: &Rc<Object>) {
    interp.instance_set(task, sym::_fut_waiter, Value::None);
    let lane = lane(interp, task);
    far(interp);
    interp.world.borrow_mut().tasks.begin(interp.now, interp.thread, lane);
}

fn end(interp: &mut Interp, task: &Rc<Object>, next: Option<(Doing, u32)>) {
    let lane = lane(interp, task);
    let name = lane.map(|_| name(interp, task));
    let mut world = interp.world.borrow_mut();
    if let (Some(lane), Some(name)) = (lane, name) {
        world.tasks.tasks[lane as usize].name = name;
    }
    world.tasks.end(interp.now, interp.thread, lane, next);
}

/// A step is over and the task has put itself back.
pub(super) fn again(interp: &mut Interp, task: &Rc<Object>) {
    end(interp, task, Some((Doing::Ready, 0)));
}

/// A task is over.
pub(super) fn ended(interp: &mut Interp, task: &Rc<Object>) {
    end(interp, task, None);
    let mut world = interp.world.borrow_mut();
    world.resident.remove(interp.process, resident::TASK);
    world.tasks.alive = world.tasks.alive.saturating_sub(1);
}

/// A step is over and the task waits for a future.
pub(super) fn wait_for(interp: &mut Interp, task: &Rc<Object>, future: &Value) {
    interp.instance_set(task, sym::_fut_waiter, future.clone());
    let next = lane(interp, task).map(|_| wait(interp, task, future));
    end(interp, task, next);
}

fn waits(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, future] = args.exact::<2>(interp, "waits", false)?;
    let task = object(interp, value)?;
    wait_for(interp, task, future);
    Ok(Value::None)
}

fn put_back(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "again", false)?;
    let task = object(interp, value)?;
    again(interp, task);
    Ok(Value::None)
}

/// What a task waits for, and at which line of the program.
fn wait(interp: &mut Interp, task: &Object, future: &Value) -> (Doing, u32) {
    let mut chain: Vec<Rc<Generator>> = Vec::new();
    let mut next = get(interp, task, sym::_coro);
    while let Value::Generator(g) = next {
        next = g.delegate().unwrap_or_default();
        chain.push(g);
    }
    let own = |g: &Rc<Generator>| g.func.code.filename == interp.settings.filename;
    let library = chain.iter().rposition(own).map_or(0, |at| at + 1);
    let line = chain[..library].last().and_then(|g| Some(g.func.code.span(g.suspended_at()?.saturating_sub(1)).line));
    let calls = &chain[library..];
    // `async with lock` begins in a class that nobody knows.
    let known = calls.iter().find(|g| !g.func.code.def.qualname.starts_with('_'));
    let name = known.or(calls.first()).map(|g| g.func.code.def.qualname.clone());
    let innermost = calls.last().map(|g| &g.func.code);
    let file = innermost.map_or("", |code| &code.filename);
    let line = line.unwrap_or_default();
    let on = match (name, future) {
        (Some(name), _) => name,
        (None, Value::Object(f)) => match f.class.name.borrow().as_str() {
            "Task" => self::name(interp, f).into(),
            "_GatheringFuture" => "gather".into(),
            _ => "a future".into(),
        },
        _ => "a future".into(),
    };
    let doing = if innermost.is_some_and(|code| &*code.def.qualname == "sleep") {
        Doing::Sleeping(on)
    } else if ["asyncio/streams.py", "asyncio/selector_events.py"].iter().any(|end| file.ends_with(end)) {
        Doing::Io(on)
    } else {
        Doing::Waiting(on)
    };
    (doing, line)
}

/// A future is completed: who waited for it is ready. Answers its callbacks, which it forgets.
pub(super) fn take_callbacks(interp: &mut Interp, future: &Rc<Object>) -> Value {
    let callbacks = get(interp, future, sym::_callbacks);
    interp.instance_set(future, sym::_callbacks, Value::None);
    if interp.task_lanes.is_empty() {
        return callbacks;
    }
    if let Value::List(list) = &callbacks {
        for pair in list.items.borrow().iter() {
            let Value::Tuple(pair) = pair else { continue };
            if let Some(Value::Method(method)) = pair.items.first()
                && let Value::Object(task) = &method.this
                && let Some(lane) = lane(interp, task)
            {
                interp.world.borrow_mut().tasks.ready(interp.now, interp.thread, lane);
            }
        }
    }
    callbacks
}

fn take(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "take_callbacks", false)?;
    let future = object(interp, value)?;
    Ok(take_callbacks(interp, future))
}

/// A turn of the loop begins to call what is ready. Answers how much that is; None ends the loop.
fn turn(interp: &mut Interp, args: Args<'_>) -> Res {
    let [ready] = args.exact::<1>(interp, "turn", false)?;
    interp.world.borrow_mut().tasks.turn(interp.now, interp.thread, !ready.is_none());
    match ready {
        Value::Native(n) => match &**n {
            Native::Deque(deque) => Ok(Value::Int(deque.items.borrow().len() as i64)),
            _ => Err(interp.raise(Exc::TypeError, "a deque was expected")),
        },
        _ => Ok(Value::Int(0)),
    }
}

/// Names of `_aio`.
pub(super) static FUNCTIONS: &[Builtin] = &[
    Builtin::function("created", created).costing(600),
    Builtin::function("again", put_back),
    Builtin::function("waits", waits),
    Builtin::function("take_callbacks", take),
    Builtin::function("turn", turn),
];
