//! The terminal: everything that all processes wrote.

use crate::base::{Ns, ThreadId};

/// A piece of text the program wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// When, in ns.
    pub at: Ns,
    /// Which thread.
    pub thread: ThreadId,
    /// 1 for stdout, 2 for stderr.
    pub stream: u8,
    /// The text.
    pub text: String,
}

/// What was written so far.
#[derive(Debug, Default)]
pub struct Console {
    /// The pieces. Threads of different processes run ahead of each other a little: order them by time when reading.
    pub written: Vec<Written>,
    /// Bytes of them.
    pub bytes: u64,
}

impl Console {
    /// Adds a piece.
    pub fn write(&mut self, at: Ns, thread: ThreadId, stream: u8, text: &str) {
        self.bytes += text.len() as u64;
        match self.written.last_mut() {
            Some(last) if last.at == at && last.thread == thread && last.stream == stream => last.text.push_str(text),
            _ => self.written.push(Written { at, thread, stream, text: text.to_owned() }),
        }
    }
}
