//! A run in words: what a lane does at a moment, what the picture is called.

use crate::base::Ns;
use crate::i18n::{Lang, lab};
use crate::protocol::ThreadAt;
use crate::timeline::{Group, Lane, Now, Timeline, duration};
use crate::trace::{State, Trace, TrackKind};

/// The picture's name, which is read aloud in its place.
pub fn title(lang: Lang, program: &str, trace: &Trace) -> String {
    let threads = trace.tracks.iter().filter(|track| matches!(track.kind, TrackKind::Thread(_))).count();
    lab::picture(lang, program, threads, &duration(trace.end))
}

/// A state in the reader's language.
pub fn state(lang: Lang, state: State) -> &'static str {
    lab::words(lang).states[state as usize]
}

/// What a lane does at a moment.
pub fn now(lang: Lang, timeline: &Timeline, lane: &Lane, t: Ns) -> String {
    let words = lab::words(lang);
    let held = lane.group == Group::Held;
    match timeline.now(lane, t) {
        Now::In(slice) => {
            if held {
                return slice.owner.map_or("", |owner| timeline.name(owner)).to_owned();
            }
            let owner = slice.owner.map_or("", |owner| timeline.name(owner));
            let detail = timeline.text(slice.detail);
            let mut text = lab::about(lang, state(lang, slice.state), detail);
            // `join Thread-1` names it already.
            if !owner.is_empty() && !detail.contains(owner) {
                text.push_str(&lab::held_by(lang, owner));
            }
            text
        }
        _ if held => words.free.to_owned(),
        Now::NotStarted => words.not_started.to_owned(),
        Now::Idle | Now::Ended { failed: false } => words.ended.to_owned(),
        Now::Ended { failed: true } => words.failed.to_owned(),
    }
}

/// The line a thread is on: what the engine said for this moment or for an earlier one of the same slice, else where
/// its slice began.
pub fn line(timeline: &Timeline, lane: &Lane, t: Ns, exact: Option<&(Ns, std::rc::Rc<[ThreadAt]>)>) -> Option<u32> {
    let Now::In(slice) = timeline.now(lane, t) else { return None };
    let id = match lane.group {
        Group::Thread(id) => id,
        Group::Task => return Some(slice.line).filter(|line| *line > 0),
        _ => return None,
    };
    let exact = exact.filter(|(at, _)| *at <= t && *at >= slice.start).and_then(|(_, threads)| {
        let thread = threads.iter().find(|thread| thread.thread == id)?;
        thread.frames.last().map(|frame| frame.line)
    });
    Some(exact.unwrap_or(slice.line)).filter(|line| *line > 0)
}
