//! The timeline's view model on hand-made traces: scale, lanes, level of detail, hit tests, moments, SVG.

use std::time::{Duration, Instant as Clock};

use gilscope::app::lens::why::facts as lens_facts;
use gilscope::base::{MS, Ns, US};
use gilscope::i18n::Lang;
use gilscope::i18n::lens::{Part, sentence};
use gilscope::timeline::{
    AXIS_HEIGHT, Folded, Group, Now, Target, Timeline, Viewport, Window, clock, duration, height, hit, layout, svg,
};
use gilscope::trace::{Flow, FlowKind, Instant, InstantKind, Slice, State, Trace, Track, TrackKind};

const NBSP: char = '\u{a0}';

fn track(kind: TrackKind, name: &str) -> Track {
    Track { kind, name: name.into(), parent: None }
}

fn slice(track: u32, start: Ns, end: Ns, state: State) -> Slice {
    Slice { track, start, end, state, line: 1, owner: None, detail: 0 }
}

/// Two threads that share a GIL: `a` computes 0–5 ms, then `b` does until 8 ms and ends with an exception; `a` goes on
/// until 10 ms.
fn handoff() -> Trace {
    Trace {
        end: 10 * MS,
        tracks: vec![
            track(TrackKind::Process, "main.py"),
            track(TrackKind::Thread(0), "a"),
            track(TrackKind::Thread(1), "b <b>"),
            track(TrackKind::Gil, "GIL"),
            track(TrackKind::Lock(7), "never taken"),
        ],
        slices: vec![
            slice(1, 0, 5 * MS, State::Running),
            slice(2, MS, 5 * MS, State::WaitingGil),
            Slice { owner: Some(1), ..slice(3, 0, 5 * MS, State::Held) },
            slice(1, 5 * MS, 8 * MS, State::WaitingGil),
            slice(2, 5 * MS, 8 * MS, State::Running),
            Slice { owner: Some(2), ..slice(3, 5 * MS, 8 * MS, State::Held) },
            slice(1, 8 * MS, 10 * MS, State::Running),
            Slice { owner: Some(1), ..slice(3, 8 * MS, 9 * MS, State::Held) },
        ],
        instants: vec![
            Instant { track: 1, at: 2 * MS, kind: InstantKind::Output, detail: 0, line: 3 },
            Instant { track: 2, at: 8 * MS, kind: InstantKind::Failed, detail: 0, line: 4 },
        ],
        flows: vec![Flow { from: 1, from_at: MS, to: 2, to_at: MS, kind: FlowKind::Spawn }],
        strings: vec![String::new()],
    }
}

#[test]
fn lanes_can_be_folded_under_their_thread_and_their_process() {
    let under = |name: &str, kind, parent| Track { parent: Some(parent), ..track(kind, name) };
    let mut trace = handoff();
    trace.tracks = vec![
        track(TrackKind::Process, "main.py"),
        under("a", TrackKind::Thread(0), 0),
        track(TrackKind::Process, "child"),
        under("b", TrackKind::Thread(1), 2),
        under("task", TrackKind::Task, 3),
    ];
    trace.slices = vec![slice(1, 0, MS, State::Running), slice(4, MS, 2 * MS, State::Running)];
    trace.instants.clear();
    trace.flows = vec![Flow { from: 1, from_at: MS, to: 4, to_at: 2 * MS, kind: FlowKind::Spawn }];
    let timeline = Timeline::new(trace);
    let below: Vec<_> = timeline.lanes.iter().map(|lane| timeline.below(lane)).collect();
    assert_eq!(below, [1, 0, 2, 1, 0]);
    let seen = |folded: &Folded| {
        let scene = layout(&timeline, &Viewport::fit(10 * MS, 1000.0), Window { folded, ..Window::ALL });
        assert_eq!(scene.height, height(&timeline, folded));
        let names: Vec<_> = scene.lanes.iter().map(|place| place.name.to_owned()).collect();
        let at = |y: f64| {
            scene.lanes.iter().find(|lane| y >= lane.top && y < lane.top + lane.height).map(|lane| lane.name.to_owned())
        };
        (names.join(" "), at(scene.arrows[0].to.1).unwrap_or_default())
    };
    assert_eq!(seen(&Folded::NONE), ("main.py a child b task".into(), "task".into()));
    let tasks = Folded::NONE.toggle(3);
    assert_eq!(seen(&tasks), ("main.py a child b".into(), "b".into()), "arrows lead to what is seen");
    let both = tasks.toggle(2);
    assert_eq!(seen(&both), ("main.py a child".into(), "child".into()));
    assert_eq!(seen(&both.toggle(3)), seen(&both));
    assert_eq!(both.toggle(2), tasks);
    let last = height(&timeline, &tasks) - 1.0;
    assert_eq!(hit(&timeline, &Viewport::fit(10 * MS, 1000.0), &tasks, (150.0, last)), Some((3, None)));
}

