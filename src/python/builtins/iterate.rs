//! `iter()`, `next()` and the built-in iterators made by `enumerate`, `zip`, `reversed`, `map`, `filter`.
//!
//! Where all inputs are built-in iterables the iterator is an [`Iter`]; else it is a generator of the prelude.

use std::rc::Rc;

use super::future_iter::AWAIT;
use super::index::{self, Index};
use super::reduce::check_keywords;
use super::{Builtin, Exc, dict, list, range};
use crate::python::object::{Class, GeneratorKind, Iter, IterState, Native, Value};
use crate::python::vm::control::{Args, Ctl, Res, Resumption};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `iter(value)`.
pub fn iter(interp: &mut Interp, value: &Value) -> Res {
    match value {
        Value::Iter(_) => return Ok(value.clone()),
        Value::Generator(g) if g.kind == GeneratorKind::Generator => return Ok(value.clone()),
        Value::Generator(_) => return Err(not_iterable(interp, value)),
        Value::Native(n)
            if matches!(**n, Native::CoroutineWrapper(_) | Native::AsyncStep(_) | Native::FutureIter(_)) =>
        {
            return Ok(value.clone());
        }
        _ => {}
    }
    if let Some(it) = interp.native_iter(value) {
        return Ok(Value::Iter(it));
    }
    if let Value::Object(object) = value {
        match object.class.special(sym::__iter__) {
            Some(Value::Builtin(b)) if std::ptr::eq(b, &raw const AWAIT) => {
                return (b.call)(interp, Args::positional(std::slice::from_ref(value)));
            }
            Some(Value::Builtin(_)) => {
                if let Some(it) = interp.native_iter(value.unwrap_base()) {
                    return Ok(Value::Iter(it));
                }
            }
            Some(Value::None) => return Err(not_iterable(interp, value)),
            Some(func) => return Err(interp.call(func, vec![value.clone()])),
            None if object.class.lookup(sym::__getitem__).is_some() => {
                return Err(interp.prelude_call("_seq_iter", vec![value.clone()]));
            }
            None => {}
        }
    }
    if let Value::Native(native) = value
        && let Native::Stream(_) = **native
    {
        return Err(interp.prelude_call("_stream_lines", vec![value.clone()]));
    }
    if let Value::Class(class) = value {
        let method = class.metaclass.as_ref().and_then(|meta| meta.lookup(sym::__iter__));
        if let Some(func) = method {
            return Err(interp.call(func, vec![value.clone()]));
        }
    }
    Err(not_iterable(interp, value))
}

/// Whether `iter()` would accept a value.
pub fn is_iterable(interp: &mut Interp, value: &Value) -> bool {
    if let Value::Generator(g) = value {
        return g.kind == GeneratorKind::Generator;
    }
    let class = interp.type_of(value);
    match class.lookup(sym::__iter__) {
        Some(Value::None) => false,
        Some(_) => true,
        None => class.lookup(sym::__getitem__).is_some() || interp.native_iter(value).is_some(),
    }
}

/// `TypeError` for a value that cannot be iterated.
pub fn not_iterable(interp: &mut Interp, value: &Value) -> Box<Ctl> {
    let text = format!("'{}' object is not iterable", interp.type_name(value));
    interp.type_error(text)
}

fn builtin_iter(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.between(interp, "iter", 1, 2, false)? {
        [value] => iter(interp, value),
        [func, _, ..] if !super::functions::is_callable(interp, func) => {
            Err(interp.type_error("iter(v, w): v must be callable"))
        }
        _ => Err(args.forward(interp.prelude_function("_call_iter"))),
    }
}

