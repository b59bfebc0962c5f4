//! `format(value, spec)` for numbers and text: the format specification mini-language (`Python/formatter_unicode.c`).
//!
//! Start with [`format`]; [`Spec::parse`] reads a specification, [`format_int`], [`format_float`] and
//! [`format_text`] are pure. Objects whose class defines `__format__` in Python are left to the VM.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::float_text::{self, Layout};
use super::number::{Fault, Num, big_text};
use crate::python::object::{Base, Value};
use crate::python::vm::control::Res;
use crate::python::vm::interp::Interp;

/// `format(value, spec)`; `None` where Python has to do it.
pub fn format(interp: &mut Interp, value: &Value, spec: &str) -> Res<Option<String>> {
    if let Value::Object(o) = value
        && o.class.traits().format
    {
        return Ok(None);
    }
    let base = match value {
        Value::Object(o) if matches!(o.base, Base::None | Base::Exc(_)) => None,
        _ => Some(value.unwrap_base()),
    };
    match base {
        Some(Value::Str(s)) => {
            if spec.is_empty() {
                return super::repr::str(interp, value);
            }
            let type_name = interp.type_name(value);
            let done = Spec::parse(spec, '<', &type_name).and_then(|spec| format_text(s.as_str(), &spec, &type_name));
            done.map(Some).map_err(|fault| fault.raise(interp))
        }
        Some(number @ (Value::Int(_) | Value::Big(_) | Value::Bool(_) | Value::Float(_))) => {
            if spec.is_empty() {
                return super::repr::str(interp, value);
            }
            let Some(number) = Num::of(number) else { return Ok(None) };
            let type_name = interp.type_name(value);
            let done = Spec::parse(spec, '>', &type_name).and_then(|spec| format_number(number, &spec, &type_name));
            done.map(Some).map_err(|fault| fault.raise(interp))
        }
        _ if spec.is_empty() => super::repr::str(interp, value),
        _ if let Some((re, im)) = super::complex::parts(value) => {
            let done = Spec::parse(spec, '>', "complex").and_then(|spec| super::complex::format(re, im, &spec));
            done.map(Some).map_err(|fault| fault.raise(interp))
        }
        _ => {
            let name = interp.type_name(value);
            Err(interp.type_error(format!("unsupported format string passed to {name}.__format__")))
        }
    }
}

/// A parsed specification: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Pads.
    pub fill: char,
    /// `<`, `>`, `=` or `^`.
    pub align: char,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// Least number of characters.
    pub width: usize,
    /// Thousands separator.
    pub grouping: Option<char>,
    /// Digits after the point, or most characters.
    pub precision: Option<usize>,
    /// Thousands separator after the point.
    pub fraction_grouping: Option<char>,
    /// Presentation type.
    pub kind: Option<char>,
}

impl Spec {
    /// Reads a specification. `default_align` is `<` for text and `>` for numbers.
    pub fn parse(text: &str, default_align: char, type_name: &str) -> Result<Self, Fault> {
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        let is_align = |c: Option<&char>| c.is_some_and(|c| matches!(c, '<' | '>' | '=' | '^'));
        let mut spec = Self {
            fill: ' ',
            align: default_align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            kind: None,
        };
        let (mut filled, mut aligned) = (false, false);
        if is_align(chars.get(1)) {
            (spec.fill, spec.align, filled, aligned, at) = (chars[0], chars[1], true, true, 2);
        } else if is_align(chars.first()) {
            (spec.align, aligned, at) = (chars[0], true, 1);
        }
        let take = |at: &mut usize, wanted: &[char]| {
            let found = chars.get(*at).copied().filter(|c| wanted.contains(c));
            *at += usize::from(found.is_some());
            found
        };
        spec.sign = take(&mut at, &['+', '-', ' ']);
        spec.no_negative_zero = take(&mut at, &['z']).is_some();
        spec.alternate = take(&mut at, &['#']).is_some();
        if !filled && take(&mut at, &['0']).is_some() {
            spec.fill = '0';
            if !aligned && default_align == '>' {
                spec.align = '=';
            }
        }
        spec.width = digits(&chars, &mut at)?.unwrap_or(0);
        spec.grouping = separator(&chars, &mut at)?;
        if chars.get(at) == Some(&'.') {
            at += 1;
            spec.precision = digits(&chars, &mut at)?;
            spec.fraction_grouping = separator(&chars, &mut at)?;
            if spec.precision.is_none() && spec.fraction_grouping.is_none() {
                return Err(Fault::value("Format specifier missing precision"));
            }
        }
        if chars.len() > at + 1 {
            return Err(Fault::value(format!("Invalid format specifier '{text}' for object of type '{type_name}'")));
        }
        spec.kind = chars.get(at).copied();
        if let Some(mark) = spec.grouping {
            match spec.kind {
                None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => {}
                Some('b' | 'o' | 'x' | 'X') if mark == '_' => {}
                Some(kind) => return Err(no_grouping(mark, kind)),
            }
        }
        if let Some(mark) = spec.fraction_grouping
            && spec.kind == Some('n')
        {
            return Err(no_grouping(mark, 'n'));
        }
        Ok(spec)
    }
}

