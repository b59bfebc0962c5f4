//! The global interpreter lock, after the protocol of CPython's `Python/ceval_gil.c` (`take_gil`, `drop_gil`).
//!
//! A waiter sleeps for one switch interval at a time. If a whole interval passes without a hand-over it sets the drop
//! request in the holder's eval breaker; the holder obeys at its next safe point and, having been asked, waits until
//! another thread has the GIL. A blocking call drops it without being asked. There is no queue with rights: whoever
//! is on a core and finds it free takes it.
//!
//! One rule is measured, not read in the source: who wins a hand-over on request. See [`LOST_HANDOVERS`].

use std::collections::VecDeque;

use super::Kernel;
use super::api::{Choice, ThreadState};
use super::events::Event;
use super::report::{Change, Cx};
use super::thread::{Todo, Waiting};
use crate::base::{GilId, Ns, ThreadId};

/// How many hand-overs on request a thread that comes back from a blocking call loses to CPU-bound threads, for each of
/// them that waits too.
///
/// On Linux two CPU-bound threads pass the GIL to each other in step with their timers, and a third that waits for it
/// wins each hand-over with a chance of about 0.15 to 0.4 only (3.13 and 3.15; a wait of 0.5 ms beside two such threads
/// takes 16 ms in the median, three switch intervals, and now and then 200 ms; beside four, 30 to 45 ms). A machine
/// without dice takes the median.
const LOST_HANDOVERS: u32 = 2;

/// From how many times on a thread counts as one that drops the GIL and takes it back all the time.
const RETAKEN: u32 = 16;

/// One interpreter's lock.
#[derive(Clone, Debug)]
pub(super) struct Gil {
    /// Who has it.
    pub(super) holder: Option<ThreadId>,
    /// Who the observer believes has it.
    pub(super) shown: Option<ThreadId>,
    /// Whether the last drop was asked for.
    pub(super) forced: bool,
    /// `sys.getswitchinterval()`.
    pub(super) interval: Ns,
    /// Who had it last: taking it back is not a switch.
    last_holder: Option<ThreadId>,
    /// Counts changes of `last_holder`.
    switch_number: u64,
    /// How often that has taken it back since.
    retaken: u32,
    /// The condition variable's sleepers, first in first out.
    waiters: VecDeque<ThreadId>,
    /// The thread that dropped it on request and waits for the switch.
    switching: Option<ThreadId>,
}

impl Gil {
    pub(super) fn new(interval: Ns) -> Self {
        Self {
            holder: None,
            shown: None,
            forced: false,
            interval,
            last_holder: None,
            switch_number: 0,
            retaken: 0,
            waiters: VecDeque::new(),
            switching: None,
        }
    }

    /// Its interpreter's process is over: nobody has it or waits for it.
    pub(super) fn abandon(&mut self) {
        self.holder = None;
        self.forced = false;
        self.switching = None;
        self.waiters.clear();
    }
}

impl Kernel {
    /// On a core: takes the GIL if it is free, else leaves the core and waits.
    pub(super) fn take_gil(&mut self, id: ThreadId) {
        let Some((which, gil)) = self.gil_of(id) else {
            self.threads[id.index()].todo = Todo::Resume;
            return;
        };
        if gil.holder == Some(id) {
            // It has slept with it.
            self.threads[id.index()].todo = Todo::Resume;
            return self.show_running(id);
        }
        if gil.holder.is_some() {
            let switch_number = gil.switch_number;
            let thread = &mut self.threads[id.index()];
            // Lost to a third thread; one that takes back what it has dropped may keep it for a fifth of a switch interval.
            let lost = std::mem::take(&mut thread.signalled) && thread.saved_switch != switch_number;
            thread.lost_handovers += u32::from(lost);
            self.leave_core(id);
            self.wait_for_gil(id);
            return;
        }
        gil.holder = Some(id);
        let mut switched = None;
        if gil.last_holder == Some(id) {
            gil.retaken += 1;
        } else {
            gil.last_holder = Some(id);
            gil.switch_number += 1;
            gil.retaken = 0;
            switched = gil.switching.take();
        }
        self.changes.push(Change::Gil(which));
        let thread = &mut self.threads[id.index()];
        thread.todo = Todo::Resume;
        thread.drop_request = false;
        thread.safe = false;
        thread.forced_out = false;
        thread.lost_handovers = 0;
        thread.beaten_since = None;
        thread.signalled = false;
        self.show_running(id);
        if let Some(other) = switched {
            // It wakes only to find the GIL locked, so it goes straight to the condition variable. If it was to make
            // a call without the GIL, that begins now.
            if self.threads[other.index()].todo == Todo::TakeGil {
                self.wait_for_gil(other);
            } else {
                self.threads[other.index()].waiting = Waiting::No;
                self.events.push(self.now + self.config.wake_latency, Event::Ready(other));
            }
        }
    }

    /// Off the core: sleeps in the condition variable for one switch interval.
    fn wait_for_gil(&mut self, id: ThreadId) {
        let Some((which, gil)) = self.gil_of(id) else { return };
        gil.waiters.push_back(id);
        let (switch_number, interval) = (gil.switch_number, gil.interval);
        let thread = &mut self.threads[id.index()];
        thread.waiting = Waiting::Gil;
        thread.todo = Todo::TakeGil;
        thread.saved_switch = switch_number;
        thread.beaten_since.get_or_insert(self.now);
        let at = self.now + interval;
        self.set_timer(id, at);
        self.set_state(id, ThreadState::WaitingGil(which));
    }

