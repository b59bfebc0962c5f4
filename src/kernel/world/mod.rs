//! [`World`]: what the processes of one machine share and reach only through system calls: files, pipes,
//! semaphores, shared memory, each other, the terminal.
//!
//! It holds state, not time. Whoever changes it does so at the kernel's time, after a system call
//! ([`super::Syscall::Sync`] at the least) has brought the thread there. The seam is [`World::perform`]: a request of
//! bytes and numbers, which is answered or has to wait for a queue; nothing of a process's heap comes here. One file a
//! device.

pub mod channel;
pub mod console;
pub mod disk;
pub mod memory;
mod network;
pub mod open;
pub mod pipe;
pub mod process;
pub mod remote;
pub mod request;
pub mod resident;
pub mod semaphore;
pub mod socket;
pub mod tasks;

use std::cell::RefCell;
use std::rc::Rc;

use litemap::LiteMap;

use crate::base::{LockId, Ns, ProcessId, ThreadId, WaitId};
use console::Console;
pub use disk::Disk;
use memory::Memory;
pub use open::{Open, OpenId, Opens};
use pipe::{End, Pipes};
use process::Processes;
pub use request::{Answer, Error, Reply, Request};
use semaphore::Semaphore;
pub use socket::Network;

/// Devices and what lies on them.
#[derive(Debug, Default)]
pub struct World {
    /// Files and folders.
    pub disk: Disk,
    /// What threads and processes are called, for pictures and reports.
    pub names: Names,
    /// What the tasks of event loops did.
    pub tasks: tasks::Tasks,
    /// How much memory they would take.
    pub resident: resident::Resident,
    /// What the program wrote to the terminal.
    pub console: Console,
    /// What threads that were called into other interpreters have answered.
    pub answers: LiteMap<ThreadId, Vec<u8>>,
    /// Processes and what they have open.
    pub processes: Processes,
    /// Files, pipes and sockets that are open.
    pub opens: Opens,
    /// Ports, links and the hosts behind them.
    pub network: Network,
    /// What is typed into the program's standard input.
    pub typed: Vec<u8>,
    /// Who answers requests instead.
    pub remote: Option<remote::Remote>,
    /// Bytes of it that were read.
    typed_read: usize,
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

/// A change on a device: those who wait in this queue are to be woken after this many ns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where they wait.
    pub queue: WaitId,
    /// When, in ns from now.
    pub after: Ns,
}

/// Queues to be woken, and how many of their waiters at most.
type Woken = Vec<(WaitId, u32)>;

/// One world, held by every process of a run.
pub type SharedWorld = Rc<RefCell<World>>;

/// What threads and processes are called; empty where nobody said.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By thread.
    pub threads: Vec<String>,
    /// By process.
    pub processes: Vec<String>,
    /// Processes that run something else than Python: whatever stands in for it here has no GIL there.
    pub programs: Vec<ProcessId>,
}

impl Names {
    /// A process is called so.
    pub fn name_process(&mut self, process: ProcessId, name: String) {
        if self.processes.len() <= process.index() {
            self.processes.resize(process.index() + 1, String::new());
        }
        self.processes[process.index()] = name;
    }

    /// A thread is called so.
    pub fn name_thread(&mut self, thread: ThreadId, name: String) {
        if self.threads.len() <= thread.index() {
            self.threads.resize(thread.index() + 1, String::new());
        }
        self.threads[thread.index()] = name;
    }
}

/// Hands out wait queues.
#[derive(Clone, Debug, Default)]
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
    /// A world that goes on as this one would, without what was written down for pictures and reports.
    pub fn copied(&self) -> Self {
        Self {
            disk: self.disk.clone(),
            names: self.names.clone(),
            tasks: self.tasks.outline(),
            resident: self.resident.clone(),
            console: Console { written: Vec::new(), bytes: self.console.bytes },
            answers: self.answers.clone(),
            processes: self.processes.clone(),
            opens: self.opens.clone(),
            network: self.network.clone(),
            typed: self.typed.clone(),
            remote: self.remote.clone(),
            typed_read: self.typed_read,
            pipes: self.pipes.clone(),
            places: self.places.clone(),
            semaphores: self.semaphores.clone(),
            memory: self.memory.clone(),
            woken: self.woken.clone(),
            queues: self.queues.clone(),
            next_lock: self.next_lock,
        }
    }

    /// Roughly how many bytes lie here.
    pub fn size(&self) -> usize {
        self.disk.used() as usize + self.memory.size() + self.typed.len()
    }

    /// A kernel lock nobody else uses, over all processes.
    pub fn next_lock(&mut self) -> LockId {
        self.next_lock += 1;
        LockId(self.next_lock - 1)
    }

    /// A kernel wait queue nobody else uses, over all processes.
    pub fn next_wait(&mut self) -> WaitId {
        self.queues.take()
    }

    /// Takes at most `most` bytes of what is typed; empty at its end.
    pub fn read_typed(&mut self, most: usize) -> Vec<u8> {
        let rest = &self.typed[self.typed_read..];
        let found = rest[..rest.len().min(most)].to_vec();
        self.typed_read += found.len();
        found
    }

    /// The same as text: at most `most` characters, or of one line.
    pub fn read_typed_text(&mut self, most: usize, line: bool) -> String {
        let rest = String::from_utf8_lossy(&self.typed[self.typed_read..]).into_owned();
        let end = if line { rest.find('\n').map_or(rest.len(), |at| at + 1) } else { rest.len() };
        let text: String = rest[..end].chars().take(most).collect();
        self.typed_read = (self.typed_read + text.len()).min(self.typed.len());
        text
    }

    /// The queues whose waiters are to be woken now, and how many of them at most.
    pub fn take_woken(&mut self) -> Vec<(WaitId, u32)> {
        std::mem::take(&mut self.woken)
    }
}
