//! Order and equality of built-in values, and sorting.
//!
//! Start with [`order`]; [`sort`] sorts without running Python or leaves the work to it. Comparisons that classes
//! define in Python are tried by the VM before it comes here.

use std::cmp::Ordering;

use super::bytes::view;
use super::number::{self, Num};
use super::{repr, set_algebra};
use crate::base::Ns;
use crate::base::order::sort_places;
use crate::python::bytecode::op::CompareOp;
use crate::python::object::{Base, Native, Value, hash};
use crate::python::vm::control::{Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `a op b` for `<`, `<=`, `>`, `>=`; `None` if the pair has no order.
#[inline]
pub fn order(interp: &mut Interp, op: CompareOp, a: &Value, b: &Value) -> Res<Option<bool>> {
    if let (Value::Int(x), Value::Int(y)) = (a, b) {
        return Ok(Some(holds(op, x.cmp(y))));
    }
    if let (Value::Float(x), Value::Float(y)) = (a, b) {
        return Ok(Some(x.partial_cmp(y).is_some_and(|found| holds(op, found))));
    }
    other(interp, op, a.unwrap_base(), b.unwrap_base())
}

fn holds(op: CompareOp, found: Ordering) -> bool {
    match op {
        CompareOp::Lt => found == Ordering::Less,
        CompareOp::Le => found != Ordering::Greater,
        CompareOp::Gt => found == Ordering::Greater,
        CompareOp::Ge => found != Ordering::Less,
        CompareOp::Eq => found == Ordering::Equal,
        CompareOp::Ne => found != Ordering::Equal,
    }
}

fn other(interp: &mut Interp, op: CompareOp, a: &Value, b: &Value) -> Res<Option<bool>> {
    Ok(match (a, b) {
        (Value::Str(x), Value::Str(y)) => Some(holds(op, x.as_str().cmp(y.as_str()))),
        (Value::Bytes(_) | Value::Native(_), Value::Bytes(_) | Value::Native(_))
            if let (Some(x), Some(y)) = (view(a), view(b)) =>
        {
            Some(holds(op, x.cmp(&y)))
        }
        (Value::Tuple(x), Value::Tuple(y)) => return lexicographic(interp, op, (a, b), &x.items, &y.items),
        (Value::List(x), Value::List(y)) => {
            let (x, y) = (x.items.borrow().clone(), y.items.borrow().clone());
            return lexicographic(interp, op, (a, b), &x, &y);
        }
        (Value::Slice(x), Value::Slice(y)) => {
            let [x, y] = [x, y].map(|s| Value::tuple(vec![s.start.clone(), s.stop.clone(), s.step.clone()]));
            return other(interp, op, &x, &y);
        }
        (Value::Native(x), Value::Native(y)) if let (Native::Deque(x), Native::Deque(y)) = (&**x, &**y) => {
            let (x, y): (Vec<_>, Vec<_>) =
                (x.items.borrow().iter().cloned().collect(), y.items.borrow().iter().cloned().collect());
            return lexicographic(interp, op, (a, b), &x, &y);
        }
        _ => match (Num::of(a), Num::of(b)) {
            (Some(x), Some(y)) => Some(number::compare(x, y).is_some_and(|found| holds(op, found))),
            _ => set_algebra::subset(interp, op, a, b)?.map(|(below, above)| match op {
                CompareOp::Lt => below && !above,
                CompareOp::Le => below,
                CompareOp::Gt => above && !below,
                _ => above,
            }),
        },
    })
}

/// The first different pair decides; without one, the lengths do. Pairs that need Python are left to the prelude.
fn lexicographic(
    interp: &mut Interp,
    op: CompareOp,
    whole: (&Value, &Value),
    a: &[Value],
    b: &[Value],
) -> Res<Option<bool>> {
    let ask_python = |interp: &mut Interp| {
        let call = vec![Value::str(op.symbol()), whole.0.clone(), whole.1.clone()];
        interp.prelude_call("_order", call)
    };
    for (x, y) in a.iter().zip(b) {
        if x.is(y) {
            continue;
        }
        match hash::compare_eq(x, y) {
            Some(true) => {}
            None => return Err(ask_python(interp)),
            Some(false) if orders_in_python(x) || orders_in_python(y) => return Err(ask_python(interp)),
            Some(false) => {
                return match order(interp, op, x, y)? {
                    None => Err(not_ordered(interp, op, x, y)),
                    found => Ok(found),
                };
            }
        }
    }
    Ok(Some(holds(op, a.len().cmp(&b.len()))))
}

/// Whether a value's class defines an order in Python.
fn orders_in_python(value: &Value) -> bool {
    let class = match value {
        Value::Object(o) => &o.class,
        Value::Class(c) => match &c.metaclass {
            Some(meta) => meta,
            None => return false,
        },
        _ => return false,
    };
    [sym::__lt__, sym::__gt__, sym::__le__, sym::__ge__].into_iter().any(|name| repr::is_python(class, name))
}

/// `a == b`; `None` where Python has to decide.
#[inline]
pub fn equal(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x == y),
        _ => hash::compare_eq(a, b),
    }
}

/// Whether this is an instance of a class with `__eq__` in Python.
pub fn is_python(value: &Value) -> bool {
    matches!(value, Value::Object(o) if o.class.traits().python_eq)
}

/// The `TypeError` of a comparison that neither operand knows.
pub fn not_ordered(interp: &mut Interp, op: CompareOp, a: &Value, b: &Value) -> Box<Ctl> {
    let (symbol, left, right) = (op.symbol(), interp.type_name(a), interp.type_name(b));
    interp.type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'"))
}

