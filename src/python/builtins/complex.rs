//! `complex`: constructor, operators, text (`Objects/complexobject.c`).

use std::rc::Rc;

use super::arith::UnaryKind;
use super::format::{Spec, format_float, pad, unknown_code};
use super::number::{self, Fault, Num};
use super::{Builtin, Exc, float, float_text};
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::{Class, Native, Value};
use crate::python::vm::control::{Args, Call, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};

/// Real and imaginary part of a `complex`.
pub fn parts(value: &Value) -> Option<(f64, f64)> {
    match value.unwrap_base() {
        Value::Native(n) => match &**n {
            Native::Complex(re, im) => Some((*re, *im)),
            _ => None,
        },
        _ => None,
    }
}

fn made(re: f64, im: f64) -> Value {
    Value::Native(Rc::new(Native::Complex(re, im)))
}

/// A number as a complex one; `None` for anything else.
fn widened(interp: &mut Interp, value: &Value) -> Res<Option<(f64, f64)>> {
    if let Some(both) = parts(value) {
        return Ok(Some(both));
    }
    match Num::of(value).map(Num::to_f64) {
        Some(Ok(x)) => Ok(Some((x, 0.0))),
        Some(Err(fault)) => Err(fault.raise(interp)),
        None => Ok(None),
    }
}

/// `a op b` where at least one is complex.
pub fn binary(interp: &mut Interp, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    if parts(a).is_none() && parts(b).is_none() {
        return Ok(None);
    }
    let (Some((ar, ai)), Some((br, bi))) = (widened(interp, a)?, widened(interp, b)?) else { return Ok(None) };
    interp.charge(8);
    Ok(Some(match op {
        BinaryOp::Add => made(ar + br, ai + bi),
        BinaryOp::Subtract => made(ar - br, ai - bi),
        BinaryOp::Multiply => match (parts(a), parts(b)) {
            (Some(_), None) => made(ar * br, ai * br),
            (None, Some(_)) => made(ar * br, ar * bi),
            _ => made(ar * br - ai * bi, ar * bi + ai * br),
        },
        BinaryOp::TrueDivide => {
            let Some((re, im)) = quotient((ar, ai), (br, bi)) else {
                return Err(Fault::division().raise(interp));
            };
            made(re, im)
        }
        BinaryOp::Power => return power(interp, (ar, ai), (br, bi)).map(Some),
        _ => return Ok(None),
    }))
}

/// `_Py_c_quot`: divides by the larger part first.
fn quotient(a: (f64, f64), b: (f64, f64)) -> Option<(f64, f64)> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator))
    } else {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator))
    }
}

/// `a ** b` (`complex_pow`): by squaring for small whole exponents.
pub fn power(interp: &mut Interp, a: (f64, f64), b: (f64, f64)) -> Res {
    interp.charge(60);
    if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let n = b.0 as i32;
        if n < 0 && a == (0.0, 0.0) {
            return Err(interp.raise(Exc::ZeroDivisionError, "zero to a negative or complex power"));
        }
        let (mut base, mut left) = (a, n.unsigned_abs());
        let mut result = (1.0, 0.0);
        while left > 0 {
            if left & 1 == 1 {
                result = (result.0 * base.0 - result.1 * base.1, result.0 * base.1 + result.1 * base.0);
            }
            base = (base.0 * base.0 - base.1 * base.1, 2.0 * base.0 * base.1);
            left >>= 1;
        }
        if n < 0 {
            result = quotient((1.0, 0.0), result).unwrap_or((f64::INFINITY, 0.0));
        }
        return Ok(made(result.0, result.1));
    }
    if a == (0.0, 0.0) {
        if b.0 < 0.0 || b.1 != 0.0 {
            return Err(interp.raise(Exc::ZeroDivisionError, "zero to a negative or complex power"));
        }
        return Ok(made(0.0, 0.0));
    }
    let length = libm::hypot(a.0, a.1);
    let angle = libm::atan2(a.1, a.0);
    let mut size = number::float_pow(length, b.0).ok().flatten().unwrap_or(f64::NAN);
    let mut turn = angle * b.0;
    if b.1 != 0.0 {
        size *= libm::exp(-b.1 * angle);
        turn += b.1 * libm::log(length);
    }
    Ok(made(size * libm::cos(turn), size * libm::sin(turn)))
}

