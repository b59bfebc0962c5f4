//! [`Watched`]: the program with somebody who notes where its threads stand.
//!
//! The recorder hears of changes of state from the kernel, which knows no lines; this sits between the two.

use std::cell::RefCell;
use std::rc::Rc;

use crate::base::{Ns, ThreadId};
use crate::kernel::api::{Burst, Program, Slice, Wake};
use crate::python::vm::machine::Machine;

/// Where one thread stands: before and after its latest burst.
///
/// The kernel's clock is never behind the start of the latest burst, so nobody asks about anything older.
#[derive(Clone, Copy, Debug, Default)]
struct Stand {
    before: u32,
    since: Ns,
    after: u32,
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

    fn note(&self, thread: ThreadId, end: Ns, line: u32) {
        let mut stands = self.0.borrow_mut();
        if stands.len() <= thread.index() {
            stands.resize(thread.index() + 1, Stand::default());
        }
        let stand = &mut stands[thread.index()];
        *stand = Stand { before: stand.after, since: end, after: line };
    }
}

/// A machine whose threads are watched.
#[derive(Debug)]
pub(super) struct Watched {
    /// The program.
    pub(super) machine: Machine,
    /// Where its threads stand.
    pub(super) lines: Lines,
    /// Line of each piece of `interp.written`.
    pub(super) output_lines: Vec<u32>,
    started: bool,
}

impl Watched {
    pub(super) fn new(machine: Machine) -> Self {
        Self { machine, lines: Lines::default(), output_lines: Vec::new(), started: false }
    }
}

impl Program for Watched {
    fn resume(&mut self, thread: ThreadId, wake: Wake, slice: Slice) -> Burst {
        if !std::mem::replace(&mut self.started, true) {
            self.lines.note(thread, slice.now, 1);
        }
        let burst = self.machine.resume(thread, wake, slice);
        let line = self.machine.line_of(thread);
        self.lines.note(thread, burst.end, line);
        if self.output_lines.len() < self.machine.interp.written.len() {
            self.output_lines.resize(self.machine.interp.written.len(), line);
        }
        burst
    }
}
