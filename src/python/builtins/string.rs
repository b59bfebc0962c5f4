//! `str`: making one, and the table of its methods (`Objects/unicodeobject.c`).
//!
//! Start with [`METHODS`]. Searching and replacing is here; cutting and joining is in [`super::string_parts`], case
//! and classes of characters in [`super::string_case`].

use std::rc::Rc;

use super::int::instance;
use super::number::Num;
use super::{Builtin, codecs, dunders, repr, str_format, string_case, string_parts};
use crate::python::object::hash::hash_of;
use crate::python::object::{Bytes, Class, Dict, Str, Value};
use crate::python::vm::control::{Args, Call, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::text;

pub use super::characters::is_space;

/// `str(object='', encoding=…, errors=…)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    if args.pos.len() > 3 {
        return Err(interp.type_error(format!("str expected at most 3 arguments, got {}", args.pos.len())));
    }
    let [object, encoding, errors] = args.bind(interp, "str", ["object", "encoding", "errors"], 0)?;
    if encoding.is_none() && errors.is_none() {
        let Some(object) = object else { return Ok(instance(interp, class, Value::str(""))) };
        if !class.heap {
            return text::to_str(interp, object);
        }
        return match text::to_str(interp, object) {
            Ok(text) => Ok(instance(interp, class, text.unwrap_base().clone())),
            // A class that derives from `str` wraps what its argument's `__str__` gives.
            Err(_) => {
                let call = Call {
                    func: Value::Class(interp.types[super::Type::Str].clone()),
                    args: vec![object.clone()],
                    kwargs: Vec::new(),
                };
                Err(Box::new(Ctl::Then(call, after_str, Value::Class(class.clone()))))
            }
        };
    }
    let (encoding, errors) = codecs::options(interp, "str", encoding, errors)?;
    let text = match object.map(Value::unwrap_base) {
        None => String::new(),
        Some(Value::Bytes(data)) => codecs::decode(interp, &data.data, encoding, errors)?,
        Some(Value::Str(_)) => return Err(interp.type_error("decoding str is not supported")),
        Some(other) => {
            let got = interp.type_name(other);
            return Err(interp.type_error(format!("decoding to str: need a bytes-like object, {got} found")));
        }
    };
    Ok(instance(interp, class, Value::string(text)))
}

fn after_str(interp: &mut Interp, text: Value, class: Value) -> Res {
    let Value::Class(class) = class else { return Ok(text) };
    Ok(instance(interp, &class, text.unwrap_base().clone()))
}

/// The text a method was called on.
pub fn receiver<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Str>> {
    let text = match args.pos.first().map(|v| (v, v.unwrap_base())) {
        Some((_, Value::Str(s))) => return Ok(s),
        Some((this, _)) => {
            let got = interp.type_name(this);
            format!("descriptor '{name}' for 'str' objects doesn't apply to a '{got}' object")
        }
        None => format!("unbound method str.{name}() needs an argument"),
    };
    Err(interp.type_error(text))
}

/// The text of a method without arguments.
pub fn alone<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Str>> {
    let text = receiver(interp, args, name)?;
    let _: &[Value; 1] = args.exact(interp, &format!("str.{name}"), true)?;
    interp.charge(text.as_str().len() as u64 / 4);
    Ok(text)
}

/// An argument that must be a `str`: `{name}() argument {at} must be str, not int`.
pub fn text_argument<'a>(interp: &mut Interp, value: &'a Value, name: &str, at: &str) -> Res<&'a str> {
    match value.as_str() {
        Some(text) => Ok(text),
        None => {
            let got = interp.argument_type(value);
            Err(interp.type_error(format!("{name}() argument{at} must be str, not {got}")))
        }
    }
}

