//! How objects are taken apart by default: `object.__reduce_ex__(4)`, `BaseException.__reduce__` and what built-in
//! types have (`Objects/typeobject.c` `reduce_newobj`, `object_getstate_default`).

use std::rc::Rc;

use super::parts;
use crate::python::builtins::{Type, repr};
use crate::python::object::{Base, DequeState, Dict, InstanceAttrs, Native, Object, Value};
use crate::python::vm::control::{Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// An object in parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Reduced {
    /// What is called; [`Value::Null`]: the class's `__new__`.
    pub(super) func: Value,
    /// The class, where `__new__` is called.
    pub(super) class: Value,
    /// The arguments.
    pub(super) args: Vec<Value>,
    /// Keyword arguments of `__new__`.
    pub(super) kwargs: Option<Rc<Dict>>,
    /// What `__setstate__` gets, or the attributes.
    pub(super) state: Option<Value>,
    /// Items to append.
    pub(super) items: Option<Vec<Value>>,
    /// Items to set.
    pub(super) pairs: Option<Vec<(Value, Value)>>,
}

impl Reduced {
    fn call(func: Value, args: Vec<Value>) -> Self {
        Self { func, args, ..Self::default() }
    }
}

/// What a built-in value that is no container reduces to; an error for what cannot be.
pub(super) fn built_in(interp: &mut Interp, value: &Value) -> Res<Reduced> {
    let class = |interp: &Interp, which: Type| Value::Class(interp.types[which].clone());
    Ok(match value {
        Value::Range(r) => {
            let args = [r.start, r.stop, r.step].map(Value::Int).to_vec();
            Reduced::call(class(interp, Type::Range), args)
        }
        Value::Slice(s) => {
            Reduced::call(class(interp, Type::Slice), vec![s.start.clone(), s.stop.clone(), s.step.clone()])
        }
        Value::Method(m) => {
            let getattr = builtin(interp, "getattr");
            let name = match &m.func {
                Value::Function(f) => match &f.meta.borrow().name {
                    Some(name) => Value::Str(name.clone()),
                    None => Value::str(&f.code.def.name),
                },
                Value::Builtin(b) => Value::str(b.name),
                _ => return Err(cannot(interp, value)),
            };
            Reduced::call(getattr, vec![m.this.clone(), name])
        }
        Value::Builtin(b) => {
            let getattr = builtin(interp, "getattr");
            Reduced::call(getattr, vec![builtin(interp, b.owner), Value::str(b.name)])
        }
        Value::Native(n) => match &**n {
            Native::BuiltinMethod(b, this) => {
                let getattr = builtin(interp, "getattr");
                Reduced::call(getattr, vec![this.clone(), Value::str(b.name)])
            }
            Native::Deque(deque) => of_deque(class(interp, Type::Deque), deque),
            Native::Complex(real, imaginary) => {
                Reduced::call(class(interp, Type::Complex), vec![Value::Float(*real), Value::Float(*imaginary)])
            }
            Native::MappingProxy(_) | Native::ClassDict(_) => return Err(cannot(interp, value)),
            _ => return Err(cannot(interp, value)),
        },
        Value::Iter(_) => return Err(interp.unsupported("pickling iterators")),
        _ => return Err(cannot(interp, value)),
    })
}

fn of_deque(class: Value, deque: &DequeState) -> Reduced {
    let most = deque.maxlen.get().map(|most| vec![Value::tuple(Vec::new()), Value::Int(most as i64)]);
    let items = deque.items.borrow().iter().cloned().collect();
    Reduced { items: Some(items), ..Reduced::call(class, most.unwrap_or_default()) }
}

fn builtin(interp: &mut Interp, name: &str) -> Value {
    let name = interp.intern(name);
    interp.builtins.get(&name).cloned().unwrap_or_default()
}

/// `TypeError: cannot pickle '_thread.lock' object`.
pub(super) fn cannot(interp: &mut Interp, value: &Value) -> Box<Ctl> {
    let class = interp.type_of(value);
    let (name, module) = (class.name.borrow().as_str().to_owned(), class.module.borrow().to_string());
    let text = match value {
        Value::Native(n) if matches!(**n, Native::Stream(_)) => "cannot pickle 'TextIOWrapper' instances".to_owned(),
        _ if module == "_thread" || module == "_queue" || module == "_random" => {
            format!("cannot pickle '{module}.{name}' object")
        }
        _ => format!("cannot pickle '{name}' object"),
    };
    interp.type_error(text)
}

