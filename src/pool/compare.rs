//! [`Figures`]: a run of the exercise in numbers, so that a predicted and a measured one can stand side by side.

use crate::base::Ns;
use crate::protocol::RunReply;
use crate::trace::build::Builder;
use crate::trace::{FlowKind, State, Trace, Track, TrackId, TrackKind};

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// From the first instruction to the end of the last process, in ns.
    pub makespan: Ns,
    /// From asking for a process to its first instruction, on average, in ns.
    pub start_up: Option<Ns>,
    /// Tasks that were done.
    pub done: u32,
    /// What the tasks took one by one, in ns.
    pub work: Ns,
    /// Half of the tasks, and 95 % of them, began so soon after they were accepted, in ns.
    pub waits: Option<(Ns, Ns)>,
}

impl Figures {
    /// Reads them off a run.
    pub fn of(reply: &RunReply) -> Self {
        let trace = &reply.trace;
        let is_child = |track: u32| {
            let lane = &trace.tracks[track as usize];
            matches!(lane.kind, TrackKind::Thread(_)) && lane.parent.is_some_and(|parent| parent != 0)
        };
        let mut starts = Vec::new();
        for flow in trace.flows.iter().filter(|flow| flow.kind == FlowKind::Spawn && is_child(flow.to)) {
            let from_other = trace.tracks[flow.from as usize].parent != trace.tracks[flow.to as usize].parent;
            // A real worker loads first, and is drawn as doing so.
            let runs = trace.slices.iter().find(|slice| slice.track == flow.to && slice.state == State::Running);
            if let (true, Some(runs)) = (from_other, runs) {
                starts.push(runs.start.saturating_sub(flow.from_at));
            }
        }
        let (mut done, mut work, mut waits) = (0, 0, Vec::new());
        for (task, wait) in super::checks::tasks(reply) {
            done += 1;
            work += task;
            waits.extend(wait);
        }
        waits.sort_unstable();
        let waits = waits.get(waits.len() / 2).copied().zip(waits.get(waits.len() * 95 / 100).copied());
        let start_up = (!starts.is_empty()).then(|| starts.iter().sum::<Ns>() / starts.len() as Ns);
        Self { makespan: trace.end, start_up, done, work, waits }
    }

    /// A task on average, in ns.
    pub fn task(&self) -> Option<Ns> {
        (self.done > 0).then(|| self.work / Ns::from(self.done))
    }

    /// Tasks a second.
    pub fn throughput(&self) -> f64 {
        f64::from(self.done) * 1e9 / self.makespan.max(1) as f64
    }

    /// How much faster than one task after the other.
    pub fn speed_up(&self) -> f64 {
        self.work as f64 / self.makespan.max(1) as f64
    }
}

/// The trace with a lane for each thread of the first process and one for each process that has a single thread: what
/// two pictures of a run must show to be compared. Cores, GILs and locks are left out.
pub fn slim(trace: &Trace) -> Trace {
    let first = trace.tracks.iter().position(|track| track.kind == TrackKind::Process);
    let is_single = |process: TrackId| {
        let is_own = |track: &&Track| track.parent == Some(process) && matches!(track.kind, TrackKind::Thread(_));
        Some(process as usize) != first && trace.tracks.iter().filter(is_own).count() == 1
    };
    let mut builder = Builder::default();
    let mut kept: Vec<Option<TrackId>> = Vec::new();
    for (at, track) in (0..).zip(&trace.tracks) {
        let new = match (track.kind, track.parent) {
            (TrackKind::Core(_) | TrackKind::Gil | TrackKind::Lock(_), _) => None,
            (TrackKind::Process, _) if is_single(at) => None,
            (TrackKind::Thread(_), Some(process)) if is_single(process) => {
                let name = trace.tracks[process as usize].name.clone();
                Some(Track { name, parent: None, kind: track.kind })
            }
            (kind, parent) => {
                let parent = parent.and_then(|parent| kept.get(parent as usize).copied().flatten());
                Some(Track { name: track.name.clone(), parent, kind })
            }
        };
        kept.push(new.map(|track| builder.track(track)));
    }
    let track_of = |track: TrackId| kept.get(track as usize).copied().flatten();
    builder.copy(trace, track_of);
    builder.finish(trace.end)
}
