//! Scripted programs: threads as lists of steps, read from text.
//!
//! ```text
//! machine: cores=2 interval=5ms        settings, see `Script::setting`
//! scale: 500us                         length of a column of the Gantt
//! thread main                          the first thread starts
//!   spawn a
//!   loop 3
//!     run 3ms                          bytecode
//!   end
//!   ccall 20ms keep                    a call into C; `release` drops the GIL meanwhile
//!   join a
//!   process b boot=2ms               a process whose main thread is b; `kill b -9` ends it
//! ```

use std::collections::BTreeMap;

use gilscope::base::{LockId, MS, Ns, ProcessId, SEC, ThreadId, US, WaitId};
use gilscope::kernel::{Burst, Config, Program, Slice, Stop, StopReason, Syscall, Wake};

/// One step of a thread.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Bytecode.
    Run(Ns),
    /// A system call that needs no name.
    Call(Syscall),
    /// Start the named thread (by its number in the script).
    Spawn(usize),
    /// Start a process with the named main thread, which computes for a while first.
    Process(usize, Ns),
    /// End the process of the named main thread with this status.
    Kill(usize, i32),
    /// Wait for the thread started for this script entry.
    Join(usize, Option<Ns>),
    /// End of a loop of so many rounds that began at this step.
    Again(usize, u32),
    /// Note the clock under a name.
    Mark(String),
    /// End the process.
    Quit(i32),
    /// Give up.
    Abort,
}

/// A program and its machine.
#[derive(Clone, Debug)]
pub(super) struct Script {
    pub(super) config: Config,
    /// Length of an instruction.
    pub(super) instruction: Ns,
    /// Distance of safe points.
    pub(super) safe: Ns,
    /// Length of a Gantt column.
    pub(super) scale: Ns,
    /// The queue named `exits`.
    exits: Option<WaitId>,
    /// Names and steps.
    pub(super) threads: Vec<(String, Vec<Step>)>,
}

/// One thread while it runs.
#[derive(Clone, Debug, Default)]
struct Live {
    script: usize,
    step: usize,
    /// How much of the current `run` is done.
    done: Ns,
    /// Rounds done of each loop, by the step that ends it.
    rounds: BTreeMap<usize, u32>,
    /// Something to tell when the call is answered.
    asked: Option<String>,
}

/// A script being run.
#[derive(Clone, Debug)]
pub(super) struct Player {
    script: Script,
    live: Vec<Live>,
    /// Which thread was started for a script entry.
    started: BTreeMap<usize, ThreadId>,
    /// The process of each main thread, by its script entry.
    processes: BTreeMap<usize, ProcessId>,
    /// Processes that have ended, and their statuses.
    pub(super) ended: Vec<(ProcessId, i32)>,
    /// The entry being started.
    starting: Option<usize>,
    /// Bytecode and C calls with the GIL, by thread.
    pub(super) with_gil: Vec<Ns>,
    /// C calls without the GIL, by thread.
    pub(super) without_gil: Vec<Ns>,
    /// Marks and failed waits.
    pub(super) notes: Vec<(Ns, String, String)>,
}

pub(super) fn parse_ns(text: &str) -> Ns {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: Ns = text[..digits].parse().unwrap_or_else(|_| panic!("not a time: {text}"));
    match &text[digits..] {
        "ns" => number,
        "us" => number * US,
        "ms" => number * MS,
        "s" => number * SEC,
        unit => panic!("not a unit of time: {unit} in {text}"),
    }
}

