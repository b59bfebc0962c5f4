//! The builtin functions about numbers and characters: `abs`, `bin`, `chr`, `divmod`, `hex`, `oct`, `ord`, `pow`,
//! `round`.

use num_integer::Integer;

use super::arith::{self, UnaryKind};
use super::asks::special;
use super::number::{self, Fault, Num, float_divmod};
use super::{Builtin, float, format, int, repr};
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::{Native, Value};
use crate::python::vm::control::{Args, Call, Ctl, Res, ThenFn};
use crate::python::vm::interp::Interp;
use crate::python::vm::special as vm_special;
use crate::python::vm::symbol::sym;

fn abs(interp: &mut Interp, args: Args<'_>) -> Res {
    let [x] = args.exact(interp, "abs", false)?;
    arith::unary(interp, UnaryKind::Abs, x)
}

/// An argument as a whole number: `then` makes the result of it and of `data`. `__index__` is called first if its class
/// has one in Python.
fn with_index(interp: &mut Interp, value: &Value, then: ThenFn, data: Value) -> Res {
    if let Some(func) = special(value, sym::__index__) {
        let call = Call { func, args: vec![value.clone()], kwargs: Vec::new() };
        return Err(Box::new(Ctl::Then(call, then, Value::tuple(vec![value.clone(), data]))));
    }
    then(interp, value.clone(), Value::tuple(vec![Value::Null, data]))
}

/// What [`with_index`] found: the number, and the data handed through.
fn indexed(interp: &mut Interp, result: Value, state: &Value) -> Res<(Value, Value)> {
    let [value, data] = super::asks::items(state) else { return Ok((result, Value::None)) };
    match Num::int_of(&result) {
        Some(_) => Ok((result, data.clone())),
        None if value.is_null() => Err(not_an_integer(interp, &result)),
        None => Err(repr::wrong_result(interp, value, "__index__", "an int", &result)),
    }
}

fn not_an_integer(interp: &mut Interp, value: &Value) -> Box<Ctl> {
    let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(value));
    interp.type_error(text)
}

fn in_radix(interp: &mut Interp, value: Value, state: &Value, radix: u32, prefix: &str) -> Res {
    let (value, _) = indexed(interp, value, state)?;
    let Some(n) = Num::int_of(&value) else { return Ok(Value::None) };
    let text = format::int_digits(n, radix).map_err(|fault| fault.raise(interp))?;
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    Ok(Value::string(format!("{sign}{prefix}{digits}")))
}

fn bin(interp: &mut Interp, args: Args<'_>) -> Res {
    let [x] = args.exact(interp, "bin", false)?;
    with_index(interp, x, |interp, n, state| in_radix(interp, n, &state, 2, "0b"), Value::None)
}

fn oct(interp: &mut Interp, args: Args<'_>) -> Res {
    let [x] = args.exact(interp, "oct", false)?;
    with_index(interp, x, |interp, n, state| in_radix(interp, n, &state, 8, "0o"), Value::None)
}

fn hex(interp: &mut Interp, args: Args<'_>) -> Res {
    let [x] = args.exact(interp, "hex", false)?;
    with_index(interp, x, |interp, n, state| in_radix(interp, n, &state, 16, "0x"), Value::None)
}

fn chr(interp: &mut Interp, args: Args<'_>) -> Res {
    let [x] = args.exact(interp, "chr", false)?;
    let then = |interp: &mut Interp, n: Value, state: Value| {
        let (n, _) = indexed(interp, n, &state)?;
        let code = match Num::int_of(&n) {
            Some(Num::Int(code)) => u32::try_from(code).ok().filter(|&code| code < 0x11_0000),
            _ => None,
        };
        match code.map(char::from_u32) {
            Some(Some(c)) => Ok(Value::str(c.encode_utf8(&mut [0; 4]))),
            Some(None) => Err(interp.unsupported("lone surrogates in strings")),
            None => Err(interp.value_error("chr() arg not in range(0x110000)")),
        }
    };
    with_index(interp, x, then, Value::None)
}

fn ord(interp: &mut Interp, args: Args<'_>) -> Res {
    let [c] = args.exact(interp, "ord", false)?;
    let length = match c.unwrap_base() {
        Value::Str(s) => match s.char_at(0) {
            Some(c) if s.chars() == 1 => return Ok(Value::Int(i64::from(u32::from(c)))),
            _ => s.chars(),
        },
        Value::Bytes(b) => match *b.data {
            [byte] => return Ok(Value::Int(i64::from(byte))),
            _ => b.data.len(),
        },
        Value::Native(n) if matches!(**n, Native::ByteArray(_)) => match &**n {
            Native::ByteArray(data) => match data.borrow()[..] {
                [byte] => return Ok(Value::Int(i64::from(byte))),
                _ => data.borrow().len(),
            },
            _ => 0,
        },
        _ => {
            let text = format!("ord() expected string of length 1, but {} found", interp.type_name(c));
            return Err(interp.type_error(text));
        }
    };
    Err(interp.type_error(format!("ord() expected a character, but string of length {length} found")))
}

fn divmod(interp: &mut Interp, args: Args<'_>) -> Res {
    let [a, b] = args.exact(interp, "divmod", false)?;
    if let Some(func) = special(a, sym::__divmod__) {
        let call = Call { func, args: vec![a.clone(), b.clone()], kwargs: Vec::new() };
        return Err(Box::new(Ctl::Then(call, divmod_right, Value::tuple(vec![a.clone(), b.clone()]))));
    }
    divmod_right(interp, Value::NotImplemented, Value::tuple(vec![a.clone(), b.clone()]))
}

