//! Operators and item access of built-in containers as methods (`list.__add__`, `dict.__getitem__`…), which programs
//! reach through `super()`; and what augmented assignment does in place.
//!
//! The methods look at the built-in part of `self` only, so an overriding method can call the one it overrides.

use super::index::{Index, check_room};
use super::{arith, bytearray, compare, deque, dict, index, item, iterate, list, set};
use crate::python::bytecode::op::{BinaryOp, CompareOp};
use crate::python::object::{Native, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `a op= b` where the left operand changes; `None` where it is made anew.
pub fn in_place(interp: &mut Interp, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let done = match (a.unwrap_base(), op) {
        (Value::List(items), BinaryOp::Add) => list::extend_with(interp, items, b, a.clone())?,
        (Value::List(items), BinaryOp::Multiply) => {
            let Some(times) = times(interp, b)? else { return Ok(None) };
            let len = items.items.borrow().len();
            check_room(interp, (len as u64).saturating_mul(times))?;
            interp.charge(len as u64 * times * 2);
            let once = items.items.borrow().clone();
            let mut all = Vec::with_capacity(len * times as usize);
            for _ in 0..if len == 0 { 0 } else { times } {
                all.extend_from_slice(&once);
            }
            let old = items.items.replace(all);
            drop(old);
            a.clone()
        }
        (Value::Dict(table), BinaryOp::Or) => match b.unwrap_base() {
            Value::Int(_) | Value::None | Value::Float(_) | Value::Bool(_) => return Ok(None),
            _ => dict::update_in_place(interp, a, table, b)?,
        },
        (Value::Set(members), _) if !members.frozen => return set::in_place(interp, op, a, members, b),
        (Value::Native(native), _) => match (&**native, op) {
            (Native::Deque(_), BinaryOp::Add) => deque::extend_with(interp, native, b, false, a.clone())?,
            (Native::Deque(state), BinaryOp::Multiply) => {
                let Some(times) = times(interp, b)? else { return Ok(None) };
                deque::repeat(interp, state, times)?;
                a.clone()
            }
            (Native::ByteArray(data), _) => return bytearray::in_place(interp, op, a, data, b),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(done))
}

/// How often a sequence is repeated; `None` if the value is no whole number.
fn times(interp: &mut Interp, value: &Value) -> Res<Option<u64>> {
    match index::of(value) {
        Index::Int(n) => Ok(Some(n.max(0) as u64)),
        Index::Big(true) => Ok(Some(0)),
        Index::Big(false) => {
            Err(interp.raise(super::Exc::OverflowError, "cannot fit 'int' into an index-sized integer"))
        }
        Index::Python | Index::Not => Ok(None),
    }
}

/// The truth of a value where no Python is needed to find it out.
pub fn native_truth(value: &Value) -> Option<bool> {
    match value {
        Value::Object(object) if object.class.traits().truth => None,
        _ => Some(match value.unwrap_base() {
            Value::None | Value::Null => false,
            Value::Bool(truth) => *truth,
            Value::Int(n) => *n != 0,
            Value::Float(x) => *x != 0.0,
            base => item::len(base).is_none_or(|len| len != 0),
        }),
    }
}

// === Items ===

/// `__len__`.
pub fn len(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = slot(interp, args)?;
    match item::len(this) {
        Some(len) => Ok(Value::Int(len as i64)),
        None => {
            let text = format!("object of type '{}' has no len()", interp.type_name(this));
            Err(interp.type_error(text))
        }
    }
}

/// `__iter__`.
pub fn iter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = slot(interp, args)?;
    iterate::iter(interp, this.unwrap_base())
}

/// `__getitem__`.
pub fn get_item(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, key] = slot(interp, args)?;
    match item::get(interp, this, key)? {
        Some(value) => Ok(value),
        None => {
            let text = format!("'{}' object is not subscriptable", interp.type_name(this));
            Err(interp.type_error(text))
        }
    }
}

/// `__setitem__`.
pub fn set_item(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, key, value] = slot(interp, args)?;
    if item::set(interp, this, key, value.clone())? {
        return Ok(Value::None);
    }
    let text = format!("'{}' object does not support item assignment", interp.type_name(this));
    Err(interp.type_error(text))
}

/// `__delitem__`.
pub fn delete_item(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, key] = slot(interp, args)?;
    if item::delete(interp, this, key)? {
        return Ok(Value::None);
    }
    let text = format!("'{}' object doesn't support item deletion", interp.type_name(this));
    Err(interp.type_error(text))
}

/// `__contains__`.
pub fn contains(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, key] = slot(interp, args)?;
    match item::contains(interp, this, key)? {
        Some(found) => Ok(Value::Bool(found)),
        None => Err(interp.prelude_call("_contains", vec![this.unwrap_base().clone(), key.clone()])),
    }
}

