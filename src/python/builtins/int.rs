//! `int`: making one from numbers and text, and its methods (`Objects/longobject.c`).
//!
//! Start with [`new`]; [`parse`] reads text. Operators are in [`super::arith`].

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::asks::special;
use super::characters::decimal;
use super::number::{Fault, MAX_DIGITS, Num, truncate};
use super::{Builtin, Exc, dunders, escape, repr};
use crate::python::object::{Base, Bytes, Class, Native, Value};
use crate::python::vm::call::unexpected;
use crate::python::vm::control::{Args, Call, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// An instance of a built-in class or of a subclass of it.
pub fn instance(interp: &mut Interp, class: &Rc<Class>, value: Value) -> Value {
    if class.heap { interp.object(class, Base::Value(value)) } else { value }
}

/// `int(x=0, base=10)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    if args.pos.len() > 2 {
        return Err(interp.type_error(format!("int expected at most 2 arguments, got {}", args.pos.len())));
    }
    let base = args.pos.get(1).or_else(|| args.kw("base"));
    if let Some(name) = args.kwnames.iter().filter_map(Value::as_str).find(|name| *name != "base")
        && !class.heap
    {
        return Err(unexpected(interp, "int", &["base"], name));
    }
    let value = match (args.pos.first(), base) {
        (None, None) => Value::Int(0),
        (None, Some(_)) => return Err(interp.type_error("int() missing string argument")),
        (Some(value), Some(base)) => with_base(interp, value, base)?,
        (Some(value), None) => return convert(interp, class, value),
    };
    Ok(instance(interp, class, value))
}

fn with_base(interp: &mut Interp, value: &Value, base: &Value) -> Res {
    let base = match Num::int_of(base) {
        Some(Num::Int(base)) if base == 0 || (2..=36).contains(&base) => base as u32,
        Some(_) => return Err(interp.value_error("int() base must be >= 2 and <= 36, or 0")),
        None => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(base));
            return Err(interp.type_error(text));
        }
    };
    match literal(value) {
        Some((text, shown)) => parse(&text, base, &shown).map_err(|fault| fault.raise(interp)),
        None => Err(interp.type_error("int() can't convert non-string with explicit base")),
    }
}

/// The text to be read and how errors show it.
fn literal(value: &Value) -> Option<(String, String)> {
    match value.unwrap_base() {
        Value::Str(s) => Some((s.as_str().to_owned(), escape::quote(s.as_str(), false))),
        Value::Bytes(b) => Some((b.data.iter().map(|&b| char::from(b)).collect(), escape::quote_bytes(&b.data))),
        Value::Native(n) => match &**n {
            Native::ByteArray(b) => {
                let data = b.borrow();
                Some((data.iter().map(|&b| char::from(b)).collect(), escape::quote_bytes(&data)))
            }
            _ => None,
        },
        _ => None,
    }
}

/// `int(value)`.
fn convert(interp: &mut Interp, class: &Rc<Class>, value: &Value) -> Res {
    for (method, name) in [(sym::__int__, "__int__"), (sym::__index__, "__index__")] {
        if let Some(func) = special(value, method) {
            let data = Value::tuple(vec![Value::Class(class.clone()), Value::str(name), value.clone()]);
            let call = Call { func, args: vec![value.clone()], kwargs: Vec::new() };
            return Err(Box::new(Ctl::Then(call, after_method, data)));
        }
    }
    let done = match (value.unwrap_base(), literal(value)) {
        (Value::Int(_) | Value::Big(_), _) => Ok(value.unwrap_base().clone()),
        (Value::Bool(b), _) => Ok(Value::Int(i64::from(*b))),
        (Value::Float(x), _) => truncate(*x),
        (_, Some((text, shown))) => parse(&text, 10, &shown),
        _ => {
            let name = interp.type_name(value);
            let text = format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'");
            Err(Fault::typing(text))
        }
    };
    match done {
        Ok(value) => Ok(instance(interp, class, value)),
        Err(fault) => Err(fault.raise(interp)),
    }
}

