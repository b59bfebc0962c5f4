//! `FOR_ITER`, `SEND` and unpacking without a fast path.

use std::rc::Rc;

use super::control::{Call, Ctl, Resumption};
use super::flow::{Flow, Wish, jump, pop, push};
use super::generators::resume;
use super::interp::Interp;
use super::slow::peek;
use super::symbol::sym;
use super::thread::{Ret, Thread};
use crate::python::builtins::future_iter::{self, Step};
use crate::python::object::{Generator, Native, Value};

fn call(func: Value, args: Vec<Value>) -> Call {
    Call { func, args, kwargs: Vec::new() }
}

pub(super) fn unpack(interp: &mut Interp, t: &mut Thread, n: usize) -> Result<Flow, Wish> {
    let value = pop(t);
    match interp.native_items(&value) {
        Ok(Some(items)) if items.len() == n => {
            for item in items.into_iter().rev() {
                push(t, item);
            }
            Ok(Flow::Continue)
        }
        Ok(Some(items)) => {
            let text = if items.len() < n {
                format!("not enough values to unpack (expected {n}, got {})", items.len())
            } else if matches!(value, Value::List(_) | Value::Tuple(_) | Value::Dict(_)) {
                format!("too many values to unpack (expected {n}, got {})", items.len())
            } else {
                format!("too many values to unpack (expected {n})")
            };
            Err((interp.value_error(text), Ret::Push))
        }
        Ok(None)
            if interp.type_of(&value).lookup(sym::__iter__).is_none()
                && interp.type_of(&value).lookup(sym::__getitem__).is_none()
                && !matches!(value, Value::Generator(_)) =>
        {
            let text = format!("cannot unpack non-iterable {} object", interp.type_name(&value));
            Err((interp.type_error(text), Ret::Push))
        }
        Ok(None) => {
            let f = interp.prelude_function("_unpack");
            let call = call(f, vec![value, Value::Int(n as i64)]);
            Err((Box::new(Ctl::Call(call)), Ret::Unpack))
        }
        Err(ctl) => Err((ctl, Ret::Push)),
    }
}

pub(super) fn unpack_ex(interp: &mut Interp, t: &mut Thread, before: usize, after: usize) -> Result<Flow, Wish> {
    let value = pop(t);
    match interp.native_items(&value) {
        Ok(Some(items)) => {
            if items.len() < before + after {
                let text =
                    format!("not enough values to unpack (expected at least {}, got {})", before + after, items.len());
                return Err((interp.value_error(text), Ret::Push));
            }
            let last = items.len() - after;
            for item in items[last..].iter().rev() {
                push(t, item.clone());
            }
            push(t, Value::list(items[before..last].to_vec()));
            for item in items[..before].iter().rev() {
                push(t, item.clone());
            }
            Ok(Flow::Continue)
        }
        Ok(None) => {
            let f = interp.prelude_function("_unpack_ex");
            let call = call(f, vec![value, Value::Int(before as i64), Value::Int(after as i64)]);
            Err((Box::new(Ctl::Call(call)), Ret::Unpack))
        }
        Err(ctl) => Err((ctl, Ret::Push)),
    }
}

pub(super) fn for_iter(interp: &mut Interp, t: &mut Thread, target: u32) -> Result<Flow, Wish> {
    let iterator = peek(t, 1);
    match &iterator {
        Value::Iter(it) => match interp.next_item(it) {
            Ok(Some(item)) => push(t, item),
            Ok(None) => {
                if let Some(frame) = t.frames.last_mut() {
                    frame.ip = target;
                }
            }
            Err(ctl) => return Err((ctl, Ret::Push)),
        },
        Value::Generator(g) => {
            return resume(interp, t, g, Resumption::Send(Value::None), Ret::ForIter(target));
        }
        _ => {
            let next = interp.type_of(&iterator).special(sym::__next__);
            let Some(next) = next else {
                let text = format!("'{}' object is not an iterator", interp.type_name(&iterator));
                return Err((interp.type_error(text), Ret::Push));
            };
            return Err((interp.call(next, vec![iterator]), Ret::ForIter(target)));
        }
    }
    Ok(Flow::Continue)
}

pub(super) fn send(interp: &mut Interp, t: &mut Thread, target: u32) -> Result<Flow, Wish> {
    let value = pop(t);
    let receiver = peek(t, 1);
    if let Value::Native(n) = &receiver
        && let Native::FutureIter(of) = &**n
    {
        match future_iter::advance(interp, of).map_err(|ctl| (ctl, Ret::Send(target)))? {
            Step::Wait(future) => push(t, future),
            Step::End(value) => {
                push(t, value);
                jump(t, target);
            }
        }
        return Ok(Flow::Continue);
    }
    match &receiver {
        Value::Generator(g) => {
            let g: Rc<Generator> = g.clone();
            resume(interp, t, &g, Resumption::Send(value), Ret::Send(target))
        }
        Value::Iter(it) => match interp.next_item(it) {
            Ok(Some(item)) => {
                push(t, item);
                Ok(Flow::Continue)
            }
            Ok(None) => {
                push(t, Value::None);
                if let Some(frame) = t.frames.last_mut() {
                    frame.ip = target;
                }
                Ok(Flow::Continue)
            }
            Err(ctl) => Err((ctl, Ret::Push)),
        },
        _ => {
            let class = interp.type_of(&receiver);
            if !value.is_none()
                && let Some(f) = class.lookup(sym::send)
            {
                return Err((interp.call(f, vec![receiver, value]), Ret::Send(target)));
            }
            match class.special(sym::__next__) {
                Some(f) => Err((interp.call(f, vec![receiver]), Ret::Send(target))),
                None => {
                    let text = format!("'{}' object is not an iterator", interp.type_name(&receiver));
                    Err((interp.type_error(text), Ret::Push))
                }
            }
        }
    }
}