/// After the left operand's method: the right one's, then the numbers' own.
fn divmod_right(interp: &mut Interp, result: Value, data: Value) -> Res {
    if !matches!(result, Value::NotImplemented) {
        return Ok(result);
    }
    let [a, b] = super::asks::items(&data) else { return Ok(result) };
    if let Some(func) = special(b, sym::__rdivmod__) {
        let call = Call { func, args: vec![b.clone(), a.clone()], kwargs: Vec::new() };
        return Err(Box::new(Ctl::Then(call, divmod_native, data.clone())));
    }
    divmod_native(interp, result, data.clone())
}

fn divmod_native(interp: &mut Interp, result: Value, data: Value) -> Res {
    if !matches!(result, Value::NotImplemented) {
        return Ok(result);
    }
    let [a, b] = super::asks::items(&data) else { return Ok(result) };
    let (Some(x), Some(y)) = (Num::of(a), Num::of(b)) else {
        let (left, right) = (interp.type_name(a), interp.type_name(b));
        let text = format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'");
        return Err(interp.type_error(text));
    };
    if y.is_zero() {
        return Err(Fault::division().raise(interp));
    }
    if matches!(x, Num::Float(_)) || matches!(y, Num::Float(_)) {
        let (x, y) = match (x.to_f64(), y.to_f64()) {
            (Ok(x), Ok(y)) => (x, y),
            (Err(fault), _) | (_, Err(fault)) => return Err(fault.raise(interp)),
        };
        let (quotient, rest) = float_divmod(x, y);
        return Ok(Value::tuple(vec![Value::Float(quotient), Value::Float(rest)]));
    }
    if let (Num::Int(x), Num::Int(y)) = (x, y)
        && x != i64::MIN
    {
        let (quotient, rest) = x.div_mod_floor(&y);
        return Ok(Value::tuple(vec![Value::Int(quotient), Value::Int(rest)]));
    }
    interp.charge(20 + x.bits() * y.bits() / 600);
    let (quotient, rest) = x.to_big().div_mod_floor(&y.to_big());
    Ok(Value::tuple(vec![Value::int(quotient), Value::int(rest)]))
}

fn pow(interp: &mut Interp, args: Args<'_>) -> Res {
    let [base, exponent, modulus] = args.bind(interp, "pow", ["base", "exp", "mod"], 2)?;
    let (Some(base), Some(exponent)) = (base, exponent) else { return Ok(Value::None) };
    let modulus = match modulus {
        None | Some(Value::None) => {
            let op = BinaryOp::ALL.iter().position(|op| *op == BinaryOp::Power).unwrap_or_default();
            return vm_special::binary(interp, op as u32, base, exponent);
        }
        Some(modulus) => modulus,
    };
    if let Some(func) = special(base, sym::__pow__) {
        return Err(interp.call(func, vec![base.clone(), exponent.clone(), modulus.clone()]));
    }
    let all = [base, exponent, modulus];
    let ints = all.map(Num::int_of);
    if let [Some(b), Some(e), Some(m)] = ints {
        interp.charge(50 + e.bits() * (m.bits() / 30 + 1) * (m.bits() / 30 + 1) * 3);
        let done = number::mod_pow(&b.to_big(), &e.to_big(), &m.to_big());
        return done.map(Value::int).map_err(|fault| fault.raise(interp));
    }
    if all.iter().all(|v| Num::of(v).is_some()) {
        return Err(interp.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let names = all.map(|v| format!("'{}'", interp.type_name(v))).join(", ");
    Err(interp.type_error(format!("unsupported operand type(s) for ** or pow(): {names}")))
}

fn round(interp: &mut Interp, args: Args<'_>) -> Res {
    let [number, digits] = args.bind(interp, "round", ["number", "ndigits"], 1)?;
    let Some(number) = number else { return Ok(Value::None) };
    if let Some(func) = special(number, sym::__round__) {
        let mut given = vec![number.clone()];
        given.extend(digits.filter(|d| !d.is_none()).cloned());
        return Err(interp.call(func, given));
    }
    if Num::of(number).is_some()
        && let Some(digits) = digits.filter(|d| special(d, sym::__index__).is_some())
    {
        let then = |interp: &mut Interp, digits: Value, state: Value| {
            let (digits, number) = indexed(interp, digits, &state)?;
            round(interp, Args::positional(&[number, digits]))
        };
        return with_index(interp, digits, then, number.clone());
    }
    match Num::of(number) {
        Some(Num::Float(x)) => float::round_float(interp, x, digits),
        Some(n) => int::round_int(interp, n, digits),
        None => {
            let text = format!("type {} doesn't define __round__ method", interp.type_name(number));
            Err(interp.type_error(text))
        }
    }
}

/// The functions.
pub const FUNCTIONS: &[Builtin] = &[
    Builtin::function("abs", abs),
    Builtin::function("bin", bin),
    Builtin::function("chr", chr),
    Builtin::function("divmod", divmod),
    Builtin::function("hex", hex),
    Builtin::function("oct", oct),
    Builtin::function("ord", ord),
    Builtin::function("pow", pow),
    Builtin::function("round", round),
];