fn no_grouping(mark: char, kind: char) -> Fault {
    if kind > ' ' && (kind as u32) < 128 {
        Fault::value(format!("Cannot specify '{mark}' with '{kind}'."))
    } else {
        Fault::value(format!("Cannot specify '{mark}' with '\\x{:x}'.", kind as u32))
    }
}

/// A run of decimal digits.
fn digits(chars: &[char], at: &mut usize) -> Result<Option<usize>, Fault> {
    let start = *at;
    let mut number: i64 = 0;
    while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
        number = number
            .checked_mul(10)
            .and_then(|n| n.checked_add(i64::from(digit)))
            .ok_or_else(|| Fault::value("Too many decimal digits in format string"))?;
        *at += 1;
    }
    if number > 100_000_000 {
        return Err(Fault(super::Exc::MemoryError, String::new()));
    }
    Ok((*at > start).then_some(number as usize))
}

/// A thousands separator.
fn separator(chars: &[char], at: &mut usize) -> Result<Option<char>, Fault> {
    let Some(mark) = chars.get(*at).copied().filter(|c| matches!(c, ',' | '_')) else { return Ok(None) };
    *at += 1;
    match chars.get(*at) {
        Some(',' | '_') if chars[*at] != mark => Err(Fault::value("Cannot specify both ',' and '_'.")),
        _ => Ok(Some(mark)),
    }
}

/// The error for a type letter.
pub fn unknown_code(kind: char, type_name: &str) -> Fault {
    if kind > ' ' && (kind as u32) < 128 {
        Fault::value(format!("Unknown format code '{kind}' for object of type '{type_name}'"))
    } else {
        Fault::value(format!("Unknown format code '\\x{:x}' for object of type '{type_name}'", kind as u32))
    }
}

/// Text by a specification.
pub fn format_text(text: &str, spec: &Spec, type_name: &str) -> Result<String, Fault> {
    if let Some(kind) = spec.kind
        && kind != 's'
    {
        return Err(unknown_code(kind, type_name));
    }
    let refused = if spec.sign == Some(' ') {
        "Space not allowed in string format specifier"
    } else if spec.sign.is_some() {
        "Sign not allowed in string format specifier"
    } else if spec.no_negative_zero {
        "Negative zero coercion (z) not allowed in string format specifier"
    } else if spec.alternate {
        "Alternate form (#) not allowed in string format specifier"
    } else if spec.align == '=' {
        "'=' alignment not allowed in string format specifier"
    } else {
        ""
    };
    if !refused.is_empty() {
        return Err(Fault::value(refused));
    }
    if let Some(mark) = spec.grouping {
        return Err(no_grouping(mark, 's'));
    }
    let shown: String = match spec.precision {
        Some(most) => text.chars().take(most).collect(),
        None => text.to_owned(),
    };
    Ok(pad(&shown, spec))
}

/// A text with what fills it up to the width.
pub fn pad(text: &str, spec: &Spec) -> String {
    let missing = spec.width.saturating_sub(text.chars().count());
    let before = match spec.align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let fill = |n: usize| std::iter::repeat_n(spec.fill, n);
    let mut out: String = fill(before).collect();
    out.push_str(text);
    out.extend(fill(missing - before));
    out
}

