//! What the interpreter loop does with operands without leaving it: copying, arithmetic and comparison.

use std::cmp::Ordering;
use std::mem;
use std::rc::Rc;

use crate::python::bytecode::op::BinaryOp;
use crate::python::object::Value;

/// Puts a value into a slot that holds nothing that is counted.
#[inline(always)]
#[allow(clippy::inline_always)] // A store; the destructor must not be in the loop.
pub(super) fn put(slot: &mut Value, value: Value) {
    let old = mem::replace(slot, value);
    debug_assert!(!old.is_counted(), "{old:?}");
    mem::forget(old);
}

/// Replaces what is in a slot.
#[inline(always)]
#[allow(clippy::inline_always)] // As above, with one comparison.
pub(super) fn set(slot: &mut Value, value: Value) {
    discard(mem::replace(slot, value));
}

/// Empties a slot, or leaves something there that is not counted.
#[inline(always)]
#[allow(clippy::inline_always)] // As above.
pub(super) fn clear(slot: &mut Value) {
    if slot.is_counted() {
        drop_counted(mem::take(slot));
    }
}

/// Drops a value.
#[inline(always)]
#[allow(clippy::inline_always)] // As above.
pub(super) fn discard(value: Value) {
    if value.is_counted() {
        drop_counted(value);
    } else {
        mem::forget(value);
    }
}

#[inline(never)]
fn drop_counted(value: Value) {
    drop(value);
}

/// A copy of a value.
#[inline(always)]
#[allow(clippy::inline_always)] // Numbers are copied in place.
pub(super) fn copy(value: &Value) -> Value {
    match value {
        Value::Int(n) => Value::Int(*n),
        Value::Float(x) => Value::Float(*x),
        other => copy_other(other),
    }
}

#[inline(never)]
fn copy_other(value: &Value) -> Value {
    value.clone()
}

const ADD: u8 = BinaryOp::Add as u8;
const SUB: u8 = BinaryOp::Subtract as u8;
const MUL: u8 = BinaryOp::Multiply as u8;
const DIV: u8 = BinaryOp::TrueDivide as u8;
const FLOOR: u8 = BinaryOp::FloorDivide as u8;
const REM: u8 = BinaryOp::Remainder as u8;
const AND: u8 = BinaryOp::And as u8;
const OR: u8 = BinaryOp::Or as u8;
const XOR: u8 = BinaryOp::Xor as u8;
const RIGHT: u8 = BinaryOp::RightShift as u8;
const SUBSCRIPT: u8 = BinaryOp::Subscript as u8;

/// Two small integers; `None` where the result is large or needs care.
#[inline(always)]
#[allow(clippy::inline_always)] // The heart of most loops.
pub(super) fn int_op(kind: u8, a: i64, b: i64) -> Option<i64> {
    match kind {
        ADD => a.checked_add(b),
        SUB => a.checked_sub(b),
        MUL => match (i32::try_from(a), i32::try_from(b)) {
            (Ok(a), Ok(b)) => Some(i64::from(a) * i64::from(b)),
            _ => a.checked_mul(b),
        },
        AND => Some(a & b),
        // Division of 32 bits is much faster on most processors.
        REM => match (u32::try_from(a), u32::try_from(b)) {
            (Ok(a), Ok(b)) if b > 0 => Some(i64::from(a % b)),
            _ => (b > 0).then(|| a.rem_euclid(b)),
        },
        FLOOR => match (u32::try_from(a), u32::try_from(b)) {
            (Ok(a), Ok(b)) if b > 0 => Some(i64::from(a / b)),
            _ => (b > 0).then(|| a.div_euclid(b)),
        },
        OR => Some(a | b),
        XOR => Some(a ^ b),
        RIGHT => (0..64).contains(&b).then(|| a >> b),
        _ => None,
    }
}

/// The commonest operator on operands that are no locals: the sum of two small integers.
#[inline(always)]
#[allow(clippy::inline_always)] // As for `int_op`.
pub(super) fn sum(kind: u8, a: &Value, b: &Value) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) if kind == ADD => a.checked_add(*b).map(Value::Int),
        _ => None,
    }
}

