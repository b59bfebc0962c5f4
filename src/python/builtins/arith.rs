//! Operators on built-in values: which pairs are known natively, and the `TypeError` for the others.
//!
//! Start with [`binary`] and [`unary`]. The mathematics is in [`super::number`], formatting with `%` in
//! [`super::percent`], set algebra in [`super::set_algebra`]. Operators that classes define in Python are tried by
//! the VM before it comes here.

use std::rc::Rc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};

use super::asks::{items, special};
use super::number::{self, Fault, Num};
use super::{Exc, bytearray, complex, deque, percent, repr, set_algebra};
use crate::base::Ns;
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::{Bytes, Dict, List, Native, Str, Value};
use crate::python::vm::control::{Call, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `a op b` of built-in values or objects that wrap them; `None` if the pair is unknown. Not for subscripts.
#[inline]
pub fn binary(interp: &mut Interp, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    if let (Value::Int(x), Value::Int(y)) = (a, b)
        && let Some(value) = small(op, *x, *y)
    {
        return Ok(Some(value));
    }
    if let (Value::Float(x), Value::Float(y)) = (a, b) {
        return floats(interp, op, *x, *y);
    }
    let left = a.unwrap_base();
    match (op, left) {
        // Values to be formatted keep their classes: they may have a `__str__`.
        (BinaryOp::Remainder, Value::Str(format)) => percent::format(interp, format, b).map(Some),
        (BinaryOp::Remainder, Value::Bytes(format)) => percent::format_bytes(interp, format, b).map(Some),
        (BinaryOp::Multiply, _) if is_sequence(left) && special(b, sym::__index__).is_some() => {
            Err(repeat_by_index(left, b))
        }
        (BinaryOp::Multiply, _) if is_sequence(b.unwrap_base()) && special(a, sym::__index__).is_some() => {
            Err(repeat_by_index(b.unwrap_base(), a))
        }
        (BinaryOp::Add | BinaryOp::Multiply, Value::Native(_)) if deque::is_subclassed(a) => {
            Err(interp.unsupported("+ and * of subclasses of deque"))
        }
        (BinaryOp::Multiply, _) if deque::is_subclassed(b) => Err(interp.unsupported("+ and * of subclasses of deque")),
        _ => other(interp, op, left, b.unwrap_base()),
    }
}

/// Operators of small integers; `None` where the result may not fit or is an error.
#[inline]
fn small(op: BinaryOp, x: i64, y: i64) -> Option<Value> {
    Some(Value::Int(match op {
        BinaryOp::Add => x.checked_add(y)?,
        BinaryOp::Subtract => x.checked_sub(y)?,
        BinaryOp::Multiply => x.checked_mul(y)?,
        BinaryOp::FloorDivide => {
            let quotient = x.checked_div(y)?;
            if x % y != 0 && (x < 0) != (y < 0) { quotient - 1 } else { quotient }
        }
        BinaryOp::Remainder => {
            let rest = x.checked_rem(y)?;
            if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest }
        }
        BinaryOp::And => x & y,
        BinaryOp::Or => x | y,
        BinaryOp::Xor => x ^ y,
        BinaryOp::RightShift if y >= 0 => x >> y.min(63),
        BinaryOp::LeftShift if (0..64).contains(&y) => {
            let shifted = x << y;
            (shifted >> y == x).then_some(shifted)?
        }
        BinaryOp::Power if y >= 0 => x.checked_pow(u32::try_from(y).ok()?)?,
        BinaryOp::TrueDivide if y != 0 && x.unsigned_abs() >> 53 == 0 && y.unsigned_abs() >> 53 == 0 => {
            return Some(Value::Float(x as f64 / y as f64));
        }
        _ => return None,
    }))
}

fn floats(interp: &mut Interp, op: BinaryOp, x: f64, y: f64) -> Res<Option<Value>> {
    let division = matches!(op, BinaryOp::TrueDivide | BinaryOp::FloorDivide | BinaryOp::Remainder);
    if division && y == 0.0 {
        return Err(Fault::division().raise(interp));
    }
    Ok(Some(Value::Float(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Subtract => x - y,
        BinaryOp::Multiply => x * y,
        BinaryOp::TrueDivide => x / y,
        BinaryOp::FloorDivide => number::float_divmod(x, y).0,
        BinaryOp::Remainder => number::float_divmod(x, y).1,
        BinaryOp::Power => {
            interp.charge(30);
            match number::float_pow(x, y) {
                Ok(Some(x)) => x,
                Ok(None) => return complex::power(interp, (x, 0.0), (y, 0.0)).map(Some),
                Err(fault) => return Err(fault.raise(interp)),
            }
        }
        _ => return Ok(None),
    })))
}

