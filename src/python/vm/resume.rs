//! Frames of generators: from the heap onto a thread and back.

use std::mem;
use std::rc::Rc;

use super::fast::put;
use super::thread::{Frame, Ret, Thread};
use crate::python::object::{Generator, GeneratorState, SuspendedFrame, Value};

/// Puts the frame of a generator on top, its locals and operands at `base`; what is sent to it is still to be pushed.
#[inline(never)]
pub(super) fn resume(t: &mut Thread, generator: Rc<Generator>, mut suspended: SuspendedFrame, base: usize, ret: Ret) {
    generator.state.set(GeneratorState::Running);
    let func = generator.func.clone();
    t.reserve(base + func.code.framesize as usize);
    let sp = base + suspended.stack.len();
    for (slot, value) in t.stack[base..sp].iter_mut().zip(suspended.stack.drain(..)) {
        put(slot, value);
    }
    let mut extra = suspended.extra.take().unwrap_or_default();
    extra.generator = Some(generator);
    extra.spare = suspended.stack;
    if !suspended.handled.is_null() {
        extra.saved_handled = mem::replace(&mut t.handled, suspended.handled);
    } else if !t.handled.is_null() {
        extra.saved_handled = t.handled.clone();
    }
    let (base, sp) = (base as u32, sp as u32);
    t.frames.push(Frame { func, ip: suspended.ip, base, sp, ret_sp: base, ret, extra: Some(extra) });
}

/// Puts a frame that was on top, and is popped, back into its generator.
#[inline(never)]
pub(super) fn suspend(t: &mut Thread, frame: Frame) {
    let Some(mut extra) = frame.extra else { return };
    let mut stack = mem::take(&mut extra.spare);
    stack.extend(t.stack[frame.base as usize..frame.sp as usize].iter_mut().map(mem::take));
    let saved = mem::take(&mut extra.saved_handled);
    let mut handled = Value::Null;
    if !(saved.is_null() && t.handled.is_null()) {
        handled = mem::replace(&mut t.handled, saved);
        if handled.is(&t.handled) {
            handled = Value::Null;
        }
    }
    if let Some(generator) = extra.generator.take() {
        let suspended = SuspendedFrame { ip: frame.ip, stack, handled, extra: Some(extra) };
        *generator.frame.borrow_mut() = Some(suspended);
        generator.state.set(GeneratorState::Suspended);
    }
}
