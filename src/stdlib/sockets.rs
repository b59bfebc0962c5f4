//! `_socket` and `select`'s core: sockets by descriptor (`Modules/socketmodule.c`, `Modules/selectmodule.c`).
//!
//! Every call takes its timeout as the last argument: `None`, 0 or seconds, as `socket.settimeout` has it.

use std::rc::Rc;

use super::device::{self, Patience, at_once, bytes, bytes_of, cost, int, items, open_of, os_error};
use super::functions;
use super::internet;
use crate::base::{Ns, WaitId};
use crate::kernel::api::{Syscall, Wake};
use crate::kernel::world::socket::{Address, LOOPBACK, Phase, Socket, errno};
use crate::kernel::world::{Notice, Open, OpenId};
use crate::python::builtins::Builtin;
use crate::python::object::{Namespace, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;

const POLLIN: i64 = 1;
const POLLOUT: i64 = 4;
const POLLERR: i64 = 8;
const POLLHUP: i64 = 16;
const POLLNVAL: i64 = 32;
const POLLRDHUP: i64 = 0x2000;

/// A descriptor and the socket it refers to.
fn socket_of(interp: &mut Interp, fd: &Value) -> Res<OpenId> {
    let id = open_of(interp, fd)?;
    let is_socket = matches!(interp.world.borrow().opens.get(id).map(|e| &e.open), Some(Open::Socket(_)));
    if is_socket { Ok(id) } else { Err(os_error(interp, 88, None)) }
}

/// `(host, port)`.
fn address(interp: &mut Interp, value: &Value) -> Res<Address> {
    if let Value::Tuple(pair) = value
        && let [host, Value::Int(port), ..] = &pair.items[..]
        && let (Some(host), Ok(port)) = (host.as_str(), u16::try_from(*port))
    {
        return Ok((host.to_owned(), port));
    }
    Err(interp.type_error("an address is a host and a port"))
}

fn address_value(address: Option<&Address>) -> Value {
    match address {
        Some((host, port)) => Value::tuple(vec![Value::str(host), Value::Int(i64::from(*port))]),
        None => Value::tuple(vec![Value::str("0.0.0.0"), Value::Int(0)]),
    }
}

/// `_new(unix, stream)`: a descriptor.
fn new(interp: &mut Interp, args: Args<'_>) -> Res {
    let [unix, stream] = args.exact::<2>(interp, "_new", false)?;
    let (unix, stream) = (matches!(unix, Value::Bool(true)), matches!(stream, Value::Bool(true)));
    let wait = interp.next_wait();
    let id = interp.world.borrow_mut().opens.add(Open::Socket(Box::new(Socket::new(unix, stream))), wait);
    interp.charge(cost::SOCKET);
    Ok(interp.descriptor(id))
}

/// `_pair()`: two descriptors of connected Unix sockets.
fn pair(interp: &mut Interp, _: Args<'_>) -> Res {
    let waits = [interp.next_wait(), interp.next_wait()];
    let pair = interp.world.borrow_mut().socket_pair(waits);
    interp.charge(cost::SOCKET * 2);
    Ok(Value::tuple(pair.map(|id| interp.descriptor(id)).to_vec()))
}

/// `_share(fd)`: a ticket with which another process can have the socket, too.
fn share(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "_share", false)?;
    let id = super::device::open_of(interp, fd)?;
    interp.world.borrow_mut().opens.share(id);
    Ok(Value::Int(id.0.into()))
}

/// `_take(ticket)`: a descriptor for what was shared.
fn take(interp: &mut Interp, args: Args<'_>) -> Res {
    let [ticket] = args.exact::<1>(interp, "_take", false)?;
    let Value::Int(id) = ticket else { return Ok(Value::None) };
    Ok(interp.descriptor(OpenId(*id as u32)))
}

