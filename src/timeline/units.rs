//! Times as people read them: 850 ns, 12.3 µs, 5 ms, 1.25 s.

use crate::base::{MS, Ns, SEC, US};

const UNITS: [(Ns, &str); 4] = [(1, "ns"), (US, "µs"), (MS, "ms"), (SEC, "s")];

/// Keeps a number and its unit on one line.
const SPACE: char = '\u{a0}';

/// A length of time, rounded to what matters (three or four digits).
pub fn duration(t: Ns) -> String {
    let (unit, name) = unit_of(t);
    let value = t as f64 / unit as f64;
    let decimals = match value {
        v if unit == 1 || v >= 999.5 => 0,
        v if v >= 99.95 => 1,
        _ => 2,
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{SPACE}{name}")
}

/// A moment in a run that lasts until `end`: always the same unit and the same number of digits, so that nothing moves
/// while it counts.
pub fn clock(t: Ns, end: Ns) -> String {
    let (unit, name) = unit_of(end.max(1));
    let decimals = if unit == 1 { 0 } else { 3 };
    format!("{:.decimals$}{SPACE}{name}", t as f64 / unit as f64)
}

/// Labels of an axis: the largest unit that needs at most three decimals for ticks `step` apart.
pub(super) fn tick(t: f64, step: f64, end: f64) -> String {
    let (unit, name, decimals) = UNITS
        .iter()
        .rev()
        .filter(|(unit, _)| *unit as f64 <= end.max(1.0))
        .map(|(unit, name)| (*unit as f64, *name, decimals(step / *unit as f64)))
        .find(|(_, _, decimals)| *decimals <= 3)
        .unwrap_or((1.0, "ns", 0));
    format!("{:.decimals$}{SPACE}{name}", t / unit)
}

fn decimals(step: f64) -> usize {
    if step >= 1.0 { 0 } else { (-(step * 1.0001).log10()).ceil().clamp(0.0, 9.0) as usize }
}

fn unit_of(t: Ns) -> (Ns, &'static str) {
    UNITS.into_iter().rev().find(|(unit, _)| t >= *unit).unwrap_or(UNITS[0])
}
