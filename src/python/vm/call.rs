//! Calls: binding arguments to parameters (`Python/ceval.c` `initialize_locals`) and making instances
//! (`Objects/typeobject.c` `type_call`).

use std::rc::Rc;

use super::control::{Args, Call, Ctl, Res};
use super::interp::Interp;
use super::native;
use super::suggest::hint;
use super::symbol::sym;
use crate::python::builtins::Type;
use crate::python::builtins::objects::IDENTITY;
use crate::python::object::{Class, Dict, Function, Native, Str, Tuple, Value};

/// Binds arguments to a function's parameters: the values of its first local slots.
pub fn bind(
    interp: &mut Interp,
    f: &Rc<Function>,
    mut args: Vec<Value>,
    kwargs: Vec<(Rc<Str>, Value)>,
) -> Res<Vec<Value>> {
    let code = f.code.clone();
    let def = &code.def;
    let (argcount, kwonly) = (def.argcount as usize, def.kwonlyargcount as usize);
    if kwargs.is_empty() && code.simple && args.len() == argcount {
        return Ok(args);
    }
    if code.hidden
        && let Some(text) = native::refusal(f, args.len(), &kwargs)
    {
        return Err(interp.type_error(text));
    }
    let meta = f.meta.borrow();
    let given = args.len();
    let rest = if given > argcount { args.split_off(argcount) } else { Vec::new() };
    let mut slots = args;
    slots.resize_with(argcount + kwonly, Value::default);
    let mut extra = Vec::new();
    let mut positional_only = Vec::new();
    for (name, value) in kwargs {
        let found = def.locals[..argcount + kwonly].iter().position(|l| **l == *name.as_str());
        match found {
            Some(at) if at >= def.posonlyargcount as usize => {
                if !slots[at].is_null() {
                    let text = format!("{}() got multiple values for argument '{}'", qualname(f), name.as_str());
                    return Err(interp.type_error(text));
                }
                slots[at] = value;
            }
            _ if def.varkeywords => extra.push((name, value)),
            Some(_) => positional_only.push(name.as_str().to_owned()),
            None => {
                let hint = hint(name.as_str(), def.locals[..argcount + kwonly].iter().map(|n| &**n));
                let text = format!("{}() got an unexpected keyword argument '{}'{hint}", qualname(f), name.as_str());
                return Err(interp.type_error(text));
            }
        }
    }
    if !positional_only.is_empty() {
        let text = format!(
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            qualname(f),
            positional_only.join(", ")
        );
        return Err(interp.type_error(text));
    }
    let defaults: &[Value] = meta.defaults.as_ref().map_or(&[], |d| &d.items);
    if !rest.is_empty() && !def.varargs {
        let text = too_many(f, argcount, defaults.len(), given, &slots[argcount..]);
        return Err(interp.type_error(text));
    }
    let first_default = argcount - defaults.len().min(argcount);
    let mut missing = Vec::new();
    for (at, slot) in slots.iter_mut().enumerate().take(argcount) {
        if slot.is_null() {
            if at >= first_default {
                *slot = defaults[at - first_default].clone();
            } else {
                missing.push(&*def.locals[at]);
            }
        }
    }
    if !missing.is_empty() {
        return Err(interp.type_error(missing_text(f, "positional", &missing)));
    }
    for (at, slot) in slots.iter_mut().enumerate().skip(argcount) {
        if slot.is_null() {
            let default = meta.kwdefaults.as_ref().and_then(|d| d.table.borrow().get_str(&def.locals[at]).cloned());
            match default {
                Some(value) => *slot = value,
                None => missing.push(&*def.locals[at]),
            }
        }
    }
    if !missing.is_empty() {
        return Err(interp.type_error(missing_text(f, "keyword-only", &missing)));
    }
    if def.varargs {
        slots.push(Value::Tuple(Tuple::new(rest)));
    }
    if def.varkeywords {
        let dict = Dict::new();
        for (name, value) in extra {
            dict.table.borrow_mut().insert(name.hash(), Value::Str(name), value);
        }
        slots.push(Value::Dict(dict));
    }
    Ok(slots)
}

