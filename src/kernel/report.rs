//! What the observer is told. Changes of state are collected while the clock stands and told when it moves on, so
//! that nobody sees a state that lasted no time.

use super::Kernel;
use super::api::{Observer, Scheduler, ThreadState};
use crate::base::{CoreId, GilId, Ns, ThreadId};

/// The two outside parties of a run, handed down to everything that reports or chooses.
pub(super) struct Cx<'a> {
    pub(super) observer: &'a mut dyn Observer,
    pub(super) policy: &'a mut dyn Scheduler,
}

/// Something whose state may differ from what the observer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Thread(ThreadId),
    Core(usize),
    Gil(GilId),
}

impl Kernel {
    /// Moves the clock on, telling the observer first what changed until now.
    pub(super) fn advance(&mut self, cx: &mut Cx<'_>, to: Ns) {
        debug_assert!(to >= self.now, "the clock runs backwards");
        if to > self.now {
            if !self.changes.is_empty() {
                self.flush(cx);
            }
            self.now = to;
        }
    }

    /// Tells the observer all changes of this moment.
    pub(super) fn flush(&mut self, cx: &mut Cx<'_>) {
        let mut changes = std::mem::take(&mut self.changes);
        for change in changes.drain(..) {
            match change {
                Change::Thread(id) => {
                    let thread = &mut self.threads[id.index()];
                    if thread.shown != Some(thread.state) {
                        thread.shown = Some(thread.state);
                        cx.observer.thread_state(self.now, id, thread.state);
                    }
                }
                Change::Core(index) => {
                    let core = &mut self.cores[index];
                    if core.shown != core.thread {
                        core.shown = core.thread;
                        cx.observer.core(self.now, CoreId(index as u32), core.thread);
                    }
                }
                Change::Gil(id) => {
                    let gil = &mut self.gils[id.index()];
                    if gil.shown != gil.holder {
                        gil.shown = gil.holder;
                        cx.observer.gil(self.now, id, gil.holder, gil.forced);
                    }
                }
            }
        }
        self.changes = changes;
    }

    pub(super) fn set_state(&mut self, thread: ThreadId, state: ThreadState) {
        self.threads[thread.index()].state = state;
        self.changes.push(Change::Thread(thread));
    }
}
