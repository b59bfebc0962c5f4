//! `math` (`Modules/mathmodule.c`): functions of real numbers. Those of whole numbers are in [`super::math_integer`],
//! sums over iterables in [`super::math_sums`].
//!
//! Start with [`FUNCTIONS`]. Powers, `exp`, `log` and the functions of angles come from `pxfm`, which rounds correctly;
//! the rest from `libm`, which is small and may differ from CPython in the last digit. Both are plain arithmetic, so
//! every machine gives the same digits.

use std::rc::Rc;

use num_traits::{Signed, ToPrimitive};

use super::{functions, math_integer, math_sums};
use crate::python::builtins::Builtin;
use crate::python::builtins::asks::special;
use crate::python::builtins::number::{self, Fault, Num, truncate};
use crate::python::object::{Namespace, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};

/// Fills the module.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    for table in [FUNCTIONS, math_integer::FUNCTIONS, math_sums::FUNCTIONS] {
        functions(interp, namespace, table);
    }
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        interp.module_set(namespace, name, Value::Float(value));
    }
}

fn find(name: &str) -> Value {
    let tables = [FUNCTIONS, math_integer::FUNCTIONS, math_sums::FUNCTIONS];
    let found = tables.into_iter().flatten().find(|b| b.name == name);
    found.map_or(Value::None, Value::Builtin)
}

/// Calls a function of this module again after Python has made numbers of its arguments with `method`.
pub fn retry(interp: &mut Interp, name: &str, method: &str, args: &[Value]) -> Box<Ctl> {
    let call = vec![find(name), Value::str(method), Value::tuple(args.to_vec())];
    interp.prelude_call("_math_retry", call)
}

/// An argument as a real number.
pub fn real(interp: &mut Interp, name: &str, args: &[Value], at: usize) -> Res<f64> {
    let value = &args[at];
    for (method, shown) in [(sym::__float__, "__float__"), (sym::__index__, "__index__")] {
        if special(value, method).is_some() {
            return Err(retry(interp, name, shown, args));
        }
    }
    match Num::of(value).map(Num::to_f64) {
        Some(Ok(x)) => Ok(x),
        Some(Err(fault)) => Err(fault.raise(interp)),
        None => {
            let text = format!("must be real number, not {}", interp.type_name(value));
            Err(interp.type_error(text))
        }
    }
}

fn one(interp: &mut Interp, args: Args<'_>, name: &str, f: fn(f64) -> Result<f64, Fault>) -> Res {
    let all: &[Value; 1] = args.exact(interp, &format!("math.{name}"), false)?;
    let x = real(interp, name, all, 0)?;
    f(x).map(Value::Float).map_err(|fault| fault.raise(interp))
}

fn two(interp: &mut Interp, args: Args<'_>, name: &str, f: fn(f64, f64) -> Result<f64, Fault>) -> Res {
    let all: &[Value; 2] = args.exact(interp, name, false)?;
    let (x, y) = (real(interp, name, all, 0)?, real(interp, name, all, 1)?);
    f(x, y).map(Value::Float).map_err(|fault| fault.raise(interp))
}

fn domain() -> Fault {
    Fault::value("math domain error")
}

/// A result that is infinite though the argument is not.
fn in_range(x: f64, result: f64) -> Result<f64, Fault> {
    if result.is_infinite() && x.is_finite() { Err(Fault::overflow("math range error")) } else { Ok(result) }
}

/// Refuses an argument that is outside a function's domain.
fn within(ok: bool, x: f64, wanted: &str, result: f64) -> Result<f64, Fault> {
    if ok || x.is_nan() {
        return Ok(result);
    }
    Err(Fault::value(format!("expected {wanted}, got {}", crate::python::builtins::float_text::repr(x))))
}

fn whole(x: f64) -> bool {
    x == x.floor()
}

