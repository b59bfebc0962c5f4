//! Calls that need more than the interpreter loop: whatever can be called, with arguments of every kind.

use std::rc::Rc;

use super::bind::{self, Place};
use super::call;
use super::control::{Args, Call, Ctl};
use super::flow::{Flow, Wish, deliver, finish, handle, pop};
use super::interp::Interp;
use super::thread::{Frame, FrameExtra, Ret, Thread};
use crate::python::builtins::{Exc, annotations};
use crate::python::bytecode::CodeKind;
use crate::python::object::{Base, Function, Value};

/// `CALL` and `CALL_KW` without a fast path.
pub fn call_stack(interp: &mut Interp, t: &mut Thread, n: usize, keywords: bool) -> Flow {
    let names = if keywords { pop(t) } else { Value::Null };
    let Some(frame) = t.frames.last_mut() else { return Flow::Continue };
    let top = frame.sp as usize;
    let at = top - n - 2;
    frame.sp = at as u32;
    let func = std::mem::take(&mut t.stack[at]);
    if enter_in_place(interp, t, &func, at, top, &names) {
        return Flow::Continue;
    }
    let first = at + 1 + usize::from(t.stack[at + 1].is_null());
    let mut args: Vec<Value> = t.stack[first..top].iter_mut().map(std::mem::take).collect();
    let mut kwargs = Vec::new();
    if let Value::Tuple(names) = &names {
        let values = args.split_off(args.len() - names.items.len());
        for (name, value) in names.items.iter().zip(values) {
            if let Value::Str(name) = name {
                kwargs.push((name.clone(), value));
            }
        }
    }
    let result = call_value(interp, t, Call { func, args, kwargs }, Ret::Push);
    finish(interp, t, result)
}

/// Enters a Python function, method or `__init__` whose arguments end at `top`, if they fit.
fn enter_in_place(interp: &mut Interp, t: &mut Thread, func: &Value, at: usize, top: usize, names: &Value) -> bool {
    let unbound = t.stack[at + 1].is_null();
    let (f, this) = match func {
        Value::Function(f) => (f.clone(), Value::Null),
        Value::Method(m) if unbound => match &m.func {
            Value::Function(f) => (f.clone(), m.this.clone()),
            _ => return false,
        },
        // The object is made when its arguments are known to fit.
        Value::Class(c) if unbound => match c.plain_init().filter(|init| init.code.def.argcount > 0) {
            Some(init) => (init, Value::None),
            None => return false,
        },
        _ => return false,
    };
    if f.code.def.kind == CodeKind::Class {
        return false;
    }
    let first = at + 1 + usize::from(unbound && this.is_null());
    if unbound {
        t.stack[at + 1] = this;
    }
    if !bind::enter(interp, t, &f, Place { result: at, first, top }, names) {
        if unbound {
            t.stack[at + 1] = Value::Null;
        }
        return false;
    }
    if let (Value::Class(class), Some(frame)) = (func, t.frames.last_mut()) {
        let object = interp.object(class, Base::None);
        t.stack[first] = object.clone();
        if let Value::Object(object) = object {
            frame.ret = Ret::Init(object);
        }
    }
    true
}

/// `CALL_FUNCTION_EX`.
pub fn call_ex(interp: &mut Interp, t: &mut Thread) -> Flow {
    let kwargs = pop(t);
    let args = pop(t);
    let _null = pop(t);
    let func = pop(t);
    if let (Value::Tuple(items), Value::Null) = (&args, &kwargs) {
        let at = t.frames.last().map_or(0, |frame| frame.sp as usize);
        let top = at + 2 + items.items.len();
        t.reserve(top);
        for (slot, item) in t.stack[at + 2..top].iter_mut().zip(&items.items) {
            *slot = item.clone();
        }
        if enter_in_place(interp, t, &func, at, top, &Value::Null) {
            return Flow::Continue;
        }
        t.clear(at + 2, top);
    }
    let mut call = Call { func, args: Vec::new(), kwargs: Vec::new() };
    match &args {
        Value::Tuple(items) => call.args = items.items.to_vec(),
        other => match interp.native_items(other) {
            Ok(Some(items)) => call.args = items,
            Ok(None) if !crate::python::builtins::iterate::is_iterable(interp, other) => {
                let ctl = super::slow::not_iterable_star(interp, other);
                return handle(interp, t, ctl, Ret::Push);
            }
            Ok(None) => {
                // Collect with Python first, then call.
                let data = Value::tuple(vec![call.func, kwargs]);
                let list = interp.prelude_function("_list");
                let ret = Ret::then(call_collected, data, Ret::Push);
                let result = call_value(interp, t, Call { func: list, args: vec![args], kwargs: Vec::new() }, ret);
                return finish(interp, t, result);
            }
            Err(ctl) => return handle(interp, t, ctl, Ret::Push),
        },
    }
    if let Value::Dict(d) = &kwargs {
        for (key, value) in d.table.borrow().iter() {
            match key {
                Value::Str(name) => call.kwargs.push((name.clone(), value.clone())),
                _ => {
                    let ctl = interp.type_error("keywords must be strings");
                    return handle(interp, t, ctl, Ret::Push);
                }
            }
        }
    }
    let result = call_value(interp, t, call, Ret::Push);
    finish(interp, t, result)
}

