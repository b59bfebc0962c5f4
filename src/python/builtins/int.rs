//! `int`: its constructor and methods, and the builtin functions on numbers.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_traits::Num as _;

use super::arith::{self, UnaryKind};
use super::number::{self, Num};
use super::{Builtin, Exc, float_text};
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::{Base, Bytes, Class, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};

/// `int(...)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let value = convert(interp, args)?;
    Ok(if class.heap { interp.object(class, Base::Value(value)) } else { value })
}

fn convert(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, base] = args.bind(interp, "int", ["x", "base"], 0)?;
    let Some(value) = value else { return Ok(Value::Int(0)) };
    if let Some(base) = base {
        let base = match index(interp, base)? {
            n if n == 0 || (2..=36).contains(&n) => n as u32,
            _ => return Err(interp.value_error("int() base must be >= 2 and <= 36, or 0")),
        };
        let Some(text) = value.as_str() else {
            return Err(interp.type_error("int() can't convert non-string with explicit base"));
        };
        let text = text.to_owned();
        return parse(interp, &text, base);
    }
    for name in [sym::__int__, sym::__index__, sym::__trunc__] {
        if let Some(func) = own_method(value, name) {
            return Err(interp.call(func, vec![value.clone()]));
        }
    }
    match value.unwrap_base() {
        Value::Int(n) => Ok(Value::Int(*n)),
        Value::Big(n) => Ok(Value::Big(n.clone())),
        Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
        Value::Float(x) => number::truncate(*x).map_err(|f| f.raise(interp)),
        Value::Str(s) => parse(interp, &s.as_str().to_owned(), 10),
        Value::Bytes(b) => {
            let text = String::from_utf8_lossy(&b.data).into_owned();
            parse(interp, &text, 10)
        }
        other => {
            let text = format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                interp.type_name(other)
            );
            Err(interp.type_error(text))
        }
    }
}

/// A special method of an instance that is written in Python.
pub fn own_method(value: &Value, name: Sym) -> Option<Value> {
    match value {
        Value::Object(o) => o.class.lookup(name).filter(|f| !matches!(f, Value::Builtin(_) | Value::None)),
        _ => None,
    }
}

fn parse(interp: &mut Interp, text: &str, base: u32) -> Res {
    match parse_digits(text, base) {
        Some(value) => Ok(value),
        None => {
            let quoted = super::repr::repr(interp, &Value::str(text))?.unwrap_or_default();
            let text = format!("invalid literal for int() with base {base}: {quoted}");
            Err(interp.value_error(text))
        }
    }
}

fn parse_digits(text: &str, base: u32) -> Option<Value> {
    let text = text.trim_matches(|c: char| c.is_whitespace());
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = digits.to_ascii_lowercase();
    let prefixed = |p: &str| lower.strip_prefix(p).map(|rest| rest.strip_prefix('_').unwrap_or(rest).to_owned());
    let (base, digits) = match base {
        0 => match (prefixed("0x"), prefixed("0o"), prefixed("0b")) {
            (Some(d), _, _) => (16, d),
            (_, Some(d), _) => (8, d),
            (_, _, Some(d)) => (2, d),
            _ if lower.len() > 1 && lower.starts_with('0') && lower.trim_matches(['0', '_']) != "" => return None,
            _ => (10, lower.clone()),
        },
        16 => (16, prefixed("0x").unwrap_or_else(|| lower.clone())),
        8 => (8, prefixed("0o").unwrap_or_else(|| lower.clone())),
        2 => (2, prefixed("0b").unwrap_or_else(|| lower.clone())),
        base => (base, lower.clone()),
    };
    if digits.is_empty() || digits.starts_with('_') || digits.ends_with('_') || digits.contains("__") {
        return None;
    }
    let digits: String = digits.chars().filter(|c| *c != '_').map(|c| to_ascii_digit(c).unwrap_or(c)).collect();
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let big = match i64::from_str_radix(&digits, base) {
        Ok(n) => return Some(Value::Int(if negative { -n } else { n })),
        Err(_) => BigInt::from_str_radix(&digits, base).ok()?,
    };
    Some(Value::int(if negative { -big } else { big }))
}

/// Decimal digits of other scripts that programs in Chinese are likely to contain: the full-width ones.
fn to_ascii_digit(c: char) -> Option<char> {
    ('\u{ff10}'..='\u{ff19}').contains(&c).then(|| char::from(b'0' + (c as u32 - 0xff10) as u8))
}

