//! [`Builder`]: makes a [`Trace`] from what is reported piece by piece.
//!
//! Lanes are opened in any order and named at the end; adjacent slices that say the same become one.

use std::collections::HashMap;

use super::{Flow, Instant, Slice, StrId, Trace, Track, TrackId};
use crate::base::Ns;
use crate::base::order::sort_by_key;

/// A trace in the making.
#[derive(Debug)]
pub struct Builder {
    trace: Trace,
    /// The last slice of each track, by its index.
    last: Vec<Option<usize>>,
    known: HashMap<String, StrId>,
}

impl Default for Builder {
    fn default() -> Self {
        let trace = Trace { strings: vec![String::new()], ..Trace::default() };
        Self { trace, last: Vec::new(), known: HashMap::from([(String::new(), 0)]) }
    }
}

impl Builder {
    /// Makes room for so many more slices.
    pub fn reserve(&mut self, slices: usize) {
        self.trace.slices.reserve_exact(slices);
    }

    /// Adds a lane below the ones there are.
    pub fn track(&mut self, track: Track) -> TrackId {
        self.trace.tracks.push(track);
        self.last.push(None);
        self.trace.tracks.len() as TrackId - 1
    }

    /// The number of a text.
    pub fn string(&mut self, text: &str) -> StrId {
        if let Some(&known) = self.known.get(text) {
            return known;
        }
        let fresh = self.trace.strings.len() as StrId;
        self.trace.strings.push(text.to_owned());
        self.known.insert(text.to_owned(), fresh);
        fresh
    }

    /// Adds a slice after the track's last one. Empty ones are dropped.
    pub fn slice(&mut self, slice: Slice) {
        if slice.start >= slice.end {
            return;
        }
        let last = &mut self.last[slice.track as usize];
        if let Some(before) = last.map(|at| &mut self.trace.slices[at]) {
            debug_assert!(before.end <= slice.start, "slices of a track overlap");
            let goes_on = Slice { start: before.start, end: before.end, ..slice };
            if before.end == slice.start && *before == goes_on {
                before.end = slice.end;
                return;
            }
        }
        *last = Some(self.trace.slices.len());
        self.trace.slices.push(slice);
    }

    /// Adds another trace's slices, instants and flows on the tracks that its own have here; the others are left out.
    pub fn copy(&mut self, trace: &Trace, track_of: impl Fn(TrackId) -> Option<TrackId>) {
        let text = |id: StrId| trace.strings.get(id as usize).map_or("", String::as_str);
        for slice in &trace.slices {
            if let Some(track) = track_of(slice.track) {
                let (owner, detail) = (slice.owner.and_then(&track_of), self.string(text(slice.detail)));
                self.slice(Slice { track, owner, detail, ..*slice });
            }
        }
        for instant in &trace.instants {
            if let Some(track) = track_of(instant.track) {
                let detail = self.string(text(instant.detail));
                self.instant(Instant { track, detail, ..*instant });
            }
        }
        for flow in &trace.flows {
            if let (Some(from), Some(to)) = (track_of(flow.from), track_of(flow.to)) {
                self.flow(Flow { from, to, ..*flow });
            }
        }
    }

    /// Adds a moment.
    pub fn instant(&mut self, instant: Instant) {
        self.trace.instants.push(instant);
    }

    /// Adds an arrow.
    pub fn flow(&mut self, flow: Flow) {
        self.trace.flows.push(flow);
    }

    /// The trace, in its order.
    pub fn finish(mut self, end: Ns) -> Trace {
        self.trace.end = end;
        sort_by_key(&mut self.trace.slices, |slice| (slice.start, slice.track));
        sort_by_key(&mut self.trace.instants, |instant| (instant.at, instant.track));
        sort_by_key(&mut self.trace.flows, |flow| (flow.from_at, flow.to_at));
        self.trace
    }
}
