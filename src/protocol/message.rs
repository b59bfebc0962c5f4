//! What page and worker, prerenderer and engine send each other, and how it becomes bytes.
//!
//! Start at [`ToWorker`] and [`FromWorker`]. Who sends when is the business of `client` and `worker`.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{InspectReply, InspectRequest, RunReply, RunRequest};

/// Names a job between page and worker; never used twice by one page.
pub type JobId = u64;

/// From the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Run a program to its end.
    Run(JobId, Box<RunRequest>),
    /// Run a program up to a moment and say where its threads stand.
    Inspect(JobId, Box<InspectRequest>),
    /// Be a process from now on: what follows is in the words of `pool::wire`.
    Begin(Box<Begin>),
}

/// How a process of its own begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begin {
    /// The program and what it may know of its machine.
    pub run: RunRequest,
    /// Its number.
    pub pid: i64,
    /// Its parent's number.
    pub parent: i64,
    /// What it is to do; the first process runs the program's file.
    pub data: Option<Vec<u8>>,
    /// When the run began, in ms since 1970: all processes count from there.
    pub epoch: f64,
    /// It computes only when it is told to: there are more processes than cores for them.
    pub takes_turns: bool,
}

/// From the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker listens; messages posted earlier are lost. Carries its [`VERSION`](super::VERSION).
    Ready(u16),
    /// Answer to [`ToWorker::Run`].
    Ran(JobId, Box<RunReply>),
    /// Answer to [`ToWorker::Inspect`].
    Inspected(JobId, Box<InspectReply>),
}

/// What the prerenderer asks of the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Questions {
    /// What to run.
    pub requests: Vec<RunRequest>,
}

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// In the order of the requests.
    pub replies: Vec<RunReply>,
    /// The library's Python files in two texts, for the worker: what many programs import, and what few do.
    pub library: [String; 2],
    /// What the model charges for.
    pub costs: Vec<Cost>,
}

/// A figure of the cost model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Its topic: `machine`, `calls`, `starts`, `instructions`.
    pub group: String,
    /// What it is called: `thread_start`, `LOAD_FAST`.
    pub name: String,
    /// In ns.
    pub ns: u64,
}

/// The bytes of a message.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    let Ok(bytes) = postcard::to_allocvec(message) else { unreachable!("a growing buffer takes every message") };
    bytes
}

/// The message that bytes hold.
///
/// # Errors
/// Bytes that are no such message, for instance of another version.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// A message of the same build's other half.
pub fn own<T: DeserializeOwned>(bytes: &[u8]) -> T {
    let Ok(message) = decode(bytes) else { unreachable!("page and worker are of one build") };
    message
}
