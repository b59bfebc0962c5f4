//! A lab's state: what each action changes, and what it leaves alone. The Python colours and what Tab does, too.

use gilscope::app::lab::highlight::{Ink, highlight};
use gilscope::app::lab::state::{Action, Phase, State, Trouble, When};
use gilscope::app::lab::typing::{indent_after, shifted};
use gilscope::app::lab::{LabSetup, words};
use gilscope::base::{MS, Ns};
use gilscope::client::Failure;
use gilscope::i18n::Lang;
use gilscope::protocol::form::Value;
use gilscope::protocol::{FrameAt, Outcome, RunReply, Seek, Sought, Stats, ThreadAt, VERSION};
use gilscope::trace::{Instant, InstantKind, Slice, State as Doing, Trace, Track, TrackKind};

const PROGRAM: &str = "N = 4  # @param {type:\"slider\", min:1, max:8, step:1}\nprint(N)\n";

fn lab() -> State {
    State::new("jobs.py", PROGRAM, &LabSetup::default())
}

/// A reply whose only thread runs until `end`.
fn reply(end: Ns) -> RunReply {
    let slice = Slice { track: 0, start: 0, end, state: Doing::Running, line: 2, owner: None, detail: 0 };
    RunReply {
        version: VERSION,
        outcome: Outcome::Exit(0),
        output: Vec::new(),
        diagnostics: Vec::new(),
        trace: Trace {
            end,
            tracks: vec![Track { kind: TrackKind::Thread(0), name: "MainThread".into(), parent: None }],
            slices: vec![slice],
            instants: vec![Instant { track: 0, at: end, kind: InstantKind::Exit, detail: 0, line: 0 }],
            strings: vec![String::new()],
            ..Trace::default()
        },
        schedule: String::new(),
        stats: Stats::default(),
    }
}

/// The answer to the newest request.
fn answered(state: State, reply: RunReply) -> State {
    let (generation, request) = (state.asked.generation, state.request());
    state.apply(Action::Replied(generation, Box::new(request), Box::new(reply)))
}

/// A lab that has run once, for 100 ms.
fn ran() -> State {
    answered(lab().apply(Action::Wake), reply(100 * MS))
}

#[test]
fn a_lab_sleeps_until_it_is_near_and_then_runs_once() {
    assert_eq!((lab().phase, lab().asked.generation), (Phase::Asleep, 0));
    let woken = lab().apply(Action::Wake);
    assert_eq!((woken.phase, woken.asked.generation), (Phase::Running { slow: false }, 1));
    assert_eq!(woken.apply(Action::Wake).asked.generation, 1);
    let ran = ran();
    assert_eq!((ran.phase, ran.end(), ran.playhead), (Phase::Rest, 100 * MS, 100 * MS));
    assert!(ran.view.shows_all(100 * MS));
}

#[test]
fn a_slider_rewrites_the_program_and_runs_at_once() {
    let moved = ran().apply(Action::Set("N".into(), Value::Number(6.0)));
    assert_eq!(&*moved.source, PROGRAM.replace("= 4", "= 6"));
    assert_eq!((moved.asked.generation, moved.asked.when), (2, When::Now));
    assert_eq!(moved.request().source, &*moved.source);
    assert!(moved.is_changed());
    let again = moved.apply(Action::Set("N".into(), Value::Number(6.0)));
    assert_eq!(again.asked.generation, 2, "the same value asks for nothing");
}

#[test]
fn typing_waits_for_a_pause() {
    let typed = ran().apply(Action::Edit("print(1)".into()));
    assert_eq!((typed.asked.generation, typed.asked.when), (2, When::Pause));
    assert_eq!(typed.apply(Action::RunNow).asked.when, When::Now);
}

#[test]
fn the_machine_goes_into_the_request() {
    let state =
        ran().apply(Action::Cores(4)).apply(Action::Gil(false)).apply(Action::Interval(MS)).apply(Action::Seed(7));
    let request = state.request();
    assert_eq!((request.machine.cores, request.machine.gil), (4, false));
    assert_eq!((request.machine.switch_interval, request.seed), (MS, 7));
    assert_eq!(request.filename, "jobs.py");
    assert_eq!(state.asked.generation, 5);
}

#[test]
fn reset_brings_back_the_chapters_program_and_machine() {
    let changed = ran().apply(Action::Edit("x".into())).apply(Action::Cores(8)).apply(Action::Seed(3));
    assert!(changed.is_changed());
    let reset = changed.apply(Action::Reset);
    assert!(!reset.is_changed());
    assert_eq!(reset.request().source, PROGRAM);
}

