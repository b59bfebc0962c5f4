//! What the exercise asks of an elastic pool, looked at in one run: of the simulator or of real processes.
//!
//! The program that is given says when a task is accepted, begins and ends, in lines of its own. Together with the
//! trace, which knows threads and processes, that is enough. Pure: a run in, verdicts out.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{MS, Ns, SEC};
use crate::protocol::{Outcome, RunReply, RunRequest};
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
    /// From one task's arrival to the next on average, in ms.
    pub arrival: u32,
    /// So many come at once.
    pub burst: u32,
    /// Tasks compute: whoever wants to do something has to wait for the GIL, and is not blamed for that.
    pub computes: bool,
    /// The task that never ends in a process, so it cannot be done.
    pub endless: Option<u32>,
}

impl Numbers {
    /// Reads them from the program's text.
    pub fn of(source: &str) -> Self {
        let number = |name: &str, usual: u32| {
            let line = source.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix('='));
            let digits = |rest: &str| rest.trim_start().chars().take_while(char::is_ascii_digit).collect::<String>();
            line.and_then(|rest| digits(rest).parse().ok()).unwrap_or(usual)
        };
        let is_kind = |kind: &str| source.contains(&format!("\nTASK = \"{kind}\""));
        Self {
            threads: number("THREADS", 3),
            queue: number("QUEUE", 3),
            processes: number("MAX_PROCESSES", 5),
            tasks: number("TASKS", 20),
            ms: number("TASK_MS", 400),
            arrival: number("ARRIVAL_MS", 0),
            burst: number("BURST", 1).max(1),
            computes: is_kind("compute") || is_kind("mixed"),
            endless: is_kind("one never ends").then_some(6),
        }
    }

    /// Tasks that are accepted before the producer has to wait.
    pub fn capacity(&self) -> u32 {
        self.threads + self.queue + self.processes
    }

    fn task(&self) -> Ns {
        Ns::from(self.ms) * MS
    }

    /// How long it may take until a thread that has fetched a task says so, in ns.
    fn late(&self) -> Ns {
        if self.computes { self.task().max(100 * MS) } else { (self.task() / 5).max(20 * MS) }
    }

    /// How long a decision may be old when a process is asked for, in ns.
    fn old(&self) -> Ns {
        if self.computes {
            (self.task() * Ns::from(self.threads + 1)).max(200 * MS)
        } else {
            (self.task() / 10).max(40 * MS)
        }
    }

    /// After task `number` was accepted, the producer pauses so long, in ns.
    fn pause(&self, number: u32) -> Ns {
        let pause = if (number + 1).is_multiple_of(self.burst) { self.burst * self.arrival } else { 0 };
        Ns::from(pause.max(1)) * MS
    }
}

/// A place is free when its process has ended, and that takes a moment after its task has.
const ENDING: Ns = 50 * MS;

/// Clocks of real processes agree to within this.
const CLOCKS: Ns = 5 * MS;

/// One time that a task ran.
#[derive(Clone, Copy, Debug)]
struct Run {
    begin: Ns,
    /// When it was done or failed; `None` if its worker died, or the program ended.
    end: Option<Ns>,
    failed: bool,
    /// The thread that ran it.
    track: TrackId,
    /// Its process.
    process: TrackId,
}

/// What is known of one task.
#[derive(Clone, Debug, Default)]
struct Task {
    accepted: Option<Ns>,
    runs: Vec<Run>,
}

impl Task {
    fn done(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.end.is_some() && !run.failed)
    }
}

/// A process other than the first.
#[derive(Clone, Copy, Debug)]
struct Process {
    track: TrackId,
    asked: Ns,
    begin: Ns,
    end: Ns,
}

/// From when to when a task had a place, and where.
#[derive(Clone, Copy, Debug)]
struct Stay {
    from: Ns,
    to: Ns,
    on_threads: bool,
}

/// A run, as far as it matters here.
#[derive(Debug, Default)]
struct Story {
    /// Track of the first process.
    first: Option<TrackId>,
    tasks: BTreeMap<u32, Task>,
    processes: Vec<Process>,
    /// When each thread of the first process that ran a task ended by itself.
    workers: BTreeMap<TrackId, Option<Ns>>,
    /// When the program said that all is done.
    done: Option<Ns>,
    end: Ns,
}

/// The run of this program in the simulator that [`check`] looks at. One that never ends is over after a minute.
pub fn request(source: &str) -> RunRequest {
    let mut request = RunRequest::new(source);
    request.limits.time = 60 * SEC;
    request
}

