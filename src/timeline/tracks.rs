//! A trace arranged for drawing: lanes in order, each lane's slices side by side, and sums to skip over crowds.

use std::ops::Range;

use crate::base::{Ns, order};
use crate::trace::{Flow, Instant, InstantKind, Slice, State, Trace, Track, TrackId, TrackKind};

/// Number of [`State`]s; `state as usize` is below it.
pub const STATES: usize = 8;

/// Slices between two stored sums: a sum over any stretch then looks at fewer than two blocks of slices.
const BLOCK: usize = 64;

/// Kinds of lane that are drawn alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A heading: its threads follow.
    Process,
    /// A thread, named by its id in the run.
    Thread(u32),
    /// A task of an event loop, or the loop itself, under its thread.
    Task,
    /// So many tasks that are not drawn.
    More,
    /// Who has something: a GIL, a core, a lock.
    Held,
}

impl Group {
    /// How far the names of its lanes are set in, in px.
    pub fn indent(self) -> f64 {
        if matches!(self, Self::Task | Self::More) { 12.0 } else { 0.0 }
    }
}

/// A row of the picture.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Which track it shows.
    pub track: TrackId,
    /// How it is drawn.
    pub group: Group,
    slices: Range<usize>,
    instants: [Range<usize>; 4],
    /// Time by state over the lane's first `n * BLOCK` slices.
    sums: Vec<[Ns; STATES]>,
}

/// A trace arranged for drawing. Built once a run; zooming and scrubbing only read it.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Length of the run in ns.
    pub end: Ns,
    /// Rows from top to bottom.
    pub lanes: Vec<Lane>,
    tracks: Vec<Track>,
    strings: Vec<String>,
    slices: Vec<Slice>,
    instants: Vec<Instant>,
    flows: Vec<Flow>,
    longest_flow: Ns,
}

impl Timeline {
    /// Arranges a trace. Lanes that would say nothing (a lock nobody took, the only process's heading) are left out; a
    /// core that nobody used says something.
    pub fn new(trace: Trace) -> Self {
        let Trace { end, tracks, mut slices, mut instants, mut flows, strings } = trace;
        slices.retain(|slice| (slice.track as usize) < tracks.len() && slice.end > slice.start);
        let slices = by_track(&slices, tracks.len());
        order::sort_by_key(&mut instants, |instant| (instant.track, instant.kind as u8, instant.at));
        order::sort_by_key(&mut flows, |flow| flow.from_at);
        let longest_flow = flows.iter().map(|flow| flow.to_at.saturating_sub(flow.from_at)).max().unwrap_or(0);
        let processes = tracks.iter().filter(|track| track.kind == TrackKind::Process).count();
        let lanes = (0..tracks.len() as TrackId)
            .filter_map(|track| {
                let group = match tracks[track as usize].kind {
                    TrackKind::Process if processes < 2 => return None,
                    TrackKind::Process => Group::Process,
                    TrackKind::Thread(id) => Group::Thread(id),
                    TrackKind::Task | TrackKind::Loop => Group::Task,
                    TrackKind::MoreTasks => Group::More,
                    TrackKind::Gil | TrackKind::Core(_) | TrackKind::Lock(_) => Group::Held,
                };
                let range = run_of(&slices, |slice| slice.track, &track);
                let is_core = matches!(tracks[track as usize].kind, TrackKind::Core(_));
                if group == Group::Held && range.is_empty() && !is_core {
                    return None;
                }
                Some(Lane {
                    track,
                    group,
                    sums: block_sums(&slices[range.clone()]),
                    slices: range,
                    instants: KINDS.map(|kind| {
                        run_of(&instants, |instant| (instant.track, instant.kind as u8), &(track, kind as u8))
                    }),
                })
            })
            .collect();
        Self { end, lanes, tracks, strings, slices, instants, flows, longest_flow }
    }

    /// The trace again, for exports; slices without length are gone.
    pub fn trace(&self) -> Trace {
        let mut slices = self.slices.clone();
        order::sort_by_key(&mut slices, |slice| slice.start);
        let mut instants = self.instants.clone();
        order::sort_by_key(&mut instants, |instant| instant.at);
        Trace {
            end: self.end,
            tracks: self.tracks.clone(),
            slices,
            instants,
            flows: self.flows.clone(),
            strings: self.strings.clone(),
        }
    }

