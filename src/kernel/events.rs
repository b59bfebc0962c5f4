//! The event queue: everything that will happen at a known time without a thread running up to it.
//!
//! Ordered by time, then by the order of insertion. An event is never removed: the thread or core it concerns has
//! an epoch, and an event of an older epoch means nothing.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::base::{CoreId, Ns, ProcessId, ThreadId, WaitId};

/// What an event does when its time comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    /// The thread can run and asks for a core.
    Ready(ThreadId),
    /// A device has something for those who wait in a queue: this many of them.
    Notify(WaitId, u32),
    /// A process gets a signal, with this number and token; every process if none is named.
    Signal(Option<ProcessId>, u32, u32),
    /// A timed wait of the thread is over, if its epoch is still this one.
    Timer(ThreadId, u32),
    /// The thread on the core has used up its quantum, if the core's epoch is still this one.
    Quantum(CoreId, u32),
}

/// Future events, earliest first, first in first out at equal times.
#[derive(Clone, Debug, Default)]
pub(super) struct Events {
    heap: BinaryHeap<Reverse<(Ns, u64, Event)>>,
    sequence: u64,
}

impl Events {
    pub(super) fn push(&mut self, at: Ns, event: Event) {
        self.sequence += 1;
        self.heap.push(Reverse((at, self.sequence, event)));
    }

    pub(super) fn peek(&self) -> Option<(Ns, Event)> {
        self.heap.peek().map(|Reverse((at, _, event))| (*at, *event))
    }

    pub(super) fn pop(&mut self) -> Option<(Ns, Event)> {
        self.heap.pop().map(|Reverse((at, _, event))| (at, event))
    }
}
