//! Form comments: the numbers of a program that a reader may turn, as Colab writes them.
//!
//! ```text
//! CPU_THREADS = 1     # @param {type:"slider", min:0, max:4, step:1}
//! DAEMON = False      # @param {type:"boolean"}
//! CALL = "sorted"     # @param ["sorted", "sum"]
//! ```
//!
//! Start at [`parse`] and [`set`]. The program text is the only place where a value lives: moving a slider rewrites
//! the literal, so what is shown, what runs and what is copied are the same text. Lines that look like a form but
//! do not read as one stay ordinary program lines.

use std::ops::Range;

/// One line of a program with a form comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The assigned name.
    pub name: String,
    /// Its line, from 1.
    pub line: u32,
    /// What the literal says now.
    pub value: Value,
    /// Which values the form offers.
    pub kind: Kind,
}

/// A literal that a form can set.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An integer or a float.
    Number(f64),
    /// `True` or `False`.
    Bool(bool),
    /// A string without escapes other than `\\`, `\"` and `\'`.
    Text(String),
}

/// Which values a form offers.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Numbers from `min` to `max`, `step` apart.
    Slider {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
        /// Distance between two values, above 0.
        step: f64,
    },
    /// Yes or no.
    Boolean,
    /// One of these texts.
    Choice(Vec<String>),
}

/// The forms of a program, in the order of its lines.
pub fn parse(source: &str) -> Vec<Param> {
    lines(source).enumerate().filter_map(|(index, (_, text))| Some(read(text, index as u32 + 1)?.0)).collect()
}

/// The program with the literal of the form `name` replaced; the same text if it has no such form or the form does
/// not offer the value. Nothing else of the text changes.
pub fn set(source: &str, name: &str, value: &Value) -> String {
    let mut out = source.to_owned();
    for (offset, text) in lines(source) {
        let Some((param, literal)) = read(text, 0) else { continue };
        if param.name != name {
            continue;
        }
        let range = offset + literal.start..offset + literal.end;
        if let Some(text) = spell(&param.kind, value, &source[range.clone()]) {
            out.replace_range(range, &text);
        }
        break;
    }
    out
}

/// How the program spells the value of the form `name` now: `1_000`, `"sorted"`.
pub fn spelled<'a>(source: &'a str, name: &str) -> Option<&'a str> {
    lines(source).find_map(|(offset, text)| {
        let (param, literal) = read(text, 0)?;
        (param.name == name).then(|| &source[offset + literal.start..offset + literal.end])
    })
}

/// What a literal that a form can set is worth, spelled as Python does.
pub fn value_of(text: &str) -> Option<Value> {
    literal(text).filter(|(_, length)| *length == text.len()).map(|(value, _)| value)
}

/// How long the literal at the start of a text is, in bytes, where an `@` ends it if nothing else does.
pub(super) fn literal_length(text: &str) -> Option<usize> {
    let plain = if text.starts_with(['"', '\'']) { text } else { &text[..text.find('@').unwrap_or(text.len())] };
    literal(plain).map(|(_, length)| length)
}

/// Digits after the decimal point that a slider's values need.
pub fn decimals(min: f64, step: f64) -> usize {
    (0..6).find(|digits| [min, step].iter().all(|number| is_whole(number * 10f64.powi(*digits)))).unwrap_or(6) as usize
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() < 1e-6
}

/// Lines without their ends, each with its byte offset.
fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    })
}

/// A line's form and the byte range of its literal within the line.
fn read(line: &str, number: u32) -> Option<(Param, Range<usize>)> {
    let name_end = line.find(|c: char| !(c.is_alphanumeric() || c == '_'))?;
    let name = &line[..name_end];
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let after_name = line[name_end..].trim_start();
    let right = after_name.strip_prefix('=')?.trim_start();
    let start = line.len() - right.len();
    let (value, length) = literal(right)?;
    let form = right[length..].trim_start().strip_prefix('#')?.trim_start().strip_prefix("@param")?.trim();
    let kind = kind(form, &value)?;
    Some((Param { name: name.to_owned(), line: number, value, kind }, start..start + length))
}

