//! `BaseExceptionGroup` and `except*` (`Objects/exceptions.c`, `Python/ceval.c`): the checks here, the splitting in the
//! prelude.

use std::rc::Rc;

use super::{Builtin, Exc};
use crate::python::object::{Base, Class, Tuple, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::Sym;
use crate::python::vm::traceback::ExcData;

/// `BaseExceptionGroup(message, exceptions)` and its subclasses.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let name = "BaseExceptionGroup.__new__()";
    let [message, exceptions] = args.pos else {
        let text = format!("{name} takes exactly 2 arguments ({} given)", args.pos.len());
        return Err(interp.type_error(text));
    };
    if message.as_str().is_none() {
        let text = format!("{name} argument 1 must be str, not {}", interp.type_name(message));
        return Err(interp.type_error(text));
    }
    let items = match exceptions.unwrap_base() {
        Value::List(list) => list.items.borrow().clone(),
        Value::Tuple(tuple) => tuple.items.to_vec(),
        _ => return Err(interp.type_error("second argument (exceptions) must be a sequence")),
    };
    if items.is_empty() {
        return Err(interp.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let (exception, base_exception) = (interp.types[Exc::Exception].clone(), interp.types[Exc::BaseException].clone());
    let mut nested_base = false;
    for (at, item) in items.iter().enumerate() {
        if !interp.is_instance(item, &base_exception) {
            let text = format!("Item {at} of second argument (exceptions) is not an exception");
            return Err(interp.value_error(text));
        }
        nested_base |= !interp.is_instance(item, &exception);
    }
    let mut class = class.clone();
    if class.id == interp.types[Exc::BaseExceptionGroup].id && !nested_base {
        class = interp.types[Exc::ExceptionGroup].clone();
    } else if nested_base && class.id == interp.types[Exc::ExceptionGroup].id {
        return Err(interp.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if nested_base && class.is_subclass(&exception) {
        let text = format!("Cannot nest BaseExceptions in '{}'", class.name.borrow().as_str());
        return Err(interp.type_error(text));
    }
    let data = ExcData { args: Some(Tuple::new(args.pos.to_vec())), ..ExcData::default() };
    Ok(interp.object(&class, Base::Exc(Box::new(data.into()))))
}

/// `message` and `exceptions`.
pub fn member(interp: &Interp, args: &[Value], name: Sym) -> Option<Value> {
    let [message, exceptions] = args else { return None };
    match (interp.symbols.str(name), exceptions.unwrap_base()) {
        ("message", _) => Some(message.clone()),
        ("exceptions", Value::List(list)) => Some(Value::tuple(list.items.borrow().clone())),
        ("exceptions", Value::Tuple(tuple)) => Some(Value::tuple(tuple.items.to_vec())),
        _ => None,
    }
}

fn derive(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<2>(interp, "derive", true)?;
    Err(interp.prelude_call("_group_derive", args.pos.to_vec()))
}

fn split(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<2>(interp, "split", true)?;
    Err(interp.prelude_call("_group_split", args.pos.to_vec()))
}

fn subgroup(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<2>(interp, "subgroup", true)?;
    Err(interp.prelude_call("_group_subgroup", args.pos.to_vec()))
}

/// Methods of exception groups.
pub static METHODS: &[Builtin] = &[
    Builtin::method("BaseExceptionGroup", "derive", derive),
    Builtin::method("BaseExceptionGroup", "split", split),
    Builtin::method("BaseExceptionGroup", "subgroup", subgroup),
];
