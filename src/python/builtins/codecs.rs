//! Encodings: UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and Windows-1252, with their error handlers (`Objects/unicodeobject.c`, `Python/codecs.c`).
//!
//! Other encodings end the run as unsupported; names that Python does not know either raise `LookupError`.

use super::escape::escape_code;
use super::utf16::Units;
use super::{Exc, number::Fault};
use crate::python::object::{Bytes, Value};
use crate::python::vm::control::{Ctl, Res};
use crate::python::vm::interp::Interp;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
    Cp1252,
    Wide(Units),
}

/// What cp1252 has from 0x80 on; the others are those of Latin-1, and `\0` is nothing.
const CP1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The byte of a character in cp1252.
fn cp1252(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0..0x80 | 0xa0..=0xff) => Some(code as u8),
        _ => CP1252.iter().position(|known| *known == c).map(|at| at as u8 + 0x80),
    }
}

fn find(interp: &mut Interp, name: &str) -> Res<Codec> {
    let plain: String = name.to_ascii_lowercase().chars().map(|c| if c == '_' || c == ' ' { '-' } else { c }).collect();
    match plain.as_str() {
        "utf-8" | "utf8" | "u8" | "cp65001" => Ok(Codec::Utf8),
        "ascii" | "us-ascii" | "646" => Ok(Codec::Ascii),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" | "latin" => Ok(Codec::Latin1),
        "cp1252" | "windows-1252" | "1252" => Ok(Codec::Cp1252),
        other if let Some(units) = Units::of(other) => Ok(Codec::Wide(units)),
        other
            if [
                "utf-",
                "utf7",
                "cp",
                "iso-8859",
                "iso2022",
                "gb",
                "big5",
                "euc",
                "shift-jis",
                "sjis",
                "koi8",
                "mac",
                "windows-",
                "latin",
                "unicode-escape",
                "raw-unicode",
                "idna",
                "punycode",
                "hz",
                "johab",
                "tis",
            ]
            .iter()
            .any(|known| other.starts_with(known)) =>
        {
            Err(interp.unsupported(format!("the encoding '{name}'")))
        }
        _ => Err(interp.raise(Exc::LookupError, format!("unknown encoding: {name}"))),
    }
}

fn unknown_handler(interp: &mut Interp, name: &str) -> Box<Ctl> {
    match name {
        "surrogateescape" | "surrogatepass" | "namereplace" => {
            interp.unsupported(format!("the error handler '{name}'"))
        }
        _ => interp.raise(Exc::LookupError, format!("unknown error handler name '{name}'")),
    }
}

/// `text.encode(encoding, errors)`.
pub fn encode(interp: &mut Interp, text: &str, encoding: &str, errors: &str) -> Res<Vec<u8>> {
    let codec = find(interp, encoding)?;
    interp.charge(text.len() as u64 / 8);
    let (limit, name, range) = match codec {
        Codec::Utf8 => return Ok(text.as_bytes().to_vec()),
        Codec::Wide(units) => return Ok(units.encode(text)),
        Codec::Ascii => (128, "ascii", "ordinal not in range(128)"),
        Codec::Latin1 => (256, "latin-1", "ordinal not in range(256)"),
        Codec::Cp1252 => (0, "charmap", "character maps to <undefined>"),
    };
    let fits = |c: char| if codec == Codec::Cp1252 { cp1252(c) } else { (u32::from(c) < limit).then_some(c as u8) };
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::with_capacity(chars.len());
    for (at, &c) in chars.iter().enumerate() {
        let code = u32::from(c);
        if let Some(byte) = fits(c) {
            out.push(byte);
            continue;
        }
        match errors {
            "strict" => {
                let end = at + chars[at..].iter().take_while(|c| fits(**c).is_none()).count();
                let (start, end) = (Value::Int(at as i64), Value::Int(end as i64));
                let args = vec![Value::str(name), Value::str(text), start, end, Value::str(range)];
                return Err(interp.raise_args(Exc::UnicodeEncodeError, args));
            }
            "ignore" => {}
            "replace" => out.push(b'?'),
            "xmlcharrefreplace" => out.extend(format!("&#{code};").bytes()),
            "backslashreplace" => {
                let mut shown = String::new();
                escape_code(&mut shown, c);
                out.extend(shown.bytes());
            }
            other => return Err(unknown_handler(interp, other)),
        }
    }
    Ok(out)
}

