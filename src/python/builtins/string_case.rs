//! Methods of `str` about case, classes of characters, and width.

use super::characters::{self, is_space};
use super::string::{alone, int_argument, receiver};
use super::{Builtin, escape};
use crate::python::object::Value;
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

fn upper(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::string(alone(interp, args, "upper")?.as_str().to_uppercase()))
}

fn lower(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::string(alone(interp, args, "lower")?.as_str().to_lowercase()))
}

fn casefold(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = alone(interp, args, "casefold")?;
    let mut out = String::new();
    for c in text.as_str().chars() {
        characters::push_folded(&mut out, c);
    }
    Ok(Value::string(out))
}

/// The lower-case form of part of a text; a final sigma depends on what stands before it.
fn lower_after(text: &str, from: usize) -> String {
    let before = text[..from].to_lowercase().len();
    text.to_lowercase().split_off(before)
}

fn capitalize(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = alone(interp, args, "capitalize")?.as_str();
    let mut out = String::new();
    if let Some(first) = text.chars().next() {
        characters::push_title(&mut out, first);
        out.push_str(&lower_after(text, first.len_utf8()));
    }
    Ok(Value::string(out))
}

fn title(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = alone(interp, args, "title")?.as_str();
    let mut out = String::new();
    let mut after_cased = false;
    for c in text.chars() {
        if after_cased {
            out.extend(c.to_lowercase());
        } else {
            characters::push_title(&mut out, c);
        }
        after_cased = is_cased(c);
    }
    Ok(Value::string(out))
}

fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || characters::is_title(c)
}

fn swapcase(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = alone(interp, args, "swapcase")?.as_str();
    let mut out = String::new();
    for c in text.chars() {
        if c.is_uppercase() {
            out.extend(c.to_lowercase());
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }
    Ok(Value::string(out))
}

fn all(interp: &mut Interp, args: Args<'_>, name: &str, of_empty: bool, holds: fn(char) -> bool) -> Res {
    let text = alone(interp, args, name)?.as_str();
    Ok(Value::Bool(if text.is_empty() { of_empty } else { text.chars().all(holds) }))
}

macro_rules! classes {
    ($($name:ident($of_empty:literal) = $holds:expr;)*) => {
        $(fn $name(interp: &mut Interp, args: Args<'_>) -> Res {
            all(interp, args, stringify!($name), $of_empty, $holds)
        })*
    };
}

classes! {
    isalnum(false) = characters::is_alnum;
    isalpha(false) = characters::is_alpha;
    isascii(true) = |c| c.is_ascii();
    isdecimal(false) = |c| characters::decimal(c).is_some();
    isdigit(false) = characters::is_digit;
    isnumeric(false) = characters::is_numeric;
    isprintable(true) = escape::is_printable;
    isspace(false) = is_space;
}

fn isidentifier(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Bool(characters::is_identifier(alone(interp, args, "isidentifier")?.as_str())))
}

fn islower(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = alone(interp, args, "islower")?.as_str();
    let other = |c: char| c.is_uppercase() || characters::is_title(c);
    Ok(Value::Bool(text.chars().any(char::is_lowercase) && !text.chars().any(other)))
}

fn isupper(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = alone(interp, args, "isupper")?.as_str();
    let other = |c: char| c.is_lowercase() || characters::is_title(c);
    Ok(Value::Bool(text.chars().any(char::is_uppercase) && !text.chars().any(other)))
}

fn istitle(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = alone(interp, args, "istitle")?.as_str();
    let (mut after_cased, mut any) = (false, false);
    for c in text.chars() {
        let starts = c.is_uppercase() || characters::is_title(c);
        if (starts && after_cased) || (c.is_lowercase() && !after_cased) {
            return Ok(Value::Bool(false));
        }
        after_cased = is_cased(c);
        any |= after_cased;
    }
    Ok(Value::Bool(any))
}

/// Pads to a width: spaces before and after.
fn padded(interp: &mut Interp, args: Args<'_>, name: &str, split: fn(usize, usize) -> usize) -> Res {
    let text = receiver(interp, args, name)?;
    let given = args.between(interp, name, 1, 2, true)?;
    let width = int_argument(interp, &given[0])?;
    let fill = match given.get(1) {
        None => ' ',
        Some(fill) => match fill.as_str().map(|s| (s.chars().next(), s.chars().count())) {
            Some((Some(c), 1)) => c,
            Some(_) => {
                return Err(interp.type_error("The fill character must be exactly one character long"));
            }
            None => {
                let got = interp.type_name(fill);
                return Err(interp.type_error(format!("The fill character must be a unicode character, not {got}")));
            }
        },
    };
    let width = room(interp, width)?;
    let missing = width.saturating_sub(text.chars());
    let before = split(missing, width);
    let repeat = |n: usize| std::iter::repeat_n(fill, n);
    let chars = repeat(before).chain(text.as_str().chars()).chain(repeat(missing - before));
    Ok(Value::string(chars.collect()))
}

/// A width that fits in memory.
fn room(interp: &mut Interp, width: i64) -> Res<usize> {
    let width = width.max(0) as u64;
    if width > interp.settings.memory_limit {
        return Err(interp.raise_args(super::Exc::MemoryError, Vec::new()));
    }
    interp.charge(width / 16);
    Ok(width as usize)
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

fn zfill(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "zfill")?;
    let [_, width] = args.exact(interp, "str.zfill", true)?;
    let width = int_argument(interp, width)?;
    let missing = room(interp, width)?.saturating_sub(text.chars());
    let text = text.as_str();
    let sign = text.len() - text.strip_prefix(['+', '-']).unwrap_or(text).len();
    Ok(Value::string(format!("{}{}{}", &text[..sign], "0".repeat(missing), &text[sign..])))
}

fn expandtabs(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = receiver(interp, args, "expandtabs")?;
    let [size] = args.rest().bind(interp, "expandtabs", ["tabsize"], 0)?;
    let size = match size {
        Some(size) => int_argument(interp, size)?,
        None => 8,
    };
    let size = room(interp, size)?;
    let mut out = String::new();
    let mut column = 0;
    for c in text.as_str().chars() {
        match c {
            '\t' if size > 0 => {
                let step = size - column % size;
                out.extend(std::iter::repeat_n(' ', step));
                column += step;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    Ok(Value::string(out))
}

/// The methods.
pub const METHODS: &[Builtin] = &[
    Builtin::method("str", "capitalize", capitalize),
    Builtin::method("str", "casefold", casefold),
    Builtin::method("str", "center", center),
    Builtin::method("str", "expandtabs", expandtabs),
    Builtin::method("str", "isalnum", isalnum),
    Builtin::method("str", "isalpha", isalpha),
    Builtin::method("str", "isascii", isascii),
    Builtin::method("str", "isdecimal", isdecimal),
    Builtin::method("str", "isdigit", isdigit),
    Builtin::method("str", "isidentifier", isidentifier),
    Builtin::method("str", "islower", islower),
    Builtin::method("str", "isnumeric", isnumeric),
    Builtin::method("str", "isprintable", isprintable),
    Builtin::method("str", "isspace", isspace),
    Builtin::method("str", "istitle", istitle),
    Builtin::method("str", "isupper", isupper),
    Builtin::method("str", "ljust", ljust),
    Builtin::method("str", "lower", lower),
    Builtin::method("str", "rjust", rjust),
    Builtin::method("str", "swapcase", swapcase),
    Builtin::method("str", "title", title),
    Builtin::method("str", "upper", upper),
    Builtin::method("str", "zfill", zfill),
];
