//! The functions of `math` on many numbers: `fsum`, `prod`, `sumprod`, `hypot`, `dist`.
//!
//! Sums are exact until the end, by error-free addition (Shewchuk, "Adaptive Precision Floating-Point Arithmetic",
//! 1997), as in CPython.

use super::math::real;
use crate::python::builtins::number::{Fault, Num};
use crate::python::builtins::{Builtin, arith};
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::Value;
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;

/// `a + b` and what rounding lost.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// `a * b` and what rounding lost (Dekker).
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, libm::fma(a, b, -product))
}

/// An exact sum: numbers that do not overlap, smallest first.
#[derive(Debug, Default)]
struct Exact {
    parts: Vec<f64>,
    /// Sum of infinities and NaNs; and of the infinities alone.
    special: f64,
    infinities: f64,
}

impl Exact {
    fn add(&mut self, given: f64) -> Result<(), Fault> {
        let mut x = given;
        let mut kept = 0;
        for at in 0..self.parts.len() {
            let (large, small) = (x, self.parts[at]);
            let (large, small) = if large.abs() < small.abs() { (small, large) } else { (large, small) };
            let (sum, lost) = two_sum(large, small);
            if lost != 0.0 {
                self.parts[kept] = lost;
                kept += 1;
            }
            x = sum;
        }
        self.parts.truncate(kept);
        if x == 0.0 {
            return Ok(());
        }
        if x.is_finite() {
            self.parts.push(x);
            return Ok(());
        }
        if given.is_finite() {
            return Err(Fault::overflow("intermediate overflow in fsum"));
        }
        if given.is_infinite() {
            self.infinities += given;
        }
        self.special += given;
        self.parts.clear();
        Ok(())
    }

    /// The sum rounded once.
    fn round(&self) -> Result<f64, Fault> {
        if self.special != 0.0 {
            if self.infinities.is_nan() {
                return Err(Fault::value("-inf + inf in fsum"));
            }
            return Ok(self.special);
        }
        let mut rest = self.parts.iter().rev();
        let Some(&first) = rest.next() else { return Ok(0.0) };
        let (mut high, mut low) = (first, 0.0);
        let mut below = None;
        while let Some(&next) = rest.next() {
            (high, low) = two_sum(high, next);
            if low != 0.0 {
                below = rest.next();
                break;
            }
        }
        // What is still below decides a tie: half a unit and more must not round to even.
        if let Some(&below) = below
            && ((low < 0.0 && below < 0.0) || (low > 0.0 && below > 0.0))
        {
            let twice = low * 2.0;
            let moved = high + twice;
            if twice == moved - high {
                high = moved;
            }
        }
        Ok(high)
    }
}

/// The items of an argument, or a call that makes a list of it first.
fn items(interp: &mut Interp, name: &'static str, args: Args<'_>, at: usize) -> Res<Vec<Value>> {
    if let Some(items) = interp.native_items(&args.pos[at])? {
        return Ok(items);
    }
    let func = FUNCTIONS.iter().find(|b| b.name == name).map_or(Value::None, Value::Builtin);
    let mut forward = args.forward(interp.prelude_function("_math_retry_items"));
    if let Ctl::Call(call) = &mut *forward {
        call.args.splice(0..0, [func, Value::Int(at as i64)]);
    }
    Err(forward)
}

fn fsum(interp: &mut Interp, args: Args<'_>) -> Res {
    let _: &[Value; 1] = args.exact(interp, "math.fsum", false)?;
    let items = items(interp, "fsum", args, 0)?;
    interp.charge(items.len() as u64 * 20);
    let mut sum = Exact::default();
    for at in 0..items.len() {
        let x = element(interp, "fsum", args, &items, at)?;
        sum.add(x).map_err(|fault| fault.raise(interp))?;
    }
    sum.round().map(Value::Float).map_err(|fault| fault.raise(interp))
}

/// An item as a real number. An item that needs Python is left to the prelude, which makes a list of numbers first.
fn element(interp: &mut Interp, name: &'static str, args: Args<'_>, items: &[Value], at: usize) -> Res<f64> {
    match Num::of(&items[at]).map(Num::to_f64) {
        Some(Ok(x)) => Ok(x),
        _ => match real(interp, name, items, at) {
            Err(ctl) if matches!(*ctl, Ctl::Call(_)) => {
                let func = FUNCTIONS.iter().find(|b| b.name == name).map_or(Value::None, Value::Builtin);
                let call = vec![func, Value::tuple(args.pos.to_vec())];
                Err(interp.prelude_call("_math_float_items", call))
            }
            other => other,
        },
    }
}

