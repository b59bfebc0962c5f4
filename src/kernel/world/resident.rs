//! [`Resident`]: how much memory the processes of a run would take on a real machine, by what they have made.
//!
//! A model, not a count of bytes: what a process, a thread, a task or an interpreter adds was measured on CPython 3.15
//! on Linux (resident set); the program's own objects are not in it.

use crate::base::ProcessId;

/// An interpreter at its start, in bytes.
pub const START: u64 = 21_000_000;
/// What a child made by `fork` does not share with its parent.
pub const FORK: u64 = 2_500_000;
/// The same of a child of the fork server: 4.4 to 5.4 MB were measured.
pub const SERVER: u64 = 4_900_000;
/// The same of a child made by `spawn`.
pub const SPAWN: u64 = 13_000_000;
/// Another interpreter in a process.
pub const INTERPRETER: u64 = 2_400_000;
/// An idle thread: the part of its stack that it has touched.
pub const THREAD: u64 = 24_000;
/// A task that waits: 1.1 to 1.2 kB were measured.
pub const TASK: u64 = 1_150;

/// Bytes now and at most.
#[derive(Clone, Copy, Debug, Default)]
struct Amount {
    now: u64,
    most: u64,
}

impl Amount {
    fn add(&mut self, bytes: u64) {
        self.now += bytes;
        self.most = self.most.max(self.now);
    }
}

/// Memory of all processes.
#[derive(Clone, Debug, Default)]
pub struct Resident {
    all: Amount,
    /// By process: what is its own, and what it shares with its parent.
    own: Vec<(Amount, u64)>,
}

impl Resident {
    /// A process has more.
    pub fn add(&mut self, process: ProcessId, bytes: u64) {
        if self.own.len() <= process.index() {
            self.own.resize(process.index() + 1, (Amount::default(), 0));
        }
        self.own[process.index()].0.add(bytes);
        self.all.add(bytes);
    }

    /// A process has less.
    pub fn remove(&mut self, process: ProcessId, bytes: u64) {
        if let Some((own, _)) = self.own.get_mut(process.index()) {
            let bytes = bytes.min(own.now);
            own.now -= bytes;
            self.all.now -= bytes;
        }
    }

    /// A process was made by `fork`: it sees its parent's memory, and has some of its own.
    pub fn fork(&mut self, child: ProcessId, parent: ProcessId) {
        let shared = self.own.get(parent.index()).map_or(0, |(own, shared)| own.now + shared);
        self.add(child, FORK);
        self.own[child.index()].1 = shared;
    }

    /// A process is over.
    pub fn end(&mut self, process: ProcessId) {
        self.remove(process, u64::MAX);
    }

    /// The most a process ever had, with what it shares: `ru_maxrss`.
    pub fn most_of(&self, process: ProcessId) -> u64 {
        self.own.get(process.index()).map_or(0, |(own, shared)| own.most + shared)
    }

    /// The most all processes together ever had, counting once what they share.
    pub fn most(&self) -> u64 {
        self.all.most
    }
}
