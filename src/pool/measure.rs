//! What a run on real processes costs on this device ([`Device`]), and its picture while it goes on.

use super::hub::{Hub, Process};
use super::merge;
use crate::base::Ns;
use crate::protocol::Device;
use crate::trace::Trace;

/// So many stretches of code must have been timed, and so many messages.
const ENOUGH: usize = 5;

impl Hub {
    /// The picture up to now.
    pub fn so_far(&self, now: Ns) -> Trace {
        merge::so_far(&self.processes, &self.run.filename, now)
    }

    /// What this run has cost. `None` if its first process did not even begin.
    pub fn device(&self) -> Option<Device> {
        let start = |process: &Process| Some(process.begun?.saturating_sub(process.asked));
        let first = start(self.processes.first()?)?;
        let child = average(self.processes.iter().skip(1).filter_map(start)).unwrap_or(first);
        let tallies = || self.processes.iter().filter_map(|process| process.tally.as_ref());
        let messages = tallies().flat_map(|tally| tally.messages.iter().copied());
        let paces = tallies().flat_map(|tally| tally.paces.iter().copied());
        Some(Device {
            start: first,
            child,
            compile: average(tallies().map(|tally| tally.compiled)).unwrap_or_default(),
            message: quantile(messages, 2).map_or(0, Ns::from),
            // The faster stretches: in the slower ones others had the core. Those the simulator has cores for.
            pace: quantile(paces, 4).unwrap_or(1000),
        })
    }
}

fn average(times: impl Iterator<Item = Ns>) -> Option<Ns> {
    let (sum, count) = times.fold((0, 0), |(sum, count), time| (sum + time, count + 1));
    Ns::checked_div(sum, count)
}

/// The figure that one in so many is below; `None` if there are too few.
fn quantile(figures: impl Iterator<Item = u32>, part: usize) -> Option<u32> {
    let mut figures: Vec<u32> = figures.collect();
    figures.sort_unstable();
    (figures.len() >= ENOUGH).then(|| figures[figures.len() / part])
}
