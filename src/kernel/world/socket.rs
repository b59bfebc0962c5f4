//! [`Network`]: sockets on this machine's own network and to the hosts of the simulated internet.
//!
//! A connection is two [`Channel`]s. A packet on the loopback takes tens of microseconds; to a host it takes half of
//! that host's round trip, and bytes follow each other at its bandwidth. What a host answers is the business of
//! whoever implements [`Host`].

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Debug;
use std::rc::Rc;

use super::channel::{Channel, Received};
use super::open::{Open, OpenId};
use super::{Notice, World};
use crate::base::{Ns, US, WaitId};

/// Linux's numbers of what goes wrong (`asm-generic/errno.h`).
#[allow(missing_docs)]
pub mod errno {
    pub const EPIPE: i32 = 32;
    pub const EAGAIN: i32 = 11;
    pub const EINVAL: i32 = 22;
    pub const EDESTADDRREQ: i32 = 89;
    pub const EOPNOTSUPP: i32 = 95;
    pub const EADDRINUSE: i32 = 98;
    pub const EADDRNOTAVAIL: i32 = 99;
    pub const ENETUNREACH: i32 = 101;
    pub const ECONNRESET: i32 = 104;
    pub const EISCONN: i32 = 106;
    pub const ENOTCONN: i32 = 107;
    pub const ETIMEDOUT: i32 = 110;
    pub const ECONNREFUSED: i32 = 111;
    pub const EALREADY: i32 = 114;
    pub const EINPROGRESS: i32 = 115;
}
use errno::{EADDRINUSE, EALREADY, ECONNREFUSED, ECONNRESET, EINVAL, EISCONN, ENOTCONN, EOPNOTSUPP, EPIPE};

/// How long the loopback takes to wake who waits at the other end: two system calls' work and a soft interrupt, in ns.
/// Half of the round trip of 30 to 60 us that `netperf TCP_RR` finds on desktop machines. Who does not wait but looks
/// finds what was sent at once, as the sender's system call delivers it.
pub const LOOPBACK: Ns = 20 * US;

/// Unread bytes a connection holds: Linux's default receive and send buffers together (`tcp_rmem`, `tcp_wmem`).
const ROOM: usize = 131_072 + 16_384;

/// Unread bytes a Unix socket holds (`net.core.wmem_default`).
const UNIX_ROOM: usize = 212_992;

/// An IPv4 address in text, and a port.
pub type Address = (String, u16);

/// The far end of a connection to the simulated internet.
pub trait Host: Debug {
    /// The host has received these bytes; what it sends back and how long it thinks before each piece, in ns.
    fn received(&mut self, bytes: &[u8]) -> Vec<Answer>;
}

/// What a host does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Sends bytes after thinking for so many ns.
    Send(Ns, Vec<u8>),
    /// Closes its side.
    Close,
    /// Drops the connection after so many ns.
    Reset(Ns),
}

/// A way to a host, found by whoever knows the internet.
#[derive(Debug)]
pub struct Route {
    /// From a packet's sending to its answer, in ns.
    pub round_trip: Ns,
    /// Round trips until a connection is there: one, and another where TLS follows.
    pub trips: u64,
    /// How long 1024 bytes occupy the line, in ns.
    pub pace: Ns,
    /// The host; an errno if it does not accept connections.
    pub host: Result<Box<dyn Host>, i32>,
}

/// Ports of this machine.
#[derive(Debug, Default)]
pub struct Network {
    /// Who listens (`true`) or receives datagrams (`false`) on a port.
    ports: BTreeMap<(bool, u16), OpenId>,
    /// The last port given to a socket that asked for none.
    last_port: u16,
    /// What lies beyond this machine.
    pub internet: Internet,
}

/// The rest of the world, as the machine's settings have it.
#[derive(Clone, Debug)]
pub struct Internet {
    /// Round trips to hosts lie between these, in ns; the host's name decides.
    pub latency: (Ns, Ns),
    /// Bits a second from a host.
    pub bandwidth: u64,
    /// Of 1000 connections, how many break.
    pub failures: u32,
    /// Hosts with figures of their own.
    pub hosts: Vec<HostSettings>,
    /// Names by the addresses they were resolved to.
    pub names: BTreeMap<String, String>,
    /// Connections made so far.
    pub connections: u64,
}

