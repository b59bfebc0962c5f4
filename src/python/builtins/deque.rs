//! `collections.deque` (`Modules/_collectionsmodule.c`).

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::index::{self, Index, check_room};
use super::list::{count_equal, find, search_bounds};
use super::{Builtin, Exc, Type, operators, receiver};
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::{Base, Class, DequeState, Iter, IterState, Native, Value};
use crate::python::vm::collector;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// A deque of these items.
pub fn make(items: impl Iterator<Item = Value>, maxlen: Option<usize>) -> Value {
    let mut kept: VecDeque<Value> = items.collect();
    if let Some(maxlen) = maxlen {
        kept.drain(..kept.len().saturating_sub(maxlen));
    }
    let state = DequeState { items: RefCell::new(kept), maxlen: Cell::new(maxlen), mutations: Cell::new(0) };
    Value::Native(Rc::new(Native::Deque(state)))
}

/// Tells running iterators that the deque changed.
pub fn touch(deque: &DequeState) {
    deque.mutations.set(deque.mutations.get() + 1);
}

/// `deque(…)`. Subclasses start empty: `__init__` fills them.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let deque = make(std::iter::empty(), None);
    if class.heap {
        return Ok(interp.object(class, Base::Value(deque)));
    }
    collector::track(interp, &deque);
    let Value::Native(native) = &deque else { return Ok(deque) };
    fill(interp, native, args, deque.clone())
}

fn init(interp: &mut Interp, args: Args<'_>) -> Res {
    let (native, _) = this(interp, args, "__init__")?;
    fill(interp, native, Args { pos: &args.pos[1..], ..args }, Value::None)
}

fn fill(interp: &mut Interp, native: &Rc<Native>, args: Args<'_>, result: Value) -> Res {
    let [source, maxlen] = args.bind(interp, "deque", ["iterable", "maxlen"], 0)?;
    let maxlen = match maxlen.filter(|maxlen| !maxlen.is_none()).map(index::of) {
        None => None,
        Some(Index::Int(n)) if n < 0 => return Err(interp.value_error("maxlen must be non-negative")),
        Some(Index::Int(n)) => Some(n as usize),
        Some(_) => return Err(interp.type_error("an integer is required")),
    };
    if let Native::Deque(deque) = &**native {
        deque.maxlen.set(maxlen);
        let gone = deque.items.take();
        touch(deque);
        drop(gone);
    }
    match source {
        Some(source) => extend_with(interp, native, source, false, result),
        None => Ok(result),
    }
}

fn extend_value(interp: &mut Interp, deque: &Value, source: &Value) -> Res {
    match deque {
        Value::Native(native) => extend_with(interp, native, source, false, deque.clone()),
        _ => Ok(Value::None),
    }
}

/// Appends all items of `source` at the right or left and answers `result`.
pub fn extend_with(interp: &mut Interp, native: &Rc<Native>, source: &Value, left: bool, result: Value) -> Res {
    let Native::Deque(deque) = &**native else { return Ok(result) };
    match interp.native_items(source)? {
        Some(items) => {
            interp.charge(items.len() as u64 * 6);
            for item in items {
                push(deque, item, left);
            }
            Ok(result)
        }
        None => {
            let name = if left { "appendleft" } else { "append" };
            let args = vec![Value::Native(native.clone()), Value::str(name), source.clone(), result];
            Err(interp.prelude_call("_deque_extend", args))
        }
    }
}

/// Appends at the right or left; a full deque loses an item at the other end.
fn push(deque: &DequeState, item: Value, left: bool) {
    touch(deque);
    let mut items = deque.items.borrow_mut();
    let lost = if left {
        items.push_front(item);
        if deque.maxlen.get().is_some_and(|maxlen| items.len() > maxlen) { items.pop_back() } else { None }
    } else {
        items.push_back(item);
        if deque.maxlen.get().is_some_and(|maxlen| items.len() > maxlen) { items.pop_front() } else { None }
    };
    drop(items);
    drop(lost);
}

/// `deque *= times`.
pub fn repeat(interp: &mut Interp, deque: &DequeState, times: u64) -> Res<()> {
    let items: Vec<Value> = deque.items.borrow().iter().cloned().collect();
    let len = (items.len() as u64).saturating_mul(times);
    if deque.maxlen.get().is_none() {
        check_room(interp, len)?;
    }
    interp.charge(len * 6);
    if times == 0 {
        let gone = deque.items.take();
        drop(gone);
    } else if !items.is_empty() {
        // More rounds than the deque has places change nothing but the cost.
        let rounds = deque.maxlen.get().map_or(times, |maxlen| times.min(maxlen as u64 + 1));
        for item in (1..rounds).flat_map(|_| items.iter()) {
            push(deque, item.clone(), false);
        }
    }
    touch(deque);
    Ok(())
}

