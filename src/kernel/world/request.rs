//! [`Request`], [`Answer`]: everything a process can ask of the world, in numbers and bytes.

use super::World;
use super::semaphore::Semaphore;
use crate::base::{ProcessId, ThreadId, WaitId};

/// What a process asks. A request that had to wait is made again, as it stands then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Make a pipe, or a pair of sockets. Reply: [`Reply::Pair`], to read from and to write to.
    Pipe {
        /// Both ends read and write.
        duplex: bool,
        /// It holds as much as is written.
        unbounded: bool,
    },
    /// Read from a pipe. Reply: [`Reply::Bytes`], none at the end.
    Read {
        /// Descriptor.
        fd: i32,
        /// How many bytes at most.
        most: usize,
    },
    /// Write everything to a pipe.
    Write {
        /// Descriptor.
        fd: i32,
        /// The bytes.
        bytes: Vec<u8>,
        /// How many of them have been written.
        done: usize,
    },
    /// Close a descriptor.
    Close {
        /// Which.
        fd: i32,
    },
    /// Send an end to another process. Reply: a ticket, good for one [`Request::Unpack`].
    Pack {
        /// Descriptor of the end.
        fd: i32,
    },
    /// Receive an end. Reply: its descriptor here.
    Unpack {
        /// The ticket.
        ticket: u32,
    },
    /// Say that a new process was given this ticket: it goes with it.
    Hand {
        /// The process's number.
        pid: i64,
        /// The ticket.
        ticket: u32,
    },
    /// Make a place that others can connect to. Reply: [`Reply::Pair`], a descriptor from which the tickets of new
    /// connections are read, four bytes each, and the place's number.
    Listen,
    /// Connect to a place. Reply: the descriptor of one end; the ticket of the other goes to the place.
    Connect {
        /// The place's number.
        place: u32,
    },
    /// Wait until one of these could be read, or one of these processes has ended. Reply: [`Reply::Flags`], first of
    /// the descriptors, then of the processes.
    Ready {
        /// Descriptors.
        fds: Vec<i32>,
        /// Processes, by their numbers.
        pids: Vec<i64>,
        /// The queue that is waited in.
        queue: Option<WaitId>,
    },
    /// Make a process that calls a function of the prelude with these bytes. Reply: its number. Only for processes of
    /// their own ([`super::remote`]); in the simulator the kernel makes them.
    Start {
        /// The bytes.
        data: Vec<u8>,
    },
    /// Send another process a signal. Only for processes of their own.
    Signal {
        /// Its number.
        pid: i64,
        /// Which signal; 0 only asks whether the process exists.
        number: u32,
    },
    /// How a process has ended. Reply: its status, nothing while it runs.
    Status {
        /// Its number.
        pid: i64,
    },
    /// Which process this is. Reply: what the kernel calls it.
    Find {
        /// Its number.
        pid: i64,
    },
    /// How many processes have not ended.
    Living,
    /// What the process, or one of its threads, is called.
    Rename {
        /// Which thread.
        thread: Option<ThreadId>,
        /// The name.
        name: String,
    },
    /// Make a semaphore. Reply: its number.
    Semaphore {
        /// Permits.
        value: u32,
    },
    /// Open a semaphore by its name.
    Reopen {
        /// The semaphore.
        semaphore: u32,
    },
    /// Take a semaphore's name away: nobody can open it any more.
    Unname {
        /// The semaphore.
        semaphore: u32,
    },
    /// Take a permit or wait for one.
    Take {
        /// The semaphore.
        semaphore: u32,
        /// It is counted among those who wait.
        waits: bool,
    },
    /// Give a permit, if there are less than this many. Reply: [`Reply::Number`] if somebody waits.
    Give {
        /// The semaphore.
        semaphore: u32,
        /// Most permits.
        most: u32,
    },
    /// How many permits there are.
    Permits {
        /// The semaphore.
        semaphore: u32,
    },
    /// Make a block of shared memory. Reply: its number.
    Memory {
        /// Its name.
        name: Option<String>,
        /// Its length in bytes.
        size: usize,
    },
    /// Find a block of shared memory. Reply: [`Reply::Pair`], number and length.
    Open {
        /// Its name.
        name: String,
    },
    /// Take a block's name away.
    Unlink {
        /// Its name.
        name: String,
    },
    /// Read shared memory.
    Load {
        /// The block.
        memory: u32,
        /// First byte.
        at: usize,
        /// How many.
        len: usize,
    },
    /// Write shared memory.
    Store {
        /// The block.
        memory: u32,
        /// First byte.
        at: usize,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// What comes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Done(Reply),
    /// It has to wait in this queue and is then made again.
    Wait(WaitId),
}

