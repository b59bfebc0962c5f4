//! Frames of generators: from the heap onto a thread and back.

use std::mem;
use std::rc::Rc;

use super::fast::put;
use super::inner::pop_frame;
use super::interp::Interp;
use super::thread::{Frame, Ret, Thread};
use crate::python::object::{Generator, GeneratorState, SuspendedFrame, Value};

/// Puts the frame of a generator on top, its locals and operands at `base`; what is sent to it is still to be pushed.
#[inline(never)]
pub(super) fn resume(
    interp: &mut Interp,
    t: &mut Thread,
    generator: Rc<Generator>,
    mut suspended: Box<SuspendedFrame>,
    base: usize,
    ret: Ret,
) {
    generator.state.set(GeneratorState::Running);
    let func = generator.func.clone();
    t.reserve(base + func.code.framesize as usize);
    let sp = base + suspended.stack.0.len();
    shift(&mut suspended.stack.0, &mut t.stack[base..sp]);
    let mut extra = suspended.extra.take().unwrap_or_default();
    extra.generator = Some(generator);
    if !suspended.handled.is_null() {
        extra.saved_handled = mem::replace(&mut t.handled, mem::take(&mut suspended.handled));
        interp.handled = t.handled.clone();
    } else if !t.handled.is_null() {
        extra.saved_handled = t.handled.clone();
    }
    let ip = suspended.ip;
    extra.spare = Some(suspended);
    let (base, sp) = (base as u32, sp as u32);
    t.frames.push(Frame { func, ip, base, sp, ret_sp: base, ret, extra: Some(extra) });
}

/// Pops the frame on top and puts it back into its generator.
#[inline(never)]
pub(super) fn suspend(interp: &mut Interp, t: &mut Thread) {
    let Some(frame) = t.frames.last_mut() else { return };
    let (ip, base, sp) = (frame.ip, frame.base as usize, frame.sp as usize);
    let extra = frame.extra.take();
    pop_frame(&mut t.frames);
    let Some(mut extra) = extra else { return };
    let mut suspended = extra.spare.take().unwrap_or_default();
    if suspended.stack.0.len() != sp - base {
        suspended.stack.0.resize_with(sp - base, Value::default);
    }
    shift(&mut t.stack[base..sp], &mut suspended.stack.0);
    let saved = mem::take(&mut extra.saved_handled);
    let mut handled = Value::Null;
    if !(saved.is_null() && t.handled.is_null()) {
        handled = mem::replace(&mut t.handled, saved);
        interp.handled = t.handled.clone();
        if handled.is(&t.handled) {
            handled = Value::Null;
        }
    }
    if let Some(generator) = extra.generator.take() {
        suspended.ip = ip;
        suspended.handled = handled;
        suspended.extra = Some(extra);
        *generator.frame.borrow_mut() = Some(suspended);
        generator.state.set(GeneratorState::Suspended);
    }
}

/// Moves values to slots that hold nothing that is counted. A plain loop: at the engine's optimisation level iterators
/// and exchanges remain calls.
fn shift(from: &mut [Value], to: &mut [Value]) {
    let mut at = 0;
    while at < from.len() && at < to.len() {
        put(&mut to[at], mem::take(&mut from[at]));
        at += 1;
    }
}
