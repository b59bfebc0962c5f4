//! What all calls on devices share: prices, errors with an errno, waiting, and telling others of a change.
//!
//! A call first goes to the kernel's time, so that what it sees and changes comes in the order of the virtual clock.
//! What takes time happens without the GIL, as CPython releases it around every system call.

use crate::base::{Ns, US};
use crate::kernel::api::{Syscall, Wake};
use crate::kernel::world::{Notice, OpenId};
use crate::python::builtins::bytes::view;
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::{Bytes, Value};
use crate::python::vm::control::{After, Ctl, Res};
use crate::python::vm::interp::Interp;

/// Prices of system calls, in ns. They are the usual ones of a Linux machine with a solid-state disk, rounded; what
/// matters is that a cached read is a thousandth of a sleep and a cold one a hundredth.
pub mod cost {
    use super::{Ns, US};

    /// `open(2)` of a file: `lat_syscall open` of lmbench shows 1 to 3 us; CPython adds an `fstat` and an `ioctl`.
    pub const OPEN: Ns = 8 * US;
    /// `close(2)`.
    pub const CLOSE: Ns = US;
    /// `stat(2)`.
    pub const STAT: Ns = 2 * US;
    /// A change in a folder: make, rename, remove.
    pub const FOLDER: Ns = 12 * US;
    /// `read(2)` and `write(2)` of the page cache, besides their bytes.
    pub const CACHED: Ns = 800;
    /// The first read of a file: one access of a solid-state disk on `PCIe` (data sheets: 60 to 100 us).
    pub const COLD: Ns = 90 * US;
    /// `fsync(2)` on such a disk.
    pub const SYNC: Ns = 900 * US;
    /// `send(2)` and `recv(2)` on the loopback.
    pub const PACKET: Ns = 3 * US;
    /// Making or closing a socket.
    pub const SOCKET: Ns = 4 * US;
    /// One `epoll_wait(2)` or `poll(2)` that finds something.
    pub const POLL: Ns = US;

    /// Copying bytes between the page cache and a program: 8 GB/s.
    pub fn copy(bytes: usize) -> Ns {
        bytes as Ns / 8
    }

    /// Bytes from the disk: 2 GB/s.
    pub fn disk(bytes: usize) -> Ns {
        bytes as Ns / 2
    }
}

/// What goes on when the kernel has answered.
pub type Step = fn(&mut Interp, Wake, Value) -> Res;

/// Goes to the kernel's time with the GIL kept, then on.
pub fn at_once(step: Step, data: Vec<Value>) -> Res {
    Err(Box::new(Ctl::Syscall(Syscall::Sync, After::Then(step, Value::tuple(data)))))
}

/// Computes for `ns` without the GIL, then on.
pub fn without_gil(ns: Ns, step: Step, data: Vec<Value>) -> Res {
    let call = Syscall::Compute { ns, releases_gil: true };
    Err(Box::new(Ctl::Syscall(call, After::Then(step, Value::tuple(data)))))
}

/// Waits for a device for `ns` without the GIL, then on.
pub fn device(ns: Ns, step: Step, data: Vec<Value>) -> Res {
    Err(Box::new(Ctl::Syscall(Syscall::Io { ns }, After::Then(step, Value::tuple(data)))))
}

/// The values behind a step.
pub fn items(data: &Value) -> &[Value] {
    match data {
        Value::Tuple(tuple) => &tuple.items,
        _ => &[],
    }
}

/// The result, after `ns` without the GIL.
pub fn result(ns: Ns, value: Value) -> Res {
    without_gil(ns, |_, _, data| Ok(items(&data)[0].clone()), vec![value])
}

/// Tells everybody who is to hear of a change, then spends `ns` without the GIL and answers with `value`.
pub fn told(interp: &mut Interp, notices: &[Notice], ns: Ns, value: Value) -> Res {
    tell(interp, notices, vec![value, Value::Int(ns as i64)])
}

/// Tells everybody, then calls `next` with `arguments`.
pub fn told_then(interp: &mut Interp, notices: &[Notice], next: &'static Builtin, arguments: Vec<Value>) -> Res {
    tell(interp, notices, vec![Value::Builtin(next), Value::tuple(arguments), Value::None])
}

fn tell(interp: &mut Interp, notices: &[Notice], end: Vec<Value>) -> Res {
    let pairs =
        notices.iter().map(|n| Value::tuple(vec![Value::Int(i64::from(n.queue.0)), Value::Int(n.after as i64)]));
    let pairs = Value::list(pairs.rev().collect());
    tell_next(interp, Wake::Done, Value::tuple(vec![pairs, Value::tuple(end)]))
}