/// A step that needs a socket and answers with what becomes of it.
fn bind(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, at] = args.exact::<2>(interp, "_bind", false)?;
    interp.charge(cost::SOCKET);
    at_once(
        |interp, _, data| {
            let [fd, at] = items(&data) else { return Ok(Value::None) };
            let (id, at) = (socket_of(interp, fd)?, address(interp, at)?);
            if !internet::local(&at.0) {
                return Err(os_error(interp, errno::EADDRNOTAVAIL, None));
            }
            let done = interp.world.borrow_mut().bind(id, &at);
            done.map(|()| Value::None).map_err(|errno| os_error(interp, errno, None))
        },
        vec![fd.clone(), at.clone()],
    )
}

fn listen(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "_listen", false)?;
    interp.charge(cost::SOCKET);
    at_once(
        |interp, _, data| {
            let id = socket_of(interp, &items(&data)[0])?;
            let done = interp.world.borrow_mut().listen(id);
            done.map(|()| Value::None).map_err(|errno| os_error(interp, errno, None))
        },
        vec![fd.clone()],
    )
}

/// `_accept(fd, timeout)`: a descriptor and the peer's address.
fn accept(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, timeout] = args.exact::<2>(interp, "_accept", false)?;
    let patience = Patience::from_timeout(interp, timeout)?;
    at_once(accept_step, vec![fd.clone(), patience.value()])
}

fn accept_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, patience] = items(&data) else { return Ok(Value::None) };
    let id = socket_of(interp, fd)?;
    let now = interp.now;
    let accepted = interp.world.borrow_mut().accept(id, now);
    match accepted {
        Ok(accepted) => {
            let peer = interp.world.borrow_mut().socket(accepted).and_then(|s| s.peer.clone());
            let fd = interp.descriptor(accepted);
            device::result(cost::SOCKET, Value::tuple(vec![fd, address_value(peer.as_ref())]))
        }
        Err(errno::EAGAIN) => {
            let patience = Patience::of(patience);
            device::wait(interp, id, patience, accept_step, data.clone())
        }
        Err(errno) => Err(os_error(interp, errno, None)),
    }
}

/// `_connect(fd, address, timeout)`.
fn connect(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, to, timeout] = args.exact::<3>(interp, "_connect", false)?;
    let patience = Patience::from_timeout(interp, timeout)?;
    at_once(connect_step, vec![fd.clone(), to.clone(), patience.value()])
}

fn connect_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, to, patience] = items(&data) else { return Ok(Value::None) };
    let (id, to) = (socket_of(interp, fd)?, address(interp, to)?);
    let now = interp.now;
    let stream = interp.world.borrow_mut().socket(id).is_some_and(|s| s.stream);
    if !stream {
        if let Some(socket) = interp.world.borrow_mut().socket(id) {
            socket.peer = Some(to);
        }
        return Ok(Value::None);
    }
    let route = internet::route(interp, &to);
    let wait = interp.next_wait();
    let begun = interp.world.borrow_mut().connect(id, &to, route, wait, now);
    match begun {
        Ok(notices) => {
            device::told_then(interp, &notices, &CONNECTED, vec![fd.clone(), patience.clone(), Value::Bool(true)])
        }
        Err(errno::EALREADY) => {
            let over = connect_result(interp, id);
            match over {
                Some(0) => Err(os_error(interp, errno::EISCONN, None)),
                Some(errno) => Err(os_error(interp, errno, None)),
                None => Err(os_error(interp, errno::EALREADY, None)),
            }
        }
        Err(errno) => Err(os_error(interp, errno, None)),
    }
}

/// The answer to `connect`, if it is there: an errno, 0 for success. An error is told once.
fn connect_result(interp: &Interp, id: OpenId) -> Option<i32> {
    let now = interp.now;
    let world = &mut *interp.world.borrow_mut();
    let socket = world.socket(id)?;
    socket.settle(now);
    match socket.phase {
        Phase::Connecting(at, error, _) if at <= now => {
            socket.phase = Phase::Fresh;
            Some(error)
        }
        Phase::Connecting(..) => None,
        _ => Some(0),
    }
}

/// `_connected(fd, patience, first)`: waits for the answer to `connect`.
fn connected(interp: &mut Interp, args: Args<'_>) -> Res {
    connected_step(interp, Wake::Done, Value::tuple(args.pos.to_vec()))
}

