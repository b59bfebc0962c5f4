//! Subscripts: `container[key]`, `container[key] = value`, `del container[key]`, `key in container`.
//!
//! [`get`], [`set`], [`delete`] and [`contains`] work on built-in values and on the built-in part of objects; methods
//! that a class defines in Python are tried by the caller before. Messages are those of `Objects/listobject.c`,
//! `tupleobject.c`, `unicodeobject.c`, `dictobject.c`, `rangeobject.c`.

use std::rc::Rc;

use super::index::{self, Index};
use super::{Exc, bytes_item, deque, dict, dict_view, list, objects, range, set as sets};
use crate::python::object::sequence::slice_indices;
use crate::python::object::{List, Method, Native, Value};
use crate::python::vm::control::Res;
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::Sym;

/// A special method of any object, bound to it; `None` if its class has none (`_PyObject_LookupSpecial`).
pub fn special(interp: &Interp, value: &Value, name: Sym) -> Option<Value> {
    let class = interp.type_of(value);
    Some(match class.special(name)? {
        Value::Builtin(builtin) => Value::Native(Rc::new(Native::BuiltinMethod(builtin, value.clone()))),
        Value::Native(native) => match &*native {
            Native::StaticMethod(func) => func.clone(),
            Native::ClassMethod(func) => {
                Value::Method(Rc::new(Method { func: func.clone(), this: Value::Class(class) }))
            }
            Native::BuiltinMethod(method, _) if std::ptr::eq(*method, &raw const objects::FOREIGN_METHOD) => {
                Value::Method(Rc::new(Method { func: Value::Native(native.clone()), this: value.clone() }))
            }
            _ => Value::Native(native),
        },
        Value::None => Value::None,
        func @ Value::Function(_) => Value::Method(Rc::new(Method { func, this: value.clone() })),
        other => other,
    })
}