/// `-z`, `+z`, `abs(z)`; `None` for `~`.
pub fn unary(interp: &mut Interp, kind: UnaryKind, value: &Value) -> Res<Option<Value>> {
    let Some((re, im)) = parts(value) else { return Ok(None) };
    Ok(Some(match kind {
        UnaryKind::Negative => made(-re, -im),
        UnaryKind::Positive => made(re, im),
        UnaryKind::Abs => {
            let length = libm::hypot(re, im);
            if length.is_infinite() && re.is_finite() && im.is_finite() {
                return Err(interp.raise(Exc::OverflowError, "absolute value too large"));
            }
            Value::Float(length)
        }
        UnaryKind::Invert => return Ok(None),
    }))
}

/// `repr(z)`.
pub fn text(re: f64, im: f64) -> String {
    let short = |x: f64| float_text::repr(x).trim_end_matches(".0").to_owned();
    let imaginary = short(im);
    if re == 0.0 && !re.is_sign_negative() {
        return format!("{imaginary}j");
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", short(re))
}

/// `z.real`, `z.imag`.
pub fn member(interp: &Interp, re: f64, im: f64, name: Sym) -> Option<Value> {
    match interp.symbols.str(name) {
        "real" => Some(Value::Float(re)),
        "imag" => Some(Value::Float(im)),
        _ => None,
    }
}

fn conjugate(_: &mut Interp, args: Args<'_>) -> Res {
    let (re, im) = args.pos.first().and_then(parts).unwrap_or_default();
    Ok(made(re, -im))
}

/// `complex.from_number(number)`: refuses text, which the constructor takes.
fn from_number(interp: &mut Interp, args: Args<'_>) -> Res {
    let [class, number] = args.exact(interp, "complex.from_number", true)?;
    if matches!(number, Value::None | Value::Str(_) | Value::Bytes(_)) {
        let text = format!("must be real number, not {}", interp.type_name(number));
        return Err(interp.type_error(text));
    }
    Err(interp.call(class.clone(), vec![number.clone()]))
}

/// `complex(text)`.
fn parse(text: &str) -> Option<(f64, f64)> {
    let text = text.trim();
    let text = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).map_or(text, str::trim);
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some((float::parse(text)?, 0.0)) };
    // The sign between the parts is the last one that does not belong to an exponent.
    let bytes = body.as_bytes();
    let sign = |at: &usize| matches!(bytes[*at], b'+' | b'-') && !(*at > 0 && matches!(bytes[at - 1], b'e' | b'E'));
    let split = (0..bytes.len()).rev().find(sign).unwrap_or(0);
    let imaginary = match &body[split..] {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => float::parse(digits)?,
    };
    if split == 0 { Some((0.0, imaginary)) } else { Some((float::parse(&body[..split])?, imaginary)) }
}

/// What `__complex__`, `__float__` or `__index__` of an object makes of it.
fn convert(interp: &mut Interp, value: &Value) -> Option<Box<Ctl>> {
    for name in [interp.intern("__complex__"), sym::__float__, sym::__index__] {
        if let Some(func) = super::asks::special(value, name) {
            let then = |interp: &mut Interp, number: Value, _: Value| match widened(interp, &number)? {
                Some((re, im)) => Ok(made(re, im)),
                None => {
                    let name = interp.type_name(&number);
                    Err(interp.type_error(format!("__complex__ returned non-complex (type {name})")))
                }
            };
            let call = Call { func, args: vec![value.clone()], kwargs: Vec::new() };
            return Some(Box::new(Ctl::Then(call, then, Value::None)));
        }
    }
    None
}