fn connected_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, patience, first] = items(&data) else { return Ok(Value::None) };
    let id = socket_of(interp, fd)?;
    if matches!(first, Value::Bool(true)) && Patience::of(patience) == Patience::None {
        return Err(os_error(interp, errno::EINPROGRESS, None));
    }
    match connect_result(interp, id) {
        Some(0) => {
            let mut spent = cost::PACKET;
            if let Some(socket) = interp.world.borrow_mut().socket(id) {
                socket.tell();
                if socket.peer.as_ref().is_some_and(|peer| peer.0.starts_with("127.")) {
                    spent += 2 * LOOPBACK;
                }
            }
            device::result(spent, Value::None)
        }
        Some(errno) => Err(os_error(interp, errno, None)),
        None => match Patience::of(patience) {
            Patience::None => Err(os_error(interp, errno::EINPROGRESS, None)),
            patience => device::wait(interp, id, patience, connected_step, data.clone()),
        },
    }
}

static CONNECTED: Builtin = Builtin::function("_connected", connected);

/// `_send(fd, data, timeout)`: how many bytes went.
fn send(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, new, timeout] = args.exact::<3>(interp, "_send", false)?;
    let new = bytes_of(interp, new)?;
    let patience = Patience::from_timeout(interp, timeout)?;
    at_once(send_step, vec![fd.clone(), bytes(new), patience.value(), Value::Bool(false), Value::Int(0)])
}

/// `_sendall(fd, data, timeout)`.
fn sendall(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, new, timeout] = args.exact::<3>(interp, "_sendall", false)?;
    let new = bytes_of(interp, new)?;
    let patience = Patience::from_timeout(interp, timeout)?;
    at_once(send_step, vec![fd.clone(), bytes(new), patience.value(), Value::Bool(true), Value::Int(0)])
}

fn send_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, Value::Bytes(new), patience, Value::Bool(all), Value::Int(gone)] = items(&data) else {
        return Ok(Value::None);
    };
    let id = socket_of(interp, fd)?;
    let now = interp.now;
    let rest = &new.data[*gone as usize..];
    let sent = interp.world.borrow_mut().send(id, rest, now);
    match sent {
        Ok((count, notices)) => {
            let price = cost::PACKET + cost::copy(count);
            if !*all {
                return device::told(interp, &notices, price, Value::Int(count as i64));
            }
            if count == rest.len() {
                return device::told(interp, &notices, price, Value::None);
            }
            let gone = Value::Int(gone + count as i64);
            let rest = vec![fd.clone(), Value::Bytes(new.clone()), patience.clone(), Value::Bool(true), gone];
            device::told_then(interp, &notices, &SEND_ON, rest)
        }
        Err(errno::EAGAIN) => {
            let patience = Patience::of(patience);
            device::wait(interp, id, patience, send_step, data.clone())
        }
        Err(errno) => Err(os_error(interp, errno, None)),
    }
}

fn send_on(interp: &mut Interp, args: Args<'_>) -> Res {
    send_step(interp, Wake::Done, Value::tuple(args.pos.to_vec()))
}

static SEND_ON: Builtin = Builtin::function("_send_on", send_on);

/// `_recv(fd, size, peek, timeout)`.
fn recv(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, size, peek, timeout] = args.exact::<4>(interp, "_recv", false)?;
    if int(interp, size)? < 0 {
        return Err(interp.value_error("negative buffersize in recv"));
    }
    let patience = Patience::from_timeout(interp, timeout)?;
    at_once(recv_step, vec![fd.clone(), size.clone(), peek.clone(), patience.value()])
}

