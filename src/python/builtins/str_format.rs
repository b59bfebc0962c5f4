//! `str.format` and `str.format_map` (`Objects/stringlib/unicode_format.h`).
//!
//! Start with [`format`]. What takes Python (attributes, items, `__format__`) goes through [`Asks`].

use super::asks::{Asks, items};
use super::number::Fault;
use super::{Exc, escape, format as spec_format};
use crate::python::object::hash::hash_of;
use crate::python::object::{Dict, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `text.format(*args, **kwargs)`; the text is the first argument.
pub fn format(interp: &mut Interp, args: Args<'_>) -> Res {
    let names = args.kwnames.iter().filter_map(Value::as_str);
    let named = Dict::from_strs(names.zip(args.kwvalues.iter().cloned()));
    let text = args.pos.first().cloned().unwrap_or_default();
    let data = vec![text, Value::tuple(args.rest().pos.to_vec()), Value::Dict(named)];
    run(interp, Asks::new(Value::tuple(data), again))
}

/// `text.format_map(mapping)`.
pub fn format_map(interp: &mut Interp, args: Args<'_>) -> Res {
    let [text, mapping] = args.exact::<2>(interp, "str.format_map", true)?;
    let data = vec![text.clone(), Value::None, mapping.clone()];
    run(interp, Asks::new(Value::tuple(data), again))
}

fn again(interp: &mut Interp, answer: Value, state: Value) -> Res {
    run(interp, Asks::resume(answer, &state, again))
}

fn run(interp: &mut Interp, mut asks: Asks) -> Res {
    let data = asks.data();
    let [text, positional, named] = items(&data) else { return Ok(Value::None) };
    let text: Vec<char> = text.as_str().unwrap_or_default().chars().collect();
    let positional = matches!(positional, Value::Tuple(_)).then(|| items(positional));
    let mut work = Work { interp, asks: &mut asks, positional, named, numbering: Numbering::Unknown };
    let out = work.build(&text, 2)?;
    interp.charge(50 + out.len() as u64 * 2);
    Ok(Value::string(out))
}

/// How positional fields are counted.
#[derive(Clone, Copy, Debug)]
enum Numbering {
    Unknown,
    Manual,
    /// The next field's number.
    Automatic(usize),
}

struct Work<'a> {
    interp: &'a mut Interp,
    asks: &'a mut Asks,
    /// `None` for `format_map`.
    positional: Option<&'a [Value]>,
    named: &'a Value,
    numbering: Numbering,
}

/// A replacement field: `{name!conversion:spec}`.
struct Field<'t> {
    name: &'t [char],
    conversion: Option<char>,
    spec: &'t [char],
}