/// An argument that must be an integer and fit.
pub fn index(interp: &mut Interp, value: &Value) -> Res<i64> {
    match value.unwrap_base() {
        Value::Int(n) => Ok(*n),
        Value::Bool(b) => Ok(i64::from(*b)),
        Value::Big(_) => Err(interp.raise(Exc::OverflowError, "Python int too large to convert to C int")),
        other => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}

fn bits(args: Args<'_>) -> BigInt {
    args.pos.first().and_then(Num::int_of).map(Num::to_big).unwrap_or_default()
}

fn bit_length(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(bits(args).bits() as i64))
}

fn bit_count(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(bits(args).magnitude().count_ones() as i64))
}

fn itself(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::int(bits(args)))
}

fn is_integer(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Bool(true))
}

fn ratio(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::tuple(vec![Value::int(bits(args)), Value::Int(1)]))
}

fn to_bytes(interp: &mut Interp, args: Args<'_>) -> Res {
    let [length, order, signed] = args.rest().bind(interp, "to_bytes", ["length", "byteorder", "signed"], 0)?;
    let length = length.map_or(Ok(1), |v| index(interp, v))? as usize;
    let little = order.and_then(Value::as_str) == Some("little");
    let signed = matches!(signed, Some(Value::Bool(true)));
    let n = bits(args);
    if n.sign() == Sign::Minus && !signed {
        return Err(interp.raise(Exc::OverflowError, "can't convert negative int to unsigned"));
    }
    let mut data = if signed { n.to_signed_bytes_le() } else { n.to_bytes_le().1 };
    let fill = if n.sign() == Sign::Minus { 0xff } else { 0 };
    while data.len() > length && data.last() == Some(&fill) {
        data.pop();
    }
    if data.len() > length {
        return Err(interp.raise(Exc::OverflowError, "int too big to convert"));
    }
    data.resize(length, fill);
    if !little {
        data.reverse();
    }
    Ok(Value::Bytes(Bytes::new(data)))
}

macro_rules! operator_methods {
    ($($method:ident, $reflected:ident, $op:ident;)*) => {$(
        pub(super) fn $method(interp: &mut Interp, args: Args<'_>) -> Res {
            let [a, b] = args.exact::<2>(interp, stringify!($op), true)?;
            Ok(arith::binary(interp, BinaryOp::$op, a.unwrap_base(), b.unwrap_base())?.unwrap_or(Value::NotImplemented))
        }
        pub(super) fn $reflected(interp: &mut Interp, args: Args<'_>) -> Res {
            let [a, b] = args.exact::<2>(interp, stringify!($op), true)?;
            Ok(arith::binary(interp, BinaryOp::$op, b.unwrap_base(), a.unwrap_base())?.unwrap_or(Value::NotImplemented))
        }
    )*};
}

operator_methods! {
    add, radd, Add;
    sub, rsub, Subtract;
    mul, rmul, Multiply;
    truediv, rtruediv, TrueDivide;
    floordiv, rfloordiv, FloorDivide;
    modulo, rmodulo, Remainder;
    power, rpower, Power;
}

macro_rules! numeric_methods {
    ($owner:literal, $($more:tt)*) => {
        &[
            Builtin::method($owner, "__add__", super::int::add),
            Builtin::method($owner, "__radd__", super::int::radd),
            Builtin::method($owner, "__sub__", super::int::sub),
            Builtin::method($owner, "__rsub__", super::int::rsub),
            Builtin::method($owner, "__mul__", super::int::mul),
            Builtin::method($owner, "__rmul__", super::int::rmul),
            Builtin::method($owner, "__truediv__", super::int::truediv),
            Builtin::method($owner, "__rtruediv__", super::int::rtruediv),
            Builtin::method($owner, "__floordiv__", super::int::floordiv),
            Builtin::method($owner, "__rfloordiv__", super::int::rfloordiv),
            Builtin::method($owner, "__mod__", super::int::modulo),
            Builtin::method($owner, "__rmod__", super::int::rmodulo),
            Builtin::method($owner, "__pow__", super::int::power),
            Builtin::method($owner, "__rpow__", super::int::rpower),
            Builtin::method($owner, "__neg__", super::int::negative),
            Builtin::method($owner, "__abs__", super::int::absolute),
            $($more)*
        ]
    };
}
pub(super) use numeric_methods;