/// A literal at the start of a text, and how long it is.
fn literal(text: &str) -> Option<(Value, usize)> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (value, length) = quoted(text, quote)?;
        return Some((Value::Text(value), length));
    }
    let length = text.find(|c: char| c.is_whitespace() || c == '#').unwrap_or(text.len());
    let value = match &text[..length] {
        "True" => Value::Bool(true),
        "False" => Value::Bool(false),
        word => Value::Number(number(word)?),
    };
    Some((value, length))
}

/// A Python decimal literal: digits with single underscores between them, an optional sign and fraction.
fn number(word: &str) -> Option<f64> {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.contains("__") || digits.ends_with('_') {
        return None;
    }
    digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '_' | '.')).then_some(())?;
    word.replace('_', "").parse().ok()
}

/// A quoted text at the start of `text`: its content, and its length with the quotes.
fn quoted(text: &str, quote: char) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => match chars.next()?.1 {
                escaped @ ('\\' | '"' | '\'') => value.push(escaped),
                _ => return None,
            },
            c if c == quote => return Some((value, at + 1)),
            c => value.push(c),
        }
    }
    None
}

/// What a form comment offers, if it fits the literal it stands beside.
fn kind(form: &str, value: &Value) -> Option<Kind> {
    if let Some(inner) = form.strip_prefix('[') {
        let options = options(inner)?;
        return matches!(value, Value::Text(_)).then_some(Kind::Choice(options));
    }
    let inner = form.strip_prefix('{')?.split_once('}')?.0;
    let mut kind = None;
    let (mut min, mut max, mut step) = (0.0, 100.0, 1.0);
    for field in inner.split(',') {
        let (key, text) = field.split_once(':')?;
        let text = text.trim();
        match key.trim().trim_matches('"') {
            "type" => kind = Some(text.trim_matches(['"', '\'']).to_owned()),
            "min" => min = text.parse().ok()?,
            "max" => max = text.parse().ok()?,
            "step" => step = text.parse().ok()?,
            _ => {}
        }
    }
    match (kind?.as_str(), value) {
        ("slider", Value::Number(_)) if step > 0.0 && max > min => Some(Kind::Slider { min, max, step }),
        ("boolean", Value::Bool(_)) => Some(Kind::Boolean),
        _ => None,
    }
}

/// The texts of a dropdown, after its opening bracket.
fn options(mut text: &str) -> Option<Vec<String>> {
    let mut options = Vec::new();
    loop {
        text = text.trim_start();
        if text.starts_with(']') {
            return (!options.is_empty()).then_some(options);
        }
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (option, length) = quoted(text, quote)?;
        options.push(option);
        text = text[length..].trim_start();
        text = text.strip_prefix(',').unwrap_or(text);
    }
}

/// How the program writes a value; `old` shows its habits (quotes, underscores). `None` if the form does not offer it.
fn spell(kind: &Kind, value: &Value, old: &str) -> Option<String> {
    match (kind, value) {
        (Kind::Slider { min, max, step }, Value::Number(number)) => {
            let steps = ((number.clamp(*min, *max) - min) / step).round();
            let number = (min + steps * step).min(*max);
            let text = format!("{number:.*}", decimals(*min, *step));
            let text = if text.bytes().all(|b| matches!(b, b'-' | b'0' | b'.')) { text.replace('-', "") } else { text };
            Some(if old.contains('_') { grouped(&text) } else { text })
        }
        (Kind::Boolean, Value::Bool(on)) => Some(if *on { "True" } else { "False" }.to_owned()),
        (Kind::Choice(options), Value::Text(text)) if options.contains(text) => {
            let quote = if old.starts_with('\'') { '\'' } else { '"' };
            let escaped = text.replace('\\', "\\\\").replace(quote, &format!("\\{quote}"));
            Some(format!("{quote}{escaped}{quote}"))
        }
        _ => None,
    }
}

/// `1234567` as `1_234_567`.
fn grouped(text: &str) -> String {
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (index, c) in whole.chars().enumerate() {
        let left = whole.len() - index;
        if index > 0 && left % 3 == 0 && !out.ends_with('-') {
            out.push('_');
        }
        out.push(c);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}
