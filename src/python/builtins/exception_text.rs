//! `repr` and `str` of exceptions: what `Objects/exceptions.c` makes of `args`.

use super::{Exc, escape, repr};
use crate::python::object::{Object, Value};
use crate::python::vm::control::Res;
use crate::python::vm::interp::Interp;

/// The arguments as stored; `OSError` shows only the first two of its own.
fn args(o: &Object) -> Vec<Value> {
    o.exc().and_then(|data| data.borrow().args.clone()).map(|args| args.items.to_vec()).unwrap_or_default()
}

/// Name, shown arguments and shown `name` of `repr(exception)`.
pub fn repr_parts(o: &Object) -> (String, Vec<Value>, Option<Value>) {
    let mut shown = args(o);
    if is_a(o, Exc::OSError) && (3..=5).contains(&shown.len()) && !shown[2].is_none() {
        shown.truncate(2);
    }
    let name =
        o.exc().and_then(|data| data.borrow().name.clone()).filter(|name| is_a(o, Exc::ImportError) && !name.is_none());
    (o.class.name.borrow().as_str().to_owned(), shown, name)
}

fn is_a(o: &Object, class: Exc) -> bool {
    let named = |c: &crate::python::object::Class| !c.heap && c.name.borrow().as_str() == class.name();
    named(&o.class) || o.class.mro.iter().any(|c| named(c))
}

/// `str(exception)`; `None` where Python has to do it.
pub fn str(interp: &mut Interp, o: &Object) -> Res<Option<String>> {
    let args = args(o);
    if is_a(o, Exc::OSError) && args.len() >= 2 {
        return os_error(interp, &args);
    }
    if let (true, [Value::Str(message), Value::Tuple(place), ..]) = (is_a(o, Exc::SyntaxError), &args[..]) {
        let (file, line) = (place.items.first().and_then(Value::as_str), place.items.get(1));
        let file = file.map(|f| f.rsplit('/').next().unwrap_or(f));
        return Ok(Some(match (file, line) {
            (Some(file), Some(Value::Int(line))) => format!("{} ({file}, line {line})", message.as_str()),
            (Some(file), _) => format!("{} ({file})", message.as_str()),
            (None, Some(Value::Int(line))) => format!("{} (line {line})", message.as_str()),
            _ => message.as_str().to_owned(),
        }));
    }
    if is_a(o, Exc::BaseExceptionGroup)
        && let [Value::Str(message), Value::List(_) | Value::Tuple(_)] = &args[..]
    {
        let count = match &args[1] {
            Value::List(l) => l.items.borrow().len(),
            Value::Tuple(t) => t.items.len(),
            _ => 0,
        };
        let s = if count == 1 { "" } else { "s" };
        return Ok(Some(format!("{} ({count} sub-exception{s})", message.as_str())));
    }
    if let Some(text) = unicode_error(o, &args) {
        return Ok(Some(text));
    }
    match &args[..] {
        [] => Ok(Some(String::new())),
        [one] if is_a(o, Exc::KeyError) => repr::repr(interp, one),
        [one] => repr::str(interp, one),
        _ => repr::repr(interp, &Value::tuple(args)),
    }
}

fn os_error(interp: &mut Interp, args: &[Value]) -> Res<Option<String>> {
    let (Some(number), Some(text)) = (repr::str(interp, &args[0])?, repr::str(interp, &args[1])?) else {
        return Ok(None);
    };
    let mut out = format!("[Errno {number}] {text}");
    for (before, at) in [(": ", 2), (" -> ", 4)] {
        if let Some(file) = args.get(at).filter(|f| !f.is_none()) {
            let Some(file) = repr::repr(interp, file)? else { return Ok(None) };
            out.push_str(before);
            out.push_str(&file);
        }
    }
    Ok(Some(out))
}

/// `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte`.
fn unicode_error(o: &Object, args: &[Value]) -> Option<String> {
    let [Value::Str(codec), object, Value::Int(start), Value::Int(end), Value::Str(reason)] = args else { return None };
    let (codec, reason) = (codec.as_str(), reason.as_str());
    match object {
        Value::Bytes(data) if is_a(o, Exc::UnicodeDecodeError) => Some(if *end == start + 1 {
            let byte = data.data.get(usize::try_from(*start).ok()?)?;
            format!("'{codec}' codec can't decode byte {byte:#04x} in position {start}: {reason}")
        } else {
            format!("'{codec}' codec can't decode bytes in position {start}-{}: {reason}", end - 1)
        }),
        Value::Str(text) if is_a(o, Exc::UnicodeEncodeError) => Some(if *end == start + 1 {
            let mut shown = String::new();
            escape::escape_code(&mut shown, text.char_at(usize::try_from(*start).ok()?)?);
            format!("'{codec}' codec can't encode character '{shown}' in position {start}: {reason}")
        } else {
            format!("'{codec}' codec can't encode characters in position {start}-{}: {reason}", end - 1)
        }),
        _ => None,
    }
}
