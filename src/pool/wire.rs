//! What the hub and a process send each other once the process has begun ([`ToWorker::Begin`]).
//!
//! The kernel's requests know no wire format; it is written down here, and the compiler compares.
//!
//! [`ToWorker::Begin`]: crate::protocol::message::ToWorker::Begin

use serde::{Deserialize, Serialize};

use crate::base::{Ns, ThreadId, WaitId};
use crate::kernel::world::remote::Sent;
use crate::kernel::world::{Error, Reply, Request};
use crate::protocol::{Output, RunReply, Tally};
use crate::trace::Trace;

/// From the hub.
#[derive(Debug, Serialize, Deserialize)]
pub enum ToProcess {
    /// Answer to the request with this ticket, which had to wait for so many ns.
    Answer(u32, #[serde(with = "ReplyWire")] Reply, Ns),
    /// Another process sent this signal.
    Signal(u32),
    /// Say how far you got, and end.
    Die,
    /// Say something.
    Ping,
    /// A core is yours for a turn; only in a run with fewer cores than the device has.
    Turn,
}

/// From a process.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromProcess {
    /// The interpreter is there and the program goes on from here; when, in ns.
    Begun(Ns),
    /// Answer to [`ToProcess::Ping`].
    Pong,
    /// It has something to do and waits for a core.
    Wants,
    /// Its turn is over.
    Rests,
    /// It wrote this.
    Wrote(Vec<Output>),
    /// It asks this.
    Asked(#[serde(with = "SentWire")] Sent),
    /// What it did up to now.
    Drawn(Box<Trace>),
    /// It is over: its exit status, `None` if gilscope had to end the run, its part of the run, what it noted.
    Over(Option<i32>, Box<RunReply>, Tally),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Sent")]
struct SentWire {
    ticket: u32,
    #[serde(with = "ThreadWire")]
    thread: ThreadId,
    timeout: Option<Ns>,
    #[serde(with = "RequestWire")]
    request: Request,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ThreadId")]
struct ThreadWire(u32);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Request")]
enum RequestWire {
    Pipe {
        duplex: bool,
        unbounded: bool,
    },
    Read {
        fd: i32,
        most: usize,
    },
    Write {
        fd: i32,
        bytes: Vec<u8>,
        done: usize,
    },
    Close {
        fd: i32,
    },
    Pack {
        fd: i32,
    },
    Unpack {
        ticket: u32,
    },
    Hand {
        pid: i64,
        ticket: u32,
    },
    Listen,
    Connect {
        place: u32,
    },
    Ready {
        fds: Vec<i32>,
        pids: Vec<i64>,
        #[serde(skip)]
        queue: Option<WaitId>,
    },
    Start {
        data: Vec<u8>,
    },
    Signal {
        pid: i64,
        number: u32,
    },
    Status {
        pid: i64,
    },
    Find {
        pid: i64,
    },
    Living,
    Rename {
        #[serde(skip)]
        thread: Option<ThreadId>,
        name: String,
    },
    Semaphore {
        value: u32,
    },
    Reopen {
        semaphore: u32,
    },
    Unname {
        semaphore: u32,
    },
    Take {
        semaphore: u32,
        #[serde(skip)]
        waits: bool,
    },
    Give {
        semaphore: u32,
        most: u32,
    },
    Permits {
        semaphore: u32,
    },
    Memory {
        name: Option<String>,
        size: usize,
    },
    Open {
        name: String,
    },
    Unlink {
        name: String,
    },
    Load {
        memory: u32,
        at: usize,
        len: usize,
    },
    Store {
        memory: u32,
        at: usize,
        bytes: Vec<u8>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Reply")]
enum ReplyWire {
    None,
    Number(i64),
    Pair(i64, i64),
    Bytes(Vec<u8>),
    Flags(Vec<bool>),
    Error(#[serde(with = "ErrorWire")] Error),
    TimedOut,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Error")]
enum ErrorWire {
    NoEntry,
    BadFile,
    NoMemory,
    Exists,
    BrokenPipe,
    Refused,
    NoProcess,
    Overflow,
}