macro_rules! reals {
    ($call:ident: $($name:ident = $f:expr;)*) => {
        $(fn $name(interp: &mut Interp, args: Args<'_>) -> Res { $call(interp, args, stringify!($name), $f) })*
    };
}

const UNIT: &str = "a number in range from -1 up to 1";
const FINITE: &str = "a finite input";

reals! { one:
    sqrt = |x| within(x >= 0.0, x, "a nonnegative input", x.sqrt());
    exp = |x| in_range(x, pxfm::f_exp(x));
    exp2 = |x| in_range(x, libm::exp2(x));
    expm1 = |x| in_range(x, libm::expm1(x));
    log1p = |x| within(x > -1.0, x, "argument value > -1", libm::log1p(x));
    sin = |x| within(x.is_finite(), x, FINITE, pxfm::f_sin(x));
    cos = |x| within(x.is_finite(), x, FINITE, pxfm::f_cos(x));
    tan = |x| within(x.is_finite(), x, FINITE, pxfm::f_tan(x));
    asin = |x| within(x.abs() <= 1.0, x, UNIT, libm::asin(x));
    acos = |x| within(x.abs() <= 1.0, x, UNIT, libm::acos(x));
    atan = |x| Ok(libm::atan(x));
    sinh = |x| in_range(x, libm::sinh(x));
    cosh = |x| in_range(x, libm::cosh(x));
    tanh = |x| Ok(libm::tanh(x));
    asinh = |x| Ok(libm::asinh(x));
    acosh = |x| within(x >= 1.0, x, "argument value not less than 1", libm::acosh(x));
    atanh = |x| within(x.abs() < 1.0, x, "a number between -1 and 1", libm::atanh(x));
    fabs = |x| Ok(x.abs());
    degrees = |x| Ok(x * (180.0 / std::f64::consts::PI));
    radians = |x| Ok(x * (std::f64::consts::PI / 180.0));
    ulp = |x| Ok(unit_in_last_place(x.abs()));
}

reals! { two:
    atan2 = |y, x| Ok(libm::atan2(y, x));
    copysign = |x, y| Ok(x.copysign(y));
    pow = power;
    fmod = |x, y| {
        if (y == 0.0 && !x.is_nan()) || (x.is_infinite() && !y.is_nan()) { Err(domain()) } else { Ok(libm::fmod(x, y)) }
    };
    remainder = |x, y| {
        if (y == 0.0 && !x.is_nan()) || (x.is_infinite() && !y.is_nan()) {
            Err(domain())
        } else {
            Ok(libm::remainder(x, y))
        }
    };
    nextafter = |x, y| Ok(libm::nextafter(x, y));
    fmax = |x, y| Ok(libm::fmax(x, y));
    fmin = |x, y| Ok(libm::fmin(x, y));
}

fn power(x: f64, y: f64) -> Result<f64, Fault> {
    if (x == 0.0 && y < 0.0 && y.is_finite()) || (x < 0.0 && x.is_finite() && y.is_finite() && !whole(y)) {
        return Err(domain());
    }
    let result = pxfm::f_pow(x, y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(Fault::overflow("math range error"));
    }
    Ok(result)
}

fn unit_in_last_place(x: f64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    let above = x.next_up();
    if above.is_infinite() { x - x.next_down() } else { above - x }
}

fn test(interp: &mut Interp, args: Args<'_>, name: &str, f: fn(f64) -> bool) -> Res {
    let all: &[Value; 1] = args.exact(interp, &format!("math.{name}"), false)?;
    let x = real(interp, name, all, 0)?;
    Ok(Value::Bool(f(x)))
}

reals! { test:
    isnan = f64::is_nan;
    isinf = f64::is_infinite;
    isfinite = f64::is_finite;
    isnormal = f64::is_normal;
    issubnormal = f64::is_subnormal;
    signbit = f64::is_sign_negative;
}

/// A logarithm: of a `float`, or of an `int` of any size (`loghelper`).
fn logarithm(interp: &mut Interp, name: &str, args: &[Value], at: usize, f: fn(f64) -> f64) -> Res<f64> {
    let fault = match Num::int_of(&args[at]) {
        Some(Num::Int(n)) if n <= 0 => Fault::value("expected a positive input"),
        Some(Num::Big(n)) if n.is_negative() => Fault::value("expected a positive input"),
        Some(Num::Big(n)) => {
            if let Some(x) = number::big_to_f64(n) {
                return Ok(f(x));
            }
            let bits = n.bits();
            let top = (n >> (bits - 64)).to_u64().unwrap_or(u64::MAX);
            let mantissa = number::ldexp(top as f64, -64);
            return Ok(f(mantissa) + f(2.0) * bits as f64);
        }
        _ => {
            let x = real(interp, name, args, at)?;
            match within(x > 0.0, x, "a positive input", 0.0) {
                Ok(_) if x.is_infinite() => return Ok(x),
                Ok(_) => return Ok(f(x)),
                Err(fault) => fault,
            }
        }
    };
    Err(fault.raise(interp))
}

fn log(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "log", 1, 2, false)?;
    let x = logarithm(interp, "log", given, 0, pxfm::f_log)?;
    if given.len() == 1 {
        return Ok(Value::Float(x));
    }
    let base = logarithm(interp, "log", given, 1, pxfm::f_log)?;
    if base == 0.0 {
        return Err(Fault::division().raise(interp));
    }
    Ok(Value::Float(x / base))
}

fn log2(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 1] = args.exact(interp, "math.log2", false)?;
    logarithm(interp, "log2", all, 0, libm::log2).map(Value::Float)
}

