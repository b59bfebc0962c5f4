//! A run as text: one line a thread, one letter a column.

use std::fmt::Write as _;

use gilscope::base::{MS, Ns, ThreadId};
use gilscope::kernel::{Outcome, ThreadState};

use super::check::{Entry, Log, letter};
use super::script::Player;

/// Milliseconds with three digits.
pub(super) fn ms(ns: Ns) -> String {
    format!("{}.{:03}ms", ns / MS, ns % MS / 1000)
}

/// The whole picture: lanes, GIL, locks' hand-overs, notes and the end.
pub(super) fn render(log: &Log, player: &Player, scale: Ns, end: Ns, outcome: &Outcome) -> String {
    let mut text = String::new();
    let threads = log.entries.iter().filter(|(_, entry)| matches!(entry, Entry::New(..))).count();
    let names: Vec<String> = (0..threads as u32).map(|id| player.name(ThreadId(id)).to_owned()).collect();
    let name = |id: ThreadId| names[id.index()].as_str();
    let width = names.iter().map(String::len).max().unwrap_or(0).max(5);
    let columns = end.div_ceil(scale) as usize;
    for id in (0..threads as u32).map(ThreadId) {
        let changes = log.entries.iter().filter_map(|(at, entry)| match entry {
            Entry::State(thread, state) if *thread == id => Some((*at, *state)),
            _ => None,
        });
        let lane = lane(&changes.collect::<Vec<_>>(), columns, scale, end);
        let _ = writeln!(text, "{:width$} |{lane}|", name(id));
    }
    for (at, entry) in &log.entries {
        let line = match entry {
            Entry::Request(waiter) => format!("{} asks for the GIL", name(*waiter)),
            Entry::Gil(Some(holder), true) => format!("{} takes the GIL after a request", name(*holder)),
            Entry::Gil(Some(holder), false) => format!("{} takes the GIL", name(*holder)),
            Entry::Lock(lock, Some(owner)) => format!("{} has lock {}", name(*owner), lock.0),
            Entry::Lock(lock, None) => format!("lock {} is free", lock.0),
            _ => continue,
        };
        let _ = writeln!(text, "{} {line}", ms(*at));
    }
    for (at, thread, note) in &player.notes {
        let _ = writeln!(text, "{} {thread}: {note}", ms(*at));
    }
    for (process, status) in player.ended.iter().filter(|(process, _)| process.0 > 0) {
        let _ = writeln!(text, "process {} ended with {status}", process.0);
    }
    let _ = write!(text, "{}: ", ms(end));
    match outcome {
        Outcome::Deadlock(blocked) => {
            let _ = writeln!(text, "deadlock");
            for line in blocked {
                let holder = line.holder.map_or("nobody", name);
                let _ = writeln!(text, "  {} is {}, held by {holder}", name(line.thread), letter(line.state).1);
            }
        }
        other => {
            let _ = writeln!(text, "{other:?}");
        }
    }
    text
}

/// One thread's letters: in each column the state that lasted longest.
fn lane(changes: &[(Ns, ThreadState)], columns: usize, scale: Ns, end: Ns) -> String {
    (0..columns as Ns)
        .map(|column| {
            let (from, to) = (column * scale, ((column + 1) * scale).min(end));
            let mut best = (0, ' ');
            for (index, (at, state)) in changes.iter().enumerate() {
                let until = changes.get(index + 1).map_or(end, |next| next.0);
                let share = until.min(to).saturating_sub(*at.max(&from));
                if share > best.0 {
                    best = (share, letter(*state).0);
                }
            }
            best.1
        })
        .collect()
}
