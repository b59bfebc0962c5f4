//! `await`, `async for` and the steps of asynchronous generators (`Objects/genobject.c`, `Python/ceval.c`).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::control::{Call, Ctl, Res, Resumption};
use super::flow::{self, Flow, Wish, handle, pop, push};
use super::generators;
use super::interp::Interp;
use super::raise::link_cause;
use super::slow::peek;
use super::symbol::sym;
use super::thread::{Ret, Thread};
use super::unwind;
use crate::python::builtins::Exc;
use crate::python::builtins::future_iter::AWAIT;
use crate::python::object::{
    AsyncStep, Asynchronous, Finalizer, Generator, GeneratorKind, Native, StepKind, StepState, Value,
};

fn raise(interp: &mut Interp, class: Exc, text: impl Into<String>) -> Wish {
    (interp.raise(class, text), Ret::Push)
}

/// `GET_AWAITABLE`: what `await` sends to. `place` 1 is the result of `__aenter__`, 2 of `__aexit__`.
pub fn get_awaitable(interp: &mut Interp, t: &mut Thread, place: u32) -> Result<Flow, Wish> {
    let value = pop(t);
    if let Value::Generator(g) = &value
        && (g.kind == GeneratorKind::Coroutine || g.awaitable)
    {
        if g.kind == GeneratorKind::Coroutine && g.delegate().is_some() {
            return Err(raise(interp, Exc::RuntimeError, "coroutine is being awaited already"));
        }
        push(t, value);
        return Ok(Flow::Continue);
    }
    let class = interp.type_of(&value);
    match class.special(sym::__await__) {
        Some(Value::Builtin(b)) if std::ptr::eq(b, &raw const AWAIT) => {
            t.clock += interp.paced(b.cost.into());
            let iterator = interp.native(Native::FutureIter(RefCell::new(value)));
            push(t, iterator);
            Ok(Flow::Continue)
        }
        Some(method) => {
            let name = Value::string(interp.full_type_name(&value));
            let call = Call { func: method, args: vec![value], kwargs: Vec::new() };
            Err((Box::new(Ctl::Then(call, check_await, name)), Ret::Push))
        }
        None => {
            let name = interp.type_name(&value);
            let text = match place {
                1 => {
                    format!("'async with' received an object from __aenter__ that does not implement __await__: {name}")
                }
                2 => {
                    format!("'async with' received an object from __aexit__ that does not implement __await__: {name}")
                }
                _ => format!("'{name}' object can't be awaited"),
            };
            Err(raise(interp, Exc::TypeError, text))
        }
    }
}

/// What `__await__` gave must be an iterator and not a coroutine.
fn check_await(interp: &mut Interp, found: Value, name: Value) -> Res {
    let name = name.as_str().unwrap_or_default().to_owned();
    match &found {
        Value::Generator(g) if g.kind == GeneratorKind::Coroutine || g.awaitable => {
            return Err(interp.type_error(format!("{name}.__await__() must return an iterator, not coroutine")));
        }
        Value::Generator(_) | Value::Iter(_) => return Ok(found),
        _ => {}
    }
    if interp.type_of(&found).lookup(sym::__next__).is_none() {
        let text = format!("{name}.__await__() must return an iterator, not {}", interp.full_type_name(&found));
        return Err(interp.type_error(text));
    }
    Ok(found)
}

/// `GET_AITER`.
pub fn get_aiter(interp: &mut Interp, t: &mut Thread) -> Result<Flow, Wish> {
    let value = pop(t);
    aiter(interp, &value, "'async for' requires an object with __aiter__ method, got ", "")
        .map(|value| {
            push(t, value);
            Flow::Continue
        })
        .map_err(|ctl| (ctl, Ret::Push))
}

/// `__aiter__()` of a value; the error has the type's name between `before` and `after`.
fn aiter(interp: &mut Interp, value: &Value, before: &str, after: &str) -> Res {
    if let Value::Generator(g) = value
        && g.kind == GeneratorKind::AsyncGenerator
    {
        return Ok(value.clone());
    }
    let Some(method) = interp.type_of(value).special(sym::__aiter__) else {
        let text = format!("{before}{}{after}", interp.type_name(value));
        return Err(interp.type_error(text));
    };
    let call = Call { func: method, args: vec![value.clone()], kwargs: Vec::new() };
    let builtin = Value::Bool(!after.is_empty());
    Err(Box::new(Ctl::Then(call, check_aiter, builtin)))
}