impl Script {
    pub(super) fn parse(text: &str) -> Self {
        let mut script = Self {
            config: Config::default(),
            instruction: US,
            safe: 10 * US,
            scale: 500 * US,
            exits: None,
            threads: Vec::new(),
        };
        let mut names: Vec<String> = Vec::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("thread ") {
                names.push(name.trim().to_owned());
            }
        }
        let mut loops: Vec<(usize, u32)> = Vec::new();
        let (mut locks, mut queues) = (Vec::new(), Vec::new());
        for line in text.lines().map(str::trim) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let Some((&first, rest)) = words.split_first() else { continue };
            match first {
                "#" => {}
                "machine:" => rest.iter().for_each(|word| script.setting(word)),
                "scale:" => script.scale = parse_ns(rest[0]),
                "thread" => script.threads.push((rest[0].to_owned(), Vec::new())),
                _ => {
                    let thread = |name: &str| names.iter().position(|n| n == name).expect("a known thread");
                    let timeout = rest.iter().find_map(|word| word.strip_prefix("timeout=")).map(parse_ns);
                    let steps = &mut script.threads.last_mut().expect("a step belongs to a thread").1;
                    let step = match first {
                        "run" => Step::Run(parse_ns(rest[0])),
                        "spawn" => Step::Spawn(thread(rest[0])),
                        "process" => {
                            let boot = rest.iter().find_map(|word| word.strip_prefix("boot=")).map(parse_ns);
                            Step::Process(thread(rest[0]), boot.unwrap_or_default())
                        }
                        "kill" => Step::Kill(thread(rest[0]), rest[1].parse().expect("a status")),
                        "sync" => Step::Call(Syscall::Sync),
                        "join" => Step::Join(thread(rest[0]), timeout),
                        "sleep" => Step::Call(Syscall::Sleep { ns: parse_ns(rest[0]) }),
                        "io" => Step::Call(Syscall::Io { ns: parse_ns(rest[0]) }),
                        "interval" => Step::Call(Syscall::SetSwitchInterval { ns: parse_ns(rest[0]) }),
                        "ccall" => {
                            let releases_gil = match rest[1] {
                                "keep" => false,
                                "release" => true,
                                word => panic!("keep or release, not {word}"),
                            };
                            Step::Call(Syscall::Compute { ns: parse_ns(rest[0]), releases_gil })
                        }
                        "lock" => Step::Call(Syscall::Lock { lock: LockId(number(&mut locks, rest[0])), timeout }),
                        "unlock" => Step::Call(Syscall::Unlock { lock: LockId(number(&mut locks, rest[0])) }),
                        "wait" => Step::Call(Syscall::Wait {
                            queue: WaitId(number(&mut queues, rest[0])),
                            timeout,
                            io: false,
                        }),
                        "notify" => {
                            let queue = WaitId(number(&mut queues, rest[0]));
                            let n = rest[1].parse().expect("how many");
                            Step::Call(match rest.get(2).and_then(|word| word.strip_prefix("after=")) {
                                Some(after) => Syscall::NotifyLater { queue, n, after: parse_ns(after) },
                                None => Syscall::Notify { queue, n },
                            })
                        }
                        "mark" => Step::Mark(rest[0].to_owned()),
                        "quit" => Step::Quit(rest[0].parse().expect("a status")),
                        "abort" => Step::Abort,
                        "loop" => {
                            loops.push((steps.len(), rest[0].parse().expect("how many rounds")));
                            continue;
                        }
                        "end" => {
                            let (start, rounds) = loops.pop().expect("a loop to end");
                            Step::Again(start, rounds)
                        }
                        word => panic!("no such step: {word}"),
                    };
                    steps.push(step);
                }
            }
        }
        script.exits = queues.iter().position(|queue| queue == "exits").map(|at| WaitId(at as u32));
        assert!(loops.is_empty(), "a loop has no end");
        script
    }

    fn setting(&mut self, word: &str) {
        let (key, value) = word.split_once('=').expect("key=value");
        let config = &mut self.config;
        match key {
            "cores" => config.cores = value.parse().expect("a number"),
            "gil" => config.gil = value == "on",
            "anywhere" => config.stop_anywhere = value == "on",
            "interval" => config.switch_interval = parse_ns(value),
            "quantum" => config.quantum = parse_ns(value),
            "switch" => config.context_switch = parse_ns(value),
            "wake" => config.wake_latency = parse_ns(value),
            "slack" => config.timer_slack = parse_ns(value),
            "start" => config.thread_start = parse_ns(value),
            "fairness" => config.lock_fairness = (value != "off").then(|| parse_ns(value)),
            "limit" => config.time_limit = parse_ns(value),
            "instruction" => self.instruction = parse_ns(value),
            "safe" => self.safe = parse_ns(value),
            // A machine without friction: what remains is the protocol.
            "overhead" => {
                assert_eq!(value, "none");
                config.context_switch = 0;
                config.wake_latency = 0;
                config.timer_slack = 0;
                config.thread_start = 0;
            }
            _ => panic!("no such setting: {key}"),
        }
    }
}

fn number(names: &mut Vec<String>, name: &str) -> u32 {
    let found = names.iter().position(|n| n == name);
    found.unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    }) as u32
}

