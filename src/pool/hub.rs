//! [`Hub`]: keeps what the processes share and answers what they ask, in real time. Pure: times are given, effects are
//! returned.
//!
//! The state is the simulator's [`World`], which answers a request or names a queue to wait in; requests that wait are
//! parked here. A process is a worker that somebody else starts, feeds and ends.

use std::collections::VecDeque;

use crate::base::{MS, Ns, ProcessId, SEC, ThreadId, WaitId};
use crate::kernel::world::remote::Sent;
use crate::kernel::world::{Answer, Error, Reply, Request, World};
use crate::protocol::message::{Begin, FromWorker, ToWorker, decode, encode};
use crate::protocol::{Outcome, Output, RunReply, RunRequest, Tally, VERSION};
use crate::trace::Trace;

use super::merge;
use super::wire::{FromProcess, ToProcess};

/// The signal that no program can catch.
const KILL: u32 = 9;
/// Asks a process to end: what `terminate` and a pool's end send.
const TERM: u32 = 15;
/// How long a process that must end may take to say how far it got, in ns.
const GRACE: Ns = 300 * MS;
/// How often a silent process is asked to say something, in ns.
const BEAT: Ns = SEC;
/// A process that was silent for so many beats hangs, and is ended.
const SILENCE: u32 = 20;
/// How long a worker may take to load, in ns.
const LONGEST_START: Ns = 30 * SEC;
/// Most processes that live at a time: each is a worker with a heap of its own.
const MOST: usize = 32;
/// Descriptors of the hub begin here; those below are the process's own.
const FIRST_FD: i32 = 1000;
/// From one process's number to the next: room for its threads'.
const PIDS: u32 = 100;

/// What the owner of the hub has to do, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Start a worker for this process.
    Start(ProcessId),
    /// Send it these bytes.
    Post(ProcessId, Vec<u8>),
    /// Throw its worker away.
    End(ProcessId),
}

/// Where a process is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Its worker loads.
    Loading,
    /// Its interpreter starts or runs.
    Living,
    /// It is over for the others, and has until then to say how far it got.
    Dying(Ns),
    /// Its worker is gone.
    Gone,
}

/// One process.
#[derive(Debug)]
pub(super) struct Process {
    pub(super) stage: Stage,
    /// Who started it.
    pub(super) parent: Option<(ProcessId, ThreadId)>,
    data: Option<Vec<u8>>,
    /// When its start was asked for, and when its interpreter was there, in ns.
    pub(super) asked: Ns,
    pub(super) begun: Option<Ns>,
    /// When it was over for the others.
    pub(super) ended: Option<Ns>,
    pub(super) status: Option<i32>,
    /// Its part of the run.
    pub(super) reply: Option<Box<RunReply>>,
    /// As far as it was told while the process lived.
    pub(super) drawn: Option<Box<Trace>>,
    /// What it noted about the device, once it is over.
    pub(super) tally: Option<Tally>,
    pub(super) written: Vec<Output>,
    /// Beats since it was heard.
    silent: u32,
}

/// A request that waits.
#[derive(Debug)]
struct Parked {
    process: ProcessId,
    ticket: u32,
    request: Request,
    queue: WaitId,
    deadline: Option<Ns>,
    since: Ns,
}

/// See the module.
#[derive(Debug)]
pub struct Hub {
    pub(super) run: RunRequest,
    epoch: f64,
    world: World,
    pub(super) processes: Vec<Process>,
    parked: Vec<Parked>,
    commands: Vec<Command>,
    /// How the run was ended from outside or by gilscope.
    outcome: Option<Outcome>,
    beat: Ns,
    end: Ns,
    cores: Cores,
}

/// Who computes, in a run with fewer cores than the device has.
#[derive(Debug, Default)]
struct Cores {
    /// Most processes that compute at a time; `None`: as many as there are.
    most: Option<usize>,
    computing: Vec<ProcessId>,
    /// In the order in which they asked.
    waiting: VecDeque<ProcessId>,
}

impl Hub {
    /// Begins a run; `epoch` is its start in ms since 1970.
    pub fn new(run: RunRequest, epoch: f64) -> Self {
        let (world, processes, parked, commands) = (World::default(), Vec::new(), Vec::new(), Vec::new());
        let mut hub = Self {
            run,
            epoch,
            world,
            processes,
            parked,
            commands,
            outcome: None,
            beat: BEAT,
            end: 0,
            cores: Cores::default(),
        };
        hub.create(None, None, 0);
        hub
    }

