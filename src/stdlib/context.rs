//! `_context`: which context each thread is in (`Python/context.c`). What a context holds is in `py/_contextvars.py`.

use std::rc::Rc;

use super::functions;
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::{Base, Namespace, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `Context.run(callable, *args, **kwargs)`: a builtin, so that it has no frame of its own.
fn run(interp: &mut Interp, args: Args<'_>) -> Res {
    let [context, func, ..] = args.pos else {
        return Err(interp.type_error("run() missing 1 required positional argument"));
    };
    let rest = Args { pos: &args.pos[2..], ..args };
    match *rest.forward(func.clone()) {
        Ctl::Call(call) => Err(Box::new(Ctl::InContext(context.clone(), call))),
        other => Err(Box::new(other)),
    }
}

static RUN: Builtin = Builtin::method("Context", "run", run).costing(20);

/// The calling thread's context; None before the first.
fn current(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(interp.context().unwrap_or(Value::None))
}

/// A copy of the calling thread's context; None before the first.
pub(super) fn copy(interp: &mut Interp, _: Args<'_>) -> Res {
    let Some(Value::Object(own)) = interp.context() else { return Ok(Value::None) };
    let values = interp.instance_get(&own, sym::_values).unwrap_or_default();
    let copy = interp.object(&own.class, Base::None);
    if let Value::Object(copy) = &copy {
        interp.instance_set(copy, sym::_values, values);
    }
    Ok(copy)
}

/// Makes a context the calling thread's outermost one.
fn adopt(interp: &mut Interp, args: Args<'_>) -> Res {
    let [context] = args.exact::<1>(interp, "adopt", false)?;
    let context = context.clone();
    interp.enter_context(&context)?;
    Ok(context)
}

/// Enters a context until [`leave`] (`PyContext_Enter`); gives what to leave for.
fn enter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [context] = args.exact::<1>(interp, "enter", false)?;
    let previous = interp.enter_context(context)?;
    Ok(if previous.is_null() { Value::None } else { previous })
}

/// Leaves the current context for the one that `enter` gave.
fn leave(interp: &mut Interp, args: Args<'_>) -> Res {
    let [previous] = args.exact::<1>(interp, "leave", false)?;
    let previous = if previous.is_none() { Value::Null } else { previous.clone() };
    interp.leave_context(previous);
    Ok(Value::None)
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("current", current).costing(2),
    Builtin::function("copy", copy).costing(40),
    Builtin::function("adopt", adopt),
    Builtin::function("enter", enter).costing(5),
    Builtin::function("leave", leave).costing(5),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    interp.module_set(namespace, "run", Value::Builtin(&RUN));
}

impl Interp {
    /// The calling thread's context, if it has one.
    pub fn context(&self) -> Option<Value> {
        self.contexts.get(self.thread.index()).filter(|value| !value.is_null()).cloned()
    }

    /// Makes a context the calling thread's; gives the previous one, or Null.
    pub fn enter_context(&mut self, context: &Value) -> Res {
        let Value::Object(object) = context else { return Err(self.type_error("a Context was expected")) };
        if self.entered.contains(&object.id) {
            let at = crate::python::builtins::repr::address(context);
            let text = format!("cannot enter context: <_contextvars.Context object at {at:#x}> is already entered");
            return Err(self.raise(Exc::RuntimeError, text));
        }
        self.entered.push(object.id);
        let at = self.thread.index();
        if self.contexts.len() <= at {
            self.contexts.resize(at + 1, Value::Null);
        }
        Ok(std::mem::replace(&mut self.contexts[at], context.clone()))
    }

    /// Leaves the calling thread's context for the one it came from.
    pub fn leave_context(&mut self, previous: Value) {
        let at = self.thread.index();
        let Some(slot) = self.contexts.get_mut(at) else { return };
        let left = std::mem::replace(slot, previous);
        if let Value::Object(object) = &left
            && let Some(found) = self.entered.iter().rposition(|id| *id == object.id)
        {
            self.entered.remove(found);
        }
    }
}
