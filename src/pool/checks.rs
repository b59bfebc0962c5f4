//! What the exercise asks of an elastic pool, looked at in one run: of the simulator or of real processes.
//!
//! The program that is given says when a task is accepted, begins and ends, in lines of its own. Together with the
//! trace, which knows threads and processes, that is enough. Pure: a run in, verdicts out.

use std::collections::BTreeMap;

use crate::base::{MS, Ns};
use crate::protocol::{Outcome, RunReply};
use crate::trace::{FlowKind, InstantKind, TrackId, TrackKind};

/// What is asked, in the order in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Never more tasks on threads than there are threads.
    Threads,
    /// Never more tasks waiting than the queue is long.
    Waiting,
    /// Never more processes than allowed.
    Processes,
    /// A process starts only when all threads are busy and the queue is full.
    Overflow,
    /// No task runs twice.
    Once,
    /// Every task that was accepted is done, also when a worker fails.
    Lost,
    /// The producer waits at full capacity: not later, and not earlier.
    BackPressure,
    /// Everything has ended when the program says so.
    CleanEnd,
}

/// All of them.
pub const CHECKS: [Check; 8] = [
    Check::Threads,
    Check::Waiting,
    Check::Processes,
    Check::Overflow,
    Check::Once,
    Check::Lost,
    Check::BackPressure,
    Check::CleanEnd,
];

/// Where a check broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// When, in ns.
    pub at: Ns,
    /// How many there were, or which task it was.
    pub number: u32,
}

/// What came of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which.
    pub check: Check,
    /// `None`: it holds.
    pub broken: Option<Broken>,
}

/// The numbers of the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Threads.
    pub threads: u32,
    /// Length of the queue.
    pub queue: u32,
    /// Most processes.
    pub processes: u32,
    /// Tasks.
    pub tasks: u32,
    /// Length of a task in ms.
    pub ms: u32,
    /// From one task's arrival to the next, in ms.
    pub arrival: u32,
    /// Tasks compute in one call into C, which keeps the GIL: the producer cannot always be there in time, and is not
    /// blamed for that.
    pub computes: bool,
}

impl Numbers {
    /// Reads them from the program's text.
    pub fn of(source: &str) -> Self {
        let number = |name: &str, usual: u32| {
            let line = source.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix('='));
            let digits = |rest: &str| rest.trim_start().chars().take_while(char::is_ascii_digit).collect::<String>();
            line.and_then(|rest| digits(rest).parse().ok()).unwrap_or(usual)
        };
        Self {
            threads: number("THREADS", 3),
            queue: number("QUEUE", 3),
            processes: number("MAX_PROCESSES", 5),
            tasks: number("TASKS", 20),
            ms: number("TASK_MS", 400),
            arrival: number("ARRIVAL_MS", 0),
            computes: ["compute", "mixed"].iter().any(|kind| source.contains(&format!("\nTASK = \"{kind}\""))),
        }
    }

    /// Tasks that are accepted before the producer has to wait.
    pub fn capacity(&self) -> u32 {
        self.threads + self.queue + self.processes
    }

    /// What is shorter than this may be the way from one line of the program to the next, in ns.
    fn tolerance(&self) -> Ns {
        Ns::from(self.ms) * MS / 5
    }
}

/// What is known of one task.
#[derive(Clone, Debug, Default)]
struct Task {
    accepted: Option<Ns>,
    /// Each time it began: when, on a thread of the first process or not, and when it ended.
    runs: Vec<(Ns, bool, Option<Ns>)>,
}

impl Task {
    fn begun(&self) -> Option<Ns> {
        self.runs.first().map(|run| run.0)
    }

    fn ended(&self) -> Option<Ns> {
        self.runs.iter().filter_map(|run| run.2).min()
    }

    /// Whether it ran, or was to run, on a thread of the first process.
    fn on_thread(&self) -> bool {
        self.runs.first().is_none_or(|run| run.1)
    }
}

/// A run, as far as it matters here.
#[derive(Debug, Default)]
struct Story {
    tasks: BTreeMap<u32, Task>,
    /// Life of each process but the first: when it was asked for, began and ended.
    processes: Vec<(Ns, Ns, Ns)>,
    /// When the program said that all is done.
    done: Option<Ns>,
    /// When the last thread or process ended, other than the main thread.
    last: Ns,
    end: Ns,
}