impl Default for Internet {
    /// 20 to 300 ms, from a neighbouring city to the other side of the earth; a home's 100 Mbit/s; nothing fails.
    fn default() -> Self {
        Self {
            latency: (20_000 * US, 300_000 * US),
            bandwidth: 100_000_000,
            failures: 0,
            hosts: Vec::new(),
            names: BTreeMap::new(),
            connections: 0,
        }
    }
}

/// A host with figures of its own; what is `None` is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostSettings {
    /// Its name.
    pub name: String,
    /// Round trip in ns.
    pub latency: Option<Ns>,
    /// Bits a second.
    pub bandwidth: Option<u64>,
    /// Answers everything with this status.
    pub status: Option<u16>,
    /// Of 1000 connections, how many break.
    pub failures: Option<u32>,
    /// Refuses connections.
    pub down: bool,
}

impl Network {
    /// A free port (`net.ipv4.ip_local_port_range`).
    fn free_port(&mut self, stream: bool) -> u16 {
        loop {
            self.last_port =
                if self.last_port < 32_768 || self.last_port >= 60_999 { 32_768 } else { self.last_port + 1 };
            if !self.ports.contains_key(&(stream, self.last_port)) {
                return self.last_port;
            }
        }
    }
}

/// A socket.
#[derive(Debug)]
pub struct Socket {
    /// TCP (or a Unix stream); else datagrams.
    pub stream: bool,
    /// `AF_UNIX`.
    pub unix: bool,
    /// Where it is bound.
    pub local: Option<Address>,
    /// Whom it is connected to.
    pub peer: Option<Address>,
    /// `setsockopt` values, by level and name.
    pub options: BTreeMap<(i64, i64), i64>,
    /// What it does.
    pub phase: Phase,
    /// Its reading half is shut down.
    pub read_shut: bool,
    /// `connect` has answered that it is connected.
    told: bool,
}

/// What a socket does.
#[derive(Debug)]
pub enum Phase {
    /// Nothing yet.
    Fresh,
    /// Takes connections.
    Listening {
        /// Connections nobody has accepted, with the time from which they can be.
        pending: VecDeque<(Ns, OpenId)>,
    },
    /// On its way to be connected, or to be refused: the time of the answer, and its errno (0: connected).
    Connecting(Ns, i32, Option<Link>),
    /// Connected.
    Connected(Link),
    /// Receives datagrams: arrival, content, sender.
    Datagrams(VecDeque<(Ns, Vec<u8>, Address)>),
}

/// Both directions of a connection.
#[derive(Clone, Debug)]
pub struct Link {
    /// Towards us.
    pub incoming: Rc<RefCell<Channel>>,
    /// Away from us.
    pub outgoing: Rc<RefCell<Channel>>,
    /// The socket at the other end, if it is on this machine.
    pub other: Option<OpenId>,
    /// The host at the other end, if it is elsewhere.
    pub host: Option<Rc<RefCell<Box<dyn Host>>>>,
}

impl Socket {
    /// A new one.
    pub fn new(unix: bool, stream: bool) -> Self {
        let phase = if stream { Phase::Fresh } else { Phase::Datagrams(VecDeque::new()) };
        Self { stream, unix, local: None, peer: None, options: BTreeMap::new(), phase, read_shut: false, told: false }
    }

    /// `connect` answers that it is connected.
    pub fn tell(&mut self) {
        self.told = true;
    }

    /// Its link, once it is connected.
    pub fn link(&mut self, now: Ns) -> Result<&Link, i32> {
        self.settle(now);
        match &self.phase {
            Phase::Connected(link) => Ok(link),
            _ => Err(ENOTCONN),
        }
    }

    /// How long after what it sends has arrived who waits for it at the other end is awake, in ns.
    pub fn wakes(&self) -> Ns {
        if self.unix { 0 } else { LOOPBACK }
    }

    /// Takes note of an answer to `connect` that has arrived. An error stays until somebody asks for it.
    pub fn settle(&mut self, now: Ns) {
        if let Phase::Connecting(at, 0, link) = &mut self.phase
            && *at <= now
            && let Some(link) = link.take()
        {
            self.phase = Phase::Connected(link);
        }
    }

