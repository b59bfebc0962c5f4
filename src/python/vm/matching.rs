//! What `match` asks of its subject: is it a sequence, a mapping, an instance; which items and attributes has it
//! (`Python/ceval.c` `_PyEval_MatchKeys`, `_PyEval_MatchClass`).

use super::control::Res;
use super::interp::Interp;
use super::special;
use super::symbol::sym;
use crate::python::builtins::{dict, item};
use crate::python::object::{Class, Native, Value};

/// Whether a class derives from the abstract base class of this name in `collections.abc`.
fn derives_from(class: &Class, name: &str) -> bool {
    class.mro.iter().any(|base| base.name.borrow().as_str() == name && &**base.module.borrow() == "collections.abc")
}

/// Whether a value can match a sequence pattern: no text, no bytes.
pub fn is_sequence(value: &Value) -> bool {
    match value.unwrap_base() {
        Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
        Value::Native(native) => matches!(**native, Native::Deque(_)),
        Value::Object(object) => derives_from(&object.class, "Sequence"),
        _ => false,
    }
}

/// Whether a value can match a mapping pattern.
pub fn is_mapping(value: &Value) -> bool {
    match value.unwrap_base() {
        Value::Dict(_) => true,
        Value::Native(native) => {
            matches!(**native, Native::MappingProxy(_) | Native::ClassDict(_) | Native::Globals(_))
        }
        Value::Object(object) => derives_from(&object.class, "Mapping"),
        _ => false,
    }
}

/// `len(subject)`.
pub fn len(interp: &mut Interp, subject: &Value) -> Res {
    if let Some(func) = special::method(interp, subject, sym::__len__) {
        return Err(interp.prelude_call("_len", vec![func, subject.clone()]));
    }
    Ok(Value::Int(item::len(subject).unwrap_or_default() as i64))
}

/// The values of these keys as a tuple; `None` if one is missing.
pub fn keys(interp: &mut Interp, subject: &Value, keys: &Value) -> Res {
    let (Value::Dict(table), Value::Tuple(names)) = (subject, keys) else {
        return Err(interp.prelude_call("_match_keys", vec![subject.clone(), keys.clone()]));
    };
    let mut values = Vec::with_capacity(names.items.len());
    for (at, key) in names.items.iter().enumerate() {
        let twice = names.items[..at].iter().any(|other| crate::python::object::hash::native_eq(other, key));
        match dict::locate(interp, table, key)? {
            dict::Located::At(at) if !twice => {
                values.extend(table.table.borrow().entry(at).map(|(_, value)| value.clone()));
            }
            dict::Located::Missing(_) if !twice => return Ok(Value::None),
            _ => return Err(interp.prelude_call("_match_keys", vec![subject.clone(), keys.clone()])),
        }
    }
    Ok(Value::tuple(values))
}

/// The attributes that a class pattern looks at, as a tuple; `None` if the subject is no instance.
pub fn class(interp: &mut Interp, subject: Value, class: Value, names: Value, positional: u32) -> Res {
    if let (Value::Class(wanted), Value::Tuple(keywords)) = (&class, &names)
        && positional == 0
        && keywords.items.is_empty()
        && wanted.metaclass.is_none()
    {
        let fits = interp.is_instance(&subject, wanted);
        return Ok(if fits { Value::tuple(Vec::new()) } else { Value::None });
    }
    Err(interp.prelude_call("_match_class", vec![subject, class, Value::Int(i64::from(positional)), names]))
}
