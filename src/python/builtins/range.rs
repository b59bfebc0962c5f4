//! `range` (`Objects/rangeobject.c`), within 64 bits.

use std::rc::Rc;

use super::index::{self, Index};
use super::item::Cut;
use super::{Builtin, Type, operators, receiver};
use crate::python::object::hash::compare_eq;
use crate::python::object::{Class, Iter, IterState, Range, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `range(…)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let given = args.between(interp, "range", 1, 3, false)?;
    let mut numbers = [0; 3];
    for (at, value) in given.iter().enumerate() {
        numbers[at] = match index::of(value) {
            Index::Int(n) => n,
            Index::Big(_) => return Err(interp.unsupported("ranges beyond 64 bits")),
            Index::Not => return Err(index::not_an_integer(interp, value)),
            Index::Python => {
                let class = Value::Class(class.clone());
                let at = Value::Int(at as i64);
                let mut all = vec![class, at];
                all.extend_from_slice(given);
                return Err(interp.prelude_call("_retry_index", all));
            }
        };
    }
    let (start, stop, step) = match given.len() {
        1 => (0, numbers[0], 1),
        2 => (numbers[0], numbers[1], 1),
        _ => (numbers[0], numbers[1], numbers[2]),
    };
    if step == 0 {
        return Err(interp.value_error("range() arg 3 must not be zero"));
    }
    make(interp, i128::from(start), i128::from(stop), i128::from(step))
}

/// A range of these numbers, if it and its length fit.
fn make(interp: &mut Interp, start: i128, stop: i128, step: i128) -> Res {
    // The numbers' distances must fit as well.
    let fits = |n: i128| i64::try_from(n).ok().filter(|n| n.unsigned_abs() <= 1 << 62);
    match (fits(start), fits(stop), fits(step)) {
        (Some(start), Some(stop), Some(step)) if i64::try_from(start.abs_diff(stop)).is_ok() => {
            Ok(Value::Range(Rc::new(Range { start, stop, step })))
        }
        _ => Err(interp.unsupported("ranges beyond 64 bits")),
    }
}

/// `range[slice]`.
pub fn cut(interp: &mut Interp, range: &Range, (start, stop, step): Cut) -> Res {
    let (first, by) = (i128::from(range.start), i128::from(range.step));
    let at = |position: i64| first + i128::from(position) * by;
    make(interp, at(start), at(stop), by * i128::from(step))
}

/// An iterator over a range backwards.
pub fn reversed(range: &Range) -> Value {
    let len = range.len();
    let last = range.start.wrapping_add((len - 1).max(0).wrapping_mul(range.step));
    Value::Iter(Iter::new(IterState::Range(last, len, range.step.wrapping_neg())))
}

/// `key in range`; `None` where Python must compare.
pub fn has(range: &Range, key: &Value) -> Option<bool> {
    match key {
        Value::Int(n) => Some(position(range, *n).is_some()),
        Value::Bool(b) => Some(position(range, i64::from(*b)).is_some()),
        Value::Float(x) if *x == x.trunc() && x.abs() < 9.0e15 => Some(position(range, *x as i64).is_some()),
        _ => compare_eq(key, &Value::Int(0))
            .map(|_| matches!(index::of(key), Index::Int(n) if position(range, n).is_some())),
    }
}

/// The position of a number.
fn position(range: &Range, n: i64) -> Option<i64> {
    let offset = i128::from(n) - i128::from(range.start);
    let step = i128::from(range.step);
    let at = offset / step;
    (offset % step == 0 && (0..i128::from(range.len())).contains(&at)).then_some(at as i64)
}

fn this<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Range>> {
    match args.pos.first() {
        Some(Value::Range(range)) => Ok(range),
        _ => Err(receiver::wrong(interp, args, Type::Range, name)),
    }
}

fn index_of(interp: &mut Interp, args: Args<'_>) -> Res {
    let range = this(interp, args, "index")?;
    let [_, value] = args.exact::<2>(interp, "range.index", true)?;
    match index::of(value) {
        Index::Int(n) => match position(range, n) {
            Some(at) => Ok(Value::Int(at)),
            None => Err(interp.value_error("range.index(x): x not in range")),
        },
        _ => Err(interp.prelude_call("_sequence_index", args.pos.to_vec())),
    }
}

fn count(interp: &mut Interp, args: Args<'_>) -> Res {
    let range = this(interp, args, "count")?;
    let [_, value] = args.exact::<2>(interp, "range.count", true)?;
    match has(range, value) {
        Some(found) => Ok(Value::Int(i64::from(found))),
        None => Err(args.forward(interp.prelude_function("_list_count"))),
    }
}

fn dunder_reversed(interp: &mut Interp, args: Args<'_>) -> Res {
    let range = this(interp, args, "__reversed__")?;
    Ok(reversed(range))
}

/// Methods of `range`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("range", "index", index_of),
    Builtin::method("range", "count", count),
    Builtin::method("range", "__getitem__", operators::get_item),
    Builtin::method("range", "__contains__", operators::contains),
    Builtin::method("range", "__len__", operators::len),
    Builtin::method("range", "__iter__", operators::iter),
    Builtin::method("range", "__reversed__", dunder_reversed),
    Builtin::method("range", "__eq__", operators::eq),
    Builtin::method("range", "__ne__", operators::ne),
];
