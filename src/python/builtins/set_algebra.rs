//! `|`, `&`, `-` and `^` of sets and of the views of dicts, and the comparisons that ask for subsets.
//!
//! Results are built in the order in which `Objects/setobject.c` builds them, because that decides how they iterate.
//! Sets that hold objects with `__eq__` or `__hash__` written in Python go through the prelude.

use crate::base::Ns;
use crate::python::bytecode::op::{BinaryOp, CompareOp};
use crate::python::object::hash::{NoHash, hash_of};
use crate::python::object::{DictPart, Native, Set, SetTable, Value};
use crate::python::vm::control::Res;
use crate::python::vm::interp::Interp;

/// A set operator; `None` if the operands are not sets.
pub fn binary(interp: &mut Interp, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let (Some(x), Some(y)) = (table_of(a), table_of(b)) else {
        // A view goes with any iterable.
        if is_view(a) || is_view(b) {
            let name = match op {
                BinaryOp::Or => "__or__",
                BinaryOp::And => "__and__",
                BinaryOp::Xor => "__xor__",
                _ => "__sub__",
            };
            return Err(interp.prelude_call("_view_set", vec![Value::str(name), a.clone(), b.clone()]));
        }
        return Ok(None);
    };
    interp.charge((x.len() + y.len()) as Ns * 15);
    if x.iter().chain(y.iter()).any(|(_, key)| needs_python(key)) {
        let symbol = match op {
            BinaryOp::Or => "|",
            BinaryOp::And => "&",
            BinaryOp::Xor => "^",
            _ => "-",
        };
        let call = vec![Value::str(symbol), a.clone(), b.clone()];
        return Err(interp.prelude_call("_set_operator", call));
    }
    let made = match op {
        BinaryOp::Or => union(&x, &y),
        BinaryOp::And => intersection(&x, &y),
        BinaryOp::Xor => symmetric_difference(&x, &y),
        BinaryOp::Subtract => difference(&x, &y),
        _ => return Ok(None),
    };
    let frozen = matches!(a, Value::Set(s) if s.frozen);
    Ok(Some(Value::Set(Set::new(made, frozen))))
}

fn is_view(value: &Value) -> bool {
    matches!(value, Value::Native(n) if matches!(**n, Native::DictView(_, DictPart::Keys | DictPart::Items)))
}

/// The keys of a set or of a view of a dict.
fn table_of(value: &Value) -> Option<SetTable> {
    match value {
        Value::Set(s) => Some(s.table.borrow().clone()),
        Value::Native(n) => match &**n {
            Native::DictView(d, DictPart::Keys) => {
                let mut table = SetTable::default();
                for (hash, key, _) in d.table.borrow().iter_hashed() {
                    table.insert(hash, key.clone());
                }
                Some(table)
            }
            Native::DictView(d, part @ DictPart::Items) => {
                let mut table = SetTable::default();
                for (key, value) in d.table.borrow().iter() {
                    let pair = part.of(key, value);
                    table.insert(hash_of(&pair).ok()?, pair);
                }
                Some(table)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether comparing or hashing a key takes Python.
pub fn needs_python(key: &Value) -> bool {
    match key {
        Value::Object(o) => {
            let traits = o.class.traits();
            traits.python_eq || traits.python_hash
        }
        Value::Tuple(t) => t.items.iter().any(needs_python),
        Value::Set(_) => hash_of(key) == Err(NoHash::Python),
        _ => false,
    }
}

/// `a | b`.
pub fn union(a: &SetTable, b: &SetTable) -> SetTable {
    let mut made = a.fresh_copy();
    made.merge(b);
    made
}

/// `a & b`: the smaller one is walked.
pub fn intersection(a: &SetTable, b: &SetTable) -> SetTable {
    let (walked, other) = if b.len() > a.len() { (a, b) } else { (b, a) };
    let mut made = SetTable::default();
    for (hash, key) in walked.iter().filter(|(hash, key)| other.contains(*hash, key)) {
        made.insert(hash, key.clone());
    }
    made
}

/// `a - b`.
pub fn difference(a: &SetTable, b: &SetTable) -> SetTable {
    if a.len() >> 2 > b.len() {
        let mut made = a.fresh_copy();
        made.subtract(b.iter());
        return made;
    }
    let mut made = SetTable::default();
    for (hash, key) in a.iter().filter(|(hash, key)| !b.contains(*hash, key)) {
        made.insert_new(hash, key.clone());
    }
    made
}

/// `a ^ b`.
pub fn symmetric_difference(a: &SetTable, b: &SetTable) -> SetTable {
    let mut made = b.fresh_copy();
    for (hash, key) in a.iter() {
        if !made.remove(hash, key) {
            made.insert_new(hash, key.clone());
        }
    }
    made
}

/// Whether every key of `a` is in `b`.
fn is_subset(a: &SetTable, b: &SetTable) -> bool {
    a.len() <= b.len() && a.iter().all(|(hash, key)| b.contains(hash, key))
}

/// How two sets compare as sets: whether `a <= b` and `a >= b`. `None` if they are not sets.
pub fn subset(interp: &mut Interp, op: CompareOp, a: &Value, b: &Value) -> Res<Option<(bool, bool)>> {
    let (Some(x), Some(y)) = (table_of(a), table_of(b)) else { return Ok(None) };
    interp.charge((x.len() + y.len()) as Ns * 15);
    if x.iter().chain(y.iter()).any(|(_, key)| needs_python(key)) {
        let call = vec![Value::str(op.symbol()), a.clone(), b.clone()];
        return Err(interp.prelude_call("_set_order", call));
    }
    Ok(Some((is_subset(&x, &y), is_subset(&y, &x))))
}