    /// A waiter's switch interval is over.
    pub(super) fn gil_timeout(&mut self, cx: &mut Cx<'_>, id: ThreadId) {
        let Some((which, gil)) = self.gil_of(id) else { return };
        gil.waiters.retain(|waiter| *waiter != id);
        let switch_number = gil.switch_number;
        let Some(holder) = gil.holder else {
            // Free, and its signalled taker is not there yet: this one is awake and tries its luck.
            self.threads[id.index()].epoch += 1;
            self.make_ready(id);
            return;
        };
        let waited = self.threads[id.index()].saved_switch == switch_number;
        let holder = &mut self.threads[holder.index()];
        if waited && !holder.drop_request {
            holder.drop_request = true;
            cx.observer.gil_drop_request(self.now, which, id);
        }
        self.wait_for_gil(id);
    }

    /// Drops the GIL and signals one waiter. True if the drop was asked for: then the caller must leave the core and
    /// does not go on with its `todo` before another thread has taken the GIL.
    /// A thread that blocks or ends at once may ignore that. Does nothing on a build without a GIL.
    pub(super) fn drop_gil(&mut self, cx: &mut Cx<'_>, id: ThreadId) -> bool {
        if !self.config.gil {
            return false;
        }
        let which = self.threads[id.index()].gil;
        let asked = std::mem::take(&mut self.threads[id.index()].drop_request) || self.long_beaten(which);
        let gil = &mut self.gils[which.index()];
        debug_assert_eq!(gil.holder, Some(id), "only the holder drops the GIL");
        gil.holder = None;
        gil.forced = asked;
        self.changes.push(Change::Gil(which));
        if asked {
            self.put_likely_winner_first(which);
        }
        let pick = self.choose(cx, Choice::Gil, |kernel| &*kernel.gils[which.index()].waiters.make_contiguous());
        if let Some(waiter) = self.gils[which.index()].waiters.remove(pick) {
            let switch_number = self.gils[which.index()].switch_number;
            let thread = &mut self.threads[waiter.index()];
            thread.epoch += 1;
            thread.waiting = Waiting::No;
            thread.signalled = true;
            thread.saved_switch = switch_number;
            // Whoever was woken a moment earlier by something else is there first; but luck does not stay away for ever.
            let lucky = !asked && thread.lost_handovers >= LOST_HANDOVERS;
            let latency = if lucky { 0 } else { self.config.wake_latency };
            self.events.push(self.now + latency, Event::Ready(waiter));
        }
        asked
    }

    /// Whether somebody may soon be ready the moment a GIL is dropped.
    pub(super) fn luck_is_near(&self) -> bool {
        let mut waiters = self.gils.iter().flat_map(|gil| &gil.waiters);
        waiters.any(|id| self.threads[id.index()].lost_handovers + 1 >= LOST_HANDOVERS)
    }

    /// Whether the oldest waiter has waited so long that it wins against a thread that drops the GIL and takes it back
    /// all the time. That takes 0.1 to 10 ms (3.15 beside loops of `write(2)` and `epoll_wait(2)`); here a fifth of the
    /// switch interval.
    fn long_beaten(&self, which: GilId) -> bool {
        let gil = &self.gils[which.index()];
        if gil.retaken < RETAKEN {
            return false;
        }
        let since = gil.waiters.front().and_then(|id| self.threads[id.index()].beaten_since);
        since.is_some_and(|since| self.now.saturating_sub(since) >= gil.interval / 5)
    }

    /// Before a hand-over on request: of the waiters, first in line is one back from a call that has lost often enough,
    /// else the CPU-bound one that waits longest, else the oldest.
    fn put_likely_winner_first(&mut self, which: GilId) {
        let gil = &mut self.gils[which.index()];
        let rivals = gil.waiters.iter().filter(|id| self.threads[id.index()].forced_out).count() as u32;
        let rank = |id: &ThreadId| match &self.threads[id.index()] {
            thread if thread.forced_out => 1,
            thread if thread.lost_handovers >= LOST_HANDOVERS * rivals => 0,
            _ => 2,
        };
        let Some(first) = (0..gil.waiters.len()).min_by_key(|index| rank(&gil.waiters[*index])) else { return };
        if let Some(winner) = gil.waiters.remove(first) {
            for id in &gil.waiters {
                self.threads[id.index()].lost_handovers += 1;
            }
            gil.waiters.push_front(winner);
        }
    }

    /// At a safe point with a drop request: hands the GIL over and queues again.
    pub(super) fn obey_drop_request(&mut self, cx: &mut Cx<'_>, id: ThreadId) {
        self.drop_gil(cx, id);
        self.threads[id.index()].todo = Todo::TakeGil;
        self.wait_for_switch(id);
    }

    fn wait_for_switch(&mut self, id: ThreadId) {
        self.leave_core(id);
        self.threads[id.index()].waiting = Waiting::Switch;
        self.threads[id.index()].forced_out = true;
        if let Some((which, gil)) = self.gil_of(id) {
            debug_assert_eq!(gil.switching, None, "one thread at a time hands over");
            gil.switching = Some(id);
            self.set_state(id, ThreadState::WaitingGil(which));
        }
    }

    /// Around a call that may block (`Py_BEGIN_ALLOW_THREADS`): drops the GIL. True if the call can begin at once;
    /// else `todo` is what the thread does after the switch it was asked for.
    pub(super) fn allow_threads(&mut self, cx: &mut Cx<'_>, id: ThreadId, todo: Todo) -> bool {
        if self.config.gil {
            if self.drop_gil(cx, id) {
                self.threads[id.index()].todo = todo;
                self.wait_for_switch(id);
                return false;
            }
            self.set_state(id, ThreadState::RunningNoGil);
        }
        true
    }
}