/// `next(iterator)`.
pub fn next(interp: &mut Interp, iterator: &Value) -> Res {
    match iterator {
        Value::Iter(it) => match interp.next_item(it)? {
            Some(item) => Ok(item),
            None => Err(interp.raise_args(Exc::StopIteration, Vec::new())),
        },
        Value::Generator(generator) if generator.kind == GeneratorKind::Generator => {
            Err(Box::new(Ctl::Resume(generator.clone(), Resumption::Send(Value::None))))
        }
        _ => match interp.type_of(iterator).special(sym::__next__) {
            Some(func) => Err(interp.call(func, vec![iterator.clone()])),
            None => {
                let text = format!("'{}' object is not an iterator", interp.type_name(iterator));
                Err(interp.type_error(text))
            }
        },
    }
}

fn builtin_next(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.between(interp, "next", 1, 2, false)? {
        [iterator, default] => match iterator {
            Value::Iter(it) => Ok(interp.next_item(it)?.unwrap_or_else(|| default.clone())),
            _ => Err(args.forward(interp.prelude_function("_next_default"))),
        },
        given => next(interp, &given[0]),
    }
}

/// `enumerate(…)`.
pub fn enumerate_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    if args.pos.is_empty() && args.kw("iterable").is_none() {
        return Err(interp.type_error("enumerate() missing required argument 'iterable'"));
    }
    if let Some(wrong) = args.kwnames.iter().filter_map(Value::as_str).find(|n| !matches!(*n, "iterable" | "start")) {
        let text = format!("'{wrong}' is an invalid keyword argument for enumerate()");
        return Err(interp.type_error(text));
    }
    let [iterable, start] = args.bind(interp, "enumerate", ["iterable", "start"], 1)?;
    let (iterable, start) = (iterable.unwrap_or(&Value::None), start.cloned().unwrap_or(Value::Int(0)));
    let first = match index::of(&start) {
        Index::Int(n) => Some(n),
        Index::Big(_) | Index::Python => None,
        Index::Not => return Err(index::not_an_integer(interp, &start)),
    };
    match (interp.native_iter(iterable), first) {
        (Some(it), Some(first)) => Ok(Value::Iter(Iter::new(IterState::Enumerate(it, first)))),
        _ if !is_iterable(interp, iterable) => Err(not_iterable(interp, iterable)),
        _ => Err(interp.prelude_call("_enumerate", vec![iterable.clone(), start])),
    }
}

/// `zip(…)`.
pub fn zip_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let strict = strict_option(interp, "zip", args)?;
    let mut inner = Vec::with_capacity(args.pos.len());
    for iterable in args.pos {
        match interp.native_iter(iterable) {
            Some(it) => inner.push(it),
            None if is_iterable(interp, iterable) => {
                let iterables = Value::tuple(args.pos.to_vec());
                return Err(interp.prelude_call("_zip", vec![iterables, strict]));
            }
            None => return Err(not_iterable(interp, iterable)),
        }
    }
    let strict = super::operators::native_truth(&strict).unwrap_or(true);
    Ok(Value::Iter(Iter::new(IterState::Zip(inner, strict))))
}

/// The only keyword of `zip` and `map`.
fn strict_option(interp: &mut Interp, name: &str, args: Args<'_>) -> Res {
    check_keywords(interp, args, name, &["strict"])?;
    Ok(args.kw("strict").cloned().unwrap_or(Value::Bool(false)))
}

/// `map(…)`.
pub fn map_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let strict = strict_option(interp, "map", args)?;
    if args.pos.len() < 2 {
        return Err(interp.type_error("map() must have at least two arguments."));
    }
    check_iterables(interp, &args.pos[1..])?;
    let func = args.pos[0].clone();
    if args.pos.len() == 2 {
        return Err(interp.prelude_call("_map", vec![func, args.pos[1].clone()]));
    }
    Err(interp.prelude_call("_map_many", vec![func, Value::tuple(args.pos[1..].to_vec()), strict]))
}

/// `filter(…)`.
pub fn filter_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let given = args.between(interp, "filter", 2, 2, false)?;
    check_iterables(interp, &given[1..])?;
    Err(args.forward(interp.prelude_function("_filter")))
}

