//! Arithmetic of `int` and `float` as pure functions: what `Objects/longobject.c` and `Objects/floatobject.c` compute.
//!
//! Start with [`Num`], the view of a built-in number. `bool` counts as `int`. Nothing here knows the interpreter:
//! failures are [`Fault`]s. Results are the same on every machine, so powers come from `pxfm`, which rounds correctly.
//! Operators and their dispatch are in [`super::arith`].

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{FromPrimitive, One, Pow, Signed, ToPrimitive, Zero};

use super::Exc;
use crate::python::object::Value;
use crate::python::vm::control::Ctl;
use crate::python::vm::interp::Interp;

/// An exception to be raised: class and message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub Exc, pub String);

impl Fault {
    /// `TypeError`.
    pub fn typing(text: impl Into<String>) -> Self {
        Self(Exc::TypeError, text.into())
    }

    /// `ValueError`.
    pub fn value(text: impl Into<String>) -> Self {
        Self(Exc::ValueError, text.into())
    }

    /// `OverflowError`.
    pub fn overflow(text: impl Into<String>) -> Self {
        Self(Exc::OverflowError, text.into())
    }

    /// `ZeroDivisionError: division by zero`.
    pub fn division() -> Self {
        Self(Exc::ZeroDivisionError, "division by zero".into())
    }

    /// Raises it.
    pub fn raise(self, interp: &mut Interp) -> Box<Ctl> {
        match self {
            // `errno` and text, as C's `math.h` functions report a range error.
            Self(Exc::OverflowError, text) if text == RANGE => {
                interp.raise_args(Exc::OverflowError, vec![Value::Int(34), Value::string(text)])
            }
            Self(Exc::MemoryError, _) => interp.raise_args(Exc::MemoryError, Vec::new()),
            Self(class, text) => interp.raise(class, text),
        }
    }
}

/// Text of the `OverflowError` of `2.0 ** 10000`; its first argument is 34 (`ERANGE`).
pub const RANGE: &str = "Numerical result out of range";

/// A built-in number; `bool` is an `int`.
#[derive(Clone, Copy, Debug)]
pub enum Num<'a> {
    /// An `int` that fits.
    Int(i64),
    /// An `int` that does not.
    Big(&'a BigInt),
    /// A `float`.
    Float(f64),
}

impl<'a> Num<'a> {
    /// The number a value is, or wraps.
    pub fn of(value: &'a Value) -> Option<Self> {
        Some(match value.unwrap_base() {
            Value::Int(n) => Self::Int(*n),
            Value::Bool(b) => Self::Int(i64::from(*b)),
            Value::Float(x) => Self::Float(*x),
            Value::Big(n) => Self::Big(n),
            _ => return None,
        })
    }

    /// The number if it is an `int`.
    pub fn int_of(value: &'a Value) -> Option<Self> {
        Self::of(value).filter(|n| !matches!(n, Self::Float(_)))
    }

    /// As an `int`; a `float` is truncated (0 if it is not finite).
    pub fn to_big(self) -> BigInt {
        match self {
            Self::Int(n) => BigInt::from(n),
            Self::Big(n) => n.clone(),
            Self::Float(x) => BigInt::from_f64(x).unwrap_or_default(),
        }
    }

    /// As a `float`, correctly rounded.
    pub fn to_f64(self) -> Result<f64, Fault> {
        match self {
            Self::Int(n) => Ok(n as f64),
            Self::Float(x) => Ok(x),
            Self::Big(n) => big_to_f64(n).ok_or_else(|| Fault::overflow("int too large to convert to float")),
        }
    }

    /// Bits of magnitude of an `int`.
    pub fn bits(self) -> u64 {
        match self {
            Self::Int(n) => u64::from(64 - n.unsigned_abs().leading_zeros()),
            Self::Big(n) => n.bits(),
            Self::Float(_) => 53,
        }
    }

    /// Whether it equals 0.
    pub fn is_zero(self) -> bool {
        match self {
            Self::Int(n) => n == 0,
            Self::Big(_) => false,
            Self::Float(x) => x == 0.0,
        }
    }
}

/// The `float` nearest to an `int`, ties to even; `None` beyond the range of `float`.
pub fn big_to_f64(n: &BigInt) -> Option<f64> {
    let x = scaled(n.magnitude(), 0);
    if x.is_infinite() {
        return None;
    }
    Some(if n.is_negative() { -x } else { x })
}

/// `n * 2**exponent` rounded once, ties to even; infinite beyond the range.
fn scaled(n: &BigUint, exponent: i64) -> f64 {
    let bits = n.bits() as i64;
    // Below the smallest normal number fewer bits are kept: round where they end.
    let keep = (bits + exponent + 1074).clamp(0, 53).min(bits);
    let drop = bits - keep;
    let mut mantissa = (n >> drop as u64).to_u64().unwrap_or(u64::MAX);
    if drop > 0 {
        let half = n.bit(drop as u64 - 1);
        let below = n.trailing_zeros().is_some_and(|zeros| (zeros as i64) < drop - 1);
        if half && (below || mantissa & 1 == 1) {
            mantissa += 1;
        }
    }
    ldexp(mantissa as f64, exponent + drop)
}

