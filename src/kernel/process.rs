//! Processes and interpreters: how they begin and end.
//!
//! A process has threads and interpreters, an interpreter has a GIL. The run is over when no thread lives; its status
//! is that of the first process. A child whose parent has ended goes on, as an orphan does on Linux: that programs end
//! their children is the library's business.

use super::api::{Cause, Outcome, Program, Reaction, ThreadState, Wake};
use super::events::Event;
use super::gil::Gil;
use super::report::{Change, Cx};
use super::thread::{Thread, Todo, Waiting};
use super::{Kernel, SIGCHLD};
use crate::base::{GilId, ProcessId, ThreadId};

/// One process.
#[derive(Clone, Debug, Default)]
pub(super) struct Process {
    /// The GILs of its interpreters.
    gils: Vec<GilId>,
    /// Its exit status, once it has ended.
    status: Option<i32>,
}

impl Kernel {
    /// Makes a process with its main thread; somebody has to make that ready.
    pub(super) fn create_process(&mut self, cx: &mut Cx<'_>, parent: Option<ThreadId>) -> (ProcessId, ThreadId) {
        let process = ProcessId(self.processes.len() as u32);
        self.processes.push(Process::default());
        cx.observer.process_new(self.now, process, parent);
        let gil = self.create_interpreter(cx, process);
        (process, self.create(cx, process, gil, Todo::TakeGil, parent))
    }

    /// Makes an interpreter without threads.
    pub(super) fn create_interpreter(&mut self, cx: &mut Cx<'_>, process: ProcessId) -> GilId {
        let gil = GilId(self.gils.len() as u32);
        self.gils.push(Gil::new(self.config.switch_interval.max(1)));
        self.processes[process.index()].gils.push(gil);
        cx.observer.interpreter_new(self.now, process, gil);
        gil
    }

    /// Makes a thread; somebody has to make it ready.
    pub(super) fn create(
        &mut self,
        cx: &mut Cx<'_>,
        process: ProcessId,
        gil: GilId,
        todo: Todo,
        parent: Option<ThreadId>,
    ) -> ThreadId {
        let id = ThreadId(self.threads.len() as u32);
        self.threads.push(Thread::new(process, gil, todo));
        self.living += 1;
        cx.observer.thread_new(self.now, process, id, parent);
        self.set_state(id, ThreadState::New);
        if let Some(parent) = parent {
            cx.observer.wake(self.now, id, Cause::Thread(parent));
        }
        id
    }

    /// The process is over: its threads stop where they are.
    pub(super) fn end_process(&mut self, cx: &mut Cx<'_>, process: ProcessId, status: i32) {
        let Some(entry) = self.processes.get_mut(process.index()).filter(|entry| entry.status.is_none()) else {
            return;
        };
        entry.status = Some(status);
        for gil in entry.gils.clone() {
            self.gils[gil.index()].abandon();
            self.changes.push(Change::Gil(gil));
        }
        for index in 0..self.threads.len() {
            let thread = &self.threads[index];
            if thread.process == process && thread.state != ThreadState::Done {
                self.end_thread(ThreadId(index as u32));
            }
        }
        cx.observer.process_exit(self.now, process, status);
        self.ended.push((process, status));
        if self.living == 0 {
            self.outcome = self.status();
        }
    }

    /// Tells the program which processes are over.
    pub(super) fn bury(&mut self, cx: &mut Cx<'_>, program: &mut dyn Program, cause: Cause) {
        for (process, status) in std::mem::take(&mut self.ended) {
            let parent = program.parent(process);
            for queue in program.exited(process, status) {
                self.notify_from(cx, cause, queue, u32::MAX);
            }
            if parent.is_some() {
                self.signal(cx, program, parent, SIGCHLD, 0);
            }
        }
    }

    /// A signal reaches a process, or all.
    pub(super) fn signal(
        &mut self,
        cx: &mut Cx<'_>,
        program: &mut dyn Program,
        process: Option<ProcessId>,
        number: u32,
        token: u32,
    ) {
        let all = 0..self.processes.len() as u32;
        let which = all.map(ProcessId).filter(|p| process.is_none_or(|one| one == *p));
        let living = which.filter(|p| self.processes[p.index()].status.is_none());
        for process in living.collect::<Vec<_>>() {
            let reaction = match number {
                0 => Reaction { interrupt: true, ..Reaction::default() },
                _ => program.signal(process, number, token, self.now),
            };
            if let Some(after) = reaction.again {
                self.events.push(self.now.saturating_add(after), Event::Signal(Some(process), number, token));
            }
            if let Some(status) = reaction.end {
                self.end_process(cx, process, status);
                self.bury(cx, program, Cause::Device);
            } else if reaction.interrupt
                && let Some(main) = self.main_thread(process)
            {
                self.interrupt(cx, main);
            }
        }
    }

    /// The first thread of a process is its main thread.
    pub(super) fn main_thread(&self, process: ProcessId) -> Option<ThreadId> {
        let first = self.threads.iter().position(|thread| thread.process == process);
        first.map(|main| ThreadId(main as u32))
    }

    /// Ends a thread's wait before its time.
    fn interrupt(&mut self, cx: &mut Cx<'_>, id: ThreadId) {
        match self.threads[id.index()].waiting {
            Waiting::No | Waiting::Gil | Waiting::Switch => return,
            Waiting::Lock(lock) => self.locks[lock.index()].waiters.retain(|waiter| *waiter != id),
            Waiting::Queue(queue) => self.queues[queue.index()].retain(|waiter| *waiter != id),
            Waiting::Join(target) => self.threads[target.index()].joiners.retain(|waiter| *waiter != id),
            Waiting::Sleep | Waiting::Io => {}
        }
        self.wake(cx, id, Cause::Device, Wake::Interrupted);
    }

    /// Takes a thread out of everything it stands in.
    fn end_thread(&mut self, id: ThreadId) {
        self.leave_core(id);
        let thread = &mut self.threads[id.index()];
        thread.epoch = thread.epoch.wrapping_add(1);
        match std::mem::replace(&mut thread.waiting, Waiting::No) {
            Waiting::Lock(lock) => self.locks[lock.index()].waiters.retain(|waiter| *waiter != id),
            Waiting::Queue(queue) => self.queues[queue.index()].retain(|waiter| *waiter != id),
            Waiting::Join(target) => self.threads[target.index()].joiners.retain(|waiter| *waiter != id),
            Waiting::No | Waiting::Gil | Waiting::Switch | Waiting::Sleep | Waiting::Io => {}
        }
        self.ready.retain(|ready| *ready != id);
        self.set_state(id, ThreadState::Done);
        self.living -= 1;
    }

    /// How the run ends if nothing more happens: as the first process did.
    pub(super) fn status(&self) -> Option<Outcome> {
        self.processes.first().and_then(|first| first.status).map(Outcome::Exit)
    }
}
