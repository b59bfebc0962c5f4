//! POSIX semaphores, which all processes can see (`sem_open`). A releaser wakes one waiter, who tries again: anybody
//! may have been quicker.
//!
//! As in glibc (`nptl/sem_post.c`, `sem_waitcommon.c`), whoever finds no permit makes a system call that looks once more
//! before it sleeps, and a releaser makes one while anybody is counted as waiting. In that time the permit lies there, so
//! processes that compete for a lock that is held for moments take turns at it instead of sleeping.

use crate::base::{Ns, WaitId};

/// The system call `futex`, whether it wakes nobody or finds that it need not sleep. Measured.
pub const FUTEX_NS: Ns = 400;

/// One semaphore.
#[derive(Clone, Copy, Debug)]
pub(super) struct Semaphore {
    /// Permits.
    pub(super) value: u32,
    /// How many found none and have not got one since. A process that was killed while it waited stays counted.
    pub(super) waiters: u32,
    /// Whether it has a name, by which other processes open it; who has it keeps it without.
    pub(super) named: bool,
    /// Where threads wait for one.
    pub(super) queue: WaitId,
}
