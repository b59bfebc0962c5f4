//! What `memoryview` is made of: items of a `bytes` or `bytearray` at regular places. The class itself is in the
//! prelude (`Objects/memoryobject.c`).

use std::cell::Cell;
use std::rc::Rc;

use super::{Builtin, bytes};
use crate::python::object::native::View;
use crate::python::object::{Class, Native, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `_View(base, start, step, len, size)`, in bytes.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let [base, Value::Int(start), Value::Int(step), Value::Int(len), Value::Int(size)] = args.pos else {
        return Err(interp.type_error("memoryview() takes exactly one argument"));
    };
    let view = View { held: Cell::default(), base: base.clone(), start: *start, step: *step, len: *len, size: *size };
    view.hold(true);
    let view = interp.native(Native::View(view));
    Ok(super::wrap(interp, class, view))
}

/// `view._store(data)`: as many bytes as the view has.
fn store(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, data] = args.exact::<2>(interp, "_store", true)?;
    let (Value::Native(native), Some(data)) = (this.unwrap_base(), bytes::view(data)) else { return Ok(Value::None) };
    if let Native::View(view) = &**native
        && let Value::Native(base) = view.base.unwrap_base()
        && let Native::ByteArray(all) = &**base
    {
        let mut all = all.borrow_mut();
        let items = (0..view.len).map(|i| view.start + i * view.step);
        for (at, item) in items.zip(data.chunks_exact(view.size.max(1) as usize)) {
            if let Some(place) = all.get_mut(at as usize..(at + view.size) as usize) {
                place.copy_from_slice(item);
            }
        }
    }
    Ok(Value::None)
}

/// `view._release()`: it holds its object no more.
fn release(_: &mut Interp, args: Args<'_>) -> Res {
    if let Some(Value::Native(native)) = args.pos.first().map(Value::unwrap_base)
        && let Native::View(view) = &**native
    {
        view.hold(false);
    }
    Ok(Value::None)
}

/// Methods of `_View`.
pub static METHODS: &[Builtin] =
    &[Builtin::method("_View", "_store", store), Builtin::method("_View", "_release", release)];
