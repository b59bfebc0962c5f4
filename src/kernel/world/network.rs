//! What processes do with sockets: bind, connect, send, receive.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::channel::{Channel, Received};
use super::open::{Open, OpenId};
use super::socket::errno::{self, EADDRINUSE, EALREADY, ECONNREFUSED, ECONNRESET, EINVAL, EISCONN, EOPNOTSUPP, EPIPE};
use super::socket::{Address, Answer, LOOPBACK, Link, Phase, ROOM, Ready, Route, Socket, UNIX_ROOM};
use super::{Notice, World};
use crate::base::{Ns, WaitId};

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
            Open::Terminal(which) => (Ready { readable: *which == 0, writable: *which > 0, ..Ready::default() }, None),
        })
    }
}