/// Sorts in place, stable, by `keys` if there are any. `false` (and nothing changed) where a comparison needs Python.
pub fn sort(interp: &mut Interp, items: &mut Vec<Value>, keys: Option<Vec<Value>>, reverse: bool) -> Res<bool> {
    let len = items.len();
    if len < 2 {
        return Ok(true);
    }
    let by = keys.as_deref().unwrap_or(items);
    let kind = kind_of(by);
    if kind == Kind::Python {
        return Ok(false);
    }
    // What a comparison costs CPython, which has faster ones for keys of one plain type. Sorted keys take one pass.
    let (each, sorted) = match kind {
        Kind::Ints => (10, by.is_sorted_by(|a, b| !matches!((a, b), (Value::Int(x), Value::Int(y)) if x > y))),
        Kind::Floats => (10, by.is_sorted_by(|a, b| !matches!((a, b), (Value::Float(x), Value::Float(y)) if x > y))),
        Kind::Strs => (15, by.is_sorted_by(|a, b| a.as_str() <= b.as_str())),
        Kind::Mixed | Kind::Python => (30, false),
    };
    interp.charge(len as Ns * each * if sorted { 1 } else { Ns::from(len.ilog2() + 1) });
    let mut places: Vec<u32> = (0..len as u32).collect();
    // CPython reverses before and after, which keeps equal items in order.
    if reverse {
        places.reverse();
    }
    match kind {
        Kind::Ints | Kind::Floats => sort_places(&mut places, &mut |a, b| match (&by[a], &by[b]) {
            (Value::Int(x), Value::Int(y)) => x.cmp(y),
            (Value::Float(x), Value::Float(y)) => x.partial_cmp(y).unwrap_or(Ordering::Equal),
            _ => Ordering::Equal,
        }),
        Kind::Strs => sort_places(&mut places, &mut |a, b| by[a].as_str().cmp(&by[b].as_str())),
        Kind::Mixed | Kind::Python => merge_sort(interp, by, &mut places)?,
    }
    if reverse {
        places.reverse();
    }
    let mut old: Vec<Value> = std::mem::take(items);
    items.extend(places.iter().map(|&at| std::mem::take(&mut old[at as usize])));
    Ok(true)
}

/// What the keys of a sort have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Ints,
    /// No NaN among them.
    Floats,
    Strs,
    Mixed,
    /// A comparison may need Python.
    Python,
}

fn kind_of(keys: &[Value]) -> Kind {
    let all = |wanted: fn(&Value) -> bool| keys.iter().all(wanted);
    match keys.first() {
        Some(Value::Int(_)) if all(|k| matches!(k, Value::Int(_))) => Kind::Ints,
        Some(Value::Str(_)) if all(|k| matches!(k, Value::Str(_))) => Kind::Strs,
        Some(Value::Float(_)) if all(|k| matches!(k, Value::Float(x) if !x.is_nan())) => Kind::Floats,
        _ if keys.iter().any(may_need_python) => Kind::Python,
        _ => Kind::Mixed,
    }
}

fn may_need_python(key: &Value) -> bool {
    match key {
        Value::Tuple(t) => t.items.iter().any(may_need_python),
        Value::List(l) => l.items.borrow().iter().any(may_need_python),
        Value::Object(o) => {
            orders_in_python(key)
                || o.class.traits().python_eq
                || matches!(&o.base, Base::Value(v) if may_need_python(v))
        }
        _ => orders_in_python(key),
    }
}

fn less(interp: &mut Interp, a: &Value, b: &Value) -> Res<bool> {
    match order(interp, CompareOp::Lt, a, b)? {
        Some(found) => Ok(found),
        None => Err(not_ordered(interp, CompareOp::Lt, a, b)),
    }
}

/// Runs this short are sorted by insertion, as timsort does with its shortest runs.
const RUN: usize = 32;

/// A stable sort whose comparison can fail and need not be consistent (NaN).
fn merge_sort(interp: &mut Interp, keys: &[Value], places: &mut [u32]) -> Res<()> {
    if places.len() <= RUN {
        return insertion_sort(interp, keys, places);
    }
    let (left, right) = places.split_at_mut(places.len() / 2);
    merge_sort(interp, keys, left)?;
    merge_sort(interp, keys, right)?;
    let (a, b) = (left.to_vec(), right.to_vec());
    let (mut i, mut j) = (0, 0);
    for place in places.iter_mut() {
        let from_right = match (a.get(i), b.get(j)) {
            (Some(&x), Some(&y)) => less(interp, &keys[y as usize], &keys[x as usize])?,
            (None, _) => true,
            (_, None) => false,
        };
        if from_right {
            *place = b[j];
            j += 1;
        } else {
            *place = a[i];
            i += 1;
        }
    }
    Ok(())
}

/// Binary insertion after the run that is already in order (or strictly backwards).
fn insertion_sort(interp: &mut Interp, keys: &[Value], places: &mut [u32]) -> Res<()> {
    if places.len() < 2 {
        return Ok(());
    }
    let key = |places: &[u32], at: usize| &keys[places[at] as usize];
    let mut sorted = 2;
    if less(interp, key(places, 1), key(places, 0))? {
        while sorted < places.len() && less(interp, key(places, sorted), key(places, sorted - 1))? {
            sorted += 1;
        }
        places[..sorted].reverse();
    } else {
        while sorted < places.len() && !less(interp, key(places, sorted), key(places, sorted - 1))? {
            sorted += 1;
        }
    }
    for at in sorted..places.len() {
        let pivot = places[at];
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = low + (high - low) / 2;
            if less(interp, &keys[pivot as usize], key(places, middle))? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        places[low..=at].rotate_right(1);
    }
    Ok(())
}
