//! `str(x)`, `repr(x)` and `format(x, spec)` of anything: the class's own method, or the native text.

use super::control::{Call, Ctl, Res};
use super::interp::Interp;
use super::special;
use super::symbol::sym;
use crate::python::builtins::{format, repr};
use crate::python::object::{Native, Value};

/// `str(value)`.
pub fn to_str(interp: &mut Interp, value: &Value) -> Res {
    if let Value::Str(_) = value {
        return Ok(value.clone());
    }
    if let Value::Native(native) = value
        && let Native::MappingProxy(mapping) = &**native
    {
        return to_str(interp, mapping);
    }
    for name in [sym::__str__, sym::__repr__] {
        if let Some(f) = special::method(interp, value, name) {
            let data = Value::str(if name == sym::__str__ { "__str__" } else { "__repr__" });
            return Err(Box::new(Ctl::Then(
                Call { func: f, args: vec![value.clone()], kwargs: Vec::new() },
                check_str,
                data,
            )));
        }
        // A built-in `__str__` (of an exception, of a str subclass) comes before a `__repr__` written in Python.
        if let (Value::Object(o), sym::__str__) = (value, name) {
            let own = o.class.depth_of(sym::__str__) <= o.class.depth_of(sym::__repr__);
            let plain = o.class.layout == crate::python::object::Layout::Object;
            if own && !plain {
                break;
            }
        }
    }
    match repr::str(interp, value)? {
        Some(text) => Ok(Value::string(text)),
        None => Err(interp.prelude_call("_str", vec![value.clone()])),
    }
}

/// `repr(value)`.
pub fn to_repr(interp: &mut Interp, value: &Value) -> Res {
    if let Some(f) = special::method(interp, value, sym::__repr__) {
        return Err(Box::new(Ctl::Then(
            Call { func: f, args: vec![value.clone()], kwargs: Vec::new() },
            check_str,
            Value::str("__repr__"),
        )));
    }
    match repr::repr(interp, value)? {
        Some(text) => Ok(Value::string(text)),
        None => Err(interp.prelude_call("_repr", vec![value.clone()])),
    }
}

fn check_str(interp: &mut Interp, result: Value, name: Value) -> Res {
    if result.as_str().is_some() {
        return Ok(result);
    }
    let text =
        format!("{} returned non-string (type {})", name.as_str().unwrap_or_default(), interp.type_name(&result));
    Err(interp.type_error(text))
}

/// `ascii(value)`.
pub fn to_ascii(interp: &mut Interp, value: &Value) -> Res {
    match repr::ascii(interp, value)? {
        Some(text) => Ok(Value::string(text)),
        None => Err(interp.prelude_call("_ascii", vec![value.clone()])),
    }
}

/// `format(value, spec)`.
pub fn to_format(interp: &mut Interp, value: &Value, spec: &Value) -> Res {
    if let Some(f) = special::method(interp, value, sym::__format__) {
        return Err(interp.call(f, vec![value.clone(), spec.clone()]));
    }
    let text = spec.as_str().unwrap_or_default();
    if text.is_empty() {
        return to_str(interp, value);
    }
    match format::format(interp, value, text)? {
        Some(text) => Ok(Value::string(text)),
        None => {
            let text = format!("unsupported format string passed to {}.__format__", interp.type_name(value));
            Err(interp.type_error(text))
        }
    }
}