fn qualname(f: &Function) -> String {
    f.meta.borrow().qualname.as_ref().map_or_else(|| f.code.def.qualname.to_string(), |q| q.as_str().to_owned())
}

/// What a keyword that a built-in function does not take is told.
pub fn unexpected_text(function: &str, names: &[&str], wrong: &str) -> String {
    let hint = hint(wrong, names.iter().copied());
    format!("{function}() got an unexpected keyword argument '{wrong}'{hint}")
}

/// The `TypeError` for that.
pub fn unexpected(interp: &mut Interp, function: &str, names: &[&str], wrong: &str) -> Box<Ctl> {
    interp.type_error(unexpected_text(function, names, wrong))
}

fn too_many(f: &Function, argcount: usize, defaults: usize, given: usize, kwonly: &[Value]) -> String {
    let takes = if defaults > 0 { format!("from {} to {argcount}", argcount - defaults) } else { argcount.to_string() };
    let plural = if defaults > 0 || argcount != 1 { "s" } else { "" };
    let kw_given = kwonly.iter().filter(|v| !v.is_null()).count();
    let were = if given == 1 && kw_given == 0 { "was" } else { "were" };
    let given_text = if kw_given > 0 {
        let s = if given == 1 { "" } else { "s" };
        let ks = if kw_given == 1 { "" } else { "s" };
        format!("{given} positional argument{s} (and {kw_given} keyword-only argument{ks})")
    } else {
        given.to_string()
    };
    format!("{}() takes {takes} positional argument{plural} but {given_text} {were} given", qualname(f))
}

fn missing_text(f: &Function, kind: &str, names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("'{n}'")).collect();
    let list = match quoted.as_slice() {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [init @ .., last] => format!("{}, and {last}", init.join(", ")),
        [] => String::new(),
    };
    let s = if names.len() == 1 { "" } else { "s" };
    format!("{}() missing {} required {kind} argument{s}: {list}", qualname(f), names.len())
}

/// What stands behind a callable that is neither function, builtin, method nor class; and its `self`.
pub fn resolve(interp: &mut Interp, func: &Value) -> Res<(Value, Option<Value>)> {
    match func {
        Value::Native(n) => match &**n {
            Native::BuiltinMethod(b, this) => return Ok((Value::Builtin(b), Some(this.clone()))),
            Native::StaticMethod(f) => return Ok((f.clone(), None)),
            Native::WeakRef(weak) => {
                let alive = weak.upgrade().unwrap_or(Value::None);
                let same = Value::Builtin(&IDENTITY);
                return Ok((same, Some(alive)));
            }
            _ => {}
        },
        Value::Object(o) => {
            if let Some(call) = o.class.lookup(sym::__call__) {
                return Ok((call, Some(func.clone())));
            }
        }
        _ => {}
    }
    let text = format!("'{}' object is not callable", interp.type_name(func));
    Err(interp.type_error(text))
}

/// `Class(*args, **kwargs)`.
pub fn instantiate(interp: &mut Interp, class: &Rc<Class>, args: Vec<Value>, kwargs: Vec<(Rc<Str>, Value)>) -> Res {
    let this = Value::Class(class.clone());
    if let Some(meta) = &class.metaclass
        && let Some(func @ Value::Function(_)) = meta.lookup(sym::__call__)
    {
        let mut all = vec![this];
        all.extend(args);
        return Err(Box::new(Ctl::Call(Call { func, args: all, kwargs })));
    }
    instantiate_plain(interp, class, args, kwargs)
}