fn after_method(interp: &mut Interp, result: Value, data: Value) -> Res {
    let [Value::Class(class), name, value] = super::asks::items(&data) else { return Ok(result) };
    match result.unwrap_base() {
        number @ (Value::Int(_) | Value::Big(_)) => Ok(instance(interp, class, number.clone())),
        Value::Bool(b) => Ok(instance(interp, class, Value::Int(i64::from(*b)))),
        _ => {
            let method = name.as_str().unwrap_or_default().to_owned();
            Err(repr::wrong_result(interp, value, &method, "an int", &result))
        }
    }
}

/// Decimal digits of any script as ASCII digits.
pub fn ascii_digits(text: &str) -> String {
    let digit = |c: char| if c.is_ascii() { None } else { decimal(c).and_then(|d| char::from_digit(d, 10)) };
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Reads an `int`: spaces around, a sign, a prefix, single underscores between digits. `shown` is the text in errors.
pub fn parse(text: &str, base: u32, shown: &str) -> Result<Value, Fault> {
    let wrong = || Fault::value(format!("invalid literal for int() with base {base}: {shown}"));
    let text = ascii_digits(text);
    let trimmed = text.trim_matches(super::string::is_space);
    let (negative, body) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let lower = body.get(..2).map(str::to_ascii_lowercase);
    let prefixed = match lower.as_deref() {
        Some("0x") => Some(16),
        Some("0o") => Some(8),
        Some("0b") => Some(2),
        _ => None,
    };
    let (radix, mut digits) = match prefixed {
        Some(radix) if base == 0 || base == radix => (radix, &body[2..]),
        _ if base == 0 => (10, body),
        _ => (base, body),
    };
    let has_prefix = digits.len() < body.len();
    if has_prefix {
        digits = digits.strip_prefix('_').unwrap_or(digits);
    }
    // Without a base, a leading zero is allowed in front of zeros only.
    if base == 0 && !has_prefix && digits.starts_with('0') && digits.chars().any(|c| !matches!(c, '0' | '_')) {
        return Err(wrong());
    }
    let plain: String = digits.chars().filter(|c| *c != '_').collect();
    if plain.is_empty()
        || digits.starts_with('_')
        || digits.ends_with('_')
        || digits.contains("__")
        || !plain.chars().all(|c| c.is_digit(radix))
    {
        return Err(wrong());
    }
    if !radix.is_power_of_two() && plain.len() > MAX_DIGITS {
        let text = format!(
            "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            plain.len()
        );
        return Err(Fault::value(text));
    }
    let number = match i64::from_str_radix(&plain, radix) {
        Ok(small) => return Ok(Value::Int(if negative { -small } else { small })),
        Err(_) => BigInt::parse_bytes(plain.as_bytes(), radix).ok_or_else(wrong)?,
    };
    Ok(Value::int(if negative { -number } else { number }))
}

/// The number a method was called on.
fn receiver<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<Num<'a>> {
    match args.pos.first().and_then(Num::int_of) {
        Some(n) => Ok(n),
        None => {
            let got = args.pos.first().map_or_else(String::new, |v| interp.type_name(v));
            let text = format!("descriptor '{name}' for 'int' objects doesn't apply to a '{got}' object");
            Err(interp.type_error(text))
        }
    }
}

fn plain<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<Num<'a>> {
    let n = receiver(interp, args, name)?;
    let _: &[Value; 1] = args.exact(interp, &format!("int.{name}"), true)?;
    Ok(n)
}

fn value_of(n: Num<'_>) -> Value {
    Value::int(n.to_big())
}

fn bit_length(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(plain(interp, args, "bit_length")?.bits() as i64))
}

fn bit_count(interp: &mut Interp, args: Args<'_>) -> Res {
    let n = plain(interp, args, "bit_count")?.to_big();
    Ok(Value::Int(n.magnitude().count_ones() as i64))
}

fn same(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(value_of(plain(interp, args, "conjugate")?))
}

