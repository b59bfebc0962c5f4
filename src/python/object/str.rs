//! [`Str`] and [`Bytes`]: immutable text and bytes.

use std::cell::Cell;
use std::rc::Rc;

/// A `str`: UTF-8 inside, indexed by code point outside. Lone surrogates cannot be represented.
#[derive(Debug)]
pub struct Str {
    text: Box<str>,
    chars: usize,
    hash: Cell<u64>,
}

impl Str {
    /// Copies a text.
    pub fn new(text: &str) -> Rc<Self> {
        Self::from_string(text.to_owned())
    }

    /// Takes over a text.
    pub fn from_string(text: String) -> Rc<Self> {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        Rc::new(Self { text: text.into_boxed_str(), chars, hash: Cell::new(0) })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points, as `len()` gives it.
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Whether every code point is one byte.
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// The code point at an index below [`Str::chars`].
    pub fn char_at(&self, index: usize) -> Option<char> {
        if self.is_ascii() {
            self.text.as_bytes().get(index).map(|&b| char::from(b))
        } else {
            self.text.chars().nth(index)
        }
    }

    /// Byte offset of a code point index; the length for an index at or beyond the end.
    pub fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            index.min(self.text.len())
        } else {
            self.text.char_indices().nth(index).map_or(self.text.len(), |(at, _)| at)
        }
    }

    /// A hash of the text, kept. The same on every machine.
    pub fn hash(&self) -> u64 {
        let known = self.hash.get();
        if known != 0 {
            return known;
        }
        let fresh = hash_bytes(self.text.as_bytes());
        self.hash.set(fresh);
        fresh
    }
}

/// A `bytes`.
#[derive(Debug)]
pub struct Bytes {
    /// The bytes.
    pub data: Box<[u8]>,
}

impl Bytes {
    /// Takes over these bytes.
    pub fn new(data: Vec<u8>) -> Rc<Self> {
        Rc::new(Self { data: data.into_boxed_slice() })
    }
}

/// FNV-1a over 64-bit words with a final mix; never 0.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0u8; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        hash ^= hash >> 29;
    }
    (hash ^ (hash >> 32)).max(1)
}
