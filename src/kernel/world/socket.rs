//! [`Network`]: sockets on this machine's own network and to the hosts of the simulated internet.
//!
//! A connection is two [`Channel`]s. A packet on the loopback takes tens of microseconds; to a host it takes half of
//! that host's round trip, and bytes follow each other at its bandwidth. What a host answers is the business of
//! whoever implements [`Host`]. What processes do with sockets is in `network.rs`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use litemap::LiteMap;

use super::channel::Channel;
use super::open::OpenId;
use crate::base::{Ns, US};

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
use errno::ENOTCONN;

/// How long the loopback takes to wake who waits at the other end: two system calls' work and a soft interrupt, in ns.
/// Half of the round trip of 30 to 60 us that `netperf TCP_RR` finds on desktop machines. Who does not wait but looks
/// finds what was sent at once, as the sender's system call delivers it.
pub const LOOPBACK: Ns = 20 * US;

/// Unread bytes a connection holds: Linux's default receive and send buffers together (`tcp_rmem`, `tcp_wmem`).
pub(super) const ROOM: usize = 131_072 + 16_384;

/// Unread bytes a Unix socket holds (`net.core.wmem_default`).
pub(super) const UNIX_ROOM: usize = 212_992;

/// An IPv4 address in text, and a port.
pub type Address = (String, u16);

/// The far end of a connection to the simulated internet.
pub trait Host {
    /// The host has received these bytes; what it sends back and how long it thinks before each piece, in ns.
    fn received(&mut self, bytes: &[u8]) -> Vec<Answer>;

    /// Another one that has heard the same.
    fn copied(&self) -> Box<dyn Host>;
}

impl fmt::Debug for dyn Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a host")
    }
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
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Who listens (`true`) or receives datagrams (`false`) on a port.
    pub(super) ports: LiteMap<(bool, u16), OpenId>,
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
    pub names: LiteMap<String, String>,
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
            names: LiteMap::new(),
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
    pub(super) fn free_port(&mut self, stream: bool) -> u16 {
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
#[derive(Clone, Debug)]
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
    pub options: LiteMap<(i64, i64), i64>,
    /// What it does.
    pub phase: Phase,
    /// Its reading half is shut down.
    pub read_shut: bool,
    /// `connect` has answered that it is connected.
    pub(super) told: bool,
}

/// What a socket does.
#[derive(Clone, Debug)]
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
        Self { stream, unix, local: None, peer: None, options: LiteMap::new(), phase, read_shut: false, told: false }
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
