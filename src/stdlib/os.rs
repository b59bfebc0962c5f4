//! The little of `os` that needs no disk.

use std::rc::Rc;

use super::functions;
use crate::python::builtins::Builtin;
use crate::python::object::{Namespace, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// Process id of the program; its parent, the shell, is one less.
pub const PID: i64 = 4711;

fn cpu_count(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(i64::from(interp.settings.cores)))
}

fn getpid(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(PID))
}

fn getppid(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(PID - 1))
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("cpu_count", cpu_count),
    Builtin::function("process_cpu_count", cpu_count),
    Builtin::function("getpid", getpid),
    Builtin::function("getppid", getppid),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    interp.module_set(namespace, "name", Value::str("posix"));
    interp.module_set(namespace, "sep", Value::str("/"));
    interp.module_set(namespace, "linesep", Value::str("\n"));
}
