//! The trace that is saved for Perfetto, against the documented "Trace Event Format" and against what Perfetto's trace
//! processor makes of it: every slice arrives, none is dropped for overlapping another one of its track.

use std::collections::{BTreeMap, BTreeSet};

use gilscope::engine;
use gilscope::protocol::RunRequest;
use gilscope::timeline::Timeline;
use gilscope::trace::{Trace, chrome};
use serde_json::Value;

const PROGRAMS: [&str; 3] = [
    "import threading, queue\nbox = queue.Queue(2)\ndef work():\n    while box.get() is not None:\n        sum(range(2000))\n\
     threads = [threading.Thread(target=work, name='\"quoted\" \\\\ é\\t中') for _ in range(3)]\nfor t in threads: t.start()\n\
     for n in range(60): box.put(n)\nfor t in threads: box.put(None)\nfor t in threads: t.join()\nprint('done\\n')\n1 / 0\n",
    "import asyncio\nasync def job(n):\n    await asyncio.sleep(n / 1000)\nasync def main():\n    await asyncio.gather(*map(job, range(70)))\n\
     asyncio.run(main())\n",
    "import multiprocessing\ndef work(n):\n    print(n)\nif __name__ == '__main__':\n    for n in range(2):\n\
     \x20       multiprocessing.get_context('spawn').Process(target=work, args=(n,)).start()\n",
];

/// A time in µs as Perfetto takes it: ns, what is below them cut off.
fn ns(event: &Value, key: &str) -> i64 {
    let time = event[key].as_f64().unwrap_or_else(|| panic!("{key} is a number: {event}"));
    assert!(time >= 0.0, "{event}");
    (time * 1000.0) as i64
}

fn text<'a>(event: &'a Value, key: &str) -> &'a str {
    event[key].as_str().filter(|text| !text.is_empty()).unwrap_or_else(|| panic!("{key} is a text: {event}"))
}

/// Slices that the trace processor keeps, by process and thread; the tracks that have a name.
type Kept = (BTreeMap<(u64, u64), Vec<(i64, i64)>>, BTreeSet<(u64, u64)>);

/// Reads a trace as its documentation says; panics where it is not like that.
fn read(json: &str) -> Kept {
    let trace: Value = serde_json::from_str(json).expect("JSON");
    assert!(matches!(text(&trace, "displayTimeUnit"), "ms" | "ns"));
    let (mut slices, mut named): Kept = Default::default();
    let mut flows: BTreeMap<u64, (i64, String)> = BTreeMap::new();
    for event in trace["traceEvents"].as_array().expect("an array of events") {
        let number = |key: &str| event[key].as_u64().unwrap_or_else(|| panic!("{key} is a whole number: {event}"));
        let track = (number("pid"), number("tid"));
        let name = text(event, "name");
        match text(event, "ph") {
            "M" => match name {
                "process_name" | "thread_name" => {
                    text(&event["args"], "name");
                    named.insert(track);
                }
                "thread_sort_index" => assert!(event["args"]["sort_index"].is_u64(), "{event}"),
                other => panic!("no such metadata: {other}"),
            },
            "X" => {
                assert!(event["args"].is_object(), "{event}");
                slices.entry(track).or_default().push((ns(event, "ts"), ns(event, "dur")));
            }
            "i" => {
                ns(event, "ts");
                assert!(matches!(text(event, "s"), "g" | "p" | "t"), "{event}");
            }
            "s" => {
                let kind = format!("{} {name}", text(event, "cat"));
                assert!(flows.insert(number("id"), (ns(event, "ts"), kind)).is_none(), "ids of flows are their own");
            }
            "f" => {
                let (start, kind) = flows.remove(&number("id")).unwrap_or_else(|| panic!("no start: {event}"));
                assert_eq!(text(event, "bp"), "e", "it belongs to the slice around it");
                assert!(start <= ns(event, "ts") && kind == format!("{} {name}", text(event, "cat")), "{event}");
            }
            other => panic!("no such phase: {other}"),
        }
    }
    assert!(flows.is_empty(), "flows that do not end: {flows:?}");
    (slices, named)
}

/// Slices that are left when each track drops those that cross the end of an earlier one.
fn kept(slices: &mut [(i64, i64)]) -> usize {
    slices.sort_by_key(|(start, length)| (*start, -length));
    let mut open: Vec<i64> = Vec::new();
    let fits = |&(start, length): &(i64, i64)| {
        open.retain(|end| *end > start);
        let fits = open.iter().all(|end| start + length <= *end);
        if fits {
            open.push(start + length);
        }
        fits
    };
    slices.iter().map(fits).filter(|fits| *fits).count()
}

fn check(trace: &Trace) {
    let (mut slices, named) = read(&chrome::json(trace));
    let mut arrived = 0;
    for (track, slices) in &mut slices {
        assert!(named.contains(track), "track {track:?} has no name");
        let all = slices.len();
        assert_eq!(kept(slices), all, "slices of {track:?} overlap");
        arrived += all;
    }
    assert_eq!(arrived, trace.slices.len());
    assert!(arrived > 10);
}

#[test]
fn perfetto_gets_every_slice() {
    for program in PROGRAMS {
        let reply = engine::run(&RunRequest::new(program));
        check(&Timeline::new(reply.trace).trace());
    }
}
