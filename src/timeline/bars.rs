//! Bars of one lane: a slice where there is room for it, a column of shares where many fall on the same two pixels.
//!
//! The work grows with the width of the picture, not with the number of slices.

use super::tracks::ALL_STATES;
use super::{Bar, Lane, STATES, Timeline, Viewport};
use crate::trace::{Slice, State};

/// Slices narrower than this many px share a column of this width.
const COLUMN: f64 = 2.0;
/// Nothing that happened is drawn narrower.
const THINNEST: f64 = 1.0;
/// Shares of a column below this are left out.
const SMALLEST_SHARE: f64 = 0.04;
/// Edges inside a column lie on multiples of this, in px, so that neighbours with about the same shares are one bar.
const STEP: f64 = 0.5;

/// Height of a state's bar as a part of the lane's: who computes stands tall, who waits lies low.
pub(super) fn tallness(state: State) -> f64 {
    match state {
        State::Running | State::RunningNoGil | State::Held => 1.0,
        State::WaitingGil | State::Ready => 0.75,
        State::Blocked | State::Io => 0.55,
        State::Sleeping => 0.35,
    }
}

/// Adds a lane's bars in view, between `top` and `top + height`.
pub(super) fn bars<'a>(
    timeline: &'a Timeline,
    lane: &Lane,
    view: &Viewport,
    top: f64,
    height: f64,
    out: &mut Vec<Bar<'a>>,
) {
    let slices = timeline.slices(lane);
    let per_column = COLUMN / view.width * view.span();
    let mut next = slices.partition_point(|slice| (slice.end as f64) < view.start);
    // The columns' last bar of each state, in `out`.
    let mut open = [None; STATES];
    while let Some(slice) = slices.get(next).filter(|slice| (slice.start as f64) < view.end) {
        if (slice.end - slice.start) as f64 >= per_column {
            out.push(single(timeline, slice, view, top, height));
            open = [None; STATES];
            next += 1;
            continue;
        }
        // Columns lie on a grid of time, not of the window, so that panning does not make them flicker.
        let column_end = ((slice.start as f64 / per_column).floor() + 1.0) * per_column;
        let mut end = next + 1 + slices[next + 1..].partition_point(|slice| (slice.start as f64) < column_end);
        let last = &slices[end - 1];
        if (last.end - last.start) as f64 >= per_column {
            end -= 1;
        }
        if end == next + 1 {
            out.push(single(timeline, slice, view, top, height));
            open = [None; STATES];
        } else {
            let totals = timeline.totals(lane, next, end);
            let x = view.x(slice.start as f64);
            let width = (view.x(slices[end - 1].end as f64) - x).max(THINNEST);
            for bar in column(&totals, x, width, top, height) {
                join(bar, &mut open, out);
            }
        }
        next = end;
    }
}

fn single<'a>(timeline: &'a Timeline, slice: &Slice, view: &Viewport, top: f64, height: f64) -> Bar<'a> {
    // A bar far outside the window has nothing to show there; painters dislike huge numbers.
    let left = view.x(slice.start as f64).max(-8.0);
    let right = view.x(slice.end as f64).min(view.width + 8.0);
    let tall = height * tallness(slice.state);
    let label = match (slice.state, slice.owner) {
        (State::Held, Some(owner)) => timeline.name(owner),
        _ => timeline.text(slice.detail),
    };
    Bar {
        x: left,
        y: top + (height - tall) / 2.0,
        width: (right - left).max(THINNEST),
        height: tall,
        state: slice.state,
        label,
        merged: false,
    }
}

/// The bars of a column: of the one state that fills it, or of all that have a share.
fn column<'a>(totals: &[u64; STATES], x: f64, width: f64, top: f64, height: f64) -> Vec<Bar<'a>> {
    let all: u64 = totals.iter().sum();
    let share = |state: State| totals[state as usize] as f64 / all as f64;
    let bar = |y, height, state| Bar { x, y, width, height, state, label: "", merged: true };
    if let Some(state) = ALL_STATES.into_iter().find(|state| share(*state) > 1.0 - SMALLEST_SHARE) {
        let tall = height * tallness(state);
        return vec![bar(top + (height - tall) / 2.0, tall, state)];
    }
    let shown = ALL_STATES.into_iter().filter(|state| share(*state) >= SMALLEST_SHARE);
    let sum: f64 = shown.clone().map(share).sum();
    let (mut below, mut bottom) = (0.0, top + height);
    shown
        .map(|state| {
            below += share(state) / sum;
            let edge = top + ((height - height * below) / STEP).round() * STEP;
            let tall = bottom - edge;
            bottom = edge;
            bar(edge, tall, state)
        })
        .collect()
}

/// Adds a column's bar, or makes the neighbour as high and of the same state wider.
fn join<'a>(bar: Bar<'a>, open: &mut [Option<usize>; STATES], out: &mut Vec<Bar<'a>>) {
    let last = &mut open[bar.state as usize];
    if let Some(before) = last.and_then(|index| out.get_mut(index))
        && (before.y, before.height) == (bar.y, bar.height)
        && bar.x - (before.x + before.width) < STEP
    {
        before.width = bar.x + bar.width - before.x;
    } else {
        *last = Some(out.len());
        out.push(bar);
    }
}
