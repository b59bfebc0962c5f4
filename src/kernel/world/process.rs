//! Processes as others see them: ids, parents, exit statuses, open files.

use std::collections::BTreeMap;

use super::World;
use super::pipe::End;
use super::request::Error;
use crate::base::{ProcessId, ThreadId, WaitId};

/// The operating system's number of the first process; each thread of the run takes the next, as on Linux.
pub const FIRST_PID: i64 = 4711;

/// The lowest descriptor that is not the terminal's.
const FIRST_FD: i32 = 3;

/// One process.
#[derive(Debug)]
pub struct Process {
    /// The operating system's number.
    pub pid: i64,
    /// Who made it.
    pub parent: Option<ProcessId>,
    /// Its exit status, once it has ended.
    pub status: Option<i32>,
    /// Queues of threads that wait for its end.
    watchers: Vec<WaitId>,
    files: BTreeMap<i32, End>,
}

/// All processes of a run.
#[derive(Debug, Default)]
pub struct Processes {
    list: Vec<Process>,
    /// Ends on their way from one process to another, by ticket.
    travelling: Vec<Option<End>>,
}

impl Processes {
    /// A process has begun.
    pub fn begin(&mut self, main: ThreadId, parent: Option<ProcessId>) -> ProcessId {
        let pid = FIRST_PID + i64::from(main.0);
        self.list.push(Process { pid, parent, status: None, watchers: Vec::new(), files: BTreeMap::new() });
        ProcessId(self.list.len() as u32 - 1)
    }

    /// A process that the kernel calls so has begun; its number.
    pub fn begin_as(&mut self, id: ProcessId, main: ThreadId, parent: ProcessId) -> i64 {
        // Two parents may be told of their children in another order than the kernel made them.
        while self.list.len() <= id.index() {
            let (watchers, files) = (Vec::new(), BTreeMap::new());
            self.list.push(Process { pid: -1, parent: None, status: None, watchers, files });
        }
        let process = &mut self.list[id.index()];
        process.pid = FIRST_PID + i64::from(main.0);
        process.parent = Some(parent);
        process.pid
    }

    /// A process.
    pub fn get(&self, id: ProcessId) -> Option<&Process> {
        self.list.get(id.index())
    }

    /// The process with this number.
    pub fn find(&self, pid: i64) -> Option<ProcessId> {
        self.list.iter().position(|process| process.pid == pid).map(|at| ProcessId(at as u32))
    }

    /// How many have not ended.
    pub fn living(&self) -> usize {
        self.list.iter().filter(|process| process.status.is_none()).count()
    }

    /// What a descriptor of a process refers to.
    pub(super) fn file(&self, process: ProcessId, fd: i32) -> Result<End, Error> {
        self.list.get(process.index()).and_then(|p| p.files.get(&fd)).copied().ok_or(Error::BadFile)
    }

    /// A new descriptor: the lowest that is free.
    pub(super) fn install(&mut self, process: ProcessId, end: End) -> i32 {
        let files = &mut self.list[process.index()].files;
        let mut fd = FIRST_FD;
        while files.contains_key(&fd) {
            fd += 1;
        }
        files.insert(fd, end);
        fd
    }

    pub(super) fn remove(&mut self, process: ProcessId, fd: i32) -> Result<End, Error> {
        self.list.get_mut(process.index()).and_then(|p| p.files.remove(&fd)).ok_or(Error::BadFile)
    }

    pub(super) fn pack(&mut self, end: End) -> u32 {
        self.travelling.push(Some(end));
        self.travelling.len() as u32 - 1
    }

    pub(super) fn unpack(&mut self, ticket: u32) -> Result<End, Error> {
        self.travelling.get_mut(ticket as usize).and_then(Option::take).ok_or(Error::BadFile)
    }

    pub(super) fn watch(&mut self, id: ProcessId, queue: WaitId) {
        if let Some(process) = self.list.get_mut(id.index()) {
            process.watchers.push(queue);
        }
    }

    pub(super) fn unwatch(&mut self, id: ProcessId, queue: WaitId) {
        if let Some(process) = self.list.get_mut(id.index()) {
            process.watchers.retain(|watcher| *watcher != queue);
        }
    }
}

impl World {
    /// A process has ended: closes what it had open. The queues whose waiters are to be woken.
    pub fn exited(&mut self, id: ProcessId, status: i32) -> Vec<WaitId> {
        let Some(process) = self.processes.list.get_mut(id.index()) else { return Vec::new() };
        process.status = Some(status);
        self.woken.extend(process.watchers.drain(..).map(|queue| (queue, u32::MAX)));
        for end in std::mem::take(&mut process.files).into_values() {
            self.pipes.close(end, &mut self.woken);
        }
        self.take_woken().into_iter().map(|(queue, _)| queue).collect()
    }

    /// A child made by `fork` has what its parent has open.
    pub fn inherit(&mut self, child: ProcessId, parent: ProcessId) {
        let files = self.processes.list[parent.index()].files.clone();
        for end in files.values() {
            self.pipes.open(*end);
        }
        self.processes.list[child.index()].files = files;
    }
}
