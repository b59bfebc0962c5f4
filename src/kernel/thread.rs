//! What the kernel knows of one thread. Plain data; the rules are in the other files.

use super::api::{StopReason, Syscall, ThreadState, Wake};
use crate::base::{GilId, LockId, Ns, ProcessId, ThreadId, WaitId};

/// What a thread does as soon as it is on a core and its clock is the earliest.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Todo {
    /// Execute the program. With a GIL, only its holder is here.
    Resume,
    /// The burst it has executed stopped for this reason, at its clock.
    Stopped(StopReason),
    /// Compute inside a C call. On a core the clock already stands at the end; `left` counts while it is off.
    Compute {
        /// What is left of the call when the thread gets on a core.
        left: Ns,
    },
    /// Take the GIL, then resume with the answer.
    TakeGil,
    /// Woken to try a lock again, without the GIL.
    TryLock(LockId),
    /// Begin a call that has released the GIL.
    Call(Syscall),
}

/// The list a blocked thread stands in, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waiting {
    /// In no list: it runs, is ready or is on its way to be ready.
    No,
    /// The GIL's condition variable.
    Gil,
    /// It dropped the GIL on request and waits until another thread has taken it.
    Switch,
    /// A lock.
    Lock(LockId),
    /// A wait queue.
    Queue(WaitId),
    /// The joiners of a thread.
    Join(ThreadId),
    /// Nothing but the clock.
    Sleep,
    /// A device.
    Io,
}

/// One thread.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    /// The process it belongs to.
    pub(super) process: ProcessId,
    /// The GIL of its interpreter.
    pub(super) gil: GilId,
    /// Its state now.
    pub(super) state: ThreadState,
    /// The state the observer was last told.
    pub(super) shown: Option<ThreadState>,
    /// The core it is on.
    pub(super) core: Option<usize>,
    /// The core it was on last: preferred when free.
    pub(super) last_core: usize,
    /// Its next action.
    pub(super) todo: Todo,
    /// What [`super::Program::resume`] is told next.
    pub(super) answer: Wake,
    /// Where it waits.
    pub(super) waiting: Waiting,
    /// Counts its waits, so that timers of earlier ones are ignored.
    pub(super) epoch: u32,
    /// Start of its wait for a lock, over all attempts.
    pub(super) waiting_since: Ns,
    /// When its wait times out.
    pub(super) deadline: Option<Ns>,
    /// The GIL's switch number at the start of this wait for it.
    pub(super) saved_switch: u64,
    /// It waits for the GIL because it had to hand it over, not because it comes back from a call.
    pub(super) forced_out: bool,
    /// Hand-overs that went to others during this wait for the GIL.
    pub(super) lost_handovers: u32,
    /// Since when it has waited for the GIL.
    pub(super) beaten_since: Option<Ns>,
    /// The GIL was dropped for it, and it is on its way.
    pub(super) signalled: bool,
    /// CPython's `_PY_GIL_DROP_REQUEST_BIT` in this thread's eval breaker.
    pub(super) drop_request: bool,
    /// It stands where it may drop the GIL.
    pub(super) safe: bool,
    /// Threads that wait for its end.
    pub(super) joiners: Vec<ThreadId>,
}

impl Thread {
    pub(super) fn new(process: ProcessId, gil: GilId, todo: Todo) -> Self {
        Self {
            process,
            gil,
            state: ThreadState::New,
            shown: None,
            core: None,
            last_core: 0,
            todo,
            answer: Wake::Start,
            waiting: Waiting::No,
            epoch: 0,
            waiting_since: 0,
            deadline: None,
            saved_switch: 0,
            forced_out: false,
            lost_handovers: 0,
            beaten_since: None,
            signalled: false,
            drop_request: false,
            safe: false,
            joiners: Vec::new(),
        }
    }
}
