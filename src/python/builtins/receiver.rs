//! The `self` of methods of built-in types: finds the built-in value in it, or says that it is of another type.

use std::rc::Rc;

use super::Type;
use super::repr::full_name;
use crate::python::object::{Dict, DictPart, List, Native, Set, Tuple, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;

/// `TypeError` for a method called on an object of another type.
pub fn wrong(interp: &mut Interp, args: Args<'_>, which: Type, name: &str) -> Box<Ctl> {
    let class = interp.types[which].clone();
    let text = match args.pos.first() {
        None => format!("unbound method {}.{name}() needs an argument", class.name.borrow().as_str()),
        Some(this) => {
            let owner = full_name(&class);
            let got = interp.type_name(this);
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")
        }
    };
    interp.type_error(text)
}

/// The list that a method was called on.
pub fn list<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<List>> {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::List(list)) => Ok(list),
        _ => Err(wrong(interp, args, Type::List, name)),
    }
}

/// The tuple that a method was called on.
pub fn tuple<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Tuple>> {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::Tuple(tuple)) => Ok(tuple),
        _ => Err(wrong(interp, args, Type::Tuple, name)),
    }
}

/// The dict that a method was called on.
pub fn dict<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Dict>> {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::Dict(dict)) => Ok(dict),
        _ => Err(wrong(interp, args, Type::Dict, name)),
    }
}

/// The `set` or `frozenset` that a method was called on.
pub fn set<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Set>> {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::Set(set)) => Ok(set),
        _ => Err(wrong(interp, args, Type::Set, name)),
    }
}

/// The `set` that a method which changes it was called on.
pub fn mutable_set<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Set>> {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::Set(set)) if !set.frozen => Ok(set),
        _ => Err(wrong(interp, args, Type::Set, name)),
    }
}

/// The view of a dict that a method was called on.
pub fn dict_view<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<(&'a Rc<Dict>, DictPart)> {
    if let Some(Value::Native(native)) = args.pos.first()
        && let Native::DictView(dict, part) = &**native
    {
        return Ok((dict, *part));
    }
    Err(wrong(interp, args, Type::DictKeys, name))
}