/// One thread that runs and waits by turns, `count` times for 1 µs each.
fn crowd(count: u64) -> Trace {
    crowd_of(count, |n| n.is_multiple_of(4))
}

/// So many slices of a microsecond, those that wait being chosen.
fn crowd_of(count: u64, waits: impl Fn(u64) -> bool) -> Trace {
    let state = |n: u64| if waits(n) { State::WaitingGil } else { State::Running };
    Trace {
        end: count * US,
        tracks: vec![track(TrackKind::Thread(0), "MainThread")],
        slices: (0..count).map(|n| slice(0, n * US, (n + 1) * US, state(n))).collect(),
        strings: vec![String::new()],
        ..Trace::default()
    }
}

#[test]
fn lanes_that_say_nothing_are_left_out() {
    let timeline = Timeline::new(handoff());
    let names: Vec<_> = timeline.lanes.iter().map(|lane| timeline.name(lane.track)).collect();
    assert_eq!(names, ["a", "b <b>", "GIL"]);
    assert_eq!(timeline.lanes[0].group, Group::Thread(0));
    let mut idle = handoff();
    idle.tracks.push(track(TrackKind::Core(1), "Core 1"));
    assert_eq!(Timeline::new(idle).lanes.len(), 4, "a core that nobody uses says something");
    let mut two = handoff();
    two.tracks.push(track(TrackKind::Process, "child"));
    assert_eq!(Timeline::new(two).lanes.len(), 5, "with two processes their names are headings");
}

#[test]
fn a_slice_lies_where_its_times_say() {
    let timeline = Timeline::new(handoff());
    let view = Viewport::fit(timeline.end, 1000.0);
    let scene = layout(&timeline, &view, Window::ALL);
    let lane = scene.lanes[0];
    let bar = scene.bars.iter().find(|bar| bar.x == 500.0).expect("the slice of a that starts at 5 ms");
    assert_eq!((bar.width, bar.state), (300.0, State::WaitingGil));
    assert!(bar.y >= lane.bar_top && bar.y + bar.height <= lane.bar_top + lane.bar_height);
    assert!(lane.top >= AXIS_HEIGHT && scene.height >= scene.lanes[2].top + scene.lanes[2].height);
    let held: Vec<_> = scene.bars.iter().filter(|bar| bar.state == State::Held).map(|bar| bar.label).collect();
    assert_eq!(held, ["a", "b <b>", "a"]);
    assert_eq!(scene.marks.len(), 2);
    assert_eq!(scene.arrows.len(), 1);
    assert_eq!(scene.arrows[0].from.0, 100.0);
}

#[test]
fn only_what_is_in_view_is_laid_out() {
    let timeline = Timeline::new(handoff());
    let view = Viewport { start: 5.5e6, end: 6.5e6, width: 500.0 };
    let scene = layout(&timeline, &view, Window::ALL);
    assert_eq!(scene.bars.len(), 3);
    assert!(scene.bars.iter().all(|bar| bar.x >= -8.0 && bar.x + bar.width <= 508.0));
    assert!(scene.marks.is_empty());
    let second = scene.lanes[1];
    let scene = layout(&timeline, &view, Window { top: second.top + 1.0, height: 5.0, ..Window::ALL });
    assert_eq!(scene.lanes.iter().map(|lane| lane.name).collect::<Vec<_>>(), ["b <b>"]);
    assert_eq!(scene.bars.len(), 1);
}

