//! Operators on objects whose classes define them in Python: which method is tried, in which order
//! (`Objects/abstract.c` `binary_op1`, `Objects/object.c` `do_richcompare`).

use super::control::{Call, Ctl, Res};
use super::interp::Interp;
use super::symbol::{Sym, sym};
use crate::python::builtins::{arith, compare, item};
use crate::python::bytecode::op::{BinaryOp, CompareOp, IN_PLACE};
use crate::python::object::{Native, Value};

const LEFT: [Sym; 13] = [
    sym::__add__,
    sym::__sub__,
    sym::__mul__,
    sym::__truediv__,
    sym::__floordiv__,
    sym::__mod__,
    sym::__pow__,
    sym::__matmul__,
    sym::__lshift__,
    sym::__rshift__,
    sym::__and__,
    sym::__or__,
    sym::__xor__,
];
const RIGHT: [Sym; 13] = [
    sym::__radd__,
    sym::__rsub__,
    sym::__rmul__,
    sym::__rtruediv__,
    sym::__rfloordiv__,
    sym::__rmod__,
    sym::__rpow__,
    sym::__rmatmul__,
    sym::__rlshift__,
    sym::__rrshift__,
    sym::__rand__,
    sym::__ror__,
    sym::__rxor__,
];
const IN_PLACE_NAMES: [Sym; 13] = [
    sym::__iadd__,
    sym::__isub__,
    sym::__imul__,
    sym::__itruediv__,
    sym::__ifloordiv__,
    sym::__imod__,
    sym::__ipow__,
    sym::__imatmul__,
    sym::__ilshift__,
    sym::__irshift__,
    sym::__iand__,
    sym::__ior__,
    sym::__ixor__,
];

/// A method written in Python, of an instance (or a class with a metaclass).
pub fn method(interp: &Interp, value: &Value, name: Sym) -> Option<Value> {
    let found = match value {
        Value::Object(o) => o.class.special(name)?,
        Value::Class(c) => c.metaclass.as_ref()?.special(name)?,
        _ => return None,
    };
    let _ = interp;
    (!matches!(found, Value::Builtin(_) | Value::None)).then_some(found)
}

/// `a op b`, with `arg` as in the instruction.
pub fn binary(interp: &mut Interp, arg: u32, a: &Value, b: &Value) -> Res {
    let op = BinaryOp::ALL[(arg & (IN_PLACE - 1)) as usize];
    if op == BinaryOp::Subscript {
        return subscript(interp, a, b);
    }
    if matches!(a, Value::Object(_) | Value::Class(_)) || matches!(b, Value::Object(_) | Value::Class(_)) {
        let data = Value::tuple(vec![Value::Int(i64::from(arg)), a.clone(), b.clone(), Value::Int(0)]);
        return binary_next(interp, Value::NotImplemented, data);
    }
    native_binary(interp, arg, a, b)
}

fn native_binary(interp: &mut Interp, arg: u32, a: &Value, b: &Value) -> Res {
    let op = BinaryOp::ALL[(arg & (IN_PLACE - 1)) as usize];
    let in_place = arg >= IN_PLACE;
    if in_place && let Some(value) = item::in_place(interp, op, a, b)? {
        return Ok(value);
    }
    match arith::binary(interp, op, a, b)? {
        Some(value) => Ok(value),
        None => Err(arith::unsupported(interp, op, in_place, a, b)),
    }
}

fn candidates(interp: &Interp, arg: u32, a: &Value, b: &Value) -> Vec<(Value, bool)> {
    let at = (arg & (IN_PLACE - 1)) as usize;
    let mut found = Vec::new();
    if arg >= IN_PLACE {
        found.extend(method(interp, a, IN_PLACE_NAMES[at]).map(|f| (f, false)));
    }
    let left = method(interp, a, LEFT[at]);
    let right = method(interp, b, RIGHT[at]);
    let (ta, tb) = (interp.type_of(a), interp.type_of(b));
    if ta.id == tb.id {
        found.extend(left.map(|f| (f, false)));
        return found;
    }
    // The right operand of a subclass that overrides the method goes first.
    if tb.is_subclass(&ta) && right.as_ref().is_some_and(|r| !ta.lookup(RIGHT[at]).is_some_and(|l| l.is(r))) {
        found.extend(right.map(|f| (f, true)));
        found.extend(left.map(|f| (f, false)));
    } else {
        found.extend(left.map(|f| (f, false)));
        found.extend(right.map(|f| (f, true)));
    }
    found
}

