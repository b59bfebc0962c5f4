//! The simulated machine: virtual clock, cores, threads, the GIL, locks and timers.
//!
//! It runs anything that implements [`api::Program`] and knows no Python, no browser and no file format.
//! Start with [`api`], the seams; then [`Kernel::run`], the loop. A run depends on nothing but its [`Config`], the
//! program and the policy.
//!
//! Processes have threads, interpreters and a GIL for each interpreter; what they share lies in [`world`].

pub mod api;
mod call;
mod cores;
mod events;
mod gil;
mod lock;
mod process;
mod report;
pub mod sched;
mod thread;
mod wait;
pub mod world;

use std::collections::VecDeque;

pub use api::*;
use cores::Core;
use events::{Event, Events};
use gil::Gil;
use lock::Lock;
use process::Process;
use report::{Change, Cx};
use thread::{Thread, Todo};

use crate::base::{GilId, LockId, MS, Ns, ProcessId, ThreadId, WaitId};

/// So far before a pause a thread begins to go by single instructions, which is slow; it passes more safe points than
/// one in that time.
const NEAR: Ns = MS;

/// The signal that a child is over.
const SIGCHLD: u32 = 17;
/// The signal of Ctrl-C (SIGINT).
const INTERRUPT: u32 = 2;

/// One machine, ready to run one program.
///
/// Time moves in two ways: events happen at known times, and each thread on a core has a clock of its own that its
/// program advances. The loop always takes whatever is earliest and lets a thread run no further than the next moment
/// at which anybody else could matter to it.
#[derive(Clone, Debug)]
pub struct Kernel {
    config: Config,
    now: Ns,
    threads: Vec<Thread>,
    living: usize,
    cores: Vec<Core>,
    turns: u64,
    ready: VecDeque<ThreadId>,
    events: Events,
    /// One for each interpreter of all processes; unused on a build without GIL.
    gils: Vec<Gil>,
    processes: Vec<Process>,
    /// Processes that have ended and of which the program has not been told.
    ended: Vec<(ProcessId, i32)>,
    locks: Vec<Lock>,
    queues: Vec<VecDeque<ThreadId>>,
    changes: Vec<Change>,
    outcome: Option<Outcome>,
}

impl Kernel {
    /// A machine that has not been switched on. A number of cores out of range is brought into it.
    pub fn new(config: Config) -> Self {
        let cores = config.cores.clamp(1, 64);
        Self {
            config,
            now: 0,
            threads: Vec::new(),
            living: 0,
            cores: (0..cores).map(|_| Core::new()).collect(),
            turns: 0,
            ready: VecDeque::new(),
            events: Events::default(),
            gils: Vec::new(),
            processes: Vec::new(),
            ended: Vec::new(),
            locks: Vec::new(),
            queues: Vec::new(),
            changes: Vec::new(),
            outcome: None,
        }
    }

    /// The virtual clock: the end of the run once it has ended.
    pub fn now(&self) -> Ns {
        self.now
    }

    /// Sets the clock of a machine that has not been switched on.
    pub fn set_clock(&mut self, now: Ns) {
        self.now = now;
    }

    /// From outside: every GIL's switch interval, now and of those to come; waits that have begun end as they would have.
    pub fn set_switch_interval(&mut self, ns: Ns) {
        self.config.switch_interval = ns.max(1);
        for gil in &mut self.gils {
            gil.interval = ns.max(1);
        }
    }

    /// When something is to be done next; [`Ns::MAX`] if everybody waits for something outside.
    pub fn next_time(&mut self) -> Ns {
        self.earliest().clock.min(self.next_event())
    }

    /// Who holds a lock, and who waits for it, first in first out.
    pub fn lock_at(&self, lock: LockId) -> (Option<ThreadId>, Vec<ThreadId>) {
        let found = self.locks.get(lock.index());
        found.map_or((None, Vec::new()), |lock| (lock.owner, lock.waiters.iter().copied().collect()))
    }

    /// Who waits in a queue, first in first out.
    pub fn queue_at(&self, queue: WaitId) -> Vec<ThreadId> {
        self.queues.get(queue.index()).map_or_else(Vec::new, |queue| queue.iter().copied().collect())
    }

    /// From outside: those who wait in a queue are to look again, at `at` or now.
    pub fn post(&mut self, at: Ns, queue: WaitId) {
        self.events.push(at.max(self.now), Event::Notify(queue, u32::MAX));
    }

    /// From outside: a signal for the first process.
    pub fn post_signal(&mut self, at: Ns, number: u32) {
        self.events.push(at.max(self.now), Event::Signal(Some(ProcessId(0)), number, 0));
    }

