//! `list` (`Objects/listobject.c`).
//!
//! Searches compare natively as far as they can; an `__eq__` written in Python sends the whole search to the prelude.
//! Subscripts with an index are in [`super::item`].

use std::rc::Rc;

use super::index;
use super::item::Cut;
use super::reduce::check_keywords;
use super::{Builtin, Exc, compare, operators, receiver};
use crate::base::order;
use crate::python::object::hash::compare_eq;
use crate::python::object::sequence::{drop_backwards, slice_indices};
use crate::python::object::{Base, Class, Iter, IterState, List, Value};
use crate::python::vm::collector;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// The position of the first item equal to `value`; the outer `None` where Python must compare.
#[allow(clippy::option_option)]
pub fn find<'a>(mut items: impl Iterator<Item = &'a Value>, value: &Value) -> Option<Option<usize>> {
    let mut python = false;
    let found = items.position(|item| {
        item.is(value)
            || match compare_eq(item, value) {
                Some(equal) => equal,
                None => {
                    python = true;
                    true
                }
            }
    });
    (!python).then_some(found)
}

/// How many items equal `value`; `None` where Python must compare.
pub fn count_equal<'a>(items: impl Iterator<Item = &'a Value>, value: &Value) -> Option<i64> {
    let mut count = 0;
    for item in items {
        count += i64::from(item.is(value) || compare_eq(item, value)?);
    }
    Some(count)
}

/// A method of `list` as a value, to be called again.
fn method(interp: &mut Interp, name: &str) -> Value {
    let name = interp.intern(name);
    interp.types[super::Type::List].lookup(name).unwrap_or_default()
}

/// Whether a list that takes over its items gets room for an even number of them.
pub fn has_length(source: &Value) -> bool {
    matches!(source, Value::List(_) | Value::Tuple(_) | Value::Range(_) | Value::Str(_) | Value::Bytes(_))
}

/// `list(…)`. Subclasses start empty: `__init__` fills them.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    if class.heap {
        return Ok(interp.object(class, Base::Value(Value::list(Vec::new()))));
    }
    match args.between(interp, "list", 0, 1, false)? {
        [] => {
            let list = Value::list(Vec::new());
            collector::track(interp, &list);
            Ok(list)
        }
        [source, ..] => match interp.native_items(source)? {
            Some(items) if has_length(source) => Ok(Value::List(List::exact(items, true))),
            Some(items) => Ok(Value::list(items)),
            None => Err(interp.prelude_call("_list", vec![source.clone()])),
        },
    }
}

fn init(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "__init__")?;
    let given = args.between(interp, "list", 0, 1, true)?;
    let gone = std::mem::take(&mut *list.items.borrow_mut());
    drop(gone);
    match given.first() {
        Some(source) => extend_with(interp, list, source, Value::None),
        None => Ok(Value::None),
    }
}

/// Appends all items of `source` and answers `result`.
pub fn extend_with(interp: &mut Interp, list: &Rc<List>, source: &Value, result: Value) -> Res {
    match interp.native_items(source)? {
        Some(items) => {
            list.items.borrow_mut().extend(items);
            Ok(result)
        }
        None => {
            let args = vec![Value::List(list.clone()), source.clone(), result];
            Err(interp.prelude_call("_list_extend", args))
        }
    }
}

fn append(interp: &mut Interp, args: Args<'_>) -> Res {
    if let ([Value::List(list), item], []) = (args.pos, args.kwnames) {
        list.push(item.clone());
        return Ok(Value::None);
    }
    let list = receiver::list(interp, args, "append")?;
    let [_, item] = args.exact::<2>(interp, "list.append", true)?;
    list.push(item.clone());
    Ok(Value::None)
}

fn extend(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "extend")?;
    let [_, source] = args.exact::<2>(interp, "list.extend", true)?;
    extend_with(interp, list, source, Value::None)
}

fn insert(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "insert")?;
    let given = args.between(interp, "insert", 2, 2, true)?;
    let func = method(interp, "insert");
    let at = index::argument(interp, &func, args.pos, 1)?;
    let len = list.items.borrow().len();
    let at = if at < 0 { at.saturating_add(len as i64).max(0) } else { at.min(len as i64) } as usize;
    interp.charge((len - at) as u64 / 8);
    list.items.borrow_mut().insert(at, given[1].clone());
    Ok(Value::None)
}

fn pop(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "pop")?;
    let given = args.between(interp, "pop", 0, 1, true)?;
    let func = method(interp, "pop");
    let at = if given.is_empty() { -1 } else { index::argument(interp, &func, args.pos, 1)? };
    let len = list.items.borrow().len();
    if len == 0 {
        return Err(interp.raise(Exc::IndexError, "pop from empty list"));
    }
    let at = if at < 0 { at.saturating_add(len as i64) } else { at };
    if !(0..len as i64).contains(&at) {
        return Err(interp.raise(Exc::IndexError, "pop index out of range"));
    }
    interp.charge((len - at as usize) as u64 / 8);
    let item = list.items.borrow_mut().remove(at as usize);
    Ok(item)
}

