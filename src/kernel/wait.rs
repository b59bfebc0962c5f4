//! Blocking and waking: wait queues, joins, sleeps, devices and the timers behind them.

use std::collections::VecDeque;

use super::Kernel;
use super::api::{Cause, Choice, Syscall, ThreadState, Wake};
use super::events::Event;
use super::report::Cx;
use super::thread::{Todo, Waiting};
use crate::base::{Ns, ThreadId, WaitId};

impl Kernel {
    /// Takes the thread from its core into a wait.
    pub(super) fn block(&mut self, id: ThreadId, waiting: Waiting, state: ThreadState, deadline: Option<Ns>) {
        self.leave_core(id);
        self.threads[id.index()].waiting = waiting;
        self.set_state(id, state);
        if let Some(at) = deadline {
            self.set_timer(id, at);
        }
    }

    /// The thread's current wait ends at this time, give or take the timer's slack.
    pub(super) fn set_timer(&mut self, id: ThreadId, at: Ns) {
        self.set_exact_timer(id, at.saturating_add(self.config.timer_slack));
    }

    fn set_exact_timer(&mut self, id: ThreadId, at: Ns) {
        let thread = &mut self.threads[id.index()];
        thread.epoch = thread.epoch.wrapping_add(1);
        self.events.push(at, Event::Timer(id, thread.epoch));
    }

    /// Ends a thread's wait: it will be ready soon, and the program is told this answer when it has the GIL.
    pub(super) fn wake(&mut self, cx: &mut Cx<'_>, id: ThreadId, cause: Cause, answer: Wake) {
        let thread = &mut self.threads[id.index()];
        thread.epoch = thread.epoch.wrapping_add(1);
        thread.waiting = Waiting::No;
        thread.answer = answer;
        thread.todo = Todo::TakeGil;
        self.events.push(self.now + self.config.wake_latency, Event::Ready(id));
        cx.observer.wake(self.now, id, cause);
    }

    /// A timer event: the thread's wait is over.
    pub(super) fn timer(&mut self, cx: &mut Cx<'_>, id: ThreadId) {
        match self.threads[id.index()].waiting {
            Waiting::Gil => return self.gil_timeout(cx, id),
            Waiting::Io => return self.wake(cx, id, Cause::Device, Wake::Done),
            Waiting::Sleep => return self.wake(cx, id, Cause::Timer, Wake::Done),
            Waiting::Lock(lock) => self.locks[lock.index()].waiters.retain(|waiter| *waiter != id),
            Waiting::Queue(queue) => self.queues[queue.index()].retain(|waiter| *waiter != id),
            Waiting::Join(target) => self.threads[target.index()].joiners.retain(|waiter| *waiter != id),
            Waiting::No | Waiting::Switch => unreachable!("a thread that waits for nothing has no timer"),
        }
        self.wake(cx, id, Cause::Timer, Wake::TimedOut);
    }

    fn queue(&mut self, queue: WaitId) -> &mut VecDeque<ThreadId> {
        if self.queues.len() <= queue.index() {
            self.queues.resize_with(queue.index() + 1, VecDeque::default);
        }
        &mut self.queues[queue.index()]
    }

    /// [`Syscall::Wait`]. The thread stands in the queue before it drops the GIL, so no notification is lost.
    pub(super) fn wait(&mut self, cx: &mut Cx<'_>, id: ThreadId, queue: WaitId, timeout: Option<Ns>, io: bool) {
        if timeout == Some(0) {
            self.threads[id.index()].answer = Wake::TimedOut;
            return;
        }
        self.queue(queue).push_back(id);
        self.drop_gil(cx, id);
        let deadline = timeout.map(|ns| self.now.saturating_add(ns));
        let state = if io { ThreadState::Io } else { ThreadState::BlockedWait(queue) };
        self.block(id, Waiting::Queue(queue), state, deadline);
    }

    /// [`Syscall::Notify`].
    pub(super) fn notify(&mut self, cx: &mut Cx<'_>, id: ThreadId, queue: WaitId, n: u32) {
        self.threads[id.index()].answer = Wake::Done;
        self.notify_from(cx, Cause::Thread(id), queue, n);
    }

    /// Wakes up to `n` threads of a queue for this reason.
    pub(super) fn notify_from(&mut self, cx: &mut Cx<'_>, cause: Cause, queue: WaitId, n: u32) {
        for _ in 0..n.min(self.queue(queue).len() as u32) {
            let pick = self.choose(cx, Choice::Wait, |kernel| &*kernel.queues[queue.index()].make_contiguous());
            if let Some(waiter) = self.queue(queue).remove(pick) {
                self.wake(cx, waiter, cause, Wake::Done);
            }
        }
    }

    /// [`Syscall::Join`] of a thread that has the GIL.
    pub(super) fn join(&mut self, cx: &mut Cx<'_>, id: ThreadId, target: ThreadId, timeout: Option<Ns>) {
        if self.threads[target.index()].state == ThreadState::Done {
            self.threads[id.index()].answer = Wake::Done;
        } else if timeout == Some(0) {
            self.threads[id.index()].answer = Wake::TimedOut;
        } else {
            let deadline = timeout.map(|ns| self.now.saturating_add(ns));
            self.threads[id.index()].deadline = deadline;
            if self.allow_threads(cx, id, Todo::Call(Syscall::Join { thread: target, timeout })) {
                self.begin_join(id, target);
            }
        }
    }

    /// On a core, without the GIL.
    pub(super) fn begin_join(&mut self, id: ThreadId, target: ThreadId) {
        if self.threads[target.index()].state == ThreadState::Done {
            return self.answer_at_once(id);
        }
        self.threads[target.index()].joiners.push(id);
        let deadline = self.threads[id.index()].deadline;
        self.block(id, Waiting::Join(target), ThreadState::BlockedJoin(target), deadline);
    }

    /// On a core, without the GIL: `time.sleep`.
    pub(super) fn begin_sleep(&mut self, id: ThreadId, ns: Ns) {
        if ns == 0 {
            return self.answer_at_once(id);
        }
        let deadline = self.now.saturating_add(ns);
        self.block(id, Waiting::Sleep, ThreadState::Sleeping, Some(deadline));
    }

    /// On a core, without the GIL: a device call. An answer that is already there needs no wait.
    pub(super) fn begin_io(&mut self, id: ThreadId, ns: Ns) {
        if ns == 0 {
            return self.answer_at_once(id);
        }
        self.block(id, Waiting::Io, ThreadState::Io, None);
        self.set_exact_timer(id, self.now.saturating_add(ns));
    }

    /// The call turned out not to block: back for the GIL while still on the core.
    fn answer_at_once(&mut self, id: ThreadId) {
        let thread = &mut self.threads[id.index()];
        thread.answer = Wake::Done;
        thread.todo = Todo::TakeGil;
    }
}