fn this<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<(&'a Rc<Native>, &'a DequeState)> {
    if let Some(Value::Native(native)) = args.pos.first().map(Value::unwrap_base)
        && let Native::Deque(deque) = &**native
    {
        return Ok((native, deque));
    }
    Err(receiver::wrong(interp, args, Type::Deque, name))
}

fn append(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "append")?;
    let [_, item] = args.exact::<2>(interp, "deque.append", true)?;
    push(deque, item.clone(), false);
    Ok(Value::None)
}

fn appendleft(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "appendleft")?;
    let [_, item] = args.exact::<2>(interp, "deque.appendleft", true)?;
    push(deque, item.clone(), true);
    Ok(Value::None)
}

fn extend(interp: &mut Interp, args: Args<'_>) -> Res {
    let (native, _) = this(interp, args, "extend")?;
    let [_, source] = args.exact::<2>(interp, "deque.extend", true)?;
    extend_with(interp, native, source, false, Value::None)
}

fn extendleft(interp: &mut Interp, args: Args<'_>) -> Res {
    let (native, _) = this(interp, args, "extendleft")?;
    let [_, source] = args.exact::<2>(interp, "deque.extendleft", true)?;
    extend_with(interp, native, source, true, Value::None)
}

fn pop_from(interp: &mut Interp, args: Args<'_>, name: &str, left: bool) -> Res {
    let (_, deque) = this(interp, args, name)?;
    args.exact::<1>(interp, &format!("deque.{name}"), true)?;
    let mut items = deque.items.borrow_mut();
    let popped = if left { items.pop_front() } else { items.pop_back() };
    drop(items);
    touch(deque);
    popped.ok_or_else(|| interp.raise(Exc::IndexError, "pop from an empty deque"))
}

fn pop(interp: &mut Interp, args: Args<'_>) -> Res {
    pop_from(interp, args, "pop", false)
}

fn popleft(interp: &mut Interp, args: Args<'_>) -> Res {
    pop_from(interp, args, "popleft", true)
}

fn clear(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "clear")?;
    args.exact::<1>(interp, "deque.clear", true)?;
    let gone = deque.items.take();
    touch(deque);
    drop(gone);
    Ok(Value::None)
}

fn copy(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "copy")?;
    args.exact::<1>(interp, "deque.copy", true)?;
    if let [old @ Value::Object(object)] = args.pos {
        let maxlen = deque.maxlen.get().map(|most| Value::Int(most as i64));
        let args = std::iter::once(old.clone()).chain(maxlen).collect();
        return Err(interp.call(Value::Class(object.class.clone()), args));
    }
    interp.charge(deque.items.borrow().len() as u64 * 6);
    Ok(make(deque.items.borrow().iter().cloned(), deque.maxlen.get()))
}

fn method(interp: &mut Interp, name: &str) -> Value {
    let name = interp.intern(name);
    interp.types[Type::Deque].lookup(name).unwrap_or_default()
}

fn rotate(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "rotate")?;
    let given = args.between(interp, "rotate", 0, 1, true)?;
    let func = method(interp, "rotate");
    let by = if given.is_empty() { 1 } else { index::argument(interp, &func, args.pos, 1)? };
    let len = deque.items.borrow().len();
    if len > 1 {
        let by = by.rem_euclid(len as i64) as usize;
        interp.charge(by.min(len - by) as u64 * 2);
        deque.items.borrow_mut().rotate_right(by);
        touch(deque);
    }
    Ok(Value::None)
}

fn reverse(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "reverse")?;
    args.exact::<1>(interp, "deque.reverse", true)?;
    deque.items.borrow_mut().make_contiguous().reverse();
    touch(deque);
    Ok(Value::None)
}

fn insert(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "insert")?;
    let given = args.between(interp, "insert", 2, 2, true)?;
    let func = method(interp, "insert");
    let at = index::argument(interp, &func, args.pos, 1)?;
    let len = deque.items.borrow().len();
    if deque.maxlen.get() == Some(len) {
        return Err(interp.raise(Exc::IndexError, "deque already at its maximum size"));
    }
    let at = if at < 0 { at.saturating_add(len as i64).max(0) } else { at.min(len as i64) };
    deque.items.borrow_mut().insert(at as usize, given[1].clone());
    touch(deque);
    Ok(Value::None)
}

