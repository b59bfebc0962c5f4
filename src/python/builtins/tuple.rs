//! `tuple` (`Objects/tupleobject.c`).

use std::rc::Rc;

use super::list::{count_equal, find, search_bounds};
use super::{Builtin, Type, operators, receiver, wrap};
use crate::python::object::{Class, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `tuple(…)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let args = if class.heap { Args::positional(args.pos) } else { args };
    let given = args.between(interp, "tuple", 0, 1, false)?;
    let value = match given.first() {
        None => Value::tuple(Vec::new()),
        Some(source @ Value::Tuple(_)) => source.clone(),
        Some(source) => match interp.native_items(source)? {
            Some(items) => Value::tuple(items),
            None => return Err(interp.prelude_call("_tuple", vec![Value::Class(class.clone()), source.clone()])),
        },
    };
    Ok(wrap(interp, class, value))
}

fn index(interp: &mut Interp, args: Args<'_>) -> Res {
    let tuple = receiver::tuple(interp, args, "index")?;
    let given = args.between(interp, "index", 1, 3, true)?;
    let name = interp.intern("index");
    let func = interp.types[Type::Tuple].lookup(name).unwrap_or_default();
    let (start, stop) = search_bounds(interp, &func, args, tuple.items.len())?;
    match find(tuple.items[start..stop].iter(), &given[0]) {
        Some(Some(at)) => {
            interp.charge(at as u64 * 8);
            Ok(Value::Int((start + at) as i64))
        }
        Some(None) => Err(interp.value_error("tuple.index(x): x not in tuple")),
        None => {
            let (start, stop) = (Value::Int(start as i64), Value::Int(stop as i64));
            Err(interp.prelude_call("_list_index", vec![args.pos[0].clone(), given[0].clone(), start, stop]))
        }
    }
}

fn count(interp: &mut Interp, args: Args<'_>) -> Res {
    let tuple = receiver::tuple(interp, args, "count")?;
    let [_, value] = args.exact::<2>(interp, "tuple.count", true)?;
    interp.charge(tuple.items.len() as u64 * 8);
    match count_equal(tuple.items.iter(), value) {
        Some(n) => Ok(Value::Int(n)),
        None => Err(args.forward(interp.prelude_function("_list_count"))),
    }
}

/// Methods of `tuple`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("tuple", "index", index),
    Builtin::method("tuple", "count", count),
    Builtin::method("tuple", "__getitem__", operators::get_item),
    Builtin::method("tuple", "__contains__", operators::contains),
    Builtin::method("tuple", "__len__", operators::len),
    Builtin::method("tuple", "__iter__", operators::iter),
    Builtin::method("tuple", "__eq__", operators::eq),
    Builtin::method("tuple", "__ne__", operators::ne),
    Builtin::method("tuple", "__lt__", operators::lt),
    Builtin::method("tuple", "__le__", operators::le),
    Builtin::method("tuple", "__gt__", operators::gt),
    Builtin::method("tuple", "__ge__", operators::ge),
    Builtin::method("tuple", "__add__", operators::add),
    Builtin::method("tuple", "__mul__", operators::mul),
    Builtin::method("tuple", "__rmul__", operators::mul),
];
