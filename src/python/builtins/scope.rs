//! Names in reach: `globals`, `locals`, `vars`, `dir` (`Python/bltinmodule.c`, `Objects/frameobject.c`).

use super::Builtin;
use crate::base::order::sort;
use crate::python::bytecode::CodeKind;
use crate::python::object::{Class, Code, Dict, Native, Value};
use crate::python::vm::attr;
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::special;
use crate::python::vm::symbol::sym;
use crate::python::vm::thread::Thread;

fn globals(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<0>(interp, "globals", false)?;
    Err(Box::new(Ctl::Frames(globals_of, Value::None)))
}

fn globals_of(interp: &mut Interp, thread: &Thread, _: Value) -> Res {
    let Some(frame) = thread.frames.last() else { return Ok(Value::None) };
    Ok(interp.native(Native::Globals(frame.func.globals.clone())))
}

fn locals(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<0>(interp, "locals", false)?;
    Err(Box::new(Ctl::Frames(locals_of, Value::None)))
}

/// A function's variables are copied; those of a module or class are the namespace itself.
fn locals_of(interp: &mut Interp, thread: &Thread, data: Value) -> Res {
    let _ = data;
    locals_at(interp, thread, thread.frames.len().wrapping_sub(1))
}

/// The variables of one of a thread's frames.
pub fn locals_at(interp: &mut Interp, thread: &Thread, index: usize) -> Res {
    let Some(frame) = thread.frames.get(index) else { return Ok(Value::None) };
    let code = &frame.func.code;
    match code.def.kind {
        CodeKind::Module => return Ok(interp.native(Native::Globals(frame.func.globals.clone()))),
        CodeKind::Class => {
            let namespace = frame.extra.as_ref().and_then(|extra| extra.class_namespace.clone());
            return Ok(Value::Dict(namespace.unwrap_or_default()));
        }
        _ => {}
    }
    let slots = thread.stack.get(frame.base as usize..).unwrap_or_default();
    Ok(locals_in(interp, code, slots))
}

/// A dict of the local variables of a function's frame, which are in these slots.
pub fn locals_in(interp: &Interp, code: &Code, slots: &[Value]) -> Value {
    let dict = Dict::new();
    for (&name, slot) in code.locals.iter().zip(slots) {
        let value = match slot {
            Value::Cell(cell) => cell.value.borrow().clone(),
            value => value.clone(),
        };
        if !value.is_null() {
            let name = interp.symbols.text(name);
            dict.table.borrow_mut().insert(name.hash(), Value::Str(name), value);
        }
    }
    Value::Dict(dict)
}

fn vars(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "vars", 0, 1, false)?;
    let Some(value) = given.first() else { return Err(Box::new(Ctl::Frames(locals_of, Value::None))) };
    match attr::get(interp, value, sym::__dict__) {
        Ok(found) => Ok(found.bind(value)),
        Err(ctl) => match *ctl {
            Ctl::Raise(_) | Ctl::Stop(_) => Err(interp.type_error("vars() argument must have __dict__ attribute")),
            other => Err(Box::new(other)),
        },
    }
}

/// Names of a class's and its bases' attributes.
fn class_names(interp: &Interp, class: &Class, names: &mut Vec<String>) {
    for class in std::iter::once(class).chain(class.mro.iter().map(|base| &**base)) {
        names.extend(class.attrs.borrow().keys().map(|&name| interp.symbols.str(name).to_owned()));
    }
}

fn dict_names(dict: &Dict, names: &mut Vec<String>) {
    names.extend(dict.table.borrow().iter().filter_map(|(key, _)| key.as_str().map(str::to_owned)));
}

fn sorted(mut names: Vec<String>) -> Value {
    sort(&mut names);
    names.dedup();
    Value::list(names.into_iter().map(Value::string).collect())
}

fn dir(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "dir", 0, 1, false)?;
    let mut names = Vec::new();
    match given.first() {
        None => return Err(Box::new(Ctl::Frames(dir_here, Value::None))),
        Some(value) if special::method(interp, value, sym::__dir__).is_some() => {
            let func = special::method(interp, value, sym::__dir__).unwrap_or_default();
            return Err(interp.prelude_call("_dir", vec![func, value.clone()]));
        }
        Some(Value::Module(module)) => {
            names.extend(module.namespace.items().iter().map(|&(name, _)| interp.symbols.str(name).to_owned()));
        }
        Some(Value::Class(class)) => class_names(interp, class, &mut names),
        Some(value) => {
            if let Value::Object(object) = value {
                dict_names(&interp.instance_dict(object), &mut names);
            }
            let class = interp.type_of(value);
            class_names(interp, &class, &mut names);
        }
    }
    Ok(sorted(names))
}

fn dir_here(interp: &mut Interp, thread: &Thread, data: Value) -> Res {
    let mut names = Vec::new();
    match locals_of(interp, thread, data)? {
        Value::Dict(dict) => dict_names(&dict, &mut names),
        Value::Native(native) => {
            if let Native::Globals(namespace) = &*native {
                names.extend(namespace.items().iter().map(|&(name, _)| interp.symbols.str(name).to_owned()));
            }
        }
        _ => {}
    }
    Ok(sorted(names))
}

/// The functions of this file.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("globals", globals),
    Builtin::function("locals", locals),
    Builtin::function("vars", vars),
    Builtin::function("dir", dir),
];
