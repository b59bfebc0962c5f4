//! One run of the parts that its processes saw: one trace, one output.

use std::collections::HashMap;

use super::hub::Process;
use crate::base::Ns;
use crate::base::order::sort_by_key;
use crate::protocol::{Outcome, Output, RunReply, Stats, VERSION};
use crate::trace::build::Builder;
use crate::trace::{Flow, FlowKind, Instant, InstantKind, Slice, State, Trace, Track, TrackId, TrackKind};

/// Threads of one process; those of the next are counted on from there.
const THREADS: u32 = 1000;

/// A thread's number over all processes.
fn thread_of(process: usize, thread: u32) -> u32 {
    process as u32 * THREADS + thread.min(THREADS - 1)
}

/// What was written by all processes, in the order of the clock.
pub(super) fn written(processes: &[Process]) -> Vec<Output> {
    let all = processes.iter().enumerate().flat_map(|(at, process)| {
        process.written.iter().map(move |piece| Output { thread: thread_of(at, piece.thread), ..piece.clone() })
    });
    let mut all: Vec<Output> = all.collect();
    sort_by_key(&mut all, |piece| piece.at);
    all
}

/// The run; takes the parts.
pub(super) fn merge(processes: &mut [Process], outcome: Outcome, end: Ns) -> RunReply {
    let output = written(processes);
    let mut stats = Stats { makespan: end, ..Stats::default() };
    let mut diagnostics = Vec::new();
    let mut parts = Vec::new();
    for process in &mut *processes {
        parts.push(process.reply.take().map(|reply| {
            stats.instructions += reply.stats.instructions;
            stats.gil_switches += reply.stats.gil_switches;
            stats.forced_switches += reply.stats.forced_switches;
            stats.threads += reply.stats.threads;
            stats.memory += reply.stats.memory;
            stats.trace_cut |= reply.stats.trace_cut;
            diagnostics.extend(reply.diagnostics);
            reply.trace
        }));
    }
    let trace = join(processes, &parts, end);
    RunReply { version: VERSION, outcome, output, diagnostics, trace, schedule: String::new(), stats }
}

/// The picture of a run that goes on. What a thread was last heard to do it still does.
pub(super) fn so_far(processes: &[Process], file: &str, now: Ns) -> Trace {
    let part = |(at, process): (usize, &Process)| {
        let told = process.reply.as_ref().map(|reply| &reply.trace).or(process.drawn.as_deref())?;
        let mut trace = Trace { slices: until(told, process.ended.unwrap_or(now)), ..told.clone() };
        // It does not know its name yet.
        for track in trace.tracks.iter_mut().filter(|track| at > 0 && track.name == file) {
            track.name = format!("Process-{at}");
        }
        Some(trace)
    };
    join(processes, &processes.iter().enumerate().map(part).collect::<Vec<_>>(), now)
}

/// The slices, of which those that were open go on.
fn until(trace: &Trace, now: Ns) -> Vec<Slice> {
    let is_open = |slice: &Slice| slice.end == trace.end && slice.end < now;
    trace.slices.iter().map(|slice| Slice { end: if is_open(slice) { now } else { slice.end }, ..*slice }).collect()
}

/// One trace of the parts.
fn join(processes: &[Process], parts: &[Option<Trace>], end: Ns) -> Trace {
    let mut builder = Builder::default();
    // The first thread of each process, for the arrow from its parent.
    let mut mains: Vec<HashMap<u32, TrackId>> = Vec::new();
    for (at, (process, part)) in processes.iter().zip(parts).enumerate() {
        let threads = match part {
            Some(trace) => add(&mut builder, at, process, trace),
            None => invent(&mut builder, at, process, end),
        };
        if let (Some((parent, thread)), Some(&to)) = (process.parent, threads.get(&0))
            && let Some(&from) = mains[parent.index()].get(&thread.0)
        {
            let to_at = process.begun.or(process.ended).unwrap_or(end);
            builder.flow(Flow { from, from_at: process.asked, to, to_at, kind: FlowKind::Spawn });
        }
        mains.push(threads);
    }
    builder.finish(end)
}

/// From the request to the first instruction: the worker loads, the interpreter starts.
fn start(builder: &mut Builder, track: TrackId, process: &Process, until: Ns) {
    let detail = builder.string("start of the worker");
    let (start, line) = (process.asked, 0);
    builder.slice(Slice { track, start, end: until, state: State::Io, line, owner: None, detail });
}

/// A process that has told what it did. Its threads' tracks.
fn add(builder: &mut Builder, at: usize, process: &Process, trace: &Trace) -> HashMap<u32, TrackId> {
    let mut threads = HashMap::new();
    // Each worker is a core of its own: its core's lane would show nothing.
    let tracks: Vec<Option<TrackId>> = {
        let mut tracks: Vec<Option<TrackId>> = Vec::new();
        for track in &trace.tracks {
            let parent = track.parent.and_then(|parent| tracks.get(parent as usize).copied().flatten());
            let kind = match track.kind {
                TrackKind::Core(_) => None,
                TrackKind::Thread(id) => Some(TrackKind::Thread(thread_of(at, id))),
                kind => Some(kind),
            };
            let new = kind.map(|kind| builder.track(Track { kind, name: track.name.clone(), parent }));
            if let (TrackKind::Thread(id), Some(new)) = (track.kind, new) {
                threads.insert(id, new);
            }
            tracks.push(new);
        }
        tracks
    };
    let track_of = |track: TrackId| tracks.get(track as usize).copied().flatten();
    if let Some(&main) = threads.get(&0) {
        let first = trace.slices.iter().find(|slice| track_of(slice.track) == Some(main));
        start(builder, main, process, first.map_or(trace.end, |slice| slice.start));
    }
    builder.copy(trace, track_of);
    threads
}

/// A process that could not tell yet, or any more, what it did.
fn invent(builder: &mut Builder, at: usize, process: &Process, end: Ns) -> HashMap<u32, TrackId> {
    let name = format!("Process-{at}");
    let parent = builder.track(Track { kind: TrackKind::Process, name, parent: None });
    let kind = TrackKind::Thread(thread_of(at, 0));
    let track = builder.track(Track { kind, name: "MainThread".into(), parent: Some(parent) });
    let over = process.ended.unwrap_or(end);
    let begun = process.begun.unwrap_or(over).min(over);
    start(builder, track, process, begun);
    let slice = Slice { track, start: begun, end: over, state: State::Running, line: 0, owner: None, detail: 0 };
    builder.slice(slice);
    if process.ended.is_some() {
        builder.instant(Instant { track, at: over, kind: InstantKind::Exit, detail: 0, line: 0 });
    }
    HashMap::from([(0, track)])
}
