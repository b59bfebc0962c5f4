//! Methods of `str` that cut texts apart and join them: `split`, `strip`, `partition`, `join`…

use super::Builtin;
use super::characters::{ends_line, is_space};
use super::string::{int_argument, receiver, text_argument};
use crate::python::object::Value;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// Where `strip` cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Both,
    Left,
    Right,
}

fn strip_side(interp: &mut Interp, args: Args<'_>, name: &str, side: Side) -> Res {
    let text = receiver(interp, args, name)?;
    let given = args.between(interp, name, 0, 1, true)?;
    let set = match given.first() {
        None | Some(Value::None) => None,
        Some(set) => match set.as_str() {
            Some(set) => Some(set),
            None => return Err(interp.type_error(format!("{name} arg must be None or str"))),
        },
    };
    let gone = |c: char| set.map_or_else(|| is_space(c), |set| set.contains(c));
    let mut part = text.as_str();
    if side != Side::Right {
        part = part.trim_start_matches(gone);
    }
    if side != Side::Left {
        part = part.trim_end_matches(gone);
    }
    if part.len() == text.as_str().len() {
        return Ok(Value::Str(text.clone()));
    }
    Ok(Value::str(part))
}

fn strip(interp: &mut Interp, args: Args<'_>) -> Res {
    strip_side(interp, args, "strip", Side::Both)
}

fn lstrip(interp: &mut Interp, args: Args<'_>) -> Res {
    strip_side(interp, args, "lstrip", Side::Left)
}

fn rstrip(interp: &mut Interp, args: Args<'_>) -> Res {
    strip_side(interp, args, "rstrip", Side::Right)
}

/// The arguments of `split` and `rsplit`: separator and most cuts.
fn split_arguments<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<(Option<&'a str>, usize)> {
    let [sep, most] = args.rest().bind(interp, name, ["sep", "maxsplit"], 0)?;
    let sep = match sep {
        None | Some(Value::None) => None,
        Some(value) => match value.as_str() {
            Some("") => return Err(interp.value_error("empty separator")),
            Some(sep) => Some(sep),
            None => {
                let got = interp.type_name(value);
                return Err(interp.type_error(format!("must be str or None, not {got}")));
            }
        },
    };
    let most = match most {
        Some(most) => int_argument(interp, most)?,
        None => -1,
    };
    Ok((sep, usize::try_from(most).unwrap_or(usize::MAX)))
}

fn pieces(interp: &mut Interp, text: &str, parts: &[&str]) -> Value {
    interp.charge(text.len() as u64 / 4 + parts.len() as u64 * 25);
    Value::list(parts.iter().map(|part| Value::str(part)).collect())
}

fn split(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "split")?.as_str();
    let (sep, most) = split_arguments(interp, args, "split")?;
    let parts: Vec<&str> = match sep {
        Some(sep) => text.splitn(most.saturating_add(1), sep).collect(),
        None => {
            let mut parts = Vec::new();
            let mut rest = text.trim_start_matches(is_space);
            while !rest.is_empty() && parts.len() < most {
                let end = rest.find(is_space).unwrap_or(rest.len());
                parts.push(&rest[..end]);
                rest = rest[end..].trim_start_matches(is_space);
            }
            if !rest.is_empty() {
                parts.push(rest);
            }
            parts
        }
    };
    Ok(pieces(interp, text, &parts))
}

fn rsplit(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "rsplit")?.as_str();
    let (sep, most) = split_arguments(interp, args, "rsplit")?;
    let mut parts: Vec<&str> = match sep {
        Some(sep) => text.rsplitn(most.saturating_add(1), sep).collect(),
        None => {
            let mut parts = Vec::new();
            let mut rest = text.trim_end_matches(is_space);
            while !rest.is_empty() && parts.len() < most {
                let start =
                    rest.rfind(is_space).map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
                parts.push(&rest[start..]);
                rest = rest[..start].trim_end_matches(is_space);
            }
            if !rest.is_empty() {
                parts.push(rest);
            }
            parts
        }
    };
    parts.reverse();
    Ok(pieces(interp, text, &parts))
}