/// Looks at a run of this program.
pub fn check(source: &str, reply: &RunReply) -> Vec<Verdict> {
    let numbers = Numbers::of(source);
    let story = Story::read(reply);
    let broken = |check| match check {
        Check::Threads => most(numbers.threads, story.on_threads()),
        Check::Waiting => most(numbers.queue, story.waits(numbers.late())),
        Check::Processes => most(numbers.processes, story.lives((numbers.task() / 5).max(ENDING))),
        Check::Overflow => story.too_early(&numbers),
        Check::Once => story.twice(),
        Check::Lost => story.lost(&numbers),
        Check::BackPressure => story.too_many(&numbers).or_else(|| story.too_few(&numbers)),
        Check::CleanEnd => story.leftovers(&reply.outcome),
    };
    CHECKS.into_iter().map(|check| Verdict { check, broken: broken(check) }).collect()
}

/// The first moment at which more than `most` of these stretches overlap.
fn most(most: u32, stretches: impl Iterator<Item = (Ns, Ns)>) -> Option<Broken> {
    let steps = stretches.filter(|(from, to)| from < to).flat_map(|(from, to)| [(from, 1), (to, -1)]);
    let mut steps: Vec<(Ns, i32)> = steps.collect();
    steps.sort_unstable();
    let mut now = 0;
    steps.into_iter().find_map(|(at, step)| {
        now += step;
        (now > most as i32).then_some(Broken { at, number: now as u32 })
    })
}

impl Story {
    fn read(reply: &RunReply) -> Self {
        let trace = &reply.trace;
        let process_of = |track: TrackId| trace.tracks[track as usize].parent.unwrap_or(track);
        let threads = trace.tracks.iter().zip(0..).filter_map(|(track, at)| match track.kind {
            TrackKind::Thread(id) => Some((id, at)),
            _ => None,
        });
        let threads: BTreeMap<u32, TrackId> = threads.collect();
        let first = threads.get(&0).map(|track| process_of(*track));
        let mut story = Self { first, end: trace.end, ..Self::default() };
        for (at, thread, line) in lines(reply) {
            if let Some(track) = threads.get(&thread) {
                story.hear(at, *track, process_of(*track), &line);
            }
        }
        let exit = |track| {
            let instants = trace.instants.iter();
            instants.filter(|i| i.track == track && i.kind == InstantKind::Exit).map(|i| i.at).next()
        };
        for (track, end) in &mut story.workers {
            *end = exit(*track);
        }
        let mut seen = BTreeSet::from([first]);
        for &track in threads.values() {
            let process = process_of(track);
            // The server of a `Manager` is no worker.
            if !seen.insert(Some(process)) || trace.tracks[process as usize].name.contains("SyncManager") {
                continue;
            }
            let slices = || trace.slices.iter().filter(|slice| slice.track == track);
            let end = exit(track).or_else(|| slices().map(|slice| slice.end).max()).unwrap_or(trace.end);
            let begin = slices().next().map_or(end, |slice| slice.start);
            let spawn = trace.flows.iter().find(|flow| flow.to == track && flow.kind == FlowKind::Spawn);
            story.processes.push(Process {
                track: process,
                asked: spawn.map_or(begin, |flow| flow.from_at),
                begin,
                end,
            });
        }
        story.processes.sort_by_key(|process| process.asked);
        story
    }

    /// A line was written.
    fn hear(&mut self, at: Ns, track: TrackId, process: TrackId, line: &str) {
        if line == "all done" {
            self.done.get_or_insert(at);
        }
        let mut words = line.split(' ');
        let (Some("task"), Some(Ok(number)), Some(what)) =
            (words.next(), words.next().map(str::parse::<u32>), words.next())
        else {
            return;
        };
        let task = self.tasks.entry(number).or_default();
        match what {
            "accepted" => {
                task.accepted.get_or_insert(at);
            }
            "begins" => {
                task.runs.push(Run { begin: at, end: None, failed: false, track, process });
                if Some(process) == self.first {
                    self.workers.insert(track, None);
                }
            }
            "ends" | "fails" => {
                let mut runs = task.runs.iter_mut().rev();
                if let Some(run) = runs.find(|run| run.end.is_none() && run.track == track) {
                    run.end = Some(at);
                    run.failed = what == "fails";
                }
            }
            _ => {}
        }
    }

    /// When a run was over, in whatever way.
    fn over(&self, run: &Run) -> Ns {
        let process = self.processes.iter().find(|process| process.track == run.process);
        run.end.unwrap_or_else(|| process.map_or(self.end, |process| process.end))
    }

    fn is_inside(&self, run: &Run) -> bool {
        Some(run.process) == self.first
    }

    /// When tasks run on threads of the first process.
    fn on_threads(&self) -> impl Iterator<Item = (Ns, Ns)> {
        let runs = self.tasks.values().flat_map(|task| &task.runs);
        runs.filter(|run| self.is_inside(run)).map(|run| (run.begin, self.over(run)))
    }

    /// When tasks wait for a thread.
    fn waits(&self, late: Ns) -> impl Iterator<Item = (Ns, Ns)> {
        self.tasks.values().filter_map(move |task| {
            let accepted = task.accepted?;
            match task.runs.first() {
                Some(run) if !self.is_inside(run) => None,
                Some(run) => Some((accepted, run.begin.saturating_sub(late))),
                // What never ran although all is done was lost and did not wait.
                None => self.done.is_none().then_some((accepted, self.end)),
            }
        })
    }

