//! What the writer may have meant by a name that does not exist: `. Did you mean …?`
//! (`_compute_suggestion_error` in CPython's `Lib/traceback.py`).
//!
//! Leaves out what needs Python to run: `__dir__` and properties.

use std::rc::Rc;

use crate::base::order::sort;
use crate::python::builtins::{Exc, Type};
use crate::python::object::{InstanceAttrs, Object, Value};
use crate::python::vm::interp::Interp;
use crate::python::vm::suggest::closest;
use crate::python::vm::symbol::sym;

/// Whether CPython's library has a public top-level module of this name (`sys.stdlib_module_names`).
fn is_library_module(interp: &Interp, name: &str) -> bool {
    is_public_module(name) && (interp.library.known_module)(name)
}

fn is_public_module(name: &str) -> bool {
    !name.contains('.')
}

/// What goes after the exception's text; empty for most exceptions.
pub(super) fn hint(interp: &Interp, exception: &Rc<Object>) -> String {
    let Some(data) = exception.exc().map(std::cell::RefCell::borrow) else { return String::new() };
    let is = |class: Exc| exception.class.is_subclass(&interp.types[class]);
    let name = data.name.as_ref().and_then(Value::as_str).unwrap_or_default();
    if is(Exc::ModuleNotFoundError) {
        return module_hint(interp, name);
    }
    if is(Exc::ImportError) {
        let missing = data.obj.as_ref().and_then(Value::as_str).unwrap_or_default();
        return import_hint(interp, name, missing);
    }
    if name.is_empty() {
        return String::new();
    }
    if is(Exc::AttributeError) {
        return data.obj.as_ref().map(|obj| attribute_hint(interp, obj, name)).unwrap_or_default();
    }
    if is(Exc::NameError) {
        let in_reach = data.candidates.as_ref().map(|names| names.table.borrow());
        let in_reach =
            in_reach.iter().flat_map(|names| names.iter()).map(|(name, value)| (name.clone(), value.clone()));
        return name_hint(interp, name, &in_reach.collect::<Vec<_>>());
    }
    String::new()
}

/// For a module that does not exist: one that lies where it was sought.
fn module_hint(interp: &Interp, wrong: &str) -> String {
    let names = interp.library.names;
    // Those that are not files beside the others are nobody's meaning.
    let compiled = names("compiled");
    let candidates = names("stdlib").into_iter().filter(|name| is_public_module(name) && !compiled.contains(name));
    let candidates = candidates.chain(["_pyio", "test"]);
    match closest(wrong, candidates) {
        Some(found) if !wrong.contains('.') => format!(". Did you mean: '{found}'?"),
        _ => String::new(),
    }
}

fn import_hint(interp: &Interp, module: &str, missing: &str) -> String {
    let Some(module) = interp.modules.get(module) else { return String::new() };
    let mut names = attributes(interp, &Value::Module(module));
    hide_private(&mut names, missing);
    match closest(missing, names.iter().map(String::as_str)) {
        Some(found) => format!(". Did you mean: '{found}'?"),
        None => String::new(),
    }
}

fn attribute_hint(interp: &Interp, obj: &Value, wrong: &str) -> String {
    if let Some(hint) = other_language(interp, obj, wrong) {
        return format!(". {hint}");
    }
    let mut names = attributes(interp, obj);
    hide_private(&mut names, wrong);
    let found = closest(wrong, names.iter().map(String::as_str)).or_else(|| nested(interp, obj, wrong, &names));
    match found {
        Some(found) => format!(". Did you mean '.{found}' instead of '.{wrong}'?"),
        None => String::new(),
    }
}

fn name_hint(interp: &Interp, wrong: &str, in_reach: &[(Value, Value)]) -> String {
    let this = in_reach.iter().find(|(name, _)| name.as_str() == Some("self")).map(|(_, value)| value);
    let of_self = this.filter(|this| !this.is_none() && attributes(interp, this).iter().any(|name| name == wrong));
    let found = match of_self {
        Some(_) => Some(format!("self.{wrong}")),
        None => {
            let built_in = (interp.library.names)("built in builtins");
            closest(wrong, in_reach.iter().filter_map(|(name, _)| name.as_str()).chain(built_in))
        }
    };
    let module = is_library_module(interp, wrong);
    match (found, module) {
        (Some(found), true) => format!(". Did you mean: '{found}'? Or did you forget to import '{wrong}'?"),
        (Some(found), false) => format!(". Did you mean: '{found}'?"),
        (None, true) => format!(". Did you forget to import '{wrong}'?"),
        (None, false) => String::new(),
    }
}

