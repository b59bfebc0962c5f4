//! `float`: making one from numbers and text, and its methods (`Objects/floatobject.c`).

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{One, ToPrimitive};

use super::asks::special;
use super::int::instance;
use super::number::{Fault, Num, ldexp, truncate};
use super::{Builtin, dunders, escape, float_text, repr};
use crate::python::object::{Class, Value};
use crate::python::vm::control::{Args, Call, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `float(x=0.0)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    if !class.heap {
        args.no_keywords(interp, "float")?;
    }
    let args = Args::positional(args.pos);
    let Some(value) = args.between(interp, "float", 0, 1, false)?.first() else {
        return Ok(instance(interp, class, Value::Float(0.0)));
    };
    for (method, name) in [(sym::__float__, "__float__"), (sym::__index__, "__index__")] {
        if let Some(func) = special(value, method) {
            let data = Value::tuple(vec![Value::Class(class.clone()), Value::str(name), value.clone()]);
            let call = Call { func, args: vec![value.clone()], kwargs: Vec::new() };
            return Err(Box::new(Ctl::Then(call, after_method, data)));
        }
    }
    let done = match (value.unwrap_base(), Num::of(value)) {
        (_, Some(number)) => number.to_f64(),
        (Value::Str(s), _) => parse(s.as_str()).ok_or_else(|| {
            let shown = escape::quote(s.as_str(), false);
            Fault::value(format!("could not convert string to float: {shown}"))
        }),
        (Value::Bytes(b), _) => parse(&String::from_utf8_lossy(&b.data)).ok_or_else(|| {
            let shown = escape::quote_bytes(&b.data);
            Fault::value(format!("could not convert string to float: {shown}"))
        }),
        _ => {
            let name = interp.type_name(value);
            Err(Fault::typing(format!("float() argument must be a string or a real number, not '{name}'")))
        }
    };
    match done {
        Ok(x) => Ok(instance(interp, class, Value::Float(x))),
        Err(fault) => Err(fault.raise(interp)),
    }
}

fn after_method(interp: &mut Interp, result: Value, data: Value) -> Res {
    let [Value::Class(class), name, value] = super::asks::items(&data) else { return Ok(result) };
    let name = name.as_str().unwrap_or_default();
    let number = match (name, result.unwrap_base()) {
        ("__float__", Value::Float(x)) => Ok(*x),
        ("__index__", _) if Num::int_of(&result).is_some() => Num::of(&result).map_or(Ok(0.0), Num::to_f64),
        _ => {
            let wanted = if name == "__float__" { "a float" } else { "an int" };
            return Err(repr::wrong_result(interp, value, name, wanted, &result));
        }
    };
    match number {
        Ok(x) => Ok(instance(interp, class, Value::Float(x))),
        Err(fault) => Err(fault.raise(interp)),
    }
}

/// Reads a `float`: spaces around, underscores between digits, `inf` and `nan` in any case.
pub fn parse(text: &str) -> Option<f64> {
    let text = super::int::ascii_digits(text);
    let text = text.trim_matches(super::string::is_space);
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let lonely = |(at, b): (usize, &u8)| *b == b'_' && !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)));
    if bytes.iter().enumerate().any(lonely) {
        return None;
    }
    let plain: String = text.chars().filter(|c| *c != '_').collect();
    plain.parse::<f64>().ok()
}

fn receiver(interp: &mut Interp, args: Args<'_>, name: &str) -> Res<f64> {
    if let Some(Value::Float(x)) = args.pos.first().map(Value::unwrap_base) {
        return Ok(*x);
    }
    let got = args.pos.first().map_or_else(String::new, |v| interp.type_name(v));
    let text = format!("descriptor '{name}' for 'float' objects doesn't apply to a '{got}' object");
    Err(interp.type_error(text))
}

fn plain(interp: &mut Interp, args: Args<'_>, name: &str) -> Res<f64> {
    let x = receiver(interp, args, name)?;
    let _: &[Value; 1] = args.exact(interp, &format!("float.{name}"), true)?;
    Ok(x)
}

fn is_integer(interp: &mut Interp, args: Args<'_>) -> Res {
    let x = plain(interp, args, "is_integer")?;
    Ok(Value::Bool(x.is_finite() && x == x.trunc()))
}

fn same(interp: &mut Interp, args: Args<'_>) -> Res {
    plain(interp, args, "conjugate").map(Value::Float)
}

fn whole(interp: &mut Interp, args: Args<'_>, name: &str, f: fn(f64) -> f64) -> Res {
    let x = plain(interp, args, name)?;
    truncate(f(x)).map_err(|fault| fault.raise(interp))
}

fn trunc(interp: &mut Interp, args: Args<'_>) -> Res {
    whole(interp, args, "__trunc__", f64::trunc)
}

fn floor(interp: &mut Interp, args: Args<'_>) -> Res {
    whole(interp, args, "__floor__", f64::floor)
}

fn ceil(interp: &mut Interp, args: Args<'_>) -> Res {
    whole(interp, args, "__ceil__", f64::ceil)
}

fn round(interp: &mut Interp, args: Args<'_>) -> Res {
    let x = receiver(interp, args, "__round__")?;
    let digits = args.between(interp, "__round__", 0, 1, true)?.first();
    round_float(interp, x, digits)
}

/// `round(float, digits)`: an `int` without digits; ties to even.
pub fn round_float(interp: &mut Interp, x: f64, digits: Option<&Value>) -> Res {
    let digits = match digits {
        None | Some(Value::None) => return truncate(x.round_ties_even()).map_err(|fault| fault.raise(interp)),
        Some(value) => match Num::int_of(value) {
            Some(Num::Int(digits)) => digits,
            Some(Num::Big(n)) => {
                if n.sign() == num_bigint::Sign::Minus {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
            _ => {
                let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(value));
                return Err(interp.type_error(text));
            }
        },
    };
    let rounded = float_text::round_to(x, digits);
    if rounded.is_infinite() && x.is_finite() {
        return Err(Fault::overflow("rounded value too large to represent").raise(interp));
    }
    Ok(Value::Float(rounded))
}

fn as_integer_ratio(interp: &mut Interp, args: Args<'_>) -> Res {
    let x = plain(interp, args, "as_integer_ratio")?;
    if !x.is_finite() {
        let (fault, what) = if x.is_nan() {
            (Fault::value as fn(String) -> Fault, "NaN")
        } else {
            (Fault::overflow as fn(String) -> Fault, "Infinity")
        };
        return Err(fault(format!("cannot convert {what} to integer ratio")).raise(interp));
    }
    // Halve until whole: at most 1074 times.
    let (mut mantissa, mut halvings) = (x, 0u64);
    while mantissa != mantissa.trunc() {
        mantissa *= 2.0;
        halvings += 1;
    }
    let top = truncate(mantissa).map_err(|fault| fault.raise(interp))?;
    Ok(Value::tuple(vec![top, Value::int(BigInt::one() << halvings)]))
}

fn hex(interp: &mut Interp, args: Args<'_>) -> Res {
    let x = plain(interp, args, "hex")?;
    if !x.is_finite() {
        return Ok(Value::string(float_text::repr(x)));
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x == 0.0 {
        return Ok(Value::string(format!("{sign}0x0.0p+0")));
    }
    let bits = x.to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7ff) as i64);
    let (lead, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    Ok(Value::string(format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")))
}

fn fromhex(interp: &mut Interp, args: Args<'_>) -> Res {
    let [class, text] = args.exact(interp, "float.fromhex", true)?;
    let (Value::Class(class), Some(text)) = (class, text.as_str()) else {
        return Err(interp.type_error("fromhex() argument must be str"));
    };
    match parse_hex(text) {
        Some(x) if x.is_infinite() && !text.to_ascii_lowercase().contains("inf") => {
            Err(Fault::overflow("hexadecimal value too large to represent as a float").raise(interp))
        }
        Some(x) => Ok(instance(interp, class, Value::Float(x))),
        None => Err(interp.value_error("invalid hexadecimal floating-point string")),
    }
}

/// `float.from_number(number)`: refuses text, which the constructor takes.
fn from_number(interp: &mut Interp, args: Args<'_>) -> Res {
    let [class, number] = args.exact(interp, "float.from_number", true)?;
    if matches!(number, Value::None | Value::Str(_) | Value::Bytes(_)) || super::complex::parts(number).is_some() {
        let text = format!("must be real number, not {}", interp.type_name(number));
        return Err(interp.type_error(text));
    }
    Err(interp.call(class.clone(), vec![number.clone()]))
}

fn parse_hex(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase();
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let magnitude = match body {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let body = body.strip_prefix("0x").unwrap_or(body);
            let (mantissa, exponent) = body.split_once('p').unwrap_or((body, "0"));
            let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let digits = BigInt::parse_bytes(format!("{whole}{part}").as_bytes(), 16)?;
            let exponent = exponent.parse::<i64>().ok()? - 4 * part.len() as i64;
            // Correctly rounded by dividing exactly.
            let power = BigInt::one() << exponent.unsigned_abs().min(20_000);
            if exponent >= 0 {
                super::number::big_to_f64(&(digits * power)).unwrap_or(f64::INFINITY)
            } else if digits.to_u64().is_some_and(|n| n < 1 << 53) {
                ldexp(digits.to_f64()?, exponent)
            } else {
                super::number::true_divide(&digits, &power).unwrap_or(f64::INFINITY)
            }
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// Methods of `float`.
pub const METHODS: &[Builtin] = &[
    Builtin::method("float", "as_integer_ratio", as_integer_ratio),
    Builtin::method("float", "conjugate", same),
    Builtin::method("float", "hex", hex),
    Builtin::method("float", "is_integer", is_integer),
    Builtin::method("float", "__ceil__", ceil),
    Builtin::method("float", "__float__", same),
    Builtin::method("float", "__floor__", floor),
    Builtin::method("float", "__int__", trunc),
    Builtin::method("float", "__round__", round),
    Builtin::method("float", "__trunc__", trunc),
];

/// Operators of `float`, more of [`METHODS`].
pub const ARITHMETIC: &[Builtin] = &dunders::arithmetic!("float");

/// Comparisons of `float`, more of [`METHODS`].
pub const COMPARISONS: &[Builtin] = &dunders::comparisons!("float");

/// Class methods of `float`.
pub const CLASS_METHODS: &[Builtin] =
    &[Builtin::method("float", "fromhex", fromhex), Builtin::method("float", "from_number", from_number)];

/// All tables of methods of `float`.
pub const TABLES: [&[Builtin]; 3] = [METHODS, ARITHMETIC, COMPARISONS];
