//! Generators and coroutines: how a frame becomes one, goes on, pauses and ends (`Objects/genobject.c`).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::awaiting;
use super::collector;
use super::control::{Call, Ctl, Outcome, Resumption};
use super::flow::{self, Flow, Wish, deliver, finish, handle, jump, pop, push};
use super::interp::Interp;
use super::invoke;
use super::resume::{resume as put_on_top, suspend};
use super::symbol::sym;
use super::thread::{Ret, Thread};
use super::unwind;
use crate::python::builtins::Exc;
use crate::python::bytecode::CodeKind;
use crate::python::bytecode::op::Op;
use crate::python::object::{
    Asynchronous, Generator, GeneratorKind, GeneratorState, Locals, Native, Str, SuspendedFrame, Value,
};

/// How messages call one.
pub fn word(kind: GeneratorKind) -> &'static str {
    match kind {
        GeneratorKind::Generator => "generator",
        GeneratorKind::Coroutine => "coroutine",
        GeneratorKind::AsyncGenerator => "async generator",
    }
}

/// `RETURN_GENERATOR`: the frame becomes an object.
pub fn return_generator(interp: &mut Interp, t: &mut Thread) -> Flow {
    let Some(frame) = t.frames.pop() else { return Flow::Continue };
    let stack: Vec<Value> = t.stack[frame.base as usize..frame.sp as usize].iter_mut().map(std::mem::take).collect();
    t.clear(frame.ret_sp as usize, frame.base as usize);
    let code = frame.func.code.clone();
    let kind = match code.def.kind {
        CodeKind::Coroutine => GeneratorKind::Coroutine,
        CodeKind::AsyncGenerator => GeneratorKind::AsyncGenerator,
        _ => GeneratorKind::Generator,
    };
    let meta = frame.func.meta.borrow();
    let name = meta.name.clone().unwrap_or_else(|| Str::new(&code.def.name));
    let qualname = meta.qualname.clone().unwrap_or_else(|| Str::new(&code.def.qualname));
    let awaitable = meta.awaitable;
    drop(meta);
    let origin = if kind == GeneratorKind::Coroutine && interp.origin_depth > 0 {
        awaiting::origin(interp, t)
    } else {
        Value::None
    };
    let asynchronous = (kind == GeneratorKind::AsyncGenerator).then(|| Box::new(Asynchronous::default()));
    let generator = Generator {
        kind,
        name: RefCell::new(name),
        qualname: RefCell::new(qualname),
        id: interp.next_id(),
        state: Cell::new(GeneratorState::Created),
        frame: RefCell::new(Some(Box::new(SuspendedFrame {
            ip: frame.ip,
            stack: Locals(stack),
            handled: Value::Null,
            extra: None,
        }))),
        func: frame.func,
        finalizers: interp.types.finalizers.clone(),
        watched: Cell::new(false),
        awaitable,
        origin,
        asynchronous,
    };
    let generator = Value::Generator(Rc::new(generator));
    collector::track(interp, &generator);
    let result = deliver(interp, t, generator, frame.ret);
    finish(interp, t, result)
}

/// A generator is over, with this result.
pub fn end(interp: &mut Interp, t: &mut Thread, generator: &Generator, value: Value, ret: Ret) -> Flow {
    match ret {
        Ret::Step(step) => {
            let (step, next) = *step;
            let ctl = interp.raise_args(Exc::StopAsyncIteration, Vec::new());
            let Ctl::Raise(exception) = *ctl else { return Flow::Continue };
            return if awaiting::failed(interp, &step, &exception) {
                returned(interp, t, Value::None, next)
            } else {
                handle(interp, t, Box::new(Ctl::Raise(exception)), next)
            };
        }
        Ret::GenClose => push(t, value),
        Ret::ThrowAfter(exception) => return handle(interp, t, Box::new(Ctl::Raise(*exception)), Ret::Push),
        Ret::Finalize(_) => interp.types.finalizers.end(),
        ret if generator.kind == GeneratorKind::AsyncGenerator => {
            let ctl = interp.raise_args(Exc::StopAsyncIteration, Vec::new());
            return handle(interp, t, ctl, ret);
        }
        ret => return returned(interp, t, value, ret),
    }
    Flow::Continue
}

/// What was resumed returned this: the end of an iteration, of an `await`, or `StopIteration`.
pub fn returned(interp: &mut Interp, t: &mut Thread, value: Value, ret: Ret) -> Flow {
    match ret {
        Ret::ForIter(target) => jump(t, target),
        Ret::Send(target) => {
            push(t, value);
            jump(t, target);
        }
        Ret::Outcome(wanted) => {
            let result = flow::outcome(interp, t, Outcome::End(value), *wanted);
            return finish(interp, t, result);
        }
        ret => {
            let args = if value.is_none() { Vec::new() } else { vec![value] };
            let ctl = interp.raise_args(Exc::StopIteration, args);
            return handle(interp, t, ctl, ret);
        }
    }
    Flow::Continue
}

