//! [`Signals`]: what a process does with signals, and those that wait for its main thread
//! (`Modules/signalmodule.c`).
//!
//! A signal is noted when it arrives; its handler, Python code, runs in the main thread at its next safe point. A call
//! that the signal interrupted goes on afterwards for the rest of its time (PEP 475), unless the handler raised.

use std::collections::VecDeque;

use super::control::Call;
use super::flow::{self, Flow, Wish};
use super::interp::Interp;
use super::thread::{Pending, Ret, Thread};
use crate::base::{Ns, ThreadId, WaitId};
use crate::kernel::api::{Reaction, Syscall};
use crate::python::builtins::frame;
use crate::python::object::Value;

/// One more than the highest number of a signal (`NSIG` on Linux).
pub const COUNT: usize = 65;
/// Ctrl-C.
pub const SIGINT: u32 = 2;
/// The end of a timer.
pub const SIGALRM: u32 = 14;
/// Signals that do nothing unless there is a handler: SIGCHLD, SIGCONT, SIGURG, SIGWINCH.
const HARMLESS: [u32; 4] = [17, 18, 23, 28];

/// What becomes of one signal.
#[derive(Clone, Debug, Default)]
pub enum Handler {
    /// `SIG_DFL`: most end the process.
    #[default]
    Default,
    /// `SIG_IGN`.
    Ignore,
    /// A callable.
    Call(Value),
}

/// The timer behind `alarm` and `setitimer(ITIMER_REAL)`.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    /// When it rings, in ns.
    pub at: Ns,
    /// How long after that it rings again, in ns; 0 for never.
    pub interval: Ns,
}

/// The signals of a process.
#[derive(Debug)]
pub struct Signals {
    /// By number.
    pub handlers: Vec<Handler>,
    /// Those whose handler has yet to run.
    pub(super) pending: VecDeque<u32>,
    /// What threads are to call at their next safe point (`PyThreadState_SetAsyncExc`).
    pub calls: Vec<(ThreadId, Value)>,
    /// What rings next.
    pub timer: Option<Timer>,
    /// Names the current timer, so that earlier ones mean nothing.
    pub token: u32,
    /// Where `signal.pause` waits, or a wait for processes, which looks again after a signal.
    pub pause: Option<WaitId>,
    /// Where the main thread's event loop waits, and whether it was woken there since it began to.
    pub event_loop: Option<(WaitId, bool)>,
}

impl Default for Signals {
    fn default() -> Self {
        let mut handlers = vec![Handler::Default; COUNT];
        // SIGPIPE and SIGXFSZ become exceptions.
        for number in [13, 25] {
            handlers[number] = Handler::Ignore;
        }
        Self {
            handlers,
            pending: VecDeque::new(),
            calls: Vec::new(),
            timer: None,
            token: 0,
            pause: None,
            event_loop: None,
        }
    }
}

impl Signals {
    /// A signal arrives at `now`. `token` is 0, or names the timer that sent it.
    pub fn arrive(&mut self, number: u32, token: u32, now: Ns) -> Reaction {
        let mut reaction = Reaction::default();
        if token != 0 {
            if token != self.token {
                return reaction;
            }
            let interval = self.timer.map_or(0, |timer| timer.interval);
            self.timer = (interval > 0).then_some(Timer { at: now + interval, interval });
            reaction.again = (interval > 0).then_some(interval);
        }
        match self.handlers.get(number as usize) {
            Some(Handler::Default) if !HARMLESS.contains(&number) => reaction.end = Some(-(number as i32)),
            Some(Handler::Call(_)) => {
                if !self.pending.contains(&number) {
                    self.pending.push_back(number);
                }
                reaction.interrupt = true;
            }
            _ => {}
        }
        reaction
    }

    /// Whether a thread has something to call.
    pub fn waiting(&self, thread: ThreadId, main: bool) -> bool {
        main && !self.pending.is_empty() || self.calls.iter().any(|(other, _)| *other == thread)
    }

