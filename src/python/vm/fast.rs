//! Arithmetic and comparison of small numbers, without leaving the interpreter loop.

use crate::python::bytecode::op::{BinaryOp, CompareOp};
use crate::python::object::Value;

/// Two small integers; `None` where the result is large or needs care.
#[inline]
pub(super) fn int_op(kind: u32, a: i64, b: i64) -> Option<Value> {
    const ADD: u32 = BinaryOp::Add as u32;
    const SUB: u32 = BinaryOp::Subtract as u32;
    const MUL: u32 = BinaryOp::Multiply as u32;
    const FLOOR: u32 = BinaryOp::FloorDivide as u32;
    const REM: u32 = BinaryOp::Remainder as u32;
    const AND: u32 = BinaryOp::And as u32;
    match kind {
        ADD => a.checked_add(b).map(Value::Int),
        SUB => a.checked_sub(b).map(Value::Int),
        MUL => a.checked_mul(b).map(Value::Int),
        REM if b > 0 => Some(Value::Int(a.rem_euclid(b))),
        FLOOR if b > 0 => Some(Value::Int(a.div_euclid(b))),
        AND => Some(Value::Int(a & b)),
        _ => None,
    }
}

/// Two floats; `None` for division by zero and rarer operators.
#[inline]
pub(super) fn float_op(kind: u32, a: f64, b: f64) -> Option<Value> {
    const ADD: u32 = BinaryOp::Add as u32;
    const SUB: u32 = BinaryOp::Subtract as u32;
    const MUL: u32 = BinaryOp::Multiply as u32;
    const DIV: u32 = BinaryOp::TrueDivide as u32;
    match kind {
        ADD => Some(Value::Float(a + b)),
        SUB => Some(Value::Float(a - b)),
        MUL => Some(Value::Float(a * b)),
        DIV if b != 0.0 => Some(Value::Float(a / b)),
        _ => None,
    }
}

/// An ordering as the answer of a comparison.
#[inline]
pub(super) fn compare(op: u32, order: std::cmp::Ordering) -> bool {
    match CompareOp::ALL[op as usize] {
        CompareOp::Lt => order.is_lt(),
        CompareOp::Le => order.is_le(),
        CompareOp::Eq => order.is_eq(),
        CompareOp::Ne => order.is_ne(),
        CompareOp::Gt => order.is_gt(),
        CompareOp::Ge => order.is_ge(),
    }
}

/// Floats, NaN included.
#[inline]
pub(super) fn float_compare(op: u32, a: f64, b: f64) -> bool {
    match CompareOp::ALL[op as usize] {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}
