//! How long things took: the slices of one kind over all threads and tasks, as percentiles and as a histogram. Pure; the
//! table and the chart are [`super::lengths_view`].

use crate::base::{Ns, order};
use crate::timeline::{Group, STATES, Timeline};
use crate::trace::{State, StrId};

/// One kind of slice: what its threads did, and on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What.
    pub state: State,
    /// `Queue.get`, `join cpu-0`; 0 for nothing.
    pub detail: StrId,
    /// How long each took, in ns, shortest first.
    pub lengths: Vec<Ns>,
    /// All together.
    pub total: Ns,
    /// The longest, in ns.
    pub longest: Ns,
    /// When it began.
    pub longest_at: Ns,
}

impl Kind {
    /// The length that `percent` of 100 do not exceed: the nearest rank.
    pub fn percentile(&self, percent: usize) -> Ns {
        let rank = (self.lengths.len() * percent).div_ceil(100).max(1);
        self.lengths.get(rank - 1).copied().unwrap_or(0)
    }

    /// How many lengths fall into each of `columns` ranges between the shortest and the longest, which grow by the same
    /// factor; and where a length lies among them, from 0 to 1.
    pub fn histogram(&self, columns: usize) -> (Vec<usize>, impl Fn(Ns) -> f64 + use<>) {
        let low = self.lengths.first().copied().unwrap_or(1).max(1) as f64;
        let high = (self.longest as f64).max(low);
        let wide = high > low * 1.0001;
        let place = move |length: Ns| {
            let share = (length as f64 / low).max(1.0).ln() / (high / low).ln();
            if wide { share.clamp(0.0, 1.0) } else { 0.5 }
        };
        let mut counts = vec![0; columns];
        for length in &self.lengths {
            counts[((place(*length) * columns as f64) as usize).min(columns - 1)] += 1;
        }
        (counts, place)
    }
}

/// The kinds of slices of threads and tasks that begin in a stretch of the run, those first that took longest together.
pub fn kinds(timeline: &Timeline, within: Option<(Ns, Ns)>) -> Vec<Kind> {
    let (from, to) = within.unwrap_or((0, Ns::MAX));
    let mut kinds: Vec<Kind> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for lane in timeline.lanes.iter().filter(|lane| matches!(lane.group, Group::Thread(_) | Group::Task)) {
        let slices = timeline.slices(lane);
        let first = slices.partition_point(|slice| slice.start < from);
        for slice in slices[first..].iter().take_while(|slice| slice.start <= to) {
            let key = slice.detail as usize * STATES + slice.state as usize;
            if places.len() <= key {
                places.resize(key + 1, usize::MAX);
            }
            let at = places[key].min(kinds.len());
            if at == kinds.len() {
                places[key] = at;
                let (state, detail) = (slice.state, slice.detail);
                kinds.push(Kind { state, detail, lengths: Vec::new(), total: 0, longest: 0, longest_at: slice.start });
            }
            let (kind, length) = (&mut kinds[at], slice.end - slice.start);
            if length > kind.longest {
                (kind.longest, kind.longest_at) = (length, slice.start);
            }
            kind.lengths.push(length);
            kind.total += length;
        }
    }
    for kind in &mut kinds {
        order::sort(&mut kind.lengths);
    }
    order::sort_by_key(&mut kinds, |kind| std::cmp::Reverse(kind.total));
    kinds
}
