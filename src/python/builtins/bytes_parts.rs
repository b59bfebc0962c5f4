//! Methods of `bytes` that cut it apart, join it and replace parts of it.

use super::Builtin;
use super::bytes::{last_position, like, made, position, receiver, view};
use super::operators;
use super::string::int_argument;
use crate::python::object::Value;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// ASCII white space.
pub fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn strip_side(interp: &mut Interp, args: Args<'_>, name: &str, left: bool, right: bool) -> Res {
    let data = receiver(interp, args, name)?;
    let given = args.between(interp, name, 0, 1, true)?;
    let set = match given.first() {
        None | Some(Value::None) => None,
        Some(set) => Some(like(interp, set)?),
    };
    let gone = |b: &u8| set.as_ref().map_or_else(|| is_space(b), |set| set.contains(b));
    let mut part = &data.data[..];
    while let (true, [first, rest @ ..]) = (left, part)
        && gone(first)
    {
        part = rest;
    }
    while let (true, [rest @ .., last]) = (right, part)
        && gone(last)
    {
        part = rest;
    }
    Ok(made(part.to_vec()))
}

fn strip(interp: &mut Interp, args: Args<'_>) -> Res {
    strip_side(interp, args, "strip", true, true)
}

fn lstrip(interp: &mut Interp, args: Args<'_>) -> Res {
    strip_side(interp, args, "lstrip", true, false)
}

fn rstrip(interp: &mut Interp, args: Args<'_>) -> Res {
    strip_side(interp, args, "rstrip", false, true)
}

fn split_arguments(interp: &mut Interp, args: Args<'_>, name: &str) -> Res<(Option<Vec<u8>>, usize)> {
    let [sep, most] = args.rest().bind(interp, name, ["sep", "maxsplit"], 0)?;
    let sep = match sep {
        None | Some(Value::None) => None,
        Some(sep) => Some(like(interp, sep)?),
    };
    if sep.as_ref().is_some_and(Vec::is_empty) {
        return Err(interp.value_error("empty separator"));
    }
    let most = match most {
        Some(most) => int_argument(interp, most)?,
        None => -1,
    };
    Ok((sep, usize::try_from(most).unwrap_or(usize::MAX)))
}

fn pieces(interp: &mut Interp, parts: &[&[u8]]) -> Value {
    interp.charge(parts.len() as u64 * 25);
    Value::list(parts.iter().map(|part| made(part.to_vec())).collect())
}

/// Without the white space at the start, or at the end.
fn trim_start(data: &[u8]) -> &[u8] {
    &data[data.iter().position(|b| !is_space(b)).unwrap_or(data.len())..]
}

fn trim_end(data: &[u8]) -> &[u8] {
    &data[..data.iter().rposition(|b| !is_space(b)).map_or(0, |at| at + 1)]
}

fn split(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = receiver(interp, args, "split")?;
    let (sep, most) = split_arguments(interp, args, "split")?;
    let mut parts = Vec::new();
    let mut rest = &data.data[..];
    if let Some(sep) = sep {
        while parts.len() < most
            && let Some(at) = position(rest, &sep)
        {
            parts.push(&rest[..at]);
            rest = &rest[at + sep.len()..];
        }
        parts.push(rest);
    } else {
        rest = trim_start(rest);
        while !rest.is_empty() && parts.len() < most {
            let end = rest.iter().position(is_space).unwrap_or(rest.len());
            parts.push(&rest[..end]);
            rest = trim_start(&rest[end..]);
        }
        if !rest.is_empty() {
            parts.push(rest);
        }
    }
    Ok(pieces(interp, &parts))
}

fn rsplit(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = receiver(interp, args, "rsplit")?;
    let (sep, most) = split_arguments(interp, args, "rsplit")?;
    let mut parts = Vec::new();
    let mut rest = &data.data[..];
    if let Some(sep) = sep {
        while parts.len() < most
            && let Some(at) = last_position(rest, &sep)
        {
            parts.push(&rest[at + sep.len()..]);
            rest = &rest[..at];
        }
        parts.push(rest);
    } else {
        rest = trim_end(rest);
        while !rest.is_empty() && parts.len() < most {
            let start = rest.iter().rposition(is_space).map_or(0, |at| at + 1);
            parts.push(&rest[start..]);
            rest = trim_end(&rest[..start]);
        }
        if !rest.is_empty() {
            parts.push(rest);
        }
    }
    parts.reverse();
    Ok(pieces(interp, &parts))
}

