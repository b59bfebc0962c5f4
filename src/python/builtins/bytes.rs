//! `bytes`: making one, and its methods (`Objects/bytesobject.c`, `Objects/bytes_methods.c`).
//!
//! Start with [`METHODS`]. Letters and spaces are those of ASCII. Cutting and joining is in [`super::bytes_parts`].

use std::rc::Rc;

use super::int::instance;
use super::number::Num;
use super::string::{bounds, int_argument};
use super::{Builtin, Exc, bytes_parts, codecs, dunders, escape, repr};
use crate::python::object::{Bytes, Class, Native, Value};
use crate::python::vm::control::{Args, Call, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `bytes(source=b'', encoding=…, errors=…)`.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let [source, encoding, errors] = args.bind(interp, "bytes", ["source", "encoding", "errors"], 0)?;
    let data = match source {
        None if encoding.is_some() || errors.is_some() => {
            return Err(interp.type_error("encoding without a string argument"));
        }
        None => Vec::new(),
        Some(source) => match source.as_str() {
            Some(text) if encoding.is_some() => {
                let (encoding, errors) = codecs::options(interp, "bytes", encoding, errors)?;
                codecs::encode(interp, text, encoding, errors)?
            }
            Some(_) => return Err(interp.type_error("string argument without an encoding")),
            None if encoding.is_some() || errors.is_some() => {
                return Err(interp.type_error("encoding without a string argument"));
            }
            None => {
                if let Some(func) = super::asks::special(source, sym::__bytes__) {
                    let then = |interp: &mut Interp, data: Value, source: Value| match data.unwrap_base() {
                        Value::Bytes(_) => Ok(data),
                        _ => Err(repr::wrong_result(interp, &source, "__bytes__", "a bytes", &data)),
                    };
                    let call = Call { func, args: vec![source.clone()], kwargs: Vec::new() };
                    return Err(Box::new(Ctl::Then(call, then, source.clone())));
                }
                collect(interp, source)?
            }
        },
    };
    Ok(instance(interp, class, Value::Bytes(Bytes::new(data))))
}

/// The bytes that a number or an iterable stands for.
pub fn collect(interp: &mut Interp, source: &Value) -> Res<Vec<u8>> {
    if let Some(data) = view(source) {
        return Ok(data);
    }
    if let Some(n) = Num::int_of(source) {
        let Num::Int(n) = n else {
            return Err(interp.raise(Exc::OverflowError, "cannot fit 'int' into an index-sized integer"));
        };
        let Ok(n) = u64::try_from(n) else { return Err(interp.value_error("negative count")) };
        if n > interp.settings.memory_limit {
            return Err(interp.raise_args(Exc::MemoryError, Vec::new()));
        }
        interp.charge(n / 16);
        return Ok(vec![0; n as usize]);
    }
    if matches!(source.unwrap_base(), Value::Float(_) | Value::None) {
        let text = format!("cannot convert '{}' object to bytes", interp.type_name(source));
        return Err(interp.type_error(text));
    }
    let Some(items) = interp.native_items(source)? else {
        return Err(interp.prelude_call("_bytes_from", vec![source.clone()]));
    };
    let mut data = Vec::with_capacity(items.len());
    for item in &items {
        match Num::int_of(item) {
            Some(Num::Int(n @ 0..=255)) => data.push(n as u8),
            Some(_) => return Err(interp.value_error("bytes must be in range(0, 256)")),
            None => {
                let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(item));
                return Err(interp.type_error(text));
            }
        }
    }
    Ok(data)
}

/// The content of a bytes-like object.
pub fn view(value: &Value) -> Option<Vec<u8>> {
    match value.unwrap_base() {
        Value::Bytes(b) => Some(b.data.to_vec()),
        Value::Native(n) => match &**n {
            Native::ByteArray(b) => Some(b.borrow().clone()),
            Native::View(view) => Some(view.bytes()),
            _ => None,
        },
        _ => None,
    }
}

/// The bytes a method was called on.
pub fn receiver<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a Rc<Bytes>> {
    let text = match args.pos.first().map(|v| (v, v.unwrap_base())) {
        Some((_, Value::Bytes(b))) => {
            interp.charge(b.data.len() as u64 / 16);
            return Ok(b);
        }
        Some((this, _)) => {
            let got = interp.type_name(this);
            format!("descriptor '{name}' for 'bytes' objects doesn't apply to a '{got}' object")
        }
        None => format!("unbound method bytes.{name}() needs an argument"),
    };
    Err(interp.type_error(text))
}

