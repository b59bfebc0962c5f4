//! A trace as text: one row a lane, one column a stretch of time, one letter a state.

use std::fmt::Write as _;

use super::{Slice, State, Trace, TrackId, TrackKind};
use crate::base::Ns;
use crate::base::order::sort;

/// The letter of each state and its meaning; on lanes that are held, the digit of the thread stands instead.
const LETTERS: [(State, char, &str); 7] = [
    (State::Running, '#', "running"),
    (State::RunningNoGil, '=', "running without the GIL"),
    (State::WaitingGil, 'g', "waiting for the GIL"),
    (State::Ready, 'r', "ready, no core free"),
    (State::Blocked, 'b', "blocked"),
    (State::Sleeping, 's', "sleeping"),
    (State::Io, 'i', "waiting for a device"),
];

/// Columns between two marks of the scale.
const MARK: usize = 10;

/// Draws a trace `columns` wide (without the names), with a scale above and a legend below.
///
/// A column shows what took most of its time; a dot is nothing at all.
pub fn gantt(trace: &Trace, columns: usize) -> String {
    let columns = columns.max(1);
    let step = trace.end.div_ceil(columns as Ns).max(1);
    let lanes = lanes(trace);
    let name = |id: usize| label(trace, id);
    let margin = lanes.iter().map(|(id, _)| name(*id).chars().count()).max().unwrap_or_default();
    let mut out = scale(margin, columns, step);
    let (mut states, mut threads) = ([false; LETTERS.len()], Vec::new());
    for (id, slices) in &lanes {
        let _ = write!(out, "{:margin$} ", name(*id));
        let held = !matches!(trace.tracks[*id].kind, TrackKind::Thread(_) | TrackKind::Task | TrackKind::Loop);
        let mut row = String::new();
        for column in 0..columns as Ns {
            row.push(match most(slices, column * step, (column + 1) * step) {
                None => '.',
                Some(slice) if held => slice.owner.map_or('?', |owner| {
                    threads.push(owner);
                    digit(trace, owner)
                }),
                Some(slice) => {
                    let at = LETTERS.iter().position(|(state, ..)| *state == slice.state).unwrap_or_default();
                    states[at] = true;
                    LETTERS[at].1
                }
            });
        }
        out += row.trim_end_matches('.');
        out.push('\n');
    }
    sort(&mut threads);
    threads.dedup();
    let used = LETTERS.iter().zip(states).filter(|(_, used)| *used);
    let mut legend: Vec<String> = used.map(|((_, letter, text), _)| format!("{letter} {text}")).collect();
    legend.extend(threads.iter().map(|id| format!("{} {}", digit(trace, *id), name(*id as usize))));
    let _ = writeln!(out, "one column is {}; {}", time(step), legend.join(", "));
    out
}

/// A track's name; threads and GILs of processes after the first go by their process as well.
fn label(trace: &Trace, id: usize) -> String {
    let track = &trace.tracks[id];
    if matches!(track.kind, TrackKind::Task | TrackKind::Loop | TrackKind::MoreTasks) {
        return format!("  {}", track.name);
    }
    let process = track.parent.map(|parent| &trace.tracks[parent as usize]);
    match process {
        Some(process) if track.parent != Some(0) && track.name == "MainThread" => process.name.clone(),
        Some(process) if track.parent != Some(0) => format!("{} {}", process.name, track.name),
        _ => track.name.clone(),
    }
}

/// Lanes with anything on them: their slices by time.
fn lanes(trace: &Trace) -> Vec<(usize, Vec<&Slice>)> {
    let mut lanes: Vec<(usize, Vec<&Slice>)> = (0..trace.tracks.len()).map(|id| (id, Vec::new())).collect();
    for slice in &trace.slices {
        lanes[slice.track as usize].1.push(slice);
    }
    lanes.retain(|(id, slices)| !slices.is_empty() || trace.tracks[*id].kind == TrackKind::MoreTasks);
    lanes
}

/// The slice, or kind of slices, that fills most of a stretch.
fn most<'a>(slices: &[&'a Slice], from: Ns, to: Ns) -> Option<&'a Slice> {
    let first = slices.partition_point(|slice| slice.end <= from);
    let mut sums: Vec<(&Slice, Ns)> = Vec::new();
    for slice in slices[first..].iter().take_while(|slice| slice.start < to) {
        let length = slice.end.min(to) - slice.start.max(from);
        match sums.iter_mut().find(|(other, _)| other.state == slice.state && other.owner == slice.owner) {
            Some((_, sum)) => *sum += length,
            None => sums.push((slice, length)),
        }
    }
    // Of equals the first, so that the picture does not depend on anything else.
    sums.into_iter().rev().max_by_key(|(_, sum)| *sum).map(|(slice, _)| slice)
}

fn digit(trace: &Trace, track: TrackId) -> char {
    let Some(TrackKind::Thread(id)) = trace.tracks.get(track as usize).map(|track| track.kind) else { return '?' };
    match id {
        0..36 => char::from_digit(id, 36).unwrap_or('?'),
        _ => '*',
    }
}

fn scale(margin: usize, columns: usize, step: Ns) -> String {
    let mut line = " ".repeat(margin + 1);
    for mark in (0..columns).step_by(MARK) {
        let _ = write!(line, "{:MARK$}", format!("|{}", time(mark as Ns * step)));
    }
    line.truncate(line.trim_end().len());
    line.push('\n');
    line
}

/// A time with three figures and its unit.
fn time(ns: Ns) -> String {
    let (unit, size) = match ns {
        0 => return "0".into(),
        1..1_000 => return format!("{ns} ns"),
        1_000..1_000_000 => ("us", 1_000),
        1_000_000..1_000_000_000 => ("ms", 1_000_000),
        _ => ("s", 1_000_000_000),
    };
    let digits = match ns / size {
        0..10 => 2,
        10..100 => 1,
        _ => 0,
    };
    let scaled = (u128::from(ns) * 10u128.pow(digits) + u128::from(size) / 2) / u128::from(size);
    let text = match digits {
        0 => scaled.to_string(),
        _ => {
            let power = 10u128.pow(digits);
            let text = format!("{}.{:0width$}", scaled / power, scaled % power, width = digits as usize);
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    };
    format!("{text} {unit}")
}
