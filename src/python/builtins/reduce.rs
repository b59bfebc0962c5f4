//! Builtin functions that go through an iterable: `sum`, `min`, `max`, `any`, `all`, `sorted`
//! (`Python/bltinmodule.c`), and what `list.sort` needs from the prelude.
//!
//! Built-in iterables are gone through here; generators and objects by the prelude.

use super::list::{sort_items, sort_options};
use super::operators::native_truth;
use super::{Builtin, arith, compare, iterate};
use crate::base::Ns;
use crate::python::bytecode::op::{BinaryOp, CompareOp};
use crate::python::object::{Range, Value};
use crate::python::vm::call::unexpected;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// Refuses keywords other than these.
pub fn check_keywords(interp: &mut Interp, args: Args<'_>, function: &str, names: &[&str]) -> Res<()> {
    let wrong = args.kwnames.iter().filter_map(Value::as_str).find(|name| !names.contains(name));
    match wrong {
        Some(wrong) => Err(unexpected(interp, function, names, wrong)),
        None => Ok(()),
    }
}

// === sum ===

fn sum(interp: &mut Interp, args: Args<'_>) -> Res {
    check_keywords(interp, args, "sum", &["start"])?;
    if args.pos.is_empty() {
        return Err(interp.type_error("sum() takes at least 1 positional argument (0 given)"));
    }
    let [iterable, start] = args.bind(interp, "sum", ["iterable", "start"], 1)?;
    let (iterable, start) = (iterable.unwrap_or(&Value::None), start.cloned().unwrap_or(Value::Int(0)));
    let forbidden = match start {
        Value::Str(_) => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Value::Bytes(_) => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(text) = forbidden {
        return Err(interp.type_error(text));
    }
    if let (Value::Range(range), Value::Int(first)) = (iterable, &start)
        && let Some(total) = sum_range(range, *first)
    {
        // As long as it takes CPython; a program may well sum a long range to keep the core busy.
        interp.charge(range.len() as Ns * 22);
        return Ok(Value::Int(total));
    }
    match interp.native_items(iterable)? {
        Some(items) => sum_items(interp, &items, start),
        None if !iterate::is_iterable(interp, iterable) => Err(iterate::not_iterable(interp, iterable)),
        None => Err(interp.prelude_call("_sum", vec![iterable.clone(), start])),
    }
}

fn sum_range(range: &Range, first: i64) -> Option<i64> {
    let (len, start, step) = (i128::from(range.len()), i128::from(range.start), i128::from(range.step));
    let steps = len.checked_mul(len - 1)? / 2;
    let total = len.checked_mul(start)?.checked_add(steps.checked_mul(step)?)?.checked_add(i128::from(first))?;
    i64::try_from(total).ok()
}

/// Adds items up as `sum` does: integers in a machine word while they fit, floats with a compensation
/// (Neumaier 1974), everything else with `+`.
fn sum_items(interp: &mut Interp, items: &[Value], start: Value) -> Res {
    interp.charge(items.len() as Ns * 8);
    let mut total = start;
    let mut at = 0;
    if let Value::Int(mut whole) = total {
        while let Some(more) = items.get(at) {
            let more = match more {
                Value::Int(n) => *n,
                Value::Bool(b) => i64::from(*b),
                _ => break,
            };
            let Some(fits) = whole.checked_add(more) else { break };
            whole = fits;
            at += 1;
        }
        total = Value::Int(whole);
    }
    while let Some(item) = items.get(at) {
        if let (Value::Float(x), Value::Float(_) | Value::Int(_) | Value::Bool(_)) = (&total, item) {
            let (sum, used) = sum_floats(*x, &items[at..]);
            total = Value::Float(sum);
            at += used;
            continue;
        }
        let plain = !matches!(item, Value::Object(_)) && !matches!(total, Value::Object(_));
        let next = if plain { arith::binary(interp, BinaryOp::Add, &total, item)? } else { None };
        let Some(next) = next else {
            return Err(interp.prelude_call("_sum_slow", vec![Value::list(items[at..].to_vec()), total]));
        };
        total = next;
        at += 1;
    }
    Ok(total)
}

/// The sum of the leading numbers, and how many they are.
fn sum_floats(start: f64, items: &[Value]) -> (f64, usize) {
    let (mut high, mut low) = (start, 0.0);
    let mut used = 0;
    for item in items {
        match item {
            Value::Float(x) => {
                let sum = high + x;
                low += if high.abs() >= x.abs() { (high - sum) + x } else { (x - sum) + high };
                high = sum;
            }
            Value::Int(n) => high += *n as f64,
            Value::Bool(b) => high += f64::from(u8::from(*b)),
            _ => break,
        }
        used += 1;
    }
    let sum = if low != 0.0 && low.is_finite() { high + low } else { high };
    (sum, used)
}

// === min and max ===

fn extreme(interp: &mut Interp, args: Args<'_>, name: &str, op: CompareOp) -> Res {
    if args.pos.is_empty() {
        let text = format!("{name} expected at least 1 argument, got 0");
        return Err(interp.type_error(text));
    }
    check_keywords(interp, args, name, &["key", "default"])?;
    let key = args.kw("key").filter(|key| !key.is_none());
    let default = args.kw("default");
    let many = args.pos.len() > 1;
    if many && default.is_some() {
        let text = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(interp.type_error(text));
    }
    let source = || if many { Value::tuple(args.pos.to_vec()) } else { args.pos[0].clone() };
    let python = |interp: &mut Interp, source: Value| {
        let key = key.cloned().unwrap_or(Value::None);
        let mut all = vec![source, key];
        all.extend(default.cloned());
        Err(interp.prelude_call(&format!("_{name}"), all))
    };
    if !many && !iterate::is_iterable(interp, &args.pos[0]) {
        return Err(iterate::not_iterable(interp, &args.pos[0]));
    }
    if key.is_some() {
        return python(interp, source());
    }
    let held;
    let items = if many {
        args.pos
    } else {
        match interp.native_items(&args.pos[0])? {
            Some(items) => {
                held = items;
                &held
            }
            None => return python(interp, source()),
        }
    };
    interp.charge(items.len() as Ns * 10);
    let mut rest = items.iter();
    let Some(mut best) = rest.next() else {
        return default.cloned().ok_or_else(|| interp.value_error(format!("{name}() iterable argument is empty")));
    };
    for item in rest {
        let objects = matches!(item, Value::Object(_)) || matches!(best, Value::Object(_));
        let better = if objects { None } else { compare::order(interp, op, item, best)? };
        match better {
            Some(true) => best = item,
            Some(false) => {}
            None => return python(interp, Value::list(items.to_vec())),
        }
    }
    Ok(best.clone())
}

fn min(interp: &mut Interp, args: Args<'_>) -> Res {
    extreme(interp, args, "min", CompareOp::Lt)
}

fn max(interp: &mut Interp, args: Args<'_>) -> Res {
    extreme(interp, args, "max", CompareOp::Gt)
}

// === any and all ===

/// Looks for an item whose truth is `wanted`.
fn search(interp: &mut Interp, args: Args<'_>, name: &str, wanted: bool) -> Res {
    let [iterable] = args.exact::<1>(interp, name, false)?;
    let Some(it) = interp.native_iter(iterable) else {
        if !iterate::is_iterable(interp, iterable) {
            return Err(iterate::not_iterable(interp, iterable));
        }
        return Err(interp.prelude_call(&format!("_{name}"), vec![iterable.clone()]));
    };
    while let Some(item) = interp.next_item(&it)? {
        interp.charge(8);
        match native_truth(&item) {
            Some(truth) if truth == wanted => return Ok(Value::Bool(wanted)),
            Some(_) => {}
            None => {
                let rest = vec![Value::tuple(vec![item]), Value::Iter(it)];
                return Err(interp.prelude_call(&format!("_{name}"), rest));
            }
        }
    }
    Ok(Value::Bool(!wanted))
}

fn any(interp: &mut Interp, args: Args<'_>) -> Res {
    search(interp, args, "any", true)
}

fn all(interp: &mut Interp, args: Args<'_>) -> Res {
    search(interp, args, "all", false)
}

// === sorted ===

fn sorted(interp: &mut Interp, args: Args<'_>) -> Res {
    if args.pos.len() != 1 {
        let text = format!("sorted expected 1 argument, got {}", args.pos.len());
        return Err(interp.type_error(text));
    }
    let (key, reverse) = sort_options(interp, args)?;
    if !iterate::is_iterable(interp, &args.pos[0]) {
        return Err(iterate::not_iterable(interp, &args.pos[0]));
    }
    let items = interp.native_items(&args.pos[0])?;
    let source = match (items, &key, reverse) {
        (Some(mut items), None, Some(reverse)) => {
            if sort_items(interp, &mut items, reverse)? {
                return Ok(Value::list(items));
            }
            Value::list(items)
        }
        (Some(items), _, _) => Value::list(items),
        (None, _, _) => args.pos[0].clone(),
    };
    let reverse = args.kw("reverse").cloned().unwrap_or(Value::Bool(false));
    Err(interp.prelude_call("_sorted", vec![source, key.unwrap_or(Value::None), reverse]))
}

// === Helpers of the prelude ===

/// `(items)`: takes all items out of a list.
fn list_take(_: &mut Interp, args: Args<'_>) -> Res {
    let [Value::List(list)] = args.pos else { return Ok(Value::None) };
    Ok(Value::list(list.items.take()))
}

/// `(items, values)`: puts items back; `False` if the list was filled meanwhile.
fn list_put(_: &mut Interp, args: Args<'_>) -> Res {
    let [Value::List(list), Value::List(values)] = args.pos else { return Ok(Value::None) };
    let values = values.items.borrow().clone();
    let added = list.items.replace(values);
    let untouched = added.is_empty();
    drop(added);
    Ok(Value::Bool(untouched))
}

/// `(values, keys, reverse)`: sorts a list by keys (or by itself for `None`); `False` where Python must compare.
fn sort_native(interp: &mut Interp, args: Args<'_>) -> Res {
    let [Value::List(values), keys, reverse] = args.pos else { return Ok(Value::Bool(false)) };
    let reverse = native_truth(reverse).unwrap_or(true);
    let mut items = values.items.borrow().clone();
    let keys = match keys {
        Value::List(keys) => Some(keys.items.borrow().clone()),
        _ => None,
    };
    let done = compare::sort(interp, &mut items, keys, reverse)?;
    if done {
        *values.items.borrow_mut() = items;
    }
    Ok(Value::Bool(done))
}

/// Helpers of the prelude.
pub static HELPERS: &[Builtin] = &[
    Builtin::function("_list_take", list_take),
    Builtin::function("_list_put", list_put),
    Builtin::function("_sort_native", sort_native),
];

/// The functions of this file.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("sum", sum),
    Builtin::function("min", min),
    Builtin::function("max", max),
    Builtin::function("any", any),
    Builtin::function("all", all),
    Builtin::function("sorted", sorted),
];