/// How an instance reduces where its class says nothing else.
pub(super) fn instance(interp: &mut Interp, value: &Value, new_args: Option<Vec<Value>>) -> Res<Reduced> {
    let Some((class, base)) = parts(value) else { return built_in(interp, value) };
    let class = class.clone();
    let own = Value::Class(class.clone());
    if let Base::Exc(data) = base {
        let args = data.borrow().args.as_ref().map(|args| args.items.to_vec()).unwrap_or_default();
        let state = Some(default_state(interp, value)).filter(|state| !state.is_none());
        return Ok(Reduced { state, ..Reduced::call(own, args) });
    }
    if let Base::Value(Value::Set(set)) = base {
        let items = set.table.borrow().iter().map(|(_, item)| item.clone()).collect();
        let state = Some(default_state(interp, value)).filter(|state| !state.is_none());
        return Ok(Reduced { state, ..Reduced::call(own, vec![Value::list(items)]) });
    }
    if let Base::Value(Value::Native(native)) = base
        && let Native::Deque(deque) = &**native
    {
        let state = Some(default_state(interp, value)).filter(|state| !state.is_none());
        return Ok(Reduced { state, ..of_deque(own, deque) });
    }
    let mut reduced = Reduced { class: own, ..Reduced::default() };
    match base {
        Base::Value(Value::List(list)) => reduced.items = Some(list.items.borrow().clone()),
        Base::Value(Value::Dict(dict)) => {
            let pairs = dict.table.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
            reduced.pairs = Some(pairs);
        }
        Base::Value(Value::Native(_)) => return Err(cannot(interp, value)),
        Base::Value(wrapped) => reduced.args = vec![wrapped.clone()],
        Base::None | Base::Exc(_) => {}
    }
    if let Some(args) = new_args {
        reduced.args = args;
    }
    reduced.state = Some(default_state(interp, value)).filter(|state| !state.is_none());
    Ok(reduced)
}

/// `object.__getstate__()`: the attributes, or None if there are none.
pub(super) fn default_state(interp: &mut Interp, value: &Value) -> Value {
    let Value::Object(o) = value else { return Value::None };
    let dict = attributes(interp, o);
    if let Some(data) = o.exc()
        && !data.borrow().notes.is_empty()
    {
        let notes = Value::list(data.borrow().notes.clone());
        dict.table.borrow_mut().insert_str("__notes__", notes);
    }
    if dict.table.borrow().is_empty() {
        return Value::None;
    }
    let slotted = o.class.heap
        && o.class.attrs.borrow().contains_key(&sym::__slots__)
        && o.class.mro.iter().all(|base| !base.heap || base.attrs.borrow().contains_key(&sym::__slots__));
    if slotted { Value::tuple(vec![Value::None, Value::Dict(dict)]) } else { Value::Dict(dict) }
}

/// A copy of the instance's own attributes.
fn attributes(interp: &Interp, o: &Rc<Object>) -> Rc<Dict> {
    let copy = Dict::new();
    match &*o.attrs.borrow() {
        InstanceAttrs::Slots(slots) => {
            let keys = o.class.keys.borrow();
            for (value, &key) in slots.iter().zip(keys.iter()) {
                let key = interp.name_text(key);
                copy.table.borrow_mut().insert(key.hash(), Value::Str(key), value.clone());
            }
        }
        InstanceAttrs::Dict(dict, apart) => {
            *copy.table.borrow_mut() = dict.table.borrow().clone();
            for (key, value) in apart {
                copy.table.borrow_mut().insert_str(interp.symbols.str(*key), value.clone());
            }
        }
    }
    copy
}

/// `object.__reduce_ex__` as programs call it.
pub(super) fn as_tuple(interp: &mut Interp, value: &Value) -> Res {
    let reduced = instance(interp, value, None)?;
    let mut parts = match &reduced.func {
        Value::Null => {
            let newobj = interp.prelude_function("_newobj");
            let args = std::iter::once(reduced.class.clone()).chain(reduced.args).collect();
            vec![newobj, Value::tuple(args)]
        }
        func => vec![func.clone(), Value::tuple(reduced.args)],
    };
    if let Some(state) = reduced.state {
        parts.push(state);
    }
    Ok(Value::tuple(parts))
}

/// `str(type(value))` as error notes show it: with its module, unless that is `builtins` or `__main__`.
pub(super) fn type_name(interp: &Interp, value: &Value) -> String {
    repr::full_name(&interp.type_of(value))
}