#[test]
fn crowds_become_columns_that_keep_the_shares() {
    let timeline = Timeline::new(crowd(100_000));
    let view = Viewport::fit(timeline.end, 800.0);
    let scene = layout(&timeline, &view, Window::ALL);
    assert!(scene.bars.len() < 10, "neighbours with the same shares are one bar: {}", scene.bars.len());
    assert!(scene.bars.iter().all(|bar| bar.merged));
    let area =
        |state| -> f64 { scene.bars.iter().filter(|bar| bar.state == state).map(|bar| bar.width * bar.height).sum() };
    let share = area(State::WaitingGil) / (area(State::Running) + area(State::WaitingGil));
    assert!((share - 0.25).abs() < 0.01, "{share}");
}

#[test]
fn zoomed_in_every_slice_is_its_own_bar() {
    let timeline = Timeline::new(crowd(100_000));
    let view = Viewport { start: 50e6, end: 50.1e6, width: 800.0 };
    let scene = layout(&timeline, &view, Window::ALL);
    assert!(scene.bars.iter().all(|bar| !bar.merged));
    assert!((100..=102).contains(&scene.bars.len()), "{}", scene.bars.len());
}

#[test]
fn columns_stand_still_while_panning() {
    let timeline = Timeline::new(crowd_of(100_000, |n| n.is_multiple_of(2 + n / 700 % 5)));
    let view = Viewport { start: 10e6, end: 60e6, width: 800.0 };
    let edges = |view: &Viewport| -> Vec<i64> {
        let scene = layout(&timeline, view, Window::ALL);
        let inside = scene.bars.iter().filter(|bar| bar.x > 20.0 && bar.x < 700.0);
        inside.map(|bar| view.time(bar.x).round() as i64).collect()
    };
    let panned = edges(&view.pan(7.0, timeline.end));
    let before = edges(&view);
    assert!(before.len() > 50, "{}", before.len());
    assert!(panned.iter().filter(|edge| before.contains(edge)).count() * 10 > panned.len() * 9);
}

#[test]
fn sums_over_any_stretch_are_exact() {
    let timeline = Timeline::new(crowd(1_000));
    let lane = &timeline.lanes[0];
    for (from, to) in [(0, 1_000), (0, 0), (3, 7), (63, 65), (64, 192), (1, 999), (500, 700)] {
        let naive = |state| -> Ns {
            let slices = timeline.slices(lane)[from..to].iter().filter(|slice| slice.state == state);
            slices.map(|slice| slice.end - slice.start).sum()
        };
        let totals = timeline.totals(lane, from, to);
        for state in [State::Running, State::WaitingGil, State::Io] {
            assert_eq!(totals[state as usize], naive(state), "{from}..{to} {state:?}");
        }
    }
}

#[test]
fn a_million_slices_lay_out_in_the_time_of_a_frame() {
    let timeline = Timeline::new(crowd(1_000_000));
    let views = [Viewport::fit(timeline.end, 1200.0), Viewport { start: 4e8, end: 4.2e8, width: 1200.0 }];
    let best = (0..5)
        .map(|_| {
            let clock = Clock::now();
            for view in &views {
                assert!(layout(&timeline, view, Window::ALL).bars.len() < 10_000);
            }
            clock.elapsed()
        })
        .min()
        .expect("five rounds");
    // A loop over all slices takes longer than this; what is measured is under a millisecond.
    assert!(best < Duration::from_millis(40), "{best:?}");
}