fn check_aiter(interp: &mut Interp, found: Value, builtin: Value) -> Res {
    if interp.type_of(&found).lookup(sym::__anext__).is_none() {
        let name = interp.type_name(&found);
        let text = if let Value::Bool(true) = builtin {
            format!("aiter() returned not an async iterator of type '{name}'")
        } else {
            format!("'async for' received an object from __aiter__ that does not implement __anext__: {name}")
        };
        return Err(interp.type_error(text));
    }
    Ok(found)
}

/// `aiter(value)`.
pub fn builtin_aiter(interp: &mut Interp, value: &Value) -> Res {
    aiter(interp, value, "'", "' object is not an async iterable")
}

/// `GET_ANEXT`: `__anext__()` of the iterator on the stack, as something to send to.
pub fn get_anext(interp: &mut Interp, t: &mut Thread) -> Result<Flow, Wish> {
    let iterator = peek(t, 1);
    if let Value::Generator(g) = &iterator
        && let Some(own) = &g.asynchronous
    {
        let step = new_step(interp, g, StepKind::Send(Value::None));
        return match first_hook(interp, g, own) {
            None => {
                push(t, step);
                Ok(Flow::Continue)
            }
            Some(call) => Err((Box::new(Ctl::Then(call, |_, _, step| Ok(step), step)), Ret::Push)),
        };
    }
    let Some(method) = interp.type_of(&iterator).special(sym::__anext__) else {
        let text =
            format!("'async for' requires an iterator with __anext__ method, got {}", interp.type_name(&iterator));
        return Err(raise(interp, Exc::TypeError, text));
    };
    let call = Call { func: method, args: vec![iterator], kwargs: Vec::new() };
    Err((Box::new(Ctl::Then(call, anext_awaitable, Value::None)), Ret::Push))
}

fn anext_awaitable(interp: &mut Interp, found: Value, _: Value) -> Res {
    if let Value::Generator(g) = &found
        && (g.kind == GeneratorKind::Coroutine || g.awaitable)
    {
        return Ok(found);
    }
    match interp.type_of(&found).special(sym::__await__) {
        Some(method) => {
            let name = Value::string(interp.type_name(&found));
            let call = Call { func: method, args: vec![found], kwargs: Vec::new() };
            Err(Box::new(Ctl::Then(call, check_await, name)))
        }
        None => {
            let name = interp.type_name(&found);
            let text = Value::string(format!("'async for' received an invalid object from __anext__: {name}"));
            let error = interp.exception(Exc::TypeError, vec![text]);
            let why = Value::string(format!("'{name}' object can't be awaited"));
            let why = interp.exception(Exc::TypeError, vec![why]);
            link_cause(&error, &why);
            Err(Box::new(Ctl::Raise(error)))
        }
    }
}

/// `END_ASYNC_FOR`.
pub fn end_async_for(interp: &mut Interp, t: &mut Thread) -> Result<Flow, Wish> {
    let exception = pop(t);
    let iterator = pop(t);
    if unwind::is(interp, &exception, Exc::StopAsyncIteration) {
        drop(iterator);
        return Ok(Flow::Continue);
    }
    Ok(unwind::unwind_again(interp, t, exception))
}

fn new_step(interp: &Interp, generator: &Rc<Generator>, kind: StepKind) -> Value {
    let step = AsyncStep { generator: generator.clone(), kind, state: Cell::new(StepState::Init) };
    interp.native(Native::AsyncStep(step))
}

/// The first step asks the hooks of `sys.set_asyncgen_hooks` (`async_gen_init_hooks`).
fn first_hook(interp: &Interp, generator: &Rc<Generator>, own: &Asynchronous) -> Option<Call> {
    if own.hooked.replace(true) {
        return None;
    }
    let [first, finalizer] = interp.asyncgen_hooks();
    own.finalizer.replace(finalizer);
    (!first.is_null()).then(|| Call {
        func: first,
        args: vec![Value::Generator(generator.clone())],
        kwargs: Vec::new(),
    })
}

