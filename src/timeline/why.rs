//! Why a lane does what it does at a moment, and where the next moment of a kind is.
//!
//! Start at [`Timeline::why`]: facts only, the words are `i18n::lens`. [`Timeline::jump`] finds moments.

use super::{Group, Lane, Now, Timeline};
use crate::base::Ns;
use crate::trace::{FlowKind, InstantKind, Slice, State, TrackId};

/// An effect reaches its lane this long after the lane changed, at most, in ns: a woken thread still needs a core.
const REACTION: Ns = 50_000;

/// What a lane does, since when, until when, and who ends it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Why<'a> {
    /// What it does.
    pub slice: &'a Slice,
    /// What it does after that, if anything.
    pub next: Option<&'a Slice>,
    /// Who has what it waits for, where that is somebody else.
    pub holder: Option<TrackId>,
    /// What brought it here.
    pub cause: Option<Cause>,
    /// What lets it go on.
    pub release: Option<Cause>,
    /// Whether the run ends with it.
    pub is_last: bool,
}

/// The start of a flow that reaches a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Where it comes from.
    pub from: TrackId,
    /// When it happened there, in ns.
    pub at: Ns,
    /// What it is.
    pub kind: FlowKind,
}

/// A kind of moment to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A GIL goes to another thread.
    Switch,
    /// Something is printed.
    Output,
    /// An exception leaves a thread.
    Failure,
}

/// Whether a cause can bring a thread into a state: nobody else makes it sleep or wait for a lock.
fn brings(kind: FlowKind, state: State) -> bool {
    match state {
        State::Running | State::RunningNoGil => true,
        State::Ready | State::WaitingGil => kind != FlowKind::Gil,
        _ => false,
    }
}

impl Timeline {
    /// Why a thread or a task is where it is at a moment; `None` before it starts and after it ended.
    pub fn why(&self, lane: &Lane, t: Ns) -> Option<Why<'_>> {
        let Now::In(slice) = self.now(lane, t) else { return None };
        let slices = self.slices(lane);
        let after = slices.partition_point(|other| other.start <= slice.start);
        let next = slices.get(after).filter(|next| next.start == slice.end);
        let is_last = next.is_none() && slice.end >= self.end;
        // What happens elsewhere in the run's last moment ends no wait that lasts until then.
        let is_ended = !is_last && !matches!(slice.state, State::Running | State::RunningNoGil | State::Held);
        Some(Why {
            slice,
            next,
            holder: slice.owner.filter(|owner| *owner != lane.track),
            cause: self.reached(lane.track, slice.start).filter(|cause| brings(cause.kind, slice.state)),
            release: if is_ended { self.reached(lane.track, slice.end) } else { None },
            is_last,
        })
    }

    /// The flow that reaches a track at a moment or shortly before.
    fn reached(&self, track: TrackId, at: Ns) -> Option<Cause> {
        let flows = self.flows(at.saturating_sub(REACTION), at);
        let here = flows.iter().filter(|flow| flow.to == track && flow.from != track);
        let near = here.filter(|flow| flow.to_at <= at && flow.to_at + REACTION >= at);
        near.max_by_key(|flow| flow.to_at).map(|flow| Cause { from: flow.from, at: flow.from_at, kind: flow.kind })
    }

    /// The next moment of a kind after `t`, or the one before it.
    pub fn jump(&self, target: Target, t: Ns, forwards: bool) -> Option<Ns> {
        let mut best: Option<Ns> = None;
        let mut offer = |at: Ns| {
            let fits = if forwards { at > t } else { at < t };
            let nearer = best.is_none_or(|best| if forwards { at < best } else { at > best });
            if fits && nearer {
                best = Some(at);
            }
        };
        let kind = match target {
            Target::Switch => {
                for lane in self.lanes.iter().filter(|lane| self.is_gil(lane)) {
                    let slices = self.slices(lane);
                    // A holder that takes it again is no switch: go on to the next one.
                    let switches = |at: usize| at > 0 && slices[at].owner != slices[at - 1].owner;
                    let from =
                        slices.partition_point(|slice| if forwards { slice.start <= t } else { slice.start < t });
                    let found = if forwards {
                        (from..slices.len()).find(|&at| switches(at))
                    } else {
                        (0..from).rev().find(|&at| switches(at))
                    };
                    if let Some(at) = found {
                        offer(slices[at].start);
                    }
                }
                return best;
            }
            Target::Output => InstantKind::Output,
            Target::Failure => InstantKind::Failed,
        };
        for lane in self.lanes.iter().filter(|lane| lane.group != Group::Held) {
            let instants = self.instants(lane, kind);
            let next = instants.partition_point(|instant| if forwards { instant.at <= t } else { instant.at < t });
            let found = if forwards { instants.get(next) } else { next.checked_sub(1).and_then(|at| instants.get(at)) };
            if let Some(instant) = found {
                offer(instant.at);
            }
        }
        best
    }
}