/// The bytes of a method without arguments.
fn alone<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a [u8]> {
    let data = receiver(interp, args, name)?;
    let _: &[Value; 1] = args.exact(interp, &format!("bytes.{name}"), true)?;
    Ok(&data.data)
}

/// An argument that must be bytes-like.
pub fn like(interp: &mut Interp, value: &Value) -> Res<Vec<u8>> {
    match view(value) {
        Some(data) => Ok(data),
        None => {
            let text = format!("a bytes-like object is required, not '{}'", interp.type_name(value));
            Err(interp.type_error(text))
        }
    }
}

/// A `bytes` object.
pub fn made(data: Vec<u8>) -> Value {
    Value::Bytes(Bytes::new(data))
}

/// Where `wanted` first stands in `data`.
pub fn position(data: &[u8], wanted: &[u8]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(0);
    }
    data.windows(wanted.len()).position(|part| part == wanted)
}

/// Where `wanted` last stands in `data`.
pub fn last_position(data: &[u8], wanted: &[u8]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(data.len());
    }
    data.windows(wanted.len()).rposition(|part| part == wanted)
}

/// What a search looks for: bytes or one byte.
fn wanted(interp: &mut Interp, value: &Value) -> Res<Vec<u8>> {
    match (view(value), Num::int_of(value)) {
        (Some(data), _) => Ok(data),
        (_, Some(Num::Int(n @ 0..=255))) => Ok(vec![n as u8]),
        (_, Some(_)) => Err(interp.value_error("byte must be in range(0, 256)")),
        _ => {
            let got = interp.type_name(value);
            Err(interp.type_error(format!("argument should be integer or bytes-like object, not '{got}'")))
        }
    }
}

type Found = fn(&[u8], &[u8]) -> Option<usize>;

fn search(interp: &mut Interp, args: Args<'_>, name: &str, found: Found) -> Res<Option<Value>> {
    let data = receiver(interp, args, name)?;
    let given = args.between(interp, name, 1, 3, true)?;
    let wanted = wanted(interp, &given[0])?;
    let Some((start, end)) = bounds(interp, &given[1..], data.data.len())? else { return Ok(None) };
    Ok(found(&data.data[start..end], &wanted).map(|at| Value::Int((start + at) as i64)))
}

fn find(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(search(interp, args, "find", position)?.unwrap_or(Value::Int(-1)))
}

fn rfind(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(search(interp, args, "rfind", last_position)?.unwrap_or(Value::Int(-1)))
}

fn index(interp: &mut Interp, args: Args<'_>) -> Res {
    search(interp, args, "index", position)?.ok_or_else(|| interp.value_error("subsection not found"))
}

fn rindex(interp: &mut Interp, args: Args<'_>) -> Res {
    search(interp, args, "rindex", last_position)?.ok_or_else(|| interp.value_error("subsection not found"))
}

fn count(interp: &mut Interp, args: Args<'_>) -> Res {
    let counted: Found = |data, wanted| {
        if wanted.is_empty() {
            return Some(data.len() + 1);
        }
        let (mut times, mut rest) = (0, data);
        while let Some(at) = position(rest, wanted) {
            times += 1;
            rest = &rest[at + wanted.len()..];
        }
        Some(times)
    };
    let data = receiver(interp, args, "count")?;
    let given = args.between(interp, "count", 1, 3, true)?;
    let wanted = wanted(interp, &given[0])?;
    let range = bounds(interp, &given[1..], data.data.len())?;
    let times = range.and_then(|(start, end)| counted(&data.data[start..end], &wanted)).unwrap_or(0);
    Ok(Value::Int(times as i64))
}

fn edge(interp: &mut Interp, args: Args<'_>, name: &str, holds: fn(&[u8], &[u8]) -> bool) -> Res {
    let data = receiver(interp, args, name)?;
    let given = args.between(interp, name, 1, 3, true)?;
    let range = bounds(interp, &given[1..], data.data.len())?;
    let part = range.map(|(start, end)| &data.data[start..end]);
    let one = |wanted: &[u8]| part.is_some_and(|part| holds(part, wanted));
    if let Value::Tuple(all) = given[0].unwrap_base() {
        for wanted in &all.items {
            if one(&like(interp, wanted)?) {
                return Ok(Value::Bool(true));
            }
        }
        return Ok(Value::Bool(false));
    }
    match view(&given[0]) {
        Some(wanted) => Ok(Value::Bool(one(&wanted))),
        None => {
            let got = interp.type_name(&given[0]);
            let text = format!("{name} first arg must be bytes or a tuple of bytes, not {got}");
            Err(interp.type_error(text))
        }
    }
}

