//! What happens between instructions: calls, returns, yields, exceptions, answers from the kernel.

use std::cell::RefCell;
use std::rc::Rc;

use super::bind::{self, Place};
use super::control::{After, Args, Call, Ctl, Outcome, OutcomeFn, Resumption};
use super::generators::{self, resume};
use super::interp::Interp;
use super::run::Exit;
use super::signals;
use super::thread::{Frame, FrameExtra, Pending, Ret, Thread};
use super::traceback::TbEntry;
use super::{awaiting, call};
use crate::base::Ns;
use crate::kernel::api::Wake;
use crate::python::builtins::{Exc, annotations};
use crate::python::bytecode::CodeKind;
use crate::python::object::{Base, Finalizer, Function, GeneratorState, Value};

/// How the interpreter goes on.
#[derive(Debug)]
pub enum Flow {
    /// With the top frame.
    Continue,
    /// With the top frame, after a look at the eval breaker.
    Check,
    /// Not now.
    Exit(Exit),
}

/// Native code's wish together with what its result is for.
pub type Wish = (Box<Ctl>, Ret);

/// Pushes an operand of the top frame.
pub fn push(t: &mut Thread, value: Value) {
    if let Some(frame) = t.frames.last_mut() {
        t.stack[frame.sp as usize] = value;
        frame.sp += 1;
    }
}

/// Pops an operand of the top frame.
pub fn pop(t: &mut Thread) -> Value {
    let Some(frame) = t.frames.last_mut() else { return Value::Null };
    frame.sp -= 1;
    std::mem::take(&mut t.stack[frame.sp as usize])
}

/// Fulfils a wish of native code.
pub fn handle(interp: &mut Interp, t: &mut Thread, ctl: Box<Ctl>, ret: Ret) -> Flow {
    let mut wish = (ctl, ret);
    loop {
        let (ctl, ret) = wish;
        let result = match *ctl {
            Ctl::Raise(exception) => match ret {
                Ret::AttrOr(fallback) if is(interp, &exception, Exc::AttributeError) => {
                    let (func, obj, name, method) = *fallback;
                    wish = (interp.call(func, vec![obj, name]), if method { Ret::MethodSlot } else { Ret::Push });
                    continue;
                }
                Ret::ForIter(target) if is(interp, &exception, Exc::StopIteration) => {
                    jump(t, target);
                    return Flow::Continue;
                }
                Ret::Send(target) if is(interp, &exception, Exc::StopIteration) => {
                    push(t, stop_value(&exception));
                    jump(t, target);
                    return Flow::Continue;
                }
                Ret::Step(step) => {
                    let (step, next) = *step;
                    if awaiting::failed(interp, &step, &exception) {
                        return generators::returned(interp, t, Value::None, next);
                    }
                    wish = (Box::new(Ctl::Raise(exception)), next);
                    continue;
                }
                Ret::ExitContext(left) => {
                    let (context, next) = *left;
                    interp.leave_context(context);
                    wish = (Box::new(Ctl::Raise(exception)), next);
                    continue;
                }
                Ret::Chain(chain) => {
                    wish = (Box::new(Ctl::Raise(exception)), chain.2);
                    continue;
                }
                Ret::Outcome(wanted) => {
                    set_context(t, &exception);
                    outcome(interp, t, Outcome::Raised(exception), *wanted)
                }
                Ret::Finalize(context) => return awaiting::unraisable(interp, t, exception, *context),
                _ => return raise(interp, t, exception),
            },
            Ctl::Stop(stop) => return Flow::Exit(Exit::Stop(stop)),
            Ctl::Syscall(call, after) => {
                t.pending = Some(Pending { after, ret, call, since: t.clock });
                return Flow::Exit(Exit::Syscall(call));
            }
            Ctl::Frames(look, data) => match look(interp, t, data) {
                Ok(value) => deliver(interp, t, value, ret),
                Err(ctl) => Err((ctl, ret)),
            },
            Ctl::ClassBody(func, namespace, then, data) => {
                let ret = Ret::then(then, data, ret);
                let class_namespace = match namespace.unwrap_base() {
                    Value::Dict(d) => Some(d.clone()),
                    _ => None,
                };
                let own = interp.type_of(&namespace).lookup(crate::python::vm::symbol::sym::__setitem__);
                let class_mapping = matches!(own, Some(Value::Function(_))).then_some(namespace);
                let extra = FrameExtra { class_namespace, class_mapping, ..FrameExtra::default() };
                match func {
                    Value::Function(f) => push_frame(interp, t, f, Vec::new(), ret, Some(Box::new(extra))),
                    _ => Ok(Flow::Continue),
                }
            }
            Ctl::ModuleBody(module, func) => {
                let then = |_: &mut Interp, _: Value, module: Value| Ok(module);
                let module = Value::Module(module);
                let ret = Ret::then(then, module, ret);
                push_frame(interp, t, func, Vec::new(), ret, None)
            }
            Ctl::ModuleThen(module, func, then, data) => {
                let ret = Ret::then(then, data, ret);
                wish = (Box::new(Ctl::ModuleBody(module, func)), ret);
                continue;
            }
            Ctl::Resume(generator, how) => resume(interp, t, &generator, how, ret),
            Ctl::Drive(generator, how, then, data) => resume(interp, t, &generator, how, Ret::outcome(then, data, ret)),
            Ctl::Attempt(call, then, data) => call_value(interp, t, call, Ret::outcome(then, data, ret)),
            Ctl::Step(step, generator, how) => resume(interp, t, &generator, how, Ret::Step(Box::new((step, ret)))),
            Ctl::InContext(context, call) => match interp.enter_context(&context) {
                Ok(previous) => call_value(interp, t, call, Ret::ExitContext(Box::new((previous, ret)))),
                Err(ctl) => Err((ctl, ret)),
            },
            Ctl::Call(call) => call_value(interp, t, call, ret),
            Ctl::Then(call, then, data) => {
                let ret = Ret::then(then, data, ret);
                call_value(interp, t, call, ret)
            }
        };
        match result {
            Ok(flow) => return flow,
            Err(next) => wish = next,
        }
    }
}

