//! Words that every other room shares: typed ids, time, source spans, and sorting ([`order`]).
//!
//! Leaves out anything with behaviour of its own: the kernel's clock, the VM's random numbers and the
//! parser's positions live where they are used.

pub mod order;

/// A point on the virtual clock, or a length of it, in nanoseconds.
pub type Ns = u64;

/// One microsecond in [`Ns`].
pub const US: Ns = 1_000;
/// One millisecond in [`Ns`].
pub const MS: Ns = 1_000_000;
/// One second in [`Ns`].
pub const SEC: Ns = 1_000_000_000;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index into a table that never forgets an entry.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A simulated CPU core, counted from 0.
    CoreId;
    /// A simulated process, counted from 0 (the program the reader started).
    ProcessId;
    /// A kernel thread, counted from 0 (the main thread) over the whole run.
    ThreadId;
    /// A global interpreter lock: one for each interpreter that has one.
    GilId;
    /// A mutual-exclusion lock. The program hands these out; the kernel makes the state on first use.
    LockId;
    /// A wait queue (a futex, in the words of Linux). Handed out by the program, as [`LockId`].
    WaitId;
}

/// A place in a source text: 1-based lines, 0-based columns counted in code points, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// First line, from 1; 0 where the place is unknown.
    pub line: u32,
    /// Column of the first character.
    pub col: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_col: u32,
}