    /// Readable, writable, hung up, in error; and when that changes by itself.
    pub fn ready(&mut self, now: Ns) -> (Ready, Option<Ns>) {
        self.settle(now);
        let mut ready = Ready::default();
        let mut later = None;
        match &self.phase {
            Phase::Fresh => {
                ready.writable = true;
                ready.hung_up = true;
            }
            Phase::Listening { pending } => match pending.front() {
                Some((at, _)) if *at <= now => ready.readable = true,
                Some((at, _)) => later = Some(*at),
                None => {}
            },
            Phase::Connecting(at, error, _) if *error != 0 && *at <= now => {
                ready = Ready { readable: true, writable: true, ended: true, hung_up: true, error: true };
            }
            Phase::Connecting(at, ..) => later = Some(*at),
            Phase::Connected(link) => {
                let incoming = link.incoming.borrow();
                match incoming.ready_at() {
                    Some(at) if at <= now => ready.readable = true,
                    other => later = other,
                }
                ready.readable |= self.read_shut;
                let outgoing = link.outgoing.borrow();
                ready.writable = outgoing.free() > 0 || outgoing.deaf || outgoing.finished();
                ready.ended = incoming.ended(now);
                ready.hung_up = ready.ended && (outgoing.finished() || self.unix && outgoing.deaf);
            }
            Phase::Datagrams(inbox) => {
                ready.writable = true;
                match inbox.front() {
                    Some((at, ..)) if *at <= now => ready.readable = true,
                    Some((at, ..)) => later = Some(*at),
                    None => {}
                }
            }
        }
        (ready, later)
    }
}

/// What can be done with something open without waiting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)]
pub struct Ready {
    /// A read would not wait.
    pub readable: bool,
    /// A write would not wait.
    pub writable: bool,
    /// The other side has ended its direction.
    pub ended: bool,
    /// Both directions are over.
    pub hung_up: bool,
    /// An error lies there.
    pub error: bool,
}

impl World {
    /// The socket of an id.
    pub fn socket(&mut self, id: OpenId) -> Option<&mut Socket> {
        match &mut self.opens.get_mut(id)?.open {
            Open::Socket(socket) => Some(socket),
            _ => None,
        }
    }

    /// `bind`; port 0 takes a free one.
    ///
    /// # Errors
    /// An errno.
    pub fn bind(&mut self, id: OpenId, address: &Address) -> Result<(), i32> {
        let socket = self.socket(id).ok_or(EINVAL)?;
        let stream = socket.stream;
        if socket.local.is_some() {
            return Err(EINVAL);
        }
        if address.1 != 0 && self.network.ports.contains_key(&(stream, address.1)) {
            return Err(EADDRINUSE);
        }
        let port = if address.1 == 0 { self.network.free_port(stream) } else { address.1 };
        self.network.ports.insert((stream, port), id);
        if let Some(socket) = self.socket(id) {
            socket.local = Some((address.0.clone(), port));
        }
        Ok(())
    }

    /// `listen`.
    ///
    /// # Errors
    /// An errno.
    pub fn listen(&mut self, id: OpenId) -> Result<(), i32> {
        let socket = self.socket(id).ok_or(EINVAL)?;
        if !socket.stream {
            return Err(EOPNOTSUPP);
        }
        match socket.phase {
            Phase::Fresh => socket.phase = Phase::Listening { pending: VecDeque::new() },
            Phase::Listening { .. } => return Ok(()),
            _ => return Err(EINVAL),
        }
        if socket.local.is_none() {
            self.bind(id, &("0.0.0.0".to_owned(), 0))?;
        }
        Ok(())
    }

    /// A connection between two sockets of this machine.
    fn link(&mut self, room: usize, delay: Ns, pace: Ns, a: OpenId, b: OpenId) -> (Link, Link) {
        let there = Rc::new(RefCell::new(Channel::new(room, delay, pace)));
        let back = Rc::new(RefCell::new(Channel::new(room, delay, pace)));
        (
            Link { incoming: back.clone(), outgoing: there.clone(), other: Some(b), host: None },
            Link { incoming: there, outgoing: back, other: Some(a), host: None },
        )
    }