fn recv_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, size, peek, patience] = items(&data) else { return Ok(Value::None) };
    let id = socket_of(interp, fd)?;
    let (size, peek) = (int(interp, size)? as usize, matches!(peek, Value::Bool(true)));
    if size == 0 {
        return Ok(bytes(Vec::new()));
    }
    let now = interp.now;
    let stream = interp.world.borrow_mut().socket(id).is_some_and(|s| s.stream);
    let found = if stream {
        interp.world.borrow_mut().receive(id, size, peek, now)
    } else {
        let found = interp.world.borrow_mut().receive_datagram(id, peek, now);
        found.map(|(mut bytes, _)| {
            bytes.truncate(size);
            (bytes, Vec::new())
        })
    };
    match found {
        Ok((found, notices)) => {
            let price = cost::PACKET + cost::copy(found.len());
            device::told(interp, &notices, price, bytes(found))
        }
        Err(errno::EAGAIN) => {
            let patience = Patience::of(patience);
            device::wait(interp, id, patience, recv_step, data.clone())
        }
        Err(errno) => Err(os_error(interp, errno, None)),
    }
}

/// `_recvfrom(fd, size, timeout)`: bytes and the sender's address.
fn recvfrom(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, size, timeout] = args.exact::<3>(interp, "_recvfrom", false)?;
    let patience = Patience::from_timeout(interp, timeout)?;
    at_once(recvfrom_step, vec![fd.clone(), size.clone(), patience.value()])
}

fn recvfrom_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, size, patience] = items(&data) else { return Ok(Value::None) };
    let id = socket_of(interp, fd)?;
    let size = int(interp, size)? as usize;
    let now = interp.now;
    let found = interp.world.borrow_mut().receive_datagram(id, false, now);
    match found {
        Ok((mut found, from)) => {
            found.truncate(size);
            device::result(cost::PACKET, Value::tuple(vec![bytes(found), address_value(Some(&from))]))
        }
        Err(errno::EAGAIN) => {
            let patience = Patience::of(patience);
            device::wait(interp, id, patience, recvfrom_step, data.clone())
        }
        Err(errno) => Err(os_error(interp, errno, None)),
    }
}

/// `_sendto(fd, data, address)`.
fn sendto(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, new, to] = args.exact::<3>(interp, "_sendto", false)?;
    let new = bytes_of(interp, new)?;
    at_once(
        |interp, _, data| {
            let [fd, Value::Bytes(new), to] = items(&data) else { return Ok(Value::None) };
            let id = socket_of(interp, fd)?;
            let to = if to.is_none() {
                interp.world.borrow_mut().socket(id).and_then(|s| s.peer.clone())
            } else {
                Some(address(interp, to)?)
            };
            let Some(to) = to else { return Err(os_error(interp, errno::EDESTADDRREQ, None)) };
            let now = interp.now;
            let sent = interp.world.borrow_mut().send_datagram(id, &new.data, &to, now);
            let notices = sent.map_err(|errno| os_error(interp, errno, None))?;
            device::told(interp, &notices, cost::PACKET, Value::Int(new.data.len() as i64))
        },
        vec![fd.clone(), bytes(new), to.clone()],
    )
}

/// `_shutdown(fd, how)`.
fn shutdown(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, how] = args.exact::<2>(interp, "_shutdown", false)?;
    at_once(
        |interp, _, data| {
            let [fd, how] = items(&data) else { return Ok(Value::None) };
            let (id, how) = (socket_of(interp, fd)?, int(interp, how)?);
            let now = interp.now;
            let done = interp.world.borrow_mut().shut_down(id, how != 1, how != 0, now);
            let notices = done.map_err(|errno| os_error(interp, errno, None))?;
            device::told(interp, &notices, cost::CLOSE, Value::None)
        },
        vec![fd.clone(), how.clone()],
    )
}

/// `_names(fd)`: own address, peer's address or `None`, whether it listens.
fn names(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "_names", false)?;
    let id = socket_of(interp, fd)?;
    let now = interp.now;
    let world = &mut *interp.world.borrow_mut();
    let Some(socket) = world.socket(id) else { return Ok(Value::None) };
    let connected = socket.link(now).is_ok() || !socket.stream;
    let peer = socket.peer.as_ref().filter(|_| connected);
    let listens = matches!(socket.phase, Phase::Listening { .. });
    let peer = peer.map_or(Value::None, |peer| address_value(Some(peer)));
    Ok(Value::tuple(vec![address_value(socket.local.as_ref()), peer, Value::Bool(listens), Value::Bool(connected)]))
}