fn remove(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "remove")?;
    let [_, value] = args.exact::<2>(interp, "deque.remove", true)?;
    let found = find(deque.items.borrow().iter(), value);
    match found {
        Some(Some(at)) => {
            interp.charge(at as u64 * 8);
            let gone = deque.items.borrow_mut().remove(at);
            touch(deque);
            drop(gone);
            Ok(Value::None)
        }
        Some(None) => Err(interp.value_error("deque.remove(x): x not in deque")),
        None => Err(args.forward(interp.prelude_function("_list_remove"))),
    }
}

fn index_of(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "index")?;
    let given = args.between(interp, "index", 1, 3, true)?;
    let func = method(interp, "index");
    let len = deque.items.borrow().len();
    let (start, stop) = search_bounds(interp, &func, args, len)?;
    let found = find(deque.items.borrow().range(start..stop), &given[0]);
    match found {
        Some(Some(at)) => Ok(Value::Int((start + at) as i64)),
        Some(None) => Err(interp.value_error("deque.index(x): x not in deque")),
        None => {
            let (start, stop) = (Value::Int(start as i64), Value::Int(stop as i64));
            Err(interp.prelude_call("_list_index", vec![args.pos[0].clone(), given[0].clone(), start, stop]))
        }
    }
}

fn count(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "count")?;
    let [_, value] = args.exact::<2>(interp, "deque.count", true)?;
    let count = count_equal(deque.items.borrow().iter(), value);
    match count {
        Some(n) => Ok(Value::Int(n)),
        None => Err(args.forward(interp.prelude_function("_list_count"))),
    }
}

/// Whether it is an instance of a subclass.
pub fn is_subclassed(value: &Value) -> bool {
    match value {
        Value::Object(o) => matches!(&o.base, Base::Value(Value::Native(n)) if matches!(**n, Native::Deque(_))),
        _ => false,
    }
}

/// `deque + deque`, `deque * n`, `n * deque`; `None` for other operands.
pub fn binary(interp: &mut Interp, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let deque_in = |value: &Value| match value {
        Value::Native(native) => match &**native {
            Native::Deque(deque) => Some(make(deque.items.borrow().iter().cloned(), deque.maxlen.get())),
            _ => None,
        },
        _ => None,
    };
    match (op, deque_in(a), deque_in(b)) {
        (BinaryOp::Add, Some(sum), Some(other)) => extend_value(interp, &sum, &other).map(Some),
        (BinaryOp::Add, Some(_), None) => {
            let text = format!("can only concatenate deque (not \"{}\") to deque", interp.type_name(b));
            Err(interp.type_error(text))
        }
        (BinaryOp::Multiply, Some(product), None) => operators::in_place(interp, op, &product, b),
        (BinaryOp::Multiply, None, Some(product)) => operators::in_place(interp, op, &product, a),
        _ => Ok(None),
    }
}

fn dunder_reversed(interp: &mut Interp, args: Args<'_>) -> Res {
    let (_, deque) = this(interp, args, "__reversed__")?;
    let items = deque.items.borrow().iter().rev().cloned().collect();
    Ok(Value::Iter(Iter::new(IterState::Items(items))))
}

/// Methods of `deque`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("deque", "__init__", init),
    Builtin::method("deque", "append", append),
    Builtin::method("deque", "appendleft", appendleft),
    Builtin::method("deque", "extend", extend),
    Builtin::method("deque", "extendleft", extendleft),
    Builtin::method("deque", "pop", pop),
    Builtin::method("deque", "popleft", popleft),
    Builtin::method("deque", "clear", clear),
    Builtin::method("deque", "copy", copy),
    Builtin::method("deque", "__copy__", copy),
    Builtin::method("deque", "rotate", rotate),
    Builtin::method("deque", "reverse", reverse),
    Builtin::method("deque", "insert", insert),
    Builtin::method("deque", "remove", remove),
    Builtin::method("deque", "index", index_of),
    Builtin::method("deque", "count", count),
    Builtin::method("deque", "__getitem__", operators::get_item),
    Builtin::method("deque", "__setitem__", operators::set_item),
    Builtin::method("deque", "__delitem__", operators::delete_item),
    Builtin::method("deque", "__contains__", operators::contains),
    Builtin::method("deque", "__len__", operators::len),
    Builtin::method("deque", "__iter__", operators::iter),
    Builtin::method("deque", "__reversed__", dunder_reversed),
    Builtin::method("deque", "__eq__", operators::eq),
    Builtin::method("deque", "__ne__", operators::ne),
    Builtin::method("deque", "__add__", operators::add),
    Builtin::method("deque", "__mul__", operators::mul),
    Builtin::method("deque", "__rmul__", operators::mul),
    Builtin::method("deque", "__iadd__", operators::iadd),
    Builtin::method("deque", "__imul__", operators::imul),
];
