//! `__doc__`: that of the program's own functions and classes is here, that of CPython's library is not.
//!
//! The library's files are compiled without docstrings, since CPython's are texts of its own: who asks for one is told
//! that it is missing. A function that `functools.wraps` has dressed up as such a one knows no docstring either.

use super::Builtin;
use crate::python::object::{Class, Code, Native, Value};
use crate::python::vm::attr;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// Functions of `_gilscope`.
pub static FUNCTIONS: &[Builtin] =
    &[Builtin::function("doc", doc), Builtin::function("take_unknown_doc", take_unknown_doc)];

/// Whether code belongs to CPython, in Python or in C.
pub fn in_library(code: &Code) -> bool {
    code.hidden || ["/usr/lib/python3.15/", "<frozen "].iter().any(|start| code.filename.starts_with(start))
}

/// Whether a module belongs to CPython.
pub fn is_library(interp: &Interp, module: &str) -> bool {
    module == "builtins" || (interp.library.source)(module).is_some()
}

/// Whether a class belongs to CPython. Its docstring then is here only if it was made at run time.
pub fn is_library_class(interp: &Interp, class: &Class) -> bool {
    !class.heap || is_library(interp, &class.module.borrow())
}

/// Whether CPython has a docstring here, or none, and which of it is not known.
pub fn unknown(interp: &Interp, value: &Value) -> bool {
    match value {
        Value::Function(f) => {
            let meta = f.meta.borrow();
            meta.unknown_doc || meta.doc.is_none() && !f.code.def.has_docstring && in_library(&f.code)
        }
        Value::Method(method) => unknown(interp, &method.func),
        Value::Builtin(_) => true,
        Value::Native(native) => matches!(**native, Native::BuiltinMethod(..)),
        Value::Class(class) => !class.attrs.borrow().contains_key(&sym::__doc__) && is_library_class(interp, class),
        _ => false,
    }
}

/// `doc(object)`: `object.__doc__`; `None` where it is unknown.
fn doc(interp: &mut Interp, args: Args<'_>) -> Res {
    let [object] = args.exact::<1>(interp, "doc", false)?;
    if unknown(interp, object) {
        return Ok(Value::None);
    }
    attr::get(interp, object, sym::__doc__).map(|found| found.bind(object))
}

/// `take_unknown_doc(wrapper, wrapped)`: if the docstring of `wrapped` is unknown, so is from now on that of `wrapper`.
/// Whether it is.
fn take_unknown_doc(interp: &mut Interp, args: Args<'_>) -> Res {
    let [wrapper, wrapped] = args.exact::<2>(interp, "take_unknown_doc", false)?;
    let unknown = unknown(interp, wrapped);
    if unknown && let Value::Function(f) = wrapper {
        f.meta.borrow_mut().unknown_doc = true;
    }
    Ok(Value::Bool(unknown))
}