/// `complex(real, imag)` where part `at` is an object that makes a number of itself: once it has, the call goes on.
fn convert_part(interp: &mut Interp, at: usize, real: Option<&Value>, imag: Option<&Value>) -> Option<Box<Ctl>> {
    let parts = [real.cloned().unwrap_or(Value::Int(0)), imag.cloned().unwrap_or(Value::Int(0))];
    let mut ask = Vec::from([sym::__float__, sym::__index__]);
    if at == 0 {
        ask.insert(0, interp.intern("__complex__"));
    }
    let func = ask.into_iter().find_map(|name| super::asks::special(&parts[at], name))?;
    let call = Call { func, args: vec![parts[at].clone()], kwargs: Vec::new() };
    let [real, imag] = parts;
    let rest = Value::tuple(vec![Value::Int(at as i64), real, imag]);
    let then = |interp: &mut Interp, number: Value, rest: Value| {
        let Value::Tuple(rest) = &rest else { return Ok(Value::None) };
        if widened(interp, &number)?.is_none() {
            let name = interp.type_name(&number);
            return Err(interp.type_error(format!("__float__ returned non-float (type {name})")));
        }
        let parts = if matches!(rest.items[0], Value::Int(0)) {
            [number, rest.items[2].clone()]
        } else {
            [rest.items[1].clone(), number]
        };
        let class = interp.types[super::Type::Complex].clone();
        new(interp, &class, Args::positional(&parts))
    };
    Some(Box::new(Ctl::Then(call, then, rest)))
}

/// `format(complex, spec)` (`Python/formatter_unicode.c`, `format_complex_internal`).
pub fn format(re: f64, im: f64, spec: &Spec) -> Result<String, Fault> {
    if spec.align == '=' {
        let text = "'=' alignment flag is not allowed in complex format specifier";
        let zeros = "Zero padding is not allowed in complex format specifier";
        return Err(Fault::value(if spec.fill == '0' { zeros } else { text }));
    }
    if spec.kind == Some('%') {
        return Err(unknown_code('%', "complex"));
    }
    let plain = spec.kind.is_none();
    let bare = plain && spec.precision.is_none();
    let only_imaginary = plain && re == 0.0 && re.is_sign_positive();
    let part = |x: f64, sign: Option<char>| {
        let kind = if plain && !bare { Some('g') } else { spec.kind };
        let text = format_float(x, &Spec { width: 0, align: '>', fill: ' ', sign, kind, ..spec.clone() }, "complex")?;
        Ok(if bare { text.strip_suffix(".0").map_or(text.clone(), str::to_owned) } else { text })
    };
    let text = match (only_imaginary, plain) {
        (true, _) => format!("{}j", part(im, spec.sign)?),
        (false, true) => format!("({}{}j)", part(re, spec.sign)?, part(im, Some('+'))?),
        _ => format!("{}{}j", part(re, spec.sign)?, part(im, Some('+'))?),
    };
    Ok(pad(&text, spec))
}

/// `complex(real=0, imag=0)`.
pub fn new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let [real, imag] = args.bind(interp, "complex", ["real", "imag"], 0)?;
    if let (Some(text), None) = (real.and_then(Value::as_str), imag) {
        return match parse(text) {
            Some((re, im)) => Ok(made(re, im)),
            None => Err(interp.value_error("complex() arg is a malformed string")),
        };
    }
    let mut found = [(0.0, 0.0); 2];
    for (at, value) in [real, imag].into_iter().enumerate() {
        let Some(value) = value else { continue };
        match widened(interp, value)? {
            Some(both) => found[at] = both,
            None => {
                if (at == 1 || imag.is_some())
                    && let Value::Object(_) = value
                    && let Some(parts) = convert_part(interp, at, real, imag)
                {
                    return Err(parts);
                }
                if let (0, None, Some(asked)) = (at, imag, convert(interp, value)) {
                    return Err(asked);
                }
                let name = interp.type_name(value);
                let text = match (at, imag) {
                    (0, None) => format!("complex() argument must be a string or a number, not {name}"),
                    (0, _) => format!("complex() argument 'real' must be a real number, not {name}"),
                    _ => format!("complex() argument 'imag' must be a real number, not {name}"),
                };
                return Err(interp.type_error(text));
            }
        }
    }
    let [(re, im), (re2, im2)] = found;
    // Real parts go in as they are: a sum would lose the sign of a zero.
    let is_complex = |value: Option<&Value>| value.and_then(parts).is_some();
    let im = match imag {
        None => im,
        Some(_) if is_complex(real) => im + re2,
        Some(_) => re2,
    };
    Ok(made(if is_complex(imag) { re - im2 } else { re }, im))
}

/// Methods.
pub static METHODS: &[Builtin] = &[Builtin::method("complex", "conjugate", conjugate)];

/// Methods of the class.
pub const CLASS_METHODS: &[Builtin] = &[Builtin::method("complex", "from_number", from_number)];
