//! Which job the worker does next, and when it is thrown away. Pure: times are given, effects are returned.
//!
//! The worker does one job at a time. Of the jobs that wait, each lab has at most one run and one inspection: a newer
//! one takes the place of an older one (latest wins).

use std::collections::VecDeque;

use crate::protocol::message::JobId;

/// A lab of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabId(pub u32);

/// What a job does; a lab has at most one waiting job of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole run.
    Run,
    /// A run up to a moment.
    Inspect,
}

/// A job that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its name in messages.
    pub id: JobId,
    /// Who asked.
    pub lab: LabId,
    /// What for.
    pub kind: Kind,
    /// The message.
    pub bytes: Vec<u8>,
}

/// What the owner of the queue has to do, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Start a worker; there is none.
    Spawn,
    /// Throw the worker away.
    Terminate,
    /// Send it these bytes.
    Post(Vec<u8>),
    /// Tell the asker of this job that it will not be answered.
    Fail(JobId, Failure),
    /// Forget the asker of this job: a newer job took its place, or it was cancelled.
    Drop(JobId),
}

/// Why a job was not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The worker could not be loaded.
    Unavailable,
    /// The worker broke: a bug of ours.
    Crashed,
    /// The job took longer than [`LONGEST`].
    TooLong,
}

/// A job that has worked this long gives way to a newer one of its lab, in ms. Shorter ones are worth waiting for: a
/// new worker costs about as much.
pub const PATIENCE: f64 = 250.0;
/// The longest job, in ms of real time. The engine's own limits end a run much earlier.
pub const LONGEST: f64 = 60_000.0;
/// How long the worker may take to load, in ms.
pub const LONGEST_START: f64 = 60_000.0;

/// See the module.
#[derive(Debug, Default)]
pub struct Queue {
    worker: Worker,
    waiting: VecDeque<Job>,
}

#[derive(Debug, Default)]
enum Worker {
    #[default]
    Absent,
    Starting {
        since: f64,
    },
    Idle,
    Busy {
        id: JobId,
        lab: LabId,
        kind: Kind,
        since: f64,
    },
}

impl Queue {
    /// Takes a job in at time `now` (ms, as all times here).
    pub fn submit(&mut self, job: Job, now: f64) -> Vec<Command> {
        let mut commands = Vec::new();
        if let Some(place) = self.waiting.iter().position(|old| old.lab == job.lab && old.kind == job.kind) {
            commands.extend(self.waiting.remove(place).map(|old| Command::Drop(old.id)));
        }
        if job.kind == Kind::Run {
            // What the lab wanted to know about its older run is of no use any more.
            commands.extend(self.forget(|old| old.lab == job.lab));
            let first_inspection = self.waiting.iter().position(|old| old.kind == Kind::Inspect);
            self.waiting.insert(first_inspection.unwrap_or(self.waiting.len()), job);
        } else {
            self.waiting.push_back(job);
        }
        commands.extend(self.check(now));
        commands
    }

    /// The worker said that it listens.
    pub fn ready(&mut self, now: f64) -> Vec<Command> {
        if matches!(self.worker, Worker::Starting { .. }) {
            self.worker = Worker::Idle;
        }
        self.check(now)
    }

    /// The worker answered a job. An answer to a job that was given up meanwhile changes nothing.
    pub fn answered(&mut self, id: JobId, now: f64) -> Vec<Command> {
        if matches!(self.worker, Worker::Busy { id: busy, .. } if busy == id) {
            self.worker = Worker::Idle;
        }
        self.check(now)
    }

    /// The worker reported an error that nobody caught, or could not be loaded.
    pub fn broke(&mut self, now: f64) -> Vec<Command> {
        let mut commands = vec![Command::Terminate];
        match std::mem::take(&mut self.worker) {
            Worker::Busy { id, .. } => commands.push(Command::Fail(id, Failure::Crashed)),
            Worker::Starting { .. } => commands.extend(self.give_up()),
            Worker::Absent | Worker::Idle => {}
        }
        commands.extend(self.check(now));
        commands
    }

    /// A lab wants no more answers.
    pub fn cancel(&mut self, lab: LabId, now: f64) -> Vec<Command> {
        let mut commands = self.forget(|job| job.lab == lab);
        if let Worker::Busy { id, lab: busy, .. } = self.worker
            && busy == lab
        {
            self.worker = Worker::Absent;
            commands.extend([Command::Terminate, Command::Drop(id)]);
        }
        commands.extend(self.check(now));
        commands
    }

    /// Does what is due: starts a worker, posts the next job, gives up what takes too long.
    pub fn check(&mut self, now: f64) -> Vec<Command> {
        match self.worker {
            Worker::Absent if !self.waiting.is_empty() => {
                self.worker = Worker::Starting { since: now };
                vec![Command::Spawn]
            }
            Worker::Starting { since } if now >= since + LONGEST_START => {
                self.worker = Worker::Absent;
                let mut commands = vec![Command::Terminate];
                commands.extend(self.give_up());
                commands
            }
            Worker::Idle => {
                let Some(job) = self.waiting.pop_front() else { return Vec::new() };
                self.worker = Worker::Busy { id: job.id, lab: job.lab, kind: job.kind, since: now };
                vec![Command::Post(job.bytes)]
            }
            Worker::Busy { id, lab, kind, since } => {
                let mut commands = vec![Command::Terminate];
                if now >= since + LONGEST {
                    commands.push(Command::Fail(id, Failure::TooLong));
                } else if now >= since + PATIENCE && self.is_superseded(lab, kind) {
                    commands.push(Command::Drop(id));
                } else {
                    return Vec::new();
                }
                self.worker = Worker::Absent;
                commands.extend(self.check(now));
                commands
            }
            Worker::Absent | Worker::Starting { .. } => Vec::new(),
        }
    }

    /// When [`check`](Self::check) has something to do next, if nothing happens before.
    pub fn due(&self) -> Option<f64> {
        match self.worker {
            Worker::Starting { since } => Some(since + LONGEST_START),
            Worker::Busy { lab, kind, since, .. } if self.is_superseded(lab, kind) => Some(since + PATIENCE),
            Worker::Busy { since, .. } => Some(since + LONGEST),
            Worker::Absent | Worker::Idle => None,
        }
    }

    /// Whether what waits makes the answer to the worker's job useless: a newer run of its lab does, and a newer
    /// inspection does to an older one.
    fn is_superseded(&self, lab: LabId, kind: Kind) -> bool {
        self.waiting.iter().any(|job| job.lab == lab && (job.kind == Kind::Run || kind == Kind::Inspect))
    }

    fn forget(&mut self, which: impl Fn(&Job) -> bool) -> Vec<Command> {
        let gone = self.waiting.iter().filter(|job| which(job)).map(|job| Command::Drop(job.id)).collect();
        self.waiting.retain(|job| !which(job));
        gone
    }

    fn give_up(&mut self) -> Vec<Command> {
        self.waiting.drain(..).map(|job| Command::Fail(job.id, Failure::Unavailable)).collect()
    }
}
