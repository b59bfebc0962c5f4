//! `format % values` of `str` (`Objects/unicode_format.c`).
//!
//! Start with [`format`]. Values whose text comes from Python are handled by [`Asks`].

use std::rc::Rc;

use super::asks::{Asks, items, special};
use super::bytes::view;
use super::float_text::{self, Layout};
use super::format::int_digits;
use super::number::{Num, truncate};
use super::{Exc, escape};
use crate::python::object::hash::hash_of;
use crate::python::object::{Bytes, Native, Str, Value};
use crate::python::vm::control::{Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// `format % values`.
pub fn format(interp: &mut Interp, format: &Rc<Str>, values: &Value) -> Res {
    let data = Value::tuple(vec![Value::Str(format.clone()), values.clone(), Value::Bool(false)]);
    run(interp, Asks::new(data, again))
}

/// `format % values` of `bytes`: every byte stands for the character of its number until the end.
pub fn format_bytes(interp: &mut Interp, format: &Bytes, values: &Value) -> Res {
    let text = format.data.iter().map(|&b| char::from(b)).collect();
    let data = Value::tuple(vec![Value::string(text), values.clone(), Value::Bool(true)]);
    run(interp, Asks::new(data, again))
}

fn again(interp: &mut Interp, answer: Value, state: Value) -> Res {
    run(interp, Asks::resume(answer, &state, again))
}

fn run(interp: &mut Interp, mut asks: Asks) -> Res {
    let data = asks.data();
    let [Value::Str(format), values, Value::Bool(bytes)] = items(&data) else { return Ok(Value::None) };
    let mut work = Work {
        interp,
        asks: &mut asks,
        format: format.as_str().chars().collect(),
        at: 0,
        start: 0,
        values,
        tuple: match values.unwrap_base() {
            Value::Tuple(t) => Some(&t.items),
            _ => None,
        },
        used: 0,
        mapped: false,
        bytes: *bytes,
        out: String::new(),
    };
    work.all()?;
    let out = work.out;
    interp.charge(50 + out.len() as u64 * 2);
    if *bytes {
        return Ok(Value::Bytes(Bytes::new(out.chars().map(|c| u32::from(c) as u8).collect())));
    }
    Ok(Value::string(out))
}

/// One conversion specification: `%[(key)][flags][width][.precision]conversion`.
#[derive(Debug, Default)]
struct Conversion {
    key: Option<String>,
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    kind: char,
}

struct Work<'a> {
    interp: &'a mut Interp,
    asks: &'a mut Asks,
    format: Vec<char>,
    at: usize,
    /// Where the current `%` stands.
    start: usize,
    values: &'a Value,
    /// The values if they are a tuple; otherwise there is one value.
    tuple: Option<&'a [Value]>,
    /// How many values were used.
    used: usize,
    /// A key was used: no positional values from now on.
    mapped: bool,
    /// The result is `bytes`.
    bytes: bool,
    out: String,
}