/// Two floats; `None` for division by zero and rarer operators.
fn float_op(kind: u8, a: f64, b: f64) -> Option<Value> {
    match kind {
        ADD => Some(Value::Float(a + b)),
        SUB => Some(Value::Float(a - b)),
        MUL => Some(Value::Float(a * b)),
        DIV if b != 0.0 => Some(Value::Float(a / b)),
        _ => None,
    }
}

/// An operator on anything but two integers; `None` where the general way must be taken.
#[inline(never)]
pub(super) fn binary(kind: u8, a: &Value, b: &Value) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => int_op(kind, *a, *b).map(Value::Int),
        (Value::Float(a), Value::Float(b)) => float_op(kind, *a, *b),
        (Value::Float(a), Value::Int(b)) => float_op(kind, *a, *b as f64),
        (Value::Int(a), Value::Float(b)) => float_op(kind, *a as f64, *b),
        _ if kind != SUBSCRIPT => None,
        (Value::List(l), Value::Int(i)) => {
            let items = l.items.borrow();
            let at = if *i < 0 { *i + items.len() as i64 } else { *i };
            items.get(usize::try_from(at).ok()?).cloned()
        }
        (Value::Tuple(t), Value::Int(i)) => {
            let at = if *i < 0 { *i + t.items.len() as i64 } else { *i };
            t.items.get(usize::try_from(at).ok()?).cloned()
        }
        (Value::Dict(d), Value::Str(k)) => d.table.borrow().get(k.hash(), b).cloned(),
        (Value::Dict(d), Value::Int(k)) => {
            d.table.borrow().get(crate::python::object::hash::hash_int(*k) as u64, b).cloned()
        }
        _ => None,
    }
}

/// How two values compare: 0 less, 1 equal, 2 greater, 3 neither (NaN); more where the general way must be taken.
#[inline(always)]
#[allow(clippy::inline_always)] // As for `int_op`.
pub(super) fn order(a: &Value, b: &Value) -> u8 {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => u8::from(a >= b) + u8::from(a > b),
        _ => order_other(a, b),
    }
}

#[inline(never)]
fn order_other(a: &Value, b: &Value) -> u8 {
    let floats = |a: f64, b: f64| a.partial_cmp(&b).map_or(3, number);
    match (a, b) {
        (Value::Float(a), Value::Float(b)) => floats(*a, *b),
        (Value::Str(a), Value::Str(b)) => {
            if Rc::ptr_eq(a, b) {
                1
            } else {
                number(a.as_str().cmp(b.as_str()))
            }
        }
        _ => NO_ORDER,
    }
}

/// [`order`] does not know.
pub(super) const NO_ORDER: u8 = 4;

fn number(order: Ordering) -> u8 {
    match order {
        Ordering::Less => 0,
        Ordering::Equal => 1,
        Ordering::Greater => 2,
    }
}

/// `bool(value)` of common types.
#[inline(always)]
#[allow(clippy::inline_always)] // As for `int_op`.
pub(super) fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(b) => Some(*b),
        Value::None => Some(false),
        Value::Int(n) => Some(*n != 0),
        other => truth_other(other),
    }
}

#[inline(never)]
fn truth_other(value: &Value) -> Option<bool> {
    match value {
        Value::Str(v) => Some(v.chars() != 0),
        Value::List(l) => Some(!l.items.borrow().is_empty()),
        Value::Dict(d) => Some(!d.table.borrow().is_empty()),
        Value::Tuple(v) => Some(!v.items.is_empty()),
        _ => None,
    }
}

/// `item in container` of common types; `None` where the general way must be taken.
#[inline(never)]
pub(super) fn contains(container: &Value, item: &Value) -> Option<bool> {
    let hash = match item {
        Value::Str(s) => s.hash(),
        Value::Int(n) => crate::python::object::hash::hash_int(*n) as u64,
        _ => return None,
    };
    match container {
        Value::Dict(d) => Some(d.table.borrow().lookup(hash, item).ok()?.is_some()),
        Value::Set(s) => s.table.borrow().lookup(hash, item).ok(),
        _ => None,
    }
}