    /// `socketpair`.
    pub fn socket_pair(&mut self, waits: [WaitId; 2]) -> [OpenId; 2] {
        let (a, b) = (self.opens.next(), OpenId(self.opens.next().0 + 1));
        let (mine, yours) = self.link(UNIX_ROOM, 0, 0, a, b);
        for (link, wait) in [mine, yours].into_iter().zip(waits) {
            let mut socket = Socket::new(true, true);
            socket.phase = Phase::Connected(link);
            socket.told = true;
            self.opens.add(Open::Socket(Box::new(socket)), wait);
        }
        [a, b]
    }

    /// Begins to connect a stream socket: the answer comes later. A `route` leads to a host elsewhere.
    ///
    /// # Errors
    /// An errno at once.
    pub fn connect(
        &mut self,
        id: OpenId,
        address: &Address,
        route: Option<Route>,
        wait: WaitId,
        now: Ns,
    ) -> Result<Vec<Notice>, i32> {
        let port = self.network.free_port(true);
        let socket = self.socket(id).ok_or(EINVAL)?;
        socket.settle(now);
        match &socket.phase {
            Phase::Fresh => {}
            Phase::Connected(_) if !std::mem::replace(&mut socket.told, true) => return Ok(Vec::new()),
            Phase::Connected(_) => return Err(EISCONN),
            Phase::Connecting(..) => return Err(EALREADY),
            Phase::Listening { .. } | Phase::Datagrams(_) => return Err(EISCONN),
        }
        let local = socket.local.clone().map_or(port, |(_, port)| port);
        socket.peer = Some(address.clone());
        let mut out = Vec::new();
        if let Some(route) = route {
            let at = now + route.round_trip * route.trips;
            socket.local = Some(("192.168.1.23".to_owned(), local));
            socket.phase = match route.host {
                Err(error) => Phase::Connecting(at, error, None),
                Ok(host) => {
                    let line = || Rc::new(RefCell::new(Channel::new(1 << 24, route.round_trip / 2, route.pace)));
                    let host = Some(Rc::new(RefCell::new(host)));
                    Phase::Connecting(at, 0, Some(Link { incoming: line(), outgoing: line(), other: None, host }))
                }
            };
            self.opens.notices(id, at - now, &mut out);
            return Ok(out);
        }
        socket.local = Some(("127.0.0.1".to_owned(), local));
        let from = ("127.0.0.1".to_owned(), local);
        // The handshake is done before the system call returns; a call that does not wait still says "in progress".
        let at = now + 1;
        let listener = self.network.ports.get(&(true, address.1)).copied();
        let listens =
            |world: &mut Self, id| world.socket(id).is_some_and(|s| matches!(s.phase, Phase::Listening { .. }));
        let phase = match listener {
            Some(listener) if listens(self, listener) => {
                let accepted = self.opens.next();
                let (mine, yours) = self.link(ROOM, 0, 0, id, accepted);
                let mut socket = Socket::new(false, true);
                socket.local = Some(("127.0.0.1".to_owned(), address.1));
                socket.peer = Some(from);
                socket.phase = Phase::Connected(yours);
                socket.told = true;
                self.opens.add(Open::Socket(Box::new(socket)), wait);
                if let Some(Phase::Listening { pending }) = self.socket(listener).map(|s| &mut s.phase) {
                    pending.push_back((at, accepted));
                }
                self.opens.notices(listener, 3 * LOOPBACK, &mut out);
                Phase::Connecting(at, 0, Some(mine))
            }
            _ => Phase::Connecting(at, ECONNREFUSED, None),
        };
        if let Some(socket) = self.socket(id) {
            socket.phase = phase;
        }
        self.opens.notices(id, at - now, &mut out);
        Ok(out)
    }

    /// The next connection of a listening socket.
    ///
    /// # Errors
    /// An errno; `EAGAIN` if there is none yet.
    pub fn accept(&mut self, id: OpenId, now: Ns) -> Result<OpenId, i32> {
        match self.socket(id).map(|s| &mut s.phase) {
            Some(Phase::Listening { pending }) => match pending.front() {
                Some((at, accepted)) if *at <= now => {
                    let accepted = *accepted;
                    pending.pop_front();
                    Ok(accepted)
                }
                _ => Err(errno::EAGAIN),
            },
            _ => Err(EINVAL),
        }
    }

