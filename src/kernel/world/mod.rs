//! [`World`]: what the processes of one machine share and reach only through system calls: the disk, pipes, the
//! network. One file a device.
//!
//! It holds state, not time. Whoever changes it does so at the kernel's time, after a system call has brought the
//! thread there, and wakes waiters with [`super::Syscall::Notify`].

pub mod disk;

use std::cell::RefCell;
use std::rc::Rc;

pub use disk::Disk;

/// Devices and what lies on them.
#[derive(Debug, Default)]
pub struct World {
    /// Files and folders.
    pub disk: Disk,
}

/// One world, held by every process of a run.
pub type SharedWorld = Rc<RefCell<World>>;
