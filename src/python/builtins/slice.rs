//! `slice` (`Objects/sliceobject.c`). What slices select is computed in [`super::index`].

use std::rc::Rc;

use super::{Builtin, Type, index, operators, receiver};
use crate::python::object::{Class, Slice, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `slice(…)`.
pub fn new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let given = args.between(interp, "slice", 1, 3, false)?;
    let part = |at: usize| given.get(at).cloned().unwrap_or(Value::None);
    let slice = match given.len() {
        1 => Slice { start: Value::None, stop: part(0), step: Value::None },
        _ => Slice { start: part(0), stop: part(1), step: part(2) },
    };
    Ok(Value::Slice(Rc::new(slice)))
}

fn indices(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Slice(slice)) = args.pos.first() else {
        return Err(receiver::wrong(interp, args, Type::Slice, "indices"));
    };
    args.exact::<2>(interp, "slice.indices", true)?;
    let name = interp.intern("indices");
    let func = interp.types[Type::Slice].lookup(name).unwrap_or_default();
    let len = index::argument(interp, &func, args.pos, 1)?;
    if len < 0 {
        return Err(interp.value_error("length should not be negative"));
    }
    match index::slice(interp, slice, len)? {
        Some((start, stop, step)) => Ok(Value::tuple(vec![Value::Int(start), Value::Int(stop), Value::Int(step)])),
        None => Err(interp.prelude_call("_slice_indices", args.pos.to_vec())),
    }
}

/// Methods of `slice`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("slice", "indices", indices),
    Builtin::method("slice", "__eq__", operators::eq),
    Builtin::method("slice", "__ne__", operators::ne),
];