/// Looks at a run of this program.
pub fn check(source: &str, reply: &RunReply) -> Vec<Verdict> {
    let numbers = Numbers::of(source);
    let story = Story::read(reply);
    let broken = |check| match check {
        Check::Threads => story.most(numbers.threads, 0, story.on_threads()),
        Check::Waiting => story.most(numbers.queue, numbers.tolerance(), story.waits()),
        Check::Processes => {
            let lives = story.processes.iter().map(|&(_, begin, end)| (begin, end));
            story.most(numbers.processes, numbers.tolerance(), lives)
        }
        Check::Overflow => story.too_early(&numbers),
        Check::Once => story.twice(),
        Check::Lost => story.lost(&numbers),
        Check::BackPressure => story.pressure(&numbers),
        Check::CleanEnd => story.end(&numbers, &reply.outcome),
    };
    CHECKS.into_iter().map(|check| Verdict { check, broken: broken(check) }).collect()
}

impl Story {
    fn read(reply: &RunReply) -> Self {
        let trace = &reply.trace;
        let process_of = |track: TrackId| trace.tracks[track as usize].parent.unwrap_or(track);
        let threads: BTreeMap<u32, TrackId> = trace
            .tracks
            .iter()
            .enumerate()
            .filter_map(
                |(at, track)| {
                    if let TrackKind::Thread(id) = track.kind { Some((id, at as TrackId)) } else { None }
                },
            )
            .collect();
        let first = threads.get(&0).map(|track| process_of(*track));
        let mut story = Self { end: trace.end, ..Self::default() };
        for (at, thread, line) in lines(reply) {
            if line == "all done" {
                story.done.get_or_insert(at);
            }
            let mut words = line.split(' ');
            let (Some("task"), Some(Ok(number)), Some(what)) =
                (words.next(), words.next().map(str::parse::<u32>), words.next())
            else {
                continue;
            };
            let task = story.tasks.entry(number).or_default();
            let inside = threads.get(&thread).map(|track| process_of(*track)) == first;
            match what {
                "accepted" => {
                    task.accepted.get_or_insert(at);
                }
                "begins" => task.runs.push((at, inside, None)),
                "ends" | "fails" => {
                    if let Some(run) = task.runs.iter_mut().rev().find(|run| run.2.is_none() && run.1 == inside) {
                        run.2 = Some(at);
                    }
                }
                _ => {}
            }
        }
        let main = threads.get(&0).copied();
        for (&id, &track) in &threads {
            let slices = || trace.slices.iter().filter(|slice| slice.track == track);
            let exit = trace.instants.iter().find(|i| i.track == track && i.kind == InstantKind::Exit).map(|i| i.at);
            let over = exit.or_else(|| slices().map(|slice| slice.end).max()).unwrap_or(trace.end);
            if Some(track) != main {
                story.last = story.last.max(over);
            }
            let own = process_of(track);
            let is_main = !threads.iter().any(|(other, place)| *other < id && process_of(*place) == own);
            if is_main && Some(own) != first {
                let spawn = trace.flows.iter().find(|flow| flow.to == track && flow.kind == FlowKind::Spawn);
                let begun = slices().next().map_or(over, |slice| slice.start);
                story.processes.push((spawn.map_or(begun, |flow| flow.from_at), begun, over));
            }
        }
        story
    }

    /// When tasks run on threads of the first process.
    fn on_threads(&self) -> impl Iterator<Item = (Ns, Ns)> {
        let runs = self.tasks.values().flat_map(|task| &task.runs);
        runs.filter(|run| run.1).map(|run| (run.0, run.2.unwrap_or(self.end)))
    }

    /// When tasks wait for a thread.
    fn waits(&self) -> impl Iterator<Item = (Ns, Ns)> {
        self.tasks.values().filter(|task| task.on_thread()).filter_map(|task| {
            let (accepted, begun) = (task.accepted?, task.begun().unwrap_or(self.end));
            (accepted < begun).then_some((accepted, begun))
        })
    }

    /// The first moment at which more than `most` of these stretches overlap. Each is shortened by `slack` on both
    /// sides.
    fn most(&self, most: u32, slack: Ns, stretches: impl Iterator<Item = (Ns, Ns)>) -> Option<Broken> {
        let mut steps: Vec<(Ns, i32)> = Vec::new();
        for (start, end) in stretches {
            let (start, end) = (start.saturating_add(slack), end.saturating_sub(slack));
            if start < end {
                steps.extend([(start, 1), (end, -1)]);
            }
        }
        steps.sort_unstable();
        let mut now = 0;
        for (at, step) in steps {
            now += step;
            if now > most as i32 {
                return Some(Broken { at, number: now as u32 });
            }
        }
        None
    }