#[test]
fn ticks_are_round_and_labels_have_room() {
    let labels = |view: &Viewport| -> Vec<String> { view.ticks().into_iter().filter_map(|tick| tick.label).collect() };
    let ms = |list: &[&str]| -> Vec<String> { list.iter().map(|n| format!("{n}{NBSP}ms")).collect() };
    assert_eq!(labels(&Viewport::fit(10 * MS, 500.0)), ms(&["0", "2", "4", "6", "8"]));
    assert_eq!(
        labels(&Viewport { start: 1.2e6, end: 1.3e6, width: 600.0 }),
        ms(&["1.20", "1.22", "1.24", "1.26", "1.28"])
    );
    for exponent in 3..12 {
        for width in [300.0, 390.0, 777.0, 1440.0] {
            let view = Viewport::fit(3 * 10u64.pow(exponent), width);
            let ticks = view.ticks();
            let places: Vec<f64> = ticks.iter().filter(|tick| tick.label.is_some()).map(|tick| tick.x).collect();
            assert!(places.len() >= 2, "{view:?}");
            assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 60.0), "{view:?} {places:?}");
            assert!(ticks.len() < 200);
        }
    }
}

#[test]
fn times_have_units_and_few_digits() {
    let cases = [
        (0, "0 ns"),
        (850, "850 ns"),
        (12_345, "12.35 µs"),
        (5 * MS, "5 ms"),
        (123_456_789, "123.5 ms"),
        (1_250 * MS, "1.25 s"),
        (3_600_000 * MS, "3600 s"),
    ];
    for (t, text) in cases {
        assert_eq!(duration(t), text.replace(' ', "\u{a0}"));
    }
    assert_eq!(clock(5 * MS, 60 * MS), format!("5.000{NBSP}ms"));
    assert_eq!(clock(5 * MS, 2_000 * MS), format!("0.005{NBSP}s"));
}

#[test]
fn zoom_keeps_the_moment_under_the_finger_and_stays_in_the_run() {
    let view = Viewport::fit(100 * MS, 1000.0);
    let near = view.zoom(4.0, 300.0, 100 * MS);
    assert!((near.time(300.0) - view.time(300.0)).abs() < 1.0);
    assert_eq!(near.span(), 25e6);
    assert_eq!(near.zoom(0.01, 0.0, 100 * MS), view);
    assert_eq!(near.pan(1e9, 100 * MS).end, 100e6);
    assert_eq!(near.pan(-1e9, 100 * MS).start, 0.0);
    assert!(near.zoom(1e12, 0.0, 100 * MS).span() >= 1_000.0);
    let followed = near.follow(99 * MS, 100 * MS);
    assert!((0.0..=1000.0).contains(&followed.x(99e6)));
}

#[test]
fn a_new_run_keeps_the_scale_while_it_can_be_compared() {
    let all = Viewport::fit(100 * MS, 800.0);
    assert_eq!(all.after_run(100 * MS, 60 * MS), all, "shorter: its end is seen inside the picture");
    assert_eq!(all.after_run(100 * MS, 120 * MS).end, 120e6, "longer: all of it is seen");
    assert_eq!(all.after_run(100 * MS, 10 * MS).end, 10e6, "much shorter: seen close");
    let near = Viewport { start: 20e6, end: 30e6, width: 800.0 };
    assert_eq!(near.after_run(100 * MS, 500 * MS), near);
    assert_eq!(near.after_run(100 * MS, 25 * MS), Viewport { start: 15e6, end: 25e6, width: 800.0 });
    assert_eq!(near.after_run(100 * MS, 5 * MS).end, 5e6);
}

#[test]
fn a_hit_finds_the_lane_and_a_near_slice() {
    let timeline = Timeline::new(handoff());
    let view = Viewport::fit(timeline.end, 1000.0);
    let boxes = layout(&timeline, &view, Window::ALL).lanes;
    let middle = |lane: usize| boxes[lane].bar_top + 3.0;
    assert_eq!(hit(&timeline, &view, &Folded::NONE, (10.0, 5.0)), None, "the axis is no lane");
    assert_eq!(hit(&timeline, &view, &Folded::NONE, (499.0, middle(0))), Some((0, Some(0))));
    assert_eq!(hit(&timeline, &view, &Folded::NONE, (501.0, middle(0))), Some((0, Some(1))));
    assert_eq!(hit(&timeline, &view, &Folded::NONE, (50.0, middle(1))), Some((1, None)), "b does not exist yet");
    assert_eq!(hit(&timeline, &view, &Folded::NONE, (99.0, middle(1))), Some((1, Some(0))), "within two pixels");
    assert_eq!(hit(&timeline, &view, &Folded::NONE, (10.0, 10_000.0)), None);
}

