//! `_re`: compiles patterns and finds matches; `py/re.py` makes `Pattern` and `Match` objects of that.

mod escape;
pub mod parse;
pub mod program;
mod tree;

use std::rc::Rc;

use crate::python::builtins::Builtin;
use crate::python::object::{Native, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use program::{Goal, Machine, Program};

/// The characters of a text; bytes count as Latin-1. `None` for anything else.
fn characters_of(value: &Value) -> Option<(Vec<char>, bool)> {
    match value.unwrap_base() {
        Value::Str(s) => Some((s.as_str().chars().collect(), false)),
        Value::Bytes(b) => Some((b.data.iter().map(|&b| char::from(b)).collect(), true)),
        Value::Native(n) => match &**n {
            Native::ByteArray(data) => Some((data.borrow().iter().map(|&b| char::from(b)).collect(), true)),
            _ => None,
        },
        _ => None,
    }
}

fn integer(value: Option<&Value>) -> i64 {
    match value.map(Value::unwrap_base) {
        Some(Value::Int(n)) => *n,
        Some(Value::Bool(b)) => i64::from(*b),
        _ => 0,
    }
}

/// `compile(pattern, flags)` → (program, flags, number of groups, [(name, number)]), or (message, position or None).
fn compile(interp: &mut Interp, args: Args<'_>) -> Res {
    let [pattern, flags] = args.exact::<2>(interp, "compile", false)?;
    let Some((text, bytes)) = characters_of(pattern) else {
        return Err(interp.type_error("first argument must be string or compiled pattern"));
    };
    let given = integer(Some(flags)) as u32;
    // In bytes only ASCII letters count.
    let inner = if bytes { given | tree::flag::ASCII } else { given };
    interp.charge(400 * text.len() as u64 + 20_000);
    let tree = match parse::parse(&text, inner, bytes) {
        Ok(tree) => tree,
        Err((message, at)) => {
            let at = at.map_or(Value::None, |at| Value::Int(at as i64));
            return Ok(Value::tuple(vec![Value::string(message), at]));
        }
    };
    let Some(program) = program::compile(&tree) else {
        return Err(interp.unsupported("a regular expression of this size"));
    };
    let shown = if bytes { tree.flags & !tree::flag::ASCII | given & tree::flag::ASCII } else { tree.flags };
    let names = tree.names.iter().map(|(name, n)| Value::tuple(vec![Value::str(name), Value::Int(*n as i64)]));
    Ok(Value::tuple(vec![
        Value::Native(Rc::new(Native::Opaque(Rc::new(program)))),
        Value::Int(i64::from(shown)),
        Value::Int(tree.groups as i64),
        Value::list(names.collect()),
    ]))
}

/// How a search goes about it.
const MATCH: i64 = 0;
const FULL: i64 = 1;

/// `find(program, text, pos, endpos, mode, most)` → a list of matches: for each group where it starts and ends, and
/// last the group that closed last. Mode 0 matches at `pos`, 1 the whole text, 2 searches for up to `most` (0: all).
fn find(interp: &mut Interp, args: Args<'_>) -> Res {
    let [program, text, pos, end, mode, most] = args.exact::<6>(interp, "find", false)?;
    let Some((text, _)) = characters_of(text) else {
        let message = format!("expected string or bytes-like object, got '{}'", interp.type_name(text));
        return Err(interp.type_error(message));
    };
    let Value::Native(native) = program else { return Ok(Value::None) };
    let Native::Opaque(any) = &**native else { return Ok(Value::None) };
    let Some(program) = any.downcast_ref::<Program>() else { return Ok(Value::None) };
    let limit = |v: &Value| (integer(Some(v)).max(0) as usize).min(text.len());
    let (mut at, end) = (limit(pos), limit(end));
    let (mode, most) = (integer(Some(mode)), integer(Some(most)) as usize);
    let mut found = Vec::new();
    let mut machine = Machine::new(program, &text, end);
    let row = |ends: Vec<i64>| Value::tuple(ends.into_iter().map(Value::Int).collect());
    if at > end {
        return Ok(Value::list(found));
    }
    if mode == MATCH || mode == FULL {
        found.extend(machine.matches(at, if mode == FULL { Goal::Whole } else { Goal::Any }).map(row));
    } else {
        // After an empty match the next may start there, but must not be empty as well.
        let mut empty = false;
        while at <= end {
            let goal = if empty { Goal::Longer } else { Goal::Any };
            let hit = machine.matches(at, goal);
            empty = false;
            let Some(ends) = hit else {
                at += 1;
                continue;
            };
            empty = ends[1] == at as i64;
            at = ends[1] as usize;
            found.push(row(ends));
            if most > 0 && found.len() == most {
                break;
            }
        }
    }
    interp.charge(machine.steps * 4 + 60);
    Ok(Value::list(found))
}

/// Functions of `_re`.
pub static FUNCTIONS: &[Builtin] =
    &[Builtin::function("compile", compile).costing(500), Builtin::function("find", find).costing(100)];