/// `x * 2**exponent` where the result is exact or out of range.
pub fn ldexp(x: f64, exponent: i64) -> f64 {
    libm::ldexp(x, exponent.clamp(-5000, 5000) as i32)
}

/// `a / b` of two `int`s, correctly rounded (`long_true_divide`).
pub fn true_divide(a: &BigInt, b: &BigInt) -> Result<f64, Fault> {
    if b.is_zero() {
        return Err(Fault::division());
    }
    if a.is_zero() {
        return Ok(if b.is_negative() { -0.0 } else { 0.0 });
    }
    // A quotient of 64 bits or more, its last bit standing for all that was cut off.
    let shift = 66 - (a.bits() as i64 - b.bits() as i64);
    let (top, bottom) = if shift >= 0 {
        (a.magnitude() << shift as u64, b.magnitude().clone())
    } else {
        (a.magnitude().clone(), b.magnitude() << (-shift) as u64)
    };
    let (mut quotient, rest) = top.div_rem(&bottom);
    if !rest.is_zero() {
        quotient |= BigUint::one();
    }
    let x = scaled(&quotient, -shift);
    if x.is_infinite() {
        return Err(Fault::overflow("integer division result too large for a float"));
    }
    Ok(if a.is_negative() == b.is_negative() { x } else { -x })
}

/// `a // b` and `a % b` of two `float`s, `b` not 0 (`_float_div_mod`).
pub fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = libm::fmod(a, b);
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(a / b), rest);
    }
    let mut floor = quotient.floor();
    if quotient - floor > 0.5 {
        floor += 1.0;
    }
    (floor, rest)
}

/// `a ** b` of two `float`s (`float_pow`). `None` where the result is complex.
pub fn float_pow(a: f64, b: f64) -> Result<Option<f64>, Fault> {
    if a == 0.0 && b < 0.0 {
        return Err(Fault(Exc::ZeroDivisionError, "zero to a negative power".into()));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
        return Ok(None);
    }
    let x = pxfm::f_pow(a, b);
    if x.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Fault::overflow(RANGE));
    }
    Ok(Some(x))
}

/// `base ** exponent` of `int`s, `exponent` not negative.
pub fn int_pow(base: Num<'_>, exponent: u64) -> BigInt {
    base.to_big().pow(exponent)
}

/// `pow(base, exponent, modulus)` of `int`s.
pub fn mod_pow(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<BigInt, Fault> {
    if modulus.is_zero() {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    let size = modulus.abs();
    let mut base = base.mod_floor(&size);
    if exponent.is_negative() {
        let gcd = base.extended_gcd(&size);
        if !gcd.gcd.is_one() {
            return Err(Fault::value("base is not invertible for the given modulus"));
        }
        base = gcd.x.mod_floor(&size);
    }
    Ok(base.modpow(&exponent.abs(), &size).mod_floor(modulus))
}

/// How two built-in numbers compare; `None` if one is not a number. Exact between `int` and `float`.
pub fn compare(a: Num<'_>, b: Num<'_>) -> Option<Ordering> {
    match (a, b) {
        (Num::Int(x), Num::Int(y)) => Some(x.cmp(&y)),
        (Num::Float(x), Num::Float(y)) => x.partial_cmp(&y),
        (Num::Big(x), Num::Big(y)) => Some(x.cmp(y)),
        (Num::Big(x), Num::Int(_)) => Some(sign_order(x)),
        (Num::Int(_), Num::Big(y)) => Some(sign_order(y).reverse()),
        (Num::Float(x), _) => compare_float(x, b),
        (_, Num::Float(y)) => compare_float(y, a).map(Ordering::reverse),
    }
}

/// How a number that does not fit in 64 bits compares to one that does.
fn sign_order(n: &BigInt) -> Ordering {
    if n.sign() == Sign::Minus { Ordering::Less } else { Ordering::Greater }
}

fn compare_float(x: f64, n: Num<'_>) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return x.partial_cmp(&0.0);
    }
    // Whole parts exactly, then the fraction decides.
    let whole = BigInt::from_f64(x)?;
    Some(whole.cmp(&n.to_big()).then_with(|| x.partial_cmp(&x.trunc()).unwrap_or(Ordering::Equal)))
}

/// A finite `float` cut to an `int`.
pub fn truncate(x: f64) -> Result<Value, Fault> {
    if x.is_nan() {
        return Err(Fault::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(Fault::overflow("cannot convert float infinity to integer"));
    }
    if x.abs() < 9.0e18 {
        return Ok(Value::Int(x as i64));
    }
    Ok(Value::int(BigInt::from_f64(x).unwrap_or_default()))
}

/// Most digits of a decimal `int` (`sys.int_info.default_max_str_digits`).
pub const MAX_DIGITS: usize = 4300;

/// The decimal digits of an `int`, with its sign.
pub fn big_text(n: &BigInt) -> Result<String, Fault> {
    // The logarithm of 2 is a bit more than 0.30102: no need to make the digits of what is certainly too long.
    let too_long = n.bits() as f64 * 30_102.0 / 100_000.0 > MAX_DIGITS as f64 + 1.0;
    let text = if too_long { String::new() } else { n.to_string() };
    if too_long || text.trim_start_matches('-').len() > MAX_DIGITS {
        let text = format!(
            "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        );
        return Err(Fault::value(text));
    }
    Ok(text)
}