/// `dir(obj)`, sorted.
fn attributes(interp: &Interp, obj: &Value) -> Vec<String> {
    let mut names = Vec::new();
    let mut of_class = |class: &crate::python::object::Class| {
        for class in std::iter::once(class).chain(class.mro.iter().map(|base| &**base)) {
            names.extend(class.attrs.borrow().keys().map(|&name| interp.symbols.str(name).to_owned()));
        }
    };
    match obj {
        Value::Class(class) => of_class(class),
        Value::Module(module) => {
            names.extend(module.namespace.items().iter().map(|&(name, _)| interp.symbols.str(name).to_owned()));
            // CPython's module has more names.
            if is_library_module(interp, &module.name) && !names.iter().any(|name| name == "__file__") {
                let more = (interp.library.names)(&format!("module {}", module.name));
                names.extend(more.into_iter().filter(|name| !name.ends_with('*')).map(str::to_owned));
            }
        }
        _ => of_class(&interp.type_of(obj)),
    }
    if let Value::Object(object) = obj {
        match &*object.attrs.borrow() {
            InstanceAttrs::Slots(slots) => {
                let keys = object.class.keys.borrow();
                names.extend(keys.iter().take(slots.len()).map(|&name| interp.symbols.str(name).to_owned()));
            }
            InstanceAttrs::Dict(dict, _) => {
                names.extend(dict.table.borrow().iter().filter_map(|(name, _)| name.as_str().map(str::to_owned)));
            }
        }
    }
    sort(&mut names);
    names.dedup();
    names
}

fn hide_private(names: &mut Vec<String>, wrong: &str) {
    if !wrong.starts_with('_') {
        names.retain(|name| !name.starts_with('_'));
    }
}

/// An attribute of an attribute: `.inner.value`.
fn nested(interp: &Interp, obj: &Value, wrong: &str, names: &[String]) -> Option<String> {
    let names = names.iter().filter(|name| !name.starts_with('_')).take(20);
    names.filter_map(|name| Some((name, own(interp, obj, name)?))).find_map(|(name, inner)| {
        attributes(interp, &inner).iter().any(|attr| attr == wrong).then(|| format!("{name}.{wrong}"))
    })
}

/// An attribute that is plain data.
fn own(interp: &Interp, obj: &Value, name: &str) -> Option<Value> {
    let name = interp.symbols.find(name)?;
    let value = match obj {
        Value::Object(object) => {
            let stored = interp.instance_get(object, name);
            stored.or_else(|| object.class.lookup(name))?
        }
        Value::Module(module) => module.namespace.get(name)?,
        _ => return None,
    };
    let descriptor = match &value {
        Value::Function(_) | Value::Builtin(_) | Value::Native(_) => true,
        Value::Object(object) => object.class.lookup(sym::__get__).is_some(),
        _ => false,
    };
    (!descriptor).then_some(value)
}

/// Names that are right in another language, or on another type.
fn other_language(interp: &Interp, obj: &Value, wrong: &str) -> Option<String> {
    let is = |which: Type| interp.is_instance(obj, &interp.types[which]);
    let meant = |name: &str| Some(format!("Did you mean '.{name}'?"));
    let object = |name: &str| Some(format!("Did you mean to use a '{name}' object?"));
    match wrong {
        "push" if is(Type::List) => meant("append"),
        "concat" | "addAll" if is(Type::List) => meant("extend"),
        "contains" if is(Type::List) => Some("Use 'x in list'.".into()),
        "add" if is(Type::List) => object("set"),
        "toUpperCase" if is(Type::Str) => meant("upper"),
        "toLowerCase" if is(Type::Str) => meant("lower"),
        "trimStart" if is(Type::Str) => meant("lstrip"),
        "trimEnd" if is(Type::Str) => meant("rstrip"),
        "keySet" if is(Type::Dict) => meant("keys"),
        "entrySet" | "entries" if is(Type::Dict) => meant("items"),
        "putAll" if is(Type::Dict) => meant("update"),
        "put" if is(Type::Dict) => Some("Use d[k] = v.".into()),
        "append" | "extend" | "insert" | "remove" if is(Type::Tuple) => object("list"),
        "add" | "remove" | "discard" | "update" if is(Type::FrozenSet) => object("set"),
        _ => None,
    }
}