fn prod(interp: &mut Interp, args: Args<'_>) -> Res {
    if args.pos.len() != 1 {
        let text = format!("prod() takes exactly 1 positional argument ({} given)", args.pos.len());
        return Err(interp.type_error(text));
    }
    let start = args.kw("start").cloned().unwrap_or(Value::Int(1));
    let items = items(interp, "prod", args, 0)?;
    let mut product = start.clone();
    for item in &items {
        let known = !matches!(item, Value::Object(_)) && !matches!(product, Value::Object(_));
        match if known { arith::binary(interp, BinaryOp::Multiply, &product, item)? } else { None } {
            Some(next) => product = next,
            None => return Err(interp.prelude_call("_math_prod", vec![Value::list(items), start])),
        }
    }
    interp.charge(items.len() as u64 * 10);
    Ok(product)
}

fn sumprod(interp: &mut Interp, args: Args<'_>) -> Res {
    let _: &[Value; 2] = args.exact(interp, "sumprod", false)?;
    let (p, q) = (items(interp, "sumprod", args, 0)?, items(interp, "sumprod", args, 1)?);
    if p.len() != q.len() {
        return Err(interp.value_error("Inputs are not the same length"));
    }
    interp.charge(p.len() as u64 * 30);
    let is_float = |v: &Value| matches!(v, Value::Float(_));
    if p.iter().chain(&q).any(is_float) && p.iter().chain(&q).all(|v| Num::of(v).is_some()) {
        let mut sum = Exact::default();
        for at in 0..p.len() {
            let (x, y) = (real(interp, "sumprod", &p, at)?, real(interp, "sumprod", &q, at)?);
            let (product, lost) = two_product(x, y);
            let parts = if lost.is_finite() { [product, lost] } else { [product, 0.0] };
            for part in parts {
                sum.add(part).map_err(|fault| fault.raise(interp))?;
            }
        }
        return sum.round().map(Value::Float).map_err(|fault| fault.raise(interp));
    }
    let mut total = Value::Int(0);
    for (x, y) in p.iter().zip(&q) {
        let product = arith::binary(interp, BinaryOp::Multiply, x, y)?;
        let next = match &product {
            Some(product) => arith::binary(interp, BinaryOp::Add, &total, product)?,
            None => None,
        };
        match next {
            Some(next) => total = next,
            None => return Err(interp.prelude_call("_math_sumprod", vec![Value::list(p), Value::list(q)])),
        }
    }
    Ok(total)
}

/// The length of a vector, almost always correctly rounded (`vector_norm`).
fn norm(vector: &[f64]) -> f64 {
    if vector.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if vector.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let largest = vector.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    if largest == 0.0 || vector.len() == 1 {
        return largest;
    }
    // Near 1, so that squares neither overflow nor vanish.
    let (_, exponent) = libm::frexp(largest);
    let (mut sum, mut lost) = (1.0, 0.0);
    for x in vector {
        let x = libm::ldexp(*x, -exponent);
        let (square, error) = two_product(x, x);
        let (next, more) = two_sum(sum, square);
        sum = next;
        lost += more + error;
    }
    let root = (sum - 1.0 + lost).sqrt();
    // One Newton step with the exact residue.
    let (square, error) = two_product(root, root);
    let (next, more) = two_sum(sum, -square);
    let residue = (next - 1.0) + (lost + more - error);
    libm::ldexp(root + residue / (2.0 * root), exponent)
}

fn hypot(interp: &mut Interp, args: Args<'_>) -> Res {
    args.no_keywords(interp, "math.hypot")?;
    let mut vector = Vec::with_capacity(args.pos.len());
    for at in 0..args.pos.len() {
        vector.push(real(interp, "hypot", args.pos, at)?.abs());
    }
    Ok(Value::Float(norm(&vector)))
}

fn dist(interp: &mut Interp, args: Args<'_>) -> Res {
    let _: &[Value; 2] = args.exact(interp, "dist", false)?;
    let (p, q) = (items(interp, "dist", args, 0)?, items(interp, "dist", args, 1)?);
    if p.len() != q.len() {
        return Err(interp.value_error("both points must have the same number of dimensions"));
    }
    let mut vector = Vec::with_capacity(p.len());
    for at in 0..p.len() {
        let apart = element(interp, "dist", args, &p, at)? - element(interp, "dist", args, &q, at)?;
        vector.push(apart.abs());
    }
    Ok(Value::Float(norm(&vector)))
}

/// The functions of many numbers.
pub const FUNCTIONS: &[Builtin] = &[
    Builtin::function("dist", dist),
    Builtin::function("fsum", fsum),
    Builtin::function("hypot", hypot),
    Builtin::function("prod", prod),
    Builtin::function("sumprod", sumprod),
];