/// Does with a result what its call wanted.
pub fn deliver(interp: &mut Interp, t: &mut Thread, value: Value, ret: Ret) -> Result<Flow, Wish> {
    match ret {
        Ret::Push | Ret::ForIter(_) | Ret::Send(_) | Ret::GenNext => push(t, value),
        Ret::AttrOr(fallback) => {
            push(t, value);
            if fallback.3 {
                push(t, Value::Null);
            }
        }
        Ret::Discard => {}
        Ret::Finalize(_) => interp.types.finalizers.end(),
        Ret::GroupMatch => {
            if let Value::Tuple(pair) = &value {
                push(t, pair.items[1].clone());
                push(t, pair.items[0].clone());
                if !pair.items[0].is_none() {
                    t.handled = pair.items[0].clone();
                    interp.handled = t.handled.clone();
                }
            }
        }
        Ret::ThrowAfter(exception) => return Err((Box::new(Ctl::Raise(*exception)), Ret::Push)),
        Ret::Step(step) => {
            let (step, next) = *step;
            return Ok(awaiting::yielded(interp, t, value, &step, next));
        }
        Ret::ExitContext(left) => {
            let (context, next) = *left;
            interp.leave_context(context);
            return deliver(interp, t, value, next);
        }
        Ret::Outcome(wanted) => return outcome(interp, t, Outcome::Value(value), *wanted),
        Ret::Signal => {
            signals::handler_done(t);
            return Ok(Flow::Continue);
        }
        Ret::Retry(pending) => return Err(signals::retry(interp, t, *pending)),
        Ret::MethodSlot => {
            push(t, value);
            push(t, Value::Null);
        }
        Ret::Unpack => {
            if let Value::List(items) = &value {
                for item in items.items.borrow().iter().rev() {
                    push(t, item.clone());
                }
            }
        }
        Ret::GenClose => push(t, Value::None),
        Ret::Init(object) => match call::after_init(interp, value, Value::Object(object)) {
            Ok(value) => push(t, value),
            Err(ctl) => return Err((ctl, Ret::Push)),
        },
        Ret::Then(wanted) => {
            let (then, data) = *wanted;
            match then(interp, value, data) {
                Ok(value) => push(t, value),
                Err(ctl) => return Err((ctl, Ret::Push)),
            }
        }
        Ret::Chain(chain) => {
            let (then, data, next) = *chain;
            return match then(interp, value, data) {
                Ok(value) => deliver(interp, t, value, next),
                Err(ctl) => Err((ctl, next)),
            };
        }
        Ret::Bottom => {
            t.ended = Some(Ok(value));
            return Ok(Flow::Exit(Exit::Ended));
        }
    }
    Ok(Flow::Check)
}

