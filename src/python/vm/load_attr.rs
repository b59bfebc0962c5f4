//! `LOAD_ATTR` and `STORE_ATTR` beyond their caches: the lookup, and what the caches learn from it.

use super::attr::{self, Found};
use super::control::Ctl;
use super::flow::Flow;
use super::flow::{Wish, push};
use super::interp::Interp;
use super::symbol::{Sym, sym};
use super::thread::{Ret, Thread};
use crate::python::object::class::is_data_descriptor;
use crate::python::object::{Base, Cache, Function, InstanceAttrs, Layout, Native, Value};

pub(super) fn load_attr(
    interp: &mut Interp,
    t: &mut Thread,
    func: &Function,
    obj: Value,
    name: Sym,
    cache: u32,
    method: bool,
) -> Result<Flow, Wish> {
    if let Value::Object(o) = &obj {
        let traits = o.class.traits();
        if traits.getattr && !traits.getattribute {
            // A property that raises AttributeError falls back to `__getattr__`.
            if let Some(fallback) = o.class.lookup(sym::__getattr__)
                && let Some(Value::Native(n)) = o.class.lookup(name)
                && let Native::Property { get, .. } = &*n
            {
                let name = Value::Str(interp.name_text(name));
                let ret = Ret::AttrOr(Box::new((fallback, obj.clone(), name, method)));
                return Err((interp.call(get.clone(), vec![obj]), ret));
            }
        }
        if traits.getattribute
            && traits.getattr
            && let (Some(first), Some(fallback)) =
                (o.class.lookup(sym::__getattribute__), o.class.lookup(sym::__getattr__))
        {
            let name = Value::Str(interp.name_text(name));
            let ret = Ret::AttrOr(Box::new((fallback, obj.clone(), name.clone(), method)));
            return Err((interp.call(first, vec![obj, name]), ret));
        }
    }
    if !method {
        cache_property(func, &obj, name, cache);
    }
    match attr::get(interp, &obj, name) {
        Ok(found) => {
            cache_load(interp, func, &obj, name, cache, &found, method);
            if method {
                match found {
                    Found::Unbound(f) => {
                        push(t, f);
                        push(t, obj);
                    }
                    Found::Value(v) => {
                        push(t, v);
                        push(t, Value::Null);
                    }
                }
            } else {
                push(t, found.bind(&obj));
            }
            Ok(Flow::Continue)
        }
        Err(ctl) if method => {
            // The value arrives later; the empty `self` slot must lie above it.
            Err(match *ctl {
                Ctl::Call(call) => (Box::new(Ctl::Then(call, |_, v, _| Ok(v), Value::Null)), Ret::MethodSlot),
                other => (Box::new(other), Ret::MethodSlot),
            })
        }
        Err(ctl) => Err((ctl, Ret::Push)),
    }
}

fn cache_load(interp: &Interp, func: &Function, obj: &Value, name: Sym, at: u32, found: &Found, method: bool) {
    let Some(cache) = func.code.cache(at) else { return };
    match (obj, found) {
        (Value::Object(o), _) => {
            let traits = o.class.traits();
            let in_class = o.class.lookup(name);
            // A `threading.local` has other attributes in each thread.
            let local = matches!(&o.base, Base::Value(Value::Native(_)));
            // A descriptor may become one for data.
            let described = |value: &Value| is_data_descriptor(value) || is_descriptor(value);
            if traits.getattribute || local || in_class.as_ref().is_some_and(described) {
                return;
            }
            let default = in_class.filter(is_plain);
            let version = o.class.version.get();
            let slot = match &*o.attrs.borrow() {
                InstanceAttrs::Slots(slots) => o.slot_of(name).filter(|&s| s < slots.len()),
                InstanceAttrs::Dict(..) => return,
            };
            match (slot, found) {
                (Some(slot), Found::Value(_)) if !method => {
                    cache.set_value(version, slot as u32, default.unwrap_or_default());
                }
                (None, Found::Value(v)) if !method && default.as_ref().is_some_and(|default| default.is(v)) => {
                    let slot = o.slot_of(name).map_or(u32::MAX, |slot| slot as u32);
                    cache.set_value(version, slot, v.clone());
                }
                (None, Found::Unbound(f)) if !method && o.slot_of(name).is_none() => {
                    cache.set_value(version, Cache::BOUND, f.clone());
                }
                // A method: valid only while no instance of the class has an attribute of this name.
                (None, Found::Unbound(f)) if method && o.slot_of(name).is_none() => {
                    cache.set_value(version, u32::MAX, f.clone());
                }
                _ => {}
            }
        }
        (Value::Module(m), Found::Value(v)) => {
            if let Some(slot) = m.namespace.find(name)
                && m.namespace.slots.borrow()[slot as usize].is(v)
            {
                cache.set_value(0, slot, obj.clone());
            }
        }
        (Value::Class(c), Found::Value(v)) => {
            let plain = c.heap && c.metaclass.is_none() && !interp.symbols.str(name).starts_with("__");
            if plain && c.lookup(name).is_some_and(|own| own.is(v) && (is_plain(v) || matches!(v, Value::Function(_))))
            {
                cache.set_value(c.version.get(), Cache::CLASS, v.clone());
            }
        }
        (Value::List(_) | Value::Str(_) | Value::Dict(_) | Value::Native(_) | Value::Set(_), Found::Unbound(f))
            if method =>
        {
            cache.set_value(interp.type_of(obj).version.get(), u32::MAX, f.clone());
        }
        _ => {}
    }
}

fn is_descriptor(value: &Value) -> bool {
    matches!(value, Value::Object(o) if o.class.lookup(sym::__get__).is_some())
}

/// Whether a class attribute is what an instance has, as it stands, and nothing dies later because a cache has it.
fn is_plain(value: &Value) -> bool {
    !value.is_counted() || matches!(value, Value::Str(_) | Value::Bytes(_) | Value::Big(_) | Value::Class(_))
}

pub(super) fn cache_store(interp: &Interp, func: &Function, obj: &Value, name: Sym, at: u32) {
    let _ = interp;
    let Value::Object(o) = obj else { return };
    let traits = o.class.traits();
    let described = || o.class.lookup(name).is_some_and(|v| is_data_descriptor(&v));
    if at == 0 || traits.setattr || o.class.layout == Layout::Exception || (traits.data_descriptors && described()) {
        return;
    }
    if let (Some(slot), Some(cache)) = (o.slot_of(name), func.code.cache(at)) {
        cache.set_slot(o.class.version.get(), slot as u32);
    }
}

/// Remembers the getter of a property, if calling it is calling a function with the object alone.
fn cache_property(func: &Function, obj: &Value, name: Sym, at: u32) {
    let Value::Object(o) = obj else { return };
    let traits = o.class.traits();
    if at == 0 || traits.getattribute || traits.getattr {
        return;
    }
    let Some(Value::Native(n)) = o.class.lookup(name) else { return };
    let Native::Property { get: Value::Function(getter), .. } = &*n else { return };
    if !getter.code.simple || getter.code.params != 1 {
        return;
    }
    if let Some(cache) = func.code.cache(at) {
        cache.set_value(o.class.version.get(), Cache::PROPERTY, Value::Function(getter.clone()));
    }
}
