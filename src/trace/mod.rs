//! What happened in a run, in Perfetto's words: tracks, slices, instants, flows.
//!
//! Plain data. The engine's recorder fills it through [`build`], the timeline draws it, [`chrome`] and [`text`] export
//! it, [`check`] says what holds in each.

pub mod build;
pub mod check;
pub mod chrome;
mod names;
pub mod text;

use serde::{Deserialize, Serialize};

use crate::base::Ns;

/// Index into [`Trace::tracks`].
pub type TrackId = u32;
/// Index into [`Trace::strings`].
pub type StrId = u32;

/// One run, drawn or exported without running anything again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// Length of the run in ns.
    pub end: Ns,
    /// Lanes in drawing order: processes, their threads, then GILs, cores, locks.
    pub tracks: Vec<Track>,
    /// Ordered by start; slices of one track never overlap.
    pub slices: Vec<Slice>,
    /// Ordered by time.
    pub instants: Vec<Instant>,
    /// Cause and effect between two tracks, ordered by the start.
    pub flows: Vec<Flow>,
    /// Text that slices and instants refer to; entry 0 is empty.
    pub strings: Vec<String>,
}

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// What it shows.
    pub kind: TrackKind,
    /// `MainThread`, `Thread-1 (work)`, `GIL`, `Core 0`.
    pub name: String,
    /// The track it hangs under (a thread's process).
    pub parent: Option<TrackId>,
}

/// What a track shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TrackKind {
    /// A process: its threads follow.
    Process,
    /// A kernel thread; the number is its id in the run.
    Thread(u32),
    /// A task of an event loop.
    Task,
    /// The turns of an event loop.
    Loop,
    /// So many more tasks, which are not drawn.
    MoreTasks,
    /// Who holds an interpreter's GIL.
    Gil,
    /// Who runs on a core.
    Core(u32),
    /// Who holds a lock.
    Lock(u32),
}

/// The same state has the same colour and pattern on the whole site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// Executing Python on a core.
    Running,
    /// On a core inside a C call that has released the GIL.
    RunningNoGil,
    /// Waiting for the GIL.
    WaitingGil,
    /// Ready, but every core is taken.
    Ready,
    /// Blocked on a lock, a queue, a condition or a join.
    Blocked,
    /// In `time.sleep` or a timed wait on nothing else.
    Sleeping,
    /// Waiting for a device.
    Io,
    /// On a GIL, core or lock track: held by [`Slice::owner`].
    Held,
}

/// A stretch of time on a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// Lane.
    pub track: TrackId,
    /// Start in ns.
    pub start: Ns,
    /// End in ns, `>= start`.
    pub end: Ns,
    /// What the lane's owner did.
    pub state: State,
    /// Source line at the start, from 1; 0 unknown.
    pub line: u32,
    /// On GIL, core and lock tracks: the thread's track that holds it. On a blocked slice: the track of the thread
    /// that held what it waited for at the start, if any.
    pub owner: Option<TrackId>,
    /// What it waited for or called (`lock`, `join Thread-1`, `write`); 0 for nothing.
    pub detail: StrId,
}

/// A moment on a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instant {
    /// Lane.
    pub track: TrackId,
    /// When, in ns.
    pub at: Ns,
    /// What happened.
    pub kind: InstantKind,
    /// Text, for instance the printed line; 0 for none.
    pub detail: StrId,
    /// Source line, from 1; 0 unknown.
    pub line: u32,
}

/// What an [`Instant`] marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InstantKind {
    /// Text went to stdout or stderr.
    Output,
    /// A waiter's switch interval ran out and it asked for the GIL.
    DropRequest,
    /// An exception left the thread.
    Failed,
    /// The thread ended.
    Exit,
}

/// An arrow from cause to effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// Where it starts.
    pub from: TrackId,
    /// When, in ns.
    pub from_at: Ns,
    /// Where it ends.
    pub to: TrackId,
    /// When, in ns.
    pub to_at: Ns,
    /// Which kind of effect.
    pub kind: FlowKind,
}

/// Why an effect followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FlowKind {
    /// Parent started a thread.
    Spawn,
    /// A release, a notify or an exit woke a waiter.
    Wake,
    /// The GIL went from one thread to the next.
    Gil,
}
