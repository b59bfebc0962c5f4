//! A run that goes on differently from a moment: what held there, and the schedule that says what is changed. Pure; the
//! reader's side is [`super::fork`].

use crate::app::lab::state::Run;
use crate::base::Ns;
use crate::protocol::form;
use crate::protocol::later::{Later, What, split};

/// What a reader can change in the middle of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// The program, its forms as they hold at that moment.
    pub source: String,
    /// The switch interval then, in ns.
    pub interval: Ns,
}

impl Values {
    /// What holds at a moment of a run.
    pub fn at(run: &Run, at: Ns) -> Self {
        let mut now = Self { source: run.request.source.clone(), interval: run.request.machine.switch_interval };
        for change in changes(run).into_iter().filter(|change| change.at <= at) {
            match change.what {
                What::Interval(ns) => now.interval = ns,
                What::Global(name, literal) => {
                    if let Some(value) = form::value_of(&literal) {
                        now.source = form::set(&now.source, &name, &value);
                    }
                }
            }
        }
        now
    }

    /// The schedule of a run that is like the one with `schedule` up to `at` and goes on with `wanted`; `None` if
    /// nothing is to change.
    pub fn change(&self, schedule: &str, at: Ns, wanted: &Self) -> Option<String> {
        let mut text = schedule.to_owned();
        let mut add = |what: What| text += &Later { at, what }.to_string();
        for param in form::parse(&wanted.source) {
            let now = form::spelled(&wanted.source, &param.name);
            if let Some(literal) = now.filter(|now| form::spelled(&self.source, &param.name) != Some(*now)) {
                add(What::Global(param.name, literal.to_owned()));
            }
        }
        if wanted.interval != self.interval {
            add(What::Interval(wanted.interval));
        }
        (text.len() > schedule.len()).then_some(text)
    }
}

/// What is changed in the middle of a run.
pub fn changes(run: &Run) -> Vec<Later> {
    let schedule = run.request.schedule.as_deref().unwrap_or_default();
    split(schedule).map(|(_, changes)| changes).unwrap_or_default()
}