/// `asend`, `athrow`, `aclose`, `__anext__`: makes a step.
pub fn step_of(interp: &mut Interp, generator: &Value, kind: StepKind) -> Res {
    let Value::Generator(g) = generator else { return Ok(Value::None) };
    let Some(own) = &g.asynchronous else { return Ok(Value::None) };
    let step = new_step(interp, g, kind);
    match first_hook(interp, g, own) {
        None => Ok(step),
        Some(call) => Err(Box::new(Ctl::Then(call, |_, _, step| Ok(step), step))),
    }
}

fn methods(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Send(_) => "__anext__()/asend()",
        StepKind::Throw(_) | StepKind::Close => "aclose()/athrow()",
    }
}

/// How messages call a step that finds the generator busy.
fn short(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Send(_) => "anext()",
        StepKind::Throw(_) => "athrow()",
        StepKind::Close => "aclose()",
    }
}

/// `send(value)` of a step (`async_gen_asend_send`, `async_gen_athrow_send`).
pub fn step_send(interp: &mut Interp, this: &Value, value: Value) -> Res {
    let Some((step, own)) = parts(this) else { return Ok(Value::None) };
    start(interp, step, own)?;
    let fresh = step.state.replace(StepState::Iter) == StepState::Init;
    let generator = step.generator.clone();
    let how = match &step.kind {
        StepKind::Send(first) if fresh && value.is_none() => Resumption::Send(first.clone()),
        StepKind::Throw(exception) if fresh => Resumption::Throw(exception.clone()),
        StepKind::Close if fresh => {
            own.closed.set(true);
            Resumption::Throw(interp.exception(Exc::GeneratorExit, Vec::new()))
        }
        _ => Resumption::Send(value),
    };
    own.running.set(true);
    Err(Box::new(Ctl::Step(this.clone(), generator, how)))
}

/// `throw(exception)` of a step.
pub fn step_throw(interp: &mut Interp, this: &Value, exception: Value) -> Res {
    let Some((step, own)) = parts(this) else { return Ok(Value::None) };
    start(interp, step, own)?;
    step.state.set(StepState::Iter);
    own.running.set(true);
    Err(Box::new(Ctl::Step(this.clone(), step.generator.clone(), Resumption::Throw(exception))))
}

/// Whether a step is still to be awaited.
pub fn step_open(this: &Value) -> bool {
    parts(this).is_some_and(|(step, _)| step.state.get() != StepState::Closed)
}

fn parts(this: &Value) -> Option<(&AsyncStep, &Asynchronous)> {
    let Value::Native(n) = this else { return None };
    let Native::AsyncStep(step) = &**n else { return None };
    Some((step, step.generator.asynchronous.as_deref()?))
}

/// The checks before a step goes on.
fn start(interp: &mut Interp, step: &AsyncStep, own: &Asynchronous) -> Res<()> {
    match step.state.get() {
        StepState::Closed => {
            let text = format!("cannot reuse already awaited {}", methods(&step.kind));
            return Err(interp.raise(Exc::RuntimeError, text));
        }
        StepState::Iter => return Ok(()),
        StepState::Init => {}
    }
    let over = step.generator.state.get() == crate::python::object::GeneratorState::Closed;
    let sends = matches!(step.kind, StepKind::Send(_));
    if over && !sends {
        step.state.set(StepState::Closed);
        return Err(interp.raise_args(Exc::StopIteration, Vec::new()));
    }
    if own.running.get() {
        step.state.set(StepState::Closed);
        let text = format!("{}: asynchronous generator is already running", short(&step.kind));
        return Err(interp.raise(Exc::RuntimeError, text));
    }
    if own.closed.get() && !sends {
        step.state.set(StepState::Closed);
        return Err(interp.raise_args(Exc::StopAsyncIteration, Vec::new()));
    }
    Ok(())
}

