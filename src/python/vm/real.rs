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
/// Bounds of the virtual length of a burst, in ns.
const STINTS: (Ns, Ns) = (10 * US, 100 * MS);

/// See the module.
#[derive(Clone, Copy, Debug)]
pub(super) struct RealTime {
    clock: fn() -> Ns,
    /// Virtual length of the next burst, in ns.
    stint: Ns,
}

impl RealTime {
    pub(super) fn new(clock: fn() -> Ns) -> Self {
        Self { clock, stint: 200 * US }
    }

    /// The slice that is really run for what the kernel allows.
    pub(super) fn slice(&self, slice: Slice) -> Slice {
        let now = slice.now.max((self.clock)());
        Slice { now, until: slice.until.min(now.saturating_add(self.stint)), stop: slice.stop }
    }

    /// What the kernel is told of a burst that was run in place of what it allowed.
    pub(super) fn burst(&mut self, allowed: Slice, run: Slice, burst: Burst) -> Burst {
        let stop = match burst.stop {
            // Already computed.
            StopReason::Syscall(Syscall::Compute { releases_gil, .. }) => {
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
        if took > LONG {
            self.stint /= 2;
        } else if took < SHORT && burst.end >= run.until {
            self.stint *= 2;
        }
        self.stint = self.stint.clamp(STINTS.0, STINTS.1);
        Burst { end, stop }
    }
}
