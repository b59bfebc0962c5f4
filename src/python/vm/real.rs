//! [`RealTime`]: bursts on a real clock. What code costs is then seen, not charged.
//!
//! The virtual costs still say how far a burst goes; after it the kernel is told the real time. The stint follows the
//! speed of the machine, so that threads, timers and messages from outside get their turn every few ms.

use crate::base::{MS, Ns, US};
use crate::kernel::api::{Burst, Slice, StopReason, Syscall};

/// A burst that took longer was too long, in ns.
const LONG: Ns = 3 * MS;
/// A burst that took less was too short, in ns.
const SHORT: Ns = MS;
/// So much real time makes one figure of how fast code is, in ns: many times what the clock's steps are.
const STRETCH: Ns = 4 * MS;
/// So many figures are enough.
const MOST: usize = 4000;
/// Bounds of the virtual length of a burst, in ns.
const STINTS: (Ns, Ns) = (10 * US, 100 * MS);

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct RealTime {
    clock: fn() -> Ns,
    /// Virtual length of the next burst, in ns.
    stint: Ns,
    /// What was executed since the last figure: in the model's time and in real time, in ns.
    since: (Ns, Ns),
    /// How long code took in each stretch, in thousandths of the model's time.
    paces: Vec<u32>,
    /// Time that compiling the library took, in ns.
    compiled: Ns,
}

impl RealTime {
    pub(super) fn new(clock: fn() -> Ns) -> Self {
        Self { clock, stint: 200 * US, since: (0, 0), paces: Vec::new(), compiled: 0 }
    }

    /// What compiling took so far, in ns, and how fast code was in each stretch, in thousandths of the model's time.
    pub(super) fn tally(&self) -> (Ns, Vec<u32>) {
        (self.compiled, self.paces.clone())
    }

    fn note(&mut self, model: Ns, took: Ns, compiling: Ns) {
        self.compiled += compiling;
        self.since.0 += model;
        self.since.1 += took.saturating_sub(compiling);
        let (model, took) = self.since;
        if took >= STRETCH {
            self.since = (0, 0);
            if self.paces.len() < MOST {
                self.paces.extend((took * 1000).checked_div(model).map(|pace| pace.min(1_000_000) as u32));
            }
        }
    }

    /// The slice that is really run for what the kernel allows.
    pub(super) fn slice(&self, slice: Slice) -> Slice {
        let now = slice.now.max((self.clock)());
        Slice { now, until: slice.until.min(now.saturating_add(self.stint)), stop: slice.stop }
    }

    /// What the kernel is told of a burst that was run in place of what it allowed; of that time, so much went into
    /// compiling.
    pub(super) fn burst(&mut self, allowed: Slice, run: Slice, burst: Burst, compiling: Ns) -> Burst {
        let mut model = burst.end - run.now;
        let stop = match burst.stop {
            // Already computed.
            StopReason::Syscall(Syscall::Compute { ns, releases_gil }) => {
                model += ns;
                StopReason::Syscall(Syscall::Compute { ns: 0, releases_gil })
            }
            stop => stop,
        };
        // A look at something shared and the wait for its change are one step.
        if burst.end == run.now && matches!(stop, StopReason::Syscall(Syscall::Wait { .. })) {
            return Burst { end: allowed.now, stop };
        }
        let end = run.now.max((self.clock)());
        let took = end - run.now;
        self.note(model, took, compiling);
        if took > LONG {
            self.stint /= 2;
        } else if took < SHORT && burst.end >= run.until {
            self.stint *= 2;
        }
        self.stint = self.stint.clamp(STINTS.0, STINTS.1);
        Burst { end, stop }
    }
}
