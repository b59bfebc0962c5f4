//! Names that are no local variables: where they are looked for, and what is said of one that is not there.
//!
//! Globals of a module are slots that the interpreter's loop reads itself; this is for the others, which are builtins,
//! and for the dicts that `exec` runs code in.

use std::rc::Rc;

use super::control::{Ctl, Res};
use super::import;
use super::interp::Interp;
use super::symbol::Sym;
use super::thread::Thread;
use crate::python::builtins::{Exc, members};
use crate::python::object::{Dict, Function, Value};

/// What a global name means to a function.
pub(super) fn global(interp: &mut Interp, func: &Function, name: Sym) -> Option<Res> {
    let text = interp.name_text(name);
    let found = match func.globals.dict() {
        Some(dict) => {
            let table = dict.table.borrow();
            let found = table.get(text.hash(), &text.clone().into()).cloned();
            match table.get_str("__builtins__") {
                Some(Value::Dict(only)) if found.is_none() => {
                    return only.table.borrow().get(text.hash(), &text.into()).cloned().map(Ok);
                }
                _ => found,
            }
        }
        None => func.globals.get(name),
    };
    let found = found.or_else(|| interp.builtins.get(&name).cloned());
    found.map(Ok).or_else(|| lazy_builtin(interp, name))
}

/// A builtin of a library module that is loaded when it is first asked for.
fn lazy_builtin(interp: &mut Interp, name: Sym) -> Option<Res> {
    let text = interp.symbols.str(name).to_owned();
    let module = members::lazy_builtin(&text)?;
    let take = |interp: &mut Interp, module: Value, name: Value| {
        let name = interp.intern(name.as_str().unwrap_or_default());
        let Value::Module(module) = &module else { return Ok(Value::None) };
        Ok(module.namespace.get(name).unwrap_or_default())
    };
    Some(match import::load(interp, module) {
        Ok(module) => take(interp, module, Value::str(&text)),
        Err(ctl) => Err(match *ctl {
            Ctl::ModuleBody(module, body) => Box::new(Ctl::ModuleThen(module, body, take, Value::str(&text))),
            other => Box::new(other),
        }),
    })
}

/// `NameError`, or the end of the run for a builtin that CPython has and we do not.
pub(super) fn name_error(interp: &mut Interp, t: &Thread, func: &Function, name: Sym) -> Box<Ctl> {
    let text = interp.symbols.str(name).to_owned();
    let own = |dict: &Rc<Dict>| matches!(dict.table.borrow().get_str("__builtins__"), Some(Value::Dict(_)));
    if members::known_builtin(&text) && !func.globals.dict().is_some_and(own) {
        return interp.unsupported(format!("the built-in {text}"));
    }
    let exception = interp.exception(Exc::NameError, vec![Value::string(format!("name '{text}' is not defined"))]);
    if let Value::Object(o) = &exception
        && let Some(data) = o.exc()
    {
        let names = Dict::new();
        let base = t.frames.last().map_or(0, |frame| frame.base as usize);
        let module = func.code.def.kind == crate::python::bytecode::CodeKind::Module;
        for (at, local) in func.code.def.locals.iter().enumerate() {
            if module {
                break; // variables of comprehensions, which CPython does not suggest
            }
            // The hint may be that the name is an attribute of `self`.
            let value = t.stack.get(base + at).filter(|value| &**local == "self" && !value.is_null());
            names.table.borrow_mut().insert_str(local, value.cloned().unwrap_or(Value::None));
        }
        for (global, _) in func.globals.items() {
            names.table.borrow_mut().insert_str(interp.symbols.str(global), Value::None);
        }
        if let Some(dict) = func.globals.dict() {
            for global in dict.table.borrow().iter().filter_map(|(global, _)| global.as_str()) {
                names.table.borrow_mut().insert_str(global, Value::None);
            }
        }
        let mut data = data.borrow_mut();
        data.name = Some(Value::str(&text));
        data.candidates = Some(names);
    }
    Box::new(Ctl::Raise(exception))
}