/// `YIELD_VALUE`: the frame goes back into its generator.
pub fn yield_value(interp: &mut Interp, t: &mut Thread, value: Value) -> Flow {
    let Some(frame) = t.frames.last_mut() else { return Flow::Continue };
    let ret = std::mem::replace(&mut frame.ret, Ret::Push);
    let generator = frame.extra.as_ref().and_then(|extra| extra.generator.clone());
    suspend(interp, t);
    let kind = generator.as_ref().map_or(GeneratorKind::Generator, |g| g.kind);
    if let (Ret::Finalize(_), Some(generator)) = (&ret, &generator) {
        generator.state.set(GeneratorState::Closed);
        let frame = generator.frame.take();
        drop(frame);
    }
    match ret {
        Ret::GenClose | Ret::ThrowAfter(_) | Ret::Finalize(_) => {
            let ctl = interp.raise(Exc::RuntimeError, format!("{} ignored GeneratorExit", word(kind)));
            let ret = if let Ret::Finalize(_) = ret { ret } else { Ret::Push };
            handle(interp, t, ctl, ret)
        }
        ret => {
            let result = deliver(interp, t, value, ret);
            finish(interp, t, result)
        }
    }
}

/// Goes on with a generator.
pub fn resume(
    interp: &mut Interp,
    t: &mut Thread,
    generator: &Rc<Generator>,
    how: Resumption,
    ret: Ret,
) -> Result<Flow, Wish> {
    let ret = match (ret, &how) {
        (Ret::Push, Resumption::Close) => Ret::GenClose,
        (Ret::Push, _) => Ret::GenNext,
        (ret, _) => ret,
    };
    let word = word(generator.kind);
    match (generator.state.get(), &how) {
        (GeneratorState::Running, _) => {
            return Err((interp.raise(Exc::ValueError, format!("{word} already executing")), ret));
        }
        (GeneratorState::Created, Resumption::Send(value)) if !value.is_none() => {
            let text = format!("can't send non-None value to a just-started {word}");
            return Err((interp.type_error(text), ret));
        }
        (GeneratorState::Closed | GeneratorState::Created, Resumption::Close) => {
            generator.state.set(GeneratorState::Closed);
            let frame = generator.frame.take();
            drop(frame);
            return match ret {
                Ret::ThrowAfter(exception) => Err((Box::new(Ctl::Raise(*exception)), Ret::Push)),
                ret @ Ret::Finalize(_) => deliver(interp, t, Value::None, ret),
                _ => deliver(interp, t, Value::None, Ret::Push),
            };
        }
        (GeneratorState::Closed, _) if generator.kind == GeneratorKind::Coroutine => {
            return Err((interp.raise(Exc::RuntimeError, "cannot reuse already awaited coroutine"), ret));
        }
        (GeneratorState::Closed, Resumption::Send(_)) => return Ok(end(interp, t, generator, Value::None, ret)),
        (GeneratorState::Closed, Resumption::Throw(exception)) => {
            return Err((Box::new(Ctl::Raise(exception.clone())), ret));
        }
        _ => {}
    }
    if t.frames.len() >= interp.recursion_limit {
        return Err((interp.raise(Exc::RecursionError, "maximum recursion depth exceeded"), ret));
    }
    let delegate = generator.delegate();
    let Some(suspended) = generator.frame.take() else { return Ok(Flow::Continue) };
    let base = t.frames.last().map_or(0, |f| f.sp as usize);
    let ip = suspended.ip;
    put_on_top(interp, t, generator.clone(), suspended, base, ret);
    let exception = match how {
        Resumption::Send(value) => {
            push(t, value);
            return Ok(Flow::Continue);
        }
        Resumption::Throw(exception) => exception,
        Resumption::Close => interp.exception(Exc::GeneratorExit, Vec::new()),
    };
    match delegate {
        Some(inner) => throw_inside(interp, t, &inner, exception, ip),
        None => Err((Box::new(Ctl::Raise(exception)), Ret::Push)),
    }
}

/// An exception for a frame suspended inside `await` or `yield from` goes to what it waits for first (`_gen_throw`).
fn throw_inside(interp: &mut Interp, t: &mut Thread, inner: &Value, exception: Value, ip: u32) -> Result<Flow, Wish> {
    if unwind::is(interp, &exception, Exc::GeneratorExit) {
        // The innermost is closed; then the exception is raised here.
        let ret = Ret::ThrowAfter(Box::new(exception.clone()));
        if let Value::Generator(inner) = inner {
            return resume(interp, t, inner, Resumption::Close, ret);
        }
        let class = interp.type_of(inner);
        return match class.lookup(sym::close) {
            Some(close) => {
                let call = Call { func: close, args: vec![inner.clone()], kwargs: Vec::new() };
                invoke::call_value(interp, t, call, ret)
            }
            None => Err((Box::new(Ctl::Raise(exception)), Ret::Push)),
        };
    }
    let code = t.frames.last().map(|frame| frame.func.code.clone());
    let send = code.and_then(|code| code.instr((ip as usize).checked_sub(2)?));
    let Some(send) = send.filter(|instr| instr.op == Op::Send) else {
        return Err((Box::new(Ctl::Raise(exception)), Ret::Push));
    };
    jump(t, ip - 1);
    if let Value::Generator(inner) = inner {
        return resume(interp, t, inner, Resumption::Throw(exception), Ret::Send(send.arg));
    }
    let class = interp.type_of(inner);
    match class.lookup(sym::throw) {
        Some(throw) => {
            let call = Call { func: throw, args: vec![inner.clone(), exception], kwargs: Vec::new() };
            invoke::call_value(interp, t, call, Ret::Send(send.arg))
        }
        None => Err((Box::new(Ctl::Raise(exception)), Ret::Push)),
    }
}

/// `YIELD_VALUE`'s value in an asynchronous generator: what `yield` gave, as opposed to what an `await` passes on.
pub fn wrap(interp: &Interp, t: &mut Thread) {
    let value = pop(t);
    let wrapped = interp.native(Native::AsyncValue(value));
    push(t, wrapped);
}