/// `_option(fd, level, name, value)`: sets an option, or reads it if the value is `None`.
fn option(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, level, name, value] = args.exact::<4>(interp, "_option", false)?;
    let id = socket_of(interp, fd)?;
    let key = (int(interp, level)?, int(interp, name)?);
    if key == (1, 4) && value.is_none() {
        // SO_ERROR: the answer to a connect that nobody has asked for yet.
        let pending = connect_result(interp, id).unwrap_or(0);
        return Ok(Value::Int(i64::from(pending)));
    }
    let set = if value.is_none() { None } else { Some(int(interp, value)?) };
    let world = &mut *interp.world.borrow_mut();
    let Some(socket) = world.socket(id) else { return Ok(Value::None) };
    match set {
        Some(n) => {
            socket.options.insert(key, n);
            Ok(Value::None)
        }
        None => Ok(Value::Int(match key {
            (1, 3) => i64::from(if socket.stream { 1 } else { 2 }),
            (1, 7 | 8) => socket.options.get(&key).map_or(131_072, |n| n * 2),
            key => socket.options.get(&key).copied().unwrap_or(0),
        })),
    }
}

/// `_resolve(host)`: the IPv4 address of a name, after the time a name server takes; `None` if there is none.
fn resolve(interp: &mut Interp, args: Args<'_>) -> Res {
    let [host] = args.exact::<1>(interp, "_resolve", false)?;
    let host = host.as_str().unwrap_or_default().to_owned();
    let (found, ns) = internet::resolve(interp, &host);
    let found = found.map_or(Value::None, Value::string);
    if ns == 0 {
        return Ok(found);
    }
    device::device(ns, |_, _, data| Ok(items(&data)[0].clone()), vec![found])
}

/// `_name_of(address)`: the host name that was resolved to an address, or `None`.
fn name_of(interp: &mut Interp, args: Args<'_>) -> Res {
    let [at] = args.exact::<1>(interp, "_name_of", false)?;
    let name = internet::name_of(interp, at.as_str().unwrap_or_default());
    Ok(name.map_or(Value::None, Value::string))
}

/// `_new_poll()`: a descriptor for an `epoll` instance.
fn new_poll(interp: &mut Interp, _: Args<'_>) -> Res {
    let wait = interp.next_wait();
    let id = interp.world.borrow_mut().opens.add(Open::Poll, wait);
    interp.charge(cost::SOCKET);
    Ok(interp.descriptor(id))
}

/// `_poll(list of (fd, mask), timeout in s or None)`: list of (fd, events) that are there.
fn poll(interp: &mut Interp, args: Args<'_>) -> Res {
    let [wanted, timeout] = args.exact::<2>(interp, "_poll", false)?;
    let patience = Patience::from_timeout(interp, timeout)?;
    at_once(poll_step, vec![wanted.clone(), patience.value(), Value::None])
}

fn poll_step(interp: &mut Interp, wake: Wake, data: Value) -> Res {
    let [Value::List(wanted), patience, waited] = items(&data) else { return Ok(Value::None) };
    let now = interp.now;
    let wanted: Vec<(i64, i64)> = wanted
        .items
        .borrow()
        .iter()
        .filter_map(|pair| match items(pair) {
            [Value::Int(fd), Value::Int(mask)] => Some((*fd, *mask)),
            _ => None,
        })
        .collect();
    let ids: Vec<Option<OpenId>> = wanted.iter().map(|(fd, _)| interp.opened(*fd)).collect();
    if let Value::Int(queue) = waited {
        unwatch(interp, &ids, WaitId(*queue as u32));
    }
    let (found, next) = look(interp, &wanted, &ids, now);
    let patience = Patience::of(patience);
    let over = patience == Patience::None || matches!(patience, Patience::Until(at) if at <= now);
    if !found.is_empty() || over || wake == Wake::TimedOut {
        return device::result(cost::POLL, Value::list(found));
    }
    let queue = interp.poll_queue();
    {
        let world = &mut *interp.world.borrow_mut();
        for id in ids.iter().flatten() {
            if let Some(entry) = world.opens.get_mut(*id)
                && !entry.watchers.contains(&queue)
            {
                entry.watchers.push(queue);
            }
        }
    }
    let arguments = vec![data_of(&data, 0), patience.value(), Value::Int(i64::from(queue.0))];
    match next {
        // Something is on its way: the device wakes us when it comes.
        Some(at) => {
            let notice = Notice { queue, after: at.saturating_sub(now).max(1) };
            device::told_then(interp, &[notice], &POLL_WAIT, arguments)
        }
        None => poll_wait(interp, Args::positional(&arguments)),
    }
}