    /// Runs the program from its main thread, `ThreadId(0)` in `ProcessId(0)`, to the end.
    ///
    /// With `pause_at` it stops when everything before that moment has happened, the threads standing at whatever
    /// instruction they have reached (one that was already on its way to a safe point goes on to it); calling again
    /// goes on from there. A run that has ended stays ended.
    pub fn run(
        &mut self,
        program: &mut dyn Program,
        observer: &mut dyn Observer,
        policy: &mut dyn Scheduler,
        pause_at: Option<Ns>,
    ) -> Outcome {
        let cx = &mut Cx { observer, policy };
        if self.threads.is_empty() {
            let (_, main) = self.create_process(cx, None);
            self.events.push(self.now, Event::Ready(main));
            if let Some(at) = self.config.stop_at {
                self.events.push(at, Event::Signal(None, INTERRUPT, 0));
            }
        }
        let pause = pause_at.unwrap_or(Ns::MAX);
        while self.outcome.is_none() {
            let on_core = self.earliest();
            let event = self.next_event();
            let at = on_core.clock.min(event);
            if at == Ns::MAX && self.config.live && self.living > 0 {
                self.flush(cx);
                return Outcome::Paused;
            } else if at == Ns::MAX {
                self.outcome = Some(self.status().unwrap_or_else(|| Outcome::Deadlock(self.blocked())));
            } else if at >= pause {
                self.advance(cx, pause.max(self.now));
                self.flush(cx);
                return Outcome::Paused;
            } else if at > self.config.time_limit {
                self.advance(cx, self.config.time_limit);
                self.outcome = Some(self.status().unwrap_or(Outcome::TimeLimit));
            } else {
                self.advance(cx, at);
                if event <= on_core.clock {
                    self.handle_event(cx, program);
                    self.dispatch(cx);
                } else {
                    let horizon = event.min(on_core.next).min(self.config.time_limit.saturating_add(1));
                    self.act(cx, program, on_core.core, horizon, pause);
                }
            }
        }
        self.flush(cx);
        self.outcome.clone().unwrap_or(Outcome::Aborted)
    }

    /// The time of the next event that still means something.
    fn next_event(&mut self) -> Ns {
        while let Some((at, event)) = self.events.peek() {
            match event {
                Event::Timer(id, epoch) if self.threads[id.index()].epoch != epoch => {
                    self.events.pop();
                }
                _ => return at,
            }
        }
        Ns::MAX
    }

    fn handle_event(&mut self, cx: &mut Cx<'_>, program: &mut dyn Program) {
        match self.events.pop() {
            Some((_, Event::Ready(id))) if self.threads[id.index()].state != ThreadState::Done => self.make_ready(id),
            Some((_, Event::Notify(queue, n))) => self.notify_from(cx, Cause::Device, queue, n),
            Some((_, Event::Signal(process, number, token))) => self.signal(cx, program, process, number, token),
            Some((_, Event::Timer(id, _))) => self.timer(cx, id),
            Some((_, Event::Quantum(core, epoch))) => self.end_turn(core, epoch),
            Some((_, Event::Ready(_))) | None => {}
        }
    }

    /// Lets the thread on `core` do its next thing, at its clock, which is now.
    fn act(&mut self, cx: &mut Cx<'_>, program: &mut dyn Program, core: usize, horizon: Ns, pause: Ns) {
        let Some(id) = self.cores[core].thread else { return };
        let thread = &mut self.threads[id.index()];
        if matches!(thread.todo, Todo::Resume) {
            let turn_over = self.cores[core].turn_over && !self.ready.is_empty();
            if thread.drop_request && thread.safe {
                self.obey_drop_request(cx, id);
            } else if turn_over && thread.safe {
                self.preempt(id);
            } else {
                let stop_now = turn_over || thread.drop_request;
                self.cores[core].turn_over = turn_over;
                let until = if stop_now { self.now } else { horizon };
                self.burst(program, id, core, until, pause);
                // A look at what is shared and the wait for its change are one step.
                let thread = &mut self.threads[id.index()];
                if let Todo::Stopped(StopReason::Syscall(Syscall::Wait { queue, timeout, io })) = thread.todo
                    && self.cores[core].clock == self.now
                {
                    thread.todo = Todo::Resume;
                    self.wait(cx, id, queue, timeout, io);
                    self.dispatch(cx);
                }
                return;
            }
        } else {
            match std::mem::replace(&mut thread.todo, Todo::Resume) {
                Todo::Resume => {}
                Todo::Stopped(reason) => self.stopped(cx, id, reason),
                Todo::Compute { .. } => self.end_compute(id),
                Todo::TakeGil => self.take_gil(id),
                Todo::TryLock(lock) => self.retry_lock(cx, id, lock),
                Todo::Call(call) => self.begin(cx, id, call),
            }
        }
        self.bury(cx, program, Cause::Thread(id));
        if !self.ready.is_empty() {
            self.dispatch(cx);
        }
    }

