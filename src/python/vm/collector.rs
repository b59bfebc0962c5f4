//! The collector of cycles: `gc.collect()`, and what CPython does once more at the end of a program.
//!
//! As in CPython, what is referred to more often than from what is looked at lives, with all that it leads to; the rest
//! is garbage ([`garbage`]). Callbacks of weak references come first, then finalizers, then what still is garbage goes.
//! Looked at is what `Finalizers::living` knows: everything in programs that name `gc`, in others what has a finalizer.

use std::rc::Rc;

use super::fork::{Known, empty, garbage};
use super::interp::Interp;
use crate::base::order::sort_by_key;
use crate::python::bytecode::{CodeDef, Const};
use crate::python::object::weak::WeakValue;
use crate::python::object::{Base, Finalizer, InstanceAttrs, Native, Value};

/// Looks for garbage; its callbacks and finalizers run before the next instruction. `places` are those of [`places`].
///
/// [`places`]: super::fork::places
pub fn begin(interp: &mut Interp, places: Option<&Known>) {
    let finalizers = interp.types.finalizers.clone();
    let living = finalizers.living();
    if living.is_empty() {
        return;
    }
    let mut garbage = garbage(interp, living);
    // Finalizers run in the order in which their objects were made, or in which an earlier round met them.
    let place = |value: &Value| match places.and_then(|places| places.get(&value.address()?)) {
        Some(Value::Int(place)) => *place,
        _ => i64::MAX,
    };
    sort_by_key(&mut garbage, |value| match value {
        Value::Object(object) => (place(value), object.id),
        Value::Generator(generator) => (place(value), generator.id),
        _ => (0, 0),
    });
    let mut gone = Vec::new();
    for value in &garbage {
        let id = match value {
            Value::Object(object) if object.watched.get() => object.id,
            Value::Generator(generator) if generator.watched.get() => generator.id,
            _ => continue,
        };
        gone.extend(finalizers.callbacks(id));
    }
    let (to, lost) = (interp.intern("_to"), addresses(&garbage));
    for reference in gone {
        reference.set(to, Value::None, &|name| interp.symbols.text(name));
        if !lost.contains_key(&Rc::as_ptr(&reference).addr()) {
            finalizers.add(Finalizer::Gone(reference));
        }
    }
    let finalized = |value: &&Value| matches!(value, Value::Object(_) | Value::Generator(_));
    for lost in garbage.iter().filter(finalized).filter_map(WeakValue::any) {
        finalizers.add(Finalizer::Lost(lost));
    }
    finalizers.set_lost(&garbage);
}

/// What [`begin`] has found and the finalizers have not saved.
pub fn lost(interp: &mut Interp) -> Vec<Value> {
    let found = interp.types.finalizers.take_lost();
    if found.is_empty() {
        return found;
    }
    let known = addresses(&found);
    let mut still = garbage(interp, found);
    still.retain(|value| value.address().is_some_and(|address| known.contains_key(&address)));
    still
}

fn addresses(values: &[Value]) -> Known {
    values.iter().filter_map(|value| Some((value.address()?, Value::None))).collect()
}

/// Takes it apart.
pub fn clear(lost: &[Value]) {
    lost.iter().for_each(empty);
}

/// How many of the objects that CPython's collector knows it is made of.
pub fn count(lost: &[Value]) -> i64 {
    lost.iter().map(parts).sum()
}

fn parts(value: &Value) -> i64 {
    match value {
        // And the tuple of its cells.
        Value::Function(function) => 1 + i64::from(!function.closure.is_empty()),
        // Its dict, its bases, its resolution order.
        Value::Class(class) => 4 + class.slot_names().len() as i64,
        Value::Object(object) => {
            // There, only what has a built-in part keeps its attributes in a dict.
            let (dict, some) = match &*object.attrs.borrow() {
                InstanceAttrs::Slots(slots) => (0, !slots.is_empty()),
                InstanceAttrs::Dict(..) => (1, true),
            };
            let own = some && &**object.class.module.borrow() != "collections";
            match &object.base {
                Base::None => 1 - dict,
                Base::Exc(_) => 1 - dict + i64::from(some),
                // Both are one object there.
                Base::Value(value) => 1 - dict + i64::from(own) - parts(value),
            }
        }
        Value::Native(native) => match &**native {
            Native::StaticMethod(_) | Native::ClassMethod(_) => 2,
            Native::Lock(_) | Native::RLock(_) | Native::WeakRef(_) | Native::Opaque(_) | Native::ThreadHandle(_) => 0,
            _ => 1,
        },
        value => tracked(value).into(),
    }
}

/// Whether CPython's collector knows an object of this kind.
fn tracked(value: &Value) -> bool {
    match value {
        Value::Tuple(tuple) => tuple.items.iter().any(tracked),
        Value::Class(class) => class.heap,
        value => value.holders() < usize::MAX && !matches!(value, Value::Code(_)),
    }
}

/// Code that is about to run: if it names `gc`, everything is looked at.
pub fn prepare(interp: &Interp, def: &CodeDef) {
    if names_gc(def) {
        interp.types.finalizers.all.set(true);
    }
}

fn names_gc(def: &CodeDef) -> bool {
    def.names.iter().any(|name| &**name == "gc")
        || def.consts.iter().any(|c| matches!(c, Const::Code(inner) if names_gc(inner)))
}

/// Objects that are looked at from now on, if the program asks for it.
pub fn track(interp: &Interp, value: &Value) {
    if interp.types.finalizers.all.get() {
        interp.types.finalizers.track(value);
    }
}
