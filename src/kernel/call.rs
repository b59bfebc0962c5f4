//! What happens when a burst stops: the system calls and the two ways to end.

use super::Kernel;
use super::api::{Cause, Outcome, StopReason, Syscall, ThreadState, Wake};
use super::events::Event;
use super::report::Cx;
use super::thread::Todo;
use crate::base::{Ns, ThreadId};

impl Kernel {
    /// The thread's clock has reached the end of its burst.
    pub(super) fn stopped(&mut self, cx: &mut Cx<'_>, id: ThreadId, reason: StopReason) {
        match reason {
            StopReason::Budget | StopReason::Safe => {}
            StopReason::Syscall(call) => self.syscall(cx, id, call),
            StopReason::Exit => self.exit(cx, id),
            StopReason::ProcessExit(status) => {
                let process = self.threads[id.index()].process;
                self.end_process(cx, process, status);
            }
            StopReason::Abort => self.outcome = Some(Outcome::Aborted),
        }
    }

    fn syscall(&mut self, cx: &mut Cx<'_>, id: ThreadId, call: Syscall) {
        match call {
            Syscall::Spawn => {
                let thread = &self.threads[id.index()];
                let (process, gil) = (thread.process, thread.gil);
                let child = self.create(cx, process, gil, Todo::TakeGil, Some(id));
                self.threads[id.index()].answer = Wake::Spawned(child);
            }
            Syscall::Enter { gil } => {
                let process = self.threads[id.index()].process;
                let child = self.create(cx, process, gil, Todo::TakeGil, Some(id));
                self.threads[id.index()].answer = Wake::Entered(child);
            }
            Syscall::Interpreter => {
                let process = self.threads[id.index()].process;
                let gil = self.create_interpreter(cx, process);
                self.threads[id.index()].answer = Wake::Interpreter(gil);
            }
            Syscall::Process { boot, apart } => {
                let (process, child) = self.create_process(cx, Some(id));
                self.threads[child.index()].todo =
                    if apart { Todo::Call(Syscall::Io { ns: boot }) } else { Todo::Compute { left: boot } };
                self.threads[id.index()].answer = Wake::Born(process, child);
            }
            Syscall::Kill { process, status } => {
                self.threads[id.index()].answer = Wake::Done;
                self.end_process(cx, process, status);
            }
            Syscall::Signal { process, number, token, after } => {
                self.threads[id.index()].answer = Wake::Done;
                // From another core it comes as an interrupt does.
                let main = self.main_thread(process) == Some(id);
                let after = if main { after } else { after.max(self.config.wake_latency) };
                let at = self.now.saturating_add(after);
                self.events.push(at, Event::Signal(Some(process), number, token));
            }
            Syscall::CopyLock { lock, copy, child } => {
                self.threads[id.index()].answer = Wake::Done;
                self.copy_lock(cx, id, lock, copy, child);
            }
            Syscall::Sync => self.threads[id.index()].answer = Wake::Done,
            Syscall::Over => {
                self.threads[id.index()].answer = Wake::Done;
                self.release_joiners(cx, id);
            }
            Syscall::NotifyLater { queue, n, after } => {
                self.threads[id.index()].answer = Wake::Done;
                self.events.push(self.now.saturating_add(after), Event::Notify(queue, n));
            }
            Syscall::Lock { lock, timeout } => self.acquire(cx, id, lock, timeout),
            Syscall::Unlock { lock } => self.release(cx, id, lock),
            Syscall::Wait { queue, timeout, io } => self.wait(cx, id, queue, timeout, io),
            Syscall::Notify { queue, n } => self.notify(cx, id, queue, n),
            Syscall::Join { thread, timeout } => self.join(cx, id, thread, timeout),
            Syscall::Compute { ns, releases_gil: false } => self.begin_compute(id, ns),
            Syscall::Nap { ns, releases_gil: false } => self.begin_sleep(id, ns),
            Syscall::Sleep { .. } | Syscall::Nap { .. } | Syscall::Io { .. } | Syscall::Compute { .. } => {
                if self.allow_threads(cx, id, Todo::Call(call)) {
                    self.begin(cx, id, call);
                }
            }
            Syscall::SetSwitchInterval { ns } => {
                self.threads[id.index()].answer = Wake::Done;
                if let Some((_, gil)) = self.gil_of(id) {
                    gil.interval = ns.max(1);
                }
            }
        }
    }

    /// On a core, without the GIL (or on a build that has none): the part of a call that other threads need not
    /// wait for.
    pub(super) fn begin(&mut self, cx: &mut Cx<'_>, id: ThreadId, call: Syscall) {
        match call {
            Syscall::Sleep { ns } | Syscall::Nap { ns, .. } => self.begin_sleep(id, ns),
            Syscall::Io { ns } => self.begin_io(id, ns),
            Syscall::Compute { ns, .. } => self.begin_compute(id, ns),
            Syscall::Lock { lock, .. } => self.retry_lock(cx, id, lock),
            Syscall::Join { thread, .. } => self.begin_join(id, thread),
            _ => unreachable!("this call keeps the GIL"),
        }
    }

    fn begin_compute(&mut self, id: ThreadId, ns: Ns) {
        let thread = &mut self.threads[id.index()];
        thread.answer = Wake::Done;
        thread.todo = Todo::Compute { left: ns };
        if let Some(core) = thread.core {
            let core = &mut self.cores[core];
            core.clock += ns;
            // A turn that is over ends now: `dispatch` asks for it again and finds a computation, which can be cut.
            core.turn_over = false;
        }
    }

    fn release_joiners(&mut self, cx: &mut Cx<'_>, id: ThreadId) {
        for joiner in std::mem::take(&mut self.threads[id.index()].joiners) {
            self.wake(cx, joiner, Cause::Thread(id), Wake::Done);
        }
    }

    fn exit(&mut self, cx: &mut Cx<'_>, id: ThreadId) {
        self.drop_gil(cx, id);
        self.leave_core(id);
        self.set_state(id, ThreadState::Done);
        self.release_joiners(cx, id);
        self.living -= 1;
        let process = self.threads[id.index()].process;
        if !self.threads.iter().any(|t| t.process == process && t.state != ThreadState::Done) {
            self.end_process(cx, process, 0);
        }
    }
}
