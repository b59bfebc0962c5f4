//! The little of `os` that needs no disk.

use std::rc::Rc;

use super::functions;
use crate::kernel::world::process::FIRST_PID;
use crate::python::builtins::Builtin;
use crate::python::object::{Namespace, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

fn cpu_count(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(i64::from(interp.settings.cores)))
}

fn getpid(interp: &mut Interp, _: Args<'_>) -> Res {
    let world = interp.world.borrow();
    Ok(Value::Int(world.processes.get(interp.process).map_or(FIRST_PID, |own| own.pid)))
}

fn getppid(interp: &mut Interp, _: Args<'_>) -> Res {
    let world = interp.world.borrow();
    let parent = world.processes.get(interp.process).and_then(|own| world.processes.get(own.parent?));
    // The first one's is the shell; an orphan's is init.
    let shell = FIRST_PID - 1;
    Ok(Value::Int(parent.map_or(shell, |parent| if parent.status.is_none() { parent.pid } else { 1 })))
}

/// `_resident()`: the most memory this process ever had, and the most that one of its ended children had, in bytes.
fn resident(interp: &mut Interp, _: Args<'_>) -> Res {
    let world = interp.world.borrow();
    let ended = world.processes.ended_children(interp.process);
    let children = ended.map(|child| world.resident.most_of(child)).max().unwrap_or_default();
    let own = world.resident.most_of(interp.process);
    Ok(Value::tuple(vec![Value::Int(own as i64), Value::Int(children as i64)]))
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("cpu_count", cpu_count),
    Builtin::function("process_cpu_count", cpu_count),
    Builtin::function("getpid", getpid),
    Builtin::function("getppid", getppid),
    Builtin::function("_resident", resident).costing(500),
    Builtin::function("_exit", super::process::exit),
    Builtin::function("kill", super::signal::kill).costing(500),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    interp.module_set(namespace, "name", Value::str("posix"));
    interp.module_set(namespace, "sep", Value::str("/"));
    interp.module_set(namespace, "linesep", Value::str("\n"));
}