#[test]
fn answers_come_in_order_and_an_old_one_is_shown_only_until_a_newer_one() {
    let state = ran().apply(Action::Cores(3)).apply(Action::Cores(4));
    let request = state.request();
    let state = state.apply(Action::Replied(2, Box::new(request.clone()), Box::new(reply(50 * MS))));
    assert_eq!((state.end(), state.phase), (50 * MS, Phase::Running { slow: false }), "while a slider moves");
    let state = state.apply(Action::Replied(3, Box::new(request.clone()), Box::new(reply(40 * MS))));
    assert_eq!((state.end(), state.phase), (40 * MS, Phase::Rest));
    let state = state.apply(Action::Replied(2, Box::new(request), Box::new(reply(50 * MS))));
    assert_eq!(state.end(), 40 * MS, "late");
}

#[test]
fn a_new_run_keeps_zoom_and_playhead() {
    let state = ran().apply(Action::Seek(30 * MS));
    let near = state.view.zoom(10.0, 200.0, 100 * MS);
    let state = answered(state.apply(Action::View(near)).apply(Action::Cores(1)), reply(120 * MS));
    assert_eq!((state.view, state.playhead), (near, 30 * MS));
    let state = answered(state.apply(Action::Cores(2)), reply(10 * MS));
    assert_eq!(state.playhead, 10 * MS, "the run does not last that long any more");
    let state = answered(state.apply(Action::Cores(3)), reply(60 * MS));
    assert_eq!(state.playhead, 60 * MS, "a playhead at the end stays there");
}

#[test]
fn a_program_that_does_not_compile_keeps_the_old_picture() {
    let mut broken = reply(0);
    broken.trace = Trace::default();
    broken.outcome = Outcome::Exit(1);
    let state = answered(ran().apply(Action::Edit("print(".into())), broken);
    assert!(state.stale && state.end() == 100 * MS);
    assert_eq!(state.trouble, Some(Trouble::Ended(Outcome::Exit(1))));
    let state = answered(state.apply(Action::Reset), reply(100 * MS));
    assert!(!state.stale && state.trouble.is_none());
}

#[test]
fn stop_ends_the_wait_and_the_next_change_runs() {
    let state = ran().apply(Action::Edit("while True: pass".into())).apply(Action::Slow);
    assert_eq!(state.phase, Phase::Running { slow: true });
    let state = state.apply(Action::Cores(3));
    assert_eq!(state.phase, Phase::Running { slow: true }, "the button does not blink");
    let state = state.apply(Action::Stop);
    assert_eq!((state.phase, state.trouble.clone()), (Phase::Rest, Some(Trouble::Stopped)));
    let state = answered(state.apply(Action::Reset), reply(MS));
    assert_eq!((state.phase, state.trouble), (Phase::Rest, None));
}

#[test]
fn a_missing_engine_is_said_and_can_be_asked_again() {
    let state = lab().apply(Action::Wake).apply(Action::Failed(1, Failure::Unavailable));
    assert_eq!(state.trouble, Some(Trouble::Engine(Failure::Unavailable)));
    assert_eq!(state.apply(Action::RunNow).phase, Phase::Running { slow: false });
}

#[test]
fn playing_goes_to_the_end_and_starts_again_from_there() {
    let mut state = ran().apply(Action::Toggle);
    assert!(state.playing && state.playhead == 0);
    state = state.apply(Action::Tick(1000.0));
    assert_eq!(state.playhead, 10 * MS, "what is in view takes ten seconds");
    state = state.apply(Action::Speed(2.0)).apply(Action::Tick(1000.0));
    assert_eq!(state.playhead, 30 * MS);
    assert!(!state.clone().apply(Action::Seek(MS)).playing, "a hand on the playhead stops it");
    state = state.apply(Action::Tick(60_000.0));
    assert_eq!((state.playing, state.playhead), (false, 100 * MS));
    assert!(!lab().apply(Action::Play(true)).playing, "there is nothing to play yet");
}

#[test]
fn exact_lines_belong_to_one_run() {
    let threads = || {
        Some(
            vec![ThreadAt {
                thread: 0,
                frames: vec![FrameAt { function: "main".into(), line: 9, variables: Vec::new() }],
                ..ThreadAt::default()
            }]
            .into(),
        )
    };
    let state = ran().apply(Action::Seek(5 * MS)).apply(Action::Inspecting);
    let late = state.clone().apply(Action::Lines(0, 5 * MS, threads()));
    assert!(late.lines.is_none() && !late.inspecting);
    let state = state.apply(Action::Lines(1, 5 * MS, threads()));
    let run = state.run.clone().expect("it ran");
    let line = |t| words::line(&run.timeline, &run.timeline.lanes[0], t, state.lines.as_ref());
    assert_eq!((line(5 * MS), line(4 * MS), line(100 * MS)), (Some(9), Some(2), None));
    assert!(state.apply(Action::Cores(3)).lines.is_some(), "until another run is shown");
}