    /// `Thread-1 (work)`, `GIL`, `Core 0`; empty for a track that does not exist.
    pub fn name(&self, track: TrackId) -> &str {
        self.tracks.get(track as usize).map_or("", |track| &track.name)
    }

    /// The track above it: of a task its thread, of a thread its process.
    pub(super) fn parent(&self, track: TrackId) -> Option<TrackId> {
        self.tracks.get(track as usize)?.parent
    }

    /// Whether a track shows who runs on a core.
    pub fn is_core(&self, track: TrackId) -> bool {
        self.tracks.get(track as usize).is_some_and(|track| matches!(track.kind, TrackKind::Core(_)))
    }

    /// Whether a lane shows who holds a GIL.
    pub(super) fn is_gil(&self, lane: &Lane) -> bool {
        self.tracks.get(lane.track as usize).is_some_and(|track| track.kind == TrackKind::Gil)
    }

    /// What a slice or an instant refers to; empty for nothing.
    pub fn text(&self, detail: u32) -> &str {
        self.strings.get(detail as usize).map_or("", String::as_str)
    }

    /// A lane's slices by start; they never overlap.
    pub fn slices(&self, lane: &Lane) -> &[Slice] {
        &self.slices[lane.slices.clone()]
    }

    /// A lane's instants of one kind, by time.
    pub fn instants(&self, lane: &Lane, kind: InstantKind) -> &[Instant] {
        &self.instants[lane.instants[kind as usize].clone()]
    }

    /// A lane's instants, kind after kind.
    pub fn kinds<'a>(&'a self, lane: &'a Lane) -> impl Iterator<Item = (InstantKind, &'a [Instant])> {
        KINDS.into_iter().map(move |kind| (kind, self.instants(lane, kind)))
    }

    /// Flows that may cross a stretch of time, by their start.
    pub fn flows(&self, from: Ns, to: Ns) -> &[Flow] {
        let first = self.flows.partition_point(|flow| flow.from_at < from.saturating_sub(self.longest_flow));
        let last = self.flows.partition_point(|flow| flow.from_at <= to);
        &self.flows[first.min(last)..last]
    }

    /// Time in each state over the lane's slices `from..to`.
    pub fn totals(&self, lane: &Lane, from: usize, to: usize) -> [Ns; STATES] {
        let slices = self.slices(lane);
        if to - from < 2 * BLOCK {
            return add_slices([0; STATES], &slices[from..to]);
        }
        let upto = |n: usize| add_slices(lane.sums[n / BLOCK], &slices[n / BLOCK * BLOCK..n]);
        let (low, high) = (upto(from), upto(to));
        std::array::from_fn(|state| high[state] - low[state])
    }
}

/// Slices track by track. A trace has them by start, so counting is enough.
fn by_track(slices: &[Slice], tracks: usize) -> Vec<Slice> {
    let mut next = vec![0; tracks + 1];
    for slice in slices {
        next[slice.track as usize + 1] += 1;
    }
    for track in 0..tracks {
        next[track + 1] += next[track];
    }
    let mut sorted = slices.to_vec();
    for slice in slices {
        let place = &mut next[slice.track as usize];
        sorted[*place] = *slice;
        *place += 1;
    }
    sorted
}

const KINDS: [InstantKind; 4] = [InstantKind::Output, InstantKind::DropRequest, InstantKind::Failed, InstantKind::Exit];

/// Where the items of one key lie in a list sorted by key.
fn run_of<T, K: Ord>(items: &[T], key: impl Fn(&T) -> K, wanted: &K) -> Range<usize> {
    let first = items.partition_point(|item| key(item) < *wanted);
    let length = items[first..].partition_point(|item| key(item) <= *wanted);
    first..first + length
}

fn add_slices(mut sums: [Ns; STATES], slices: &[Slice]) -> [Ns; STATES] {
    for slice in slices {
        sums[slice.state as usize] += slice.end - slice.start;
    }
    sums
}

fn block_sums(slices: &[Slice]) -> Vec<[Ns; STATES]> {
    let mut sums = vec![[0; STATES]];
    for block in slices.chunks(BLOCK) {
        let last = sums[sums.len() - 1];
        sums.push(add_slices(last, block));
    }
    sums
}

/// Every state, by its index.
pub const ALL_STATES: [State; STATES] = [
    State::Running,
    State::RunningNoGil,
    State::WaitingGil,
    State::Ready,
    State::Blocked,
    State::Sleeping,
    State::Io,
    State::Held,
];