/// An argument that must be an `int`.
pub fn int_argument(interp: &mut Interp, value: &Value) -> Res<i64> {
    match Num::int_of(value) {
        Some(Num::Int(n)) => Ok(n),
        Some(Num::Big(_)) => {
            Err(interp.raise(super::Exc::OverflowError, "Python int too large to convert to C ssize_t"))
        }
        _ => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(value));
            Err(interp.type_error(text))
        }
    }
}

/// `start` and `end` of a search in something of `len` items; `None` if `start` is beyond the end.
pub fn bounds(interp: &mut Interp, given: &[Value], len: usize) -> Res<Option<(usize, usize)>> {
    let mut found = [0, len as i64];
    for (slot, value) in found.iter_mut().zip(given) {
        *slot = match Num::int_of(value) {
            _ if value.is_none() => continue,
            Some(Num::Int(n)) => n,
            Some(Num::Big(n)) => {
                if n.sign() == num_bigint::Sign::Minus {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
            _ => return Err(interp.type_error("slice indices must be integers or have an __index__ method")),
        };
        if *slot < 0 {
            *slot = slot.saturating_add(len as i64).max(0);
        }
    }
    let [start, end] = found;
    let end = end.min(len as i64);
    Ok((start <= end).then_some((start as usize, end as usize)))
}

/// The searched part of the text, the character it starts at, and what is searched.
type Search<'a> = Option<(&'a str, usize, &'a str)>;

fn search<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<Search<'a>> {
    let text = receiver(interp, args, name)?;
    let given = args.between(interp, name, 1, 3, true)?;
    let wanted = text_argument(interp, &given[0], name, " 1")?;
    interp.charge(text.as_str().len() as u64 / 8);
    let Some((start, end)) = bounds(interp, &given[1..], text.chars())? else { return Ok(None) };
    let (from, to) = (text.byte_offset(start), text.byte_offset(end));
    Ok(Some((&text.as_str()[from..to], start, wanted)))
}

/// The index of a match: characters before it.
fn index_of(part: &str, start: usize, byte: usize) -> Value {
    let before = &part[..byte];
    let chars = if before.is_ascii() { byte } else { before.chars().count() };
    Value::Int((start + chars) as i64)
}

fn first(interp: &mut Interp, args: Args<'_>, name: &str) -> Res<Option<Value>> {
    let found = search(interp, args, name)?;
    Ok(found.and_then(|(part, start, wanted)| part.find(wanted).map(|byte| index_of(part, start, byte))))
}

fn last(interp: &mut Interp, args: Args<'_>, name: &str) -> Res<Option<Value>> {
    let found = search(interp, args, name)?;
    Ok(found.and_then(|(part, start, wanted)| part.rfind(wanted).map(|byte| index_of(part, start, byte))))
}

fn find(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(first(interp, args, "find")?.unwrap_or(Value::Int(-1)))
}

fn rfind(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(last(interp, args, "rfind")?.unwrap_or(Value::Int(-1)))
}

fn index(interp: &mut Interp, args: Args<'_>) -> Res {
    first(interp, args, "index")?.ok_or_else(|| interp.value_error("substring not found"))
}

fn rindex(interp: &mut Interp, args: Args<'_>) -> Res {
    last(interp, args, "rindex")?.ok_or_else(|| interp.value_error("substring not found"))
}

fn count(interp: &mut Interp, args: Args<'_>) -> Res {
    let found = search(interp, args, "count")?;
    Ok(Value::Int(found.map_or(0, |(part, _, wanted)| part.matches(wanted).count() as i64)))
}

fn edge(interp: &mut Interp, args: Args<'_>, name: &str, holds: fn(&str, &str) -> bool) -> Res {
    let text = receiver(interp, args, name)?;
    let given = args.between(interp, name, 1, 3, true)?;
    let part = bounds(interp, &given[1..], text.chars())?
        .map(|(start, end)| &text.as_str()[text.byte_offset(start)..text.byte_offset(end)]);
    let one = |wanted: &str| Value::Bool(part.is_some_and(|part| holds(part, wanted)));
    match given[0].unwrap_base() {
        Value::Str(wanted) => Ok(one(wanted.as_str())),
        Value::Tuple(all) => {
            for wanted in &all.items {
                let Some(wanted) = wanted.as_str() else {
                    let got = interp.type_name(wanted);
                    return Err(interp.type_error(format!("tuple for {name} must only contain str, not {got}")));
                };
                if let yes @ Value::Bool(true) = one(wanted) {
                    return Ok(yes);
                }
            }
            Ok(Value::Bool(false))
        }
        other => {
            let got = interp.type_name(other);
            Err(interp.type_error(format!("{name} first arg must be str or a tuple of str, not {got}")))
        }
    }
}

fn startswith(interp: &mut Interp, args: Args<'_>) -> Res {
    edge(interp, args, "startswith", |part, wanted| part.starts_with(wanted))
}

fn endswith(interp: &mut Interp, args: Args<'_>) -> Res {
    edge(interp, args, "endswith", |part, wanted| part.ends_with(wanted))
}

fn replace(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "replace")?;
    let rest = args.rest();
    if rest.pos.len() < 2 {
        let given = rest.pos.len();
        let message = format!("replace() takes at least 2 positional arguments ({given} given)");
        return Err(interp.type_error(message));
    }
    let [old, new, count] = rest.bind(interp, "replace", ["old", "new", "count"], 2)?;
    let (Some(old), Some(new)) = (old, new) else { return Ok(Value::None) };
    let old = text_argument(interp, old, "replace", " 1")?;
    let new = text_argument(interp, new, "replace", " 2")?;
    let most = match count {
        Some(count) => int_argument(interp, count)?,
        None => -1,
    };
    let text = text.as_str();
    interp.charge(text.len() as u64 / 4);
    let times = if most < 0 { text.matches(old).count() } else { text.matches(old).take(most as usize).count() };
    let room = (times as u64).saturating_mul(new.len() as u64);
    if room > interp.settings.memory_limit {
        return Err(interp.raise_args(super::Exc::MemoryError, Vec::new()));
    }
    Ok(Value::string(text.replacen(old, new, times)))
}

