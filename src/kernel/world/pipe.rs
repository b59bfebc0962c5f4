//! Pipes and socket pairs: bounded streams of bytes between processes (`pipe(7)`).
//!
//! A reader waits while a pipe is empty and some process can still write to it, a writer while it is full. An end is
//! open in any number of processes at a time, or on its way from one to another.

use std::collections::VecDeque;

use super::request::{Answer, Error, Reply};
use super::{Queues, Woken};
use crate::base::WaitId;

/// Bytes a pipe holds (Linux: 16 pages).
const PIPE: usize = 65_536;

/// Bytes each direction of a socket pair holds (`net.core.wmem_default` of Linux).
const SOCKET: usize = 212_992;

/// What a file descriptor refers to: a pipe to read from, one to write to, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Where it reads.
    pub(super) read: Option<u32>,
    /// Where it writes.
    pub(super) write: Option<u32>,
}

#[derive(Clone, Debug)]
struct Pipe {
    bytes: VecDeque<u8>,
    capacity: usize,
    readers: u32,
    writers: u32,
    /// Where threads wait for bytes.
    readable: WaitId,
    /// Where threads wait for room.
    writable: WaitId,
    /// Queues of threads that wait for this among other things.
    watchers: Vec<WaitId>,
}

impl Pipe {
    /// Whether a read would not wait.
    fn ready(&self) -> bool {
        !self.bytes.is_empty() || self.writers == 0
    }
}

/// All pipes.
#[derive(Clone, Debug, Default)]
pub(super) struct Pipes(Vec<Pipe>);

impl Pipes {
    fn create(&mut self, queues: &mut Queues, capacity: usize) -> u32 {
        self.0.push(Pipe {
            bytes: VecDeque::new(),
            capacity,
            readers: 1,
            writers: 1,
            readable: queues.take(),
            writable: queues.take(),
            watchers: Vec::new(),
        });
        self.0.len() as u32 - 1
    }

    /// A pipe: its end to read from and its end to write to.
    pub(super) fn pipe(&mut self, queues: &mut Queues, unbounded: bool) -> (End, End) {
        let pipe = self.create(queues, if unbounded { usize::MAX } else { PIPE });
        (End { read: Some(pipe), write: None }, End { read: None, write: Some(pipe) })
    }

    /// Two ends that both read what the other writes.
    pub(super) fn pair(&mut self, queues: &mut Queues) -> (End, End) {
        let (there, back) = (self.create(queues, SOCKET), self.create(queues, SOCKET));
        (End { read: Some(there), write: Some(back) }, End { read: Some(back), write: Some(there) })
    }

    /// One more refers to this end.
    pub(super) fn open(&mut self, end: End) {
        if let Some(pipe) = end.read {
            self.0[pipe as usize].readers += 1;
        }
        if let Some(pipe) = end.write {
            self.0[pipe as usize].writers += 1;
        }
    }

    /// One less refers to this end. The last one lets those at the other end go on.
    pub(super) fn close(&mut self, end: End, woken: &mut Woken) {
        if let Some(pipe) = end.read {
            let pipe = &mut self.0[pipe as usize];
            pipe.readers -= 1;
            if pipe.readers == 0 {
                pipe.bytes.clear();
                woken.push((pipe.writable, u32::MAX));
            }
        }
        if let Some(pipe) = end.write {
            let pipe = &mut self.0[pipe as usize];
            pipe.writers -= 1;
            if pipe.writers == 0 {
                woken.push((pipe.readable, u32::MAX));
                woken.extend(pipe.watchers.drain(..).map(|queue| (queue, u32::MAX)));
            }
        }
    }

    /// Up to `most` bytes; none at the end of the stream.
    pub(super) fn read(&mut self, end: End, most: usize, woken: &mut Woken) -> Answer {
        let Some(pipe) = end.read else { return Answer::Done(Reply::Error(Error::BadFile)) };
        let pipe = &mut self.0[pipe as usize];
        if !pipe.ready() {
            return Answer::Wait(pipe.readable);
        }
        let n = most.min(pipe.bytes.len());
        if n > 0 {
            woken.push((pipe.writable, u32::MAX));
        }
        Answer::Done(Reply::Bytes(pipe.bytes.drain(..n).collect()))
    }

    /// Writes all the bytes from `done` on, or as many as there is room for.
    pub(super) fn write(&mut self, end: End, bytes: &[u8], done: &mut usize, woken: &mut Woken) -> Answer {
        let Some(pipe) = end.write else { return Answer::Done(Reply::Error(Error::BadFile)) };
        let pipe = &mut self.0[pipe as usize];
        if pipe.readers == 0 {
            return Answer::Done(Reply::Error(Error::BrokenPipe));
        }
        let n = (bytes.len() - *done).min(pipe.capacity - pipe.bytes.len());
        if n > 0 {
            pipe.bytes.extend(&bytes[*done..*done + n]);
            *done += n;
            woken.push((pipe.readable, u32::MAX));
            woken.extend(pipe.watchers.drain(..).map(|queue| (queue, u32::MAX)));
        }
        if *done == bytes.len() { Answer::Done(Reply::Number(*done as i64)) } else { Answer::Wait(pipe.writable) }
    }

    /// Whether a read would not wait.
    pub(super) fn ready(&self, end: End) -> bool {
        end.read.is_some_and(|pipe| self.0[pipe as usize].ready())
    }

    /// Tells this queue when a read would not wait.
    pub(super) fn watch(&mut self, end: End, queue: WaitId) {
        if let Some(pipe) = end.read {
            self.0[pipe as usize].watchers.push(queue);
        }
    }

    /// No longer tells this queue.
    pub(super) fn unwatch(&mut self, end: End, queue: WaitId) {
        if let Some(pipe) = end.read {
            self.0[pipe as usize].watchers.retain(|watcher| *watcher != queue);
        }
    }
}
