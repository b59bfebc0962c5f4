//! [`Opens`]: files, pipes and sockets that processes have open. The numbers by which a process knows them are in
//! [`super::process`].

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::channel::Channel;
use super::disk::{Disk, Inode};
use super::socket::{Link, Phase, Socket};
use super::{Notice, World};
use crate::base::{Ns, WaitId};

/// Names something open over the whole run; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpenId(pub u32);

/// Something open.
#[derive(Debug)]
pub enum Open {
    /// A file on the disk.
    File(File),
    /// The end of a pipe.
    Pipe {
        /// What lies in it.
        channel: Rc<RefCell<Channel>>,
        /// Whether this end writes.
        writes: bool,
        /// The other end.
        other: OpenId,
    },
    /// A socket.
    Socket(Box<Socket>),
    /// An `epoll` instance; what it watches is known to its process.
    Poll,
    /// The terminal, under another number than its own: 0 what is typed, 1 and 2 what is shown.
    Terminal(u8),
}

/// An open file.
#[derive(Clone, Debug)]
pub struct File {
    /// Which.
    pub inode: Inode,
    /// Where the next byte is read or written.
    pub at: u64,
    /// Whether it may be read.
    pub reads: bool,
    /// Whether it may be written.
    pub writes: bool,
    /// Whether every write goes to the end.
    pub appends: bool,
}

/// Something open, with those who wait for it.
#[derive(Debug)]
pub struct Entry {
    /// What.
    pub open: Open,
    /// Descriptors that refer to it, over all processes.
    refs: u32,
    /// Whether calls wait (`O_NONBLOCK` is not set).
    pub blocking: bool,
    /// Where calls on it wait.
    pub wait: WaitId,
    /// Where pollers wait that watch it just now.
    pub watchers: Vec<WaitId>,
}

/// What processes have open.
#[derive(Debug, Default)]
pub struct Opens {
    entries: Vec<Option<Entry>>,
}

impl Clone for Opens {
    /// Both ends of a channel get the same copy of it.
    fn clone(&self) -> Self {
        let mut channels: HashMap<usize, Rc<RefCell<Channel>>> = HashMap::new();
        let mut channel = |old: &Rc<RefCell<Channel>>| {
            let new = channels.entry(Rc::as_ptr(old).addr());
            new.or_insert_with(|| Rc::new(RefCell::new(old.borrow().clone()))).clone()
        };
        let mut open = |old: &Open| match old {
            Open::File(file) => Open::File(file.clone()),
            Open::Pipe { channel: old, writes, other } => {
                Open::Pipe { channel: channel(old), writes: *writes, other: *other }
            }
            Open::Socket(old) => {
                let mut socket = old.clone();
                if let Phase::Connected(link) | Phase::Connecting(_, _, Some(link)) = &mut socket.phase {
                    let Link { incoming, outgoing, other: _, host } = link;
                    (*incoming, *outgoing) = (channel(incoming), channel(outgoing));
                    *host = host.as_ref().map(|host| Rc::new(RefCell::new(host.borrow().copied())));
                }
                Open::Socket(socket)
            }
            Open::Poll => Open::Poll,
            Open::Terminal(which) => Open::Terminal(*which),
        };
        let mut entry = |old: &Entry| {
            let Entry { open: old, refs, blocking, wait, watchers } = old;
            Entry { open: open(old), refs: *refs, blocking: *blocking, wait: *wait, watchers: watchers.clone() }
        };
        Self { entries: self.entries.iter().map(|old| old.as_ref().map(&mut entry)).collect() }
    }
}

impl Opens {
    /// Adds something with one descriptor.
    pub fn add(&mut self, open: Open, wait: WaitId) -> OpenId {
        self.entries.push(Some(Entry { open, refs: 1, blocking: true, wait, watchers: Vec::new() }));
        OpenId(self.entries.len() as u32 - 1)
    }

    /// The id that the next [`Self::add`] gives.
    pub fn next(&self) -> OpenId {
        OpenId(self.entries.len() as u32)
    }

    /// What an id names, unless it is closed.
    pub fn get(&self, id: OpenId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)?.as_ref()
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, id: OpenId) -> Option<&mut Entry> {
        self.entries.get_mut(id.0 as usize)?.as_mut()
    }

    /// Another descriptor refers to it.
    pub fn share(&mut self, id: OpenId) {
        if let Some(entry) = self.get_mut(id) {
            entry.refs += 1;
        }
    }

    /// Tells everybody who waits for it or watches it.
    pub fn notices(&self, id: OpenId, after: Ns, out: &mut Vec<Notice>) {
        if let Some(entry) = self.get(id) {
            out.push(Notice { queue: entry.wait, after });
            out.extend(entry.watchers.iter().map(|queue| Notice { queue: *queue, after }));
        }
    }

    /// A descriptor no longer refers to it: whatever was the last one's to close, if it was the last.
    fn release(&mut self, id: OpenId) -> Option<Entry> {
        let entry = self.get_mut(id)?;
        entry.refs -= 1;
        if entry.refs > 0 {
            return None;
        }
        self.entries[id.0 as usize].take()
    }
}

impl World {
    /// Closes one descriptor's hold on something; who is to hear of it.
    pub fn release(&mut self, id: OpenId, now: Ns) -> Vec<Notice> {
        let mut out = Vec::new();
        // Those who wait on it are told, though it is gone.
        let mut own = Vec::new();
        self.opens.notices(id, 0, &mut own);
        let Some(entry) = self.opens.release(id) else { return out };
        match entry.open {
            Open::File(file) => self.disk.close(file.inode),
            Open::Pipe { channel, writes, other } => {
                let mut channel = channel.borrow_mut();
                if writes {
                    channel.finish(now);
                } else {
                    channel.deaf = true;
                }
                self.opens.notices(other, 0, &mut out);
            }
            Open::Socket(socket) => self.drop_socket(id, *socket, now, &mut out),
            Open::Poll | Open::Terminal(_) => {}
        }
        out
    }

    /// A descriptor by which a process ends when this one does: the reading end of a pipe that nobody writes to.
    pub fn watch_end(&mut self, pid: i64, read_wait: WaitId, write_wait: WaitId) -> Option<OpenId> {
        let id = self.processes.find(pid)?;
        let (reader, writer) = self.pipe(read_wait, write_wait);
        if !self.processes.keep(id, writer) {
            self.release(writer, 0);
        }
        Some(reader)
    }

    /// Opens a file of the disk.
    pub fn open_file(&mut self, file: File, wait: WaitId) -> OpenId {
        self.disk.open(file.inode);
        self.opens.add(Open::File(file), wait)
    }

    /// A pipe: its reading and its writing end.
    pub fn pipe(&mut self, read_wait: WaitId, write_wait: WaitId) -> (OpenId, OpenId) {
        let channel = Rc::new(RefCell::new(Channel::new(PIPE_ROOM, 0, 0)));
        let (reader, writer) = (self.opens.next(), OpenId(self.opens.next().0 + 1));
        self.opens.add(Open::Pipe { channel: channel.clone(), writes: false, other: writer }, read_wait);
        self.opens.add(Open::Pipe { channel, writes: true, other: reader }, write_wait);
        (reader, writer)
    }
}

/// Bytes a pipe holds (`pipe(7)`).
const PIPE_ROOM: usize = 65_536;

impl File {
    /// Reads on.
    pub fn read(&mut self, disk: &Disk, most: usize) -> Vec<u8> {
        let found = disk.read(self.inode, self.at, most).unwrap_or_default().to_vec();
        self.at += found.len() as u64;
        found
    }
}