    /// The next handler to call, with its argument.
    fn next(&mut self) -> Option<(Value, u32)> {
        while let Some(number) = self.pending.pop_front() {
            if let Some(Handler::Call(handler)) = self.handlers.get(number as usize) {
                return Some((handler.clone(), number));
            }
        }
        None
    }
}

fn handler_call(interp: &mut Interp, t: &Thread) -> Option<Call> {
    let (func, number) = interp.signals.next()?;
    let frame = frame::at_depth(interp, t, 0).unwrap_or(Value::None);
    Some(Call { func, args: vec![Value::Int(i64::from(number)), frame], kwargs: Vec::new() })
}

/// At a safe point: runs the next handler, if this is the main thread and one waits, or what the thread is to call.
pub fn run_handler(interp: &mut Interp, t: &mut Thread) -> Option<Flow> {
    let handler = (interp.thread == interp.main_thread).then(|| handler_call(interp, t)).flatten();
    let call = handler.or_else(|| {
        let calls = &mut interp.signals.calls;
        let at = calls.iter().position(|(thread, _)| *thread == interp.thread)?;
        Some(Call { func: calls.remove(at).1, args: Vec::new(), kwargs: Vec::new() })
    })?;
    // An exception counts as raised by the instruction that comes next: a loop's first is inside its `try`.
    t.frames.last_mut()?.ip += 1;
    Some(flow::call(interp, t, call, Ret::Signal))
}

/// A handler has returned to the instruction it came before.
pub fn handler_done(t: &mut Thread) {
    if let Some(frame) = t.frames.last_mut() {
        frame.ip -= 1;
    }
}

/// The main thread was woken from a call by a signal.
pub fn interrupted(interp: &mut Interp, t: &mut Thread, mut pending: Pending) -> Flow {
    let passed = t.clock.saturating_sub(pending.since);
    pending.call = rest(pending.call, passed);
    match handler_call(interp, t) {
        Some(call) => flow::call(interp, t, call, Ret::Retry(Box::new(pending))),
        None => {
            let wish = retry(interp, t, pending);
            flow::finish(interp, t, Err(wish))
        }
    }
}

/// A handler has returned into a call: the next handler, or on with the call.
pub fn retry(interp: &mut Interp, t: &mut Thread, mut pending: Pending) -> Wish {
    pending.since = t.clock;
    if let Some(call) = handler_call(interp, t) {
        return (Box::new(super::control::Ctl::Call(call)), Ret::Retry(Box::new(pending)));
    }
    // `pause` and C's `sleep` end with a signal; an event loop that the handler woke finds its socket readable, and what
    // else waits for a descriptor looks again, too: the handler may have written there.
    let over = match pending.call {
        Syscall::Nap { .. } => true,
        Syscall::Wait { queue, io, .. } => {
            io || interp.signals.pause == Some(queue) || interp.signals.event_loop == Some((queue, true))
        }
        _ => false,
    };
    let call = if over { Syscall::Sync } else { pending.call };
    (Box::new(super::control::Ctl::Syscall(call, pending.after)), pending.ret)
}

/// A call that has already lasted for `passed`.
fn rest(call: Syscall, passed: Ns) -> Syscall {
    let less = |timeout: Option<Ns>| timeout.map(|ns| ns.saturating_sub(passed));
    match call {
        Syscall::Sleep { ns } => Syscall::Sleep { ns: ns.saturating_sub(passed) },
        Syscall::Io { ns } => Syscall::Io { ns: ns.saturating_sub(passed) },
        Syscall::Lock { lock, timeout } => Syscall::Lock { lock, timeout: less(timeout) },
        Syscall::Wait { queue, timeout, io } => Syscall::Wait { queue, timeout: less(timeout), io },
        Syscall::Join { thread, timeout } => Syscall::Join { thread, timeout: less(timeout) },
        other => other,
    }
}
