//! The words that page, worker, command line and tests exchange about one run.
//!
//! Messages are plain data with a version; [`postcard`] turns them into the same bytes everywhere.

pub mod declare;
mod device;
pub mod form;
pub mod inspect;
pub mod later;
pub mod message;

pub use device::{Device, Tally};
pub use inspect::{
    ChoiceAt, FrameAt, InsideAt, InspectReply, InspectRequest, InstructionAt, Seek, Sought, TaskAt, ThingAt, ThreadAt,
    ValueAt,
};
use serde::{Deserialize, Serialize};

use crate::base::{MS, Ns, SEC, Span};
use crate::trace::Trace;

/// Raised whenever a message changes its shape.
pub const VERSION: u16 = 7;

/// One run: a program and a machine. Equal requests give equal replies, byte for byte.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunRequest {
    /// [`VERSION`] of the sender.
    pub version: u16,
    /// Name shown in tracebacks, `main.py` on the site.
    pub filename: String,
    /// The program.
    pub source: String,
    /// `sys.argv[1:]`.
    pub args: Vec<String>,
    /// Where it runs.
    pub machine: Machine,
    /// Seeds `random` (when the program does not) and the devices.
    pub seed: u64,
    /// Files beside the program.
    pub files: Vec<File>,
    /// What is typed into its standard input, unless the program declares it ([`declare`]).
    pub stdin: String,
    /// What lies beyond the machine.
    pub network: Network,
    /// A recorded schedule to replay, and what is changed on the way ([`later`]); `None` is the default policy.
    pub schedule: Option<String>,
    /// Without a schedule: chance decides wherever several things may happen next, from this seed.
    pub shuffle: Option<u64>,
    /// When the reader presses Stop, in ns of virtual time: Ctrl-C.
    pub stop_at: Option<Ns>,
    /// Costs that were measured on a device; `None` is the model.
    pub device: Option<Device>,
    /// When to give up.
    pub limits: Limits,
}

/// The simulated computer and Python build, as the reader sets them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// Cores, 1..=64.
    pub cores: u32,
    /// `false` is a free-threaded build.
    pub gil: bool,
    /// `sys.setswitchinterval`, in ns.
    pub switch_interval: Ns,
    /// Where the interpreter may switch threads.
    pub switch_points: SwitchPoints,
    /// Who gets a lock that many want.
    pub locks: Locks,
}

/// A file on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its path, from the program's folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The simulated internet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Round trips to hosts lie between these, in ns; the seed and the host's name decide.
    pub latency: (Ns, Ns),
    /// Bits a second from a host.
    pub bandwidth: u64,
    /// Of 1000 connections, how many break.
    pub failures: u32,
    /// Hosts with figures of their own.
    pub hosts: Vec<Host>,
}

/// A host with figures of its own; what is `None` is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// Its name.
    pub name: String,
    /// Round trip in ns.
    pub latency: Option<Ns>,
    /// Bits a second.
    pub bandwidth: Option<u64>,
    /// Answers everything with this status.
    pub status: Option<u16>,
    /// Of 1000 connections, how many break.
    pub failures: Option<u32>,
    /// Refuses connections.
    pub down: bool,
}

impl Default for Network {
    /// 20 to 300 ms, 100 Mbit/s, nothing fails.
    fn default() -> Self {
        Self { latency: (20 * MS, 300 * MS), bandwidth: 100_000_000, failures: 0, hosts: Vec::new() }
    }
}

/// Where an interpreter with a GIL looks at its eval breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SwitchPoints {
    /// CPython 3.9 and older: before almost every bytecode.
    EveryBytecode,
    /// CPython 3.10 and newer: backward jumps, function entry, after calls into C.
    Modern,
}

/// What a lock's release does for those who wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Locks {
    /// CPython 3.14 and newer: who has waited longer than 1 ms is handed the lock.
    #[default]
    Fair,
    /// CPython 3.13 and older: whoever comes first takes it.
    Barging,
}

