//! `dict.keys()`, `.values()`, `.items()` (`Objects/dictobject.c`).

use super::{Builtin, dict, operators, receiver};
use crate::python::object::hash::compare_eq;
use crate::python::object::{Dict, DictPart, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `key in view`; `None` where Python must compare.
pub fn has(interp: &mut Interp, table: &Dict, part: DictPart, key: &Value) -> Res<Option<bool>> {
    match part {
        DictPart::Keys => dict::has(interp, table, key),
        DictPart::Values => {
            let mut found = Some(false);
            for (_, value) in table.table.borrow().iter() {
                match value.is(key).then_some(true).or_else(|| compare_eq(value, key)) {
                    Some(false) => {}
                    other => {
                        found = other;
                        break;
                    }
                }
            }
            Ok(found)
        }
        DictPart::Items => {
            let Value::Tuple(pair) = key else { return Ok(Some(false)) };
            let [key, value] = &*pair.items else { return Ok(Some(false)) };
            match dict::locate(interp, table, key)? {
                dict::Located::At(at) => {
                    let table = table.table.borrow();
                    let Some((_, found)) = table.entry(at) else { return Ok(Some(false)) };
                    Ok(if found.is(value) { Some(true) } else { compare_eq(found, value) })
                }
                dict::Located::Missing(_) => Ok(Some(false)),
                dict::Located::Python => Ok(None),
            }
        }
    }
}

/// A view as a set, its elements hashed by Python if need be.
fn as_set(interp: &mut Interp, args: Args<'_>, name: &str) -> Res {
    receiver::dict_view(interp, args, name)?;
    let mut all = vec![Value::str(name)];
    all.extend_from_slice(args.pos);
    Err(interp.prelude_call("_view_set", all))
}

fn operator(interp: &mut Interp, args: Args<'_>, name: &str) -> Res {
    args.exact::<2>(interp, name, true)?;
    as_set(interp, args, name)
}

fn and(interp: &mut Interp, args: Args<'_>) -> Res {
    operator(interp, args, "__and__")
}

fn or(interp: &mut Interp, args: Args<'_>) -> Res {
    operator(interp, args, "__or__")
}

fn sub(interp: &mut Interp, args: Args<'_>) -> Res {
    operator(interp, args, "__sub__")
}

fn xor(interp: &mut Interp, args: Args<'_>) -> Res {
    operator(interp, args, "__xor__")
}

fn isdisjoint(interp: &mut Interp, args: Args<'_>) -> Res {
    operator(interp, args, "isdisjoint")
}

fn dunder_reversed(interp: &mut Interp, args: Args<'_>) -> Res {
    let (table, part) = receiver::dict_view(interp, args, "__reversed__")?;
    Ok(dict::reversed(table, part))
}

/// Methods of `dict_keys` and `dict_items`.
pub static KEYS_METHODS: &[Builtin] = &[
    Builtin::method("dict_keys", "isdisjoint", isdisjoint),
    Builtin::method("dict_keys", "__contains__", operators::contains),
    Builtin::method("dict_keys", "__len__", operators::len),
    Builtin::method("dict_keys", "__iter__", operators::iter),
    Builtin::method("dict_keys", "__reversed__", dunder_reversed),
    Builtin::method("dict_keys", "__eq__", operators::eq),
    Builtin::method("dict_keys", "__ne__", operators::ne),
    Builtin::method("dict_keys", "__lt__", operators::lt),
    Builtin::method("dict_keys", "__le__", operators::le),
    Builtin::method("dict_keys", "__gt__", operators::gt),
    Builtin::method("dict_keys", "__ge__", operators::ge),
    Builtin::method("dict_keys", "__and__", and),
    Builtin::method("dict_keys", "__rand__", and),
    Builtin::method("dict_keys", "__or__", or),
    Builtin::method("dict_keys", "__ror__", or),
    Builtin::method("dict_keys", "__sub__", sub),
    Builtin::method("dict_keys", "__xor__", xor),
    Builtin::method("dict_keys", "__rxor__", xor),
];

/// Methods of `dict_items`: the same.
pub static ITEMS_METHODS: &[Builtin] = KEYS_METHODS;

/// Methods of `dict_values`.
pub static VALUES_METHODS: &[Builtin] = &[
    Builtin::method("dict_values", "__len__", operators::len),
    Builtin::method("dict_values", "__iter__", operators::iter),
    Builtin::method("dict_values", "__reversed__", dunder_reversed),
];
