//! UTF-16 and UTF-32 as [`super::codecs`] uses them.

/// Width and order of the code units of an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Units {
    /// 2 or 4 bytes.
    pub width: usize,
    /// Highest byte first.
    pub big: bool,
    /// A byte order mark is written first, and read.
    pub marked: bool,
}

impl Units {
    /// The units of an encoding by its plain name.
    pub fn of(name: &str) -> Option<Self> {
        let (width, rest) = match name.strip_prefix("utf-16").or_else(|| name.strip_prefix("utf16")) {
            Some(rest) => (2, rest),
            None => (4, name.strip_prefix("utf-32").or_else(|| name.strip_prefix("utf32"))?),
        };
        match rest {
            "" => Some(Self { width, big: false, marked: true }),
            "-le" | "le" => Some(Self { width, big: false, marked: false }),
            "-be" | "be" => Some(Self { width, big: true, marked: false }),
            _ => None,
        }
    }

    /// The name in errors.
    pub fn name(self) -> String {
        format!("utf-{}-{}", self.width * 8, if self.big { "be" } else { "le" })
    }

    fn push(self, out: &mut Vec<u8>, unit: u32) {
        let bytes = unit.to_be_bytes();
        let bytes = &bytes[4 - self.width..];
        if self.big { out.extend(bytes) } else { out.extend(bytes.iter().rev()) }
    }

    fn read(self, data: &[u8], at: usize) -> Option<u32> {
        let unit = data.get(at..at + self.width)?;
        let fold = |sum: u32, b: &u8| sum << 8 | u32::from(*b);
        Some(if self.big { unit.iter().fold(0, fold) } else { unit.iter().rev().fold(0, fold) })
    }

    /// Encodes; every text can be.
    pub fn encode(self, text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        if self.marked {
            self.push(&mut out, 0xfeff);
        }
        for c in text.chars() {
            if self.width == 4 {
                self.push(&mut out, u32::from(c));
            } else {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    self.push(&mut out, u32::from(*unit));
                }
            }
        }
        out
    }

    /// Order and first position of the text, after a byte order mark.
    pub fn start(self, data: &[u8]) -> (Self, usize) {
        let other = Self { big: !self.big, ..self };
        if self.marked && self.read(data, 0) == Some(0xfeff) {
            (self, self.width)
        } else if self.marked && other.read(data, 0) == Some(0xfeff) {
            (other, self.width)
        } else {
            (self, 0)
        }
    }

    /// The character at a position and its length, or the length of what is wrong and why.
    pub fn next(self, data: &[u8], at: usize) -> Result<(char, usize), (usize, &'static str)> {
        let left = data.len() - at;
        let Some(unit) = self.read(data, at) else { return Err((left, "truncated data")) };
        if let Some(c) = char::from_u32(unit) {
            return Ok((c, self.width));
        }
        if self.width == 4 {
            let surrogate = (0xd800..0xe000).contains(&unit);
            let why = "code point not in range(0x110000)";
            return Err((4, if surrogate { "code point in surrogate code point range(0xd800, 0xe000)" } else { why }));
        }
        if unit >= 0xdc00 {
            return Err((2, "illegal encoding"));
        }
        match self.read(data, at + 2) {
            None => Err((left, "unexpected end of data")),
            Some(low @ 0xdc00..0xe000) => {
                let code = 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                Ok((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 4))
            }
            Some(_) => Err((2, "illegal UTF-16 surrogate")),
        }
    }
}
