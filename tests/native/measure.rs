//! What the lens measures: spans, the overview's window, how long things took.

use gilscope::app::lens::lengths::kinds;
use gilscope::app::lens::span::{Grip, Span, closeup};
use gilscope::base::{MS, Ns};
use gilscope::timeline::{Timeline, Viewport};
use gilscope::trace::{Slice, State, Trace, Track, TrackKind};

#[test]
fn marking_begins_and_ends_a_span() {
    let begun = Span::mark(None, 30);
    assert_eq!((begun.sides(30), begun.sides(10), begun.sides(50)), ((30, 30), (10, 30), (30, 50)));
    assert_eq!(Span::mark(Some(begun), 30), begun, "nothing lies between");
    let ended = Span::mark(Some(begun), 10);
    assert_eq!((ended.to, ended.sides(99)), (Some(10), (10, 30)));
    assert_eq!(Span::mark(Some(ended), 70), Span { from: 70, to: None });
    let view = closeup((20 * MS, 30 * MS), 100 * MS, 500.0);
    assert_eq!((view.start, view.end, view.width), (20e6, 30e6, 500.0));
    let view = closeup((100 * MS, 100 * MS), 100 * MS, 500.0);
    assert_eq!((view.start, view.end), (100e6 - 1000.0, 100e6), "never closer than a microsecond");
}

#[test]
fn the_window_of_the_overview_is_dragged_by_what_is_taken() {
    let end = 100 * MS;
    let whole = Viewport::fit(end, 1000.0);
    let new = Grip::take(200.0, 500.0, &whole, end);
    assert_eq!(new, Grip::New(40e6));
    let drawn = new.drag(20e6, &whole, end);
    assert_eq!((drawn.start, drawn.end, drawn.width), (20e6, 40e6, 1000.0));
    // From 100 to 200 px of 500.
    assert_eq!(Grip::take(104.0, 500.0, &drawn, end), Grip::Left);
    assert_eq!(Grip::take(196.0, 500.0, &drawn, end), Grip::Right);
    assert_eq!(Grip::take(150.0, 500.0, &drawn, end), Grip::Window(10e6));
    assert_eq!(Grip::take(450.0, 500.0, &drawn, end), Grip::Window(10e6), "it comes to the pointer");
    let moved = Grip::Window(10e6).drag(99e6, &drawn, end);
    assert_eq!((moved.start, moved.end), (80e6, 100e6), "inside the run");
    let wider = Grip::Right.drag(70e6, &drawn, end);
    assert_eq!((wider.start, wider.end), (20e6, 70e6));
    let left = Grip::Left.drag(60e6, &drawn, end);
    assert!(left.start < left.end && left.end == 40e6, "edges do not pass each other");
}

/// A thread that waits 1, 2, … 100 ms for a lock and computes for 1 ms after each wait.
fn waits() -> Timeline {
    let (mut at, mut slices) = (0, Vec::new());
    for wait in 1..=100 {
        for (length, state, detail) in [(wait * MS, State::Blocked, 1), (MS, State::Running, 0)] {
            slices.push(Slice { track: 0, start: at, end: at + length, state, line: 1, owner: None, detail });
            at += length;
        }
    }
    Timeline::new(Trace {
        end: at,
        tracks: vec![Track { kind: TrackKind::Thread(0), name: "MainThread".into(), parent: None }],
        slices,
        strings: vec![String::new(), "lock".into()],
        ..Trace::default()
    })
}

#[test]
fn lengths_have_percentiles_and_a_histogram() {
    let timeline = waits();
    let all = kinds(&timeline, None);
    assert_eq!(
        all.iter().map(|kind| (kind.state, kind.detail)).collect::<Vec<_>>(),
        [(State::Blocked, 1), (State::Running, 0)]
    );
    let blocked = &all[0];
    assert_eq!((blocked.lengths.len(), blocked.total), (100, 5050 * MS));
    let percentiles: Vec<Ns> = [0, 50, 95, 100].map(|percent| blocked.percentile(percent) / MS).to_vec();
    assert_eq!((percentiles, blocked.longest), (vec![1, 50, 95, 100], 100 * MS));
    assert_eq!(blocked.longest_at, timeline.end - 101 * MS);
    let (counts, place) = blocked.histogram(2);
    assert_eq!(counts, [9, 91], "columns grow by a factor of ten");
    assert!((place(10 * MS) - 0.5).abs() < 1e-9 && place(100 * MS) == 1.0);
    assert_eq!(all[1].histogram(3).0, [0, 100, 0], "all alike");
    // Only what begins in a stretch.
    let some = kinds(&timeline, Some((MS, 5 * MS)));
    assert_eq!(some.iter().map(|kind| kind.lengths.len()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn a_summary_of_a_stretch_counts_what_lies_in_it() {
    let timeline = waits();
    assert_eq!(timeline.summary_within(0, timeline.end), timeline.summary());
    let row = timeline.summary_within(MS / 2, 3 * MS)[0];
    assert_eq!((row.start, row.end), (MS / 2, 3 * MS));
    assert_eq!((row.time(State::Blocked), row.time(State::Running)), (MS / 2 + MS, MS));
    let inside = timeline.summary_within(timeline.end - 50 * MS, timeline.end - 40 * MS)[0];
    assert_eq!(inside.time(State::Blocked), 10 * MS, "both ends in one slice");
    assert!(timeline.summary_within(timeline.end, timeline.end + MS).is_empty());
}