#[test]
fn every_moment_says_what_each_thread_does() {
    let timeline = Timeline::new(handoff());
    let states = |t: Ns| -> Vec<String> {
        let words = timeline.lanes.iter().map(|lane| match timeline.now(lane, t) {
            Now::NotStarted => "not started".into(),
            Now::In(slice) => format!("{:?}", slice.state),
            Now::Idle => "idle".into(),
            Now::Ended { failed } => format!("ended{}", if failed { " failed" } else { "" }),
        });
        words.collect()
    };
    assert_eq!(states(0), ["Running", "not started", "Held"]);
    assert_eq!(states(MS), ["Running", "WaitingGil", "Held"]);
    assert_eq!(states(5 * MS), ["WaitingGil", "Running", "Held"]);
    assert_eq!(states(9 * MS), ["Running", "ended failed", "ended"]);
    // Nothing says that the first one exits: the run was cut off.
    assert_eq!(states(10 * MS), ["Running", "ended failed", "ended"]);
}

#[test]
fn stepping_visits_every_change_once_both_ways() {
    let timeline = Timeline::new(handoff());
    let mut forwards = vec![0];
    while *forwards.last().expect("starts with one") < timeline.end {
        forwards.push(timeline.next_event(*forwards.last().expect("never empty")));
    }
    assert_eq!(forwards, [0, MS, 2 * MS, 5 * MS, 8 * MS, 9 * MS, 10 * MS]);
    let mut backwards = vec![timeline.end];
    while *backwards.last().expect("starts with one") > 0 {
        backwards.push(timeline.previous_event(*backwards.last().expect("never empty")));
    }
    backwards.reverse();
    assert_eq!(backwards, forwards);
    assert_eq!(timeline.previous_event(3 * MS + 5), 2 * MS);
}

#[test]
fn the_summary_adds_up() {
    let rows = Timeline::new(handoff()).summary();
    assert_eq!(rows[0].time(State::Running), 7 * MS);
    assert_eq!(rows[0].time(State::WaitingGil), 3 * MS);
    assert_eq!((rows[1].start, rows[1].end), (MS, 8 * MS));
}

