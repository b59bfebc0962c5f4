//! `format % values` of `str` (`Objects/unicode_format.c`).

use std::rc::Rc;

use crate::python::object::{Str, Value};
use crate::python::vm::control::Res;
use crate::python::vm::interp::Interp;

/// `format % values`.
pub fn format(interp: &mut Interp, _format: &Rc<Str>, _values: &Value) -> Res {
    Err(interp.unsupported("%"))
}