fn remove(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "remove")?;
    let [_, value] = args.exact::<2>(interp, "list.remove", true)?;
    let found = find(list.items.borrow().iter(), value);
    match found {
        Some(Some(at)) => {
            interp.charge(at as u64 * 8);
            let gone = list.items.borrow_mut().remove(at);
            drop(gone);
            Ok(Value::None)
        }
        Some(None) => Err(interp.value_error("list.remove(x): x not in list")),
        None => Err(args.forward(interp.prelude_function("_list_remove"))),
    }
}

fn clear(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "clear")?;
    args.exact::<1>(interp, "list.clear", true)?;
    let gone = std::mem::take(&mut *list.items.borrow_mut());
    drop_backwards(gone);
    Ok(Value::None)
}

/// Start and end of a search among `len` items, from arguments 2 and 3 of a method.
pub fn search_bounds(interp: &mut Interp, func: &Value, args: Args<'_>, len: usize) -> Res<(usize, usize)> {
    let mut bounds = [0, len as i64];
    for (slot, at) in bounds.iter_mut().zip(2..args.pos.len()) {
        let n = index::bound(interp, func, args.pos, at)?;
        *slot = if n < 0 { n.saturating_add(len as i64).max(0) } else { n.min(len as i64) };
    }
    Ok((bounds[0] as usize, bounds[1].max(bounds[0]) as usize))
}

fn index_of(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "index")?;
    let given = args.between(interp, "index", 1, 3, true)?;
    let func = method(interp, "index");
    let len = list.items.borrow().len();
    let (start, stop) = search_bounds(interp, &func, args, len)?;
    let found = find(list.items.borrow()[start..stop].iter(), &given[0]);
    match found {
        Some(Some(at)) => {
            interp.charge(at as u64 * 8);
            Ok(Value::Int((start + at) as i64))
        }
        Some(None) => Err(interp.value_error("list.index(x): x not in list")),
        None => {
            let (start, stop) = (Value::Int(start as i64), Value::Int(stop as i64));
            let args = vec![args.pos[0].clone(), given[0].clone(), start, stop];
            Err(interp.prelude_call("_list_index", args))
        }
    }
}

fn count(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "count")?;
    let [_, value] = args.exact::<2>(interp, "list.count", true)?;
    let len = list.items.borrow().len();
    interp.charge(len as u64 * 8);
    let count = count_equal(list.items.borrow().iter(), value);
    match count {
        Some(n) => Ok(Value::Int(n)),
        None => Err(args.forward(interp.prelude_function("_list_count"))),
    }
}

fn reverse(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "reverse")?;
    args.exact::<1>(interp, "list.reverse", true)?;
    list.items.borrow_mut().reverse();
    Ok(Value::None)
}

fn copy(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "copy")?;
    args.exact::<1>(interp, "list.copy", true)?;
    let items = list.items.borrow().clone();
    interp.charge(items.len() as u64 * 2);
    Ok(Value::List(List::exact(items, false)))
}

fn sort(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "sort")?;
    if args.pos.len() > 1 {
        return Err(interp.type_error("sort() takes no positional arguments"));
    }
    let (key, reverse) = sort_options(interp, args)?;
    let (key, reverse) = match (key, reverse) {
        (None, Some(reverse)) => (Value::None, reverse),
        (key, reverse) => {
            let (key, reverse) = (key.unwrap_or(Value::None), Value::Bool(reverse.unwrap_or(false)));
            let reverse = args.kw("reverse").cloned().unwrap_or(reverse);
            return Err(interp.prelude_call("_list_sort", vec![Value::List(list.clone()), key, reverse]));
        }
    };
    let _ = key;
    let mut items = std::mem::take(&mut *list.items.borrow_mut());
    let sorted = sort_items(interp, &mut items, reverse);
    let added = std::mem::replace(&mut *list.items.borrow_mut(), items);
    drop(added);
    if sorted? {
        return Ok(Value::None);
    }
    Err(interp.prelude_call("_list_sort", vec![Value::List(list.clone()), Value::None, Value::Bool(reverse)]))
}

/// Sorts natively; `false`, and nothing changed, where Python must compare.
pub fn sort_items(interp: &mut Interp, items: &mut Vec<Value>, reverse: bool) -> Res<bool> {
    compare::sort(interp, items, None, reverse)
}

/// `key` (if not `None`) and `reverse` (`None` where its truth needs Python) of `sort` and `sorted`.
pub fn sort_options(interp: &mut Interp, args: Args<'_>) -> Res<(Option<Value>, Option<bool>)> {
    check_keywords(interp, args, "sort", &["key", "reverse"])?;
    let key = args.kw("key").filter(|key| !key.is_none()).cloned();
    let reverse = args.kw("reverse").map_or(Some(false), operators::native_truth);
    Ok((key, reverse))
}