/// The arguments of a special method, in the words of `Objects/typeobject.c`.
fn slot<'a, const N: usize>(interp: &mut Interp, args: Args<'a>) -> Res<&'a [Value; N]> {
    if let ([], Ok(all)) = (args.kwnames, args.pos.try_into()) {
        return Ok(all);
    }
    let (want, got) = (N - 1, args.pos.len().saturating_sub(1));
    let s = if want == 1 { "" } else { "s" };
    Err(interp.type_error(format!("expected {want} argument{s}, got {got}")))
}

// === Operators ===

fn binary(interp: &mut Interp, args: Args<'_>, op: BinaryOp, swapped: bool) -> Res {
    let [this, other] = slot(interp, args)?;
    let (a, b) = if swapped { (other, this) } else { (this, other) };
    let (a, b) = (a.unwrap_base(), b.unwrap_base());
    match arith::binary(interp, op, a, b)? {
        Some(value) => Ok(value),
        None if matches!(this.unwrap_base(), Value::List(_) | Value::Tuple(_)) => {
            Err(arith::unsupported(interp, op, false, a, b))
        }
        None => Ok(Value::NotImplemented),
    }
}

fn augmented(interp: &mut Interp, args: Args<'_>, op: BinaryOp) -> Res {
    let [this, other] = slot(interp, args)?;
    Ok(in_place(interp, op, this, other)?.unwrap_or(Value::NotImplemented))
}

/// Whether values are of types that compare with each other.
fn comparable(a: &Value, b: &Value) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
        && match (a, b) {
            (Value::Native(a), Value::Native(b)) => std::mem::discriminant(&**a) == std::mem::discriminant(&**b),
            _ => true,
        }
}

fn equality(interp: &mut Interp, args: Args<'_>, name: &str, wanted: bool) -> Res {
    let [a, b] = slot(interp, args)?;
    let (a, b) = (a.unwrap_base(), b.unwrap_base());
    if !comparable(a, b) {
        return Ok(Value::NotImplemented);
    }
    match compare::equal(a, b) {
        Some(equal) => Ok(Value::Bool(equal == wanted)),
        None => Err(interp.prelude_call(name, vec![a.clone(), b.clone()])),
    }
}

fn ordering(interp: &mut Interp, args: Args<'_>, op: CompareOp) -> Res {
    let [a, b] = slot(interp, args)?;
    let (a, b) = (a.unwrap_base(), b.unwrap_base());
    if !comparable(a, b) {
        return Ok(Value::NotImplemented);
    }
    Ok(compare::order(interp, op, a, b)?.map_or(Value::NotImplemented, Value::Bool))
}

macro_rules! operators {
    ($($(#[$doc:meta])* $name:ident => $body:ident($($arg:expr),*);)*) => {
        $($(#[$doc])* pub fn $name(interp: &mut Interp, args: Args<'_>) -> Res { $body(interp, args, $($arg),*) })*
    };
}

operators! {
    /// `__eq__`.
    eq => equality("_eq", true);
    /// `__ne__`.
    ne => equality("_ne", false);
    /// `__lt__`.
    lt => ordering(CompareOp::Lt);
    /// `__le__`.
    le => ordering(CompareOp::Le);
    /// `__gt__`.
    gt => ordering(CompareOp::Gt);
    /// `__ge__`.
    ge => ordering(CompareOp::Ge);
    /// `__add__`.
    add => binary(BinaryOp::Add, false);
    /// `__mul__`, `__rmul__`.
    mul => binary(BinaryOp::Multiply, false);
    /// `__sub__`.
    sub => binary(BinaryOp::Subtract, false);
    /// `__rsub__`.
    rsub => binary(BinaryOp::Subtract, true);
    /// `__or__`.
    or => binary(BinaryOp::Or, false);
    /// `__ror__`.
    ror => binary(BinaryOp::Or, true);
    /// `__and__`.
    and => binary(BinaryOp::And, false);
    /// `__rand__`.
    rand => binary(BinaryOp::And, true);
    /// `__xor__`.
    xor => binary(BinaryOp::Xor, false);
    /// `__rxor__`.
    rxor => binary(BinaryOp::Xor, true);
    /// `__iadd__`.
    iadd => augmented(BinaryOp::Add);
    /// `__imul__`.
    imul => augmented(BinaryOp::Multiply);
    /// `__isub__`.
    isub => augmented(BinaryOp::Subtract);
    /// `__ior__`.
    ior => augmented(BinaryOp::Or);
    /// `__iand__`.
    iand => augmented(BinaryOp::And);
    /// `__ixor__`.
    ixor => augmented(BinaryOp::Xor);
}