fn is_integer(interp: &mut Interp, args: Args<'_>) -> Res {
    plain(interp, args, "is_integer")?;
    Ok(Value::Bool(true))
}

fn as_integer_ratio(interp: &mut Interp, args: Args<'_>) -> Res {
    let n = plain(interp, args, "as_integer_ratio")?;
    Ok(Value::tuple(vec![value_of(n), Value::Int(1)]))
}

fn float(interp: &mut Interp, args: Args<'_>) -> Res {
    let x = plain(interp, args, "__float__")?.to_f64();
    x.map(Value::Float).map_err(|fault| fault.raise(interp))
}

fn round(interp: &mut Interp, args: Args<'_>) -> Res {
    let n = receiver(interp, args, "__round__")?;
    let digits = args.between(interp, "__round__", 0, 1, true)?.first();
    round_int(interp, n, digits)
}

/// `round(int, digits)`: ties to even.
pub fn round_int(interp: &mut Interp, n: Num<'_>, digits: Option<&Value>) -> Res {
    let digits = match digits {
        None | Some(Value::None) => 0,
        Some(value) => match Num::int_of(value) {
            Some(Num::Int(digits)) => digits,
            Some(_) => i64::MAX,
            None => {
                let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(value));
                return Err(interp.type_error(text));
            }
        },
    };
    if digits >= 0 {
        return Ok(value_of(n));
    }
    if digits.unsigned_abs() > n.bits() {
        return Ok(Value::Int(0));
    }
    let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
    let (quotient, rest) = n.to_big().div_mod_floor(&unit);
    let twice = rest * 2;
    let up = twice > unit || (twice == unit && quotient.is_odd());
    Ok(Value::int((quotient + i32::from(up)) * unit))
}

fn to_bytes(interp: &mut Interp, args: Args<'_>) -> Res {
    let n = receiver(interp, args, "to_bytes")?.to_big();
    let [length, order, signed] = byte_arguments(interp, args.rest(), "to_bytes", ["length", "byteorder", "signed"])?;
    let length = match length.map(Num::int_of) {
        None => 1,
        Some(Some(Num::Int(n))) if n >= 0 => n as usize,
        Some(Some(_)) => return Err(interp.value_error("length argument must be non-negative")),
        Some(None) => {
            let name = length.map_or_else(String::new, |v| interp.type_name(v));
            return Err(interp.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        }
    };
    let big = byte_order(interp, order)?;
    let signed = matches!(signed, Some(Value::Bool(true)));
    if n.is_negative() && !signed {
        return Err(interp.raise(Exc::OverflowError, "can't convert negative int to unsigned"));
    }
    let mut bytes = if n.is_zero() {
        Vec::new()
    } else if signed {
        n.to_signed_bytes_le()
    } else {
        n.to_bytes_le().1
    };
    if bytes.len() > length {
        return Err(interp.raise(Exc::OverflowError, "int too big to convert"));
    }
    let fill = if n.is_negative() { 0xff } else { 0 };
    bytes.resize(length, fill);
    if big {
        bytes.reverse();
    }
    Ok(Value::Bytes(Bytes::new(bytes)))
}

/// Two positional arguments and the keyword-only `signed`.
fn byte_arguments<'a>(
    interp: &mut Interp,
    args: Args<'a>,
    name: &str,
    names: [&str; 3],
) -> Res<[Option<&'a Value>; 3]> {
    if args.pos.len() > 2 {
        let text = format!("{name}() takes at most 2 positional arguments ({} given)", args.pos.len());
        return Err(interp.type_error(text));
    }
    args.bind(interp, name, names, 0)
}