    /// Executes the program on one thread. This is the hot path: nothing here allocates or looks further than the
    /// thread and its core.
    fn burst(&mut self, program: &mut dyn Program, id: ThreadId, core: usize, mut until: Ns, pause: Ns) {
        let thread = &mut self.threads[id.index()];
        let now = self.cores[core].clock;
        let anywhere = !self.config.gil || self.config.stop_anywhere;
        let wake = std::mem::replace(&mut thread.answer, Wake::Continue);
        if let Wake::Spawned(child) | Wake::Born(_, child) | Wake::Entered(child) = wake {
            // The child starts only now that the program knows its id.
            let entered = matches!(wake, Wake::Entered(_));
            let at = now + if entered { self.config.wake_latency } else { self.config.thread_start };
            self.events.push(at, Event::Ready(child));
            until = until.min(at.max(now + 1));
        }
        let ahead = if until > now { self.undisturbed(id, core, until) } else { until };
        // Whoever has a GIL shares nothing with those who run beside it: with them it speaks in system calls.
        let until = if self.config.gil { ahead } else { until };
        let near = pause.saturating_sub(NEAR);
        let slice = if until >= pause && !self.config.live && (anywhere || now >= near) {
            Slice { now, until: pause, stop: Stop::AnyInstruction }
        } else if until >= pause && !self.config.live {
            Slice { now, until: near, stop: Stop::SafePoint }
        } else if until > now && !self.config.gil && !self.config.stop_anywhere {
            Slice { now, until, stop: Stop::Shared(ahead.min(pause)) }
        } else {
            Slice { now, until, stop: if anywhere { Stop::AnyInstruction } else { Stop::SafePoint } }
        };
        let thread = &mut self.threads[id.index()];
        let burst = program.resume(id, wake, slice);
        debug_assert!(burst.end >= now, "the program's clock ran backwards");
        self.cores[core].clock = burst.end;
        if matches!(burst.stop, StopReason::Budget | StopReason::Safe) {
            // One that was cut short may stand at a safe point all the same, after a call into C.
            thread.safe = anywhere || slice.stop == Stop::SafePoint || burst.stop == StopReason::Safe;
        } else {
            thread.safe = false;
            thread.todo = Todo::Stopped(burst.stop);
        }
    }

    /// Until when the thread on a core keeps it, whatever others do that have reached `until`: nobody who is woken or
    /// made then is ready earlier, nobody's signal comes earlier, and nobody asks for the GIL.
    fn undisturbed(&mut self, id: ThreadId, core: usize, until: Ns) -> Ns {
        let ready = until.saturating_add(self.config.wake_latency.min(self.config.thread_start));
        let ahead = if !self.config.gil {
            // Nor does anybody take the core before the end of the turn.
            ready.max(self.cores[core].since.saturating_add(self.config.quantum))
        } else if self.gils.len() < 2 || self.luck_is_near() {
            return until;
        } else {
            let interval = self.gils[self.threads[id.index()].gil.index()].interval;
            ready.min(until.saturating_add(interval / 5))
        };
        ahead.min(self.next_event()).min(self.config.time_limit.saturating_add(1)).max(until)
    }

    /// A call into C is done: with the GIL kept the program goes on, else it is to be taken.
    fn end_compute(&mut self, id: ThreadId) {
        let kept = !self.config.gil || self.gils[self.threads[id.index()].gil.index()].holder == Some(id);
        self.threads[id.index()].todo = if kept { Todo::Resume } else { Todo::TakeGil };
    }

    /// The GIL of a thread's interpreter, if the build has one.
    fn gil_of(&mut self, id: ThreadId) -> Option<(GilId, &mut Gil)> {
        let gil = self.threads[id.index()].gil;
        if self.config.gil { Some((gil, &mut self.gils[gil.index()])) } else { None }
    }

    /// The report of a deadlock.
    fn blocked(&self) -> Vec<Blocked> {
        let ids = (0..self.threads.len() as u32).map(ThreadId);
        ids.map(|thread| (thread, self.threads[thread.index()].state))
            .filter(|(_, state)| *state != ThreadState::Done)
            .map(|(thread, state)| {
                let holder = match state {
                    ThreadState::BlockedLock(lock) => self.locks[lock.index()].owner,
                    ThreadState::BlockedJoin(target) => Some(target),
                    _ => None,
                };
                Blocked { thread, state, holder }
            })
            .collect()
    }
}
