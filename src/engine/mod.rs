//! The composition root of one run: request in, reply out, nothing else touched.
//!
//! [`run`] and [`inspect`] are all there is, [`checkpoints::Engine`] inspects sooner; [`live`] runs one process on a real clock. [`recorder`] listens to the kernel, [`draw`] makes the picture of what it
//! heard, [`report`] puts the end of the run into words.

mod changes;
pub mod checkpoints;
mod costs;
mod devices;
mod draw;
mod inspect;
mod lanes;
mod lines;
pub mod live;
mod recorder;
mod report;
mod tasks;

use std::collections::VecDeque;

use crate::base::{MS, Ns, ThreadId};
use crate::kernel::api::{Choice, Config, Scheduler};
use crate::kernel::sched::{Fifo, Record, Replay, Seeded};
use crate::kernel::{self, Kernel};
use crate::protocol::later::Later;
use crate::protocol::{Diagnostic, DiagnosticKind, Locks, Output, RunReply, RunRequest, Stream, SwitchPoints, VERSION};
use crate::python::vm::interp::{Apart, Settings};
use crate::python::vm::processes::{Birthright, Processes};
pub use crate::stdlib::source::{archive as library_archive, fetch_more_with, install as install_library};
use crate::trace::Trace;
pub use costs::costs;
pub use inspect::inspect;
use lines::Watched;
use recorder::Recorder;

/// Runs a program on a machine. Total: every problem is part of the reply.
pub fn run(request: &RunRequest) -> RunReply {
    let mut session = match Session::new(request, request.limits.trace) {
        Ok(session) => session,
        Err(reply) => return *reply,
    };
    let ended = session.run(None);
    session.reply(request, &ended, 0)
}

/// Everything that takes part in one run.
#[derive(Debug)]
struct Session {
    kernel: Kernel,
    program: Watched,
    recorder: Recorder,
    policy: Record<Policy>,
    /// What is still to be changed on the way, and all of it.
    later: VecDeque<Later>,
    changes: Vec<Later>,
}

impl Session {
    /// Sets a run up, or says why it cannot begin.
    fn new(request: &RunRequest, room: u64) -> Result<Self, Box<RunReply>> {
        Self::make(request, room, None)
    }

    /// The same; with a real clock it is one process of several.
    fn make(request: &RunRequest, room: u64, real: Option<(fn() -> Ns, Birthright)>) -> Result<Self, Box<RunReply>> {
        if request.version != VERSION {
            let text = format!("the request has version {}, this engine knows version {VERSION}", request.version);
            return Err(Box::new(report::bad_request(text)));
        }
        let mut changes = Vec::new();
        let policy = match &request.schedule {
            None => request.shuffle.map_or(Policy::Fifo(Fifo), |seed| Policy::Seeded(Seeded::new(seed))),
            Some(text) => match changes::read(text) {
                Ok((schedule, later)) => {
                    changes = later;
                    Policy::Replay(Replay::new(schedule))
                }
                Err(bad) => return Err(Box::new(report::bad_request(bad.to_string()))),
            },
        };
        let clock = real.as_ref().map(|real| real.0);
        let mut processes = Processes::new(settings(request, clock), crate::stdlib::LIBRARY, &request.source)
            .map_err(|errors| report::not_a_program(request, &errors))?;
        let mut kernel = Kernel::new(if clock.is_some() { live_config(request) } else { config(request) });
        if let Some((clock, right)) = real {
            kernel.set_clock(clock());
            processes.become_real(right);
        } else if let Some(device) = request.device {
            kernel.set_clock(device.start);
        }
        devices::set_up(&mut processes.world.borrow_mut(), request);
        let program = Watched::new(processes);
        let recorder = Recorder::new(program.lines.clone(), room);
        // Nothing happens after the time is up.
        changes.retain(|change| change.at < request.limits.time);
        let later = changes.iter().cloned().collect();
        Ok(Self { kernel, program, recorder, policy: Record::new(policy), later, changes })
    }

    fn run(&mut self, pause_at: Option<Ns>) -> kernel::Outcome {
        while let Some(change) = self.later.front().filter(|change| pause_at.is_none_or(|pause| change.at <= pause)) {
            let ended = self.go_on(Some(change.at));
            if ended != kernel::Outcome::Paused {
                return ended;
            }
            if let Some(change) = self.later.pop_front() {
                self.change(&change);
            }
        }
        self.go_on(pause_at)
    }

    fn go_on(&mut self, pause_at: Option<Ns>) -> kernel::Outcome {
        self.kernel.run(&mut self.program, &mut self.recorder, &mut self.policy, pause_at)
    }