pub(super) fn negative(interp: &mut Interp, args: Args<'_>) -> Res {
    let [a] = args.exact::<1>(interp, "__neg__", true)?;
    arith::unary(interp, UnaryKind::Negative, a.unwrap_base())
}

pub(super) fn absolute(interp: &mut Interp, args: Args<'_>) -> Res {
    let [a] = args.exact::<1>(interp, "__abs__", true)?;
    arith::unary(interp, UnaryKind::Abs, a.unwrap_base())
}

/// Methods of `int`.
pub const METHODS: &[Builtin] = numeric_methods![
    "int",
    Builtin::method("int", "bit_length", bit_length),
    Builtin::method("int", "bit_count", bit_count),
    Builtin::method("int", "conjugate", itself),
    Builtin::method("int", "__int__", itself),
    Builtin::method("int", "__index__", itself),
    Builtin::method("int", "is_integer", is_integer),
    Builtin::method("int", "as_integer_ratio", ratio),
    Builtin::method("int", "to_bytes", to_bytes),
];

fn from_bytes(interp: &mut Interp, args: Args<'_>) -> Res {
    let [data, order, signed] = args.rest().bind(interp, "from_bytes", ["bytes", "byteorder", "signed"], 1)?;
    let Some(Value::Bytes(data)) = data.map(Value::unwrap_base) else {
        return Err(interp.type_error("cannot convert object to bytes"));
    };
    let little = order.and_then(Value::as_str) == Some("little");
    let signed = matches!(signed, Some(Value::Bool(true)));
    Ok(Value::int(match (little, signed) {
        (true, true) => BigInt::from_signed_bytes_le(&data.data),
        (false, true) => BigInt::from_signed_bytes_be(&data.data),
        (true, false) => BigInt::from_bytes_le(Sign::Plus, &data.data),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, &data.data),
    }))
}

/// Class methods of `int`.
pub const CLASS_METHODS: &[Builtin] = &[Builtin::method("int", "from_bytes", from_bytes)];

fn abs(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "abs", false)?;
    arith::unary(interp, UnaryKind::Abs, value)
}

fn radix(interp: &mut Interp, args: Args<'_>, name: &str, base: u32, prefix: &str) -> Res {
    let [value] = args.exact::<1>(interp, name, false)?;
    if let Some(func) = own_method(value, sym::__index__) {
        let then = match base {
            16 => "_hex",
            8 => "_oct",
            _ => "_bin",
        };
        return Err(interp.prelude_call(then, vec![func, value.clone()]));
    }
    let Some(n) = Num::int_of(value.unwrap_base()) else {
        let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(value));
        return Err(interp.type_error(text));
    };
    let n = n.to_big();
    let sign = if n.sign() == Sign::Minus { "-" } else { "" };
    Ok(Value::string(format!("{sign}{prefix}{}", n.magnitude().to_str_radix(base))))
}

fn hex(interp: &mut Interp, args: Args<'_>) -> Res {
    radix(interp, args, "hex", 16, "0x")
}

fn oct(interp: &mut Interp, args: Args<'_>) -> Res {
    radix(interp, args, "oct", 8, "0o")
}

fn bin(interp: &mut Interp, args: Args<'_>) -> Res {
    radix(interp, args, "bin", 2, "0b")
}

fn chr(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "chr", false)?;
    let n = index(interp, value)?;
    match u32::try_from(n).ok().filter(|n| *n < 0x11_0000) {
        None => Err(interp.value_error("chr() arg not in range(0x110000)")),
        Some(n) => match char::from_u32(n) {
            Some(c) => Ok(Value::str(c.encode_utf8(&mut [0; 4]))),
            None => Err(interp.unsupported("lone surrogates in str")),
        },
    }
}