fn splitlines(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = receiver(interp, args, "splitlines")?;
    let [keep] = args.rest().bind(interp, "splitlines", ["keepends"], 0)?;
    let keep = keep.is_some_and(|v| !matches!(v, Value::Bool(false) | Value::Int(0) | Value::None));
    let mut parts = Vec::new();
    let mut rest = &data.data[..];
    while let Some(at) = rest.iter().position(|b| matches!(b, b'\n' | b'\r')) {
        let end = at + if rest[at..].starts_with(b"\r\n") { 2 } else { 1 };
        parts.push(if keep { &rest[..end] } else { &rest[..at] });
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    Ok(pieces(interp, &parts))
}

fn cut(interp: &mut Interp, args: Args<'_>, name: &str, from_right: bool) -> Res {
    let data = &receiver(interp, args, name)?.data;
    let [this, sep] = args.exact(interp, &format!("bytes.{name}"), true)?;
    let sep = like(interp, sep)?;
    if sep.is_empty() {
        return Err(interp.value_error("empty separator"));
    }
    let found = if from_right { last_position(data, &sep) } else { position(data, &sep) };
    let (whole, empty) = (this.unwrap_base().clone(), made(Vec::new()));
    Ok(Value::tuple(match found {
        Some(at) => {
            let after = data[at + sep.len()..].to_vec();
            vec![made(data[..at].to_vec()), made(sep), made(after)]
        }
        None if from_right => vec![empty.clone(), empty, whole],
        None => vec![whole, empty.clone(), empty],
    }))
}

fn partition(interp: &mut Interp, args: Args<'_>) -> Res {
    cut(interp, args, "partition", false)
}

fn rpartition(interp: &mut Interp, args: Args<'_>) -> Res {
    cut(interp, args, "rpartition", true)
}

fn removeprefix(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = &receiver(interp, args, "removeprefix")?.data;
    let [_, gone] = args.exact(interp, "bytes.removeprefix", true)?;
    let gone = like(interp, gone)?;
    Ok(made(data.strip_prefix(&gone[..]).unwrap_or(data).to_vec()))
}

fn removesuffix(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = &receiver(interp, args, "removesuffix")?.data;
    let [_, gone] = args.exact(interp, "bytes.removesuffix", true)?;
    let gone = like(interp, gone)?;
    Ok(made(data.strip_suffix(&gone[..]).unwrap_or(data).to_vec()))
}

fn replace(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = receiver(interp, args, "replace")?;
    let given = args.between(interp, "replace", 2, 3, true)?;
    let (old, new) = (like(interp, &given[0])?, like(interp, &given[1])?);
    let most = match given.get(2) {
        Some(count) => usize::try_from(int_argument(interp, count)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let mut out = Vec::new();
    let mut rest = &data.data[..];
    let mut done = 0;
    while done < most {
        let Some(at) = position(rest, &old) else { break };
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(&new);
        rest = &rest[at + old.len()..];
        done += 1;
        if old.is_empty() {
            let Some((first, after)) = rest.split_first() else { break };
            if done < most {
                out.push(*first);
                rest = after;
            }
        }
        if out.len() as u64 > interp.settings.memory_limit {
            return Err(interp.raise_args(super::Exc::MemoryError, Vec::new()));
        }
    }
    out.extend_from_slice(rest);
    Ok(made(out))
}

fn join(interp: &mut Interp, args: Args<'_>) -> Res {
    let sep = receiver(interp, args, "join")?;
    let [this, items] = args.exact(interp, "bytes.join", true)?;
    let Some(items) = interp.native_items(items)? else {
        return Err(interp.prelude_call("_str_join", vec![this.clone(), items.clone()]));
    };
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(data) = view(item) else {
            let got = interp.type_name(item);
            let text = format!("sequence item {at}: expected a bytes-like object, {got} found");
            return Err(interp.type_error(text));
        };
        if at > 0 {
            out.extend_from_slice(&sep.data);
        }
        out.extend_from_slice(&data);
    }
    interp.charge(out.len() as u64 / 8 + items.len() as u64 * 6);
    Ok(made(out))
}

fn translate(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = receiver(interp, args, "translate")?;
    let [table, delete] = args.rest().bind(interp, "translate", ["table", "delete"], 1)?;
    let table = match table {
        None | Some(Value::None) => None,
        Some(table) => Some(like(interp, table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(interp.value_error("translation table must be 256 characters long"));
    }
    let delete = match delete {
        Some(delete) => like(interp, delete)?,
        None => Vec::new(),
    };
    let kept = data.data.iter().filter(|b| !delete.contains(b));
    Ok(made(kept.map(|b| table.as_ref().map_or(*b, |table| table[usize::from(*b)])).collect()))
}

fn zfill(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = &receiver(interp, args, "zfill")?.data;
    let [_, width] = args.exact(interp, "bytes.zfill", true)?;
    let width = int_argument(interp, width)?.max(0) as u64;
    if width > interp.settings.memory_limit {
        return Err(interp.raise_args(super::Exc::MemoryError, Vec::new()));
    }
    let missing = (width as usize).saturating_sub(data.len());
    let sign = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let mut out = data[..sign].to_vec();
    out.resize(sign + missing, b'0');
    out.extend_from_slice(&data[sign..]);
    Ok(made(out))
}

/// The methods.
pub const METHODS: &[Builtin] = &[
    Builtin::method("bytes", "join", join),
    Builtin::method("bytes", "lstrip", lstrip),
    Builtin::method("bytes", "partition", partition),
    Builtin::method("bytes", "removeprefix", removeprefix),
    Builtin::method("bytes", "removesuffix", removesuffix),
    Builtin::method("bytes", "replace", replace),
    Builtin::method("bytes", "rpartition", rpartition),
    Builtin::method("bytes", "rsplit", rsplit),
    Builtin::method("bytes", "rstrip", rstrip),
    Builtin::method("bytes", "split", split),
    Builtin::method("bytes", "splitlines", splitlines),
    Builtin::method("bytes", "strip", strip),
    Builtin::method("bytes", "translate", translate),
    Builtin::method("bytes", "zfill", zfill),
    Builtin::method("bytes", "__len__", operators::len),
    Builtin::method("bytes", "__contains__", operators::contains),
    Builtin::method("bytes", "__getitem__", operators::get_item),
    Builtin::method("bytes", "__iter__", operators::iter),
];