/// Makes a result from what came of something.
pub(super) fn outcome(
    interp: &mut Interp,
    t: &mut Thread,
    what: Outcome,
    (then, data, next): (OutcomeFn, Value, Ret),
) -> Result<Flow, Wish> {
    interp.now = t.clock;
    let result = then(interp, what, data);
    t.clock += std::mem::take(&mut interp.charge);
    match result {
        Ok(value) => deliver(interp, t, value, next),
        Err(ctl) => Err((ctl, next)),
    }
}

/// Calls something.
pub fn call(interp: &mut Interp, t: &mut Thread, call: Call, ret: Ret) -> Flow {
    let result = call_value(interp, t, call, ret);
    finish(interp, t, result)
}

/// Fulfils the wish, if there is one.
pub fn finish(interp: &mut Interp, t: &mut Thread, result: Result<Flow, Wish>) -> Flow {
    match result {
        Ok(flow) => flow,
        Err((ctl, ret)) => handle(interp, t, ctl, ret),
    }
}

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
                t.clock += Ns::from(b.cost);
                interp.now = t.clock;
                let names: Vec<Value> = kwargs.iter().map(|(k, _)| Value::Str(k.clone())).collect();
                let values: Vec<Value> = kwargs.into_iter().map(|(_, v)| v).collect();
                let result = (b.call)(interp, Args { pos: &args, kwnames: &names, kwvalues: &values });
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

/// `RETURN_VALUE` of anything but a plain call.
pub fn return_value(interp: &mut Interp, t: &mut Thread, value: Value) -> Flow {
    let Some(frame) = t.frames.pop() else { return Flow::Exit(Exit::Ended) };
    t.clear(frame.ret_sp as usize, frame.sp as usize);
    let generator = frame.extra.and_then(|extra| {
        let generator = extra.generator?;
        generator.state.set(GeneratorState::Closed);
        t.handled = extra.saved_handled;
        interp.handled = t.handled.clone();
        Some(generator)
    });
    let Some(generator) = generator else {
        let result = deliver(interp, t, value, frame.ret);
        return finish(interp, t, result);
    };
    generators::end(interp, t, &generator, value, frame.ret)
}

pub(super) fn jump(t: &mut Thread, target: u32) {
    if let Some(frame) = t.frames.last_mut() {
        frame.ip = target;
    }
}

/// Whether a value is an exception of a built-in class.
pub fn is(interp: &Interp, value: &Value, class: Exc) -> bool {
    matches!(value, Value::Object(o) if o.class.is_subclass(&interp.types[class]))
}

/// Whether a generator that is closed may end with this exception.
fn is_end(interp: &Interp, exception: &Value) -> bool {
    is(interp, exception, Exc::GeneratorExit) || is(interp, exception, Exc::StopIteration)
}

/// Raises: sets the context, then unwinds.
pub fn raise(interp: &mut Interp, t: &mut Thread, exception: Value) -> Flow {
    set_context(t, &exception);
    unwind(interp, t, exception)
}

fn set_context(t: &Thread, exception: &Value) {
    if let (Value::Object(new), Value::Object(old)) = (exception, &t.handled)
        && !Rc::ptr_eq(new, old)
        && let Some(data) = new.exc()
    {
        break_cycle(old, new);
        data.borrow_mut().context = Some(old.clone());
    }
}