fn tell_next(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [Value::List(pairs), Value::Tuple(end)] = items(&data) else { return Ok(Value::None) };
    let next = pairs.items.borrow_mut().pop();
    if let Some(pair) = next {
        let [Value::Int(queue), Value::Int(after)] = items(&pair) else { return Ok(Value::None) };
        let (queue, after) = (crate::base::WaitId(*queue as u32), *after as Ns);
        let n = u32::MAX;
        let call = if after == 0 { Syscall::Notify { queue, n } } else { Syscall::NotifyLater { queue, n, after } };
        return Err(Box::new(Ctl::Syscall(call, After::Then(tell_next, data.clone()))));
    }
    match &end.items[..] {
        [value, Value::Int(ns)] if *ns > 0 => result(*ns as Ns, value.clone()),
        [func, Value::Tuple(arguments), _] => Err(interp.call(func.clone(), arguments.items.to_vec())),
        other => Ok(other.first().cloned().unwrap_or(Value::None)),
    }
}

/// Until when a call waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Not at all.
    None,
    /// Until a moment, in ns.
    Until(Ns),
    /// For ever.
    Endless,
}

impl Patience {
    /// From a timeout in seconds as Python has it: `None`, 0 or more.
    pub fn from_timeout(interp: &mut Interp, timeout: &Value) -> Res<Self> {
        Ok(match timeout.unwrap_base() {
            Value::None => Self::Endless,
            Value::Int(0) => Self::None,
            Value::Float(x) if *x == 0.0 => Self::None,
            other => match super::time::duration(interp, &other.clone())? {
                Some(ns) => Self::Until(interp.now + ns),
                None => return Err(interp.value_error("Timeout value out of range")),
            },
        })
    }

    /// As a value that a step can carry.
    pub fn value(self) -> Value {
        match self {
            Self::None => Value::Bool(false),
            Self::Until(at) => Value::Int(at as i64),
            Self::Endless => Value::None,
        }
    }

    /// Back from that value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Int(at) => Self::Until(*at as Ns),
            Value::Bool(_) => Self::None,
            _ => Self::Endless,
        }
    }
}

/// Waits on something open, then tries the step again; an error if the patience is at its end.
pub fn wait(interp: &mut Interp, id: OpenId, patience: Patience, step: Step, data: Value) -> Res {
    let queue = interp.world.borrow().opens.get(id).map(|entry| entry.wait);
    let Some(queue) = queue else { return Err(os_error(interp, 9, None)) };
    let timeout = match patience {
        Patience::None => return Err(os_error(interp, 11, None)),
        Patience::Until(at) if at <= interp.now => return Err(interp.raise(Exc::TimeoutError, "timed out")),
        Patience::Until(at) => Some(at - interp.now),
        Patience::Endless => None,
    };
    Err(Box::new(Ctl::Syscall(Syscall::Wait { queue, timeout, io: true }, After::Then(step, data))))
}

/// `OSError(errno, text)`, as the subclass for that number, with a file name if there is one.
pub fn os_error(interp: &mut Interp, errno: i32, file: Option<&Value>) -> Box<Ctl> {
    let class = crate::python::builtins::objects::errno_exception(i64::from(errno));
    let mut args = vec![Value::Int(i64::from(errno)), Value::str(super::errno::text(i64::from(errno)))];
    args.extend(file.cloned());
    interp.raise_args(class, args)
}

/// What a descriptor refers to, or `OSError`: bad file descriptor.
pub fn open_of(interp: &mut Interp, fd: &Value) -> Res<OpenId> {
    let found = match fd.unwrap_base() {
        Value::Int(fd) => interp.opened(*fd),
        _ => None,
    };
    found.ok_or_else(|| os_error(interp, 9, None))
}

/// The bytes of a `bytes` or `bytearray`.
pub fn bytes_of(interp: &mut Interp, value: &Value) -> Res<Vec<u8>> {
    view(value).ok_or_else(|| {
        let text = format!("a bytes-like object is required, not '{}'", interp.type_name(value));
        interp.type_error(text)
    })
}

/// A `bytes` of these.
pub fn bytes(data: Vec<u8>) -> Value {
    Value::Bytes(Bytes::new(data))
}

/// A whole number among the arguments.
pub fn int(interp: &mut Interp, value: &Value) -> Res<i64> {
    match value.unwrap_base() {
        Value::Int(n) => Ok(*n),
        Value::Bool(b) => Ok(i64::from(*b)),
        other => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}
