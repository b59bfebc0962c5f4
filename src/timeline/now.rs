//! One moment of a run: what every lane does then, and which moment is next.

use super::{Group, Lane, Timeline};
use crate::base::Ns;
use crate::trace::{InstantKind, Slice};

/// What a lane does at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Now<'a> {
    /// Before its first slice.
    NotStarted,
    /// In a slice.
    In(&'a Slice),
    /// Between two slices: nobody holds it.
    Idle,
    /// After its last slice.
    Ended {
        /// Whether an exception ended it.
        failed: bool,
    },
}

impl Timeline {
    /// What a lane does at a moment. A slice holds its start but not its end.
    pub fn now(&self, lane: &Lane, t: Ns) -> Now<'_> {
        let slices = self.slices(lane);
        let next = slices.partition_point(|slice| slice.end <= t);
        match slices.get(next) {
            Some(slice) if slice.start <= t => Now::In(slice),
            Some(_) if next == 0 => Now::NotStarted,
            Some(_) => Now::Idle,
            None => match slices.last().filter(|slice| self.is_cut_off(lane, slice)) {
                Some(slice) => Now::In(slice),
                None => Now::Ended { failed: !self.instants(lane, InstantKind::Failed).is_empty() },
            },
        }
    }

    /// Whether a slice goes on when the run is over: a deadlock, or a limit, leaves threads where they are.
    fn is_cut_off(&self, lane: &Lane, slice: &Slice) -> bool {
        let of = match lane.group {
            Group::Held => slice.owner,
            // A task is where it is as long as its loop's thread is.
            Group::Task => self.parent(lane.track),
            _ => None,
        };
        let of = of.unwrap_or(lane.track);
        let thread = self.lanes.iter().find(|lane| lane.track == of);
        slice.end == self.end
            && thread.is_some_and(|thread| {
                matches!(thread.group, Group::Thread(_)) && self.instants(thread, InstantKind::Exit).is_empty()
            })
    }

    /// The first moment after `t` at which a lane changes or an instant lies; the end of the run if there is none.
    pub fn next_event(&self, t: Ns) -> Ns {
        let mut best = self.end.max(t);
        let mut offer = |at: Option<Ns>| {
            if let Some(at) = at.filter(|at| *at > t) {
                best = best.min(at);
            }
        };
        for lane in &self.lanes {
            let slices = self.slices(lane);
            let next = slices.partition_point(|slice| slice.end <= t);
            offer(slices.get(next).map(|slice| slice.start));
            offer(slices.get(next).map(|slice| slice.end));
            for (_, instants) in self.kinds(lane) {
                offer(instants.get(instants.partition_point(|instant| instant.at <= t)).map(|instant| instant.at));
            }
        }
        best
    }

    /// The last moment before `t` at which a lane changes or an instant lies; 0 if there is none.
    pub fn previous_event(&self, t: Ns) -> Ns {
        let mut best = 0;
        let mut offer = |at: Option<Ns>| {
            if let Some(at) = at.filter(|at| *at < t) {
                best = best.max(at);
            }
        };
        for lane in &self.lanes {
            let slices = self.slices(lane);
            let after = slices.partition_point(|slice| slice.start < t);
            if let Some(slice) = after.checked_sub(1).map(|index| &slices[index]) {
                offer(Some(slice.start));
                offer(Some(slice.end));
                // The slice before the last one started ends after everything earlier.
                offer(after.checked_sub(2).map(|index| slices[index].end));
            }
            for (_, instants) in self.kinds(lane) {
                let after = instants.partition_point(|instant| instant.at < t);
                offer(after.checked_sub(1).map(|index| instants[index].at));
            }
        }
        best
    }
}
