//! `dict.keys()`, `.values()`, `.items()` and the read-only view of a class's attributes
//! (`Objects/dictobject.c`, `Objects/descrobject.c` `mappingproxy`).

use std::rc::Rc;

use super::{Builtin, Type, dict, operators, receiver};
use crate::python::object::hash::compare_eq;
use crate::python::object::{Dict, DictPart, Native, Value};
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

/// A class's attributes, or a module's names, as a dict of now.
pub fn snapshot(interp: &Interp, native: &Native) -> Option<Rc<Dict>> {
    let pairs: Vec<_> = match native {
        Native::ClassDict(class) => class.attrs.borrow().iter().map(|(&name, value)| (name, value.clone())).collect(),
        Native::Globals(names) => names.items(),
        _ => return None,
    };
    let made = Dict::new();
    for (name, value) in pairs {
        let name = interp.symbols.text(name);
        made.table.borrow_mut().insert(name.hash(), Value::Str(name), value);
    }
    Some(made)
}

/// A method of `dict` on a copy of the mapping: good for all that only read.
fn on_snapshot(interp: &mut Interp, args: Args<'_>, name: &str) -> Res {
    let Some(Value::Native(native)) = args.pos.first() else {
        return Err(receiver::wrong(interp, args, Type::MappingProxy, name));
    };
    let Some(made) = snapshot(interp, native) else {
        return Err(receiver::wrong(interp, args, Type::MappingProxy, name));
    };
    let name = interp.intern(name);
    let Some(Value::Builtin(method)) = interp.types[Type::Dict].lookup(name) else { return Ok(Value::None) };
    let mut pos = vec![Value::Dict(made)];
    pos.extend_from_slice(args.rest().pos);
    (method.call)(interp, Args { pos: &pos, ..args })
}

fn proxy_get(interp: &mut Interp, args: Args<'_>) -> Res {
    on_snapshot(interp, args, "get")
}

fn proxy_keys(interp: &mut Interp, args: Args<'_>) -> Res {
    on_snapshot(interp, args, "keys")
}

fn proxy_values(interp: &mut Interp, args: Args<'_>) -> Res {
    on_snapshot(interp, args, "values")
}

fn proxy_items(interp: &mut Interp, args: Args<'_>) -> Res {
    on_snapshot(interp, args, "items")
}

fn proxy_copy(interp: &mut Interp, args: Args<'_>) -> Res {
    on_snapshot(interp, args, "copy")
}

/// Methods of `mappingproxy`.
pub static PROXY_METHODS: &[Builtin] = &[
    Builtin::method("mappingproxy", "get", proxy_get),
    Builtin::method("mappingproxy", "keys", proxy_keys),
    Builtin::method("mappingproxy", "values", proxy_values),
    Builtin::method("mappingproxy", "items", proxy_items),
    Builtin::method("mappingproxy", "copy", proxy_copy),
    Builtin::method("mappingproxy", "__getitem__", operators::get_item),
    Builtin::method("mappingproxy", "__contains__", operators::contains),
    Builtin::method("mappingproxy", "__len__", operators::len),
    Builtin::method("mappingproxy", "__iter__", operators::iter),
];