/// What a proxy stands for.
fn behind(value: &Value) -> &Value {
    match value {
        Value::Native(native) if let Native::MappingProxy(mapping) = &**native => mapping,
        _ => value,
    }
}

fn other(interp: &mut Interp, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let (a, b) = if op == BinaryOp::Or { (behind(a), behind(b)) } else { (a, b) };
    if let (Value::Bool(x), Value::Bool(y)) = (a, b) {
        match op {
            BinaryOp::And => return Ok(Some(Value::Bool(x & y))),
            BinaryOp::Or => return Ok(Some(Value::Bool(x | y))),
            BinaryOp::Xor => return Ok(Some(Value::Bool(x ^ y))),
            _ => {}
        }
    }
    if let (Some(x), Some(y)) = (Num::of(a), Num::of(b)) {
        return numbers(interp, op, x, y);
    }
    if matches!(a, Value::Native(_)) || matches!(b, Value::Native(_)) {
        let made = complex::binary(interp, op, a, b)?;
        if made.is_some() {
            return Ok(made);
        }
    }
    match (op, a, b) {
        (BinaryOp::Add | BinaryOp::Multiply, Value::Native(_), _) | (BinaryOp::Multiply, _, Value::Native(_)) => {
            match bytearray::binary(interp, op, a, b)? {
                None => deque::binary(interp, op, a, b),
                made => Ok(made),
            }
        }
        (BinaryOp::Add, _, _) => concatenate(interp, a, b),
        (BinaryOp::Multiply, _, _) => match (Num::int_of(a), Num::int_of(b)) {
            (None, Some(count)) => repeat(interp, a, count),
            (Some(count), None) => repeat(interp, b, count),
            _ => Ok(None),
        },
        (BinaryOp::Or, Value::Dict(x), Value::Dict(y)) => merge(interp, x, y),
        (BinaryOp::Or, Value::Class(_), Value::Class(_) | Value::None)
        | (BinaryOp::Or, Value::None, Value::Class(_)) => {
            Err(interp.prelude_call("_Union", vec![Value::tuple(vec![a.clone(), b.clone()])]))
        }
        (BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::Subtract, _, _) => {
            set_algebra::binary(interp, op, a, b)
        }
        _ => Ok(None),
    }
}

/// Numbers of which at least one is not a small integer, or whose result is not.
fn numbers(interp: &mut Interp, op: BinaryOp, a: Num<'_>, b: Num<'_>) -> Res<Option<Value>> {
    if matches!(a, Num::Float(_)) || matches!(b, Num::Float(_)) {
        let (x, y) = match (a.to_f64(), b.to_f64()) {
            (Ok(x), Ok(y)) => (x, y),
            (Err(fault), _) | (_, Err(fault)) => return Err(fault.raise(interp)),
        };
        return floats(interp, op, x, y);
    }
    if let (Num::Int(x), Num::Int(y)) = (a, b)
        && let Some(value) = small(op, x, y)
    {
        return Ok(Some(value));
    }
    let done = integers(interp, op, a, b);
    done.map_err(|fault| fault.raise(interp))
}

/// Integers of any size.
fn integers(interp: &mut Interp, op: BinaryOp, a: Num<'_>, b: Num<'_>) -> Result<Option<Value>, Fault> {
    let (bits_a, bits_b) = (a.bits(), b.bits());
    let division = matches!(op, BinaryOp::TrueDivide | BinaryOp::FloorDivide | BinaryOp::Remainder);
    if division && b.is_zero() {
        return Err(Fault::division());
    }
    interp.charge(match op {
        BinaryOp::Multiply | BinaryOp::FloorDivide | BinaryOp::Remainder | BinaryOp::TrueDivide => {
            20 + product_cost(bits_a, bits_b)
        }
        _ => 20 + bits_a.max(bits_b) / 30,
    });
    Ok(Some(Value::int(match op {
        BinaryOp::Add => a.to_big() + b.to_big(),
        BinaryOp::Subtract => a.to_big() - b.to_big(),
        BinaryOp::Multiply => {
            room(interp, bits_a + bits_b)?;
            a.to_big() * b.to_big()
        }
        BinaryOp::FloorDivide => a.to_big().div_floor(&b.to_big()),
        BinaryOp::Remainder => a.to_big().mod_floor(&b.to_big()),
        BinaryOp::TrueDivide => return number::true_divide(&a.to_big(), &b.to_big()).map(|x| Some(Value::Float(x))),
        BinaryOp::And => a.to_big() & b.to_big(),
        BinaryOp::Or => a.to_big() | b.to_big(),
        BinaryOp::Xor => a.to_big() ^ b.to_big(),
        BinaryOp::Power => return power(interp, a, b).map(Some),
        BinaryOp::LeftShift | BinaryOp::RightShift => return shift(interp, op, a, b).map(Some),
        _ => return Ok(None),
    })))
}