    /// Sends as many of these bytes as there is room for.
    ///
    /// # Errors
    /// An errno; `EAGAIN` if there is no room.
    pub fn send(&mut self, id: OpenId, bytes: &[u8], now: Ns) -> Result<(usize, Vec<Notice>), i32> {
        let socket = self.socket(id).ok_or(EINVAL)?;
        let (unix, wakes) = (socket.unix, socket.wakes());
        let connecting = matches!(socket.phase, Phase::Connecting(..));
        let refused = if connecting { errno::EAGAIN } else { EPIPE };
        let link = socket.link(now).map_err(|_| refused)?.clone();
        let mut out = Vec::new();
        let (count, at) = {
            let mut outgoing = link.outgoing.borrow_mut();
            if outgoing.finished() {
                return Err(EPIPE);
            }
            if bytes.is_empty() {
                return Ok((0, out));
            }
            if outgoing.deaf {
                // The first packet to a closed end is answered by a reset; only then does sending fail.
                if unix || link.incoming.borrow_mut().receive(1, now, true) == Received::Reset {
                    return Err(EPIPE);
                }
                let at = link.incoming.borrow_mut().reset(now);
                self.opens.notices(id, at - now + wakes, &mut out);
                return Ok((bytes.len(), out));
            }
            let count = bytes.len().min(outgoing.free());
            if count == 0 {
                return Err(errno::EAGAIN);
            }
            (count, outgoing.send(&bytes[..count], now))
        };
        if let Some(other) = link.other {
            self.opens.notices(other, at - now + wakes, &mut out);
        }
        if let Some(host) = &link.host {
            // The host takes the bytes when they arrive and answers from then on.
            let Received::Bytes(heard) = link.outgoing.borrow_mut().receive(usize::MAX, Ns::MAX, false) else {
                return Ok((count, out));
            };
            let answers = host.borrow_mut().received(&heard);
            let mut clock = at;
            for answer in answers {
                let mut incoming = link.incoming.borrow_mut();
                let arrives = match answer {
                    Answer::Send(think, bytes) => {
                        clock += think;
                        bytes.chunks(16_384).map(|piece| incoming.send(piece, clock)).collect()
                    }
                    Answer::Close => vec![incoming.finish(clock)],
                    Answer::Reset(think) => {
                        clock += think;
                        vec![incoming.reset(clock)]
                    }
                };
                drop(incoming);
                for at in arrives {
                    self.opens.notices(id, at - now, &mut out);
                }
            }
        }
        Ok((count, out))
    }

    /// Takes at most `most` bytes that have arrived; empty at the end of the stream.
    ///
    /// # Errors
    /// An errno; `EAGAIN` if nothing has arrived.
    pub fn receive(&mut self, id: OpenId, most: usize, peek: bool, now: Ns) -> Result<(Vec<u8>, Vec<Notice>), i32> {
        let socket = self.socket(id).ok_or(EINVAL)?;
        if socket.read_shut {
            return Ok((Vec::new(), Vec::new()));
        }
        let link = socket.link(now)?;
        let received = link.incoming.borrow_mut().receive(most, now, peek);
        let other = link.other;
        match received {
            Received::Bytes(bytes) => {
                let mut out = Vec::new();
                if let (Some(other), false) = (other, peek) {
                    self.opens.notices(other, LOOPBACK, &mut out);
                }
                Ok((bytes, out))
            }
            Received::End => Ok((Vec::new(), Vec::new())),
            Received::Reset => Err(ECONNRESET),
            Received::Nothing => Err(errno::EAGAIN),
        }
    }

