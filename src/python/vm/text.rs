//! `str(x)`, `repr(x)` and `format(x, spec)` of anything: the class's own method, or the native text.

use super::control::{Call, Ctl, Res, ThenFn};
use super::interp::Interp;
use super::special;
use super::symbol::sym;
use crate::python::builtins::{Type, format, repr};
use crate::python::object::{Base, Native, Value};

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
    if let Some(func) = special::method(interp, value, sym::__str__) {
        return Err(checked(func, vec![value.clone()], check_str, value));
    }
    // A built-in `__str__` (of an exception, of a str subclass) comes before a `__repr__` written in Python.
    let has_text = matches!(value, Value::Object(o) if matches!(&o.base, Base::Exc(_) | Base::Value(Value::Str(_))));
    if !has_text && let Some(func) = special::method(interp, value, sym::__repr__) {
        // So does one that the class took from another type: `__str__ = int.__repr__`.
        let own = interp.type_of(value).lookup(sym::__str__).unwrap_or_default();
        let default = interp.types[Type::Object].lookup(sym::__str__).unwrap_or_default();
        let func = if own.is(&default) { func } else { own };
        return Err(checked(func, vec![value.clone()], check_str, value));
    }
    match repr::str(interp, value)? {
        Some(text) => Ok(Value::string(text)),
        None => Err(interp.prelude_call("_str", vec![value.clone()])),
    }
}

/// `format(value, "")` of a value that has no methods written in Python; `None` for others.
pub fn plain_format(interp: &mut Interp, value: &Value) -> Option<Res> {
    match value {
        Value::Str(_) | Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None => Some(to_str(interp, value)),
        _ => None,
    }
}

/// Several strings as one.
pub fn concat(parts: &[Value]) -> Value {
    let mut text = String::with_capacity(parts.iter().filter_map(Value::as_str).map(str::len).sum());
    text.extend(parts.iter().filter_map(Value::as_str));
    Value::string(text)
}

/// `repr(value)`.
pub fn to_repr(interp: &mut Interp, value: &Value) -> Res {
    if let Some(f) = special::method(interp, value, sym::__repr__) {
        return Err(checked(f, vec![value.clone()], check_repr, value));
    }
    match repr::repr(interp, value)? {
        Some(text) => Ok(Value::string(text)),
        None => Err(interp.prelude_call("_repr", vec![value.clone()])),
    }
}

/// Calls a method of `value` whose result must be a `str`.
fn checked(func: Value, args: Vec<Value>, check: ThenFn, value: &Value) -> Box<Ctl> {
    Box::new(Ctl::Then(Call { func, args, kwargs: Vec::new() }, check, value.clone()))
}

fn check_str(interp: &mut Interp, result: Value, value: Value) -> Res {
    must_be_str(interp, result, &value, "__str__")
}

fn check_repr(interp: &mut Interp, result: Value, value: Value) -> Res {
    must_be_str(interp, result, &value, "__repr__")
}

fn check_format(interp: &mut Interp, result: Value, value: Value) -> Res {
    must_be_str(interp, result, &value, "__format__")
}

fn must_be_str(interp: &mut Interp, result: Value, value: &Value, method: &str) -> Res {
    if result.as_str().is_some() {
        return Ok(result);
    }
    Err(repr::wrong_result(interp, value, method, "a str", &result))
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
        return Err(checked(f, vec![value.clone(), spec.clone()], check_format, value));
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