/// When a run is ended from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytecode instructions over all threads.
    pub instructions: u64,
    /// Virtual time in ns.
    pub time: Ns,
    /// Bytes of stdout and stderr.
    pub output: u64,
    /// Living threads.
    pub threads: u32,
    /// Approximate bytes of Python objects.
    pub memory: u64,
    /// Slices and instants in the trace; beyond it the run goes on and the reply says that the trace was cut.
    pub trace: u64,
}

impl Default for Machine {
    fn default() -> Self {
        Self { cores: 2, gil: true, switch_interval: 5 * MS, switch_points: SwitchPoints::Modern, locks: Locks::Fair }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            instructions: 200_000_000,
            time: 3600 * SEC,
            output: 1 << 20,
            threads: 2_000,
            memory: 512 << 20,
            trace: 1_000_000,
        }
    }
}

impl RunRequest {
    /// A program on the default machine.
    pub fn new(source: impl Into<String>) -> Self {
        Self {
            version: VERSION,
            filename: "main.py".into(),
            source: source.into(),
            args: Vec::new(),
            machine: Machine::default(),
            seed: 0,
            files: Vec::new(),
            stdin: String::new(),
            network: Network::default(),
            schedule: None,
            shuffle: None,
            stop_at: None,
            device: None,
            limits: Limits::default(),
        }
    }
}

/// Everything a run produced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunReply {
    /// [`VERSION`] of the sender.
    pub version: u16,
    /// How it ended.
    pub outcome: Outcome,
    /// What it printed, in order.
    pub output: Vec<Output>,
    /// Problems with a place in the source: syntax errors, unsupported features, uncaught exceptions.
    pub diagnostics: Vec<Diagnostic>,
    /// The picture.
    pub trace: Trace,
    /// The choices made, replayable through [`RunRequest::schedule`].
    pub schedule: String,
    /// Sums over the run.
    pub stats: Stats,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The program ended with this exit status.
    Exit(i32),
    /// All threads wait for each other; the text names who waits for whom, with lines.
    Deadlock(String),
    /// A limit was reached; the text says which, with the line.
    Limit(String),
    /// The program uses something gilscope does not support; the text names it, with the line.
    Unsupported(String),
}

impl Outcome {
    /// Exit status of the command line: the program's own, or 70 where gilscope ended the run.
    pub fn status(&self) -> i32 {
        match self {
            Self::Exit(status) => *status,
            Self::Deadlock(_) | Self::Limit(_) | Self::Unsupported(_) => 70,
        }
    }
}

/// A piece of text the program wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// When, in ns.
    pub at: Ns,
    /// Thread that wrote it (its id in the run).
    pub thread: u32,
    /// Which stream.
    pub stream: Stream,
    /// The text, as written.
    pub text: String,
}

/// Where text went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stream {
    /// `sys.stdout`.
    Stdout,
    /// `sys.stderr`.
    Stderr,
}

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How grave.
    pub kind: DiagnosticKind,
    /// CPython's words where CPython has them.
    pub message: String,
    /// Where in the program.
    pub span: Span,
    /// What to try; may be empty.
    pub hint: String,
}

/// What a [`Diagnostic`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiagnosticKind {
    /// The program does not compile.
    Syntax,
    /// An exception ended a thread or the program.
    Exception,
    /// gilscope cannot run this.
    Unsupported,
    /// The run was ended (limit, deadlock).
    Ended,
}

/// Sums over one run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// Virtual length in ns.
    pub makespan: Ns,
    /// Bytecode instructions executed.
    pub instructions: u64,
    /// Times a GIL passed from one thread to another.
    pub gil_switches: u64,
    /// Of those, after a drop request.
    pub forced_switches: u64,
    /// Times a core changed its thread.
    pub context_switches: u64,
    /// Threads ever made.
    pub threads: u32,
    /// The most memory that its processes, threads, tasks and interpreters would take at a time, in bytes.
    pub memory: u64,
    /// Whether the trace reached [`Limits::trace`] and stops early.
    pub trace_cut: bool,
}