    /// `shutdown` of the reading or writing half.
    ///
    /// # Errors
    /// An errno.
    pub fn shut_down(&mut self, id: OpenId, reading: bool, writing: bool, now: Ns) -> Result<Vec<Notice>, i32> {
        let mut out = Vec::new();
        let socket = self.socket(id).ok_or(EINVAL)?;
        let link = socket.link(now)?.clone();
        if reading {
            socket.read_shut = true;
        }
        let wakes = socket.wakes();
        if reading {
            self.opens.notices(id, 0, &mut out);
        }
        if writing {
            let at = link.outgoing.borrow_mut().finish(now);
            if let Some(other) = link.other {
                self.opens.notices(other, at.saturating_sub(now) + wakes, &mut out);
            }
        }
        Ok(out)
    }

    /// Sends a datagram on this machine; to nobody it is lost.
    pub fn send_datagram(&mut self, id: OpenId, bytes: &[u8], to: &Address, now: Ns) -> Result<Vec<Notice>, i32> {
        if self.socket(id).is_some_and(|s| s.local.is_none()) {
            self.bind(id, &("0.0.0.0".to_owned(), 0))?;
        }
        let from = self.socket(id).and_then(|s| s.local.clone()).unwrap_or_default();
        let from = (if from.0 == "0.0.0.0" { "127.0.0.1".to_owned() } else { from.0 }, from.1);
        let mut out = Vec::new();
        if let Some(receiver) = self.network.ports.get(&(false, to.1)).copied() {
            if let Some(Phase::Datagrams(inbox)) = self.socket(receiver).map(|s| &mut s.phase) {
                inbox.push_back((now, bytes.to_vec(), from));
            }
            self.opens.notices(receiver, LOOPBACK, &mut out);
        }
        Ok(out)
    }

    /// The next datagram.
    ///
    /// # Errors
    /// `EAGAIN` if there is none.
    pub fn receive_datagram(&mut self, id: OpenId, peek: bool, now: Ns) -> Result<(Vec<u8>, Address), i32> {
        match self.socket(id).map(|s| &mut s.phase) {
            Some(Phase::Datagrams(inbox)) => match inbox.front() {
                Some((at, bytes, from)) if *at <= now => {
                    let found = (bytes.clone(), from.clone());
                    if !peek {
                        inbox.pop_front();
                    }
                    Ok(found)
                }
                _ => Err(errno::EAGAIN),
            },
            _ => Err(EINVAL),
        }
    }

    /// The last descriptor of a socket is closed.
    pub(super) fn drop_socket(&mut self, id: OpenId, mut socket: Socket, now: Ns, out: &mut Vec<Notice>) {
        socket.settle(now);
        if let Some((_, port)) = socket.local
            && self.network.ports.get(&(socket.stream, port)) == Some(&id)
        {
            self.network.ports.remove(&(socket.stream, port));
        }
        let wakes = socket.wakes();
        match socket.phase {
            Phase::Listening { pending } => {
                for (_, accepted) in pending {
                    out.extend(self.release(accepted, now));
                }
            }
            Phase::Connected(link) | Phase::Connecting(_, _, Some(link)) => {
                let mut incoming = link.incoming.borrow_mut();
                incoming.deaf = true;
                let mut outgoing = link.outgoing.borrow_mut();
                let at = if incoming.unread() && !socket.unix { outgoing.reset(now) } else { outgoing.finish(now) };
                if let Some(other) = link.other {
                    self.opens.notices(other, at.saturating_sub(now) + wakes, out);
                }
            }
            _ => {}
        }
    }

    /// What can be done with something open now, and when that changes by itself.
    pub fn readiness(&mut self, id: OpenId, now: Ns) -> Option<(Ready, Option<Ns>)> {
        let entry = self.opens.get_mut(id)?;
        Some(match &mut entry.open {
            Open::Socket(socket) => socket.ready(now),
            Open::Pipe { channel, writes: true, .. } => {
                let channel = channel.borrow();
                let ready = Ready { writable: channel.free() > 0, error: channel.deaf, ..Ready::default() };
                (ready, None)
            }
            Open::Pipe { channel, .. } => {
                let channel = channel.borrow();
                let ended = channel.ended(now);
                let readable = channel.ready_at().is_some_and(|at| at <= now) && channel.unread();
                (Ready { readable, hung_up: ended, ..Ready::default() }, None)
            }
            Open::File(_) => (Ready { readable: true, writable: true, ..Ready::default() }, None),
            Open::Poll => (Ready::default(), None),
        })
    }
}
