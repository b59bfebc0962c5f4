//! Values that are changed in the middle of a run: the same run up to there, and another one from there on.

use gilscope::app::lab::state::Run;
use gilscope::app::lens::later::Values;
use gilscope::app::lens::versus::labels;
use gilscope::base::{MS, Ns};
use gilscope::engine::{inspect, run};
use gilscope::i18n::Lang;
use gilscope::protocol::form::{Value, set};
use gilscope::protocol::later::{Later, What, split};
use gilscope::protocol::{InspectRequest, Outcome, RunReply, RunRequest};
use gilscope::timeline::Timeline;

const PROGRAM: &str = "\
N = 4  # @param {type:\"slider\", min:1, max:9, step:1}
PAUSE = 0.01  # @param {type:\"slider\", min:0, max:1, step:0.01}
NAME = \"a@1\"  # @param [\"a@1\", \"b\"]
import threading, time
def work():
    for turn in range(N):
        print(turn, N, PAUSE, NAME, flush=True)
        time.sleep(PAUSE)
thread = threading.Thread(target=work)
thread.start()
thread.join()
";

fn later(schedule: &str) -> (RunRequest, RunReply) {
    let mut request = RunRequest::new(PROGRAM);
    request.schedule = Some(schedule.to_owned());
    let reply = run(&request);
    (request, reply)
}

fn printed(reply: &RunReply) -> Vec<String> {
    reply
        .output
        .iter()
        .flat_map(|piece| piece.text.lines().map(str::to_owned))
        .filter(|line| !line.is_empty())
        .collect()
}

fn picture(request: RunRequest, reply: RunReply) -> Run {
    Run { request, timeline: Timeline::new(reply.trace), output: reply.output, stats: reply.stats }
}

#[test]
fn changes_stand_behind_a_schedule() {
    let text = "2.7x0.1@30:N=6@20:NAME='b@\\''@20!interval=1000000@40:_x1=True";
    let (schedule, changes) = split(text).expect("it can be read");
    let moments: Vec<Ns> = changes.iter().map(|change| change.at).collect();
    assert_eq!((schedule, moments), ("2.7x0.1", vec![20, 20, 30, 40]));
    assert_eq!(changes[0].what, What::Global("NAME".into(), "'b@\\''".into()));
    let again: String = changes.iter().map(Later::to_string).collect();
    assert_eq!(split(&again).expect("what is written can be read").1, changes);
    for bad in [
        "@",
        "@5",
        "@5:N",
        "@5:N=",
        "@5:N=f()",
        "@x:N=1",
        "@5:n-1=2",
        "@5:N=1 2",
        "@5!cores=2",
        "@5!interval=x",
        "3@5:N='",
    ] {
        assert!(split(bad).is_err(), "{bad}");
        let outcome = later(bad).1.outcome;
        assert_ne!(outcome, Outcome::Exit(0), "{bad}");
    }
}

#[test]
fn a_value_changes_at_its_moment_and_not_before() {
    let (_, plain) = later("");
    assert_eq!(printed(&plain), ["0 4 0.01 a@1", "1 4 0.01 a@1", "2 4 0.01 a@1", "3 4 0.01 a@1"]);
    let (request, changed) = later("@15000000:N=6@15000000:PAUSE=0.05@25000000:NAME=\"b\"");
    // `range(N)` was made before: what has been computed stays.
    assert_eq!(printed(&changed), ["0 4 0.01 a@1", "1 4 0.01 a@1", "2 6 0.05 a@1", "3 6 0.05 b"]);
    assert!(changed.stats.makespan > plain.stats.makespan + 70 * MS);
    let before = |reply: &RunReply| {
        let slices = reply.trace.slices.iter().filter(|slice| slice.end <= 15 * MS);
        slices.map(|slice| (slice.track, slice.start, slice.end, slice.state)).collect::<Vec<_>>()
    };
    assert_eq!(before(&plain), before(&changed));
    // The reply's schedule is the same run again, and a moment of it can be looked at.
    assert_eq!(changed.schedule, request.schedule.clone().expect("set above"));
    assert_eq!(run(&request), changed);
    let seen = |at: Ns| {
        let reply = inspect(&InspectRequest { run: request.clone(), at, seek: None });
        let frame =
            reply.threads.iter().find_map(|thread| thread.frames.first().filter(|frame| frame.function == "<module>"));
        let found = frame.and_then(|frame| frame.variables.iter().find(|(name, _)| name == "N").cloned());
        found.map(|(_, value)| value)
    };
    assert_eq!((seen(15 * MS - 1).as_deref(), seen(15 * MS).as_deref()), (Some("4"), Some("6")));
}

#[test]
fn the_switch_interval_changes_for_every_gil() {
    let source = "\
import sys, threading
def work():
    for _ in range(4_000_000):
        pass
for _ in range(2):
    threading.Thread(target=work).start()
print(sys.getswitchinterval())
for thread in threading.enumerate()[1:]:
    thread.join()
print(sys.getswitchinterval())
";
    let ran = |schedule: &str| {
        let mut request = RunRequest::new(source);
        request.machine.switch_interval = 20 * MS;
        request.schedule = Some(schedule.to_owned());
        run(&request)
    };
    let (plain, changed) = (ran(""), ran("@1000000!interval=500000"));
    assert_eq!(printed(&plain), ["0.02", "0.02"]);
    assert_eq!(printed(&changed).last().map(String::as_str), Some("0.0005"));
    assert!(changed.stats.gil_switches > 4 * plain.stats.gil_switches, "{:?} {:?}", changed.stats, plain.stats);
}

#[test]
fn the_lens_writes_what_the_reader_changed() {
    let (request, reply) = later("@15000000:N=6");
    let schedule = reply.schedule.clone();
    let run = picture(request, reply);
    let (before, after) = (Values::at(&run, 10 * MS), Values::at(&run, 20 * MS));
    assert!(before.source.starts_with("N = 4 ") && after.source.starts_with("N = 6 "));
    assert_eq!(after.change(&schedule, 20 * MS, &after), None);
    let mut wanted = after.clone();
    wanted.source = set(&wanted.source, "PAUSE", &Value::Number(0.5));
    wanted.interval = MS;
    let text = after.change(&schedule, 20 * MS, &wanted).expect("something is to change");
    assert_eq!(text, "@15000000:N=6@20000000:PAUSE=0.50@20000000!interval=1000000");
    let (request, reply) = later(&text);
    let (plain_request, plain) = later("");
    let (plain, other) = (picture(plain_request, plain), picture(request, reply));
    let told = labels(Lang::En, &[&plain, &other]);
    assert_eq!(told[0], "same settings");
    assert!(
        told[1].contains("from 15 ms: N 6 · from 20 ms: PAUSE 0.50".replace(" ms", "\u{a0}ms").as_str()),
        "{told:?}"
    );
}
