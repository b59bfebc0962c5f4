//! [`Tasks`]: what the tasks of event loops did, written down for the picture of a run.
//!
//! A task is a coroutine that a loop pushes on: it runs a step, waits for something, is ready again when somebody has
//! completed what it waited for, and waits for its turn. The kernel knows nothing of them; the library reports here.
//!
//! Only the first [`SHOWN`] tasks of a run are written down, and the rest counted: more lanes than that nobody reads,
//! and a hundred thousand tasks must cost no more than they do anyway.

use std::rc::Rc;

use crate::base::{Ns, ThreadId};

/// Tasks of a run that get a lane.
pub const SHOWN: usize = 50;

/// Stretches and turns of a run that are written down.
const ROOM: usize = 200_000;

/// What a task does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doing {
    /// The loop is in a step of it.
    Running,
    /// It waits for its turn.
    Ready,
    /// It waits for another task, a future, a lock, a queue.
    Waiting(Rc<str>),
    /// It waits for a time.
    Sleeping(Rc<str>),
    /// It waits for a device.
    Io(Rc<str>),
}

/// A stretch of a task's life.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Index into [`Tasks::tasks`].
    pub task: u32,
    /// Start in ns.
    pub start: Ns,
    /// End in ns.
    pub end: Ns,
    /// What it did.
    pub doing: Doing,
    /// Line of the program it stood at; 0 unknown.
    pub line: u32,
}

/// A cause and its effect.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The task in whose step it happened; none for a plain callback or code outside any loop.
    pub from: Option<u32>,
    /// The thread that ran it.
    pub thread: ThreadId,
    /// When, in ns.
    pub at: Ns,
    /// The task that began or went on.
    pub to: u32,
    /// When, in ns.
    pub to_at: Ns,
    /// It was created, not woken.
    pub created: bool,
}

/// A task that is written down.
#[derive(Clone, Debug)]
pub struct Task {
    /// The thread whose loop runs it.
    pub thread: ThreadId,
    /// `Task-1`.
    pub name: String,
    open: Option<(Ns, Doing, u32)>,
    cause: Option<(Option<u32>, ThreadId, Ns, bool)>,
}

impl Task {
    /// What it waits for, and at which line; None if it has ended or could go on.
    pub fn waits(&self) -> Option<(&str, u32)> {
        match self.open.as_ref()? {
            (_, Doing::Waiting(on) | Doing::Sleeping(on) | Doing::Io(on), line) => Some((on, *line)),
            _ => None,
        }
    }
}

/// All tasks of a run.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    /// The first ones.
    pub tasks: Vec<Task>,
    /// How many more there were.
    pub more: u64,
    /// How many there are that have not ended.
    pub alive: u64,
    /// Ended stretches; in order for each task.
    pub stretches: Vec<Stretch>,
    /// What led to what.
    pub links: Vec<Link>,
    /// When the turns of loops began, in ns; None where a loop ended.
    pub turns: Vec<(ThreadId, Ns, bool)>,
    /// The tasks in whose steps each thread is, innermost last.
    steps: Vec<Vec<Option<u32>>>,
}

impl Tasks {
    /// The same without what has ended.
    pub fn outline(&self) -> Self {
        let Self { tasks, more, alive, stretches: _, links: _, turns: _, steps } = self;
        Self { tasks: tasks.clone(), more: *more, alive: *alive, steps: steps.clone(), ..Self::default() }
    }

    fn steps(&mut self, thread: ThreadId) -> &mut Vec<Option<u32>> {
        if self.steps.len() <= thread.index() {
            self.steps.resize_with(thread.index() + 1, Vec::new);
        }
        &mut self.steps[thread.index()]
    }

    fn change(&mut self, at: Ns, task: u32, to: Option<(Doing, u32)>) {
        let entry = &mut self.tasks[task as usize];
        // Threads without a GIL may be a little ahead of one another.
        let at = entry.open.as_ref().map_or(at, |open| at.max(open.0));
        let next = to.map(|(doing, line)| (at, doing, line));
        let before = std::mem::replace(&mut entry.open, next);
        if let Some((start, doing, line)) = before.filter(|(start, ..)| *start < at)
            && self.stretches.len() < ROOM
        {
            self.stretches.push(Stretch { task, start, end: at, doing, line });
        }
    }

    /// A thread made a task. Its number, if it is written down.
    pub fn created(&mut self, at: Ns, thread: ThreadId, name: impl FnOnce() -> String) -> Option<u32> {
        self.alive += 1;
        if self.tasks.len() >= SHOWN {
            self.more += 1;
            return None;
        }
        let by = self.steps(thread).last().copied().flatten();
        let task = Task { thread, name: name(), open: None, cause: Some((by, thread, at, true)) };
        self.tasks.push(task);
        let task = self.tasks.len() as u32 - 1;
        self.change(at, task, Some((Doing::Ready, 0)));
        Some(task)
    }

    /// A loop goes into a step of a task. One that has a step of another started eagerly pauses meanwhile.
    pub fn begin(&mut self, at: Ns, thread: ThreadId, task: Option<u32>) {
        if let Some(outer) = self.steps(thread).last().copied().flatten() {
            self.change(at, outer, Some((Doing::Ready, 0)));
        }
        self.steps(thread).push(task);
        let Some(task) = task else { return };
        self.tasks[task as usize].thread = thread;
        self.change(at, task, Some((Doing::Running, 0)));
        if let Some((from, thread, since, created)) = self.tasks[task as usize].cause.take()
            && self.links.len() < ROOM
        {
            self.links.push(Link { from, thread, at: since, to: task, to_at: at, created });
        }
    }

    /// A step is over, and what the task does now and at which line; None if it is done.
    pub fn end(&mut self, at: Ns, thread: ThreadId, task: Option<u32>, next: Option<(Doing, u32)>) {
        self.steps(thread).pop();
        if let Some(task) = task {
            self.change(at, task, next);
        }
        if let Some(outer) = self.steps(thread).last().copied().flatten() {
            self.change(at, outer, Some((Doing::Running, 0)));
        }
    }

    /// What a task waited for has come.
    pub fn ready(&mut self, at: Ns, thread: ThreadId, task: u32) {
        let by = self.steps(thread).last().copied().flatten();
        let line = self.tasks[task as usize].open.as_ref().map_or(0, |open| open.2);
        self.change(at, task, Some((Doing::Ready, line)));
        self.tasks[task as usize].cause = Some((by, thread, at, false));
    }

    /// A loop begins a turn, or ends.
    pub fn turn(&mut self, at: Ns, thread: ThreadId, goes_on: bool) {
        self.steps(thread).clear();
        if self.turns.len() < ROOM {
            self.turns.push((thread, at, goes_on));
        }
    }

    /// Closes what is open at the end of the run.
    pub fn close(&mut self, end: Ns) {
        for task in 0..self.tasks.len() as u32 {
            self.change(end, task, None);
        }
    }
}