fn check_iterables(interp: &mut Interp, values: &[Value]) -> Res<()> {
    match values.iter().find(|value| !is_iterable(interp, value)) {
        Some(wrong) => Err(not_iterable(interp, wrong)),
        None => Ok(()),
    }
}

/// `reversed(…)`.
pub fn reversed_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let given = args.between(interp, "reversed", 1, 1, false)?;
    reversed(interp, &given[0])
}

fn reversed(interp: &mut Interp, value: &Value) -> Res {
    if let Value::Class(class) = value
        && let Some(func) = class.metaclass.as_ref().and_then(|metaclass| metaclass.lookup(sym::__reversed__))
    {
        return Err(interp.call(func, vec![value.clone()]));
    }
    if let Value::Object(object) = value {
        match object.class.lookup(sym::__reversed__) {
            Some(Value::Builtin(_) | Value::None) => {}
            Some(func) => return Err(interp.call(func, vec![value.clone()])),
            None => {
                let sequence =
                    object.class.lookup(sym::__getitem__).is_some() && object.class.lookup(sym::__len__).is_some();
                if sequence && matches!(value.unwrap_base(), Value::Object(_)) {
                    return Err(interp.prelude_call("_seq_reversed", vec![value.clone()]));
                }
            }
        }
    }
    let items = match value.unwrap_base() {
        Value::List(items) => return Ok(list::reversed(items)),
        Value::Range(numbers) => return Ok(range::reversed(numbers)),
        Value::Dict(table) => return Ok(dict::reversed(table, crate::python::object::DictPart::Keys)),
        Value::Tuple(tuple) => tuple.items.iter().rev().cloned().collect(),
        Value::Str(_) | Value::Bytes(_) => {
            let items = interp.native_items(value.unwrap_base())?.unwrap_or_default();
            items.into_iter().rev().collect()
        }
        Value::Native(native) => match &**native {
            Native::DictView(table, part) => return Ok(dict::reversed(table, *part)),
            Native::Deque(state) => state.items.borrow().iter().rev().cloned().collect(),
            Native::ByteArray(bytes) => bytes.borrow().iter().rev().map(|&b| Value::Int(i64::from(b))).collect(),
            _ => return Err(not_reversible(interp, value)),
        },
        _ => return Err(not_reversible(interp, value)),
    };
    Ok(Value::Iter(Iter::new(IterState::Items(items))))
}

fn not_reversible(interp: &mut Interp, value: &Value) -> Box<Ctl> {
    let text = format!("'{}' object is not reversible", interp.type_name(value));
    interp.type_error(text)
}

fn dunder_iter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "iterator.__iter__", true)?;
    iter(interp, this)
}

fn dunder_next(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "iterator.__next__", true)?;
    next(interp, this)
}

fn length_hint(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "iterator.__length_hint__", true)?;
    let Value::Iter(it) = this else { return Ok(Value::Int(0)) };
    let left = match &*it.state.borrow() {
        IterState::Range(_, left, _) => *left,
        IterState::List(items, at) => items.items.borrow().len().saturating_sub(*at) as i64,
        IterState::ListReversed(_, at) => *at as i64,
        IterState::Tuple(items, at) => items.items.len().saturating_sub(*at) as i64,
        IterState::Items(items) => items.len() as i64,
        IterState::Dict(walk) if walk.dict.table.borrow().stamp() == walk.stamp => walk.left as i64,
        IterState::Set(_, _, size) => *size as i64,
        _ => 0,
    };
    Ok(Value::Int(left))
}

/// Methods of all built-in iterators.
pub static METHODS: &[Builtin] = &[
    Builtin::method("iterator", "__iter__", dunder_iter),
    Builtin::method("iterator", "__next__", dunder_next),
    Builtin::method("iterator", "__length_hint__", length_hint),
];

/// `iter` and `next`.
pub static FUNCTIONS: &[Builtin] = &[Builtin::function("iter", builtin_iter), Builtin::function("next", builtin_next)];