fn startswith(interp: &mut Interp, args: Args<'_>) -> Res {
    edge(interp, args, "startswith", <[u8]>::starts_with)
}

fn endswith(interp: &mut Interp, args: Args<'_>) -> Res {
    edge(interp, args, "endswith", <[u8]>::ends_with)
}

fn decode(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = receiver(interp, args, "decode")?;
    let [encoding, errors] = args.rest().bind(interp, "decode", ["encoding", "errors"], 0)?;
    let (encoding, errors) = codecs::options(interp, "decode", encoding, errors)?;
    codecs::decode(interp, &data.data, encoding, errors).map(Value::string)
}

fn hex(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = receiver(interp, args, "hex")?;
    let [sep, group] = args.rest().bind(interp, "hex", ["sep", "bytes_per_sep"], 0)?;
    let mark = match sep.map(|sep| (sep.as_str().map(str::to_owned), view(sep))) {
        None => String::new(),
        Some((Some(text), _)) if text.chars().count() == 1 => text,
        Some((_, Some(data))) if data.len() == 1 => String::from_utf8_lossy(&data).into_owned(),
        Some((None, None)) => return Err(interp.type_error("sep must be str or bytes.")),
        Some(_) => return Err(interp.value_error("sep must be length 1.")),
    };
    let group = match group {
        Some(group) => int_argument(interp, group)?,
        None => 1,
    };
    let len = data.data.len();
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = String::with_capacity(len * 2);
    for (at, byte) in data.data.iter().enumerate() {
        // Counted from the right unless the group size is negative.
        let place = if group < 0 { at } else { len - at };
        if at > 0 && size > 0 && place % size == 0 {
            out.push_str(&mark);
        }
        out.push_str(&format!("{byte:02x}"));
    }
    Ok(Value::string(out))
}

fn fromhex(interp: &mut Interp, args: Args<'_>) -> Res {
    let [class, text] = args.exact(interp, "bytes.fromhex", true)?;
    let (Value::Class(class), Some(text)) = (class, text.as_str()) else {
        let got = interp.type_name(text);
        return Err(interp.type_error(format!("fromhex() argument must be str or bytes-like, not {got}")));
    };
    let chars: Vec<char> = text.chars().collect();
    let mut data = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let digit = |at: usize| chars.get(at).and_then(|c| c.to_digit(16));
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => data.push((high * 16 + low) as u8),
            (Some(_), None) if at + 1 == chars.len() => {
                let text = "fromhex() arg must contain an even number of hexadecimal digits";
                return Err(interp.value_error(text));
            }
            (high, _) => {
                let at = at + usize::from(high.is_some());
                let text = format!("non-hexadecimal number found in fromhex() arg at position {at}");
                return Err(interp.value_error(text));
            }
        }
        at += 2;
    }
    Ok(instance(interp, class, made(data)))
}

/// Changes every byte, or asks about every byte.
macro_rules! bytewise {
    ($($name:ident = $change:expr;)*) => {
        $(fn $name(interp: &mut Interp, args: Args<'_>) -> Res {
            let data = alone(interp, args, stringify!($name))?;
            let change: fn(&[u8]) -> Value = $change;
            Ok(change(data))
        })*
    };
}

fn all(data: &[u8], holds: fn(&u8) -> bool) -> Value {
    Value::Bool(!data.is_empty() && data.iter().all(holds))
}

/// Each word with a capital first letter.
fn titled(data: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let mut change = |b: &u8| {
        let changed = if inside { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        inside = b.is_ascii_alphabetic();
        changed
    };
    data.iter().map(&mut change).collect()
}

bytewise! {
    upper = |data| made(data.to_ascii_uppercase());
    lower = |data| made(data.to_ascii_lowercase());
    swapcase = |data| {
        let swap = |b: &u8| if b.is_ascii_lowercase() { b.to_ascii_uppercase() } else { b.to_ascii_lowercase() };
        made(data.iter().map(swap).collect())
    };
    capitalize = |data| {
        let mut changed = data.to_ascii_lowercase();
        if let Some(first) = changed.first_mut() {
            first.make_ascii_uppercase();
        }
        made(changed)
    };
    title = |data| made(titled(data));
    isalnum = |data| all(data, u8::is_ascii_alphanumeric);
    isalpha = |data| all(data, u8::is_ascii_alphabetic);
    isascii = |data| Value::Bool(data.is_ascii());
    isdigit = |data| all(data, u8::is_ascii_digit);
    isspace = |data| all(data, bytes_parts::is_space);
    islower = |data| Value::Bool(data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase));
    isupper = |data| Value::Bool(data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase));
    istitle = |data| Value::Bool(data.iter().any(u8::is_ascii_alphabetic) && titled(data) == data);
}