/// The result of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing to tell.
    None,
    /// A number.
    Number(i64),
    /// Two numbers.
    Pair(i64, i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// What is ready of what was asked for.
    Flags(Vec<bool>),
    /// It failed.
    Error(Error),
    /// The time given ran out.
    TimedOut,
}

/// Why a request failed: an error of the operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// `ENOENT`.
    NoEntry,
    /// `EBADF`.
    BadFile,
    /// `ENOMEM`.
    NoMemory,
    /// `EEXIST`.
    Exists,
    /// `EPIPE`.
    BrokenPipe,
    /// `ECONNREFUSED`.
    Refused,
    /// `ESRCH`.
    NoProcess,
    /// `EOVERFLOW`: a semaphore has as many permits as it may have.
    Overflow,
}

impl World {
    /// Answers a request of a process, at the kernel's time.
    pub fn perform(&mut self, process: ProcessId, request: &mut Request) -> Answer {
        let done = match self.try_perform(process, request) {
            Ok(answer) => return answer,
            Err(error) => Reply::Error(error),
        };
        Answer::Done(done)
    }

    fn try_perform(&mut self, process: ProcessId, request: &mut Request) -> Result<Answer, Error> {
        Ok(Answer::Done(match request {
            Request::Pipe { duplex, unbounded } => {
                let queues = &mut self.queues;
                let (a, b) = if *duplex { self.pipes.pair(queues) } else { self.pipes.pipe(queues, *unbounded) };
                let first = self.processes.install(process, a);
                Reply::Pair(first.into(), self.processes.install(process, b).into())
            }
            Request::Read { fd, most } => {
                let end = self.processes.file(process, *fd)?;
                return Ok(self.pipes.read(end, *most, &mut self.woken));
            }
            Request::Write { fd, bytes, done } => {
                let end = self.processes.file(process, *fd)?;
                return Ok(self.pipes.write(end, bytes, done, &mut self.woken));
            }
            Request::Close { fd } => {
                let end = self.processes.remove(process, *fd)?;
                self.pipes.close(end, &mut self.woken);
                Reply::None
            }
            Request::Pack { fd } => {
                let end = self.processes.file(process, *fd)?;
                self.pipes.open(end);
                Reply::Number(self.processes.pack(end).into())
            }
            Request::Unpack { ticket } => {
                let end = self.processes.unpack(*ticket)?;
                Reply::Number(self.processes.install(process, end).into())
            }
            Request::Hand { pid, ticket } => {
                if let Some(end) = self.processes.hand(*pid, *ticket)? {
                    self.pipes.close(end, &mut self.woken);
                }
                Reply::None
            }
            Request::Listen => {
                let (read, write) = self.pipes.pipe(&mut self.queues, false);
                let fd = self.processes.install(process, read);
                self.places.push(write);
                Reply::Pair(fd.into(), self.places.len() as i64 - 1)
            }
            Request::Connect { place } => {
                let place = *self.places.get(*place as usize).ok_or(Error::Refused)?;
                let (own, other) = self.pipes.pair(&mut self.queues);
                let ticket = self.processes.pack(other).to_le_bytes();
                match self.pipes.write(place, &ticket, &mut 0, &mut self.woken) {
                    Answer::Done(Reply::Error(_)) | Answer::Wait(_) => return Err(Error::Refused),
                    Answer::Done(_) => Reply::Number(self.processes.install(process, own).into()),
                }
            }
            Request::Ready { fds, pids, queue } => return self.ready(process, fds, pids, queue),
            Request::Start { .. } | Request::Signal { .. } => return Err(Error::NoProcess),
            Request::Status { pid } => {
                let status = self.processes.wait_for(*pid).ok_or(Error::NoProcess)?;
                status.map_or(Reply::None, |status| Reply::Number(status.into()))
            }
            Request::Find { pid } => {
                let found = self.processes.find(*pid);
                let found = found.filter(|id| self.processes.get(*id).is_some_and(|process| !process.waited_for));
                Reply::Number(found.ok_or(Error::NoProcess)?.0.into())
            }
            Request::Living => Reply::Number(self.processes.living() as i64),
            Request::Rename { thread, name } => {
                match thread {
                    Some(thread) => self.names.name_thread(*thread, std::mem::take(name)),
                    None => self.names.name_process(process, std::mem::take(name)),
                }
                Reply::None
            }
            Request::Semaphore { value } => {
                self.semaphores.push(Semaphore { value: *value, waiters: 0, named: true, queue: self.queues.take() });
                Reply::Number(self.semaphores.len() as i64 - 1)
            }
            Request::Reopen { semaphore } => {
                let semaphore = self.semaphores.get(*semaphore as usize).filter(|semaphore| semaphore.named);
                semaphore.map(|_| Reply::None).ok_or(Error::NoEntry)?
            }
            Request::Unname { semaphore } => {
                self.semaphores.get_mut(*semaphore as usize).ok_or(Error::NoEntry)?.named = false;
                Reply::None
            }
            Request::Take { semaphore, waits } => {
                let semaphore = self.semaphores.get_mut(*semaphore as usize).ok_or(Error::NoEntry)?;
                semaphore.waiters -= u32::from(*waits);
                *waits = semaphore.value == 0;
                semaphore.waiters += u32::from(*waits);
                if *waits {
                    return Ok(Answer::Wait(semaphore.queue));
                }
                semaphore.value -= 1;
                Reply::None
            }
            Request::Give { semaphore, most } => {
                let semaphore = self.semaphores.get_mut(*semaphore as usize).ok_or(Error::NoEntry)?;
                if semaphore.value >= *most {
                    return Err(Error::Overflow);
                }
                semaphore.value += 1;
                self.woken.push((semaphore.queue, 1));
                if semaphore.waiters == 0 { Reply::None } else { Reply::Number(semaphore.waiters.into()) }
            }
            Request::Permits { semaphore } => {
                let semaphore = self.semaphores.get(*semaphore as usize).ok_or(Error::NoEntry)?;
                Reply::Number(semaphore.value.into())
            }
            Request::Memory { name, size } => Reply::Number(self.memory.create(name.clone(), *size)?.into()),
            Request::Open { name } => {
                let (id, size) = self.memory.open(name)?;
                Reply::Pair(id.into(), size as i64)
            }
            Request::Unlink { name } => {
                self.memory.unlink(name)?;
                Reply::None
            }
            Request::Load { memory, at, len } => Reply::Bytes(self.memory.load(*memory, *at, *len)?),
            Request::Store { memory, at, bytes } => {
                self.memory.store(*memory, *at, bytes)?;
                Reply::None
            }
        }))
    }