/// `data.decode(encoding, errors)`.
pub fn decode(interp: &mut Interp, data: &[u8], encoding: &str, errors: &str) -> Res<String> {
    let mut codec = find(interp, encoding)?;
    interp.charge(data.len() as u64 / 8);
    let mut out = String::with_capacity(data.len());
    let mut at = 0;
    if let Codec::Wide(units) = &mut codec {
        (*units, at) = units.start(data);
    }
    while at < data.len() {
        let (valid, wrong, reason) = match codec {
            Codec::Latin1 => {
                out.extend(data.iter().map(|&b| char::from(b)));
                break;
            }
            Codec::Cp1252 => match CP1252.get(usize::from(data[at]).wrapping_sub(0x80)) {
                Some('\0') => (0, 1, "character maps to <undefined>"),
                known => {
                    out.push(known.copied().unwrap_or(char::from(data[at])));
                    at += 1;
                    continue;
                }
            },
            Codec::Wide(units) => match units.next(data, at) {
                Ok((c, len)) => {
                    out.push(c);
                    at += len;
                    continue;
                }
                Err((len, reason)) => (0, len, reason),
            },
            Codec::Ascii => {
                let valid = data[at..].iter().take_while(|b| b.is_ascii()).count();
                (valid, 1, "ordinal not in range(128)")
            }
            Codec::Utf8 => match std::str::from_utf8(&data[at..]) {
                Ok(rest) => (rest.len(), 0, ""),
                Err(error) => {
                    let valid = error.valid_up_to();
                    let first = data[at + valid];
                    match error.error_len() {
                        None => (valid, data.len() - at - valid, "unexpected end of data"),
                        Some(_) if matches!(first, 0x80..=0xc1 | 0xf5..) => (valid, 1, "invalid start byte"),
                        Some(len) => (valid, len, "invalid continuation byte"),
                    }
                }
            },
        };
        let start = at + valid;
        out.push_str(std::str::from_utf8(&data[at..start]).unwrap_or_default());
        if start == data.len() {
            break;
        }
        at = start + wrong;
        match errors {
            "strict" => {
                let name = match codec {
                    Codec::Wide(units) => units.name(),
                    Codec::Utf8 => "utf-8".to_owned(),
                    Codec::Cp1252 => "charmap".to_owned(),
                    _ => "ascii".to_owned(),
                };
                let object = Value::Bytes(Bytes::new(data.to_vec()));
                let (start, end) = (Value::Int(start as i64), Value::Int(at as i64));
                let args = vec![Value::string(name), object, start, end, Value::str(reason)];
                return Err(interp.raise_args(Exc::UnicodeDecodeError, args));
            }
            "ignore" => {}
            "replace" => out.push(char::REPLACEMENT_CHARACTER),
            "backslashreplace" => {
                for &byte in &data[start..at] {
                    escape_code(&mut out, char::from(byte));
                }
            }
            other => return Err(unknown_handler(interp, other)),
        }
    }
    Ok(out)
}

/// The `encoding` and `errors` arguments of `encode`, `decode`, `str` and `bytes`, with their defaults.
pub fn options<'a>(
    interp: &mut Interp,
    function: &str,
    encoding: Option<&'a Value>,
    errors: Option<&'a Value>,
) -> Res<(&'a str, &'a str)> {
    let mut found = ["utf-8", "strict"];
    for (slot, (value, name)) in found.iter_mut().zip([(encoding, "encoding"), (errors, "errors")]) {
        let Some(value) = value else { continue };
        match value.as_str() {
            Some(text) => *slot = text,
            None => {
                let got = interp.argument_type(value);
                let text = format!("{function}() argument '{name}' must be str, not {got}");
                return Err(Fault::typing(text).raise(interp));
            }
        }
    }
    Ok((found[0], found[1]))
}