/// Time to multiply or divide integers of these sizes: digits of 30 bits, one by one up to where CPython turns to
/// Karatsuba's method.
fn product_cost(bits_a: u64, bits_b: u64) -> Ns {
    let (short, long) = ((bits_a.min(bits_b) / 30 + 1), (bits_a.max(bits_b) / 30 + 1));
    if short <= 70 {
        return short * long * 3 / 2;
    }
    // Halving the digits saves a quarter of the work each time.
    let halvings = (short / 70).ilog2();
    (short * long).saturating_mul(3u64.pow(halvings.min(40))) / 4u64.pow(halvings.min(31)) * 3 / 2
}

/// Refuses results that cannot fit in memory.
fn room(interp: &Interp, bits: u64) -> Result<(), Fault> {
    if bits / 8 > interp.settings.memory_limit {
        return Err(Fault(Exc::MemoryError, String::new()));
    }
    Ok(())
}

fn power(interp: &mut Interp, a: Num<'_>, b: Num<'_>) -> Result<Value, Fault> {
    if b.to_big().is_negative() {
        return match number::float_pow(a.to_f64()?, b.to_f64()?)? {
            Some(x) => Ok(Value::Float(x)),
            None => Ok(Value::Float(f64::NAN)), // a whole exponent never gets here
        };
    }
    if let Num::Int(n @ -1..=1) = a {
        let odd = b.to_big().is_odd();
        return Ok(Value::Int(if n == -1 && !odd { 1 } else { n }));
    }
    let Some(exponent) = b.to_big().to_u64() else { return Err(Fault(Exc::MemoryError, String::new())) };
    let bits = a.bits().saturating_mul(exponent);
    room(interp, bits)?;
    interp.charge(product_cost(bits / 2, bits / 2));
    Ok(Value::int(number::int_pow(a, exponent)))
}

fn shift(interp: &Interp, op: BinaryOp, a: Num<'_>, b: Num<'_>) -> Result<Value, Fault> {
    let count = b.to_big();
    if count.is_negative() {
        return Err(Fault::value("negative shift count"));
    }
    if a.is_zero() {
        return Ok(Value::Int(0));
    }
    if op == BinaryOp::RightShift {
        let all = if a.to_big().is_negative() { -1 } else { 0 };
        return Ok(count.to_u64().map_or(Value::Int(all), |count| Value::int(a.to_big() >> count)));
    }
    let Some(count) = count.to_u64() else { return Err(Fault::overflow("too many digits in integer")) };
    room(interp, a.bits().saturating_add(count))?;
    Ok(Value::int(a.to_big() << count))
}

fn concatenate(interp: &mut Interp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let (made, bytes) = match (a, b) {
        (Value::Str(x), Value::Str(y)) => {
            let mut text = String::with_capacity(x.as_str().len() + y.as_str().len());
            text.push_str(x.as_str());
            text.push_str(y.as_str());
            let len = text.len();
            (Value::Str(Str::from_string(text)), len / 16)
        }
        (Value::List(x), Value::List(y)) => {
            let items: Vec<Value> = x.items.borrow().iter().chain(y.items.borrow().iter()).cloned().collect();
            let len = items.len();
            (Value::List(List::exact(items, false)), len * 2)
        }
        (Value::Tuple(x), Value::Tuple(y)) => {
            let items: Vec<Value> = x.items.iter().chain(&y.items).cloned().collect();
            let len = items.len();
            (Value::tuple(items), len * 2)
        }
        (Value::Bytes(x), Value::Bytes(y)) => {
            (Value::Bytes(Bytes::new([&x.data[..], &y.data].concat())), x.data.len() / 16)
        }
        (Value::Bytes(x), Value::Native(y)) if let Native::ByteArray(y) = &**y => {
            let y = y.borrow();
            (Value::Bytes(Bytes::new([&x.data[..], &y].concat())), y.len() / 16)
        }
        _ => return Ok(None),
    };
    interp.charge(bytes as Ns);
    Ok(Some(made))
}