    fn too_early(&self, numbers: &Numbers) -> Option<Broken> {
        if numbers.computes {
            return None;
        }
        let slack = numbers.tolerance() / 40;
        self.processes.iter().find_map(|&(asked, ..)| {
            let here = |task: &&Task| {
                let since = task.accepted.into_iter().chain(task.begun()).min();
                let is_there = since.is_some_and(|at| at <= asked + slack);
                task.on_thread() && is_there && task.ended().is_none_or(|at| at + slack >= asked)
            };
            let there = self.tasks.values().filter(here).count() as u32;
            (there < numbers.threads + numbers.queue).then_some(Broken { at: asked, number: there })
        })
    }

    fn twice(&self) -> Option<Broken> {
        let twice = |(number, task): (&u32, &Task)| {
            // A run that never ended is that of a worker that died.
            let ended: Vec<_> = task.runs.iter().filter(|run| run.2.is_some()).collect();
            ended.get(1).map(|run| Broken { at: run.0, number: *number })
        };
        self.tasks.iter().filter_map(twice).min_by_key(|broken| broken.at)
    }

    fn lost(&self, numbers: &Numbers) -> Option<Broken> {
        (0..numbers.tasks).find_map(|number| match self.tasks.get(&number) {
            Some(task) if task.ended().is_some() => None,
            Some(task) => Some(Broken { at: task.accepted.or(task.begun()).unwrap_or(self.end), number }),
            None => Some(Broken { at: self.end, number }),
        })
    }

    fn pressure(&self, numbers: &Numbers) -> Option<Broken> {
        let stays = self.tasks.values().filter_map(|task| Some((task.accepted?, task.ended().unwrap_or(self.end))));
        if let Some(broken) = self.most(numbers.capacity(), numbers.tolerance(), stays) {
            return Some(broken);
        }
        if numbers.tasks <= numbers.capacity() || numbers.arrival > 0 || numbers.computes {
            return None;
        }
        let first = self.tasks.values().filter_map(Task::ended).min().unwrap_or(self.end);
        let accepted = self.tasks.values().filter(|task| task.accepted.is_some_and(|at| at <= first)).count() as u32;
        (accepted < numbers.capacity()).then_some(Broken { at: first, number: accepted })
    }

    fn end(&self, numbers: &Numbers, outcome: &Outcome) -> Option<Broken> {
        let running = |done: Ns| {
            let late = self.tasks.values().filter(|task| task.ended().is_some_and(|at| at > done)).count() as u32;
            let lives = self.last > done + numbers.tolerance() / 4;
            (late > 0 || lives).then_some(Broken { at: done, number: late })
        };
        match (self.done, outcome) {
            (Some(done), Outcome::Exit(0)) => running(done),
            (done, _) => Some(Broken { at: done.unwrap_or(self.end), number: 0 }),
        }
    }
}

/// Lines of stdout: when each began, the thread that wrote it, its text.
fn lines(reply: &RunReply) -> Vec<(Ns, u32, String)> {
    let mut open: BTreeMap<u32, (Ns, String)> = BTreeMap::new();
    let mut found = Vec::new();
    for piece in &reply.output {
        let mut rest = piece.text.as_str();
        while !rest.is_empty() {
            let (part, after) = rest.split_once('\n').map_or((rest, None), |(part, after)| (part, Some(after)));
            let (_, text) = open.entry(piece.thread).or_insert_with(|| (piece.at, String::new()));
            text.push_str(part);
            if after.is_some()
                && let Some((at, text)) = open.remove(&piece.thread)
            {
                found.push((at, piece.thread, text));
            }
            rest = after.unwrap_or("");
        }
    }
    found
}

/// Lines around the reader's part of the program.
const MARKS: [&str; 2] = ["# --- yours: from here ---\n", "# --- to here ---\n"];

/// The program with another text for the reader's part.
pub fn with_part(program: &str, part: &str) -> String {
    let [from, to] = MARKS;
    match (program.split_once(from), program.split_once(to)) {
        (Some((before, _)), Some((_, after))) => format!("{before}{from}{part}{to}{after}"),
        _ => program.to_owned(),
    }
}

/// How long each task took that was done, in ns.
pub(super) fn tasks(reply: &RunReply) -> impl Iterator<Item = Ns> {
    let story = Story::read(reply);
    story.tasks.into_values().filter_map(|task| task.runs.iter().find_map(|run| Some(run.2? - run.0)))
}
