//! Processes as others see them: ids, parents, exit statuses, open files.

use litemap::LiteMap;

use super::World;
use super::disk::HOME;
use super::open::{Open, OpenId};
use super::pipe::End;
use super::request::Error;
use crate::base::{ProcessId, ThreadId, WaitId};

/// The operating system's number of the first process; each thread of the run takes the next, as on Linux.
pub const FIRST_PID: i64 = 4711;

/// The operating system's number of a thread, and of the process of which it is the first.
pub fn pid_of(thread: ThreadId) -> i64 {
    FIRST_PID + i64::from(thread.0)
}

/// The lowest descriptor that is not the terminal's.
const FIRST_FD: i32 = 3;

/// One process.
#[derive(Clone, Debug)]
pub struct Process {
    /// The operating system's number.
    pub pid: i64,
    /// Who made it.
    pub parent: Option<ProcessId>,
    /// Its exit status, once it has ended.
    pub status: Option<i32>,
    /// Somebody has asked for it: the number means nobody any more.
    pub waited_for: bool,
    /// Queues of threads that wait for its end.
    watchers: Vec<WaitId>,
    /// Tickets of ends that it was given when it was made.
    handed: Vec<u32>,
    files: LiteMap<i32, End>,
    opens: LiteMap<i32, OpenId>,
    /// Its lowest descriptor.
    pub first_fd: i32,
    /// `os.getcwd()`.
    pub folder: String,
}

impl Process {
    fn new(pid: i64, parent: Option<ProcessId>) -> Self {
        let (watchers, handed, files, opens) = (Vec::new(), Vec::new(), LiteMap::new(), LiteMap::new());
        let first_fd = FIRST_FD;
        Self {
            pid,
            parent,
            status: None,
            waited_for: false,
            watchers,
            handed,
            files,
            opens,
            first_fd,
            folder: HOME.to_owned(),
        }
    }

    /// Whether it has no descriptors but the terminal's.
    pub fn has_nothing_open(&self) -> bool {
        self.files.is_empty() && self.opens.is_empty()
    }

    fn free_descriptor(&self) -> i32 {
        let mut fd = self.first_fd;
        while self.files.contains_key(&fd) || self.opens.contains_key(&fd) {
            fd += 1;
        }
        fd
    }
}

/// All processes of a run.
#[derive(Clone, Debug, Default)]
pub struct Processes {
    list: Vec<Process>,
    /// Ends on their way from one process to another, by ticket.
    travelling: Vec<Option<End>>,
}

impl Processes {
    /// A process has begun.
    pub fn begin(&mut self, main: ThreadId, parent: Option<ProcessId>) -> ProcessId {
        let pid = pid_of(main);
        self.list.push(Process::new(pid, parent));
        ProcessId(self.list.len() as u32 - 1)
    }