/// A number by a specification.
pub fn format_number(number: Num<'_>, spec: &Spec, type_name: &str) -> Result<String, Fault> {
    match (number, spec.kind) {
        (Num::Float(x), _) => format_float(x, spec, type_name),
        (_, None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n')) => format_int(number, spec),
        (_, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')) => format_float(number.to_f64()?, spec, type_name),
        (_, Some(kind)) => Err(unknown_code(kind, type_name)),
    }
}

/// An `int` by a specification with an integer type.
pub fn format_int(number: Num<'_>, spec: &Spec) -> Result<String, Fault> {
    if spec.precision.is_some() || spec.fraction_grouping.is_some() {
        return Err(Fault::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Fault::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if spec.kind == Some('c') {
        if spec.sign.is_some() {
            return Err(Fault::value("Sign not allowed with integer format specifier 'c'"));
        }
        if spec.alternate {
            return Err(Fault::value("Alternate form (#) not allowed with integer format specifier 'c'"));
        }
        if let Num::Big(_) = number {
            return Err(Fault::overflow("Python int too large to convert to C long"));
        }
        let code = number.to_big().to_u32().filter(|&code| code < 0x11_0000);
        let Some(code) = code else { return Err(Fault::overflow("%c arg not in range(0x110000)")) };
        let text = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string();
        return Ok(Parts { rest: &text, ..Parts::default() }.assemble(spec));
    }
    let (prefix, radix) = match spec.kind {
        Some('b') => ("0b", 2),
        Some('o') => ("0o", 8),
        Some('x') => ("0x", 16),
        Some('X') => ("0X", 16),
        _ => ("", 10),
    };
    let mut text = int_digits(number, radix)?;
    if spec.kind == Some('X') {
        text.make_ascii_uppercase();
    }
    let (negative, whole) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    let group = if radix == 10 { 3 } else { 4 };
    Ok(Parts { negative, prefix, whole, group, ..Parts::default() }.assemble(spec))
}

/// The digits of an `int` in a radix, with its sign.
pub fn int_digits(number: Num<'_>, radix: u32) -> Result<String, Fault> {
    match (number, radix) {
        (Num::Int(n), 10) => Ok(n.to_string()),
        (Num::Big(n), 10) => big_text(n),
        (Num::Int(n), _) => Ok(BigInt::from(n).to_str_radix(radix)),
        (Num::Big(n), _) => Ok(n.to_str_radix(radix)),
        (Num::Float(_), _) => Ok(String::new()),
    }
}

/// A `float` by a specification.
pub fn format_float(x: f64, spec: &Spec, type_name: &str) -> Result<String, Fault> {
    let six = spec.precision.unwrap_or(6);
    let (layout, upper) = match spec.kind {
        None => (spec.precision.map_or(Layout::Repr, Layout::GeneralDot), false),
        Some('e') => (Layout::Exponent(six), false),
        Some('E') => (Layout::Exponent(six), true),
        Some('f' | '%') => (Layout::Fixed(six), false),
        Some('F') => (Layout::Fixed(six), true),
        Some('g' | 'n') => (Layout::General(six), false),
        Some('G') => (Layout::General(six), true),
        Some(kind) => return Err(unknown_code(kind, type_name)),
    };
    let percent = spec.kind == Some('%');
    let shown = if percent { x * 100.0 } else { x };
    let mut text = float_text::layout(shown, layout, upper, spec.alternate);
    if percent {
        text.push('%');
    }
    let (whole, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(after) => {
            let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            (Some(&after[..end]), &after[end..])
        }
        None => (None, rest),
    };
    let is_zero = shown.is_finite()
        && text.chars().take_while(|c| !matches!(c, 'e' | 'E')).all(|c| !c.is_ascii_digit() || c == '0');
    let negative = x.is_sign_negative() && !x.is_nan() && !(spec.no_negative_zero && is_zero);
    Ok(Parts { negative, whole, fraction, rest, group: 3, ..Parts::default() }.assemble(spec))
}

/// The pieces of a number, in order.
#[derive(Debug, Default)]
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// Digits before the point.
    whole: &'a str,
    /// Digits in a group.
    group: usize,
    /// Digits after the point; `None` without a point.
    fraction: Option<&'a str>,
    /// Exponent, percent sign, `inf`.
    rest: &'a str,
}

impl Parts<'_> {
    /// Adds sign, separators and padding.
    fn assemble(&self, spec: &Spec) -> String {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (_, Some('+')) => "+",
            (_, Some(' ')) => " ",
            _ => "",
        };
        let mut tail = String::new();
        if let Some(fraction) = self.fraction {
            tail.push('.');
            for (i, digit) in fraction.chars().enumerate() {
                if let Some(mark) = spec.fraction_grouping
                    && i > 0
                    && i % 3 == 0
                {
                    tail.push(mark);
                }
                tail.push(digit);
            }
        }
        tail.push_str(self.rest);
        let around = sign.len() + self.prefix.len() + tail.chars().count();
        let zeros_count = spec.fill == '0' && spec.align == '=';
        let least = if zeros_count { spec.width.saturating_sub(around) } else { 0 };
        let whole = if self.whole.is_empty() { String::new() } else { self.grouped(spec.grouping, least) };
        let missing = spec.width.saturating_sub(around + whole.len());
        let (left, inner, right) = match spec.align {
            '<' => (0, 0, missing),
            '^' => (missing / 2, 0, missing - missing / 2),
            '=' => (0, missing, 0),
            _ => (missing, 0, 0),
        };
        let fill = |n: usize| std::iter::repeat_n(spec.fill, n);
        let mut out: String = fill(left).collect();
        out.push_str(sign);
        out.push_str(self.prefix);
        out.extend(fill(inner));
        out.push_str(&whole);
        out.push_str(&tail);
        out.extend(fill(right));
        out
    }

    /// The whole part with separators, led by zeros up to `least` characters.
    fn grouped(&self, mark: Option<char>, least: usize) -> String {
        let Some(mark) = mark else { return self.whole.to_owned() };
        let mut count = self.whole.len();
        while count + (count - 1) / self.group < least {
            count += 1;
        }
        let zeros = count - self.whole.len();
        let mut out = String::new();
        for (i, digit) in std::iter::repeat_n('0', zeros).chain(self.whole.chars()).enumerate() {
            if i > 0 && (count - i).is_multiple_of(self.group) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }
}
