//! `_weak`: what `_weakref.py` needs of the machine: references that keep nothing alive, and word of an object's end.

use std::cell::Cell;
use std::rc::Rc;

use super::functions;
use crate::python::builtins::Builtin;
use crate::python::bytecode::op::Op;
use crate::python::object::weak::WeakValue;
use crate::python::object::{Namespace, Native, Object, Value};
use crate::python::vm::collector;
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;
use crate::python::vm::thread::Thread;

/// `_target(object)`: what [`strong`] finds the object by.
fn target(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "_target", false)?;
    if matches!(value, Value::Builtin(_)) {
        return Err(interp.unsupported("weak references to built-in functions"));
    }
    let room = |object: &Object| object.class.lookup(sym::__weakref__).is_some();
    let roomy = !matches!(value, Value::Object(object) if !room(object));
    let Some(weak) = WeakValue::of(value).filter(|_| roomy) else {
        let text = format!("cannot create weak reference to '{}' object", interp.type_name(value));
        return Err(interp.type_error(text));
    };
    Ok(interp.native(Native::WeakRef(weak)))
}

/// `_strong(target)`: the object, or None if it is gone.
fn strong(_: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Native(native)) = args.pos.first() else { return Ok(Value::None) };
    let Native::WeakRef(weak) = &**native else { return Ok(Value::None) };
    Ok(weak.upgrade().unwrap_or(Value::None))
}

/// The number of an object whose end is noticed, and its mark for that.
fn watched(value: &Value) -> Option<(u32, &Cell<bool>)> {
    match value {
        Value::Object(object) => Some((object.id, &object.watched)),
        Value::Generator(generator) => Some((generator.id, &generator.watched)),
        _ => None,
    }
}

/// `_watch(object, reference, wanted)`: the object has this weak reference. If it is wanted, `reference._callback` is
/// called with the reference at the object's end.
fn watch(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, reference, wanted] = args.exact::<3>(interp, "_watch", false)?;
    let wanted = matches!(wanted, Value::Bool(true));
    match (watched(value), reference) {
        (Some((id, mark)), Value::Object(reference)) => {
            mark.set(true);
            interp.types.finalizers.track(value);
            interp.types.finalizers.watch(id, Rc::downgrade(reference), wanted);
        }
        _ if wanted => {
            let what = format!("callbacks of weak references to '{}' objects", interp.type_name(value));
            return Err(interp.unsupported(what));
        }
        _ => {}
    }
    Ok(Value::None)
}

/// `_references(object)`: its living weak references, the oldest first.
fn references(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "_references", false)?;
    let found = watched(value).map(|(id, _)| interp.types.finalizers.references(id)).unwrap_or_default();
    Ok(Value::list(found.into_iter().map(Value::Object).collect()))
}

/// `_begin()`: the collector looks for garbage and runs what that has to say.
fn begin(interp: &mut Interp, _: Args<'_>) -> Res {
    collector::begin(interp, None);
    Ok(Value::None)
}

/// `_end(save, most)`: how many objects are garbage still, which go; or with `save` these objects. With more than
/// `most`, CPython would have collected some before, so that nobody may ask for the number.
fn end(interp: &mut Interp, args: Args<'_>) -> Res {
    let [save, most] = args.exact::<2>(interp, "_end", false)?;
    let lost = collector::lost(interp);
    if matches!(save, Value::Bool(true)) {
        return Ok(Value::list(lost));
    }
    let count = collector::count(&lost);
    collector::clear(&lost);
    match most {
        Value::Int(most) if count > *most => Err(Box::new(Ctl::Frames(unasked, Value::Int(count)))),
        _ => Ok(Value::Int(count)),
    }
}

/// The number, if the caller of the function that asks drops it.
fn unasked(interp: &mut Interp, thread: &Thread, count: Value) -> Res {
    let caller = thread.frames.iter().rev().nth(1);
    let next = caller.and_then(|frame| frame.func.code.instr(frame.ip as usize));
    match next {
        Some(next) if next.op != Op::PopTop => {
            Err(interp.unsupported("what gc.collect() returns where CPython would have collected before"))
        }
        _ => Ok(count),
    }
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("_target", target),
    Builtin::function("_strong", strong),
    Builtin::function("_watch", watch),
    Builtin::function("_references", references),
    Builtin::function("_begin", begin),
    Builtin::function("_end", end),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
}
