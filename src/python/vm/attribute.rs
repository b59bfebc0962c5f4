//! Attributes through their caches, without leaving the interpreter loop.

use std::mem;

use super::attr::bind_function;
use super::fast::copy;
use super::interp::Interp;
use crate::python::builtins::Type;
use crate::python::object::{Cache, InstanceAttrs, Object, Value};

/// An attribute that a cache knows.
#[inline(always)]
#[allow(clippy::inline_always)] // The usual case is a few loads.
pub(super) fn attribute(o: &Object, cache: &Cache) -> Option<Value> {
    if cache.version.get() != o.class.version.get() {
        return None;
    }
    let InstanceAttrs::Slots(slots) = &*o.attrs.borrow() else { return None };
    match slots.get(cache.slot.get() as usize) {
        Some(value) => Some(copy(value)),
        None => cache.in_class(),
    }
}

/// What else a cache may know of an attribute: a method to be bound, or that the object is a module or a class.
#[inline(never)]
pub(super) fn rarer(owner: &Value, cache: &Cache) -> Option<Value> {
    let Value::Object(o) = owner else { return cache.of_other(owner) };
    let fits = cache.version.get() == o.class.version.get() && cache.slot.get() == Cache::BOUND;
    let common = fits && matches!(&*o.attrs.borrow(), InstanceAttrs::Slots(_));
    common.then(|| bind_function(cache.value.borrow().clone(), owner))
}

/// A method that a cache knows.
#[inline(always)]
#[allow(clippy::inline_always)] // As above.
pub(super) fn method(interp: &Interp, owner: &Value, cache: &Cache) -> Option<Value> {
    let version = match owner {
        Value::Object(o) => {
            let common = matches!(&*o.attrs.borrow(), InstanceAttrs::Slots(_));
            if !common {
                return None;
            }
            o.class.version.get()
        }
        other => version_of(interp, other)?,
    };
    (cache.version.get() == version).then(|| cache.value.borrow().clone())
}

#[inline(never)]
fn version_of(interp: &Interp, owner: &Value) -> Option<u32> {
    let class = match owner {
        Value::List(_) => &interp.types[Type::List],
        Value::Str(_) => &interp.types[Type::Str],
        Value::Dict(_) => &interp.types[Type::Dict],
        Value::Native(_) | Value::Set(_) => return Some(interp.type_of(owner).version.get()),
        _ => return None,
    };
    Some(class.version.get())
}

/// Sets an attribute that a cache knows; returns the old value, and leaves Null in place of the new one.
#[inline(always)]
#[allow(clippy::inline_always)] // As above.
pub(super) fn store(owner: &Value, cache: &Cache, value: &mut Value) -> Option<Value> {
    let Value::Object(o) = owner else { return None };
    if cache.version.get() != o.class.version.get() {
        return None;
    }
    let InstanceAttrs::Slots(slots) = &mut *o.attrs.borrow_mut() else { return None };
    let at = cache.slot.get() as usize;
    if let Some(slot) = slots.get_mut(at) {
        return Some(mem::replace(slot, mem::take(value)));
    }
    if slots.len() != at {
        return None;
    }
    // The next attribute in the common order.
    if at == 0 {
        slots.reserve_exact(o.class.keys.borrow().len());
    }
    slots.push(mem::take(value));
    Some(Value::Null)
}