    /// When there were processes.
    fn lives(&self, ending: Ns) -> impl Iterator<Item = (Ns, Ns)> {
        self.processes.iter().map(move |process| (process.begin, process.end.saturating_sub(ending)))
    }

    /// When tasks had places. A task whose worker died has none until it runs again; `again` says that it may have one.
    fn stays(&self, again: bool) -> Vec<Stay> {
        let mut stays = Vec::new();
        for task in self.tasks.values() {
            let mut from = task.accepted;
            for run in &task.runs {
                let to = self.over(run);
                let since = from.map_or(run.begin, |from| from.min(run.begin));
                stays.push(Stay { from: since, to, on_threads: self.is_inside(run) });
                from = again.then_some(to);
            }
            if let (Some(from), true, None) = (task.accepted, task.runs.is_empty(), self.done) {
                stays.push(Stay { from, to: self.end, on_threads: true });
            }
        }
        stays
    }

    /// A process that was asked for although a thread or a place in the queue was free.
    fn too_early(&self, numbers: &Numbers) -> Option<Broken> {
        let stays = self.stays(true);
        self.processes.iter().find_map(|&Process { asked, .. }| {
            let is_there = |stay: &&Stay| stay.on_threads && stay.from <= asked && stay.to + numbers.old() >= asked;
            let there = stays.iter().filter(is_there).count() as u32;
            (there < numbers.threads + numbers.queue).then_some(Broken { at: asked, number: there })
        })
    }

    fn twice(&self) -> Option<Broken> {
        let twice = |(number, task): (&u32, &Task)| task.done().nth(1).map(|run| (run.begin, *number));
        self.tasks.iter().filter_map(twice).min().map(|(at, number)| Broken { at, number })
    }

    /// A task that was not done, and since when nothing was heard of it.
    fn lost(&self, numbers: &Numbers) -> Option<Broken> {
        let lost = (0..numbers.tasks).filter(|number| Some(*number) != numbers.endless).filter_map(|number| {
            let Some(task) = self.tasks.get(&number) else { return Some((self.end, number)) };
            let last = task.runs.last();
            let is_handled = task.runs.iter().any(|run| run.end.is_some());
            (!is_handled).then(|| (last.map(|run| self.over(run)).or(task.accepted).unwrap_or(self.end), number))
        });
        lost.min().map(|(at, number)| Broken { at, number })
    }

    /// More tasks than there are places.
    fn too_many(&self, numbers: &Numbers) -> Option<Broken> {
        let stays = self.stays(false);
        most(numbers.capacity(), stays.into_iter().map(|stay| (stay.from, stay.to.saturating_sub(CLOCKS))))
    }

    /// A task that had to wait although there was a place.
    fn too_few(&self, numbers: &Numbers) -> Option<Broken> {
        if numbers.computes {
            return None;
        }
        let stays = self.stays(true);
        let mut accepted: Vec<_> =
            self.tasks.iter().filter_map(|(number, task)| Some((task.accepted?, *number))).collect();
        accepted.sort_unstable();
        accepted.windows(2).find_map(|pair| {
            let [(before, number), (then, _)] = *pair else { return None };
            let at = before + numbers.pause(number);
            // A thread that has just ended its task fetches the next one soon enough.
            let over = |stay: &Stay| if stay.on_threads { stay.to } else { stay.to + ENDING };
            let there = stays.iter().filter(|stay| stay.from <= at && over(stay) >= at).count() as u32;
            let waited = then.saturating_sub(at);
            let is_long = waited > (numbers.task() / 3).max(150 * MS);
            (is_long && there < numbers.capacity()).then_some(Broken { at, number: there })
        })
    }

    /// How much was not over when the program said so; 0 if it said nothing, or ended badly.
    fn leftovers(&self, outcome: &Outcome) -> Option<Broken> {
        let (Some(done), Outcome::Exit(0)) = (self.done, outcome) else {
            return Some(Broken { at: self.done.unwrap_or(self.end), number: 0 });
        };
        let workers = self.workers.values().filter(|end| end.is_none_or(|end| end > done)).count();
        let processes = self.processes.iter().filter(|process| process.end > done + MS).count();
        let left = (workers + processes) as u32;
        (left > 0).then_some(Broken { at: done, number: left })
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

/// Of each task that was done, how long it took, and how long it had waited since it was accepted, in ns.
pub(super) fn tasks(reply: &RunReply) -> impl Iterator<Item = (Ns, Option<Ns>)> {
    let story = Story::read(reply);
    story.tasks.into_values().filter_map(|task| {
        let run = task.done().next()?;
        Some((run.end? - run.begin, task.accepted.map(|accepted| run.begin.saturating_sub(accepted))))
    })
}
