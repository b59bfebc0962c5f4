//! The bytes of a pickle: codes, sizes, frames, and what was remembered.

use super::op;
use super::save::Pickler;
use crate::python::object::Value;

/// A frame is closed when it is this long, in bytes.
pub(super) const FRAME: usize = 65_536;

/// Bytes of a frame's header.
pub(super) const HEADER: usize = 9;

impl Pickler {
    pub(super) fn close_frame(&mut self) {
        let length = self.out.len() - self.frame - HEADER;
        if length >= 4 {
            self.out[self.frame] = op::FRAME;
            self.out[self.frame + 1..self.frame + HEADER].copy_from_slice(&(length as u64).to_le_bytes());
        } else {
            self.out.drain(self.frame..self.frame + HEADER);
        }
    }

    pub(super) fn open_frame(&mut self) {
        self.frame = self.out.len();
        self.out.resize(self.frame + HEADER, 0);
    }

    pub(super) fn emit(&mut self, code: u8) {
        self.out.push(code);
    }

    pub(super) fn sized(&mut self, head: &[u8], data: &[u8]) {
        let large = data.len() >= FRAME;
        if large {
            self.close_frame();
        }
        self.out.extend_from_slice(head);
        self.out.extend_from_slice(data);
        if large {
            self.open_frame();
        }
    }

    pub(super) fn remember(&mut self, value: &Value) {
        if let Some(address) = value.address() {
            self.emit(op::MEMOIZE);
            let n = self.memo.len() as u32;
            self.memo.insert(address, n);
            self.alive.push(value.clone());
        }
    }

    /// Where the value was remembered.
    pub(super) fn known(&self, value: &Value) -> Option<u32> {
        self.memo.get(&value.address()?).copied()
    }

    pub(super) fn get(&mut self, n: u32) {
        match u8::try_from(n) {
            Ok(n) => self.out.extend_from_slice(&[op::BINGET, n]),
            Err(_) => {
                self.emit(op::LONG_BINGET);
                self.out.extend_from_slice(&n.to_le_bytes());
            }
        }
    }

    pub(super) fn text(&mut self, value: &Value, text: &str) {
        match u8::try_from(text.len()) {
            Ok(n) => self.sized(&[op::SHORT_BINUNICODE, n], text.as_bytes()),
            Err(_) => {
                let mut head = vec![op::BINUNICODE];
                head.extend_from_slice(&(text.len() as u32).to_le_bytes());
                self.sized(&head, text.as_bytes());
            }
        }
        self.remember(value);
    }

    pub(super) fn int(&mut self, n: i64) {
        if let Ok(n) = u8::try_from(n) {
            self.out.extend_from_slice(&[op::BININT1, n]);
        } else if let Ok(n) = u16::try_from(n) {
            self.emit(op::BININT2);
            self.out.extend_from_slice(&n.to_le_bytes());
        } else if let Ok(n) = i32::try_from(n) {
            self.emit(op::BININT);
            self.out.extend_from_slice(&n.to_le_bytes());
        } else {
            self.long(&num_bigint::BigInt::from(n).to_signed_bytes_le());
        }
    }

    pub(super) fn long(&mut self, bytes: &[u8]) {
        match u8::try_from(bytes.len()) {
            Ok(n) => self.out.extend_from_slice(&[op::LONG1, n]),
            Err(_) => {
                self.emit(op::LONG4);
                self.out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            }
        }
        self.out.extend_from_slice(bytes);
    }
}