    /// What is to be done.
    pub fn take_commands(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.commands)
    }

    /// At most so many processes compute at a time. Call it before anything else.
    pub fn limit(&mut self, cores: Option<u32>) {
        self.cores.most = cores.map(|cores| cores.max(1) as usize);
    }

    /// Ends the oldest process but the first, as `kill -9` does.
    pub fn strike(&mut self, now: Ns) {
        let is_alive = |id: &ProcessId| self.processes[id.index()].stage == Stage::Living;
        let oldest = (1..self.processes.len() as u32).map(ProcessId).find(is_alive);
        if let Some(id) = oldest {
            self.kill(id, -(KILL as i32), now);
        }
    }

    /// Exit statuses of processes but the first that did not end well. One that was told to end did.
    pub fn bad(&self) -> Vec<i32> {
        let statuses = self.processes.iter().skip(1).filter_map(|process| process.status);
        statuses.filter(|status| ![0, -(TERM as i32)].contains(status)).collect()
    }

    /// How many workers there are.
    pub fn workers(&self) -> usize {
        self.processes.iter().filter(|process| process.stage != Stage::Gone).count()
    }

    /// Everything that was written so far by all processes, in the order of the clock.
    pub fn written(&self) -> Vec<Output> {
        merge::written(&self.processes)
    }

    /// A process that has not said anything for so many seconds.
    pub fn silent(&self) -> Option<(i64, u32)> {
        let all = self.processes.iter().enumerate().filter(|(_, process)| process.stage == Stage::Living);
        let (at, process) = all.max_by_key(|(_, process)| process.silent).filter(|(_, process)| process.silent > 2)?;
        Some((self.pid(ProcessId(at as u32)), process.silent))
    }

    /// When [`Hub::tick`] has something to do, in ns.
    pub fn due(&self) -> Ns {
        let deadlines = self.parked.iter().filter_map(|parked| parked.deadline);
        let dying = self.processes.iter().filter_map(|process| match process.stage {
            Stage::Dying(at) => Some(at),
            _ => None,
        });
        deadlines.chain(dying).fold(self.beat, Ns::min)
    }

    /// The whole run, once every worker is gone.
    pub fn result(&mut self) -> Option<RunReply> {
        if self.workers() > 0 {
            return None;
        }
        let main = self.processes.first().and_then(|first| first.status).unwrap_or(1);
        let exit = Outcome::Exit(if main < 0 { 128 - main } else { main });
        let outcome = self.outcome.clone().unwrap_or(exit);
        Some(merge::merge(&mut self.processes, outcome, self.end))
    }

    fn pid(&self, id: ProcessId) -> i64 {
        self.world.processes.get(id).map_or(0, |process| process.pid)
    }

    fn create(&mut self, parent: Option<(ProcessId, ThreadId)>, data: Option<Vec<u8>>, now: Ns) -> ProcessId {
        let id = ProcessId(self.processes.len() as u32);
        let main = ThreadId(id.0 * PIDS);
        match parent {
            Some((parent, _)) => {
                self.world.processes.begin_as(id, main, parent);
            }
            None => {
                self.world.processes.begin(main, None);
            }
        }
        if let Some(process) = self.world.processes.get_mut(id) {
            process.first_fd = FIRST_FD;
        }
        self.processes.push(Process {
            stage: Stage::Loading,
            parent,
            data,
            asked: now,
            begun: None,
            ended: None,
            status: None,
            reply: None,
            drawn: None,
            tally: None,
            written: Vec::new(),
            silent: 0,
        });
        self.commands.push(Command::Start(id));
        id
    }

    fn post(&mut self, id: ProcessId, message: &ToProcess) {
        if self.processes[id.index()].stage != Stage::Gone {
            self.commands.push(Command::Post(id, encode(message)));
        }
    }

    /// A process's worker has sent bytes.
    pub fn hear(&mut self, id: ProcessId, bytes: &[u8], now: Ns) {
        let Some(process) = self.processes.get_mut(id.index()) else { return };
        process.silent = 0;
        if process.begun.is_none() && process.stage == Stage::Loading {
            match decode(bytes) {
                Ok(FromWorker::Ready(VERSION)) => self.begin(id),
                _ => self.broke(id, now),
            }
            return;
        }
        match decode(bytes) {
            Ok(FromProcess::Begun(at)) => process.begun = Some(at),
            Ok(FromProcess::Pong) => {}
            // A last word of one that is over must not keep a core.
            Ok(FromProcess::Wants) if process.stage == Stage::Living => {
                self.cores.waiting.push_back(id);
                self.hand_out();
            }
            Ok(FromProcess::Wants) => {}
            Ok(FromProcess::Rests) => self.rest(id),
            Ok(FromProcess::Wrote(pieces)) => process.written.extend(pieces),
            Ok(FromProcess::Asked(sent)) => self.asked(id, sent, now),
            Ok(FromProcess::Drawn(trace)) => process.drawn = Some(trace),
            Ok(FromProcess::Over(status, reply, tally)) => {
                process.tally = Some(tally);
                self.over(id, status, reply, now);
            }
            Err(_) => self.broke(id, now),
        }
    }

    /// Free cores go to those that wait longest.
    fn hand_out(&mut self) {
        while self.cores.most.is_some_and(|most| self.cores.computing.len() < most)
            && let Some(id) = self.cores.waiting.pop_front()
        {
            self.cores.computing.push(id);
            self.post(id, &ToProcess::Turn);
        }
    }

    fn rest(&mut self, id: ProcessId) {
        self.cores.computing.retain(|other| *other != id);
        self.cores.waiting.retain(|other| *other != id);
        self.hand_out();
    }

    /// The worker listens: it is told what to be.
    fn begin(&mut self, id: ProcessId) {
        let parent = self.processes[id.index()].parent;
        let process = &mut self.processes[id.index()];
        process.stage = Stage::Living;
        let (run, data, epoch) = (self.run.clone(), process.data.take(), self.epoch);
        let (pid, parent) = (self.pid(id), parent.map_or(1, |(parent, _)| self.pid(parent)));
        let takes_turns = self.cores.most.is_some();
        let begin = Begin { run, pid, parent, data, epoch, takes_turns };
        self.commands.push(Command::Post(id, encode(&ToWorker::Begin(Box::new(begin)))));
    }

    /// A worker has failed: could not be loaded, or died of an error.
    pub fn broke(&mut self, id: ProcessId, now: Ns) {
        if self.processes.get(id.index()).is_some_and(|process| process.stage != Stage::Gone) {
            self.exited(id, -(KILL as i32), now);
            self.gone(id, now);
        }
    }

    /// Ends everything.
    pub fn stop(&mut self, outcome: Outcome, now: Ns) {
        self.outcome.get_or_insert(outcome);
        for id in (0..self.processes.len() as u32).map(ProcessId) {
            self.kill(id, -(KILL as i32), now);
        }
    }

    /// Looks at the clock.
    pub fn tick(&mut self, now: Ns) {
        let mut late = Vec::new();
        self.parked.retain(|parked| {
            let over = parked.deadline.is_some_and(|at| at <= now);
            if over {
                late.push((parked.process, parked.ticket, parked.request.clone(), now - parked.since));
            }
            !over
        });
        for (process, ticket, mut request, waited) in late {
            self.world.cancel(process, &mut request);
            self.post(process, &ToProcess::Answer(ticket, Reply::TimedOut, waited));
        }
        for id in (0..self.processes.len() as u32).map(ProcessId) {
            if matches!(self.processes[id.index()].stage, Stage::Dying(at) if at <= now) {
                self.gone(id, now);
            }
        }
        if now >= self.beat {
            // Counted in beats, so that a page that slept does not take all its processes for dead.
            self.beat = now + BEAT;
            for id in (0..self.processes.len() as u32).map(ProcessId) {
                self.listen(id, now);
            }
        }
    }

    fn listen(&mut self, id: ProcessId, now: Ns) {
        let process = &mut self.processes[id.index()];
        match process.stage {
            Stage::Loading if now - process.asked > LONGEST_START => self.broke(id, now),
            Stage::Living => {
                process.silent += 1;
                if process.silent > SILENCE {
                    self.broke(id, now);
                } else if process.silent > 1 {
                    self.post(id, &ToProcess::Ping);
                }
            }
            _ => {}
        }
    }

    /// A process has to end.
    fn kill(&mut self, id: ProcessId, status: i32, now: Ns) {
        match self.processes[id.index()].stage {
            Stage::Loading => {
                self.exited(id, status, now);
                self.gone(id, now);
            }
            Stage::Living => {
                self.exited(id, status, now);
                self.post(id, &ToProcess::Die);
                self.processes[id.index()].stage = Stage::Dying(now + GRACE);
                self.rest(id);
            }
            Stage::Dying(_) | Stage::Gone => {}
        }
    }

    fn over(&mut self, id: ProcessId, status: Option<i32>, reply: Box<RunReply>, now: Ns) {
        let outcome = reply.outcome.clone();
        self.processes[id.index()].reply = Some(reply);
        self.exited(id, status.unwrap_or(1), now);
        self.gone(id, now);
        if status.is_none() {
            self.stop(outcome, now);
        }
    }

    fn gone(&mut self, id: ProcessId, now: Ns) {
        self.processes[id.index()].stage = Stage::Gone;
        self.parked.retain(|parked| parked.process != id);
        self.commands.push(Command::End(id));
        self.end = self.end.max(now);
        self.rest(id);
    }

    /// A process is over for the others.
    fn exited(&mut self, id: ProcessId, status: i32, now: Ns) {
        let process = &mut self.processes[id.index()];
        if process.ended.is_some() {
            return;
        }
        process.ended = Some(now);
        process.status = Some(status);
        let mine = |parked: &Parked| parked.process == id;
        for parked in self.parked.extract_if(.., |parked| mine(parked)) {
            let mut request = parked.request;
            self.world.cancel(id, &mut request);
        }
        for queue in self.world.exited(id, status) {
            self.wake(queue, u32::MAX, now);
        }
    }

    fn asked(&mut self, id: ProcessId, sent: Sent, now: Ns) {
        if self.processes[id.index()].ended.is_some() {
            return;
        }
        let Sent { ticket, thread, timeout, request } = sent;
        let reply = match request {
            Request::Start { data } => {
                if self.workers() >= MOST {
                    Reply::Error(Error::NoMemory)
                } else {
                    let child = self.create(Some((id, thread)), Some(data), now);
                    Reply::Number(self.pid(child))
                }
            }
            Request::Signal { pid, number } => self.signal(pid, number, now),
            request => {
                let deadline = timeout.map(|ns| now.saturating_add(ns));
                let queue = WaitId::default();
                return self.perform(Parked { process: id, ticket, request, queue, deadline, since: now }, now);
            }
        };
        self.post(id, &ToProcess::Answer(ticket, reply, 0));
    }

    fn signal(&mut self, pid: i64, number: u32, now: Ns) -> Reply {
        let Some(id) = self.world.processes.find(pid) else { return Reply::Error(Error::NoProcess) };
        let process = &self.processes[id.index()];
        if process.ended.is_none() {
            match number {
                0 => {}
                // Who has not begun cannot have a handler.
                _ if number == KILL || process.begun.is_none() => self.kill(id, -(number as i32), now),
                _ => self.post(id, &ToProcess::Signal(number)),
            }
        }
        Reply::None
    }

    /// Answers a request or parks it.
    fn perform(&mut self, mut asked: Parked, now: Ns) {
        let Parked { process, ticket, .. } = asked;
        let waited = now - asked.since;
        match self.world.perform(process, &mut asked.request) {
            Answer::Done(reply) if ticket != 0 => self.post(process, &ToProcess::Answer(ticket, reply, waited)),
            Answer::Done(_) => {}
            Answer::Wait(_) if asked.deadline.is_some_and(|at| at <= now) => {
                self.world.cancel(process, &mut asked.request);
                self.post(process, &ToProcess::Answer(ticket, Reply::TimedOut, waited));
            }
            Answer::Wait(queue) => self.parked.push(Parked { queue, ..asked }),
        }
        for (queue, n) in self.world.take_woken() {
            self.wake(queue, n, now);
        }
    }

    /// Up to `n` requests that wait in a queue are made again, oldest first.
    fn wake(&mut self, queue: WaitId, n: u32, now: Ns) {
        let mut again = Vec::new();
        let mut at = 0;
        while at < self.parked.len() && (again.len() as u32) < n {
            if self.parked[at].queue == queue {
                again.push(self.parked.remove(at));
            } else {
                at += 1;
            }
        }
        for parked in again {
            self.perform(parked, now);
        }
    }
}