#[test]
fn states_are_said_in_both_languages() {
    let timeline = gilscope::timeline::Timeline::new(reply(MS).trace);
    let now = |lang, t| words::now(lang, &timeline, &timeline.lanes[0], t);
    assert_eq!((now(Lang::En, 0), now(Lang::Zh, 0)), ("running".into(), "运行".into()));
    assert_eq!((now(Lang::En, MS), now(Lang::Zh, MS)), ("ended".into(), "已结束".into()));
    let trace = Trace { instants: Vec::new(), ..reply(MS).trace };
    let cut_off = gilscope::timeline::Timeline::new(trace);
    assert_eq!(words::now(Lang::En, &cut_off, &cut_off.lanes[0], MS), "running");
}

fn inks(source: &str) -> Vec<Vec<(Ink, String)>> {
    let lines = highlight(source);
    let whole: Vec<String> = lines.iter().map(|line| line.iter().map(|(_, text)| text.as_str()).collect()).collect();
    assert_eq!(whole.join("\n"), source, "no character is lost or added");
    lines
}

fn of(lines: &[Vec<(Ink, String)>], ink: Ink) -> Vec<&str> {
    lines.iter().flatten().filter(|(own, _)| *own == ink).map(|(_, text)| text.as_str()).collect()
}

#[test]
fn python_gets_its_colours() {
    let lines = inks(
        "@cache\nasync def f(x):  # 打印\n    return f\"{x!r} \\\" {'a'}\" + r'\\d' if x else None\nN = 1_000.5  # @param []\n",
    );
    assert_eq!(of(&lines, Ink::Decorator), ["@cache"]);
    assert_eq!(of(&lines, Ink::Keyword), ["async", "def", "return", "if", "else", "None"]);
    assert_eq!(of(&lines, Ink::Definition), ["f"]);
    assert_eq!(of(&lines, Ink::Comment), ["# 打印"]);
    assert_eq!(of(&lines, Ink::Form), ["# @param []"]);
    assert_eq!(of(&lines, Ink::Number), ["1_000.5"]);
    assert_eq!(lines.len(), 5);
}

#[test]
fn strings_end_where_python_ends_them() {
    let lines = inks("a = '''x\n# no comment\n''' + b\"y\nnext = 1");
    assert_eq!(of(&lines, Ink::Text), ["'''x", "# no comment", "'''", "b\"y"]);
    assert_eq!(of(&lines, Ink::Comment), [""; 0]);
    assert_eq!(of(&lines, Ink::Number), ["1"]);
    for broken in ["'", "\"\"\"", "'\\", "f'{", "@", "#", "é\n\n'中\\", "x@y"] {
        inks(broken);
    }
}

#[test]
fn enter_and_tab_know_pythons_blocks() {
    assert_eq!(indent_after("def f():"), "    ");
    assert_eq!(indent_after("x = 1\n    while True:  # ever"), "        ");
    assert_eq!(indent_after("    return {1: 2}"), "    ");
    assert_eq!(indent_after(""), "");
    assert_eq!(shifted("a\n\n  b", true), "    a\n\n      b");
    assert_eq!(shifted("    a\n\n  b\n      c", false), "a\n\nb\n  c");
}

#[test]
fn breakpoints_move_with_the_text() {
    let state = lab().apply(Action::Break(2)).apply(Action::Break(1));
    assert_eq!(*state.breaks, [1, 2]);
    let more = state.clone().apply(Action::Edit(format!("import sys\n{PROGRAM}")));
    assert_eq!(*more.breaks, [2, 3], "two lines went down");
    let less = more.apply(Action::Edit(PROGRAM.to_owned()));
    assert_eq!(*less.breaks, [1, 2]);
    assert_eq!(*less.apply(Action::Edit("print(1)\n".to_owned())).breaks, [1]);
    assert_eq!(*state.apply(Action::Break(2)).breaks, [1]);
}

#[test]
fn a_step_is_asked_for_once_and_leads_to_the_moment_found() {
    let state = ran().apply(Action::Seek(5 * MS));
    assert!(state.clone().apply(Action::Find(Sought::Lines(Vec::new()), true)).seek.is_none(), "no breakpoint");
    let state = state.apply(Action::Break(2)).apply(Action::Find(Sought::Lines(Vec::new()), true));
    assert_eq!(state.seek, Some(Seek { sought: Sought::Lines(vec![2]), forwards: true }));
    let state = state.apply(Action::Inspecting);
    assert!(state.seek.is_none() && state.inspecting);
    let state = state.apply(Action::Found(1, 7 * MS, Vec::new().into()));
    assert_eq!((state.playhead, state.inspecting), (7 * MS, false));
    assert_eq!(state.lines.as_ref().map(|lines| lines.0), Some(7 * MS));
}

#[test]
fn a_fork_runs_the_same_program_by_another_schedule() {
    let state = ran().apply(Action::Seek(5 * MS)).apply(Action::Fork("3x0.1".to_owned()));
    assert_eq!(state.request().schedule.as_deref(), Some("3x0.1"));
    assert_eq!(answered(state.clone(), reply(80 * MS)).playhead, 5 * MS);
    assert_eq!(state.apply(Action::Cores(4)).request().schedule, None, "until something else changes");
}
