//! Whole numbers as arguments: indices, lengths, the parts of slices (`PyNumber_Index`, `Objects/abstract.c`).
//!
//! Start with [`of`]. An object whose `__index__` is written in Python is answered by calling the same function again
//! from the prelude with the number in its place.

use super::Exc;
use crate::python::object::sequence::adjust_slice;
use crate::python::object::{Slice, Value};
use crate::python::vm::control::{Ctl, Res, Stop};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// What a value is worth as a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// This number.
    Int(i64),
    /// A number outside `i64`; negative or not.
    Big(bool),
    /// `__index__` is written in Python.
    Python,
    /// It is no whole number.
    Not,
}

/// A value as a whole number.
pub fn of(value: &Value) -> Index {
    match value.unwrap_base() {
        Value::Int(n) => Index::Int(*n),
        Value::Bool(b) => Index::Int(i64::from(*b)),
        Value::Big(n) => Index::Big(n.sign() == num_bigint::Sign::Minus),
        Value::Object(o) if o.class.lookup(sym::__index__).is_some() => Index::Python,
        _ => Index::Not,
    }
}

/// The number in argument `at` of a call of `func` with `pos`.
pub fn argument(interp: &mut Interp, func: &Value, pos: &[Value], at: usize) -> Res<i64> {
    match of(&pos[at]) {
        Index::Int(n) => Ok(n),
        Index::Big(_) => Err(interp.raise(Exc::OverflowError, "Python int too large to convert to C ssize_t")),
        Index::Python => Err(retry(interp, func, pos, at)),
        Index::Not => Err(not_an_integer(interp, &pos[at])),
    }
}

/// As [`argument`] for `start` and `stop` of a search: numbers outside `i64` stand for the ends
/// (`_PyEval_SliceIndexNotNone`).
pub fn bound(interp: &mut Interp, func: &Value, pos: &[Value], at: usize) -> Res<i64> {
    match of(&pos[at]) {
        Index::Int(n) => Ok(n),
        Index::Big(negative) => Ok(if negative { i64::MIN } else { i64::MAX }),
        Index::Python => Err(retry(interp, func, pos, at)),
        Index::Not => Err(interp.type_error("slice indices must be integers or have an __index__ method")),
    }
}

/// Calls `func` again with the number that argument `at` stands for.
fn retry(interp: &mut Interp, func: &Value, pos: &[Value], at: usize) -> Box<Ctl> {
    let mut args = vec![func.clone(), Value::Int(at as i64)];
    args.extend_from_slice(pos);
    interp.prelude_call("_retry_index", args)
}

/// `TypeError` for a value that is no whole number.
pub fn not_an_integer(interp: &mut Interp, value: &Value) -> Box<Ctl> {
    let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(value));
    interp.type_error(text)
}

/// Start, stop and step of a slice of `len` items; `None` where an `__index__` is written in Python.
pub fn slice(interp: &mut Interp, slice: &Slice, len: i64) -> Res<Option<(i64, i64, i64)>> {
    let mut parts = [None; 3];
    for (part, value) in parts.iter_mut().zip([&slice.start, &slice.stop, &slice.step]) {
        *part = match of(value) {
            _ if value.is_none() => continue,
            Index::Int(n) => Some(n),
            Index::Big(negative) => Some(if negative { i64::MIN } else { i64::MAX }),
            Index::Python => return Ok(None),
            Index::Not => {
                return Err(interp.type_error("slice indices must be integers or have an __index__ method"));
            }
        };
    }
    let step = parts[2].unwrap_or(1);
    if step == 0 {
        return Err(interp.value_error("slice step cannot be zero"));
    }
    // A step beyond the length picks at most one item; kept small so that positions cannot overflow.
    let step = step.clamp(-i64::from(i32::MAX), i64::from(i32::MAX));
    Ok(Some(adjust_slice(len, parts[0], parts[1], step)))
}

/// How many items an adjusted slice selects.
pub fn slice_len(start: i64, stop: i64, step: i64) -> usize {
    let (low, high, step) = if step > 0 { (start, stop, step) } else { (stop, start, -step) };
    if low < high { ((high - low - 1) / step + 1) as usize } else { 0 }
}

/// Ends the run where a container of `items` items would not fit into the program's memory.
pub fn check_room(interp: &Interp, items: u64) -> Res<()> {
    if items.saturating_mul(16) <= interp.settings.memory_limit {
        return Ok(());
    }
    let text = format!("it needs more than {} bytes of memory", interp.settings.memory_limit);
    Err(Box::new(Ctl::Stop(Stop::Limit(text))))
}