fn call_collected(interp: &mut Interp, list: Value, data: Value) -> super::control::Res {
    let (Value::Tuple(data), Value::List(list)) = (&data, &list) else { return Ok(Value::None) };
    let mut kwargs = Vec::new();
    if let Value::Dict(d) = &data.items[1] {
        for (key, value) in d.table.borrow().iter() {
            if let Value::Str(name) = key {
                kwargs.push((name.clone(), value.clone()));
            }
        }
    }
    let _ = interp;
    Err(Box::new(Ctl::Call(Call { func: data.items[0].clone(), args: list.items.borrow().clone(), kwargs })))
}

/// Calls anything. Native code runs at once; Python code gets a frame.
pub fn call_value(interp: &mut Interp, t: &mut Thread, call: Call, ret: Ret) -> Result<Flow, Wish> {
    let Call { mut func, mut args, mut kwargs } = call;
    loop {
        match func {
            Value::Function(f) if f.meta.borrow().scope.is_some() => func = annotations::callable(&Value::Function(f)),
            Value::Function(f) => {
                let locals = match call::bind(interp, &f, args, kwargs) {
                    Ok(locals) => locals,
                    Err(ctl) => return Err((ctl, ret)),
                };
                return push_frame(interp, t, f, locals, ret, None);
            }
            Value::Builtin(b) => {
                t.clock += interp.paced(b.cost.into());
                interp.now = t.clock;
                let names: Vec<Value> = kwargs.iter().map(|(k, _)| Value::Str(k.clone())).collect();
                let values: Vec<Value> = kwargs.into_iter().map(|(_, v)| v).collect();
                interp.calling = b;
                let result = b.run(interp, Args { pos: &args, kwnames: &names, kwvalues: &values });
                t.clock += std::mem::take(&mut interp.charge);
                return match result {
                    Ok(value) => deliver(interp, t, value, ret),
                    Err(ctl) => Err((ctl, ret)),
                };
            }
            Value::Method(m) => {
                args.insert(0, m.this.clone());
                func = m.func.clone();
            }
            Value::Class(class) => {
                interp.now = t.clock;
                return match call::instantiate(interp, &class, args, kwargs) {
                    Ok(value) => deliver(interp, t, value, ret),
                    Err(ctl) => Err((ctl, ret)),
                };
            }
            other => match call::resolve(interp, &other) {
                Ok((next, this)) => {
                    if let Some(this) = this {
                        args.insert(0, this);
                    }
                    func = next;
                    kwargs = std::mem::take(&mut kwargs);
                }
                Err(ctl) => return Err((ctl, ret)),
            },
        }
    }
}

/// Puts a frame on top whose parameters are bound.
pub fn push_frame(
    interp: &mut Interp,
    t: &mut Thread,
    func: Rc<Function>,
    locals: Vec<Value>,
    ret: Ret,
    extra: Option<Box<FrameExtra>>,
) -> Result<Flow, Wish> {
    if t.frames.len() >= interp.recursion_limit {
        return Err((interp.raise(Exc::RecursionError, "maximum recursion depth exceeded"), ret));
    }
    let base = t.frames.last().map_or(0, |f| f.sp as usize);
    let code = &func.code;
    t.reserve(base + code.framesize as usize);
    let sp = base + code.locals.len();
    for (slot, value) in t.stack[base..sp].iter_mut().zip(locals.into_iter().chain(std::iter::repeat(Value::Null))) {
        *slot = value;
    }
    t.frames.push(Frame { func, ip: 0, base: base as u32, sp: sp as u32, ret_sp: base as u32, ret, extra });
    Ok(Flow::Continue)
}