fn binary_next(interp: &mut Interp, result: Value, data: Value) -> Res {
    if !matches!(result, Value::NotImplemented) {
        return Ok(result);
    }
    let Value::Tuple(d) = &data else { return Ok(result) };
    let (Value::Int(arg), a, b, Value::Int(stage)) = (&d.items[0], &d.items[1], &d.items[2], &d.items[3]) else {
        return Ok(result);
    };
    let arg = *arg as u32;
    let all = candidates(interp, arg, a, b);
    match all.into_iter().nth(*stage as usize) {
        Some((func, swapped)) => {
            let args = if swapped { vec![b.clone(), a.clone()] } else { vec![a.clone(), b.clone()] };
            let next = vec![d.items[0].clone(), a.clone(), b.clone(), Value::Int(stage + 1)];
            let call = Call { func, args, kwargs: Vec::new() };
            Err(Box::new(Ctl::Then(call, binary_next, Value::tuple(next))))
        }
        None => native_binary(interp, arg, a, b),
    }
}

/// `a[b]`.
pub fn subscript(interp: &mut Interp, a: &Value, b: &Value) -> Res {
    if let Some(func) = method(interp, a, sym::__getitem__) {
        return Err(interp.call(func, vec![a.clone(), b.clone()]));
    }
    if let Value::Class(c) = a {
        if let Some(func) = c.lookup(sym::__class_getitem__) {
            let func = match &func {
                Value::Native(n) => match &**n {
                    crate::python::object::Native::ClassMethod(f) => f.clone(),
                    _ => func.clone(),
                },
                _ => func,
            };
            return Err(interp.call(func, vec![a.clone(), b.clone()]));
        }
        let call = vec![a.clone(), b.clone()];
        return Err(interp.prelude_call("_generic_alias", call));
    }
    match item::get(interp, a, b)? {
        Some(value) => Ok(value),
        None => {
            let text = format!("'{}' object is not subscriptable", interp.type_name(a));
            Err(interp.type_error(text))
        }
    }
}

const COMPARE: [Sym; 6] = [sym::__lt__, sym::__le__, sym::__eq__, sym::__ne__, sym::__gt__, sym::__ge__];
const SWAPPED: [usize; 6] = [4, 5, 2, 3, 0, 1];

/// `a op b` for comparisons.
pub fn rich_compare(interp: &mut Interp, op: CompareOp, a: &Value, b: &Value) -> Res {
    if !matches!(a, Value::Object(_) | Value::Class(_)) && !matches!(b, Value::Object(_) | Value::Class(_)) {
        return native_compare(interp, op, a, b);
    }
    let data = Value::tuple(vec![Value::Int(op as i64), a.clone(), b.clone(), Value::Int(0)]);
    compare_next(interp, Value::NotImplemented, data)
}

fn compare_next(interp: &mut Interp, result: Value, data: Value) -> Res {
    if !matches!(result, Value::NotImplemented) {
        return Ok(result);
    }
    let Value::Tuple(d) = &data else { return Ok(result) };
    let (Value::Int(op), a, b, Value::Int(stage)) = (&d.items[0], &d.items[1], &d.items[2], &d.items[3]) else {
        return Ok(result);
    };
    let at = *op as usize;
    let op = CompareOp::ALL[at];
    let side = |interp: &Interp, value: &Value, at: usize| -> Option<(Value, bool)> {
        if let Some(func) = method(interp, value, COMPARE[at]) {
            return Some((func, false));
        }
        // `__ne__` by default negates `__eq__`.
        (at == CompareOp::Ne as usize).then(|| method(interp, value, sym::__eq__)).flatten().map(|f| (f, true))
    };
    let mut all = Vec::new();
    let left = side(interp, a, at).map(|(f, n)| (f, n, false));
    let right = side(interp, b, SWAPPED[at]).map(|(f, n)| (f, n, true));
    let (ta, tb) = (interp.type_of(a), interp.type_of(b));
    if ta.id != tb.id && tb.is_subclass(&ta) {
        all.extend(right);
        all.extend(left);
    } else {
        all.extend(left);
        all.extend(right);
    }
    match all.into_iter().nth(*stage as usize) {
        Some((func, negated, swapped)) => {
            let args = if swapped { vec![b.clone(), a.clone()] } else { vec![a.clone(), b.clone()] };
            let next = Value::tuple(vec![d.items[0].clone(), a.clone(), b.clone(), Value::Int(stage + 1)]);
            let call = Call { func, args, kwargs: Vec::new() };
            let then = if negated { compare_negated } else { compare_next };
            Err(Box::new(Ctl::Then(call, then, next)))
        }
        None => match op {
            // What classes define was asked above; their instances may yet be lists, tuples or dicts.
            CompareOp::Eq | CompareOp::Ne if compare::is_python(a) || compare::is_python(b) => {
                Ok(Value::Bool(a.is(b) == (op == CompareOp::Eq)))
            }
            CompareOp::Eq | CompareOp::Ne => native_compare(interp, op, a.unwrap_base(), b.unwrap_base()),
            _ => match compare::order(interp, op, a, b)? {
                Some(result) => Ok(Value::Bool(result)),
                None => Err(compare::not_ordered(interp, op, a, b)),
            },
        },
    }
}