impl Work<'_> {
    fn build(&mut self, text: &[char], depth: u32) -> Res<String> {
        if depth == 0 {
            return Err(self.interp.value_error("Max string recursion exceeded"));
        }
        let mut out = String::new();
        let mut at = 0;
        while let Some(&c) = text.get(at) {
            at += 1;
            let next = text.get(at).copied();
            match c {
                '{' | '}' if next == Some(c) => {
                    out.push(c);
                    at += 1;
                }
                '}' => return Err(self.interp.value_error("Single '}' encountered in format string")),
                '{' if next.is_none() => {
                    return Err(self.interp.value_error("Single '{' encountered in format string"));
                }
                '{' => {
                    let field = parse_field(text, &mut at).map_err(|fault| fault.raise(self.interp))?;
                    out.push_str(&self.field(&field, depth)?);
                }
                _ => out.push(c),
            }
        }
        Ok(out)
    }

    fn field(&mut self, field: &Field<'_>, depth: u32) -> Res<String> {
        let mut value = self.lookup(field.name)?;
        match field.conversion {
            None => {}
            Some('s') => value = Value::string(self.asks.str(self.interp, &value)?),
            Some('r') => value = Value::string(self.asks.repr(self.interp, &value)?),
            Some('a') => value = Value::string(escape::to_ascii(self.asks.repr(self.interp, &value)?)),
            Some(c) if c > ' ' && c < '\x7f' => {
                return Err(self.interp.value_error(format!("Unknown conversion specifier {c}")));
            }
            Some(c) => {
                return Err(self.interp.value_error(format!("Unknown conversion specifier \\x{:x}", u32::from(c))));
            }
        }
        let spec: String =
            if field.spec.contains(&'{') { self.build(field.spec, depth - 1)? } else { field.spec.iter().collect() };
        if let Some(text) = spec_format::format(self.interp, &value, &spec)? {
            return Ok(text);
        }
        let text = self.asks.ask_builtin(self.interp, "format", vec![value, Value::str(&spec)])?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    fn lookup(&mut self, name: &[char]) -> Res {
        let end = name.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(name.len());
        let mut value = self.first(&name[..end])?;
        let mut at = end;
        while at < name.len() {
            let (closing, from) = match name[at] {
                '.' => (false, at + 1),
                '[' => (true, at + 1),
                _ => {
                    let text = "Only '.' or '[' may follow ']' in format field specifier";
                    return Err(self.interp.value_error(text));
                }
            };
            let stop = |c: &char| if closing { *c == ']' } else { matches!(c, '.' | '[') };
            let len = name[from..].iter().position(stop);
            if closing && len.is_none() {
                return Err(self.interp.value_error("Missing ']' in format string"));
            }
            let part = &name[from..from + len.unwrap_or(name.len() - from)];
            if part.is_empty() {
                return Err(self.interp.value_error("Empty attribute in format string"));
            }
            at = from + part.len() + usize::from(closing);
            let text: String = part.iter().collect();
            value = if closing {
                let index = integer(part).map_err(|fault| fault.raise(self.interp))?;
                let key = index.map_or_else(|| Value::str(&text), |n| Value::Int(n as i64));
                self.item(&value, key)?
            } else {
                self.asks.ask_builtin(self.interp, "getattr", vec![value, Value::str(&text)])?
            };
        }
        Ok(value)
    }

    /// The value of a field's first name or number.
    fn first(&mut self, name: &[char]) -> Res {
        let mut index = integer(name).map_err(|fault| fault.raise(self.interp))?;
        if name.is_empty() || index.is_some() {
            let wrong = match (self.numbering, name.is_empty()) {
                (Numbering::Manual, true) => {
                    "cannot switch from manual field specification to automatic field numbering"
                }
                (Numbering::Automatic(_), false) => {
                    "cannot switch from automatic field numbering to manual field specification"
                }
                _ => "",
            };
            if !wrong.is_empty() {
                return Err(self.interp.value_error(wrong));
            }
            self.numbering = match self.numbering {
                Numbering::Automatic(next) => {
                    index = Some(next);
                    Numbering::Automatic(next + 1)
                }
                _ if name.is_empty() => {
                    index = Some(0);
                    Numbering::Automatic(1)
                }
                _ => Numbering::Manual,
            };
        }
        if let Some(index) = index {
            let Some(all) = self.positional else {
                return Err(self.interp.value_error("Format string contains positional fields"));
            };
            return all.get(index).cloned().ok_or_else(|| {
                let text = format!("Replacement index {index} out of range for positional args tuple");
                self.interp.raise(Exc::IndexError, text)
            });
        }
        let key = Value::string(name.iter().collect());
        let named = self.named.clone();
        self.item(&named, key)
    }

    fn item(&mut self, from: &Value, key: Value) -> Res {
        if let Value::Dict(d) = from {
            let found = hash_of(&key).ok().and_then(|hash| d.table.borrow().get(hash, &key).cloned());
            return found.ok_or_else(|| self.interp.raise_args(Exc::KeyError, vec![key]));
        }
        let func = self.interp.prelude_function("_getitem");
        self.asks.ask(func, vec![from.clone(), key])
    }
}

/// A field name that is a number; `None` if it is not.
fn integer(name: &[char]) -> Result<Option<usize>, Fault> {
    let mut number: i64 = 0;
    for c in name {
        let Some(digit) = c.to_digit(10) else { return Ok(None) };
        number = number
            .checked_mul(10)
            .and_then(|n| n.checked_add(i64::from(digit)))
            .ok_or_else(|| Fault::value("Too many decimal digits in format string"))?;
    }
    Ok((!name.is_empty()).then_some(number as usize))
}

/// Reads a field after its `{`, up to and with its `}`.
fn parse_field<'t>(text: &'t [char], at: &mut usize) -> Result<Field<'t>, Fault> {
    let start = *at;
    let mut end_mark = '\0';
    while let Some(&c) = text.get(*at) {
        *at += 1;
        match c {
            '{' => return Err(Fault::value("unexpected '{' in field name")),
            '[' => {
                while text.get(*at).is_some_and(|c| *c != ']') {
                    *at += 1;
                }
            }
            '}' | ':' | '!' => {
                end_mark = c;
                break;
            }
            _ => {}
        }
    }
    if end_mark == '\0' {
        return Err(Fault::value("expected '}' before end of string"));
    }
    let name = &text[start..*at - 1];
    let mut conversion = None;
    if end_mark == '!' {
        let Some(&c) = text.get(*at) else {
            return Err(Fault::value("end of string while looking for conversion specifier"));
        };
        conversion = Some(c);
        *at += 1;
        match text.get(*at) {
            Some('}') => end_mark = '}',
            Some(':') | None => {}
            Some(_) => return Err(Fault::value("expected ':' after conversion specifier")),
        }
        *at += usize::from(*at < text.len());
    }
    if end_mark == '}' {
        return Ok(Field { name, conversion, spec: &[] });
    }
    let (from, mut open) = (*at, 1);
    while let Some(&c) = text.get(*at) {
        *at += 1;
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Ok(Field { name, conversion, spec: &text[from..*at - 1] });
        }
    }
    Err(Fault::value("unmatched '{' in format spec"))
}