    /// The reply to a run that has ended, not before `now`.
    fn reply(&mut self, request: &RunRequest, ended: &kernel::Outcome, now: Ns) -> RunReply {
        // Who came to a stand in the very last moment stands for a ns, so that the picture has it.
        let end = now.max(self.kernel.now() + u64::from(matches!(ended, kernel::Outcome::Deadlock(_))));
        let (outcome, problem) = report::outcome(ended, &self.program, request.limits.time);
        let schedule = self.schedule(self.policy.schedule());
        let written = self.program.take_written();
        let tasks = std::mem::take(&mut self.program.processes.world.borrow_mut().tasks);
        let (trace, stats) = draw::draw(&mut self.recorder, &self.program, tasks, &written, end);
        let failures = self.program.processes.failures().into_iter().filter(|failure| failure.fatal);
        let failures = failures.map(|failure| Diagnostic {
            kind: DiagnosticKind::Exception,
            message: failure.message,
            span: failure.span,
            hint: String::new(),
        });
        let output = written.into_iter().map(|(written, _)| Output {
            at: written.at,
            thread: written.thread.0,
            stream: if written.stream == 1 { Stream::Stdout } else { Stream::Stderr },
            text: written.text,
        });
        RunReply {
            version: VERSION,
            outcome,
            output: output.collect(),
            diagnostics: failures.chain(problem).collect(),
            trace,
            schedule,
            stats,
        }
    }
}

impl Session {
    /// A copy that goes on as this would, but writes nothing down for the picture; and roughly how many bytes it takes.
    /// An error says why there can be none just now.
    fn copied(&self) -> Result<(Self, usize), &'static str> {
        let Self { kernel, program, recorder, policy, later, changes } = self;
        let (program, size) = program.copied()?;
        let recorder = recorder.silent(program.lines.clone());
        let (kernel, policy, later, changes) = (kernel.clone(), policy.clone(), later.clone(), changes.clone());
        Ok((Self { kernel, program, recorder, policy, later, changes }, size))
    }

    /// The picture up to now, of a run that goes on.
    fn so_far(&self, now: Ns) -> Trace {
        let tasks = self.program.processes.world.borrow().tasks.clone();
        let written = self.program.written();
        draw::draw(&mut self.recorder.clone(), &self.program, tasks, &written, now.max(self.kernel.now())).0
    }
}

/// Who answers where there is a choice.
#[derive(Clone, Debug)]
enum Policy {
    Fifo(Fifo),
    Seeded(Seeded),
    Replay(Replay),
}

impl Scheduler for Policy {
    fn choose(&mut self, at: Ns, choice: Choice, candidates: &[ThreadId]) -> usize {
        match self {
            Self::Fifo(policy) => policy.choose(at, choice, candidates),
            Self::Seeded(policy) => policy.choose(at, choice, candidates),
            Self::Replay(policy) => policy.choose(at, choice, candidates),
        }
    }
}

/// The machine, as the kernel wants to know it.
fn config(request: &RunRequest) -> Config {
    let machine = &request.machine;
    Config {
        cores: machine.cores,
        gil: machine.gil,
        switch_interval: machine.switch_interval,
        stop_anywhere: machine.switch_points == SwitchPoints::EveryBytecode,
        lock_fairness: (machine.locks == Locks::Fair).then_some(MS),
        stop_at: request.stop_at,
        time_limit: request.limits.time,
        ..Config::default()
    }
}

/// Nothing is modelled where it is measured. Every thread has a core: the GIL alone decides who runs.
fn live_config(request: &RunRequest) -> Config {
    Config {
        cores: LIVE_CORES,
        context_switch: 0,
        wake_latency: 0,
        timer_slack: 0,
        thread_start: 0,
        live: true,
        time_limit: Ns::MAX / 4,
        ..config(request)
    }
}

/// Cores of a process on a real clock: with a GIL one is busy, and others only for the moment of a hand-over.
const LIVE_CORES: u32 = 4;

/// The machine, as the program sees it.
fn settings(request: &RunRequest, clock: Option<fn() -> Ns>) -> Settings {
    let mut argv = vec![request.filename.clone()];
    argv.extend(request.args.iter().cloned());
    Settings {
        cores: request.machine.cores.clamp(1, 64),
        gil: request.machine.gil,
        switch_interval: request.machine.switch_interval,
        argv,
        filename: request.filename.as_str().into(),
        source: request.source.as_str().into(),
        seed: request.seed,
        output_limit: request.limits.output,
        thread_limit: request.limits.threads,
        // A task may be endless where the reader can stop it.
        instruction_limit: if clock.is_some() { u64::MAX } else { request.limits.instructions },
        memory_limit: request.limits.memory,
        clock,
        pace: request.device.map_or(1000, |device| device.pace.clamp(1, 1_000_000)),
        apart: request.device.map(|device| Apart {
            start: device.child,
            compile: device.compile,
            message: device.message,
        }),
    }
}