fn log10(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 1] = args.exact(interp, "math.log10", false)?;
    logarithm(interp, "log10", all, 0, libm::log10).map(Value::Float)
}

/// `floor`, `ceil`, `trunc`: an `int`.
fn rounded(interp: &mut Interp, args: Args<'_>, name: &str, method: Sym, f: fn(f64) -> f64) -> Res {
    let all: &[Value; 1] = args.exact(interp, &format!("math.{name}"), false)?;
    if let Some(func) = special(&all[0], method) {
        return Err(interp.call(func, all.to_vec()));
    }
    match Num::of(&all[0]) {
        Some(Num::Float(x)) => truncate(f(x)).map_err(|fault| fault.raise(interp)),
        Some(_) => match all[0].unwrap_base() {
            Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
            other => Ok(other.clone()),
        },
        None if name == "trunc" => {
            let text = format!("type {} doesn't define __trunc__ method", interp.type_name(&all[0]));
            Err(interp.type_error(text))
        }
        None => {
            let x = real(interp, name, all, 0)?;
            truncate(f(x)).map_err(|fault| fault.raise(interp))
        }
    }
}

fn floor(interp: &mut Interp, args: Args<'_>) -> Res {
    rounded(interp, args, "floor", sym::__floor__, f64::floor)
}

fn ceil(interp: &mut Interp, args: Args<'_>) -> Res {
    rounded(interp, args, "ceil", sym::__ceil__, f64::ceil)
}

fn trunc(interp: &mut Interp, args: Args<'_>) -> Res {
    rounded(interp, args, "trunc", sym::__trunc__, f64::trunc)
}

fn modf(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 1] = args.exact(interp, "math.modf", false)?;
    let x = real(interp, "modf", all, 0)?;
    let part = if x.is_infinite() { 0.0_f64.copysign(x) } else { (x - x.trunc()).copysign(x) };
    Ok(Value::tuple(vec![Value::Float(part), Value::Float(x.trunc())]))
}

fn frexp(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 1] = args.exact(interp, "math.frexp", false)?;
    let x = real(interp, "frexp", all, 0)?;
    let (mantissa, exponent) = if x.is_finite() { libm::frexp(x) } else { (x, 0) };
    Ok(Value::tuple(vec![Value::Float(mantissa), Value::Int(i64::from(exponent))]))
}