impl Player {
    pub(super) fn new(script: Script) -> Self {
        Self {
            script,
            live: Vec::new(),
            started: BTreeMap::new(),
            processes: BTreeMap::new(),
            ended: Vec::new(),
            starting: None,
            with_gil: Vec::new(),
            without_gil: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// A running thread's name in the script.
    pub(super) fn name(&self, thread: ThreadId) -> &str {
        &self.script.threads[self.live[thread.index()].script].0
    }

    fn begin(&mut self, thread: ThreadId, script: usize) {
        assert_eq!(thread.index(), self.live.len(), "threads are numbered in the order they are made");
        self.live.push(Live { script, ..Live::default() });
        self.with_gil.push(0);
        self.without_gil.push(0);
        self.started.insert(script, thread);
    }
}

impl Program for Player {
    fn resume(&mut self, thread: ThreadId, wake: Wake, slice: Slice) -> Burst {
        if thread == ThreadId(0) && self.live.is_empty() {
            self.begin(thread, 0);
        }
        if let Wake::Spawned(child) = wake {
            let script = self.starting.take().expect("a thread was being started");
            self.begin(child, script);
        }
        if let Wake::Born(process, child) = wake {
            let script = self.starting.take().expect("a process was being started");
            self.processes.insert(script, process);
            self.begin(child, script);
        }
        let name = self.name(thread).to_owned();
        let mut now = slice.now;
        if let Some(call) = self.live[thread.index()].asked.take()
            && wake == Wake::TimedOut
        {
            self.notes.push((now, name.clone(), format!("{call} timed out")));
        }
        let stop = loop {
            let live = &mut self.live[thread.index()];
            let steps = &self.script.threads[live.script].1;
            let Some(step) = steps.get(live.step) else { break StopReason::Exit };
            match step {
                Step::Run(length) => {
                    let grain = if slice.stop == Stop::SafePoint { self.script.safe } else { self.script.instruction };
                    let stop = (live.done + slice.until.saturating_sub(now)).div_ceil(grain) * grain;
                    if stop <= *length {
                        let used = stop - live.done;
                        self.with_gil[thread.index()] += used;
                        live.done = stop;
                        return Burst { end: now + used, stop: StopReason::Budget };
                    }
                    let used = length - live.done;
                    self.with_gil[thread.index()] += used;
                    now += used;
                    live.done = 0;
                }
                Step::Again(start, rounds) => {
                    let round = live.rounds.entry(live.step).or_default();
                    *round += 1;
                    if *round < *rounds {
                        live.step = *start;
                        continue;
                    }
                    *round = 0;
                }
                Step::Mark(mark) => self.notes.push((now, name.clone(), mark.clone())),
                Step::Spawn(script) => {
                    self.starting = Some(*script);
                    live.step += 1;
                    break StopReason::Syscall(Syscall::Spawn);
                }
                Step::Process(script, boot) => {
                    self.starting = Some(*script);
                    live.step += 1;
                    break StopReason::Syscall(Syscall::Process { boot: *boot, apart: false });
                }
                Step::Kill(script, status) => {
                    live.step += 1;
                    let process = self.processes[script];
                    break StopReason::Syscall(Syscall::Kill { process, status: *status });
                }
                Step::Join(script, timeout) => {
                    live.step += 1;
                    live.asked = Some("join".to_owned());
                    let target = self.started[script];
                    break StopReason::Syscall(Syscall::Join { thread: target, timeout: *timeout });
                }
                Step::Call(call) => {
                    live.step += 1;
                    match call {
                        Syscall::Compute { ns, releases_gil: false } => self.with_gil[thread.index()] += ns,
                        Syscall::Compute { ns, .. } => self.without_gil[thread.index()] += ns,
                        Syscall::Lock { .. } => live.asked = Some("lock".to_owned()),
                        Syscall::Wait { .. } => live.asked = Some("wait".to_owned()),
                        _ => {}
                    }
                    break StopReason::Syscall(*call);
                }
                Step::Quit(status) => break StopReason::ProcessExit(*status),
                Step::Abort => break StopReason::Abort,
            }
            self.live[thread.index()].step += 1;
        };
        Burst { end: now, stop }
    }

    /// Whoever waits in the queue `exits` hears of every end.
    fn exited(&mut self, process: ProcessId, status: i32) -> Vec<WaitId> {
        self.ended.push((process, status));
        self.script.exits.into_iter().collect()
    }
}