    fn ready(
        &mut self,
        process: ProcessId,
        fds: &[i32],
        pids: &[i64],
        queue: &mut Option<WaitId>,
    ) -> Result<Answer, Error> {
        self.unwatch(process, fds, pids, queue);
        let processes: Vec<ProcessId> = pids.iter().filter_map(|pid| self.processes.find(*pid)).collect();
        let ends: Vec<_> = fds.iter().map(|fd| self.processes.file(process, *fd)).collect::<Result<_, _>>()?;
        let over = |id: &ProcessId| self.processes.get(*id).is_none_or(|process| process.status.is_some());
        let flags: Vec<bool> =
            ends.iter().map(|end| self.pipes.ready(*end)).chain(processes.iter().map(over)).collect();
        if flags.contains(&true) {
            return Ok(Answer::Done(Reply::Flags(flags)));
        }
        let own = self.queues.take();
        for end in ends {
            self.pipes.watch(end, own);
        }
        for id in &processes {
            self.processes.watch(*id, own);
        }
        *queue = Some(own);
        Ok(Answer::Wait(own))
    }

    /// Gives up waiting for a request.
    pub fn cancel(&mut self, process: ProcessId, request: &mut Request) {
        if let Request::Ready { fds, pids, queue } = request {
            self.unwatch(process, fds, pids, queue);
        } else if let Request::Take { semaphore, waits } = request
            && let Some(semaphore) = self.semaphores.get_mut(*semaphore as usize)
        {
            semaphore.waiters -= u32::from(std::mem::take(waits));
        }
    }

    fn unwatch(&mut self, process: ProcessId, fds: &[i32], pids: &[i64], queue: &mut Option<WaitId>) {
        let Some(queue) = queue.take() else { return };
        for fd in fds {
            if let Ok(end) = self.processes.file(process, *fd) {
                self.pipes.unwatch(end, queue);
            }
        }
        for id in pids.iter().filter_map(|pid| self.processes.find(*pid)).collect::<Vec<_>>() {
            self.processes.unwatch(id, queue);
        }
        self.queues.spare.push(queue);
    }
}