fn encode(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "encode")?;
    let [encoding, errors] = args.rest().bind(interp, "encode", ["encoding", "errors"], 0)?;
    let (encoding, errors) = codecs::options(interp, "encode", encoding, errors)?;
    let data = codecs::encode(interp, text.as_str(), encoding, errors)?;
    Ok(Value::Bytes(Bytes::new(data)))
}

fn format(interp: &mut Interp, args: Args<'_>) -> Res {
    receiver(interp, args, "format")?;
    str_format::format(interp, args)
}

fn format_map(interp: &mut Interp, args: Args<'_>) -> Res {
    receiver(interp, args, "format_map")?;
    str_format::format_map(interp, args)
}

fn maketrans(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "maketrans", 1, 3, false)?;
    let table = Dict::new();
    let put = |key: Value, value: Value| {
        if let Ok(hash) = hash_of(&key) {
            table.table.borrow_mut().insert(hash, key, value);
        }
    };
    let code = |c: char| Value::Int(i64::from(u32::from(c)));
    if let [only] = given {
        let Value::Dict(pairs) = only.unwrap_base() else {
            return Err(interp.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in pairs.table.borrow().iter() {
            match key.as_str() {
                Some(text) => match (text.chars().next(), text.chars().count()) {
                    (Some(c), 1) => put(code(c), value.clone()),
                    _ => return Err(interp.value_error("string keys in translatetable must be of length 1")),
                },
                None if Num::int_of(key).is_some() => put(key.clone(), value.clone()),
                None => return Err(interp.type_error("keys in translate table must be strings or integers")),
            }
        }
        return Ok(Value::Dict(table));
    }
    let mut texts = Vec::new();
    for (at, value) in given.iter().enumerate() {
        texts.push(match value.as_str() {
            Some(text) => text,
            None if at == 0 => {
                return Err(
                    interp.type_error("first maketrans argument must be a string if there is a second argument")
                );
            }
            None => text_argument(interp, value, "maketrans", &format!(" {}", at + 1))?,
        });
    }
    if texts[0].chars().count() != texts[1].chars().count() {
        return Err(interp.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in texts[0].chars().zip(texts[1].chars()) {
        put(code(from), code(to));
    }
    for gone in texts.get(2).copied().unwrap_or_default().chars() {
        put(code(gone), Value::None);
    }
    Ok(Value::Dict(table))
}

fn translate(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "translate")?;
    let [this, table] = args.exact(interp, "str.translate", true)?;
    let Value::Dict(table) = table else {
        return Err(interp.prelude_call("_str_translate", vec![this.clone(), table.clone()]));
    };
    interp.charge(text.as_str().len() as u64 * 4);
    let mut out = String::new();
    for c in text.as_str().chars() {
        let key = Value::Int(i64::from(u32::from(c)));
        let found = hash_of(&key).ok().and_then(|hash| table.table.borrow().get(hash, &key).cloned());
        match found {
            None => out.push(c),
            Some(Value::None) => {}
            Some(value) => match (value.as_str(), Num::int_of(&value)) {
                (Some(text), _) => out.push_str(text),
                (_, Some(Num::Int(code))) => match u32::try_from(code).ok().filter(|&code| code < 0x11_0000) {
                    Some(code) => out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
                    None => {
                        return Err(interp.value_error("character mapping must be in range(0x110000)"));
                    }
                },
                _ => return Err(interp.type_error("character mapping must return integer, None or str")),
            },
        }
    }
    Ok(Value::string(out))
}

fn contains(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "__contains__")?;
    let [_, wanted] = args.exact(interp, "str.__contains__", true)?;
    match wanted.as_str() {
        Some(wanted) => Ok(Value::Bool(text.as_str().contains(wanted))),
        None => {
            let got = interp.type_name(wanted);
            Err(interp.type_error(format!("'in <string>' requires string as left operand, not {got}")))
        }
    }
}

fn len(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(receiver(interp, args, "__len__")?.chars() as i64))
}

