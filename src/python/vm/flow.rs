//! What happens between instructions: wishes of native code, results, returns, answers from the kernel.
//!
//! Calls are made in [`super::invoke`], exceptions find their handler in [`super::unwind`].

use super::control::{After, Call, Ctl, Outcome, OutcomeFn, Res, Resumption};
use super::generators::{self, resume};
use super::interp::Interp;
use super::invoke::{call_value, push_frame};
use super::run::Exit;
use super::signals;
use super::thread::{FrameExtra, Pending, Ret, Thread};
use super::unwind::{is, raise, set_context};
use super::{awaiting, call};
use crate::kernel::api::Wake;
use crate::python::builtins::Exc;
use crate::python::object::{Finalizer, GeneratorState, Value};

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
                interp.importing.push(module.name.clone());
                let ret = Ret::outcome(loaded, Value::Module(module), ret);
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

/// A module whose body is done. One that failed is tried again by the next import.
fn loaded(interp: &mut Interp, what: Outcome, module: Value) -> Res {
    if let Value::Module(module) = &module
        && let Some(at) = interp.importing.iter().rposition(|name| *name == module.name)
    {
        interp.importing.remove(at);
    }
    let Outcome::Raised(exception) = what else { return Ok(module) };
    if let Value::Module(module) = &module
        && !module.name.starts_with("__")
    {
        interp.modules.remove(&module.name);
    }
    Err(Box::new(Ctl::Raise(exception)))
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
