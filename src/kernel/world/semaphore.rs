//! POSIX semaphores, which all processes can see (`sem_open`). A releaser wakes one waiter, who tries again: anybody
//! may have been quicker.

use crate::base::WaitId;

/// One semaphore.
#[derive(Clone, Copy, Debug)]
pub(super) struct Semaphore {
    /// Permits.
    pub(super) value: u32,
    /// Where threads wait for one.
    pub(super) queue: WaitId,
}
