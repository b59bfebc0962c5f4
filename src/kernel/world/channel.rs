//! [`Channel`]: bytes on their way from one end to the other: a pipe, one direction of a connection.

use std::collections::VecDeque;

use crate::base::Ns;

/// One direction of a stream. Bytes arrive in the order in which they were sent, each piece at a time of its own.
#[derive(Clone, Debug, Default)]
pub struct Channel {
    /// Pieces with their times of arrival.
    pieces: VecDeque<(Ns, Vec<u8>)>,
    /// Bytes of the first piece that were taken.
    taken: usize,
    /// Bytes sent and not yet taken.
    unread: usize,
    /// Most unread bytes.
    room: usize,
    /// From sending to arrival, in ns.
    pub delay: Ns,
    /// How long 1024 bytes occupy the line, in ns.
    pub pace: Ns,
    /// When the line is free again.
    free_at: Ns,
    /// When the end of the stream arrives.
    end: Option<Ns>,
    /// When the news arrives that the other side has dropped the connection.
    reset: Option<Ns>,
    /// The reading end is closed.
    pub deaf: bool,
}

/// What a reader finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// These bytes, at least one.
    Bytes(Vec<u8>),
    /// The end: the writer has closed.
    End,
    /// The other side has dropped the connection.
    Reset,
    /// Nothing yet.
    Nothing,
}

impl Channel {
    /// An empty one.
    pub fn new(room: usize, delay: Ns, pace: Ns) -> Self {
        Self { room, delay, pace, ..Self::default() }
    }

    /// How many bytes can be sent now.
    pub fn free(&self) -> usize {
        self.room.saturating_sub(self.unread)
    }

    /// Sends bytes; when the last of them arrives.
    pub fn send(&mut self, bytes: &[u8], now: Ns) -> Ns {
        let start = self.free_at.max(now);
        self.free_at = start + self.pace * bytes.len() as Ns / 1024;
        let at = self.free_at + self.delay;
        self.unread += bytes.len();
        // An empty piece would never be taken, and hide the end.
        if !bytes.is_empty() {
            self.pieces.push_back((at, bytes.to_vec()));
        }
        at
    }

    /// Ends the stream after what was sent; when that arrives.
    pub fn finish(&mut self, now: Ns) -> Ns {
        let at = self.free_at.max(now) + self.delay;
        *self.end.get_or_insert(at)
    }

    /// Drops the connection; when the reader hears of it.
    pub fn reset(&mut self, now: Ns) -> Ns {
        let at = now + self.delay;
        *self.reset.get_or_insert(at)
    }

    /// Whether the writer has ended the stream.
    pub fn finished(&self) -> bool {
        self.end.is_some()
    }

    /// Whether bytes lie here that nobody has taken.
    pub fn unread(&self) -> bool {
        self.unread > 0
    }

    /// When the next thing arrives or has arrived.
    pub fn ready_at(&self) -> Option<Ns> {
        let first = self.pieces.front().map(|piece| piece.0).or(self.end);
        match (first, self.reset) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Whether the end or a reset has arrived.
    pub fn ended(&self, now: Ns) -> bool {
        self.pieces.is_empty() && self.end.is_some_and(|at| at <= now) || self.reset.is_some_and(|at| at <= now)
    }

    /// Takes at most `most` bytes of what has arrived; `peek` leaves them.
    pub fn receive(&mut self, most: usize, now: Ns, peek: bool) -> Received {
        // Once the end has been heard of, a reset that follows changes nothing (`tcp_fin` sets SOCK_DONE).
        let heard = self.pieces.is_empty() && self.end.is_some_and(|end| self.reset.is_none_or(|at| end <= at));
        if self.reset.is_some_and(|at| at <= now) && !heard {
            return Received::Reset;
        }
        let mut found = Vec::new();
        let mut skip = self.taken;
        for (at, bytes) in &self.pieces {
            if *at > now || found.len() >= most {
                break;
            }
            let piece = &bytes[skip..];
            found.extend_from_slice(&piece[..piece.len().min(most - found.len())]);
            skip = 0;
        }
        if found.is_empty() {
            return if self.ended(now) { Received::End } else { Received::Nothing };
        }
        if !peek {
            self.take(found.len());
        }
        Received::Bytes(found)
    }

    fn take(&mut self, mut count: usize) {
        self.unread -= count;
        while count > 0 {
            let Some((_, bytes)) = self.pieces.front() else { return };
            let rest = bytes.len() - self.taken;
            if count < rest {
                self.taken += count;
                return;
            }
            count -= rest;
            self.taken = 0;
            self.pieces.pop_front();
        }
    }
}
