//! Cores and the operating system's scheduler: a run queue, quanta, context switches.
//!
//! A thread leaves its core when it blocks, ends or has used up its quantum while another is ready. Priorities and
//! pinning are left out.

use super::Kernel;
use super::api::{Choice, ThreadState};
use super::events::Event;
use super::report::{Change, Cx};
use super::thread::{Todo, Waiting};
use crate::base::{CoreId, Ns, ThreadId};

/// One core.
#[derive(Clone, Debug)]
pub(super) struct Core {
    /// Clock of the thread on it; [`Ns::MAX`] while idle, so that the earliest is found in one sweep.
    pub(super) clock: Ns,
    /// Who is on it.
    pub(super) thread: Option<ThreadId>,
    /// Who the observer believes is on it.
    pub(super) shown: Option<ThreadId>,
    /// Who was on it last: putting the same thread back costs nothing.
    last: Option<ThreadId>,
    /// When this thread's turn began.
    pub(super) since: Ns,
    /// The turn's number over all cores: of equal clocks the older turn goes first.
    turn: u64,
    /// Counts turns, so that quantum events of earlier ones are ignored.
    epoch: u32,
    /// The end of this turn is in the event queue.
    armed: bool,
    /// The turn is over as soon as the thread can be stopped.
    pub(super) turn_over: bool,
}

impl Core {
    pub(super) fn new() -> Self {
        Self {
            clock: Ns::MAX,
            thread: None,
            shown: None,
            last: None,
            since: 0,
            turn: 0,
            epoch: 0,
            armed: false,
            turn_over: false,
        }
    }
}

/// Answer of [`Kernel::earliest`]: the busy core with the smallest clock.
pub(super) struct Earliest {
    /// Its index.
    pub(super) core: usize,
    /// Its thread's clock; [`Ns::MAX`] if every core is idle.
    pub(super) clock: Ns,
    /// The first clock value at which another core comes before it.
    pub(super) next: Ns,
}

impl Kernel {
    /// The core whose thread is furthest behind; of several, the one whose turn is oldest.
    pub(super) fn earliest(&self) -> Earliest {
        let mut found = Earliest { core: 0, clock: Ns::MAX, next: Ns::MAX };
        let mut turn = 0;
        for (index, core) in self.cores.iter().enumerate() {
            if core.clock < found.clock || core.clock == found.clock && core.turn < turn {
                found.next = found.clock.saturating_add(Ns::from(turn > core.turn));
                found.clock = core.clock;
                found.core = index;
                turn = core.turn;
            } else {
                found.next = found.next.min(core.clock.saturating_add(Ns::from(core.turn > turn)));
            }
        }
        found
    }

    /// A thread can run: it queues for a core.
    pub(super) fn make_ready(&mut self, thread: ThreadId) {
        self.threads[thread.index()].waiting = Waiting::No;
        self.set_state(thread, ThreadState::Ready);
        self.ready.push_back(thread);
    }

    /// Gives free cores to ready threads and sees to it that the others' turns end.
    pub(super) fn dispatch(&mut self, cx: &mut Cx<'_>) {
        while !self.ready.is_empty() && self.cores.iter().any(|core| core.thread.is_none()) {
            let pick = self.choose(cx, Choice::Core, |kernel| &*kernel.ready.make_contiguous());
            if let Some(thread) = self.ready.remove(pick) {
                self.put_on_core(thread);
            }
        }
        if self.ready.is_empty() {
            return;
        }
        for index in 0..self.cores.len() {
            let core = &mut self.cores[index];
            if !core.armed && !core.turn_over {
                core.armed = true;
                let at = self.now.max(core.since + self.config.quantum);
                self.events.push(at, Event::Quantum(CoreId(index as u32), core.epoch));
            }
        }
    }

    /// Asks the policy, if there is anything to ask.
    pub(super) fn choose<F>(&mut self, cx: &mut Cx<'_>, choice: Choice, candidates: F) -> usize
    where
        F: FnOnce(&mut Self) -> &[ThreadId],
    {
        let now = self.now;
        let candidates = candidates(self);
        match candidates.len() {
            0 | 1 => 0,
            n => cx.policy.choose(now, choice, candidates).min(n - 1),
        }
    }

    fn put_on_core(&mut self, id: ThreadId) {
        let preferred = self.threads[id.index()].last_core;
        let free = |index: &usize| self.cores[*index].thread.is_none();
        let Some(index) = Some(preferred).filter(free).or_else(|| (0..self.cores.len()).find(free)) else {
            unreachable!("dispatch found a free core");
        };
        self.turns += 1;
        let core = &mut self.cores[index];
        // The machine is switched on with the main thread already there.
        let cost = if core.last == Some(id) || self.now == 0 { 0 } else { self.config.context_switch };
        core.thread = Some(id);
        core.last = Some(id);
        core.since = self.now;
        core.turn = self.turns;
        core.clock = self.now + cost;
        core.epoch = core.epoch.wrapping_add(1);
        core.armed = false;
        core.turn_over = false;
        let thread = &mut self.threads[id.index()];
        thread.core = Some(index);
        thread.last_core = index;
        if let Todo::Compute { left } = thread.todo {
            core.clock += left;
        }
        self.changes.push(Change::Core(index));
        self.show_running(id);
    }

    /// The state of a thread on a core.
    pub(super) fn show_running(&mut self, id: ThreadId) {
        let state = match self.gil_of(id) {
            Some((_, gil)) if gil.holder != Some(id) => ThreadState::RunningNoGil,
            _ => ThreadState::Running,
        };
        self.set_state(id, state);
    }

    /// The thread gives its core back.
    pub(super) fn leave_core(&mut self, id: ThreadId) {
        if let Some(index) = self.threads[id.index()].core.take() {
            let core = &mut self.cores[index];
            core.thread = None;
            core.clock = Ns::MAX;
            core.turn_over = false;
            self.changes.push(Change::Core(index));
        }
    }

    /// A quantum event: the turn on this core is over if anybody wants the core.
    pub(super) fn end_turn(&mut self, core: CoreId, epoch: u32) {
        let core = &mut self.cores[core.index()];
        if core.epoch != epoch {
            return;
        }
        core.armed = false;
        let (Some(id), false) = (core.thread, self.ready.is_empty()) else {
            return;
        };
        core.turn_over = true;
        // A computation can be cut anywhere; bytecode runs on to where its burst has ended.
        let end = core.clock;
        if let Todo::Compute { left } = &mut self.threads[id.index()].todo {
            *left = (end - self.now).min(*left);
            self.preempt(id);
        }
    }

    /// Puts a thread from its core to the end of the run queue.
    pub(super) fn preempt(&mut self, id: ThreadId) {
        self.leave_core(id);
        self.make_ready(id);
    }
}
