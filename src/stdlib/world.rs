//! [`ask`]: how native code asks something of the world and waits until it has an answer.
//!
//! A system call brings the thread to the kernel's time, the world answers or names a queue to wait in, and whoever is
//! to look again is woken.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use crate::base::{Ns, WaitId};
use crate::kernel::api::{Syscall, Wake};
use crate::kernel::world::semaphore::FUTEX_NS;
use crate::kernel::world::{Answer, Error, Reply, Request};
use crate::python::builtins::Exc;
use crate::python::object::native::Private;
use crate::python::object::{Native, Value};
use crate::python::vm::control::{After, Ctl, Res};
use crate::python::vm::fork::Copier;
use crate::python::vm::interp::Interp;

/// Makes the result of a call from the world's reply and a value kept for it.
pub type Then = fn(&mut Interp, Reply, Value) -> Res;

/// A request on its way.
#[derive(Clone, Debug)]
struct Asking {
    request: Request,
    /// When the caller has waited long enough.
    deadline: Option<Ns>,
    /// See [`World::ask`](crate::kernel::world::World::ask).
    ticket: u32,
    timeout: Option<Ns>,
    /// Whether it looks for a permit once more before it sleeps.
    looks: bool,
    woken: Vec<(WaitId, u32)>,
    reply: Option<Reply>,
    then: Then,
    data: Value,
}

impl Private for RefCell<Asking> {
    fn copied(&self, copier: &mut Copier) -> Option<Box<dyn Private>> {
        let asking = self.borrow().clone();
        Some(Box::new(Self::new(Asking { data: copier.value(&asking.data), ..asking })))
    }
}

/// Asks the world. Where it lies elsewhere, or is to look as if it did, that takes a message. `call` is the system call that begins it; `timeout` in ns, 0 never waits.
pub fn ask(interp: &Interp, call: Syscall, request: Request, timeout: Option<Ns>, then: Then, data: Value) -> Res {
    let call = match interp.settings.apart {
        Some(apart) => Syscall::Io { ns: apart.message },
        None => call,
    };
    let deadline = timeout.map(|ns| interp.now.saturating_add(ns));
    let looks = matches!(request, Request::Take { .. });
    let asking = Asking { request, deadline, ticket: 0, timeout, looks, woken: Vec::new(), reply: None, then, data };
    let state = interp.native(Native::Private(Box::new(RefCell::new(asking))));
    Err(Box::new(Ctl::Syscall(call, After::Then(go_on, state))))
}

/// Tells the world something that nobody has to wait for and that has no time.
pub fn tell(interp: &Interp, mut request: Request) -> Reply {
    let mut world = interp.world.borrow_mut();
    if matches!(request, Request::Rename { thread: None, .. }) {
        world.tell(interp.thread, &request);
    }
    match world.perform(interp.process, &mut request) {
        Answer::Done(reply) => reply,
        Answer::Wait(_) => Reply::None,
    }
}

fn kept(state: &Value) -> Option<&RefCell<Asking>> {
    match state {
        Value::Native(native) => match &**native {
            Native::Private(state) => (&**state as &dyn Any).downcast_ref(),
            _ => None,
        },
        _ => None,
    }
}

fn go_on(interp: &mut Interp, _: Wake, state: Value) -> Res {
    let Some(cell) = kept(&state) else { return Ok(Value::None) };
    let mut asking = cell.borrow_mut();
    if let Some((queue, n)) = asking.woken.pop() {
        drop(asking);
        return Err(Box::new(Ctl::Syscall(Syscall::Notify { queue, n }, After::Then(go_on, state))));
    }
    if let Some(reply) = asking.reply.take() {
        let (then, data) = (asking.then, std::mem::take(&mut asking.data));
        drop(asking);
        return then(interp, reply, data);
    }
    let world = Rc::clone(&interp.world);
    let mut world = world.borrow_mut();
    let asked = &mut *asking;
    let answer = world.ask(interp.process, interp.thread, &mut asked.request, asked.timeout, &mut asked.ticket);
    asking.woken = world.take_woken();
    let call = match answer {
        Answer::Done(reply) => {
            asking.reply = Some(reply);
            None
        }
        Answer::Wait(queue) => {
            // A child may end while a signal's handler runs.
            if matches!(asking.request, Request::Ready { .. }) && interp.thread == interp.main_thread {
                interp.signals.pause = Some(queue);
            }
            // Elsewhere somebody else looks at the clock, so that a permit and the end of the time do not cross.
            let deadline = asking.deadline.filter(|_| world.remote.is_none());
            let left = deadline.map(|at| at.saturating_sub(interp.now));
            if left == Some(0) {
                world.cancel(interp.process, &mut asking.request);
                asking.reply = Some(Reply::TimedOut);
                None
            } else if std::mem::take(&mut asking.looks) && world.remote.is_none() {
                Some(Syscall::Compute { ns: FUTEX_NS, releases_gil: true })
            } else if asking.woken.is_empty() {
                asking.looks = matches!(asking.request, Request::Take { .. });
                Some(Syscall::Wait { queue, timeout: left, io: false })
            } else {
                None
            }
        }
    };
    drop((asking, world));
    match call {
        Some(call) => Err(Box::new(Ctl::Syscall(call, After::Then(go_on, state)))),
        None => go_on(interp, Wake::Done, state),
    }
}

/// Raises the operating system's error.
pub fn failed(interp: &mut Interp, error: Error) -> Box<Ctl> {
    let (class, errno, text) = match error {
        Error::NoProcess => (Exc::ProcessLookupError, 3, "No such process"),
        Error::NoEntry => (Exc::FileNotFoundError, 2, "No such file or directory"),
        Error::BadFile => (Exc::OSError, 9, "Bad file descriptor"),
        Error::NoMemory => (Exc::OSError, 12, "Cannot allocate memory"),
        Error::Exists => (Exc::FileExistsError, 17, "File exists"),
        Error::Refused => (Exc::ConnectionRefusedError, 111, "Connection refused"),
        Error::BrokenPipe => (Exc::BrokenPipeError, 32, "Broken pipe"),
        Error::Overflow => (Exc::OSError, 75, "Value too large for defined data type"),
    };
    interp.raise_args(class, vec![Value::Int(errno), Value::str(text)])
}

/// A reply as a Python value.
pub fn value(interp: &mut Interp, reply: Reply, _: Value) -> Res {
    use crate::python::object::Bytes;
    Ok(match reply {
        Reply::None => Value::None,
        Reply::Number(n) => Value::Int(n),
        Reply::Pair(a, b) => Value::tuple(vec![Value::Int(a), Value::Int(b)]),
        Reply::Bytes(bytes) => Value::Bytes(Bytes::new(bytes)),
        Reply::Flags(flags) => Value::list(flags.into_iter().map(Value::Bool).collect()),
        Reply::Error(error) => return Err(failed(interp, error)),
        Reply::TimedOut => Value::None,
    })
}
