//! `raise`, `raise … from …` and `except Class` (`Python/ceval.c` `do_raise`, `_PyEval_CheckExceptTypeValid`).

use std::rc::Rc;

use super::control::{Call, Ctl, Res};
use super::flow::{Flow, Wish, pop};
use super::interp::Interp;
use super::thread::{Ret, Thread};
use super::unwind;
use crate::python::builtins::Exc;
use crate::python::object::{Class, Value};

fn call(func: Value, args: Vec<Value>) -> Call {
    Call { func, args, kwargs: Vec::new() }
}

pub(super) fn link_cause(new: &Value, cause: &Value) {
    if let (Value::Object(n), Value::Object(c)) = (new, cause)
        && let Some(data) = n.exc()
    {
        let mut data = data.borrow_mut();
        data.cause = Some(cause.clone());
        data.context = Some(c.clone());
        data.suppress_context = true;
    }
}

pub(super) fn raise_varargs(interp: &mut Interp, t: &mut Thread, n: u32) -> Result<Flow, Wish> {
    if n == 0 {
        if t.handled.is_null() {
            return Err((interp.raise(Exc::RuntimeError, "No active exception to reraise"), Ret::Push));
        }
        let exception = t.handled.clone();
        return Ok(unwind::unwind_again(interp, t, exception));
    }
    let cause = if n == 2 { pop(t) } else { Value::Null };
    let exception = pop(t);
    raise_value(interp, exception, cause).map_err(|ctl| (ctl, Ret::Push)).map(|()| Flow::Continue)
}

/// `raise exception from cause`; classes are instantiated first.
fn raise_value(interp: &mut Interp, exception: Value, cause: Value) -> Res<()> {
    let base = interp.types[Exc::BaseException].clone();
    match &exception {
        Value::Class(c) if c.is_subclass(&base) => {
            let call = call(exception.clone(), Vec::new());
            Err(Box::new(Ctl::Then(call, raise_made, cause)))
        }
        Value::Object(o) if o.class.is_subclass(&base) => match raise_made(interp, exception.clone(), cause) {
            Err(ctl) => Err(ctl),
            Ok(_) => Ok(()),
        },
        _ => Err(interp.type_error("exceptions must derive from BaseException")),
    }
}

fn raise_made(interp: &mut Interp, exception: Value, cause: Value) -> Res {
    let base = interp.types[Exc::BaseException].clone();
    if !interp.is_instance(&exception, &base) {
        let text = format!(
            "calling {} should have returned an instance of BaseException, not {}",
            interp.type_name(&exception),
            interp.type_name(&exception)
        );
        return Err(interp.type_error(text));
    }
    if let (Value::Object(o), false) = (&exception, cause.is_null()) {
        if let Value::Class(c) = &cause
            && c.is_subclass(&base)
        {
            let call = call(cause.clone(), Vec::new());
            return Err(Box::new(Ctl::Then(call, |i, c, e| raise_made(i, e, c), exception)));
        }
        if !cause.is_none() && !interp.is_instance(&cause, &base) {
            return Err(interp.type_error("exception causes must derive from BaseException"));
        }
        if let Some(data) = o.exc() {
            let mut data = data.borrow_mut();
            data.cause = (!cause.is_none()).then_some(cause);
            data.suppress_context = true;
        }
    }
    Err(Box::new(Ctl::Raise(exception)))
}

pub(super) fn exception_matches(interp: &mut Interp, exception: &Value, class: &Value) -> Res<bool> {
    let base = interp.types[Exc::BaseException].clone();
    let one = |c: &Value| match c {
        Value::Class(c) if c.is_subclass(&base) => Some(c.clone()),
        _ => None,
    };
    let classes: Option<Vec<Rc<Class>>> = match class {
        Value::Tuple(t) => t.items.iter().map(one).collect(),
        other => one(other).map(|c| vec![c]),
    };
    match classes {
        Some(classes) => Ok(classes.iter().any(|c| interp.is_instance(exception, c))),
        None => Err(interp.type_error("catching classes that do not inherit from BaseException is not allowed")),
    }
}
