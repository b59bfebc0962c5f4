//! Quoting of text and bytes as `repr` and `ascii` show them (`Objects/unicodeobject.c`, `Objects/bytesobject.c`).
//!
//! Pure functions on text. Which code points are printable comes from Rust's own tables.

use std::fmt::Write;

/// Whether `str.isprintable` holds for a character.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    // Rust's debug escapes leave exactly the printable characters alone. A letter goes first because combining marks
    // are escaped at the start of a text.
    let mut buffer = [b'a'; 5];
    let len = c.encode_utf8(&mut buffer[1..]).len();
    std::str::from_utf8(&buffer[..=len]).is_ok_and(|text| text.escape_debug().count() == 2)
}

/// `repr(str)`; `ascii_only` makes it `ascii(str)`.
pub fn quote(text: &str, ascii_only: bool) -> String {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(mark);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == mark => {
                out.push('\\');
                out.push(c);
            }
            ' '..='~' => out.push(c),
            c if !ascii_only && is_printable(c) => out.push(c),
            c => escape_code(&mut out, c),
        }
    }
    out.push(mark);
    out
}

/// Escapes every character beyond ASCII (`ascii()` of a text that is no `str`).
pub fn to_ascii(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            escape_code(&mut out, c);
        }
    }
    out
}

/// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
pub fn escape_code(out: &mut String, c: char) {
    let code = u32::from(c);
    let written = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
    debug_assert!(written.is_ok(), "writing to a String cannot fail");
}

/// `repr(bytes)`.
pub fn quote_bytes(data: &[u8]) -> String {
    let mark = if data.contains(&b'\'') && !data.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::with_capacity(data.len() + 3);
    out.push('b');
    out.push(mark);
    for &byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b if char::from(b) == mark => {
                out.push('\\');
                out.push(mark);
            }
            b' '..=b'~' => out.push(char::from(byte)),
            _ => escape_code(&mut out, char::from(byte)),
        }
    }
    out.push(mark);
    out
}