    /// A process that the kernel calls so has begun; its number.
    pub fn begin_as(&mut self, id: ProcessId, main: ThreadId, parent: ProcessId) -> i64 {
        // Two parents may be told of their children in another order than the kernel made them.
        while self.list.len() <= id.index() {
            self.list.push(Process::new(-1, None));
        }
        let process = &mut self.list[id.index()];
        process.pid = pid_of(main);
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

    /// The status of a process that has ended, for who waits for it; the outer `None` if there is no such process.
    #[allow(clippy::option_option)]
    pub fn wait_for(&mut self, pid: i64) -> Option<Option<i32>> {
        let process = self.list.iter_mut().find(|process| process.pid == pid)?;
        process.waited_for = process.status.is_some();
        Some(process.status)
    }

    /// Children of a process that have ended.
    pub fn ended_children(&self, parent: ProcessId) -> impl Iterator<Item = ProcessId> {
        let ended = move |process: &Process| process.parent == Some(parent) && process.status.is_some();
        let all = self.list.iter().enumerate().filter(move |(_, process)| ended(process));
        all.map(|(at, _)| ProcessId(at as u32))
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
        let process = &mut self.list[process.index()];
        let fd = process.free_descriptor();
        process.files.insert(fd, end);
        fd
    }

    /// A new descriptor of something open: the lowest that is free.
    pub fn add(&mut self, process: ProcessId, open: OpenId) -> i32 {
        let process = &mut self.list[process.index()];
        let fd = process.free_descriptor();
        process.opens.insert(fd, open);
        fd
    }

    /// What a descriptor of a process refers to among the things that are open.
    pub fn opened(&self, process: ProcessId, fd: i32) -> Option<OpenId> {
        self.list.get(process.index())?.opens.get(&fd).copied()
    }

    /// Makes a descriptor of a process refer to something open; what it referred to before.
    pub fn put(&mut self, process: ProcessId, fd: i32, open: OpenId) -> Option<OpenId> {
        self.list.get_mut(process.index())?.opens.insert(fd, open)
    }

    /// Has a process keep something open until it ends, without a descriptor; whether it lives.
    pub(super) fn keep(&mut self, id: ProcessId, open: OpenId) -> bool {
        let process = &mut self.list[id.index()];
        let number = process.opens.first().map_or(-1, |(fd, _)| (*fd).min(0) - 1);
        process.status.is_none() && process.opens.insert(number, open).is_none()
    }

    /// Takes a descriptor away.
    pub fn forget(&mut self, process: ProcessId, fd: i32) -> Option<OpenId> {
        self.list.get_mut(process.index())?.opens.remove(&fd)
    }

    /// A process, to be changed.
    pub fn get_mut(&mut self, id: ProcessId) -> Option<&mut Process> {
        self.list.get_mut(id.index())
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

    /// A process that has been made was given this end: what it has not taken by its end is closed then. The end, if
    /// the process is over.
    pub(super) fn hand(&mut self, pid: i64, ticket: u32) -> Result<Option<End>, Error> {
        let id = self.find(pid).ok_or(Error::NoProcess)?;
        let process = &mut self.list[id.index()];
        if process.status.is_some() {
            return Ok(self.unpack(ticket).ok());
        }
        process.handed.push(ticket);
        Ok(None)
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
        self.resident.end(id);
        self.woken.extend(process.watchers.drain(..).map(|queue| (queue, u32::MAX)));
        let opens = std::mem::take(&mut process.opens);
        let files = std::mem::take(&mut process.files);
        let handed = std::mem::take(&mut process.handed);
        let left = handed.into_iter().filter_map(|ticket| self.processes.unpack(ticket).ok()).collect::<Vec<_>>();
        for end in files.values().copied().chain(left) {
            self.pipes.close(end, &mut self.woken);
        }
        for (_, open) in opens {
            let notices = self.release(open, 0);
            self.woken.extend(notices.iter().map(|notice| (notice.queue, u32::MAX)));
        }
        self.take_woken().into_iter().map(|(queue, _)| queue).collect()
    }

    /// What a descriptor refers to; the terminal's own numbers, unless something else is there, become something open.
    pub fn refer(&mut self, process: ProcessId, fd: i32) -> Option<OpenId> {
        let open = self.processes.opened(process, fd);
        open.or_else(|| {
            let which = u8::try_from(fd).ok().filter(|which| *which <= 2)?;
            let wait = self.next_wait();
            let id = self.opens.add(Open::Terminal(which), wait);
            self.processes.put(process, fd, id);
            Some(id)
        })
    }

    /// A new process has its parent's folder and standard streams, and of its other descriptors the given ones, by the
    /// numbers that come second.
    pub fn give(&mut self, child: ProcessId, parent: ProcessId, given: &[(i32, i32)]) {
        let own = (0..=2).filter(|fd| self.processes.opened(parent, *fd).is_some()).map(|fd| (fd, fd));
        for (fd, number) in own.collect::<Vec<_>>().iter().chain(given) {
            if let Some(open) = self.refer(parent, *fd) {
                self.opens.share(open);
                if let Some(before) = self.processes.put(child, *number, open) {
                    self.release(before, 0);
                }
            }
        }
        let folder = self.processes.list[parent.index()].folder.clone();
        self.processes.list[child.index()].folder = folder;
    }

    /// A child made by `fork` has what its parent has open.
    pub fn inherit(&mut self, child: ProcessId, parent: ProcessId) {
        let files = self.processes.list[parent.index()].files.clone();
        for end in files.values() {
            self.pipes.open(*end);
        }
        let parent = &self.processes.list[parent.index()];
        let folder = parent.folder.clone();
        // Not what the parent keeps without a descriptor: others wait for its own end.
        let opens: LiteMap<i32, OpenId> =
            parent.opens.iter().filter(|(fd, _)| **fd >= 0).map(|(fd, id)| (*fd, *id)).collect();
        for open in opens.values() {
            self.opens.share(*open);
        }
        let child = &mut self.processes.list[child.index()];
        child.files = files;
        child.opens = opens;
        child.folder = folder;
    }
}
