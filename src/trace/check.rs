//! What holds in every trace: the invariants that tests check on every run.

use super::{Instant, InstantKind, Slice, State, Trace, TrackId, TrackKind};
use crate::base::Ns;
use crate::base::order::sort;

/// The first broken invariant, in words.
///
/// Slices lie in order and never overlap on a track; a thread runs exactly while it is on a core, and executes Python
/// only while it has its process's GIL, if there is one; a wait ends in another state, with its thread, or with the trace.
pub fn check(trace: &Trace) -> Result<(), String> {
    shape(trace)?;
    let mut lanes: Vec<Vec<&Slice>> = vec![Vec::new(); trace.tracks.len()];
    for slice in &trace.slices {
        lanes[slice.track as usize].push(slice);
    }
    for lane in &lanes {
        order(trace, lane)?;
    }
    let of_kind = |wanted: fn(TrackKind) -> bool| {
        let lanes = trace.tracks.iter().zip(&lanes).filter(move |(track, _)| wanted(track.kind));
        lanes.flat_map(|(_, lane)| lane.iter().copied())
    };
    let on_core: Vec<&Slice> = of_kind(|kind| matches!(kind, TrackKind::Core(_))).collect();
    let with_gil: Vec<&Slice> = of_kind(|kind| kind == TrackKind::Gil).collect();
    for (id, lane) in lanes.iter().enumerate() {
        if !matches!(trace.tracks[id].kind, TrackKind::Thread(_)) {
            continue;
        }
        let name = &trace.tracks[id].name;
        let running = |slice: &&&Slice| matches!(slice.state, State::Running | State::RunningNoGil);
        let runs = joined(lane.iter().filter(running).copied());
        let cores = joined(on_core.iter().filter(|slice| slice.owner == Some(id as TrackId)).copied());
        if runs != cores {
            let at = runs.iter().zip(&cores).find(|(a, b)| a != b);
            return Err(format!("{name} runs at other times than it is on a core: {at:?}"));
        }
        let parent = trace.tracks[id].parent;
        if trace.tracks.iter().any(|track| track.kind == TrackKind::Gil && track.parent == parent) {
            let has = joined(with_gil.iter().filter(|slice| slice.owner == Some(id as TrackId)).copied());
            for slice in lane.iter().filter(|slice| slice.state == State::Running) {
                let held = has.partition_point(|(_, end)| *end < slice.end);
                if has.get(held).is_none_or(|(start, _)| *start > slice.start) {
                    return Err(format!("{name} executes Python without the GIL at {}", slice.start));
                }
            }
        }
    }
    Ok(())
}

/// Numbers refer to things that exist, and lists are sorted.
fn shape(trace: &Trace) -> Result<(), String> {
    let tracks = trace.tracks.len() as u32;
    let strings = trace.strings.len() as u32;
    for slice in &trace.slices {
        let owner = slice.owner.is_none_or(|owner| owner < tracks);
        if slice.track >= tracks || slice.detail >= strings || !owner {
            return Err(format!("a slice refers to nothing: {slice:?}"));
        }
        if slice.start >= slice.end || slice.end > trace.end {
            return Err(format!("a slice lasts from {} to {} of {}", slice.start, slice.end, trace.end));
        }
    }
    if !trace.slices.is_sorted_by_key(|slice| slice.start) {
        return Err("slices are not in order".into());
    }
    for instant in &trace.instants {
        if instant.track >= tracks || instant.detail >= strings || instant.at > trace.end {
            return Err(format!("an instant refers to nothing: {instant:?}"));
        }
    }
    if !trace.instants.is_sorted_by_key(|instant| instant.at) {
        return Err("instants are not in order".into());
    }
    for flow in &trace.flows {
        if flow.from >= tracks || flow.to >= tracks || flow.from_at > flow.to_at || flow.to_at > trace.end {
            return Err(format!("an arrow points nowhere or back: {flow:?}"));
        }
    }
    Ok(())
}

/// Slices of one track.
fn order(trace: &Trace, lane: &[&Slice]) -> Result<(), String> {
    let last = trace.slices.iter().map(|slice| slice.end).max().unwrap_or_default();
    for (at, slice) in lane.iter().enumerate() {
        let name = &trace.tracks[slice.track as usize].name;
        let next = lane.get(at + 1);
        if let Some(next) = next
            && next.start < slice.end
        {
            return Err(format!("{name} does two things at {}", next.start));
        }
        let waits = matches!(slice.state, State::Blocked | State::Sleeping | State::Io | State::WaitingGil);
        // A thread may be ended from outside while it waits.
        let ended = |at| {
            let exit = |i: &&Instant| i.track == slice.track && i.at == at && i.kind == InstantKind::Exit;
            trace.instants.iter().any(|instant| exit(&instant))
        };
        let breaks_off = waits && slice.end < last && next.is_none_or(|next| next.start > slice.end);
        if breaks_off && !ended(slice.end) {
            return Err(format!("the wait of {name} at {} never ends", slice.start));
        }
    }
    Ok(())
}

/// Stretches of time, adjacent ones joined.
fn joined<'a>(slices: impl Iterator<Item = &'a Slice>) -> Vec<(Ns, Ns)> {
    let mut stretches: Vec<(Ns, Ns)> = slices.map(|slice| (slice.start, slice.end)).collect();
    sort(&mut stretches);
    stretches.dedup_by(|next, before| {
        let adjoin = before.1 == next.0;
        if adjoin {
            before.1 = next.1;
        }
        adjoin
    });
    stretches
}
