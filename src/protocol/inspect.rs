//! What a page asks about one moment of a run, and what it is told: stacks, variables, locks, queues, loops.
//!
//! Start at [`InspectRequest`]. The engine answers by running the program again up to that moment.

use serde::{Deserialize, Serialize};

use super::RunRequest;
use crate::base::Ns;

/// Asks where everything stands at one moment of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InspectRequest {
    /// The run.
    pub run: RunRequest,
    /// The moment, in ns.
    pub at: Ns,
    /// Another moment, to be looked for from there.
    pub seek: Option<Seek>,
}

/// A moment to be looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seek {
    /// What happens then.
    pub sought: Sought,
    /// After the moment named, or before it.
    pub forwards: bool,
}

/// What a moment is looked for by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sought {
    /// A thread comes to a line of the program.
    Line,
    /// A thread comes to one of these lines, numbered from 1.
    Lines(Vec<u32>),
    /// A thread comes to an instruction of the program.
    Instruction,
    /// An event loop begins a turn (`_run_once`).
    Turn,
    /// A thread comes to a line of the program or of the library.
    Inside,
}

/// Where everything stands at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectReply {
    /// The moment, in ns: the one that was asked for, or the one that was found.
    pub at: Ns,
    /// Whether what was looked for was found.
    pub found: bool,
    /// Living threads.
    pub threads: Vec<ThreadAt>,
    /// Tasks that wait, the first of a run.
    pub tasks: Vec<TaskAt>,
    /// Locks, queues, pools, loops.
    pub things: Vec<ThingAt>,
    /// Where the run could have gone on differently next.
    pub choice: Option<ChoiceAt>,
}

/// One thread at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadAt {
    /// Its id in the run.
    pub thread: u32,
    /// Frames of the program, outermost first.
    pub frames: Vec<FrameAt>,
    /// The instructions of the line that the innermost of them stands at.
    pub code: Vec<InstructionAt>,
    /// Frames of the library that the innermost of them has called, outermost first; all where there is none of the
    /// program.
    pub inside: Vec<InsideAt>,
}

/// One frame of a thread inside the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsideAt {
    /// `concurrent/futures/thread.py`.
    pub file: String,
    /// Function, line in that file, variables.
    pub frame: FrameAt,
    /// The text around the line.
    pub text: Vec<String>,
    /// Number of its first line.
    pub first: u32,
}

/// One task at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskAt {
    /// Its name.
    pub name: String,
    /// Frames of the program, outermost first.
    pub frames: Vec<FrameAt>,
}

/// One frame of a thread at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameAt {
    /// Qualified name of its function.
    pub function: String,
    /// The line it stands at.
    pub line: u32,
    /// Names and values in brief; functions, classes and modules are left out.
    pub variables: Vec<(String, String)>,
}

/// One bytecode instruction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstructionAt {
    /// `LOAD_FAST  0 (n)`.
    pub text: String,
    /// Whether the thread executes it next, or waits in it.
    pub is_here: bool,
    /// Whether this machine may give the GIL, or this thread's place, to another thread right before or after it.
    pub may_switch: bool,
}

/// A lock, a queue, a pool, a loop at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingAt {
    /// What the program calls it: `account.lock`.
    pub name: String,
    /// Its class.
    pub kind: String,
    /// What it has: an aspect (its place in `i18n::lens::Words::aspects`), and values.
    pub facts: Vec<(u8, Vec<ValueAt>)>,
}

/// A place where more than one thread could have come next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceAt {
    /// When, in ns.
    pub at: Ns,
    /// For what: a core, the GIL, a lock, a wait queue (0 to 3).
    pub kind: u8,
    /// Index of the one that came.
    pub taken: u32,
    /// The threads, each with the schedule of a run in which it comes.
    pub threads: Vec<(u32, String)>,
}

/// A value in brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueAt {
    /// The value.
    pub text: String,
    /// A moment that belongs to it, in ns.
    pub at: Option<Ns>,
}
