//! Lanes of event loops and their tasks, under the lanes of their threads.
//!
//! A task in a step does what its thread does meanwhile, so a task that blocks its loop sleeps while all others are
//! ready; between its steps it does what the library reported.

use crate::base::{Ns, ThreadId};
use crate::kernel::world::tasks::{Doing, Tasks};
use crate::trace::build::Builder;
use crate::trace::{Flow, FlowKind, Slice, State, Track, TrackId, TrackKind};

/// Tracks of loops and tasks.
pub(super) struct TaskTracks {
    loops: Vec<(ThreadId, TrackId)>,
    /// A task of a loop that never ran has none.
    tasks: Vec<Option<TrackId>>,
}

impl TaskTracks {
    pub(super) fn new(tasks: &Tasks) -> Self {
        Self { loops: Vec::new(), tasks: vec![None; tasks.tasks.len()] }
    }

    /// Whether a loop has run in a thread.
    pub(super) fn has_loop(&self, thread: ThreadId) -> bool {
        self.loops.iter().any(|(own, _)| *own == thread)
    }

    /// Opens the tracks that hang under a thread's.
    pub(super) fn open(&mut self, builder: &mut Builder, tasks: &Tasks, thread: ThreadId, parent: TrackId) {
        let mut open = |kind, name: String| builder.track(Track { kind, name, parent: Some(parent) });
        if !tasks.turns.iter().any(|turn| turn.0 == thread) {
            return;
        }
        self.loops.push((thread, open(TrackKind::Loop, "event loop".into())));
        let mut shown = false;
        for (id, task) in tasks.tasks.iter().enumerate().filter(|(_, task)| task.thread == thread) {
            self.tasks[id] = Some(open(TrackKind::Task, task.name.clone()));
            shown = true;
        }
        // The rest is counted once, below the thread of the last task that has a lane.
        if shown && tasks.more > 0 && tasks.tasks.last().is_some_and(|task| task.thread == thread) {
            open(TrackKind::MoreTasks, format!("+ {} tasks", tasks.more));
        }
    }

    /// Draws what they did up to `end`. `threads` has each thread's slices in order.
    pub(super) fn draw(
        &self,
        builder: &mut Builder,
        tasks: &Tasks,
        track_of: impl Fn(ThreadId) -> TrackId,
        threads: &[Vec<Slice>],
        end: Ns,
    ) {
        for (thread, track) in &self.loops {
            let mut turns = tasks.turns.iter().filter(|turn| turn.0 == *thread).peekable();
            let mut number = 0;
            while let Some((_, start, goes_on)) = turns.next().filter(|turn| turn.1 < end) {
                if *goes_on {
                    number += 1;
                    let to = turns.peek().map_or(end, |next| next.1.min(end));
                    let detail = builder.string(&format!("turn {number}"));
                    copy(builder, threads, *thread, (*start, to), &|slice| {
                        let detail = if slice.state == State::Running { detail } else { slice.detail };
                        Slice { track: *track, detail, ..slice }
                    });
                }
            }
        }
        for stretch in tasks.stretches.iter().filter(|stretch| stretch.start < end) {
            let Some(track) = self.tasks[stretch.task as usize] else { continue };
            let (state, on) = match &stretch.doing {
                Doing::Running => {
                    let thread = tasks.tasks[stretch.task as usize].thread;
                    let span = (stretch.start, stretch.end.min(end));
                    copy(builder, threads, thread, span, &|slice| Slice { track, ..slice });
                    continue;
                }
                Doing::Ready => (State::Ready, ""),
                Doing::Waiting(on) => (State::Blocked, &**on),
                Doing::Sleeping(on) => (State::Sleeping, &**on),
                Doing::Io(on) => (State::Io, &**on),
            };
            let (start, end, line, detail) = (stretch.start, stretch.end.min(end), stretch.line, builder.string(on));
            builder.slice(Slice { track, start, end, state, line, owner: None, detail });
        }
        for link in tasks.links.iter().filter(|link| link.to_at <= end && link.at <= link.to_at) {
            let from = link.from.map_or_else(|| Some(track_of(link.thread)), |task| self.tasks[task as usize]);
            let (Some(from), Some(to)) = (from, self.tasks[link.to as usize]) else { continue };
            let kind = if link.created { FlowKind::Spawn } else { FlowKind::Wake };
            builder.flow(Flow { from, from_at: link.at, to, to_at: link.to_at, kind });
        }
    }
}

/// What a thread did in a stretch of time, for another lane.
fn copy(
    builder: &mut Builder,
    threads: &[Vec<Slice>],
    thread: ThreadId,
    (from, to): (Ns, Ns),
    place: &dyn Fn(Slice) -> Slice,
) {
    let slices = threads.get(thread.index()).map_or(&[][..], Vec::as_slice);
    let first = slices.partition_point(|slice| slice.end <= from);
    for slice in slices[first..].iter().take_while(|slice| slice.start < to) {
        builder.slice(place(Slice { start: slice.start.max(from), end: slice.end.min(to), ..*slice }));
    }
}
