//! What the prelude uses to look up keys that are hashed or compared in Python: candidates by hash, entries by
//! position.

use super::Builtin;
use crate::python::object::{Dict, Set, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

fn dict(value: &Value) -> Option<&Dict> {
    match value.unwrap_base() {
        Value::Dict(dict) => Some(dict),
        _ => None,
    }
}

fn set(value: &Value) -> Option<&Set> {
    match value.unwrap_base() {
        Value::Set(set) => Some(set),
        _ => None,
    }
}

fn number(value: &Value) -> u64 {
    match value {
        Value::Int(n) => *n as u64,
        _ => 0,
    }
}

/// `(d, hash)`: pairs of position and key with this hash.
fn dict_candidates(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, hash] = args.pos else { return Ok(Value::None) };
    let Some(dict) = dict(container) else { return Ok(Value::None) };
    let table = dict.table.borrow();
    let found = table.candidates(number(hash)).into_iter().filter_map(|at| {
        let (key, _) = table.entry(at)?;
        Some(Value::tuple(vec![Value::Int(at as i64), key.clone()]))
    });
    Ok(Value::list(found.collect()))
}

/// `(d, at, key)`: whether this very key is still at this position.
fn dict_holds(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, at, key] = args.pos else { return Ok(Value::None) };
    let Some(dict) = dict(container) else { return Ok(Value::None) };
    let found = dict.table.borrow().entry(number(at) as usize).is_some_and(|(found, _)| found.is(key));
    Ok(Value::Bool(found))
}

/// `(d, at)`: the value at a position.
fn dict_value_at(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, at] = args.pos else { return Ok(Value::None) };
    let Some(dict) = dict(container) else { return Ok(Value::None) };
    let value = dict.table.borrow().entry(number(at) as usize).map(|(_, value)| value.clone());
    Ok(value.unwrap_or(Value::None))
}

/// `(d, at, value)`: replaces the value at a position.
fn dict_set_at(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, at, value] = args.pos else { return Ok(Value::None) };
    let Some(dict) = dict(container) else { return Ok(Value::None) };
    let at = number(at) as usize;
    let here = dict.table.borrow().entry(at).is_some();
    if here {
        let old = dict.table.borrow_mut().set_at(at, value.clone());
        drop(old);
    }
    Ok(Value::None)
}

/// `(d, hash, key, value)`: adds a key that is known to be absent.
fn dict_insert_new(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, hash, key, value] = args.pos else { return Ok(Value::None) };
    let Some(dict) = dict(container) else { return Ok(Value::None) };
    dict.table.borrow_mut().push(number(hash), key.clone(), value.clone());
    Ok(Value::None)
}

/// `(d, at)`: removes the entry at a position and answers its value.
fn dict_remove_at(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, at] = args.pos else { return Ok(Value::None) };
    let Some(dict) = dict(container) else { return Ok(Value::None) };
    let at = number(at) as usize;
    if dict.table.borrow().entry(at).is_none() {
        return Ok(Value::None);
    }
    let (_, value) = dict.table.borrow_mut().remove_at(at);
    Ok(value)
}

/// `(d)`: the bound `__missing__` of an instance of a subclass, or `None`.
fn dict_missing(interp: &mut Interp, args: Args<'_>) -> Res {
    let [container] = args.pos else { return Ok(Value::None) };
    Ok(super::dict::item_missing(interp, container).unwrap_or(Value::None))
}

/// `(s, hash)`: elements with this hash.
fn set_candidates(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, hash] = args.pos else { return Ok(Value::None) };
    let Some(set) = set(container) else { return Ok(Value::None) };
    let found = set.table.borrow().candidates(number(hash));
    Ok(Value::list(found))
}

/// `(s, hash, value)`: adds an element that is known to be absent.
fn set_insert_new(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, hash, value] = args.pos else { return Ok(Value::None) };
    let Some(set) = set(container) else { return Ok(Value::None) };
    set.table.borrow_mut().insert_new(number(hash), value.clone());
    Ok(Value::None)
}

/// `(s, hash, value)`: removes this very element.
fn set_remove(_: &mut Interp, args: Args<'_>) -> Res {
    let [container, hash, value] = args.pos else { return Ok(Value::None) };
    let Some(set) = set(container) else { return Ok(Value::None) };
    let gone = set.table.borrow_mut().remove(number(hash), value);
    Ok(Value::Bool(gone))
}

/// `(s)`: whether a set is a `frozenset`.
fn set_is_frozen(_: &mut Interp, args: Args<'_>) -> Res {
    let frozen = args.pos.first().and_then(set).is_some_and(|set| set.frozen);
    Ok(Value::Bool(frozen))
}

/// `(target, source)`: makes a set's elements those of another.
fn set_replace(_: &mut Interp, args: Args<'_>) -> Res {
    let [target, source] = args.pos else { return Ok(Value::None) };
    if let (Some(target), Some(source)) = (set(target), set(source)) {
        let table = source.table.borrow().clone();
        let old = target.table.replace(table);
        drop(old);
    }
    Ok(Value::None)
}

/// `(s)`: a `frozenset` with the elements of a set.
fn set_freeze(_: &mut Interp, args: Args<'_>) -> Res {
    let Some(set) = args.pos.first().and_then(set) else { return Ok(Value::None) };
    let table = set.table.borrow().clone();
    Ok(Value::Set(Set::new(table, true)))
}

/// Helpers of the prelude.
pub static HELPERS: &[Builtin] = &[
    Builtin::function("_dict_candidates", dict_candidates),
    Builtin::function("_dict_holds", dict_holds),
    Builtin::function("_dict_value_at", dict_value_at),
    Builtin::function("_dict_set_at", dict_set_at),
    Builtin::function("_dict_insert_new", dict_insert_new),
    Builtin::function("_dict_remove_at", dict_remove_at),
    Builtin::function("_dict_missing", dict_missing),
    Builtin::function("_set_candidates", set_candidates),
    Builtin::function("_set_insert_new", set_insert_new),
    Builtin::function("_set_take", set_remove),
    Builtin::function("_set_is_frozen", set_is_frozen),
    Builtin::function("_set_replace", set_replace),
    Builtin::function("_set_freeze", set_freeze),
];
