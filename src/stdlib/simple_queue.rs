//! `_queue.SimpleQueue` over a wait queue of the kernel (`Modules/_queuemodule.c`).

use std::cell::RefCell;
use std::rc::Rc;

use crate::base::Ns;
use crate::kernel::api::{Syscall, Wake};
use crate::python::builtins::{Builtin, Type, receiver};
use crate::python::object::{Class, Native, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;

/// A new queue.
pub(super) fn new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    if !args.pos.is_empty() {
        return Err(interp.type_error("SimpleQueue() takes no positional arguments"));
    }
    let wait = interp.next_wait();
    Ok(interp.native(Native::SimpleQueue { items: RefCell::default(), wait }))
}

fn queue_put_nowait(interp: &mut Interp, args: Args<'_>) -> Res {
    args.rest().bind(interp, "put_nowait", ["item"], 1)?;
    queue_put(interp, args)
}

fn queue_put(interp: &mut Interp, args: Args<'_>) -> Res {
    let [item, _, _] = args.rest().bind(interp, "put", ["item", "block", "timeout"], 1)?;
    let (Some(this), Some(item)) = (args.pos.first(), item) else { return Ok(Value::None) };
    let Value::Native(n) = this else { return Err(receiver::wrong(interp, args, Type::SimpleQueue, "put")) };
    let Native::SimpleQueue { items, wait } = &**n else { return Ok(Value::None) };
    items.borrow_mut().push_back(item.clone());
    Err(Box::new(Ctl::Syscall(Syscall::Notify { queue: *wait, n: 1 }, After::None)))
}

fn queue_get(interp: &mut Interp, args: Args<'_>) -> Res {
    let [block, limit] = args.rest().bind(interp, "get", ["block", "timeout"], 0)?;
    if !matches!(args.pos.first(), Some(Value::Native(_))) {
        return Err(receiver::wrong(interp, args, Type::SimpleQueue, "get"));
    }
    let block = !matches!(block, Some(Value::Bool(false) | Value::Int(0) | Value::None));
    let deadline = match limit.map(Value::unwrap_base) {
        _ if !block => Value::Int(interp.now as i64),
        None | Some(Value::None) => Value::None,
        Some(other) => match super::time::duration(interp, &other.clone())? {
            Some(ns) => Value::Int((interp.now + ns) as i64),
            None => return Err(interp.value_error("'timeout' must be a non-negative number")),
        },
    };
    take(interp, &Value::tuple(vec![args.pos[0].clone(), deadline]))
}

fn take(interp: &mut Interp, data: &Value) -> Res {
    let Value::Tuple(d) = data else { return Ok(Value::None) };
    let Value::Native(n) = &d.items[0] else { return Ok(Value::None) };
    let Native::SimpleQueue { items, wait } = &**n else { return Ok(Value::None) };
    let first = items.borrow_mut().pop_front();
    if let Some(item) = first {
        return Ok(item);
    }
    let timeout = match &d.items[1] {
        Value::Int(deadline) if *deadline <= interp.now as i64 => {
            let empty = interp.prelude_function("_Empty");
            if let Value::Class(c) = &empty {
                let exception = interp.exception_of(c, Vec::new());
                return Err(Box::new(Ctl::Raise(exception)));
            }
            return Ok(Value::None);
        }
        Value::Int(deadline) => Some(*deadline as Ns - interp.now),
        _ => None,
    };
    let then = |interp: &mut Interp, _: Wake, data: Value| take(interp, &data);
    Err(Box::new(Ctl::Syscall(Syscall::Wait { queue: *wait, timeout, io: false }, After::Then(then, data.clone()))))
}

fn queue_get_nowait(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "get_nowait", true)?;
    let now = Value::Int(interp.now as i64);
    take(interp, &Value::tuple(vec![this.clone(), now]))
}

fn queue_len(args: Args<'_>) -> i64 {
    match args.pos.first() {
        Some(Value::Native(n)) => match &**n {
            Native::SimpleQueue { items, .. } => items.borrow().len() as i64,
            _ => 0,
        },
        _ => 0,
    }
}

fn queue_qsize(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "qsize", true)?;
    Ok(Value::Int(queue_len(args)))
}

fn queue_empty(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "empty", true)?;
    Ok(Value::Bool(queue_len(args) == 0))
}

/// Methods of `SimpleQueue`.
pub static QUEUE: &[Builtin] = &[
    Builtin::method("SimpleQueue", "put", queue_put).costing(3),
    Builtin::method("SimpleQueue", "put_nowait", queue_put_nowait),
    Builtin::method("SimpleQueue", "get", queue_get).costing(3),
    Builtin::method("SimpleQueue", "get_nowait", queue_get_nowait),
    Builtin::method("SimpleQueue", "qsize", queue_qsize),
    Builtin::method("SimpleQueue", "empty", queue_empty),
];
