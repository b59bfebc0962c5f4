//! Names in reach: `globals`, `locals`, `vars`, `dir` (`Python/bltinmodule.c`, `Objects/frameobject.c`).

use super::Builtin;
use crate::base::order::sort;
use crate::python::bytecode::CodeKind;
use crate::python::object::{Class, Code, Dict, Layout, Namespace, Native, Value};
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
    Ok(interp.globals(&frame.func.globals))
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
        CodeKind::Module => return Ok(interp.globals(&frame.func.globals)),
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
fn class_names(interp: &mut Interp, class: &Class, names: &mut Vec<String>) -> Res<()> {
    for class in std::iter::once(class).chain(class.mro.iter().map(|base| &**base)) {
        if class.heap {
            names.extend(class.attrs.borrow().keys().map(|&name| interp.symbols.str(name).to_owned()));
            names.extend(class.slot_names());
            continue;
        }
        let (name, module) = (class.name.borrow().as_str().to_owned(), class.module.borrow().clone());
        let mut known = (interp.library.names)(&format!("type {module}.{name}"));
        if known.is_empty() {
            known = (interp.library.names)(&format!("type {name}"));
        }
        if known.is_empty() && class.layout != Layout::Exception {
            return Err(interp.unsupported(format!("dir() of the type {name}")));
        }
        names.extend(known.into_iter().map(str::to_owned));
    }
    Ok(())
}

fn dict_names(dict: &Dict, names: &mut Vec<String>) {
    names.extend(dict.table.borrow().iter().filter_map(|(key, _)| key.as_str().map(str::to_owned)));
}

fn sorted(mut names: Vec<String>) -> Value {
    sort(&mut names);
    names.dedup();
    Value::list(names.into_iter().map(Value::string).collect())
}

fn module_names(interp: &Interp, namespace: &Namespace) -> Vec<String> {
    namespace.items().into_iter().map(|(name, _)| interp.symbols.str(name).to_owned()).collect()
}

fn dir(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "dir", 0, 1, false)?;
    let names = match given.first() {
        None => return Err(Box::new(Ctl::Frames(dir_here, Value::None))),
        Some(value)
            if let Some(func) = special::method(interp, value, sym::__dir__)
                && !matches!(func, Value::Builtin(_)) =>
        {
            return Err(interp.prelude_call("_dir", vec![func, value.clone()]));
        }
        Some(Value::Module(module)) => {
            let mut names = module_names(interp, &module.namespace);
            names.extend((interp.library.names)(&module.name).into_iter().map(str::to_owned));
            names
        }
        Some(value) => shown(interp, value)?,
    };
    Ok(sorted(names))
}

fn shown(interp: &mut Interp, value: &Value) -> Res<Vec<String>> {
    let mut names = Vec::new();
    if let Value::Class(class) = value {
        class_names(interp, class, &mut names)?;
        return Ok(names);
    }
    match value {
        Value::Object(object) => dict_names(&interp.instance_dict(object), &mut names),
        Value::Function(function) => {
            if let Some(dict) = &function.meta.borrow().dict {
                dict_names(dict, &mut names);
            }
        }
        _ => {}
    }
    let class = interp.type_of(value);
    class_names(interp, &class, &mut names)?;
    Ok(names)
}

/// `object.__dir__` and `type.__dir__`: what `dir` shows of an object that has no other.
pub fn dir_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "__dir__", true)?;
    let value = value.clone();
    match &value {
        Value::Module(_) => Err(interp.unsupported("module.__dir__")),
        value => shown(interp, value).map(sorted),
    }
}

fn dir_here(interp: &mut Interp, thread: &Thread, data: Value) -> Res {
    let mut names = Vec::new();
    match locals_of(interp, thread, data)? {
        Value::Dict(dict) => dict_names(&dict, &mut names),
        Value::Native(native) => {
            if let Native::Globals(namespace) = &*native {
                names = module_names(interp, namespace);
                names.extend(["__builtins__", "__loader__"].map(str::to_owned));
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