/// The generator yielded during a step: a value of its own ends the step, anything else is what it waits for.
pub fn yielded(interp: &mut Interp, t: &mut Thread, value: Value, this: &Value, next: Ret) -> Flow {
    let wrapped = match &value {
        Value::Native(n) => match &**n {
            Native::AsyncValue(inner) => Some(inner.clone()),
            _ => None,
        },
        _ => None,
    };
    let Some((inner, (step, own))) = wrapped.zip(parts(this)) else {
        let result = flow::deliver(interp, t, value, next);
        return flow::finish(interp, t, result);
    };
    step.state.set(StepState::Closed);
    own.running.set(false);
    if let StepKind::Close = step.kind {
        let ctl = interp.raise(Exc::RuntimeError, "async generator ignored GeneratorExit");
        return handle(interp, t, ctl, next);
    }
    generators::returned(interp, t, inner, next)
}

/// An exception left the generator during a step. Whether the step succeeded by that: `aclose` expects it.
pub fn failed(interp: &Interp, this: &Value, exception: &Value) -> bool {
    let Some((step, own)) = parts(this) else { return false };
    step.state.set(StepState::Closed);
    own.running.set(false);
    let ended =
        unwind::is(interp, exception, Exc::StopAsyncIteration) || unwind::is(interp, exception, Exc::GeneratorExit);
    if ended {
        own.closed.set(true);
    }
    ended && matches!(step.kind, StepKind::Close)
}

/// `cr_origin`: the callers, innermost first (`compute_cr_origin`).
pub fn origin(interp: &Interp, t: &Thread) -> Value {
    let visible = t.frames.iter().rev().filter(|f| !f.func.code.hidden).take(interp.origin_depth);
    let entry = |frame: &super::thread::Frame| {
        let code = &frame.func.code;
        let line = code.span(frame.ip.saturating_sub(1)).line;
        Value::tuple(vec![Value::str(&code.filename), Value::Int(line.into()), Value::str(&code.def.name)])
    };
    Value::tuple(visible.map(entry).collect())
}

/// The warnings and the finalizer hook of what died.
pub fn finalize(interp: &mut Interp, t: &mut Thread, finalizer: Finalizer) -> Flow {
    let (ctl, context) = match finalizer {
        Finalizer::Unawaited(generator) => {
            generator.state.set(crate::python::object::GeneratorState::Closed);
            let value = Value::Generator(generator);
            (interp.prelude_call("_unawaited", vec![value.clone()]), value)
        }
        Finalizer::UnawaitedStep(method, generator) => {
            let value = Value::Generator(generator);
            (interp.prelude_call("_unawaited_step", vec![Value::str(method), value.clone()]), value)
        }
        Finalizer::Hook(generator) => {
            let hook = generator.asynchronous.as_ref().map(|own| own.finalizer.take()).unwrap_or_default();
            let value = Value::Generator(generator);
            (interp.call(hook, vec![value.clone()]), value)
        }
        Finalizer::Gone(reference) => {
            let value = Value::Object(reference);
            (interp.prelude_call("_gone", vec![value.clone()]), value)
        }
        other => return flow::finalize(interp, t, other),
    };
    handle(interp, t, ctl, Ret::Finalize(Box::new(context)))
}

/// An exception nobody can catch: it is reported and forgotten (`PyErr_WriteUnraisable`).
pub fn unraisable(interp: &mut Interp, t: &mut Thread, exception: Value, context: Value) -> Flow {
    if context.is_none() {
        // Reporting one failed.
        interp.types.finalizers.end();
        return Flow::Continue;
    }
    if let Value::Object(o) = &exception
        && let Some(data) = o.exc()
        && data.borrow().traceback.is_empty()
        && let Some(frame) = t.frames.iter().rev().find(|frame| !frame.func.code.hidden)
    {
        let entry = super::traceback::TbEntry::new(frame.func.code.clone(), frame.ip.saturating_sub(1));
        data.borrow_mut().traceback.push(entry);
    }
    if interp.without_files {
        interp.shown_files.clear();
    }
    let ctl = interp.prelude_call("_unraisable", vec![exception, context]);
    handle(interp, t, ctl, Ret::Finalize(Box::new(Value::None)))
}