fn is_sequence(value: &Value) -> bool {
    matches!(value, Value::Str(_) | Value::Bytes(_) | Value::List(_) | Value::Tuple(_))
}

/// Repeats a sequence as often as an object's `__index__` says.
fn repeat_by_index(sequence: &Value, count: &Value) -> Box<Ctl> {
    let func = special(count, sym::__index__).unwrap_or_default();
    let then = |interp: &mut Interp, result: Value, state: Value| {
        let [sequence, count] = items(&state) else { return Ok(result) };
        match Num::int_of(&result) {
            Some(times) => Ok(repeat(interp, sequence, times)?.unwrap_or_default()),
            None => Err(repr::wrong_result(interp, count, "__index__", "an int", &result)),
        }
    };
    let call = Call { func, args: vec![count.clone()], kwargs: Vec::new() };
    Box::new(Ctl::Then(call, then, Value::tuple(vec![sequence.clone(), count.clone()])))
}

fn repeat(interp: &mut Interp, sequence: &Value, count: Num<'_>) -> Res<Option<Value>> {
    let (len, each) = match sequence {
        Value::Str(s) => (s.as_str().len(), 1),
        Value::Bytes(b) => (b.data.len(), 1),
        Value::Tuple(t) => (t.items.len(), 16),
        Value::List(l) => (l.items.borrow().len(), 16),
        _ => return Ok(None),
    };
    let count = match count {
        Num::Int(n) => usize::try_from(n.max(0)).unwrap_or(usize::MAX),
        Num::Big(n) if n.is_negative() => 0,
        _ => return Err(interp.raise(Exc::OverflowError, "cannot fit 'int' into an index-sized integer")),
    };
    let total = (len as u64).saturating_mul(count as u64);
    if total.saturating_mul(each) > interp.settings.memory_limit {
        return Err(interp.raise_args(Exc::MemoryError, Vec::new()));
    }
    interp.charge(if each == 1 { total / 16 } else { total * 2 });
    let cycle = |items: &[Value]| -> Vec<Value> {
        let mut all = Vec::with_capacity(items.len() * count);
        for _ in 0..count {
            all.extend_from_slice(items);
        }
        all
    };
    // What is repeated no times may be of any length.
    let count = if len == 0 { 0 } else { count };
    Ok(Some(match sequence {
        Value::Str(s) => Value::string(s.as_str().repeat(count)),
        Value::Bytes(b) => Value::Bytes(Bytes::new(b.data.repeat(count))),
        Value::Tuple(t) if len > 0 => Value::tuple(cycle(&t.items)),
        Value::Tuple(_) => Value::tuple(Vec::new()),
        Value::List(l) if len > 0 => Value::List(List::exact(cycle(&l.items.borrow()), false)),
        _ => Value::list(Vec::new()),
    }))
}

/// `dict | dict`.
fn merge(interp: &mut Interp, a: &Rc<Dict>, b: &Rc<Dict>) -> Res<Option<Value>> {
    let mut table = a.table.borrow().twin();
    let more = b.table.borrow();
    table.odd |= !table.is_empty() && !more.is_empty();
    interp.charge((table.len() + more.len()) as Ns * 20);
    for (hash, key, value) in more.iter_hashed() {
        if set_algebra::needs_python(key) {
            let call = vec![Value::Dict(a.clone()), Value::Dict(b.clone())];
            return Err(interp.prelude_call("_dict_or", call));
        }
        table.insert(hash, key.clone(), value.clone());
    }
    let dict = Dict::new();
    *dict.table.borrow_mut() = table;
    Ok(Some(Value::Dict(dict)))
}

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryKind {
    /// `-x`.
    Negative,
    /// `+x`.
    Positive,
    /// `~x`.
    Invert,
    /// `abs(x)`.
    Abs,
}

