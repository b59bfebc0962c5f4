//! Where a class or function is found by its name, which is all that a pickle has of it.

use std::rc::Rc;

use crate::python::builtins::repr;
use crate::python::object::{Class, Native, Value};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// The module a class or function says it is in, and its qualified name.
pub(super) fn place_of(interp: &Interp, value: &Value) -> (Option<String>, String) {
    match value {
        Value::Class(class) => class_place(class),
        Value::Function(f) => {
            let module = match &f.meta.borrow().module {
                Some(module) => module.as_str().map(str::to_owned),
                None => f.globals.get(sym::__name__).and_then(|n| n.as_str().map(str::to_owned)),
            };
            (module, repr::function_name(f))
        }
        Value::Builtin(b) => (None, b.name.to_owned()),
        Value::Object(o) => {
            let module = sym::__module__;
            let own = interp.instance_get(o, module).or_else(|| o.class.lookup(module));
            (own.and_then(|m| m.as_str().map(str::to_owned)), String::new())
        }
        _ => (None, String::new()),
    }
}

fn class_place(class: &Rc<Class>) -> (Option<String>, String) {
    (Some(class.module.borrow().to_string()), class.qualname.borrow().as_str().to_owned())
}

/// The module that has the value under this name.
pub(super) fn module_of(interp: &mut Interp, value: &Value, name: &str) -> String {
    let key = interp.intern(name);
    if interp.builtins.get(&key).is_some_and(|found| found.is(value)) {
        return "builtins".to_owned();
    }
    let modules = interp.modules.all().into_iter();
    let mut others = modules.filter(|(name, _)| !matches!(name.as_str(), "__main__" | "__mp_main__"));
    let found = others.find(|(_, m)| m.namespace.get(key).is_some_and(|v| v.is(value)));
    found.map_or_else(|| "__main__".to_owned(), |(name, _)| name.as_str().to_owned())
}

/// What a module has under a dotted name.
pub(super) fn find(interp: &mut Interp, module: &str, name: &str) -> Option<Value> {
    let mut path = name.split('.');
    let first = interp.intern(path.next()?);
    let mut at = match interp.modules.get(module) {
        Some(module) => module.namespace.get(first),
        None => None,
    };
    if at.is_none() {
        // Built-in classes that live in modules which are not loaded are found when they are needed.
        at = match module {
            "builtins" => interp.builtins.get(&first).cloned(),
            _ => interp.types.named(module, name).map(Value::Class),
        };
    }
    let mut at = at?;
    for part in path {
        let part = interp.intern(part);
        at = match &at {
            Value::Class(class) => match class.lookup(part)? {
                Value::Native(n) => match &*n {
                    Native::StaticMethod(f) => f.clone(),
                    _ => Value::Native(n.clone()),
                },
                other => other,
            },
            Value::Module(module) => module.namespace.get(part)?,
            _ => return None,
        };
    }
    Some(at)
}