/// `type.__call__`: `__new__`, then `__init__`.
pub fn instantiate_plain(
    interp: &mut Interp,
    class: &Rc<Class>,
    args: Vec<Value>,
    kwargs: Vec<(Rc<Str>, Value)>,
) -> Res {
    let this = Value::Class(class.clone());
    if class.id == interp.types[Type::Type].id && args.len() == 1 && kwargs.is_empty() {
        return Ok(Value::Class(interp.type_of(&args[0])));
    }
    if class.heap {
        let new = class.lookup(sym::__new__).map(|new| match &new {
            Value::Native(n) => match &**n {
                Native::StaticMethod(f) => f.clone(),
                _ => new.clone(),
            },
            _ => new,
        });
        if let Some(func @ Value::Function(_)) = new {
            let mut all = vec![this.clone()];
            all.extend(args.iter().cloned());
            let dict = keyword_dict(&kwargs);
            let data = Value::tuple(vec![this, Value::tuple(args), dict]);
            return Err(Box::new(Ctl::Then(Call { func, args: all, kwargs }, after_new, data)));
        }
    }
    let names: Vec<Value> = kwargs.iter().map(|(k, _)| Value::Str(k.clone())).collect();
    let values: Vec<Value> = kwargs.iter().map(|(_, v)| v.clone()).collect();
    interp.calling = &IDENTITY;
    let object = (class.new.get())(interp, class, Args { pos: &args, kwnames: &names, kwvalues: &values })?;
    if !class.heap {
        return Ok(object);
    }
    init(interp, object, class, args, kwargs)
}

fn init(interp: &mut Interp, object: Value, class: &Rc<Class>, args: Vec<Value>, kwargs: Vec<(Rc<Str>, Value)>) -> Res {
    let Some(func) = class.lookup(sym::__init__) else { return Ok(object) };
    let mut all = vec![object.clone()];
    all.extend(args);
    match func {
        Value::Builtin(b) => {
            let names: Vec<Value> = kwargs.iter().map(|(k, _)| Value::Str(k.clone())).collect();
            let values: Vec<Value> = kwargs.into_iter().map(|(_, v)| v).collect();
            interp.calling = b;
            match (b.call)(interp, Args { pos: &all, kwnames: &names, kwvalues: &values }) {
                Ok(_) => Ok(object),
                // It goes on in Python; the object is the result all the same.
                Err(ctl) => Err(match *ctl {
                    Ctl::Call(call) => Box::new(Ctl::Then(call, after_init, object)),
                    other => Box::new(other),
                }),
            }
        }
        func => Err(Box::new(Ctl::Then(Call { func, args: all, kwargs }, after_init, object))),
    }
}

fn after_new(interp: &mut Interp, object: Value, data: Value) -> Res {
    let Value::Tuple(data) = &data else { return Ok(object) };
    let (Value::Class(class), Value::Tuple(args), Value::Dict(kwargs)) =
        (&data.items[0], &data.items[1], &data.items[2])
    else {
        return Ok(object);
    };
    let made = interp.type_of(&object);
    if !made.is_subclass(class) {
        return Ok(object);
    }
    // `object.__init__` takes what `__new__` took.
    if let Some(Value::Builtin(b)) = made.lookup(sym::__init__)
        && b.owner == "object"
    {
        return Ok(object);
    }
    let mut named = Vec::new();
    for (key, value) in kwargs.table.borrow().iter() {
        if let Value::Str(name) = key {
            named.push((name.clone(), value.clone()));
        }
    }
    init(interp, object, &made, args.items.to_vec(), named)
}

/// `__init__` has returned: the object is the result.
pub fn after_init(interp: &mut Interp, result: Value, object: Value) -> Res {
    if !result.is_none() {
        let text = format!("__init__() should return None, not '{}'", interp.type_name(&result));
        return Err(interp.type_error(text));
    }
    Ok(object)
}

/// Keyword arguments as a `dict`.
pub fn keyword_dict(kwargs: &[(Rc<Str>, Value)]) -> Value {
    let dict = Dict::new();
    for (name, value) in kwargs {
        dict.table.borrow_mut().insert(name.hash(), Value::Str(name.clone()), value.clone());
    }
    Value::Dict(dict)
}
