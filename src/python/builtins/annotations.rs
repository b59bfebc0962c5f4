//! `__annotations__` and `__annotate__` of functions, classes and modules (PEP 649, 749).
//!
//! An annotate function is compiled like a class body (`compiler/annotate.rs`); programs see it as a built-in function
//! that takes the format.

use std::rc::Rc;

use super::Builtin;
use crate::python::builtins::Exc;
use crate::python::object::{Class, Dict, Function, Module, Native, Value};
use crate::python::vm::control::{Args, Ctl, Res, ThenFn};
use crate::python::vm::interp::Interp;
use crate::python::vm::link::body;
use crate::python::vm::symbol::{Sym, sym};

/// `__annotate__(format)`.
static ANNOTATE: Builtin = Builtin::function("__annotate__", |interp, args| {
    let [annotate, format] = args.exact::<2>(interp, "__annotate__", true)?;
    match format.unwrap_base() {
        Value::Int(1 | 2) => Err(evaluate(annotate.clone(), |_, dict, _| Ok(dict), Value::None)),
        _ => Err(interp.raise_args(Exc::NotImplementedError, Vec::new())),
    }
});

/// What programs see of an annotate function.
pub fn callable(annotate: &Value) -> Value {
    match annotate {
        Value::Function(f) if f.meta.borrow().scope.is_some() => {
            Value::Native(Rc::new(Native::BuiltinMethod(&ANNOTATE, annotate.clone())))
        }
        other => other.clone(),
    }
}

/// The annotate function behind what programs see.
pub fn inner(value: Value) -> Value {
    if let Value::Native(native) = &value
        && let Native::BuiltinMethod(builtin, this) = &**native
        && std::ptr::eq(*builtin, &raw const ANNOTATE)
    {
        return this.clone();
    }
    value
}

/// Runs an annotate function; then as in [`Ctl::Then`].
pub fn evaluate(annotate: Value, then: ThenFn, data: Value) -> Box<Ctl> {
    if let Value::Function(f) = &annotate
        && let Some(scope) = f.meta.borrow().scope.clone()
    {
        return Box::new(Ctl::ClassBody(annotate.clone(), Value::Dict(scope), then, data));
    }
    let call = crate::python::vm::control::Call { func: annotate, args: vec![Value::Int(1)], kwargs: Vec::new() };
    Box::new(Ctl::Then(call, then, data))
}

/// Keeps what was computed for a function, class or module.
pub fn keep(interp: &mut Interp, dict: Value, owner: Value) -> Res {
    match (&owner, &dict) {
        (Value::Function(f), Value::Dict(d)) => f.meta.borrow_mut().annotations = Some(d.clone()),
        (Value::Class(c), _) => {
            let name = interp.intern("__annotations_cache__");
            c.attrs.borrow_mut().insert(name, dict.clone());
        }
        (Value::Module(m), _) => interp.module_set(&m.namespace, "__annotations__", dict.clone()),
        _ => {}
    }
    Ok(dict)
}

/// `__annotations__` and `__annotate__` of a class: only its own count.
pub fn of_class(interp: &mut Interp, class: &Rc<Class>, name: Sym) -> Option<Res> {
    let annotate = name != sym::__annotations__;
    if annotate && interp.symbols.str(name) != "__annotate__" {
        return None;
    }
    let (func, cache) = (interp.intern("__annotate_func__"), interp.intern("__annotations_cache__"));
    let own = |name: Sym| class.attrs.borrow().get(&name).cloned();
    if annotate {
        return Some(Ok(own(func).as_ref().map_or(Value::None, callable)));
    }
    if let Some(found) = own(name).or_else(|| own(cache)) {
        return Some(Ok(found));
    }
    let owner = Value::Class(class.clone());
    Some(match own(func) {
        Some(annotate) => Err(evaluate(annotate, keep, owner)),
        None => keep(interp, Value::Dict(Dict::new()), owner),
    })
}

/// `__annotations__` of a module.
pub fn of_module(interp: &mut Interp, module: &Rc<Module>) -> Res {
    let name = interp.intern("__annotate__");
    let owner = Value::Module(module.clone());
    match module.namespace.get(name) {
        Some(annotate) if !annotate.is_none() => Err(evaluate(annotate, keep, owner)),
        _ => keep(interp, Value::Dict(Dict::new()), owner),
    }
}

fn compiled(args: Args<'_>) -> Option<Rc<Function>> {
    match inner(args.pos.first()?.clone()) {
        Value::Function(f) if f.meta.borrow().scope.is_some() => Some(f),
        _ => None,
    }
}

/// `annotation_texts(annotate)`: names and source texts, or None.
fn texts(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(compiled(args).and_then(|f| body(interp, &f).consts.first().cloned()).unwrap_or(Value::None))
}

/// `annotation_globals(annotate)`.
fn globals(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(compiled(args).map_or(Value::None, |f| interp.globals(&f.globals)))
}

/// `annotation_cells(annotate)`: the variables around it.
fn cells(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = Dict::new();
    if let Some(f) = compiled(args) {
        let names = &f.code.locals[f.code.locals.len() - f.closure.len()..];
        for (&name, cell) in names.iter().zip(&f.closure) {
            let value = cell.value.borrow().clone();
            if !value.is_null() {
                dict.table.borrow_mut().insert_str(interp.symbols.str(name), value);
            }
        }
    }
    Ok(Value::Dict(dict))
}

/// The names of `_gilscope` that are about annotations.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("annotation_texts", texts),
    Builtin::function("annotation_globals", globals),
    Builtin::function("annotation_cells", cells),
];