impl Work<'_> {
    fn all(&mut self) -> Res<()> {
        while let Some(&c) = self.format.get(self.at) {
            self.at += 1;
            if c != '%' {
                self.out.push(c);
                continue;
            }
            self.start = self.at - 1;
            if self.peek() == Some('%') {
                self.at += 1;
                self.out.push('%');
                continue;
            }
            let spec = self.specification()?;
            self.convert(&spec)?;
        }
        let given = self.tuple.map_or(1, <[Value]>::len);
        if !self.mapped && self.used < given && !(self.tuple.is_none() && is_mapping(self.values)) {
            let (kind, used) = (if self.bytes { "bytes" } else { "string" }, self.used);
            let text = format!("not all arguments converted during {kind} formatting (required {used}, got {given})");
            return Err(self.interp.type_error(text));
        }
        Ok(())
    }

    fn peek(&self) -> Option<char> {
        self.format.get(self.at).copied()
    }

    fn wrong(&mut self, text: &str) -> Box<Ctl> {
        let text = format!("{text} at position {}", self.start);
        self.interp.value_error(text)
    }

    /// Raises about the value just taken.
    fn blame(&mut self, class: Exc, spec: &Conversion, text: &str) -> Box<Ctl> {
        let which = match (&spec.key, self.tuple) {
            (Some(key), _) => format!(" {}{}", if self.bytes { "b" } else { "" }, escape::quote(key, false)),
            (None, Some(_)) => format!(" {}", self.used),
            (None, None) => String::new(),
        };
        self.interp.raise(class, format!("format argument{which}: {text}"))
    }

    fn next_value(&mut self) -> Res {
        if self.mapped {
            return Err(self.wrong("format requires a parenthesised mapping key"));
        }
        let value = match self.tuple {
            Some(all) => all.get(self.used).cloned(),
            None if self.used == 0 => Some(self.values.clone()),
            None => None,
        };
        let Some(value) = value else {
            let given = self.tuple.map_or(1, <[Value]>::len);
            return Err(self.interp.type_error(format!("not enough arguments for format string (got {given})")));
        };
        self.used += 1;
        Ok(value)
    }

    fn specification(&mut self) -> Res<Conversion> {
        let mut spec = Conversion::default();
        if self.peek() == Some('(') {
            spec.key = Some(self.key()?);
        }
        while let Some(c) = self.peek() {
            match c {
                '-' => spec.left = true,
                '+' => spec.plus = true,
                ' ' => spec.space = true,
                '#' => spec.alternate = true,
                '0' => spec.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        if let Some(width) = self.number(&spec, "width")? {
            spec.left |= width < 0;
            spec.width = width.unsigned_abs() as usize;
        }
        if self.peek() == Some('.') {
            self.at += 1;
            spec.precision = Some(self.number(&spec, "precision")?.unwrap_or(0).max(0) as usize);
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        let Some(kind) = self.peek() else { return Err(self.wrong("stray %")) };
        self.at += 1;
        spec.kind = kind;
        if spec.width.max(spec.precision.unwrap_or(0)) > 100_000_000 {
            return Err(self.interp.raise_args(Exc::MemoryError, Vec::new()));
        }
        Ok(spec)
    }

    fn key(&mut self) -> Res<String> {
        if self.tuple.is_some() || !is_mapping(self.values) || self.values.as_str().is_some() {
            let name = self.interp.type_name(self.values);
            return Err(self.interp.type_error(format!("format requires a mapping, not {name}")));
        }
        self.at += 1;
        let (from, mut depth) = (self.at, 1);
        while depth > 0 {
            match self.peek() {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(self.wrong("stray % or incomplete format key")),
            }
            self.at += 1;
        }
        Ok(self.format[from..self.at - 1].iter().collect())
    }

    /// A width or precision: digits, or a value for `*`.
    fn number(&mut self, spec: &Conversion, what: &str) -> Res<Option<i64>> {
        if self.peek() == Some('*') {
            if spec.key.is_some() {
                return Err(self.wrong("* cannot be used with a parenthesised mapping key"));
            }
            self.at += 1;
            let value = self.next_value()?;
            return match Num::int_of(&value) {
                Some(Num::Int(n)) if n.unsigned_abs() < 1 << 62 => Ok(Some(n)),
                Some(_) => Err(self.blame(Exc::OverflowError, spec, &format!("too big for {what}"))),
                None => {
                    let name = self.interp.type_name(&value);
                    Err(self.blame(Exc::TypeError, spec, &format!("* requires int, not {name}")))
                }
            };
        }
        let mut found: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let next = found.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(i64::from(digit)));
            let Some(next) = next else { return Err(self.wrong(&format!("{what} too big"))) };
            found = Some(next);
            self.at += 1;
        }
        Ok(found)
    }

    fn convert(&mut self, spec: &Conversion) -> Res<()> {
        let value = match &spec.key {
            None => self.next_value()?,
            Some(key) => {
                self.mapped = true;
                self.item(key)?
            }
        };
        match spec.kind {
            's' | 'r' | 'a' | 'b' if spec.kind != 'b' || self.bytes => {
                let text = match spec.kind {
                    's' | 'b' if self.bytes => self.raw(spec, &value)?,
                    's' => self.asks.str(self.interp, &value)?,
                    'r' if !self.bytes => self.asks.repr(self.interp, &value)?,
                    _ => escape::to_ascii(self.asks.repr(self.interp, &value)?),
                };
                let shown = match spec.precision {
                    Some(most) => text.chars().take(most).collect(),
                    None => text,
                };
                self.pad("", "", &shown, spec, false);
            }
            'c' => {
                let shown = self.character(spec, &value)?;
                self.pad("", "", &shown, spec, false);
            }
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' => self.integer(spec, &value)?,
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => self.float(spec, &value)?,
            kind if kind.is_ascii_alphabetic() => return Err(self.wrong(&format!("unsupported format %{kind}"))),
            kind => {
                let code = u32::from(kind);
                let shown = match (kind.is_ascii(), escape::is_printable(kind)) {
                    (true, true) => format!("'{kind}'"),
                    (_, true) => format!("'{kind}' (U+{code:04X})"),
                    _ => format!("U+{code:04X}"),
                };
                let text = format!(
                    "stray % at position {} or unexpected format character {shown} at position {}",
                    self.start,
                    self.at - 1
                );
                return Err(self.interp.value_error(text));
            }
        }
        Ok(())
    }

    /// The content of a bytes-like object, a character a byte.
    fn raw(&mut self, spec: &Conversion, value: &Value) -> Res<String> {
        let converted = self.asks.special(value, sym::__bytes__)?;
        match view(converted.as_ref().unwrap_or(value)) {
            Some(data) => Ok(data.into_iter().map(char::from).collect()),
            None => {
                let got = self.interp.type_name(value);
                let text =
                    format!("%b requires a bytes-like object, or an object that implements __bytes__, not {got}");
                Err(self.blame(Exc::TypeError, spec, &text))
            }
        }
    }

    fn item(&mut self, key: &str) -> Res {
        let bytes = || Value::Bytes(Bytes::new(key.chars().map(|c| u32::from(c) as u8).collect()));
        let key = if self.bytes { bytes() } else { Value::str(key) };
        if let Value::Dict(d) = self.values {
            let found = hash_of(&key).ok().and_then(|hash| d.table.borrow().get(hash, &key).cloned());
            return found.ok_or_else(|| self.interp.raise_args(Exc::KeyError, vec![key]));
        }
        let func = self.interp.prelude_function("_getitem");
        self.asks.ask(func, vec![self.values.clone(), key])
    }

    fn character(&mut self, spec: &Conversion, value: &Value) -> Res<String> {
        if self.bytes {
            return self.byte(spec, value);
        }
        let mut text = value.as_str().map(str::to_owned);
        if text.is_none() {
            let index = self.asks.special(value, sym::__index__)?;
            let code = match Num::int_of(index.as_ref().unwrap_or(value)) {
                Some(Num::Int(n)) => Some(u32::try_from(n).ok().filter(|&code| code < 0x11_0000)),
                Some(_) => Some(None),
                None => None,
            };
            text = match code {
                Some(Some(code)) => Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string()),
                Some(None) => {
                    return Err(self.blame(Exc::OverflowError, spec, "%c argument not in range(0x110000)"));
                }
                None => None,
            };
        }
        let got = match text {
            Some(text) if text.chars().count() == 1 => return Ok(text),
            Some(text) => format!("a string of length {}", text.chars().count()),
            None => self.interp.type_name(value),
        };
        let text = format!("%c requires an integer or a unicode character, not {got}");
        Err(self.blame(Exc::TypeError, spec, &text))
    }

    /// `%c` of bytes: one byte or its number.
    fn byte(&mut self, spec: &Conversion, value: &Value) -> Res<String> {
        let index = self.asks.special(value, sym::__index__)?;
        let data = match (view(value), Num::int_of(index.as_ref().unwrap_or(value))) {
            (Some(data), _) => data,
            (_, Some(Num::Int(n @ 0..=255))) => vec![n as u8],
            (_, Some(_)) => return Err(self.blame(Exc::OverflowError, spec, "%c argument not in range(256)")),
            _ => Vec::new(),
        };
        if let [byte] = data[..] {
            return Ok(char::from(byte).to_string());
        }
        let got = match view(value) {
            Some(data) => format!("a bytes object of length {}", data.len()),
            None => self.interp.type_name(value),
        };
        let text = format!("%c requires an integer in range(256) or a single byte, not {got}");
        Err(self.blame(Exc::TypeError, spec, &text))
    }

    fn integer(&mut self, spec: &Conversion, value: &Value) -> Res<()> {
        let decimal = matches!(spec.kind, 'd' | 'i' | 'u');
        let mut number = value.clone();
        if let (true, Value::Float(x)) = (decimal, value.unwrap_base()) {
            number = truncate(*x).map_err(|fault| fault.raise(self.interp))?;
        } else if decimal && special(value, sym::__int__).is_some() {
            number = self.asks.special(value, sym::__int__)?.unwrap_or_default();
        } else if let Some(index) = self.asks.special(value, sym::__index__)? {
            number = index;
        }
        let Some(n) = Num::int_of(&number) else {
            let wanted = if decimal { "a real number" } else { "an integer" };
            let text = format!("%{} requires {wanted}, not {}", spec.kind, self.interp.full_type_name(value));
            return Err(self.blame(Exc::TypeError, spec, &text));
        };
        let (radix, prefix) = match spec.kind {
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            'o' => (8, "0o"),
            _ => (10, ""),
        };
        let text = int_digits(n, radix).map_err(|fault| fault.raise(self.interp))?;
        let (negative, digits) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
        let mut digits = if spec.kind == 'X' { digits.to_uppercase() } else { digits.to_owned() };
        if let Some(least) = spec.precision
            && digits.len() < least
        {
            digits.insert_str(0, &"0".repeat(least - digits.len()));
        }
        let prefix = if spec.alternate { prefix } else { "" };
        self.pad(sign(spec, negative), prefix, &digits, spec, spec.zero);
        Ok(())
    }

    fn float(&mut self, spec: &Conversion, value: &Value) -> Res<()> {
        let converted = self.asks.special(value, sym::__float__)?;
        let float = converted.as_ref().map(Value::unwrap_base);
        let known = match float {
            Some(Value::Float(_)) | None => float.or(Some(value)).and_then(Num::of),
            Some(_) => None,
        };
        let Some(number) = known else {
            let text = format!("%{} requires a real number, not {}", spec.kind, self.interp.full_type_name(value));
            return Err(self.blame(Exc::TypeError, spec, &text));
        };
        let x = number.to_f64().map_err(|fault| fault.raise(self.interp))?;
        let digits = spec.precision.unwrap_or(6);
        let layout = match spec.kind {
            'e' | 'E' => Layout::Exponent(digits),
            'f' | 'F' => Layout::Fixed(digits),
            _ => Layout::General(digits),
        };
        let text = float_text::layout(x, layout, spec.kind.is_ascii_uppercase(), spec.alternate);
        self.pad(sign(spec, x.is_sign_negative() && !x.is_nan()), "", &text, spec, spec.zero);
        Ok(())
    }

    fn pad(&mut self, sign: &str, prefix: &str, digits: &str, spec: &Conversion, zero: bool) {
        let len = sign.len() + prefix.len() + digits.chars().count();
        let missing = spec.width.saturating_sub(len);
        let fill = |out: &mut String, c: char, wanted: bool| {
            out.extend(std::iter::repeat_n(c, if wanted { missing } else { 0 }));
        };
        fill(&mut self.out, ' ', !spec.left && !zero);
        self.out.push_str(sign);
        self.out.push_str(prefix);
        fill(&mut self.out, '0', !spec.left && zero);
        self.out.push_str(digits);
        fill(&mut self.out, ' ', spec.left);
    }
}

fn sign(spec: &Conversion, negative: bool) -> &'static str {
    match (negative, spec.plus, spec.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    }
}

/// What can be asked for items by key (`PyMapping_Check`).
fn is_mapping(value: &Value) -> bool {
    match value {
        Value::Dict(_) | Value::List(_) | Value::Range(_) | Value::Bytes(_) => true,
        Value::Native(n) => {
            matches!(**n, Native::ClassDict(_) | Native::MappingProxy(_) | Native::Globals(_) | Native::ByteArray(_))
        }
        Value::Object(o) => {
            o.class.lookup(sym::__getitem__).is_some()
                || matches!(&o.base, crate::python::object::Base::Value(v) if !matches!(v, Value::Str(_)) && is_mapping(v))
        }
        _ => false,
    }
}