fn splitlines(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "splitlines")?.as_str();
    let [keep] = args.rest().bind(interp, "splitlines", ["keepends"], 0)?;
    let keep = keep.is_some_and(|v| !matches!(v, Value::Bool(false) | Value::Int(0) | Value::None));
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(ends_line) {
        let end =
            at + if rest[at..].starts_with("\r\n") { 2 } else { rest[at..].chars().next().map_or(1, char::len_utf8) };
        parts.push(if keep { &rest[..end] } else { &rest[..at] });
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    Ok(pieces(interp, text, &parts))
}

fn cut(interp: &mut Interp, args: Args<'_>, name: &str, from_right: bool) -> Res {
    let text = receiver(interp, args, name)?;
    let [_, sep] = args.exact(interp, &format!("str.{name}"), true)?;
    let Some(sep) = sep.as_str() else {
        let got = interp.type_name(sep);
        return Err(interp.type_error(format!("must be str, not {got}")));
    };
    if sep.is_empty() {
        return Err(interp.value_error("empty separator"));
    }
    let found = if from_right { text.as_str().rsplit_once(sep) } else { text.as_str().split_once(sep) };
    let (whole, empty) = (Value::Str(text.clone()), Value::str(""));
    Ok(Value::tuple(match found {
        Some((before, after)) => vec![Value::str(before), Value::str(sep), Value::str(after)],
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
    let text = receiver(interp, args, "removeprefix")?;
    let [_, gone] = args.exact(interp, "str.removeprefix", true)?;
    let gone = text_argument(interp, gone, "removeprefix", "")?;
    Ok(text.as_str().strip_prefix(gone).map_or_else(|| Value::Str(text.clone()), Value::str))
}

fn removesuffix(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "removesuffix")?;
    let [_, gone] = args.exact(interp, "str.removesuffix", true)?;
    let gone = text_argument(interp, gone, "removesuffix", "")?;
    Ok(text.as_str().strip_suffix(gone).map_or_else(|| Value::Str(text.clone()), Value::str))
}

fn join(interp: &mut Interp, args: Args<'_>) -> Res {
    let sep = receiver(interp, args, "join")?.as_str();
    let [this, items] = args.exact(interp, "str.join", true)?;
    let Some(items) = interp.native_items(items)? else {
        return Err(interp.prelude_call("_str_join", vec![this.clone(), items.clone()]));
    };
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        let Some(text) = item.as_str() else {
            let got = interp.type_name(item);
            return Err(interp.type_error(format!("sequence item {at}: expected str instance, {got} found")));
        };
        if at > 0 {
            out.push_str(sep);
        }
        out.push_str(text);
        if out.len() as u64 > interp.settings.memory_limit {
            return Err(interp.raise_args(super::Exc::MemoryError, Vec::new()));
        }
    }
    interp.charge(out.len() as u64 / 8 + items.len() as u64 * 6);
    if let [only @ Value::Str(_)] = &items[..] {
        return Ok(only.clone());
    }
    Ok(Value::string(out))
}

/// The methods.
pub const METHODS: &[Builtin] = &[
    Builtin::method("str", "join", join),
    Builtin::method("str", "lstrip", lstrip),
    Builtin::method("str", "partition", partition),
    Builtin::method("str", "removeprefix", removeprefix),
    Builtin::method("str", "removesuffix", removesuffix),
    Builtin::method("str", "rpartition", rpartition),
    Builtin::method("str", "rsplit", rsplit),
    Builtin::method("str", "rstrip", rstrip),
    Builtin::method("str", "split", split),
    Builtin::method("str", "splitlines", splitlines),
    Builtin::method("str", "strip", strip),
];