/// The context chain of `from` must not lead back to `to` (`_PyErr_SetObject`).
fn break_cycle(from: &Rc<crate::python::object::Object>, to: &Rc<crate::python::object::Object>) {
    let mut at = from.clone();
    while let Some(data) = at.clone().exc() {
        let next = data.borrow().context.clone();
        match next {
            Some(next) if Rc::ptr_eq(&next, to) => {
                data.borrow_mut().context = None;
                return;
            }
            Some(next) => at = next,
            None => return,
        }
    }
}

/// Raises again what was raised before: where it stands now is in its traceback already, with the line of the first time.
pub fn unwind_again(interp: &mut Interp, t: &mut Thread, exception: Value) -> Flow {
    let mut known = None;
    if let (Value::Object(o), Some(frame)) = (&exception, t.frames.last())
        && let Some(data) = o.exc()
    {
        let mut data = data.borrow_mut();
        if data.traceback.last().is_some_and(|e| Rc::ptr_eq(&e.code, &frame.func.code)) {
            known = data.traceback.pop();
        }
    }
    unwind_from(interp, t, exception, known)
}

/// Looks for a handler, frame by frame.
pub fn unwind(interp: &mut Interp, t: &mut Thread, exception: Value) -> Flow {
    unwind_from(interp, t, exception, None)
}

/// The same; `known` is the top frame's entry in the traceback, if it has one already.
fn unwind_from(interp: &mut Interp, t: &mut Thread, exception: Value, mut known: Option<TbEntry>) -> Flow {
    loop {
        let Some(frame) = t.frames.last_mut() else {
            t.ended = Some(Err(exception));
            return Flow::Exit(Exit::Ended);
        };
        let code = frame.func.code.clone();
        let at = frame.ip.saturating_sub(1);
        if !code.hidden
            && let Value::Object(o) = &exception
            && let Some(data) = o.exc()
        {
            let entry = known.take().unwrap_or_else(|| TbEntry::new(code.clone(), at));
            data.borrow_mut().traceback.push(entry);
        }
        if let Some(handler) = code.def.handlers.iter().find(|h| h.start <= at && at < h.end) {
            let keep = frame.base + code.locals.len() as u32 + handler.depth;
            let top = frame.sp;
            frame.sp = keep;
            frame.ip = handler.target;
            t.clear(keep as usize, top as usize);
            if handler.lasti {
                push(t, Value::Int(i64::from(at)));
            }
            push(t, exception);
            return Flow::Continue;
        }
        let Some(frame) = t.frames.pop() else { continue };
        if !code.hidden {
            keep_locals(t, &frame, &exception);
        }
        t.clear(frame.ret_sp as usize, frame.sp as usize);
        let mut from_generator = false;
        if let Some(extra) = frame.extra
            && let Some(generator) = extra.generator
        {
            generator.state.set(GeneratorState::Closed);
            t.handled = extra.saved_handled;
            interp.handled = t.handled.clone();
            from_generator = true;
        }
        let mut ret = frame.ret;
        loop {
            match ret {
                Ret::ExitContext(left) => {
                    let (context, next) = *left;
                    interp.leave_context(context);
                    ret = next;
                }
                Ret::Step(step) => {
                    let (step, next) = *step;
                    if awaiting::failed(interp, &step, &exception) {
                        return generators::returned(interp, t, Value::None, next);
                    }
                    from_generator = false;
                    ret = next;
                }
                Ret::Chain(chain) => ret = chain.2,
                Ret::Outcome(wanted) => {
                    let result = outcome(interp, t, Outcome::Raised(exception), *wanted);
                    return finish(interp, t, result);
                }
                _ => break,
            }
        }
        match ret {
            Ret::Bottom => {
                t.ended = Some(Err(exception));
                return Flow::Exit(Exit::Ended);
            }
            // Closing a generator ends as expected.
            Ret::Finalize(what)
                if from_generator && matches!(*what, Value::Generator(_)) && is_end(interp, &exception) =>
            {
                interp.types.finalizers.end();
                return Flow::Continue;
            }
            Ret::Finalize(context) => return awaiting::unraisable(interp, t, exception, *context),
            Ret::ThrowAfter(next) if is_end(interp, &exception) => {
                return handle(interp, t, Box::new(Ctl::Raise(*next)), Ret::Push);
            }
            Ret::ForIter(target) if !from_generator && is(interp, &exception, Exc::StopIteration) => {
                jump(t, target);
                return Flow::Continue;
            }
            Ret::Send(target) if !from_generator && is(interp, &exception, Exc::StopIteration) => {
                push(t, stop_value(&exception));
                jump(t, target);
                return Flow::Continue;
            }
            Ret::GenClose if is_end(interp, &exception) => {
                push(t, Value::None);
                return Flow::Continue;
            }
            Ret::AttrOr(fallback) if is(interp, &exception, Exc::AttributeError) => {
                let (func, obj, name, method) = *fallback;
                let ctl = interp.call(func, vec![obj, name]);
                return handle(interp, t, ctl, if method { Ret::MethodSlot } else { Ret::Push });
            }
            _ => {}
        }
    }
}