fn ldexp(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 2] = args.exact(interp, "ldexp", false)?;
    let x = real(interp, "ldexp", all, 0)?;
    let exponent = match Num::int_of(&all[1]) {
        Some(Num::Int(n)) => n,
        Some(Num::Big(n)) if n.is_negative() => i64::MIN,
        Some(_) => i64::MAX,
        None => return Err(interp.type_error("Expected an int as second argument to ldexp.")),
    };
    in_range(x, number::ldexp(x, exponent)).map(Value::Float).map_err(|fault| fault.raise(interp))
}

fn fma(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 3] = args.exact(interp, "fma", false)?;
    let (x, y, z) = (real(interp, "fma", all, 0)?, real(interp, "fma", all, 1)?, real(interp, "fma", all, 2)?);
    let result = libm::fma(x, y, z);
    let wrong = if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        Fault::value("invalid operation in fma")
    } else if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        Fault::overflow("overflow in fma")
    } else {
        return Ok(Value::Float(result));
    };
    Err(wrong.raise(interp))
}

fn isclose(interp: &mut Interp, args: Args<'_>) -> Res {
    if args.pos.len() > 2 {
        let text = format!("isclose() takes exactly 2 positional arguments ({} given)", args.pos.len());
        return Err(interp.type_error(text));
    }
    let bound = args.bind(interp, "isclose", ["a", "b", "rel_tol", "abs_tol"], 2)?;
    let defaults = [0.0, 0.0, 1e-9, 0.0];
    let mut numbers = defaults;
    for (number, value) in numbers.iter_mut().zip(bound) {
        if let Some(value) = value {
            *number = real(interp, "isclose", std::slice::from_ref(value), 0)?;
        }
    }
    let [a, b, relative, absolute] = numbers;
    if relative < 0.0 || absolute < 0.0 {
        return Err(interp.value_error("tolerances must be non-negative"));
    }
    let apart = (b - a).abs();
    let close = a == b
        || (a.is_finite()
            && b.is_finite()
            && (apart <= (relative * b).abs() || apart <= (relative * a).abs() || apart <= absolute));
    Ok(Value::Bool(close))
}

/// The functions of real numbers.
pub const FUNCTIONS: &[Builtin] = &[
    Builtin::function("acos", acos),
    Builtin::function("acosh", acosh),
    Builtin::function("asin", asin),
    Builtin::function("asinh", asinh),
    Builtin::function("atan", atan),
    Builtin::function("atan2", atan2),
    Builtin::function("atanh", atanh),
    Builtin::function("ceil", ceil),
    Builtin::function("copysign", copysign),
    Builtin::function("cos", cos),
    Builtin::function("cosh", cosh),
    Builtin::function("degrees", degrees),
    Builtin::function("exp", exp),
    Builtin::function("exp2", exp2),
    Builtin::function("expm1", expm1),
    Builtin::function("fabs", fabs),
    Builtin::function("floor", floor),
    Builtin::function("fma", fma),
    Builtin::function("fmax", fmax),
    Builtin::function("fmin", fmin),
    Builtin::function("fmod", fmod),
    Builtin::function("frexp", frexp),
    Builtin::function("isclose", isclose),
    Builtin::function("isfinite", isfinite),
    Builtin::function("isinf", isinf),
    Builtin::function("isnan", isnan),
    Builtin::function("isnormal", isnormal),
    Builtin::function("issubnormal", issubnormal),
    Builtin::function("ldexp", ldexp),
    Builtin::function("log", log),
    Builtin::function("log10", log10),
    Builtin::function("log1p", log1p),
    Builtin::function("log2", log2),
    Builtin::function("modf", modf),
    Builtin::function("nextafter", nextafter),
    Builtin::function("pow", pow),
    Builtin::function("radians", radians),
    Builtin::function("remainder", remainder),
    Builtin::function("signbit", signbit),
    Builtin::function("sin", sin),
    Builtin::function("sinh", sinh),
    Builtin::function("sqrt", sqrt),
    Builtin::function("tan", tan),
    Builtin::function("tanh", tanh),
    Builtin::function("trunc", trunc),
    Builtin::function("ulp", ulp),
];
