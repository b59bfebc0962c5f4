//! [`Watched`]: the program with somebody who notes where its threads stand.
//!
//! The recorder hears of changes of state from the kernel, which knows no lines and no names; this sits between the
//! two.

use std::cell::RefCell;
use std::rc::Rc;

use litemap::LiteMap;

use crate::base::order::sort_by_key;
use crate::base::{LockId, Ns, ProcessId, ThreadId, WaitId};
use crate::kernel::api::{Burst, Program, Reaction, Slice, StopReason, Syscall, Wake};
use crate::kernel::world::console::Written;
use crate::python::vm::processes::Processes;

/// Where one thread stands: before and after its latest burst.
///
/// The kernel's clock is never behind the start of the latest burst, so nobody asks about anything older.
#[derive(Clone, Debug, Default)]
struct Stand {
    before: u32,
    since: Ns,
    after: u32,
    /// The library function it asks the kernel from.
    call: Option<Rc<str>>,
}

/// The line of every thread, shared between [`Watched`] and the recorder.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(Rc<RefCell<Vec<Stand>>>);

impl Lines {
    /// The line a thread stands at, at a moment that the kernel has reached; 0 unknown.
    pub(super) fn at(&self, thread: ThreadId, at: Ns) -> u32 {
        let stands = self.0.borrow();
        stands.get(thread.index()).map_or(0, |stand| if stand.since <= at { stand.after } else { stand.before })
    }

    /// The library function in which a thread waits for the kernel, if the program called one.
    pub(super) fn call(&self, thread: ThreadId) -> Option<Rc<str>> {
        self.0.borrow().get(thread.index())?.call.clone()
    }

    fn note(&self, thread: ThreadId, end: Ns, line: u32, call: Option<Rc<str>>) {
        let mut stands = self.0.borrow_mut();
        if stands.len() <= thread.index() {
            stands.resize(thread.index() + 1, Stand::default());
        }
        let stand = &mut stands[thread.index()];
        *stand = Stand { before: stand.after, since: end, after: line, call };
    }
}

/// Locks that are looked for by name before the end of the run; a search is not cheap.
const SEARCHES: usize = 200;

/// A program whose threads are watched.
#[derive(Debug)]
pub(super) struct Watched {
    /// The program.
    pub(super) processes: Processes,
    /// Where its threads stand.
    pub(super) lines: Lines,
    /// Line of each piece of what was written.
    pub(super) output_lines: Vec<u32>,
    /// What the program calls its locks, found when it first takes them: later nothing may refer to them.
    lock_names: LiteMap<LockId, Option<String>>,
    started: bool,
}

impl Watched {
    pub(super) fn new(processes: Processes) -> Self {
        let (lines, output_lines) = (Lines::default(), Vec::new());
        Self { processes, lines, output_lines, lock_names: LiteMap::new(), started: false }
    }

    /// A copy that goes on as this would, without what was written; and roughly how many bytes it takes.
    pub(super) fn copied(&self) -> Result<(Self, usize), &'static str> {
        let Self { processes, lines, output_lines: _, lock_names, started } = self;
        let (processes, size) = processes.copied()?;
        let lines = Lines(Rc::new(RefCell::new(lines.0.borrow().clone())));
        let lock_names = lock_names.clone();
        Ok((Self { processes, lines, output_lines: Vec::new(), lock_names, started: *started }, size))
    }

    /// Takes what was written, in the order of the clock, with the lines that wrote it.
    pub(super) fn take_written(&mut self) -> Vec<(Written, u32)> {
        let pieces = std::mem::take(&mut self.processes.world.borrow_mut().console.written);
        let mut written: Vec<_> = pieces.into_iter().zip(self.output_lines.iter().copied()).collect();
        sort_by_key(&mut written, |(piece, _)| piece.at);
        written
    }

    /// The same of a run that goes on.
    pub(super) fn written(&self) -> Vec<(Written, u32)> {
        let pieces = self.processes.world.borrow().console.written.clone();
        pieces.into_iter().zip(self.output_lines.iter().copied()).collect()
    }

    /// What to call a lock.
    pub(super) fn lock_name(&self, lock: LockId) -> String {
        let known = self.lock_names.get(&lock).cloned().flatten();
        let found = known.or_else(|| self.processes.lock_name(ThreadId(0), lock));
        found.unwrap_or_else(|| format!("lock {}", lock.0 + 1))
    }

    /// Remembers what the kernel will not know about a call: who makes it, on what.
    fn called(&mut self, thread: ThreadId, call: &Syscall) -> Option<Rc<str>> {
        let blocks = !matches!(
            call,
            Syscall::Unlock { .. } | Syscall::Notify { .. } | Syscall::Spawn | Syscall::Sync | Syscall::Over
        );
        let library = if blocks { self.processes.library_call(thread) } else { None };
        if let (Syscall::Lock { lock, .. }, None) = (call, &library)
            && self.lock_names.len() < SEARCHES
            && !self.lock_names.contains_key(lock)
        {
            self.lock_names.insert(*lock, self.processes.lock_name(thread, *lock));
        }
        library
    }
}

impl Program for Watched {
    fn resume(&mut self, thread: ThreadId, wake: Wake, slice: Slice) -> Burst {
        if !std::mem::replace(&mut self.started, true) {
            self.lines.note(thread, slice.now, 1, None);
        }
        let burst = self.processes.resume(thread, wake, slice);
        let line = self.processes.line_of(thread);
        let call = match &burst.stop {
            StopReason::Syscall(call) => self.called(thread, call),
            _ => None,
        };
        self.lines.note(thread, burst.end, line, call);
        let written = self.processes.world.borrow().console.written.len();
        if self.output_lines.len() < written {
            self.output_lines.resize(written, line);
        }
        burst
    }

    fn signal(&mut self, process: ProcessId, number: u32, token: u32, at: Ns) -> Reaction {
        self.processes.signal(process, number, token, at)
    }

    fn parent(&self, process: ProcessId) -> Option<ProcessId> {
        self.processes.parent(process)
    }

    fn exited(&mut self, process: ProcessId, status: i32) -> Vec<WaitId> {
        self.processes.exited(process, status)
    }
}