fn padded(interp: &mut Interp, args: Args<'_>, name: &str, split: fn(usize, usize) -> usize) -> Res {
    let data = receiver(interp, args, name)?;
    let given = args.between(interp, name, 1, 2, true)?;
    let width = int_argument(interp, &given[0])?.max(0) as u64;
    let fill = match given.get(1).map(|fill| (view(fill), fill)) {
        None => b' ',
        Some((Some(fill), _)) if fill.len() == 1 => fill[0],
        Some((_, fill)) => {
            let got = interp.argument_type(fill);
            let text = format!("{name}() argument 2 must be a byte string of length 1, not {got}");
            return Err(interp.type_error(text));
        }
    };
    if width > interp.settings.memory_limit {
        return Err(interp.raise_args(Exc::MemoryError, Vec::new()));
    }
    let missing = (width as usize).saturating_sub(data.data.len());
    let before = split(missing, width as usize);
    let mut out = vec![fill; before];
    out.extend_from_slice(&data.data);
    out.resize(out.len() + missing - before, fill);
    Ok(made(out))
}

fn center(interp: &mut Interp, args: Args<'_>) -> Res {
    padded(interp, args, "center", |missing, width| missing / 2 + (missing & width & 1))
}

fn ljust(interp: &mut Interp, args: Args<'_>) -> Res {
    padded(interp, args, "ljust", |_, _| 0)
}

fn rjust(interp: &mut Interp, args: Args<'_>) -> Res {
    padded(interp, args, "rjust", |missing, _| missing)
}

fn quoted(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::string(escape::quote_bytes(alone(interp, args, "__repr__")?)))
}

/// Methods of `bytes`.
pub const METHODS: &[Builtin] = &[
    Builtin::method("bytes", "capitalize", capitalize),
    Builtin::method("bytes", "center", center),
    Builtin::method("bytes", "count", count),
    Builtin::method("bytes", "decode", decode),
    Builtin::method("bytes", "endswith", endswith),
    Builtin::method("bytes", "find", find),
    Builtin::method("bytes", "hex", hex),
    Builtin::method("bytes", "index", index),
    Builtin::method("bytes", "isalnum", isalnum),
    Builtin::method("bytes", "isalpha", isalpha),
    Builtin::method("bytes", "isascii", isascii),
    Builtin::method("bytes", "isdigit", isdigit),
    Builtin::method("bytes", "islower", islower),
    Builtin::method("bytes", "isspace", isspace),
    Builtin::method("bytes", "istitle", istitle),
    Builtin::method("bytes", "isupper", isupper),
    Builtin::method("bytes", "ljust", ljust),
    Builtin::method("bytes", "lower", lower),
    Builtin::method("bytes", "rfind", rfind),
    Builtin::method("bytes", "rindex", rindex),
    Builtin::method("bytes", "rjust", rjust),
    Builtin::method("bytes", "startswith", startswith),
    Builtin::method("bytes", "swapcase", swapcase),
    Builtin::method("bytes", "title", title),
    Builtin::method("bytes", "upper", upper),
    Builtin::method("bytes", "__add__", dunders::binary::<0, false>),
    Builtin::method("bytes", "__mul__", dunders::binary::<2, false>),
    Builtin::method("bytes", "__repr__", quoted),
    Builtin::method("bytes", "__rmul__", dunders::binary::<2, false>),
];

/// Comparisons of `bytes`, more of [`METHODS`].
pub const COMPARISONS: &[Builtin] = &dunders::comparisons!("bytes");

/// All tables of methods of `bytes`.
pub const TABLES: [&[Builtin]; 3] = [METHODS, COMPARISONS, bytes_parts::METHODS];

/// Class methods of `bytes`.
pub const CLASS_METHODS: &[Builtin] = &[Builtin::method("bytes", "fromhex", fromhex)];
