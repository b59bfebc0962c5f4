//! Several runs against each other: their figures, what sets them apart, the difference. Pure; words are `i18n::compare`.

use super::later;
use crate::app::lab::state::Run;
use crate::base::Ns;
use crate::i18n::compare::{self, Facts};
use crate::i18n::{Lang, lab};
use crate::protocol::form::{self, Value};
use crate::protocol::later::What;
use crate::protocol::{Stats, SwitchPoints};
use crate::timeline::{Group, Timeline, duration};
use crate::trace::State;

/// Characters of a schedule that are shown.
const SCHEDULE: usize = 16;

/// Most runs beside each other.
pub const MOST: usize = 4;

/// Waiting, by cause, in the order of `i18n::compare::Words::rows`.
const WAITS: [State; 5] = [State::WaitingGil, State::Ready, State::Blocked, State::Sleeping, State::Io];

/// Figures of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Its length in ns.
    pub makespan: Ns,
    /// What its threads computed together, in ns.
    pub computed: Ns,
    /// Times a GIL was handed over.
    pub switches: u64,
    /// Times a core changed its thread.
    pub changes: u64,
    /// Waiting for the GIL, for a core, for others, for time, for devices, over all threads, in ns.
    pub waits: [Ns; 5],
}

impl Sums {
    /// Of a run.
    pub fn new(timeline: &Timeline, stats: &Stats) -> Self {
        let rows = timeline.summary();
        let threads = || rows.iter().filter(|row| matches!(row.group, Group::Thread(_)));
        let time = |state: State| threads().map(|row| row.time(state)).sum::<Ns>();
        Self {
            makespan: stats.makespan,
            computed: time(State::Running) + time(State::RunningNoGil),
            switches: stats.gil_switches,
            changes: stats.context_switches,
            waits: WAITS.map(time),
        }
    }

    /// As text, in the order of `i18n::compare::Words::rows`.
    pub fn cells(&self) -> [String; 10] {
        let [gil, core, blocked, asleep, device] = self.waits.map(duration);
        let parallel = format!("{:.2}", self.computed as f64 / self.makespan.max(1) as f64);
        let (switches, changes) = (self.switches.to_string(), self.changes.to_string());
        let (makespan, computed) = (duration(self.makespan), duration(self.computed));
        [makespan, computed, parallel, switches, changes, gil, core, blocked, asleep, device]
    }

    /// How it differs from another run.
    pub fn against(&self, first: &Self) -> Facts {
        let by = self.makespan.abs_diff(first.makespan);
        let is_close = by.saturating_mul(200) <= self.makespan.max(first.makespan);
        let times = format!("{:.2}", self.makespan as f64 / first.makespan.max(1) as f64);
        // What they computed, then the causes of waiting: rows 1 and 5 to 9.
        let pairs = [(self.computed, first.computed)].into_iter().chain(self.waits.into_iter().zip(first.waits));
        let rows = [1, 5, 6, 7, 8, 9].into_iter().zip(pairs);
        let most = rows.max_by_key(|(_, (own, other))| own.abs_diff(*other));
        let most = most.filter(|(_, (own, other))| own.abs_diff(*other).saturating_mul(200) > first.makespan);
        Facts {
            length: (!is_close).then(|| (duration(by), times)),
            is_longer: self.makespan > first.makespan,
            is_more: most.is_some_and(|(_, (own, other))| own > other),
            most: most.map(|(row, (own, other))| (row, duration(own.abs_diff(other)))),
        }
    }
}

/// What a reader can set, as names and values.
fn settings(lang: Lang, run: &Run) -> Vec<(String, String)> {
    let (words, machine) = (lab::words(lang), &run.request.machine);
    let [on, off] = compare::words(lang).on_off;
    let points = match machine.switch_points {
        SwitchPoints::EveryBytecode => "≤ 3.9",
        SwitchPoints::Modern => "≥ 3.10",
    };
    let mut out = vec![
        (words.cores.to_owned(), machine.cores.to_string()),
        (words.gil.to_owned(), if machine.gil { on } else { off }.to_owned()),
        (words.interval.to_owned(), duration(machine.switch_interval)),
        (words.points.to_owned(), points.to_owned()),
        (words.seed.to_owned(), run.request.seed.to_string()),
    ];
    out.extend(form::parse(&run.request.source).into_iter().map(|param| {
        let value = match param.value {
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => if yes { "True" } else { "False" }.to_owned(),
            Value::Text(text) => text,
        };
        (param.name, value)
    }));
    out
}

/// The choices of a schedule, its end if it is long: what was chosen last is what sets it apart.
fn short(choices: &str) -> String {
    let cut = choices.char_indices().rev().nth(SCHEDULE - 1).map_or(0, |(at, _)| at);
    if cut == 0 { format!("#{choices}") } else { format!("#…{}", &choices[cut..]) }
}

/// What sets each run apart from the others, in a few words.
pub fn labels(lang: Lang, runs: &[&Run]) -> Vec<String> {
    let words = compare::words(lang);
    let all: Vec<Vec<(String, String)>> = runs.iter().map(|run| settings(lang, run)).collect();
    let differs = |name: &String| {
        let value = |settings: &Vec<(String, String)>| settings.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
        all.iter().any(|settings| value(settings) != value(&all[0]))
    };
    let label = |(run, settings): (&&Run, &Vec<(String, String)>)| {
        let own = settings.iter().filter(|(name, _)| differs(name)).map(|(name, value)| format!("{name} {value}"));
        let mut parts: Vec<String> = own.collect();
        let schedule = run.request.schedule.as_deref().unwrap_or_default();
        let choices = schedule.split('@').next().unwrap_or_default();
        if !choices.is_empty() {
            parts.push(short(choices));
        }
        parts.extend(later::changes(run).into_iter().map(|change| {
            let what = match change.what {
                What::Global(name, literal) => format!("{name} {literal}"),
                What::Interval(ns) => format!("{} {}", lab::words(lang).interval, duration(ns)),
            };
            compare::changed(lang, &duration(change.at), &what)
        }));
        if parts.is_empty() {
            let edited = run.request.source != runs[0].request.source;
            parts.push(if edited { words.edited } else { words.same_settings }.to_owned());
        }
        parts.join(" · ")
    };
    runs.iter().zip(&all).map(label).collect()
}