/// `list[slice] = value`, the slice adjusted to the list's length.
pub fn assign_slice(interp: &mut Interp, list: &Rc<List>, key: &Value, cut: Cut, value: &Value) -> Res<()> {
    let (start, stop, step) = cut;
    if !super::iterate::is_iterable(interp, value) {
        return Err(interp.type_error("must assign iterable to extended slice"));
    }
    let Some(new) = interp.native_items(value)? else {
        let args = vec![Value::List(list.clone()), key.clone(), value.clone()];
        return Err(interp.prelude_call("_set_slice", args));
    };
    // `value` may be this list: the items were copied above.
    let gone: Vec<Value> = if step == 1 {
        let (start, stop) = (start as usize, stop.max(start) as usize);
        list.items.borrow_mut().splice(start..stop, new).collect()
    } else {
        let size = index::slice_len(start, stop, step);
        if new.len() != size {
            let text = format!("attempt to assign sequence of size {} to extended slice of size {size}", new.len());
            return Err(interp.value_error(text));
        }
        let mut items = list.items.borrow_mut();
        slice_indices(start, stop, step)
            .zip(new)
            .filter_map(|(at, new)| items.get_mut(at).map(|slot| std::mem::replace(slot, new)))
            .collect()
    };
    forget(gone, step);
    Ok(())
}

/// `del list[slice]`.
pub fn delete_slice(list: &List, (start, stop, step): Cut) {
    let mut gone = Vec::new();
    if step == 1 {
        gone.extend(list.items.borrow_mut().drain(start as usize..stop.max(start) as usize));
    } else {
        let mut selected: Vec<usize> = slice_indices(start, stop, step).collect();
        order::sort(&mut selected);
        let mut selected = selected.into_iter().peekable();
        let all = std::mem::take(&mut *list.items.borrow_mut());
        let mut kept = Vec::with_capacity(all.len());
        for (at, item) in all.into_iter().enumerate() {
            if selected.next_if_eq(&at).is_some() {
                gone.push(item);
            } else {
                kept.push(item);
            }
        }
        *list.items.borrow_mut() = kept;
    }
    forget(gone, step);
}

/// Items that a slice had: the last of neighbours dies first.
fn forget(gone: Vec<Value>, step: i64) {
    if step == 1 { drop_backwards(gone) } else { drop(gone) }
}

fn dunder_contains(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "__contains__")?;
    let [_, value] = args.exact::<2>(interp, "list.__contains__", true)?;
    let found = find(list.items.borrow().iter(), value);
    match found {
        Some(found) => Ok(Value::Bool(found.is_some())),
        None => Err(args.forward(interp.prelude_function("_sequence_contains"))),
    }
}

fn dunder_reversed(interp: &mut Interp, args: Args<'_>) -> Res {
    let list = receiver::list(interp, args, "__reversed__")?;
    Ok(reversed(list))
}

/// An iterator over a list backwards.
pub fn reversed(list: &Rc<List>) -> Value {
    let len = list.items.borrow().len();
    Value::Iter(Iter::new(IterState::ListReversed(list.clone(), len)))
}

/// Methods of `list`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("list", "__init__", init),
    Builtin::method("list", "append", append).unchecked().costing(8),
    Builtin::method("list", "extend", extend),
    Builtin::method("list", "insert", insert),
    Builtin::method("list", "pop", pop),
    Builtin::method("list", "remove", remove),
    Builtin::method("list", "clear", clear),
    Builtin::method("list", "index", index_of),
    Builtin::method("list", "count", count),
    Builtin::method("list", "reverse", reverse),
    Builtin::method("list", "copy", copy),
    Builtin::method("list", "sort", sort),
    Builtin::method("list", "__getitem__", operators::get_item),
    Builtin::method("list", "__setitem__", operators::set_item),
    Builtin::method("list", "__delitem__", operators::delete_item),
    Builtin::method("list", "__contains__", dunder_contains),
    Builtin::method("list", "__len__", operators::len),
    Builtin::method("list", "__iter__", operators::iter),
    Builtin::method("list", "__reversed__", dunder_reversed),
    Builtin::method("list", "__eq__", operators::eq),
    Builtin::method("list", "__ne__", operators::ne),
    Builtin::method("list", "__lt__", operators::lt),
    Builtin::method("list", "__le__", operators::le),
    Builtin::method("list", "__gt__", operators::gt),
    Builtin::method("list", "__ge__", operators::ge),
    Builtin::method("list", "__add__", operators::add),
    Builtin::method("list", "__iadd__", operators::iadd),
    Builtin::method("list", "__mul__", operators::mul),
    Builtin::method("list", "__rmul__", operators::mul),
    Builtin::method("list", "__imul__", operators::imul),
];
