//! The functions of `math` on whole numbers (`Modules/mathintegermodule.c`).

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::math::retry;
use crate::python::builtins::asks::special;
use crate::python::builtins::number::Num;
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::Value;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// An argument as a whole number.
fn whole(interp: &mut Interp, name: &str, args: &[Value], at: usize) -> Res<BigInt> {
    if special(&args[at], sym::__index__).is_some() {
        return Err(retry(interp, name, "__index__", args));
    }
    match Num::int_of(&args[at]) {
        Some(n) => Ok(n.to_big()),
        None => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(&args[at]));
            Err(interp.type_error(text))
        }
    }
}

/// Refuses results that cannot fit in memory, and charges for the others: `factors` numbers of at most `bits` bits.
fn room(interp: &mut Interp, factors: u64, bits: u64) -> Res<()> {
    let total = factors.saturating_mul(bits);
    if total / 8 > interp.settings.memory_limit {
        return Err(interp.raise_args(Exc::MemoryError, Vec::new()));
    }
    interp.charge(20 + factors * 4 + (total / 30).saturating_mul(factors.min(70)) / 8);
    Ok(())
}

/// The product of `low..=high`, halves first so that factors stay of like size.
fn product(low: u64, high: u64) -> BigUint {
    if low > high {
        return BigUint::one();
    }
    if high - low < 8 {
        return (low..=high).map(BigUint::from).product();
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

fn factorial(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 1] = args.exact(interp, "math.integer.factorial", false)?;
    let n = whole(interp, "factorial", all, 0)?;
    if n.is_negative() {
        return Err(interp.value_error("factorial() not defined for negative values"));
    }
    let Some(n) = n.to_u64().filter(|&n| i64::try_from(n).is_ok()) else {
        return Err(interp.raise(Exc::OverflowError, "factorial() argument should not exceed 9223372036854775807"));
    };
    room(interp, n, u64::from(64 - n.leading_zeros()))?;
    Ok(Value::int(product(2, n).into()))
}

/// `n * (n - 1) * … * (n - k + 1)`.
fn falling(n: &BigInt, k: u64) -> BigInt {
    match n.to_u64() {
        Some(n) if k == 0 || k > n => {
            if k == 0 {
                BigInt::one()
            } else {
                BigInt::zero()
            }
        }
        Some(n) => product(n - k + 1, n).into(),
        None => (0..k).map(|i| n - i).product(),
    }
}

/// Reads `n` and `k` of `comb` and `perm`; `None` where `k > n`.
fn pair(interp: &mut Interp, name: &str, args: &[Value]) -> Res<Option<(BigInt, BigInt)>> {
    let (n, k) = (whole(interp, name, args, 0)?, whole(interp, name, args, 1)?);
    if n.is_negative() {
        return Err(interp.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(interp.value_error("k must be a non-negative integer"));
    }
    Ok((k <= n).then_some((n, k)))
}

fn count(interp: &mut Interp, name: &str, k: &BigInt, n: &BigInt) -> Res<u64> {
    let Some(k) = k.to_u64() else {
        let text = format!("{name} must not exceed 9223372036854775807");
        return Err(interp.raise(Exc::OverflowError, text));
    };
    room(interp, k, n.bits())?;
    Ok(k)
}

fn comb(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 2] = args.exact(interp, "comb", false)?;
    let Some((n, k)) = pair(interp, "comb", all)? else { return Ok(Value::Int(0)) };
    let k = k.clone().min(&n - &k);
    let k = count(interp, "min(n - k, k)", &k, &n)?;
    Ok(Value::int(falling(&n, k) / BigInt::from(product(2, k))))
}

fn perm(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "perm", 1, 2, false)?;
    if given.len() == 1 || given[1].is_none() {
        return factorial(interp, Args::positional(&given[..1]));
    }
    let Some((n, k)) = pair(interp, "perm", given)? else { return Ok(Value::Int(0)) };
    let k = count(interp, "k", &k, &n)?;
    Ok(Value::int(falling(&n, k)))
}

fn fold(interp: &mut Interp, args: Args<'_>, name: &str, start: i64, f: fn(&BigInt, &BigInt) -> BigInt) -> Res {
    args.no_keywords(interp, &format!("math.{name}"))?;
    let mut result = BigInt::from(start);
    for at in 0..args.pos.len() {
        let next = whole(interp, name, args.pos, at)?;
        interp.charge(50 + next.bits());
        result = f(&result, &next);
    }
    Ok(Value::int(result.abs()))
}

fn gcd(interp: &mut Interp, args: Args<'_>) -> Res {
    fold(interp, args, "gcd", 0, num_integer::Integer::gcd)
}

fn lcm(interp: &mut Interp, args: Args<'_>) -> Res {
    fold(interp, args, "lcm", 1, |a, b| if a.is_zero() || b.is_zero() { BigInt::zero() } else { a.lcm(b) })
}

fn isqrt(interp: &mut Interp, args: Args<'_>) -> Res {
    let all: &[Value; 1] = args.exact(interp, "math.integer.isqrt", false)?;
    let n = whole(interp, "isqrt", all, 0)?;
    if n.is_negative() {
        return Err(interp.value_error("isqrt() argument must be nonnegative"));
    }
    interp.charge(40 + n.bits() * n.bits() / 900);
    Ok(Value::int(n.sqrt()))
}

/// The functions of whole numbers.
pub const FUNCTIONS: &[Builtin] = &[
    Builtin::function("comb", comb),
    Builtin::function("factorial", factorial),
    Builtin::function("gcd", gcd),
    Builtin::function("isqrt", isqrt),
    Builtin::function("lcm", lcm),
    Builtin::function("perm", perm),
];
