//! Operators of numbers and text as methods (`int.__add__`, `str.__lt__`…), which programs reach through `super()`.
//!
//! They look at the built-in part of their operands only, so an overriding method can call the one it overrides.

use super::arith::{self, UnaryKind};
use super::format;
use super::number::Num;
use super::{compare, repr};
use crate::python::bytecode::op::{BinaryOp, CompareOp};
use crate::python::object::Value;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// The operands of a special method, in the words of `Objects/typeobject.c`.
fn operands<'a, const N: usize>(interp: &mut Interp, args: Args<'a>) -> Res<&'a [Value; N]> {
    if let ([], Ok(all)) = (args.kwnames, args.pos.try_into()) {
        return Ok(all);
    }
    let (want, got) = (N - 1, args.pos.len().saturating_sub(1));
    let s = if want == 1 { "" } else { "s" };
    Err(interp.type_error(format!("expected {want} argument{s}, got {got}")))
}

/// `a op b`, for [`BinaryOp::ALL`]`[OP]`; swapped for the reflected methods.
pub fn binary<const OP: usize, const SWAPPED: bool>(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, other] = operands(interp, args)?;
    let (this, other) = (this.unwrap_base(), other.unwrap_base());
    // An `int` method leaves `int + float` to `float`; a text method knows only its own type, except for `%`.
    let known = match this {
        Value::Int(_) | Value::Big(_) | Value::Bool(_) => Num::int_of(other).is_some(),
        Value::Float(_) => Num::of(other).is_some(),
        _ => true,
    };
    let (a, b) = if SWAPPED { (other, this) } else { (this, other) };
    let op = BinaryOp::ALL[OP];
    match if known { arith::binary(interp, op, a, b)? } else { None } {
        Some(value) => Ok(value),
        None if matches!(this, Value::Str(_) | Value::Bytes(_)) => Err(arith::unsupported(interp, op, false, a, b)),
        None => Ok(Value::NotImplemented),
    }
}

/// `a op b`, for [`CompareOp::ALL`]`[OP]`.
pub fn comparison<const OP: usize>(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, other] = operands(interp, args)?;
    let (a, b) = (this.unwrap_base(), other.unwrap_base());
    let same = match a {
        Value::Int(_) | Value::Big(_) | Value::Bool(_) => Num::int_of(b).is_some(),
        Value::Float(_) => Num::of(b).is_some(),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    };
    if !same {
        return Ok(Value::NotImplemented);
    }
    let op = CompareOp::ALL[OP];
    Ok(match op {
        CompareOp::Eq => compare::equal(a, b).map_or(Value::NotImplemented, Value::Bool),
        CompareOp::Ne => compare::equal(a, b).map_or(Value::NotImplemented, |equal| Value::Bool(!equal)),
        _ => compare::order(interp, op, a, b)?.map_or(Value::NotImplemented, Value::Bool),
    })
}

/// `-x`, `+x`, `~x`, `abs(x)`, in the order of [`UnaryKind`].
pub fn unary<const KIND: usize>(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = operands(interp, args)?;
    let kind = [UnaryKind::Negative, UnaryKind::Positive, UnaryKind::Invert, UnaryKind::Abs][KIND];
    arith::unary(interp, kind, this.unwrap_base())
}

/// `__format__`.
pub fn format(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, spec] = args.exact(interp, "__format__", true)?;
    let Some(spec) = spec.as_str() else {
        let text = format!("__format__() argument must be str, not {}", interp.type_name(spec));
        return Err(interp.type_error(text));
    };
    let text = format::format(interp, this.unwrap_base(), spec)?;
    Ok(text.map_or(Value::NotImplemented, Value::string))
}

/// `__str__` of `str`.
pub fn text(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = operands(interp, args)?;
    match this.unwrap_base() {
        text @ Value::Str(_) => Ok(text.clone()),
        other => Ok(repr::str(interp, other)?.map_or(Value::NotImplemented, Value::string)),
    }
}

/// `__bool__` of numbers.
pub fn truth(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = operands(interp, args)?;
    Ok(Value::Bool(Num::of(this).is_some_and(|n| !n.is_zero())))
}

/// Comparison methods of a type, as entries of its table of methods.
macro_rules! comparisons {
    ($owner:literal) => {
        [
            $crate::python::builtins::Builtin::method(
                $owner,
                "__lt__",
                $crate::python::builtins::dunders::comparison::<0>,
            ),
            $crate::python::builtins::Builtin::method(
                $owner,
                "__le__",
                $crate::python::builtins::dunders::comparison::<1>,
            ),
            $crate::python::builtins::Builtin::method(
                $owner,
                "__eq__",
                $crate::python::builtins::dunders::comparison::<2>,
            ),
            $crate::python::builtins::Builtin::method(
                $owner,
                "__ne__",
                $crate::python::builtins::dunders::comparison::<3>,
            ),
            $crate::python::builtins::Builtin::method(
                $owner,
                "__gt__",
                $crate::python::builtins::dunders::comparison::<4>,
            ),
            $crate::python::builtins::Builtin::method(
                $owner,
                "__ge__",
                $crate::python::builtins::dunders::comparison::<5>,
            ),
        ]
    };
}
pub(crate) use comparisons;

/// Arithmetic methods that `int` and `float` share.
macro_rules! arithmetic {
    ($owner:literal) => {{
        use $crate::python::builtins::Builtin;
        use $crate::python::builtins::dunders::{binary, format, truth, unary};
        [
            Builtin::method($owner, "__add__", binary::<0, false>),
            Builtin::method($owner, "__radd__", binary::<0, true>),
            Builtin::method($owner, "__sub__", binary::<1, false>),
            Builtin::method($owner, "__rsub__", binary::<1, true>),
            Builtin::method($owner, "__mul__", binary::<2, false>),
            Builtin::method($owner, "__rmul__", binary::<2, true>),
            Builtin::method($owner, "__truediv__", binary::<3, false>),
            Builtin::method($owner, "__rtruediv__", binary::<3, true>),
            Builtin::method($owner, "__floordiv__", binary::<4, false>),
            Builtin::method($owner, "__rfloordiv__", binary::<4, true>),
            Builtin::method($owner, "__mod__", binary::<5, false>),
            Builtin::method($owner, "__rmod__", binary::<5, true>),
            Builtin::method($owner, "__pow__", binary::<6, false>),
            Builtin::method($owner, "__rpow__", binary::<6, true>),
            Builtin::method($owner, "__neg__", unary::<0>),
            Builtin::method($owner, "__pos__", unary::<1>),
            Builtin::method($owner, "__abs__", unary::<3>),
            Builtin::method($owner, "__bool__", truth),
            Builtin::method($owner, "__format__", format),
        ]
    }};
}
pub(crate) use arithmetic;
