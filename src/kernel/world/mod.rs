//! [`World`]: what the processes of one machine share and reach only through system calls: files, pipes,
//! semaphores, shared memory, each other, the terminal.
//!
//! It holds state, not time. Whoever changes it does so at the kernel's time, after a system call
//! ([`super::Syscall::Sync`] at the least) has brought the thread there. The seam is [`World::perform`]: a request of
//! bytes and numbers, which is answered or has to wait for a queue; nothing of a process's heap comes here. One file a
//! device.

pub mod console;
pub mod disk;
pub mod memory;
pub mod pipe;
pub mod process;
pub mod request;
pub mod semaphore;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::base::{LockId, ThreadId, WaitId};
use console::Console;
pub use disk::Disk;
use memory::Memory;
use pipe::{End, Pipes};
use process::Processes;
pub use request::{Answer, Error, Reply, Request};
use semaphore::Semaphore;

/// Devices and what lies on them.
#[derive(Debug, Default)]
pub struct World {
    /// Files and folders.
    pub disk: Disk,
    /// What threads and processes are called, for pictures and reports.
    pub names: Names,
    /// What the program wrote to the terminal.
    pub console: Console,
    /// What threads that were called into other interpreters have answered.
    pub answers: BTreeMap<ThreadId, Vec<u8>>,
    /// Processes and what they have open.
    pub processes: Processes,
    pipes: Pipes,
    /// Where processes connect to each other: the end that tickets go into.
    places: Vec<End>,
    semaphores: Vec<Semaphore>,
    memory: Memory,
    /// Queues whose waiters are to look again.
    woken: Woken,
    queues: Queues,
    next_lock: u32,
}

/// Queues to be woken, and how many of their waiters at most.
type Woken = Vec<(WaitId, u32)>;

/// One world, held by every process of a run.
pub type SharedWorld = Rc<RefCell<World>>;

/// What threads and processes are called; empty where nobody said.
#[derive(Debug, Default)]
pub struct Names {
    /// By thread.
    pub threads: Vec<String>,
    /// By process.
    pub processes: Vec<String>,
}

/// Hands out wait queues.
#[derive(Debug, Default)]
pub struct Queues {
    next: u32,
    spare: Vec<WaitId>,
}

impl Queues {
    /// A queue that nobody uses.
    pub fn take(&mut self) -> WaitId {
        self.spare.pop().unwrap_or_else(|| {
            self.next += 1;
            WaitId(self.next - 1)
        })
    }
}

impl World {
    /// A kernel lock nobody else uses, over all processes.
    pub fn next_lock(&mut self) -> LockId {
        self.next_lock += 1;
        LockId(self.next_lock - 1)
    }

    /// A kernel wait queue nobody else uses, over all processes.
    pub fn next_wait(&mut self) -> WaitId {
        self.queues.take()
    }

    /// The queues whose waiters are to be woken now, and how many of them at most.
    pub fn take_woken(&mut self) -> Vec<(WaitId, u32)> {
        std::mem::take(&mut self.woken)
    }
}
