//! Values known before the program runs.
//!
//! Only what CPython folds and what cannot fail: a division by zero stays for the program to run into.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::python::bytecode::Const;
use crate::python::bytecode::op::BinaryOp;
use crate::python::syntax::ast::*;

/// Longest text or tuple that is made at compile time, as in CPython.
const MAX_LENGTH: usize = 4096;
/// Longest integer, in bits.
const MAX_BITS: u64 = 128;

/// The value of an expression of constants.
pub(super) fn constant(expr: &Expr) -> Option<Const> {
    match &expr.kind {
        ExprKind::Constant(value) => Some(value.clone()),
        ExprKind::UnaryOp { op, operand } => unary(*op, &constant(operand)?),
        ExprKind::BinOp { left, op, right } => {
            let right = constant(right)?;
            binary(&constant(left)?, *op, &right)
        }
        ExprKind::Tuple(items) => Some(Const::Tuple(constants(items)?)),
        ExprKind::Name(name) if &**name == "__debug__" => Some(Const::Bool(true)),
        _ => None,
    }
}

/// The values of expressions that are all constant.
pub(super) fn constants(items: &[Expr]) -> Option<Vec<Const>> {
    items.iter().map(constant).collect()
}

/// Whether a constant counts as true.
pub(super) fn truth(value: &Const) -> bool {
    match value {
        Const::None => false,
        Const::Bool(value) => *value,
        Const::Int(value) => *value != 0,
        Const::Big(value) => !value.is_zero(),
        Const::Float(value) | Const::Imaginary(value) => *value != 0.0,
        Const::Str(text) => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::Ellipsis | Const::Code(_) => true,
    }
}

fn unary(op: UnaryOp, value: &Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::Not, value) => Const::Bool(!truth(value)),
        (UnaryOp::Negative, Const::Float(value)) => Const::Float(-value),
        (UnaryOp::Negative, Const::Imaginary(_)) => return None,
        (UnaryOp::Positive, Const::Float(_) | Const::Imaginary(_)) => value.clone(),
        // `~True` warns when it runs.
        (UnaryOp::Invert, Const::Bool(_)) => return None,
        (op, value) => {
            let value = integer(value)?;
            shrink(match op {
                UnaryOp::Negative => -value,
                UnaryOp::Invert => -value - 1,
                _ => value,
            })
        }
    })
}

fn integer(value: &Const) -> Option<BigInt> {
    match value {
        Const::Int(value) => Some(BigInt::from(*value)),
        Const::Big(value) => Some(value.clone()),
        Const::Bool(value) => Some(BigInt::from(u8::from(*value))),
        _ => None,
    }
}

fn shrink(value: BigInt) -> Const {
    value.to_i64().map_or(Const::Big(value), Const::Int)
}

fn binary(left: &Const, op: BinaryOp, right: &Const) -> Option<Const> {
    // Their `&`, `|` and `^` are bools, and nobody writes that.
    if matches!((left, right), (Const::Bool(_), Const::Bool(_))) {
        return None;
    }
    if let (Some(left), Some(right)) = (integer(left), integer(right)) {
        return integers(&left, op, &right);
    }
    match (left, op, right) {
        (Const::Str(left), BinaryOp::Add, Const::Str(right)) => Some(Const::Str(format!("{left}{right}").into())),
        (Const::Bytes(left), BinaryOp::Add, Const::Bytes(right)) => {
            Some(Const::Bytes([&left[..], &right[..]].concat().into()))
        }
        (Const::Tuple(left), BinaryOp::Add, Const::Tuple(right)) => {
            Some(Const::Tuple(left.iter().chain(right).cloned().collect()))
        }
        (Const::Str(text), BinaryOp::Multiply, times) | (times, BinaryOp::Multiply, Const::Str(text)) => {
            let times = repeats(times, text.len())?;
            Some(Const::Str(text.repeat(times).into()))
        }
        (Const::Tuple(items), BinaryOp::Multiply, times) => {
            let times = repeats(times, items.len())?;
            Some(Const::Tuple(std::iter::repeat_n(items, times).flatten().cloned().collect()))
        }
        _ => floats(float(left)?, op, float(right)?),
    }
}

fn repeats(times: &Const, length: usize) -> Option<usize> {
    let Const::Int(times) = times else { return None };
    let times = usize::try_from(*times).unwrap_or(0);
    (length.saturating_mul(times) <= MAX_LENGTH).then_some(times)
}

fn float(value: &Const) -> Option<f64> {
    match value {
        Const::Float(value) => Some(*value),
        value => integer(value)?.to_f64().filter(|value| value.is_finite()),
    }
}

fn floats(left: f64, op: BinaryOp, right: f64) -> Option<Const> {
    let value = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => left * right,
        BinaryOp::TrueDivide if right != 0.0 => left / right,
        _ => return None,
    };
    Some(Const::Float(value))
}

fn integers(left: &BigInt, op: BinaryOp, right: &BigInt) -> Option<Const> {
    let value = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply if left.bits() + right.bits() <= MAX_BITS => left * right,
        BinaryOp::FloorDivide if !right.is_zero() => num_integer::Integer::div_floor(left, right),
        BinaryOp::Remainder if !right.is_zero() => num_integer::Integer::mod_floor(left, right),
        BinaryOp::Power if !right.is_negative() && left.bits() * right.to_u64()? <= MAX_BITS => {
            left.pow(right.to_u32()?)
        }
        BinaryOp::LeftShift if !right.is_negative() && left.bits() + right.to_u64()? <= MAX_BITS => {
            left << right.to_u32()?
        }
        BinaryOp::RightShift if !right.is_negative() => left >> right.to_u32()?,
        BinaryOp::And => left & right,
        BinaryOp::Or => left | right,
        BinaryOp::Xor => left ^ right,
        BinaryOp::TrueDivide if !right.is_zero() => {
            // Exact only while both fit a float; larger ones are divided when the program runs.
            let exact = left.bits() <= 53 && right.bits() <= 53;
            return exact.then(|| floats(left.to_f64()?, op, right.to_f64()?)).flatten();
        }
        _ => return None,
    };
    Some(shrink(value))
}