fn compare_negated(interp: &mut Interp, result: Value, data: Value) -> Res {
    match result {
        Value::NotImplemented => compare_next(interp, result, data),
        Value::Bool(b) => Ok(Value::Bool(!b)),
        other => Err(Box::new(Ctl::Then(
            Call { func: interp.prelude_function("_not"), args: vec![other], kwargs: Vec::new() },
            |_, v, _| Ok(v),
            Value::None,
        ))),
    }
}

fn native_compare(interp: &mut Interp, op: CompareOp, a: &Value, b: &Value) -> Res {
    match op {
        CompareOp::Eq | CompareOp::Ne => match compare::equal(a, b) {
            Some(equal) => Ok(Value::Bool(equal == (op == CompareOp::Eq))),
            // Containers of objects with `__eq__` in Python.
            None => {
                Err(interp.prelude_call(if op == CompareOp::Eq { "_eq" } else { "_ne" }, vec![a.clone(), b.clone()]))
            }
        },
        _ => match compare::order(interp, op, a, b)? {
            Some(result) => Ok(Value::Bool(result)),
            None => Err(compare::not_ordered(interp, op, a, b)),
        },
    }
}

/// `bool(value)`.
pub fn truth(interp: &mut Interp, value: &Value) -> Res {
    if let Value::Object(o) = value
        && o.class.traits().truth
    {
        if let Some(func) = method(interp, value, sym::__bool__) {
            let call = Call { func, args: vec![value.clone()], kwargs: Vec::new() };
            return Err(Box::new(Ctl::Then(call, after_bool, Value::None)));
        }
        if let Some(func) = method(interp, value, sym::__len__) {
            let call = Call { func, args: vec![value.clone()], kwargs: Vec::new() };
            return Err(Box::new(Ctl::Then(call, after_len, Value::None)));
        }
    }
    Ok(Value::Bool(match value.unwrap_base() {
        Value::None | Value::Null => false,
        Value::Bool(b) => *b,
        Value::Int(n) => *n != 0,
        Value::Float(x) => *x != 0.0,
        Value::Str(s) => s.chars() != 0,
        Value::Bytes(b) => !b.data.is_empty(),
        Value::Tuple(t) => !t.items.is_empty(),
        Value::List(l) => !l.items.borrow().is_empty(),
        Value::Dict(d) => !d.table.borrow().is_empty(),
        Value::Set(s) => !s.table.borrow().is_empty(),
        Value::Range(r) => !r.is_empty(),
        Value::Native(n) if matches!(**n, Native::Complex(re, im) if re == 0.0 && im == 0.0) => false,
        Value::Native(n) => item::native_len(n).is_none_or(|len| len != 0),
        _ => true,
    }))
}

fn after_bool(interp: &mut Interp, result: Value, _: Value) -> Res {
    match result {
        Value::Bool(_) => Ok(result),
        other => {
            let text = format!("__bool__ should return bool, returned {}", interp.type_name(&other));
            Err(interp.type_error(text))
        }
    }
}

fn after_len(interp: &mut Interp, result: Value, _: Value) -> Res {
    match result {
        Value::Int(n) if n >= 0 => Ok(Value::Bool(n != 0)),
        Value::Int(_) => Err(interp.value_error("__len__() should return >= 0")),
        other => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(&other));
            Err(interp.type_error(text))
        }
    }
}