/// An operator with one operand, of a built-in value or an object that wraps one. Objects whose class defines it in
/// Python get that called.
pub fn unary(interp: &mut Interp, kind: UnaryKind, value: &Value) -> Res {
    let name = match kind {
        UnaryKind::Negative => sym::__neg__,
        UnaryKind::Positive => sym::__pos__,
        UnaryKind::Invert => sym::__invert__,
        UnaryKind::Abs => sym::__abs__,
    };
    if let Value::Object(o) = value
        && let Some(func) = o.class.special(name).filter(|f| !matches!(f, Value::Builtin(_) | Value::None))
    {
        return Err(interp.call(func, vec![value.clone()]));
    }
    if let (UnaryKind::Invert, Value::Bool(_)) = (kind, value) {
        return Err(interp.prelude_call("_invert_bool", vec![value.clone()]));
    }
    if let Some(found) = complex::unary(interp, kind, value)? {
        return Ok(found);
    }
    match (kind, Num::of(value)) {
        (UnaryKind::Negative, Some(Num::Int(n))) => {
            Ok(n.checked_neg().map_or_else(|| Value::int(-BigInt::from(n)), Value::Int))
        }
        (UnaryKind::Negative, Some(Num::Big(n))) => Ok(Value::int(-n)),
        (UnaryKind::Negative, Some(Num::Float(x))) => Ok(Value::Float(-x)),
        (UnaryKind::Positive, Some(Num::Int(n))) => Ok(Value::Int(n)),
        (UnaryKind::Positive, Some(_)) => Ok(value.unwrap_base().clone()),
        (UnaryKind::Invert, Some(Num::Int(n))) => Ok(Value::Int(!n)),
        (UnaryKind::Invert, Some(Num::Big(n))) => Ok(Value::int(-(n + 1i32))),
        (UnaryKind::Abs, Some(Num::Int(n))) => {
            Ok(n.checked_abs().map_or_else(|| Value::int(BigInt::from(n).abs()), Value::Int))
        }
        (UnaryKind::Abs, Some(Num::Big(n))) => Ok(Value::int(n.abs())),
        (UnaryKind::Abs, Some(Num::Float(x))) => Ok(Value::Float(x.abs())),
        _ => {
            let shown = match kind {
                UnaryKind::Negative => "unary -",
                UnaryKind::Positive => "unary +",
                UnaryKind::Invert => "unary ~",
                UnaryKind::Abs => "abs()",
            };
            let text = format!("bad operand type for {shown}: '{}'", interp.type_name(value));
            Err(interp.type_error(text))
        }
    }
}

/// The `TypeError` of an operator that neither operand knows.
pub fn unsupported(interp: &mut Interp, op: BinaryOp, in_place: bool, a: &Value, b: &Value) -> Box<Ctl> {
    let (left, right) = (interp.type_name(a), interp.type_name(b));
    let is_sequence = |v: &Value| is_sequence(v.unwrap_base());
    let text = match (op, a.unwrap_base()) {
        (BinaryOp::Add, Value::Str(_)) => format!("can only concatenate str (not \"{right}\") to str"),
        (BinaryOp::Add, Value::List(_)) => format!("can only concatenate list (not \"{right}\") to list"),
        (BinaryOp::Add, Value::Tuple(_)) => format!("can only concatenate tuple (not \"{right}\") to tuple"),
        (BinaryOp::Add, Value::Bytes(_)) => format!("can't concat {right} to {left}"),
        (BinaryOp::Add, Value::Native(n)) if matches!(**n, Native::ByteArray(_)) => {
            format!("can't concat {right} to {left}")
        }
        (BinaryOp::Multiply, _) if is_sequence(a) => format!("can't multiply sequence by non-int of type '{right}'"),
        (BinaryOp::Multiply, _) if is_sequence(b) => format!("can't multiply sequence by non-int of type '{left}'"),
        _ => {
            let shown = match op {
                BinaryOp::Add => "+",
                BinaryOp::Subtract => "-",
                BinaryOp::Multiply => "*",
                BinaryOp::TrueDivide => "/",
                BinaryOp::FloorDivide => "//",
                BinaryOp::Remainder => "%",
                BinaryOp::Power => "**",
                BinaryOp::MatrixMultiply => "@",
                BinaryOp::LeftShift => "<<",
                BinaryOp::RightShift => ">>",
                BinaryOp::And => "&",
                BinaryOp::Or => "|",
                BinaryOp::Xor => "^",
                BinaryOp::Subscript => "[]",
            };
            let shown = match (op, in_place) {
                (BinaryOp::Power, false) => "** or pow()".to_owned(),
                (_, true) => format!("{shown}="),
                _ => shown.to_owned(),
            };
            format!("unsupported operand type(s) for {shown}: '{left}' and '{right}'")
        }
    };
    interp.type_error(text)
}
