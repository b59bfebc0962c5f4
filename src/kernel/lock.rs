//! Mutual-exclusion locks, as CPython's `threading.Lock` on a `PyMutex` (`Python/lock.c`).
//!
//! The releaser wakes one waiter, who tries again as soon as it runs: anybody may have been quicker. A waiter older
//! than [`super::Config::lock_fairness`] is handed the lock instead. Locks have no memory of who may release them.

use std::collections::VecDeque;

use super::Kernel;
use super::api::{Cause, Choice, Syscall, ThreadState, Wake};
use super::report::Cx;
use super::thread::{Todo, Waiting};
use crate::base::{LockId, Ns, ThreadId};

/// One lock.
#[derive(Clone, Debug, Default)]
pub(super) struct Lock {
    /// Who took it.
    pub(super) owner: Option<ThreadId>,
    /// Who waits for it, first in first out.
    pub(super) waiters: VecDeque<ThreadId>,
}

impl Kernel {
    fn lock(&mut self, lock: LockId) -> &mut Lock {
        if self.locks.len() <= lock.index() {
            self.locks.resize_with(lock.index() + 1, Lock::default);
        }
        &mut self.locks[lock.index()]
    }

    /// [`Syscall::CopyLock`].
    pub(super) fn copy_lock(&mut self, cx: &mut Cx<'_>, id: ThreadId, lock: LockId, copy: LockId, child: ThreadId) {
        let owner = self.lock(lock).owner.filter(|owner| *owner != id).unwrap_or(child);
        self.lock(copy).owner = Some(owner);
        cx.observer.lock(self.now, copy, Some(owner));
    }

    /// Takes the lock if it is free.
    fn try_lock(&mut self, cx: &mut Cx<'_>, id: ThreadId, lock: LockId) -> bool {
        let state = self.lock(lock);
        let free = state.owner.is_none();
        if free {
            state.owner = Some(id);
            cx.observer.lock(self.now, lock, Some(id));
        }
        free
    }

    /// [`Syscall::Lock`] of a thread that has the GIL.
    pub(super) fn acquire(&mut self, cx: &mut Cx<'_>, id: ThreadId, lock: LockId, timeout: Option<Ns>) {
        if self.try_lock(cx, id, lock) {
            self.threads[id.index()].answer = Wake::Done;
        } else if timeout == Some(0) {
            self.threads[id.index()].answer = Wake::TimedOut;
        } else {
            let thread = &mut self.threads[id.index()];
            thread.waiting_since = self.now;
            thread.deadline = timeout.map(|ns| self.now.saturating_add(ns));
            if self.allow_threads(cx, id, Todo::Call(Syscall::Lock { lock, timeout })) {
                self.retry_lock(cx, id, lock);
            }
        }
    }

    /// On a core, without the GIL: one attempt at the lock, then back into its queue or on to the GIL.
    pub(super) fn retry_lock(&mut self, cx: &mut Cx<'_>, id: ThreadId, lock: LockId) {
        let deadline = self.threads[id.index()].deadline;
        let answer = if self.try_lock(cx, id, lock) {
            Wake::Done
        } else if deadline.is_some_and(|at| at <= self.now) {
            Wake::TimedOut
        } else {
            self.lock(lock).waiters.push_back(id);
            self.block(id, Waiting::Lock(lock), ThreadState::BlockedLock(lock), deadline);
            return;
        };
        let thread = &mut self.threads[id.index()];
        thread.answer = answer;
        thread.todo = Todo::TakeGil;
    }

    /// [`Syscall::Unlock`].
    pub(super) fn release(&mut self, cx: &mut Cx<'_>, id: ThreadId, lock: LockId) {
        self.threads[id.index()].answer = Wake::Done;
        self.lock(lock).owner = None;
        let pick = self.choose(cx, Choice::Lock, |kernel| &*kernel.locks[lock.index()].waiters.make_contiguous());
        let Some(waiter) = self.lock(lock).waiters.remove(pick) else {
            cx.observer.lock(self.now, lock, None);
            return;
        };
        let waited = self.now - self.threads[waiter.index()].waiting_since;
        if self.config.lock_fairness.is_some_and(|limit| waited >= limit) {
            self.lock(lock).owner = Some(waiter);
            cx.observer.lock(self.now, lock, Some(waiter));
            self.wake(cx, waiter, Cause::Thread(id), Wake::Done);
        } else {
            cx.observer.lock(self.now, lock, None);
            self.wake(cx, waiter, Cause::Thread(id), Wake::Done);
            self.threads[waiter.index()].todo = Todo::TryLock(lock);
        }
    }
}
