//! Mappings that are no dicts: `mappingproxy` (a class's attributes, or a dict that must not be changed through it;
//! `Objects/descrobject.c`) and what `globals()` answers (a module's names).

use std::rc::Rc;

use super::{Builtin, Type, operators, receiver};
use crate::python::object::{Class, Dict, Native, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `mappingproxy(mapping)`.
pub fn new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let [mapping] = args.exact::<1>(interp, "mappingproxy", false)?;
    match mapping.unwrap_base() {
        Value::Dict(_) => Ok(interp.native(Native::MappingProxy(mapping.clone()))),
        Value::Native(native) if dict_of(interp, native).is_some() => Ok(mapping.clone()),
        _ => {
            let text = format!("mappingproxy() argument must be a mapping, not {}", interp.type_name(mapping));
            Err(interp.type_error(text))
        }
    }
}

/// The mapping as a dict: the one behind a proxy, or a copy of a class's attributes or a module's names.
pub fn dict_of(interp: &Interp, native: &Native) -> Option<Rc<Dict>> {
    let pairs: Vec<_> = match native {
        Native::MappingProxy(mapping) => match mapping.unwrap_base() {
            Value::Dict(dict) => return Some(dict.clone()),
            _ => return None,
        },
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

/// A method of `dict` that only reads.
fn read(interp: &mut Interp, args: Args<'_>, name: &str) -> Res {
    let made = match args.pos.first() {
        Some(Value::Native(native)) => dict_of(interp, native),
        _ => None,
    };
    let Some(made) = made else { return Err(receiver::wrong(interp, args, Type::MappingProxy, name)) };
    let name = interp.intern(name);
    let Some(Value::Builtin(method)) = interp.types[Type::Dict].lookup(name) else { return Ok(Value::None) };
    let mut pos = vec![Value::Dict(made)];
    pos.extend_from_slice(args.rest().pos);
    (method.call)(interp, Args { pos: &pos, ..args })
}

macro_rules! readers {
    ($($rust:ident = $name:literal;)*) => {
        $(fn $rust(interp: &mut Interp, args: Args<'_>) -> Res { read(interp, args, $name) })*
    };
}

readers! {
    get = "get";
    keys = "keys";
    values = "values";
    items = "items";
    copy = "copy";
    or = "__or__";
    eq = "__eq__";
}

/// A method that changes a module's names: left to the prelude, which uses subscripts.
fn change(interp: &mut Interp, args: Args<'_>, name: &str) -> Res {
    Err(args.forward(interp.prelude_function(name)))
}

fn update(interp: &mut Interp, args: Args<'_>) -> Res {
    change(interp, args, "_globals_update")
}

fn pop(interp: &mut Interp, args: Args<'_>) -> Res {
    change(interp, args, "_globals_pop")
}

fn setdefault(interp: &mut Interp, args: Args<'_>) -> Res {
    change(interp, args, "_globals_setdefault")
}

/// Methods of `mappingproxy`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("mappingproxy", "get", get),
    Builtin::method("mappingproxy", "keys", keys),
    Builtin::method("mappingproxy", "values", values),
    Builtin::method("mappingproxy", "items", items),
    Builtin::method("mappingproxy", "copy", copy),
    Builtin::method("mappingproxy", "__getitem__", operators::get_item),
    Builtin::method("mappingproxy", "__contains__", operators::contains),
    Builtin::method("mappingproxy", "__len__", operators::len),
    Builtin::method("mappingproxy", "__iter__", operators::iter),
    Builtin::method("mappingproxy", "__or__", or),
    Builtin::method("mappingproxy", "__eq__", eq),
];

/// What a module's names can do besides [`METHODS`].
pub static GLOBALS_METHODS: &[Builtin] = &[
    Builtin::method("dict", "update", update),
    Builtin::method("dict", "pop", pop),
    Builtin::method("dict", "setdefault", setdefault),
    Builtin::method("dict", "__setitem__", operators::set_item),
    Builtin::method("dict", "__delitem__", operators::delete_item),
];
