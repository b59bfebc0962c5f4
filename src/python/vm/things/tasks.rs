//! Tasks of event loops that wait, and where in their coroutines.

use std::rc::Rc;

use crate::base::order::sort_by_key;
use crate::python::object::{Generator, Object, Value};
use crate::python::vm::glance::{self, Glance};
use crate::python::vm::interp::Interp;

/// Tasks that wait, with the program's frames in them, outermost first.
pub fn tasks(interp: &mut Interp) -> Vec<(String, Vec<Glance>)> {
    let mut out = Vec::new();
    for task in waiting(interp) {
        let frames: Vec<Glance> =
            chain(&task.coroutine).iter().filter_map(|generator| glance::suspended(interp, generator)).collect();
        if !frames.is_empty() {
            out.push((task.name, frames));
        }
    }
    out
}

/// A task that does not run.
pub(super) struct Waiting {
    pub(super) name: String,
    /// What it waits for; `None`, if it is ready.
    pub(super) future: Value,
    pub(super) coroutine: Rc<Generator>,
}

/// Tasks with a lane in the picture that do not run, in the order of their lanes.
pub(super) fn waiting(interp: &mut Interp) -> Vec<Waiting> {
    let mut lanes: Vec<_> =
        interp.task_lanes.values().filter_map(|(lane, task)| Some((*lane, task.upgrade()?))).collect();
    sort_by_key(&mut lanes, |(lane, _)| *lane);
    let mut out = Vec::new();
    for (_, task) in lanes {
        let Value::Generator(coroutine) = attribute(interp, &task, "_coro") else { continue };
        if coroutine.frame.borrow().is_none() {
            continue;
        }
        let name = match attribute(interp, &task, "_name") {
            Value::Int(number) => format!("Task-{number}"),
            other => other.as_str().unwrap_or("Task").to_owned(),
        };
        out.push(Waiting { name, future: attribute(interp, &task, "_fut_waiter"), coroutine });
    }
    out
}

/// A coroutine and those it waits for, outermost first.
pub(super) fn chain(coroutine: &Rc<Generator>) -> Vec<Rc<Generator>> {
    let mut out = vec![coroutine.clone()];
    while let Some(next) = out.last().and_then(|last| last.delegate()) {
        match next {
            Value::Generator(next) if out.len() < 64 => out.push(next),
            _ => break,
        }
    }
    out
}

/// An attribute of an instance or its class.
pub(super) fn attribute(interp: &mut Interp, object: &Object, name: &str) -> Value {
    let name = interp.intern(name);
    interp.instance_get(object, name).or_else(|| object.class.lookup(name)).unwrap_or_default()
}