fn quoted(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "__repr__")?;
    let text = Value::Str(text.clone());
    Ok(repr::repr(interp, &text)?.map_or(Value::None, Value::string))
}

/// Methods of `str`.
pub const METHODS: &[Builtin] = &[
    Builtin::method("str", "count", count),
    Builtin::method("str", "encode", encode),
    Builtin::method("str", "endswith", endswith),
    Builtin::method("str", "find", find),
    Builtin::method("str", "format", format),
    Builtin::method("str", "format_map", format_map),
    Builtin::method("str", "index", index),
    Builtin::method("str", "replace", replace),
    Builtin::method("str", "rfind", rfind),
    Builtin::method("str", "rindex", rindex),
    Builtin::method("str", "startswith", startswith),
    Builtin::method("str", "translate", translate),
    Builtin::method("str", "__add__", dunders::binary::<0, false>),
    Builtin::method("str", "__contains__", contains),
    Builtin::method("str", "__format__", dunders::format),
    Builtin::method("str", "__len__", len),
    Builtin::method("str", "__mod__", dunders::binary::<5, false>),
    Builtin::method("str", "__mul__", dunders::binary::<2, false>),
    Builtin::method("str", "__repr__", quoted),
    Builtin::method("str", "__rmul__", dunders::binary::<2, false>),
    Builtin::method("str", "__str__", dunders::text),
];

/// Comparisons of `str`, more of [`METHODS`].
pub const COMPARISONS: &[Builtin] = &dunders::comparisons!("str");

/// All tables of methods of `str`.
pub const TABLES: [&[Builtin]; 4] = [METHODS, COMPARISONS, string_parts::METHODS, string_case::METHODS];

/// Static methods of `str`.
pub const STATIC_METHODS: &[Builtin] = &[Builtin::function("maketrans", maketrans)];
