//! Lanes that the reader has put away: those of a process under its heading, those of tasks under their thread.

use super::{Group, Lane, Timeline};
use crate::trace::TrackId;

/// The tracks whose lanes below them are not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded(Vec<TrackId>);

impl Folded {
    /// Everything is drawn.
    pub const NONE: Self = Self(Vec::new());

    /// Folds a track that is unfolded, and unfolds one that is folded.
    #[must_use]
    pub fn toggle(&self, track: TrackId) -> Self {
        let mut tracks = self.0.clone();
        match tracks.iter().position(|folded| *folded == track) {
            Some(at) => drop(tracks.swap_remove(at)),
            None => tracks.push(track),
        }
        Self(tracks)
    }

    /// Whether a track is folded.
    pub fn has(&self, track: TrackId) -> bool {
        self.0.contains(&track)
    }

    /// The track that is seen in a track's place: itself, or the outermost folded one above it.
    pub fn seen(&self, timeline: &Timeline, track: TrackId) -> TrackId {
        let above = std::iter::successors(timeline.parent(track), |track| timeline.parent(*track));
        above.filter(|above| self.has(*above)).last().unwrap_or(track)
    }

    pub(super) fn hides(&self, timeline: &Timeline, lane: &Lane) -> bool {
        !self.0.is_empty() && self.seen(timeline, lane.track) != lane.track
    }
}

impl Timeline {
    /// How many lanes are below a lane: of a process its threads, tasks and GILs, of a thread its tasks. 0 for a lane
    /// that cannot be folded.
    pub fn below(&self, lane: &Lane) -> usize {
        if !matches!(lane.group, Group::Process | Group::Thread(_)) {
            return 0;
        }
        let is_below = |track| {
            std::iter::successors(self.parent(track), |track| self.parent(*track)).any(|above| above == lane.track)
        };
        self.lanes.iter().filter(|other| is_below(other.track)).count()
    }
}
