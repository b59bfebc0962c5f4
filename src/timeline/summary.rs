//! The picture in numbers: how long each lane was in each state. The text equivalent of the timeline.

use super::{Group, Lane, STATES, Timeline};
use crate::base::Ns;
use crate::trace::{State, TrackId};

/// One lane in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which track.
    pub track: TrackId,
    /// How it is drawn.
    pub group: Group,
    /// Start of its first slice in ns.
    pub start: Ns,
    /// End of its last slice in ns.
    pub end: Ns,
    /// Time by state in ns, indexed by `state as usize`.
    pub totals: [Ns; STATES],
}

impl Row {
    /// Time in one state, in ns.
    pub fn time(&self, state: State) -> Ns {
        self.totals[state as usize]
    }
}

impl Timeline {
    /// The same of a stretch of the run: lanes with at least one slice in it.
    pub fn summary_within(&self, from: Ns, to: Ns) -> Vec<Row> {
        let row = |lane: &Lane| {
            let slices = self.slices(lane);
            let first = slices.partition_point(|slice| slice.end <= from);
            let last = slices.partition_point(|slice| slice.start < to).max(first);
            let inside = &slices[first..last];
            let mut totals = self.totals(lane, first, last);
            let (start, end) = (inside.first()?.start.max(from), inside.last()?.end.min(to));
            // What the outermost slices have outside does not count.
            for (slice, outside) in [
                (inside.first()?, from.saturating_sub(inside.first()?.start)),
                (inside.last()?, inside.last()?.end.saturating_sub(to)),
            ] {
                totals[slice.state as usize] -= outside;
            }
            Some(Row { track: lane.track, group: lane.group, start, end, totals })
        };
        self.lanes.iter().filter_map(row).collect()
    }

    /// Every lane with at least one slice, from top to bottom, below the name of its process if there are several.
    pub fn summary(&self) -> Vec<Row> {
        self.lanes
            .iter()
            .map(|lane| {
                let slices = self.slices(lane);
                Row {
                    track: lane.track,
                    group: lane.group,
                    start: slices.first().map_or(0, |slice| slice.start),
                    end: slices.last().map_or(0, |slice| slice.end),
                    totals: self.totals(lane, 0, slices.len()),
                }
            })
            .filter(|row| row.end > 0 || row.group == Group::Process)
            .collect()
    }
}
