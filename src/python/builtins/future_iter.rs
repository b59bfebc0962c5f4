//! `_asyncio.FutureIter`: what `await` sends to when it waits for a future of asyncio (`Modules/_asynciomodule.c`).

use std::cell::RefCell;

use super::coroutines::{itself, with_exception};
use super::{Builtin, Exc};
use crate::python::object::{Native, Object, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// What a step of it gives.
#[derive(Debug)]
pub enum Step {
    /// The future, which is to be waited for.
    Wait(Value),
    /// The future's result.
    End(Value),
}

/// `Future.__await__`.
pub static AWAIT: Builtin = Builtin::method("Future", "__await__", |interp, args| {
    let [future] = args.exact::<1>(interp, "__await__", true)?;
    Ok(interp.native(Native::FutureIter(RefCell::new(future.clone()))))
});

/// `FutureIter_am_send`.
pub fn advance(interp: &mut Interp, of: &RefCell<Value>) -> Res<Step> {
    let future = of.borrow().clone();
    let Value::Object(own) = &future else { return Ok(Step::End(Value::None)) };
    let get = |interp: &Interp, object: &Object, name| interp.instance_get(object, name).unwrap_or(Value::None);
    match get(interp, own, sym::_state).as_str() {
        None | Some("PENDING") => {
            if let Value::Bool(true) = get(interp, own, sym::_asyncio_future_blocking) {
                return Err(interp.raise(Exc::RuntimeError, "await wasn't used with future"));
            }
            interp.instance_set(own, sym::_asyncio_future_blocking, Value::Bool(true));
            Ok(Step::Wait(future.clone()))
        }
        Some("FINISHED") if get(interp, own, sym::_exception).is_none() => {
            Ok(Step::End(get(interp, own, sym::_result)))
        }
        _ => {
            let method = own.class.lookup(sym::_result_or_raise).unwrap_or_default();
            Err(interp.call(method, vec![future.clone()]))
        }
    }
}

fn part(this: &Value) -> Option<&RefCell<Value>> {
    let Value::Native(n) = this else { return None };
    if let Native::FutureIter(of) = &**n { Some(of) } else { None }
}

fn push(interp: &mut Interp, this: &Value) -> Res {
    let Some(of) = part(this) else { return Ok(Value::None) };
    match advance(interp, of)? {
        Step::Wait(future) => Ok(future),
        Step::End(value) => {
            let args = if value.is_none() { Vec::new() } else { vec![value] };
            Err(interp.raise_args(Exc::StopIteration, args))
        }
    }
}

fn next(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__next__", true)?;
    push(interp, this)
}

fn send(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, _] = args.exact::<2>(interp, "send", true)?;
    push(interp, this)
}

fn throw(interp: &mut Interp, args: Args<'_>) -> Res {
    with_exception(interp, args, |_, exception, this| {
        part(&this).map(RefCell::take);
        Err(Box::new(Ctl::Raise(exception)))
    })
}

fn close(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "close", true)?;
    part(this).map(RefCell::take);
    Ok(Value::None)
}

/// Its methods.
pub static METHODS: &[Builtin] = &[
    Builtin::method("FutureIter", "__iter__", itself),
    Builtin::method("FutureIter", "__next__", next),
    Builtin::method("FutureIter", "send", send),
    Builtin::method("FutureIter", "throw", throw),
    Builtin::method("FutureIter", "close", close),
];