fn ord(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "ord", false)?;
    let count = match value.unwrap_base() {
        Value::Str(s) if s.chars() == 1 => {
            return Ok(Value::Int(s.as_str().chars().next().map_or(0, |c| i64::from(u32::from(c)))));
        }
        Value::Bytes(b) if b.data.len() == 1 => return Ok(Value::Int(i64::from(b.data[0]))),
        Value::Str(s) => s.chars(),
        Value::Bytes(b) => b.data.len(),
        other => {
            let text = format!("ord() expected string of length 1, but {} found", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    let text = format!("ord() expected a character, but string of length {count} found");
    Err(interp.type_error(text))
}

fn divmod(interp: &mut Interp, args: Args<'_>) -> Res {
    let [a, b] = args.exact::<2>(interp, "divmod", false)?;
    if let Some(func) = own_method(a, sym::__divmod__) {
        return Err(interp.call(func, vec![a.clone(), b.clone()]));
    }
    let whole = arith::binary(interp, BinaryOp::FloorDivide, a.unwrap_base(), b.unwrap_base())?;
    let rest = arith::binary(interp, BinaryOp::Remainder, a.unwrap_base(), b.unwrap_base())?;
    match (whole, rest) {
        (Some(whole), Some(rest)) => Ok(Value::tuple(vec![whole, rest])),
        _ => {
            let (a, b) = (interp.type_name(a), interp.type_name(b));
            Err(interp.type_error(format!("unsupported operand type(s) for divmod(): '{a}' and '{b}'")))
        }
    }
}

fn pow(interp: &mut Interp, args: Args<'_>) -> Res {
    let [base, exp, modulus] = args.bind(interp, "pow", ["base", "exp", "mod"], 2)?;
    let (Some(base), Some(exp)) = (base, exp) else { return Ok(Value::None) };
    let Some(modulus) = modulus.filter(|m| !m.is_none()) else {
        return crate::python::vm::special::binary(interp, BinaryOp::Power as u32, base, exp);
    };
    let ints = (Num::int_of(base.unwrap_base()), Num::int_of(exp.unwrap_base()), Num::int_of(modulus.unwrap_base()));
    let (Some(b), Some(e), Some(m)) = ints else {
        return Err(interp.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    };
    match number::mod_pow(&b.to_big(), &e.to_big(), &m.to_big()) {
        Ok(n) => Ok(Value::int(n)),
        Err(fault) => Err(fault.raise(interp)),
    }
}

fn round(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, digits] = args.bind(interp, "round", ["number", "ndigits"], 1)?;
    let Some(value) = value else { return Ok(Value::None) };
    if let Some(func) = own_method(value, sym::__round__) {
        let mut all = vec![value.clone()];
        all.extend(digits.cloned());
        return Err(interp.call(func, all));
    }
    let digits = digits.filter(|d| !d.is_none());
    match (value.unwrap_base(), digits) {
        (Value::Float(x), None) => {
            let down = x.floor();
            let rounded = match x - down {
                d if d < 0.5 => down,
                d if d > 0.5 => down + 1.0,
                _ if (down / 2.0).floor() * 2.0 == down => down,
                _ => down + 1.0,
            };
            number::truncate(if x.is_finite() { rounded } else { *x }).map_err(|f| f.raise(interp))
        }
        (Value::Float(x), Some(digits)) => {
            let digits = index(interp, digits)?;
            Ok(Value::Float(if x.is_finite() { float_text::round_to(*x, digits) } else { *x }))
        }
        (n @ (Value::Int(_) | Value::Big(_) | Value::Bool(_)), None) => {
            Ok(Num::int_of(n).map_or(Value::None, |n| Value::int(n.to_big())))
        }
        (n @ (Value::Int(_) | Value::Big(_) | Value::Bool(_)), Some(digits)) => {
            let digits = index(interp, digits)?;
            let n = Num::int_of(n).map(Num::to_big).unwrap_or_default();
            Ok(Value::int(if digits >= 0 { n } else { round_int(&n, digits.unsigned_abs()) }))
        }
        (other, _) => {
            let text = format!("type {} doesn't define __round__ method", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}

/// To a multiple of a power of ten, ties to even.
fn round_int(n: &BigInt, zeros: u64) -> BigInt {
    let unit = number::int_pow(Num::Int(10), zeros);
    let half = &unit / 2;
    let rest = ((n % &unit) + &unit) % &unit;
    let down = n - &rest;
    let odd = (&down / &unit) % 2 != BigInt::from(0);
    if rest > half || (rest == half && odd) { down + unit } else { down }
}

/// Builtin functions on numbers and characters.
pub const FUNCTIONS: &[Builtin] = &[
    Builtin::function("abs", abs),
    Builtin::function("hex", hex),
    Builtin::function("oct", oct),
    Builtin::function("bin", bin),
    Builtin::function("chr", chr),
    Builtin::function("ord", ord),
    Builtin::function("divmod", divmod),
    Builtin::function("pow", pow),
    Builtin::function("round", round),
];