fn byte_order(interp: &mut Interp, order: Option<&Value>) -> Res<bool> {
    match order.map(|v| (v, v.as_str())) {
        None | Some((_, Some("big"))) => Ok(true),
        Some((_, Some("little"))) => Ok(false),
        Some((_, Some(_))) => Err(interp.value_error("byteorder must be either 'little' or 'big'")),
        Some((other, None)) => {
            let text = format!("to_bytes() argument 'byteorder' must be str, not {}", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}

fn from_bytes(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Class(class)) = args.pos.first() else {
        return Err(interp.type_error("from_bytes() needs a class"));
    };
    let class = class.clone();
    let names = ["bytes", "byteorder", "signed"];
    let [data, order, signed] = byte_arguments(interp, args.rest(), "from_bytes", names)?;
    let Some(data) = data else {
        return Err(interp.type_error("from_bytes() missing required argument 'bytes' (pos 1)"));
    };
    let bytes = match data.unwrap_base() {
        Value::Str(_) => return Err(interp.type_error("cannot convert 'str' object to bytes")),
        _ if let Some(data) = super::bytes::view(data) => data,
        _ => match interp.native_items(data)? {
            Some(items) => {
                let byte = |v: &Value| Num::int_of(v).and_then(|n| n.to_big().to_u8());
                match items.iter().map(byte).collect::<Option<Vec<u8>>>() {
                    Some(bytes) => bytes,
                    None => return Err(interp.value_error("bytes must be in range(0, 256)")),
                }
            }
            None => {
                let text = format!("cannot convert '{}' object to bytes", interp.type_name(data));
                return Err(interp.type_error(text));
            }
        },
    };
    let big = byte_order(interp, order)?;
    let n = match (matches!(signed, Some(Value::Bool(true))), big) {
        (true, true) => BigInt::from_signed_bytes_be(&bytes),
        (true, false) => BigInt::from_signed_bytes_le(&bytes),
        (false, true) => BigInt::from_bytes_be(Sign::Plus, &bytes),
        (false, false) => BigInt::from_bytes_le(Sign::Plus, &bytes),
    };
    Ok(instance(interp, &class, Value::int(n)))
}

/// Methods of `int`.
pub const METHODS: &[Builtin] = &[
    Builtin::method("int", "as_integer_ratio", as_integer_ratio),
    Builtin::method("int", "bit_count", bit_count),
    Builtin::method("int", "bit_length", bit_length),
    Builtin::method("int", "conjugate", same),
    Builtin::method("int", "is_integer", is_integer),
    Builtin::method("int", "to_bytes", to_bytes),
    Builtin::method("int", "__ceil__", same),
    Builtin::method("int", "__float__", float),
    Builtin::method("int", "__floor__", same),
    Builtin::method("int", "__index__", same),
    Builtin::method("int", "__int__", same),
    Builtin::method("int", "__round__", round),
    Builtin::method("int", "__trunc__", same),
    Builtin::method("int", "__lshift__", dunders::binary::<8, false>),
    Builtin::method("int", "__rlshift__", dunders::binary::<8, true>),
    Builtin::method("int", "__rshift__", dunders::binary::<9, false>),
    Builtin::method("int", "__rrshift__", dunders::binary::<9, true>),
    Builtin::method("int", "__and__", dunders::binary::<10, false>),
    Builtin::method("int", "__rand__", dunders::binary::<10, true>),
    Builtin::method("int", "__or__", dunders::binary::<11, false>),
    Builtin::method("int", "__ror__", dunders::binary::<11, true>),
    Builtin::method("int", "__xor__", dunders::binary::<12, false>),
    Builtin::method("int", "__rxor__", dunders::binary::<12, true>),
    Builtin::method("int", "__invert__", dunders::unary::<2>),
];

/// Operators of `int`, more of [`METHODS`].
pub const ARITHMETIC: &[Builtin] = &dunders::arithmetic!("int");

/// Comparisons of `int`, more of [`METHODS`].
pub const COMPARISONS: &[Builtin] = &dunders::comparisons!("int");

/// Class methods of `int`.
pub const CLASS_METHODS: &[Builtin] = &[Builtin::method("int", "from_bytes", from_bytes)];

/// All tables of methods of `int`.
pub const TABLES: [&[Builtin]; 3] = [METHODS, ARITHMETIC, COMPARISONS];
