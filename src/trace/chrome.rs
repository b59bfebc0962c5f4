//! A trace as Chrome's JSON, which Perfetto (<https://ui.perfetto.dev>) and `VizTracer`'s viewer open.
//!
//! Processes and threads are those of the program; GILs, cores and locks are threads of one more, "machine". The format is
//! described in "Trace Event Format"; times are microseconds.

use std::fmt::Write as _;

use super::{FlowKind, Instant, InstantKind, Slice, State, Trace, TrackId, TrackKind};
use crate::base::Ns;

/// The process that GILs, cores and locks are shown in; the program's own are 1 and from 3 on.
const MACHINE: u32 = 2;

/// Writes a trace as JSON.
pub fn json(trace: &Trace) -> String {
    let mut events = Vec::new();
    name(&mut events, "process_name", MACHINE, 0, "machine");
    for (id, track) in trace.tracks.iter().enumerate() {
        let (pid, tid) = place(trace, id as TrackId);
        if track.kind == TrackKind::Process {
            name(&mut events, "process_name", pid, 0, &track.name);
        } else {
            name(&mut events, "thread_name", pid, tid, &track.name);
            let sort = "thread_sort_index";
            events
                .push(format!(r#"{{"ph":"M","name":"{sort}","pid":{pid},"tid":{tid},"args":{{"sort_index":{id}}}}}"#));
        }
    }
    events.extend(trace.slices.iter().map(|slice| complete(trace, slice)));
    events.extend(trace.instants.iter().map(|instant| moment(trace, instant)));
    for (id, flow) in trace.flows.iter().enumerate() {
        let kind = match flow.kind {
            FlowKind::Spawn => "start",
            FlowKind::Wake => "wake",
            FlowKind::Gil => "GIL",
        };
        for (phase, track, at) in [("s", flow.from, flow.from_at), ("f", flow.to, flow.to_at)] {
            let (pid, tid) = place(trace, track);
            let ts = micros(at);
            events.push(format!(
                r#"{{"ph":"{phase}","bp":"e","id":{id},"cat":"flow","name":"{kind}","pid":{pid},"tid":{tid},"ts":{ts}}}"#
            ));
        }
    }
    format!("{{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n{}\n]}}\n", events.join(",\n"))
}

/// Process and thread a track is shown as.
fn place(trace: &Trace, track: TrackId) -> (u32, u32) {
    let parent = |track: TrackId| trace.tracks[track as usize].parent.unwrap_or(track);
    match trace.tracks.get(track as usize).map(|track| track.kind) {
        Some(TrackKind::Process | TrackKind::Thread(_) | TrackKind::Task | TrackKind::Loop | TrackKind::MoreTasks) => {
            // A task's parent is a thread, and a process its own.
            let process = parent(parent(track)) as usize;
            let before = trace.tracks[..process].iter().filter(|track| track.kind == TrackKind::Process).count() as u32;
            (if before == 0 { 1 } else { before + MACHINE }, track)
        }
        _ => (MACHINE, track),
    }
}

fn name(events: &mut Vec<String>, what: &str, pid: u32, tid: u32, name: &str) {
    let name = quoted(name);
    events.push(format!(r#"{{"ph":"M","name":"{what}","pid":{pid},"tid":{tid},"args":{{"name":{name}}}}}"#));
}

fn complete(trace: &Trace, slice: &Slice) -> String {
    let (pid, tid) = place(trace, slice.track);
    let owner = slice.owner.and_then(|owner| trace.tracks.get(owner as usize)).map(|track| track.name.as_str());
    let detail = trace.strings.get(slice.detail as usize).map_or("", String::as_str);
    let state = match slice.state {
        State::Running => "running",
        State::RunningNoGil => "running without the GIL",
        State::WaitingGil => "waiting for the GIL",
        State::Ready => "ready, no core free",
        State::Blocked => "blocked",
        State::Sleeping => "sleeping",
        State::Io => "waiting for a device",
        State::Held => owner.unwrap_or("held"),
    };
    let mut args = Vec::new();
    if slice.line > 0 {
        args.push(format!(r#""line":{}"#, slice.line));
    }
    if !detail.is_empty() {
        args.push(format!(r#""waits for":{}"#, quoted(detail)));
    }
    if let (Some(owner), true) = (owner, slice.state != State::Held) {
        args.push(format!(r#""held by":{}"#, quoted(owner)));
    }
    let (state, args) = (quoted(state), args.join(","));
    let (ts, dur) = (micros(slice.start), micros(slice.end - slice.start));
    format!(r#"{{"ph":"X","name":{state},"pid":{pid},"tid":{tid},"ts":{ts},"dur":{dur},"args":{{{args}}}}}"#)
}

fn moment(trace: &Trace, instant: &Instant) -> String {
    let (pid, tid) = place(trace, instant.track);
    let what = match instant.kind {
        InstantKind::Output => "output",
        InstantKind::DropRequest => "asks for the GIL",
        InstantKind::Failed => "exception",
        InstantKind::Exit => "exit",
    };
    let text = quoted(trace.strings.get(instant.detail as usize).map_or("", String::as_str));
    let (ts, line) = (micros(instant.at), instant.line);
    format!(
        r#"{{"ph":"i","s":"t","name":"{what}","pid":{pid},"tid":{tid},"ts":{ts},"args":{{"text":{text},"line":{line}}}}}"#
    )
}

/// A tenth of a nanosecond more: Perfetto makes a float of it, times 1000, and cuts off the rest, which would turn 1.001
/// into 1000 ns. Neighbours would then overlap, and of those it drops one.
fn micros(ns: Ns) -> String {
    format!("{}.{:03}1", ns / 1000, ns % 1000)
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out += "\\\"",
            '\\' => out += "\\\\",
            '\n' => out += "\\n",
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