#[test]
fn the_svg_is_whole_escaped_and_of_any_width() {
    let text = svg::render(&handoff(), &svg::Options { id: "lab-1", title: "Two <threads>", alone: None });
    assert!(text.starts_with("<svg ") && text.ends_with("</svg>"));
    assert!(text.contains("b &lt;b&gt;") && text.contains("Two &lt;threads&gt;") && !text.contains("<b>"));
    assert!(text.contains(r#"id="lab-1-waiting-gil""#) && text.contains(r#"fill="url(#lab-1-waiting-gil)""#));
    assert!(text.contains(r#"x="50%""#) && text.contains(r#"width="30%""#));
    for tag in ["g", "text", "defs", "pattern"] {
        let opened = text.matches(&format!("<{tag} ")).count() + text.matches(&format!("<{tag}>")).count();
        assert_eq!(opened, text.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn an_empty_trace_is_an_empty_picture() {
    let timeline = Timeline::new(Trace::default());
    let view = Viewport::fit(timeline.end, 300.0);
    assert!(layout(&timeline, &view, Window::ALL).bars.is_empty());
    assert_eq!((timeline.next_event(0), timeline.previous_event(0)), (0, 0));
    assert_eq!(hit(&timeline, &view, &Folded::NONE, (1.0, 40.0)), None);
    assert!(!svg::render(&Trace::default(), &svg::Options::default()).contains("<text"), "no axis without a run");
}

/// The lane of a track.
fn lane_of(timeline: &Timeline, track: u32) -> &gilscope::timeline::Lane {
    timeline.lanes.iter().find(|lane| lane.track == track).expect("a lane")
}

#[test]
fn a_wait_is_explained_by_who_ends_it() {
    let mut trace = handoff();
    // b's exit hands the GIL to a.
    trace.flows.push(Flow { from: 2, from_at: 8 * MS, to: 1, to_at: 8 * MS, kind: FlowKind::Gil });
    let timeline = Timeline::new(trace);
    let (a, b) = (lane_of(&timeline, 1), lane_of(&timeline, 2));

    let why = timeline.why(a, 6 * MS).expect("a waits");
    assert_eq!((why.slice.state, why.slice.start, why.slice.end), (State::WaitingGil, 5 * MS, 8 * MS));
    let release = why.release.expect("b lets it go on");
    assert_eq!((release.from, release.at, release.kind), (2, 8 * MS, FlowKind::Gil));
    assert_eq!(why.next.map(|next| next.state), Some(State::Running));
    assert!(!why.is_last);

    let started = timeline.why(b, 2 * MS).expect("b waits").cause.expect("a started it");
    assert_eq!((started.from, started.kind), (1, FlowKind::Spawn));
    assert!(timeline.why(b, 0).is_none(), "before its start");
    assert!(timeline.why(b, 9 * MS).is_none(), "after its end");
    assert!(timeline.why(a, 9 * MS).is_some_and(|why| why.is_last && why.next.is_none()));

    for lang in Lang::ALL {
        let (facts, moments) = lens_facts(&timeline, a, 6 * MS).expect("facts");
        let text: String = sentence(lang, &facts)
            .into_iter()
            .map(|part| match part {
                Part::Text(text) | Part::Name(text) => text,
                Part::Moment(index) => facts.moments[index].clone(),
            })
            .collect();
        assert!(text.contains("b <b>") && text.contains("GIL") && text.contains("5.000\u{a0}ms"), "{text}");
        assert_eq!(moments[1], 8 * MS);
    }
}

#[test]
fn jumps_find_the_nearest_moment_of_their_kind() {
    let timeline = Timeline::new(handoff());
    let jump = |target, t, forwards| timeline.jump(target, t, forwards);
    assert_eq!(jump(Target::Switch, 0, true), Some(5 * MS), "the first holder is no switch");
    assert_eq!(jump(Target::Switch, 5 * MS, true), Some(8 * MS));
    assert_eq!(jump(Target::Switch, 8 * MS, true), None);
    assert_eq!(jump(Target::Switch, 10 * MS, false), Some(8 * MS));
    assert_eq!(jump(Target::Switch, 8 * MS, false), Some(5 * MS));
    assert_eq!(jump(Target::Output, 0, true), Some(2 * MS));
    assert_eq!(jump(Target::Output, 2 * MS, true), None);
    assert_eq!(jump(Target::Failure, 9 * MS, false), Some(8 * MS));
}

#[test]
fn tasks_that_wait_for_ever_still_do_at_the_end() {
    let source = "\
import asyncio
async def main():
    done = asyncio.create_task(asyncio.sleep(0.001), name='done')
    await done
    await asyncio.gather(asyncio.Event().wait(), done)
asyncio.run(main())
";
    let timeline = Timeline::new(gilscope::engine::run(&gilscope::protocol::RunRequest::new(source)).trace);
    let at_the_end = |name: &str| {
        let lane = timeline.lanes.iter().find(|lane| timeline.name(lane.track) == name).expect("a lane");
        timeline.now(lane, timeline.end)
    };
    assert!(matches!(at_the_end("MainThread"), Now::In(_)));
    assert!(matches!(at_the_end("Task-1"), Now::In(slice) if slice.state == State::Blocked));
    assert_eq!(at_the_end("done"), Now::Ended { failed: false });
}
