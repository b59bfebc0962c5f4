//! `float`: its constructor and methods.

use std::rc::Rc;

use num_bigint::BigInt;

use super::int::{numeric_methods, own_method};
use super::number::Num;
use super::{Builtin, Exc};
use crate::python::object::{Base, Class, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `float(...)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let value = match args.between(interp, "float", 0, 1, false)? {
        [] => Value::Float(0.0),
        given => convert(interp, &given[0])?,
    };
    Ok(if class.heap { interp.object(class, Base::Value(value)) } else { value })
}

fn convert(interp: &mut Interp, value: &Value) -> Res {
    for name in [sym::__float__, sym::__index__] {
        if let Some(func) = own_method(value, name) {
            return Err(interp.call(func, vec![value.clone()]));
        }
    }
    match value.unwrap_base() {
        Value::Str(s) => match parse(s.as_str()) {
            Some(x) => Ok(Value::Float(x)),
            None => {
                let quoted = super::repr::repr(interp, value.unwrap_base())?.unwrap_or_default();
                let text = format!("could not convert string to float: {quoted}");
                Err(interp.value_error(text))
            }
        },
        other => match Num::of(other) {
            Some(n) => n.to_f64().map(Value::Float).map_err(|f| f.raise(interp)),
            None => {
                let text = format!("float() argument must be a string or a real number, not '{}'", interp.type_name(other));
                Err(interp.type_error(text))
            }
        },
    }
}

fn parse(text: &str) -> Option<f64> {
    let text = text.trim_matches(char::is_whitespace);
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = rest.to_ascii_lowercase();
    match lower.as_str() {
        "inf" | "infinity" => return Some(sign * f64::INFINITY),
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    let digit = |c: char| c.is_ascii_digit();
    let bytes: Vec<char> = lower.chars().collect();
    // Underscores only between digits.
    for (i, c) in bytes.iter().enumerate() {
        if *c == '_' && !(i > 0 && digit(bytes[i - 1]) && bytes.get(i + 1).copied().is_some_and(digit)) {
            return None;
        }
    }
    let plain: String = bytes.into_iter().filter(|c| *c != '_').collect();
    let valid = plain.starts_with(|c: char| digit(c) || c == '.')
        && plain.chars().all(|c| digit(c) || matches!(c, '.' | 'e' | '+' | '-'));
    if !valid {
        return None;
    }
    plain.parse::<f64>().ok().map(|x| sign * x)
}

fn of(args: Args<'_>) -> f64 {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::Float(x)) => *x,
        _ => 0.0,
    }
}

fn is_integer(_: &mut Interp, args: Args<'_>) -> Res {
    let x = of(args);
    Ok(Value::Bool(x.is_finite() && x == x.trunc()))
}

fn itself(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Float(of(args)))
}

fn to_int(interp: &mut Interp, args: Args<'_>) -> Res {
    super::number::truncate(of(args)).map_err(|f| f.raise(interp))
}

fn ratio(interp: &mut Interp, args: Args<'_>) -> Res {
    let x = of(args);
    if x.is_infinite() {
        return Err(interp.raise(Exc::OverflowError, "cannot convert Infinity to integer ratio"));
    }
    if x.is_nan() {
        return Err(interp.value_error("cannot convert NaN to integer ratio"));
    }
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mut mantissa, mut shift) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    if mantissa == 0 {
        return Ok(Value::tuple(vec![Value::Int(0), Value::Int(1)]));
    }
    while mantissa & 1 == 0 && shift < 0 {
        mantissa >>= 1;
        shift += 1;
    }
    let mut top = BigInt::from(mantissa);
    let mut bottom = BigInt::from(1);
    if shift >= 0 {
        top <<= shift as u64;
    } else {
        bottom <<= shift.unsigned_abs();
    }
    Ok(Value::tuple(vec![Value::int(if x < 0.0 { -top } else { top }), Value::int(bottom)]))
}

/// Methods of `float`.
pub const METHODS: &[Builtin] = numeric_methods![
    "float",
    Builtin::method("float", "is_integer", is_integer),
    Builtin::method("float", "conjugate", itself),
    Builtin::method("float", "__float__", itself),
    Builtin::method("float", "__int__", to_int),
    Builtin::method("float", "__trunc__", to_int),
    Builtin::method("float", "as_integer_ratio", ratio),
];