/// `container[key]`; `None` where the container cannot be subscripted.
pub fn get(interp: &mut Interp, container: &Value, key: &Value) -> Res<Option<Value>> {
    let base = container.unwrap_base();
    Ok(Some(match base {
        Value::Dict(table) => return dict::get_item(interp, container, table, key).map(Some),
        Value::List(items) => {
            let len = items.items.borrow().len();
            match place(interp, base, key, len, "list index out of range")? {
                Place::At(at) => items.items.borrow().get(at).cloned().unwrap_or_default(),
                Place::Slice(cut) => Value::List(List::exact(pick(interp, &items.items.borrow(), cut), false)),
            }
        }
        Value::Tuple(tuple) => match place(interp, base, key, tuple.items.len(), "tuple index out of range")? {
            Place::At(at) => tuple.items[at].clone(),
            Place::Slice(cut) => Value::tuple(pick(interp, &tuple.items, cut)),
        },
        Value::Str(text) => match place(interp, base, key, text.chars(), "string index out of range")? {
            Place::At(at) => text.char_at(at).map_or(Value::Null, |c| Value::str(c.encode_utf8(&mut [0; 4]))),
            Place::Slice(cut) => bytes_item::slice_str(interp, text, cut),
        },
        Value::Bytes(_) => return bytes_item::get(interp, base, key).map(Some),
        Value::Range(numbers) => {
            // A range may be longer than memory has room for.
            let len = numbers.len();
            if let Value::Slice(slice) = key
                && let Some(cut) = index::slice(interp, slice, len)?
            {
                return range::cut(interp, numbers, cut).map(Some);
            }
            if let Index::Int(n) = index::of(key)
                && let at @ 0.. = if n < 0 { n.saturating_add(len) } else { n }
                && at < len
            {
                return Ok(Some(Value::Int(numbers.start + at * numbers.step)));
            }
            match place(interp, base, key, 0, "range object index out of range")? {
                Place::At(_) | Place::Slice(_) => Value::Null,
            }
        }
        Value::Native(native) => match &**native {
            Native::Deque(state) => {
                let len = state.items.borrow().len();
                match place(interp, base, key, len, "deque index out of range")? {
                    Place::At(at) => state.items.borrow().get(at).cloned().unwrap_or_default(),
                    Place::Slice(_) => return Ok(None),
                }
            }
            Native::MappingProxy(mapping) => return get(interp, mapping, key),
            Native::ClassDict(class) => {
                let name = key.as_str().and_then(|text| interp.symbols.find(text));
                let found = name.and_then(|name| class.attrs.borrow().get(&name).cloned());
                return found.map_or_else(|| Err(key_error(interp, key)), |found| Ok(Some(found)));
            }
            Native::Globals(names) => {
                let name = key.as_str().and_then(|text| interp.symbols.find(text));
                let found = name.and_then(|name| names.get(name));
                return found.map_or_else(|| Err(key_error(interp, key)), |found| Ok(Some(found)));
            }
            Native::ByteArray(_) => return bytes_item::get(interp, base, key).map(Some),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    }))
}

/// `container[key] = value`; `false` where the container has no items to assign.
pub fn set(interp: &mut Interp, container: &Value, key: &Value, value: Value) -> Res<bool> {
    let base = container.unwrap_base();
    match base {
        Value::Dict(table) => dict::set_item(interp, table, key.clone(), value)?,
        Value::List(items) => {
            let len = items.items.borrow().len();
            match place_or_retry(interp, base, key, len, "list assignment index out of range", Some(&value))? {
                Place::At(at) => {
                    let old = items.items.borrow_mut().get_mut(at).map(|slot| std::mem::replace(slot, value));
                    drop(old);
                }
                Place::Slice(cut) => list::assign_slice(interp, items, key, cut, &value)?,
            }
        }
        Value::Native(native) => match &**native {
            Native::Deque(state) => {
                let len = state.items.borrow().len();
                if index::of(key) == Index::Not {
                    return Err(index::not_an_integer(interp, key));
                }
                let at = place_or_retry(interp, base, key, len, "deque index out of range", Some(&value))?;
                if let Place::At(at) = at {
                    let old = state.items.borrow_mut().get_mut(at).map(|slot| std::mem::replace(slot, value));
                    drop(old);
                }
            }
            Native::Globals(names) => {
                let Some(text) = key.as_str() else {
                    return Err(interp.unsupported("names of a module that are no strings"));
                };
                interp.module_set(names, text, value);
            }
            Native::ByteArray(_) => bytes_item::set(interp, base, key, &value)?,
            _ => return Ok(false),
        },
        _ => return Ok(false),
    }
    Ok(true)
}

/// `del container[key]`; `false` where the container has no items to delete.
pub fn delete(interp: &mut Interp, container: &Value, key: &Value) -> Res<bool> {
    let base = container.unwrap_base();
    match base {
        Value::Dict(table) => dict::delete_item(interp, table, key)?,
        Value::List(items) => {
            let len = items.items.borrow().len();
            match place_or_retry(interp, base, key, len, "list assignment index out of range", None)? {
                Place::At(at) => {
                    interp.charge((len - at) as u64 / 8);
                    let gone = items.items.borrow_mut().remove(at);
                    drop(gone);
                }
                Place::Slice(cut) => list::delete_slice(items, cut),
            }
        }
        Value::Native(native) => match &**native {
            Native::Deque(state) => {
                let len = state.items.borrow().len();
                if index::of(key) == Index::Not {
                    return Err(index::not_an_integer(interp, key));
                }
                if let Place::At(at) = place_or_retry(interp, base, key, len, "deque index out of range", None)? {
                    deque::touch(state);
                    let gone = state.items.borrow_mut().remove(at);
                    drop(gone);
                }
            }
            Native::Globals(names) => {
                let name = key.as_str().and_then(|text| interp.symbols.find(text));
                if name.and_then(|name| names.delete(name)).is_none() {
                    return Err(key_error(interp, key));
                }
            }
            Native::ByteArray(_) => bytes_item::delete(interp, base, key)?,
            _ => return Ok(false),
        },
        _ => return Ok(false),
    }
    Ok(true)
}

/// `key in container`; `None` where Python must compare or iterate: the prelude's `_contains(container, key)` does.
pub fn contains(interp: &mut Interp, container: &Value, key: &Value) -> Res<Option<bool>> {
    match container.unwrap_base() {
        Value::Dict(table) => dict::has(interp, table, key),
        Value::Set(members) => sets::has(interp, members, key),
        Value::List(items) => {
            let found = list::find(items.items.borrow().iter(), key);
            Ok(charged(interp, found).map(|at| at.is_some()))
        }
        Value::Tuple(tuple) => Ok(charged(interp, list::find(tuple.items.iter(), key)).map(|at| at.is_some())),
        Value::Range(numbers) => Ok(range::has(numbers, key)),
        Value::Str(text) => match key.as_str() {
            Some(part) => {
                interp.charge(text.chars() as u64 / 8);
                Ok(Some(text.as_str().contains(part)))
            }
            None => {
                let text = format!("'in <string>' requires string as left operand, not {}", interp.type_name(key));
                Err(interp.type_error(text))
            }
        },
        base @ Value::Bytes(_) => bytes_item::contains(interp, base, key).map(Some),
        base @ Value::Native(native) => match &**native {
            Native::Deque(state) => {
                let found = list::find(state.items.borrow().iter(), key);
                Ok(charged(interp, found).map(|at| at.is_some()))
            }
            Native::DictView(table, part) => dict_view::has(interp, table, *part, key),
            Native::MappingProxy(mapping) => contains(interp, mapping, key),
            Native::ClassDict(class) => {
                let name = key.as_str().and_then(|text| interp.symbols.find(text));
                Ok(Some(name.is_some_and(|name| class.attrs.borrow().contains_key(&name))))
            }
            Native::Globals(names) => {
                let name = key.as_str().and_then(|text| interp.symbols.find(text));
                Ok(Some(name.is_some_and(|name| names.get(name).is_some())))
            }
            Native::ByteArray(_) => bytes_item::contains(interp, base, key).map(Some),
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

/// The cost of a search that compared up to the item found.
fn charged(interp: &mut Interp, found: Option<Option<usize>>) -> Option<Option<usize>> {
    if let Some(Some(at)) = found {
        interp.charge(at as u64 * 8);
    }
    found
}

pub use super::operators::in_place;

/// Adds an element to a set, for set displays and comprehensions.
pub fn set_add(interp: &mut Interp, set: &Value, value: Value) -> Res<()> {
    match set {
        Value::Set(members) => sets::add_item(interp, members, value),
        _ => Ok(()),
    }
}

/// `len()` of rarer built-in objects; `None` for those without.
pub fn native_len(native: &Native) -> Option<u64> {
    let count = match native {
        Native::DictView(dict, _) => dict.table.borrow().len(),
        Native::MappingProxy(mapping) => return len(mapping),
        Native::ClassDict(class) => class.attrs.borrow().len(),
        Native::Globals(names) => names.items().len(),
        Native::Deque(deque) => deque.items.borrow().len(),
        Native::ByteArray(bytes) => bytes.borrow().len(),
        _ => return None,
    };
    Some(count as u64)
}

/// `len()` of a built-in value; `None` for those without.
pub fn len(value: &Value) -> Option<u64> {
    let count = match value.unwrap_base() {
        Value::Str(text) => text.chars(),
        Value::Bytes(bytes) => bytes.data.len(),
        Value::Tuple(tuple) => tuple.items.len(),
        Value::List(list) => list.items.borrow().len(),
        Value::Dict(dict) => dict.table.borrow().len(),
        Value::Set(set) => set.table.borrow().len(),
        Value::Range(range) => return Some(range.len() as u64),
        Value::Native(native) => return native_len(native),
        _ => return None,
    };
    Some(count as u64)
}

/// `KeyError(key)`.
pub fn key_error(interp: &mut Interp, key: &Value) -> Box<crate::python::vm::control::Ctl> {
    interp.raise_args(Exc::KeyError, vec![key.clone()])
}

/// An adjusted slice: start, stop, step.
pub type Cut = (i64, i64, i64);

/// What a subscript of a sequence means.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// One item.
    At(usize),
    /// Some of them.
    Slice(Cut),
}

/// What a key means for a sequence of `len` items, when reading.
pub fn place(interp: &mut Interp, base: &Value, key: &Value, len: usize, beyond: &str) -> Res<Place> {
    place_of(interp, base, key, len, beyond, "_get_indexed", None)
}

/// What a key means for a sequence of `len` items, when assigning `value` or deleting.
pub fn place_or_retry(
    interp: &mut Interp,
    base: &Value,
    key: &Value,
    len: usize,
    beyond: &str,
    value: Option<&Value>,
) -> Res<Place> {
    let again = if value.is_some() { "_set_indexed" } else { "_delete_indexed" };
    place_of(interp, base, key, len, beyond, again, value)
}

/// `again` is the prelude's function for keys whose `__index__` is written in Python.
fn place_of(
    interp: &mut Interp,
    base: &Value,
    key: &Value,
    len: usize,
    beyond: &str,
    again: &str,
    value: Option<&Value>,
) -> Res<Place> {
    let python = match key {
        Value::Slice(cut) if !is_deque(base) => match index::slice(interp, cut, len as i64)? {
            Some(cut) => return Ok(Place::Slice(cut)),
            None => true,
        },
        _ => match index::of(key) {
            Index::Int(n) => {
                let at = if n < 0 { n.saturating_add(len as i64) } else { n };
                if (0..len as i64).contains(&at) {
                    return Ok(Place::At(at as usize));
                }
                return Err(interp.raise(Exc::IndexError, beyond));
            }
            Index::Big(_) => return Err(interp.raise(Exc::IndexError, "cannot fit 'int' into an index-sized integer")),
            Index::Python => true,
            Index::Not => false,
        },
    };
    if python {
        let mut args = vec![base.clone(), key.clone()];
        args.extend(value.cloned());
        return Err(interp.prelude_call(again, args));
    }
    let got = interp.type_name(key);
    let text = match base {
        Value::Str(_) => format!("string indices must be integers, not '{got}'"),
        Value::Bytes(_) => format!("byte indices must be integers or slices, not {got}"),
        _ if is_deque(base) => format!("sequence index must be integer, not '{got}'"),
        _ => format!("{} indices must be integers or slices, not {got}", interp.type_name(base)),
    };
    Err(interp.type_error(text))
}

fn is_deque(value: &Value) -> bool {
    matches!(value, Value::Native(native) if matches!(**native, Native::Deque(_)))
}

/// The items that a slice selects.
pub fn pick(interp: &mut Interp, items: &[Value], (start, stop, step): Cut) -> Vec<Value> {
    let picked: Vec<Value> = if step == 1 {
        items.get(start as usize..(stop.max(start)) as usize).unwrap_or(&[]).to_vec()
    } else {
        slice_indices(start, stop, step).filter_map(|at| items.get(at).cloned()).collect()
    };
    interp.charge(picked.len() as u64 * 2);
    picked
}