fn data_of(data: &Value, at: usize) -> Value {
    items(data)[at].clone()
}

fn unwatch(interp: &Interp, ids: &[Option<OpenId>], queue: WaitId) {
    let world = &mut *interp.world.borrow_mut();
    for id in ids.iter().flatten() {
        if let Some(entry) = world.opens.get_mut(*id) {
            entry.watchers.retain(|watcher| *watcher != queue);
        }
    }
}

/// What is there of what is wanted, and when the next of it comes by itself.
fn look(interp: &Interp, wanted: &[(i64, i64)], ids: &[Option<OpenId>], now: Ns) -> (Vec<Value>, Option<Ns>) {
    let world = &mut *interp.world.borrow_mut();
    let (mut found, mut next) = (Vec::new(), None::<Ns>);
    for ((fd, mask), id) in wanted.iter().zip(ids) {
        let events = match (fd, id) {
            (0, None) => POLLIN,
            (1 | 2, None) => POLLOUT,
            (_, None) => POLLNVAL,
            (_, Some(id)) => match world.readiness(*id, now) {
                None => POLLNVAL,
                Some((ready, later)) => {
                    if let Some(at) = later {
                        next = Some(next.map_or(at, |n| n.min(at)));
                    }
                    let bits = [
                        (ready.readable, POLLIN),
                        (ready.ended, POLLRDHUP),
                        (ready.writable, POLLOUT),
                        (ready.error, POLLERR),
                        (ready.hung_up, POLLHUP),
                    ];
                    bits.iter().filter(|(on, _)| *on).fold(0, |all, (_, bit)| all | bit)
                }
            },
        };
        let shown = events & (mask | POLLERR | POLLHUP | POLLNVAL);
        if shown != 0 {
            found.push(Value::tuple(vec![Value::Int(*fd), Value::Int(shown)]));
        }
    }
    (found, next)
}

fn poll_wait(interp: &mut Interp, args: Args<'_>) -> Res {
    let [_, patience, Value::Int(queue)] = args.pos else { return Ok(Value::None) };
    let timeout = match Patience::of(patience) {
        Patience::Until(at) => Some(at.saturating_sub(interp.now).max(1)),
        _ => None,
    };
    let call = Syscall::Wait { queue: WaitId(*queue as u32), timeout, io: true };
    Err(Box::new(Ctl::Syscall(call, After::Then(poll_step, Value::tuple(args.pos.to_vec())))))
}

static POLL_WAIT: Builtin = Builtin::function("_poll_wait", poll_wait);

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("_new", new),
    Builtin::function("_pair", pair),
    Builtin::function("_share", share),
    Builtin::function("_take", take),
    Builtin::function("_bind", bind),
    Builtin::function("_listen", listen),
    Builtin::function("_accept", accept),
    Builtin::function("_connect", connect),
    Builtin::function("_send", send),
    Builtin::function("_sendall", sendall),
    Builtin::function("_recv", recv),
    Builtin::function("_recvfrom", recvfrom),
    Builtin::function("_sendto", sendto),
    Builtin::function("_shutdown", shutdown),
    Builtin::function("_names", names),
    Builtin::function("_option", option),
    Builtin::function("_resolve", resolve),
    Builtin::function("_name_of", name_of),
    Builtin::function("_new_poll", new_poll),
    Builtin::function("_poll", poll),
];

/// The names of `_sockets`.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
}
