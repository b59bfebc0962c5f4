//! Exceptions on their way out: contexts, handlers, and what each frame that they end still owes.

use std::cell::RefCell;
use std::rc::Rc;

use super::awaiting;
use super::control::{Ctl, Outcome};
use super::flow::{Flow, finish, handle, jump, outcome, push, stop_value};
use super::generators;
use super::interp::Interp;
use super::run::Exit;
use super::thread::{Frame, Ret, Thread};
use super::traceback::TbEntry;
use crate::python::builtins::Exc;
use crate::python::object::{GeneratorState, Locals, Value};

/// Whether a value is an exception of a built-in class.
pub fn is(interp: &Interp, value: &Value, class: Exc) -> bool {
    matches!(value, Value::Object(o) if o.class.is_subclass(&interp.types[class]))
}

/// Whether a generator that is closed may end with this exception.
pub(super) fn is_end(interp: &Interp, exception: &Value) -> bool {
    is(interp, exception, Exc::GeneratorExit) || is(interp, exception, Exc::StopIteration)
}

/// Raises: sets the context, then unwinds.
pub fn raise(interp: &mut Interp, t: &mut Thread, exception: Value) -> Flow {
    set_context(t, &exception);
    unwind(interp, t, exception)
}

pub(super) fn set_context(t: &Thread, exception: &Value) {
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
    unwind_from(interp, t, exception, Some(known))
}

/// Looks for a handler, frame by frame.
pub fn unwind(interp: &mut Interp, t: &mut Thread, exception: Value) -> Flow {
    unwind_from(interp, t, exception, None)
}

/// The same; `known` is the top frame's entry in the traceback where an exception goes on: there is no new one then.
fn unwind_from(interp: &mut Interp, t: &mut Thread, exception: Value, mut known: Option<Option<TbEntry>>) -> Flow {
    loop {
        let Some(frame) = t.frames.last_mut() else {
            t.ended = Some(Err(exception));
            return Flow::Exit(Exit::Ended);
        };
        let code = frame.func.code.clone();
        let at = frame.ip.saturating_sub(1);
        let known = known.take();
        if !code.hidden
            && let Value::Object(o) = &exception
            && let Some(data) = o.exc()
        {
            let entry = known.unwrap_or_else(|| Some(TbEntry::new(code.clone(), at)));
            data.borrow_mut().traceback.extend(entry);
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
        entry.kept = Some(Rc::new(RefCell::new(Locals(kept))));
    }
}