/// The locals of a frame that an exception ends live on in its traceback, as CPython's frame objects do.
fn keep_locals(t: &mut Thread, frame: &Frame, exception: &Value) {
    let (from, to) = (frame.base as usize, frame.base as usize + frame.func.code.locals.len());
    let Some(locals) = t.stack.get_mut(from..to) else { return };
    let plain = |v: &Value| matches!(v, Value::Null | Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_));
    if locals.iter().all(plain) {
        return;
    }
    if let Value::Object(o) = exception
        && let Some(data) = o.exc()
        && let Some(entry) = data.borrow_mut().traceback.last_mut()
    {
        let kept = locals.iter_mut().map(std::mem::take).collect();
        entry.kept = Some(Rc::new(RefCell::new(kept)));
    }
}

/// `StopIteration.value`.
pub fn stop_value(exception: &Value) -> Value {
    let Value::Object(o) = exception else { return Value::None };
    let Some(data) = o.exc() else { return Value::None };
    data.borrow().args.as_ref().and_then(|a| a.items.first().cloned()).unwrap_or(Value::None)
}

/// Runs the Python that a dead object still owes.
pub fn finalize(interp: &mut Interp, t: &mut Thread, finalizer: Finalizer) -> Flow {
    let result = match finalizer {
        Finalizer::Close(generator) => {
            let ret = Ret::Finalize(Box::new(Value::Generator(generator.clone())));
            resume(interp, t, &generator, Resumption::Close, ret)
        }
        Finalizer::Del(object) => {
            let func = object.class.lookup(super::symbol::sym::__del__).unwrap_or_default();
            let call = Call { func: func.clone(), args: vec![Value::Object(object)], kwargs: Vec::new() };
            call_value(interp, t, call, Ret::Finalize(Box::new(func)))
        }
        other => return awaiting::finalize(interp, t, other),
    };
    finish(interp, t, result)
}

/// The kernel has answered.
pub fn wake(interp: &mut Interp, t: &mut Thread, wake: Wake) -> Flow {
    let Some(pending) = t.pending.take() else { return Flow::Continue };
    if wake == Wake::Interrupted {
        return signals::interrupted(interp, t, pending);
    }
    let Pending { after, ret, .. } = pending;
    let result = match after {
        After::None => Ok(Value::None),
        After::Bool => Ok(Value::Bool(wake == Wake::Done)),
        After::Fork => super::fork::answer(interp, wake),
        After::Then(then, data) => then(interp, wake, data),
    };
    t.clock += std::mem::take(&mut interp.charge);
    match result {
        Ok(value) => {
            let result = deliver(interp, t, value, ret);
            finish(interp, t, result)
        }
        Err(ctl) => handle(interp, t, ctl, ret),
    }
}

/// A new thread starts.
pub fn start(interp: &mut Interp, t: &mut Thread) -> Flow {
    let Some((func, args)) = t.entry.take() else { return Flow::Continue };
    t.reserve(256);
    let result = call_value(interp, t, Call { func, args, kwargs: Vec::new() }, Ret::Bottom);
    finish(interp, t, result)
}
